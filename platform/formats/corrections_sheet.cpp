#include "corrections_sheet.hpp"
#include "scan_window.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fmt/core.h>
#include <formats/workbook.hpp>

namespace muster::formats {

namespace {

/// The column of "BC12"; nothing where it does not begin with letters that say one.
std::optional<std::uint32_t> column_of(std::string_view place)
{
    std::uint32_t column = 0;
    std::size_t letters = 0;
    for (; letters < place.size() and place[letters] >= 'A' and place[letters] <= 'Z'; ++letters)
        column = column * 26 + static_cast<std::uint32_t>(place[letters] - 'A' + 1);
    if (letters == 0 or letters > 3) return std::nullopt;
    return column - 1;
}

std::optional<Range> range_of(std::string_view text)
{
    auto const colon = text.find(':');
    auto const corner = [](std::string_view place) -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
        auto const column = column_of(place);
        auto const digits = place.find_first_of("0123456789");
        if (not column or digits == std::string_view::npos) return std::nullopt;
        return std::pair{number_or(place.substr(digits), 0), *column};
    };
    auto const first = corner(text.substr(0, colon));
    auto const last = colon == std::string_view::npos ? first : corner(text.substr(colon + 1));
    if (not first or not last) return std::nullopt;
    return Range{first->first, last->first, first->second, last->second};
}

/// The XML in a window: what stands before `here` and has not been sent yet is sent as it is, unless it is replaced.
class Copying {
public:
    Copying(Pieces& stream, std::string const& file, std::function<void(std::string_view)> const& out)
        : window_(stream, file), out_(out)
    {
        window_.more();
        if (rest().starts_with("\xFF\xFE") or rest().starts_with("\xFE\xFF"))
            throw CannotPatch{"the sheet is in UTF-16"};
    }
    /// The next tag; its views last until the next call. False at the end.
    bool next(XmlTag& tag)
    {
        for (;;) {
            auto const found = rest().find('<');
            here_ += found == std::string_view::npos ? rest().size() : found;
            if (found == std::string_view::npos) {
                if (not more()) return false;
                continue;
            }
            if (rest().size() < 9 and more()) continue;
            auto const closing = closing_of_special();
            auto const end = closing.empty() ? formats::tag_end(rest(), 0) : rest().find(closing);
            if (end == std::string_view::npos) {
                if (not more()) throw CannotPatch{"the sheet ends inside a tag"};
            } else if (closing.empty()) {
                tag_at_ = here_;
                here_ += end;
                tag = read_tag({window_.begin() + tag_at_, end});
                return true;
            } else
                here_ += end + closing.size();
        }
    }
    /// Goes on behind `</name`, without looking at the tags before it. Returns the closing tag as next() does.
    void skip_to_close(std::string_view name, XmlTag& tag)
    {
        auto const close = "</" + std::string(name);
        for (;;) {
            auto const text = rest();
            auto const* const hit =
                static_cast<char const*>(memmem(text.data(), text.size(), close.data(), close.size()));
            auto const end = hit == nullptr ? text.size() : static_cast<std::size_t>(hit - text.data());
            // Something special in between may hold what looks like the end: then every tag is looked at.
            if (memmem(text.data(), end, "<!", 2) != nullptr) return walk_to_close(name, tag);
            if (hit != nullptr) {
                here_ += end;
                if (not next(tag)) throw CannotPatch{"the sheet ends inside a row"};
                if (tag.name == name) return;
                continue;
            }
            // What may be the beginning of the end is looked at again.
            here_ += text.size() - std::min(text.size(), close.size());
            if (not more()) throw CannotPatch{"the sheet ends inside a row"};
        }
    }
    void replace_tag(std::string_view with)
    {
        send(tag_at_);
        out_(with);
        window_.drop_until(window_.begin() + here_);
        here_ = 0;
    }
    void insert_before_tag(std::string_view what)
    {
        send(tag_at_);
        out_(what);
    }
    void done()
    {
        here_ += rest().size();
        send(here_);
    }

private:
    [[nodiscard]] std::string_view rest() const
    {
        return {window_.begin() + here_, static_cast<std::size_t>(window_.end() - window_.begin()) - here_};
    }
    [[nodiscard]] std::string_view closing_of_special() const
    {
        if (rest().starts_with("<!--")) return "-->";
        if (rest().starts_with("<![CDATA[")) return "]]>";
        if (rest().starts_with("<?")) return "?>";
        if (rest().starts_with("<!")) throw CannotPatch{"the sheet holds a document type definition"};
        return {};
    }
    void walk_to_close(std::string_view name, XmlTag& tag)
    {
        do {
            if (not next(tag)) throw CannotPatch{"the sheet ends inside a row"};
        } while (tag.form != XmlTag::Form::close or tag.name != name);
    }
    /// Sends the first `bytes` of the window and drops them.
    void send(std::size_t bytes)
    {
        if (bytes > 0) out_({window_.begin(), bytes});
        window_.drop_until(window_.begin() + bytes);
        here_ -= bytes;
        tag_at_ -= std::min(tag_at_, bytes);
    }
    bool more()
    {
        send(here_);
        return window_.more();
    }

