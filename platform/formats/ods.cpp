// OpenDocument spreadsheets: content.xml by expat. Everything is read once at opening for the names of the sheets and
// their merged ranges, and once more for each reading. Source: OASIS OpenDocument 1.3 part 3, chapters 9 and 19.
#include "letters.hpp"
#include "readers.hpp"
#include "row_maker.hpp"
#include "xml_walk.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <set>

namespace muster::formats {
namespace {

constexpr std::size_t most_tables = 4096;
// Cells that stand in the file once and in the sheet many times. No person fills so many.
constexpr std::uint64_t most_repeated = 50'000'000;

struct OdsTable {
    std::string name;
    bool hidden = false;
    std::uint64_t bytes = 0;
    std::vector<Range> merges;
};

struct OdsCell {
    std::uint32_t column = 0;
    std::uint32_t times = 1;
    bool misread = false;  // its type promises a number, and it holds none
    Cell cell;
    std::string text;
};

// How often something repeats, or spans; 1 where it does not say or is no number.
std::uint32_t times_of(std::string_view text)
{
    return std::max<std::uint32_t>(1, std::min<std::uint32_t>(read_uint(text).value_or(1), 1u << 24));
}

bool is_error(std::string_view text)
{
    return text == "#N/A" or text == "#REF!" or text == "#NAME?" or text == "#VALUE!" or text == "#DIV/0!" or
           text == "#NUM!" or text == "#NULL!" or text.starts_with("Err:");
}

// The text of the paragraphs of one cell, with the blanks as OpenDocument counts them.
class Paragraphs {
public:
    explicit Paragraphs(std::uint32_t limit) : limit_(limit) {}
    void clear()
    {
        text_.clear();
        any_ = false;
    }
    void begin()
    {
        if (any_) text_ += '\n';
        any_ = true;
        blank_ = true;
    }
    void add(std::string_view text)
    {
        for (char const c : text) {
            bool const blank = c == ' ' or c == '\n' or c == '\t' or c == '\r';
            if (not blank) text_ += c;
            else if (not blank_) text_ += ' ';
            blank_ = blank;
            if (text_.size() > limit_) return;
        }
    }
    void add_letters(std::size_t times, char letter)
    {
        text_.append(std::min<std::size_t>(times, limit_ + 1), letter);
        blank_ = false;
    }
    [[nodiscard]] std::string const& text() const { return text_; }

private:
    std::string text_;
    std::uint32_t limit_;
    bool any_ = false, blank_ = true;
};

class OdsWalk final : public XmlHandler {
public:
    /// Looks at all tables, or where `row` is given, sends the rows of the table `which`.
    OdsWalk(std::string const& file, Limits const& limits, RowMaker* row, std::size_t which)
        : file_(file), limits_(limits), row_(row), which_(which), paragraphs_(limits.cell_bytes),
          walk_(*this, file, "content.xml")
    {
    }
    void run(Pieces& pieces) { walk_.walk(pieces); }
    std::vector<OdsTable> tables;
    bool enough = false;

    void start(std::string_view name, XmlAttributes const& a) override
    {
        ++depth_;
        if (skip_from_ > 0) return;
        if (in_cell_) return start_inside(name, a);
        if (name == "style") style_ = a.get("family") == "table" ? a.get("name") : std::string_view();
        else if (name == "table-properties" and a.get("display") == "false" and hidden_styles_.size() < most_tables)
            hidden_styles_.insert(style_);
        // Drawings and links may hold tables of their own.
        else if (name == "shapes" or name == "dde-links") skip_from_ = depth_;
        else if (name == "table" and table_from_ == 0) start_table(a);
        else if (table_from_ == 0 or not mine_) return;
        else if (name == "table-row") start_row(a);
        else if (name == "table-cell" or name == "covered-table-cell") start_cell(a);
    }

    void end(std::string_view name) override
    {
        if (skip_from_ == depth_) skip_from_ = 0;
        else if (skip_from_ > 0) {}
        else if (in_cell_ and depth_ == cell_from_) end_cell();
        else if (in_cell_ and depth_ == paragraph_from_) paragraph_from_ = 0;
        else if (in_row_ and not in_cell_ and name == "table-row") end_row();
        else if (depth_ == table_from_) end_table();
        --depth_;
    }

