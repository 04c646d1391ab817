// Commands: `standard list`, `thresholds`, `check`, `acknowledge`, `override`, `measure`, `obligations`, `undertake`, `record`,
// `take-back`.
#include "commands_said.hpp"
#include "said.hpp"

#include <algorithm>
#include <structure/structure.hpp>

namespace muster::standards {
namespace {

std::string joined(std::vector<std::string> const& parts)
{
    std::string text;
    for (auto const& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

cli::Exit list(cli::Call& call)
{
    auto const on = day_given(call, "on");
    auto const body = global_code_given(call);
    auto const record = said(call.db(), call.operation());
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"code", "title", "kind", "version", "for", "acknowledged by"}, {false, false, false, false, false, true});
    json.object().member("on", on).key("standards").list();
    for (auto const& one : guidance_on(on)) {
        if (not body.empty() and not is_for(one.bodies, body)) continue;
        if (call.has("kind") and one.kind != call.text("kind")) continue;
        auto const times = std::ranges::count_if(record, [&](Said const& said) {
            return said.kind == "acknowledged" and said.code == one.code and holds_on(said, on) and
                   (not call.has("body") or said.body == call.text("body"));
        });
        json.object().member("code", one.code).member("title", one.title).member("kind", one.kind).member("bodies", one.bodies);
        json.member("version", one.version).member("valid_from", one.valid_from).key("valid_to").value(one.valid_to);
        json.member("source", one.source).member("acknowledged", times).end();
        table.row({one.code, one.title, one.kind, one.version, one.bodies.empty() ? "all" : joined(one.bodies), std::to_string(times)});
    }
    json.end().end();
    return answer(call, out, table);
}

void write(base::JsonWriter& json, Threshold const& one)
{
    json.object().member("code", one.code).member("phase", one.phase).member("indicator", one.indicator).member("bodies", one.bodies);
    json.member("operator", one.relation).member("value", text_of_thousandths(one.thousandths)).member("unit", one.unit);
    json.member("form", name_of(one.form)).member("per", one.per).member("words", value_text(one)).member("standard", one.standard);
    json.member("valid_from", one.valid_from).member("source", one.source).member("overridden", one.overridden).end();
}

cli::Exit thresholds(cli::Call& call)
{
    auto const on = day_given(call, "on");
    auto const body = global_code_given(call);
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"code", "phase", "indicator", "threshold", "by", "own value because"});
    json.object().member("on", on).key("thresholds").list();
    for (auto const& one : thresholds_on(call.db(), call.operation(), on)) {
        if (not body.empty() and not is_for(one.bodies, body)) continue;
        if (call.has("phase") and one.phase != call.text("phase") and one.phase != "any") continue;
        write(json, one);
        table.row({one.code, one.phase, one.indicator, value_text(one), one.standard, one.overridden});
    }
    json.end().end();
    return answer(call, out, table);
}

Threshold threshold_given(cli::Call& call, base::Day on)
{
    auto const code = call.text("CODE");
    auto const phase = call.text("phase");
    Threshold const* any = nullptr;
    auto const all = thresholds_on(call.db(), call.operation(), on);
    for (auto const& one : all)
        if (one.code == code and (one.phase == phase or (phase.empty() and (not any or one.phase == "emergency")))) any = &one;
    if (not any) refuse_unknown(code, on, phase);
    return *any;
}

cli::Exit check(cli::Call& call)
{
    auto const on = day_given(call, "on");
    auto const threshold = threshold_given(call, on);
    auto const population = population_given(call);
    auto const available = available_given(call);
    auto const found = compliance(threshold, population, available);
    std::string out;
    base::JsonWriter json(out);
    json.object().key("threshold");
    write(json, threshold);
    json.member("population", population).member("available", available).member("state", found.state).member("required", found.required);
    json.member("ratio", found.ratio).member("shortfall", found.shortfall).end();
    if (call.json) call.document(out);
    else {
        call.line(threshold.indicator + ": " + value_text(threshold) + " (" + threshold.standard + ", " + threshold.phase + ")");
        if (found.required) call.line("  required   " + cli::grouped(*found.required));
        if (found.shortfall) call.line("  missing    " + cli::grouped(*found.shortfall));
        call.line("  " + found.state);
    }
    return cli::Exit::done;
}

