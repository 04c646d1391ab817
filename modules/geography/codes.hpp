// P-codes as strings of characters: what can be wrong with them on the way through a spreadsheet. All pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace muster::geography {

/// Upper case, letters and digits only: " ht0131-10 " -> "HT013110". Marks that look like letters stay out.
std::string folded_code(std::string_view written);
/// "NGA008" -> "NGA" and "008"; of "62179" the letters are "".
struct SplitCode {
    std::string_view letters, rest;
};
SplitCode split_code(std::string_view folded);
/// Whether it can be a p-code at all: 2 to 32 characters with a digit among them.
bool looks_like_code(std::string_view folded);
/// "008" -> "8", "0" -> "0", "10A" -> "10A".
std::string without_zeros(std::string_view digits);
/// Segments without their zeros, joined: {"08", "023"} -> "8.23".
std::string shape_key(std::vector<std::string> const& segments);
/// The keys that digits may have at a level of `levels` segments, most likely first: zeros lost or added in front of
/// the whole, segments of one width, any cut. Of each of the three kinds a list, duplicates left out.
struct PaddingKeys {
    std::vector<std::string> in_front, of_one_width, any;
};
PaddingKeys padding_keys(std::string_view digits, std::vector<int> const& lengths);

} // namespace muster::geography
