// Another house where people sign in, made for the tests: its keys, its description, its codes, and every way to lie.
#pragma once
#include "jwt.hpp"
#include <access/oidc.hpp>
#include <access/secrets.hpp>
#include <base/json.hpp>
#include <functional>
#include <map>
#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <string>
#include <vector>

namespace muster::access {

using Pkey = std::shared_ptr<EVP_PKEY>;

inline Pkey rsa(unsigned bits = 2048) { return {EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(bits)), EVP_PKEY_free}; }
/// Made once: making one takes longer than everything else here.
inline Pkey common_key()
{
    static auto const key = rsa();
    return key;
}
inline Pkey elliptic() { return {EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free}; }

inline std::string number_of(EVP_PKEY* key, char const* name, int size = 0)
{
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key, name, &number);
    std::string bytes(static_cast<std::size_t>(size > 0 ? size : BN_num_bytes(number)), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    BN_free(number);
    return bytes;
}

inline std::string jwk_of(Pkey const& key, std::string const& kid)
{
    std::string text;
    base::JsonWriter json(text);
    json.object().member("kid", kid).member("use", "sig");
    if (EVP_PKEY_is_a(key.get(), "RSA")) {
        json.member("kty", "RSA").member("alg", "RS256").member("n", to_base64url(number_of(key.get(), OSSL_PKEY_PARAM_RSA_N)));
        json.member("e", to_base64url(number_of(key.get(), OSSL_PKEY_PARAM_RSA_E)));
    }
    else {
        json.member("kty", "EC").member("crv", "P-256").member("x", to_base64url(number_of(key.get(), OSSL_PKEY_PARAM_EC_PUB_X, 32)));
        json.member("y", to_base64url(number_of(key.get(), OSSL_PKEY_PARAM_EC_PUB_Y, 32)));
    }
    json.end();
    return text;
}

inline std::string signature_of(Pkey const& key, std::string const& text)
{
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::size_t length = 0;
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get());
    EVP_DigestSign(context.get(), nullptr, &length, bytes, text.size());
    std::string made(length, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(made.data()), &length, bytes, text.size());
    made.resize(length);
    if (EVP_PKEY_is_a(key.get(), "RSA")) return made;
    auto const* der = reinterpret_cast<unsigned char const*>(made.data());
    auto* parsed = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(made.size()));
    std::string raw(64, '\0');
    BN_bn2binpad(ECDSA_SIG_get0_r(parsed), reinterpret_cast<unsigned char*>(raw.data()), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(parsed), reinterpret_cast<unsigned char*>(raw.data()) + 32, 32);
    ECDSA_SIG_free(parsed);
    return raw;
}

/// Claims by name, already JSON: {"sub", "\"u1\""}.
using Claims = std::map<std::string, std::string>;

inline std::string json_of(Claims const& claims)
{
    std::string text;
    base::JsonWriter json(text);
    json.object();
    for (auto const& [name, value] : claims) json.key(name).raw(value);
    json.end();
    return text;
}

inline std::string jws(Pkey const& key, Claims const& header, std::string const& payload)
{
    auto const text = to_base64url(json_of(header)) + "." + to_base64url(payload);
    return text + "." + to_base64url(signature_of(key, text));
}

inline std::string parameter_of(std::string const& address, std::string const& name)
{
    auto const at = address.find(name + "=");
    if (at == std::string::npos) return "";
    auto const from = at + name.size() + 1;
    return address.substr(from, address.find('&', from) - from);
}

class House final : public Fetch {
public:
    std::string issuer = "https://login.house.example";
    Pkey key = common_key();
    std::string kid = "k1", alg = "RS256";
    std::string key_set;  // "" = the key's own
    std::string calls_itself = issuer;
    std::int64_t now_s = 0;
    bool silent = false;
    int asked_for_keys = 0, asked_for_description = 0;
    std::string last_authorization, last_form;
    /// What is said in the token, changed by the test; the nonce and the challenge come from the browser's way here.
    std::function<void(Claims&)> change = [](Claims&) {};
    std::function<std::string(std::string)> spoil = [](std::string token) { return token; };

    /// Somebody signs in there: the code that comes back.
    std::string sign_in(std::string const& address)
    {
        nonce_ = parameter_of(address, "nonce");
        challenge_ = parameter_of(address, "code_challenge");
        code_ = new_secret();
        return code_;
    }
    Fetched get(std::string const& url) override
    {
        if (silent) return {};
        if (url == issuer + "/.well-known/openid-configuration") {
            ++asked_for_description;
            return {200, json_of({{"issuer", "\"" + calls_itself + "\""}, {"authorization_endpoint", "\"" + issuer + "/auth\""},
                                  {"token_endpoint", "\"" + issuer + "/token\""}, {"jwks_uri", "\"" + issuer + "/keys\""}})};
        }
        if (url != issuer + "/keys") return {404, ""};
        ++asked_for_keys;
        return {200, R"({"keys":[)" + (key_set.empty() ? jwk_of(key, kid) : key_set) + "]}"};
    }
    Fetched post(std::string const& url, std::string const& form, std::string const& authorization) override
    {
        last_authorization = authorization;
        last_form = form;
        if (silent or url != issuer + "/token") return {};
        if (code_.empty() or parameter_of(form, "code") != code_) return {400, R"({"error":"invalid_grant"})"};
        code_.clear();
        auto const verifier = parameter_of(form, "code_verifier");
        std::string digest(32, '\0');
        SHA256(reinterpret_cast<unsigned char const*>(verifier.data()), verifier.size(), reinterpret_cast<unsigned char*>(digest.data()));
        if (to_base64url(digest) != challenge_) return {400, R"({"error":"invalid_grant"})"};
        Claims claims{{"iss", "\"" + issuer + "\""}, {"aud", "\"muster\""}, {"sub", "\"u-17\""}, {"nonce", "\"" + nonce_ + "\""},
                      {"exp", std::to_string(now_s + 300)}, {"iat", std::to_string(now_s)}, {"email", "\"eve@house.example\""}, {"email_verified", "true"}, {"name", "\"Eve\""}};
        change(claims);
        return {200, json_of({{"id_token", "\"" + spoil(jws(key, {{"alg", "\"" + alg + "\""}, {"kid", "\"" + kid + "\""}}, json_of(claims))) + "\""}, {"access_token", "\"unused\""}})};
    }

private:
    std::string nonce_, challenge_, code_;
};

}