    void text(std::string_view text) override
    {
        if (paragraph_from_ > 0 and skip_from_ == 0 and row_ != nullptr) paragraphs_.add(text);
    }

private:
    void start_table(XmlAttributes const& a)
    {
        if (tables.size() == most_tables)
            refuse("file.too_large", {file_, base::term("file.why.sheets", {std::to_string(most_tables)})});
        table_from_ = depth_;
        mine_ = row_ == nullptr or tables.size() == which_;
        tables.push_back({std::string(a.get("name")), hidden_styles_.contains(std::string(a.get("style-name"))),
                          walk_.at_byte(), {}});
        number_ = 0;
    }
    void end_table()
    {
        table_from_ = 0;
        tables.back().bytes = walk_.at_byte() - tables.back().bytes;
        if (row_ != nullptr and mine_) walk_.stop();
    }
    void start_row(XmlAttributes const& a)
    {
        in_row_ = true;
        row_times_ = times_of(a.get("number-rows-repeated"));
        auto const visibility = a.get("visibility");
        hidden_ = visibility == "collapse" or visibility == "filter";
        column_ = 0;
        cells_.clear();
    }
    void start_cell(XmlAttributes const& a)
    {
        if (not in_row_) return;
        in_cell_ = true;
        cell_from_ = depth_;
        auto const rows = times_of(a.get("number-rows-spanned")), columns = times_of(a.get("number-columns-spanned"));
        if (row_ == nullptr and (rows > 1 or columns > 1) and number_ < (1u << 24) and column_ < limits_.columns)
            add_range(tables.back().merges, {number_ + 1, number_ + rows, column_,
                                             std::min(column_ + columns, limits_.columns) - 1});
        fresh_ = {};
        fresh_.column = column_;
        fresh_.times = times_of(a.get("number-columns-repeated"));
        column_ = column_ + fresh_.times < (1u << 25) ? column_ + fresh_.times : (1u << 25);
        paragraphs_.clear();
        if (row_ == nullptr) return;
        fresh_.cell.formula = a.has("formula");
        type_ = a.exact("calcext:value-type") == "error" ? std::string_view("error") : a.get("value-type");
        stored_ = type_ == "date"      ? a.get("date-value")
                  : type_ == "time"    ? a.get("time-value")
                  : type_ == "boolean" ? a.get("boolean-value")
                  : type_ == "string"  ? a.get("string-value")
                                       : a.get("value");
    }
    void start_inside(std::string_view name, XmlAttributes const& a)
    {
        if (paragraph_from_ == 0) {
            // Comments, pictures and shapes stand beside the paragraphs.
            if (name != "p") skip_from_ = depth_;
            else {
                paragraph_from_ = depth_;
                paragraphs_.begin();
            }
        }
        else if (name == "s") paragraphs_.add_letters(times_of(a.get("c")), ' ');
        else if (name == "tab") paragraphs_.add_letters(1, '\t');
        else if (name == "line-break") paragraphs_.add_letters(1, '\n');
        else if (name == "annotation" or name == "frame" or name == "note" or name == "ruby-text") skip_from_ = depth_;
    }
    void end_cell()
    {
        in_cell_ = false;
        paragraph_from_ = 0;
        if (row_ == nullptr) return;
        auto const& shown = paragraphs_.text();
        if (std::max(shown.size(), stored_.size()) > limits_.cell_bytes)
            refuse("file.too_large", {file_, base::term("file.why.cell", {place_name(tables.back().name, number_ + 1, fresh_.column), std::to_string(limits_.cell_bytes >> 10)})});
        fill(shown);
        // A formula whose result is an empty text has a type; one without any was never calculated.
        bool const no_result = fresh_.cell.formula and type_.empty();
        if (fresh_.cell.kind == Cell::Kind::empty and not no_result) return;
        if (fresh_.column >= limits_.columns)
            refuse("file.too_large", {file_, base::term("file.why.row_columns", {std::to_string(number_ + 1), tables.back().name, std::to_string(limits_.columns)})});
        cells_.push_back(std::move(fresh_));
    }
    void fill(std::string const& shown);
    void end_row();
    void send_row(std::uint32_t number);

