// In which role an account acts on a body: each role of accounts against each role in which somebody acts; and the package of a
// hand-over, by HTTP. Sources: reliability.md 5.3 and 5.6; modules/structure/lists/acting_roles.csv, written here apart from it.
#include "open_house.hpp"
#include <formats/package.hpp>
#include <gtest/gtest.h>
#include <set>

namespace muster {
namespace {

constexpr std::array<std::string_view, 9> acting{"rc_hc", "hct", "ocha", "erc", "approver", "global_lead", "lead_agency", "coordinator", "government"};

/// Who acts as what, and who may write down what others said who have no account here.
std::map<std::string_view, std::set<std::string_view>> const agreed{
    {"hc", {"rc_hc", "hct", "government"}},
    {"ocha", {"ocha", "hct", "erc", "approver", "global_lead", "government"}},
    {"coordinator", {"coordinator", "global_lead"}},
    {"lead_agency", {"lead_agency", "global_lead"}},
    {"government", {"government"}},
};

OpenHouse& house()
{
    static OpenHouse made;
    return made;
}

std::string body_path(std::string const& rest) { return "/api/1/operations/zandia/bodies/" + rest; }

/// A body with what everything about it rests on: two documents, and organisations that lead.
class Acting : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        for (auto const* title : {"Terms of reference", "Minutes"}) {
            auto const path = (folder().folder() / (std::string(title) + ".txt")).string();
            std::ofstream(path) << title;
            ASSERT_EQ(house().run({"document", "add", path, "--kind", "minutes", "--title", title, "--operation", "zandia"}), 0);
        }
        for (auto const* name : {"UNICEF", "MOW"}) house().run({"partner", "add", name, "--acronym", name, "--operation", "zandia"});
    }
    static store::Scratch& folder()
    {
        static store::Scratch made;
        return made;
    }
    static int decided(std::string const& move, std::vector<std::string> rest, std::string const& as, std::string const& whose, std::string const& body = "wash")
    {
        std::vector<std::string> words{"body", move, body};
        words.insert(words.end(), rest.begin(), rest.end());
        for (auto const* one : {"--acting-as", as.c_str(), "--on-behalf-of", whose.c_str(), "--operation", "zandia"}) words.emplace_back(one);
        return house().run(words);
    }
    Told post(std::string const& account, std::string const& path, std::string const& body) { return line_.ask("POST", path, house().signed_in(account), body); }
    static std::string person(std::string const& role) { return house().person({OpenHouse::grant(role, "zandia")}); }
    Line line_{house().port()};
};

/// A cluster in transition whose hand-over was confirmed.
void bring_to_hand_over(auto const& decided)
{
    std::string const hc = "R. Haddad";
    auto const through = [&] {
        decided("keep-letter", {}, "ocha", "OCHA");
        decided("submit", {}, "rc_hc", hc);
        decided("transmit", {"--document", "d2"}, "erc", "ERC");
        decided("endorse", {"--document", "d2"}, "approver", "EDG");
        decided("confirm", {"--document", "d2"}, "erc", "ERC");
        for (auto const* who : {"government", "partners"}) decided("notify", {"--who", who, "--saying", "told"}, "ocha", "OCHA");
    };
    auto const heard = [&] {
        for (auto const* with : {"authorities", "global_lead"}) decided("consult", {"--with", with, "--saying", "agrees"}, "ocha", "OCHA");
        decided("advise", {"--saying", "recommended"}, "hct", "Country team");
    };
    decided("propose", {"--action", "activate", "--reason", "floods"}, "rc_hc", hc);
    for (auto const* one : {"a1", "a2"}) decided("find", {"--criterion", one, "--finding", "met", "--saying", "assessed"}, "ocha", "OCHA");
    decided("lead", {"--partner", "UNICEF", "--relevance", "r", "--capacity", "c", "--willingness", "w"}, "ocha", "OCHA");
    heard(), through();
    decided("activate", {"--terms", "d1"}, "rc_hc", hc);
    decided("review", {"--reason", "yearly"}, "rc_hc", hc);
    heard();
    for (auto const* part : {"function.1", "capacity.1", "residual.1"}) decided("plan", {"--part", part, "--saying", "planned"}, "rc_hc", hc);
    decided("plan", {"--part", "benchmark.1", "--saying", "meets", "--status", "met"}, "rc_hc", hc);
    decided("review", {"--outcome", "handover_to_government", "--reason", "capacity has grown"}, "rc_hc", hc);
    decided("propose", {"--action", "hand_over", "--successor", "wash-gov", "--reason", "as reviewed"}, "rc_hc", hc);
    heard(), through();
}

}

