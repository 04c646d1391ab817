// What the files of this part share.
#pragma once
#include "rules.hpp"
#include <access/access.hpp>
#include <access/sql.hpp>
#include <base/json.hpp>
#include <store/journal.hpp>

namespace muster::access {

/// Appends to the journal; `body` holds ids and scopes, never a secret, a name or an address.
void record(Desk const& desk, store::Nature nature, std::string const& operation, std::string const& kind, std::string const& subject,
            std::string const& body, std::string const& reason = "");

void write(base::JsonWriter& json, Grant const& grant);
Grant grant_of_row(store::Row const& row);
/// Scope and role of a grant that is not given yet; refuses what give() refuses.
void expect_sound(Desk const& desk, Grant const& grant);

/// Without those that lie within another whatever their sensitivity: one scope is one way to force a request into.
std::vector<Reach> widest(std::vector<Reach> reaches);

/// "administrator, coordinator, …"
std::string ids_of(Roles const& roles);

/// Mail in small letters without blanks around it; refuses access.bad_mail.
std::string mail_of(std::string_view typed);

/// What a one-time code was made with.
struct Code {
    std::string digest, id, account, about, by;
};
std::string make_code(Desk const& desk, std::string_view purpose, int groups, std::string const& account, std::string const& about,
                      std::int64_t lasts_ms);
/// Refuses access.code_over.
Code code_of(Desk const& desk, std::string_view purpose, std::string_view typed);
/// Marks it used; refuses access.code_over where somebody else was quicker. Inside a transaction.
void use(Desk const& desk, Code const& code);

}
