// Tables in JSON: a list of lists, a list of objects, or an object that holds such lists ("data", "results" …), of which
// each is a sheet. Read twice: first to learn which lists there are and which keys their objects have, then for the rows.
#include "encoding.hpp"
#include "json_walk.hpp"
#include "letters.hpp"
#include "readers.hpp"
#include "row_maker.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <base/words.hpp>
#include <unordered_map>

namespace muster::formats {
namespace {

constexpr std::size_t most_tables = 64;

struct Table {
    std::string name;  // "" where the whole text is the list
    bool of_objects = false;
    std::vector<std::string> keys;  // of the objects, in the order in which they first come
    std::unordered_map<std::string, std::uint32_t> places;
};

// Follows where in the text the walk stands: outside, in a table, in a row of it, or in a value deeper down.
class TableWalk : public JsonHandler {
public:
    void open(bool list) final
    {
        ++depth_;
        if (depth_ == 1 and not list) by_name_ = true;
        else if (depth_ == table_depth() and list) start_table();
        else if (depth_ == row_depth() and in_table_) start_row(list);
        else if (in_row_) nested(list ? '[' : '{');
    }
    void close(bool list) final
    {
        if (depth_ == row_depth() and in_row_) {
            end_row();
            in_row_ = false;
        }
        else if (depth_ == table_depth() and in_table_) {
            end_table();
            in_table_ = false;
        }
        else if (in_row_) nested(list ? ']' : '}');
        --depth_;
    }
    void key(std::string_view name) final
    {
        if (depth_ == row_depth() and in_row_) row_key(name);
        else if (in_row_) nested_key(name);
        else if (depth_ == 1) name_ = name;
    }
    void text(std::string_view value) final { plain(value, Cell::Kind::text); }
    void number(std::string_view digits) final { plain(digits, Cell::Kind::number); }
    void boolean(bool value) final { plain(value ? "true" : "false", Cell::Kind::boolean); }
    void null() final { plain("", Cell::Kind::empty); }

protected:
    virtual void start_table() = 0;
    virtual void end_table() {}
    virtual void start_row(bool list) = 0;
    virtual void end_row() {}
    virtual void row_key(std::string_view) {}
    virtual void value(std::string_view, Cell::Kind) {}
    virtual void nested(char) {}
    virtual void nested_key(std::string_view) {}
    virtual void nested_value(std::string_view, Cell::Kind) {}
    virtual void top_value(std::string_view) {}
    [[nodiscard]] int table_depth() const { return by_name_ ? 2 : 1; }
    [[nodiscard]] int row_depth() const { return table_depth() + 1; }
    bool in_table_ = false, in_row_ = false;
    std::string name_;

private:
    void plain(std::string_view text, Cell::Kind kind)
    {
        if (in_row_ and depth_ == row_depth()) value(text, kind);
        else if (in_row_) nested_value(text, kind);
        else if (depth_ == 1 and by_name_) top_value(text);
    }
    int depth_ = 0;
    bool by_name_ = false;
};

class TableFinder final : public TableWalk {
public:
    TableFinder(std::string const& file, Limits const& limits) : file_(file), limits_(limits) {}
    std::vector<Table> tables;
    std::string map_kind;  // "FeatureCollection" or "Topology"

private:
    void start_table() override
    {
        in_table_ = true;
        fresh_ = {};
        fresh_.name = name_;
        rows_ = 0;
    }
    void start_row(bool list) override
    {
        // The first row says what the table is of; others among them are passed over and reported when they are read.
        if (rows_++ == 0) fresh_.of_objects = not list;
        in_row_ = fresh_.of_objects == not list;
    }
    void end_table() override
    {
        if (rows_ > 0 and tables.size() < most_tables) tables.push_back(std::move(fresh_));
    }
    void row_key(std::string_view name) override
    {
        auto const [at, fresh] = fresh_.places.try_emplace(std::string(name), fresh_.keys.size());
        if (not fresh) return;
        if (fresh_.keys.size() == limits_.columns)
            refuse("file.too_large", {file_, base::term("file.why.keys", {std::to_string(limits_.columns)})});
        fresh_.keys.emplace_back(name);
    }
    void top_value(std::string_view text) override
    {
        if (name_ == "type" and (text == "FeatureCollection" or text == "Topology")) map_kind = text;
    }
    std::string const& file_;
    Limits const& limits_;
    Table fresh_;
    std::uint64_t rows_ = 0;
};

class RowsWalk final : public TableWalk {
public:
    RowsWalk(RowMaker& row, Table const& table, std::size_t which) : row_(row), table_(table), which_(which) {}
    JsonWalk* walk = nullptr;
    bool enough = false;

private:
    void start_table() override { in_table_ = true, fresh_ = true; }
    // Lists without rows were not counted as tables either.
    void start_row(bool list) override
    {
        if (fresh_ and seen_++ == which_) {
            mine_ = true;
            if (table_.of_objects) send_keys();
        }
        fresh_ = false;
        if (not mine_) return;
        ++number_;
        if (list == table_.of_objects) {
            row_.odd().note("json.odd_row", number_, 0);
            return;
        }
        in_row_ = true;
        column_ = 0;
        row_.begin(number_, false);
    }
    void end_row() override
    {
        if (not row_.end()) stop();
    }
    void end_table() override
    {
        if (mine_) done_ = true, walk->stop();
    }
    void row_key(std::string_view name) override
    {
        auto const at = table_.places.find(std::string(name));
        column_ = at == table_.places.end() ? row_.limits().columns : at->second;
    }
    void value(std::string_view text, Cell::Kind kind) override
    {
        put(text, kind);
        ++column_;
    }
    void nested(char bracket) override
    {
        bool const opens = bracket == '[' or bracket == '{';
        if (opens) comma();
        inner_ += bracket;
        inner_depth_ += opens ? 1 : -1;
        need_comma_ = not opens;
        if (inner_depth_ > 0) return;
        // An empty list is no value.
        if (inner_.size() > 2) put(inner_, Cell::Kind::text);
        inner_.clear();
        need_comma_ = false;
        ++column_;
    }
    void nested_key(std::string_view name) override
    {
        comma();
        base::append_json_text(inner_, name);
        inner_ += ':';
        need_comma_ = false;
    }
    void nested_value(std::string_view text, Cell::Kind kind) override
    {
        comma();
        if (kind == Cell::Kind::text) base::append_json_text(inner_, text);
        else inner_ += kind == Cell::Kind::empty ? "null" : text;
        need_comma_ = true;
    }
    void comma()
    {
        if (need_comma_) inner_ += ',';
        if (inner_.size() > row_.limits().cell_bytes)
            refuse("file.too_large", {row_.file(), base::term("file.why.cell", {cell_name(number_, column_), std::to_string(row_.limits().cell_bytes >> 10)})});
    }
    void stop()
    {
        enough = true;
        walk->stop();
    }
    void send_keys()
    {
        row_.begin(++number_, false);
        for (column_ = 0; column_ < table_.keys.size(); ++column_) put(table_.keys[column_], Cell::Kind::text);
        if (not row_.end()) stop();
    }
    void put(std::string_view text, Cell::Kind kind)
    {
        if (done_ or enough or text.empty()) return;
        std::string plain;
        if (text.find('\0') != std::string_view::npos) {
            append_clean(plain, text);
            row_.note("text.nul", column_);
            text = plain;
            if (text.empty()) return;
        }
        auto& cell = row_.at(column_);
        cell.kind = kind;
        cell.text = row_.text().copy(text);
        if (kind == Cell::Kind::boolean) cell.number = text == "true" ? 1 : 0;
        if (kind != Cell::Kind::number) return;
        if (auto const number = read_double(text)) cell.number = *number;
        else cell.kind = Cell::Kind::text;
    }

