#include "corrections_notes.hpp"
#include "writers_text.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/core.h>
#include <formats/workbook.hpp>
#include <map>
#include <set>

namespace muster::formats {

namespace {

constexpr std::string_view author = "Muster";
constexpr std::size_t most_text = 32'000;
constexpr std::uint32_t shapes_in_block = 1024;

/// The comment as a run of its own, so that it can stand behind what is there.
std::string run(std::string_view prefix, std::string_view text, bool behind)
{
    std::string held, hidden, cut;
    auto const fit = cut_to(hide_escapes(fit_for_xml(text, held), hidden), most_text, cut);
    return fmt::format(R"(<{0}r><{0}rPr><{0}sz val="9"/><{0}rFont val="Tahoma"/></{0}rPr>)"
                       R"(<{0}t xml:space="preserve">{1}{2}</{0}t></{0}r>)",
                       prefix, behind ? "\n\n" + std::string(author) + ": " : "", escaped(fit));
}

struct Noted {
    std::string comments;
    std::vector<CellMark const*> fresh;  // those that need a box
};

std::string ref_of(CellMark const& mark)
{
    return cell_name(mark.row, mark.column);
}

/// Which authors stand for a thread of the newer kind: Excel then shows the thread and not the comment's text.
std::set<std::string> threads(std::string const& comments)
{
    std::set<std::string> ids;
    std::size_t count = 0, begins = 0;
    XmlTags tags(comments);
    XmlTag tag;
    while (tags.next(tag)) {
        if (tag.opens("author")) begins = tags.ends(), ++count;
        if (tag.closes("author") and comments.compare(begins, 3, "tc=") == 0) ids.insert(std::to_string(count - 1));
    }
    return ids;
}

/// Our text goes to the end of the comment's text, before its closing tag. Threads are left alone.
std::string with_texts_behind(std::string const& comments, std::vector<CellMark const*> const& marks,
                              std::set<std::string>& done)
{
    std::map<std::string, CellMark const*> by_ref;
    for (auto const* mark : marks)
        by_ref.emplace(ref_of(*mark), mark);
    std::string out;
    std::size_t copied = 0;
    std::string ref;
    auto const left_alone = threads(comments);
    XmlTags tags(comments);
    XmlTag tag;
    while (tags.next(tag)) {
        if (tag.opens("comment")) {
            ref = attribute(tag, "ref").value_or("");
            if (left_alone.contains(std::string(attribute(tag, "authorId").value_or("")))) done.insert(ref);
        }
        if (not tag.closes("text") or not by_ref.contains(ref) or done.contains(ref)) continue;
        out.append(comments, copied, tags.begins() - copied).append(run(tag.prefix(), by_ref[ref]->comment, true));
        copied = tags.begins();
        done.insert(ref);
    }
    return out.append(comments, copied);
}

std::string new_comments(std::string_view prefix, std::vector<CellMark const*> const& marks, std::size_t author_id)
{
    std::string out;
    for (auto const* mark : marks)
        out += fmt::format(R"(<{0}comment ref="{1}" authorId="{2}"><{0}text>{3}</{0}text></{0}comment>)", prefix,
                           ref_of(*mark), author_id, run(prefix, mark->comment, false));
    return out;
}

std::size_t count_of(std::string_view xml, std::string_view element)
{
    std::size_t count = 0;
    XmlTags tags(xml);
    XmlTag tag;
    while (tags.next(tag))
        count += tag.opens(element) ? 1 : 0;
    return count;
}

Noted add_comments(NotesBefore const& before, std::vector<CellMark const*> const& marks)
{
    Noted noted;
    if (before.comments.empty()) {
        noted.fresh = marks;
        noted.comments = fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{}\"><authors>"
            "<author>{}</author></authors><commentList>{}</commentList></comments>",
            before.main_namespace, author, new_comments("", marks, 0));
        return noted;
    }
    std::set<std::string> done;
    noted.comments = with_texts_behind(before.comments, marks, done);
    std::ranges::copy_if(marks, std::back_inserter(noted.fresh),
                         [&](auto const* mark) { return not done.contains(ref_of(*mark)); });
    if (noted.fresh.empty()) return noted;
    auto const id = count_of(noted.comments, "author");
    auto const authors = appended(noted.comments, "authors", [](std::string_view prefix) {
        return fmt::format("<{0}author>{1}</{0}author>", prefix, author);
    });
    if (not authors) throw CannotPatch{"the comments have no authors"};
    auto const list = appended(*authors, "commentList",
                               [&](std::string_view prefix) { return new_comments(prefix, noted.fresh, id); });
    if (not list) throw CannotPatch{"the comments have no list"};
    noted.comments = *list;
    return noted;
}

/// Widths of columns in pixels, for placing boxes.
class Columns {
public:
    explicit Columns(std::vector<ColumnLook> const& looks) : looks_(looks) {}
    [[nodiscard]] int pixels(std::uint32_t column) const
    {
        for (auto const& look : looks_)
            if (look.first <= column and column <= look.last and look.width > 0)
                return std::clamp(static_cast<int>(std::lround(look.width * 7 + 5)), 1, 2000);
        return 64;
    }

private:
    std::vector<ColumnLook> const& looks_;
};

/// Left column, its offset, top row, its offset, right column, its offset, bottom row, its offset.
std::string anchor(CellMark const& mark, Columns const& columns)
{
    constexpr int row_pixels = 20, width = 300;
    auto const lines =
        2 + std::ranges::count(mark.comment, '\n') + static_cast<std::ptrdiff_t>(mark.comment.size() / 45);
    auto const height = static_cast<int>(std::clamp<std::ptrdiff_t>(lines * 15, 60, 400));
    // At the far edges of a sheet the box stands before its cell.
    auto const left = std::min(mark.column + 1, 16'340u);
    auto right = left;
    int offset = 15 + width;
    while (offset > columns.pixels(right) and right < left + 40)
        offset -= columns.pixels(right), ++right;
    auto const top = std::min(mark.row > 1 ? mark.row - 2 : 0, 1'048'550u);
    return fmt::format("{}, 15, {}, 10, {}, {}, {}, {}", left, top, right, offset, top + (10 + height) / row_pixels,
                       (10 + height) % row_pixels);
}

std::string shape(CellMark const& mark, std::uint32_t number, std::string_view namespaces, Columns const& columns)
{
    return fmt::format(
        R"(<v:shape{0} id="_x0000_s{1}" type="#_x0000_t202" style="position:absolute;visibility:hidden")"
        R"( fillcolor="#{2}" o:insetmode="auto">)"
        R"(<v:fill color2="#{2}"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>)"
        R"(<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>)"
        R"(<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{3}</x:Anchor>)"
        R"(<x:AutoFill>False</x:AutoFill><x:Row>{4}</x:Row><x:Column>{5}</x:Column></x:ClientData></v:shape>)",
        namespaces, number, fill_of(mark.shade).substr(2), anchor(mark, columns), mark.row - 1, mark.column);
}

constexpr std::string_view namespaces =
    R"( xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office")"
    R"( xmlns:x="urn:schemas-microsoft-com:office:excel")";

constexpr std::string_view shape_type =
    R"(<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">)"
    R"(<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>)";

