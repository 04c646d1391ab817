// Whether a service is enough for so many people. Pure sums, in whole numbers where units are counted.
#include "said.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace muster::standards {
namespace {

constexpr std::int64_t thousand = 1000;

std::int64_t divided_up(std::int64_t number, std::int64_t by) { return (number + by - 1) / by; }

bool relates(double left, std::string_view relation, double right)
{
    if (relation == "<=") return left <= right;
    if (relation == ">=") return left >= right;
    if (relation == "<") return left < right;
    return left > right;
}

/// What is needed at least: rounded up, because half a tap serves nobody.
std::int64_t required_for(Threshold const& threshold, std::int64_t people)
{
    switch (threshold.form) {
        case Form::people_per_unit: return divided_up(people * thousand, threshold.thousandths);
        case Form::amount_per_people: return divided_up(people * threshold.thousandths, threshold.per * thousand);
        case Form::share: return divided_up(people * threshold.thousandths, 100 * thousand);
        case Form::value: break;
    }
    return 0;
}

Compliance of_value(Threshold const& threshold, double measured)
{
    Compliance made;
    double const limit = static_cast<double>(threshold.thousandths) / thousand;
    made.state = relates(measured, threshold.relation, limit) ? "met" : "not_met";
    bool const upward = threshold.relation.front() == '>';
    if (upward and limit > 0) made.ratio = measured / limit;
    else if (not upward and measured > 0) made.ratio = limit / measured;
    return made;
}

/// Shares that must stay below a limit (deaths, defaults): so many are at most allowed; those beyond are too many.
Compliance of_share_below(Threshold const& threshold, std::int64_t people, double counted)
{
    Compliance made;
    double const share = counted * 100 / static_cast<double>(people), limit = static_cast<double>(threshold.thousandths) / thousand;
    made.state = relates(share, threshold.relation, limit) ? "met" : "not_met";
    if (share > 0) made.ratio = limit / share;
    auto allowed = people * threshold.thousandths / (100 * thousand);
    bool const exact = people * threshold.thousandths % (100 * thousand) == 0;
    if (threshold.relation == "<" and exact and allowed > 0) --allowed;
    made.required = allowed;
    made.shortfall = std::max<std::int64_t>(0, static_cast<std::int64_t>(std::ceil(counted)) - allowed);
    return made;
}

}

std::optional<std::int64_t> thousandths_of(std::string_view text)
{
    auto const point = std::min(text.find('.'), text.size());
    auto const whole = text.substr(0, point);
    auto const rest = text.substr(std::min(point + 1, text.size()));
    auto digits = [](std::string_view part) { return std::ranges::all_of(part, [](char c) { return c >= '0' and c <= '9'; }); };
    if (whole.empty() or whole.size() > 12 or rest.size() > 3 or not digits(whole) or not digits(rest)) return {};
    if (point < text.size() and rest.empty()) return {};
    auto joined = std::string(whole) + std::string(rest) + std::string(3 - rest.size(), '0');
    std::int64_t number = 0;
    std::from_chars(joined.data(), joined.data() + joined.size(), number);
    return number;
}

std::string text_of_thousandths(std::int64_t thousandths)
{
    if (thousandths % thousand == 0) return std::to_string(thousandths / thousand);
    auto text = fmt::format("{}.{:03}", thousandths / thousand, thousandths % thousand);
    while (text.back() == '0') text.pop_back();
    return text;
}

bool is_relation(std::string_view text) { return text == "<=" or text == ">=" or text == "<" or text == ">"; }

std::string value_text(Threshold const& threshold)
{
    auto text = threshold.relation + " " + text_of_thousandths(threshold.thousandths);
    switch (threshold.form) {
        case Form::people_per_unit: return text + " people for one of the " + threshold.unit;
        case Form::amount_per_people:
            return text + " " + threshold.unit + (threshold.per == 1 ? " a person" : " for " + std::to_string(threshold.per) + " people");
        case Form::share: return text + " % of " + threshold.unit;
        case Form::value: return text + " " + threshold.unit;
    }
    return text;
}

Compliance compliance(Threshold const& threshold, std::optional<std::int64_t> population, std::optional<double> available)
{
    Compliance made;
    made.state = "unknown";
    if (threshold.form == Form::value) return available ? of_value(threshold, *available) : made;
    if (not population) return made;
    ENSURE(*population >= 0);
    if (*population == 0) {
        made.state = "not_applicable";
        return made;
    }
    bool const below = threshold.form == Form::share and threshold.relation.front() == '<';
    if (below) return available ? of_share_below(threshold, *population, *available) : made;
    made.required = required_for(threshold, *population);
    // "More than 75 %" of 100 people are 76 of them.
    if (threshold.form == Form::share and threshold.relation == ">" and *population * threshold.thousandths % (100 * thousand) == 0)
        ++*made.required;
    if (not available) return made;
    auto const needed = static_cast<double>(*made.required);
    made.state = *available >= needed ? "met" : "not_met";
    made.ratio = *available / needed;
    made.shortfall = std::max<std::int64_t>(0, *made.required - static_cast<std::int64_t>(std::floor(*available)));
    return made;
}

}
