// What SQL may touch, where it may lie, and how its keys begin.
#include "source.hpp"
#include "statements_scan.hpp"
#include "tree.hpp"
#include <algorithm>
#include <array>

namespace muster::tidy {

namespace {

bool is_statement_file(File const& file, Part const& part) { return file.under(part.folder + "sql/") and file.path.ends_with(".sql"); }

bool is_of_the_engine(std::string_view name)
{
    return name.starts_with("pg_") or name.starts_with("sqlite_") or name.starts_with("information_schema");
}

/// Whose a table or view is, by its name.
struct Owners {
    struct Owned {
        std::string part;
        bool published;  // a view
    };
    std::map<std::string, Owned> by_name;

    Owners(Tree const& tree, std::vector<Part> const& parts, std::vector<Broken>& broken)
    {
        for (auto const& part : parts)
            for (auto const& file : tree.files) {
                if (is_statement_file(file, part)) add(part, file, broken);
                else if (part.name == "store" and file.under(part.folder) and file.path.ends_with(".cpp")) add_written_in_code(part, file);
            }
    }

    /// The store keeps book of migrations, so its first table cannot be made by one.
    void add_written_in_code(Part const& part, File const& file)
    {
        for (auto const& token : code_of(file.text))
            if (token.kind == Kind::text)
                for (auto const& made : scan_sql(token.text).made) by_name.emplace(made.name, Owned{part.name, false});
    }

    void add(Part const& part, File const& file, std::vector<Broken>& broken)
    {
        auto const scanned = scan_sql(file.text);
        for (auto const& made : scanned.made) {
            auto const [at, fresh] = by_name.emplace(made.name, Owned{part.name, not scanned.tables.contains(made.name)});
            if (not fresh and at->second.part != part.name) broken.push_back({file.path, made.line, made.name + " is made by " + at->second.part + " already"});
        }
    }
};

std::string why_not(Owners const& owners, Part const& part, std::string const& name)
{
    auto const at = owners.by_name.find(name);
    if (at == owners.by_name.end()) return is_of_the_engine(name) ? "" : "touches " + name + ", which no migration makes";
    auto const& [owner, published] = at->second;
    if (owner == part.name or owner == "store") return "";
    if (not published) return "touches " + name + ", a table of " + owner + "; only views are published";
    if (not std::ranges::count(part.stands_on, owner)) return "touches " + name + " of " + owner + ", which " + part.name + " does not stand on";
    return "";
}

bool reads_as_sql(std::string_view text)
{
    static constexpr std::array<std::string_view, 8> starts{"select ", "insert into ", "insert or ", "delete from ", "create table ", "create index ", "alter table ", "drop table "};
    auto const from = text.find_first_not_of(" \n\t");
    if (from == std::string_view::npos) return false;
    auto const low = lowered(text.substr(from, 400));
    if (low.starts_with("update ")) return low.find(" set ") != std::string::npos;
    if (low.starts_with("select ")) return low.find(" from ") != std::string::npos or low.find("\nfrom ") != std::string::npos;
    return std::ranges::any_of(starts, [&](std::string_view start) { return low.starts_with(start); });
}

}

std::vector<Broken> check_statements(Tree const& tree)
{
    std::vector<Broken> broken;
    auto const parts = tree.parts();
    Owners const owners(tree, parts, broken);
    for (auto const& part : parts)
        for (auto const& file : tree.files) {
            if (not is_statement_file(file, part)) continue;
            for (auto const& touched : scan_sql(file.text).touched)
                if (auto why = why_not(owners, part, touched.name); not why.empty()) broken.push_back({file.path, touched.line, std::move(why)});
        }
    return broken;
}

std::vector<Broken> check_keys(Tree const& tree)
{
    std::vector<Broken> broken;
    for (auto const& file : tree.files) {
        if (not file.under("modules/") or not file.path.ends_with(".sql")) continue;
        auto const scanned = scan_sql(file.text);
        for (auto const& key : scanned.keys)
            if (key.first != "operation") broken.push_back({file.path, key.line, "a key of " + key.table + " begins with " + key.first + ", not with operation"});
        for (auto const& table : scanned.without_key) broken.push_back({file.path, table.line, table.name + " has no primary key"});
    }
    return broken;
}

std::vector<Broken> check_statements_outside(Tree const& tree)
{
    std::vector<Broken> broken;
    for (auto const& file : tree.files) {
        if (not file.is_code() or file.is_test() or not(file.under("modules/") or file.under("app/"))) continue;
        for (auto const& token : code_of(file.text))
            if (token.kind == Kind::text and reads_as_sql(token.text)) broken.push_back({file.path, token.line, "a statement in code; it belongs in sql/"});
    }
    return broken;
}

}
