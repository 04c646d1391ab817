// Everything that may be asked of small counts at once, put side by side: no number that is kept back can be worked out of the
// others. Source: reliability.md, test 37 (rows, columns and totals; two filters: what is refused over HTTP is in gate_test.cpp).
#include "gaps.hpp"
#include "stand.hpp"
#include <fmt/core.h>
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

/// What a gap tells to whom the rows behind it are hidden: its kind and bounds, and how it is counted.
std::string told_without_rows(Stand& stand)
{
    GapRules rules;
    rules.hidden_rows = access::Veil({{{access::Kind::rows, "pro-gbv", "*", access::Sensitivity::severe}, {}}});
    auto const picture = stand.picture();
    auto const list = gaps(*picture, {.level = 2}, rules, {}, stand.clock.today());
    std::string told;
    for (auto const& gap : list.gaps) {
        told += picture->place_code(gap.place) + " " + std::string(name_of(gap.kind));
        for (auto const kind : gap.also) told += " " + std::string(name_of(kind));
        told += fmt::format(" {} {} {} {} {}{}{}\n", gap.people, gap.at_least, gap.at_most, gap.critical, gap.unheard, gap.unsaid, gap.unshown);
    }
    return told + fmt::format("{} {} {} {}", list.unheard, list.unsaid, list.heard, list.unshown);
}

TEST(Disclosure, AGapDoesNotTellWhetherAnybodyWorksThereToWhomThatIsHidden)
{
    Stand nobody, somebody;
    for (auto* stand : {&nobody, &somebody}) stand->needs("ZA0101,GBV,all,2000,1500\nZA0102,GBV,all,800,600\n");
    Stored const elsewhere{.partner = "acf", .body = "wash", .place = "ZA0202"};
    nobody.lines({elsewhere});
    somebody.lines({elsewhere, {.partner = "acf", .body = "pro-gbv", .place = "ZA0101"}});
    EXPECT_EQ(told_without_rows(nobody), told_without_rows(somebody));
    EXPECT_NE(told_without_rows(nobody).find("0 0 0 2"), std::string::npos) << told_without_rows(nobody);
    auto const open = gaps(*somebody.picture(), {.level = 2}, {}, {}, somebody.clock.today());
    EXPECT_EQ(open.unheard + open.unsaid, 2) << "who may see the rows is told";
    EXPECT_EQ(open.unsaid, 1);
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

/// A number that somebody who sees totals only can ask for: place, body, group, stretch of time, what of it.
using Cell = std::array<std::string, 5>;

/// Asks whatever such a caller may, and keeps what is told, what is kept back and what is refused.
class Attacker {
public:
    explicit Attacker(Stand& stand) : stand_(stand) {}

    void ask(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--json", "--suppress", "setting"});
        auto const ran = stand_.run(words);
        if (ran.exit != 0) {
            EXPECT_NE(ran.out.find("figures.one_window"), std::string::npos) << words[0] << ": " << ran.out;
            ++refused;
            return;
        }
        auto const read = formats::Json::parse(ran.out);
        auto const stretch = read.text_or("period", "");
        for (auto const* list : {"figures", "gaps"})
            if (auto const* lines = read.find(list); lines != nullptr)
                for (auto const& one : lines->list()) look_at(one, stretch);
        if (auto const* lines = read.find("overlaps"); lines != nullptr)
            for (auto const& one : lines->list()) EXPECT_TRUE(one.find("reached")->is_null()) << "an overlap tells what some of the partners did";
        if (auto const* lines = read.find("equity"); lines != nullptr)
            for (auto const& one : lines->list()) {
                ++parts;
                EXPECT_FALSE(hidden_at.contains({one.text_or("place", ""), one.text_or("body", ""), stretch})) << "a part tells of a whole that is kept back: " << one.text_or("place", "") << one.text_or("body", "") << words[2] << words.size();
            }
    }

    std::map<Cell, std::int64_t> told;
    std::set<Cell> hidden;
    std::set<std::array<std::string, 3>> hidden_at;
    std::set<std::string> stretches;
    int refused = 0, parts = 0;

private:
    void look_at(formats::Json const& one, std::string const& stretch)
    {
        stretches.insert(stretch);
        auto const keep = [&](std::string const& what, std::string const& state) {
            Cell const cell{one.text_or("place", ""), one.text_or("body", ""), one.text_or("group", "all"), stretch, what};
            if (one.text_or(state, "") == "suppressed") hidden.insert(cell), hidden_at.insert({cell[0], cell[1], stretch});
            auto const* number = one.find(what);
            if (number == nullptr or number->is_null()) return;
            auto const people = static_cast<std::int64_t>(one.number_or(what, 0));
            EXPECT_TRUE(people == 0 or people >= 5) << cell[0] << " " << cell[1] << " " << cell[2] << " " << what << " " << people;
            auto const [at, fresh] = told.emplace(cell, people);
            EXPECT_EQ(at->second, people) << "the same number, asked in another way, is another";
        };
        keep("reached", "state");
        keep("in_need", "in_need_state");
    }
    Stand& stand_;
};

constexpr std::array some_groups{"IDP", "RET"};
constexpr std::array all_places{"ZA", "ZA01", "ZA02", "ZA0101", "ZA0102", "ZA0201", "ZA0202"};

/// Every way to ask: list, level, body, group, place, stretch of time, method, day.
void ask_everything(Attacker& attacker)
{
    for (std::string const list : {"reach", "gaps", "equity", "overlaps"})
        for (std::string const by : {"country", "adm1", "adm2"})
            for (std::string const period : {"", "2026", "2026-Q1", "2026-01", "2026-02", "2026-03", "2026-01-01..2026-02-28", "all"}) {
                std::vector<std::string> base{list, "--by", by};
                if (not period.empty()) base.insert(base.end(), {"--period", period});
                for (std::vector<std::string> const& more : std::vector<std::vector<std::string>>{{}, {"--body", "wash"}, {"--group", "each"}, {"--group", "IDP"}, {"--group", "RET", "--body", "hea"},
                                                                                                   {"--place", "ZA01"}, {"--place", "ZA02", "--group", "each"}}) {
                    auto words = base;
                    words.insert(words.end(), more.begin(), more.end());
                    attacker.ask(words);
                }
            }
    for (std::vector<std::string> const& words : std::vector<std::vector<std::string>>{{"reach", "--profile", "highest_report"}, {"reach", "--partner", "acf"}, {"gaps", "--people-weight", "9"},
                                                                                        {"gaps", "--equity-below", "0.3"}}) {
        auto const before = attacker.refused;
        attacker.ask(words);
        EXPECT_EQ(attacker.refused, before + 1) << words[1];
    }
}

/// What can be worked out of a whole and its parts: places within places, groups within everybody, stretches within stretches.
bool derive(std::map<Cell, std::int64_t>& known, Cell const& whole, std::vector<Cell> const& parts)
{
    std::int64_t sum = 0;
    std::vector<Cell> open;
    for (auto const& part : parts) {
        if (auto const at = known.find(part); at != known.end()) sum += at->second;
        else open.push_back(part);
    }
    auto const total = known.find(whole);
    if (open.empty() and total == known.end()) return known[whole] = sum, true;
    if (open.size() == 1 and total != known.end() and total->second >= sum) return known[open.front()] = total->second - sum, true;
    return false;
}

void work_out(std::map<Cell, std::int64_t>& known, std::set<std::string> const& stretches)
{
    for (bool more = true; more;) {
        more = false;
        for (auto const& stretch : stretches)
            for (std::string const body : {"wash", "hea"})
                for (std::string const what : {"reached", "in_need"}) {
                    for (std::string const group : {"all", "IDP", "RET"}) {
                        auto const cell = [&](char const* place) { return Cell{place, body, group, stretch, what}; };
                        more = derive(known, cell("ZA"), {cell("ZA01"), cell("ZA02")}) or more;
                        more = derive(known, cell("ZA01"), {cell("ZA0101"), cell("ZA0102")}) or more;
                        more = derive(known, cell("ZA02"), {cell("ZA0201"), cell("ZA0202")}) or more;
                    }
                    for (auto const* place : all_places)
                        more = derive(known, {place, body, "all", stretch, what}, {{place, body, some_groups[0], stretch, what}, {place, body, some_groups[1], stretch, what}}) or more;
                }
    }
}

/// Lines of three months by group, some of very few people.
std::vector<Stored> any_lines(std::mt19937& chance)
{
    auto const any = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(chance); };
    std::vector<Stored> lines;
    for (auto const* place : districts)
        for (auto const* body : {"wash", "hea"})
            for (auto const* group : some_groups)
                for (auto const* month : {"2026-01", "2026-02", "2026-03"})
                    if (any(0, 3) > 0) lines.push_back({"acf", body, place, "water", month, any(0, 4) == 0 ? any(1, 4) : any(5, 400), group});
    return lines;
}

