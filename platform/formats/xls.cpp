// Old Excel workbooks (versions 5 to 2003): the stream of records within a compound file.
#include "biff.hpp"
#include "cfb.hpp"
#include "encoding.hpp"
#include "letters.hpp"
#include "readers.hpp"
#include "row_maker.hpp"
#include "shared_strings.hpp"
#include "xlsx.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <charconv>
#include <cmath>
#include <map>

namespace muster::formats {
namespace {

struct XlsSheet {
    std::size_t at = 0;  // of its first record in the stream
    std::vector<Range> merges;
    std::vector<bool> hidden_rows;
};

std::string_view error_name(std::uint32_t code)
{
    switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
    }
}

class XlsWorkbook final : public Workbook {
public:
    XlsWorkbook(std::string stream, std::string const& file, Limits const& limits);
    [[nodiscard]] std::string_view format() const override { return "xls"; }
    [[nodiscard]] std::span<SheetInfo const> sheets() const override { return infos_; }
    bool read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink) override;
    std::span<Range const> learn_merges(std::size_t sheet) override { return sheets_.at(sheet).merges; }
    [[nodiscard]] std::span<Range const> merges(std::size_t sheet) const override { return sheets_.at(sheet).merges; }

private:
    friend class XlsRows;
    void read_globals();
    void add_sheet(std::string_view bytes, std::size_t record_at);
    void add_texts(std::size_t at);
    void survey(XlsSheet& sheet, SheetInfo& info);
    [[nodiscard]] std::string text_at(std::size_t record_at, std::size_t skip, bool short_count) const;

    std::string stream_, file_;
    Limits limits_;
    bool version_8_ = true, from_1904_ = false;
    std::uint32_t code_page_ = 1252;
    std::map<std::uint32_t, std::string> formats_;
    std::vector<std::uint32_t> style_formats_;
    std::vector<std::uint8_t> dates_;
    SharedStrings texts_;
    std::vector<SheetInfo> infos_;
    std::vector<XlsSheet> sheets_;
};

XlsWorkbook::XlsWorkbook(std::string stream, std::string const& file, Limits const& limits)
    : stream_(std::move(stream)), file_(file), limits_(limits)
{
    read_globals();
    for (auto const id : style_formats_) {
        auto const code = formats_.find(id);
        dates_.push_back(shows_date(id, code == formats_.end() ? std::string_view() : code->second) ? 1 : 0);
    }
    for (std::size_t i = 0; i < sheets_.size(); ++i) survey(sheets_[i], infos_[i]);
    if (sheets_.empty()) refuse("file.not_a_table", {file_, base::term("file.kind.no_cells")});
}

void XlsWorkbook::read_globals()
{
    auto record = record_at(stream_, 0);
    if (record.kind != Biff::begin) refuse("file.unreadable", {file_, base::term("file.why.stream")});
    auto const version = biff_u16(record.bytes, 0);
    if (version != 0x600 and version != 0x500)
        refuse("file.not_a_table", {file_, base::term("file.kind.excel_old")});
    version_8_ = version == 0x600;
    for (std::size_t at = record.next;; at = record.next) {
        record = record_at(stream_, at);
        switch (record.kind) {
        case Biff::end: return;
        case Biff::file_pass: refuse("file.encrypted", {file_});
        case Biff::code_page: code_page_ = biff_u16(record.bytes, 0); break;
        case Biff::date_mode: from_1904_ = biff_u16(record.bytes, 0) == 1; break;
        case Biff::format: formats_[biff_u16(record.bytes, 0)] = text_at(at, 2, not version_8_); break;
        case Biff::xf: style_formats_.push_back(biff_u16(record.bytes, 2)); break;
        case Biff::bound_sheet: add_sheet(record.bytes, at); break;
        case Biff::shared_texts: add_texts(at); break;
        default: break;
        }
    }
}

void XlsWorkbook::add_sheet(std::string_view bytes, std::size_t at)
{
    // Charts, macros and modules hold no cells.
    if (bytes.size() < 7 or (biff_u16(bytes, 4) >> 8) != 0) return;
    if (sheets_.size() == limits_.entries)
        refuse("file.too_large", {file_, base::term("file.why.sheets", {std::to_string(limits_.entries)})});
    infos_.push_back({text_at(at, 6, true), (biff_u16(bytes, 4) & 3) != 0, 0});
    sheets_.push_back({biff_u32(bytes, 0), {}, {}});
}

void XlsWorkbook::add_texts(std::size_t at)
{
    BiffCursor cursor(stream_, at);
    cursor.u32();
    auto const count = cursor.u32();
    for (std::uint32_t i = 0; i < count and not cursor.done(); ++i) {
        auto const letters = cursor.u16();
        texts_.add(cursor.unicode(letters), file_, limits_);
    }
}

