// A list inside one of our own JSON documents, row by row: the document is in memory, its rows are read one at a time.
#pragma once
#include <formats/json.hpp>
#include <functional>
#include <string_view>

namespace muster::http {

/// The text of each element of the list that the outermost object holds as `member`; false where it holds none.
bool each_row(std::string_view document, std::string_view member, std::function<void(std::string_view row)> const& row);

/// The text of what the outermost object holds as `member`; "" where it holds none.
std::string_view member_text(std::string_view document, std::string_view member);

/// Names and values of one row as a table shows them: members of members as "a.b", lists joined with "; ".
void each_cell(formats::Json const& row, std::string const& before, std::function<void(std::string const& name, formats::Json const& plain)> const& cell);

}
