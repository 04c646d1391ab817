// How gaps and commitments stand: what was decided of them, beside what the figures say.
#pragma once
#include "ledger.hpp"
#include <analysis/analysis.hpp>
#include <memory>

namespace muster::commitments {

/// What was delivered of a commitment, read from the 5W, in its own unit (money in hundredths).
struct Reading {
    base::Told amount;                  // not_reported where no line tells a number; not_assessed where none could
    std::int64_t lines = 0;
    std::optional<base::Day> last;
};

struct PromiseStanding {
    CommitmentRecord const* record = nullptr;
    Reading delivered;                  // of the whole
    std::vector<Reading> by_part;       // as record->parts
    std::int64_t left = 0;              // promised and not delivered, over the parts
    int overdue = 0;                    // days since it was due, while it is promised and something is left; 0 = not
    std::optional<PromiseState> advised;  // what the figures say that should be decided
    std::string advised_why;
};

struct GapStanding {
    GapRecord const* record = nullptr;
    analysis::SpotFigures figures;
    bool critical = false;
    std::string critical_why;           // "" where it is not
    std::vector<PromiseStanding const*> promises;  // with a part in it
    Together offered, promised;         // promised: accepted or in progress
    Together left;                      // of what is promised, not yet delivered
    base::Told delivered;               // people, over its commitments that were ever agreed; never more than were reached
    int overdue = 0;                    // the longest
    std::string stage;                  // gap, offered, agreed, delivering, evidenced, over
    std::optional<GapState> advised;
    std::string advised_why;
    /// People missing that nobody has promised to reach; as the missing where nothing is known.
    [[nodiscard]] base::Told uncovered() const;
};

/// Everything of an operation at a moment. Records are the ledger's, which it holds.
struct Standing {
    Ledger ledger;
    std::vector<PromiseStanding> promises;  // as ledger.commitments
    std::vector<GapStanding> gaps;          // as ledger.gaps
    CriticalRule rule;
    [[nodiscard]] PromiseStanding const& promise(std::int64_t number) const;
    [[nodiscard]] GapStanding const& gap(std::int64_t number) const;
};

/// `only_gap` 0: all. Else this gap, the commitments with a part in it, and the gaps that share them.
std::unique_ptr<Standing> stand(cli::Call& call, Moment const& moment, std::int64_t only_gap = 0);
/// The same of these records.
std::unique_ptr<Standing> stand(cli::Call& call, Moment const& moment, Ledger ledger);

/// A gap on a day: what was missing, promised and delivered as far as it was known then.
struct GapDay {
    base::Day day;
    std::string state;
    base::Told missing, reached, delivered;
    Together offered, promised;
};
/// The days on which anything of it changed, at most `most`, the newest kept; the last is the moment's own.
std::vector<GapDay> history(cli::Call& call, Moment const& moment, std::int64_t gap, std::size_t most);

/// Readings of commitments in items and money, which the engine of people does not count (material.cpp). `deliveries` says
/// whose lines, where and when; one answer for each.
std::vector<Reading> material(cli::Call& call, Unit unit, std::string const& currency, std::span<analysis::Delivery const> deliveries);

}
