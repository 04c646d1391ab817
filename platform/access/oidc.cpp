#include "jwt.hpp"
#include "rules.hpp"
#include <access/oidc.hpp>
#include <access/secrets.hpp>
#include <algorithm>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <sodium.h>

namespace muster::access {

namespace {

using formats::Json;

constexpr std::int64_t pending_ms = 10 * 60'000, discovery_ms = 3'600'000, keys_ms = 3'600'000, keys_again_ms = 60'000, skew_s = 60;
constexpr std::size_t most_pending = 10'000;

/// "https://host:port" of an address; "" where it is none.
std::string origin_of(std::string_view url)
{
    auto const scheme = url.find("://");
    if (scheme == std::string_view::npos) return "";
    auto const origin = url.substr(0, std::min(url.find_first_of("/?#", scheme + 3), url.size()));
    // A name before an @ would make another host of it.
    return origin.find('@') == std::string_view::npos ? std::string(origin) : "";
}

bool is_on_this_machine(std::string_view origin)
{
    for (std::string_view const host : {"http://127.0.0.1", "http://[::1]", "http://localhost"})
        if (origin == host or origin.starts_with(std::string(host) + ":")) return true;
    return false;
}

bool may_be_asked(std::string_view url)
{
    auto const origin = origin_of(url);
    return origin.starts_with("https://") or is_on_this_machine(origin);
}

Json parsed(std::string const& text)
{
    try {
        return Json::parse(text);
    }
    catch (base::Refusal const&) {
        return {};
    }
}

bool audience_is(Json const& claims, std::string const& client)
{
    auto const* audience = claims.find("aud");
    if (audience == nullptr) return false;
    auto const* azp = claims.find("azp");
    if (azp != nullptr and (not azp->is_text() or azp->text() != client)) return false;
    if (audience->is_text()) return audience->text() == client;
    if (not audience->is_list()) return false;
    auto const& all = audience->list();
    bool const named = std::ranges::any_of(all, [&](Json const& one) { return one.is_text() and one.text() == client; });
    // OpenID Connect Core, 3.1.3.7: with several audiences the authorized party says for whom it was made.
    return named and (all.size() == 1 or azp != nullptr);
}

std::string challenge_of(std::string_view verifier)
{
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), reinterpret_cast<unsigned char const*>(verifier.data()), verifier.size());
    return to_base64url(digest);
}

std::string basic(std::string const& client, std::string const& secret)
{
    auto const plain = percent_encoded(client) + ":" + percent_encoded(secret);
    std::string text(sodium_base64_encoded_len(plain.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(plain.data()), plain.size(), sodium_base64_VARIANT_ORIGINAL);
    return "Basic " + std::string(text.c_str());
}

}

struct Oidc::Endpoints {
    std::string authorization, token, keys;
};

Issuer Issuer::read(std::string const& text)
{
    auto const json = parsed(text);
    if (not json.is_object()) refuse("access.bad_issuer", {"the file holds no JSON object"});
    Issuer issuer;
    for (auto const& [name, value] : json.object()) {
        if (name == "also" and value.is_list()) {
            for (auto const& one : value.list()) issuer.also.push_back(origin_of(one.as_text()));
            continue;
        }
        auto* field = name == "issuer" ? &issuer.issuer : name == "client" ? &issuer.client : name == "secret" ? &issuer.secret
                      : name == "redirect" ? &issuer.redirect : name == "name" ? &issuer.name : nullptr;
        if (field == nullptr or not value.is_text()) refuse("access.bad_issuer", {name + " is not known, or no text"});
        *field = value.text();
    }
    if (issuer.client.empty()) refuse("access.bad_issuer", {"client is missing"});
    for (auto const* url : {&issuer.issuer, &issuer.redirect})
        if (not may_be_asked(*url)) refuse("access.bad_issuer", {"issuer and redirect are addresses that begin with https://"});
    for (auto const& origin : issuer.also)
        if (not may_be_asked(origin)) refuse("access.bad_issuer", {"also holds addresses that begin with https://"});
    if (issuer.name.empty()) issuer.name = origin_of(issuer.issuer).substr(origin_of(issuer.issuer).find("://") + 3);
    return issuer;
}

Oidc::Oidc(Issuer issuer, base::Clock const& clock, std::unique_ptr<Fetch> fetch) : issuer_(std::move(issuer)), clock_(clock), fetch_(std::move(fetch)) {}
Oidc::~Oidc() = default;

Oidc::Endpoints Oidc::endpoints()
{
    auto const now = clock_.now().ms;
    std::string held;
    {
        std::lock_guard const lock(lock_);
        if (discovered_at_ + discovery_ms > now) held = discovered_;
    }
    if (held.empty()) {
        auto base = issuer_.issuer;
        if (base.ends_with('/')) base.pop_back();
        auto const fetched = fetch_->get(base + "/.well-known/openid-configuration");
        if (fetched.status != 200) refuse("access.issuer_silent");
        held = fetched.body;
    }
    auto const json = parsed(held);
    Endpoints found{json.text_or("authorization_endpoint", ""), json.text_or("token_endpoint", ""), json.text_or("jwks_uri", "")};
    // Another issuer's description would send people and codes to that one.
    if (json.text_or("issuer", "") != issuer_.issuer) refuse("access.oidc_wrong", {"the issuer calls itself by another name"});
    for (auto const* url : {&found.authorization, &found.token, &found.keys})
        if (not may_be_asked(*url)) refuse("access.oidc_wrong", {"the issuer's description names no safe addresses"});
    std::lock_guard const lock(lock_);
    discovered_ = held;
    discovered_at_ = now;
    return found;
}

