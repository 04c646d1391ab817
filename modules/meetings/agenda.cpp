#include "agenda.hpp"
#include "rules.hpp"
#include <activities/activities.hpp>
#include <algorithm>
#include <array>
#include <base/json.hpp>
#include <base/words.hpp>
#include <charconv>
#include <fmt/core.h>
#include <map>
#include <meetings/sql.hpp>
#include <membership/membership.hpp>
#include <partners/partners.hpp>
#include <set>
#include <store/journal.hpp>
#include <structure/structure.hpp>

namespace muster::meetings {

namespace {

store::Value text(std::string const& value) { return std::string_view(value); }

std::vector<std::pair<std::string, Proposer>>& proposers()
{
    static std::vector<std::pair<std::string, Proposer>> all;
    return all;
}

/// Whose matters a body speaks about: its own, those of the body that it is a group or hub of, everybody's where it is between
/// the sectors.
class Matters {
public:
    Matters(store::Db& db, std::string const& operation, std::string const& body, base::Day on)
    {
        bodies_.insert(body);
        auto const bodies = structure::Bodies::load(db, operation, on);
        if (auto const at = bodies->by_code(body); at >= 0) {
            all_ = bodies->at(at).kind == "intersectoral";
            if (bodies->at(at).kind == "custom" and not bodies->at(at).parent.empty()) bodies_.insert(bodies->at(at).parent);
        }
        for (auto const& one : structure::on(db, operation, on)) {
            if (one.code != body) continue;
            all_ = all_ or one.type == "hct" or one.type == "iccg";
            if (one.governance == "group" and not one.parent.empty()) bodies_.insert(one.parent);
        }
    }
    [[nodiscard]] bool concern(std::string const& body) const { return all_ or bodies_.contains(body); }

private:
    bool all_ = false;
    std::set<std::string> bodies_;
};

/// One draft in the making.
struct Draft {
    Desk const& desk;
    Diary const& diary;
    Meeting const& meeting;
    base::Day on;              // what was known then
    std::optional<Meeting> before;
    Matters matters;
    std::map<std::string, std::string> partners;
    std::vector<Proposal> all;

    [[nodiscard]] std::string name(std::string const& partner) const
    {
        auto const at = partners.find(partner);
        return at == partners.end() ? partner : at->second;
    }
    void add(std::string kind, std::string ref, std::string words, std::string const& path, bool late = false)
    {
        all.push_back({std::move(kind), std::move(ref), std::move(words), "/operations/" + desk.operation + path, late});
    }
};

void last_minutes(Draft& draft)
{
    if (not draft.before or draft.before->state != State::held) return;
    auto const key = draft.before->key.text();
    draft.add("minutes", key, base::term("meetings.item.minutes", {draft.before->day.text()}), "/meetings/" + key, draft.before->minutes == "late");
}

void open_actions(Draft& draft)
{
    std::vector<Action> open;
    for (auto& one : actions(draft.desk.db, draft.desk.operation))
        if (one.body == draft.meeting.series->body and one.open_on(draft.on)) open.push_back(std::move(one));
    std::ranges::stable_sort(open, {}, [&](Action const& one) { return std::pair(not one.late_on(draft.on), one.due); });
    for (auto const& one : open)
        draft.add("action", std::to_string(one.number),
                  base::term(one.partner.empty() ? "meetings.item.action" : "meetings.item.action_of", {one.words, one.due.text(), draft.name(one.partner)}),
                  "/actions/" + std::to_string(one.number), one.late_on(draft.on));
}

/// Gaps that got their name since the last meeting of the series; in the last month where it is the first.
void new_gaps(Draft& draft)
{
    constexpr int month = 31;
    constexpr std::int64_t day_ms = 86'400'000;
    auto const since = draft.before ? draft.before->day : draft.on.plus(-month);
    draft.desk.db.each(sql::new_gaps, {text(draft.desk.operation), since.count * day_ms, draft.on.plus(1).count * day_ms}, [&](store::Row const& row) {
        if (not draft.matters.concern(row.string(1))) return;
        auto const number = std::to_string(row.integer(0));
        draft.add("gap", number, base::term("meetings.item.gap", {number, row.string(4), row.string(1)}), "/named-gaps/" + number);
    });
}

void late_commitments(Draft& draft)
{
    std::set<std::int64_t> seen;
    auto const on = draft.on.text();
    draft.desk.db.each(sql::late_commitments, {text(draft.desk.operation), text(on)}, [&](store::Row const& row) {
        if (not draft.matters.concern(row.string(3)) or not seen.insert(row.integer(0)).second) return;
        auto const number = std::to_string(row.integer(0));
        draft.add("commitment", number, base::term("meetings.item.commitment", {number, draft.name(row.string(1)), row.string(2)}), "/commitments/" + number, true);
    });
}

/// Members that owe a report on the cycle that reports are waited for.
void late_reports(Draft& draft)
{
    auto const cycle = activities::cycle_at(draft.desk.db, draft.desk.operation, draft.on);
    if (not cycle or cycle->due >= draft.on) return;
    std::set<std::string> members;
    for (auto const& one : membership::members(draft.desk.db, draft.desk.operation, draft.on, draft.meeting.series->body))
        if (auto const* kind = membership::kind_named(one.kind); kind != nullptr and kind->counts) members.insert(one.partner);
    std::string late;
    int count = 0;
    for (auto const& one : activities::reports(draft.desk.db, draft.desk.operation, draft.on)) {
        if (one.cycle.period != cycle->period or one.state != "overdue" or not members.contains(one.partner)) continue;
        late += (late.empty() ? "" : ", ") + draft.name(one.partner);
        ++count;
    }
    auto const period = cycle->period.text();
    if (count > 0) draft.add("report", period, base::term("meetings.item.report", {std::to_string(count), period, late}), "/reports", true);
}

void open_lessons(Draft& draft)
{
    auto const acted = actions(draft.desk.db, draft.desk.operation);
    for (auto const& one : lessons(draft.desk.db, draft.desk.operation))
        if (one.body == draft.meeting.series->body and one.learned <= draft.on and one.state_on(draft.on, acted) == "unended")
            draft.add("lesson", std::to_string(one.number), base::term("meetings.item.lesson", {one.recommendation}), "/lessons/" + std::to_string(one.number));
}

constexpr std::array<std::string_view, 8> kinds{"minutes", "action", "gap", "commitment", "report", "duty", "lesson", "concern"};

std::vector<std::string> parts_of(std::string_view said)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= said.size();) {
        auto const end = std::min(said.find('|', at), said.size());
        auto part = said.substr(at, end - at);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        parts.emplace_back(part);
        at = end + 1;
    }
    return parts;
}

}