// A text in a record: behind `skip` bytes its length in one or two bytes, then its letters.
std::string XlsWorkbook::text_at(std::size_t at, std::size_t skip, bool short_count) const
{
    BiffCursor cursor(stream_, at);
    cursor.skip(skip);
    auto const count = short_count ? cursor.u8() : cursor.u16();
    if (version_8_) return cursor.unicode(count);
    auto const bytes = record_at(stream_, at).bytes;
    auto const from = std::min(bytes.size(), skip + (short_count ? 1 : 2));
    std::string out;
    append_clean(out, from_code_page(bytes.substr(from, count), code_page_));
    return out;
}

// Merged ranges stand behind the cells: every sheet is passed over once.
void XlsWorkbook::survey(XlsSheet& sheet, SheetInfo& info)
{
    int depth = 0;
    auto record = record_at(stream_, sheet.at);
    for (auto at = sheet.at;; at = record.next) {
        record = record_at(stream_, at);
        if (at + 4 > stream_.size()) refuse("file.truncated", {file_, base::term("file.why.no_end", {info.name})});
        if (record.kind == Biff::begin) ++depth;
        else if (record.kind == Biff::end and --depth <= 0) break;
        else if (depth == 1 and record.kind == Biff::row and (biff_u16(record.bytes, 12) & 0x20) != 0) {
            auto const row = biff_u16(record.bytes, 0);
            if (sheet.hidden_rows.size() <= row) sheet.hidden_rows.resize(row + 1);
            sheet.hidden_rows[row] = true;
        }
        else if (depth == 1 and record.kind == Biff::merged_cells) {
            for (std::size_t i = 0; i < biff_u16(record.bytes, 0) and 2 + i * 8 + 8 <= record.bytes.size(); ++i)
                add_range(sheet.merges,
                          {biff_u16(record.bytes, 2 + i * 8) + 1, biff_u16(record.bytes, 4 + i * 8) + 1,
                           biff_u16(record.bytes, 6 + i * 8), biff_u16(record.bytes, 8 + i * 8)});
        }
    }
    info.bytes = record.next - std::min(record.next, sheet.at);
    if (tidy_ranges(sheet.merges)) findings_.push_back(base::found(rule_of("sheet.merges"), info.name));
}

// The cells of one sheet, record by record.
class XlsRows {
public:
    XlsRows(XlsWorkbook const& book, XlsSheet const& sheet, RowMaker& row) : book_(book), sheet_(sheet), row_(row) {}
    /// False where the sink had enough.
    bool run();

private:
    bool cell_record(BiffRecord const& record, std::size_t at);
    bool go_to(std::uint32_t row);
    bool end_row();
    void put_text(std::uint32_t column, std::string_view text, Cell::Kind kind, bool formula = false);
    void put_number(std::uint32_t column, std::uint32_t style, double number, bool formula = false);
    void put_bool_error(std::uint32_t column, std::uint32_t value, bool error, bool formula = false);
    void put_formula(std::uint32_t column, std::string_view bytes);
    void put_shared(std::uint32_t column, std::uint32_t index);

    XlsWorkbook const& book_;
    XlsSheet const& sheet_;
    RowMaker& row_;
    std::uint32_t number_ = 0;  // of the row being made, 0 before the first
    bool open_ = false;
    bool waits_ = false;  // for the text of the formula in this column
    std::uint32_t waiting_ = 0;
};

bool XlsRows::run()
{
    int depth = 0;
    std::string_view const stream = book_.stream_;
    auto record = record_at(stream, sheet_.at);
    for (auto at = sheet_.at;; at = record.next) {
        record = record_at(stream, at);
        if (record.kind == Biff::begin) ++depth;
        else if (record.kind == Biff::end and --depth <= 0) return end_row();
        else if (depth == 1 and not cell_record(record, at)) return false;
    }
}

bool XlsRows::cell_record(BiffRecord const& record, std::size_t at)
{
    auto const& bytes = record.bytes;
    switch (record.kind) {
    case Biff::label_shared:
    case Biff::label:
    case Biff::rich_string:
    case Biff::number:
    case Biff::rk:
    case Biff::mul_rk:
    case Biff::bool_error:
    case Biff::formula: break;
    case Biff::string:
        if (waits_) put_text(waiting_, book_.text_at(at, 0, false), Cell::Kind::text, true);
        waits_ = false;
        return true;
    default: return true;
    }
    if (bytes.size() < 6 or not go_to(biff_u16(bytes, 0) + 1)) return bytes.size() < 6;
    auto const column = biff_u16(bytes, 2), style = biff_u16(bytes, 4);
    if (record.kind == Biff::label_shared) put_shared(column, biff_u32(bytes, 6));
    else if (record.kind == Biff::number) put_number(column, style, biff_double(bytes, 6));
    else if (record.kind == Biff::rk) put_number(column, style, biff_rk(biff_u32(bytes, 6)));
    else if (record.kind == Biff::bool_error and bytes.size() >= 8)
        put_bool_error(column, biff_u16(bytes, 6) & 0xFF, biff_u16(bytes, 6) >> 8 != 0);
    else if (record.kind == Biff::formula) put_formula(column, bytes);
    else if (record.kind == Biff::mul_rk)
        for (std::size_t i = 0; 4 + i * 6 + 8 <= bytes.size(); ++i)
            put_number(column + static_cast<std::uint32_t>(i), biff_u16(bytes, 4 + i * 6),
                       biff_rk(biff_u32(bytes, 6 + i * 6)));
    else if (record.kind == Biff::label or record.kind == Biff::rich_string)
        put_text(column, book_.text_at(at, 6, false), Cell::Kind::text);
    return true;
}

