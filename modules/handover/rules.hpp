#pragma once
#include <base/finding.hpp>
#include <span>

namespace muster::handover {

inline constexpr base::Rule cannot_write{"handover.cannot_write", base::Severity::wrong, "{0} cannot be written.",
                                         "Choose a folder in which you may write, and a name that is not there yet.", ""};
inline constexpr base::Rule no_package{"handover.no_package", base::Severity::wrong, "{0} is no package of an operation: {1}.",
                                       "Take the zip file as `body hand-over` wrote it, whole.", ""};
inline constexpr base::Rule not_as_printed{"handover.not_as_printed", base::Severity::wrong,
                                           "The copy in {0} is not the one that was handed over: {1}",
                                           "Ask for the package again, and compare the head that is printed in the letter.",
                                           "reliability.md 5.6"};
inline constexpr base::Rule operation_there{"handover.operation_there", base::Severity::wrong,
                                            "This store has an operation \"{0}\" already; the copy would be mixed with it.",
                                            "Open the package in another store (--store).", ""};

std::span<base::Rule const> rules();

}
