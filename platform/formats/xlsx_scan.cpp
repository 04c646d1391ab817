// The fast reader of a sheet: one pass over the letters, each row read in place. It knows the few elements that every
// spreadsheet program writes, and gives up at anything else, so that expat reads the sheet instead.
#include "letters.hpp"
#include "scan_window.hpp"
#include "xlsx.hpp"

namespace muster::formats {
namespace {

struct RowHead {
    std::uint32_t number = 0;  // 0 where the row does not say it
    bool hidden = false;
    bool empty = false;  // <row …/>
};

class SheetScan {
public:
    SheetScan(ZipStream& stream, RowMaker& row, XlsxBook const& book, std::vector<Range>& merges)
        : window_(stream, row.file()), row_(row), book_(book), merges_(merges)
    {
    }
    SheetEnd run();

private:
    enum class Where { before, rows, behind };
    SheetEnd step(char const*& p, bool& starved);
    Scan read_row(char const*& p);
    Scan read_row_head(char const*& p, RowHead& head);
    Scan read_cells(char const*& p);
    Scan read_cell(char const*& p, std::uint32_t& column);
    Scan read_attributes(char const*& p, CellForm& form, std::uint32_t& column, bool& whole);
    Scan read_place(char const*& p, char quote, std::uint32_t& column);
    Scan read_content(char const*& p, CellForm& form, std::string_view& value, bool& lasting);
    Scan read_formula(char const*& p);
    /// What to say where the letters do not go on as expected: there are no more of them, or they are strange.
    [[nodiscard]] Scan lost(char const* p) const { return p >= window_.end() ? Scan::more : Scan::strange; }
    Scan outside(char const*& p);

