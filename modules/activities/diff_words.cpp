// What a changed line says otherwise than the line that counts now, field by field.
#include "opened.hpp"
#include "submission.hpp"
#include <activities/sql.hpp>
#include <array>
#include <base/count.hpp>
#include <formats/workbook.hpp>

namespace muster::activities {

namespace {

constexpr std::array<std::string_view, 18> fields{"reached", "targeted", "status", "unit", "start", "end", "period_from", "period_to", "place",
                                                  "girls", "boys", "women", "men", "elder_women", "elder_men", "female", "male", "disabled"};
using Texts = std::array<std::string, fields.size()>;

std::string number_text(std::int32_t number) { return number < 0 ? std::string{} : std::to_string(number); }
std::string told_text(base::Told const& told) { return told.is_told() ? std::to_string(told.value()) : std::string(base::name_of(told.saying())); }

Texts texts_of(Line const& line, World const& world)
{
    auto const& c = line.cells;
    return {told_text(line.reached), line.targeted.is_told() ? std::to_string(line.targeted.value()) : std::string{}, std::string(standards::name_of(line.status)),
            std::string(standards::name_of(line.unit)), day_text(line.starts), day_text(line.ends), day_text(line.first_day), day_text(line.last_day),
            line.place < 0 ? std::string{} : world.places->at(line.place).pcode, number_text(c.girls), number_text(c.boys), number_text(c.women),
            number_text(c.men), number_text(c.elder_women), number_text(c.elder_men), number_text(c.female), number_text(c.male), number_text(line.disabled)};
}

/// The stored line, in the words of texts_of(). A number that was not told is an empty text; of those reached, why not.
Texts texts_of(store::Row const& row)
{
    Texts texts;
    texts[0] = row.is_null(1) ? row.string(0) : row.string(1);
    for (int i = 1; i < static_cast<int>(fields.size()); ++i) texts[static_cast<std::size_t>(i)] = row.string(i + 1);
    return texts;
}

}

std::vector<FieldChange> changes_of(store::Db& db, World const& world, Checked const& checked, Diff const& diff, std::size_t most)
{
    std::vector<FieldChange> changes;
    std::size_t next = 0;
    for (std::size_t i = 0; i < diff.of_line.size() and changes.size() < most and next < diff.replaced.size(); ++i) {
        if (diff.of_line[i] != 2) continue;
        auto const& [submission, where] = diff.replaced[next++];
        auto const& line = checked.reading->lines[i];
        auto const after = texts_of(line, world);
        one_line(db, sql::line_figures, {std::string_view(world.operation), std::string_view(submission), where.first, where.second}, [&](store::Row const& row) {
            auto const before = texts_of(row);
            for (std::size_t f = 0; f < fields.size(); ++f)
                if (before[f] != after[f])
                    changes.push_back({formats::place_name(checked.layout.sheet_name, line.row, 0), std::string(fields[f]), before[f], after[f]});
        });
    }
    return changes;
}

}
