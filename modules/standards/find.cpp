// What people write -> status, modality, group, unit. The words are in lists/.
#include "words.hpp"

#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <standards/lists.hpp>
#include <standards/standards.hpp>

namespace muster::standards {
namespace {

constexpr std::array<std::string_view, 6> status_names{"unknown",   "planned",   "ongoing",
                                                       "completed", "suspended", "cancelled"};
constexpr std::array<std::string_view, 6> modality_names{"unknown", "in_kind", "service", "cash", "voucher", "mixed"};
constexpr std::array<std::string_view, 6> unit_names{"unknown", "people", "households", "items", "money", "other"};
constexpr std::array<std::string_view, 3> rule_names{"sum", "max", "latest"};

/// The list's code as the place of its name in the enumeration; 0 is "unknown" in all of them.
template <std::size_t N>
int place_of(std::array<std::string_view, N> const& names, Words const& words, int code)
{
    if (code < 0) return 0;
    auto at = std::ranges::find(names, words.codes[static_cast<std::size_t>(code)]);
    ENSURE(at != names.end());
    return static_cast<int>(at - names.begin());
}

Words const& statuses()
{
    static Words const words = read_words(lists::statuses_csv);
    return words;
}

Words const& modalities()
{
    static Words const words = read_words(lists::modalities_csv);
    return words;
}

Words const& groups()
{
    static Words const words = read_words(lists::groups_csv);
    return words;
}

Words const& units()
{
    static Words const words = read_words(lists::units_csv);
    return words;
}

int find_status(std::string_view text)
{
    return place_of(status_names, statuses(), statuses().find(text));
}

/// Several ways side by side are a mix of them.
int find_modality(std::string_view text)
{
    auto all = modalities().all(text);
    if (all.size() > 1) return static_cast<int>(Modality::mixed);
    return place_of(modality_names, modalities(), all.empty() ? -1 : all.front());
}

/// Several groups side by side ("IDPs and returnees") are of no single group: all. Words of sex and age beside a group
/// ("displaced children") leave the group.
int find_group(std::string_view text)
{
    static int const everybody = static_cast<int>(std::ranges::find(groups().codes, "all") - groups().codes.begin());
    auto all = groups().all(text);
    if (all.empty()) return -1;
    std::erase(all, everybody);
    return all.size() == 1 ? all.front() : everybody;
}

/// The first unit named is the unit: "kits for households" counts kits.
int find_unit(std::string_view text)
{
    auto all = units().all(text);
    return place_of(unit_names, units(), all.empty() ? -1 : all.front());
}

}

std::string_view name_of(Status status) { return status_names.at(static_cast<std::size_t>(status)); }
std::string_view name_of(Modality modality) { return modality_names.at(static_cast<std::size_t>(modality)); }
std::string_view name_of(Unit unit) { return unit_names.at(static_cast<std::size_t>(unit)); }
std::string_view name_of(OverPeriods rule) { return rule_names.at(static_cast<std::size_t>(rule)); }

Status status_of(std::string_view words)
{
    return static_cast<Status>(remembered(0, words, find_status));
}

Modality modality_of(std::string_view words)
{
    return static_cast<Modality>(remembered(1, words, find_modality));
}

std::string group_of(std::string_view words)
{
    auto found = remembered(2, words, find_group);
    return found < 0 ? std::string() : groups().codes[static_cast<std::size_t>(found)];
}

Unit unit_of(std::string_view words)
{
    return static_cast<Unit>(remembered(3, words, find_unit));
}

}
