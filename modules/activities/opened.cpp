#include "opened.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <charconv>
#include <fmt/core.h>
#include <tuple>

namespace muster::activities {

namespace {

constexpr std::size_t filled_to = 64;

/// The names of the columns that a statement gives: what stands behind AS, else behind the last dot.
std::vector<std::string_view> columns_of(std::string_view text)
{
    auto const begin = text.find("SELECT ");
    ENSURE(begin != std::string_view::npos);
    text.remove_prefix(begin + 7);
    if (text.starts_with("DISTINCT ")) text.remove_prefix(9);
    auto const blank = [](char c) { return c == ' ' or c == '\n'; };
    std::vector<std::string_view> names;
    int depth = 0;
    std::size_t word = 0;  // where the last word of the column begins
    for (std::size_t i = 0; i <= text.size(); ++i) {
        ENSURE(i < text.size());
        auto const c = text[i];
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        bool const ends = depth == 0 and blank(c) and (text.substr(i + 1).starts_with("FROM ") or text.substr(i + 1).starts_with("FROM\n"));
        if (ends or (depth == 0 and c == ',')) {
            auto name = text.substr(word, i - word);
            while (not name.empty() and blank(name.back())) name.remove_suffix(1);
            names.push_back(name);
        }
        if (ends) return names;
        if (c == ',' or c == '.' or blank(c)) word = i + 1;
    }
    return names;
}

enum class Part : std::uint8_t { none, line, wait, file };

struct Column {
    Part part = Part::none;
    int field = -1;
};

/// What a statement gives where.
struct Layout {
    explicit Layout(std::string_view text)
    {
        auto const names = columns_of(text);
        auto const at = [&](std::string_view name) {
            auto const found = std::ranges::find(names, name);
            return found == names.end() ? -1 : static_cast<int>(found - names.begin());
        };
        submission = at("submission"), row_no = at("row_no"), part = at("part"), body = at("body");
        line = at("sealed"), wait = at("sealed_wait"), file = at("sealed_file");
        if ((line >= 0) + (wait >= 0) + (file >= 0) == 1) only = std::max({line, wait, file});
        ENSURE(submission >= 0 and (line >= 0 or wait >= 0 or file >= 0) and ((line < 0 and wait < 0) or (row_no >= 0 and part >= 0)));
        for (auto const name : names) {
            auto& column = columns.emplace_back();
            auto const take = [&](bool there, auto const& fields, Part of) {
                auto const found = std::ranges::find(fields, name);
                if (there and column.part == Part::none and found != fields.end()) column = {of, static_cast<int>(found - fields.begin())};
            };
            take(line >= 0, line_fields, Part::line);
            take(wait >= 0, wait_fields, Part::wait);
            take(file >= 0, file_fields, Part::file);
        }
    }
    std::vector<Column> columns;
    int submission = -1, row_no = -1, part = -1, body = -1, line = -1, wait = -1, file = -1;
    int only = -1;  // the one that says whether a row is sealed, where there is one alone
};

using Place = std::tuple<std::string, std::int64_t, std::int64_t>;

/// The severe texts of one table, read once.
class Severe {
public:
    Severe(store::Db& db, std::string_view operation, store::Query const& all, store::Query const& one) : db_(db), operation_(operation), all_(all), one_(one) {}
    void read_all()
    {
        db_.each(all_, {operation_}, [&](store::Row const& row) { texts_.emplace(Place(row.string(0), row.integer(1), row.integer(2)), row.string(3)); });
        read_ = true;
    }
    std::string of(Place const& place)
    {
        auto const& [submission, row, part] = place;
        if (not read_ and row == 0) return db_.text(one_, {operation_, std::string_view(submission)}).value_or("");  // a file has no rows
        if (not read_) return db_.text(one_, {operation_, std::string_view(submission), row, part}).value_or("");
        auto const at = texts_.find(place);
        return at == texts_.end() ? "" : at->second;
    }

private:
    store::Db& db_;
    std::string_view operation_;
    store::Query const& all_;
    store::Query const& one_;
    std::map<Place, std::string> texts_;
    bool read_ = false;
};

/// A row with what was opened of it over what the store holds.
class OpenedRow final : public store::Row {
public:
    struct Of {
        bool sealed = false;
        std::vector<std::string> fields;  // none where the key is not here
    };
    explicit OpenedRow(Layout const& layout) : layout_(layout) {}
    void over(store::Row const& row) { row_ = &row, line.sealed = wait.sealed = file.sealed = false; }
    [[nodiscard]] bool is_null(int column) const override
    {
        auto const* text = opened(column);
        return text == nullptr ? row_->is_null(column) : text->empty();
    }
    [[nodiscard]] std::int64_t integer(int column) const override
    {
        auto const* text = opened(column);
        if (text == nullptr) return row_->integer(column);
        std::int64_t number = 0;
        std::from_chars(text->data(), text->data() + text->size(), number);
        return number;
    }
    [[nodiscard]] double real(int column) const override
    {
        return opened(column) == nullptr ? row_->real(column) : static_cast<double>(integer(column));
    }
    [[nodiscard]] std::string_view text(int column) const override
    {
        auto const* text = opened(column);
        return text == nullptr ? row_->text(column) : std::string_view(*text);
    }
    [[nodiscard]] std::string_view bytes(int column) const override { return row_->bytes(column); }
    Of line, wait, file;

private:
    [[nodiscard]] std::string const* opened(int column) const
    {
        auto const& at = layout_.columns[static_cast<std::size_t>(column)];
        if (at.part == Part::none) return nullptr;
        auto const& of = at.part == Part::line ? line : at.part == Part::wait ? wait : file;
        if (not of.sealed) return nullptr;
        static std::string const nothing;
        auto const field = static_cast<std::size_t>(at.field);
        return field < of.fields.size() ? &of.fields[field] : &nothing;
    }
    Layout const& layout_;
    store::Row const* row_ = nullptr;
};

class Opener {
public:
    Opener(store::Db& db, std::string_view operation, std::string_view text)
        : vaults_(db, std::string(operation)), layout_(text), opened_(layout_),
          lines_(db, operation, sql::severe_lines, sql::severe_line_text), waits_(db, operation, sql::severe_waits, sql::severe_wait_text),
          files_(db, operation, sql::severe_files, sql::severe_file_text)
    {
    }
    /// For many rows: the severe texts are read at once, before the statement runs.
    void prepare()
    {
        if (not vaults_.of(true).used()) return;
        if (layout_.line >= 0) lines_.read_all();
        if (layout_.wait >= 0) waits_.read_all();
        if (layout_.file >= 0) files_.read_all();
    }
    /// The row as it was reported; null where the key of what makes it a row is not here.
    store::Row const* row(store::Row const& row)
    {
        // Most statements read one kind of rows, and most rows stand open.
        if (layout_.only >= 0 and row.is_null(layout_.only)) return &row;
        bool const line = layout_.line >= 0 and not row.is_null(layout_.line), wait = layout_.wait >= 0 and not row.is_null(layout_.wait);
        bool const file = layout_.file >= 0 and not row.is_null(layout_.file);
        if (not line and not wait and not file) return &row;
        opened_.over(row);
        if (file and not open(row, layout_.file, "submission", "severe_file", files_, opened_.file)) opened_.file.fields.assign(2, base::say("sealed.file"));
        bool const all = (not line or open(row, layout_.line, "activity", "severe_line", lines_, opened_.line)) and
                         (not wait or open(row, layout_.wait, "held_row", "severe_wait", waits_, opened_.wait));
        if (all) return &opened_;
        ++shut.rows[layout_.body < 0 ? std::string() : row.string(layout_.body)];
        return nullptr;
    }
    Shut shut;

private:
    bool open(store::Row const& row, int column, std::string_view table, std::string_view severe_table, Severe& texts, OpenedRow::Of& into)
    {
        into.sealed = true;
        auto const number = [&](int at) { return at < 0 or &into == &opened_.file ? 0 : row.integer(at); };
        Place const place(row.string(layout_.submission), number(layout_.row_no), number(layout_.part));
        bool const severe = row.text(column) == severe_mark;
        auto& seal = vaults_.of(severe);
        if (severe and not seal.can_open()) {
            into.fields.clear();
            return false;
        }
        auto const& [submission, row_no, part] = place;
        auto const belongs = store::belongs_to(severe ? severe_table : table, submission, row_no, part);
        into.fields = parted(seal.open(belongs, severe ? std::string_view(text_ = texts.of(place)) : row.text(column)));
        return true;
    }