    ScanWindow window_;
    RowMaker& row_;
    XlsxBook const& book_;
    std::vector<Range>& merges_;
    Where where_ = Where::before;
    std::uint32_t number_ = 0;  // of the row being read, and of the last one
    std::string runs_;
    bool enough_ = false, closed_ = false, rooted_ = false;
};

SheetEnd SheetScan::run()
{
    window_.more();
    for (;;) {
        char const* p = window_.begin();
        Scan state = Scan::ok;
        while (is_blank(*p)) ++p;
        window_.drop_until(p);
        if (p >= window_.end()) state = Scan::more;
        else if (where_ == Where::rows and begins(p, "<row") and ends_name(p[4])) {
            auto const last = number_;
            state = read_row(p);
            if (state == Scan::ok and not row_.end()) return SheetEnd::stopped;
            if (state != Scan::ok) {
                row_.forget();
                number_ = last;
            }
        }
        else state = outside(p);
        if (state == Scan::ok) window_.drop_until(p);
        else if (state == Scan::strange) return SheetEnd::strange;
        else if (not window_.more()) return closed_ ? SheetEnd::done : SheetEnd::strange;
    }
}

// Before the first row, behind the last one, or what may stand between rows.
Scan SheetScan::outside(char const*& p)
{
    auto const* const end = window_.end();
    if (*p != '<') {
        // Text between elements: a byte order mark, or that of a header, a formula, a condition.
        auto const* const next = static_cast<char const*>(std::memchr(p, '<', end - p));
        if (where_ == Where::rows) return Scan::strange;
        p = next == nullptr ? end : next;
        return Scan::ok;
    }
    if (p[1] == '!') {
        if (p + 9 > end) return lost(end);
        if (begins(p, "<!DOCTYPE")) refuse("file.entities", {row_.file()});
        return Scan::strange;
    }
    auto const* const close = tag_end(p, end);
    if (close == nullptr) return Scan::more;
    if (p[1] == '?') {
        if (names_other_encoding({p, static_cast<std::size_t>(close - p)})) return Scan::strange;
    }
    else if (not rooted_) {
        if (not begins(p, "<worksheet") or not ends_name(p[10])) return Scan::strange;
        rooted_ = true;
    }
    else if (begins(p, "<sheetData") and ends_name(p[10])) {
        if (where_ != Where::before) return Scan::strange;
        where_ = close[-1] == '/' ? Where::behind : Where::rows;
    }
    else if (begins(p, "</sheetData")) where_ = Where::behind;
    else if (where_ == Where::rows) return Scan::strange;
    else if (begins(p, "</worksheet")) closed_ = true;
    else if (begins(p, "<mergeCell ")) {
        std::string_view const behind(p + 11, static_cast<std::size_t>(close - p) - 11);
        if (behind.find('&') != std::string_view::npos) return Scan::strange;
        if (auto const range = read_range(attribute(behind, "ref"))) add_range(merges_, *range);
    }
    p = close + 1;
    return Scan::ok;
}

Scan SheetScan::read_row_head(char const*& p, RowHead& head)
{
    auto const* const close = tag_end(p, window_.end());
    if (close == nullptr) return Scan::more;
    std::string_view left(p + 4, static_cast<std::size_t>(close - p) - 4);
    ScanAttribute found;
    while (next_attribute(left, found)) {
        if (found.name == "r") head.number = read_uint(found.value).value_or(UINT32_MAX);
        else if (found.name == "hidden") head.hidden = found.value == "1" or found.value == "true";
    }
    if (found.broken) return Scan::strange;
    head.empty = close[-1] == '/';
    p = close + 1;
    return Scan::ok;
}

Scan SheetScan::read_row(char const*& p)
{
    RowHead head;
    if (auto const state = read_row_head(p, head); state != Scan::ok) return state;
    number_ = place_row(row_, head.number, number_, head.hidden);
    return head.empty ? Scan::ok : read_cells(p);
}

Scan SheetScan::read_cells(char const*& p)
{
    std::uint32_t column = 0;
    for (;;) {
        while (is_blank(*p)) ++p;
        if (p[0] != '<') return lost(p);
        if (p[1] == 'c' and ends_name(p[2])) {
            if (auto const state = read_cell(p, column); state != Scan::ok) return state;
            continue;
        }
        if (begins(p, "</row")) {
            for (p += 5; is_blank(*p);) ++p;
            if (*p != '>') return lost(p);
            ++p;
            return Scan::ok;
        }
        // Not told apart from the end of the window: "</ro" may be all that is there.
        return window_.end() - p < 5 ? Scan::more : Scan::strange;
    }
}

// `column` comes as the place of this cell where it names none, and goes as that of the next.
Scan SheetScan::read_cell(char const*& p, std::uint32_t& column)
{
    CellForm form;
    bool whole = false;
    if (auto const state = read_attributes(p, form, column, whole); state != Scan::ok) return state;
    if (whole) {
        ++column;
        return Scan::ok;
    }
    std::string_view value;
    bool lasting = true;
    if (auto const state = read_content(p, form, value, lasting); state != Scan::ok) return state;
    if (form.valued or form.formula) put_cell(row_, book_, column, form, value, true, lasting);
    ++column;
    return Scan::ok;
}

Scan SheetScan::read_attributes(char const*& p, CellForm& form, std::uint32_t& column, bool& whole)
{
    for (p += 2;;) {
        while (is_blank(*p)) ++p;
        if (*p == '>') {
            ++p;
            return Scan::ok;
        }
        if (*p == '/') {
            if (p[1] != '>') return lost(p + 1);
            p += 2;
            whole = true;
            return Scan::ok;
        }
        auto const* const name = p;
        while (*p != '=' and *p != 0 and *p != '>' and *p != '<') ++p;
        if (*p != '=') return lost(p);
        char const quote = p[1];
        if (quote != '"' and quote != '\'') return lost(p + 1);
        auto const length = p - name;
        p += 2;
        if (length == 1 and *name == 'r') {
            if (auto const state = read_place(p, quote, column); state != Scan::ok) return state;
            continue;
        }
        auto const* const from = p;
        while (*p != quote and *p != '&' and *p != 0) ++p;
        if (*p != quote) return lost(p);
        std::string_view const value(from, static_cast<std::size_t>(p - from));
        ++p;
        if (length != 1) continue;
        if (*name == 't') form.type = cell_type(value);
        else if (*name == 's') {
            std::uint32_t style = 0;
            for (char const c : value) style = style * 10 + static_cast<unsigned>(c - '0');
            form.style = style;
        }
    }
}

Scan SheetScan::read_place(char const*& p, char quote, std::uint32_t& column)
{
    std::uint32_t letters = 0;
    while (*p >= 'A' and *p <= 'Z' and letters < 20'000) letters = letters * 26 + static_cast<unsigned>(*p++ - 'A' + 1);
    std::uint32_t digits = 0;
    while (*p >= '0' and *p <= '9' and digits < 100'000'000) digits = digits * 10 + static_cast<unsigned>(*p++ - '0');
    if (*p != quote) return lost(p);
    ++p;
    if (letters == 0 or digits != number_) row_.note("sheet.position", column);
    if (letters > 0) column = letters - 1;
    return Scan::ok;
}

// What stands between <c …> and </c>.
Scan SheetScan::read_content(char const*& p, CellForm& form, std::string_view& value, bool& lasting)
{
    for (;;) {
        while (is_blank(*p)) ++p;
        if (*p != '<') return lost(p);
        if (p[1] == 'v' and ends_name(p[2])) {
            p += 2;
            while (*p != '>' and *p != '<' and *p != 0) ++p;
            if (*p != '>') return lost(p);
            form.valued = true;
            bool const whole = p[-1] == '/';
            auto const* const from = ++p;
            if (whole) continue;
            while (*p != '<' and *p != 0) ++p;
            if (not begins(p, "</v>")) return window_.end() - p < 4 ? Scan::more : Scan::strange;
            value = {from, static_cast<std::size_t>(p - from)};
            p += 4;
        }
        else if (p[1] == '/') {
            if (not begins(p, "</c>")) return window_.end() - p < 4 ? Scan::more : Scan::strange;
            p += 4;
            return Scan::ok;
        }
        else if (p[1] == 'f' and ends_name(p[2])) {
            form.formula = true;
            if (auto const state = read_formula(p); state != Scan::ok) return state;
        }
        else if (begins(p, "<is>")) {
            p += 4;
            runs_.clear();
            if (auto const state = scan_runs(p, window_.end(), "is", runs_); state != Scan::ok) return state;
            form.valued = true;
            value = runs_;
            lasting = false;
        }
        else return window_.end() - p < 5 ? Scan::more : Scan::strange;
    }
}

Scan SheetScan::read_formula(char const*& p)
{
    auto const* const end = window_.end();
    auto const* const close = tag_end(p, end);
    if (close == nullptr) return Scan::more;
    if (close[-1] == '/') {
        p = close + 1;
        return Scan::ok;
    }
    auto const* const next = static_cast<char const*>(std::memchr(close, '<', end - close));
    if (next == nullptr or end - next < 4) return Scan::more;
    if (not begins(next, "</f>")) return Scan::strange;
    p = next + 4;
    return Scan::ok;
}

}

SheetEnd scan_sheet(ZipStream& stream, RowMaker& row, XlsxBook const& book, std::vector<Range>& merges)
{
    return SheetScan(stream, row, book, merges).run();
}

bool scan_merges(ZipStream& stream, std::string const& file, std::vector<Range>& merges)
{
    ScanWindow window(stream, file);
    bool behind = false, closed = false;
    window.more();
    for (;;) {
        std::string_view const there(window.begin(), static_cast<std::size_t>(window.end() - window.begin()));
        std::string_view const wanted = behind ? "<mergeCell " : "</sheetData>";
        auto const at = there.find(wanted);
        if (at != std::string_view::npos) {
            auto const* const close = tag_end(window.begin() + at, window.end());
            if (close != nullptr) {
                auto const from = at + wanted.size();
                auto const range = behind ? read_range(attribute(there.substr(from, static_cast<std::size_t>(close - there.data()) - from), "ref"))
                                          : std::nullopt;
                if (range) add_range(merges, *range);
                behind = true;
                window.drop_until(close + 1);
                continue;
            }
        }
        else {
            closed = closed or (behind and there.find("</worksheet>") != std::string_view::npos);
            window.drop_until(window.end() - std::min<std::size_t>(there.size(), 20));
        }
        if (not window.more()) return behind and closed;
    }
}

}
