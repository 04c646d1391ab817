#pragma once
#include <base/finding.hpp>
#include <span>

namespace muster::partners {

inline constexpr base::Rule unknown_partner{
    "partner.unknown", base::Severity::wrong, "This operation has no partner \"{0}\".",
    "See `partner list` or `partner find NAME`; add it with `partner add`.", ""};
inline constexpr base::Rule partner_exists{"partner.exists", base::Severity::wrong,
                                           "This operation already has the partner \"{0}\" ({1}).",
                                           "Use it, or give its other name with `partner alias`.", ""};
inline constexpr base::Rule no_name{"partner.no_name", base::Severity::wrong, "A partner needs a name.",
                                    "Give the name as the partner itself writes it.", ""};
inline constexpr base::Rule nothing_said{"partner.nothing_said", base::Severity::wrong,
                                         "There are no words to remember.",
                                         "Give the words as they stand in the sheet, in quotes.", ""};
inline constexpr base::Rule merge_circle{
    "partner.merge_circle", base::Severity::wrong, "\"{0}\" already counts as \"{1}\".",
    "Undo that merge first with `partner undo-merge`, or merge the other way round.", ""};
inline constexpr base::Rule not_merged{"partner.not_merged", base::Severity::wrong,
                                       "\"{0}\" was not merged into another partner.",
                                       "See `partner show {0}` for what it is.", ""};
inline constexpr base::Rule bad_kind{
    "partner.bad_kind", base::Severity::wrong, "\"{0}\" is no kind of organisation that we know.",
    "Give government, un, ingo, nngo, rcrc, donor, pooled_fund, academic, private_sector, affected_cso or other.",
    "domain.md 12.1"};

std::span<base::Rule const> rules();

}