    Vaults vaults_;
    Layout layout_;
    OpenedRow opened_;
    Severe lines_, waits_, files_;
    std::string text_;
};

std::string_view operation_of(std::span<store::Value const> values)
{
    ENSURE(not values.empty() and std::holds_alternative<std::string_view>(values.front()));
    return std::get<std::string_view>(values.front());
}

/// Refuses where rows stayed shut: the severe key itself says that it is not here, and where it is looked for.
void expect_all(store::Db& db, std::span<store::Value const> values, Shut const& shut)
{
    if (not shut.rows.empty()) (void)store::Seal(db, std::string(operation_of(values)), store::Vault::severe).open("severe rows", "s1.");
}

}

std::string joined(std::span<std::string const> fields)
{
    std::string text;
    for (auto const& field : fields) text += fmt::format("{}:", field.size()) + field;
    text.resize((text.size() / filled_to + 1) * filled_to, ' ');
    return text;
}

std::vector<std::string> parted(std::string_view text)
{
    std::vector<std::string> fields;
    while (not text.empty() and text.front() != ' ') {
        auto const sign = text.find(':');
        std::size_t length = 0;
        ENSURE(sign != std::string_view::npos and std::from_chars(text.data(), text.data() + sign, length).ec == std::errc{});
        text.remove_prefix(sign + 1);
        ENSURE(length <= text.size());
        fields.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return fields;
}

std::string field_of(store::Value const& value)
{
    if (auto const* number = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *number);
    if (auto const* text = std::get_if<std::string_view>(&value)) return std::string(*text);
    return "";
}

Shut each_open_line(store::Db& db, store::Query const& query, std::span<store::Value const> values, std::function<void(store::Row const&)> const& row)
{
    Opener opener(db, operation_of(values), query.for_engine(db.engine()));
    opener.prepare();
    db.each(query, values, [&](store::Row const& one) {
        if (auto const* opened = opener.row(one)) row(*opened);
    });
    return opener.shut;
}

void each_line(store::Db& db, store::Query const& query, std::span<store::Value const> values, std::function<void(store::Row const&)> const& row)
{
    expect_all(db, values, each_open_line(db, query, values, row));
}

void each_line_met(store::Db& db, store::Query const& query, std::initializer_list<store::Value> values, std::function<void(store::Row const&)> const& row)
{
    std::span const given(values.begin(), values.size());
    Opener opener(db, operation_of(given), query.for_engine(db.engine()));
    db.each(query, given, [&](store::Row const& one) {
        if (auto const* opened = opener.row(one)) row(*opened);
    });
    expect_all(db, given, opener.shut);
}

bool one_line(store::Db& db, store::Query const& query, std::initializer_list<store::Value> values, std::function<void(store::Row const&)> const& row)
{
    std::span const given(values.begin(), values.size());
    Opener opener(db, operation_of(given), query.for_engine(db.engine()));
    auto const found = db.one(query, values, [&](store::Row const& one) {
        if (auto const* opened = opener.row(one)) row(*opened);
    });
    expect_all(db, given, opener.shut);
    return found;
}

}
