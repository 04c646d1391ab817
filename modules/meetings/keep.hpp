// What is written of meetings. Every act is journaled in the same transaction.
#pragma once
#include "diary.hpp"
#include <cli/command.hpp>
#include <store/journal.hpp>

namespace muster::meetings {

/// Where and by whom.
struct Desk {
    store::Db& db;
    base::Clock const& clock;
    std::string operation, actor;
};
Desk desk_of(cli::Call& call);

/// Its number. Refuses meeting.ends_before.
std::int64_t start(Desk const& desk, Series const& wanted, std::string const& reason);
/// Refuses meeting.ended, meeting.ends_before.
void end(Desk const& desk, Series const& series, base::Day last, std::string const& reason);
/// Refuses meeting.was_held, meeting.needs_reason.
void move(Desk const& desk, Meeting const& meeting, base::Day to, std::string const& starts_at, std::string const& place, std::string const& reason);
void cancel(Desk const& desk, Meeting const& meeting, std::string const& reason);

struct Attendant {
    std::string partner, name;  // an id of partners, or the name of who is none
    bool present = true;        // false: sent its apologies
};
struct Attendance {
    std::string chair, co_chair;
    std::optional<std::int64_t> people;
    std::vector<Attendant> all;
    // As it was kept:
    std::int64_t version = 0;  // 0 = never taken down
    base::Instant at;
    std::string actor;
};
/// Refuses meeting.was_cancelled, meeting.not_yet, meeting.nobody_there, meeting.twice, meeting.bad_people.
void attend(Desk const& desk, Meeting const& meeting, Attendance const& wanted);
Attendance attendance_of(store::Db& db, std::string const& operation, Key const& key);

struct Minutes {
    std::int64_t version = 0;
    std::string language, words, document;
    base::Instant at;
    std::string actor;
};
void add_minutes(Desk const& desk, Meeting const& meeting, Minutes const& wanted);
/// The newest first.
std::vector<Minutes> minutes_of(store::Db& db, std::string const& operation, Key const& key);

/// A journal entry of minutes against their table.
std::string minutes_differ(store::Db& db, store::Past const& past);

struct Decision {
    std::int64_t number = 0;
    std::string words, basis, dissent, about;
    base::Instant at;
    std::string actor;
};
std::int64_t decide(Desk const& desk, Meeting const& meeting, Decision const& wanted);
std::vector<Decision> decisions_of(store::Db& db, std::string const& operation, Key const& key);

}
