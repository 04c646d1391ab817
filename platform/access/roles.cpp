// Names, and the table of roles out of its list.
#include "rules.hpp"
#include <access/can.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <text/phrases.hpp>
#include <text/fold.hpp>

namespace muster::access {

namespace {

// What each allows stands in words/ under "access.may." and its name.
constexpr std::array<std::string_view, permission_count> permissions{"figures", "rows", "contacts", "hand_in", "settle", "keep", "propose", "decide",
                                                                     "members", "commit", "board", "administer", "self", "enrol", "open"};
constexpr std::array<std::string_view, 4> sensitivities{"low", "moderate", "high", "severe"};
constexpr std::array<std::string_view, 9> reasons{"none", "not_signed_in", "no_operation", "not_this_way", "role",
                                                  "ended", "provisional", "scope", "sensitivity"};

Sensitivity sure(std::optional<Sensitivity> found)
{
    ENSURE(found.has_value());
    return *found;
}

Cell cell_of(std::string_view words)
{
    constexpr std::string_view own = "own:";
    Cell cell;
    for (auto const word : text::words(words)) {
        if (word.starts_with(own)) cell.own = sure(sensitivity_named(word.substr(own.size())));
        else cell.within = sure(sensitivity_named(word));
    }
    return cell;
}

Role role_of(std::span<std::string_view const> fields)
{
    ENSURE(fields.size() == given_count + 5);
    Role role;
    role.id = fields[0];
    role.name = fields[1];
    for (std::size_t i = 0; i < given_count; ++i) role.cells[i] = cell_of(fields[2 + i]);
    for (auto const one : text::words(fields[given_count + 2])) role.may_grant.emplace_back(one);
    ENSURE(fields[given_count + 3].empty() or fields[given_count + 3] == "required");
    role.needs_second_factor = fields[given_count + 3] == "required";
    for (auto const mark : text::words(fields[given_count + 4])) {
        ENSURE(mark == "organisation" or mark == "first" or mark == "registers");
        role.needs_organisation = role.needs_organisation or mark == "organisation";
        role.given_first = role.given_first or mark == "first";
        role.given_on_registering = role.given_on_registering or mark == "registers";
    }
    return role;
}

}

std::string_view name_of(Permission permission) { return permissions[static_cast<std::size_t>(permission)]; }

std::optional<Permission> permission_named(std::string_view name)
{
    auto const found = std::ranges::find(permissions, name);
    if (found == permissions.end()) return std::nullopt;
    return static_cast<Permission>(found - permissions.begin());
}

std::string_view name_of(Sensitivity sensitivity) { return sensitivities[static_cast<std::size_t>(sensitivity)]; }

std::optional<Sensitivity> sensitivity_named(std::string_view name)
{
    auto const found = std::ranges::find(sensitivities, name);
    if (found == sensitivities.end()) return std::nullopt;
    return static_cast<Sensitivity>(found - sensitivities.begin());
}

Sensitivity sensitivity_sure(std::string_view name)
{
    auto const found = sensitivity_named(name);
    if (not found) refuse("access.bad_sensitivity", {std::string(name.substr(0, 40))});
    return *found;
}

Permission permission_sure(std::string_view name)
{
    auto const found = permission_named(name);
    if (not found or static_cast<std::size_t>(*found) >= given_count) refuse("access.bad_permission", {std::string(name.substr(0, 40)), names_of_given()});
    return *found;
}

std::string names_of_given()
{
    std::string all;
    for (std::size_t i = 0; i < given_count; ++i) all += (all.empty() ? "" : ", ") + std::string(name_of(static_cast<Permission>(i)));
    return all;
}

std::string_view name_of(Reason reason) { return reasons[static_cast<std::size_t>(reason)]; }

Roles Roles::read(std::string_view csv)
{
    Roles roles;
    text::each_line(csv, [&](std::span<std::string_view const> fields) {
        auto role = role_of(fields);
        ENSURE(not role.id.empty() and roles.find(role.id) == nullptr);
        roles.roles_.push_back(std::move(role));
    });
    for (auto const& role : roles.roles_)
        for (auto const& other : role.may_grant) ENSURE(other == "*" or roles.find(other) != nullptr);
    return roles;
}

Role const* Roles::find(std::string_view id) const
{
    auto const found = std::ranges::find(roles_, id, &Role::id);
    return found == roles_.end() ? nullptr : &*found;
}

Role const* Roles::registering() const
{
    auto const found = std::ranges::find(roles_, true, &Role::given_on_registering);
    return found == roles_.end() ? nullptr : &*found;
}

}