cli::Exit acknowledge(cli::Call& call)
{
    Said wanted{.kind = "acknowledged", .code = call.text("CODE"), .body = call.text("body"), .partner = call.text("partner")};
    return keep(call, std::move(wanted));
}

cli::Exit override_one(cli::Call& call)
{
    auto const on = day_given(call, "on");
    auto const threshold = threshold_given(call, on);
    Said wanted{.kind = "overridden", .code = threshold.code, .phase = threshold.phase, .relation = threshold.relation};
    if (call.has("operator")) wanted.relation = call.text("operator");
    wanted.value = call.text("value");
    return keep(call, std::move(wanted));
}

cli::Exit measure(cli::Call& call)
{
    auto const on = day_given(call, "on");
    auto const threshold = threshold_given(call, on);
    Said wanted{.kind = "measured", .code = threshold.code, .body = call.text("body"), .phase = threshold.phase, .place = call.text("place")};
    wanted.population = population_given(call);
    wanted.available = available_given(call);
    return keep(call, std::move(wanted));
}

cli::Exit undertake(cli::Call& call)
{
    return keep(call, {.kind = "undertaken", .code = call.text("CODE")});
}

cli::Exit list_obligations(cli::Call& call)
{
    auto const on = day_given(call, "on");
    auto const body = global_code_given(call);
    auto const record = said(call.db(), call.operation());
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"code", "name", "kind", "undertaken since"});
    json.object().member("on", on).key("obligations").list();
    for (auto const& one : obligations()) {
        if (on < one.adopted or (not body.empty() and not is_for(one.bodies, body))) continue;
        auto const held = std::ranges::find_if(
            record, [&](Said const& said) { return said.kind == "undertaken" and said.code == one.code and holds_on(said, on); });
        std::optional<base::Day> since;
        if (held != record.end()) since = held->since;
        json.object().member("code", one.code).member("name", one.name).member("kind", one.kind).member("adopted", one.adopted);
        json.member("in_force", one.in_force).member("bodies", one.bodies).member("undertaken_since", since);
        json.member("document", since ? held->document : "").member("source", one.source).end();
        table.row({one.code, one.name, one.kind, since ? since->text() : "–"});
    }
    json.end().end();
    return answer(call, out, table);
}

cli::Exit record(cli::Call& call)
{
    auto const on = day_given(call, "on");
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"id", "kind", "code", "body", "partner", "since", "on what"});
    json.object().member("on", on).key("record").list();
    for (auto const& one : said(call.db(), call.operation())) {
        if (not call.has("all") and not holds_on(one, on)) continue;
        if (call.has("kind") and one.kind != call.text("kind")) continue;
        if (call.has("body") and one.body != call.text("body")) continue;
        write_said(json, one);
        table.row({one.id, one.kind, one.code, one.body, one.partner, one.since.text(), one.about.empty() ? one.value : one.about});
    }
    json.end().end();
    return answer(call, out, table);
}

cli::Exit take_back_one(cli::Call& call)
{
    take_back(call.db(), *call.clock, call.actor(), call.operation(), call.text("ID"), call.text("reason"));
    std::string out;
    base::JsonWriter(out).object().member("taken_back", call.text("ID")).member("until", call.clock->today()).end();
    if (call.json) call.document(out);
    else call.line("It no longer holds from today on; the record keeps it.");
    return cli::Exit::done;
}

constexpr cli::Option on_option{"on", "DAY", "as it is on this day, such as 2026-03-31; today if left out"};
constexpr cli::Option said_on{"on", "DAY", "the day on which it was said or measured; today if left out"};
constexpr cli::Option of_body{"body", "CODE", "only what is for this body"};
constexpr cli::Option in_body{"body", "CODE", "the body that it belongs to", true};
constexpr cli::Option phase{"phase", "PHASE", "emergency, later, survival or any"};
constexpr cli::Option document{"document", "ID", "the document that shows it"};
constexpr cli::Option reason{"reason", "TEXT", "why, or on whose decision"};
constexpr cli::Option people{"population", "NUMBER", "people served, tested or asked"};
constexpr cli::Option available{"available", "NUMBER", "units, amount, people that passed, or the measured figure"};

