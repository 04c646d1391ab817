#include "rules.hpp"
#include <base/ensure.hpp>

namespace muster::analysis {

namespace {

using enum base::Severity;

constexpr base::Rule table[] = {
    {"figures.unknown_profile", wrong, "There is no method profile \"{0}\".", "Choose one of: {1}.", "domain.md 5.12"},
    {"figures.unknown_level", wrong, "\"{0}\" is no level of places.", "Give --by country, adm1, adm2, adm3, adm4 or site.", ""},
    {"figures.unknown_place", wrong, "No place of this operation is called \"{0}\", or several are.",
     "Give its p-code; `muster place find` lists those that come near.", ""},
    {"figures.unknown_body", wrong, "\"{0}\" is no sector or cluster of this operation, or means several.",
     "Give its short code, such as wash; `muster body list` shows them all.", ""},
    {"figures.unknown_partner", wrong, "No partner of this operation is called \"{0}\", or several are.",
     "Give its short code; `muster partner list` shows them all.", ""},
    {"figures.unknown_group", wrong, "\"{0}\" is no population group.",
     "Give all, each, or a code such as IDP, HST, RET or REF.", "HAPI population groups"},
    {"figures.unknown_period", wrong, "\"{0}\" is no stretch of time.",
     "Write it as 2026, 2026-Q1, 2026-03 or 2026-03-01..2026-05-15.", ""},
    {"figures.one_window", wrong, "Who sees totals only asks here in one way, so that no difference of two answers tells a small count: \"{0}\" is not part of it.",
     "Leave it out. The operation's setting figures.suppressed_windows says which stretches of time can be asked for: {1}.", "reliability.md 5.4"},
    {"figures.unknown_gap", wrong, "\"{0}\" is no kind of gap.", "Give presence, coverage, need, planned or equity.", "domain.md 7.7"},
    {"figures.bad_weight", wrong, "\"{0}\" cannot be {1}.", "Give a number from 0 up, such as 1 or 0.5.", ""},
    {"figures.no_figure", wrong, "There is no figure \"{0}\".",
     "Name it as `reach SECTOR PLACE PERIOD`, such as \"reach wash NG008 2023-10\".", ""},
    {"figures.too_many", wrong, "This operation has more than {0} {1}: more than one engine can tell apart.",
     "Bring together what is the same (merge partners, settle activity names), then ask again.", ""},
    {"figures.bad_line", wrong, "\"{0}\" names no line.", "Give it as `muster activities --json` does: SUBMISSION:ROW:PART.", ""},
};

}

std::span<base::Rule const> rules()
{
    return table;
}

base::Rule const& rule(std::string_view code)
{
    for (auto const& one : table)
        if (one.code == code) return one;
    base::broken("every rule that is used stands in the table");
}

}
