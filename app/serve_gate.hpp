// Who may, for the server: accounts and grants, and what is said to whoever starts it.
#pragma once
#include <access/gate.hpp>
#include <access/routes.hpp>
#include <cli/command.hpp>
#include <memory>

namespace muster::gathered {

/// Roles in the store as this program has them, and everything that is remembered between requests.
class ServeGate {
public:
    explicit ServeGate(cli::Call& call);
    http::Gate& gate() { return gate_; }
    /// Signing in, accounts, grants.
    std::vector<http::Route> routes() { return access::routes(*world_); }
    /// Every few minutes: sessions that ended are taken away.
    void tend(store::Db& db) { access::tend({*world_, db, call_.actor()}); }
    /// The one-time address where the first account is made; "" once there is one.
    [[nodiscard]] std::string greeting(std::string const& url);

private:
    cli::Call& call_;
    std::unique_ptr<access::World> world_;
    access::Gate gate_;
};

}