    ScanWindow window_;
    std::function<void(std::string_view)> const& out_;
    std::size_t here_ = 0, tag_at_ = 0;  // from the window's beginning
};

class SheetPatcher {
public:
    SheetPatcher(Pieces& stream, std::string const& file, SheetPatch const& patch,
                 std::function<void(std::string_view)> const& out)
        : copying_(stream, file, out), patch_(patch)
    {
    }
    SheetCopy run()
    {
        XmlTag tag;
        std::size_t depth = 0;
        bool data_seen = false;
        while (copying_.next(tag)) {
            if (depth == 0) prefix_ = tag.prefix();
            if (depth == 1 and tag.opens("sheetData")) {
                patch_data(tag);
                data_seen = true;
                continue;
            }
            if (depth == 1 and data_seen) add_drawing_before(tag);
            if (depth == 1 and tag.opens("legacyDrawing")) {
                copy_.drawing_id = attribute(tag, "id").value_or("");
                drawing_done_ = true;
            }
            if (depth == 2 and tag.opens("col")) note_column(tag);
            if (depth == 2 and tag.opens("mergeCell"))
                if (auto const range = range_of(attribute(tag, "ref").value_or(""))) copy_.merges.push_back(*range);
            if (tag.form == XmlTag::Form::open) ++depth;
            if (tag.form == XmlTag::Form::close) --depth;
        }
        if (not data_seen) throw CannotPatch{"the sheet has no rows at all"};
        copying_.done();
        return std::move(copy_);
    }

private:
    /// legacyDrawing stands before these and behind everything else (ECMA-376 part 1, 18.3.1.99).
    void add_drawing_before(XmlTag const& tag)
    {
        static constexpr std::array<std::string_view, 9> behind{"legacyDrawingHF", "drawingHF", "picture",
                                                                "oleObjects",      "controls",  "webPublishItems",
                                                                "tableParts",      "extLst",    "AlternateContent"};
        bool const here = tag.form == XmlTag::Form::close or std::ranges::find(behind, tag.local) != behind.end();
        if (drawing_done_ or patch_.drawing_id.empty() or not here) return;
        drawing_done_ = true;
        copying_.insert_before_tag(fmt::format(R"(<{}legacyDrawing xmlns:r="{}" r:id="{}"/>)", prefix_,
                                               patch_.relationships, patch_.drawing_id));
    }
    void note_column(XmlTag const& tag)
    {
        auto const first = number_or(attribute(tag, "min"), 0), last = number_or(attribute(tag, "max"), 0);
        if (first == 0 or last < first) return;
        double width = 0;
        auto const text = attribute(tag, "width").value_or("");
        std::from_chars(text.data(), text.data() + text.size(), width);
        copy_.columns.push_back({first - 1, last - 1, number_or(attribute(tag, "style"), 0), width});
    }
    [[nodiscard]] std::uint32_t column_style(std::uint32_t column) const
    {
        for (auto const& look : copy_.columns)
            if (look.first <= column and column <= look.last) return look.style;
        return 0;
    }

    [[nodiscard]] bool has_mark() const { return next_ < patch_.marks.size(); }
    [[nodiscard]] CellMark const& mark() const { return patch_.marks[next_]; }

