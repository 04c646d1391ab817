// Words that programs show instead of a sign-in, and addresses that hand in without an account.
#include "inside.hpp"
#include <algorithm>
#include <base/id.hpp>
#include <base/words.hpp>
#include <text/fold.hpp>

namespace muster::access {

namespace {

std::optional<base::Instant> seen_of(store::Row const& row, int column, std::int64_t remembered)
{
    auto const at = std::max(row.integer(column), remembered);
    return at > 0 ? std::optional(base::Instant{at}) : std::nullopt;
}

std::string body_of(std::string_view operation, std::string_view organisation, base::Instant until, std::vector<Permission> const& permissions)
{
    std::string said;
    base::JsonWriter json(said);
    json.object().member("operation", operation).member("organisation", organisation).member("until", until.text()).key("permissions").list();
    for (auto const one : permissions) json.text(name_of(one));
    json.end().end();
    return said;
}

}

std::string make_token(Desk const& desk, Token wanted)
{
    wanted.name = text::tidy(wanted.name);
    if (wanted.name.empty() or wanted.name.size() > 200) refuse("access.bad_name");
    if (wanted.permissions.empty()) refuse("access.bad_permission", {"", names_of_given()});
    std::ranges::sort(wanted.permissions);
    auto const twice = std::ranges::unique(wanted.permissions);
    wanted.permissions.erase(twice.begin(), twice.end());
    for (auto const one : wanted.permissions)
        if (static_cast<std::size_t>(one) >= given_count) refuse("access.bad_permission", {std::string(name_of(one)), names_of_given()});
    if (wanted.until <= desk.now() or wanted.until.ms > desk.now().ms + desk.world.settings.longest_token_ms)
        refuse("access.bad_time", {wanted.until.day().text(), base::term("access.time.token")});
    auto const held = account(desk, wanted.account);
    wanted.id = base::new_ulid(desk.now());
    auto const secret = new_secret();
    auto const digest = digest_of(secret);
    store::Transaction transaction(desk.db);
    desk.db.run(sql::add_token, {std::string_view(wanted.id), std::string_view(held.id), std::string_view(wanted.name), std::string_view(digest),
                                 std::string_view(wanted.operation), desk.now().ms, wanted.until.ms, std::int64_t{wanted.second_factor}});
    for (auto const one : wanted.permissions) desk.db.run(sql::add_token_permission, {std::string_view(wanted.id), name_of(one)});
    record(desk, store::Nature::decided, wanted.operation, "access.token", wanted.id, body_of(wanted.operation, "", wanted.until, wanted.permissions));
    transaction.commit();
    return "muster_" + wanted.id + "_" + secret;
}

std::vector<Token> tokens(Desk const& desk, std::string const& account)
{
    std::vector<Token> all;
    desk.db.each(sql::tokens_of_account, {std::string_view(account)}, [&](store::Row const& row) {
        all.push_back({row.string(0), row.string(1), row.string(2), row.string(3), {}, {row.integer(4)}, {row.integer(5)},
                       seen_of(row, 6, desk.world.last_seen("token:" + row.string(0)))});
    });
    for (auto& one : all)
        desk.db.each(sql::token_permissions, {std::string_view(one.id)}, [&](store::Row const& row) {
            if (auto const permission = permission_named(row.text(0))) one.permissions.push_back(*permission);
        });
    return all;
}

void revoke_token(Desk const& desk, std::string const& account, std::string const& token)
{
    store::Transaction transaction(desk.db);
    if (desk.db.run(sql::revoke_token, {std::string_view(account), std::string_view(token), desk.now().ms}) == 0) refuse("access.no_token");
    record(desk, store::Nature::decided, "", "access.token_revoked", token, "{}");
    transaction.commit();
}

Grant grant_of_link(Desk const& desk, Link const& link)
{
    Grant grant;
    grant.id = link.id;
    grant.role = link.role;
    if (auto const* role = desk.world.roles.registering(); role != nullptr and link.role.empty()) grant.role = role->id;
    grant.operation = link.operation;
    grant.body = link.body;
    grant.organisation = link.organisation;
    grant.from = link.made;
    grant.until = link.until;
    grant.by = link.by;
    return grant;
}

std::string make_link(Desk const& desk, Link wanted)
{
    auto const* role = desk.world.roles.registering();
    if (role == nullptr) refuse("access.no_registration");
    expect_sound(desk, grant_of_link(desk, wanted));
    if (wanted.until.ms > desk.now().ms + desk.world.settings.longest_link_ms)
        refuse("access.bad_time", {wanted.until.day().text(), base::term("access.time.link")});
    wanted.id = base::new_ulid(desk.now());
    auto const secret = new_secret();
    auto const digest = digest_of(secret);
    store::Transaction transaction(desk.db);
    desk.db.run(sql::add_link, {std::string_view(wanted.id), std::string_view(digest), std::string_view(role->id), std::string_view(wanted.operation),
                                std::string_view(wanted.body), std::string_view(wanted.organisation), std::string_view(desk.actor), desk.now().ms, wanted.until.ms});
    record(desk, store::Nature::decided, wanted.operation, "access.link", wanted.id,
           body_of(wanted.operation, wanted.organisation, wanted.until, {Permission::hand_in}));
    transaction.commit();
    return "link_" + secret;
}

std::vector<Link> links(Desk const& desk, std::string const& operation)
{
    std::vector<Link> all;
    desk.db.each(sql::links_of_operation, {std::string_view(operation)}, [&](store::Row const& row) {
        all.push_back({row.string(0), row.string(1), row.string(2), row.string(3), row.string(4), row.string(5), {row.integer(6)}, {row.integer(7)},
                       seen_of(row, 8, desk.world.last_seen("link:" + row.string(0)))});
    });
    return all;
}

void revoke_link(Desk const& desk, std::string const& operation, std::string const& link)
{
    store::Transaction transaction(desk.db);
    if (desk.db.run(sql::revoke_link, {std::string_view(operation), std::string_view(link), desk.now().ms}) == 0) refuse("access.no_link");
    record(desk, store::Nature::decided, operation, "access.link_revoked", link, "{}");
    transaction.commit();
}

std::string bearer_subject(Desk const& desk, std::string_view word)
{
    constexpr std::string_view token = "muster_", link = "link_";
    constexpr std::size_t id_length = 26, secret_length = 43;
    if (word.starts_with(token) and word.size() == token.size() + id_length + 1 + secret_length and word[token.size() + id_length] == '_') {
        auto const id = word.substr(token.size(), id_length);
        auto const digest = digest_of(word.substr(word.size() - secret_length));
        bool sound = false;
        desk.db.one(sql::token_of, {id}, [&](store::Row const& row) { sound = same(row.text(7), digest) and row.integer(5) > desk.now().ms; });
        return sound ? "token:" + std::string(id) : "";
    }
    if (word.starts_with(link) and word.size() == link.size() + secret_length) {
        auto const digest = digest_of(word.substr(link.size()));
        auto const found = desk.db.text(sql::link_of_digest, {std::string_view(digest)});
        return found ? "link:" + *found : "";
    }
    return "";
}

}
