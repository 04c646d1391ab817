// What Zandia was before the reform of 2025: one province was cut in two, a district moved to its neighbour, two
// districts became one, one was cut with its code retired and one with its code kept, three got other names.
#include "country.hpp"

#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <map>
#include <set>

namespace muster::sample {

namespace {

int place_of(Country const& country, std::string_view pcode)
{
    for (std::size_t i = 0; i < country.places.size(); ++i)
        if (country.places[i].pcode == pcode) return static_cast<int>(i);
    return -1;
}

/// Districts of a province, in order of their codes.
std::vector<int> districts(Country const& country, std::string_view province)
{
    auto found = place_of(country, province);
    ENSURE(found >= 0);
    return country.places[static_cast<std::size_t>(found)].children;
}

std::string code_after(std::string const& province, std::size_t number)
{
    return province + static_cast<char>('0' + number / 10) + static_cast<char>('0' + number % 10);
}

/// Whether squares of the lattice hang together.
bool one_piece(Country const& country, std::vector<int> const& squares)
{
    std::set<std::pair<int, int>> left;
    for (auto index : squares) left.insert({country.squares[static_cast<std::size_t>(index)].column, country.squares[static_cast<std::size_t>(index)].row});
    if (left.empty()) return false;
    std::vector<std::pair<int, int>> next{*left.begin()};
    left.erase(left.begin());
    while (not next.empty()) {
        auto [c, r] = next.back();
        next.pop_back();
        for (auto [x, y] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}})
            if (left.erase({c + x, r + y}) > 0) next.push_back({c + x, r + y});
    }
    return left.empty();
}

std::vector<int> squares_of(Country const& country, std::vector<int> const& places)
{
    std::vector<int> squares;
    for (auto place : places) {
        auto const& here = country.places[static_cast<std::size_t>(place)].squares;
        squares.insert(squares.end(), here.begin(), here.end());
    }
    return squares;
}

/// Two districts of a province that touch.
std::pair<int, int> neighbours(Country const& country, std::string_view province)
{
    auto all = districts(country, province);
    for (auto i = all.size(); i-- > 1;)
        for (std::size_t j = 0; j < i; ++j)
            if (one_piece(country, squares_of(country, {all[j], all[i]}))) return {all[j], all[i]};
    return {all.front(), all.back()};
}

/// A district's communes in two parts that each hang together, as far as there is a way.
std::set<int> second_part(Country const& country, int district)
{
    auto const& all = country.places[static_cast<std::size_t>(district)].children;
    for (unsigned choice = 1; choice + 1 < (1u << std::min<std::size_t>(all.size(), 12)); ++choice) {
        std::vector<int> first, second;
        for (std::size_t i = 0; i < all.size(); ++i) (i < 12 and (choice >> i & 1) != 0 ? second : first).push_back(all[i]);
        bool even = first.size() + 1 >= second.size() and second.size() + 1 >= first.size();
        if (even and one_piece(country, squares_of(country, first)) and one_piece(country, squares_of(country, second)))
            return {second.begin(), second.end()};
    }
    return {all.back()};
}

/// A district that may have come over from another province: it touches that one, and its own hangs together without it.
std::pair<int, std::string> newcomer(Country const& country)
{
    for (auto const* to : {"XZ06", "XZ04", "XZ01"})
        for (auto const* from : {"XZ04", "XZ01", "XZ06"})
            for (auto district : districts(country, to)) {
                auto rest = districts(country, to);
                std::erase(rest, district);
                auto enlarged = districts(country, from);
                enlarged.push_back(district);
                if (std::string_view(to) != from and one_piece(country, squares_of(country, rest)) and one_piece(country, squares_of(country, enlarged)))
                    return {district, from};
            }
    return {districts(country, "XZ06").back(), "XZ04"};
}

