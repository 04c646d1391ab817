// Everything that may be asked of small counts at once, put side by side: no number that is kept back can be worked out of the
// others. Source: reliability.md, test 37 (rows, columns and totals; two filters: what is refused over HTTP is in gate_test.cpp).
#include "stand.hpp"
#include <formats/json.hpp>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>

namespace muster::analysis {
namespace {

using Where = std::pair<std::string, std::string>;  // place, body
struct Told {
    std::optional<std::int64_t> people;
    bool suppressed = false;
};

constexpr std::array districts{"ZA0101", "ZA0102", "ZA0201", "ZA0202"};

/// Reached by place and body at one level, as published.
std::map<Where, Told> published(Stand& stand, std::string const& by)
{
    auto const ran = stand.run({"reach", "--by", by, "--json", "--suppress", "5"});
    EXPECT_EQ(ran.exit, 0) << ran.out;
    std::map<Where, Told> all;
    auto const read = formats::Json::parse(ran.out);
    for (auto const& one : read.find("figures")->list()) {
        auto& told = all[{one.text_or("place", ""), one.text_or("body", "")}];
        told.suppressed = one.text_or("state", "") == "suppressed";
        if (auto const people = one.number_or("reached", -1); people >= 0) told.people = people;
    }
    return all;
}

/// A whole and its parts: where all but one are told, that one is known. True where something new came out.
bool solve(std::map<Where, std::int64_t>& known, Where const& whole, std::vector<Where> const& parts)
{
    std::int64_t sum = 0;
    std::vector<Where> open;
    for (auto const& part : parts) {
        if (auto const at = known.find(part); at != known.end()) sum += at->second;
        else open.push_back(part);
    }
    auto const total = known.find(whole);
    if (open.empty() and total == known.end()) return known[whole] = sum, true;
    if (open.size() == 1 and total != known.end()) return known[open.front()] = total->second - sum, true;
    return false;
}

TEST(Disclosure, NoCountThatIsKeptBackComesOutOfRowsColumnsAndTotals)
{
    std::mt19937 chance(37);
    auto const any = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(chance); };
    int suppressed = 0, derived = 0;
    for (int world = 0; world < 25; ++world) {
        Stand stand;
        std::vector<Stored> lines;
        for (auto const* place : districts)
            for (auto const* body : {"wash", "hea"})
                if (any(0, 4) > 0) lines.push_back({"acf", body, place, "water", "2026-03", any(0, 2) == 0 ? any(1, 4) : any(5, 400)});
        stand.lines(lines);
        std::map<std::string, std::map<Where, Told>> levels;
        std::map<Where, std::int64_t> known;
        std::set<Where> hidden, spoken;
        for (auto const* by : {"country", "adm1", "adm2"})
            for (auto const& [where, told] : published(stand, by)) {
                spoken.insert(where);
                if (told.people) known[where] = *told.people;
                if (told.suppressed) hidden.insert(where), ++suppressed;
                if (told.people) EXPECT_TRUE(*told.people == 0 or *told.people >= 5) << where.first << " " << where.second;
            }
        // What nobody spoke of adds nothing.
        for (auto const* place : {"ZA", "ZA01", "ZA02", "ZA0101", "ZA0102", "ZA0201", "ZA0202"})
            for (auto const* body : {"wash", "hea"})
                if (not spoken.contains({place, body})) known[{place, body}] = 0;
        for (bool more = true; more;) {
            more = false;
            for (auto const* body : {"wash", "hea"}) {
                more = solve(known, {"ZA", body}, {{"ZA01", body}, {"ZA02", body}}) or more;
                more = solve(known, {"ZA01", body}, {{"ZA0101", body}, {"ZA0102", body}}) or more;
                more = solve(known, {"ZA02", body}, {{"ZA0201", body}, {"ZA0202", body}}) or more;
            }
        }
        for (auto const& where : hidden) {
            derived += known.contains(where);
            EXPECT_FALSE(known.contains(where)) << where.first << " " << where.second << " comes out as " << known[where] << " in world " << world;
        }
    }
    EXPECT_GT(suppressed, 40) << "nothing was kept back: the test proves nothing";
    std::cout << suppressed << " numbers kept back, " << derived << " worked out\n";
}

}
}
