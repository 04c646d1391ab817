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

std::span<base::Rule const> rules();

}
