#include "known.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <partners/lists.hpp>
#include <text/fold.hpp>
#include <text/phrases.hpp>
#include <unordered_map>

namespace muster::partners {
namespace {

std::vector<std::string> parts_of(std::string_view words)
{
    std::vector<std::string> parts;
    while (not words.empty()) {
        auto end = std::min(words.find('|'), words.size());
        if (end > 0) parts.emplace_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return parts;
}

Kind kind_named(std::string_view name)
{
    for (auto kind :
         {Kind::un, Kind::ingo, Kind::rcrc, Kind::donor, Kind::pooled_fund, Kind::private_sector, Kind::academic})
        if (name_of(kind) == name) return kind;
    ENSURE(false);
    return Kind::unknown;
}

struct Index {
    std::vector<Known> all;
    std::unordered_map<std::string, int> ids, names, acronyms;

    /// A word of two organisations is of neither.
    static void put(std::unordered_map<std::string, int>& map, std::string_view words, int at)
    {
        auto folded = text::fold(words);
        if (folded.empty()) return;
        auto [place, fresh] = map.try_emplace(std::move(folded), at);
        if (not fresh and place->second != at) place->second = -1;
    }

    Index()
    {
        text::each_line(lists::known_csv, [&](std::span<std::string_view const> fields) {
            ENSURE(fields.size() == 6);
            auto at = static_cast<int>(all.size());
            Known one{std::string(fields[0]), std::string(fields[1]), std::string(fields[3]), kind_named(fields[2]),
                      parts_of(fields[4]), parts_of(fields[5])};
            ids.emplace(one.id, at);
            put(names, one.name, at);
            for (auto const& name : one.names) put(names, name, at);
            put(acronyms, one.acronym, at);
            for (auto const& acronym : one.acronyms) put(acronyms, acronym, at);
            all.push_back(std::move(one));
        });
    }

    [[nodiscard]] Known const* find(std::unordered_map<std::string, int> const& map, std::string_view words) const
    {
        auto at = map.find(std::string(words));
        return at == map.end() or at->second < 0 ? nullptr : &all[static_cast<std::size_t>(at->second)];
    }
};

Index const& index()
{
    static Index const made;
    return made;
}

}

std::vector<Known> const& known_partners() { return index().all; }
Known const* known_by_id(std::string_view id) { return index().find(index().ids, id); }
Known const* known_by_name(std::string_view folded) { return index().find(index().names, folded); }
Known const* known_by_acronym(std::string_view folded) { return index().find(index().acronyms, folded); }

}
