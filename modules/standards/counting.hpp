// An operation's own counting rules: set by a person, with a reason.
#pragma once
#include <optional>
#include <span>
#include <standards/standards.hpp>
#include <string>

namespace muster::standards {

std::optional<OverPeriods> over_periods_of(std::string_view name);

struct WantedRule {
    std::string activity, body, rule, reason;
};
/// Refuses counting.no_such_rule, counting.nothing_named.
void set_counting_rule(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                       WantedRule const& wanted);

std::span<base::Rule const> rules();

}
