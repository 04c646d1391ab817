// The dozen and more layouts in which Zandia's partners report: their columns and their habits.
#pragma once
#include "sheet.hpp"
#include "wording.hpp"
#include <string>
#include <vector>

namespace muster::sample {

enum class Field : std::uint8_t {
    id, partner, acronym, kind, implementer, donor, body, activity,
    adm1_name, adm1_code, adm2_name, adm2_code, adm3_name, adm3_code, adm4_name, adm4_code,
    group, status, modality, start, end, month, year, months, sectors,
    targeted, reached, girls, boys, women, men, elder_women, elder_men, note,
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::note) + 1;
inline constexpr std::array<Field, 6> cell_fields{Field::girls, Field::boys, Field::women, Field::men, Field::elder_women, Field::elder_men};

struct Column {
    Field field;
    std::string group, header, tag;
};

enum class DayStyle : std::uint8_t { cell, iso, slashes, dots, month_first };
enum class MonthStyle : std::uint8_t { cell, iso, words, word_alone, numbers };
enum class NumberStyle : std::uint8_t { cell, text, arabic };
enum class Rhythm : std::uint8_t { monthly, quarterly, cumulative };

/// How a layout is written, beyond its columns.
struct Habits {
    std::string_view name;
    Language language;
    Shape shape;
    Encoding encoding = Encoding::utf8;
    char delimiter = ',';
    DayStyle days = DayStyle::cell;
    MonthStyle months = MonthStyle::words;
    NumberStyle numbers = NumberStyle::cell;
    Rhythm rhythm = Rhythm::monthly;
    bool titles = false;        // prose above the header
    bool lists = false;         // hidden sheets with the template's lists, p-codes looked up there
    bool old_sheet = false;     // a hidden sheet with last year's rows
    bool from_1904 = false;
    bool total = false;         // a sum under the table
    bool footer = false;
    bool subtotals = false;
    bool header_again = false;  // the header repeated in the middle
};

struct Layout {
    Habits habits;
    std::vector<Column> columns;
    [[nodiscard]] bool has(Field field) const;
    [[nodiscard]] bool groups() const;  // an upper header row
    [[nodiscard]] bool tags() const;
};

std::vector<Layout> read_layouts();

}
