// Who am I, signing in and out, and the ways in without a sign-in: set-up, invitations, new passwords, registering.
#include "routes_inside.hpp"
#include <access/oidc.hpp>
#include <fmt/core.h>
#include <map>
#include <set>

namespace muster::access {

namespace {

using http::Answer;

std::string_view name_of(Subject::Kind kind)
{
    switch (kind) {
    case Subject::Kind::nobody: return "nobody";
    case Subject::Kind::account: return "account";
    case Subject::Kind::token: return "token";
    case Subject::Kind::link: return "link";
    }
    return "nobody";
}

/// The permissions that reach anything at all in the operation.
std::vector<std::string_view> permissions_in(Asked const& asked, Subject const& who, std::string_view operation)
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < given_count; ++i)
        if (auto const one = static_cast<Permission>(i); not reach(asked.desk.world.roles, who, one, operation, asked.desk.now()).empty())
            names.push_back(access::name_of(one));
    return names;
}

void write_permissions(base::JsonWriter& json, Asked const& asked, Subject const& who)
{
    std::set<std::string> operations{""};
    for (auto const& grant : who.grants)
        if (grant.operation != "*") operations.insert(grant.operation);
    if (who.only_operation != "*") operations.insert(who.only_operation);
    std::set<std::string_view> anywhere;
    json.key("operations").object();
    for (auto const& operation : operations) {
        auto const names = permissions_in(asked, who, operation);
        anywhere.insert(names.begin(), names.end());
        // What holds everywhere stands under "*", what holds in one operation under its id.
        json.member(operation.empty() ? "*" : operation, names);
    }
    json.end().member("permissions", anywhere);
}

/// What a page needs to know before it asks for more: whether one is there, is asked for, and was shown.
void write_second_factor(base::JsonWriter& json, Asked const& asked, Subject const& who, Account const& held)
{
    auto const rule = second_factor_rule(asked.desk);
    auto const now = asked.desk.now();
    bool const ahead = not rule.holds(now) and rule_names(rule, who.grants, rule.from);
    json.key("second_factor").object().member("has", held.has_second_factor).member("required", rule.holds(now) and rule_names(rule, who.grants, now));
    json.member("proven", asked.work.caller.proven).key("required_from");
    if (ahead) json.text(rule.from.text());
    else json.null();
    json.key("recovery_codes_left");
    if (held.has_second_factor) json.number(recovery_codes_left(asked.desk, who.account));
    else json.null();
    json.end();
}

/// The roles that the account may give to others, by operation as the permissions are: "*" where it may everywhere.
void write_may_give(base::JsonWriter& json, Asked const& asked, Subject const& who)
{
    std::map<std::string, std::set<std::string_view>> given;
    auto const& roles = asked.desk.world.roles;
    for (auto const& grant : who.grants)
        for (auto const& role : roles.all()) {
            auto wanted = grant;
            wanted.role = role.id;
            wanted.until = std::min(grant.until, asked.desk.now());
            if (may_give(roles, who, wanted, asked.desk.now())) given[grant.operation].insert(role.id);
        }
    json.key("may_give").object();
    for (auto const& [operation, names] : given) json.member(operation, names);
    json.end();
}

Answer get_me(Asked& asked)
{
    auto const who = asked.who();
    if (who.kind == Subject::Kind::nobody) refuse("access.signed_out");
    std::string text;
    base::JsonWriter json(text);
    json.object().member("kind", name_of(who.kind)).member("account", who.account).member("token", asked.work.caller.csrf);
    if (who.kind == Subject::Kind::account) {
        auto const held = account(asked.desk, who.account);
        json.member("mail", held.mail).member("name", held.name).member("language", held.language);
        write_second_factor(json, asked, who, held);
    }
    write_permissions(json, asked, who);
    write_may_give(json, asked, who);
    json.key("grants").list();
    for (auto const& grant : who.grants)
        if (grant.from <= asked.desk.now() and asked.desk.now() < grant.until) write(json, asked.desk.world.settings, grant);
    json.end().end();
    return document(std::move(text));
}

Answer post_session(Asked& asked)
{
    return signed_in(asked, sign_in(asked.desk, asked.text("account"), asked.text("password"), asked.text("code"), asked.request.from,
                                    asked.request.header("user-agent")));
}

/// For sessions that began in another way than with a password: those of the other house.
Answer post_session_code(Asked& asked)
{
    prove_totp(asked.desk, asked.desk.actor, asked.text("code"));
    return signed_in_as(asked, asked.desk.actor, true);
}

Answer delete_session(Asked& asked)
{
    if (auto const secret = asked.secret(); not secret.empty()) end_session(asked.desk, secret);
    auto answer = document("{}");
    answer.set("set-cookie", cookie(asked.request.secure, ""));
    return answer;
}

/// Codes are guessed at as passwords are: so many wrong ones from one address, then none for a while.
template <typename Work>
Answer with_code(Asked& asked, Work work)
{
    auto& tries = asked.desk.world.address_tries;
    auto const key = "code:" + asked.request.from;
    if (auto const wait = tries.wait(key); wait > 0) refuse("access.slow_down", {std::to_string((wait + 999) / 1000)});
    try {
        return work();
    }
    catch (base::Refusal const& refusal) {
        if (refusal.code() == "access.code_over") tries.failed(key);
        throw;
    }
}

NewAccount newcomer(Asked const& asked) { return {asked.text("mail"), asked.text("name"), asked.text("language", "en")}; }

