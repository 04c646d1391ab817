// Who may ask each route, through the gate that the server asks.
#include "country.hpp"
#include <access/gate.hpp>
#include <http/route.hpp>
#include <map>
#include <set>

namespace muster::commitments {
namespace {

using Names = std::set<std::string>;

Names const readers{"coordinator", "im_officer", "partner", "hc", "ocha", "lead_agency"};
Names const settlers{"coordinator", "im_officer", "ocha"};
Names const committers{"coordinator", "im_officer", "ocha", "partner"};
Names const proposers{"coordinator", "ocha", "hc", "lead_agency"};
Names const keepers{"coordinator", "im_officer", "ocha"};

/// What was agreed, route by route; a route that is not here fails the test.
std::map<std::string, Names> const& agreed()
{
    static std::map<std::string, Names> const all{
        {"GET gaps/unnamed", readers}, {"GET named-gaps", readers}, {"GET named-gaps/{gap}", readers}, {"GET named-gaps/{gap}/history", readers},
        {"GET named-gaps/{gap}/candidates", readers}, {"POST named-gaps", settlers}, {"POST dismissed-gaps", settlers}, {"POST named-gaps/{gap}/states", settlers},
        {"POST named-gaps/{gap}/critical", settlers}, {"POST critical-rule", settlers}, {"POST named-gaps/{gap}/calls", settlers}, {"GET calls", readers},
        {"POST commitments", committers}, {"GET commitments", readers}, {"GET commitments/{commitment}", readers}, {"GET commitments/{commitment}/contact", readers},
        {"POST commitments/{commitment}/states", settlers}, {"POST commitments/{commitment}/withdrawal", committers},
        {"POST commitments/{commitment}/transfer", settlers}, {"POST commitments/{commitment}/follow-ups", settlers}, {"GET commitment-replay", readers},
        {"GET commitment-reminders", readers}, {"GET commitment-calendar", readers}, {"POST calendars", committers}, {"GET calendars", committers}, {"POST calendars/{feed}/end", committers},
        {"POST commitment-reminders/{commitment}/{reminder}/again", settlers},
        {"POST responsibilities", keepers}, {"DELETE responsibilities/{responsibility}", keepers}, {"GET responsibilities", readers},
        {"GET ladder", readers}, {"GET named-gaps/{gap}/ladder", readers}, {"POST named-gaps/{gap}/escalations", proposers},
        {"POST named-gaps/{gap}/escalation-answers", proposers}, {"GET named-gaps/{gap}/letter", readers}, {"POST named-gaps/{gap}/last-resort", proposers},
        {"POST last-resort/{case}/judgements/{condition}", proposers}, {"POST last-resort/{case}/states", proposers}, {"GET last-resort", readers},
        {"GET last-resort/{case}", readers}, {"GET last-resort/{case}/evidence", proposers}, {"GET last-resort-counters", readers},
        {"GET last-resort-log", readers}};
    return all;
}
Names const open_to_all{"POST call-questions", "POST call-answers", "GET calendars/{word}"};

class Gates : public testing::TestWithParam<store::Engine> {
protected:
    Gates() : country(GetParam()), db(cli::open_and_migrate(country.scratch.url(), Country::modules())), world(accounts::world(country.clock)), gate(*world)
    {
        access::keep_roles({*world, *db, "command line"});
    }
    bool may(http::Route const& route, std::string const& account, http::Params& params)
    {
        http::Caller caller;
        caller.account = account;
        caller.subject = account.empty() ? "nobody:test" : account;
        caller.signed_in = not account.empty();
        std::vector<std::string_view> takes;
        for (auto const& one : route.takes) takes.push_back(one.name);
        return gate.may(caller, route.permission, "za", params, takes, *db).allowed();
    }
    /// What the gate sends along with a question of that account.
    std::string veil_of(std::string const& who)
    {
        for (auto const& one : routes()) {
            http::Params params;
            if (name_of(one) == "GET named-gaps" and may(one, who, params) and params.contains("veil")) return params.at("veil").front();
        }
        return "";
    }
    static std::string name_of(http::Route const& route)
    {
        constexpr std::string_view root = "/api/1/operations/{operation}/";
        return route.verb + " " + route.path.substr(root.size());
    }
    static std::vector<http::Route> const& routes()
    {
        static cli::Module const* const ours[] = {&module()};
        static auto const all = http::routes_of_commands(ours);
        return all;
    }
    Country country;
    std::unique_ptr<store::Db> db;
    std::unique_ptr<access::World> world;
    access::Gate gate;
};
INSTANTIATE_TEST_SUITE_P(Engines, Gates, testing::ValuesIn(store::engines_to_test()), [](auto const& one) { return one.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(Gates, EachRoleDoesWhatWasAgreed)
{
    std::map<std::string, std::string> holder{{"", ""}};
    for (auto const& role : accounts::roles().all()) {
        std::vector<std::string> grant{"--role", role.id};
        if (role.needs_organisation) grant.insert(grant.end(), {"--partner", "acf"});
        holder[role.id] = country.account(role.id + "@za.example", grant);
    }
    EXPECT_EQ(routes().size(), agreed().size() + open_to_all.size());
    for (auto const& one : routes()) {
        auto const name = name_of(one);
        bool const open = open_to_all.contains(name);
        ASSERT_TRUE(open or agreed().contains(name)) << name << " is new: say here who may";
        for (auto const& [role, who] : holder) {
            http::Params params;
            EXPECT_EQ(may(one, who, params), open or agreed().at(name).contains(role)) << name << " as " << (role.empty() ? "nobody" : role);
        }
    }
}

TEST_P(Gates, APartnerPromisesForItselfAlone)
{
    auto const acf = country.account("report@acf.example", {"--role", "partner", "--partner", "acf"});
    for (auto const& one : routes()) {
        if (one.permission != "commit") continue;
        http::Params others{{"partner", {"oxfam"}}}, unsaid;
        EXPECT_FALSE(may(one, acf, others)) << name_of(one);
        EXPECT_TRUE(may(one, acf, unsaid)) << name_of(one);
        EXPECT_EQ(unsaid["partner"], std::vector<std::string>{"acf"}) << name_of(one) << " is forced into the organisation";
    }
    country.ok({"gap", "validate", "--place", "ZA0101", "--body", "wash", "--why", "no water"});
    country.ok({"commitment", "offer", "1", "--partner", "oxfam", "--people", "100", "--by", "2026-05-01"});
    EXPECT_EQ(country.refused({"commitment", "withdraw", "1", "--partner", "acf", "--reason", "x"}), "commitment.not_theirs");
}

TEST_P(Gates, WhatIsClassedHigherThanTheGrantsReachIsNowhere)
{
    country.ok({"gap", "validate", "--place", "ZA0202", "--body", "hea", "--why", "a shelter is full"});
    country.ok({"gap", "validate", "--place", "ZA0101", "--body", "wash", "--why", "no water"});
    country.ok({"commitment", "offer", "1", "--partner", "acf", "--people", "100", "--by", "2026-05-01"});
    country.ok({"commitment", "offer", "1", "--partner", "oxfam", "--people", "200", "--by", "2026-05-01"});
    country.ok({"commitment", "offer", "2", "--partner", "oxfam", "--people", "300", "--by", "2026-05-01"});
    country.ok({"gap", "call", "1", "--until", "2026-03-05", "--partner", "unicef"});
    country.ok({"gap", "escalate", "1", "--reason", "nobody"});
    country.ok({"sharing", "adopt", "--class", "rows:hea:*:severe", "--reason", "protocol"});
    auto const coordinator = veil_of(country.account("moderate@za.example", {"--role", "coordinator"}));
    auto const acf = veil_of(country.account("own@acf.example", {"--role", "partner", "--partner", "acf"}));
    auto const numbers = [&](std::string const& command, std::string const& list, std::string const& member, std::string const& veil) {
        std::string all;
        auto const told = country.veiled(command, {}, veil);
        for (auto const& one : formats::Json::parse(told).find(list)->list()) all += one.find(member)->as_text() + " ";
        return all;
    };
    EXPECT_EQ(numbers("gap list", "gaps", "gap", ""), "1 2 ");
    EXPECT_EQ(numbers("gap list", "gaps", "gap", coordinator), "2 ");
    EXPECT_EQ(numbers("commitment list", "commitments", "commitment", coordinator), "3 ");
    EXPECT_EQ(numbers("gap calls", "calls", "gap", coordinator), "");
    EXPECT_EQ(numbers("gap ladder", "gaps", "gap", coordinator), "");
    EXPECT_EQ(numbers("commitment list", "commitments", "commitment", acf), "1 3 ") << "one's own stays open";
    EXPECT_EQ(country.veiled("gap show", {{"GAP", {"1"}}}, coordinator), "gap.unknown");
    EXPECT_EQ(country.veiled("gap letter", {{"GAP", {"1"}}}, coordinator), "gap.unknown");
    EXPECT_EQ(country.veiled("commitment show", {{"COMMITMENT", {"2"}}}, acf), "commitment.unknown") << "but not what others promised there";
    EXPECT_EQ(country.veiled("gap validate", {{"place", {"ZA0201"}}, {"body", {"hea"}}, {"why", {"x"}}}, coordinator), "gap.withheld");
    auto const shown = country.ok({"commitment", "feed-read", Country::at(country.json({"commitment", "feed"}), "word")});
    EXPECT_NE(shown.find("commitment-3@"), std::string::npos);
    EXPECT_EQ(shown.find("commitment-1@"), std::string::npos) << "an address is read by whoever has it";
}

TEST_P(Gates, AGrantForOneSectorTouchesGapsOfThatSectorOnly)
{
    auto const hea = country.account("hea@za.example", {"--role", "coordinator", "--body", "hea"});
    for (auto const& one : routes()) {
        auto const name = name_of(one);
        if (open_to_all.contains(name)) continue;
        http::Params elsewhere{{"body", {"wash"}}}, unsaid;
        EXPECT_FALSE(may(one, hea, elsewhere)) << name;
        bool const takes_body = std::ranges::any_of(one.takes, [](auto const& taken) { return taken.name == "body"; });
        EXPECT_EQ(may(one, hea, unsaid), takes_body) << name;
    }
    country.ok({"gap", "validate", "--place", "ZA0101", "--body", "wash", "--why", "no water"});
    EXPECT_EQ(country.refused({"gap", "show", "1", "--body", "hea"}), "gap.elsewhere");
    EXPECT_EQ(country.refused({"gap", "decide", "1", "closed", "--reason", "x", "--body", "hea"}), "gap.elsewhere");
    EXPECT_EQ(country.refused({"commitment", "offer", "1", "--partner", "acf", "--people", "5", "--by", "2026-05-01", "--body", "hea"}), "gap.elsewhere");
}

}
}