std::string block_list(std::uint32_t first, std::size_t shapes)
{
    std::string list;
    auto const blocks = std::max<std::size_t>(1, (shapes + shapes_in_block - 2) / (shapes_in_block - 1));
    for (std::size_t i = 0; i < blocks; ++i)
        list += (i > 0 ? "," : "") + std::to_string(first + i);
    return list;
}

/// Number `i` of the new shapes: each block holds 1,023 from its first.
std::uint32_t shape_number(std::uint32_t first_block, std::size_t i)
{
    auto const block = first_block + static_cast<std::uint32_t>(i / (shapes_in_block - 1));
    return block * shapes_in_block + 1 + static_cast<std::uint32_t>(i % (shapes_in_block - 1));
}

std::string shapes(std::vector<CellMark const*> const& marks, std::uint32_t first_block,
                   std::string_view own_namespaces, std::vector<ColumnLook> const& looks)
{
    Columns const columns(looks);
    std::string out;
    for (std::size_t i = 0; i < marks.size(); ++i)
        out += shape(*marks[i], shape_number(first_block, i), own_namespaces, columns);
    return out;
}

/// VML as Excel writes it is often no proper XML (its <br> is never closed), so it is changed as plain text.
std::string with_shapes(NotesBefore const& before, std::vector<CellMark const*> const& marks,
                        std::vector<ColumnLook> const& columns)
{
    if (before.drawing.empty())
        return fmt::format(
            R"(<xml{}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{}"/></o:shapelayout>{}{}</xml>)",
            namespaces, block_list(before.first_block, marks.size()), shape_type,
            shapes(marks, before.first_block, "", columns));
    auto const end = before.drawing.rfind("</xml");
    if (end == std::string::npos) throw CannotPatch{"the drawing of the comments is not closed"};
    auto drawing = before.drawing;
    auto const same = [&](std::string_view part) { return drawing.contains(part); };
    bool const declared = same(R"(xmlns:v="urn:schemas-microsoft-com:vml")") and
                          same(R"(xmlns:o="urn:schemas-microsoft-com:office:office")") and
                          same(R"(xmlns:x="urn:schemas-microsoft-com:office:excel")");
    std::string type;
    if (not same("_x0000_t202\"") and not same("_x0000_t202'")) {
        type = shape_type;
        type.insert(type.find(' '), namespaces);
    }
    drawing.insert(end, type + shapes(marks, before.first_block, declared ? "" : namespaces, columns));
    auto const map = drawing.find("<o:idmap");
    auto const map_end = map == std::string::npos ? map : tag_end(drawing, map);
    if (map_end == std::string::npos) return drawing;
    std::string const tag_text = drawing.substr(map, map_end - map);
    auto const used = std::string(attribute(read_tag(tag_text), "data").value_or("1"));
    drawing.replace(map, tag_text.size(),
                    with_attribute(tag_text, "data", used + "," + block_list(before.first_block, marks.size())));
    return drawing;
}

}

std::uint32_t last_block(std::string_view drawing)
{
    std::uint32_t last = 0;
    constexpr std::string_view begin = "_x0000_s";
    for (auto at = drawing.find(begin); at != std::string_view::npos; at = drawing.find(begin, at + 1)) {
        std::uint32_t number = 0;
        std::from_chars(drawing.data() + at + begin.size(), drawing.data() + drawing.size(), number);
        last = std::max(last, number / shapes_in_block);
    }
    return last;
}

Notes with_notes(NotesBefore const& before, std::vector<CellMark> const& marks, std::vector<ColumnLook> const& columns,
                 std::size_t most)
{
    std::vector<CellMark const*> told;
    for (auto const& mark : marks)
        if (not mark.comment.empty() and told.size() < most) told.push_back(&mark);
    auto noted = add_comments(before, told);
    // Where no box is new, a drawing that was there stays as it is; where none was, it must at least be a drawing.
    if (noted.fresh.empty() and not before.drawing.empty()) return {std::move(noted.comments), before.drawing};
    return {std::move(noted.comments), with_shapes(before, noted.fresh, columns)};
}

}
