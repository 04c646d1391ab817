#include "routes_inside.hpp"
#include <algorithm>

namespace muster::access {

namespace {

/// Passwords and codes belong into bodies: addresses end up in logs and histories.
constexpr std::array<std::string_view, 4> never_in_addresses{"password", "old", "new", "code"};

void expect_discreet(http::Request const& request)
{
    // The other house sends its code in the address; it is worth nothing without the verifier, which is here.
    if (request.path.ends_with("/oidc/callback")) return;
    for (auto const name : never_in_addresses)
        if (request.query.contains(name)) refuse("access.unknown_member", {std::string(name), "sent in the body, never in the address"});
}

http::Answer answer_of(base::Refusal const& refusal)
{
    auto const status = status_of(refusal.code());
    auto answer = http::problem(status, refusal.finding());
    if (status != 429) return answer;
    std::string digits;
    for (char const c : refusal.finding().remedy)
        if (c >= '0' and c <= '9') digits += c;
    answer.set("retry-after", digits.empty() ? "3" : digits);
    return answer;
}

}

std::string_view Asked::secret() const
{
    if (not request.header("authorization").empty()) return "";
    return request.cookie(cookie_name(request.secure));
}

http::Route route(World& world, std::string verb, std::string path, std::string permission, std::string summary,
                  std::vector<http::Parameter> takes, Handle handle)
{
    http::Route made;
    made.brings = verb == "GET" ? http::Brings::nothing : http::Brings::json;
    for (auto at = path.find('{'); at != std::string::npos; at = path.find('{', at + 1)) {
        auto const name = path.substr(at + 1, path.find('}', at) - at - 1);
        if (std::ranges::find(takes, name, &http::Parameter::name) == takes.end())
            takes.push_back({name, name, name == "operation" ? "the operation" : "which one", true, false, true});
    }
    made.verb = std::move(verb);
    made.path = "/api/1" + path;
    made.permission = std::move(permission);
    made.summary = std::move(summary);
    made.takes = std::move(takes);
    // Signing in twice harms nobody, and its 0.1 s of work must not stand in a transaction.
    made.repeats = made.verb != "GET" and not path.starts_with("/session");
    made.most_bytes = 16'384;
    made.handle = [&world, handle](http::Request const& request, http::Work& work) {
        try {
            expect_discreet(request);
            Asked asked{{world, work.db, work.caller.account}, request, work};
            return handle(asked);
        }
        catch (base::Refusal const& refusal) {
            if (not refusal.code().starts_with("access.")) throw;
            return answer_of(refusal);
        }
    };
    return made;
}

http::Answer document(std::string json, int status)
{
    http::Answer answer;
    answer.status = status;
    answer.body = std::move(json);
    answer.set("cache-control", "no-store");
    return answer;
}

http::Answer shown_once(std::string_view address, std::string const& code)
{
    std::string text;
    base::JsonWriter(text).object().member("path", std::string(address) + code).member("code", code).end();
    return document(std::move(text), 201);
}

Grant wanted_grant(Asked const& asked)
{
    auto const& settings = asked.desk.world.settings;
    Grant wanted;
    wanted.role = asked.text("role");
    wanted.operation = asked.text("operation", "*");
    wanted.body = asked.text("body", "*");
    wanted.area = asked.text(settings.area, "*");
    wanted.organisation = asked.text(settings.organisation);
    if (auto const highest = asked.text("highest"); not highest.empty()) wanted.highest = sensitivity_sure(highest);
    if (auto const from = asked.text("from"); not from.empty()) wanted.from = start_of(from);
    wanted.until = end_of(asked.text("until"));
    if (settings.knows_operation and wanted.operation != "*" and not settings.knows_operation(asked.desk.db, wanted.operation)) refuse("access.not_here");
    return wanted;
}

void expect_may_give(Asked const& asked, Grant const& wanted)
{
    auto const who = asked.who();
    auto const& roles = asked.desk.world.roles;
    if (may_give(roles, who, wanted, asked.desk.now())) return;
    if (not knows_of(roles, who, wanted.operation, asked.desk.now())) refuse("access.not_here");
    refuse("access.may_not_give");
}

std::vector<http::Parameter> grant_parameters(Settings const& settings)
{
    return {{"role", "ROLE", "one of GET /api/1/roles", true},
            {"operation", "ID", "only this operation; all where left out"},
            {"body", "CODE", "only this body; all where left out"},
            {settings.area, "CODE", "only what begins so; all where left out"},
            {settings.organisation, "ID", "whom the person works for, where the role is bound to one"},
            {"highest", "CLASS", "low, moderate (where left out), high or severe"},
            {"from", "DAY", "the first day; today where left out"},
            {"until", "DAY", "the last day"}};
}

void write(base::JsonWriter& json, Settings const& settings, Grant const& grant)
{
    json.object().member("id", grant.id).member("account", grant.account).member("role", grant.role).member("operation", grant.operation);
    json.member("body", grant.body).member(settings.area, grant.area).member(settings.organisation, grant.organisation);
    json.member("highest", name_of(grant.highest)).member("from", grant.from.text()).key("until");
    if (grant.until < forever) json.text(grant.until.text());
    else json.null();
    json.member("provisional", grant.provisional).member("granted_by", grant.by).end();
}

http::Answer signed_in(Asked const& asked, SignIn const& made)
{
    if (auto const before = asked.secret(); not before.empty()) end_session(asked.desk, before);
    std::string text;
    base::JsonWriter(text).object().member("account", made.account).member("token", csrf_of(made.secret)).end();
    auto answer = document(std::move(text));
    answer.set("set-cookie", cookie(asked.request.secure, made.secret));
    return answer;
}

http::Answer signed_in_as(Asked const& asked, std::string const& account, bool second_factor)
{
    return signed_in(asked, start_session(asked.desk, account, asked.request.from, asked.request.header("user-agent"), second_factor));
}

std::vector<http::Route> routes(World& world)
{
    std::vector<http::Route> all;
    add_session_routes(world, all);
    add_own_routes(world, all);
    add_people_routes(world, all);
    add_oidc_routes(world, all);
    return all;
}

}
