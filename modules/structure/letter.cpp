#include "letter.hpp"

#include <algorithm>
#include <base/words.hpp>
#include <formats/json.hpp>

namespace muster::structure {
namespace {

class Writer {
public:
    Writer(Papers const& papers, Moment const& moment, LetterAbout const& about) : papers_(papers), moment_(moment), about_(about) {}

    paper::Letter made()
    {
        auto const approver = word("body.approver.", papers_.policy.approver);
        letter_.language = base::reader().language;
        letter_.sender = {about_.sender, about_.operation_name};
        letter_.day = about_.at.day();
        letter_.day_line = about_.place.empty() ? in_words(about_.at.day()) : told("place_and_day", {typed(about_.place), in_words(about_.at.day())});
        letter_.addressee = {told("to"), told("for", {approver})};
        letter_.title = told("title", {about_.operation_name});
        say(told("salutation"));
        say(told("opening", {approver, std::to_string(papers_.policy.reply_hours), about_.operation_name}));
        overview();
        for (auto const& body : about_.bodies) tell(body);
        solutions();
        say(told("closing"));
        letter_.signature = {about_.sender};
        letter_.foot = about_.head;
        return std::move(letter_);
    }

private:
    static std::string told(std::string_view what, std::vector<std::string> const& args = {}) { return base::say("body.letter." + std::string(what), args); }
    /// What people typed may run in another direction than the letter: it stands by itself (Unicode's first strong isolate).
    static std::string typed(std::string const& text)
    {
        bool const turned = paper::right_to_left(base::reader().language) and not text.empty();
        return turned ? "\u2068" + text + "\u2069" : text;
    }
    /// "31 March 2026"
    static std::string in_words(base::Day day)
    {
        return told("day", {std::to_string(day.day()), base::say("body.month." + std::to_string(day.month())), std::to_string(day.year())});
    }
    [[nodiscard]] std::string named(std::string const& body) const { return body_in_words(body, name_of(moment_, papers_.names, body)); }
    void say(std::string text) { letter_.blocks.emplace_back(paper::Paragraph{std::move(text)}); }
    void heading(std::string text, int level) { letter_.blocks.emplace_back(paper::Heading{std::move(text), level}); }
    [[nodiscard]] std::string partner(std::string const& id) const
    {
        auto const known = about_.partners.find(id);
        return known == about_.partners.end() ? id : known->second;
    }

    [[nodiscard]] std::string leads(std::string const& body, bool accountable) const
    {
        std::string words;
        // A new lead that is proposed stands before the one that leads today.
        auto const candidates = moment_.all(body, "candidate");
        for (auto const& one : accountable and not candidates.empty() ? candidates : moment_.all(body, "lead")) {
            auto const* role = lead_role(one.fact->value);
            if (role == nullptr or role->accountable != accountable) continue;
            words += (words.empty() ? "" : ", ") + partner(one.fact->partner);
            if (not accountable) words += " (" + (one.fact->note.empty() ? word("body.lead_role.", role->role) : one.fact->note) + ")";
        }
        return words;
    }

    void overview()
    {
        paper::Table table{{told("body"), told("proposed"), told("lead"), told("shares")}, {}};
        for (auto const& body : about_.bodies) {
            auto action = moment_.value(body, "action");
            std::string others;
            for (auto const* aspect : {"source", "part"})
                for (auto const& one : moment_.all(body, aspect)) others += (others.empty() ? ": " : ", ") + named(one.fact->name);
            table.rows.push_back({named(body), word("body.action.", action) + others, leads(body, true), leads(body, false)});
        }
        letter_.blocks.emplace_back(std::move(table));
    }

    void tell(std::string const& body)
    {
        heading(named(body), 1);
        if (auto const proposed = moment_.find(body, "stage")) say(typed(reason_of(body)));
        findings(body);
        selection(body);
        for (auto const& part : moment_.all(body, "part")) {
            heading(named(part.fact->name), 2);
            selection(part.fact->name);
        }
        for (auto const& one : moment_.all(body, "consulted"))
            say(told("consulted", {word("body.party.", one.fact->name), in_words(one.decision->since.day()), typed(one.fact->note)}));
        for (auto const& one : moment_.all(body, "advised"))
            say(told("advised", {word("body.role.", one.fact->name), in_words(one.decision->since.day()), typed(one.fact->note)}));
        plan(body);
    }

    [[nodiscard]] std::string reason_of(std::string const& body) const
    {
        for (auto record = papers_.ledger.rbegin(); record != papers_.ledger.rend(); ++record)
            if (record->decision.kind == "propose" and record->decision.body == body and record->decision.since <= moment_.at()) return record->decision.reason;
        return "";
    }

    void findings(std::string const& body)
    {
        paper::Table table{{told("criterion"), told("finding"), told("evidence")}, {}};
        auto const begun = begun_after(moment_, body, papers_.ledger);
        for (auto const& one : criteria()) {
            if (one.set != papers_.policy.criteria) continue;
            auto const found = moment_.find(body, "finding", one.criterion);
            if (not found or found.decision->id <= begun) continue;
            table.rows.push_back({word("body.criterion.", one.criterion), word("body.finding.", found.fact->value), typed(found.fact->note)});
        }
        if (not table.rows.empty()) letter_.blocks.emplace_back(std::move(table));
    }

    /// Why this lead: relevance, capacity, willingness; and why not the global one.
    void selection(std::string const& body)
    {
        auto const candidates = moment_.all(body, "candidate");
        for (auto const& one : candidates.empty() ? moment_.all(body, "lead") : candidates) {
            auto const argued = moment_.find(body, "selection", one.fact->partner);
            if (not argued) continue;
            paper::List list;
            auto const said = formats::Json::parse(argued.fact->more.empty() ? "{}" : argued.fact->more);
            for (auto const& [known, text] : said.object()) list.items.push_back(told("argument", {word("body.argument.", known), typed(text.as_text())}));
            say(told("why", {typed(partner(one.fact->partner))}));
            letter_.blocks.emplace_back(std::move(list));
            if (not argued.fact->note.empty()) say(told("deviation", {typed(argued.fact->note)}));
        }
    }

    void plan(std::string const& body)
    {
        paper::Table table{{told("transition"), told("what"), told("who"), told("due"), told("state")}, {}};
        for (auto const& one : moment_.all(body, "plan"))
            table.rows.push_back({one.fact->name, one.fact->note, partner(one.fact->partner), one.fact->due, word("body.plan.", one.fact->value)});
        if (not table.rows.empty() and moment_.value(body, "action") != "activate") letter_.blocks.emplace_back(std::move(table));
    }

    void solutions()
    {
        bool any = false;
        for (auto const& body : moment_.bodies())
            for (auto const& one : moment_.all(body, "solution")) {
                if (not any) heading(told("solutions"), 1);
                any = true;
                say(told("argument", {named(body), typed(one.fact->note)}));
            }
    }

    Papers const& papers_;
    Moment const& moment_;
    LetterAbout const& about_;
    paper::Letter letter_;
};

}

std::vector<std::string> drafted(Moment const& moment)
{
    std::vector<std::string> bodies;
    for (auto const& body : moment.bodies()) {
        auto const stage = moment.value(body, "stage");
        bool const open = stage == "drafted" or stage == "queried" or stage == "objected";
        if (open and moment.value(body, "action") != "part") bodies.push_back(body);
    }
    return bodies;
}

paper::Letter letter_of(Papers const& papers, Moment const& moment, LetterAbout const& about)
{
    return Writer(papers, moment, about).made();
}

}
