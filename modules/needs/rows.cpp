#include "rows.hpp"
#include "rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <standards/standards.hpp>
#include <text/fold.hpp>

namespace muster::needs {
namespace {

using geography::Step;

/// "Total" in a column of places: the row speaks of everything around it.
bool is_total_word(std::string_view text)
{
    static std::array<std::string, 16> const words = [] {
        std::array<std::string, 16> all{"total",         "totals",         "grand total",    "national",
                                        "total general", "sous total",     "subtotal",       "ensemble",
                                        "nacional",      "total national", "total nacional", "country total",
                                        "الإجمالي",      "المجموع",        "всього",         "разом"};
        for (auto& word : all)
            word = text::fold(word);
        return all;
    }();
    return std::ranges::find(words, text::fold(text)) != words.end();
}

/// Cells that say that there is nothing: "-", "n/a".
bool says_nothing(std::string_view text)
{
    if (text.empty()) return true;
    auto folded = text::fold(text);
    return folded.empty() or folded == "na" or folded == "n a" or folded == "none" or folded == "null" or
           is_total_word(text);
}

bool is_placeholder(std::string_view code)
{
    auto at =
        std::ranges::search(code, std::string_view("xxx"), [](char a, char b) { return (a == 'X' ? 'x' : a) == b; });
    return not at.empty();
}

std::string asked_key(geography::Asked const& asked)
{
    std::string key;
    auto add = [&](std::string_view part) {
        key += part;
        key += '\x1f';
    };
    for (std::size_t i = 0; i < asked.code.size(); ++i) add(asked.code[i]), add(asked.name[i]);
    add(asked.any_code);
    add(asked.any_name);
    return key;
}

/// The finest words of a place, for people: "NG008XXX", "Abala, Filingué".
std::string said_of(geography::Asked const& asked)
{
    std::string said;
    auto add = [&](std::string_view part) {
        if (part.empty()) return;
        if (not said.empty()) said += ", ";
        said += part;
    };
    add(asked.any_code);
    add(asked.any_name);
    for (auto i = asked.code.size(); i-- > 0;) add(asked.code[i]), add(asked.name[i]);
    return said;
}

/// A place found only in its parent must not lend its figures to the whole parent.
bool is_placed(geography::Found const& found, geography::Asked const& asked, geography::Gazetteer const& gazetteer)
{
    if (found.place < 0 or found.step == Step::none or found.step == Step::parent_only or found.step == Step::several)
        return false;
    if (asked.any_code.empty() and asked.any_name.empty()) return true;
    // Beside a province, words of no level ("Central, cluster 1") must lead to something in it.
    int finest = 0;
    for (int level = 1; level < static_cast<int>(asked.code.size()); ++level) {
        auto at = static_cast<std::size_t>(level);
        if (not asked.code[at].empty() or not asked.name[at].empty()) finest = level;
    }
    return gazetteer.at(found.place).level > finest;
}

struct RowReader {
    formats::Workbook& book;
    std::size_t sheet;
    Layout const& layout;
    Context& context;
    Loaded& loaded;
    text::Habit habit;

    [[nodiscard]] std::string at(std::uint32_t row, std::size_t column) const
    {
        return formats::place_name(book.sheets()[sheet].name, row, static_cast<std::uint32_t>(column));
    }

    [[nodiscard]] std::string_view cell(Values const& values, Column::Role role) const
    {
        for (std::size_t c = 0; c < layout.columns.size() and c < values.size(); ++c)
            if (layout.columns[c].role == role and not values[c].text.empty()) return values[c].text;
        return {};
    }

    [[nodiscard]] Where where(std::uint32_t row, Values const& values) const
    {
        geography::Asked asked;
        for (std::size_t c = 0; c < layout.columns.size() and c < values.size(); ++c) {
            auto const& column = layout.columns[c];
            bool code = column.role == Column::Role::place_code, name = column.role == Column::Role::place_name;
            if ((not code and not name) or says_nothing(values[c].text)) continue;
            std::string_view text = values[c].text;
            if (column.level >= 0 and column.level <= 5)
                (code ? asked.code : asked.name)[static_cast<std::size_t>(column.level)] = text;
            else (code ? asked.any_code : asked.any_name) = text;
        }
        return place_of(context, asked, at(row, 0));
    }

