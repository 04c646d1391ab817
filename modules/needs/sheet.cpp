#include "sheet.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <text/fold.hpp>

namespace muster::needs {
namespace {

constexpr std::uint32_t head_rows = 30;  // a header stands above this row, or it is none

struct HeadRow {
    std::uint32_t number = 0;
    Values cells;
    [[nodiscard]] std::size_t filled() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(cells, [](auto const& cell) { return not cell.text.empty(); }));
    }
    [[nodiscard]] std::size_t distinct() const
    {
        std::set<std::string_view> all;
        for (auto const& cell : cells)
            if (not cell.text.empty()) all.insert(cell.text);
        return all.size();
    }
    [[nodiscard]] std::size_t numbers() const
    {
        return static_cast<std::size_t>(std::ranges::count_if(cells, [](auto const& cell) {
            return cell.number or text::read_number(cell.text).kind == text::NumberRead::Kind::one;
        }));
    }
};

struct Head {
    std::vector<HeadRow> rows;
    std::optional<std::size_t> tags;  // the row of hashtags
    std::vector<std::optional<formats::TagSpec>> specs;
};

Head read_head(formats::Workbook& book, std::size_t sheet)
{
    Head head;
    book.learn_merges(sheet);
    book.read(sheet, [&](formats::SheetRow const& row) {
        if (row.number > head_rows) return false;
        std::vector<std::optional<formats::TagSpec>> specs;
        if (not head.tags and formats::is_tag_row(row.cells, specs)) {
            head.tags = head.rows.size();
            head.specs = std::move(specs);
        }
        HeadRow kept{row.number, {}};
        for (auto const& cell : row.cells) {
            bool number = cell.kind == formats::Cell::Kind::number;
            kept.cells.push_back({text::tidy(cell.text), number ? std::optional(cell.number) : std::nullopt});
        }
        if (kept.filled() > 0) head.rows.push_back(std::move(kept));
        return true;
    });
    return head;
}

/// The last row of the header: the hashtags, or the row of words above the first row that holds a number.
std::optional<std::size_t> last_of_header(Head const& head)
{
    if (head.tags) return head.tags;
    for (std::size_t i = 1; i < head.rows.size(); ++i) {
        auto const& above = head.rows[i - 1];
        bool words = above.distinct() >= 2 and above.numbers() * 2 < above.filled();
        if (words and head.rows[i].numbers() > 0 and head.rows[i].filled() >= 2) return i - 1;
    }
    return {};
}

/// The header's rows from the first that belongs to it: rows of several words, one under the other.
std::size_t first_of_header(Head const& head, std::size_t last)
{
    constexpr std::size_t most = 3;
    auto first = last;
    while (first > 0 and last - first < most) {
        auto const& above = head.rows[first - 1];
        bool next = head.rows[first].number == above.number + 1;
        if (not next or above.distinct() < 2 or above.numbers() * 2 > above.filled()) break;
        --first;
    }
    return first;
}

std::string cell_at(HeadRow const& row, std::size_t column)
{
    return column < row.cells.size() ? row.cells[column].text : std::string();
}

/// The words above a column from the top down, each once: "WASH" over "PiN" is "WASH PiN".
std::string whole_label(Head const& head, std::size_t first, std::size_t last, std::size_t column)
{
    std::string label, before;
    for (auto i = first; i <= last; ++i) {
        auto text = cell_at(head.rows[i], column);
        if (text.empty() or text == before) continue;
        if (not label.empty()) label += ' ';
        label += text;
        before = text;
    }
    return label;
}

/// The lowest words above a column.
std::string low_label(Head const& head, std::size_t first, std::size_t last, std::size_t column)
{
    for (auto i = last + 1; i-- > first;)
        if (auto text = cell_at(head.rows[i], column); not text.empty() and text.front() != '#') return text;
    return {};
}

std::string one_body(structure::Bodies const& bodies, std::string_view words)
{
    auto found = bodies.find(words);
    return found.size() == 1 ? bodies.at(found.front()).code : std::string();
}

/// How many of the tag's attributes the words above a column speak of.
int fit(std::string const& words, formats::TagSpec const& tag)
{
    auto folded = text::fold(words);
    return static_cast<int>(std::ranges::count_if(tag.attributes, [&](auto const& attribute) {
        constexpr std::size_t stem = 5;  // "refugees" is in "Refugees and Asylum Seekers", "returnees" in "Returnee"
        return folded.find(text::fold(attribute).substr(0, stem)) != std::string::npos;
    }));
}

