// What people decide of gaps and commitments. Every decision is a step of its own with who, when and why, journaled in the same
// transaction; none is ever erased.
#pragma once
#include "ledger.hpp"
#include <base/told.hpp>

namespace muster::commitments {

/// Where and by whom it is decided.
struct Desk {
    store::Db& db;
    base::Clock const& clock;
    std::string operation, actor;
};
Desk desk_of(cli::Call& call);

struct NewGap {
    std::string kind, place, body, group = "all";
    base::Period period;
    std::string why;
    std::optional<std::int64_t> people;
    int severity = 0;
    GapState as = GapState::validated;
};
/// Its number. Refuses gap.needs_reason, gap.named_already (an open one of the same place, body, group, period and kind).
std::int64_t name_gap(Desk const& desk, NewGap const& wanted);
void decide_gap(Desk const& desk, std::int64_t gap, GapState to, std::string const& reason, std::string const& cause = "");
void decide_critical(Desk const& desk, std::int64_t gap, bool critical, std::string const& reason);
void set_critical_rule(Desk const& desk, CriticalRule const& rule, std::string const& reason);

struct NewCommitment {
    std::string partner, activity;
    Quantity whole;
    std::vector<std::pair<std::int64_t, Quantity>> parts;  // gap and what it gets
    base::Day starts, due;
    std::string confidence, conditions, focal_point, mail;
    std::int64_t taken_over_from = 0;
    std::string reason;
};
/// Its number. Refuses what Shared refuses, gap.over, commitment.partner_unknown, commitment.observer …
std::int64_t offer(Desk const& desk, NewCommitment const& wanted);

struct Verdict {
    PromiseState to{};
    std::string reason, evidence;
};
/// `delivered` is what the 5W says (readings.hpp), `left` what is missing of it: a promise ends by proof (domain.md I11).
void decide_commitment(Desk const& desk, CommitmentRecord const& record, Verdict const& verdict, base::Told delivered, std::int64_t left);
/// What is left of it goes to another partner as a commitment of its own; its number.
std::int64_t transfer(Desk const& desk, CommitmentRecord const& record, std::vector<std::int64_t> const& left_by_part, NewCommitment wanted, bool any_delivered);

struct Talk {
    std::string channel, said;
    std::optional<base::Day> next;
};
void follow_up(Desk const& desk, CommitmentRecord const& record, Talk const& talk);

/// Sealed texts of a commitment: who to speak to.
struct Contact {
    std::string focal_point, mail;
};
Contact contact_of(Desk const& desk, CommitmentRecord const& record);

struct Responsibility {
    std::int64_t number = 0;
    std::string body, issue, place, partner, person;
    base::Day since;
    std::optional<base::Day> until;
    std::string reason, ended_reason;
};
void give(Desk const& desk, Responsibility const& wanted);
void end_responsibility(Desk const& desk, std::int64_t number, base::Day until, std::string const& reason);
std::vector<Responsibility> responsibilities(Desk const& desk);

}
