// Action points and lessons: what became of what was agreed.
#pragma once
#include "keep.hpp"

namespace muster::meetings {

struct ActionStep {
    std::string state;  // open, done, dropped
    base::Day on;
    std::string reason, document;
    base::Instant at;
    std::string actor;
};
struct Action {
    std::int64_t number = 0;
    std::string body;
    Key meeting;           // series 0: it came from no meeting
    std::string words, partner;
    std::string person;    // sealed
    base::Day due, opened;
    std::string about;     // "gap/12"
    base::Instant at;
    std::string actor;
    std::vector<ActionStep> steps;  // in order of time
    /// As it stood at the end of that day: open until a step says otherwise.
    [[nodiscard]] std::string state_on(base::Day day) const;
    /// Since when it has been so; the day it was opened where no step says more.
    [[nodiscard]] base::Day since(base::Day day) const;
    [[nodiscard]] bool open_on(base::Day day) const { return opened <= day and state_on(day) == "open"; }
    [[nodiscard]] bool late_on(base::Day day) const { return open_on(day) and due < day; }
};
std::vector<Action> actions(store::Db& db, std::string const& operation);

/// `person` in clear; it is sealed. Its number. Refuses action.no_words, action.due_before.
std::int64_t add_action(Desk const& desk, Action const& wanted);
/// Refuses action.so_already, action.needs_reason, action.before.
void decide_action(Desk const& desk, Action const& action, ActionStep const& step);
std::string person_of(Desk const& desk, Action const& action);

/// What became of the actions that were due by a day. Missing is not zero: where none was due there is no rate.
struct Completion {
    std::int64_t done_in_time = 0, done_late = 0, open_late = 0;
    std::int64_t open = 0, done_before_due = 0, dropped = 0;  // not due yet: open, done already; dropped at any time
    void add(Action const& action, base::Day on);
    [[nodiscard]] std::int64_t was_due() const { return done_in_time + done_late + open_late; }
    /// Of those that were due, how many percent were done by their day.
    [[nodiscard]] std::optional<std::int64_t> in_time() const;
    [[nodiscard]] std::optional<std::int64_t> done() const;
};

struct LessonEnd {
    std::optional<std::int64_t> action;
    std::string document;
    base::Day on;
    std::string reason;
    base::Instant at;
    std::string actor;
};
struct Lesson {
    std::int64_t number = 0;
    std::string body;
    Key meeting;
    std::string context, finding, recommendation;
    base::Day learned;
    base::Instant at;
    std::string actor;
    std::vector<LessonEnd> ends;
    /// unended: nothing came of it, or the action was dropped; acting: an action is open; ended: the action is done, or a
    /// strategy was revised.
    [[nodiscard]] std::string state_on(base::Day day, std::vector<Action> const& actions) const;
};
std::vector<Lesson> lessons(store::Db& db, std::string const& operation);
/// Its number. Refuses lesson.incomplete.
std::int64_t add_lesson(Desk const& desk, Lesson const& wanted);
void end_lesson(Desk const& desk, Lesson const& lesson, LessonEnd const& wanted);

}