/// Two columns of one hashtag: the one whose header fits the tag better is meant, the other carries it by mistake.
void settle_twins(Head const& head, std::size_t first, std::size_t last, Layout& layout)
{
    auto figure = [&](std::size_t c) { return layout.columns[c].role == Column::Role::figure; };
    for (std::size_t a = 0; a < layout.columns.size(); ++a)
        for (auto b = a + 1; b < layout.columns.size(); ++b) {
            if (not figure(a) or not figure(b) or not head.specs[a] or not head.specs[b]) continue;
            auto const &one = layout.columns[a], &two = layout.columns[b];
            if (one.what != two.what or one.body != two.body or one.cut != two.cut) continue;
            auto fit_a = fit(whole_label(head, first, last - 1, a), *head.specs[a]);
            auto fit_b = fit(whole_label(head, first, last - 1, b), *head.specs[b]);
            if (fit_a == fit_b) continue;
            auto wrong = fit_a < fit_b ? a : b;
            layout.columns[wrong].label = whole_label(head, first, last - 1, wrong);
            layout.columns[wrong].role = Column::Role::ignored;
            layout.twins.emplace_back(wrong, a + b - wrong);
        }
}

/// Figures that only the title can name: "People in need 2024" above columns of sectors or of "Total".
void take_title(Layout& layout, std::string const& sheet_name)
{
    auto what = what_of_title(layout.title);
    if (not what) what = what_of_title(sheet_name);
    for (auto& column : layout.columns) {
        if (column.role != Column::Role::figure or column.what) continue;
        if (what) column.what = what;
        else column.role = Column::Role::ignored;
    }
}

}

void each_row(formats::Workbook& book, std::size_t sheet, std::function<bool(std::uint32_t, Values const&)> const& take)
{
    Values values;
    book.read(sheet, [&](formats::SheetRow const& row) {
        values.resize(row.cells.size());
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            auto const& cell = row.cells[i];
            bool error = cell.kind == formats::Cell::Kind::error;
            values[i].text = error ? std::string() : text::tidy(cell.text);
            values[i].number = cell.kind == formats::Cell::Kind::number ? std::optional(cell.number) : std::nullopt;
        }
        return take(row.number, values);
    });
}

bool Layout::has(Column::Role role) const
{
    return std::ranges::any_of(columns, [&](auto const& column) { return column.role == role; });
}

std::optional<Layout> find_layout(formats::Workbook& book, std::size_t sheet, structure::Bodies const& bodies)
{
    auto head = read_head(book, sheet);
    auto last = last_of_header(head);
    if (not last) return {};
    auto first = first_of_header(head, *last);
    Layout layout;
    layout.name = head.tags ? "hxl" : "table";
    layout.last_head = head.rows[*last].number;
    for (std::size_t i = 0; i < first; ++i)
        for (auto const& cell : head.rows[i].cells)
            if (not cell.text.empty() and layout.title.find(cell.text) == std::string::npos)
                layout.title += (layout.title.empty() ? "" : " ") + cell.text;
    std::size_t width = 0;
    for (auto i = first; i <= *last; ++i) width = std::max(width, head.rows[i].cells.size());
    head.specs.resize(std::max(head.specs.size(), width));
    for (std::size_t c = 0; c < width; ++c) {
        bool tagged = head.specs[c].has_value();
        if (tagged) layout.columns.push_back(read_tag(*head.specs[c], low_label(head, first, *last, c), bodies));
        else if (head.tags) layout.columns.push_back({});
        else layout.columns.push_back(read_label(whole_label(head, first, *last, c), bodies));
    }
    if (head.tags and *last > first) settle_twins(head, first, *last, layout);
    auto const& name = book.sheets()[sheet].name;
    layout.body = one_body(bodies, name);
    if (layout.body.empty()) layout.body = one_body(bodies, layout.title);
    take_title(layout, name);
    if (layout.has(Column::Role::status))
        for (auto& column : layout.columns)
            if (column.role == Column::Role::figure and column.what == What::population)
                column.role = Column::Role::value;
    if (not layout.has(Column::Role::figure) and not layout.has(Column::Role::value)) return {};
    return layout;
}

