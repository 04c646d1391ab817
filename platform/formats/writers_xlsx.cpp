#include "writer_rules.hpp"
#include "writers_text.hpp"
#include <array>
#include <base/words.hpp>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <formats/writers.hpp>
#include <map>
#include <set>
#include <utility>
#include <xlsxwriter.h>

namespace muster::formats {

namespace {

constexpr std::uint32_t most_rows = 1'048'576, most_columns = 16'384;
constexpr std::size_t most_text = 32'767;
constexpr std::int64_t most_exact = std::int64_t{1} << 53;  // beyond it a double, all that XLSX has, drops digits
constexpr std::time_t no_date = 315'532'800;                // 1980-01-01, as in the entries of the package

/// One format for each shade, kind of cell and way of wrapping that is used.
struct Look {
    Shade shade;
    bool date, wrap;
    auto operator<=>(Look const&) const = default;
};

void dress(lxw_format* format, Look look)
{
    static constexpr std::array<std::uint32_t, 6> fills{0, 0x1F4E79, 0xDDEBF7, 0xFFF2CC, 0xF8CBAD, 0xFF9F9F};
    if (look.shade != Shade::none) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, fills[static_cast<std::size_t>(look.shade)]);
    }
    if (look.shade == Shade::header) {
        format_set_bold(format);
        format_set_font_color(format, LXW_COLOR_WHITE);
    }
    if (look.date) format_set_num_format(format, "yyyy-mm-dd");
    if (look.wrap) format_set_text_wrap(format);
    if (look.wrap or look.shade == Shade::header) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
}

/// Wide enough to be read, high enough for its text: about 45 characters a line of 16 pixels.
lxw_comment_options box_for(std::string_view text)
{
    static std::string author = "Muster";
    std::size_t lines = 1;
    for (std::size_t from = 0; from <= text.size();) {
        auto const end = std::min(text.find('\n', from), text.size());
        lines += 1 + (end - from) / 45;
        from = end + 1;
    }
    lxw_comment_options box{};
    box.author = author.data();
    box.width = 300;
    box.height = static_cast<std::uint16_t>(std::min<std::size_t>(std::max<std::size_t>(lines, 3) * 16, 480));
    return box;
}

}

struct XlsxWriter::Inside {
    std::string path, name, fit, hidden, cut;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::uint32_t next_row = 0;
    bool wrap = false;
    std::set<std::string> names;
    std::map<Look, lxw_format*> formats;

    lxw_format* format(Look look)
    {
        if (look == Look{Shade::none, false, false}) return nullptr;
        auto& held = formats[look];
        if (held == nullptr) {
            held = workbook_add_format(book);
            dress(held, look);
        }
        return held;
    }
    /// NUL-ended, fit for XML, not longer than a cell may be.
    char const* text(std::string_view given)
    {
        auto const cut_text = cut_to(hide_escapes(fit_for_xml(given, fit), hidden), most_text, cut);
        if (cut_text.data() != cut.data()) cut.assign(cut_text);
        return cut.c_str();
    }
    void write_text(lxw_col_t column, std::string_view given, Shade shade)
    {
        bool const wraps = wrap or shade == Shade::header or given.contains('\n');
        worksheet_write_string(sheet, next_row, column, text(given), format({shade, false, wraps}));
    }
    void write_number(lxw_col_t column, double number, Shade shade)
    {
        worksheet_write_number(sheet, next_row, column, number, format({shade, false, false}));
    }
    void write_day(lxw_col_t column, base::Day day, Shade shade)
    {
        // Days since 1899-12-30; before March 1900 Excel counts otherwise, so such a day is written as text.
        double const serial = day.count + 25'569.0;
        if (serial < 61) return write_text(column, day.text(), shade);
        worksheet_write_number(sheet, next_row, column, serial, format({shade, true, false}));
    }
    void write_nothing(lxw_col_t column, Shade shade)
    {
        if (shade != Shade::none) worksheet_write_blank(sheet, next_row, column, format({shade, false, false}));
    }
    void write(lxw_col_t column, Out const& cell, Shade shade)
    {
        if (auto const* given = std::get_if<std::string_view>(&cell)) {
            given->empty() ? write_nothing(column, shade) : write_text(column, *given, shade);
        } else if (auto const* whole = std::get_if<std::int64_t>(&cell)) {
            bool const exact = *whole >= -most_exact and *whole <= most_exact;
            exact ? write_number(column, static_cast<double>(*whole), shade)
                  : write_text(column, std::to_string(*whole), shade);
        } else if (auto const* real = std::get_if<double>(&cell); real != nullptr and std::isfinite(*real)) {
            write_number(column, *real, shade);
        } else if (auto const* day = std::get_if<base::Day>(&cell)) {
            write_day(column, *day, shade);
        } else {
            write_nothing(column, shade);
        }
    }
};

