// A list inside one of our own JSON documents, row by row: the document is in memory, its rows are read one at a time.
#pragma once
#include <formats/json.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::http {

/// The text of each element of the list that the outermost object holds as `member`; false where it holds none.
bool each_row(std::string_view document, std::string_view member, std::function<void(std::string_view row)> const& row);

/// The text of what the outermost object holds as `member`; "" where it holds none.
std::string_view member_text(std::string_view document, std::string_view member);

/// A document apart from the rows of its list: `rest` holds an empty list where `rows` stood. The views are into the document.
struct Parted {
    std::string rest;
    std::vector<std::string_view> rows;
};
/// Nothing where the outermost object holds no list as `member`.
std::optional<Parted> parted(std::string_view document, std::string_view member);

/// Names and values of one row as a table shows them: members of members as "a.b", lists joined with "; ".
void each_cell(formats::Json const& row, std::string const& before, std::function<void(std::string const& name, formats::Json const& plain)> const& cell);

}