constexpr cli::Option code_argument[] = {{"CODE", "", "the code", true}};
constexpr cli::Option id_argument[] = {{"ID", "", "the id that `standard record` shows", true}};
constexpr cli::Option list_options[] = {on_option, of_body, {"kind", "KIND", "policy, guidance, technical or commitment"}};
constexpr cli::Option thresholds_options[] = {on_option, of_body, phase};
constexpr cli::Option check_options[] = {people, available, phase, on_option};
constexpr cli::Option acknowledge_options[] = {{"partner", "ID", "the organisation that acknowledges it", true}, in_body, said_on, document, reason};
constexpr cli::Option override_options[] = {
    {"value", "NUMBER", "the operation's own value", true}, {"operator", "SIGN", "<=, >=, < or >; the list's if left out"}, phase, said_on, document,
    {"reason", "TEXT", "who agreed it, and why", true}};
constexpr cli::Option measure_options[] = {in_body, people, available, phase, {"place", "PCODE", "where it was measured"}, said_on, document, reason};
constexpr cli::Option undertake_options[] = {{"on", "DAY", "since when the government is bound; today if left out"}, document, reason};
constexpr cli::Option obligations_options[] = {on_option, of_body};
constexpr cli::Option record_options[] = {
    on_option, of_body, {"kind", "KIND", "acknowledged, overridden, measured, undertaken, agreed, focal or tagged"}, {"all", "", "also what no longer holds"}};
constexpr cli::Option take_back_options[] = {reason};

constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/standards", "figures", "standards"}};
constexpr cli::Served serve_thresholds[] = {{"GET", "/operations/{operation}/standards/thresholds", "figures", "thresholds"}};
constexpr cli::Served serve_check[] = {{"GET", "/operations/{operation}/standards/thresholds/{code}/check", "figures"}};
constexpr cli::Served serve_acknowledge[] = {{"POST", "/operations/{operation}/standards/{code}/acknowledgements", "hand_in"}};
constexpr cli::Served serve_override[] = {{"POST", "/operations/{operation}/standards/thresholds/{code}/overrides", "keep"}};
constexpr cli::Served serve_measure[] = {{"POST", "/operations/{operation}/standards/thresholds/{code}/measurements", "keep"}};
constexpr cli::Served serve_obligations[] = {{"GET", "/operations/{operation}/obligations", "figures", "obligations"}};
constexpr cli::Served serve_undertake[] = {{"POST", "/operations/{operation}/obligations/{code}", "keep"}};
constexpr cli::Served serve_record[] = {{"GET", "/operations/{operation}/standards/record", "rows", "record"}};
constexpr cli::Served serve_take_back[] = {{"POST", "/operations/{operation}/standards/record/{id}/taken-back", "keep"}};

constexpr cli::Command commands[] = {
    {"standard list", "List policy, guidance and technical standards, and how many partners have acknowledged each.", "", {}, list_options, list, true,
     serve_list},
    {"standard thresholds", "List the thresholds that say whether a service is enough, with the operation's own values.", "", {}, thresholds_options,
     thresholds, true, serve_thresholds},
    {"standard check", "Say whether what there is is enough for so many people, and what is missing.",
     "What is missing is counted in whole units: the people over the threshold, rounded up, less what there is.", code_argument, check_options, check,
     true, serve_check},
    {"standard acknowledge", "Record that a partner has acknowledged a standard, or an obligation of the government.", "", code_argument,
     acknowledge_options, acknowledge, true, serve_acknowledge},
    {"standard override", "Set the operation's own value of a threshold.", "", code_argument, override_options, override_one, true, serve_override},
    {"standard measure", "Record a measurement against a threshold.", "", code_argument, measure_options, measure, true, serve_measure},
    {"standard obligations", "List what the government may have undertaken under international law, and what it has.", "", {}, obligations_options,
     list_obligations, true, serve_obligations},
    {"standard undertake", "Record that the government is bound by an obligation.", "", code_argument, undertake_options, undertake, true,
     serve_undertake},
    {"standard record", "List what was recorded about standards, obligations and issues.", "", {}, record_options, record, true, serve_record},
    {"standard take-back", "Say that something recorded no longer holds.", "", id_argument, take_back_options, take_back_one, true, serve_take_back},
};

}

std::span<cli::Command const> standard_commands() { return commands; }

}
