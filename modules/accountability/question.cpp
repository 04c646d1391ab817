// What the rules ask of the facts.
#include "facts.hpp"
#include "lists.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <charconv>
#include <set>

namespace muster::accountability {

std::string Question::named(std::string const& id) const
{
    auto const known = all.names.find(id);
    return known == all.names.end() ? id : known->second;
}

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

/// "Review concluded: continue"; the first alone where there is no more to say.
std::string with(std::string what, std::string const& more) { return more.empty() ? std::move(what) : proof("more", {what, more}); }

/// What was recorded about standards and issues, in words.
std::string recorded(Question const& question, Fact const& fact)
{
    if (fact.kind == Kind::acknowledged) return proof("acknowledged", {question.named(fact.who), fact.detail});
    if (fact.kind == Kind::undertaken) return proof("bound", {fact.detail});
    if (fact.kind == Kind::agreed) return proof("agreed", {word("duty.issue.", fact.detail)});
    if (fact.kind == Kind::tagged) return proof("tagged", {word("duty.issue.", fact.detail), fact.who, word("duty.step.", fact.words)});
    if (fact.kind == Kind::focal_point) return with(proof("focal", {word("duty.issue.", fact.detail)}), question.named(fact.who));
    return proof(fact.good ? "measured_met" : "measured_not_met", {fact.detail + " " + fact.words, fact.who.empty() ? proof("everywhere") : fact.who});
}

/// What a decision about a body's life says.
std::string decided(Question const& question, Fact const& fact)
{
    if (fact.kind == Kind::decision) return proof("decision", {word("body.move.", fact.detail)});
    if (fact.kind == Kind::advice) return with(proof("advice", {word("body.role.", fact.detail)}), word("body.stance.", fact.words));
    if (fact.kind == Kind::consultation) return with(proof("consulted", {word("body.party.", fact.detail)}), fact.words);
    if (fact.kind == Kind::finding) return proof("finding", {fact.detail, word("body.finding.", fact.words)});
    if (fact.kind == Kind::selection) return proof("selection", {question.named(fact.who)});
    if (fact.kind == Kind::review) return with(proof(fact.detail == "concluded" ? "review_concluded" : "review_opened"), word("body.action.", fact.words));
    return with(proof("plan", {fact.detail}), word("body.plan.", fact.words));
}

/// What was recorded of meetings, lessons and advocacy.
Evidence opening_meetings(Question const& question, Fact const& fact)
{
    auto const number = std::to_string(fact.count);
    auto const& body = question.body.code;
    auto const open = [&](std::string what, std::string command, std::string path) {
        return opened(question, std::move(what), fact.since, std::move(command), std::move(path));
    };
    switch (fact.kind) {
        case Kind::attended: return open(proof("attended", {fact.who, fact.detail}), "meeting show " + fact.words, "/meetings/" + fact.words);
        case Kind::lesson: return open(with(proof("lesson", {number, word("duty.lesson.", fact.detail)}), fact.words), "lesson list --body " + body, "/lessons?body=" + body);
        case Kind::concern: return open(with(proof("concern", {number, word("duty.concern.", fact.detail)}), fact.words), "advocacy show " + number, "/concerns/" + number);
        case Kind::contribution: return open(proof("contribution", {number, word("duty.to.", fact.detail)}), "advocacy show " + number, "/concerns/" + number);
        default: break;
    }
    auto const what = fact.detail == "donor" ? proof("donor_asked", {fact.who, fact.words}) : proof("participants_asked", {fact.words});
    return open(what, "advocacy asks --gap " + fact.words, "/asks?gap=" + fact.words);
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
        case Kind::gap: return at_gap(proof("gap", {number, fact.words, word("duty.gap.", fact.detail)}));
        case Kind::raised: return at_gap(proof("raised", {number}));
        case Kind::promise: return at_promise(proof("promise", {number, question.named(fact.who), fact.words, word("duty.promise.", fact.detail)}));
        case Kind::followed: return at_promise(proof("followed", {number, question.named(fact.who), word("duty.channel.", fact.detail)}));
        case Kind::asked:
            return open(with(proof("asked", {question.named(fact.who), number}), word("duty.answer.", fact.detail)), "gap calls --gap " + number, "/calls?gap=" + number);
        case Kind::resort: return at_case(proof("case", {number, question.named(fact.who), word("duty.case.", fact.detail)}));
        case Kind::judged: return at_case(proof(fact.good ? "holds" : "holds_not", {number, word("duty.condition.", fact.detail)}));
        case Kind::task: return at_case(with(proof("task", {number, word("duty.task.", fact.detail)}), word("duty.condition.", fact.words)));
        default: break;
    }
    return open(proof("share", {question.named(fact.who), word("duty.issue.", fact.detail)}), "responsibility list --body " + question.body.code, "/responsibilities?body=" + question.body.code);
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
        case Kind::plan: return open(decided(question, fact), "body history " + body, "/bodies/" + body + "/history");
        case Kind::group: return open(proof("group", {fact.who}), "body history " + fact.who, "/bodies/" + fact.who + "/history");
        case Kind::document: return open(fact.words, "document get " + fact.document, "/documents/" + fact.document);
        case Kind::member: return open(with(word("duty.member.", fact.detail), question.named(fact.who)), "member list --body " + body, "/members" + of_body);
        case Kind::link:
            if (fact.detail == "body")
                return open(with(proof("request", {fact.who}), fact.words), "request list --body " + body, "/requests" + of_body);
            return open(with(proof("link", {fact.who}), fact.words), "link list --body " + body, "/exchanges" + of_body);
        case Kind::needs:
            return open(proof("needs", {std::to_string(fact.count), fact.who}), "needs matrix --body " + body,
                        "/needs/matrix" + of_body);
        case Kind::focal_point:
        case Kind::acknowledged:
        case Kind::undertaken:
        case Kind::agreed:
        case Kind::tagged:
        case Kind::measured: break;
        case Kind::attended:
        case Kind::lesson:
        case Kind::concern:
        case Kind::contribution:
        case Kind::means: return opening_meetings(question, fact);
        case Kind::settled:
            return open(proof(fact.detail == "activities.pass" ? "kept_apart" : "left_out", {std::to_string(fact.count)}), "review list --queue twin", "/review?queue=twin");
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
    return open(recorded(question, fact), "standard record --body " + body, "/standards/record" + of_body);
}

}

Evidence evidence_of(Question const& question, Fact const& fact)
{
    auto made = opening(question, fact);
    made.document = fact.document;
    return made;
}

std::string why(std::string_view what, std::vector<std::string> const& args) { return base::say("duty.why." + std::string(what), args); }
std::string proof(std::string_view what, std::vector<std::string> const& args) { return base::say("duty.proof." + std::string(what), args); }

}
