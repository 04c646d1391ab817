// The lists of duties and of clocks, read once.
#include "lists.hpp"
#include <accountability/lists.hpp>
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <charconv>
#include <text/phrases.hpp>

namespace muster::accountability {
namespace {

constexpr std::array<std::string_view, 6> state_names{"fulfilled", "partly", "overdue", "no_evidence", "no_source", "not_applicable"};

std::map<std::string, std::string, std::less<>> parameters_of(std::string_view text)
{
    std::map<std::string, std::string, std::less<>> all;
    for (auto const& part : parts_of(text, ';')) {
        auto const equals = part.find('=');
        ENSURE(equals != std::string::npos);
        all.emplace(part.substr(0, equals), part.substr(equals + 1));
    }
    return all;
}

int number_of(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}

std::vector<std::string> parts_of(std::string_view text, char between)
{
    std::vector<std::string> parts;
    while (not text.empty()) {
        auto end = std::min(text.find(between), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::vector<Duty> const& duties()
{
    static auto const all = [] {
        std::vector<Duty> made;
        text::each_line(lists::duties_csv, [&](std::span<std::string_view const> f) {
            ENSURE(f.size() == 11);
            auto const from = base::Day::parse(f[9]);
            ENSURE(from.has_value());
            made.push_back({std::string(f[0]), std::string(f[1]), std::string(f[2]), std::string(f[3]), std::string(f[4]), parts_of(f[5], '|'),
                            std::string(f[6]), std::string(f[7]), parameters_of(f[8]), *from, std::string(f[10])});
        });
        return made;
    }();
    return all;
}

std::vector<ClockLine> const& clocks()
{
    static auto const all = [] {
        std::vector<ClockLine> made;
        text::each_line(lists::clocks_csv, [&](std::span<std::string_view const> f) {
            ENSURE(f.size() == 6);
            made.push_back({std::string(f[0]), std::string(f[1]), std::string(f[2]), number_of(f[3]), number_of(f[4])});
        });
        return made;
    }();
    return all;
}

std::string text_of(Duty const& duty) { return base::say("duty.text." + duty.id); }

std::string clause_of(Duty const& duty)
{
    // "FAQ, activation, (a)" has its words under faq_activation_a.
    std::string key;
    for (auto const c : duty.clause) {
        bool const counts = (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z');
        if (counts) key += static_cast<char>(c | 0x20);
        else if (not key.empty() and key.back() != '_') key += '_';
    }
    while (key.ends_with('_')) key.pop_back();
    return base::say("duty.clause." + key);
}

std::string_view name_of(State state) { return state_names.at(static_cast<std::size_t>(state)); }

std::optional<State> state_named(std::string_view name)
{
    auto const at = std::ranges::find(state_names, name);
    if (at == state_names.end()) return {};
    return static_cast<State>(at - state_names.begin());
}

}