    RowMaker& row_;
    Table const& table_;
    std::size_t which_, seen_ = 0;
    std::uint32_t number_ = 0, column_ = 0;
    bool mine_ = false, fresh_ = false, done_ = false;
    std::string inner_;  // a value that is itself a list or an object, as JSON
    int inner_depth_ = 0;
    bool need_comma_ = false;
};

class JsonWorkbook final : public Workbook {
public:
    JsonWorkbook(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits, Choice const& choice);
    [[nodiscard]] std::string_view format() const override { return "json"; }
    [[nodiscard]] std::span<SheetInfo const> sheets() const override { return infos_; }
    bool read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink) override;
    std::span<Range const> learn_merges(std::size_t) override { return {}; }
    [[nodiscard]] std::span<Range const> merges(std::size_t) const override { return {}; }

private:
    Decoder::Fault feed_all(JsonWalk& walk) const;
    std::shared_ptr<Source const> source_;
    std::string file_;
    Limits limits_;
    Encoding encoding_;
    std::vector<Table> tables_;
    std::vector<SheetInfo> infos_;
};

JsonWorkbook::JsonWorkbook(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits,
                           Choice const& choice)
    : source_(std::move(source)), file_(file), limits_(limits), encoding_(find_encoding(*source_, choice.encoding, file))
{
    TableFinder finder(file_, limits_);
    JsonWalk walk(finder, limits_.json_depth, limits_.cell_bytes, file_);
    auto const replaced = feed_all(walk);
    if (replaced.times > 0) {
        findings_.push_back(base::found(rule_of("text.replaced"), "line " + std::to_string(replaced.line) + " of " + file_));
        findings_.back().times = replaced.times;
    }
    if (not encoding_.sure)
        findings_.push_back(base::found(rule_of("text.encoding_guessed"), file_, {encoding_.name}));
    if (not finder.map_kind.empty())
        refuse("file.not_a_table", {file_, base::term("file.kind.boundaries", {finder.map_kind})});
    tables_ = std::move(finder.tables);
    if (tables_.empty()) refuse("file.not_a_table", {file_, base::term("file.kind.json")});
    for (auto const& table : tables_)
        infos_.push_back({table.name.empty() ? plain_name(file_) : table.name, false, source_->size()});
}

// Says what bytes had to be replaced.
Decoder::Fault JsonWorkbook::feed_all(JsonWalk& walk) const
{
    Decoder decoder(*source_, encoding_);
    std::string piece(64u << 10, '\0');
    while (auto const n = decoder.read(piece.data(), piece.size()))
        if (not walk.feed(std::string_view(piece).substr(0, n))) return decoder.replaced();
    walk.finish();
    return decoder.replaced();
}

bool JsonWorkbook::read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink)
{
    Oddities odd(infos_.at(sheet).name);
    RowMaker row(file_, limits_, odd, {}, sink);
    RowsWalk rows(row, tables_[sheet], sheet);
    JsonWalk walk(rows, limits_.json_depth, limits_.cell_bytes, file_);
    rows.walk = &walk;
    feed_all(walk);
    if (not rows.enough and row.sent() == 0) odd.note_at("sheet.empty", odd.sheet());
    odd.merge_into(findings_);
    return not rows.enough;
}

}

std::unique_ptr<Workbook> open_json(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits,
                                    Choice const& choice)
{
    return std::make_unique<JsonWorkbook>(std::move(source), file, limits, choice);
}

}