    std::string const& file_;
    Limits const& limits_;
    RowMaker* row_;
    std::size_t which_;
    Paragraphs paragraphs_;
    XmlWalk walk_;
    std::string style_;
    std::set<std::string> hidden_styles_;
    int depth_ = 0, table_from_ = 0, cell_from_ = 0, paragraph_from_ = 0, skip_from_ = 0;
    bool mine_ = false, in_row_ = false, in_cell_ = false, hidden_ = false;
    std::uint32_t number_ = 0;  // rows passed
    std::uint32_t column_ = 0, row_times_ = 1;
    std::vector<OdsCell> cells_;
    OdsCell fresh_;
    std::string type_, stored_;
    std::uint64_t repeated_ = 0;
};

void OdsWalk::fill(std::string const& shown)
{
    using enum Cell::Kind;
    auto& cell = fresh_.cell;
    std::optional<double> told;
    if (type_ == "float" or type_ == "percentage" or type_ == "currency") told = read_double(stored_);
    else if (type_ == "date") told = serial_of_iso(stored_);
    else if (type_ == "time") told = days_of_duration(stored_);
    else if (type_ == "boolean") told = stored_ == "true" ? 1 : 0;
    if (told) {
        cell.kind = type_ == "boolean" ? boolean : type_ == "date" or type_ == "time" ? date : Cell::Kind::number;
        cell.number = *told;
        fresh_.text = type_ == "boolean" ? (*told == 1 ? "TRUE" : "FALSE") : stored_;
        return;
    }
    bool const promised = type_ == "float" or type_ == "percentage" or type_ == "currency" or type_ == "date" or type_ == "time";
    fresh_.misread = promised and not stored_.empty();
    bool const error_shown = type_ == "error" or (cell.formula and is_error(shown));
    fresh_.text = stored_.empty() or error_shown ? shown : stored_;
    cell.kind = fresh_.text.empty() ? empty : error_shown ? error : text;
}

void OdsWalk::send_row(std::uint32_t number)
{
    row_->begin(number, hidden_);
    for (auto const& one : cells_) {
        if (one.cell.kind == Cell::Kind::empty) {
            row_->note("cell.no_result", one.column);
            continue;
        }
        if (one.misread) row_->note("cell.bad_number", one.column);
        for (std::uint32_t i = 0; i < one.times; ++i) {
            auto& cell = row_->at(one.column + i);
            cell = one.cell;
            cell.text = one.text;
        }
    }
    if (row_->end()) return;
    enough = true;
    walk_.stop();
}

void OdsWalk::end_row()
{
    in_row_ = false;
    std::uint64_t filled = 0, own = 0;
    for (auto const& one : cells_) {
        if (one.cell.kind == Cell::Kind::empty) continue;
        filled += one.times;
        ++own;
    }
    if (row_ != nullptr and not cells_.empty()) {
        auto const times = filled > 0 ? row_times_ : 1;
        repeated_ += filled * times - own;
        if (repeated_ > most_repeated)
            refuse("file.bomb", {file_, base::term("file.why.repeated")});
        for (std::uint32_t i = 0; i < times and not enough; ++i) send_row(number_ + i + 1);
    }
    number_ = number_ + row_times_ < (1u << 30) ? number_ + row_times_ : (1u << 30);
}

class OdsWorkbook final : public Workbook {
public:
    OdsWorkbook(std::shared_ptr<ZipFile const> zip, std::shared_ptr<Source const> flat, std::string const& file,
                Limits const& limits);
    [[nodiscard]] std::string_view format() const override { return "ods"; }
    [[nodiscard]] std::span<SheetInfo const> sheets() const override { return infos_; }
    bool read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink) override;
    std::span<Range const> learn_merges(std::size_t sheet) override { return merges_.at(sheet); }
    [[nodiscard]] std::span<Range const> merges(std::size_t sheet) const override { return merges_.at(sheet); }

private:
    void walk(OdsWalk& walk) const;
    std::shared_ptr<ZipFile const> zip_;
    std::shared_ptr<Source const> flat_;  // where the whole document is one XML file
    std::string file_;
    Limits limits_;
    std::vector<SheetInfo> infos_;
    std::vector<std::vector<Range>> merges_;
};

OdsWorkbook::OdsWorkbook(std::shared_ptr<ZipFile const> zip, std::shared_ptr<Source const> flat, std::string const& file,
                         Limits const& limits)
    : zip_(std::move(zip)), flat_(std::move(flat)), file_(file), limits_(limits)
{
    OdsWalk look(file_, limits_, nullptr, 0);
    walk(look);
    for (auto& table : look.tables) {
        if (tidy_ranges(table.merges)) findings_.push_back(base::found(rule_of("sheet.merges"), table.name));
        infos_.push_back({table.name, table.hidden, table.bytes});
        merges_.push_back(std::move(table.merges));
    }
    if (infos_.empty()) refuse("file.not_a_table", {file_, base::term("file.kind.no_sheet")});
}

void OdsWorkbook::walk(OdsWalk& walk) const
{
    if (flat_) {
        SourcePieces pieces(*flat_);
        return walk.run(pieces);
    }
    auto const* const content = zip_->find("content.xml");
    if (content == nullptr) refuse("file.unreadable", {file_, base::term("file.why.no_content")});
    walk.run(*zip_->open(*content));
}

bool OdsWorkbook::read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink)
{
    Oddities odd(infos_.at(sheet).name);
    RowMaker row(file_, limits_, odd, merges_[sheet], sink);
    OdsWalk rows(file_, limits_, &row, sheet);
    walk(rows);
    if (not rows.enough and row.sent() == 0) odd.note_at("sheet.empty", odd.sheet());
    odd.merge_into(findings_);
    return not rows.enough;
}

}

std::unique_ptr<Workbook> open_ods(std::shared_ptr<ZipFile const> zip)
{
    auto const file = zip->file();
    auto const limits = zip->limits();
    return std::make_unique<OdsWorkbook>(std::move(zip), nullptr, file, limits);
}

std::unique_ptr<Workbook> open_flat_ods(std::shared_ptr<Source const> source, std::string const& file,
                                        Limits const& limits)
{
    return std::make_unique<OdsWorkbook>(nullptr, std::move(source), file, limits);
}

}
