// Who may ask each route of the documents and of membership, through the gate that the server asks.
#include "desk.hpp"

#include <access/gate.hpp>
#include <http/route.hpp>
#include <set>

namespace muster::membership {
namespace {

using Names = std::set<std::string>;

Names const everybody{"coordinator", "im_officer", "partner", "observer", "government", "donor", "hc", "ocha", "lead_agency"};
Names const readers{"coordinator", "im_officer", "partner", "hc", "ocha", "lead_agency"};
Names const who_hand_in{"coordinator", "im_officer", "partner", "ocha"};
Names const keepers{"coordinator", "im_officer", "ocha"};

/// What was agreed, route by route; a route that is not here fails the test.
std::map<std::string, Names> const& agreed()
{
    static std::map<std::string, Names> const all{
        {"GET documents", everybody}, {"GET documents/{id}", everybody}, {"GET documents/{id}/file", everybody}, {"POST documents", keepers},
        {"POST documents/{id}/versions", keepers}, {"POST documents/{id}/label", keepers},
        {"GET members", everybody}, {"POST members", keepers}, {"POST members/end", keepers}, {"POST members/commitments", keepers},
        {"GET minimum-commitments", everybody}, {"GET bodies/{body}/active-partners", everybody}, {"POST profiles", who_hand_in},
        {"GET contacts", readers}, {"GET contacts/{id}", readers}, {"POST contacts", who_hand_in}, {"POST contacts/{id}", who_hand_in},
        {"POST contacts/{id}/end", who_hand_in}, {"POST contacts/{id}/invitation", who_hand_in}, {"POST contact-lists", who_hand_in}, {"GET contact-lists", readers},
        {"GET focal-points", readers}, {"POST focal-points", keepers}, {"POST focal-points/{number}/end", keepers},
        {"GET requests", readers}, {"POST requests", keepers}, {"POST requests/{number}/answer", keepers}, {"POST requests/{number}/withdrawal", keepers},
        {"GET exchanges", readers}, {"POST exchanges", keepers}};
    return all;
}
Names const open_to_all{"POST own-contact", "GET find-your-cluster"};

class Gates : public Desk {
protected:
    void SetUp() override
    {
        Desk::SetUp();
        if (IsSkipped()) return;
        world = accounts::world(clock);
        access::keep_roles({*world, *store(), "command line"});
        gate = std::make_unique<access::Gate>(*world);
    }
    store::Db* store()
    {
        if (not kept) kept = db();
        return kept.get();
    }
    http::Verdict ask(http::Route const& route, std::string const& account, http::Params& params)
    {
        http::Caller caller;
        caller.account = account;
        caller.subject = account.empty() ? "nobody:test" : account;
        caller.signed_in = not account.empty();
        std::vector<std::string_view> takes;
        for (auto const& one : route.takes) takes.push_back(one.name);
        return gate->may(caller, route.permission, "zan", params, takes, *store());
    }
    static std::string name_of(http::Route const& route)
    {
        constexpr std::string_view root = "/api/1/operations/{operation}/";
        return route.verb + " " + route.path.substr(root.size());
    }
    http::Route route(std::string const& name)
    {
        for (auto& one : routes())
            if (name_of(one) == name) return one;
        ADD_FAILURE() << "no route " << name;
        return {};
    }
    std::vector<http::Route>& routes()
    {
        static cli::Module const* const ours[] = {&documents::module(), &module()};
        static auto all = http::routes_of_commands(ours);
        return all;
    }

    std::unique_ptr<store::Db> kept;
    std::unique_ptr<access::World> world;
    std::unique_ptr<access::Gate> gate;
};
INSTANTIATE_TEST_SUITE_P(both, Gates, testing::Values(store::Engine::sqlite, store::Engine::postgres), engine_name);

TEST_P(Gates, let_each_role_do_what_was_agreed)
{
    std::map<std::string, std::string> holder{{"", ""}};
    for (auto const& role : accounts::roles().all()) {
        std::vector<std::string> grant{"--role", role.id};
        if (role.needs_organisation) grant.insert(grant.end(), {"--partner", "acf"});
        holder[role.id] = account(role.id + "@zan.example", grant);
    }
    ASSERT_EQ(routes().size(), agreed().size() + open_to_all.size());
    for (auto const& one : routes()) {
        auto const name = name_of(one);
        bool const open = open_to_all.contains(name);
        ASSERT_TRUE(open or agreed().contains(name)) << name << " is new: say here who may";
        for (auto const& [role, who] : holder) {
            http::Params params;
            EXPECT_EQ(ask(one, who, params).allowed(), open or agreed().at(name).contains(role)) << name << " as " << (role.empty() ? "nobody" : role);
        }
    }
}

TEST_P(Gates, keep_a_grant_for_one_body_to_it)
{
    auto const wash = account("wash@zan.example", {"--role", "coordinator", "--body", "wash"});
    for (std::string const name : {"POST members", "POST members/end", "POST members/commitments", "POST contacts", "POST contacts/{id}", "POST contacts/{id}/end",
                                   "POST contacts/{id}/invitation", "POST contact-lists", "POST focal-points", "POST focal-points/{number}/end", "POST requests",
                                   "POST requests/{number}/answer", "POST requests/{number}/withdrawal", "POST exchanges", "POST documents", "POST documents/{id}/versions",
                                   "POST documents/{id}/label"}) {
        http::Params elsewhere{{"body", {"hea"}}}, unsaid;
        EXPECT_FALSE(ask(route(name), wash, elsewhere).allowed()) << name;
        EXPECT_TRUE(ask(route(name), wash, unsaid).allowed()) << name;
        EXPECT_EQ(unsaid["body"], std::vector<std::string>{"wash"}) << name << " is forced into the body";
    }
}

TEST_P(Gates, keep_a_partner_to_its_own_people)
{
    auto const acf = account("report@acf.example", {"--role", "partner", "--partner", "acf"});
    for (std::string const name : {"POST contacts", "POST contacts/{id}", "POST contacts/{id}/end", "POST contacts/{id}/invitation", "POST contact-lists", "POST profiles"}) {
        http::Params others{{"partner", {"zrs"}}}, unsaid;
        EXPECT_FALSE(ask(route(name), acf, others).allowed()) << name;
        EXPECT_TRUE(ask(route(name), acf, unsaid).allowed()) << name;
        EXPECT_EQ(unsaid["partner"], std::vector<std::string>{"acf"}) << name << " is forced into the organisation";
    }
}

}
}
