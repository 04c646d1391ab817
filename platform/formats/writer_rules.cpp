#include "writer_rules.hpp"
#include <array>
#include <formats/workbook.hpp>

namespace muster::formats {

namespace {

using base::Rule;
using base::Severity;

constexpr std::string_view hxl = "HXL 1.1 schemas, hxlstandard.org; domain.md 7.3";

constexpr std::array table{
    Rule{"file.cannot_write", Severity::wrong, "{0} cannot be written: {1}.",
         "Check that the folder exists, that you may write there and that the disk is not full.", ""},
    Rule{"xlsx.too_many_rows", Severity::wrong,
         "Sheet {0} would have more than 1,048,576 rows, the most that XLSX can hold.",
         "Write CSV, or choose fewer rows (one period, one body, one region).", "ECMA-376; Excel's limits"},
    Rule{"xlsx.too_many_columns", Severity::wrong, "Sheet {0} would have {1} columns; XLSX can hold 16,384.",
         "Choose fewer columns.", "ECMA-376; Excel's limits"},
    Rule{"sheet.not_found", Severity::wrong, "{0} has no sheet named '{1}'; it has {2}.", "Name one of these sheets.",
         ""},
    Rule{"boundaries.unreadable", Severity::wrong, "{0} cannot be read as boundaries: {1}.",
         "Download it again, or open it in QGIS and export it as GeoJSON in WGS 84 (EPSG:4326).",
         "RFC 7946; TopoJSON 1.0"},
    Rule{"boundaries.no_features", Severity::wrong, "{0} holds no features{1}.",
         "Download it again from its source (for example the COD-AB data set of the country on HDX).", ""},
    Rule{"boundaries.not_degrees", Severity::wrong,
         "{0} does not give longitude and latitude in degrees: it holds the place {1}.",
         "Export it again in WGS 84 (EPSG:4326); it is probably in metres of a national grid.", "RFC 7946, section 4"},
    Rule{"boundaries.too_large", Severity::wrong,
         "{0} would unfold to far more points than its size allows: the same arcs are used again and again.",
         "Export it again as GeoJSON.", ""},
    Rule{"hxl.bad_schema", Severity::wrong, "Row {0} of the HXL schema cannot be followed: {1}.",
         "Correct that cell of the schema.", hxl},
    Rule{"hxl.no_schema", Severity::wrong, "The HXL schema has no column #valid_tag.",
         "Use a schema with a hashtag row; its columns are #valid_tag, #valid_severity, #valid_required …", hxl},
    Rule{"hxl.required", Severity::wrong, "{0} is missing: at least {1} are required.", "Fill it in.", hxl},
    Rule{"hxl.too_many", Severity::wrong, "{0} is given more often than {1} times.", "Leave only what is right.", hxl},
    Rule{"hxl.datatype", Severity::wrong, "'{0}' is no {1}, which {2} must be.", "Write it as a {1}.", hxl},
    Rule{"hxl.range", Severity::wrong, "'{0}' is outside what {2} allows ({1}).", "Check the value.", hxl},
    Rule{"hxl.whitespace", Severity::warn, "'{0}' has blanks too many.", "Write '{1}'.", hxl},
    Rule{"hxl.pattern", Severity::wrong, "'{0}' is not written as {2} must be ({1}).", "Check the value.", hxl},
    Rule{"hxl.not_in_list", Severity::wrong, "'{0}' is not among the values that {2} allows.", "{1}", hxl},
    Rule{"hxl.repeated", Severity::wrong, "'{0}' is not the first of its kind; {2} must be unique.",
         "Check whether one of the two is wrong.", hxl},
    Rule{"hxl.repeated_row", Severity::wrong, "The row repeats an earlier one: {1}.", "Take one of them out.", hxl},
    Rule{"hxl.unlike_others", Severity::wrong, "'{0}' does not go with the other columns of its row as elsewhere.",
         "{1}", hxl},
    Rule{"hxl.mixed_types", Severity::warn, "'{0}' is not a {1}, as most values of {2} are.", "Check the value.", hxl},
    Rule{"hxl.spelling", Severity::warn, "'{0}' is rare and looks like a slip of the pen.", "{1}", hxl},
    Rule{"hxl.outlier", Severity::info, "{0} lies far from all other values of {2}.",
         "Check that no digit is too many.", hxl},
    Rule{"hxl.list_unavailable", Severity::info, "The allowed values of {2} are at {1} and were not looked up.",
         "Give the list with the schema (#valid_value+list).", hxl},
};

}

std::span<Rule const> writer_rules()
{
    return table;
}

Rule const& writer_rule(std::string_view code)
{
    base::add_words(spoken());
    for (auto const& rule : table)
        if (rule.code == code) return rule;
    base::broken("every code used by the writers stands in their table");
}

}
