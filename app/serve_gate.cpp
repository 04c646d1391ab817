#include "serve_gate.hpp"
#include <access/oidc.hpp>
#include <accounts/accounts.hpp>
#include <fmt/core.h>
#include <fstream>
#include <iterator>

namespace muster::gathered {

ServeGate::ServeGate(cli::Call& call) : call_(call), world_(accounts::world(*call.clock)), gate_(*world_)
{
    if (call.has("sign-in")) {
        std::ifstream in(call.text("sign-in"), std::ios::binary);
        auto const issuer = access::Issuer::read(std::string(std::istreambuf_iterator<char>(in), {}));
        world_->use_issuer(issuer, access::make_fetch(issuer));
    }
    access::keep_roles({*world_, call.db(), call.actor()});
}

std::string ServeGate::greeting(std::string const& url)
{
    access::Desk const desk{*world_, call_.db(), call_.actor()};
    if (access::any_account(desk)) return "";
    return fmt::format("set up   {}/welcome/{}   (once, within 30 minutes)\n", url, access::make_setup_code(desk));
}

}
