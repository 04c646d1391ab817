// The conditions of lists/conditions.csv, each a sentence of the guidance over what holds.
#include "situation.hpp"

#include <algorithm>
#include <array>
#include <base/words.hpp>
#include <iterator>

namespace muster::structure {
namespace {

/// All that a condition may look at.
struct View {
    Situation const& situation;
    Moment const& before;
    Moment const& now;  // with what is asked for
    Asked const& asked;
    std::int64_t begun;  // decisions after this one belong to the procedure or review under way
    [[nodiscard]] std::string const& body() const { return asked.body; }
    [[nodiscard]] base::Day day() const { return asked.since.day(); }
    [[nodiscard]] bool fresh(Standing const& one) const { return one and one.decision->id > begun; }
};

bool has_reason(View const& view) { return not view.asked.reason.empty(); }
bool has_said(View const& view) { return not view.asked.text("saying").empty(); }
bool has_document(View const& view) { return not view.asked.documents.empty(); }
bool is_not_refugee(View const& view) { return view.situation.policy.situation != "refugee"; }

bool found_met(View const& view, std::string_view serves, bool needs_all)
{
    bool any = false, all = true;
    for (auto const& criterion : criteria()) {
        if (criterion.set != view.situation.policy.criteria or criterion.serves != serves) continue;
        auto const finding = view.now.find(view.body(), "finding", criterion.criterion);
        bool const is_met = view.fresh(finding) and finding.fact->value == "met";
        any = any or is_met;
        all = all and is_met;
    }
    return needs_all ? any and all : any;
}

bool criteria_met(View const& view) { return found_met(view, "activate", true); }
bool criteria_gone(View const& view)
{
    return found_met(view, "deactivate", view.situation.policy.deactivation_needs_all);
}

std::vector<Standing> accountable(Moment const& moment, std::string_view body)
{
    auto leads = moment.all(body, "lead");
    std::erase_if(leads, [](Standing const& one) {
        auto const* role = lead_role(one.fact->value);
        return role == nullptr or not role->accountable;
    });
    return leads;
}

bool one_lead(View const& view) { return fault_of_leads(view.now, view.body()).empty(); }

/// Whoever is accountable was chosen for its operational relevance, its capacity and its willingness (FAQ).
bool lead_argued(View const& view)
{
    auto const leads = accountable(view.now, view.body());
    return std::ranges::all_of(leads, [&](Standing const& one) {
        return view.now.value(view.body(), "selection", one.fact->partner) == "argued";
    });
}

bool deviation_said(View const& view)
{
    if (not has_global_lead(view.body(), view.day())) return true;
    auto const leads = accountable(view.now, view.body());
    return std::ranges::all_of(leads, [&](Standing const& one) {
        if (is_global_lead(view.body(), one.fact->partner, view.day())) return true;
        auto const argued = view.now.find(view.body(), "selection", one.fact->partner);
        return argued and not argued.fact->note.empty();
    });
}

/// Who shall lead from now on, while that waits for its endorsement: chosen as any lead is, and for another than the global
/// one it is said why.
bool candidate_argued(View const& view)
{
    auto const candidates = view.now.all(view.body(), "candidate");
    bool const globally = has_global_lead(view.body(), view.day());
    return not candidates.empty() and std::ranges::all_of(candidates, [&](Standing const& one) {
        auto const argued = view.now.find(view.body(), "selection", one.fact->partner);
        bool const deviates = globally and not is_global_lead(view.body(), one.fact->partner, view.day());
        return argued and argued.fact->value == "argued" and not(deviates and argued.fact->note.empty());
    });
}

/// Since 2025 every change of cluster arrangements is endorsed, a new lead of an active cluster among them (domain.md 3.2).
bool change_endorsed(View const& view) { return not view.situation.policy.changes_endorsed; }

bool consulted(View const& view, std::string_view party) { return view.fresh(view.now.find(view.body(), "consulted", party)); }
bool authorities_consulted(View const& view) { return consulted(view, "authorities"); }
bool global_lead_consulted(View const& view)
{
    return not has_global_lead(view.body(), view.day()) or consulted(view, "global_lead");
}
bool advised(View const& view) { return view.fresh(view.now.find(view.body(), "advised", "hct")); }

/// A letter, and nothing changed since of what it speaks of.
bool letter(View const& view)
{
    auto const made = view.now.find(view.body(), "letter");
    if (not view.fresh(made)) return false;
    for (auto const* aspect : {"lead", "candidate", "selection", "finding", "name", "source", "part"})
        for (auto const& one : view.now.all(view.body(), aspect))
            if (one.decision->id > made.decision->id) return false;
    return true;
}

/// After a query or an objection something was found, consulted, advised or chosen anew.
bool answered(View const& view)
{
    auto const stage = view.before.find(view.body(), "stage");
    if (not stage or (stage.fact->value != "queried" and stage.fact->value != "objected")) return true;
    for (auto const* aspect : {"lead", "candidate", "selection", "finding", "consulted", "advised", "plan"})
        for (auto const& one : view.now.all(view.body(), aspect))
            if (one.decision->id > stage.decision->id) return true;
    return false;
}

bool four_eyes(View const& view)
{
    if (not view.situation.policy.four_eyes) return true;
    auto const decider = person_of(view.asked.actor, view.asked.on_behalf_of);
    // Before anybody says who decides, it is enough that somebody known advised.
    bool const anybody = view.asked.actor.empty();
    if (decider.empty() and not anybody) return false;
    return std::ranges::any_of(view.situation.ledger, [&](Record const& record) {
        auto const& made = record.decision;
        if (made.kind != "advise" or made.body != view.body() or made.id <= view.begun or made.taken_back_at) return false;
        auto const adviser = person_of(made.actor, made.on_behalf_of);
        return not adviser.empty() and (anybody or adviser != decider);
    });
}

bool consent(View const& view)
{
    if (has_document(view)) return true;
    if (not view.asked.has("silence") or not view.situation.policy.silence_is_consent) return false;
    auto const clock = view.before.find(view.body(), "clock", "reply");
    auto const due = clock ? instant_of(clock.fact->due) : std::nullopt;
    return due and view.asked.since >= *due;
}

bool terms(View const& view)
{
    auto const kept = view.now.find(view.body(), "terms");
    return kept and not kept.fact->document.empty();
}

bool government_informed(View const& view) { return view.fresh(view.now.find(view.body(), "notified", "government")); }
bool partners_informed(View const& view) { return view.fresh(view.now.find(view.body(), "notified", "partners")); }

bool sources_named(View const& view) { return not view.now.all(view.body(), "source").empty(); }

bool sources_active(View const& view)
{
    auto const sources = view.before.all(view.body(), "source");
    auto const wanted = sources.empty() ? view.now.all(view.body(), "source") : sources;
    return std::ranges::all_of(wanted, [&](Standing const& one) {
        auto const& source = one.fact->name;
        return source != view.body() and is_at_work(view.before.value(source, "state")) and
               view.before.value(source, "stage").empty() and
               position_of(view.situation, view.before, source).governance == "cluster";
    });
}

bool parts_named(View const& view) { return view.now.all(view.body(), "part").size() >= 2; }

bool parts_ready(View const& view)
{
    auto parts = view.before.all(view.body(), "part");
    return parts.size() >= 2 and std::ranges::all_of(parts, [&](Standing const& one) {
        auto const kept = view.before.find(one.fact->name, "terms");
        return fault_of_leads(view.before, one.fact->name).empty() and kept and not kept.fact->document.empty();
    });
}

bool parent_named(View const& view) { return not view.now.value(view.body(), "parent_wanted").empty(); }

bool parent_active(View const& view)
{
    auto const* type = body_type(view.now.value(view.body(), "type"));
    auto const parent = view.now.value(view.body(), "parent");
    if (parent.empty()) return type == nullptr or type->parents.empty();
    if (parent == view.body() or not is_at_work(view.before.value(parent, "state"))) return false;
    // A body may not come to lie within itself.
    auto above = parent;
    for (int steps = 0; not above.empty() and steps < 64; ++steps) {
        if (above == view.body()) return false;
        above = view.before.value(above, "parent");
    }
    return type == nullptr or type->parents.empty() or holds(type->parents, view.before.value(parent, "type"));
}

bool gov_lead(View const& view)
{
    return std::ranges::any_of(view.now.all(view.body(), "lead"), [](Standing const& one) { return one.fact->value == "gov_lead"; });
}

/// A government-led sector has no lead agency, a cluster no governmental lead that is accountable, a group neither (I2).
bool lead_role_fits(View const& view)
{
    auto const governance = position_of(view.situation, view.before, view.body(), &view.asked).governance;
    auto leads = view.now.all(view.body(), "lead");
    std::ranges::copy(view.now.all(view.body(), "candidate"), std::back_inserter(leads));
    return std::ranges::all_of(leads, [&](Standing const& one) {
        auto const* role = lead_role(one.fact->value);
        return role != nullptr and (holds(role->governance, "any") or holds(role->governance, governance));
    });
}

bool memorandum(View const& view)
{
    auto const lead = view.now.find(view.body(), "lead", view.asked.text("partner"));
    if (not lead) return false;
    auto const* role = lead_role(lead.fact->value);
    return role != nullptr and (not role->shared or not lead.fact->document.empty());
}

bool leads_whole(View const& view)
{
    auto const at = position_of(view.situation, view.before, view.body());
    if (not is_at_work(at.state)) return true;
    if (at.governance == "cluster") return one_lead(view);
    return at.governance != "government" or gov_lead(view);
}

bool plan_has(View const& view, std::string_view kind)
{
    return std::ranges::any_of(view.now.all(view.body(), "plan"), [&](Standing const& one) {
        return one.fact->name.starts_with(kind) and one.fact->value != "dropped";
    });
}
bool plan_outline(View const& view)
{
    return plan_has(view, "function.") and plan_has(view, "capacity.") and plan_has(view, "benchmark.");
}
bool plan_complete(View const& view) { return plan_outline(view) and plan_has(view, "residual."); }

bool benchmarks_met(View const& view)
{
    if (not view.asked.text("override").empty() and view.asked.acting_role == "rc_hc") return true;
    bool any = false;
    for (auto const& one : view.now.all(view.body(), "plan")) {
        if (not one.fact->name.starts_with("benchmark.") or one.fact->value == "dropped") continue;
        if (one.fact->value != "met") return false;
        any = true;
    }
    return any;
}

bool successor_ready(View const& view)
{
    auto const successor = view.now.value(view.body(), "successor");
    return not successor.empty() and view.before.value(successor, "type") == "sector_gov" and
           is_at_work(view.before.value(successor, "state"));
}

bool package(View const& view) { return view.asked.has("package"); }

constexpr std::array<std::pair<std::string_view, bool (*)(View const&)>, 33> checks{{
    {"reason", has_reason}, {"said", has_said}, {"document", has_document}, {"not_refugee", is_not_refugee},
    {"criteria_met", criteria_met}, {"criteria_gone", criteria_gone}, {"lead_named", one_lead}, {"lead_argued", lead_argued},
    {"deviation_said", deviation_said}, {"authorities_consulted", authorities_consulted},
    {"global_lead_consulted", global_lead_consulted}, {"advised", advised}, {"letter", letter}, {"answered", answered},
    {"four_eyes", four_eyes}, {"consent", consent}, {"one_lead", one_lead}, {"terms", terms},
    {"government_informed", government_informed}, {"partners_informed", partners_informed}, {"sources_named", sources_named},
    {"sources_active", sources_active}, {"parts_named", parts_named}, {"parts_ready", parts_ready}, {"parent_named", parent_named},
    {"parent_active", parent_active}, {"gov_lead", gov_lead}, {"lead_role_fits", lead_role_fits}, {"memorandum", memorandum},
    {"leads_whole", leads_whole}, {"plan_outline", plan_outline}, {"plan_complete", plan_complete},
    {"benchmarks_met", benchmarks_met},
}};
constexpr std::array<std::pair<std::string_view, bool (*)(View const&)>, 4> more_checks{
    {{"successor_ready", successor_ready}, {"package", package}, {"candidate_argued", candidate_argued}, {"change_endorsed", change_endorsed}}};

}

std::set<std::string_view> met(Situation const& situation, Moment const& before, Moment const& moment, Asked const& asked)
{
    View const view{situation, before, moment, asked, begun_after(before, asked.body, situation.ledger)};
    std::set<std::string_view> there;
    for (auto const& [name, holds_now] : checks)
        if (holds_now(view)) there.insert(name);
    for (auto const& [name, holds_now] : more_checks)
        if (holds_now(view)) there.insert(name);
    return there;
}

std::string fault_of_leads(Moment const& moment, std::string_view body)
{
    int lead = 0, second = 0;
    for (auto const& one : accountable(moment, body)) {
        if (one.fact->value == "cla") ++lead;
        else if (one.fact->value == "co_cla") ++second;
    }
    // One lead agency; or a pair: a lead agency and a second, or two that are declared alike.
    bool const whole = (lead == 1 and second <= 1) or (lead == 0 and second == 2);
    if (whole) return "";
    if (lead + second == 0) return base::say("body.fault.no_lead");
    return base::say("body.fault.no_pair", {std::to_string(lead + second)});
}

}
