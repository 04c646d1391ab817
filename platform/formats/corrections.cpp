#include "corrections_package.hpp"
#include "readers.hpp"
#include "relay.hpp"
#include "writer_rules.hpp"
#include <algorithm>
#include <base/called.hpp>
#include <cmath>
#include <filesystem>
#include <fmt/core.h>
#include <formats/corrections.hpp>
#include <formats/hxl_table.hpp>
#include <formats/workbook.hpp>

namespace muster::formats {

void join_marks(std::vector<CellMark>& marks)
{
    auto const place = [](CellMark const& mark) { return std::pair{mark.row, mark.column}; };
    std::ranges::stable_sort(marks, {}, place);
    std::vector<CellMark> joined;
    for (auto& mark : marks) {
        if (joined.empty() or place(joined.back()) != place(mark)) {
            joined.push_back(std::move(mark));
            continue;
        }
        auto& one = joined.back();
        one.shade = std::max(one.shade, mark.shade);
        if (not one.comment.empty() and not mark.comment.empty()) one.comment += "\n";
        one.comment += mark.comment;
    }
    marks = std::move(joined);
}

namespace {

/// A new workbook with all rows of another, whatever its format; the marks go to the sheet number `marked`.
class Rewriting {
public:
    Rewriting(Workbook& from, std::string const& to) : from_(from), out_(to) {}

    void sheet(std::size_t which, std::vector<CellMark> const& marks)
    {
        out_.sheet(from_.sheets()[which].name, {}, 0);
        marks_ = &marks;
        next_mark_ = 0;
        next_row_ = 1;
        from_.read(which, [&](SheetRow const& row) {
            fill_until(row.number);
            write(row.number, row.cells);
            return true;
        });
        fill_until(0xFFFFFFFF);
    }
    void explain(Explanation const& explanation)
    {
        out_.sheet(explanation.title, widths_for(explanation), 1, true);
        auto const row = [&](std::vector<std::string> const& texts, Shade shade) {
            out_.row({texts.begin(), texts.end()}, {}, shade);
        };
        row(explanation.header, Shade::header);
        for (auto const& line : explanation.lines)
            row(line, Shade::none);
    }
    void done() { out_.done(); }

private:
    [[nodiscard]] bool has_mark_before(std::uint32_t row) const
    {
        return next_mark_ < marks_->size() and (*marks_)[next_mark_].row < row;
    }
    /// Marked rows that hold nothing.
    void fill_until(std::uint32_t row)
    {
        while (has_mark_before(row))
            write((*marks_)[next_mark_].row, {});
    }
    void write(std::uint32_t number, std::span<Cell const> cells)
    {
        std::vector<Out> outs;
        std::vector<std::string> held;
        held.reserve(cells.size());
        for (auto const& cell : cells)
            outs.push_back(out_of(cell, held));
        std::vector<Remark> remarks(outs.size());
        for (; has_mark_before(number + 1); ++next_mark_) {
            auto const& mark = (*marks_)[next_mark_];
            if (mark.row < number) continue;
            outs.resize(std::max<std::size_t>(outs.size(), mark.column + 1));
            remarks.resize(outs.size());
            remarks[mark.column] = {mark.shade, mark.comment};
        }
        // A row that comes out of order must not be lost: it stands behind the last one then.
        auto const place = std::max(number, next_row_);
        out_.skip_to(place);
        out_.row(outs, remarks);
        next_row_ = place + 1;
    }
    static Out out_of(Cell const& cell, std::vector<std::string>& held)
    {
        if (cell.empty()) return {};
        if (cell.kind == Cell::Kind::number) return cell.number;
        if (cell.kind == Cell::Kind::date and cell.number == std::floor(cell.number) and cell.number > 0 and
            cell.number < 2'958'466)
            return base::Day{static_cast<std::int32_t>(cell.number) - 25'569};
        held.push_back(hxl::text_of(cell));
        return std::string_view(held.back());
    }

    Workbook& from_;
    XlsxWriter out_;
    std::vector<CellMark> const* marks_ = nullptr;
    std::size_t next_mark_ = 0;
    std::uint32_t next_row_ = 1;
};

void rewrite(std::string const& original, std::string const& sheet, std::vector<CellMark> const& marks,
             Explanation const& explanation, std::string const& to)
{
    auto const book = Workbook::open(original);
    std::string all;
    bool found = false;
    for (auto const& one : book->sheets()) {
        all += (all.empty() ? "" : ", ") + one.name;
        found = found or one.name == sheet;
    }
    if (not found) throw base::Refusal(writer_rule("sheet.not_found"), {original, sheet, all});
    auto const beside = to + ".part";
    Rewriting rewriting(*book, beside);
    std::vector<CellMark> const none;
    for (std::size_t i = 0; i < book->sheets().size(); ++i)
        rewriting.sheet(i, book->sheets()[i].name == sheet ? marks : none);
    rewriting.explain(explanation);
    rewriting.done();
    std::error_code error;
    std::filesystem::rename(beside, to, error);
    if (error) throw base::Refusal(writer_rule("file.cannot_write"), {to, error.message()});
}

/// True where it was an XLSX and could be patched.
bool patched(std::string const& original, std::string const& sheet, std::vector<CellMark> const& marks,
             Explanation const& explanation, std::string const& to)
{
    auto const source = Source::file(original);
    if (not source->piece(0, 4).starts_with("PK")) return false;
    auto const name = base::called(original);
    if (reads_apart()) return patch_apart(original, name, {sheet, marks, explanation}, to);
    ZipWriter out(to);
    return patch_xlsx(source, name, sheet, marks, explanation, out);
}

}

std::size_t write_corrections(std::string const& original, std::string const& sheet, std::vector<Mark> const& marks,
                              Explanation const& explanation, std::string const& to)
{
    ENSURE(std::ranges::is_sorted(marks, {}, [](Mark const& mark) { return std::pair{mark.row, mark.column}; }));
    std::vector<CellMark> cells;
    for (auto const& mark : marks)
        if (mark.row >= 1 and mark.row <= 1'048'576 and mark.column < 16'384)
            cells.push_back({mark.row, mark.column, mark.shade, mark.comment});
    auto const placed = cells.size();
    join_marks(cells);
    if (not patched(original, sheet, cells, explanation, to)) rewrite(original, sheet, cells, explanation, to);
    return placed;
}

}
