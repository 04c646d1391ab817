#include "serve_gate.hpp"
#include <access/kept.hpp>
#include <access/oidc.hpp>
#include <accounts/accounts.hpp>
#include <algorithm>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <operations/operations.hpp>

namespace muster::gathered {

namespace {

access::Settings settings_of(cli::Call const& call)
{
    auto settings = accounts::settings();
    auto const exports = static_cast<double>(std::clamp<std::int64_t>(call.number("exports-per-minute", 6), 1, 100'000));
    settings.exports = {exports / 60, exports};
    return settings;
}

}

ServeGate::ServeGate(cli::Call& call) : call_(call), world_(std::make_unique<access::World>(accounts::roles(), *call.clock, settings_of(call))), gate_(*world_)
{
    if (call.has("sign-in")) {
        std::ifstream in(call.text("sign-in"), std::ios::binary);
        auto const issuer = access::Issuer::read(std::string(std::istreambuf_iterator<char>(in), {}));
        world_->use_issuer(issuer, access::make_fetch(issuer));
    }
    access::keep_roles({*world_, call.db(), call.actor()});
    for (auto const& one : operations::list(call.db())) {
        try {
            if (auto const sealed = access::keep_rows(call.db(), *call.clock, call.actor(), one.id, false); sealed > 0)
                call.err(fmt::format("sealed   {} rows and files of {}, as its classes say\n", sealed, one.id));
        }
        catch (base::Refusal const& refusal) {
            // Everything else of the store is there: whoever looks after it hears what is missing.
            call.err(fmt::format("{} {} {}\n", one.id, refusal.finding().sentence, refusal.finding().remedy));
        }
    }
}

std::string ServeGate::greeting(std::string const& url)
{
    access::Desk const desk{*world_, call_.db(), call_.actor()};
    if (access::any_account(desk)) return "";
    return fmt::format("set up   {}/welcome/{}   (once, within 30 minutes)\n", url, access::make_setup_code(desk));
}

}
