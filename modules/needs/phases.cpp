// Food security phases by area, as the IPC publishes them: a row a phase, or a row an area.
#include "rules.hpp"
#include "special.hpp"

#include <array>
#include <map>
#include <text/fold.hpp>

namespace muster::needs {
namespace {

struct Area {
    std::array<std::int64_t, 6> people{};  // index = phase; 0 = all analysed
    std::optional<std::int64_t> three_up;
    std::string at;
    bool any = false;
};
using Areas = std::map<std::pair<std::string, std::string>, Area>;  // level 1, area

int column_named(Values const& header, std::string_view folded)
{
    for (std::size_t c = 0; c < header.size(); ++c)
        if (text::fold(header[c].text) == folded) return static_cast<int>(c);
    return -1;
}

std::string_view cell(Values const& values, int column)
{
    return column >= 0 and static_cast<std::size_t>(column) < values.size()
               ? std::string_view(values[static_cast<std::size_t>(column)].text)
               : std::string_view();
}

struct Reader {
    formats::Workbook& book;
    std::size_t sheet;
    Context& context;
    Values header;
    std::uint32_t header_row = 0;
    Areas areas;

    std::optional<std::int64_t> number(Values const& values, int column, std::string const& at) const
    {
        if (cell(values, column).empty()) return {};
        return people_in(values[static_cast<std::size_t>(column)], text::Habit::point, at, context.findings);
    }

    Area& area(std::uint32_t row, Values const& values)
    {
        auto one = column_named(header, "level 1"), two = column_named(header, "area");
        auto& found = areas[{std::string(cell(values, one)), std::string(cell(values, two))}];
        if (found.at.empty())
            found.at =
                formats::place_name(book.sheets()[sheet].name, row, static_cast<std::uint32_t>(std::max(two, 0)));
        return found;
    }

    /// A row a phase; the current period alone, or the first projection where an area has no current one.
    void take_long(std::uint32_t row, Values const& values,
                   std::map<std::pair<std::string, std::string>, std::string>& period)
    {
        auto when = std::string(cell(values, column_named(header, "validity period")));
        auto& kept = period[{std::string(cell(values, column_named(header, "level 1"))),
                             std::string(cell(values, column_named(header, "area")))}];
        if (kept.empty()) kept = when;
        if (when != kept) return;
        auto& found = area(row, values);
        auto people = number(values, column_named(header, "number"), found.at);
        if (not people) return;
        auto phase = text::tidy(cell(values, column_named(header, "phase")));
        found.any = true;
        if (phase == "3+") found.three_up = people;
        else if (phase == "all") found.people[0] = *people;
        else if (phase.size() == 1 and phase[0] >= '1' and phase[0] <= '5')
            found.people[static_cast<std::size_t>(phase[0] - '0')] = *people;
    }

    void take_wide(std::uint32_t row, Values const& values)
    {
        for (auto period : {"current", "first projection"}) {
            auto& found = area(row, values);
            if (found.any) return;
            auto end = std::string(" ") + period;
            found.three_up = number(values, column_named(header, "phase 3 number" + end), found.at);
            // "Phase 3+ number" and "Phase 3 number" fold alike: the first is the sum, the second the phase.
            std::array<int, 2> threes{-1, -1};
            int seen = 0;
            for (std::size_t c = 0; c < header.size() and seen < 2; ++c)
                if (text::fold(header[c].text) == "phase 3 number" + end)
                    threes[static_cast<std::size_t>(seen++)] = static_cast<int>(c);
            if (seen == 2) found.people[3] = number(values, threes[1], found.at).value_or(0);
            for (int phase : {1, 2, 4, 5}) {
                auto people =
                    number(values, column_named(header, "phase " + std::to_string(phase) + " number" + end), found.at);
                if (people) found.people[static_cast<std::size_t>(phase)] = *people;
            }
            found.any = found.three_up.has_value();
        }
    }

    void tell(Loaded& loaded)
    {
        for (auto const& [names, found] : areas) {
            if (not found.any) continue;
            geography::Asked asked;
            if (not names.first.empty()) asked.name[1] = names.first;
            asked.any_name = names.second;
            auto where = place_of(context, asked, found.at);
            ++loaded.rows;
            if (where.place.empty()) ++loaded.unplaced_rows;
            auto tell_one = [&](What what, std::optional<std::int64_t> value) {
                if (not value) return;
                context.gather.tell(where, "fsc", "IPC", {}, what, *value, found.at, context.findings);
                ++loaded.figures;
                ++loaded.totals;
            };
            tell_one(What::in_need, found.three_up);
            tell_one(What::severity, area_phase(found.people));
        }
    }
};

}

std::optional<std::int64_t> area_phase(std::array<std::int64_t, 6> const& people)
{
    std::int64_t all = 0, worse = 0;
    for (std::size_t phase = 1; phase <= 5; ++phase) all += people[phase];
    if (all <= 0) return {};
    for (std::size_t phase = 5; phase > 1; --phase) {
        worse += people[phase];
        if (worse * 5 >= all) return static_cast<std::int64_t>(phase);
    }
    return 1;
}

bool read_phases(formats::Workbook& book, std::size_t sheet, Context& context, Loaded& loaded)
{
    Reader reader{book, sheet, context, {}, 0, {}};
    bool is_long = false, is_wide = false;
    constexpr std::uint32_t head_rows = 10;
    each_row(book, sheet, [&](std::uint32_t row, Values const& values) {
        auto has = [&](std::string_view words) { return column_named(values, words) >= 0; };
        is_long = has("area") and has("phase") and has("validity period") and has("number");
        is_wide = has("area") and has("phase 3 number current");
        if (is_long or is_wide) reader.header = values, reader.header_row = row;
        return not is_long and not is_wide and row < head_rows;
    });
    if (not is_long and not is_wide) return false;
    loaded.layout = is_long ? "ipc long" : "ipc wide";
    std::map<std::pair<std::string, std::string>, std::string> period;
    each_row(book, sheet, [&](std::uint32_t row, Values const& values) {
        if (row <= reader.header_row) return true;
        if (is_long) reader.take_long(row, values, period);
        else reader.take_wide(row, values);
        return true;
    });
    reader.tell(loaded);
    return true;
}

}
