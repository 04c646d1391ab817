#pragma once
#include <base/finding.hpp>
#include <span>

namespace muster::accountability {

inline constexpr base::Rule not_a_day{"accountability.not_a_day", base::Severity::wrong, "\"{0}\" is no day.",
                                      "Write the day as 2026-03-31.", ""};
inline constexpr base::Rule no_body{"accountability.no_body", base::Severity::wrong,
                                    "\"{0}\" is no cluster, sector or area of responsibility of this operation on {1}.",
                                    "See `body list` for the codes; groups and hubs have no board of their own.", ""};
inline constexpr base::Rule no_duty{"accountability.no_duty", base::Severity::wrong, "There is no duty \"{0}\".",
                                    "See `accountability duties` for the numbers, such as T8.4.", "ToR"};
inline constexpr base::Rule not_asked{"accountability.not_asked", base::Severity::wrong, "{0} is not asked of {1}.",
                                      "Leave --body out for duties of the whole operation, give it for those of a body.", "ToR"};
inline constexpr base::Rule bad_state{"accountability.bad_state", base::Severity::wrong, "A state cannot be contested as \"{0}\".",
                                      "Give --says partly, overdue, no_evidence or not_applicable; to show that a duty is fulfilled, add evidence.", ""};
inline constexpr base::Rule nothing_said{"accountability.nothing_said", base::Severity::wrong, "It is not said what and why.",
                                         "Give --what with what proves it and --reason with why it counts.", ""};
inline constexpr base::Rule no_document{"accountability.no_document", base::Severity::wrong,
                                        "Evidence that fulfils a duty must open; no document is named.",
                                        "Give --document with the id of the document, or leave --fulfils out.", ""};
inline constexpr base::Rule bad_end{"accountability.bad_end", base::Severity::wrong, "Evidence cannot hold until {0}, before it begins.",
                                    "Give --valid-to as a day after --on.", ""};
inline constexpr base::Rule future_day{"accountability.future_day", base::Severity::wrong, "{0} has not come yet.",
                                       "Give the day from which it counts, today at the latest.", ""};
inline constexpr base::Rule no_word{"accountability.no_word", base::Severity::wrong, "Nothing that still holds was said under \"{0}\".",
                                    "See `accountability words` for what holds, each with its id.", ""};
inline constexpr base::Rule not_public{"accountability.not_public", base::Severity::wrong, "The board of this operation is not public.",
                                       "The operation may open it with `operation set accountability.public yes`.", ""};
inline constexpr base::Rule bad_months{"accountability.bad_months", base::Severity::wrong, "A history of {0} months cannot be made.",
                                       "Give --months from 1 to 60.", ""};

inline constexpr base::Rule bad_format{"accountability.bad_format", base::Severity::wrong, "A report cannot be written as \"{0}\".",
                                       "Give --format text, docx or pdf.", ""};
inline constexpr base::Rule needs_a_file{"accountability.needs_a_file", base::Severity::wrong, "A report as {0} cannot be shown here.",
                                         "Give --to with the file to write.", ""};

inline constexpr base::Rule bad_language{"accountability.bad_language", base::Severity::wrong, "No report is written in \"{0}\".",
                                         "Give --language en, fr, es or ar.", ""};

std::span<base::Rule const> rules();

}
