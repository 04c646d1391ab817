// Who sees the board and speaks of it, by role: the permission of each route against the table of roles.
#include <accountability/accountability.hpp>
#include <accounts/accounts.hpp>
#include <gtest/gtest.h>
#include <map>

using namespace muster;

namespace {

base::Instant const noon{1'774'958'400'000};

bool may(std::string_view role, std::string const& granted_body, std::string_view permission, std::string const& body)
{
    access::Grant grant;
    grant.role = role;
    grant.operation = "op";
    grant.body = granted_body;
    if (accounts::roles().find(role)->needs_organisation) grant.organisation = "acf";
    access::Subject const subject{.kind = access::Subject::Kind::account, .id = "a", .account = "a", .grants = {grant}, .only = {}};
    auto const wanted = access::permission_named(permission);
    EXPECT_TRUE(wanted.has_value()) << permission;
    return access::can(accounts::roles(), subject, *wanted, {"op", body, "", "", access::Sensitivity::low}, noon).allowed();
}

}

TEST(roles, leads_see_their_own_body_the_coordinator_of_all_sees_all_and_others_nothing)
{
    std::map<std::string, std::string> permissions;
    for (auto const& command : accountability::module().commands)
        for (auto const& served : command.served) permissions[std::string(served.verb) + " " + std::string(served.path)] = served.permission;
    auto const board = "/operations/{operation}/accountability";
    auto const evidence = "/operations/{operation}/accountability/duties/{duty}/evidence";
    ASSERT_TRUE(permissions.contains(std::string("GET ") + board) and permissions.contains(std::string("POST ") + evidence));
    for (auto const& path :
         {std::string("GET ") + board, std::string("POST ") + evidence, std::string("GET ") + board + "/history",
          std::string("GET ") + board + "/report", std::string("GET ") + board + "/report/text", std::string("GET ") + board + "/words"}) {
        auto const& permission = permissions.at(path);
        for (auto const* role : {"coordinator", "lead_agency"}) {
            EXPECT_TRUE(may(role, "wash", permission, "wash")) << role << " " << path;
            EXPECT_FALSE(may(role, "wash", permission, "hea")) << role << " " << path;
            EXPECT_FALSE(may(role, "wash", permission, "")) << role << " " << path;
        }
        for (auto const* role : {"hc", "ocha"}) {
            EXPECT_TRUE(may(role, "*", permission, "wash")) << role << " " << path;
            EXPECT_TRUE(may(role, "*", permission, "")) << role << " " << path;
        }
        for (auto const* role : {"observer", "donor", "government", "partner", "administrator"})
            EXPECT_FALSE(may(role, "*", permission, "wash")) << role << " " << path;
    }
    auto const& open = permissions.at(std::string("GET ") + board + "/public");
    for (auto const* role : {"observer", "donor", "government", "partner"}) EXPECT_TRUE(may(role, "*", open, "wash")) << role;
}
