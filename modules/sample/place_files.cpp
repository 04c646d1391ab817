// Gazetteers of both vintages, the crosswalk between them, boundaries, population.
#include "borders.hpp"
#include "writing.hpp"

#include <algorithm>

namespace muster::sample {

namespace {

/// A place of either vintage with the places above it, as a gazetteer's row holds them.
struct Listed {
    int level = 0;
    std::vector<std::pair<std::string, Name const*>> chain;  // code and name, the place itself first
    std::string second_name;
    std::size_t squares = 0;
};

std::vector<Listed> listed_now(World const& world, int level)
{
    std::vector<Listed> rows;
    for (auto index : world.country.of_level(level)) {
        Listed row{level, {}, {}, world.place(index).squares.size()};
        for (auto at = index; at >= 0; at = world.place(at).parent) row.chain.emplace_back(world.place(at).pcode, &world.place(at).name);
        // Sheets of the towns' own people spell the district without its accents.
        auto letters = plain(world.place(index).name.latin);
        letters.front() = static_cast<char>(letters.front() - 'a' + 'A');
        if (letters != world.place(index).name.latin and level >= 2 and index % 5 == 0) row.second_name = letters;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Listed> listed_before(World const& world, int level)
{
    std::vector<Listed> rows;
    auto const& before = world.country.before;
    auto find = [&](std::string const& code) {
        return std::ranges::find(before, code, &OldPlace::pcode);
    };
    for (auto const& old : before) {
        if (old.level != level) continue;
        Listed row{level, {}, {}, old.squares.size()};
        for (auto at = find(old.pcode); at != before.end(); at = find(at->parent)) row.chain.emplace_back(at->pcode, &at->name);
        row.chain.emplace_back(world.place(0).pcode, &world.place(0).name);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// One sheet a level, columns as published gazetteers have them: ADM2_EN, ADM2_AR, ADM2_PCODE, … up to the country.
Sheet gazetteer_sheet(std::vector<Listed> const& places, int level, std::string_view from, std::string_view to)
{
    Sheet sheet{.name = "ADM" + std::to_string(level)};
    CellRow header;
    for (int up = level; up >= 0; --up) {
        auto prefix = "ADM" + std::to_string(up);
        for (auto const* part : {"_EN", "_AR", "_UK", "_PCODE"}) header.push_back(Cell::of(prefix + part));
        if (up == level) header.push_back(Cell::of(prefix + "ALT1_EN"));
    }
    for (auto const* word : {"DATE", "VALIDON", "VALIDTO", "AREA_SQKM"}) header.push_back(Cell::of(word));
    sheet.rows.push_back(header);
    for (auto const& place : places) {
        CellRow row;
        bool first = true;
        for (auto const& [code, name] : place.chain) {
            for (auto const& text : {name->latin, name->arabic, name->cyrillic, code}) row.push_back(Cell::of(text));
            if (first) row.push_back(Cell::of(place.second_name));
            first = false;
        }
        row.push_back(Cell::day(base::Day::parse(from)->count));
        row.push_back(Cell::day(base::Day::parse(from)->count));
        row.push_back(to.empty() ? Cell{} : Cell::day(base::Day::parse(to)->count));
        row.push_back(Cell::of(static_cast<std::int64_t>(place.squares) * 119));
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

Listed country_alone(World const& world)
{
    return {0, {{world.place(0).pcode, &world.place(0).name}}, {}, world.country.squares.size()};
}

std::string gazetteer(World const& world, bool now)
{
    Book book;
    auto from = now ? reform_day : first_day;
    auto to = now ? std::string_view() : day_before_reform;
    book.sheets.push_back(gazetteer_sheet({country_alone(world)}, 0, from, to));
    for (int level = 1; level <= 4; ++level)
        book.sheets.push_back(gazetteer_sheet(now ? listed_now(world, level) : listed_before(world, level), level, from, to));
    return press(book);
}

std::string long_gazetteer(World const& world)
{
    std::vector<CellRow> rows{{Cell::of("Location"), Cell::of("Admin Level"), Cell::of("P-Code"), Cell::of("Name"), Cell::of("Parent P-Code"), Cell::of("Valid from date")}};
    for (auto const& place : world.country.places)
        if (place.level > 0)
            rows.push_back({Cell::of(iso3), Cell::of(std::int64_t{place.level}), Cell::of(place.pcode), Cell::of(place.name.latin),
                            Cell::of(world.place(place.parent).pcode), Cell::of(reform_day)});
    return csv_of(std::move(rows));
}

/// What became of each old place, with the part of its area that lies in each place of today.
std::string crosswalk(World const& world)
{
    std::vector<CellRow> rows{{Cell::of("Level"), Cell::of("Old P-Code"), Cell::of("Old name"), Cell::of("New P-Code"), Cell::of("New name"),
                               Cell::of("Change"), Cell::of("Share of area"), Cell::of("Valid from date")}};
    for (auto const& old : world.country.before)
        for (auto now : old.now) {
            std::int64_t here = 0, all = 0;
            for (auto square : old.squares)
                for (auto other : old.now) {
                    auto const& squares = world.place(other).squares;
                    if (not std::ranges::binary_search(squares, square)) continue;
                    ++all;
                    if (other == now) ++here;
                }
            auto permille = old.now.size() == 1 or all == 0 ? 1000 : (here * 1000 + all / 2) / all;
            auto share = permille == 1000 ? std::string("1") : "0." + std::string(permille < 100 ? "0" : "") + std::to_string(permille);
            rows.push_back({Cell::of(std::int64_t{old.level}), Cell::of(old.pcode), Cell::of(old.name.latin), Cell::of(world.place(now).pcode),
                            Cell::of(world.place(now).name.latin), Cell::of(old.change), Cell::of(share), Cell::of(reform_day)});
        }
    return csv_of(std::move(rows));
}

using Properties = std::vector<std::pair<std::string, std::string>>;

Properties properties(std::string const& code, std::string const& name, int level, std::string const& parent, std::string_view from)
{
    auto prefix = "ADM" + std::to_string(level);
    Properties all{{prefix + "_EN", name}, {prefix + "_PCODE", code}};
    if (level > 0) all.emplace_back("ADM" + std::to_string(level - 1) + "_PCODE", parent);
    all.emplace_back("validOn", std::string(from));
    return all;
}

std::string boundaries(World const& world, Borders const& borders, int level)
{
    std::vector<formats::Feature> features;
    for (auto index : world.country.of_level(level)) {
        auto const& place = world.place(index);
        auto parent = place.parent < 0 ? std::string() : world.place(place.parent).pcode;
        features.push_back({properties(place.pcode, place.name.latin, level, parent, reform_day), borders.area(place.squares), {}});
    }
    return formats::write_geojson(features);
}

std::string old_boundaries(World const& world, Borders const& borders, int level)
{
    std::vector<formats::Feature> features;
    for (auto const& old : world.country.before)
        if (old.level == level)
            features.push_back({properties(old.pcode, old.name.latin, level, old.parent, first_day), borders.area(old.squares), {}});
    return formats::write_geojson(features);
}

std::string band_name(std::size_t band)
{
    if (band + 1 == bands) return "80Plus";
    return two(static_cast<int>(band) * 5) + "_" + two(static_cast<int>(band) * 5 + 4);
}

std::string population(World const& world, int level)
{
    CellRow header{Cell::of("year"), Cell::of("ISO3")};
    for (int up = 0; up <= level; ++up) {
        header.push_back(Cell::of("ADM" + std::to_string(up) + "_EN"));
        header.push_back(Cell::of("ADM" + std::to_string(up) + "_PCODE"));
    }
    for (auto const* sex : {"F", "M", "T"}) header.push_back(Cell::of(std::string(sex) + "_TL"));
    for (auto const* sex : {"F", "M", "T"})
        for (std::size_t band = 0; band < bands; ++band) header.push_back(Cell::of(std::string(sex) + "_" + band_name(band)));
    std::vector<CellRow> rows{header};
    for (auto index : world.country.of_level(level)) {
        auto const& souls = world.people.of_place[static_cast<std::size_t>(index)];
        CellRow row{Cell::of(std::int64_t{year}), Cell::of(iso3)};
        for (int up = 0; up <= level; ++up) {
            auto const& above = world.place(world.country.ancestor(index, up));
            row.push_back(Cell::of(above.name.latin));
            row.push_back(Cell::of(above.pcode));
        }
        for (auto total : {souls.women(), souls.men(), souls.all()}) row.push_back(Cell::of(total));
        for (auto figure : souls.female) row.push_back(Cell::of(figure));
        for (auto figure : souls.male) row.push_back(Cell::of(figure));
        for (std::size_t band = 0; band < bands; ++band) row.push_back(Cell::of(souls.female[band] + souls.male[band]));
        rows.push_back(std::move(row));
    }
    return csv_of(std::move(rows));
}

}

std::string csv_of(std::vector<CellRow> rows)
{
    Book book{.shape = Shape::csv};
    book.sheets.push_back({.name = "data"});
    book.sheets.front().rows = std::move(rows);
    return press(book);
}

Files place_files(World const& world)
{
    Borders borders(world.country, world.seed);
    Files files;
    files.emplace_back("places/xza_adminboundaries_tabulardata_2019.xlsx", gazetteer(world, false));
    files.emplace_back("places/xza_adminboundaries_tabulardata_2025.xlsx", gazetteer(world, true));
    files.emplace_back("places/xza_pcodes_2025.csv", long_gazetteer(world));
    files.emplace_back("places/xza_crosswalk_2019_2025.csv", crosswalk(world));
    for (int level = 1; level <= 2; ++level)
        files.emplace_back("places/xza_adm" + std::to_string(level) + "_2019.geojson", old_boundaries(world, borders, level));
    for (int level = 0; level <= 4; ++level)
        files.emplace_back("places/xza_adm" + std::to_string(level) + "_2025.geojson", boundaries(world, borders, level));
    return files;
}

Files population_files(World const& world)
{
    Files files;
    for (int level = 0; level <= 4; ++level)
        files.emplace_back("population/xza_admpop_adm" + std::to_string(level) + "_2025.csv", population(world, level));
    return files;
}

}