    /// The body of a row; "" where the cell names none, and a finding.
    [[nodiscard]] std::string body(std::uint32_t row, Values const& values) const
    {
        if (not layout.has(Column::Role::sector)) return layout.body;
        auto words = std::string(cell(values, Column::Role::sector));
        if (words.empty()) return layout.body;
        auto [known, fresh] = context.sectors.try_emplace(words);
        if (fresh) {
            auto found = context.bodies.find(words);
            if (found.size() == 1) known->second = context.bodies.at(found.front()).code;
        }
        if (known->second.empty()) context.findings.add(rule::unknown_sector, at(row, 0), {words}, words);
        return known->second;
    }

    /// The part of the people that the row's own cells name; nothing where it counts no people.
    [[nodiscard]] std::optional<Cut> cut(std::uint32_t row, Values const& values) const
    {
        Cut cut;
        if (auto words = cell(values, Column::Role::category); not words.empty()) {
            auto read = read_category(words);
            if (not read) {
                context.findings.add(rule::no_people, at(row, 0), {std::string(words)}, std::string(words));
                return {};
            }
            cut = *read;
        }
        if (auto words = cell(values, Column::Role::group); not words.empty()) {
            cut.group = standards::group_of(words);
            if (cut.group.empty()) cut.group = "all", cut.other = text::fold(words);
        }
        if (auto words = cell(values, Column::Role::sex); not words.empty()) cut.sex = sex_of(words);
        if (auto words = cell(values, Column::Role::age); not words.empty()) cut.age = age_of(words);
        if (auto words = cell(values, Column::Role::disabled); not words.empty()) cut.disabled = disabled_of(words);
        return cut;
    }

