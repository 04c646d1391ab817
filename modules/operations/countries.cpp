#include <algorithm>
#include <operations/lists.hpp>
#include <operations/operations.hpp>

namespace muster::operations {

namespace {

struct Country {
    std::string_view iso3, iso2, name;
};

/// Lines of a list of this module; fields without quotes, which the lists do not use.
std::vector<std::vector<std::string_view>> lines_of(std::string_view list, std::size_t fields)
{
    std::vector<std::vector<std::string_view>> lines;
    list.remove_prefix(list.find('\n') + 1);
    while (not list.empty()) {
        auto const end = std::min(list.find('\n'), list.size());
        auto line = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        std::vector<std::string_view> cells;
        while (cells.size() + 1 < fields and line.find(',') != line.npos) {
            cells.push_back(line.substr(0, line.find(',')));
            line.remove_prefix(line.find(',') + 1);
        }
        cells.push_back(line);
        if (cells.size() == fields) lines.push_back(std::move(cells));
    }
    return lines;
}

std::vector<Country> const& countries()
{
    static auto const all = [] {
        std::vector<Country> made;
        for (auto const& cells : lines_of(lists::countries_csv, 3))
            made.push_back({cells[0], cells[1], cells[2]});
        std::ranges::sort(made, {}, &Country::iso3);
        return made;
    }();
    return all;
}

Country const* find(std::string_view iso3)
{
    auto const at = std::ranges::lower_bound(countries(), iso3, {}, &Country::iso3);
    return at != countries().end() and at->iso3 == iso3 ? &*at : nullptr;
}

} // namespace

std::string iso2_of(std::string_view iso3)
{
    auto const* country = find(iso3);
    return country ? std::string(country->iso2) : std::string();
}

std::string country_name(std::string_view iso3)
{
    auto const* country = find(iso3);
    return country ? std::string(country->name) : std::string();
}

bool is_country(std::string_view iso3)
{
    if (iso3.size() != 3 or not std::ranges::all_of(iso3, [](char c) { return c >= 'A' and c <= 'Z'; })) return false;
    if (find(iso3) or iso3 == "ZAN") return true;
    auto const first_two = iso3.substr(0, 2);
    return first_two == "AA" or first_two == "ZZ" or iso3[0] == 'X' or (iso3[0] == 'Q' and iso3[1] >= 'M');
}

std::vector<KnownSetting> const& known_settings()
{
    static auto const all = [] {
        std::vector<KnownSetting> made;
        for (auto const& cells : lines_of(lists::settings_csv, 4))
            made.push_back({cells[0], cells[1], cells[2], cells[3]});
        std::ranges::sort(made, {}, &KnownSetting::name);
        return made;
    }();
    return all;
}

} // namespace muster::operations
