// The states of a gap and of a commitment, and what each may become: tables in lists/, read once.
#pragma once
#include <array>
#include <base/day.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::commitments {

enum class GapState : std::uint8_t { detected, validated, assigned, closing, closed, accepted_unmet, found_false };
enum class PromiseState : std::uint8_t { offered, accepted, in_progress, fulfilled, partly, lapsed, withdrawn };

inline constexpr std::array<std::string_view, 7> gap_state_names{"detected", "validated", "assigned", "closing", "closed", "accepted_unmet", "false"};
inline constexpr std::array<std::string_view, 7> promise_state_names{"offered", "accepted", "in_progress", "fulfilled", "partly", "lapsed", "withdrawn"};
constexpr std::string_view name_of(GapState state) { return gap_state_names[static_cast<std::size_t>(state)]; }
constexpr std::string_view name_of(PromiseState state) { return promise_state_names[static_cast<std::size_t>(state)]; }
/// Refuse gap.bad_state, commitment.bad_state.
GapState gap_state(std::string_view name);
PromiseState promise_state(std::string_view name);

struct GapStateRow {
    GapState state{};
    bool open = false;
    std::vector<GapState> may_become;
    std::string meaning;
};
struct PromiseStateRow {
    PromiseState state{};
    bool open = false, promised = false, broken = false;
    std::vector<PromiseState> may_become;
    std::string meaning;
};
GapStateRow const& row_of(GapState state);
PromiseStateRow const& row_of(PromiseState state);
/// Refuse gap.cannot_become, commitment.cannot_become.
void expect_may_become(std::int64_t gap, GapState from, GapState to);
void expect_may_become(std::int64_t commitment, PromiseState from, PromiseState to);

/// When a gap is critical (domain.md 7.7).
struct CriticalRule {
    base::Day from;
    int severity = 4;    // from here on, and nobody there
    int coverage = 20;   // less than so many percent of the target …
    int past = 50;       // … when so many percent of the period are gone
    std::string source;
};
/// The list's, in order of day.
std::vector<CriticalRule> const& critical_rules();

bool is_confidence(std::string_view code);

}
