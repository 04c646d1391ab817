// Focal points: who is asked about an issue, in a body and an area. Commands `focal add|end|list`.
#include "inside.hpp"

#include <algorithm>
#include <base/json.hpp>
#include <map>
#include <membership/sql.hpp>
#include <text/fold.hpp>

namespace muster::membership {

namespace {

using cli::Call;
using cli::Exit;

/// "Gender" and "gender" are one issue, "early recovery" is early_recovery.
std::string issue_of(std::string const& words)
{
    auto issue = text::fold(words);
    std::ranges::replace(issue, ' ', '_');
    if (issue.empty()) throw base::Refusal(no_issue);
    return issue;
}

Exit run_add(Call& call)
{
    auto const operation = call.operation();
    auto const issue = issue_of(call.text("issue"));
    // Who keeps focal points may not read every contact; the id that is given is enough.
    auto const contact = contact_sure(call.db(), *call.clock, operation, call.text("CONTACT"), "");
    auto const body = call.has("body") ? body_sure(call.db(), operation, call.text("body"), call.clock->today()) : contact.body;
    auto const place = call.has("place") ? place_sure(call.db(), operation, call.text("place")) : contact.place;
    auto const since = day_given(call, "since", call.clock->today()).text();
    store::Transaction transaction(call.db());
    auto const number = call.db().number(sql::focal_next, {std::string_view(operation)}).value_or(1);
    call.db().run(sql::focal_add, {std::string_view(operation), number, std::string_view(contact.id), std::string_view(issue), std::string_view(body),
                                   std::string_view(place), std::string_view(since), call.clock->now().ms});
    std::string said;
    base::JsonWriter(said).object().member("number", number).member("contact", contact.id).member("issue", issue).member("body", body).member("place", place).end();
    store::record(call.db(), *call.clock, {operation, store::Nature::decided, "membership.focal_point", std::to_string(number), said, call.actor(), {}});
    transaction.commit();
    call.line("Focal point " + std::to_string(number) + " for " + issue + (body.empty() ? "" : " in " + body) + " is known.");
    call.document(said);
    return Exit::done;
}

Exit run_end(Call& call)
{
    auto const operation = call.operation();
    auto const last = day_given(call, "on", call.clock->today());
    auto const number = call.number("NUMBER", 0);
    for (auto const& one : focal_points(call.db(), operation, last)) {
        bool const elsewhere = (call.has("body") and one.body != call.text("body")) or (call.has("place") and not one.place.starts_with(call.text("place")));
        if (one.number != number or elsewhere) continue;
        auto const until = last.text();
        std::string said;
        base::JsonWriter(said).object().member("number", number).member("until", until).end();
        store::Transaction transaction(call.db());
        call.db().run(sql::focal_end, {std::string_view(operation), number, std::string_view(until)});
        store::record(call.db(), *call.clock, {operation, store::Nature::decided, "membership.focal_point_end", std::to_string(number), said, call.actor(), {}});
        transaction.commit();
        call.line("Focal point " + std::to_string(number) + " holds until " + until + ".");
        call.document(said);
        return Exit::done;
    }
    throw base::Refusal(no_focal, {call.text("NUMBER")});
}

Exit run_list(Call& call)
{
    auto const operation = call.operation();
    std::map<std::string, Contact> known;
    for (auto& one : contacts(call.db(), *call.clock, operation, call.acting, true)) known.emplace(one.id, std::move(one));
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"number", "issue", "body", "place", "organisation", "name", "phones", "mails"});
    json.object().key("focal_points").list();
    for (auto const& one : focal_points(call.db(), operation, day_given(call, "on", call.clock->today()))) {
        if (call.has("body") and not one.body.empty() and one.body != call.text("body")) continue;
        if (call.has("place") and not one.place.empty() and not one.place.starts_with(call.text("place")) and not call.text("place").starts_with(one.place)) continue;
        if (call.has("issue") and one.issue != issue_of(call.text("issue"))) continue;
        if (call.has("partner") and one.partner != call.text("partner")) continue;
        // That there is a focal point is for all who see contacts; who it is, for those who may read that contact.
        auto const at = known.find(one.contact);
        auto const shown = at == known.end() ? Contact{} : at->second;
        json.object().member("number", one.number).member("issue", one.issue).member("body", one.body).member("place", one.place).member("partner", one.partner);
        json.member("contact", one.contact).member("since", one.since.text()).member("name", shown.name).member("phones", shown.phones).member("mails", shown.mails).end();
        table.row({std::to_string(one.number), one.issue, one.body, one.place, one.partner, shown.name, joined(shown.phones), joined(shown.mails)});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

constexpr cli::Option contact_id[] = {{"CONTACT", "", "the contact, as `contact list` shows it", true}};
constexpr cli::Option number[] = {{"NUMBER", "", "the focal point, as `focal list` shows it", true}};
constexpr cli::Option add_options[] = {
    {"issue", "WORDS", "what for: gender, psea, aap, environment, early_recovery …", true},
    {"body", "CODE", "in this body; that of the contact where left out"},
    {"place", "PCODE", "in this place; that of the contact where left out"},
    {"since", "DAY", "from this day; today where left out"},
};
constexpr cli::Option end_options[] = {
    {"on", "DAY", "the last day; today where left out"},
    {"body", "CODE", "only where it is of this body"},
    {"place", "PCODE", "only where it is of this place"},
};
constexpr cli::Option list_options[] = {
    {"body", "CODE", "only this body, and those of no body"},
    {"place", "PCODE", "only of this place, what lies in it or what it lies in"},
    {"issue", "WORDS", "only for this issue"},
    {"partner", "ID", "only of this organisation"},
    {"on", "DAY", "as of this day; today where left out"},
};

constexpr cli::Served serve_add[] = {{"POST", "/operations/{operation}/focal-points", "members"}};
constexpr cli::Served serve_end[] = {{"POST", "/operations/{operation}/focal-points/{number}/end", "members"}};
constexpr cli::Served serve_list[] = {{.verb = "GET", .path = "/operations/{operation}/focal-points", .permission = "contacts", .rows = "focal_points", .own_limits = true}};

constexpr cli::Command table[] = {
    {"focal add", "Makes a contact the focal point for an issue, in a body and a place.", "", contact_id, add_options, run_add, true, serve_add},
    {"focal end", "Ends a focal point.", "It stays in the record.", number, end_options, run_end, true, serve_end},
    {"focal list", "Lists focal points by body and issue.", "", {}, list_options, run_list, true, serve_list},
};

}

std::vector<FocalPoint> focal_points(store::Db& db, std::string const& operation, base::Day day)
{
    std::vector<FocalPoint> all;
    auto const on = day.text();
    db.each(sql::focal_list, {std::string_view(operation), std::string_view(on)}, [&](store::Row const& row) {
        all.push_back({row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4), row.string(5), *base::Day::parse(row.text(6)), base::Day::parse(row.text(7))});
    });
    return all;
}

std::span<cli::Command const> focal_commands() { return table; }

}
