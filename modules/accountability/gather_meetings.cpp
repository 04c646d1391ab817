// Who came to the meetings between the sectors, lessons and what they ended in, concerns, contributions and means asked for: the
// published views of modules/meetings and modules/advocacy as facts of a body.
#include "facts.hpp"
#include <accountability/sql.hpp>
#include <algorithm>
#include <map>
#include <set>

namespace muster::accountability {
namespace {

/// Something proves a duty from the day on which it was written down.
base::Day since(std::string_view day, std::int64_t at_ms)
{
    auto const entered = base::Instant{at_ms}.day();
    return std::max(base::Day::parse(day).value_or(entered), entered);
}

void put_attended(store::Db& db, std::string const& operation, std::set<std::string> const& between, Put const& put)
{
    db.each(sql::lead_attended, {std::string_view(operation)}, [&](store::Row const& row) {
        if (between.contains(row.string(0)))
            put("", {Kind::attended, since(row.text(2), row.integer(5)), {}, row.string(0), row.string(1), std::to_string(row.integer(3)) + "-" + row.string(4)});
    });
}

/// A lesson holds as unended, acting or ended from one day to the next on which something became of it.
struct Lesson {
    std::string body, recommendation;
    base::Day learned;
    struct End {
        base::Day since;
        std::optional<std::int64_t> action;
        std::string document;
    };
    std::vector<End> ends;
};
using ActionStates = std::map<std::int64_t, std::vector<std::pair<base::Day, std::string>>>;

std::string state_on(Lesson const& lesson, ActionStates const& actions, base::Day day)
{
    Lesson::End const* last = nullptr;
    for (auto const& end : lesson.ends)
        if (end.since <= day) last = &end;
    if (last == nullptr) return "unended";
    if (not last->document.empty()) return "ended";
    std::string state = "open";
    if (auto const at = actions.find(last->action.value_or(0)); at != actions.end())
        for (auto const& [from, one] : at->second)
            if (from <= day) state = one;
    return state == "done" ? "ended" : state == "open" ? "acting" : "unended";
}

void put_lesson(std::int64_t number, Lesson const& lesson, ActionStates const& actions, Put const& put)
{
    std::set<base::Day> days{lesson.learned};
    for (auto const& end : lesson.ends) {
        days.insert(std::max(end.since, lesson.learned));
        if (auto const at = actions.find(end.action.value_or(0)); at != actions.end())
            for (auto const& [from, state] : at->second) days.insert(std::max(from, lesson.learned));
    }
    for (auto at = days.begin(); at != days.end(); ++at) {
        auto const next = std::next(at);
        put(lesson.body, {Kind::lesson, *at, next == days.end() ? std::nullopt : std::optional(*next), state_on(lesson, actions, *at), lesson.learned.text(), lesson.recommendation, {}, number});
    }
}

void put_lessons(store::Db& db, std::string const& operation, Put const& put)
{
    ActionStates actions;
    db.each(sql::action_states, {std::string_view(operation)}, [&](store::Row const& row) { actions[row.integer(0)].emplace_back(since(row.text(2), row.integer(3)), row.string(1)); });
    std::map<std::int64_t, Lesson> lessons;
    db.each(sql::lessons_learned, {std::string_view(operation)}, [&](store::Row const& row) {
        auto& one = lessons[row.integer(1)];
        one.body = row.string(0), one.recommendation = row.string(8), one.learned = since(row.text(2), row.integer(3));
        if (not row.is_null(7)) one.ends.push_back({since(row.text(6), row.integer(7)), row.integer_if(4), row.string(5)});
    });
    for (auto const& [number, one] : lessons) put_lesson(number, one, actions, put);
}

void put_advocacy(store::Db& db, std::string const& operation, Put const& put)
{
    std::string body;
    std::optional<Fact> now;
    auto const end = [&](std::optional<base::Day> until) {
        if (now) now->until = until, put(body, std::move(*now));
        now.reset();
    };
    db.each(sql::concern_states, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const from = since(row.text(3), row.integer(4));
        end(now and now->count == row.integer(1) ? std::optional(from) : std::nullopt);
        body = row.string(0);
        now = Fact{Kind::concern, from, {}, row.string(2), {}, row.string(5), {}, row.integer(1)};
    });
    end({});
    db.each(sql::contributions_made, {std::string_view(operation)}, [&](store::Row const& row) {
        put(row.string(0), {Kind::contribution, since(row.text(3), row.integer(4)), {}, row.string(2), {}, {}, {}, row.integer(1)});
    });
    db.each(sql::means_asked, {std::string_view(operation)}, [&](store::Row const& row) {
        put(row.string(0), {Kind::means, since(row.text(4), row.integer(5)), {}, row.string(2), row.string(3), std::to_string(row.integer(6)), {}, row.integer(1)});
    });
}

}

void gather_meetings(store::Db& db, std::string const& operation, std::set<std::string> const& between, Put const& put)
{
    put_attended(db, operation, between, put);
    put_lessons(db, operation, put);
    put_advocacy(db, operation, put);
}

}
