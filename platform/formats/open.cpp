#include "letters.hpp"
#include "readers.hpp"
#include "said.hpp"
#include <algorithm>
#include <array>
#include <base/called.hpp>
#include <base/words.hpp>

namespace muster::formats {
namespace {

struct Opening {
    std::shared_ptr<Source const> source;
    std::string file;  // as refusals call it
    Limits const& limits;
    Choice const& choice;
    bool inside = false;  // taken out of a zip archive
};

std::unique_ptr<Workbook> open_any(Opening const& o);

// Refusals and findings are shown to people and stored: names must be text.
std::string clean_name(std::string_view path)
{
    auto const slash = path.find_last_of("/\\");
    std::string out;
    append_clean(out, slash == std::string_view::npos ? path : path.substr(slash + 1));
    return out;
}

bool is_table_name(std::string_view name)
{
    constexpr std::array endings{".csv", ".tsv", ".txt", ".tab", ".hxl", ".xlsx", ".xlsm", ".xls", ".ods", ".json"};
    return std::ranges::any_of(endings, [&](std::string_view e) {
        return name.size() > e.size() and same_word(name.substr(name.size() - e.size()), e);
    });
}

// Somebody zipped the sheet to send it.
std::unique_ptr<Workbook> open_inside(Opening const& o, ZipFile const& zip)
{
    std::vector<ZipEntry const*> files, tables;
    for (auto const& entry : zip.entries()) {
        auto const name = clean_name(entry.name);
        // Folders, and what macOS and others add beside the files.
        if (name.empty() or name.starts_with('.') or entry.name.starts_with("__MACOSX/")) continue;
        files.push_back(&entry);
        if (is_table_name(name)) tables.push_back(&entry);
    }
    auto const* const only = tables.size() == 1 ? tables[0] : files.size() == 1 ? files[0] : nullptr;
    if (files.empty()) refuse("file.not_a_table", {o.file, base::term("file.kind.zip_empty")});
    if (only == nullptr)
        refuse("file.not_a_table", {o.file, base::term("file.kind.zip", {std::to_string(files.size()), std::to_string(tables.size())})});
    if (o.inside) refuse("file.not_a_table", {o.file, base::term("file.kind.zip_in_zip")});
    auto content = zip.content(*only, o.limits.file_bytes);
    auto const name = clean_name(only->name);
    auto workbook = open_any({Source::memory(std::move(content)), name, o.limits, o.choice, true});
    workbook->say(base::found(rule_of("file.inside_zip"), o.file, {name}));
    return workbook;
}

std::unique_ptr<Workbook> open_document(Opening const& o, std::shared_ptr<ZipFile const> zip, std::string const& type)
{
    if (type.find("opendocument.spreadsheet") == std::string::npos) refuse("file.not_a_table", {o.file, base::term("file.kind.odf")});
    if (auto const* const manifest = zip->find("META-INF/manifest.xml"))
        if (zip->content(*manifest, 16u << 20).find("encryption-data") != std::string::npos)
            refuse("file.encrypted", {o.file});
    return open_ods(std::move(zip));
}

std::unique_ptr<Workbook> open_package(Opening const& o)
{
    auto zip = std::make_shared<ZipFile const>(o.source, o.file, o.limits);
    auto main = related_part(*zip, "officeDocument");
    if (main.empty() and zip->find("xl/workbook.xml") != nullptr) main = "xl/workbook.xml";
    if (main.ends_with("workbook.bin")) refuse("file.not_a_table", {o.file, base::term("file.kind.xlsb")});
    if (main.starts_with("word/")) refuse("file.not_a_table", {o.file, base::term("file.kind.word")});
    if (main.starts_with("ppt/")) refuse("file.not_a_table", {o.file, base::term("file.kind.powerpoint")});
    if (not main.empty()) return open_xlsx(std::move(zip), main);
    auto const* const mime = zip->find("mimetype");
    auto const type = mime == nullptr ? std::string() : zip->content(*mime, 1u << 20);
    if (type.find("opendocument") != std::string::npos) return open_document(o, std::move(zip), type);
    if (zip->find("Index/Document.iwa") != nullptr) refuse("file.not_a_table", {o.file, base::term("file.kind.numbers")});
    return open_inside(o, *zip);
}

// JSON begins like few other texts do: a bracket, and then a value.
bool looks_like_json(std::string_view begin)
{
    // Letters of UTF-16 are told by their other half.
    std::string text(begin);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.starts_with("\xFF\xFE") or text.starts_with("\xFE\xFF")) text.erase(0, 2);
    std::erase(text, '\0');
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos or (text[first] != '[' and text[first] != '{')) return false;
    auto const next = text.find_first_not_of(" \t\r\n", first + 1);
    if (next == std::string::npos) return true;
    constexpr std::string_view values = "[{\"]-0123456789tfn";
    return text[first] == '{' ? text[next] == '"' or text[next] == '}' : values.find(text[next]) != std::string_view::npos;
}

bool is_flat_document(std::string_view begin)
{
    return begin.starts_with("<?xml") and begin.find("office:document") != std::string_view::npos and
           begin.find("opendocument.spreadsheet") != std::string_view::npos;
}

std::unique_ptr<Workbook> open_any(Opening const& o)
{
    using namespace std::string_view_literals;
    if (o.source->size() == 0) refuse("file.empty", {o.file});
    if (o.source->size() > o.limits.file_bytes)
        refuse("file.too_large", {o.file, base::term("file.why.megabytes", {std::to_string(o.limits.file_bytes >> 20)})});
    auto const begin = o.source->piece(0, 4096);
    if (begin.starts_with("PK\3\4"sv) or begin.starts_with("PK\5\6"sv)) return open_package(o);
    if (begin.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return open_xls(o.source, o.file, o.limits);
    if (is_flat_document(begin)) return open_flat_ods(o.source, o.file, o.limits);
    if (auto const kind = not_a_table(begin); not kind.empty()) refuse("file.not_a_table", {o.file, base::term(kind)});
    if (looks_like_json(begin)) return open_json(o.source, o.file, o.limits, o.choice);
    return open_csv(o.source, o.file, o.limits, o.choice);
}

}

std::unique_ptr<Workbook> open_source(std::shared_ptr<Source const> source, std::string const& name, Limits const& limits, Choice const& choice)
{
    return open_any({std::move(source), name, limits, choice});
}

std::unique_ptr<Workbook> Workbook::open(std::string const& path, Limits const& limits, Choice const& choice)
{
    if (reads_apart()) return open_apart(path, clean_name(base::called(path)), limits, choice);
    return open_any({Source::file(path), clean_name(base::called(path)), limits, choice});
}

std::unique_ptr<Workbook> Workbook::from_bytes(std::string bytes, std::string const& name, Limits const& limits,
                                               Choice const& choice)
{
    if (reads_apart()) return open_bytes_apart(bytes, clean_name(name), limits, choice);
    return open_any({Source::memory(std::move(bytes)), clean_name(name), limits, choice});
}

std::string plain_name(std::string const& path)
{
    auto const slash = path.find_last_of("/\\");
    auto name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (auto const dot = name.rfind('.'); dot != std::string::npos and dot > 0) name.resize(dot);
    return name;
}

}
