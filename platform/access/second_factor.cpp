// Which roles must have a second factor, and who shows one.
#include "inside.hpp"
#include <algorithm>
#include <formats/json.hpp>
#include <text/fold.hpp>

namespace muster::access {

namespace {

constexpr std::string_view setting = "second_factor";

std::string value_of(std::vector<std::string> const& roles, base::Instant from)
{
    std::string value;
    base::JsonWriter(value).object().member("roles", roles).member("from", from.ms).end();
    return value;
}

std::string sound_reason(std::string const& typed)
{
    auto reason = text::tidy(typed);
    if (reason.empty()) refuse("access.needs_reason");
    return reason;
}

}

SecondFactorRule second_factor_rule(Desk const& desk)
{
    SecondFactorRule rule;
    desk.db.one(sql::house_setting, {setting}, [&](store::Row const& row) {
        auto const said = formats::Json::parse(row.text(0));
        for (auto const& role : said.find("roles")->list()) rule.roles.push_back(role.text());
        rule.from.ms = said.number_or("from", 0);
        rule.as_listed = false;
        rule.reason = row.string(1);
        rule.by = row.string(2);
        rule.at.ms = row.integer(3);
    });
    if (rule.as_listed)
        for (auto const& role : desk.world.roles.all())
            if (role.needs_second_factor) rule.roles.push_back(role.id);
    return rule;
}

void set_second_factor_rule(Desk const& desk, std::vector<std::string> roles, base::Instant from, std::string const& typed)
{
    for (auto const& role : roles)
        if (desk.world.roles.find(role) == nullptr) refuse("access.bad_role", {role, ids_of(desk.world.roles)});
    std::ranges::sort(roles);
    auto const twice = std::ranges::unique(roles);
    roles.erase(twice.begin(), twice.end());
    auto const reason = sound_reason(typed);
    auto const value = value_of(roles, from);
    store::Transaction transaction(desk.db);
    desk.db.run(sql::set_house_setting, {setting, std::string_view(value), std::string_view(reason), std::string_view(desk.actor), desk.now().ms});
    record(desk, store::Nature::kept, "", "access.second_factor_rule", "house", value, reason);
    transaction.commit();
}

void reset_second_factor_rule(Desk const& desk, std::string const& typed)
{
    auto const reason = sound_reason(typed);
    store::Transaction transaction(desk.db);
    desk.db.run(sql::drop_house_setting, {setting});
    record(desk, store::Nature::kept, "", "access.second_factor_rule", "house", "{}", reason);
    transaction.commit();
}

bool rule_names(SecondFactorRule const& rule, std::vector<Grant> const& grants, base::Instant when)
{
    return std::ranges::any_of(grants, [&](Grant const& one) {
        return not one.provisional and one.from <= when and when < one.until and std::ranges::count(rule.roles, one.role) > 0;
    });
}

bool needs_second_factor(Desk const& desk, std::vector<Grant> const& grants)
{
    if (grants.empty()) return false;
    auto const rule = second_factor_rule(desk);
    return rule.holds(desk.now()) and rule_names(rule, grants, desk.now());
}

}
