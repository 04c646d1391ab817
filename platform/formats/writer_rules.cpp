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
