// Signing in by way of another house: there and back again.
#include "routes_inside.hpp"
#include <access/oidc.hpp>
#include <fmt/core.h>

namespace muster::access {

namespace {

using http::Answer;

std::string_view binding_name(bool secure) { return secure ? "__Host-muster-oidc" : "muster-oidc"; }

std::string binding_cookie(bool secure, std::string_view value)
{
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}; Max-Age={}", binding_name(secure), value, secure ? "; Secure" : "", value.empty() ? 0 : 600);
}

Answer go_to(std::string address)
{
    Answer answer;
    answer.status = 303;
    answer.set("location", std::move(address));
    answer.set("cache-control", "no-store");
    return answer;
}

Oidc& issuer_of(Asked const& asked)
{
    if (not asked.desk.world.oidc) refuse("access.no_issuer");
    return *asked.desk.world.oidc;
}

/// People come here by a link, not a program: what is wrong is shown on the page where they began.
template <typename Work>
Answer for_people(Asked const& asked, Work work)
{
    try {
        return work();
    }
    catch (base::Refusal const& refusal) {
        bool const person = asked.request.header("accept").find("text/html") != std::string_view::npos;
        if (not person or not refusal.code().starts_with("access.")) throw;
        return go_to("/?problem=" + refusal.code());
    }
}

Answer get_start(Asked& asked)
{
    return for_people(asked, [&] {
        auto const who = asked.who();
        bool const adds = not asked.text("add").empty();
        if (adds and who.kind != Subject::Kind::account) refuse("access.signed_out");
        auto const begun = issuer_of(asked).begin(adds ? who.account : "");
        auto answer = go_to(begun.address);
        answer.set("set-cookie", binding_cookie(asked.request.secure, begun.binding));
        return answer;
    });
}

/// The account of an identity that may be new here. A mail address that an account has already makes nobody its owner.
std::string account_for(Asked const& asked, Identity const& who)
{
    auto const host_at = who.issuer.find("://") + 3;
    auto const host = who.issuer.substr(host_at, who.issuer.find_first_of(":/", host_at) - host_at);
    NewAccount wanted;
    wanted.mail = who.mail.empty() ? fmt::format("{}@{}", digest_of(who.issuer + " " + who.subject).substr(0, 16), host) : who.mail;
    wanted.name = who.name.empty() ? wanted.mail : who.name;
    return account_of_identity(asked.desk, who.issuer, who.subject, wanted).id;
}

Answer get_callback(Asked& asked)
{
    return for_people(asked, [&] {
        auto const binding = asked.request.cookie(binding_name(asked.request.secure));
        auto const done = issuer_of(asked).finish(asked.text("state"), asked.text("code"), binding, asked.text("iss"), asked.text("error"));
        auto answer = go_to("/");
        answer.set("set-cookie", binding_cookie(asked.request.secure, ""));
        if (not done.account.empty()) {
            if (asked.who().account != done.account) refuse("access.oidc_over");
            add_identity(asked.desk, done.account, done.identity.issuer, done.identity.subject);
            return answer;
        }
        auto const id = account_for(asked, done.identity);
        if (account(asked.desk, id).closed) refuse("access.wrong_sign_in");
        if (auto const before = asked.secret(); not before.empty()) end_session(asked.desk, before);
        auto const made = start_session(asked.desk, id, asked.request.from, asked.request.header("user-agent"), done.identity.second_factor);
        answer.set("set-cookie", cookie(asked.request.secure, made.secret));
        return answer;
    });
}

}

void add_oidc_routes(World& world, std::vector<http::Route>& routes)
{
    using Takes = std::vector<http::Parameter>;
    auto const add = [&](auto... parts) { routes.push_back(route(world, parts...)); };
    add("GET", "/oidc/start", "open", "Sends the browser to the other house where one signs in.",
        Takes{{"add", "", "adds it to the account that is signed in, as another way in"}}, get_start);
    add("GET", "/oidc/callback", "open", "Where the other house sends the browser back to.",
        Takes{{"state", "WORD", "as it was sent there"}, {"code", "WORD", "what is exchanged for who it is"}, {"iss", "ADDRESS", "who sends it"},
              {"error", "WORD", "why not"}, {"error_description", "TEXT", "why not, in words"}, {"error_uri", "ADDRESS", "why not, at length"},
              {"session_state", "WORD", "of the other house; not looked at"}, {"scope", "WORDS", "not looked at"}},
        get_callback);
}

}
