// The only place that knows the library for sentences that count (ICU's MessageFormat).
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace muster::base {

/// Whether a sentence has more than plain places {0}: a plural, a number to be formatted, a choice.
bool counts_or_formats(std::string_view sentence);

/// Such a sentence with its places filled. Where an argument that is counted is no number, its places are left plain.
std::string message(std::string_view sentence, std::span<std::string const> args, std::string_view language);

}
