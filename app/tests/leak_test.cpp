// A service for survivors and the place where it stands, and everybody who may not know of it: every route, every form of answer.
// Source: reliability.md, tests 27 (the column "higher sensitivity") and 38.
#include "open_house.hpp"
#include <set>

namespace muster {
namespace {

using access::Sensitivity;
using formats::Json;
using http::Route;

/// What must be nowhere. Places are hidden by the beginning of their codes.
constexpr std::array secrets{"ZA0299", "Quiet Court", "Lantern House"};

class Leak : public testing::Test {
protected:
    static OpenHouse& house()
    {
        static OpenHouse made;
        static bool const filled = [] {
            auto const run = [](std::vector<std::string> words) {
                words.insert(words.end(), {"--operation", "zandia"});
                EXPECT_EQ(made.run(words), 0) << words.front() << " " << words[1];
            };
            run({"place", "load", made.file("sites.csv", "admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode\nZandia,ZA,North,ZA01,Alba,ZA0101\n"
                                                          "Zandia,ZA,South,ZA02,Cira,ZA0201\nZandia,ZA,South,ZA02,Quiet Court,ZA0299\n")});
            run({"partner", "add", "Lantern House", "--acronym", "LH"});
            run({"5w", "import", made.file("gbv.csv", "Organisation,Cluster,Admin2 Pcode,Month,Activity,People reached\nLH,GBV,ZA0299,2026-03,Counselling,31\nLH,GBV,ZA0299,2026-03,"
                                                       "Shelter for survivors,17\nACF,WASH,ZA0201,2026-03,Water trucking,700\n")});
            run({"gap", "validate", "--place", "ZA0299", "--body", "pro-gbv", "--period", "2026", "--why", "Lantern House is full"});
            run({"commitment", "offer", "1", "--partner", "lh", "--people", "20", "--by", "2026-12-31"});
            run({"gap", "call", "1", "--until", "2099-01-01", "--partner", "acf"});
            run({"gap", "escalate", "1", "--to", "inter_cluster", "--reason", "Quiet Court has no second house"});
            run({"sharing", "adopt", "--class", "rows:pro-gbv:*:severe", "--class", "places:*:ZA0299:severe", "--class", "figures:pro-gbv:*:high", "--reason", "protocol"});
            return true;
        }();
        EXPECT_TRUE(filled);
        return made;
    }
    static std::string person(std::string const& role, Sensitivity highest)
    {
        auto grant = OpenHouse::grant(role, "zandia");
        grant.highest = highest;
        return house().signed_in(house().person({grant}));
    }
    static std::string target_of(Route const& route, std::string const& place, std::string const& body)
    {
        auto target = route.path;
        auto const fill = [&](std::string_view slot, std::string const& with) {
            if (auto const at = target.find(slot); at != std::string::npos) target.replace(at, slot.size(), with);
        };
        fill("{operation}", "zandia"), fill("{place}", place), fill("{pcode}", place), fill("{body}", body), fill("{gap}", "1"), fill("{commitment}", "1");
        for (auto open = target.find('{'); open != std::string::npos; open = target.find('{')) target.replace(open, target.find('}') - open + 1, "acf");
        return target;
    }
    /// Every way to ask a route that reads: plain, by body, in every form of file, in words that look for it.
    std::vector<std::string> ways(Route const& route) const
    {
        std::vector<std::string> all;
        auto const takes = [&](std::string_view name) { return std::ranges::any_of(route.takes, [&](auto const& one) { return one.name == name and not one.in_path; }); };
        std::string required;
        for (auto const& one : route.takes)
            if (one.required and not one.in_path) required += (required.empty() ? "?" : "&") + one.name + "=" + (one.name == "name" ? "Quiet" : "Lantern");
        auto const plain = target_of(route, "ZA02", "pro-gbv");
        all.push_back(plain + required);
        auto const more = [&](std::string const& query) { all.push_back(plain + (required.empty() ? "?" : required + "&") + query); };
        if (takes("body")) more("body=pro-gbv");
        if (takes("text")) more("text=Lan"), more("text=counsel");
        if (takes("all")) more("all=true");
        if (takes("by")) more("by=adm2");
        if (takes("how")) more("how=true");
        if (takes("place")) more("place=ZA02");
        if (not route.rows.empty())
            for (auto const* format : {".csv", ".xlsx", ".geojson", ".hxl.csv"}) all.push_back(plain + format + required);
        return all;
    }
    Line line_{house().port()};
};

std::set<std::string> found_in(std::string const& text)
{
    std::set<std::string> found;
    for (auto const* one : secrets)
        if (text.find(one) != std::string::npos) found.insert(one);
    return found;
}

/// Every document of an operation's data says how sensitive it is.
bool is_classed(Route const& route, Told const& told)
{
    if (told.status != 200 or not told.body.starts_with("{") or told.body.starts_with("{\"type\":\"FeatureCollection\"")) return false;
    if (route.permission == "open" or route.permission == "administer" or route.permission == "self") return false;
    bool const says = access::sensitivity_named(Json::parse(told.body).text_or("classification", "")).has_value();
    EXPECT_TRUE(says) << route.path << " does not say how sensitive it is: " << told.body.substr(0, 200);
    return says;
}

bool is_above(std::string const& document, Sensitivity most)
{
    auto const said = access::sensitivity_named(Json::parse(document).text_or("classification", "low"));
    return said and *said > most;
}

TEST_F(Leak, WhatIsHiddenIsInNoAnswerOfAnyRouteForAnyRoleThatIsNotCleared)
{
    auto const cleared = person("im_officer", Sensitivity::severe);
    std::map<std::string, std::string> who;
    for (auto const* role : {"im_officer", "coordinator", "observer", "government", "donor", "hc", "ocha", "lead_agency", "partner"}) who[role] = person(role, Sensitivity::moderate);
    int asked = 0, shown = 0, marked = 0, classed = 0, above = 0;
    for (auto const& route : house().routes()) {
        if (route.verb != "GET" or route.path.find("{operation}") == std::string::npos or route.path.ends_with("/events")) continue;
        // That there is such an organisation, and whether it reports in time, is no secret; where it works and on what is.
        bool const names_partners = std::ranges::any_of(std::array{"partners", "/merge-suggestions", "/desk", "/reports", "/today", "/accountability"},
                                                        [&](char const* one) { return route.path.find(one) != std::string::npos; });
        for (auto const& way : ways(route)) {
            bool const is_list = route.path.ends_with("/directory") and way.find("body=") == std::string::npos and way.find("place=") == std::string::npos;
            auto const whole = line_.ask("GET", way, cleared);
            shown += not found_in(readable(whole.body)).empty();
            above += whole.status == 200 and whole.body.starts_with("{") and is_above(whole.body, Sensitivity::moderate);
            for (auto const& [role, headers] : who) {
                auto const told = line_.ask("GET", way, headers);
                auto const text = readable(told.body);
                auto found = found_in(text);
                if (names_partners or is_list) found.erase("Lantern House");
                EXPECT_TRUE(found.empty()) << *found.begin() << " is told to " << role << " by " << way << "\n" << text.substr(0, 600);
                marked += text.find("withheld") != std::string::npos;
                classed += is_classed(route, told);
                EXPECT_FALSE(told.body.starts_with("{") and is_above(told.body, Sensitivity::moderate)) << role << " is told something sensitive by " << way << "\n" << text.substr(0, 600);
                ++asked;
            }
        }
    }
    EXPECT_GT(shown, 10) << "nobody is shown it: the test proves nothing";
    EXPECT_GT(classed, 1000) << "answers do not say how sensitive they are";
    EXPECT_GT(above, 10) << "no answer to who is cleared says that it is sensitive: the test proves nothing";
    EXPECT_GT(marked, 50) << "what is left out is not said";
    std::cout << asked << " answers read; " << shown << " show it to who is cleared; " << marked << " say that something is withheld\n";
}

TEST_F(Leak, NoFileHoldsItEvenForWhoIsClearedForThePage)
{
    auto everything = OpenHouse::grant("im_officer", "zandia"), decides = OpenHouse::grant("ocha", "zandia");
    auto const cleared = house().signed_in(house().person({everything, decides}));
    int files = 0, on_pages = 0;
    for (auto const& route : house().routes()) {
        if (route.verb != "GET" or route.path.find("{operation}") == std::string::npos or route.permission == "administer" or route.permission == "open") continue;
        bool const is_file = route.served != nullptr and not route.served->file.empty();
        bool const names_partners = std::ranges::any_of(std::array{"partners", "/merge-suggestions", "/desk", "/reports", "/today", "/accountability", "/directory"},
                                                        [&](char const* one) { return route.path.find(one) != std::string::npos; });
        for (auto const& way : ways(route)) {
            bool const as_file = is_file or std::ranges::any_of(std::array{".csv", ".xlsx", ".geojson"}, [&](char const* form) { return way.find(form) != std::string::npos; });
            auto const told = line_.ask("GET", way, cleared);
            auto found = found_in(readable(told.body));
            if (not as_file) on_pages += not found.empty();
            if (not as_file) continue;
            files += told.status == 200;
            if (names_partners) found.erase("Lantern House");
            EXPECT_TRUE(found.empty()) << *found.begin() << " is in the file " << way;
        }
    }
    EXPECT_GT(on_pages, 10) << "nobody is shown it: the test proves nothing";
    EXPECT_GT(files, 50);
    std::cout << files << " files read, " << on_pages << " pages show it\n";
}

TEST_F(Leak, WhoNamesTheHiddenPlaceHearsTheSameWhetherItIsThereOrNot)
{
    auto const moderate = person("coordinator", Sensitivity::moderate), severe = person("coordinator", Sensitivity::severe);
    for (auto const& route : house().routes()) {
        if (route.verb != "GET" or (route.path.find("{place}") == std::string::npos and route.path.find("{pcode}") == std::string::npos)) continue;
        auto const there = line_.ask("GET", target_of(route, "ZA0299", "wash"), moderate), not_there = line_.ask("GET", target_of(route, "ZA02998", "wash"), moderate);
        EXPECT_EQ(there.status, 404) << route.path;
        EXPECT_EQ(there.code, not_there.code) << route.path;
        EXPECT_EQ(line_.ask("GET", target_of(route, "ZA0299", "wash"), severe).status, 200) << route.path;
    }
}

TEST_F(Leak, OneHiddenLineIsRefusedAndItsOwnPartnerReadsIt)
{
    auto const severe = person("im_officer", Sensitivity::severe), moderate = person("im_officer", Sensitivity::moderate);
    auto const list = formats::Json::parse(line_.ask("GET", "/api/1/operations/zandia/activities?body=pro-gbv", severe).body);
    ASSERT_FALSE(list.find("activities")->list().empty());
    auto const id = list.find("activities")->list().front().text_or("id", "");
    EXPECT_EQ(line_.ask("GET", "/api/1/operations/zandia/activities/" + id, severe).status, 200);
    auto const refused = line_.ask("GET", "/api/1/operations/zandia/activities/" + id, moderate);
    EXPECT_EQ(refused.status, 403) << refused.body.substr(0, 1500);
    EXPECT_EQ(refused.code, "access.sensitivity");
    auto grant = OpenHouse::grant("partner", "zandia");
    grant.highest = Sensitivity::moderate;
    auto const own = house().signed_in(house().person({grant}, "lh"));
    auto const theirs = line_.ask("GET", "/api/1/operations/zandia/activities?partner=lh", own);
    EXPECT_NE(theirs.body.find("Counselling"), std::string::npos) << "what is one's own stays readable: " << theirs.body.substr(0, 400);
}

TEST_F(Leak, SumsLeaveItOutTooSoThatNoDifferenceTellsIt)
{
    auto const severe = person("im_officer", Sensitivity::severe), moderate = person("im_officer", Sensitivity::moderate);
    auto const south = [&](std::string const& who, std::string const& query) {
        auto const told = formats::Json::parse(line_.ask("GET", "/api/1/operations/zandia/activities?place=ZA02" + query, who).body);
        return told.number_or("rows", -1);
    };
    EXPECT_EQ(south(severe, ""), 3);
    EXPECT_EQ(south(moderate, ""), 1);
    EXPECT_EQ(south(moderate, "&body=pro-gbv"), 0);
    EXPECT_EQ(south(moderate, "&text=Lantern"), 0);
    auto const reach = line_.ask("GET", "/api/1/operations/zandia/reach?by=adm1&body=pro-gbv&all=true", moderate);
    EXPECT_NE(reach.body.find("\"state\":\"withheld\""), std::string::npos) << reach.body.substr(0, 500);
    EXPECT_EQ(reach.body.find("\"reached\":31"), std::string::npos);
    EXPECT_NE(line_.ask("GET", "/api/1/operations/zandia/reach?by=adm1&body=pro-gbv", severe).body.find("\"reached\":31"), std::string::npos);
}

TEST_F(Leak, AnAnswerIsKeptForThoseOnlyWhoSeeTheSame)
{
    auto const severe = person("im_officer", Sensitivity::severe), moderate = person("im_officer", Sensitivity::moderate);
    auto const path = "/api/1/operations/zandia/presence?by=adm2";
    EXPECT_NE(line_.ask("GET", path, severe).body, line_.ask("GET", path, moderate).body);
    EXPECT_NE(line_.ask("GET", path, severe).body.find("ZA0299"), std::string::npos) << "and the other way round";
}

}
}
