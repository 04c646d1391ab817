// Looking after one's own account: sign-ins, tokens, password, second factor.
#include "routes_inside.hpp"

namespace muster::access {

namespace {

using http::Answer;

std::string own(Asked const& asked) { return asked.desk.actor; }

Answer post_me(Asked& asked)
{
    auto const held = account(asked.desk, own(asked));
    rename_account(asked.desk, held.id, asked.text("name", held.name), asked.text("language", held.language));
    return document("{}");
}

Answer get_sessions(Asked& asked)
{
    auto const here = digest_of(asked.secret());
    std::string text;
    base::JsonWriter json(text);
    json.object().key("sessions").list();
    for (auto const& one : sessions(asked.desk, own(asked))) {
        json.object().member("id", one.id).member("from", one.made.text()).member("seen", one.seen.text());
        json.member("address", one.address).member("agent", one.agent).member("this", one.digest == here).member("second_factor", one.second_factor).end();
    }
    json.end().end();
    return document(std::move(text));
}

Answer delete_sessions(Asked& asked)
{
    end_sessions(asked.desk, own(asked), digest_of(asked.secret()));
    return document("{}");
}

Answer delete_one_session(Asked& asked)
{
    end_session_named(asked.desk, own(asked), asked.text("session"));
    return document("{}");
}

Answer get_tokens(Asked& asked)
{
    std::string text;
    base::JsonWriter json(text);
    json.object().key("tokens").list();
    for (auto const& one : tokens(asked.desk, own(asked))) {
        json.object().member("id", one.id).member("name", one.name).member("operation", one.operation).key("permissions").list();
        for (auto const permission : one.permissions) json.text(name_of(permission));
        json.end().member("made", one.made.text()).member("until", one.until.text()).member("seen", one.seen).end();
    }
    json.end().end();
    return document(std::move(text));
}

Answer post_tokens(Asked& asked)
{
    Token wanted;
    wanted.account = own(asked);
    wanted.name = asked.text("name");
    wanted.second_factor = asked.work.caller.proven;
    wanted.operation = asked.text("operation", "*");
    wanted.until = asked.text("until").empty() ? base::Instant{asked.desk.now().ms + std::int64_t{90} * 86'400'000} : end_of(asked.text("until"));
    if (auto const found = asked.work.params.find("permissions"); found != asked.work.params.end())
        for (auto const& name : found->second) wanted.permissions.push_back(permission_sure(name));
    auto const word = make_token(asked.desk, wanted);
    std::string text;
    base::JsonWriter(text).object().member("token", word).end();
    return document(std::move(text), 201);
}

Answer delete_token(Asked& asked)
{
    revoke_token(asked.desk, own(asked), asked.text("token"));
    return document("{}");
}

/// The password again, or, where the account has none, the other house's word. A second factor that is there already is
/// changed by who has shown it.
void expect_owner(Asked const& asked)
{
    auto const held = account(asked.desk, own(asked));
    if (held.has_second_factor and not asked.work.caller.proven) refuse("access.second_factor_needed");
    if (held.has_password) expect_password(asked.desk, held.id, asked.text("password"));
}

Answer post_own_password(Asked& asked)
{
    expect_password(asked.desk, own(asked), asked.text("old"));
    set_password(asked.desk, own(asked), asked.text("new"));
    return signed_in_as(asked, own(asked), asked.work.caller.proven);
}

Answer post_totp(Asked& asked)
{
    expect_owner(asked);
    auto const secret = begin_totp(asked.desk, own(asked));
    std::string text;
    base::JsonWriter(text).object().member("secret", secret).member("address", totp_address(secret, account(asked.desk, own(asked)).mail)).end();
    return document(std::move(text), 201);
}

Answer post_totp_confirm(Asked& asked)
{
    auto const codes = confirm_totp(asked.desk, own(asked), asked.text("code"));
    // From here on the account has two factors, so sessions that were begun with one end.
    end_sessions(asked.desk, own(asked));
    auto answer = signed_in_as(asked, own(asked), true);
    answer.body.pop_back();
    answer.body += ",\"recovery_codes\":";
    base::JsonWriter(answer.body).value(codes);
    answer.body += "}";
    return answer;
}

Answer delete_totp(Asked& asked)
{
    expect_owner(asked);
    if (needs_second_factor(asked.desk, asked.who().grants)) refuse("access.second_factor_kept");
    end_totp(asked.desk, own(asked));
    return document("{}");
}

}

void add_own_routes(World& world, std::vector<http::Route>& routes)
{
    using Takes = std::vector<http::Parameter>;
    http::Parameter const password{"password", "PASSWORD", "the password that you have now; left out where the account has none"};
    auto const add = [&](auto... parts) { routes.push_back(route(world, parts...)); };
    add("POST", "/me", "self", "Changes one's name or language.", Takes{{"name", "NAME", "what people call you"}, {"language", "CODE", "en, fr, es or ar"}}, post_me);
    add("GET", "/me/sessions", "self", "Where one is signed in.", Takes{}, get_sessions);
    add("DELETE", "/me/sessions", "self", "Signs out everywhere but here.", Takes{}, delete_sessions);
    add("DELETE", "/me/sessions/{session}", "self", "Signs out in one place.", Takes{}, delete_one_session);
    add("GET", "/me/tokens", "self", "The tokens of one's programs, and when each was last used.", Takes{}, get_tokens);
    add("POST", "/me/tokens", "self", "Makes a token for a program; it is shown this once.",
        Takes{{"name", "NAME", "what it is for", true},
              {"permissions", "NAME", "what it may do, as far as you may: figures, rows, contacts, hand_in, settle, keep, propose, decide, members, commit, board, administer", true, true},
              {"operation", "ID", "only there; everywhere where left out"},
              {"until", "DAY", "the last day; 90 days where left out, a year at most"}},
        post_tokens);
    add("DELETE", "/me/tokens/{token}", "self", "Takes a token back, from this moment.", Takes{}, delete_token);
    add("POST", "/me/password", "self", "Sets another password and signs out everywhere else.",
        Takes{{"old", "PASSWORD", "the password that you have now", true}, {"new", "PASSWORD", "at least 12 characters", true}}, post_own_password);
    add("POST", "/me/totp", "enrol", "Begins a second factor: a secret for the authenticator.", Takes{password}, post_totp);
    add("POST", "/me/totp/confirm", "enrol", "Turns the second factor on; the ten recovery codes are shown this once.",
        Takes{{"code", "DIGITS", "six digits that the authenticator shows", true}}, post_totp_confirm);
    add("DELETE", "/me/totp", "self", "Turns the second factor off.", Takes{password}, delete_totp);
}

}
