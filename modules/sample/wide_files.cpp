// Wide tables: a column a month, a column a sector.
#include "files.hpp"

#include <algorithm>
#include <map>

namespace muster::sample {

namespace {

/// The layout's columns with its one wide column opened into several.
std::vector<Column> opened(Layout const& layout, Field wide, std::vector<std::string> const& headers)
{
    std::vector<Column> columns;
    for (auto const& column : layout.columns) {
        if (column.field != wide) {
            columns.push_back(column);
            continue;
        }
        for (auto const& header : headers) columns.push_back({wide, column.group, header, {}});
    }
    return columns;
}

}

void fill_months(World const& world, Layout const& layout, HandedIn& file, Chance& chance)
{
    SheetMaker maker(world, layout, file, chance);
    std::vector<std::string> headers;
    for (int month = file.month - 2; month <= file.month; ++month)
        headers.push_back(world.wording.words("month", std::to_string(month), layout.habits.language).back());
    auto columns = opened(layout, Field::months, headers);
    maker.begin(file.month, columns);
    file.dirt.push_back(dirt_kind("file.wide_months").name);
    auto first_figure = static_cast<std::size_t>(std::ranges::find(columns, Field::months, &Column::field) - columns.begin());
    std::map<int, std::vector<Deed>> by_body;
    for (std::size_t i = 0; i < world.deeds.works.size(); ++i) {
        auto const& work = world.deeds.works[i];
        if (work.partner == file.partner and work.first_month <= file.month and work.last_month >= file.month - 2)
            by_body[work.body].push_back({static_cast<int>(i), std::max(work.first_month, file.month - 2)});
    }
    for (auto const& [body, deeds] : by_body) {
        for (auto deed : deeds) {
            auto said = write(world, layout, deed);
            soil_cells(world, layout, said, chance, true);
            std::vector<std::pair<Cell, std::optional<Fact>>> figures;
            for (int month = file.month - 2; month <= file.month; ++month) {
                auto const& work = world.work(deed);
                if (month < work.first_month or month > work.last_month) {
                    figures.emplace_back();
                    continue;
                }
                auto fact = said.fact;
                fact.period = base::Period::month(year, month);
                fact.reached = world.deeds.cells({deed.work, month}).all();
                figures.emplace_back(number_cell(layout, *fact.reached), fact);
            }
            maker.add_wide(said, figures, first_figure);
        }
        maker.subtotal(world.wording.words("say", "total", layout.habits.language).back() + " " +
                       world.wording.word("body", world.wording.bodies[static_cast<std::size_t>(body)], layout.habits.language));
    }
    maker.end();
}

void fill_sectors(World const& world, Layout const& layout, HandedIn& file, Chance& chance)
{
    SheetMaker maker(world, layout, file, chance);
    std::vector<std::string> headers;
    for (auto const& body : world.wording.bodies) headers.push_back(world.wording.word("body", body, layout.habits.language));
    auto columns = opened(layout, Field::sectors, headers);
    maker.begin(file.month, columns);
    file.dirt.push_back(dirt_kind("file.wide_sectors").name);
    auto first_figure = static_cast<std::size_t>(std::ranges::find(columns, Field::sectors, &Column::field) - columns.begin());
    std::map<int, std::vector<Deed>> by_place;
    for (auto deed : world.deeds.of(file.partner, file.month)) {
        auto const& work = world.work(deed);
        if (file.month >= work.first_month) by_place[work.place].push_back(deed);
    }
    for (auto const& [place, deeds] : by_place) {
        auto said = write(world, layout, deeds.front());
        soil_cells(world, layout, said, chance, true);
        std::vector<std::pair<Cell, std::optional<Fact>>> figures(world.wording.bodies.size());
        for (auto deed : deeds) {
            auto fact = said.fact;
            fact.body = world.work(deed).body;
            fact.reached = world.deeds.cells(deed).all();
            figures[static_cast<std::size_t>(fact.body)] = {number_cell(layout, *fact.reached), fact};
        }
        maker.add_wide(said, figures, first_figure);
    }
    maker.end();
}

}