    void tell(std::uint32_t row, std::size_t column, Values const& values, Where const& where, std::string const& body,
              std::string const& series, Cut const& row_cut) const;
    void take(std::uint32_t row, Values const& values) const;
};

bool has_place_columns(Layout const& layout)
{
    return layout.has(Column::Role::place_code) or layout.has(Column::Role::place_name);
}

/// The row's part and the column's part together.
Cut joined(Cut row, Cut const& column)
{
    if (column.group != "all") row.group = column.group;
    if (column.sex != "all") row.sex = column.sex;
    if (column.age != "all") row.age = column.age;
    if (column.disabled != "all") row.disabled = column.disabled;
    if (not column.other.empty()) row.other += (row.other.empty() ? "" : " ") + column.other;
    return row;
}

/// A phase of 1 to 5; 0 says that the question does not arise (domain.md 5.3) and tells nothing.
std::optional<std::int64_t> severity_in(Value const& value, std::string const& at, Findings& findings)
{
    auto number = value.number;
    if (not number) {
        auto read = text::read_number(value.text);
        if (read.kind == text::NumberRead::Kind::one) number = read.value;
        else if (read.kind != text::NumberRead::Kind::empty and read.kind != text::NumberRead::Kind::nothing)
            findings.add(rule::severity_range, at, {value.text});
    }
    if (not number or *number == 0) return {};
    if (*number >= 1 and *number <= 5 and *number == std::floor(*number)) return static_cast<std::int64_t>(*number);
    findings.add(rule::severity_range, at, {value.text});
    return {};
}

void RowReader::tell(std::uint32_t row, std::size_t c, Values const& values, Where const& where,
                     std::string const& row_body, std::string const& series, Cut const& row_cut) const
{
    auto const& column = layout.columns[c];
    auto what = column.what;
    if (column.role == Column::Role::value) what = status_of(cell(values, Column::Role::status));
    if (not what) return;
    auto value = *what == What::severity ? severity_in(values[c], at(row, c), context.findings)
                                         : people_in(values[c], habit, at(row, c), context.findings);
    if (not value) return;
    auto body = column.body.empty() ? row_body : column.body;
    if (body.empty()) {
        body = "intersectoral";
        context.findings.add(rule::no_sector, at(row, c), {});
    }
    auto cut = joined(row_cut, column.cut);
    if (not cut.other.empty()) context.findings.add(rule::other_trait, at(row, c), {cut.other}, cut.other);
    context.gather.tell(where, body, series, cut, *what, *value, at(row, c), context.findings);
    ++loaded.figures;
    ++(cut.whole() ? loaded.totals : loaded.parts);
}

void RowReader::take(std::uint32_t row, Values const& values) const
{
    auto tells = [&](std::size_t c) {
        auto role = layout.columns[c].role;
        return (role == Column::Role::figure or role == Column::Role::value) and not values[c].text.empty();
    };
    bool any = false;
    for (std::size_t c = 0; c < layout.columns.size() and c < values.size(); ++c) any = any or tells(c);
    if (not any) return;
    // Control sums under a table stand alone: nothing says whom they count.
    bool speaks = false;
    for (std::size_t c = 0; c < values.size(); ++c) {
        bool figure = c < layout.columns.size() and (tells(c) or layout.columns[c].role == Column::Role::households);
        speaks = speaks or (not figure and not values[c].text.empty() and not values[c].number);
    }
    if (not speaks and has_place_columns(layout)) {
        context.findings.add(rule::stray_row, at(row, 0), {});
        return;
    }
    bool by_row = layout.has(Column::Role::sector) and not cell(values, Column::Role::sector).empty();
    auto row_body = body(row, values);
    if (by_row and row_body.empty()) return;
    auto row_cut = cut(row, values);
    if (not row_cut) return;
    ++loaded.rows;
    auto place = where(row, values);
    if (place.place.empty()) ++loaded.unplaced_rows;
    auto described = cell(values, Column::Role::series);
    auto series = described.empty() ? book.sheets()[sheet].name : std::string(described);
    for (std::size_t c = 0; c < layout.columns.size() and c < values.size(); ++c)
        if (tells(c)) tell(row, c, values, place, row_body, series, *row_cut);
}

}

Where place_of(Context& context, geography::Asked const& asked, std::string const& at)
{
    if (asked.nothing()) return {context.country, 0, {}};
    auto [known, fresh] = context.places.try_emplace(asked_key(asked));
    if (not fresh) return known->second;
    auto said = said_of(asked);
    auto holds = [](std::string_view code) { return is_placeholder(code); };
    if (std::ranges::any_of(asked.code, holds) or is_placeholder(asked.any_code)) return known->second = {{}, -1, said};
    auto found = context.gazetteer.find(asked);
    if (not is_placed(found, asked, context.gazetteer)) return known->second = {{}, -1, said};
    auto const& place = context.gazetteer.at(found.place);
    if (not found.doubts.empty() and found.doubts.front() != "place.old_code")
        context.findings.add(rule::place_doubt, at, {said}, std::string(found.doubts.front()));
    return known->second = {place.pcode, place.level, {}};
}

std::optional<std::int64_t> people_in(Value const& value, text::Habit habit, std::string const& at, Findings& findings)
{
    using Kind = text::NumberRead::Kind;
    auto number = value.number;
    if (not number) {
        auto read = text::read_number(value.text, habit);
        if (read.kind == Kind::empty or read.kind == Kind::nothing) return {};
        if ((read.kind != Kind::one and read.kind != Kind::about and read.kind != Kind::both) or read.percent) {
            findings.add(rule::not_a_number, at, {value.text});
            return {};
        }
        number = read.value;
    }
    if (*number < 0) {
        findings.add(rule::negative, at, {value.text});
        return {};
    }
    auto whole = std::floor(*number + 0.5);
    if (whole != *number) findings.add(rule::rounded, at, {value.text});
    return static_cast<std::int64_t>(whole);
}

bool is_placeholder_code(std::string_view said)
{
    return is_placeholder(said);
}

void read_rows(formats::Workbook& book, std::size_t sheet, Layout const& layout, Context& context, Loaded& loaded)
{
    RowReader reader{book, sheet, layout, context, loaded, find_habit(book, sheet, layout)};
    for (auto const& column : layout.columns)
        if (column.role == Column::Role::households and not column.label.empty())
            context.findings.add(rule::no_people, book.sheets()[sheet].name, {column.label}, column.label);
    for (auto const& [wrong, right] : layout.twins)
        context.findings.add(rule::two_columns, reader.at(layout.last_head, wrong),
                             {formats::column_name(static_cast<std::uint32_t>(wrong)), layout.columns[wrong].label,
                              formats::column_name(static_cast<std::uint32_t>(right))});
    each_row(book, sheet, [&](std::uint32_t number, Values const& values) {
        if (number > layout.last_head) reader.take(number, values);
        return true;
    });
}

}
