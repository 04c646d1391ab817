// What the commands on standards and on issues share: reading options, writing answers.
#include "commands_said.hpp"

#include <charconv>
#include <structure/structure.hpp>

namespace muster::standards {
namespace {

constexpr base::Rule not_a_day{"standard.not_a_day", base::Severity::wrong, "\"{0}\" is no day.", "Write the day as 2026-03-31.", ""};
constexpr base::Rule not_a_number{"standard.not_a_number", base::Severity::wrong, "\"{0}\" is no number.",
                                  "Write --available with digits and a point, such as 120 or 7.5.", ""};
constexpr base::Rule body_unknown{"standard.body_unknown", base::Severity::wrong, "This operation has no body \"{0}\".",
                                  "See `body list` for the codes.", ""};
constexpr base::Rule threshold_unknown{"standard.threshold_unknown", base::Severity::wrong, "There is no threshold \"{0}\" for the phase \"{1}\" on {2}.",
                                       "See `standard thresholds` for the codes and their phases.", "domain.md 9.3"};
constexpr base::Rule table[] = {not_a_day, not_a_number, body_unknown, threshold_unknown};

}

std::span<base::Rule const> command_rules() { return table; }

base::Day day_given(cli::Call& call, std::string_view option)
{
    if (not call.has(option)) return call.clock->today();
    auto const day = base::Day::parse(call.text(option));
    if (not day) throw base::Refusal(not_a_day, {call.text(option)});
    return *day;
}

std::string global_code_given(cli::Call& call)
{
    if (not call.has("body")) return {};
    auto const bodies = structure::Bodies::load(call.db(), call.operation(), call.clock->today());
    auto const at = bodies->by_code(call.text("body"));
    if (at < 0) throw base::Refusal(body_unknown, {call.text("body")});
    // A body of the operation's own without a global code takes what is for everybody.
    auto const& global = bodies->at(at).global_code;
    return global.empty() ? bodies->at(at).code : global;
}

std::optional<std::int64_t> population_given(cli::Call& call)
{
    if (not call.has("population")) return {};
    return call.number("population", 0);
}

std::optional<double> available_given(cli::Call& call)
{
    if (not call.has("available")) return {};
    auto const text = call.text("available");
    double number = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() or end != text.data() + text.size()) throw base::Refusal(not_a_number, {text});
    return number;
}

void refuse_unknown(std::string const& code, base::Day on, std::string const& phase)
{
    throw base::Refusal(threshold_unknown, {code, phase, on.text()});
}

bool holds_on(Said const& said, base::Day day) { return said.since <= day and (not said.until or day < *said.until); }

void write_said(base::JsonWriter& json, Said const& said)
{
    json.object().member("id", said.id).member("kind", said.kind).member("code", said.code).member("body", said.body);
    json.member("partner", said.partner).member("about_kind", said.about_kind).member("about", said.about).member("step", said.step);
    json.member("phase", said.phase).member("place", said.place).member("operator", said.relation).member("value", said.value);
    json.member("population", said.population).member("available", said.available).member("since", said.since);
    json.member("until", said.until).member("document", said.document).member("reason", said.reason).member("actor", said.actor).end();
}

cli::Exit answer(cli::Call& call, std::string const& document, cli::TextTable const& table)
{
    if (call.json) call.document(document);
    else call.say(table.text());
    return cli::Exit::done;
}

cli::Exit keep(cli::Call& call, Said wanted)
{
    wanted.since = day_given(call, "on");
    wanted.document = call.text("document");
    wanted.reason = call.text("reason");
    auto const kept = say(call.db(), *call.clock, call.actor(), call.operation(), std::move(wanted));
    std::string out;
    base::JsonWriter json(out);
    write_said(json, kept);
    if (call.json) call.document(out);
    else call.line("Recorded as " + kept.id + ": " + kept.code + " " + kept.kind + " since " + kept.since.text() + ".");
    return cli::Exit::done;
}

}
