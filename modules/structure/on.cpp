// Bodies as they stood at the end of a day, for the commands, the screens and other modules.
#include "decide_life.hpp"

#include "clocks.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <structure/sql.hpp>

namespace muster::structure {
namespace {

std::vector<Lead> leads_of(Moment const& moment, std::string const& body)
{
    std::vector<Lead> leads;
    for (auto const& one : moment.all(body, "lead")) {
        auto const* role = lead_role(one.fact->value);
        auto const selection = moment.find(body, "selection", one.fact->partner);
        leads.push_back({one.fact->partner, one.fact->value, one.fact->note, one.fact->document, role != nullptr and role->accountable,
                         role != nullptr and role->last_resort, selection ? selection.fact->note : "", one.decision->since.day(),
                         one.decision->id});
    }
    // Whoever is accountable stands first.
    std::ranges::stable_sort(leads, {}, [](Lead const& lead) { return not lead.accountable; });
    return leads;
}

struct Names {
    std::map<std::string, std::string> partners, holders;
    [[nodiscard]] std::string partner(std::string const& id) const
    {
        auto const known = partners.find(id);
        return known == partners.end() ? id : known->second;
    }
};

std::vector<Post> posts_of(Moment const& moment, std::string const& body, Names const& names)
{
    std::vector<Post> posts;
    for (auto const& one : moment.all(body, "post")) {
        auto const known = names.holders.find(one.fact->note);
        posts.push_back({one.fact->name, one.fact->value, one.fact->partner, one.fact->note,
                         known == names.holders.end() ? "" : known->second, one.decision->since.day(), one.decision->id});
    }
    return posts;
}

/// Whom the body answers to (FAQ: "This accountability is the primary difference between a sector and a cluster").
void draw_line(BodyOnDay& body, BodyType const& type, Moment const& moment, Papers const& papers, Names const& names)
{
    if (type.governance == "government") {
        for (auto const& lead : body.leads)
            if (lead.role == "gov_lead") body.accountable_to = lead.partner;
        body.accountable_to_name = names.partner(body.accountable_to);
        body.last_resort_why = base::say("body.last_resort.government");
        return;
    }
    if (type.governance == "cluster") {
        body.accountable_to = "rc_hc";
        body.accountable_to_name = word("body.role.", "rc_hc");
        std::string whose;
        for (auto const& lead : body.leads)
            if (lead.last_resort) whose = whose.empty() ? names.partner(lead.partner) : base::say("body.both", {whose, names.partner(lead.partner)});
        body.last_resort = not whose.empty() and is_at_work(moment.value(body.code, "state"));
        body.last_resort_why = body.last_resort ? base::say("body.last_resort.lead", {whose})
                                                : base::say("body.last_resort.nobody");
        return;
    }
    bool const to_parent = type.answers_to == "parent" and not body.parent.empty();
    body.accountable_to = to_parent ? body.parent : "rc_hc";
    body.accountable_to_name = to_parent ? name_of(moment, papers.names, body.parent) : word("body.role.", "rc_hc");
    body.last_resort_why = base::say("body.last_resort.group");
}

BodyOnDay body_of(std::string const& code, Moment const& moment, Papers const& papers, Names const& names, Onset const& onset)
{
    BodyOnDay body;
    body.code = code;
    body.name = name_of(moment, papers.names, code);
    auto const at = position_of(papers.situation(), moment, code);
    auto const* type = body_type(at.type);
    body.type = at.type;
    body.governance = at.governance;
    body.level = type == nullptr ? "" : type->level;
    body.parent = moment.value(code, "parent");
    body.area = moment.value(code, "area");
    body.state = shown_state(at);
    body.stage = at.stage;
    body.action = at.action;
    auto const state = moment.find(code, "state");
    body.decision = state.decision->id;
    body.since = state.decision->since.day();
    body.leads = leads_of(moment, code);
    if (type != nullptr) draw_line(body, *type, moment, papers, names);
    if (auto const terms = moment.find(code, "terms")) body.terms_of_reference = terms.fact->document;
    body.languages = moment.value(code, "languages");
    body.rhythm = moment.value(code, "rhythm");
    body.posts = posts_of(moment, code, names);
    body.clocks = clocks_of(code, at, moment, papers, onset);
    for (auto const& one : moment.all(code, "relation")) {
        bool const later = one.fact->value == "merged_into" or one.fact->value == "succeeded_by";
        (later ? body.succeeded_by : body.came_from).push_back(one.fact->name);
    }
    return body;
}

Names names_of(store::Db& db, std::string const& operation)
{
    Names names;
    for (auto const& one : partners::list(db, operation)) names.partners[one.id] = one.acronym.empty() ? one.name : one.acronym;
    db.each(sql::post_holders, {std::string_view(operation)}, [&](store::Row const& row) { names.holders[row.string(0)] = row.string(1); });
    return names;
}

}

std::vector<BodyOnDay> on(store::Db& db, std::string const& operation, base::Day day)
{
    auto const papers = papers_of(db, operation, day);
    auto const names = names_of(db, operation);
    Moment const moment(papers.ledger, end_of(day));
    auto const known = operations::get(db, operation);
    std::vector<BodyOnDay> all;
    for (auto const& code : moment.bodies())
        if (moment.find(code, "state")) all.push_back(body_of(code, moment, papers, names, known.onset));
    return all;
}

}
