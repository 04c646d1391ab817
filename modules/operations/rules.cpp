#include "rules.hpp"

namespace muster::operations {

namespace {

using enum base::Severity;

constexpr base::Rule table[] = {
    {"operation.exists", wrong, "There is an operation \"{0}\" already.",
     "Choose another short name, or work in the one there is with --operation {0}.", ""},
    {"operation.bad_id", wrong, "\"{0}\" cannot be the short name of an operation.",
     "Use 2 to 40 small letters, digits and hyphens, beginning with a letter: \"north-east-nigeria\".", ""},
    {"operation.unknown_country", wrong, "\"{0}\" is no country code of three letters.",
     "Use the code of ISO 3166, such as NGA for Nigeria; for an exercise any code from XAA to XZZ.",
     "ISO 3166-1 alpha-3"},
    {"operation.unknown", wrong, "There is no operation \"{0}\" in this store.",
     "`muster operation list` shows those there are; `muster operation declare` makes one.", ""},
    {"operation.bad_language", wrong, "\"{0}\" is no language code.",
     "Use the two or three small letters of ISO 639: en, fr, es, ar, pt, uk …", "ISO 639"},
    {"operation.bad_day", wrong, "\"{0}\" is no day.", "Write it as 2026-03-31.", ""},
    {"setting.bad_name", wrong, "\"{0}\" cannot be the name of a setting.",
     "Names are small letters, digits, dots and underscores, such as household.size; `muster operation show` lists "
     "those there are.",
     ""},
    {"setting.unknown", warn, "The program knows no setting \"{0}\"; it was kept, and nothing reads it.",
     "Check the spelling against the list of `muster operation show`.", ""},
    {"setting.not_a_number", wrong, "The setting {0} is a number; \"{1}\" is none.",
     "Give digits, with a point for parts: 5 or 5.4.", ""},
    {"cycle.bad_period", wrong, "\"{0}\" is no stretch of time that reports can be made for.",
     "Write it as 2026-03, 2026-Q1, 2026-W09 or 2026-03-01..2026-03-15.", ""},
    {"cycle.overlaps", wrong, "The cycle {0} overlaps {1}, which is set already; a report would belong to both.",
     "Choose days that no other cycle has.", ""},
};

} // namespace

std::span<base::Rule const> rules()
{
    return table;
}

base::Rule const& rule(std::string_view code) { return base::rule_in(table, code); }

} // namespace muster::operations
