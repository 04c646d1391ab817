// `gap escalate|step-answer|ladder`, `last-resort …`.
#include "asking.hpp"
#include "commands.hpp"
#include "ladder.hpp"
#include "letters.hpp"
#include "resort_pages.hpp"
#include "rules.hpp"
#include <access/can.hpp>
#include <base/words.hpp>

namespace muster::commitments {

namespace {

using cli::Call;
using cli::Exit;

Acting acting_as(Call const& call, std::string_view otherwise) { return {call.text("acting-as", otherwise), call.text("on-behalf-of")}; }

Exit said(Call& call, std::string const& out, std::string const& sentence)
{
    if (call.json) call.document(out);
    else call.line(sentence);
    return Exit::done;
}

Exit run_escalate(Call& call)
{
    auto const number = gap_meant(call);
    auto const step = escalate(desk_of(call), number, call.text("to"), acting_as(call, "coordinator"), call.text("reason"), call.text("document"));
    std::string out;
    base::JsonWriter(out).object().member("gap", number).member("step", step).end();
    return said(call, out, base::say("commitments.done.escalated", {std::to_string(number), step}));
}

Exit run_step_answer(Call& call)
{
    auto const number = gap_meant(call);
    answer_step(desk_of(call), number, call.text("outcome"), acting_as(call, "coordinator"), call.text("reason"), call.text("document"));
    std::string out;
    base::JsonWriter(out).object().member("gap", number).member("outcome", call.text("outcome")).end();
    return said(call, out, base::say("commitments.done.outcome." + call.text("outcome"), {std::to_string(number)}));
}

Exit run_trigger(Call& call)
{
    auto const number = gap_meant(call);
    auto const standing = stand(call, moment_asked(call), number);
    auto const& gap = standing->gap(number);
    auto const made = trigger(desk_of(call), {number, gap.critical, gap.uncovered(), call.text("reason")}, acting_as(call, "coordinator"));
    auto const resort = resort_known(call.db(), call.operation(), made, call.clock->now());
    std::string out;
    base::JsonWriter(out).object().member("resort", made).member("gap", number).member("lead", resort.partner).member("form", resort.form).end();
    return said(call, out, base::say("commitments.done.resort", {std::to_string(made), resort.partner, std::to_string(number)}));
}

Resort resort_meant(Call& call)
{
    auto resort = resort_known(call.db(), call.operation(), number_asked(call, "CASE", "resort.unknown"), call.clock->now());
    bool const elsewhere = call.has("body") and call.text("body") != resort.body;
    if (elsewhere or load_ledger(call, call.clock->now()).gap(resort.gap) == nullptr) refuse("resort.unknown", {std::to_string(resort.number)});
    return resort;
}

Exit run_judge(Call& call)
{
    auto const resort = resort_meant(call);
    auto const holds = call.text("holds");
    if (holds != "yes" and holds != "no") refuse("resort.yes_or_no", {holds});
    auto const acting = acting_as(call, "lead_agency");
    Judgement judgement{call.text("CONDITION"), holds == "yes", day_asked(call, "day", call.clock->today()), call.text("by"), call.text("evidence"),
                        call.text("document"), std::string(access::name_of(access::sensitivity_sure(call.text("sensitivity", "moderate")))), {}, {}, "",
                        acting.role, acting.on_behalf_of};
    if (call.has("look-again")) judgement.look_again = day_asked(call, "look-again", call.clock->today());
    judge(desk_of(call), resort, judgement);
    std::string out;
    base::JsonWriter(out).object().member("resort", resort.number).member("condition", judgement.condition).member("holds", judgement.holds).end();
    return said(call, out, base::say((judgement.holds ? "commitments.done.holds." : "commitments.done.fails.") + judgement.condition, {std::to_string(resort.number), judgement.by}));
}

Exit run_decide(Call& call)
{
    auto const resort = resort_meant(call);
    ResortVerdict verdict{resort_state(call.text("STATE")), call.text("reason"), {}};
    if (call.has("people")) {
        NewCommitment delivers;
        delivers.whole = People{call.number("people", 0)};
        if (std::get<People>(delivers.whole).value <= 0) refuse("resort.says_how_much");
        delivers.starts = call.clock->today();
        if (not call.has("due")) refuse("call.no_day");
        delivers.due = day_asked(call, "due", call.clock->today());
        verdict.delivers = delivers;
    }
    decide_resort(desk_of(call), resort, verdict, acting_as(call, "lead_agency"));
    std::string out;
    base::JsonWriter(out).object().member("resort", resort.number).member("state", name_of(verdict.to)).end();
    return said(call, out, base::say("commitments.done.case." + std::string(name_of(verdict.to)), {std::to_string(resort.number)}));
}

using option::on, option::body, option::place;
constexpr cli::Option reason{"reason", "TEXT", "why; kept with the decision", true};
constexpr cli::Option acting{"acting-as", "ROLE", "in which role: coordinator, ocha, rc_hc, lead_agency …"};
constexpr cli::Option behalf{"on-behalf-of", "NAME", "whose decision it is, where somebody else writes it down"};
constexpr cli::Option document{"document", "ID", "the letter, minutes or mail, as the documents library knows it"};
constexpr cli::Option gap_number[] = {{"GAP", "", "its number, as in `gap list`", true}};
constexpr cli::Option maybe_gap[] = {{"GAP", "", "its number; all where not said", false}};
constexpr cli::Option case_number[] = {{"CASE", "", "its number, as in `last-resort list`", true}};
constexpr cli::Option escalate_options[] = {{"to", "STEP", "which step; the next one where not said"}, reason, acting, behalf, document, body, place};
constexpr cli::Option answer_options[] = {{"outcome", "WORD", "solved, partly or not_solved", true}, reason, acting, behalf, document, body, place};
constexpr cli::Option ladder_options[] = {on, body, place};
constexpr cli::Option trigger_options[] = {reason, acting, behalf, body, place};
constexpr cli::Option judge_arguments[] = {{"CASE", "", "its number, as in `last-resort list`", true}, {"CONDITION", "", "access, security or funding", true}};
constexpr cli::Option judge_options[] = {{"holds", "WORD", "yes or no", true}, {"by", "NAME", "who judges; kept sealed", true}, {"day", "DAY", "when; today"},
                                         {"evidence", "TEXT", "by what; kept sealed"}, document, {"sensitivity", "WORD", "low, moderate, high or severe; moderate"},
                                         {"look-again", "DAY", "when it is judged again"}, acting, behalf, body};
constexpr cli::Option decide_arguments[] = {{"CASE", "", "its number, as in `last-resort list`", true}, {"STATE", "", "checking, delivering, blocked or resolved", true}};
constexpr cli::Option decide_options[] = {reason, {"people", "NUMBER", "so many people the lead agency will reach, where it delivers"},
                                          {"due", "DAY", "by when"}, acting, behalf, body};
constexpr cli::Option letter_options[] = {{"language", "CODE", "en, fr, es or ar; the operation's own where not said"}, {"as", "FORM", "text, docx or pdf; text"},
                                          {"out", "FILE", "where to write it"}, on, body, place};
constexpr cli::Option list_options[] = {{"all", "", "also those that are over"}, on, body};
constexpr cli::Option show_options[] = {on, body};
constexpr cli::Option log_options[] = {{"language", "CODE", "en, fr, es or ar; the operation's own where not said"}, {"as", "FORM", "text, docx or pdf; text"},
                                       {"out", "FILE", "where to write it"}, on, body};
constexpr cli::Option global_options[] = {on, {"everywhere", "", "over all operations of the store"}};

constexpr cli::Served serve_escalate[] = {{"POST", "/operations/{operation}/named-gaps/{gap}/escalations", "propose"}};
constexpr cli::Served serve_answer[] = {{"POST", "/operations/{operation}/named-gaps/{gap}/escalation-answers", "propose"}};
constexpr cli::Served serve_ladder[] = {{"GET", "/operations/{operation}/ladder", "rows", "gaps"}, {"GET", "/operations/{operation}/named-gaps/{gap}/ladder", "rows", "gaps"}};
constexpr cli::Served serve_letter[] = {{"GET", "/operations/{operation}/named-gaps/{gap}/letter", "rows", "", "out", "name"}};
constexpr cli::Served serve_trigger[] = {{"POST", "/operations/{operation}/named-gaps/{gap}/last-resort", "propose"}};
constexpr cli::Served serve_judge[] = {{"POST", "/operations/{operation}/last-resort/{case}/judgements/{condition}", "propose"}};
constexpr cli::Served serve_decide[] = {{"POST", "/operations/{operation}/last-resort/{case}/states", "propose"}};
constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/last-resort", "rows", "cases"}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/last-resort/{case}", "rows", "", "", "", false, true}};
constexpr cli::Served serve_evidence[] = {{"GET", "/operations/{operation}/last-resort/{case}/evidence", "propose", "", "", "", false, true}};
constexpr cli::Served serve_log[] = {{"GET", "/operations/{operation}/last-resort-log", "rows", "", "out", "name"}};
constexpr cli::Served serve_counters[] = {{"GET", "/operations/{operation}/last-resort-counters", "rows", "operations"}};

