// Commands: `member list|add|end|accept|commitments|profile|active`.
#include "inside.hpp"

#include <algorithm>
#include <base/json.hpp>
#include <map>
#include <membership/sql.hpp>

namespace muster::membership {

namespace {

using cli::Call;
using cli::Exit;

/// What a table of members needs beside them.
struct Known {
    explicit Known(Call& call)
    {
        for (auto const& one : partners::list(call.db(), call.operation())) partner.emplace(one.id, one);
        for (auto& one : profiles(call.db(), call.operation())) profile.emplace(one.partner, std::move(one));
    }
    std::map<std::string, partners::Partner> partner;
    std::map<std::string, Profile> profile;
};

void write(base::JsonWriter& json, Member const& one, Known const& known, std::size_t commitments)
{
    auto const partner = known.partner.find(one.partner);
    auto const profile = known.profile.find(one.partner);
    auto const* kind = kind_named(one.kind);
    json.object().member("number", one.number).member("body", one.body).member("partner", one.partner);
    json.member("partner_name", partner == known.partner.end() ? one.partner : partner->second.name);
    json.member("acronym", partner == known.partner.end() ? "" : partner->second.acronym);
    json.member("partner_kind", partner == known.partner.end() ? "" : partners::name_of(partner->second.kind));
    json.member("kind", one.kind).member("since", one.since.text()).key("until").value(one.until);
    json.member("votes", kind->votes).member("commits", kind->commits).member("counts", kind->counts);
    json.member("class", profile == known.profile.end() ? "" : profile->second.partner_class);
    json.member("mandate", profile == known.profile.end() ? "" : profile->second.mandate).member("priorities", one.priorities);
    json.member("basis", one.basis).member("document", one.document).member("end_why", one.end_why);
    json.member("accepted", one.accepted);
    // All that hold: what observers do not accept is not missing.
    json.key("all_accepted");
    if (kind->commits) json.boolean(one.accepted.size() >= commitments);
    else json.null();
    json.end();
}

Exit tell(Call& call, std::string const& sentence, std::vector<Member> const& all, base::Day day)
{
    std::string out;
    base::JsonWriter json(out);
    json.object().member("on", day.text()).key("members").list();
    Known const known(call);
    for (auto const& one : all) write(json, one, known, commitments_on(day).size());
    json.end().end();
    if (call.json) call.document(out);
    else call.say(sentence);
    return Exit::done;
}

Exit run_add(Call& call)
{
    Member wanted;
    wanted.body = call.text("BODY");
    wanted.partner = call.text("PARTNER");
    wanted.kind = call.text("kind", "member");
    wanted.since = day_given(call, "since", call.clock->today());
    wanted.priorities = call.text("priorities");
    wanted.basis = call.text("basis");
    wanted.document = call.text("document");
    auto const made = join(call.db(), *call.clock, call.actor(), call.operation(), wanted);
    return tell(call, made.partner + " is " + made.kind + " of " + made.body + " from " + made.since.text() + ".\n",
                members(call.db(), call.operation(), made.since, made.body, made.partner), made.since);
}

Exit run_end(Call& call)
{
    auto const last = day_given(call, "on", call.clock->today());
    auto const operation = call.operation();
    auto const partner = partner_sure(call.db(), operation, call.text("PARTNER"));
    leave(call.db(), *call.clock, call.actor(), operation, call.text("BODY"), partner, last, call.text("reason"));
    return tell(call, partner + " is in " + call.text("BODY") + " until " + last.text() + ".\n", members(call.db(), operation, last, call.text("BODY"), partner, true), last);
}

Exit run_accept(Call& call)
{
    auto const operation = call.operation();
    Acceptance said{call.all("commitment"), call.has("all"), day_given(call, "on", call.clock->today()), call.text("signatory"), call.text("document")};
    auto const partner = partner_sure(call.db(), operation, call.text("PARTNER"));
    accept(call.db(), *call.clock, call.actor(), operation, call.text("BODY"), partner, said);
    auto const now = members(call.db(), operation, said.since, call.text("BODY"), partner);
    return tell(call, partner + " has accepted " + joined(now.empty() ? std::vector<std::string>{} : now.back().accepted, " ") + " in " + call.text("BODY") + ".\n", now, said.since);
}

Exit run_list(Call& call)
{
    auto const day = day_given(call, "on", call.clock->today());
    auto const operation = call.operation();
    auto all = members(call.db(), operation, day, call.text("body"), call.has("partner") ? partner_sure(call.db(), operation, call.text("partner")) : "", call.has("ended"));
    if (call.has("kind")) std::erase_if(all, [&](Member const& one) { return one.kind != call.text("kind"); });
    Known const known(call);
    cli::TextTable table({"body", "partner", "name", "kind", "class", "since", "until", "accepted"});
    for (auto const& one : all) {
        auto const partner = known.partner.find(one.partner);
        auto const profile = known.profile.find(one.partner);
        table.row({one.body, one.partner, partner == known.partner.end() ? "" : partner->second.name, one.kind,
                   profile == known.profile.end() ? "" : profile->second.partner_class, one.since.text(), one.until ? one.until->text() : "",
                   one.accepted.empty() ? "" : std::to_string(one.accepted.size()) + " of " + std::to_string(commitments_on(day).size())});
    }
    return tell(call, table.text(), all, day);
}

Exit run_commitments(Call& call)
{
    auto const day = day_given(call, "on", call.clock->today());
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"", "minimum commitment"});
    json.object().member("on", day.text()).key("commitments").list();
    for (auto const& one : commitments_on(day)) {
        json.object().member("commitment", one.code).member("text", one.text).end();
        table.row({one.code, one.text});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

Exit run_profile(Call& call)
{
    auto const operation = call.operation();
    auto const partner = partner_sure(call.db(), operation, call.text("partner"));
    Profile wanted;
    for (auto& one : profiles(call.db(), operation))
        if (one.partner == partner) wanted = std::move(one);
    if (not wanted.class_said) wanted.partner_class.clear();
    if (call.has("class")) wanted.partner_class = call.text("class");
    if (not wanted.partner_class.empty() and wanted.partner_class != "local" and wanted.partner_class != "national" and wanted.partner_class != "international")
        throw base::Refusal(unknown_class, {wanted.partner_class});
    if (call.has("mandate")) wanted.mandate = call.text("mandate");
    if (call.has("priorities")) wanted.priorities = call.text("priorities");
    std::string said;
    base::JsonWriter(said).object().member("partner", partner).member("class", wanted.partner_class).member("mandate", wanted.mandate).member("priorities", wanted.priorities).end();
    store::Transaction transaction(call.db());
    call.db().run(sql::profile_keep, {std::string_view(operation), std::string_view(partner), std::string_view(wanted.partner_class), std::string_view(wanted.mandate),
                                      std::string_view(wanted.priorities), call.clock->now().ms});
    store::record(call.db(), *call.clock, {operation, store::Nature::kept, "membership.profile", partner, said, call.actor(), {}});
    transaction.commit();
    call.document(said);
    call.line("What " + partner + " says of itself is kept.");
    return Exit::done;
}

Exit run_active(Call& call)
{
    auto const operation = call.operation();
    auto const day = day_given(call, "on", call.clock->today());
    auto const all = active_partners(call.db(), operation, body_sure(call.db(), operation, call.text("BODY"), day), day);
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"partner", "kind", "reported", "active"});
    json.object().member("on", day.text()).member("body", all.body).member("cycles", all.cycles).member("cycles_wanted", all.cycles_wanted).member("reports_wanted", all.reports_wanted);
    json.member("counted", all.counted).member("active", all.active).key("partners").list();
    for (auto const& one : all.partners) {
        json.object().member("partner", one.partner).member("kind", one.kind).member("counts", one.counts).member("active", one.active).member("reported", one.reported).end();
        table.row({one.partner, one.kind.empty() ? "no member" : one.kind, joined(one.reported, " "), one.active ? (one.counts ? "active" : "reports") : ""});
    }
    json.end().end();
    if (call.json) {
        call.document(out);
        return Exit::done;
    }
    call.say(table.text());
    call.line(std::to_string(all.active) + " of " + std::to_string(all.counted) + " members are active: reported in " + std::to_string(all.reports_wanted) + " of the last " +
              std::to_string(all.cycles_wanted) + " cycles (" + joined(all.cycles, ", ") + ").");
    return Exit::done;
}