void propose_by(std::string const& part, Proposer proposer)
{
    auto& all = proposers();
    if (std::ranges::find(all, part, [](auto const& one) { return one.first; }) == all.end()) all.emplace_back(part, std::move(proposer));
}

std::vector<Proposal> propose(Desk const& desk, Diary const& diary, Meeting const& meeting)
{
    auto const on = std::min(meeting.day, diary.today());
    auto const& body = meeting.series->body;
    Draft draft{desk, diary, meeting, on, diary.before(meeting), Matters(desk.db, desk.operation, body, on), {}, {}};
    for (auto const& one : partners::list(desk.db, desk.operation)) draft.partners.emplace(one.id, one.acronym.empty() ? one.name : one.acronym);
    last_minutes(draft);
    open_actions(draft);
    new_gaps(draft);
    late_commitments(draft);
    late_reports(draft);
    for (auto const& [part, proposer] : proposers())
        for (auto& one : proposer(desk.db, desk.clock, desk.operation, body, on)) draft.all.push_back(std::move(one));
    open_lessons(draft);
    return std::move(draft.all);
}

Agenda agenda_of(store::Db& db, std::string const& operation, Key const& key)
{
    Agenda made;
    auto const day = key.day.text();
    db.each(sql::agenda_of, {text(operation), key.series, text(day)}, [&](store::Row const& row) {
        made.items.push_back({row.string(0), row.string(1), row.string(2), row.integer_if(3), row.string(4), row.integer(5) == 1});
        made.version = row.integer(6), made.at = {row.integer(7)}, made.actor = row.string(8);
    });
    return made;
}

void decide_agenda(Desk const& desk, Meeting const& meeting, std::vector<Item> const& items)
{
    if (meeting.state == State::held) refuse("meeting.was_held", {meeting.key.text(), meeting.day.text()});
    if (meeting.state == State::cancelled) refuse("meeting.was_cancelled", {meeting.key.text(), meeting.why});
    if (std::ranges::all_of(items, &Item::struck)) refuse("meeting.empty_agenda");
    std::set<std::string> named;
    for (auto const& one : items)
        if (one.kind != "topic" and not named.insert(one.name()).second) refuse("meeting.item_twice", {one.name()});
    store::Transaction transaction(desk.db);
    auto const day = meeting.key.day.text();
    auto const version = desk.db.number(sql::next_agenda, {text(desk.operation), meeting.key.series, text(day)}).value_or(1);
    desk.db.run(sql::add_agenda, {text(desk.operation), meeting.key.series, text(day), version, desk.clock.now().ms, text(desk.actor)});
    std::string body;
    base::JsonWriter json(body);
    json.object().member("version", version).key("items").list();
    std::int64_t n = 0;
    for (auto const& one : items) {
        desk.db.run(sql::add_agenda_item, {text(desk.operation), meeting.key.series, text(day), version, ++n, text(one.kind), text(one.ref), text(one.words), store::value_of(one.minutes),
                                           text(one.presenter), std::int64_t{one.struck ? 1 : 0}});
        json.text((one.struck ? "struck " : "") + (one.kind == "topic" ? one.words : one.name()));
    }
    json.end().end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::decided, "meetings.agenda", meeting.key.text(), body, desk.actor, ""});
    transaction.commit();
}

Item item_said(std::string const& said_so, std::vector<Proposal> const& proposals, Agenda const& before)
{
    auto parts = parts_of(said_so);
    Item made;
    auto const slash = parts.front().find('/');
    auto const kind = slash == std::string::npos ? std::string() : parts.front().substr(0, slash);
    std::size_t next = 1;
    if (std::ranges::count(kinds, kind) > 0) {
        made.kind = kind;
        made.ref = parts.front().substr(slash + 1);
        if (parts.size() > 1) made.words = parts[1];
        next = 2;
        if (made.words.empty())
            for (auto const& one : before.items)
                if (one.name() == made.name()) made.words = one.words;
        if (made.words.empty())
            for (auto const& one : proposals)
                if (one.kind == made.kind and one.ref == made.ref) made.words = one.words;
    }
    else {
        made.kind = "topic";
        made.words = parts.front();
    }
    if (next < parts.size() and not parts[next].empty()) {
        std::int64_t minutes = 0;
        auto const& digits = parts[next];
        auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), minutes);
        if (read.ec != std::errc{} or read.ptr != digits.data() + digits.size() or minutes < 1) refuse("meeting.bad_item", {said_so});
        made.minutes = minutes;
    }
    if (next + 1 < parts.size()) made.presenter = parts[next + 1];
    if (made.words.empty() or next + 2 < parts.size()) refuse("meeting.bad_item", {said_so});
    return made;
}

std::string said(std::string const& words)
{
    return base::fill_in("{0}", std::vector{words}, base::reader().language);
}

}
