// What the rules ask of the facts.
#include "facts.hpp"
#include "lists.hpp"
#include <algorithm>
#include <charconv>
#include <set>

namespace muster::accountability {

std::string_view Question::parameter(std::string_view name, std::string_view otherwise) const
{
    auto const at = duty.parameters.find(name);
    return at == duty.parameters.end() ? otherwise : std::string_view(at->second);
}

int Question::number(std::string_view name, int otherwise) const
{
    auto const text = parameter(name);
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<std::string> Question::list(std::string_view name) const { return parts_of(parameter(name), '|'); }

std::vector<Fact const*> Question::facts(Kind kind_wanted, std::vector<std::string> const& details) const
{
    std::vector<Fact const*> found;
    for (auto const& fact : body.facts) {
        if (fact.kind != kind_wanted or not fact.holds(on)) continue;
        if (details.empty() or std::ranges::find(details, fact.detail) != details.end()) found.push_back(&fact);
    }
    std::ranges::stable_sort(found, [](Fact const* left, Fact const* right) { return right->since < left->since; });
    return found;
}

std::vector<Fact const*> Question::fresh(Kind kind_wanted, std::vector<std::string> const& details) const
{
    auto found = facts(kind_wanted, details);
    auto const from = on.plus(-number("fresh", 365));
    std::erase_if(found, [&](Fact const* fact) { return fact->since < from; });
    return found;
}

operations::Cycle const* Question::cycle() const
{
    operations::Cycle const* last = nullptr;
    for (auto const& one : all.cycles)
        if (one.period.last < on) last = &one;
    return last;
}

std::vector<Reported const*> Question::reports_over(base::Period period) const
{
    std::vector<Reported const*> found;
    for (auto const& one : body.reports)
        if (one.holds(on) and one.period.overlaps(period)) found.push_back(&one);
    return found;
}

std::vector<Reported const*> Question::recent() const
{
    auto found = reports_over({on.plus(-number("fresh", 92)), on});
    std::erase_if(found, [](Reported const* one) { return one->nil; });
    return found;
}

std::vector<std::string> Question::expected(operations::Cycle const& wanted) const
{
    constexpr int quarter = 92;
    std::set<std::string> all_of;
    for (auto const* member : facts(Kind::member, {"member", "government"})) all_of.insert(member->who);
    if (all_of.empty())
        for (auto const* one : reports_over({wanted.period.first.plus(-quarter), wanted.period.last})) all_of.insert(one->partner);
    return {all_of.begin(), all_of.end()};
}

Evidence opened(Question const& question, std::string what, base::Day on, std::string command, std::string path)
{
    auto const& operation = question.all.operation;
    return {std::move(what), on, "muster " + command, "/operations/" + operation + path, {}, {}};
}

namespace {

std::string with(std::string_view words) { return words.empty() ? std::string() : ": " + std::string(words); }

/// What was recorded about standards and issues, in words.
std::string recorded(Fact const& fact)
{
    if (fact.kind == Kind::acknowledged) return fact.who + " acknowledged " + fact.detail;
    if (fact.kind == Kind::undertaken) return "The government is bound by " + fact.detail;
    if (fact.kind == Kind::agreed) return "Agreed as a priority: " + fact.detail;
    if (fact.kind == Kind::tagged) return fact.detail + " is built into " + fact.who + " (" + fact.words + ")";
    if (fact.kind == Kind::focal_point) return "Focal point for " + fact.detail + with(fact.who);
    return fact.detail + " " + fact.words + (fact.who.empty() ? "" : " in " + fact.who) + ": " + (fact.good ? "met" : "not met");
}

/// What a decision about a body's life says.
std::string decided(Fact const& fact)
{
    if (fact.kind == Kind::decision) return "Decision: " + fact.detail;
    if (fact.kind == Kind::advice) return "Advice of " + fact.detail + with(fact.words);
    if (fact.kind == Kind::consultation) return "Consulted: " + fact.detail + with(fact.words);
    if (fact.kind == Kind::finding) return "Criterion " + fact.detail + " was found " + fact.words;
    if (fact.kind == Kind::selection) return "The choice of " + fact.who + " was argued";
    if (fact.kind == Kind::review) return "Review " + fact.detail + with(fact.words);
    return "Transition plan, " + fact.detail + with(fact.words);
}

/// What was recorded about gaps, promises and last resort.
Evidence opening_promises(Question const& question, Fact const& fact)
{
    auto const number = std::to_string(fact.count);
    auto const open = [&](std::string what, std::string command, std::string path) {
        return opened(question, std::move(what), fact.since, std::move(command), std::move(path));
    };
    auto const at_gap = [&](std::string what) { return open(std::move(what), "gap show " + number, "/named-gaps/" + number); };
    auto const at_promise = [&](std::string what) { return open(std::move(what), "commitment show " + number, "/commitments/" + number); };
    auto const at_case = [&](std::string what) { return open(std::move(what), "last-resort show " + number, "/last-resort/" + number); };
    switch (fact.kind) {
        case Kind::gap: return at_gap("Gap " + number + " in " + fact.words + ": " + fact.detail);
        case Kind::raised: return at_gap("Gap " + number + " was raised to the lead agency");
        case Kind::promise: return at_promise("Commitment " + number + " of " + fact.who + ", due " + fact.words + ": " + fact.detail);
        case Kind::followed: return at_promise("Commitment " + number + " of " + fact.who + ", followed up by " + fact.detail);
        case Kind::asked:
            return open(fact.who + " was asked to fill gap " + number + with(fact.detail), "gap calls --gap " + number, "/calls?gap=" + number);
        case Kind::resort: return at_case("Last resort, case " + number + ": " + fact.who + ", " + fact.detail);
        case Kind::judged: return at_case("Case " + number + ": " + fact.detail + (fact.good ? " holds" : " does not hold"));
        case Kind::task: return at_case("Case " + number + ": " + fact.detail + with(fact.words));
        default: break;
    }
    return open(fact.who + " answers for " + fact.detail, "responsibility list --body " + question.body.code, "/responsibilities?body=" + question.body.code);
}

Evidence opening(Question const& question, Fact const& fact)
{
    auto const& body = question.body.code;
    auto const open = [&](std::string what, std::string command, std::string path) {
        return opened(question, std::move(what), fact.since, std::move(command), std::move(path));
    };
    auto const of_body = "?body=" + body;
    switch (fact.kind) {
        case Kind::decision:
        case Kind::advice:
        case Kind::consultation:
        case Kind::finding:
        case Kind::selection:
        case Kind::review:
        case Kind::plan: return open(decided(fact), "body history " + body, "/bodies/" + body + "/history");
        case Kind::group: return open("Group: " + fact.who, "body history " + fact.who, "/bodies/" + fact.who + "/history");
        case Kind::document: return open(fact.words, "document get " + fact.document, "/documents/" + fact.document);
        case Kind::member: return open(fact.detail + with(fact.who), "member list --body " + body, "/members" + of_body);
        case Kind::link:
            if (fact.detail == "body")
                return open("Request with " + fact.who + with(fact.words), "request list --body " + body, "/requests" + of_body);
            return open("Link with " + fact.who + with(fact.words), "link list --body " + body, "/exchanges" + of_body);
        case Kind::needs:
            return open(plural(fact.count, "figure", "figures") + " of need from " + fact.who, "needs matrix --body " + body,
                        "/needs/matrix" + of_body);
        case Kind::focal_point:
        case Kind::acknowledged:
        case Kind::undertaken:
        case Kind::agreed:
        case Kind::tagged:
        case Kind::measured: break;
        case Kind::gap:
        case Kind::promise:
        case Kind::followed:
        case Kind::asked:
        case Kind::responsibility:
        case Kind::raised:
        case Kind::resort:
        case Kind::judged:
        case Kind::task: return opening_promises(question, fact);
    }
    return open(recorded(fact), "standard record --body " + body, "/standards/record" + of_body);
}

}

Evidence evidence_of(Question const& question, Fact const& fact)
{
    auto made = opening(question, fact);
    made.document = fact.document;
    return made;
}

std::string plural(std::int64_t number, std::string_view one, std::string_view many)
{
    return cli::grouped(number) + " " + std::string(number == 1 ? one : many);
}

}
