// Reasons and tasks that the program writes by itself: kept as what they are made of, told in the language of who reads. What
// people wrote, and what was kept in English before, is told as it stands.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace muster::commitments {

/// To be stored: the text commitments.`key` of words/, with what fills it.
std::string own_words(std::string_view key, std::vector<std::string> args);
/// To who reads; for the journal, which is the same for everybody, in English.
std::string told_now(std::string const& stored);
std::string told_in_english(std::string const& stored);

}
