#include "letter.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <formats/json.hpp>

namespace muster::structure {
namespace {

class Writer {
public:
    Writer(Papers const& papers, Moment const& moment, LetterAbout const& about) : papers_(papers), moment_(moment), about_(about) {}

    paper::Letter made()
    {
        letter_.sender = {about_.sender, about_.operation_name};
        letter_.day = about_.at.day();
        letter_.day_line = (about_.place.empty() ? "" : about_.place + ", ") + about_.at.day().text();
        letter_.addressee = {"The Emergency Relief Coordinator", "for the " + std::string(approver_name(papers_.policy.approver))};
        letter_.title = "Coordination structure proposed for " + about_.operation_name;
        say("Having consulted the Humanitarian Country Team and the national authorities, I propose the following, and ask that it be "
            "discussed with the global cluster leads and put before the " +
            std::string(approver_name(papers_.policy.approver)) + fmt::format(" for an answer within {} hours of its receipt.", papers_.policy.reply_hours));
        overview();
        for (auto const& body : about_.bodies) tell(body);
        solutions();
        letter_.signature = {about_.sender};
        letter_.foot = about_.head;
        return std::move(letter_);
    }

private:
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
        for (auto const& one : moment_.all(body, "lead")) {
            auto const* role = lead_role(one.fact->value);
            if (role == nullptr or role->accountable != accountable) continue;
            words += (words.empty() ? "" : ", ") + partner(one.fact->partner);
            if (not accountable) words += " (" + (one.fact->note.empty() ? std::string(role->name) : one.fact->note) + ")";
        }
        return words;
    }

    void overview()
    {
        paper::Table table{{"Body", "What is proposed", "Lead agency", "Shares in leading"}, {}};
        for (auto const& body : about_.bodies) {
            auto action = moment_.value(body, "action");
            std::string others;
            for (auto const* aspect : {"source", "part"})
                for (auto const& one : moment_.all(body, aspect)) others += (others.empty() ? ": " : ", ") + name_of(moment_, papers_.names, one.fact->name);
            std::ranges::replace(action, '_', ' ');
            table.rows.push_back({name_of(moment_, papers_.names, body), action + others, leads(body, true), leads(body, false)});
        }
        letter_.blocks.emplace_back(std::move(table));
    }

    void tell(std::string const& body)
    {
        heading(name_of(moment_, papers_.names, body), 1);
        if (auto const proposed = moment_.find(body, "stage")) say(reason_of(body));
        findings(body);
        selection(body);
        for (auto const& part : moment_.all(body, "part")) {
            heading(name_of(moment_, papers_.names, part.fact->name), 2);
            selection(part.fact->name);
        }
        for (auto const& [aspect, words] : {std::pair{"consulted", "Consulted: "}, {"advised", "Advised by "}})
            for (auto const& one : moment_.all(body, aspect)) {
                auto who = one.fact->name;
                std::ranges::replace(who, '_', ' ');
                say(words + (who == "hct" ? "the Humanitarian Country Team" : who) + ", " + one.decision->since.day().text() + ": " + one.fact->note);
            }
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
        paper::Table table{{"Criterion", "Finding", "Evidence"}, {}};
        auto const begun = begun_after(moment_, body, papers_.ledger);
        for (auto const& one : criteria()) {
            if (one.set != papers_.policy.criteria) continue;
            auto const found = moment_.find(body, "finding", one.criterion);
            if (not found or found.decision->id <= begun) continue;
            auto finding = found.fact->value;
            std::ranges::replace(finding, '_', ' ');
            table.rows.push_back({std::string(one.text), finding, found.fact->note});
        }
        if (not table.rows.empty()) letter_.blocks.emplace_back(std::move(table));
    }

    /// Why this lead: relevance, capacity, willingness; and why not the global one.
    void selection(std::string const& body)
    {
        for (auto const& one : moment_.all(body, "lead")) {
            auto const argued = moment_.find(body, "selection", one.fact->partner);
            if (not argued) continue;
            paper::List list;
            auto const said = formats::Json::parse(argued.fact->more.empty() ? "{}" : argued.fact->more);
            for (auto const& [known, text] : said.object()) {
                auto name = known;
                std::ranges::replace(name, '-', ' ');
                list.items.push_back(name + ": " + text.as_text());
            }
            say("Why " + partner(one.fact->partner) + " leads:");
            letter_.blocks.emplace_back(std::move(list));
            if (not argued.fact->note.empty()) say("It is not the global lead because: " + argued.fact->note);
        }
    }

    void plan(std::string const& body)
    {
        paper::Table table{{"Transition", "What", "Who", "Due", "State"}, {}};
        for (auto const& one : moment_.all(body, "plan"))
            table.rows.push_back({one.fact->name, one.fact->note, partner(one.fact->partner), one.fact->due, one.fact->value});
        if (not table.rows.empty() and moment_.value(body, "action") != "activate") letter_.blocks.emplace_back(std::move(table));
    }

    void solutions()
    {
        bool any = false;
        for (auto const& body : moment_.bodies())
            for (auto const& one : moment_.all(body, "solution")) {
                if (not any) heading("Needs met without a cluster", 1);
                any = true;
                say(name_of(moment_, papers_.names, body) + ": " + one.fact->note);
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