TEST_F(Acting, AnAccountActsInTheRolesThatItsOwnAllowsAndInNoOther)
{
    for (auto const& role : house().roles().all()) {
        auto const account = person(role.id);
        auto const allowed = agreed.find(role.id);
        for (auto const as : acting) {
            auto const told = post(account, body_path("edu/advise"), R"({"saying":"noted","acting-as":")" + std::string(as) + "\"}");
            auto const where = role.id + " as " + std::string(as) + ": " + std::to_string(told.status) + " " + told.code + " " + told.body;
            if (allowed == agreed.end()) EXPECT_EQ(told.code.substr(0, 7), "access.") << where;
            else if (not allowed->second.contains(as)) EXPECT_EQ(told.code, "body.role_not_held") << where;
            else EXPECT_TRUE(told.status == 200 or told.code == "body.not_yours") << where;
        }
    }
}

TEST_F(Acting, AnAuthoritySaysItsOwnWordAndNobodyElses)
{
    auto const authority = person("government");
    auto const ask = [&](std::string const& move, std::string const& body) { return post(authority, body_path("edu/" + move), body); };
    auto const consulted = ask("consult", R"({"with":"authorities","saying":"the ministry agrees"})");
    EXPECT_EQ(consulted.status, 200) << consulted.body;
    EXPECT_THAT(consulted.body, testing::HasSubstr(R"("role":"government")"));
    auto const advised = ask("advise", R"({"stance":"with_conditions","saying":"the ministry keeps the schools open"})");
    EXPECT_EQ(advised.status, 200) << advised.body;
    auto const body = line_.ask("GET", "/api/1/operations/zandia/bodies/edu", house().signed_in(authority));
    EXPECT_EQ(body.status, 200) << body.body;
    EXPECT_THAT(body.body, testing::HasSubstr("the ministry agrees"));
    // What it is offered is what it may.
    auto const told = formats::Json::parse(body.body);
    std::set<std::string> offered;
    for (auto const& move : told.find("moves")->list())
        if (not move.text_or("as", "").empty()) offered.insert(move.text_or("move", ""));
    EXPECT_TRUE(offered.contains("consult") and offered.contains("advise")) << body.body;
    for (auto const* one : {"propose", "find", "submit", "review", "close", "amend", "rename", "conclude"}) EXPECT_FALSE(offered.contains(one)) << one;
    // Not the country team's, not another's, not in another organisation's name.
    EXPECT_EQ(ask("advise", R"({"who":"hct","saying":"recommended"})").code, "body.unknown_choice");
    EXPECT_EQ(ask("consult", R"({"with":"partners","saying":"agree"})").code, "body.unknown_choice");
    EXPECT_EQ(ask("advise", R"({"who":"hct","saying":"recommended","acting-as":"hct"})").code, "body.role_not_held");
    EXPECT_EQ(ask("consult", R"({"with":"authorities","saying":"x","partner":"other"})").code, "access.scope");
    // Whatever else people of the response propose or decide stays closed: the gate, or the table of moves.
    for (auto const& route : house().routes()) {
        if (route.permission != "propose" and route.permission != "decide") continue;
        bool const own = std::ranges::any_of(route.takes, [](auto const& one) { return one.name == "partner"; });
        if (own) continue;
        auto path = route.path;
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}') - at + 1, path.substr(at).starts_with("{operation}") ? "zandia" : path.substr(at).starts_with("{body}") ? "edu" : "1");
        std::string said;
        for (auto const& one : route.takes)
            if (one.required and not one.in_path) said += (said.empty() ? "?" : "&") + one.name + "=" + (one.name == "amount" ? "1" : one.name == "currency" ? "USD" : "x");
        auto const told = line_.ask(route.verb, path + said, house().signed_in(authority));
        // Advocacy asks for itself whether somebody speaks for the body; the others are closed at the gate.
        EXPECT_TRUE(told.status == 403 or told.status == 404 or (route.path.find("/asks") != std::string::npos and told.status == 422) or told.code.starts_with("concern.")) << route.verb << " " << path << " " << told.status << " " << told.body.substr(0, 300);
    }
    EXPECT_EQ(ask("lead", R"({"partner":"acf","role":"cla","relevance":"ours"})").status, 422) << "a cluster's lead agency is no authority's choice";
    EXPECT_EQ(post(person("observer"), body_path("edu/consult"), R"({"with":"authorities","saying":"x"})").code, "access.role");
}

TEST_F(Acting, ARefusalNamesWhoMay)
{
    auto const lead = post(person("lead_agency"), body_path("edu/advise"), R"({"saying":"noted","acting-as":"erc"})");
    EXPECT_EQ(lead.code, "body.role_not_held");
    EXPECT_NE(lead.body.find("OCHA"), std::string::npos) << lead.body;
    auto const ocha = post(person("ocha"), body_path("edu/submit"), "{}");
    EXPECT_NE(ocha.body.find("not_now"), std::string::npos) << ocha.body;
    auto const proposed = post(person("hc"), body_path("edu/propose"), R"({"action":"activate","reason":"floods"})");
    EXPECT_EQ(proposed.status, 200) << proposed.body;
    auto const not_yours = post(person("ocha"), body_path("edu/submit"), "{}");
    EXPECT_EQ(not_yours.code, "body.not_yours") << not_yours.body;
    EXPECT_NE(not_yours.body.find("Resident/Humanitarian Coordinator"), std::string::npos) << not_yours.body;
}

