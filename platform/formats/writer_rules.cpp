#include "writer_rules.hpp"
#include <array>

namespace muster::formats {

namespace {

using base::Rule;
using base::Severity;

constexpr std::array table{
    Rule{"file.cannot_write", Severity::wrong, "{0} cannot be written: {1}.",
         "Check that the folder exists, that you may write there and that the disk is not full.", ""},
    Rule{"xlsx.too_many_rows", Severity::wrong, "Sheet {0} would have more than 1,048,576 rows, the most that XLSX can hold.",
         "Write CSV, or choose fewer rows (one period, one body, one region).", "ECMA-376; Excel's limits"},
    Rule{"xlsx.too_many_columns", Severity::wrong,
         "Sheet {0} would have {1} columns; XLSX can hold 16,384.", "Choose fewer columns.", "ECMA-376; Excel's limits"},
    Rule{"boundaries.unreadable", Severity::wrong, "{0} cannot be read as boundaries: {1}.",
         "Download it again, or open it in QGIS and export it as GeoJSON in WGS 84 (EPSG:4326).", "RFC 7946; TopoJSON 1.0"},
    Rule{"boundaries.no_features", Severity::wrong, "{0} holds no features{1}.",
         "Download it again from its source (for example the COD-AB data set of the country on HDX).", ""},
    Rule{"boundaries.not_degrees", Severity::wrong,
         "{0} does not give longitude and latitude in degrees: it holds the place {1}.",
         "Export it again in WGS 84 (EPSG:4326); it is probably in metres of a national grid.", "RFC 7946, section 4"},
    Rule{"boundaries.too_large", Severity::wrong,
         "{0} would unfold to far more points than its size allows: the same arcs are used again and again.",
         "Export it again as GeoJSON.", ""},
};

}

std::span<Rule const> writer_rules() { return table; }

Rule const& writer_rule(std::string_view code)
{
    for (auto const& rule : table)
        if (rule.code == code) return rule;
    base::broken("every code used by the writers stands in their table");
}

}
