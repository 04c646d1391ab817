// The commands of this part, in one table for each subject.
#pragma once
#include "decide.hpp"
#include "output.hpp"
#include <cli/command.hpp>
#include <span>

namespace muster::commitments {

std::span<cli::Command const> gap_commands();
std::span<cli::Command const> commitment_commands();

/// Options that mean the same wherever they stand.
namespace option {
inline constexpr cli::Option on{"on", "DAY", "as it stood at the end of that day"};
inline constexpr cli::Option body{"body", "CODE", "only this sector or cluster", false, true};
inline constexpr cli::Option place{"place", "PCODE", "only places whose code begins so", false, true};
}

/// `--place` given as a code or as its name; the p-code. Refuses what place_named refuses.
std::string place_meant(Names const& names, std::string const& words);
/// The code of a body of the operation; refuses body.unknown of structure.
std::string body_meant(cli::Call& call, std::string const& words);
base::Day day_asked(cli::Call const& call, std::string_view option, base::Day otherwise);
/// Grants limit what may be asked for by --body, --place and --partner: refuses gap.elsewhere, commitment.not_theirs.
void expect_within(cli::Call& call, GapRecord const& gap);
void expect_within(cli::Call& call, Ledger const& ledger, CommitmentRecord const& commitment);
/// Gap numbers and what each gets: "3", "3=4000".
std::vector<std::pair<std::int64_t, std::optional<std::int64_t>>> parts_asked(std::vector<std::string> const& words);
/// The gap of the argument GAP, where the caller's grant reaches it. Refuses gap.unknown, gap.elsewhere.
std::int64_t gap_meant(cli::Call& call);
/// A whole number of a positional argument; refuses `unknown` with what was said.
std::int64_t number_asked(cli::Call const& call, std::string_view option, std::string_view unknown);

}
