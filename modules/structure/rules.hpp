#pragma once
#include <base/finding.hpp>
#include <span>

namespace muster::structure {

inline constexpr base::Rule bad_code{"body.bad_code", base::Severity::wrong, "\"{0}\" cannot be the code of a body.",
                                     "Use small letters, digits and hyphens, such as \"wash\" or \"pro-gbv\".", ""};
inline constexpr base::Rule bad_kind{"body.bad_kind", base::Severity::wrong, "\"{0}\" is no kind of body.",
                                     "Give --kind cluster, aor, sector, custom or intersectoral.", "domain.md 12.1"};
inline constexpr base::Rule unknown_body{"body.unknown", base::Severity::wrong, "This operation has no body \"{0}\".",
                                         "See `body list` for the codes; add it with `body add`.", ""};
inline constexpr base::Rule nothing_said{"body.nothing_said", base::Severity::wrong, "There are no words to remember.",
                                         "Give the words as they stand in the sheet, in quotes.", ""};
inline constexpr base::Rule not_a_day{"body.not_a_day", base::Severity::wrong, "\"{0}\" is no day.",
                                      "Write the day as 2026-03-31.", ""};

inline constexpr base::Rule no_such_move{"body.no_such_move", base::Severity::wrong, "There is no \"{0}\" for {1}, which is a {2}.",
    "A government-led sector answers to its authority and is never endorsed; groups are established and closed. See "
    "`body rules`.",
    "FAQ; domain.md 12, I2"};
inline constexpr base::Rule not_now{"body.not_now", base::Severity::wrong,
    "\"{0}\" cannot be done now: {1} is {2}. It is done where the body is {3}, {4}.",
    "See `body show` for what may be done next.", "domain.md 3.2, 3.9"};
inline constexpr base::Rule not_yours{"body.not_yours", base::Severity::wrong,
    "\"{0}\" of {1} is for {2}; you act as {3}.{4}", "Ask whoever may, or say in which role you act with --acting-as.",
    "domain.md 12, I3"};
inline constexpr base::Rule missing_for{"body.missing", base::Severity::wrong, "\"{0}\" of {1} still needs: {2}.",
    "Bring what is missing, then {3} may do it. `body show` lists it at any time.", "domain.md 12, I1 and I3"};
inline constexpr base::Rule before_last{"body.before_last", base::Severity::wrong,
    "{0} was moved on {1} by decision {2}; what comes later cannot hold before that.",
    "Give a later day with --on, or take that decision back first.", "domain.md 12, I18"};
inline constexpr base::Rule in_future{"body.in_future", base::Severity::wrong, "{0} is still to come; decisions hold from now or from before.",
    "Leave --on out, or give the day on which it was decided.", ""};
inline constexpr base::Rule would_break{"body.would_break", base::Severity::wrong, "This would leave the structure broken: {0}",
    "Name the lead that stays or comes in the same step (--instead-of).", "domain.md 12, I1 and I2"};
inline constexpr base::Rule no_decision{"body.no_decision", base::Severity::wrong, "There is no decision {0} in this operation.",
    "`body history` lists them with their numbers.", ""};
inline constexpr base::Rule taken_back_already{"body.taken_back", base::Severity::wrong,
    "Decision {0} was taken back already, or is itself one that takes another back.", "Decide anew what shall hold.", ""};
inline constexpr base::Rule not_the_last{"body.not_the_last", base::Severity::wrong,
    "Decision {0} cannot be taken back: {1} was moved on by decision {2} since.", "Take the later one back first.", ""};
inline constexpr base::Rule reason_needed{"body.reason_needed", base::Severity::wrong, "A decision is taken back for a reason.",
    "Say it with --reason.", "domain.md 12, I18"};
inline constexpr base::Rule unknown_role{"body.unknown_role", base::Severity::wrong, "\"{0}\" is no role in which somebody acts here.",
    "Say --acting-as with one of: {1}.", "domain.md 1"};
inline constexpr base::Rule role_needed{"body.role_needed", base::Severity::wrong, "Nobody said in which role this is decided.",
    "Say --acting-as with one of: {0}; and for whom with --on-behalf-of.", "domain.md 12, I18"};
inline constexpr base::Rule role_not_held{"body.role_not_held", base::Severity::wrong, "Your account cannot act as {0} for {1}.",
    "It can be done by an account with the role {2}.", "reliability.md 5.3"};
inline constexpr base::Rule unknown_partner{"body.unknown_partner", base::Severity::wrong, "\"{0}\" is no organisation of this operation.",
    "Add it with `partner add`, or use the id that `partner list` shows.", ""};
inline constexpr base::Rule unknown_choice{"body.unknown_choice", base::Severity::wrong, "\"{0}\" is no {1}.", "Use one of: {2}.", ""};
inline constexpr base::Rule nothing_drafted{"body.nothing_drafted", base::Severity::wrong, "No proposal is being drafted, so there is nothing to write of.",
    "Begin with `body propose`.", ""};

std::span<base::Rule const> rules();

}
