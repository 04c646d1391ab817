// Signing in by way of another house, and every way in which what comes from there is not what it should be.
#include "bench_desk.hpp"
#include "house.hpp"
#include <access/routes.hpp>

namespace muster::access {

namespace {

constexpr base::Instant noon{1'774'958'400'000};

class Elsewhere : public testing::Test {
protected:
    Elsewhere()
    {
        auto made = std::make_unique<House>();
        house = made.get();
        house->now_s = noon.ms / 1000;
        Issuer const issuer{house->issuer, "muster", "geheim & more", "https://muster.example/api/1/oidc/callback", "House", {}};
        oidc = std::make_unique<Oidc>(issuer, clock, std::move(made));
    }
    /// The whole way; the code of the refusal, "" where somebody is known at its end.
    std::string there_and_back()
    {
        return refusal_of([&] {
            auto const begun = oidc->begin("");
            found = oidc->finish(parameter_of(begun.address, "state"), house->sign_in(begun.address), begun.binding, "", "").identity;
        });
    }
    std::string with(std::function<void(Claims&)> change)
    {
        house->change = std::move(change);
        return there_and_back();
    }

    base::StillClock clock{noon};
    House* house = nullptr;
    std::unique_ptr<Oidc> oidc;
    Identity found;
};

}

TEST_F(Elsewhere, WhoSignedInThereIsKnown)
{
    auto const begun = oidc->begin("");
    EXPECT_TRUE(begun.address.starts_with("https://login.house.example/auth?response_type=code&client_id=muster&redirect_uri=https%3A%2F%2Fmuster.example%2Fapi%2F1%2Foidc%2Fcallback&")) << begun.address;
    EXPECT_EQ(parameter_of(begun.address, "code_challenge_method"), "S256");
    EXPECT_EQ(parameter_of(begun.address, "code_challenge").size(), 43u);
    EXPECT_EQ(begun.address.find("geheim"), std::string::npos);
    EXPECT_EQ(there_and_back(), "");
    EXPECT_EQ(found.issuer, house->issuer);
    EXPECT_EQ(found.subject, "u-17");
    EXPECT_EQ(found.mail, "eve@house.example");
    EXPECT_EQ(house->last_authorization, "Basic bXVzdGVyOmdlaGVpbSUyMCUyNiUyMG1vcmU=") << "encoded before it is joined (RFC 6749, 2.3.1)";
    EXPECT_EQ(with([](Claims& claims) { claims["email_verified"] = "false"; }), "");
    EXPECT_EQ(found.mail, "") << "an address that nobody verified is none";
}

TEST_F(Elsewhere, EllipticKeysDoAsWell)
{
    house->key = elliptic();
    house->alg = "ES256";
    EXPECT_EQ(there_and_back(), "");
    house->key_set = jwk_of(elliptic(), "k1");
    clock.move_to({noon.ms + 3'700'000});
    house->now_s = clock.now().ms / 1000;
    EXPECT_EQ(there_and_back(), "access.oidc_wrong");
}

TEST_F(Elsewhere, WrongClaimsAreRefused)
{
    EXPECT_EQ(with([](Claims& claims) { claims["nonce"] = "\"another\""; }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims.erase("nonce"); }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["aud"] = "\"somebody\""; }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims.erase("aud"); }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["aud"] = R"(["muster","other"])"; }), "access.oidc_wrong") << "for several, and nobody says for whom";
    EXPECT_EQ(with([](Claims& claims) { claims["aud"] = R"(["muster","other"])", claims["azp"] = "\"other\""; }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["azp"] = "\"other\""; }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["azp"] = "7"; }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["iss"] = "\"https://evil.example\""; }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["iss"] = "\"https://login.house.example/\""; }), "access.oidc_wrong") << "exactly as it writes itself";
    EXPECT_EQ(with([&](Claims& claims) { claims["exp"] = std::to_string(house->now_s - 61); }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims.erase("exp"); }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["exp"] = "\"never\""; }), "access.oidc_wrong");
    EXPECT_EQ(with([&](Claims& claims) { claims["iat"] = std::to_string(house->now_s + 3600); }), "access.oidc_wrong");
    EXPECT_EQ(with([&](Claims& claims) { claims["nbf"] = std::to_string(house->now_s + 3600); }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["sub"] = "\"\""; }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["sub"] = "17"; }), "access.oidc_wrong");
    EXPECT_EQ(with([](Claims& claims) { claims["aud"] = R"(["muster"])"; }), "") << "a list of one is one";
    EXPECT_EQ(with([](Claims& claims) { claims["aud"] = R"(["muster","other"])", claims["azp"] = "\"muster\""; }), "");
}

