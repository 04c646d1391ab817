#include "own_words.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <span>

namespace muster::commitments {

std::string own_words(std::string_view key, std::vector<std::string> args)
{
    // What people typed stands among the arguments; signs that part them are none of a text's.
    for (auto& arg : args)
        std::ranges::replace_if(arg, [](char c) { return static_cast<unsigned char>(c) < 0x20 and c != '\n' and c != '\t'; }, ' ');
    return base::term("commitments." + std::string(key), args);
}

std::string told_now(std::string const& stored) { return base::fill_in("{0}", std::span(&stored, 1), base::reader().language); }

std::string told_in_english(std::string const& stored) { return base::fill_in("{0}", std::span(&stored, 1), "en"); }

}