constexpr cli::Option body_and_partner[] = {{"BODY", "", "the body, as in `body list`", true}, {"PARTNER", "", "the organisation: its id or its name", true}};
constexpr cli::Option one_body[] = {{"BODY", "", "the body, as in `body list`", true}};
constexpr cli::Option add_options[] = {
    {"kind", "KIND", "member (where left out), government, observer, donor or resource"},
    {"since", "DAY", "from this day; today where left out"},
    {"priorities", "TEXT", "the priorities of its programme in this body"},
    {"basis", "TEXT", "what this rests on: minutes, a letter"},
    {"document", "ID", "the document in the library"},
};
constexpr cli::Option end_options[] = {{"on", "DAY", "the last day; today where left out"}, {"reason", "TEXT", "why"}};
constexpr cli::Option accept_options[] = {
    {"commitment", "CODE", "M1 to M12", false, true},
    {"all", "", "all that hold on the day"},
    {"on", "DAY", "accepted on this day; today where left out"},
    {"signatory", "TEXT", "the post of who signed"},
    {"document", "ID", "the signed document in the library"},
};
constexpr cli::Option list_options[] = {
    {"body", "CODE", "only this body"},
    {"partner", "ID", "only this organisation"},
    {"kind", "KIND", "only this kind"},
    {"on", "DAY", "as of this day; today where left out"},
    {"ended", "", "also those who have left"},
};
constexpr cli::Option on_option[] = {{"on", "DAY", "as of this day; today where left out"}};
constexpr cli::Option profile_options[] = {
    {"partner", "ID", "the organisation: its id or its name", true},
    {"class", "CLASS", "local, national or international; by its kind where nobody says"},
    {"mandate", "TEXT", "its mandate in a sentence"},
    {"priorities", "TEXT", "the priorities of its programme"},
};