    void patch_data(XmlTag tag)
    {
        if (tag.form == XmlTag::Form::empty) {
            auto const begin = fmt::format("<{}>", tag.name), end = fmt::format("</{}>", tag.name);
            return copying_.replace_tag(begin + rows_before(0xFFFFFFFF) + end);
        }
        std::uint32_t last = 0;
        for (;;) {
            if (not copying_.next(tag)) throw CannotPatch{"the sheet ends inside its rows"};
            if (tag.closes("sheetData")) break;
            if (not tag.opens("row")) continue;
            auto const number = number_or(attribute(tag, "r"), last + 1);
            if (number <= last) throw CannotPatch{"the rows of the sheet are not in order"};
            last = number;
            if (has_mark() and mark().row < number) copying_.insert_before_tag(rows_before(number));
            patch_row(tag, number);
        }
        if (has_mark()) copying_.insert_before_tag(rows_before(0xFFFFFFFF));
    }
    /// Rows that the sheet leaves out, up to the row `until`.
    std::string rows_before(std::uint32_t until)
    {
        std::string rows;
        while (has_mark() and mark().row < until) {
            auto const number = mark().row;
            auto const cells = cells_before(number, 0xFFFFFFFF, std::nullopt);
            if (not cells.empty()) rows += fmt::format("<{0}row r=\"{1}\">{2}</{0}row>", prefix_, number, cells);
        }
        return rows;
    }
    /// Cells that the row leaves out, up to the column `until`. A cell that only gets a comment need not be there.
    std::string cells_before(std::uint32_t row, std::uint32_t until, std::optional<std::uint32_t> row_style)
    {
        std::string cells;
        for (; has_mark() and mark().row == row and mark().column < until; ++next_) {
            if (mark().shade == Shade::none) continue;
            auto const style = patch_.styles.shaded(row_style ? *row_style : column_style(mark().column), mark().shade);
            cells += fmt::format("<{}c r=\"{}\" s=\"{}\"/>", prefix_, cell_name(row, mark().column), style);
        }
        return cells;
    }
    void patch_row(XmlTag tag, std::uint32_t number)
    {
        bool const marked = has_mark() and mark().row == number;
        std::string const name(tag.name);
        if (not marked) {
            if (tag.form == XmlTag::Form::open) copying_.skip_to_close(name, tag);
            return;
        }
        std::optional<std::uint32_t> style;
        auto const custom = attribute(tag, "customFormat").value_or("0");
        if (custom == "1" or custom == "true") style = number_or(attribute(tag, "s"), 0);
        // The hint which columns the row spans would be wrong where cells are added; it may be left out.
        auto row_tag = without_attribute(tag.text, "spans");
        if (tag.form == XmlTag::Form::empty) {
            row_tag.replace(row_tag.rfind('/'), std::string::npos, ">");
            return copying_.replace_tag(row_tag + cells_before(number, 0xFFFFFFFF, style) + "</" + name + ">");
        }
        if (row_tag.size() != tag.text.size()) copying_.replace_tag(row_tag);
        patch_cells(number, style);
    }
    /// From behind the row's tag to behind its end.
    void patch_cells(std::uint32_t number, std::optional<std::uint32_t> row_style)
    {
        XmlTag tag;
        std::uint32_t next_column = 0;
        while (copying_.next(tag) and not tag.closes("row")) {
            if (not tag.opens("c")) continue;
            auto const place = attribute(tag, "r");
            auto const column = place ? column_of(*place).value_or(next_column) : next_column;
            if (column < next_column) throw CannotPatch{"the cells of a row are not in order"};
            next_column = column + 1;
            std::string const name(tag.name);
            bool const open = tag.form == XmlTag::Form::open;
            if (auto const cells = cells_before(number, column, row_style); not cells.empty())
                copying_.insert_before_tag(cells);
            if (has_mark() and mark().row == number and mark().column == column) {
                if (mark().shade != Shade::none) {
                    auto const style = patch_.styles.shaded(number_or(attribute(tag, "s"), 0), mark().shade);
                    copying_.replace_tag(with_attribute(tag.text, "s", std::to_string(style)));
                }
                ++next_;
            }
            if (open) copying_.skip_to_close(name, tag);
        }
        if (not tag.closes("row")) throw CannotPatch{"the sheet ends inside a row"};
        if (auto const cells = cells_before(number, 0xFFFFFFFF, row_style); not cells.empty())
            copying_.insert_before_tag(cells);
    }

    Copying copying_;
    SheetPatch const& patch_;
    SheetCopy copy_;
    std::string prefix_;
    std::size_t next_ = 0;  // the first mark that has not been placed
    bool drawing_done_ = false;
};

}

SheetCopy patch_sheet(Pieces& stream, std::string const& file, SheetPatch const& patch,
                      std::function<void(std::string_view)> const& out)
{
    return SheetPatcher(stream, file, patch, out).run();
}

}
