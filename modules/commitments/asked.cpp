// How the options of this part's commands are read.
#include "commands.hpp"
#include "rules.hpp"
#include <algorithm>
#include <charconv>
#include <structure/structure.hpp>

namespace muster::commitments {

namespace {

std::optional<std::int64_t> number_of(std::string_view text)
{
    std::int64_t value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} or read.ptr != text.data() + text.size() or value <= 0) return std::nullopt;
    return value;
}

/// Places within a grant begin with its code (access: the area).
bool begins(std::string const& pcode, std::vector<std::string> const& areas)
{
    return std::ranges::any_of(areas, [&](std::string const& area) { return pcode.starts_with(area); });
}

}

std::string place_meant(Names const& names, std::string const& words)
{
    if (names.places().by_code(words) >= 0) return words;
    return names.places().at(geography::place_named(names.places(), words)).pcode;
}

std::string body_meant(cli::Call& call, std::string const& words)
{
    auto const bodies = structure::Bodies::load(call.db(), call.operation(), call.clock->today());
    auto at = bodies->by_code(words);
    if (at < 0)
        if (auto const found = bodies->find(words); found.size() == 1) at = found.front();
    if (at < 0) refuse("gap.unknown_body", {words});
    return bodies->at(at).code;
}

base::Day day_asked(cli::Call const& call, std::string_view option, base::Day otherwise)
{
    if (not call.has(option)) return otherwise;
    auto const day = base::Day::parse(call.text(option));
    if (not day) refuse("gap.not_a_day", {call.text(option)});
    return *day;
}

void expect_within(cli::Call& call, GapRecord const& gap)
{
    auto const number = std::to_string(gap.number);
    if (call.has("body") and std::ranges::count(call.all("body"), gap.body) == 0) refuse("gap.elsewhere", {number, call.text("body")});
    if (call.has("place") and not begins(gap.place, call.all("place"))) refuse("gap.elsewhere", {number, call.text("place")});
}

void expect_within(cli::Call& call, Ledger const& ledger, CommitmentRecord const& commitment)
{
    if (call.has("partner") and std::ranges::count(call.all("partner"), commitment.partner) == 0)
        refuse("commitment.not_theirs", {std::to_string(commitment.number), call.text("partner")});
    for (auto const& part : commitment.parts)
        if (auto const* gap = ledger.gap(part.gap())) expect_within(call, *gap);
}

std::int64_t gap_meant(cli::Call& call)
{
    auto const number = number_asked(call, "GAP", "gap.unknown");
    expect_within(call, gap_known(load_ledger(call, call.clock->now(), number), number));
    return number;
}

std::vector<std::pair<std::int64_t, std::optional<std::int64_t>>> parts_asked(std::vector<std::string> const& words)
{
    std::vector<std::pair<std::int64_t, std::optional<std::int64_t>>> parts;
    for (std::string_view one : words) {
        auto const sign = one.find('=');
        auto const gap = number_of(one.substr(0, sign));
        auto const part = sign == std::string_view::npos ? std::nullopt : number_of(one.substr(sign + 1));
        if (not gap or (sign != std::string_view::npos and not part)) refuse("commitment.bad_part", {std::string(one)});
        parts.emplace_back(*gap, part);
    }
    return parts;
}

std::int64_t number_asked(cli::Call const& call, std::string_view option, std::string_view unknown)
{
    auto const number = number_of(call.text(option));
    if (not number) refuse(unknown, {call.text(option)});
    return *number;
}

}
