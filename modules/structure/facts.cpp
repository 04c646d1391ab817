// What each move makes true, as facts that hold from its moment on.
#include "situation.hpp"

#include <algorithm>
#include <array>
#include <base/json.hpp>

namespace muster::structure {
namespace {

/// Gathers the facts of one decision; one fact for each body, aspect and name.
class Facts {
public:
    Facts(Situation const& situation, Moment const& before, Asked const& asked, Position const& at, Move const& line)
        : situation_(situation), before_(before), asked_(asked), at_(at), line_(line)
    {
    }

    std::vector<Fact> made()
    {
        auto const next = after(at_, line_, asked_.action);
        if (next.state != at_.state or asked_.move == "conclude" or asked_.move == "establish") put("state", "", next.state);
        if (next.stage != at_.stage) put("stage", "", next.stage);
        if (next.action != at_.action) put("action", "", next.action);
        describe();
        prepare();
        decide();
        shape();
        work();
        if (next.stage.empty() and not at_.stage.empty()) end_procedure();
        return std::move(facts_);
    }

private:
    Fact& put(std::string_view aspect, std::string_view name, std::string_view value, std::string const& body)
    {
        auto const same = std::ranges::find_if(facts_, [&](Fact const& fact) {
            return fact.body == body and fact.aspect == aspect and fact.name == name;
        });
        auto& fact = same == facts_.end() ? facts_.emplace_back() : *same;
        fact.body = body;
        fact.aspect = aspect;
        fact.name = name;
        fact.value = value;
        return fact;
    }
    Fact& put(std::string_view aspect, std::string_view name, std::string_view value) { return put(aspect, name, value, asked_.body); }

    [[nodiscard]] bool is(std::string_view move) const { return asked_.move == move; }
    [[nodiscard]] std::string first_document() const { return asked_.documents.empty() ? "" : asked_.documents.front(); }

    /// What kind of body it is and what it is called: where it comes to be, and where it is amended.
    void describe()
    {
        bool const begins = is("propose") or is("establish");
        if (begins and before_.value(asked_.body, "type") != at_.type) put("type", "", at_.type);
        bool const may_say = begins or is("amend") or is("activate") or is("reactivate") or is("merge");
        if (not may_say) return;
        for (auto const* aspect : {"name", "area", "languages", "rhythm"})
            if (not asked_.text(aspect).empty() and (begins or aspect != std::string_view("name")))
                put(aspect, "", asked_.text(aspect));
        if (begins and not is_regroup() and not asked_.text("parent").empty()) put("parent", "", asked_.text("parent"));
        if (not asked_.text("terms").empty()) put("terms", "", "kept").document = asked_.text("terms");
    }

    [[nodiscard]] bool is_regroup() const { return is("propose") and asked_.action == "regroup"; }

    /// What is laid down before a decision.
    void prepare()
    {
        if (is("propose")) propose();
        if (is("find")) {
            auto& fact = put("finding", asked_.text("criterion"), asked_.text("finding", "met"));
            fact.note = asked_.text("saying");
            fact.document = first_document();
        }
        for (auto const& [move, aspect, who] : {std::array<std::string_view, 3>{"consult", "consulted", "with"},
                                               std::array<std::string_view, 3>{"advise", "advised", "who"},
                                               std::array<std::string_view, 3>{"notify", "notified", "who"}}) {
            if (not is(move)) continue;
            auto& fact = put(aspect, asked_.text(who, "hct"), asked_.text("stance", "said"));
            fact.note = asked_.text("saying");
            fact.document = first_document();
            fact.partner = asked_.text("partner");
        }
        if (is("letter")) {
            auto& fact = put("letter", "", "made");
            fact.document = first_document();
            fact.note = asked_.text("digest");
        }
        if (is("solution")) put("solution", "", "described").note = asked_.text("saying");
        if (is("plan")) plan();
        if ((is("submit") or is("propose")) and not asked_.text("successor").empty()) put("successor", "", asked_.text("successor"));
    }

