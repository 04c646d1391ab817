#include "xlsx.hpp"
#include "letters.hpp"
#include "readers.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <map>

namespace muster::formats {
namespace {

struct Relation {
    std::string type, target;
};

class RelationsWalk final : public XmlHandler {
public:
    explicit RelationsWalk(std::size_t most) : most_(most) {}
    void start(std::string_view name, XmlAttributes const& a) override
    {
        if (name != "Relationship" or all.size() > most_) return;
        auto const type = a.get("Type");
        all[std::string(a.get("Id"))] = {std::string(type.substr(std::min(type.size(), type.rfind('/') + 1))),
                                         std::string(a.get("Target"))};
    }
    std::map<std::string, Relation> all;

private:
    std::size_t most_;
};

class WorkbookWalk final : public XmlHandler {
public:
    struct Sheet {
        std::string name, relation;
        bool hidden = false;
    };
    explicit WorkbookWalk(std::size_t most) : most_(most) {}
    void start(std::string_view name, XmlAttributes const& a) override
    {
        if (name == "workbookPr") from_1904 = a.get("date1904") == "1" or a.get("date1904") == "true";
        else if (name == "sheet" and sheets.size() <= most_)
            sheets.push_back({std::string(a.get("name")), std::string(a.get("id")),
                              not a.get("state").empty() and a.get("state") != "visible"});
    }
    std::vector<Sheet> sheets;
    bool from_1904 = false;

private:
    std::size_t most_;
};

class XlsxWorkbook final : public Workbook {
public:
    XlsxWorkbook(std::shared_ptr<ZipFile const> zip, std::string const& part);
    [[nodiscard]] std::string_view format() const override { return "xlsx"; }
    [[nodiscard]] std::span<SheetInfo const> sheets() const override { return infos_; }
    bool read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink) override;
    std::span<Range const> learn_merges(std::size_t sheet) override;
    [[nodiscard]] std::span<Range const> merges(std::size_t sheet) const override { return parts_.at(sheet).merges; }

private:
    struct Part {
        ZipEntry const* entry = nullptr;
        std::vector<Range> merges;
        bool merges_known = false;
    };
    void load_strings();
    void keep_merges(Part& part, std::vector<Range> ranges, Oddities& odd);