bool XlsRows::go_to(std::uint32_t row)
{
    if (waits_) row_.note("cell.no_result", waiting_);
    waits_ = false;
    if (open_ and row == number_) return true;
    if (not end_row()) return false;
    auto const index = row - 1;
    row_.begin(row, index < sheet_.hidden_rows.size() and sheet_.hidden_rows[index]);
    if (row <= number_) row_.note("sheet.row_order", 0);
    number_ = row;
    open_ = true;
    return true;
}

bool XlsRows::end_row()
{
    if (waits_) row_.note("cell.no_result", waiting_);
    waits_ = false;
    bool const go_on = not open_ or row_.end();
    open_ = false;
    return go_on;
}

void XlsRows::put_text(std::uint32_t column, std::string_view text, Cell::Kind kind, bool formula)
{
    if (text.empty()) return;
    auto& cell = row_.at(column);
    cell.kind = kind;
    cell.formula = formula;
    cell.text = row_.text().copy(text);
}

void XlsRows::put_number(std::uint32_t column, std::uint32_t style, double number, bool formula)
{
    if (not std::isfinite(number)) return row_.note("cell.bad_number", column);
    auto* const room = row_.text().room(32);
    auto const digits = static_cast<std::size_t>(std::to_chars(room, room + 32, number).ptr - room);
    row_.text().keep(digits);
    auto& cell = row_.at(column);
    cell = {Cell::Kind::number, formula, false, {room, digits}, number};
    if (style < book_.dates_.size() and book_.dates_[style] != 0) show_as_date(cell, book_.from_1904_);
}

void XlsRows::put_bool_error(std::uint32_t column, std::uint32_t value, bool error, bool formula)
{
    if (error) return put_text(column, error_name(value), Cell::Kind::error, formula);
    auto& cell = row_.at(column);
    cell = {Cell::Kind::boolean, formula, false, value != 0 ? "TRUE" : "FALSE", value != 0 ? 1.0 : 0.0};
}

void XlsRows::put_formula(std::uint32_t column, std::string_view bytes)
{
    if (bytes.size() < 14) return row_.note("cell.no_result", column);
    if (biff_u16(bytes, 12) != 0xFFFF) return put_number(column, biff_u16(bytes, 4), biff_double(bytes, 6), true);
    auto const kind = biff_u16(bytes, 6) & 0xFF, value = biff_u16(bytes, 8) & 0xFF;
    if (kind == 1 or kind == 2) return put_bool_error(column, value, kind == 2, true);
    // 0: the text follows in a record of its own. 3: the result is an empty text.
    waits_ = kind == 0;
    waiting_ = column;
}

void XlsRows::put_shared(std::uint32_t column, std::uint32_t index)
{
    if (index >= book_.texts_.size()) return row_.note("cell.no_text", column);
    if (auto const text = book_.texts_[index]; not text.empty()) {
        auto& cell = row_.at(column);
        cell.kind = Cell::Kind::text;
        cell.text = text;
    }
}

bool XlsWorkbook::read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink)
{
    Oddities odd(infos_.at(sheet).name);
    RowMaker row(file_, limits_, odd, sheets_[sheet].merges, sink);
    bool const whole = XlsRows(*this, sheets_[sheet], row).run();
    if (whole and row.sent() == 0) odd.note_at("sheet.empty", odd.sheet());
    odd.merge_into(findings_);
    return whole;
}

}

std::unique_ptr<Workbook> open_biff(std::string stream, std::string const& file, Limits const& limits)
{
    return std::make_unique<XlsWorkbook>(std::move(stream), file, limits);
}

std::unique_ptr<Workbook> open_xls(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits)
{
    CompoundFile const compound(std::move(source), file);
    if (compound.has("EncryptedPackage") or compound.has("EncryptionInfo")) refuse("file.encrypted", {file});
    for (auto const* const name : {"Workbook", "Book"})
        if (compound.has(name)) return open_biff(compound.stream(name), file, limits);
    if (compound.has("WordDocument")) refuse("file.not_a_table", {file, base::term("file.kind.word")});
    if (compound.has("PowerPoint Document")) refuse("file.not_a_table", {file, base::term("file.kind.powerpoint")});
    if (compound.has("__properties_version1.0")) refuse("file.not_a_table", {file, base::term("file.kind.outlook")});
    refuse("file.not_a_table", {file, base::term("file.kind.office")});
}

}
