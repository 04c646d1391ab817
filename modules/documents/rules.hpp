#pragma once
#include <base/finding.hpp>
#include <span>

namespace muster::documents {

inline constexpr base::Rule unknown{"document.unknown", base::Severity::wrong, "There is no document \"{0}\" here that you may see.",
                                    "See `document list` for the ids; what is more sensitive needs a grant that says so.", ""};
inline constexpr base::Rule unknown_version{"document.unknown_version", base::Severity::wrong, "Document {0} has no version {1}.",
                                            "See `document show` for its versions and languages.", ""};
inline constexpr base::Rule unknown_kind{"document.unknown_kind", base::Severity::wrong, "\"{0}\" is no kind of document.",
                                         "Give one of these with --kind: {1}.", ""};
inline constexpr base::Rule no_title{"document.no_title", base::Severity::wrong, "The document has no title.",
                                     "Give --title, as it stands on the first page.", ""};
inline constexpr base::Rule bad_language{"document.bad_language", base::Severity::wrong, "\"{0}\" is no language.",
                                         "Give its code of two or three letters, such as en, fr, es or ar.", ""};
inline constexpr base::Rule bad_day{"document.bad_day", base::Severity::wrong, "\"{0}\" is no day.", "Write the day as 2026-03-31.", ""};
inline constexpr base::Rule empty{"document.empty", base::Severity::wrong, "\"{0}\" holds nothing, or cannot be read.",
                                  "Look at the file on your own machine, and send it again.", ""};
inline constexpr base::Rule same{"document.same", base::Severity::wrong, "Document {0} holds this very file already, as version {1}.",
                                 "Nothing was added. Check that it is the new file that you chose.", ""};
inline constexpr base::Rule translated{"document.translated", base::Severity::wrong, "Version {1} of document {0} is there in {2} already.",
                                       "Leave --translation out to add a new version.", ""};
inline constexpr base::Rule nothing_changed{"document.nothing_said", base::Severity::wrong, "Nothing is said that would change document {0}.",
                                            "Give --title, --kind, --body or --sensitivity.", ""};

std::span<base::Rule const> rules();

}
