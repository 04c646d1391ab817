// People in need: a long table in which totals stand among parts, and a workbook with a column a sector.
#include "writing.hpp"

#include <algorithm>
#include <array>

namespace muster::sample {

namespace {

/// A sector's code in the tables of response plans: "WSH", "PRO_GBV".
std::string plan_code(std::string const& body)
{
    if (body == "wash") return "WSH";
    std::string code;
    for (auto letter : body) code += letter == '-' ? '_' : static_cast<char>(letter - 'a' + 'A');
    return code;
}

bool is_part_of_another(std::string const& body)
{
    return body.find('-') != std::string::npos;
}

struct Figures {
    Cells in_need, targeted;
    std::int64_t population = -1;  // told only where all sectors are taken together
};

/// Two figures of one district and group over all sectors: no person is counted twice, so the highest stands.
Figures over_sectors(World const& world, int district, Group group)
{
    Figures top;
    for (std::size_t body = 0; body < world.wording.bodies.size(); ++body) {
        auto const* need = world.people.need(district, static_cast<int>(body), group);
        if (not need or is_part_of_another(world.wording.bodies[body])) continue;
        if (need->in_need.all() > top.in_need.all()) top.in_need = need->in_need;
        if (need->targeted.all() > top.targeted.all()) top.targeted = need->targeted;
    }
    top.population = world.people.of_group[static_cast<std::size_t>(district)][static_cast<std::size_t>(group)];
    return top;
}

CellRow long_row(std::array<std::string, 2> const& place, std::string const& sector, std::array<std::string, 4> const& who,
                 std::string_view group, std::array<std::int64_t, 3> const& figures)
{
    CellRow row{Cell::of(place[0]), Cell::of(place[1]), Cell::of(sector)};
    for (auto const& cell : who) row.push_back(Cell::of(cell));
    row.push_back(Cell::of("a"));
    row.push_back(Cell::of(group == "all" ? std::string_view("ALL") : group));
    row.push_back(figures[0] < 0 ? Cell{} : Cell::of(figures[0]));
    row.push_back(Cell::of(figures[1]));
    row.push_back(Cell::of(figures[2]));
    row.emplace_back();
    row.emplace_back();
    return row;
}

/// The total, each group's total, and each group by sex and age, of one place and sector.
void add_long(std::vector<CellRow>& rows, std::array<std::string, 2> const& place, std::string const& sector,
              std::array<Figures, 3> const& by_group)
{
    static constexpr std::array<std::array<char const*, 4>, 6> parts{{
        {"f", "0-17", "0", "17"}, {"m", "0-17", "0", "17"}, {"f", "18-59", "18", "59"},
        {"m", "18-59", "18", "59"}, {"f", "60+", "60", ""}, {"m", "60+", "60", ""},
    }};
    Figures all;
    for (auto const& one : by_group) {
        all.in_need.add(one.in_need);
        all.targeted.add(one.targeted);
        if (one.population >= 0) all.population = std::max<std::int64_t>(all.population, 0) + one.population;
    }
    rows.push_back(long_row(place, sector, {"a", "ALL", "", ""}, "all", {all.population, all.in_need.all(), all.targeted.all()}));
    for (std::size_t g = 0; g < by_group.size(); ++g) {
        auto code = group_codes[static_cast<std::size_t>(groups[g])];
        auto const& one = by_group[g];
        rows.push_back(long_row(place, sector, {"a", "ALL", "", ""}, code, {one.population, one.in_need.all(), one.targeted.all()}));
        auto in_need = one.in_need.list(), targeted = one.targeted.list();
        for (std::size_t i = 0; i < parts.size(); ++i)
            rows.push_back(long_row(place, sector, {parts[i][0], parts[i][1], parts[i][2], parts[i][3]}, code, {-1, in_need[i], targeted[i]}));
    }
}

std::array<Figures, 3> of_sector(World const& world, int district, int body)
{
    std::array<Figures, 3> figures;
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (auto const* need = world.people.need(district, body, groups[g])) figures[g] = {need->in_need, need->targeted, -1};
    return figures;
}

std::string long_table(World const& world)
{
    std::vector<CellRow> rows;
    rows.emplace_back();
    for (auto const* header : {"Admin 1 PCode", "Admin 2 PCode", "Sector", "Gender", "Age Range", "Min Age", "Max Age", "Disabled",
                               "Population Group", "Population", "In Need", "Targeted", "Affected", "Reached"})
        rows.back().push_back(Cell::of(header));
    rows.emplace_back();
    for (auto const* tag : {"#adm1+code", "#adm2+code", "#sector+code", "#gender+code", "#age+range", "#age+min", "#age+max", "#is_disabled",
                            "#population_group+code", "#population", "#inneed", "#targeted", "#affected", "#reached"})
        rows.back().push_back(Cell::of(tag));
    auto bodies = static_cast<int>(world.wording.bodies.size());
    for (int body = -1; body < bodies; ++body) {
        auto sector = body < 0 ? std::string("ALL") : plan_code(world.wording.bodies[static_cast<std::size_t>(body)]);
        std::array<Figures, 3> country;
        std::vector<CellRow> below;
        for (auto district : world.country.of_level(2)) {
            if (std::ranges::find(world.people.not_assessed, district) != world.people.not_assessed.end()) continue;
            auto figures = body < 0 ? std::array{over_sectors(world, district, groups[0]), over_sectors(world, district, groups[1]), over_sectors(world, district, groups[2])}
                                    : of_sector(world, district, body);
            for (std::size_t g = 0; g < figures.size(); ++g) {
                country[g].in_need.add(figures[g].in_need);
                country[g].targeted.add(figures[g].targeted);
                if (figures[g].population >= 0) country[g].population = std::max<std::int64_t>(country[g].population, 0) + figures[g].population;
            }
            add_long(below, {world.country.code(district, 1), world.place(district).pcode}, sector, figures);
        }
        add_long(rows, {"", ""}, sector, country);
        rows.insert(rows.end(), below.begin(), below.end());
    }
    return csv_of(std::move(rows));
}

/// The sheet as it is printed: a title, sectors as merged words over their columns, a sum below, an old sheet hidden.
Sheet wide_sheet(World const& world)
{
    Sheet sheet{.name = "PiN and severity", .header_rows = 2};
    auto const& bodies = world.wording.bodies;
    sheet.rows.push_back({Cell::of("Zandia – people in need, targets and severity by district and sector, 2025")});
    sheet.rows.push_back({Cell::of("Severity from 1 (minimal) to 5 (catastrophic). Districts that were not assessed are left out.")});
    CellRow upper{Cell::of("Location"), {}, {}, {}, Cell::of("Population")};
    CellRow lower{Cell::of("Province"), Cell::of("Province P-code"), Cell::of("District"), Cell::of("District P-code"), Cell::of("Total")};
    sheet.merges.push_back({3, 3, 0, 3});
    for (auto const& body : bodies) {
        auto from = static_cast<int>(upper.size());
        sheet.merges.push_back({3, 3, from, from + 2});
        upper.push_back(Cell::of(world.wording.word("body", body, Language::en)));
        upper.resize(upper.size() + 2);
        for (auto const* word : {"In need", "Targeted", "Severity"}) lower.push_back(Cell::of(word));
    }
    sheet.rows.push_back(upper);
    sheet.rows.push_back(lower);
    sheet.header_row = 4;
    CellRow total{Cell::of("TOTAL")};
    total.resize(lower.size());
    for (auto district : world.country.of_level(2)) {
        if (std::ranges::find(world.people.not_assessed, district) != world.people.not_assessed.end()) continue;
        auto const& place = world.place(district);
        CellRow row{Cell::of(world.place(place.parent).name.latin), Cell::of(world.place(place.parent).pcode), Cell::of(place.name.latin),
                    Cell::of(place.pcode), Cell::of(world.people.of_place[static_cast<std::size_t>(district)].all())};
        for (int body = 0; body < static_cast<int>(bodies.size()); ++body) {
            Figures all;
            for (auto const& one : of_sector(world, district, body)) all.in_need.add(one.in_need), all.targeted.add(one.targeted);
            auto severity = std::ranges::find_if(world.people.severity, [&](Severity const& s) { return s.place == district and s.body == body; });
            row.push_back(Cell::of(all.in_need.all()));
            row.push_back(Cell::of(all.targeted.all()));
            row.push_back(Cell::of(std::int64_t{severity->phase}));
        }
        for (std::size_t c = 4; c < row.size(); ++c)
            if (c < 5 or (c - 5) % 3 != 2) total[c] = Cell::of(total[c].number + row[c].number);
        sheet.rows.push_back(std::move(row));
    }
    sheet.rows.push_back(std::move(total));
    return sheet;
}

}

Files need_files(World const& world)
{
    Book book;
    book.sheets.push_back(wide_sheet(world));
    auto old = book.sheets.front();
    old.name = "2023 (old)";
    old.hidden = true;
    book.sheets.push_back(std::move(old));
    return {{"needs/xza_hno_2025_long.csv", long_table(world)}, {"needs/xza_pin_severity_2025.xlsx", press(book)}};
}

}
