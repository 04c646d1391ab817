// Every route, every role: who is answered, who hears that it is not there, who hears no. Source: reliability.md, tests 27 to
// 29. The rows come from the router; each has to stand in routes.csv too, so that nobody adds a route without saying whose it
// is. A line that is missing is written by MUSTER_ROUTES_TO=app/tests/routes.csv build/app/gathered_tests --gtest_filter=Matrix.*
#include "open_house.hpp"
#include <set>

namespace muster {
namespace {

using access::Grant;
using access::Permission;
using http::Route;

bool takes(Route const& route, std::string_view name)
{
    return std::ranges::any_of(route.takes, [&](auto const& one) { return one.name == name; });
}
bool of_operation(Route const& route) { return route.path.find("{operation}") != std::string::npos; }
bool is_given(Route const& route) { return access::permission_named(route.permission).value() < Permission::self; }
/// The parameter by which a limit of a grant is taken; "" where it is not. A route that has some "within-…" takes its limits
/// by these alone: its body or place is what is said.
std::string taken_by(Route const& route, std::string const& limit)
{
    bool const apart = std::ranges::any_of(route.takes, [](auto const& one) { return one.name.starts_with("within-"); });
    auto const name = apart and limit != "*" ? "within-" + limit : limit;
    return takes(route, name) ? name : "";
}

/// Its session may end by it: whoever asks needs one of its own.
bool is_own(Route const& route) { return not is_given(route); }

/// What stands in the places of an address that grants can be limited to.
struct At {
    std::string place = "ZA01", body = "wash";
};

std::string target_of(Route const& route, std::string const& operation, At const& at = {})
{
    auto target = route.path;
    auto const fill = [&](std::string_view slot, std::string const& with) {
        if (auto const found = target.find(slot); found != std::string::npos) target.replace(found, slot.size(), with);
    };
    fill("{operation}", operation);
    fill("{place}", at.place);
    fill("{body}", at.body);
    for (auto open = target.find('{'); open != std::string::npos; open = target.find('{')) target.replace(open, target.find('}') - open + 1, "acf");
    return target;
}

/// What has to be said, and what is asked for besides: whatever is not understood is refused before anybody looks at its scope.
std::string with_required(Route const& route, std::string const& name = "", std::string const& value = "")
{
    std::string query;
    auto const add = [&](std::string const& one, std::string const& is) { query += (query.empty() ? "?" : "&") + one + "=" + is; };
    if (not name.empty()) add(name, value);
    for (auto const& one : route.takes)
        if (one.required and not one.in_path and one.name != name) add(one.name, "x");
    return query;
}

/// The gate's own ways to say no.
bool is_barred(Told const& told)
{
    static std::set<std::string, std::less<>> const codes{"access.role", "access.scope", "access.which_scope", "access.unlimited_only", "access.sensitivity", "access.ended",
                                                          "access.provisional", "access.not_this_way", "access.not_here", "access.second_factor_needed", "access.token_too_weak",
                                                          "http.no_token", "http.other_site"};
    return told.status == 401 or codes.contains(told.code);
}

std::string line_of(Route const& route)
{
    std::string limits;
    for (auto const* one : {"body", "place", "partner", "hold", "*"})
        if (of_operation(route) and is_given(route) and not taken_by(route, one).empty()) limits += (limits.empty() ? "" : " ") + std::string(one);
    return route.verb + "," + route.path + "," + route.permission + "," + limits;
}

/// One house for all tests of this file: it takes a second to build.
OpenHouse& house()
{
    static OpenHouse made;
    return made;
}

class Matrix : public testing::Test {
protected:
    Told ask(Route const& route, std::string const& headers, std::string const& operation = "zandia", std::string const& query = "", At const& at = {})
    {
        return line_.ask(route.verb, target_of(route, operation, at) + query, headers);
    }
    /// Somebody's headers: the same sign-in again and again, but a new one for what may end it.
    std::string as(std::string const& account, Route const& route)
    {
        if (is_own(route)) {
            // It may end the other sign-ins of the account.
            kept_.erase(account);
            return house().signed_in(account);
        }
        auto& kept = kept_[account];
        if (kept.empty()) kept = house().signed_in(account);
        return kept;
    }
    static std::string where(Route const& route, std::string_view who, Told const& told)
    {
        return route.verb + " " + route.path + " (" + route.permission + ") as " + std::string(who) + ": " + std::to_string(told.status) + " " + told.code;
    }
    Line line_{house().port()};
    std::map<std::string, std::string> kept_;
};

}

TEST_F(Matrix, EveryRouteHasItsRow)
{
    std::set<std::string> wanted, held;
    for (auto const& route : house().routes()) wanted.insert(line_of(route));
    if (auto const* to = std::getenv("MUSTER_ROUTES_TO")) {
        std::ofstream out(to, std::ios::binary);
        out << "verb,path,permission,limits\n";
        for (auto const& line : wanted) out << line << "\n";
    }
    std::istringstream in(contents(MUSTER_SOURCE "/app/tests/routes.csv"));
    std::string line;
    for (std::getline(in, line); std::getline(in, line);) held.insert(line);
    for (auto const& one : wanted) EXPECT_TRUE(held.contains(one)) << "app/tests/routes.csv lacks a row, is it meant so? " << one;
    for (auto const& one : held) EXPECT_TRUE(wanted.contains(one)) << "app/tests/routes.csv has a row too many: " << one;
}

TEST_F(Matrix, ARoleMayWhatItsTableSaysAndElsewhereNothingIsThere)
{
    int cells = 0;
    for (auto const& role : house().roles().all()) {
        auto const here = house().person({OpenHouse::grant(role.id, "zandia")});
        auto const everywhere = role.needs_organisation ? here : house().person({OpenHouse::grant(role.id, "*")});
        for (auto const& route : house().routes()) {
            auto const permission = access::permission_named(route.permission).value();
            bool const has = not is_given(route) or role.cell(permission) != access::Cell{};
            auto const told = ask(route, as(of_operation(route) ? here : everywhere, route));
            bool const may = has and (of_operation(route) or not role.needs_organisation or not is_given(route));
            // What is given for the own organisation alone opens what can be kept to one.
            bool const own_alone = may and is_given(route) and not role.cell(permission).within and not takes(route, "partner") and not takes(route, "*");
            if (own_alone) EXPECT_TRUE(told.status == 403 and told.code == "access.unlimited_only") << where(route, role.id, told);
            else if (may) EXPECT_FALSE(is_barred(told)) << where(route, role.id, told);
            else EXPECT_TRUE(told.status == 403 and told.code == "access.role") << where(route, role.id, told);
            EXPECT_NE(told.status, 0) << where(route, role.id, told);
            ++cells;
            if (not of_operation(route) or route.permission == "open") continue;
            for (auto const* elsewhere : {"other", "nowhere"}) {
                auto const there = ask(route, as(here, route), elsewhere, with_required(route));
                EXPECT_EQ(there.status, 404) << elsewhere << " " << where(route, role.id, there);
                if (is_given(route)) EXPECT_EQ(there.code, "access.not_here") << where(route, role.id, there);
                ++cells;
            }
        }
    }
    std::cout << cells << " cells asserted\n";
}

TEST_F(Matrix, OtherBodiesAndPlacesAreRefusedWithinTheOperation)
{
    auto of_body = OpenHouse::grant("im_officer", "zandia"), of_area = of_body, deciding = OpenHouse::grant("ocha", "zandia"), deciding_area = deciding;
    of_body.body = deciding.body = "wash";
    of_area.area = deciding_area.area = "ZA01";
    auto const by_body = house().person({of_body, deciding}), by_area = house().person({of_area, deciding_area});
    for (auto const& route : house().routes()) {
        if (not of_operation(route) or not is_given(route) or route.permission == "administer") continue;
        struct Limit {
            char const* name;
            char const* beyond;
            std::string account;
            At at;
        };
        for (auto const& limit : {Limit{"body", "health", by_body, {.body = "health"}}, Limit{"place", "ZA02", by_area, {.place = "ZA02"}}}) {
            bool const in_path = route.path.find("{" + std::string(limit.name) + "}") != std::string::npos;
            auto const by = taken_by(route, limit.name);
            auto const query = in_path ? with_required(route) : with_required(route, by, limit.beyond);
            auto const plain = ask(route, as(limit.account, route));
            if (not by.empty()) {
                EXPECT_FALSE(is_barred(plain)) << where(route, limit.name, plain);
                // What writes takes it in its body; the address alone is as good a place to say it.
                auto const beyond = ask(route, as(limit.account, route), "zandia", query, limit.at);
                EXPECT_TRUE(beyond.status == 403 and beyond.code == "access.scope") << where(route, limit.name, beyond);
            }
            else if (takes(route, "*")) EXPECT_FALSE(is_barred(plain)) << where(route, limit.name, plain);
            else EXPECT_TRUE(plain.status == 403 and plain.code == "access.unlimited_only") << where(route, limit.name, plain);
        }
    }
}

TEST_F(Matrix, APartnerHandsInForItselfAlone)
{
    auto const partner = house().person({OpenHouse::grant("partner", "zandia")});
    auto provisional = OpenHouse::grant("partner", "zandia");
    provisional.provisional = true;
    auto const waiting = house().person({provisional});
    for (auto const& route : house().routes()) {
        if (not of_operation(route) or not is_given(route)) continue;
        auto const held = ask(route, as(waiting, route));
        if (route.permission != "hand_in") EXPECT_EQ(held.status, 403) << where(route, "registered", held);
        if (route.permission != "hand_in") continue;
        auto const plain = ask(route, as(partner, route)), beyond = ask(route, as(partner, route), "zandia", with_required(route, "partner", "other"));
        EXPECT_FALSE(is_barred(plain)) << where(route, "partner", plain);
        if (takes(route, "partner")) EXPECT_TRUE(beyond.status == 403 and beyond.code == "access.scope") << where(route, "partner", beyond);
        else EXPECT_TRUE(takes(route, "*")) << where(route, "partner", plain);
        if (not takes(route, "hold") and not takes(route, "*")) EXPECT_EQ(held.code, "access.provisional") << where(route, "registered", held);
    }
}

TEST_F(Matrix, NobodyAndWhoHasNotShownTheSecondFactorAreAnsweredNothing)
{
    auto const strong = house().person({OpenHouse::grant("coordinator", "zandia")});
    auto const weak = house().signed_in(strong, false);
    auto const token = access::make_token(house().desk(), {.id = "", .account = strong, .name = "robot", .operation = "zandia", .permissions = {Permission::figures}, .made = {},
                                                           .until = {base::system_clock().now().ms + 60'000}, .seen = {}});
    for (auto const& route : house().routes()) {
        bool const is_open = route.permission == "open", is_enrol = route.permission == "enrol";
        if (auto const told = ask(route, ""); not is_open) EXPECT_TRUE(told.status == 401 and told.code == "access.signed_out") << where(route, "nobody", told);
        if (not is_open and not is_enrol) {
            auto const told = ask(route, weak);
            EXPECT_TRUE(told.status == 403 and told.code == "access.second_factor_needed") << where(route, "weak", told);
        }
        if (is_open or route.permission == "figures") continue;
        auto const told = ask(route, "Authorization: Bearer " + token + "\r\n");
        EXPECT_TRUE(told.status == 403 and (told.code == "access.not_this_way" or told.code == "access.role")) << where(route, "token", told);
    }
}

TEST_F(Matrix, WhatWritesNeedsTheTokenAndComesFromNoOtherSite)
{
    auto const account = house().person({OpenHouse::grant("administrator", "*"), OpenHouse::grant("im_officer", "*"), OpenHouse::grant("ocha", "*")});
    auto const all = house().signed_in(account);
    auto const cookie = all.substr(0, all.find("\r\n") + 2);
    int written = 0;
    for (auto const& route : house().routes()) {
        if (route.verb == "GET") continue;
        ++written;
        for (auto const& [headers, code] : std::map<std::string, std::string>{{cookie, "http.no_token"},
                                                                              {cookie + "X-Muster-Token: wrong\r\n", "http.no_token"},
                                                                              {all + "Sec-Fetch-Site: cross-site\r\n", "http.other_site"},
                                                                              {all + "Origin: https://evil.example\r\n", "http.other_site"}}) {
            auto const told = ask(route, headers);
            EXPECT_TRUE(told.status == 403 and told.code == code) << code << " " << where(route, "a page of another site", told);
        }
    }
    EXPECT_GT(written, 40);
}

TEST_F(Matrix, WhatNobodyAskedForIsNoMember)
{
    auto const account = house().person({OpenHouse::grant("administrator", "*"), OpenHouse::grant("im_officer", "*"), OpenHouse::grant("ocha", "*")});
    for (auto const& route : house().routes()) {
        if (route.brings != http::Brings::json) continue;
        for (auto const* member : {"op", "approved_by", "sensitivity", "account_id", "__proto__", "*"}) {
            if (takes(route, member) and std::string_view(member) != "*") continue;
            auto const told = line_.ask(route.verb, target_of(route, "zandia"), as(account, route), "{\"" + std::string(member) + "\":\"x\"}");
            EXPECT_TRUE(told.status == 400 and told.code == "http.no_parameter") << member << " " << where(route, "all roles", told);
        }
    }
}

}
