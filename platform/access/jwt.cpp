#include "jwt.hpp"
#include <array>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <base/finding.hpp>

namespace muster::access {

namespace {

using formats::Json;

template <auto free>
struct Free {
    template <typename T>
    void operator()(T* held) const
    {
        free(held);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

unsigned char const* bytes_of(std::string const& text) { return reinterpret_cast<unsigned char const*>(text.data()); }

Number number_of(std::string const& bytes) { return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr)); }

Key key_from(char const* kind, OSSL_PARAM_BLD* parts)
{
    std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>> const params(OSSL_PARAM_BLD_to_param(parts));
    std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>> const context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY* made = nullptr;
    if (not params or not context or EVP_PKEY_fromdata_init(context.get()) != 1 or
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return nullptr;
    return Key(made);
}

Key rsa_key(Json const& jwk)
{
    auto const n = from_base64url(jwk.text_or("n", "")), e = from_base64url(jwk.text_or("e", ""));
    if (not n or not e or n->empty() or e->empty() or n->size() > 1024 or e->size() > 8) return nullptr;
    auto const modulus = number_of(*n), exponent = number_of(*e);
    if (BN_num_bits(modulus.get()) < 2048) return nullptr;
    std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>> const parts(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    return key_from("RSA", parts.get());
}

Key ec_key(Json const& jwk)
{
    auto const x = from_base64url(jwk.text_or("x", "")), y = from_base64url(jwk.text_or("y", ""));
    if (jwk.text_or("crv", "") != "P-256" or not x or not y or x->size() != 32 or y->size() != 32) return nullptr;
    auto const point = "\x04" + *x + *y;
    std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>> const parts(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(parts.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(parts.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    return key_from("EC", parts.get());
}

/// RFC 7518, 3.4: r and s as 32 bytes each; OpenSSL takes them as DER.
std::string der_of(std::string const& raw)
{
    if (raw.size() != 64) return "";
    std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>> const signature(ECDSA_SIG_new());
    if (ECDSA_SIG_set0(signature.get(), number_of(raw.substr(0, 32)).release(), number_of(raw.substr(32)).release()) != 1) return "";
    unsigned char* out = nullptr;
    auto const length = i2d_ECDSA_SIG(signature.get(), &out);
    std::string der(reinterpret_cast<char*>(out), static_cast<std::size_t>(std::max(0, length)));
    OPENSSL_free(out);
    return der;
}

bool verifies(EVP_PKEY* key, std::string_view text, std::string const& signature)
{
    std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>> const context(EVP_MD_CTX_new());
    return key != nullptr and not signature.empty() and EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 and
           EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), reinterpret_cast<unsigned char const*>(text.data()), text.size()) == 1;
}

struct Header {
    std::string alg, kid;
};

std::optional<Header> header_of(std::string_view encoded)
{
    auto const text = from_base64url(encoded);
    if (not text) return std::nullopt;
    auto const json = Json::parse(*text);
    if (not json.is_object() or json.find("crit") != nullptr) return std::nullopt;
    Header header{json.text_or("alg", ""), json.text_or("kid", "")};
    if (header.alg != "RS256" and header.alg != "ES256") return std::nullopt;
    return header;
}

bool may_sign(Json const& jwk, Header const& header)
{
    auto const kind = header.alg == "RS256" ? "RSA" : "EC";
    return jwk.is_object() and jwk.text_or("kty", "") == kind and jwk.text_or("use", "sig") == "sig" and jwk.text_or("alg", header.alg) == header.alg and
           (header.kid.empty() or jwk.text_or("kid", "") == header.kid);
}

Signed check_parts(std::string_view token, std::string_view key_set, std::string& payload)
{
    auto const first = token.find('.'), second = token.find('.', first + 1);
    if (first == std::string_view::npos or second == std::string_view::npos or token.find('.', second + 1) != std::string_view::npos) return Signed::no;
    auto const header = header_of(token.substr(0, first));
    auto body = from_base64url(token.substr(first + 1, second - first - 1));
    auto signature = from_base64url(token.substr(second + 1));
    if (not header or not body or not signature) return Signed::no;
    if (header->alg == "ES256") signature = der_of(*signature);
    auto const set = Json::parse(key_set);
    auto const* keys = set.find("keys");
    if (keys == nullptr or not keys->is_list()) return Signed::no;
    auto found = Signed::unknown_key;
    for (auto const& jwk : keys->list()) {
        if (not may_sign(jwk, *header)) continue;
        found = Signed::no;
        auto const key = header->alg == "RS256" ? rsa_key(jwk) : ec_key(jwk);
        if (not verifies(key.get(), token.substr(0, second), *signature)) continue;
        payload = std::move(*body);
        return Signed::yes;
    }
    return found;
}

}

std::optional<std::string> from_base64url(std::string_view text)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (char const c : text) {
        auto const value = letters.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = held << 6 | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(held >> bits & 0xFF);
        held &= (1u << bits) - 1;
    }
    // What is left over must be nothing: else two texts would be the same bytes.
    if (bits >= 6 or held != 0) return std::nullopt;
    return out;
}

std::string to_base64url(std::string_view bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (char const c : bytes) {
        held = held << 8 | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6;) {
            bits -= 6;
            out += letters[held >> bits & 63];
        }
        held &= (1u << bits) - 1;
    }
    if (bits > 0) out += letters[held << (6 - bits) & 63];
    return out;
}

std::string percent_encoded(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        bool const plain = (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z') or (c >= '0' and c <= '9') or c == '-' or c == '.' or c == '_' or c == '~';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

Signed check_signature(std::string_view token, std::string_view key_set, std::string& payload)
{
    try {
        return token.size() > 16'384 ? Signed::no : check_parts(token, key_set, payload);
    }
    catch (base::Refusal const&) {
        return Signed::no;  // what should have been JSON is not
    }
}

}
