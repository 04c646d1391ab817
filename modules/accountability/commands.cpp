// The commands of this module: thin.
#include "commands.hpp"
#include "lists.hpp"
#include "output.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <cli/file.hpp>
#include <documents/documents.hpp>
#include <operations/operations.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>

namespace muster::accountability {
namespace {

base::Day day_given(cli::Call& call, std::string_view option, base::Day otherwise)
{
    if (not call.has(option)) return otherwise;
    auto const day = base::Day::parse(call.text(option));
    if (not day) throw base::Refusal(not_a_day, {call.text(option)});
    return *day;
}

int months_given(cli::Call& call, int otherwise)
{
    constexpr int most = 60;
    auto const months = call.number("months", otherwise);
    if (months < 1 or months > most) throw base::Refusal(bad_months, {std::to_string(months)});
    return static_cast<int>(months);
}

/// Today, and the last days of the months before it, oldest first.
std::vector<base::Day> ends_of_months(base::Day on, int months)
{
    std::vector<base::Day> days{on};
    for (auto day = on; static_cast<int>(days.size()) <= months;) {
        day = base::Period::month_of(day).first.plus(-1);
        days.push_back(day);
    }
    std::ranges::reverse(days);
    return days;
}

void keep_states(cli::Call& call, Board& board)
{
    if (not call.has("state")) return;
    std::vector<State> wanted;
    for (auto const& said : call.all("state"))
        for (auto const& name : parts_of(said, ',')) {
            auto const state = state_named(name);
            if (not state) throw base::Refusal(bad_state, {name});
            wanted.push_back(*state);
        }
    std::erase_if(board.standings, [&](Standing const& one) { return std::ranges::find(wanted, one.state) == wanted.end(); });
}

cli::Exit show(cli::Call& call, Board board)
{
    keep_states(call, board);
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        write(json, board);
        call.document(out);
    }
    else call.say(table_of(board, call.has("body")));
    return cli::Exit::done;
}

void write_word(base::JsonWriter& json, Word const& word)
{
    json.object()
        .member("id", word.id)
        .member("kind", word.kind)
        .member("duty", word.duty)
        .member("body", word.body)
        .member("says", name_of(word.says));
    json.member("what", word.what).member("document", word.document).member("reason", word.reason).member("actor", word.actor);
    json.member("since", word.since).member("valid_to", word.valid_to).member("until", word.until).end();
}

cli::Exit keep(cli::Call& call, Word wanted)
{
    if (not wanted.document.empty()) documents::get(call.db(), *call.clock, call.operation(), wanted.document, call.acting);
    auto const kept = say(call.db(), *call.clock, call.actor(), call.operation(), std::move(wanted));
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        write_word(json, kept);
        call.document(out);
    }
    else call.line("Recorded as " + kept.id + " for " + kept.duty + (kept.body.empty() ? "" : " of " + kept.body) + ".");
    return cli::Exit::done;
}

Word word_given(cli::Call& call, std::string kind)
{
    Word word;
    word.kind = std::move(kind);
    word.duty = call.text("DUTY");
    word.body = call.text("body");
    word.reason = call.text("reason");
    word.document = call.text("document");
    word.since = day_given(call, "on", call.clock->today());
    return word;
}

/// The language that the report is wanted in, else the operation's first, else the reader's.
std::string_view language_of_report(cli::Call& call, operations::Operation const& operation)
{
    if (call.has("language")) {
        auto const wanted = base::language_of(call.text("language"));
        if (wanted.empty()) throw base::Refusal(bad_language, {call.text("language")});
        return wanted;
    }
    for (auto const& one : operation.languages)
        if (auto const ours = base::language_of(one); not ours.empty()) return ours;
    return base::reader().language;
}

/// What stands at the foot of every page: where the journal stood when the report was made.
std::string foot_of(store::Db& db, base::Clock const& clock)
{
    auto const end = store::journal_end(db);
    return base::say("duty.report.foot", {clock.now().text(), std::to_string(end.seq), end.hash});
}

}

cli::Exit run_duties(cli::Call& call)
{
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"duty", "owner", "what", "evidence", "clause"});
    json.object().key("duties").list();
    for (auto const& duty : duties()) {
        json.object().member("id", duty.id).member("clause", clause_of(duty)).member("begins", duty.begins).member("text", text_of(duty));
        json.member("level", duty.level).member("owner", duty.owner).member("applies_to", duty.applies_to).member("clock", duty.clock);
        json.member("rule", duty.rule)
            .member("parameters", duty.parameters)
            .member("valid_from", duty.valid_from)
            .member("source", duty.source)
            .end();
        table.row({duty.id, duty.owner, text_of(duty), duty.rule, clause_of(duty)});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return cli::Exit::done;
}

cli::Exit run_show(cli::Call& call)
{
    return show(call, board(call.db(), call.operation(), day_given(call, "on", call.clock->today()), call.text("body")));
}

