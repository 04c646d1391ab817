// Filling one sheet: titles, headers, rows, sums, remarks, hidden sheets.
#include "files.hpp"

#include <algorithm>
#include <base/ensure.hpp>

namespace muster::sample {

SheetMaker::SheetMaker(World const& world, Layout const& layout, HandedIn& file, Chance& chance)
    : world_(world), layout_(layout), file_(file), chance_(chance)
{
    auto const& habits = layout.habits;
    file.book.shape = habits.shape;
    file.book.encoding = habits.encoding;
    file.book.delimiter = habits.delimiter;
    file.book.dates_from_1904 = habits.from_1904;
    file.book.sheets.push_back({.name = habits.name == "cluster_fr" ? "Données" : habits.name == "cluster_es" ? "Datos" : "5W",
                                .right_to_left = habits.language == Language::ar});
    if (habits.from_1904) note("file.from_1904");
    if (habits.encoding == Encoding::windows_1252) note("file.windows_1252");
    if (habits.encoding == Encoding::utf16) note("file.utf16");
    if (habits.encoding == Encoding::utf8_mark) note("file.mark");
    if (habits.delimiter == ';') note("file.semicolon");
    if (habits.months == MonthStyle::words or habits.months == MonthStyle::word_alone) note("file.month_words");
    if (habits.numbers == NumberStyle::arabic) note("file.arabic_digits");
}

void SheetMaker::begin(int month, std::vector<Column> const& columns)
{
    columns_ = columns;
    auto& rows = sheet().rows;
    auto last = static_cast<int>(columns.size()) - 1;
    auto language = layout_.habits.language;
    if (layout_.habits.titles) {
        auto title = world_.wording.word("say", "title", language) + " – " + in_script(world_.place(0).name, language) + " – " +
                     world_.wording.word("month", std::to_string(month), language) + " " + std::to_string(year);
        rows.push_back({Cell::of(title)});
        rows.push_back({Cell::of(world_.wording.word("say", "note", language))});
        rows.push_back({});
        sheet().merges.push_back({1, 1, 0, last});
        note("file.titles");
    }
    if (layout_.groups()) {
        CellRow groups;
        for (auto const& column : columns) groups.push_back(groups.empty() or column.group != columns[groups.size() - 1].group ? Cell::of(column.group) : Cell{});
        rows.push_back(groups);
        auto row = static_cast<int>(rows.size());
        for (int from = 0; from <= last;) {
            auto to = from;
            while (to < last and columns[static_cast<std::size_t>(to) + 1].group == columns[static_cast<std::size_t>(from)].group) ++to;
            if (to > from and not columns[static_cast<std::size_t>(from)].group.empty()) sheet().merges.push_back({row, row, from, to});
            from = to + 1;
        }
        header_.push_back(groups);
        note("file.merged_header");
    }
    CellRow header, tags;
    for (auto const& column : columns) {
        header.push_back(Cell::of(column.header));
        tags.push_back(Cell::of(column.tag));
        sheet().widths.push_back(std::clamp(static_cast<int>(column.header.size()) + 2, 10, 32));
    }
    rows.push_back(header);
    header_.push_back(header);
    if (layout_.tags()) {
        rows.push_back(tags);
        note("file.tag_row");
    }
    sheet().header_rows = static_cast<int>(header_.size());
    sheet().header_row = static_cast<int>(rows.size()) - (layout_.tags() ? 1 : 0);
    first_data_ = block_ = rows.size();
}

void SheetMaker::code_formulas(CellRow& row, Draft const& draft)
{
    auto level = draft.fact.level;
    if (not layout_.habits.lists or (level != 2 and level != 3)) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].field != code_field(level) or row[i].text != draft.fact.place) continue;
        auto name = column_letters(static_cast<int>(i) - 1) + std::to_string(next_row());
        row[i] = Cell::formula_of("VLOOKUP(" + name + ",Admin!$A$2:$B$400,2,FALSE)", row[i].text);
    }
}

void SheetMaker::add(Draft draft, Novelty novelty)
{
    CellRow row;
    for (auto const& column : columns_) row.push_back(draft.at(column.field));
    code_formulas(row, draft);
    while (layout_.habits.shape == Shape::xlsx and not row.empty() and row.back().kind == Cell::Kind::empty) row.pop_back();
    file_.rows.push_back({next_row(), {}, std::move(draft), novelty, false});
    sheet().rows.push_back(std::move(row));
}

void SheetMaker::add_wide(Draft const& said, std::vector<std::pair<Cell, std::optional<Fact>>> const& figures, std::size_t first_figure)
{
    CellRow row;
    for (std::size_t i = 0; i < first_figure; ++i) row.push_back(said.at(columns_[i].field));
    for (auto const& [cell, fact] : figures) {
        if (fact) {
            auto draft = said;
            draft.fact = *fact;
            file_.rows.push_back({next_row(), column_letters(static_cast<int>(row.size())), std::move(draft), Novelty::fresh, false});
        }
        row.push_back(cell);
    }
    sheet().rows.push_back(std::move(row));
}

