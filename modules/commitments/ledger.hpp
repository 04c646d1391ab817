// What was decided of gaps and commitments, as it stood at a moment.
#pragma once
#include "promise.hpp"
#include "states.hpp"
#include <base/clock.hpp>
#include <cli/command.hpp>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::commitments {

/// As of when: now, or the end of a day that --on names.
struct Moment {
    base::Instant at;
    base::Day day;
    bool past = false;  // --on: figures as they were known then
};
/// Refuses gap.not_a_day.
Moment moment_asked(cli::Call const& call);

struct Step {
    std::string state;
    base::Instant at;
    std::string actor, reason, more;  // `more`: a gap's cause, a commitment's evidence
};

struct GapRecord {
    std::int64_t number = 0;
    std::string kind, place, body, group;
    base::Period period;
    std::string why;
    std::optional<std::int64_t> people;  // missing when it was named
    int severity = 0;
    base::Instant at;
    std::string actor;
    GapState state = GapState::detected;
    base::Instant state_since;
    std::string state_reason;
    std::optional<bool> decided_critical;
    std::string critical_reason;
};

struct CommitmentRecord {
    std::int64_t number = 0;
    std::string partner, activity;
    Quantity whole;
    std::vector<Part> parts;
    base::Day starts, due;
    std::string confidence, conditions, focal_point, mail;  // the last two sealed
    std::int64_t taken_over_from = 0;                       // 0 = none
    base::Instant at;
    std::string actor;
    PromiseState state = PromiseState::offered;
    base::Instant state_since;
    std::string state_reason;
    std::optional<base::Day> ended;       // when it was closed
    std::optional<base::Day> spoken, next_day;  // the last follow-up, and when the next was agreed
};

struct Ledger {
    std::vector<GapRecord> gaps;               // by number
    std::vector<CommitmentRecord> commitments;
    [[nodiscard]] GapRecord const* gap(std::int64_t number) const;
    [[nodiscard]] CommitmentRecord const* commitment(std::int64_t number) const;
    /// Commitments with a part in each gap, by gap.
    [[nodiscard]] std::unordered_map<std::int64_t, std::vector<CommitmentRecord const*>> by_gap() const;
};

/// `only_gap` 0: all. Else the commitments with a part in this gap, and their gaps.
Ledger load_ledger(store::Db& db, std::string const& operation, base::Instant at, std::int64_t only_gap = 0);
/// The same without what lies hidden from the caller (access/veil.hpp): gaps of such a body or place, and commitments with a part in
/// one; what somebody's own organisation promised stays, with its gap.
Ledger load_ledger(cli::Call& call, base::Instant at, std::int64_t only_gap = 0);
/// The same for an address that whoever holds it may read: without what the operation classes above moderate.
Ledger load_open_ledger(cli::Call& call, base::Instant at);
/// One gap or commitment with all that belongs to it; refuse gap.unknown, commitment.unknown.
GapRecord const& gap_known(Ledger const& ledger, std::int64_t number);
CommitmentRecord const& commitment_known(Ledger const& ledger, std::int64_t number);

std::vector<Step> gap_steps(store::Db& db, std::string const& operation, std::int64_t gap, base::Instant at);
std::vector<Step> commitment_steps(store::Db& db, std::string const& operation, std::int64_t commitment, base::Instant at);
/// The rule that holds on a day: the operation's own, else the list's.
CriticalRule critical_rule(store::Db& db, std::string const& operation, base::Day day);

}
