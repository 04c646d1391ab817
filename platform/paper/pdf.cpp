// A letter as pages. It is laid out twice: the first time only tells how many pages there are.
#include "figure.hpp"
#include "sheet.hpp"

#include <algorithm>
#include <numeric>

namespace muster::paper {

namespace {

constexpr Font body{10}, cell{8.5}, cell_head{8.5, true};
constexpr double pad = 4;  // between a cell and its edge

/// Each column gets what its longest word wants; what is left goes where texts are long.
std::vector<double> widths_of(Sheet const& sheet, Table const& table)
{
    auto const columns = table.header.size();
    std::vector<Wanted> wanted(columns);
    auto const heed = [&](std::size_t i, std::string const& words, Font font) {
        auto const one = wanted_by(sheet, words, font);
        wanted[i].whole = std::max(wanted[i].whole, one.whole + 2 * pad + 1);
        wanted[i].least = std::max(wanted[i].least, one.least + 2 * pad + 1);
    };
    for (std::size_t i = 0; i < columns; ++i) {
        bool const figures = i < table.figures.size() and table.figures[i];
        heed(i, table.header[i], cell_head);
        for (auto const& row : table.rows)
            if (i < row.size()) heed(i, figures ? figure(row[i]) : row[i], cell);
    }
    auto const sum = [&](double Wanted::*what) { return std::accumulate(wanted.begin(), wanted.end(), 0.0, [&](double all, Wanted const& one) { return all + one.*what; }); };
    auto const whole = sum(&Wanted::whole), least = sum(&Wanted::least), room = sheet.width();
    std::vector<double> widths;
    for (auto const& one : wanted) {
        if (whole <= room) widths.push_back(one.whole + (room - whole) * one.whole / whole);
        else if (least < room) widths.push_back(one.least + (room - least) * (one.whole - one.least) / (whole - least));
        else widths.push_back(one.least * room / least);
    }
    return widths;
}

class Pages {
public:
    Pages(Letter const& letter, int pages) : letter_(letter), sheet_(letter, pages) {}

    void draw()
    {
        for (std::size_t i = 0; i < letter_.sender.size(); ++i) line(letter_.sender[i], i == 0 ? Font{14, true} : body);
        if (not letter_.sender.empty()) {
            sheet_.down(6);
            sheet_.rule(0, sheet_.width());
            sheet_.down(16);
        }
        if (not letter_.day_line.empty()) line(letter_.day_line, body);
        if (not letter_.reference.empty()) line(letter_.reference, body);
        if (not letter_.addressee.empty()) sheet_.down(16);
        for (auto const& one : letter_.addressee) line(one, body);
        if (not letter_.title.empty()) {
            sheet_.down(18);
            line(letter_.title, {15, true});
            sheet_.down(6);
        }
        write(letter_.blocks);
        if (not letter_.signature.empty()) {
            sheet_.need(60 + 14.0 * static_cast<double>(letter_.signature.size()));
            sheet_.down(54);
        }
        for (auto const& one : letter_.signature) line(one, body);
        if (not letter_.after.empty()) sheet_.down(14);
        write(letter_.after);
    }
    Sheet& sheet() { return sheet_; }

private:
    void line(std::string_view words, Font font) { sheet_.flow(sheet_.text(words, font, sheet_.width())); }

    void write(Heading const& heading)
    {
        Font const font{heading.level <= 1 ? 12.5 : heading.level == 2 ? 11.0 : 10.0, true};
        sheet_.need(60);  // a heading never stands alone at the foot
        sheet_.down(heading.level <= 1 ? 14 : 9);
        line(heading.text, font);
        sheet_.down(3);
    }
    void write(Paragraph const& one)
    {
        sheet_.down(4);
        line(one.text, {body.size, one.strong});
        sheet_.down(3);
    }
    void write(List const& list)
    {
        sheet_.down(3);
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            constexpr double indent = 20;
            auto const text = sheet_.text(list.items[i], body, sheet_.width() - indent);
            auto const mark = sheet_.text(list.numbered ? std::to_string(i + 1) + "." : "•", body, indent);
            sheet_.need(std::min(height_of(text), 3 * height_of(mark)));
            sheet_.put(mark, 0, indent, baseline_of(text) - baseline_of(mark));
            sheet_.flow(text, indent);
            sheet_.down(2);
        }
        sheet_.down(3);
    }
    void write(NewPage) { sheet_.new_page(); }
    void write(std::vector<Block> const& blocks)
    {
        for (auto const& block : blocks) std::visit([&](auto const& one) { write(one); }, block);
    }

    std::vector<Text> texts_of(std::vector<std::string> const& cells, Table const& table, std::vector<double> const& widths, Font font)
    {
        std::vector<Text> texts;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            auto const far = i < table.figures.size() and table.figures[i];
            auto const words = i >= cells.size() ? "" : far ? figure(cells[i]) : cells[i];
            texts.push_back(sheet_.text(words, font, widths[i] - 2 * pad, far ? Side::far : Side::near));
        }
        return texts;
    }
    static double height_of_row(std::vector<Text> const& texts)
    {
        double above = 0, below = 0;
        for (auto const& text : texts) {
            above = std::max(above, baseline_of(text));
            below = std::max(below, height_of(text) - baseline_of(text));
        }
        return above + below + 2 * pad;
    }
    void row(std::vector<Text> const& texts, std::vector<double> const& widths, bool header)
    {
        auto const height = height_of_row(texts);
        if (header) sheet_.shade(0, sheet_.width(), height);
        double from = 0, line = 0;
        for (auto const& text : texts) line = std::max(line, baseline_of(text));
        for (std::size_t i = 0; i < texts.size(); ++i) {
            sheet_.put(texts[i], from + pad, widths[i] - 2 * pad, pad + line - baseline_of(texts[i]));
            from += widths[i];
        }
        sheet_.down(height);
        sheet_.rule(0, sheet_.width());
    }
    /// A row that no page can hold: its cells one below another, over as many pages as they take.
    void tall_row(std::vector<std::string> const& cells, Table const& table)
    {
        for (std::size_t i = 0; i < cells.size() and i < table.header.size(); ++i) {
            if (cells[i].empty()) continue;
            sheet_.need(40);
            line(table.header[i], cell_head);
            line(cells[i], cell);
            sheet_.down(pad);
        }
        sheet_.rule(0, sheet_.width());
    }
    void write(Table const& table)
    {
        if (table.header.empty()) return;
        auto const widths = widths_of(sheet_, table);
        auto const header = texts_of(table.header, table, widths, cell_head);
        auto const head_height = height_of_row(header);
        sheet_.down(6);
        sheet_.need(head_height + 40);
        row(header, widths, true);
        for (auto const& one : table.rows) {
            auto const texts = texts_of(one, table, widths, cell);
            auto const height = height_of_row(texts);
            if (height + head_height > sheet_.whole()) {
                tall_row(one, table);
                continue;
            }
            if (height > sheet_.left()) {
                sheet_.new_page();
                row(header, widths, true);
            }
            row(texts, widths, false);
        }
        sheet_.down(8);
    }

    Letter const& letter_;
    Sheet sheet_;
};

}

std::string to_pdf(Letter const& letter)
{
    Pages counted(letter, 0);
    counted.draw();
    Pages pages(letter, counted.sheet().page());
    pages.draw();
    return pages.sheet().done();
}

}