TEST_F(Acting, AGrantForOneBodyActsOnThatBodyAlone)
{
    auto grant = OpenHouse::grant("coordinator", "zandia");
    grant.body = "edu";
    auto const account = house().person({grant});
    EXPECT_EQ(post(account, body_path("edu/advise"), R"({"who":"coordinator","saying":"noted"})").status, 200);
    EXPECT_EQ(post(account, body_path("nut/advise"), R"({"who":"coordinator","saying":"noted"})").code, "access.scope");
}

TEST_F(Acting, EvidenceNamesADocumentOfTheLibrary)
{
    auto const path = "/api/1/operations/zandia/accountability/duties/T2.3/evidence";
    auto const account = person("coordinator");
    auto const unknown = post(account, path, R"({"body":"edu","what":"minutes","reason":"item 4","document":"d99","fulfils":true})");
    EXPECT_EQ(unknown.code, "document.unknown") << unknown.body;
    EXPECT_NE(unknown.body.find("d99"), std::string::npos);
    EXPECT_EQ(post(account, path, R"({"body":"edu","what":"minutes","reason":"item 4","document":"d1","fulfils":true})").status, 200);
    auto const basis = post(person("hc"), body_path("nut/propose"), R"({"action":"activate","reason":"floods","document":["d99"]})");
    EXPECT_EQ(basis.code, "document.unknown") << basis.body;
    // Whoever looks after information sees the board and does not speak on it.
    auto const officer = person("im_officer");
    EXPECT_EQ(line_.ask("GET", "/api/1/operations/zandia/accountability", house().signed_in(officer)).status, 200);
    EXPECT_EQ(post(officer, path, R"({"body":"edu","what":"w","reason":"r"})").code, "access.role");
    EXPECT_EQ(line_.ask("GET", "/api/1/operations/zandia/accountability", house().signed_in(person("partner"))).code, "access.role");
}

TEST_F(Acting, AHandOverIsDecidedAndItsPackageDownloadedInOneRequest)
{
    auto const hc = person("hc");
    EXPECT_NE(post(hc, body_path("wash/hand-over"), "{}").status, 200) << "nothing to hand over yet";
    ASSERT_EQ(house().run({"body", "establish", "wash-gov", "--type", "sector_gov", "--name", "Water sector", "--partner", "MOW", "--reason", "law", "--acting-as",
                           "government", "--operation", "zandia"}),
              0);
    bring_to_hand_over([](std::string const& move, std::vector<std::string> rest, std::string const& as, std::string const& whose) {
        EXPECT_EQ(decided(move, std::move(rest), as, whose), 0) << move;
    });
    EXPECT_EQ(post(person("ocha"), body_path("wash/hand-over"), "{}").code, "body.not_yours");
    EXPECT_EQ(post(person("coordinator"), body_path("wash/hand-over"), "{}").code, "access.role");
    auto const told = post(hc, body_path("wash/hand-over"), R"({"reason":"as confirmed","document":["d2"]})");
    ASSERT_EQ(told.status, 200) << told.body;
    ASSERT_TRUE(told.body.starts_with("PK")) << told.body.substr(0, 200);
    auto const path = (folder().folder() / "wash.zip").string();
    std::ofstream(path, std::ios::binary) << told.body;
    EXPECT_TRUE(formats::part_of(path, "README.txt", 1 << 20)) << "the letter of what is handed over";
    auto const shown = line_.ask("GET", body_path("wash"), house().signed_in(hc));
    EXPECT_NE(shown.body.find("\"state\":\"handed_over\""), std::string::npos) << shown.body.substr(0, 600);
    // The authority's own Muster opens it.
    cli::Surroundings around;
    around.modules = gathered::modules();
    around.store = (folder().folder() / "authority.db").string();
    std::string said;
    around.out = around.err = [&](std::string_view text) { said += text; };
    EXPECT_EQ(cli::execute({"operation", "open", path}, around), 0) << said;
    EXPECT_EQ(cli::execute({"store", "verify"}, around), 0) << said;
}

TEST_F(Acting, ThatAPackageWasTakenStandsInTheRecord)
{
    auto const ocha = person("ocha");
    EXPECT_EQ(post(person("coordinator"), "/api/1/operations/zandia/packages", "{}").code, "access.role");
    auto const told = post(ocha, "/api/1/operations/zandia/packages", R"({"body":"edu"})");
    ASSERT_EQ(told.status, 200) << told.body;
    EXPECT_TRUE(told.body.starts_with("PK"));
    auto desk = house().desk();
    auto const past = store::history(desk.db, "zandia", "handover.packed", "edu", 10);
    ASSERT_EQ(past.size(), 1u);
    EXPECT_EQ(past.front().entry.actor, ocha);
}

}
