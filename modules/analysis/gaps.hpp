// Gaps: where help is missing, for whom, by how much, and whether that is known or only unheard of (domain.md 7.7).
#pragma once
#include "figures.hpp"
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace muster::analysis {

/// Strongest first: a line that is several kinds of gap is named by the first of them.
enum class GapKind : std::uint8_t { presence, coverage, need, planned, equity };
inline constexpr std::array<std::string_view, 5> gap_names{"presence", "coverage", "need", "planned", "equity"};
constexpr std::string_view name_of(GapKind kind) { return gap_names[static_cast<std::size_t>(kind)]; }

/// How gaps are told and ranked; each has a default, an operation's setting and an option.
struct GapRules {
    int presence_from = 3;        // severity from which nobody there is a gap
    int severity_unknown = 3;     // taken where severity is not told
    double severity_weight = 1;   // exponents of the three parts of the score
    double share_weight = 1;
    double people_weight = 1;
    double equity_below = 0.8;
    int critical_severity = 4;
    int critical_percent = 20;    // of the target, past half of the period
    access::Veil hidden_rows;     // where it hides rows, whether anybody works there is not told, nor what follows from it
};

struct Gap {
    int rank = 0;
    GapKind kind = GapKind::need;
    std::vector<GapKind> also;
    int place = 0, body = 0, group = everybody;
    int severity = 0;             // as told; 0 = not told
    base::Told in_need, targeted, reached;
    std::int64_t people = 0, at_least = 0, at_most = 0;  // missing, of this kind
    std::optional<std::int64_t> need_gap, target_gap, planned_gap;
    int partners = 0;
    std::int64_t held = 0;
    bool unheard = false;         // exists because nobody reported
    bool unsaid = false;          // partners are there, and none told how many people
    bool unshown = false;         // no number is told, and whether anybody is there is hidden from who asks
    bool critical = false;
    double score = 0;
    std::string why;
    unsigned hidden = 0;          // as of a Figure: numbers that are kept back, and with them what is missing
    std::string weak_part;        // of an equity gap: who is left behind
};

struct GapList {
    std::vector<Gap> gaps;                  // by rank
    std::int64_t unheard = 0, unsaid = 0, heard = 0;  // because nobody reported; no number told; reported, and still missing
    std::int64_t unshown = 0;               // which of the first two is hidden from who asks
    std::int64_t severity_unknown = 0;
    std::shared_ptr<Figures const> figures;
};

/// domain.md 7.7: severity x share of need that is missing x log10(1 + people), each to its weight.
double score(GapRules const& rules, int severity, double missing_share, std::int64_t people);

/// `only` empty: every kind, one line a place, sector and group. `today` tells whether a period is past its half.
GapList gaps(Picture const& picture, Asked const& asked, GapRules const& rules, std::vector<GapKind> const& only, base::Day today);

}
