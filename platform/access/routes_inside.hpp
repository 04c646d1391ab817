// What the files of routes share.
#pragma once
#include "inside.hpp"
#include <access/gate.hpp>
#include <access/routes.hpp>

namespace muster::access {

/// One request that is worked on.
struct Asked {
    Desk desk;
    http::Request const& request;
    http::Work& work;
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = "") const { return work.text(name, otherwise); }
    /// Of the session that asks; "" where a token or link does, or nobody.
    [[nodiscard]] std::string_view secret() const;
    [[nodiscard]] Subject who() const { return subject(desk, work.caller.subject); }
};

using Handle = http::Answer (*)(Asked&);

/// A route whose refusals have the status that belongs to them.
http::Route route(World& world, std::string verb, std::string path, std::string permission, std::string summary,
                  std::vector<http::Parameter> takes, Handle handle);

http::Answer document(std::string json, int status = 200);
/// {"path":…,"code":…}: what is shown once.
http::Answer shown_once(std::string_view address, std::string const& code);

/// The grant that parameters describe; `account` is left out.
Grant wanted_grant(Asked const& asked);
/// Refuses access.may_not_give, or access.not_here where the caller has no part in the operation.
void expect_may_give(Asked const& asked, Grant const& wanted);
/// The parameters that describe a grant, with this field's names.
std::vector<http::Parameter> grant_parameters(Settings const& settings);
/// As `write`, with this field's names.
void write(base::JsonWriter& json, Settings const& settings, Grant const& grant);

/// A session that begins for whoever asks.
http::Answer signed_in_as(Asked const& asked, std::string const& account, bool second_factor);

/// A new session in the place of the one that asks, if one does: nobody goes on with an id that was known before.
http::Answer signed_in(Asked const& asked, SignIn const& made);

void add_session_routes(World& world, std::vector<http::Route>& routes);
void add_own_routes(World& world, std::vector<http::Route>& routes);
void add_people_routes(World& world, std::vector<http::Route>& routes);
void add_oidc_routes(World& world, std::vector<http::Route>& routes);

}