constexpr cli::Served serve_add[] = {{"POST", "/operations/{operation}/members", "members"}};
constexpr cli::Served serve_end[] = {{"POST", "/operations/{operation}/members/end", "members"}};
constexpr cli::Served serve_accept[] = {{"POST", "/operations/{operation}/members/commitments", "members"}};
constexpr cli::Served serve_list[] = {{.verb = "GET", .path = "/operations/{operation}/members", .permission = "figures", .rows = "members", .own_limits = true}};
constexpr cli::Served serve_commitments[] = {{.verb = "GET", .path = "/operations/{operation}/minimum-commitments", .permission = "figures", .rows = "commitments", .own_limits = true}};
constexpr cli::Served serve_profile[] = {{"POST", "/operations/{operation}/profiles", "hand_in"}};
constexpr cli::Served serve_active[] = {{.verb = "GET", .path = "/operations/{operation}/bodies/{body}/active-partners", .permission = "figures", .rows = "partners", .own_limits = true}};

constexpr cli::Command table[] = {
    {"member add", "Makes an organisation a member, observer, donor, authority or resource organisation of a body.",
     "Where it is another kind there already, that ends the day before.", body_and_partner, add_options, run_add, true, serve_add},
    {"member end", "Ends what an organisation is in a body.", "It stays in the record, and its commitments end with it.", body_and_partner, end_options, run_end, true, serve_end},
    {"member accept", "Keeps which minimum commitments a member has accepted.", "", body_and_partner, accept_options, run_accept, true, serve_accept},
    {"member list", "Lists who is in which body as what, as of any day.", "", {}, list_options, run_list, true, serve_list},
    {"member commitments", "Lists the minimum commitments that hold on a day.", "", {}, on_option, run_commitments, true, serve_commitments},
    {"member profile", "Keeps what an organisation says of itself: class, mandate, priorities.", "", {}, profile_options, run_profile, true, serve_profile},
    {"member active", "Shows which partners of a body are active: who regularly reports.",
     "The settings membership.active_cycles and membership.active_reports say how regularly. Observers, donors and resource organisations are in no share.", one_body, on_option,
     run_active, true, serve_active},
};

}

std::span<cli::Command const> member_commands() { return table; }

}
