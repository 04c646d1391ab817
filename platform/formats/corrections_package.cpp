#include "corrections_package.hpp"
#include "corrections_notes.hpp"
#include "writer_rules.hpp"
#include "writers_text.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <formats/workbook.hpp>
#include <map>
#include <set>

namespace muster::formats {

namespace {

constexpr std::uint64_t most_small_part = 256u << 20;
constexpr std::size_t most_comments = 30'000;
constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

struct Relationship {
    std::string id, type, part;  // `part` is its path in the package
};

/// "xl/worksheets/_rels/sheet1.xml.rels" of "xl/worksheets/sheet1.xml".
std::string rels_of(std::string_view part)
{
    auto const slash = part.rfind('/');
    auto const name = slash == std::string_view::npos ? 0 : slash + 1;
    return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

/// What `target` means, said by the part `from`: "../comments1.xml" by "xl/worksheets/sheet1.xml" is
/// "xl/comments1.xml".
std::string resolved(std::string_view from, std::string_view target)
{
    std::string path(target.starts_with('/') ? std::string_view() : from.substr(0, from.rfind('/') + 1));
    if (target.starts_with('/')) target.remove_prefix(1);
    while (target.starts_with("../") or target.starts_with("./")) {
        bool const up = target.starts_with("../");
        target.remove_prefix(up ? 3 : 2);
        if (not up or path.empty()) continue;
        path.pop_back();
        path.resize(path.rfind('/') + 1);
    }
    return path + std::string(target);
}

std::vector<Relationship> relationships(std::string_view xml, std::string_view from)
{
    std::vector<Relationship> list;
    XmlTags tags(xml);
    XmlTag tag;
    while (tags.next(tag)) {
        if (not tag.opens("Relationship") or attribute(tag, "TargetMode").value_or("") == "External") continue;
        list.push_back({unescaped(attribute(tag, "Id").value_or("")), std::string(attribute(tag, "Type").value_or("")),
                        resolved(from, unescaped(attribute(tag, "Target").value_or("")))});
    }
    return list;
}

Relationship const* of_type(std::vector<Relationship> const& list, std::string_view ending)
{
    auto const at = std::ranges::find_if(list, [&](auto const& one) { return one.type.ends_with(ending); });
    return at == list.end() ? nullptr : &*at;
}

/// An id that none of them has.
std::string free_id(std::vector<Relationship> const& list, std::string_view wanted)
{
    std::string id(wanted);
    for (int n = 2; std::ranges::find(list, id, &Relationship::id) != list.end(); ++n)
        id = std::string(wanted) + std::to_string(n);
    return id;
}

std::string cell(std::uint32_t row, std::uint32_t column, std::uint32_t style, std::string_view text)
{
    std::string fit, hidden, cut;
    auto const shown = cut_to(hide_escapes(fit_for_xml(text, fit), hidden), 32'767, cut);
    return fmt::format(R"(<c r="{}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)",
                       cell_name(row, column), style, escaped(shown));
}

std::string explanation_sheet(Explanation const& explanation, std::string_view main, std::uint32_t header,
                              std::uint32_t wrapped)
{
    std::string xml(declaration);
    xml += fmt::format(
        R"(<worksheet xmlns="{}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" )"
        R"(activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>)",
        main);
    auto const widths = widths_for(explanation);
    if (not widths.empty()) xml += "<cols>";
    for (std::size_t i = 0; i < widths.size(); ++i)
        xml += fmt::format(R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", i + 1, widths[i]);
    xml += widths.empty() ? "<sheetData>" : "</cols><sheetData>";
    std::uint32_t row = 0;
    auto const add = [&](std::vector<std::string> const& texts, std::uint32_t style) {
        xml += fmt::format("<row r=\"{}\">", ++row);
        for (std::uint32_t i = 0; i < texts.size(); ++i)
            xml += cell(row, i, style, texts[i]);
        xml += "</row>";
    };
    add(explanation.header, header);
    for (auto const& line : explanation.lines)
        add(line, wrapped);
    return xml + "</sheetData></worksheet>";
}

/// One package on its way to another.
class Package {
public:
    Package(Source const& source, ZipFile const& zip, Explanation const& explanation)
        : source_(source), zip_(zip), explanation_(explanation)
    {
        for (auto const& entry : zip_.entries())
            names_.insert(lower(entry.name));
        types_name_ = "[Content_Types].xml";
        auto const top = relationships(text_of("_rels/.rels"), "");
        auto const* book = of_type(top, "/officeDocument");
        book_name_ = book != nullptr ? book->part : "xl/workbook.xml";
        book_text_ = text_of(book_name_);
        book_rels_ = relationships(text_of(rels_of(book_name_)), book_name_);
        read_namespaces();
    }
    void choose_sheet(std::string const& wanted);
    /// False where marks stood inside merged ranges: they have been moved, and everything is to be written again.
    bool write(std::vector<CellMark>& marks, ZipWriter& out);

private:
    static std::string lower(std::string_view text)
    {
        std::string out(text);
        for (char& c : out)
            if (c >= 'A' and c <= 'Z') c = static_cast<char>(c + 32);
        return out;
    }
    [[nodiscard]] std::string text_of(std::string const& part) const
    {
        auto const* entry = zip_.find(part);
        return entry == nullptr ? std::string() : zip_.content(*entry, most_small_part);
    }
    /// A new part's name: "xl/comments7.xml" where 7 is the first that is free.
    std::string free_name(std::string_view begin, std::string_view end)
    {
        for (int n = 1;; ++n)
            if (auto name = fmt::format("{}{}{}", begin, n, end); names_.insert(lower(name)).second) return name;
    }
    void read_namespaces()
    {
        XmlTags tags(book_text_);
        XmlTag tag;
        if (not tags.next(tag)) throw CannotPatch{"the workbook part is empty"};
        bool const strict = tag.text.contains("http://purl.oclc.org/ooxml/spreadsheetml/main");
        main_ = strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                       : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        relations_ = strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    }
    void plan(bool comments);
    [[nodiscard]] std::string relationship(std::string_view prefix, std::string_view id, std::string_view kind,
                                           std::string_view part) const
    {
        return fmt::format(R"(<{}Relationship Id="{}" Type="{}/{}" Target="/{}"/>)", prefix, id, relations_, kind,
                           part);
    }
    [[nodiscard]] std::string types() const;
    [[nodiscard]] std::string book() const;
    [[nodiscard]] std::string book_rels() const;
    [[nodiscard]] std::string sheet_rels(bool new_drawing) const;
    void add_notes(ZipWriter& out, std::vector<CellMark> const& marks, SheetCopy const& copy);

    Source const& source_;
    ZipFile const& zip_;
    Explanation const& explanation_;
    std::set<std::string> names_;
    std::string types_name_, book_name_, book_text_, sheet_name_, main_, relations_;
    std::vector<Relationship> book_rels_, sheet_rels_;
    std::string styles_name_, comments_name_, drawing_name_, explanation_name_;  // of parts, old or new
    std::string comments_id_, drawing_id_, explanation_id_, styles_id_;          // of new relationships; "" = not new
    std::string title_;
    std::set<std::string> titles_;
    std::uint32_t last_sheet_id_ = 0;
};

void Package::choose_sheet(std::string const& wanted)
{
    std::string id, all;
    XmlTags tags(book_text_);
    XmlTag tag;
    while (tags.next(tag)) {
        if (not tag.opens("sheet")) continue;
        auto const name = unescaped(attribute(tag, "name").value_or(""));
        titles_.insert(lower(name));
        all += (all.empty() ? "" : ", ") + name;
        last_sheet_id_ = std::max(last_sheet_id_, number_or(attribute(tag, "sheetId"), 0));
        if (name == wanted) id = unescaped(attribute(tag, "id").value_or(""));
    }
    auto const at = std::ranges::find(book_rels_, id, &Relationship::id);
    if (id.empty() or at == book_rels_.end() or zip_.find(at->part) == nullptr)
        throw base::Refusal(writer_rule("sheet.not_found"), {zip_.file(), wanted, all});
    sheet_name_ = zip_.find(at->part)->name;
    sheet_rels_ = relationships(text_of(rels_of(sheet_name_)), sheet_name_);
    auto titles = titles_;
    title_ = formats::sheet_name(explanation_.title, titles);
}

/// Finds names and ids for everything that may have to be added.
void Package::plan(bool comments)
{
    auto const* styles = of_type(book_rels_, "/styles");
    bool const plain_is_free = not names_.contains("xl/styles.xml");
    styles_name_ = styles != nullptr ? styles->part : plain_is_free ? "xl/styles.xml" : free_name("xl/styles", ".xml");
    styles_id_ = styles != nullptr ? "" : free_id(book_rels_, "rIdStyles");
    explanation_name_ = free_name("xl/worksheets/sheet", ".xml");
    explanation_id_ = free_id(book_rels_, "rIdExplanation");
    if (not comments) return;
    auto const* old = of_type(sheet_rels_, "/comments");
    comments_name_ = old != nullptr ? old->part : free_name("xl/comments", ".xml");
    comments_id_ = old != nullptr ? "" : free_id(sheet_rels_, "rIdComments");
    drawing_name_ = free_name("xl/drawings/vmlDrawing", ".vml");
    drawing_id_ = free_id(sheet_rels_, "rIdDrawing");
}

std::string Package::types() const
{
    auto const old = text_of(types_name_);
    constexpr std::string_view kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    auto const grown = appended(old, "Types", [&](std::string_view prefix) {
        std::string more;
        auto const part = [&](std::string const& name, std::string_view what) {
            more += fmt::format(R"(<{}Override PartName="/{}" ContentType="{}{}+xml"/>)", prefix, name, kind, what);
        };
        if (not drawing_id_.empty() and not lower(old).contains("extension=\"vml\""))
            more += fmt::format(R"(<{}Default Extension="vml" )"
                                R"(ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>)",
                                prefix);
        if (not comments_id_.empty()) part(comments_name_, "comments");
        if (not styles_id_.empty()) part(styles_name_, "styles");
        part(explanation_name_, "worksheet");
        return more;
    });
    if (not grown) throw CannotPatch{"the package does not list its types"};
    return *grown;
}

std::string Package::book() const
{
    auto const grown = appended(book_text_, "sheets", [&](std::string_view prefix) {
        return fmt::format(R"(<{}sheet xmlns:r="{}" name="{}" sheetId="{}" r:id="{}"/>)", prefix, relations_,
                           escaped(title_), last_sheet_id_ + 1, explanation_id_);
    });
    if (not grown) throw CannotPatch{"the workbook lists no sheets"};
    return *grown;
}

std::string Package::book_rels() const
{
    auto const grown = appended(text_of(rels_of(book_name_)), "Relationships", [&](std::string_view prefix) {
        auto const sheet = relationship(prefix, explanation_id_, "worksheet", explanation_name_);
        return styles_id_.empty() ? sheet : sheet + relationship(prefix, styles_id_, "styles", styles_name_);
    });
    if (not grown) throw CannotPatch{"the workbook has no relationships"};
    return *grown;
}

std::string Package::sheet_rels(bool new_drawing) const
{
    auto text = text_of(rels_of(sheet_name_));
    if (text.empty())
        text = std::string(declaration) +
               R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>)";
    auto const grown = appended(text, "Relationships", [&](std::string_view prefix) {
        auto const comments =
            comments_id_.empty() ? "" : relationship(prefix, comments_id_, "comments", comments_name_);
        return comments + (new_drawing ? relationship(prefix, drawing_id_, "vmlDrawing", drawing_name_) : "");
    });
    if (not grown) throw CannotPatch{"the sheet's relationships cannot be read"};
    return *grown;
}

void Package::add_notes(ZipWriter& out, std::vector<CellMark> const& marks, SheetCopy const& copy)
{
    NotesBefore before;
    before.main_namespace = main_;
    if (comments_id_.empty()) before.comments = text_of(comments_name_);
    for (auto const& entry : zip_.entries())
        if (lower(entry.name).ends_with(".vml"))
            before.first_block = std::max(before.first_block, last_block(zip_.content(entry, most_small_part)) + 1);
    auto const old = std::ranges::find(sheet_rels_, copy.drawing_id, &Relationship::id);
    bool const new_drawing = copy.drawing_id.empty();
    if (not new_drawing and old == sheet_rels_.end()) throw CannotPatch{"the drawing of the comments is missing"};
    auto const drawing_part = new_drawing ? drawing_name_ : old->part;
    if (not new_drawing) before.drawing = text_of(drawing_part);
    auto const notes = with_notes(before, marks, copy.columns, most_comments);
    out.add(comments_name_, notes.comments);
    out.add(drawing_part, notes.drawing);
    out.add(rels_of(sheet_name_), sheet_rels(new_drawing));
}

/// Marks inside a merged range go to its first cell. True where one moved.
bool move_to_visible(std::vector<CellMark>& marks, std::vector<Range> const& merges)
{
    bool moved = false;
    for (auto& mark : marks)
        for (auto const& merge : merges) {
            bool const inside = merge.first_row <= mark.row and mark.row <= merge.last_row and
                                merge.first_col <= mark.column and mark.column <= merge.last_col;
            if (not inside or (mark.row == merge.first_row and mark.column == merge.first_col)) continue;
            mark.row = merge.first_row;
            mark.column = merge.first_col;
            moved = true;
        }
    if (moved) join_marks(marks);
    return moved;
}

bool Package::write(std::vector<CellMark>& marks, ZipWriter& out)
{
    bool const comments = std::ranges::any_of(marks, [](auto const& mark) { return not mark.comment.empty(); });
    plan(comments);
    std::set<std::string> later{lower(styles_name_), lower(book_name_), lower(rels_of(book_name_))};
    if (comments) later.insert({lower(comments_name_), lower(rels_of(sheet_name_))});
    StyleBook styles(text_of(styles_name_));
    SheetCopy copy;
    std::vector<ZipEntry const*> drawings;
    for (auto const& entry : zip_.entries()) {
        auto const name = lower(entry.name);
        if (name == lower(types_name_))
            out.add(types_name_, types());
        else if (entry.name == sheet_name_ and not marks.empty()) {
            SheetPatch const patch{marks, styles, drawing_id_, relations_};
            out.begin(entry.name);
            auto const stream = zip_.open(entry);
            copy = patch_sheet(*stream, zip_.file(), patch, [&](std::string_view bytes) { out.write(bytes); });
            out.end();
        } else if (comments and name.ends_with(".vml"))
            drawings.push_back(&entry);
        else if (not later.contains(name))
            out.copy(source_, entry);
    }
    if (move_to_visible(marks, copy.merges)) return false;
    auto const own = std::ranges::find(sheet_rels_, copy.drawing_id, &Relationship::id);
    for (auto const* entry : drawings)
        if (own == sheet_rels_.end() or lower(entry->name) != lower(own->part)) out.copy(source_, *entry);
    if (comments) add_notes(out, marks, copy);
    auto const header = styles.header(), wrapped = styles.wrapped();
    out.add(explanation_name_, explanation_sheet(explanation_, main_, header, wrapped));
    out.add(styles_name_, styles.text());
    out.add(book_name_, book());
    out.add(rels_of(book_name_), book_rels());
    out.done();
    return true;
}

}

std::vector<double> widths_for(Explanation const& explanation)
{
    std::vector<double> widths;
    auto const look = [&](std::vector<std::string> const& texts) {
        widths.resize(std::max(widths.size(), texts.size()), 10);
        for (std::size_t i = 0; i < texts.size(); ++i)
            widths[i] = std::clamp(static_cast<double>(texts[i].size()) + 2, widths[i], std::max(widths[i], 60.0));
    };
    look(explanation.header);
    for (auto const& line : explanation.lines)
        look(line);
    return widths;
}

bool patch_xlsx(std::shared_ptr<Source const> const& source, std::string const& name, std::string const& sheet, std::vector<CellMark> marks,
                Explanation const& explanation, ZipWriter& to)
{
    ZipFile const zip(source, name, Limits{});
    if (zip.find("xl/workbook.xml") == nullptr) return false;
    try {
        for (;;) {
            Package package(*source, zip, explanation);
            package.choose_sheet(sheet);
            if (package.write(marks, to)) return true;
            to.again();
        }
    } catch (CannotPatch const&) {
        return false;
    }
}

}