    void propose()
    {
        for (auto const& source : asked_.all("from")) put("source", source, "yes");
        if (is_regroup()) put("parent_wanted", "", asked_.text("parent"));
        for (auto const& part : asked_.all("into")) {
            put("part", part, "yes");
            if (is_at_work(before_.value(part, "state")) or part == asked_.body) continue;
            put("state", "", "proposed", part);
            put("stage", "", "drafted", part);
            put("action", "", "part", part);
            put("type", "", at_.type, part);
        }
    }

    void plan()
    {
        auto const part = asked_.text("part");
        auto const known = before_.find(asked_.body, "plan", part);
        auto& fact = put("plan", part, asked_.text("status", known ? known.fact->value : "pending"));
        fact.note = asked_.text("saying", known ? known.fact->note : "");
        fact.partner = asked_.text("partner", known ? known.fact->partner : "");
        fact.due = asked_.text("due", known ? known.fact->due : "");
        fact.document = asked_.documents.empty() and known ? known.fact->document : first_document();
        fact.more = asked_.text("verified-by", known ? known.fact->more : "");
    }

    /// What others decide on a proposal, and when they have to.
    void decide()
    {
        if (is("transmit")) {
            auto const due = base::Instant{asked_.since.ms + std::int64_t{situation_.policy.reply_hours} * 3'600'000};
            auto& clock = put("clock", "reply", "running");
            clock.due = due.text();
            clock.note = situation_.policy.approver;
        }
        if (is("endorse") or is("query") or is("object")) {
            auto const clock = before_.find(asked_.body, "clock", "reply");
            auto const due = clock ? instant_of(clock.fact->due) : std::nullopt;
            auto& fact = put("clock", "reply", is("endorse") and asked_.documents.empty() ? "silence" : due and asked_.since > *due ? "kept_late" : "kept");
            if (clock) fact.due = clock.fact->due, fact.note = clock.fact->note;
        }
        if (is("review")) put("review", "opened", "opened").note = asked_.reason;
        if (is("conclude")) {
            auto& fact = put("review", "concluded", asked_.action);
            fact.note = asked_.reason;
            fact.due = asked_.text("next-review");
        }
    }

    /// What changes the shape of the structure.
    void shape()
    {
        if (is("regroup")) {
            auto const wanted = before_.value(asked_.body, "parent_wanted");
            put("parent", "", at_.governance == "group" ? asked_.text("parent") : wanted);
        }
        if (is("rename")) put("name", "", asked_.text("name"));
        if (is("merge"))
            for (auto const& one : before_.all(asked_.body, "source")) end(one.fact->name, "merged", "merged_into", "merged_from");
        if (is("split"))
            for (auto const& one : before_.all(asked_.body, "part")) begin_part(one.fact->name);
        if (is("hand_over")) {
            auto const successor = before_.value(asked_.body, "successor");
            put("relation", successor, "succeeded_by");
            put("relation", asked_.body, "succeeds", successor);
            auto& fact = put("package", "", "handed");
            fact.note = asked_.text("package");
            fact.more = asked_.text("package-head");
        }
        if (is("split") or is("hand_over") or is("deactivate") or is("close")) end_leads(asked_.body);
    }

    /// Another body ends by this decision and goes on within this one.
    void end(std::string const& body, std::string_view state, std::string_view relation, std::string_view back)
    {
        put("state", "", state, body);
        put("relation", asked_.body, relation, body);
        put("relation", body, back);
        end_leads(body);
    }

    void begin_part(std::string const& part)
    {
        put("state", "", "active", part);
        put("stage", "", "", part);
        put("action", "", "", part);
        put("relation", asked_.body, "split_from", part);
        put("relation", part, "succeeded_by");
    }

    void end_leads(std::string const& body)
    {
        for (auto const* aspect : {"lead", "post"})
            for (auto const& one : before_.all(body, aspect)) put(aspect, one.fact->name, "", body).partner = one.fact->partner;
    }

