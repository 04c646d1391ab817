#include "tables.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <charconv>
#include <structure/lists.hpp>
#include <structure/structure.hpp>
#include <text/phrases.hpp>

namespace muster::structure {
namespace {

using Fields = std::span<std::string_view const>;

template <typename Made, typename Make>
std::vector<Made> read(std::string_view list, std::size_t width, Make make)
{
    std::vector<Made> all;
    text::each_line(list, [&](Fields fields) {
        ENSURE(fields.size() == width);
        all.push_back(make(fields));
    });
    return all;
}

Words words_of(std::string_view field)
{
    Words words;
    while (not field.empty() and field != "-") {
        auto const end = std::min(field.find('|'), field.size());
        words.push_back(field.substr(0, end));
        field.remove_prefix(std::min(end + 1, field.size()));
    }
    return words;
}

/// "-" is nothing in the list of moves: no stage, no action.
Words places_of(std::string_view field) { return field == "-" ? Words{""} : words_of(field); }

bool is_yes(std::string_view field)
{
    ENSURE(field == "yes" or field == "no");
    return field == "yes";
}

int number_of(std::string_view field)
{
    int number = 0;
    ENSURE(std::from_chars(field.data(), field.data() + field.size(), number).ec == std::errc());
    return number;
}

base::Day day_of(std::string_view field)
{
    auto const day = base::Day::parse(field);
    ENSURE(day.has_value());
    return *day;
}

Policy policy_of(Fields fields)
{
    Policy made;
    made.policy = fields[0];
    made.from = day_of(fields[1]);
    made.criteria = fields[2];
    made.approver = fields[3];
    made.reply_hours = number_of(fields[4]);
    made.silence_is_consent = is_yes(fields[5]);
    made.proposal_days = number_of(fields[6]);
    made.outline_days = number_of(fields[7]);
    made.first_review_months = number_of(fields[8]);
    made.review_months = number_of(fields[9]);
    ENSURE(fields[10] == "any" or fields[10] == "all");
    made.deactivation_needs_all = fields[10] == "all";
    made.four_eyes = is_yes(fields[11]);
    made.changes_endorsed = is_yes(fields[12]);
    made.source = fields[13];
    return made;
}

template <typename Made, typename Of>
Made const* find(std::vector<Made> const& all, std::string_view name, Of of)
{
    auto const found = std::ranges::find(all, name, of);
    return found == all.end() ? nullptr : &*found;
}

}

bool holds(Words const& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

std::string either(std::vector<std::string> const& words)
{
    if (words.size() < 2) return words.empty() ? std::string() : words.front();
    auto text = words.front();
    for (std::size_t i = 1; i + 1 < words.size(); ++i) text = base::say("body.listed", {text, words[i]});
    return base::say("either", {text, words.back()});
}

std::vector<BodyType> const& body_types()
{
    static auto const all = read<BodyType>(lists::body_types_csv, 7, [](Fields f) {
        return BodyType{f[0], f[1], f[2], words_of(f[3]), f[4], words_of(f[5])};
    });
    return all;
}

std::vector<ActingRole> const& acting_roles()
{
    static auto const all = read<ActingRole>(lists::acting_roles_csv, 4,
                                             [](Fields f) { return ActingRole{f[0], words_of(f[1]), words_of(f[2])}; });
    return all;
}

std::vector<LeadRole> const& lead_roles()
{
    static auto const all = read<LeadRole>(lists::lead_roles_csv, 6, [](Fields f) {
        return LeadRole{f[0], is_yes(f[1]), is_yes(f[2]), words_of(f[3]), is_yes(f[4])};
    });
    return all;
}

std::vector<Move> const& moves()
{
    static auto const all = read<Move>(lists::moves_csv, 10, [](Fields f) {
        return Move{f[0],           f[1], f[2], words_of(f[3]), places_of(f[4]), f[5], f[6] == "-" ? std::string_view() : f[6], words_of(f[7]),
                    words_of(f[8]), f[9]};
    });
    return all;
}

std::vector<Condition> const& conditions()
{
    static auto const all =
        read<Condition>(lists::conditions_csv, 2, [](Fields f) { return Condition{f[0], f[1]}; });
    return all;
}

std::vector<Criterion> const& criteria()
{
    static auto const all = read<Criterion>(lists::criteria_csv, 5,
                                            [](Fields f) { return Criterion{f[0], f[1], f[2], f[3], f[4]}; });
    return all;
}

std::vector<GlobalLead> const& global_leads()
{
    static auto const all = read<GlobalLead>(lists::global_leads_csv, 6, [](Fields f) {
        return GlobalLead{f[0], f[1], f[2], day_of(f[3]), base::Day::parse(f[4])};
    });
    return all;
}

std::vector<Policy> const& policies()
{
    static auto const all = read<Policy>(lists::policies_csv, 14, policy_of);
    return all;
}

bool is_approver(std::string_view approver)
{
    static auto const all = read<std::string_view>(lists::approvers_csv, 4, [](Fields f) { return f[0]; });
    return std::ranges::find(all, approver) != all.end();
}

std::string word(std::string_view family, std::string_view code)
{
    auto const key = std::string(family) + std::string(code);
    if (not code.empty() and not base::wording_of(key, "en").sentence.empty()) return base::say(key);
    std::string text(code);
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string body_in_words(std::string_view code, std::string const& name)
{
    auto const key = "body.sector." + std::string(code);
    return base::wording_of(key, "en").sentence == name ? base::say(key) : name;
}

BodyType const* body_type(std::string_view type) { return find(body_types(), type, &BodyType::type); }
ActingRole const* acting_role(std::string_view role) { return find(acting_roles(), role, &ActingRole::role); }
LeadRole const* lead_role(std::string_view role) { return find(lead_roles(), role, &LeadRole::role); }

}
