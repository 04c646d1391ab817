// Reading contact lists: any sheet that has a row of headers, whatever stands above it or between its rows.
#include "draft.hpp"

#include <algorithm>
#include <map>
#include <text/days.hpp>
#include <text/fold.hpp>

namespace muster::membership {

namespace {

struct Column {
    Field field = Field::none;
    std::string header;
    int mails = 0, phones = 0, filled = 0;
};

struct Layout {
    std::uint32_t row = 0;  // of the headers
    std::map<std::uint32_t, Column> columns;
    int score = 0;
};

/// The texts of a row without what a merged range repeats to the right.
std::size_t distinct(formats::SheetRow const& row)
{
    std::size_t count = 0;
    std::string_view last;
    for (auto const& cell : row.cells) {
        if (text::tidy(cell.text).empty() or (cell.merged and cell.text == last)) continue;
        ++count;
        last = cell.text;
    }
    return count;
}

/// A row of headers names a person, a mail or a phone, and something else too.
Layout layout_of(formats::SheetRow const& row)
{
    Layout made{row.number, {}, 0};
    bool person = false;
    std::array<bool, field_count> seen{};
    for (std::uint32_t at = 0; at < row.cells.size(); ++at) {
        auto const& cell = row.cells[at];
        auto const header = text::tidy(cell.text);
        if (header.empty() or cell.merged or header.size() > 80 or is_mail(header)) continue;
        auto const field = field_of(header);
        made.columns[at] = {field, header};
        if (field == Field::none) continue;
        person = person or field == Field::name or field == Field::mail or field == Field::phone or field == Field::last_name;
        if (not std::exchange(seen[static_cast<std::size_t>(field)], true)) ++made.score;
    }
    if (not person or made.score < 2) made.score = 0;
    return made;
}

Layout find_layout(formats::Workbook& workbook, std::size_t sheet)
{
    constexpr int rows_looked_at = 30;
    Layout best;
    int rows = 0;
    workbook.read(sheet, [&](formats::SheetRow const& row) {
        auto one = layout_of(row);
        if (one.score > best.score) best = std::move(one);
        return ++rows < rows_looked_at;
    });
    return best;
}

/// Columns without a header that is known, whose cells are mails or phones all the same.
void look_at_values(formats::Workbook& workbook, std::size_t sheet, Layout& layout)
{
    workbook.read(sheet, [&](formats::SheetRow const& row) {
        if (row.number <= layout.row) return true;
        for (std::uint32_t at = 0; at < row.cells.size(); ++at) {
            auto const words = text::tidy(row.cells[at].text);
            if (words.empty()) continue;
            auto& column = layout.columns[at];
            ++column.filled;
            auto const pieces = apart(words);
            column.mails += not pieces.empty() and is_mail(pieces.front()) ? 1 : 0;
            column.phones += not pieces.empty() and is_phone(pieces.front()) and pieces.front().size() >= 8 ? 1 : 0;
        }
        return true;
    });
    for (auto& [at, column] : layout.columns) {
        if (column.field != Field::none or column.filled == 0) continue;
        if (column.mails * 2 > column.filled) column.field = Field::mail;
        else if (column.phones * 2 > column.filled) column.field = Field::phone;
    }
}

std::optional<base::Day> day_of(formats::Cell const& cell)
{
    if (cell.kind == formats::Cell::Kind::date) return text::day_of_serial(cell.number);
    auto const read = text::read_day(cell.text, text::DayOrder::day_first);
    bool const told = read.kind == text::DayRead::Kind::day or read.kind == text::DayRead::Kind::both;
    return told and not read.without_year ? std::optional(read.period.first) : std::nullopt;
}

class Reading {
public:
    Reading(formats::Workbook& workbook, std::size_t sheet, Layout layout, Drafts& out)
        : sheet_(workbook.sheets()[sheet].name), layout_(std::move(layout)), out_(out)
    {
        workbook.read(sheet, [&](formats::SheetRow const& row) {
            if (row.number > layout_.row) take(row);
            return true;
        });
        for (auto const& [at, column] : layout_.columns)
            if (column.field == Field::none and not column.header.empty() and column.filled > 0)
                out_.findings.push_back(base::found(column_unused, formats::place_name(sheet_, layout_.row, at), {column.header}));
        out_.sheets.push_back(sheet_);
    }

private:
    void take(formats::SheetRow const& row)
    {
        if (auto const again = layout_of(row); again.score > 1 and again.score == layout_of_score()) return;  // headers once more
        // A line of its own says whose contacts follow: "WASH Cluster".
        if (layout_.columns.size() > 2 and distinct(row) == 1) {
            for (auto const& cell : row.cells)
                if (auto const words = text::tidy(cell.text); not words.empty() and not is_mail(words) and not is_phone(words)) heading_ = words;
            return;
        }
        Draft draft;
        draft.row = formats::place_name(sheet_, row.number, 0);
        for (auto const& [at, column] : layout_.columns) {
            if (column.field == Field::none or at >= row.cells.size()) continue;
            auto const where = formats::place_name(sheet_, row.number, at);
            draft.add(column.field, row.cells[at].text, where);
            if (column.field == Field::confirmed and not draft.confirmed) draft.confirmed = day_of(row.cells[at]);
        }
        bool const nothing = std::ranges::all_of(draft.said, &std::string::empty);
        if (nothing) return;
        if (draft.of(Field::body).empty() and not heading_.empty()) draft.add(Field::body, heading_, draft.row);
        out_.drafts.push_back(std::move(draft));
    }
    [[nodiscard]] int layout_of_score() const { return layout_.score; }

    std::string sheet_, heading_;
    Layout layout_;
    Drafts& out_;
};

}

Drafts drafts_of_workbook(formats::Workbook& workbook, std::string const& name)
{
    Drafts all;
    for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
        workbook.learn_merges(sheet);
        auto layout = find_layout(workbook, sheet);
        if (layout.score == 0) continue;
        look_at_values(workbook, sheet, layout);
        Reading(workbook, sheet, std::move(layout), all);
    }
    if (all.sheets.empty()) throw base::Refusal(no_table, {name});
    return all;
}

}