TEST_F(Elsewhere, WrongSignaturesAreRefused)
{
    auto const spoilt = [&](std::function<std::string(std::string)> how) {
        house->spoil = std::move(how);
        return there_and_back();
    };
    auto const payload = [](std::string const& token) { return token.substr(token.find('.') + 1, token.rfind('.') - token.find('.') - 1); };
    auto const header = [](std::string const& text) { return to_base64url(text); };
    EXPECT_EQ(spoilt([](std::string token) { return token; }), "");
    EXPECT_EQ(spoilt([&](std::string token) { return header(R"({"alg":"none"})") + "." + payload(token) + "."; }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([&](std::string token) { return header(R"({"alg":"None","kid":"k1"})") + "." + payload(token) + "."; }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([&](std::string token) { return header(R"({"alg":"RS256","kid":"k1"})") + "." + payload(token) + "."; }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([&](std::string token) { return header(R"({"alg":"HS256","kid":"k1"})") + token.substr(token.find('.')); }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([&](std::string token) { return header(R"({"alg":"PS256","kid":"k1"})") + token.substr(token.find('.')); }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([](std::string token) { return token.substr(0, token.rfind('.') + 1) + std::string(342, 'A'); }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([](std::string token) { return token + "A"; }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([](std::string token) { return token + "=="; }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([](std::string token) { return token + ".x"; }), "access.oidc_wrong");
    for (std::string const text : {"", ".", "..", "...", "a.b.c", "eyJhbGciOiJSUzI1NiJ9"}) EXPECT_EQ(spoilt([=](std::string) { return text; }), "access.oidc_wrong") << text;
    EXPECT_EQ(spoilt([](std::string) { return std::string(100'000, 'A'); }), "access.oidc_wrong");
    auto const other = rsa();
    EXPECT_EQ(spoilt([&](std::string token) { return jws(other, {{"alg", "\"RS256\""}, {"kid", "\"k1\""}}, *from_base64url(payload(token))); }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([&](std::string token) { return jws(house->key, {{"alg", "\"RS256\""}, {"kid", "\"k1\""}, {"crit", "[\"x\"]"}}, *from_base64url(payload(token))); }), "access.oidc_wrong");
    EXPECT_EQ(spoilt([&](std::string token) { return jws(house->key, {{"alg", "\"RS256\""}}, *from_base64url(payload(token))); }), "") << "without a kid any key of the kind may be it";
}

TEST_F(Elsewhere, KeysThatAreTooShortOrForSomethingElseAreNone)
{
    auto const set_to = [&](std::string const& set) {
        house->key_set = set;
        clock.move_to({clock.now().ms + 3'700'000});
        house->now_s = clock.now().ms / 1000;
        return there_and_back();
    };
    auto const own = jwk_of(house->key, "k1");
    auto const changed = [&](std::string const& from, std::string const& to) {
        auto text = own;
        return text.replace(text.find(from), from.size(), to);
    };
    EXPECT_EQ(set_to(own), "");
    EXPECT_EQ(set_to(changed(R"("use":"sig")", R"("use":"enc")")), "access.oidc_wrong");
    EXPECT_EQ(set_to(changed(R"("alg":"RS256")", R"("alg":"RS512")")), "access.oidc_wrong");
    EXPECT_EQ(set_to(changed(R"("kty":"RSA")", R"("kty":"oct")")), "access.oidc_wrong");
    EXPECT_EQ(set_to(jwk_of(rsa(), "k0") + "," + own), "");
    house->key = rsa(1024);
    EXPECT_EQ(set_to(""), "access.oidc_wrong");
}

TEST_F(Elsewhere, AStateWorksOnceForTenMinutesInOneBrowser)
{
    auto const begin = [&] { return oidc->begin(""); };
    auto const finish = [&](Oidc::Begun const& begun, std::string_view code, std::string_view binding, std::string_view issuer = "", std::string_view error = "") {
        return refusal_of([&] { oidc->finish(parameter_of(begun.address, "state"), code, binding, issuer, error); });
    };
    auto one = begin();
    auto code = house->sign_in(one.address);
    EXPECT_EQ(finish(one, code, "another browser"), "access.oidc_over");
    EXPECT_EQ(finish(one, code, one.binding), "access.oidc_over") << "and it is gone";
    one = begin();
    code = house->sign_in(one.address);
    EXPECT_EQ(finish(one, code, one.binding), "");
    EXPECT_EQ(finish(one, code, one.binding), "access.oidc_over") << "played again";
    auto const two = begin();
    house->sign_in(two.address);
    EXPECT_EQ(finish(two, code, two.binding), "access.oidc_wrong") << "the code of the one before";
    auto const three = begin();
    code = house->sign_in(three.address);
    clock.move_to({noon.ms + 10 * 60'000});
    EXPECT_EQ(finish(three, code, three.binding), "access.oidc_over");
    auto const four = begin();
    EXPECT_EQ(finish(four, house->sign_in(four.address), four.binding, "https://evil.example"), "access.oidc_wrong") << "mixed up with another issuer";
    auto const five = begin();
    EXPECT_EQ(finish(five, "", five.binding, "", "access_denied"), "access.oidc_denied");
    auto const six = begin();
    EXPECT_EQ(finish(six, "", six.binding), "access.oidc_wrong");
    EXPECT_EQ(refusal_of([&] { oidc->finish("", "", "", "", ""); }), "access.oidc_over");
    auto const seven = begin(), eight = begin();
    house->sign_in(seven.address);
    auto const injected = house->sign_in(eight.address);
    EXPECT_EQ(finish(seven, injected, seven.binding), "access.oidc_wrong") << "somebody else's code fits neither verifier nor nonce";
}

TEST_F(Elsewhere, UnknownKeysAreAskedForAtMostOnceAMinute)
{
    EXPECT_EQ(there_and_back(), "");
    EXPECT_EQ(house->asked_for_keys, 1);
    EXPECT_EQ(house->asked_for_description, 1);
    house->key = rsa();
    house->kid = "k2";
    EXPECT_EQ(there_and_back(), "access.oidc_wrong") << "within the minute nothing is asked";
    clock.move_to({noon.ms + 61'000});
    EXPECT_EQ(there_and_back(), "") << "new keys are found by themselves";
    EXPECT_EQ(house->asked_for_keys, 2);
    house->spoil = [&](std::string) { return jws(house->key, {{"alg", "\"RS256\""}, {"kid", "\"k9\""}}, "{}"); };
    for (int i = 0; i < 20; ++i) EXPECT_EQ(there_and_back(), "access.oidc_wrong");
    EXPECT_EQ(house->asked_for_keys, 2) << "wrong tokens do not make us ask";
}

TEST_F(Elsewhere, AHouseThatIsSilentOrCallsItselfOtherwise)
{
    house->silent = true;
    EXPECT_EQ(there_and_back(), "access.issuer_silent");
    house->silent = false;
    house->calls_itself = "https://evil.example";
    EXPECT_EQ(there_and_back(), "access.oidc_wrong");
}

TEST(Issuers, AreReadFromAFileOrRefused)
{
    auto const read = [](std::string const& text) { return refusal_of([&] { static_cast<void>(Issuer::read(text)); }); };
    EXPECT_EQ(read(R"({"issuer":"https://a.example","client":"c","secret":"s","redirect":"https://b.example/api/1/oidc/callback"})"), "");
    EXPECT_EQ(Issuer::read(R"({"issuer":"https://a.example/x","client":"c","redirect":"https://b.example/"})").name, "a.example");
    EXPECT_EQ(read(R"({"issuer":"http://127.0.0.1:18999","client":"c","redirect":"http://127.0.0.1:8400/api/1/oidc/callback"})"), "") << "on this machine, for trials";
    for (auto const* wrong : {"", "[]", "{}", R"({"issuer":"http://a.example","client":"c","redirect":"https://b.example"})", R"({"issuer":"https://a.example","redirect":"https://b.example"})",
                              R"({"issuer":"https://a@b.example","client":"c","redirect":"https://b.example"})", R"({"issuer":"http://127.0.0.1.evil.example","client":"c","redirect":"https://b.example"})",
                              R"({"issuer":"file:///etc/passwd","client":"c","redirect":"https://b.example"})", R"({"issuer":"https://a.example","client":"c","redirect":"https://b.example","more":"x"})",
                              R"({"issuer":"https://a.example","client":"c","redirect":"https://b.example","also":["http://k.example"]})"})
        EXPECT_EQ(read(wrong), "access.bad_issuer") << wrong;
}

class WaysIn : public OnDesk {};
INSTANTIATE_ON_BOTH(WaysIn);

TEST_P(WaysIn, AnIdentityIsIssuerAndSubjectAndNeverAMailAddress)
{
    auto const there = person("eve@house.example");
    EXPECT_EQ(refusal_of([&] { account_of_identity(desk(), "https://a.example", "u1", {"eve@house.example", "Eve"}); }), "access.mail_taken")
        << "whoever has the address there does not become the account that has it here";
    auto const made = account_of_identity(desk(), "https://a.example", "u1", {"eve2@house.example", "Eve"});
    EXPECT_TRUE(grants(desk(), made.id).empty()) << "what may be done is granted by people";
    EXPECT_EQ(account_of_identity(desk(), "https://a.example", "u1", {"other@house.example", "Other"}).id, made.id);
    EXPECT_NE(account_of_identity(desk(), "https://b.example", "u1", {"eve3@house.example", "Eve"}).id, made.id) << "the same subject of another issuer is somebody else";
    add_identity(desk(), there, "https://a.example", "u2");
    add_identity(desk(), there, "https://a.example", "u2");
    EXPECT_EQ(account_of_identity(desk(), "https://a.example", "u2", {"x@house.example", "X"}).id, there);
    EXPECT_EQ(refusal_of([&] { add_identity(desk(), made.id, "https://a.example", "u2"); }), "access.identity_taken");
    EXPECT_EQ(refusal_of([&] { sign("eve2@house.example", ""); }), "access.wrong_sign_in") << "without a password there is none to guess";
}

TEST_P(WaysIn, TheRoutesLeadThereAndBack)
{
    auto made = std::make_unique<House>();
    auto& house = *made;
    house.now_s = noon.ms / 1000;
    auto const table = routes(world);
    auto const ask = [&](std::string const& path, http::Params params, http::Headers headers = {}) {
        auto const route = std::ranges::find(table, "/api/1" + path, &http::Route::path);
        http::Request request;
        request.path = route->path;
        request.headers = std::move(headers);
        http::Caller const caller;
        http::Work work{.db = *db, .clock = clock, .caller = caller, .operation = "", .params = std::move(params), .folder = "", .follow = {}};
        return route->handle(request, work);
    };
    auto const said = [](http::Answer const& answer, std::string_view name, std::string_view start = "") {
        for (auto const& [one, value] : answer.headers)
            if (one == name and value.starts_with(start)) return value.substr(0, value.find(';'));
        return std::string();
    };
    EXPECT_EQ(ask("/oidc/start", {}).status, 404) << "no issuer is configured";
    world.use_issuer({house.issuer, "muster", "s", "https://muster.example/api/1/oidc/callback", "House", {}}, std::move(made));
    auto const start = ask("/oidc/start", {});
    ASSERT_EQ(start.status, 303);
    auto const address = said(start, "location"), binding = said(start, "set-cookie");
    http::Params const back{{"state", {parameter_of(address, "state")}}, {"code", {house.sign_in(address)}}, {"iss", {house.issuer}}};
    EXPECT_EQ(ask("/oidc/callback", back).status, 401) << "without the cookie of the browser that began";
    auto const again = ask("/oidc/start", {});
    auto const second = said(again, "location");
    http::Params const once{{"state", {parameter_of(second, "state")}}, {"code", {house.sign_in(second)}}};
    auto const done = ask("/oidc/callback", once, {{"cookie", said(again, "set-cookie")}});
    ASSERT_EQ(done.status, 303) << done.body;
    EXPECT_EQ(said(done, "location"), "/");
    auto const session = said(done, "set-cookie", "muster=");
    EXPECT_EQ(session_of(desk(), session.substr(7))->name, "Eve");
    EXPECT_EQ(ask("/oidc/callback", once, {{"cookie", said(again, "set-cookie")}}).status, 401);
    EXPECT_EQ(said(ask("/oidc/callback", once, {{"accept", "text/html"}}), "location"), "/?problem=access.oidc_over") << "people are led back to where they began";
}

}
