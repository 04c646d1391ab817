// The answer to the server's question: who asks, and what they may (http/gate.hpp).
#pragma once
#include <access/access.hpp>
#include <http/gate.hpp>

namespace muster::access {

/// Cookies, bearer words and grants. Thread-safe; the World outlives it.
class Gate final : public http::Gate {
public:
    explicit Gate(World& world) : world_(world) {}

    /// Reads only: a session of a cookie, or a token or link of `Authorization: Bearer`. Where a bearer is given the cookie
    /// is not looked at.
    http::Caller who(http::Request const& request, store::Db& db) override;

    /// The decision, out of the store as it is now: what was taken back a moment ago no longer counts. Parameters named
    /// `body`, as Settings::area and as Settings::organisation are forced into where the permission reaches.
    /// `hold` is set where only a provisional grant allows it: what is handed in then waits for somebody's word. Where it
    /// reaches several parts and the request does not say which, it is asked to say. A route whose `takes` holds "*" looks
    /// after the limits itself (an upload is nobody's until it is handed in).
    http::Verdict may(http::Caller const& caller, std::string_view permission, std::string_view operation, http::Params& params,
                      std::vector<std::string_view> const& takes, store::Db& db) override;

    /// Takes out of an answer what the caller's grants do not reach (access/veil.hpp); a mark says that something is withheld.
    http::Verdict show(http::Answered const& what, store::Db& db, http::Shown& shown) override;

    /// Less goes into a file than is shown (access/exports.hpp); small counts of what is high are kept back unless they were approved.
    http::Verdict may_take_away(http::Caller const& caller, http::Taking const& what, http::Params& params, store::Db& db) override;
    http::Verdict not_in_file(http::Params const& params) override;
    std::string taken_away(http::Caller const& caller, http::Taking const& what, http::Params const& params, http::Left const& left, store::Db& db) override;
    bool still_sees(http::Request const& request, std::string_view operation, store::Db& db) override;

    [[nodiscard]] bool sees(http::Caller const& caller, std::string_view operation) const override;

private:
    http::Verdict veiled(Subject const& asks, std::string_view operation, http::Params& params, store::Db& db) const;
    http::Verdict narrowed_for_file(http::Caller const& caller, http::Taking const& what, http::Params& params, store::Db& db) const;
    http::Caller caller_of(http::Request const& request, store::Db& db, bool counts_as_use);
    World& world_;
};

/// "__Host-muster" over TLS, which no other host or path can set; "muster" on plain HTTP, which is for this machine alone.
std::string_view cookie_name(bool secure);
/// The value of Set-Cookie that begins a session, or ends it where `secret` is "".
std::string cookie(bool secure, std::string_view secret);

}