XlsxWriter::XlsxWriter(std::string const& path) : in_(std::make_unique<Inside>())
{
    in_->path = path;
    lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = nullptr, .use_zip64 = LXW_FALSE};
    in_->book = workbook_new_opt(path.c_str(), &options);
    ENSURE(in_->book != nullptr);
    lxw_doc_properties properties{};
    properties.created = no_date;
    workbook_set_properties(in_->book, &properties);
}

XlsxWriter::~XlsxWriter()
{
    if (in_->book != nullptr) lxw_workbook_free(in_->book);
}

void XlsxWriter::sheet(std::string const& name, std::vector<double> const& widths, int frozen_rows, bool wrap)
{
    in_->name = sheet_name(name, in_->names);
    in_->sheet = workbook_add_worksheet(in_->book, in_->name.c_str());
    // No sheet is made where the place for temporary files is full or closed.
    if (in_->sheet == nullptr)
        throw base::Refusal(writer_rule("file.cannot_write"), {in_->path, base::term("file.why.no_temporary")});
    in_->next_row = 0;
    in_->wrap = wrap;
    for (std::size_t i = 0; i < widths.size() and i < most_columns; ++i) {
        auto const column = static_cast<lxw_col_t>(i);
        worksheet_set_column(in_->sheet, column, column, widths[i], nullptr);
    }
    if (frozen_rows > 0) worksheet_freeze_panes(in_->sheet, static_cast<lxw_row_t>(frozen_rows), 0);
}

void XlsxWriter::row(std::vector<Out> const& cells, std::vector<Remark> const& remarks, Shade shade)
{
    ENSURE(in_->sheet != nullptr);
    ENSURE(remarks.empty() or remarks.size() == cells.size());
    if (in_->next_row >= most_rows) throw base::Refusal(writer_rule("xlsx.too_many_rows"), {in_->name});
    if (cells.size() > most_columns)
        throw base::Refusal(writer_rule("xlsx.too_many_columns"), {in_->name, std::to_string(cells.size())});
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto const column = static_cast<lxw_col_t>(i);
        bool const marked = not remarks.empty() and remarks[i].shade != Shade::none;
        in_->write(column, cells[i], marked ? remarks[i].shade : shade);
        if (remarks.empty() or remarks[i].comment.empty()) continue;
        auto box = box_for(remarks[i].comment);
        worksheet_write_comment_opt(in_->sheet, in_->next_row, column, in_->text(remarks[i].comment), &box);
    }
    ++in_->next_row;
}

void XlsxWriter::skip_to(std::uint32_t row)
{
    ENSURE(row >= 1 and row - 1 >= in_->next_row);
    in_->next_row = row - 1;
}

void XlsxWriter::done()
{
    ENSURE(in_->book != nullptr);
    // Tried first, because the library speaks of a file that it cannot make on the terminal.
    auto* const file = std::fopen(in_->path.c_str(), "wb");
    if (file == nullptr) throw base::Refusal(writer_rule("file.cannot_write"), {in_->path, std::strerror(errno)});
    std::fclose(file);
    auto const error = workbook_close(std::exchange(in_->book, nullptr));
    if (error != LXW_NO_ERROR) throw base::Refusal(writer_rule("file.cannot_write"), {in_->path, lxw_strerror(error)});
}

}
