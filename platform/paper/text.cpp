// A letter in plain text, for mail and for tests.
#include <algorithm>
#include <array>
#include <paper/paper.hpp>

namespace muster::paper {

namespace {

constexpr std::size_t widest_line = 78, widest_table = 120;

template <typename... Ways>
struct Overloaded : Ways... {
    using Ways::operator()...;
};

/// How many letters: code points, which is what a screen of even letters needs for most scripts.
std::size_t letters(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char one) { return (static_cast<unsigned char>(one) & 0xC0) != 0x80; }));
}

/// Breaks one paragraph at blanks; lines after the first begin with `hang`.
void wrap(std::string& out, std::string_view text, std::string_view hang)
{
    std::size_t in_line = 0, begun = out.rfind('\n');
    in_line = letters(std::string_view(out).substr(begun == std::string::npos ? 0 : begun + 1));
    bool first = true;
    while (not text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (not first and in_line + 1 + letters(word) > widest_line) {
            out += '\n';
            out += hang;
            in_line = letters(hang);
        }
        else if (not first) out += ' ', ++in_line;
        out += word;
        in_line += letters(word);
        first = false;
    }
    out += '\n';
}

void paragraph(std::string& out, std::string_view text, std::string_view hang = "")
{
    for (bool first = true; first or not text.empty(); first = false) {
        auto const end = std::min(text.find('\n'), text.size());
        if (not first) out += hang;
        wrap(out, text.substr(0, end), hang);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string flat(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

void columns(std::string& out, Table const& table, std::vector<std::size_t> const& widths)
{
    auto const line = [&](std::vector<std::string> const& cells) {
        std::string row;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            auto const cell = i < cells.size() ? flat(cells[i]) : "";
            auto const room = std::string(widths[i] - letters(cell), ' ');
            bool const figure = i < table.figures.size() and table.figures[i];
            if (i > 0) row += "  ";
            row += figure ? room + cell : cell + room;
        }
        row.erase(row.find_last_not_of(' ') + 1);
        out += row + '\n';
    };
    line(table.header);
    std::vector<std::string> rule;
    for (auto width : widths) rule.emplace_back(width, '-');
    line(rule);
    for (auto const& row : table.rows) line(row);
}

/// A table too wide for a line: each row as a small list.
void records(std::string& out, Table const& table)
{
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (r > 0) out += '\n';
        for (std::size_t i = 0; i < table.header.size() and i < table.rows[r].size(); ++i) {
            if (table.rows[r][i].empty()) continue;
            out += table.header[i] + ": ";
            paragraph(out, flat(table.rows[r][i]), "  ");
        }
    }
}

void write(std::string& out, Table const& table)
{
    std::vector<std::size_t> widths(table.header.size());
    std::size_t all = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        widths[i] = letters(table.header[i]);
        for (auto const& row : table.rows)
            if (i < row.size()) widths[i] = std::max(widths[i], letters(row[i]));
        all += widths[i] + 2;
    }
    if (all > widest_table + 2) records(out, table);
    else columns(out, table, widths);
}

void write(std::string& out, std::vector<Block> const& blocks)
{
    for (auto const& block : blocks) {
        if (not out.empty()) out += '\n';
        std::visit(Overloaded{
                       [&](Heading const& heading) {
                           paragraph(out, heading.text);
                           if (heading.level == 1) out += std::string(std::min(letters(heading.text), widest_line), '-') + '\n';
                       },
                       [&](Paragraph const& one) { paragraph(out, one.text); },
                       [&](List const& list) {
                           for (std::size_t i = 0; i < list.items.size(); ++i) {
                               auto const mark = list.numbered ? std::to_string(i + 1) + ". " : std::string("- ");
                               out += mark;
                               paragraph(out, list.items[i], std::string(mark.size(), ' '));
                           }
                       },
                       [&](Table const& table) { write(out, table); },
                       [&](NewPage) { out += '\f'; },
                   },
                   block);
    }
}

void lines(std::string& out, std::vector<std::string> const& several)
{
    if (several.empty()) return;
    if (not out.empty()) out += '\n';
    for (auto const& one : several) out += one + '\n';
}

}

bool right_to_left(std::string_view language)
{
    constexpr std::array<std::string_view, 8> leftward{"ar", "fa", "ur", "ps", "he", "ckb", "dv", "sd"};
    return std::ranges::find(leftward, language.substr(0, language.find_first_of("-_"))) != leftward.end();
}

std::string to_text(Letter const& letter)
{
    std::string out;
    lines(out, letter.sender);
    std::vector<std::string> head;
    if (not letter.day_line.empty()) head.push_back(letter.day_line);
    if (not letter.reference.empty()) head.push_back(letter.reference);
    lines(out, head);
    lines(out, letter.addressee);
    if (not letter.title.empty()) {
        if (not out.empty()) out += '\n';
        paragraph(out, letter.title);
        out += std::string(std::min(letters(letter.title), widest_line), '=') + '\n';
    }
    write(out, letter.blocks);
    lines(out, letter.signature);
    write(out, letter.after);
    if (not letter.foot.empty()) lines(out, {letter.foot});
    return out;
}

}