/// The issuer's keys. Asked for anew where one is unknown, at most once a minute: else wrong tokens would make us ask.
std::string Oidc::keys(bool fresh)
{
    auto const now = clock_.now().ms;
    {
        std::lock_guard const lock(lock_);
        auto const lasts = fresh ? keys_again_ms : keys_ms;
        if (not keys_.empty() and keys_at_ + lasts > now) return keys_;
    }
    auto const fetched = fetch_->get(endpoints().keys);
    std::lock_guard const lock(lock_);
    // Where the issuer is silent the keys that are known go on.
    if (fetched.status == 200) keys_ = fetched.body;
    else if (keys_.empty()) refuse("access.issuer_silent");
    keys_at_ = now;
    return keys_;
}

Oidc::Begun Oidc::begin(std::string const& account)
{
    auto const where = endpoints();
    auto const state = new_secret();
    Pending pending{new_secret(), new_secret(), new_secret(), account, clock_.now().ms};
    auto const separator = where.authorization.find('?') == std::string::npos ? "?" : "&";
    Begun begun{fmt::format("{}{}response_type=code&client_id={}&redirect_uri={}&scope=openid%20email%20profile&state={}&nonce={}&code_challenge={}&code_challenge_method=S256",
                            where.authorization, separator, percent_encoded(issuer_.client), percent_encoded(issuer_.redirect), state, pending.nonce,
                            challenge_of(pending.verifier)),
                pending.binding};
    std::lock_guard const lock(lock_);
    std::erase_if(pending_, [&](auto const& one) { return one.second.at + pending_ms <= pending.at; });
    if (pending_.size() >= most_pending) refuse("access.busy");
    pending_.emplace(digest_of(state), std::move(pending));
    return begun;
}

Oidc::Pending Oidc::take(std::string_view state, std::string_view binding)
{
    std::lock_guard const lock(lock_);
    auto const found = pending_.find(digest_of(state));
    if (found == pending_.end()) refuse("access.oidc_over");
    auto pending = std::move(found->second);
    pending_.erase(found);
    if (pending.at + pending_ms <= clock_.now().ms or not same(pending.binding, binding)) refuse("access.oidc_over");
    return pending;
}

Identity Oidc::identity_of(std::string const& id_token, std::string const& nonce)
{
    std::string payload;
    auto checked = check_signature(id_token, keys(false), payload);
    if (checked == Signed::unknown_key) checked = check_signature(id_token, keys(true), payload);
    if (checked != Signed::yes) refuse("access.oidc_wrong", {"its signature does not hold"});
    auto const claims = parsed(payload);
    auto const now = clock_.now().ms / 1000;
    if (claims.text_or("iss", "") != issuer_.issuer) refuse("access.oidc_wrong", {"it was made by somebody else"});
    if (not audience_is(claims, issuer_.client)) refuse("access.oidc_wrong", {"it was made for somebody else"});
    if (claims.number_or("exp", 0) + skew_s <= now) refuse("access.oidc_wrong", {"it is over"});
    if (claims.number_or("iat", now) > now + skew_s or claims.number_or("nbf", 0) > now + skew_s) refuse("access.oidc_wrong", {"it is not valid yet; compare the clocks"});
    if (not same(claims.text_or("nonce", ""), nonce)) refuse("access.oidc_wrong", {"it answers another sign-in"});
    Identity who{issuer_.issuer, claims.text_or("sub", ""), "", claims.text_or("name", ""), false};
    if (who.subject.empty() or who.subject.size() > 255) refuse("access.oidc_wrong", {"it names nobody"});
    if (auto const* methods = claims.find("amr"); methods != nullptr and methods->is_list())
        who.second_factor = std::ranges::any_of(methods->list(), [](formats::Json const& one) { return one.as_text() == "mfa"; });
    auto const* verified = claims.find("email_verified");
    if (verified != nullptr and std::get_if<bool>(&verified->value) != nullptr and std::get<bool>(verified->value)) who.mail = claims.text_or("email", "");
    return who;
}

Oidc::Finished Oidc::finish(std::string_view state, std::string_view code, std::string_view binding, std::string_view said_issuer, std::string_view error)
{
    auto const pending = take(state, binding);
    if (not said_issuer.empty() and said_issuer != issuer_.issuer) refuse("access.oidc_wrong", {"it comes from another issuer"});
    if (not error.empty()) refuse("access.oidc_denied");
    if (code.empty() or code.size() > 4096) refuse("access.oidc_wrong", {"no code came along"});
    auto form = fmt::format("grant_type=authorization_code&code={}&redirect_uri={}&code_verifier={}", percent_encoded(code), percent_encoded(issuer_.redirect), pending.verifier);
    if (issuer_.secret.empty()) form += "&client_id=" + percent_encoded(issuer_.client);
    auto const fetched = fetch_->post(endpoints().token, form, issuer_.secret.empty() ? "" : basic(issuer_.client, issuer_.secret));
    if (fetched.status == 0 or fetched.status >= 500) refuse("access.issuer_silent");
    if (fetched.status != 200) refuse("access.oidc_wrong", {"the issuer does not take its code back"});
    return {identity_of(parsed(fetched.body).text_or("id_token", ""), pending.nonce), pending.account};
}

}