void find_levels(formats::Workbook& book, std::size_t sheet, geography::Gazetteer const& gazetteer, Layout& layout)
{
    constexpr std::size_t enough = 60;
    std::map<std::size_t, std::set<std::string>> samples;
    for (std::size_t c = 0; c < layout.columns.size(); ++c) {
        auto role = layout.columns[c].role;
        bool place = role == Column::Role::place_code or role == Column::Role::place_name;
        if (place and layout.columns[c].level < 0) samples[c];
    }
    if (samples.empty()) return;
    each_row(book, sheet, [&](std::uint32_t number, Values const& values) {
        bool full = true;
        for (auto& [column, words] : samples) {
            if (number > layout.last_head and column < values.size() and not values[column].text.empty())
                words.insert(values[column].text);
            full = full and words.size() >= enough;
        }
        return not full;
    });
    for (auto const& [column, words] : samples) {
        std::array<std::size_t, 6> found{};
        for (auto const& word : words)
            for (int level = 1; level <= std::min(gazetteer.lowest_level(), 5); ++level) {
                geography::Asked asked;
                bool code = layout.columns[column].role == Column::Role::place_code;
                (code ? asked.code : asked.name)[static_cast<std::size_t>(level)] = word;
                auto answer = gazetteer.find(asked);
                bool there = answer.place >= 0 and gazetteer.at(answer.place).level == level;
                // A name that several places have is still a name of this level.
                bool shared = answer.step == geography::Step::several and not answer.candidates.empty() and
                              gazetteer.at(answer.candidates.front().place).level == level;
                if (there or shared) ++found[static_cast<std::size_t>(level)];
            }
        auto best = std::ranges::max_element(found);
        if (*best * 2 >= words.size() and *best > 0)
            layout.columns[column].level = static_cast<int>(best - found.begin());
    }
}

text::Habit find_habit(formats::Workbook& book, std::size_t sheet, Layout const& layout)
{
    std::size_t points = 0, commas = 0;
    each_row(book, sheet, [&](std::uint32_t number, Values const& values) {
        if (number <= layout.last_head) return true;
        for (std::size_t c = 0; c < layout.columns.size() and c < values.size(); ++c) {
            auto role = layout.columns[c].role;
            if ((role != Column::Role::figure and role != Column::Role::value) or values[c].number) continue;
            auto habit = text::habit_of(values[c].text);
            points += habit == text::Habit::point;
            commas += habit == text::Habit::comma;
        }
        return true;
    });
    return points > commas ? text::Habit::point : commas > points ? text::Habit::comma : text::Habit::unknown;
}

std::vector<std::size_t> drop_sums(formats::Workbook& book, std::size_t sheet, Layout& layout)
{
    std::vector<std::size_t> dropped;
    if (layout.has(Column::Role::sector) or not layout.body.empty()) return dropped;
    auto number = [](Values const& values, std::size_t c) -> std::optional<double> {
        if (c >= values.size()) return {};
        if (values[c].number) return values[c].number;
        auto read = text::read_number(values[c].text);
        return read.kind == text::NumberRead::Kind::one ? std::optional(read.value) : std::nullopt;
    };
    for (std::size_t c = 0; c < layout.columns.size(); ++c) {
        auto& column = layout.columns[c];
        if (column.role != Column::Role::figure or not column.body.empty() or column.what == What::severity) continue;
        std::vector<std::size_t> sectors;
        for (std::size_t s = 0; s < layout.columns.size(); ++s) {
            auto const& other = layout.columns[s];
            bool beside = other.role == Column::Role::figure and other.what == column.what and other.cut == column.cut;
            if (beside and not other.body.empty()) sectors.push_back(s);
        }
        if (sectors.size() < 2) continue;
        std::size_t compared = 0, equal = 0;
        each_row(book, sheet, [&](std::uint32_t row, Values const& values) {
            double sum = 0;
            std::size_t told = 0;
            for (auto s : sectors)
                if (auto value = number(values, s)) sum += *value, ++told;
            auto total = number(values, c);
            if (row <= layout.last_head or told < 2 or not total) return true;
            ++compared;
            equal += std::abs(*total - sum) <= static_cast<double>(told);
            return true;
        });
        if (equal * 2 <= compared) continue;
        column.role = Column::Role::ignored;
        dropped.push_back(c);
    }
    return dropped;
}

}