class Attack : public testing::TestWithParam<std::string> {};

TEST_P(Attack, WhoAsksEverythingWorksOutNoSmallCount)
{
    std::mt19937 chance(54);
    int kept = 0, told = 0, refused = 0, parts = 0;
    for (int world = 0; world < 5; ++world) {
        Stand stand;
        stand.lines(any_lines(chance));
        stand.needs("ZA0101,WASH,IDP,900,400\nZA0101,WASH,RET,3,3\nZA0102,WASH,IDP,700,300\nZA0102,WASH,RET,60,30\nZA0201,WASH,IDP,4,4\nZA0202,WASH,IDP,800,100\n");
        ASSERT_EQ(stand.run({"operation", "set", "figures.suppressed_windows", GetParam()}).exit, 0);
        Attacker attacker(stand);
        ask_everything(attacker);
        // Which fate a number has does not hang on how it is asked for.
        for (auto const& cell : attacker.hidden) EXPECT_FALSE(attacker.told.contains(cell)) << cell[0] << " " << cell[1] << " " << cell[2] << " " << cell[3] << " " << cell[4];
        auto known = attacker.told;
        work_out(known, attacker.stretches);
        for (auto const& cell : attacker.hidden)
            EXPECT_FALSE(known.contains(cell)) << cell[0] << " " << cell[1] << " " << cell[2] << " " << cell[3] << " " << cell[4] << " comes out as " << known[cell] << " in world " << world;
        // No stretch of time that is answered lies within another one.
        for (auto const& one : attacker.stretches)
            for (auto const& other : attacker.stretches) {
                auto const a = base::Period::parse(one), b = base::Period::parse(other);
                if (a and b) EXPECT_TRUE(one == other or not a->overlaps(*b)) << one << " and " << other;
            }
        kept += static_cast<int>(attacker.hidden.size()), told += static_cast<int>(attacker.told.size()), refused += attacker.refused, parts += attacker.parts;
    }
    EXPECT_GT(kept, 50) << "nothing was kept back: the test proves nothing";
    EXPECT_GT(told, 100) << "nothing is told any more";
    EXPECT_GT(refused, 100);
    std::cout << GetParam() << ": " << told << " numbers told, " << kept << " kept back, " << parts << " parts told, " << refused << " questions refused, none worked out\n";
}
INSTANTIATE_TEST_SUITE_P(windows, Attack, testing::Values("all", "quarter", "month"), [](auto const& about) { return about.param; });

}
}
