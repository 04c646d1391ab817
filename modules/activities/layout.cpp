#include "header_words.hpp"
#include "layout.hpp"
#include <algorithm>
#include <cmath>
#include <set>
#include <text/fold.hpp>

namespace muster::activities {

namespace {

using Kind = formats::Cell::Kind;

constexpr std::size_t header_search_rows = 40;
constexpr std::size_t longest_header = 300;

/// How much a row looks like a header.
struct RowLook {
    std::size_t filled = 0, texts = 0, numbers = 0, known = 0, distinct = 0;
    [[nodiscard]] double score() const
    {
        if (texts == 0) return -100;
        auto const repeated = static_cast<double>(texts - distinct);
        return 3.0 * static_cast<double>(known) + 0.6 * static_cast<double>(texts) - 2.0 * static_cast<double>(numbers) - 0.7 * repeated;
    }
};

bool is_year(KeptCell const& cell) { return cell.number >= 1990 and cell.number <= 2100 and cell.number == std::floor(cell.number); }

bool is_known_header(std::string const& text)
{
    auto const guesses = guess_by_header(text);
    return not guesses.empty() and guesses.front().guess.weight >= 0.62;
}

RowLook look_at(KeptRow const& row)
{
    RowLook look;
    std::set<std::string> seen;
    for (auto const& cell : row.cells) {
        if (cell.empty() or cell.merged) continue;
        ++look.filled;
        bool const number = cell.kind == Kind::number or cell.kind == Kind::date;
        if (number and not is_year(cell)) ++look.numbers;
        else if (cell.kind == Kind::text and cell.text.size() <= longest_header) {
            ++look.texts;
            seen.insert(text::fold(cell.text));
            if (is_known_header(cell.text)) ++look.known;
        }
    }
    look.distinct = std::min(seen.size(), look.texts);
    return look;
}

/// Rows of hashtags; several may follow each other (a template filled twice).
bool tags_in(KeptRow const& row, std::vector<std::optional<formats::TagSpec>>& tags)
{
    std::vector<formats::Cell> cells;
    for (auto const& kept : row.cells) {
        formats::Cell cell;
        cell.kind = kept.kind;
        cell.text = kept.text;
        cells.push_back(cell);
    }
    return formats::is_tag_row(cells, tags);
}

struct HeaderRows {
    std::vector<std::size_t> headers, tags;  // indexes into the sample
    std::size_t first_data = 0;
};

/// A second header row hangs below gaps or merged cells of the first: months over sexes, sectors over figures.
bool is_sub_header(KeptRow const& upper, KeptRow const& lower)
{
    if (lower.number != upper.number + 1) return false;
    std::size_t under_gap = 0, under_head = 0, numbers = 0;
    for (std::size_t c = 0; c < lower.cells.size(); ++c) {
        auto const& below = lower.at(c);
        if (below.empty() or below.merged) continue;  // merged: the cell above reaches down
        if (below.kind != Kind::text) ++numbers;
        auto const& above = upper.at(c);
        if (above.empty() or above.merged) ++under_gap;
        else ++under_head;
    }
    auto const look = look_at(lower);
    auto const gap_wide = under_gap >= 1 and under_gap + 1 >= under_head;
    return gap_wide and numbers == 0 and look.texts >= 2 and (look.known * 2 >= look.texts or under_gap > look.texts / 2);
}

/// A row above that groups the header's columns: at least two texts, not a title alone in its row.
bool is_group_row(KeptRow const& upper, KeptRow const& header)
{
    if (header.number != upper.number + 1) return false;
    std::size_t texts = 0, numbers = 0;
    for (auto const& cell : upper.cells) {
        if (cell.empty() or cell.merged) continue;
        if (cell.kind == Kind::text) ++texts;
        else if (not is_year(cell)) ++numbers;
    }
    return texts >= 2 and numbers == 0 and texts < header.filled() and is_sub_header(upper, header);
}

HeaderRows by_tags(Sample const& sample, std::size_t tag_row)
{
    HeaderRows rows;
    rows.tags.push_back(tag_row);
    std::vector<std::optional<formats::TagSpec>> ignored;
    std::size_t next = tag_row + 1;
    while (next < sample.rows.size() and tags_in(sample.rows[next], ignored)) rows.tags.push_back(next++);
    rows.first_data = next;
    if (tag_row == 0) return rows;
    rows.headers.push_back(tag_row - 1);
    if (tag_row >= 2 and is_group_row(sample.rows[tag_row - 2], sample.rows[tag_row - 1])) rows.headers.insert(rows.headers.begin(), tag_row - 2);
    return rows;
}

std::optional<HeaderRows> by_words(Sample const& sample)
{
    auto const most = std::min(sample.rows.size(), header_search_rows);
    double best = 1.5;
    std::optional<std::size_t> found;
    for (std::size_t r = 0; r < most; ++r) {
        auto const look = look_at(sample.rows[r]);
        if (look.texts < 2 or look.texts < look.filled / 2) continue;
        auto const score = look.score() - 0.05 * static_cast<double>(r);
        if (score > best) best = score, found = r;
    }
    if (not found) return std::nullopt;
    HeaderRows rows;
    rows.headers.push_back(*found);
    rows.first_data = *found + 1;
    if (*found > 0 and is_group_row(sample.rows[*found - 1], sample.rows[*found])) rows.headers.insert(rows.headers.begin(), *found - 1);
    else if (rows.first_data < sample.rows.size() and is_sub_header(sample.rows[*found], sample.rows[rows.first_data]))
        rows.headers.push_back(rows.first_data++);
    return rows;
}

/// The text above a column in a group row: its own, or the nearest to the left where the group spans on.
std::string group_text(KeptRow const& group, KeptRow const& below, std::size_t column)
{
    for (std::size_t c = column + 1; c-- > 0;) {
        auto const& cell = group.at(c);
        if (not cell.empty()) return text::tidy(cell.text);
        if (below.at(c).empty() and c != column) break;
    }
    return {};
}

std::vector<Head> heads_of(Sample const& sample, HeaderRows const& rows)
{
    std::size_t width = 0;
    for (auto const r : rows.headers) width = std::max(width, sample.rows[r].cells.size());
    for (auto const r : rows.tags) width = std::max(width, sample.rows[r].cells.size());
    for (auto r = rows.first_data; r < sample.rows.size(); ++r) width = std::max(width, std::min<std::size_t>(sample.rows[r].cells.size(), width + 20));
    std::vector<std::vector<std::optional<formats::TagSpec>>> tags(rows.tags.size());
    for (std::size_t i = 0; i < rows.tags.size(); ++i) tags_in(sample.rows[rows.tags[i]], tags[i]);
    std::vector<Head> heads;
    for (std::size_t c = 0; c < width; ++c) {
        Head head{.index = static_cast<std::uint32_t>(c)};
        for (std::size_t i = 0; i < rows.headers.size(); ++i) {
            auto const& row = sample.rows[rows.headers[i]];
            bool const grouped = i + 1 < rows.headers.size();
            auto text = grouped ? group_text(row, sample.rows[rows.headers[i + 1]], c) : text::tidy(row.at(c).text);
            if (not text.empty() and (head.parts.empty() or head.parts.back() != text)) head.parts.push_back(std::move(text));
        }
        for (std::size_t i = 0; i < tags.size(); ++i) {
            if (c >= tags[i].size() or not tags[i][c] or head.spec) continue;
            head.spec = tags[i][c];
            head.tag = text::tidy(sample.rows[rows.tags[i]].at(c).text);
        }
        heads.push_back(std::move(head));
    }
    return heads;
}

bool has_data(Sample const& sample, std::size_t from, std::size_t column)
{
    for (auto r = from; r < sample.rows.size(); ++r)
        if (not sample.rows[r].at(column).empty()) return true;
    return false;
}

bool says_any(std::string const& folded, std::initializer_list<std::string_view> words)
{
    return std::ranges::any_of(words, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

/// What the name of a sheet promises.
double name_bonus(std::string const& sheet)
{
    auto const folded = text::fold(sheet);
    double bonus = 0;
    if (says_any(folded, {"3w", "4w", "5w", "data", "activit", "report", "reached", "matrix", "donnees", "datos", "master"})) bonus += 1.5;
    if (says_any(folded, {"pivot", "list", "lookup", "instruction", "lisez", "readme", "read me", "summary", "analysis", "menu", "dropdown", "legend", "guide", "admin", "chart", "dashboard", "catalog", "note"})) bonus -= 3;
    if (says_any(folded, {"change", "num of org", "number of org", "percent", "evolution", "variation"})) bonus -= 3;
    return bonus;
}

/// Marks that a spreadsheet program leaves in a pivot table.
bool is_pivot(Sample const& sample)
{
    for (std::size_t r = 0; r < std::min<std::size_t>(sample.rows.size(), 8); ++r)
        for (auto const& cell : sample.rows[r].cells)
            if (says_any(text::fold(cell.text), {"row labels", "column labels", "etiquettes de lignes", "etiquettes de colonnes", "etiquetas de fila", "rotulos de linha"})) return true;
    return false;
}

/// Key columns of a 5W that a table has; a table of places and figures only may be a wide one.
double worth(Layout const& layout, IsSector const& is_sector)
{
    constexpr std::size_t wide_from = 3;
    std::set<Field> keys;
    std::size_t known = 0, sectors = 0;
    for (auto const& head : layout.heads) {
        Field field = Field::ignored;
        if (head.spec) {
            if (auto const guesses = guess_by_tag(*head.spec); not guesses.empty()) field = guesses.front().meaning.field;
        }
        else if (auto const guesses = guess_by_header(head.text()); not guesses.empty() and guesses.front().guess.weight > 0.62)
            field = guesses.front().guess.meaning.field;
        if (is_sector and not head.spec and not head.parts.empty() and head.parts.back().size() < 60 and is_sector(head.parts.back())) ++sectors;
        if (field == Field::ignored) continue;
        ++known;
        for (auto const key : {Field::org, Field::sector, Field::place, Field::activity, Field::status, Field::people, Field::start, Field::period})
            if (field == key) keys.insert(key);
    }
    if (sectors >= wide_from) {
        known += sectors;
        keys.insert(Field::sector);
        keys.insert(Field::people);
    }
    return 2.0 * static_cast<double>(keys.size()) + 0.25 * static_cast<double>(std::min<std::size_t>(known, 24)) + (layout.tag_rows.empty() ? 0 : 3);
}

std::string fingerprint(Layout const& layout)
{
    std::string all;
    for (auto const& head : layout.heads) all += text::fold(head.text()) + "|";
    return all;
}

}

std::size_t KeptRow::filled() const
{
    return static_cast<std::size_t>(std::ranges::count_if(cells, [](KeptCell const& c) { return not c.empty(); }));
}

KeptCell const& KeptRow::at(std::size_t column) const
{
    static KeptCell const none;
    return column < cells.size() ? cells[column] : none;
}

std::string Head::text() const
{
    std::string all;
    for (auto const& part : parts) all += (all.empty() ? "" : " / ") + part;
    return all;
}

Sample take_sample(formats::Workbook& book, std::size_t sheet, std::size_t most_rows)
{
    Sample sample;
    sample.whole = book.read(sheet, [&](formats::SheetRow const& row) {
        KeptRow kept{.number = row.number, .cells = {}};
        for (auto const& cell : row.cells) {
            bool const blank = cell.kind == Kind::text and text::tidy(cell.text).empty();
            kept.cells.push_back({blank ? Kind::empty : cell.kind, cell.formula, cell.merged, blank ? "" : std::string(cell.text), cell.number});
        }
        if (kept.filled() > 0) sample.rows.push_back(std::move(kept));
        return sample.rows.size() < most_rows;
    });
    return sample;
}

std::optional<Layout> find_table(Sample const& sample, std::string const& sheet_name, IsSector const& is_sector)
{
    std::optional<HeaderRows> rows;
    std::vector<std::optional<formats::TagSpec>> tags;
    for (std::size_t r = 0; r < std::min(sample.rows.size(), header_search_rows) and not rows; ++r)
        if (tags_in(sample.rows[r], tags)) rows = by_tags(sample, r);
    if (not rows) rows = by_words(sample);
    if (not rows or rows->first_data >= sample.rows.size()) return std::nullopt;
    Layout layout;
    layout.sheet_name = sheet_name;
    layout.heads = heads_of(sample, *rows);
    std::erase_if(layout.heads, [&](Head const& head) { return head.parts.empty() and not head.spec and not has_data(sample, rows->first_data, head.index); });
    auto const first = rows->headers.empty() ? rows->tags.front() : rows->headers.front();
    for (auto const r : rows->headers) layout.header_rows.push_back(sample.rows[r].number);
    for (auto const r : rows->tags) layout.tag_rows.push_back(sample.rows[r].number);
    for (std::size_t r = 0; r < first; ++r) {
        layout.title_rows.push_back(sample.rows[r].number);
        for (auto const& cell : sample.rows[r].cells)
            if (cell.kind == Kind::text and layout.titles.size() < 2000) layout.titles += cell.text + " ";
    }
    layout.first_data_row = sample.rows[rows->first_data].number;
    layout.score = worth(layout, is_sector) + name_bonus(sheet_name) - (is_pivot(sample) ? 6 : 0);
    return layout;
}

std::optional<Found> find_sheet(formats::Workbook& book, std::string const& wanted, IsSector const& is_sector)
{
    constexpr std::size_t sample_rows = 400;
    std::optional<Found> best;
    std::vector<std::pair<std::string, std::string>> prints;
    for (std::size_t s = 0; s < book.sheets().size(); ++s) {
        auto const& info = book.sheets()[s];
        if (not wanted.empty() and text::fold(info.name) != text::fold(wanted)) continue;
        constexpr std::uint64_t cheap_bytes = 8u << 20;
        if (info.bytes < cheap_bytes) book.learn_merges(s);
        auto sample = take_sample(book, s, sample_rows);
        auto layout = find_table(sample, info.name, is_sector);
        if (not layout) continue;
        layout->sheet = s;
        layout->score += 0.8 * std::log10(1.0 + static_cast<double>(info.bytes)) - (info.hidden ? 7 : 0);
        if (not info.hidden) prints.emplace_back(info.name, fingerprint(*layout));
        if (not best or layout->score > best->layout.score) best = Found{std::move(*layout), std::move(sample)};
    }
    if (best)
        for (auto const& [name, print] : prints)
            if (name != best->layout.sheet_name and print == fingerprint(best->layout)) best->layout.alike.push_back(name);
    return best;
}

}
