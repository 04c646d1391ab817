#include "actions.hpp"
#include "rules.hpp"
#include <algorithm>
#include <array>
#include <base/json.hpp>
#include <meetings/sql.hpp>
#include <store/journal.hpp>
#include <store/seal.hpp>

namespace muster::meetings {

namespace {

std::string belongs(std::int64_t action) { return "action/" + std::to_string(action) + "/person"; }
store::Value text(std::string const& value) { return std::string_view(value); }
Key key_of(std::int64_t series, std::string_view day) { return series == 0 ? Key{} : Key{series, *base::Day::parse(day)}; }
std::string day_of(Key const& key) { return key.series == 0 ? std::string() : key.day.text(); }

ActionStep const* last_step(Action const& action, base::Day day)
{
    ActionStep const* last = nullptr;
    for (auto const& step : action.steps)
        if (step.on <= day) last = &step;
    return last;
}

}

std::string Action::state_on(base::Day day) const
{
    auto const* last = last_step(*this, day);
    return last == nullptr ? "open" : last->state;
}

base::Day Action::since(base::Day day) const
{
    auto const* last = last_step(*this, day);
    return last == nullptr ? opened : last->on;
}

std::vector<Action> actions(store::Db& db, std::string const& operation)
{
    std::vector<Action> all;
    db.each(sql::actions_all, {text(operation)}, [&](store::Row const& row) {
        Action one;
        one.number = row.integer(0), one.body = row.string(1), one.meeting = key_of(row.integer(2), row.text(3));
        one.words = row.string(4), one.partner = row.string(5), one.person = row.string(6);
        one.due = *base::Day::parse(row.text(7)), one.about = row.string(8), one.opened = *base::Day::parse(row.text(9));
        one.at = {row.integer(10)}, one.actor = row.string(11);
        all.push_back(std::move(one));
    });
    auto at = all.begin();
    db.each(sql::action_steps_all, {text(operation)}, [&](store::Row const& row) {
        while (at != all.end() and at->number < row.integer(0)) ++at;
        if (at != all.end() and at->number == row.integer(0))
            at->steps.push_back({row.string(1), *base::Day::parse(row.text(2)), row.string(3), row.string(4), {row.integer(5)}, row.string(6)});
    });
    return all;
}

std::int64_t add_action(Desk const& desk, Action const& wanted)
{
    if (wanted.words.empty()) refuse("action.no_words");
    if (wanted.due < wanted.opened) refuse("action.due_before", {wanted.due.text(), wanted.opened.text()});
    store::Transaction transaction(desk.db);
    auto const number = desk.db.number(sql::next_action, {text(desk.operation)}).value_or(1);
    store::Seal seal(desk.db, desk.operation);
    auto const person = wanted.person.empty() ? std::string() : seal.close(belongs(number), wanted.person);
    auto const day = day_of(wanted.meeting), due = wanted.due.text(), opened = wanted.opened.text();
    desk.db.run(sql::add_action, {text(desk.operation), number, text(wanted.body), wanted.meeting.series, text(day), text(wanted.words), text(wanted.partner), text(person), text(due),
                                  text(wanted.about), text(opened), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("body", wanted.body).member("meeting", wanted.meeting.text()).member("words", wanted.words).member("partner", wanted.partner)
        .member("due", due).member("about", wanted.about).end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::decided, "meetings.action", std::to_string(number), said, desk.actor, ""});
    transaction.commit();
    return number;
}

void decide_action(Desk const& desk, Action const& action, ActionStep const& step)
{
    constexpr std::array<std::string_view, 3> states{"open", "done", "dropped"};
    if (std::ranges::count(states, step.state) == 0) refuse("action.bad_state", {step.state});
    auto const now = action.steps.empty() ? std::string("open") : action.steps.back().state;
    auto const number = std::to_string(action.number);
    if (now == step.state) refuse("action.so_already", {number, now});
    if (step.state != "done" and step.reason.empty()) refuse("action.needs_reason");
    auto const before = action.steps.empty() ? action.opened : action.steps.back().on;
    if (step.on < before) refuse("action.before", {step.on.text(), before.text()});
    store::Transaction transaction(desk.db);
    auto const on = step.on.text();
    desk.db.run(sql::add_action_step, {text(desk.operation), action.number, text(step.state), text(on), text(step.reason), text(step.document), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("state", step.state).member("on", on).member("document", step.document).end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::decided, "meetings.action_state", number, said, desk.actor, step.reason});
    transaction.commit();
}

std::string person_of(Desk const& desk, Action const& action)
{
    if (action.person.empty()) return "";
    store::Seal seal(desk.db, desk.operation);
    return seal.open(belongs(action.number), action.person);
}

void Completion::add(Action const& action, base::Day on)
{
    if (on < action.opened) return;
    auto const state = action.state_on(on);
    if (state == "dropped") ++dropped;
    else if (state == "done") {
        if (action.since(on) > action.due) ++done_late;
        else if (on < action.due) ++done_before_due;
        else ++done_in_time;
    }
    else if (action.due < on) ++open_late;
    else ++open;
}

std::optional<std::int64_t> Completion::in_time() const
{
    if (was_due() == 0) return {};
    return done_in_time * 100 / was_due();
}

std::optional<std::int64_t> Completion::done() const
{
    if (was_due() == 0) return {};
    return (done_in_time + done_late) * 100 / was_due();
}

std::string Lesson::state_on(base::Day day, std::vector<Action> const& actions) const
{
    LessonEnd const* last = nullptr;
    for (auto const& one : ends)
        if (one.on <= day) last = &one;
    if (last == nullptr) return "unended";
    if (not last->document.empty()) return "ended";
    auto const at = std::ranges::find(actions, last->action.value_or(0), &Action::number);
    if (at == actions.end()) return "unended";
    auto const state = at->state_on(day);
    return state == "done" ? "ended" : state == "open" ? "acting" : "unended";
}

std::vector<Lesson> lessons(store::Db& db, std::string const& operation)
{
    std::vector<Lesson> all;
    db.each(sql::lessons_all, {text(operation)}, [&](store::Row const& row) {
        Lesson one;
        one.number = row.integer(0), one.body = row.string(1), one.meeting = key_of(row.integer(2), row.text(3));
        one.context = row.string(4), one.finding = row.string(5), one.recommendation = row.string(6);
        one.learned = *base::Day::parse(row.text(7)), one.at = {row.integer(8)}, one.actor = row.string(9);
        all.push_back(std::move(one));
    });
    auto at = all.begin();
    db.each(sql::lesson_ends_all, {text(operation)}, [&](store::Row const& row) {
        while (at != all.end() and at->number < row.integer(0)) ++at;
        if (at != all.end() and at->number == row.integer(0))
            at->ends.push_back({row.integer_if(1), row.string(2), *base::Day::parse(row.text(3)), row.string(4), {row.integer(5)}, row.string(6)});
    });
    return all;
}

std::int64_t add_lesson(Desk const& desk, Lesson const& wanted)
{
    if (wanted.context.empty() or wanted.finding.empty() or wanted.recommendation.empty()) refuse("lesson.incomplete");
    store::Transaction transaction(desk.db);
    auto const number = desk.db.number(sql::next_lesson, {text(desk.operation)}).value_or(1);
    auto const day = day_of(wanted.meeting), learned = wanted.learned.text();
    desk.db.run(sql::add_lesson, {text(desk.operation), number, text(wanted.body), wanted.meeting.series, text(day), text(wanted.context), text(wanted.finding), text(wanted.recommendation),
                                  text(learned), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("body", wanted.body).member("context", wanted.context).member("finding", wanted.finding).member("recommendation", wanted.recommendation)
        .member("learned", learned).end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::received, "meetings.lesson", std::to_string(number), said, desk.actor, ""});
    transaction.commit();
    return number;
}

void end_lesson(Desk const& desk, Lesson const& lesson, LessonEnd const& wanted)
{
    if (not wanted.action and wanted.document.empty()) refuse("lesson.no_end");
    store::Transaction transaction(desk.db);
    auto const on = wanted.on.text();
    desk.db.run(sql::add_lesson_end, {text(desk.operation), lesson.number, store::value_of(wanted.action), text(wanted.document), text(on), text(wanted.reason), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().key("action").value(wanted.action).member("document", wanted.document).member("on", on).end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::decided, "meetings.lesson_end", std::to_string(lesson.number), said, desk.actor, wanted.reason});
    transaction.commit();
}

}
