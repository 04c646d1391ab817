// Commands: `request make|answer|withdraw|list`, `link add|list`.
#include "links.hpp"

#include <algorithm>
#include <base/json.hpp>

namespace muster::membership {

namespace {

using cli::Call;
using cli::Exit;

void write(base::JsonWriter& json, Request const& one, base::Day today)
{
    json.object().member("number", one.number).member("body", one.body).member("to_body", one.to_body).member("subject", one.subject).member("words", one.words);
    json.member("document", one.document).member("sensitivity", access::name_of(one.sensitivity)).member("asked", one.asked.text()).member("due", one.due.text());
    json.member("state", state_of(one, today)).member("days_late", days_late(one, today)).key("answered").value(one.answered).member("answer", one.answer);
    json.member("answer_document", one.answer_document).key("withdrawn").value(one.withdrawn).end();
}

Exit tell(Call& call, Request const& one, std::string const& sentence)
{
    std::string out;
    base::JsonWriter json(out);
    json.object().key("request");
    write(json, one, call.clock->today());
    json.end();
    if (call.json) call.document(out);
    else call.line(sentence);
    return Exit::done;
}

/// A request by its number, where the body that the caller speaks for is the one that asked, or was asked.
Request wanted_request(Call& call, std::string Request::*side)
{
    auto const number = call.number("NUMBER", 0);
    for (auto& one : requests(call.db(), *call.clock, call.operation(), call.acting))
        if (one.number == number and (not call.has("body") or one.*side == call.text("body"))) return std::move(one);
    throw base::Refusal(no_request, {call.text("NUMBER")});
}

Exit run_make(Call& call)
{
    Request wanted;
    wanted.body = call.text("body"), wanted.to_body = call.text("to-body"), wanted.subject = call.text("subject"), wanted.words = call.text("words");
    wanted.document = call.text("document");
    wanted.sensitivity = access::sensitivity_sure(call.text("sensitivity", "moderate"));
    wanted.asked = day_given(call, "on", call.clock->today());
    wanted.due = day_given(call, "due", wanted.asked.plus(7));
    auto const made = ask(call.db(), *call.clock, call.actor(), call.operation(), wanted);
    return tell(call, made, "Request " + std::to_string(made.number) + " to " + made.to_body + " is to be answered by " + made.due.text() + ".");
}

Exit run_answer(Call& call)
{
    auto one = wanted_request(call, &Request::to_body);
    one.answer = call.text("answer");
    one.answer_document = call.text("document");
    auto const made = answer(call.db(), *call.clock, call.actor(), call.operation(), one, day_given(call, "on", call.clock->today()));
    return tell(call, made, "Request " + std::to_string(made.number) + " is answered.");
}

Exit run_withdraw(Call& call)
{
    auto const made = withdraw(call.db(), *call.clock, call.actor(), call.operation(), wanted_request(call, &Request::body), day_given(call, "on", call.clock->today()));
    return tell(call, made, "Request " + std::to_string(made.number) + " is withdrawn.");
}

Exit run_requests(Call& call)
{
    auto const today = day_given(call, "on", call.clock->today());
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"number", "from", "to", "subject", "asked", "due", "state", "days late"}, {true, false, false, false, false, false, false, true});
    json.object().member("on", today.text()).key("requests").list();
    for (auto const& one : requests(call.db(), *call.clock, call.operation(), call.acting)) {
        if (call.has("body") and one.body != call.text("body") and one.to_body != call.text("body")) continue;
        if (call.has("state") and state_of(one, today) != call.text("state")) continue;
        write(json, one, today);
        auto const late = days_late(one, today);
        table.row({std::to_string(one.number), one.body, one.to_body, one.subject, one.asked.text(), one.due.text(), std::string(state_of(one, today)), late > 0 ? std::to_string(late) : ""});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

void write(base::JsonWriter& json, Link const& one)
{
    json.object().member("number", one.number).member("body", one.body).member("kind", one.kind).member("partner", one.partner).member("other", one.other);
    json.member("day", one.day.text()).member("direction", one.direction).member("subject", one.subject).member("document", one.document);
    json.member("sensitivity", access::name_of(one.sensitivity)).member("actor", one.actor).end();
}

Exit run_link_add(Call& call)
{
    Link wanted;
    wanted.body = call.text("body"), wanted.kind = call.text("kind"), wanted.partner = call.text("with"), wanted.other = call.text("other");
    wanted.direction = call.text("direction", "given"), wanted.subject = call.text("subject"), wanted.document = call.text("document");
    wanted.sensitivity = access::sensitivity_sure(call.text("sensitivity", "moderate"));
    wanted.day = day_given(call, "on", call.clock->today());
    auto const made = exchange(call.db(), *call.clock, call.actor(), call.operation(), wanted);
    std::string out;
    base::JsonWriter json(out);
    json.object().key("link");
    write(json, made);
    json.end();
    if (call.json) call.document(out);
    else call.line("Exchange " + std::to_string(made.number) + " is in the log.");
    return Exit::done;
}

Exit run_links(Call& call)
{
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"day", "body", "with", "", "direction", "subject", "document"});
    json.object().key("links").list();
    for (auto const& one : links(call.db(), *call.clock, call.operation(), call.acting)) {
        if (call.has("body") and not one.body.empty() and one.body != call.text("body")) continue;
        if (call.has("kind") and one.kind != call.text("kind")) continue;
        write(json, one);
        table.row({one.day.text(), one.body, one.partner.empty() ? one.other : one.partner, one.kind, one.direction, one.subject, one.document});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

constexpr cli::Option number[] = {{"NUMBER", "", "the request, as `request list` shows it", true}};
constexpr cli::Option make_options[] = {
    {"body", "CODE", "the body that asks", true},
    {"to-body", "CODE", "the body that is asked", true},
    {"subject", "WORDS", "what it is about, in a few words", true},
    {"words", "TEXT", "what is asked for"},
    {"due", "DAY", "when the answer is wanted; a week later where left out"},
    {"on", "DAY", "asked on this day; today where left out"},
    {"document", "ID", "a document of the library"},
    {"sensitivity", "CLASS", "low, moderate (where left out), high or severe"},
};
constexpr cli::Option answer_options[] = {
    {"answer", "TEXT", "the answer"},
    {"document", "ID", "a document of the library that holds it"},
    {"on", "DAY", "answered on this day; today where left out"},
    {"body", "CODE", "only where this body was asked"},
};
constexpr cli::Option withdraw_options[] = {{"on", "DAY", "on this day; today where left out"}, {"body", "CODE", "only where this body asked"}};
constexpr cli::Option requests_options[] = {
    {"body", "CODE", "only from or to this body"},
    {"state", "STATE", "only open, late, answered, answered_late or withdrawn"},
    {"on", "DAY", "as it stands on this day; today where left out"},
};
constexpr cli::Option link_options[] = {
    {"kind", "KIND", "authority, peacekeeping, civil_society, military, development, donor, private_sector or other", true},
    {"subject", "WORDS", "what was given or received", true},
    {"with", "ID", "the organisation, where it is a partner"},
    {"other", "NAME", "who it was otherwise"},
    {"direction", "WAY", "given (where left out), received or both"},
    {"body", "CODE", "the body; the whole operation where left out"},
    {"on", "DAY", "on this day; today where left out"},
    {"document", "ID", "the document in the library"},
    {"sensitivity", "CLASS", "low, moderate (where left out), high or severe"},
};
constexpr cli::Option links_options[] = {{"body", "CODE", "only this body, and the whole operation's"}, {"kind", "KIND", "only with these"}};

constexpr cli::Served serve_make[] = {{"POST", "/operations/{operation}/requests", "members"}};
constexpr cli::Served serve_answer[] = {{"POST", "/operations/{operation}/requests/{number}/answer", "members"}};
constexpr cli::Served serve_withdraw[] = {{"POST", "/operations/{operation}/requests/{number}/withdrawal", "members"}};
constexpr cli::Served serve_requests[] = {{.verb = "GET", .path = "/operations/{operation}/requests", .permission = "rows", .rows = "requests", .own_limits = true}};
constexpr cli::Served serve_link_add[] = {{"POST", "/operations/{operation}/exchanges", "members"}};
constexpr cli::Served serve_links[] = {{.verb = "GET", .path = "/operations/{operation}/exchanges", .permission = "rows", .rows = "links", .own_limits = true}};

constexpr cli::Command table[] = {
    {"request make", "Asks another body for something, with a day by which it should answer.", "", {}, make_options, run_make, true, serve_make},
    {"request answer", "Answers a request, for the body that was asked.", "", number, answer_options, run_answer, true, serve_answer},
    {"request withdraw", "Withdraws a request, for the body that asked.", "", number, withdraw_options, run_withdraw, true, serve_withdraw},
    {"request list", "Lists what bodies ask of each other, with what is late.", "", {}, requests_options, run_requests, true, serve_requests},
    {"link add", "Keeps what was exchanged with an authority, peacekeeping, civil society or others.", "", {}, link_options, run_link_add, true, serve_link_add},
    {"link list", "Lists what was exchanged, the latest first.", "", {}, links_options, run_links, true, serve_links},
};

}

std::span<cli::Command const> link_commands() { return table; }

}
