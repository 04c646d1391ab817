#include "promise.hpp"
#include "rules.hpp"
#include <base/ensure.hpp>
#include <algorithm>
#include <array>
#include <cli/command.hpp>
#include <fmt/core.h>
#include <set>

namespace muster::commitments {

namespace {

constexpr std::array<std::string_view, 3> unit_names{"people", "items", "money"};

void add(Together& sum, Quantity const& quantity)
{
    ++sum.commitments;
    if (auto const* people = std::get_if<People>(&quantity)) {
        sum.people.at_least = std::max(sum.people.at_least, *people);
        sum.people.at_most.value += people->value;
        // Partners of one activity are added (domain.md 5.12, L2): a promise is meant for people that nobody reaches yet.
        sum.people.chosen = sum.people.at_most;
    }
    else if (auto const* items = std::get_if<Items>(&quantity)) sum.items = sum.items + *items;
    else {
        auto const& money = std::get<base::Money>(quantity);
        auto const [at, fresh] = sum.money.try_emplace(std::string(money.currency.text()), money);
        if (not fresh) at->second = at->second + money;
    }
}

}

std::string_view name_of(Unit unit) { return unit_names[static_cast<std::size_t>(unit)]; }
Unit unit_of(Quantity const& quantity) { return static_cast<Unit>(quantity.index()); }

std::int64_t number_of(Quantity const& quantity)
{
    if (auto const* people = std::get_if<People>(&quantity)) return people->value;
    if (auto const* items = std::get_if<Items>(&quantity)) return items->value;
    return std::get<base::Money>(quantity).cents;
}

Quantity quantity_of(Unit unit, std::int64_t number, std::string_view currency)
{
    if (unit == Unit::people) return People{number};
    if (unit == Unit::items) return Items{number};
    base::Money money{number, {}};
    ENSURE(currency.size() == 3);
    std::ranges::copy(currency, money.currency.code.begin());
    return money;
}

std::string money_code(Quantity const& quantity)
{
    auto const* money = std::get_if<base::Money>(&quantity);
    return money ? std::string(money->currency.text()) : "";
}

std::string text_of(Quantity const& quantity)
{
    if (auto const* money = std::get_if<base::Money>(&quantity)) return base::text_of(*money);
    return fmt::format("{} {}", cli::grouped(number_of(quantity)), name_of(unit_of(quantity)));
}

Shared::Shared(std::int64_t commitment, Quantity whole, std::vector<Part> parts) : commitment_(commitment), whole_(whole), parts_(std::move(parts))
{
    if (parts_.empty()) refuse("commitment.no_gap");
    std::set<std::int64_t> gaps;
    std::int64_t given = 0;
    for (auto const& part : parts_) {
        ENSURE(part.commitment() == commitment);
        auto const* money = std::get_if<base::Money>(&part.quantity());
        if (unit_of(part.quantity()) != unit_of(whole) or (money and money->currency != std::get<base::Money>(whole).currency)) refuse("commitment.two_units");
        if (not gaps.insert(part.gap()).second) refuse("commitment.gap_twice", {std::to_string(part.gap())});
        given += number_of(part.quantity());
    }
    if (given > number_of(whole)) refuse("commitment.parts_exceed", {text_of(quantity_of(unit_of(whole), given, money_code(whole))), text_of(whole)});
}

Together promised_to(std::span<Part const> parts)
{
    Together sum;
    std::set<std::int64_t> commitments;
    for (auto const& part : parts) {
        ENSURE(part.gap() == parts.front().gap() and commitments.insert(part.commitment()).second);
        add(sum, part.quantity());
    }
    return sum;
}

Together promised_by(std::span<Shared const> commitments)
{
    Together sum;
    std::set<std::int64_t> seen;
    for (auto const& one : commitments) {
        ENSURE(seen.insert(one.commitment()).second);
        add(sum, one.whole());
    }
    return sum;
}

}