Answer get_setup(Asked& asked)
{
    std::string text;
    auto const& world = asked.desk.world;
    base::JsonWriter(text).object().member("needed", not any_account(asked.desk)).member("registration", world.settings.registration)
        .member("other_house", world.oidc ? world.oidc->issuer().name : "").end();
    return document(std::move(text));
}

/// Whoever has read the address has the machine in hand: that is a second proof beside the password, for this once. The
/// next sign-in asks for a second factor.
Answer post_setup(Asked& asked)
{
    return with_code(asked, [&] { return signed_in_as(asked, set_up(asked.desk, asked.text("code"), newcomer(asked), asked.text("password")).id, true); });
}

Answer get_invitation(Asked& asked)
{
    return with_code(asked, [&] {
        auto const found = invitation(asked.desk, asked.text("code"));
        auto const* role = asked.desk.world.roles.find(found.offered.role);
        std::string text;
        base::JsonWriter json(text);
        json.object().member("mail", found.mail).member("role_name", role == nullptr ? found.offered.role : role->name).key("grant");
        write(json, asked.desk.world.settings, found.offered);
        json.end();
        return document(std::move(text));
    });
}

Answer post_accept(Asked& asked)
{
    return with_code(asked, [&] {
        auto const code = asked.text("code");
        if (auto const who = asked.who(); who.kind == Subject::Kind::account and asked.text("password").empty()) {
            accept_as(asked.desk, code, who.account);
            return document("{}");
        }
        return signed_in_as(asked, accept(asked.desk, code, newcomer(asked), asked.text("password")).id, false);
    });
}

/// Does not sign in: a second factor is not passed by on the way.
Answer post_password(Asked& asked)
{
    return with_code(asked, [&] {
        std::string text;
        auto const held = use_password_code(asked.desk, asked.text("code"), asked.text("password"));
        base::JsonWriter(text).object().member("account", held.id).member("mail", held.mail).end();
        return document(std::move(text));
    });
}

Answer post_register(Asked& asked)
{
    auto const& settings = asked.desk.world.settings;
    auto& tries = asked.desk.world.address_tries;
    auto const key = "register:" + asked.request.from;
    if (auto const wait = tries.wait(key); wait > 0) refuse("access.slow_down", {std::to_string((wait + 999) / 1000)});
    tries.failed(key);
    auto const operation = asked.text("operation");
    if (settings.knows_operation and not settings.knows_operation(asked.desk.db, operation)) refuse("access.not_here");
    auto const said = asked.text(settings.organisation);
    if (said.empty()) refuse("access.missing_member", {settings.organisation});
    store::Transaction transaction(asked.desk.db);
    auto const organisation = settings.organisation_named ? settings.organisation_named(asked.desk, operation, said) : said;
    auto const made = register_account(asked.desk, newcomer(asked), asked.text("password"), operation, organisation);
    transaction.commit();
    return signed_in_as(asked, made.id, false);
}

}

void add_session_routes(World& world, std::vector<http::Route>& routes)
{
    http::Parameter const mail{"mail", "MAIL", "the mail address that the account is known by", true};
    http::Parameter const name{"name", "NAME", "what people call you", true};
    http::Parameter const password{"password", "PASSWORD", "at least 12 characters", true};
    http::Parameter const language{"language", "CODE", "en, fr, es or ar"};
    auto const& organisation = world.settings.organisation;
    auto const add = [&](auto... parts) { routes.push_back(route(world, parts...)); };
    add("GET", "/me", "open", "Who is signed in, what the account may do, and the token that writing requests carry.", std::vector<http::Parameter>{}, get_me);
    add("POST", "/session", "open", "Signs in: the answer sets the cookie of a new session.",
        std::vector<http::Parameter>{{"account", "MAIL", "the account's mail address", true}, {"password", "PASSWORD", "its password", true},
                                     {"code", "DIGITS", "six digits of the second factor, or a recovery code"}},
        post_session);
    add("POST", "/session/code", "enrol", "Shows the second factor where the sign-in did not ask for it: a new session in the place of this one.",
        std::vector<http::Parameter>{{"code", "DIGITS", "six digits of the second factor, or a recovery code", true}}, post_session_code);
    add("DELETE", "/session", "open", "Signs out.", std::vector<http::Parameter>{}, delete_session);
    add("GET", "/setup", "open", "Whether the first account has still to be made, whether people may register, and with which other house one may sign in.", std::vector<http::Parameter>{}, get_setup);
    add("POST", "/setup", "open", "Makes the first account with the code that the server printed at its start, and signs it in.",
        std::vector<http::Parameter>{{"code", "CODE", "such as 7KQ2-M9XD", true}, mail, name, password, language}, post_setup);
    add("GET", "/invitations/{code}", "open", "What an invitation offers.", std::vector<http::Parameter>{}, get_invitation);
    add("POST", "/invitations/{code}/accept", "open", "Makes the account that was invited and signs it in; or, signed in and without a password, takes the grant up.",
        std::vector<http::Parameter>{{"mail", "MAIL", "the mail address of the new account"}, {"name", "NAME", "what people call you"},
                                     {"password", "PASSWORD", "at least 12 characters"}, language},
        post_accept);
    add("POST", "/password", "open", "Sets a new password with a code that works once, and signs the account out everywhere.",
        std::vector<http::Parameter>{{"code", "CODE", "as in the address that was given", true}, password}, post_password);
    add("POST", "/register", "open", "Makes an account that may hand in for an organisation; what it hands in waits until somebody confirms it.",
        std::vector<http::Parameter>{mail, name, password, language, {"operation", "ID", "where you work", true},
                                     {organisation, "NAME", "whom you work for, as people call it", true}},
        post_register);
}

}
