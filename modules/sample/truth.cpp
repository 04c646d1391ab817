// The truth about every row, so that a test can measure how much of it comes out of the import.
#include "writing.hpp"

#include <algorithm>
#include <base/json.hpp>

namespace muster::sample {

namespace {

std::string joined(std::vector<std::string_view> const& words)
{
    std::string text;
    for (auto word : words) text += (text.empty() ? "" : "+") + std::string(word);
    return text;
}

Cell figure(std::optional<std::int64_t> const& number)
{
    return number ? Cell::of(*number) : Cell{};
}

CellRow truth_row(World const& world, HandedIn const& file, RowTruth const& row)
{
    auto const& fact = row.draft.fact;
    auto name = [&](int partner) { return partner < 0 ? std::string() : world.partner(partner).acronym; };
    CellRow cells{Cell::of(file.path), Cell::of(file.book.shape == Shape::xlsx ? file.book.sheets.front().name : std::string()),
                  Cell::of(std::int64_t{row.row}), Cell::of(row.column),
                  Cell::of(outcome_names[static_cast<std::size_t>(row.draft.outcome)]),
                  Cell::of(novelty_names[static_cast<std::size_t>(row.novelty)]), Cell::of(row.superseded ? "yes" : "no"),
                  Cell::of(joined(row.draft.dirt)), Cell::of(name(fact.partner)), Cell::of(name(fact.also_partner)),
                  Cell::of(fact.body < 0 ? std::string() : world.wording.bodies[static_cast<std::size_t>(fact.body)]),
                  Cell::of(fact.activity < 0 ? std::string() : world.wording.activities[static_cast<std::size_t>(fact.activity)].key),
                  Cell::of(fact.place), fact.level < 0 ? Cell{} : Cell::of(std::int64_t{fact.level}), Cell::of(fact.group),
                  Cell::of(fact.period ? fact.period->first.text() : std::string()), Cell::of(fact.period ? fact.period->last.text() : std::string()),
                  Cell::of(fact.status), Cell::of(fact.said), figure(fact.reached), figure(fact.targeted)};
    auto parts = fact.cells.value_or(Cells{}).list();
    for (auto part : parts) cells.push_back(fact.cells ? Cell::of(part) : Cell{});
    return cells;
}

/// How often each kind of dirt was put where, in the order of the catalogue.
std::string counts(std::vector<HandedIn> const& files)
{
    std::vector<CellRow> rows{{Cell::of("dirt"), Cell::of("where"), Cell::of("outcome"), Cell::of("count"), Cell::of("what")}};
    for (auto const& kind : dirt_catalogue()) {
        std::int64_t count = 0;
        for (auto const& file : files) {
            count += std::ranges::count(file.dirt, kind.name);
            for (auto const& row : file.rows)
                if (row.novelty != Novelty::same) count += std::ranges::count(row.draft.dirt, kind.name);
        }
        rows.push_back({Cell::of(kind.name), Cell::of(kind.where), Cell::of(outcome_names[static_cast<std::size_t>(kind.outcome)]),
                        Cell::of(count), Cell::of(kind.what)});
    }
    return csv_of(std::move(rows));
}

std::string file_list(World const& world, std::vector<HandedIn> const& files)
{
    std::vector<CellRow> rows{{Cell::of("file"), Cell::of("partner"), Cell::of("layout"), Cell::of("month"), Cell::of("lines"),
                               Cell::of("dirt"), Cell::of("same_as")}};
    for (auto const& file : files) {
        auto kinds = file.dirt;
        std::ranges::sort(kinds);
        kinds.erase(std::ranges::unique(kinds).begin(), kinds.end());
        rows.push_back({Cell::of(file.path), Cell::of(world.partner(file.partner).acronym), Cell::of(world.partner(file.partner).layout),
                        Cell::of(base::Period::month(year, file.month).text()), Cell::of(static_cast<std::int64_t>(file.rows.size())),
                        Cell::of(joined(kinds)), Cell::of(file.again_of)});
    }
    return csv_of(std::move(rows));
}

/// Which reports came, came late, or said that there was nothing.
std::string report_list(World const& world)
{
    constexpr std::array<std::string_view, 3> names{"handed_in", "late", "nothing"};
    std::vector<CellRow> rows{{Cell::of("partner"), Cell::of("month"), Cell::of("report")}};
    for (std::size_t i = 0; i < world.deeds.partners.size(); ++i)
        for (int month = 1; month <= 12; ++month)
            rows.push_back({Cell::of(world.deeds.partners[i].acronym), Cell::of(base::Period::month(year, month).text()),
                            Cell::of(names[static_cast<std::size_t>(world.deeds.reports[i][static_cast<std::size_t>(month - 1)])])});
    return csv_of(std::move(rows));
}

}

Files truth_files(World const& world, std::vector<HandedIn> const& files)
{
    std::vector<CellRow> rows;
    rows.emplace_back();
    for (auto const* header : {"file", "sheet", "row", "column", "outcome", "novelty", "superseded", "dirt", "partner", "also_partner",
                               "body", "activity", "place", "level", "group", "first_day", "last_day", "status", "said", "reached", "targeted",
                               "girls", "boys", "women", "men", "elder_women", "elder_men"})
        rows.back().push_back(Cell::of(header));
    for (auto const& file : files)
        for (auto const& row : file.rows) rows.push_back(truth_row(world, file, row));
    return {{"truth/truth.csv", csv_of(std::move(rows))}, {"truth/dirt.csv", counts(files)}, {"truth/files.csv", file_list(world, files)},
            {"truth/reports.csv", report_list(world)}};
}

std::string partner_file(World const& world)
{
    std::vector<CellRow> rows{{Cell::of("Name"), Cell::of("Acronym"), Cell::of("Type"), Cell::of("Also known as")}};
    for (auto const& partner : world.deeds.partners) {
        std::string also;
        for (auto const& name : partner.also) also += (also.empty() ? "" : "; ") + name;
        rows.push_back({Cell::of(partner.name), Cell::of(partner.acronym), Cell::of(world.wording.word("kind", partner.kind, Language::en)), Cell::of(also)});
    }
    return csv_of(std::move(rows));
}

}
