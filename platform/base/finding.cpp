#include <base/ensure.hpp>
#include <base/finding.hpp>
#include <algorithm>

namespace muster::base {

std::string_view name_of(Severity severity)
{
    switch (severity) {
    case Severity::info: return "info";
    case Severity::warn: return "warn";
    case Severity::hold: return "hold";
    case Severity::wrong: return "wrong";
    }
    return "?";
}

std::string fill_in(std::string_view sentence, std::span<std::string const> args)
{
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == '{' and i + 2 < sentence.size() and sentence[i + 2] == '}' and sentence[i + 1] >= '0' and
            sentence[i + 1] <= '9') {
            auto const which = static_cast<std::size_t>(sentence[i + 1] - '0');
            if (which < args.size()) out += args[which];
            i += 2;
        }
        else out += sentence[i];
    }
    return out;
}

Rules& Rules::all()
{
    static Rules rules;
    return rules;
}

void Rules::add(std::span<Rule const> table)
{
    for (auto const& rule : table) {
        auto const at = std::ranges::lower_bound(rules_, rule.code, {}, [](Rule const* r) { return r->code; });
        if (at != rules_.end() and (*at)->code == rule.code) {
            if (*at != &rule) throw Bug("two rules have the code " + std::string(rule.code));
            continue;
        }
        rules_.insert(at, &rule);
    }
}

Rule const* Rules::find(std::string_view code) const
{
    auto const at = std::ranges::lower_bound(rules_, code, {}, [](Rule const* r) { return r->code; });
    return at != rules_.end() and (*at)->code == code ? *at : nullptr;
}

Finding found(Rule const& rule, std::string at, std::vector<std::string> const& args)
{
    return {std::string(rule.code), rule.severity, std::move(at), fill_in(rule.sentence, args), fill_in(rule.remedy, args)};
}

Refusal::Refusal(Rule const& rule, std::vector<std::string> const& args, std::string at)
    : finding_(found(rule, std::move(at), args)), whole_(finding_.code + ": " + finding_.sentence + " " + finding_.remedy)
{
}

}