    std::shared_ptr<ZipFile const> zip_;
    XlsxBook book_;
    ZipEntry const* strings_ = nullptr;
    std::vector<SheetInfo> infos_;
    std::vector<Part> parts_;
};

XlsxWorkbook::XlsxWorkbook(std::shared_ptr<ZipFile const> zip, std::string const& part) : zip_(std::move(zip))
{
    auto const* const workbook = zip_->find(part);
    if (workbook == nullptr) refuse("file.unreadable", {zip_->file(), base::term("file.why.no_sheets")});
    auto const slash = part.rfind('/');
    std::string const folder = slash == std::string::npos ? "" : part.substr(0, slash);
    std::string const file = part.substr(slash == std::string::npos ? 0 : slash + 1);

    RelationsWalk relations(zip_->limits().entries);
    if (auto const* const entry = zip_->find(part_path(folder, "_rels/" + file + ".rels"))) walk_xml(relations, *zip_, *entry);
    WorkbookWalk walk(zip_->limits().entries);
    walk_xml(walk, *zip_, *workbook);
    if (walk.sheets.size() > zip_->limits().entries)
        refuse("file.too_large", {zip_->file(), base::term("file.why.sheets", {std::to_string(zip_->limits().entries)})});
    book_.from_1904 = walk.from_1904;

    for (auto const& sheet : walk.sheets) {
        auto const relation = relations.all.find(sheet.relation);
        // Chart sheets and dialogs hold no cells.
        if (relation != relations.all.end() and relation->second.type != "worksheet") continue;
        Part known;
        if (relation != relations.all.end()) known.entry = zip_->find(part_path(folder, relation->second.target));
        infos_.push_back({sheet.name, sheet.hidden, known.entry == nullptr ? 0 : known.entry->unpacked});
        parts_.push_back(std::move(known));
    }
    if (infos_.empty()) refuse("file.not_a_table", {zip_->file(), base::term("file.kind.no_cells")});

    ZipEntry const* styles = nullptr;
    for (auto const& [id, relation] : relations.all) {
        if (relation.type == "styles") styles = zip_->find(part_path(folder, relation.target));
        else if (relation.type == "sharedStrings") strings_ = zip_->find(part_path(folder, relation.target));
    }
    if (styles != nullptr) book_.dates = read_date_styles(*zip_, *styles);
}

void XlsxWorkbook::load_strings()
{
    if (strings_ == nullptr) return;
    book_.strings.load(*zip_, *strings_);
    strings_ = nullptr;
    if (book_.strings.replaced() == 0) return;
    findings_.push_back(base::found(rule_of("text.replaced"), "the workbook's texts"));
    findings_.back().times = static_cast<std::int64_t>(book_.strings.replaced());
}

void XlsxWorkbook::keep_merges(Part& part, std::vector<Range> ranges, Oddities& odd)
{
    if (part.merges_known) return;
    if (tidy_ranges(ranges)) odd.note_at("sheet.merges", odd.sheet());
    part.merges = std::move(ranges);
    part.merges_known = true;
}

bool XlsxWorkbook::read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink)
{
    auto& part = parts_.at(sheet);
    Oddities odd(infos_[sheet].name);
    auto const say = [&](bool whole) {
        odd.merge_into(findings_);
        return whole;
    };
    if (part.entry == nullptr) {
        odd.note_at("sheet.missing", odd.sheet());
        return say(true);
    }
    load_strings();
    std::vector<Range> merges;
    auto end = SheetEnd::done;
    std::uint64_t sent = 0;
    {
        RowMaker row(zip_->file(), zip_->limits(), odd, part.merges, sink);
        end = scan_sheet(*zip_->open(*part.entry), row, book_, merges);
        sent = row.sent();
    }
    if (end == SheetEnd::strange) {
        // Rows that the scanner has sent already are passed over.
        merges.clear();
        RowMaker row(zip_->file(), zip_->limits(), odd, part.merges, sink);
        row.skip(sent);
        end = walk_sheet(*zip_->open(*part.entry), part.entry->name, row, book_, merges);
        sent = row.sent();
    }
    if (end == SheetEnd::stopped) return say(false);
    if (sent == 0) odd.note_at("sheet.empty", odd.sheet());
    keep_merges(part, std::move(merges), odd);
    return say(true);
}

std::span<Range const> XlsxWorkbook::learn_merges(std::size_t sheet)
{
    auto& part = parts_.at(sheet);
    if (part.merges_known or part.entry == nullptr) return part.merges;
    std::vector<Range> merges;
    if (not scan_merges(*zip_->open(*part.entry), zip_->file(), merges)) {
        merges.clear();
        walk_merges(*zip_->open(*part.entry), zip_->file(), part.entry->name, merges);
    }
    Oddities odd(infos_[sheet].name);
    keep_merges(part, std::move(merges), odd);
    odd.merge_into(findings_);
    return part.merges;
}

}

// Targets are relative to the folder of the part that names them; none leads out of the package.
std::string part_path(std::string_view folder, std::string_view target)
{
    std::string path = target.starts_with('/') ? std::string() : std::string(folder);
    std::string out;
    path += path.empty() or path.ends_with('/') ? "" : "/";
    path += target;
    for (std::string_view left = path; not left.empty();) {
        auto const slash = left.find('/');
        auto const step = left.substr(0, slash);
        if (step == "..") out.erase(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
        else if (not step.empty() and step != ".") out += (out.empty() ? "" : "/") + std::string(step);
        left.remove_prefix(slash == std::string_view::npos ? left.size() : slash + 1);
    }
    return out;
}

std::string related_part(ZipFile const& zip, std::string_view type)
{
    auto const* const entry = zip.find("_rels/.rels");
    if (entry == nullptr) return {};
    RelationsWalk walk(zip.limits().entries);
    walk_xml(walk, zip, *entry);
    for (auto const& [id, relation] : walk.all)
        if (relation.type == type) return part_path("", relation.target);
    return {};
}

std::unique_ptr<Workbook> open_xlsx(std::shared_ptr<ZipFile const> zip, std::string const& workbook_part)
{
    return std::make_unique<XlsxWorkbook>(std::move(zip), workbook_part);
}

}
