// Inside the part: what a reading process is asked for, and how it ends.
#pragma once
#include <string_view>

namespace muster::formats {

// The file is 0, the answer goes to 1; 2 holds what is told beside.
inline constexpr std::string_view ask_rows = "rows";    // of a workbook; an encoding and the number of a delimiter follow
inline constexpr std::string_view ask_areas = "areas";  // of a map
inline constexpr std::string_view ask_cards = "cards";  // of an address book
inline constexpr std::string_view ask_tree = "tree";    // of JSON
inline constexpr std::string_view ask_marks = "marks";  // the workbook as it is, with the marks told beside

inline constexpr int end_answered = 0, end_not_begun = 2, end_failed = 3;
inline constexpr int end_cannot = 4;   // the workbook cannot be changed in place
inline constexpr int end_refused = 5;  // the answer is a refusal, where it would be bytes of another kind

}
