// Giving and taking back, and who somebody is to the decision.
#include "inside.hpp"
#include <access/confirmed.hpp>
#include <algorithm>
#include <base/id.hpp>
#include <base/words.hpp>
#include <fmt/core.h>

namespace muster::access {

namespace {

bool is_scope(std::string_view text)
{
    auto const plain = [](char c) { return static_cast<unsigned char>(c) > 32 and c != 127 and c != '*' and c != '"' and c != '|'; };
    return text == "*" or (not text.empty() and text.size() <= 100 and std::ranges::all_of(text, plain));
}

std::vector<std::pair<std::string, WhenConfirmed>>& waiting_parts()
{
    static std::vector<std::pair<std::string, WhenConfirmed>> all;
    return all;
}

/// The only one who may administer everything must not be the one who goes.
void expect_another_steward(Desk const& desk, Grant const& going)
{
    auto const administers = [&](Grant const& one) {
        auto const* role = desk.world.roles.find(one.role);
        return role != nullptr and role->cell(Permission::administer).within and one.operation == "*" and one.until > desk.now();
    };
    if (not administers(going)) return;
    for (auto const& one : grants(desk))
        if (one.id != going.id and administers(one) and not account(desk, one.account).closed) return;
    refuse("access.own_last");
}

std::string body_of(Grant const& grant)
{
    std::string said;
    base::JsonWriter json(said);
    write(json, grant);
    return said;
}

/// Those of an account that is open; clipped to the end of a token.
std::vector<Grant> grants_until(Desk const& desk, std::string_view account, base::Instant until)
{
    std::vector<Grant> all;
    desk.db.each(sql::grants_of_account, {account}, [&](store::Row const& row) { all.push_back(grant_of_row(row)); });
    for (auto& one : all) one.until = std::min(one.until, until);
    return all;
}

Subject token_subject(Desk const& desk, std::string_view id, std::string_view token)
{
    Subject found;
    base::Instant until;
    desk.db.one(sql::token_of, {token}, [&](store::Row const& row) {
        found.kind = Subject::Kind::token;
        found.id = id;
        found.account = row.string(1);
        found.only_operation = row.string(3);
        found.second_factor = row.integer(9) != 0;
        until = {row.integer(5)};
    });
    if (found.kind == Subject::Kind::nobody or until <= desk.now()) return {};
    found.only.emplace();
    desk.db.each(sql::token_permissions, {token}, [&](store::Row const& row) {
        if (auto const permission = permission_named(row.text(0))) found.only->push_back(*permission);
    });
    found.grants = grants_until(desk, found.account, until);
    if (auto const owner = account_if(desk, found.account)) found.language = owner->language;
    return found;
}

Subject link_subject(Desk const& desk, std::string_view id, std::string_view link)
{
    Subject found;
    desk.db.one(sql::link_of, {link}, [&](store::Row const& row) {
        found.kind = Subject::Kind::link;
        found.id = id;
        found.only = std::vector{Permission::hand_in};
        Link const held{row.string(0), row.string(1), row.string(2), row.string(3), row.string(4), row.string(5), {row.integer(6)}, {row.integer(7)}, {}};
        found.grants.push_back(grant_of_link(desk, held));
        found.grants.back().highest = Sensitivity::severe;
    });
    return found;
}

}

std::string ids_of(Roles const& roles)
{
    std::string all;
    for (auto const& role : roles.all()) all += (all.empty() ? "" : ", ") + role.id;
    return all;
}

void write(base::JsonWriter& json, Grant const& grant)
{
    json.object().member("grant", grant.id).member("account", grant.account).member("role", grant.role);
    json.member("operation", grant.operation).member("body", grant.body).member("area", grant.area);
    json.member("organisation", grant.organisation).member("highest", name_of(grant.highest));
    json.member("from", grant.from.text()).key("until");
    if (grant.until < forever) json.text(grant.until.text());
    else json.null();
    json.member("provisional", grant.provisional).member("by", grant.by).end();
}

Grant grant_of_row(store::Row const& row)
{
    Grant grant;
    grant.id = row.string(0);
    grant.account = row.string(1);
    grant.role = row.string(2);
    grant.operation = row.string(3);
    grant.body = row.string(4);
    grant.area = row.string(5);
    grant.organisation = row.string(6);
    grant.highest = static_cast<Sensitivity>(std::clamp<std::int64_t>(row.integer(7), 0, 3));
    grant.from = {row.integer(8)};
    grant.until = {row.integer(9)};
    grant.provisional = row.integer(10) != 0;
    grant.by = row.string(11);
    return grant;
}

void expect_sound(Desk const& desk, Grant const& wanted)
{
    auto const* role = desk.world.roles.find(wanted.role);
    if (role == nullptr) refuse("access.bad_role", {wanted.role, ids_of(desk.world.roles)});
    for (auto const* part : {&wanted.operation, &wanted.body, &wanted.area})
        if (not is_scope(*part)) refuse("access.bad_scope", {*part});
    if (role->needs_organisation and wanted.organisation.empty()) refuse("access.needs_organisation", {role->id});
    if (not role->needs_organisation and not wanted.organisation.empty()) refuse("access.no_organisation", {role->id});
    if (not wanted.organisation.empty() and (wanted.organisation == "*" or not is_scope(wanted.organisation)))
        refuse("access.bad_scope", {wanted.organisation});
    // An organisation is one of an operation: the same id may be another one elsewhere.
    if (not wanted.organisation.empty() and wanted.operation == "*") refuse("access.bad_scope", {"*"});
    if (wanted.until <= wanted.from or wanted.until <= desk.now())
        refuse("access.bad_time", {wanted.until.day().text(), base::term("access.time.after")});
}

Grant give(Desk const& desk, Grant wanted)
{
    expect_sound(desk, wanted);
    wanted.account = account(desk, wanted.account).id;
    wanted.id = base::new_ulid(desk.now());
    wanted.by = desk.actor;
    if (wanted.from.ms == 0) wanted.from = desk.now();
    store::Transaction transaction(desk.db);
    auto const text = [](std::string const& one) { return store::Value{std::string_view(one)}; };
    desk.db.run(sql::add_grant,
                {text(wanted.id), text(wanted.account), text(wanted.role), text(wanted.operation), text(wanted.body), text(wanted.area),
                 text(wanted.organisation), static_cast<std::int64_t>(wanted.highest), wanted.from.ms, wanted.until.ms,
                 std::int64_t{wanted.provisional}, text(wanted.by), desk.now().ms});
    record(desk, store::Nature::decided, wanted.operation, "access.grant", wanted.id, body_of(wanted));
    transaction.commit();
    return wanted;
}

Grant grant(Desk const& desk, std::string_view id)
{
    std::optional<Grant> found;
    desk.db.one(sql::grant_of, {id}, [&](store::Row const& row) { found = grant_of_row(row); });
    if (not found) refuse("access.no_grant", {std::string(id.substr(0, 100))});
    return std::move(*found);
}

std::vector<Grant> grants(Desk const& desk, std::string_view account)
{
    if (not account.empty()) return grants_until(desk, account, forever);
    std::vector<Grant> all;
    desk.db.each(sql::grants, {}, [&](store::Row const& row) { all.push_back(grant_of_row(row)); });
    return all;
}

void revoke(Desk const& desk, std::string const& id, std::string const& reason)
{
    auto const going = grant(desk, id);
    expect_another_steward(desk, going);
    store::Transaction transaction(desk.db);
    if (desk.db.run(sql::revoke_grant, {std::string_view(id), desk.now().ms}) == 0) refuse("access.no_grant", {id});
    record(desk, store::Nature::decided, going.operation, "access.revoked", going.id, body_of(going), reason);
    transaction.commit();
}

void confirm(Desk const& desk, std::string const& id, std::string const& reason)
{
    auto sure = grant(desk, id);
    store::Transaction transaction(desk.db);
    if (desk.db.run(sql::confirm_grant, {std::string_view(id)}) == 0) refuse("access.confirmed_already");
    sure.provisional = false;
    record(desk, store::Nature::decided, sure.operation, "access.confirmed", sure.id, body_of(sure), reason);
    transaction.commit();
    for (auto const& [part, act] : waiting_parts())
        try {
            act(desk, sure, reason);
        }
        catch (base::Refusal const&) {
            // It waits where it waited, for somebody's word.
        }
}

void when_confirmed(std::string const& part, WhenConfirmed act)
{
    auto& all = waiting_parts();
    if (std::ranges::find(all, part, [](auto const& one) { return one.first; }) == all.end()) all.emplace_back(part, std::move(act));
}

base::Instant start_of(std::string_view day)
{
    auto const found = base::Day::parse(day);
    if (not found) refuse("access.bad_time", {std::string(day.substr(0, 40)), base::term("access.time.utc")});
    return {std::int64_t{found->count} * 86'400'000};
}

base::Instant end_of(std::string_view day) { return day.empty() ? forever : base::Instant{start_of(day).ms + 86'400'000}; }

Subject subject(Desk const& desk, std::string_view id)
{
    if (id.starts_with("token:")) return token_subject(desk, id, id.substr(6));
    if (id.starts_with("link:")) return link_subject(desk, id, id.substr(5));
    auto const found = id.empty() or id.find('@') != std::string_view::npos ? std::nullopt : account_if(desk, id);
    if (not found or found->closed) return {};
    return {.kind = Subject::Kind::account, .id = found->id, .account = found->id, .language = found->language, .grants = grants_until(desk, found->id, forever), .only = {}};
}

std::string filter(std::string_view alias)
{
    // The condition of sql/may.sql with the columns of a row in the place of its last parameters.
    constexpr std::array columns{"operation", "body", "area", "organisation", "sensitivity"};
    auto const text = sql::may.text;
    std::string condition = "EXISTS (SELECT 1 " + std::string(text.substr(text.find("FROM"))) + ")";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto const parameter = fmt::format("${}", i + 4), column = fmt::format("{}.{}", alias, columns[i]);
        for (auto at = condition.find(parameter); at != std::string::npos; at = condition.find(parameter, at + column.size()))
            condition.replace(at, parameter.size(), column);
    }
    return condition;
}

bool may(Desk const& desk, std::string_view subject, Permission permission, Object const& object)
{
    auto const text = [](std::string const& one) { return store::Value{std::string_view(one)}; };
    return desk.db.number(sql::may, {subject, name_of(permission), desk.now().ms, text(object.operation), text(object.body), text(object.area),
                                     text(object.organisation), static_cast<std::int64_t>(object.sensitivity)}).value_or(0) > 0;
}

}