void SheetMaker::add_blank()
{
    sheet().rows.emplace_back(layout_.habits.shape == Shape::xlsx ? 0 : columns_.size());
    note("row.blank");
}

CellRow SheetMaker::sums(std::string const& label, std::size_t from) const
{
    CellRow row{Cell::of(label)};
    for (std::size_t c = 1; c < columns_.size(); ++c) {
        auto field = columns_[c].field;
        bool figure = field >= Field::targeted and field <= Field::elder_men;
        bool wide = field == Field::months or field == Field::sectors;
        std::int64_t sum = 0;
        for (auto r = from; r < sheet().rows.size(); ++r)
            if (c < sheet().rows[r].size() and sheet().rows[r][c].kind == Cell::Kind::number) sum += sheet().rows[r][c].number;
        if (not figure and not wide) row.emplace_back();
        else if (layout_.habits.shape != Shape::xlsx) row.push_back(layout_.habits.numbers == NumberStyle::cell ? Cell::of(sum) : Cell{});
        else {
            auto letters = column_letters(static_cast<int>(c));
            row.push_back(Cell::formula_of("SUM(" + letters + std::to_string(from + 1) + ":" + letters + std::to_string(sheet().rows.size()) + ")", sum));
        }
    }
    return row;
}

void SheetMaker::subtotal(std::string const& label)
{
    sheet().rows.push_back(sums(label, block_));
    block_ = sheet().rows.size();
    note("row.subtotal");
}

void SheetMaker::header_again()
{
    for (auto const& row : header_) sheet().rows.push_back(row);
    note("row.header_again");
}

void SheetMaker::end()
{
    auto const& habits = layout_.habits;
    if (habits.total and not file_.rows.empty()) {
        auto total = sums(chance_.pick(world_.wording.words("say", "total", habits.language)), first_data_);
        if (habits.subtotals)  // the total of a table with sums in between counts each row once
            for (auto& cell : total)
                if (cell.kind == Cell::Kind::formula_number) cell.number /= 2;
        if (habits.numbers == NumberStyle::cell) {
            sheet().rows.push_back(std::move(total));
            note("row.total");
        }
    }
    if (habits.footer) {
        sheet().rows.emplace_back();
        sheet().rows.push_back({Cell::of(world_.wording.word("say", "source", habits.language))});
        note("row.footer");
    }
    if (habits.shape == Shape::csv and habits.delimiter == ';' and chance_.happens(300)) {
        for (int i = 0; i < 30; ++i) sheet().rows.emplace_back(columns_.size());
        note("row.trailing_blanks");
    }
    if (habits.lists) hidden_lists();
    if (habits.old_sheet) hidden_old();
}

void SheetMaker::hidden_lists()
{
    Sheet lists{.name = "Lists", .hidden = true};
    auto language = layout_.habits.language;
    lists.rows.push_back({Cell::of("Cluster"), Cell::of("Status"), Cell::of("Population group")});
    constexpr std::array<std::string_view, 4> states{"planned", "ongoing", "completed", "suspended"};
    for (std::size_t i = 0; i < world_.wording.bodies.size(); ++i)
        lists.rows.push_back({Cell::of(world_.wording.word("body", world_.wording.bodies[i], language)),
                              i < states.size() ? Cell::of(world_.wording.word("status", states[i], language)) : Cell{},
                              i < group_codes.size() ? Cell::of(world_.wording.word("group", group_codes[i], language)) : Cell{}});
    Sheet admin{.name = "Admin", .hidden = true};
    admin.rows.push_back({Cell::of("Name"), Cell::of("P-code")});
    for (int level : {2, 3})
        for (auto place : world_.country.of_level(level)) admin.rows.push_back({Cell::of(world_.place(place).name.latin), Cell::of(world_.place(place).pcode)});
    file_.book.sheets.push_back(std::move(lists));
    file_.book.sheets.push_back(std::move(admin));
    note("file.hidden_lists");
    note("file.formula_codes");
}

/// Last year's sheet, kept and hidden: the same header, a few rows of last December.
void SheetMaker::hidden_old()
{
    Sheet old{.name = "2024", .hidden = true};
    old.rows = header_;
    int copied = 0;
    for (auto const& row : file_.rows) {
        auto draft = row.draft;
        if (++copied > 4) break;
        draft.at(Field::month) = Cell::of("décembre 2024");
        CellRow cells;
        for (auto const& column : columns_) cells.push_back(draft.at(column.field));
        old.rows.push_back(std::move(cells));
    }
    file_.book.sheets.push_back(std::move(old));
    note("file.hidden_old");
}

}
