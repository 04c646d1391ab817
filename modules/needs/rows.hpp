// Rows of a sheet -> single numbers with their place, sector and part of the people.
#pragma once
#include "gather.hpp"
#include "sheet.hpp"

#include <geography/geography.hpp>
#include <needs/needs.hpp>
#include <string>
#include <structure/structure.hpp>
#include <unordered_map>

namespace muster::needs {

/// What the readers share.
struct Context {
    geography::Gazetteer const& gazetteer;
    structure::Bodies const& bodies;
    std::string country;  // the place of national figures
    Gather gather;
    Findings findings;
    std::unordered_map<std::string, Where> places;        // what was asked before
    std::unordered_map<std::string, std::string> sectors; // cell -> body, "" where unknown
};

/// The place of a row; words beyond the operation's places are kept. `placeholder` codes are no places.
Where place_of(Context& context, geography::Asked const& asked, std::string const& at);

/// A whole number of people, or nothing; what is odd about it becomes a finding.
std::optional<std::int64_t> people_in(Value const& value, text::Habit habit, std::string const& at, Findings& findings);

/// A code that stands for no place: "NG-XXX".
bool is_placeholder_code(std::string_view said);

void read_rows(formats::Workbook& book, std::size_t sheet, Layout const& layout, Context& context, Loaded& loaded);

}