cli::Exit run_public(cli::Call& call)
{
    auto const operation = call.operation();
    if (operations::setting(call.db(), operation, "accountability.public", "no") != "yes") throw base::Refusal(not_public);
    auto made = board(call.db(), operation, day_given(call, "on", call.clock->today()), call.text("body"));
    for (auto& one : made.standings) {
        one.evidence.clear();
        if (one.contest) one.why = base::say("duty.why.contested_by_somebody") + " " + base::say("duty.why.by_itself", {structure::word("duty.state.", name_of(one.contest->computed)) + "."});
        one.contest.reset();
    }
    return show(call, std::move(made));
}

cli::Exit run_history(cli::Call& call)
{
    auto const days = ends_of_months(day_given(call, "on", call.clock->today()), months_given(call, 12));
    auto const made = boards(call.db(), call.operation(), days, call.text("body"));
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        write_history(json, made);
        call.document(out);
    }
    else call.say(table_of(made));
    return cli::Exit::done;
}

cli::Exit run_report(cli::Call& call)
{
    auto const operation = call.operation();
    bool const yearly = call.has("yearly");
    auto const on = day_given(call, "on", call.clock->today());
    auto const body = yearly ? "" : call.text("body");
    auto const days = ends_of_months(on, months_given(call, yearly ? 12 : 3));
    auto const known = operations::get(call.db(), operation);
    base::Speaking const speaking({language_of_report(call, known), base::reader().on_screen});
    Cover cover{known.name, base::say("duty.report.all_bodies"), {}, {}, foot_of(call.db(), *call.clock), on, yearly};
    auto const made = boards(call.db(), operation, {days.front(), on}, body);
    auto const& now = made.back();
    if (not body.empty() and now.bodies.empty()) throw base::Refusal(no_body, {body, on.text()});
    if (not body.empty()) {
        cover.body_name = structure::body_in_words(now.bodies.front().code, now.bodies.front().name);
        cover.lead = now.bodies.front().lead_name;
    }
    auto const letter = report_of(now, made.front(), cover);
    auto const form = paper::form_named(call.text("format", "text"));
    if (not form) throw base::Refusal(bad_format, {call.text("format")});
    auto const name = "accountability_" + (body.empty() ? operation : body) + "_" + on.text() + "." + std::string(paper::ending(*form));
    auto const bytes = paper::written(letter, *form);
    if (call.has("to")) cli::write_file(call.text("to"), bytes);
    else if (*form != paper::Form::text) throw base::Refusal(needs_a_file, {call.text("format")});
    std::string out;
    base::JsonWriter json(out);
    json.object()
        .member("name", name)
        .member("title", letter.title)
        .member("on", on)
        .member("foot", letter.foot)
        .member("text", paper::to_text(letter))
        .end();
    if (call.json) call.document(out);
    else if (call.has("to")) call.line("The report is in " + call.text("to") + ".");
    else call.say(bytes);
    return cli::Exit::done;
}

cli::Exit run_words(cli::Call& call)
{
    auto const today = call.clock->today();
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"id", "kind", "duty", "body", "says", "since", "by", "what or why"});
    json.object().key("words").list();
    for (auto const& word : words_said(call.db(), call.operation())) {
        if (call.has("body") and word.body != call.text("body")) continue;
        if (not call.has("all") and word.until and *word.until <= today) continue;
        write_word(json, word);
        table.row({word.id, word.kind, word.duty, word.body, std::string(name_of(word.says)), word.since.text(), word.actor,
                   word.what.empty() ? word.reason : word.what});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return cli::Exit::done;
}

cli::Exit run_evidence(cli::Call& call)
{
    auto word = word_given(call, "evidence");
    word.what = call.text("what");
    word.says = call.has("fulfils") ? State::fulfilled : State::partly;
    if (call.has("valid-to")) word.valid_to = day_given(call, "valid-to", word.since);
    return keep(call, std::move(word));
}

cli::Exit run_contest(cli::Call& call)
{
    auto word = word_given(call, "contest");
    auto const says = state_named(call.text("says"));
    if (not says) throw base::Refusal(bad_state, {call.text("says")});
    word.says = *says;
    return keep(call, std::move(word));
}

cli::Exit run_take_back(cli::Call& call)
{
    auto const id = call.text("ID");
    if (call.has("body")) {
        // A grant for one body takes back only what was said of it.
        auto const all = words_said(call.db(), call.operation());
        if (std::ranges::none_of(all, [&](Word const& one) { return one.id == id and one.body == call.text("body"); }))
            throw base::Refusal(no_word, {id});
    }
    take_back(call.db(), *call.clock, call.actor(), call.operation(), id, call.text("reason"));
    std::string out;
    base::JsonWriter(out).object().member("taken_back", id).member("until", call.clock->today()).end();
    if (call.json) call.document(out);
    else call.line("It no longer holds from today on; the record keeps it.");
    return cli::Exit::done;
}

}
