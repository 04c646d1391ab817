#include "states.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <charconv>
#include <commitments/lists.hpp>
#include <text/fold.hpp>
#include <text/phrases.hpp>

namespace muster::commitments {

namespace {

template <typename State>
State named(std::array<std::string_view, 7> const& names, std::string_view name, std::string_view refusal)
{
    auto const found = std::ranges::find(names, name);
    if (found == names.end()) refuse(refusal, {std::string(name)});
    return static_cast<State>(found - names.begin());
}

bool yes(std::string_view word)
{
    ENSURE(word == "yes" or word == "no");
    return word == "yes";
}

std::vector<GapStateRow> read_gap_states()
{
    std::vector<GapStateRow> rows;
    text::each_line(lists::gap_states_csv, [&](std::span<std::string_view const> fields) {
        ENSURE(fields.size() == 4);
        GapStateRow row{gap_state(fields[0]), yes(fields[1]), {}, std::string(fields[3])};
        for (auto const word : text::words(fields[2])) row.may_become.push_back(gap_state(word));
        ENSURE(static_cast<std::size_t>(row.state) == rows.size());
        rows.push_back(std::move(row));
    });
    ENSURE(rows.size() == gap_state_names.size());
    return rows;
}

std::vector<PromiseStateRow> read_promise_states()
{
    std::vector<PromiseStateRow> rows;
    text::each_line(lists::commitment_states_csv, [&](std::span<std::string_view const> fields) {
        ENSURE(fields.size() == 6);
        PromiseStateRow row{promise_state(fields[0]), yes(fields[1]), yes(fields[2]), yes(fields[3]), {}, std::string(fields[5])};
        for (auto const word : text::words(fields[4])) row.may_become.push_back(promise_state(word));
        ENSURE(static_cast<std::size_t>(row.state) == rows.size());
        rows.push_back(std::move(row));
    });
    ENSURE(rows.size() == promise_state_names.size());
    return rows;
}

template <typename State>
std::string names_of(std::vector<State> const& states)
{
    std::string names;
    for (auto const state : states) names += (names.empty() ? "" : ", ") + std::string(name_of(state));
    return names.empty() ? "nothing else" : names;
}

int number(std::string_view text)
{
    int value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    ENSURE(read.ec == std::errc{});
    return value;
}

template <typename State>
void expect(std::string_view refusal, std::int64_t subject, State from, State to)
{
    auto const& may = row_of(from).may_become;
    if (std::ranges::count(may, to) == 0) refuse(refusal, {std::to_string(subject), std::string(name_of(from)), std::string(name_of(to)), names_of(may)});
}

}

GapState gap_state(std::string_view name) { return named<GapState>(gap_state_names, name, "gap.bad_state"); }
PromiseState promise_state(std::string_view name) { return named<PromiseState>(promise_state_names, name, "commitment.bad_state"); }

GapStateRow const& row_of(GapState state)
{
    static auto const rows = read_gap_states();
    return rows[static_cast<std::size_t>(state)];
}

PromiseStateRow const& row_of(PromiseState state)
{
    static auto const rows = read_promise_states();
    return rows[static_cast<std::size_t>(state)];
}

void expect_may_become(std::int64_t gap, GapState from, GapState to) { expect("gap.cannot_become", gap, from, to); }
void expect_may_become(std::int64_t commitment, PromiseState from, PromiseState to) { expect("commitment.cannot_become", commitment, from, to); }

std::vector<CriticalRule> const& critical_rules()
{
    static auto const all = [] {
        std::vector<CriticalRule> made;
        text::each_line(lists::critical_csv, [&](std::span<std::string_view const> fields) {
            ENSURE(fields.size() == 5);
            made.push_back({*base::Day::parse(fields[0]), number(fields[1]), number(fields[2]), number(fields[3]), std::string(fields[4])});
        });
        return made;
    }();
    return all;
}

bool is_confidence(std::string_view code)
{
    bool found = false;
    text::each_line(lists::confidence_csv, [&](std::span<std::string_view const> fields) { found = found or fields[0] == code; });
    return found;
}

}
