#include "layouts.hpp"

#include "lists_of.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <sample/lists.hpp>

namespace muster::sample {

namespace {

constexpr std::array<std::string_view, field_count> field_names{
    "id", "partner", "acronym", "kind", "implementer", "donor", "body", "activity",
    "adm1_name", "adm1_code", "adm2_name", "adm2_code", "adm3_name", "adm3_code", "adm4_name", "adm4_code",
    "group", "status", "modality", "start", "end", "month", "year", "months", "sectors",
    "targeted", "reached", "girls", "boys", "women", "men", "elder_women", "elder_men", "note",
};

std::vector<Habits> habits()
{
    using enum Language;
    using enum Shape;
    return {
        {.name = "ocha_en", .language = en, .shape = xlsx, .months = MonthStyle::cell, .titles = true, .lists = true, .total = true},
        {.name = "hxl_en", .language = en, .shape = csv, .days = DayStyle::iso, .months = MonthStyle::iso},
        {.name = "months_en", .language = en, .shape = xlsx, .rhythm = Rhythm::quarterly, .titles = true, .total = true, .subtotals = true},
        {.name = "sectors_en", .language = en, .shape = xlsx, .titles = true, .total = true, .footer = true},
        {.name = "dates1904_en", .language = en, .shape = xlsx, .months = MonthStyle::cell, .from_1904 = true},
        {.name = "cumulative_en", .language = en, .shape = xlsx, .days = DayStyle::month_first, .rhythm = Rhythm::cumulative, .titles = true},
        {.name = "json_en", .language = en, .shape = json, .months = MonthStyle::iso},
        {.name = "small_en", .language = en, .shape = csv, .encoding = Encoding::utf8_mark, .months = MonthStyle::word_alone,
         .numbers = NumberStyle::text, .footer = true},
        {.name = "cluster_fr", .language = fr, .shape = xlsx, .days = DayStyle::slashes, .titles = true, .old_sheet = true, .total = true},
        {.name = "ong_fr", .language = fr, .shape = csv, .encoding = Encoding::windows_1252, .delimiter = ';',
         .numbers = NumberStyle::text, .footer = true},
        {.name = "sadd_fr", .language = fr, .shape = xlsx, .months = MonthStyle::numbers, .total = true, .header_again = true},
        {.name = "cluster_es", .language = es, .shape = xlsx, .titles = true, .total = true, .footer = true},
        {.name = "ong_es", .language = es, .shape = csv, .encoding = Encoding::utf8_mark, .delimiter = ';', .days = DayStyle::slashes,
         .numbers = NumberStyle::text, .total = true},
        {.name = "sector_ar", .language = ar, .shape = xlsx, .titles = true, .total = true},
        {.name = "jamia_ar", .language = ar, .shape = csv, .encoding = Encoding::utf16, .delimiter = '\t', .days = DayStyle::slashes,
         .numbers = NumberStyle::arabic},
        {.name = "klaster_uk", .language = uk, .shape = xlsx, .days = DayStyle::dots, .titles = true, .total = true},
    };
}

}

bool Layout::has(Field field) const
{
    return std::ranges::any_of(columns, [&](Column const& column) { return column.field == field; });
}

bool Layout::groups() const
{
    return std::ranges::any_of(columns, [](Column const& column) { return not column.group.empty(); });
}

bool Layout::tags() const
{
    return std::ranges::any_of(columns, [](Column const& column) { return not column.tag.empty(); });
}

std::vector<Layout> read_layouts()
{
    std::vector<Layout> layouts;
    for (auto const& one : habits()) layouts.push_back({one, {}});
    for (auto const& line : lines_of(lists::layouts_csv)) {
        ENSURE(line.size() == 5);
        auto layout = std::ranges::find_if(layouts, [&](Layout const& l) { return l.habits.name == line[0]; });
        auto field = std::ranges::find(field_names, line[1]);
        ENSURE(layout != layouts.end() and field != field_names.end());
        layout->columns.push_back({static_cast<Field>(field - field_names.begin()), line[2], line[3], line[4]});
    }
    return layouts;
}

}