    /// Who leads and who holds a post.
    void work()
    {
        if (is("lead") or is("share") or is("establish")) lead();
        if (is("change_lead")) change_lead();
        if (is("release")) put("lead", asked_.text("partner"), "").partner = asked_.text("partner");
        if (not is("post")) return;
        auto& fact = put("post", asked_.text("post"), asked_.text("standing", "dedicated"));
        fact.partner = asked_.text("partner");
        fact.note = asked_.text("holder");
        fact.due = asked_.text("until");
    }

    void lead()
    {
        auto const partner = asked_.text("partner");
        if (partner.empty()) return;
        auto const otherwise = at_.governance == "government" ? "gov_lead" : at_.governance == "group" ? "wg_lead" : is("share") ? "co_lead" : "cla";
        auto const role = asked_.text("role", otherwise);
        // While a new lead of an active cluster waits for its endorsement the old one leads on.
        bool const waits = line_.action == "change_lead";
        for (auto const& other : asked_.all("instead-of"))
            if (other != partner) put(waits ? "candidate" : "lead", other, "").partner = other;
        auto& fact = put(waits ? "candidate" : "lead", partner, role);
        fact.partner = partner;
        fact.note = asked_.text("label");
        fact.document = asked_.text("memorandum");
        fact.due = asked_.text("until");
        fact.more = said_of({"parties", "scope", "staffing", "cost-sharing", "disputes"});
        auto const argued = not asked_.text("relevance").empty() and not asked_.text("capacity").empty() and not asked_.text("willingness").empty();
        if (not argued and asked_.text("deviation").empty()) return;
        auto& selection = put("selection", partner, argued ? "argued" : "named");
        selection.note = asked_.text("deviation");
        selection.more = said_of({"relevance", "capacity", "presence", "scale-up", "willingness"});
    }

    /// Those who were accountable go, unless they are among those who come.
    void change_lead()
    {
        for (auto const& one : before_.all(asked_.body, "lead")) {
            auto const* role = lead_role(one.fact->value);
            if (role != nullptr and role->accountable) put("lead", one.fact->name, "").partner = one.fact->partner;
        }
        for (auto const& one : before_.all(asked_.body, "candidate")) {
            auto const come = *one.fact;
            auto& fact = put("lead", come.partner, come.value);
            fact.partner = come.partner;
            fact.note = come.note;
            fact.document = come.document;
            fact.due = come.due;
            fact.more = come.more;
        }
    }

    [[nodiscard]] std::string said_of(std::initializer_list<std::string_view> names) const
    {
        std::string text;
        base::JsonWriter json(text);
        json.object();
        bool any = false;
        for (auto const name : names) {
            if (asked_.text(name).empty()) continue;
            json.member(name, asked_.text(name));
            any = true;
        }
        json.end();
        return any ? text : "";
    }

    /// A procedure that is over leaves nothing behind that the next one could mistake for its own.
    void end_procedure()
    {
        for (auto const* aspect : {"source", "parent_wanted", "candidate"})
            for (auto const& one : before_.all(asked_.body, aspect)) put(aspect, one.fact->name, "");
        for (auto const& one : before_.all(asked_.body, "part")) {
            put("part", one.fact->name, "");
            if (is("split")) continue;
            put("state", "", "declined", one.fact->name);
            put("stage", "", "", one.fact->name);
            put("action", "", "", one.fact->name);
            end_leads(one.fact->name);
        }
        if (asked_.move == "decline" or asked_.move == "withdraw")
            if (after(at_, line_, asked_.action).state == "declined") end_leads(asked_.body);
    }

    Situation const& situation_;
    Moment const& before_;
    Asked const& asked_;
    Position const& at_;
    Move const& line_;
    std::vector<Fact> facts_;
};

}

std::vector<Fact> facts_of(Situation const& situation, Moment const& before, Asked const& asked, Position const& at, Move const& line)
{
    return Facts(situation, before, asked, at, line).made();
}

}
