// The inside of a body's life: what decisions make true, read out of the store and derived for any moment.
#pragma once
#include <map>
#include <structure/structure.hpp>

namespace muster::structure {

/// Something that a decision makes true of a body from its moment on, until another decision says otherwise. An empty value
/// ends it. Aspects and their names:
///   state, stage, action, before      ""                      a state, a stage, what the procedure is for, the state before it
///   name, type, parent, area, languages, rhythm, authority  ""  as said
///   terms                             ""                      document
///   lead                              partner                 role; partner, note = local label, document = memorandum, due = its review
///   candidate                         partner                 as lead, while a new lead of an active cluster waits for its endorsement
///   selection                         partner                 argued; note = why it is not the global lead, more = the argument
///   post                              coordinator …           dedicated, double_hatted, vacant; partner, note = holder
///   finding                           criterion               met, partly, not_met, unknown; note = evidence
///   consulted                         authorities, global_lead, partners   what they said; note = who
///   advised                           hct …                   for, against, with_conditions; note = what
///   notified                          government, partners    how
///   clock                             reply                   running, kept, passed; due
///   review                            opened, concluded       outcome; due = the next one, note = why
///   plan                              function.1, benchmark.2 … pending, met, ready …; note = text, partner = who, due
///   relation                          a body                  merged_into, merged_from, split_from, succeeded_by, succeeds
///   source, part                      a body                  yes: what a merge takes in, what a split makes
///   solution                          1, 2 …                  a solution that is no cluster; note = text
struct Fact {
    std::string body, aspect, name, value, partner, document, due, note, more;
    bool operator==(Fact const&) const = default;
};

struct Record {
    Decision decision;
    std::vector<Fact> facts;
};

/// All decisions of an operation, in order of number.
using Ledger = std::vector<Record>;
Ledger load_ledger(store::Db& db, std::string const& operation);
/// Writes one decision with its facts, and journals it; inside a Transaction. The number is filled in.
void append(store::Db& db, base::Clock const& clock, Record& record);
/// What the journal says of a decision: everything, so that a witness can compare it with the tables.
std::string body_of(Record const& record);
std::span<store::Witness const> witnesses();

/// "2026-03-31T14:05:09Z", or a day alone, which is its beginning.
std::optional<base::Instant> instant_of(std::string_view text);
/// The last moment of a day.
base::Instant end_of(base::Day day);

/// What holds at a moment: by body, aspect and name the fact that stands, and the decision that made it.
struct Standing {
    Fact const* fact = nullptr;
    Decision const* decision = nullptr;
    explicit operator bool() const { return fact != nullptr; }
};

class Moment {
public:
    Moment(Ledger const& ledger, base::Instant at);
    [[nodiscard]] Standing find(std::string_view body, std::string_view aspect, std::string_view name = "") const;
    /// "" where nothing stands.
    [[nodiscard]] std::string value(std::string_view body, std::string_view aspect, std::string_view name = "") const;
    /// All that stand of one aspect, by name; those with an empty value have ended and are left out.
    [[nodiscard]] std::vector<Standing> all(std::string_view body, std::string_view aspect) const;
    /// Bodies of which anything was ever decided by then, in order of code.
    [[nodiscard]] std::vector<std::string> const& bodies() const { return bodies_; }
    [[nodiscard]] base::Instant at() const { return at_; }

private:
    using Key = std::pair<std::string, std::string>;  // body, aspect
    base::Instant at_;
    std::map<Key, std::map<std::string, Standing, std::less<>>> standing_;
    std::vector<std::string> bodies_;
};

}