/// For each place of the third level, the code of the district in which it lay.
std::map<int, std::string> old_districts(Country const& country)
{
    std::map<int, std::string> old;
    auto code = [&](int place) -> std::string const& { return country.places[static_cast<std::size_t>(place)].pcode; };
    auto move = [&](int district, std::string const& was) {
        for (auto place : country.places[static_cast<std::size_t>(district)].children) old[place] = was;
    };
    auto retired = [&](std::string const& province) { return code_after(province, districts(country, province).size() + 1); };
    for (auto district : country.of_level(2)) move(district, code(district));
    // XZ08 was the south of XZ07: its districts were numbered after those that stayed.
    auto number = districts(country, "XZ07").size();
    for (auto district : districts(country, "XZ08")) move(district, code_after("XZ07", ++number));
    // Two districts became one: a part of it had a code that is retired.
    for (auto place : second_part(country, districts(country, "XZ02")[1])) old[place] = retired("XZ02");
    // One district was cut out of another, which kept its code.
    auto [kept, cut] = neighbours(country, "XZ03");
    move(cut, code(kept));
    // Two districts were one, whose code is retired.
    auto [half, other_half] = neighbours(country, "XZ05");
    move(half, retired("XZ05")), move(other_half, retired("XZ05"));
    // One district came over from another province.
    auto [moved, from] = newcomer(country);
    move(moved, retired(from));
    return old;
}

/// Codes of the third level inside their old districts: kept where the district kept its code, else numbered anew.
std::map<int, std::string> old_codes(Country const& country, std::map<int, std::string> const& old_district)
{
    std::map<int, std::string> codes;
    std::map<std::string, std::size_t> last;
    for (auto const& [place, district] : old_district)
        if (country.code(place, 2) == district) {
            codes[place] = country.places[static_cast<std::size_t>(place)].pcode;
            ++last[district];
        }
    for (auto const& [place, district] : old_district)
        if (country.code(place, 2) != district) codes[place] = code_after(district, ++last[district]);
    return codes;
}

/// Puts one old place into the list, or adds what it holds to one that is there.
void put(std::map<std::string, OldPlace>& before, std::string const& pcode, int level, std::string const& parent,
         Country const& country, int now)
{
    auto& old = before[pcode];
    old.pcode = pcode;
    old.level = level;
    old.parent = parent;
    if (std::ranges::find(old.now, now) != old.now.end()) return;
    old.now.push_back(now);
    if (old.name.latin.empty()) old.name = country.places[static_cast<std::size_t>(now)].name;
}

std::string_view what_became(Country const& country, OldPlace const& old, std::map<int, int> const& sources)
{
    if (old.now.size() > 1) return "split";
    auto now = old.now.front();
    if (sources.at(now) > 1) return "merged";
    auto const& place = country.places[static_cast<std::size_t>(now)];
    if (place.pcode != old.pcode) return "moved";
    return place.name.latin == old.name.latin ? "same" : "renamed";
}

}

void remember_old_places(Country& country, NameMaker& names)
{
    auto district_of = old_districts(country);
    auto code_of = old_codes(country, district_of);
    std::map<std::string, OldPlace> before;
    for (auto const& [place, district] : district_of) {
        auto const& code = code_of.at(place);
        put(before, district.substr(0, 4), 1, std::string(iso2), country, country.ancestor(place, 1));
        put(before, district, 2, district.substr(0, 4), country, country.ancestor(place, 2));
        put(before, code, 3, district, country, place);
        auto const& squares = country.places[static_cast<std::size_t>(place)].squares;
        for (auto const& up : {district.substr(0, 4), district, code})
            before[up].squares.insert(before[up].squares.end(), squares.begin(), squares.end());
        for (auto town : country.places[static_cast<std::size_t>(place)].children) {
            auto const& now = country.places[static_cast<std::size_t>(town)].pcode;
            put(before, code + now.substr(now.size() - 2), 4, code, country, town);
        }
    }
    for (auto const* renamed : {"XZ0102", "XZ0402", "XZ0602", "XZ0104"})
        if (auto found = before.find(renamed); found != before.end()) found->second.name = names.make(3);
    // Districts that were merged or cut with their code retired had names of their own.
    for (auto& [code, old] : before)
        if (old.level == 2 and place_of(country, code) < 0 and (old.parent == "XZ02" or old.parent == "XZ05")) old.name = names.make(3);
    std::map<int, int> sources;
    for (auto const& [code, old] : before)
        for (auto now : old.now) ++sources[now];
    for (auto& [code, old] : before) {
        old.change = what_became(country, old, sources);
        country.before.push_back(std::move(old));
    }
    std::ranges::sort(country.before, {}, [](OldPlace const& p) { return std::pair{p.level, p.pcode}; });
}

}