constexpr cli::Command commands[] = {
    {"gap escalate", "Raise a gap that nobody fills to the next step of the ladder; its clock begins.", "", gap_number, escalate_options, run_escalate, true,
     serve_escalate},
    {"gap step-answer", "What was answered at the step that waits.", "", gap_number, answer_options, run_step_answer, true, serve_answer},
    {"gap ladder", "The ladder, and which gaps wait on it, since when and how late.", "", maybe_gap, ladder_options, run_ladder, true, serve_ladder},
    {"gap letter", "The letter of the step that a gap is at, or that last resort is blocked, from the record.",
     "Figures, what was tried and what is asked, in the operation's language; as text, DOCX or PDF.", gap_number, letter_options, run_letter, true, serve_letter},
    {"last-resort trigger", "Ask the cluster lead agency as provider of last resort.",
     "For a critical gap that a call for partners left open. Co-leads and sectors that the government leads have no provider of last resort.", gap_number,
     trigger_options, run_trigger, true, serve_trigger},
    {"last-resort judge", "Judge one of the three conditions: access, security, funding.",
     "A dated judgement of a named person, with its evidence. A condition is judged again as often as it changes.", judge_arguments, judge_options, run_judge, true,
     serve_judge},
    {"last-resort decide", "Decide what a case is: delivering, blocked by what does not hold, resolved.",
     "Delivering needs all three conditions to hold, and says how many people by when. A block opens advocacy and the search for means.", decide_arguments,
     decide_options, run_decide, true, serve_decide},
    {"last-resort list", "Cases of last resort, with what blocks them.", "", {}, list_options, run_resorts, true, serve_list},
    {"last-resort show", "One case: judgements, steps, tasks; sensitive evidence is kept back.", "", case_number, show_options, run_resort, true, serve_show},
    {"last-resort evidence", "One case with all its evidence.", "", case_number, show_options, run_evidence, true, serve_evidence},
    {"last-resort log", "The log of last resort for the Humanitarian Coordinator and the Emergency Relief Coordinator.",
     "Every case with its three conditions, what became of it and for how long; as text, DOCX or PDF.", {}, log_options, run_log, true, serve_log},
    {"last-resort counters", "How often last resort was invoked, blocked by what, delivered, and how long each step took.", "", {}, global_options, run_counters, true,
     serve_counters},
};

}

std::span<cli::Command const> ladder_commands() { return commands; }

}
