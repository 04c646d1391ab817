// Signing in by way of another house: OpenID Connect's code flow with PKCE S256, all on the server.
//
// Only the configured issuer is ever asked, and whom it is (issuer, subject) is all that is kept: no token outlives the
// sign-in, groups and mail addresses decide nothing. What may be done is granted here, by people.
// Sources: OpenID Connect Core 1.0; RFC 7636 (PKCE); RFC 9207 (iss in the answer); reliability.md 5.2.
#pragma once
#include <base/clock.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace muster::access {

struct Issuer {
    std::string issuer;    // "https://login.example.org", exactly as the issuer writes itself
    std::string client, secret;  // a secret may be "" where the issuer knows us by PKCE alone
    std::string redirect;  // our address as it is registered there: "https://muster.example.org/api/1/oidc/callback"
    std::string name;      // for the button: "Sign in with …"
    std::vector<std::string> also;  // other origins that the issuer answers from: "https://keys.example.org"
    /// {"issuer":…,"client":…,"secret":…,"redirect":…,"name":…,"also":[…]} in a file that only the program's user reads.
    /// Refuses access.bad_issuer: plain http is for an issuer on this machine.
    static Issuer read(std::string const& json);
};

struct Fetched {
    int status = 0;  // 0: nothing came
    std::string body;
};

/// Asks another server. Tests have one of their own.
class Fetch {
public:
    virtual ~Fetch() = default;
    virtual Fetched get(std::string const& url) = 0;
    /// A form; `authorization` is the header's value, "" = none.
    virtual Fetched post(std::string const& url, std::string const& form, std::string const& authorization) = 0;
};

/// By libcurl: only to the issuer's origins, no redirect followed, at most 3 s and 256 KiB, certificates checked.
std::unique_ptr<Fetch> make_fetch(Issuer const& issuer);

/// Who somebody is to the issuer.
struct Identity {
    std::string issuer, subject, mail, name;  // mail only where the issuer says that it is verified
    bool second_factor = false;  // the issuer says that it saw several proofs (amr "mfa", RFC 8176)
};

class Oidc {
public:
    Oidc(Issuer issuer, base::Clock const& clock, std::unique_ptr<Fetch> fetch);
    ~Oidc();
    [[nodiscard]] Issuer const& issuer() const { return issuer_; }

    struct Begun {
        std::string address;  // where the browser is sent
        std::string binding;  // for a cookie: only the browser that began may finish
    };
    /// `account`: who is signed in and wants this identity as another way in; "" else. Refuses access.issuer_silent.
    Begun begin(std::string const& account);

    struct Finished {
        Identity identity;
        std::string account;  // as begin() was told
    };
    /// Each state works once, for ten minutes. Refuses access.oidc_over (unknown state, another browser), access.oidc_denied
    /// (the issuer said no), access.oidc_wrong (what came does not prove who it is), access.issuer_silent.
    Finished finish(std::string_view state, std::string_view code, std::string_view binding, std::string_view said_issuer, std::string_view error);

private:
    struct Pending {
        std::string nonce, verifier, binding, account;
        std::int64_t at = 0;
    };
    struct Endpoints;
    Endpoints endpoints();
    std::string keys(bool fresh);
    Pending take(std::string_view state, std::string_view binding);
    Identity identity_of(std::string const& id_token, std::string const& nonce);

    Issuer issuer_;
    base::Clock const& clock_;
    std::unique_ptr<Fetch> fetch_;
    std::mutex lock_;
    std::map<std::string, Pending> pending_;  // by the digest of the state
    std::string discovered_, keys_;
    std::int64_t discovered_at_ = 0, keys_at_ = 0;
};

}
