// `gap call|calls|question|answer`: partners asked in one act, and their answers by a secret address that answers this one
// question and nothing else.
#include "asking.hpp"
#include "candidates.hpp"
#include "commands.hpp"
#include "own_words.hpp"
#include "rules.hpp"
#include <access/secrets.hpp>
#include <algorithm>
#include <commitments/sql.hpp>
#include <fmt/core.h>
#include <operations/operations.hpp>
#include <set>
#include <store/journal.hpp>

namespace muster::commitments {

namespace {

using cli::Call;
using cli::Exit;

struct Asked {
    std::string partner, word;  // the word is shown once and kept nowhere
};

std::vector<std::string> partners_asked(Call& call, GapRecord const& gap, Names const& names)
{
    std::vector<std::string> partners;
    if (call.has("partner")) partners = call.all("partner");
    else {
        auto const standing = stand(call, moment_asked(call));
        constexpr int months = 6;
        auto const all = candidates(call, *standing, standing->gap(gap.number), names, months);
        auto const most = std::size_t(std::max<std::int64_t>(1, call.number("top", 5)));
        for (auto const& one : all)
            if (partners.size() < most and not one.promised_here) partners.push_back(one.partner);
    }
    std::set<std::string> const once(partners.begin(), partners.end());
    if (once.empty()) refuse("call.nobody");
    auto const registry = partners::Registry::load(call.db(), call.operation());
    for (auto const& one : once)
        if (registry->by_id(one) < 0) refuse("commitment.partner_unknown", {one});
    return {once.begin(), once.end()};
}

Exit run_call(Call& call)
{
    auto const number = number_asked(call, "GAP", "gap.unknown");
    auto const ledger = load_ledger(call, call.clock->now(), number);
    auto const& gap = gap_known(ledger, number);
    expect_within(call, gap);
    if (not row_of(gap.state).open) refuse("gap.over", {std::to_string(number), std::string(name_of(gap.state))});
    auto const until = day_asked(call, "until", call.clock->today());
    if (until < call.clock->today()) refuse("call.past", {until.text()});
    auto const desk = desk_of(call);
    Names const names(desk.db, desk.operation);
    std::vector<Asked> asked;
    for (auto const& partner : partners_asked(call, gap, names)) asked.push_back({partner, access::new_secret()});
    store::Transaction transaction(desk.db);
    auto const made = desk.db.number(sql::last_call, {std::string_view(desk.operation)}).value_or(0) + 1;
    auto const day = until.text(), words = call.text("text");
    desk.db.run(sql::add_call, {std::string_view(desk.operation), made, number, std::string_view(day), std::string_view(words), desk.clock.now().ms, std::string_view(desk.actor)});
    std::string said;
    base::JsonWriter json(said);
    json.object().member("gap", number).member("until", day).key("partners").list();
    for (auto const& one : asked) {
        auto const digest = access::digest_of(one.word);
        desk.db.run(sql::add_call_partner, {std::string_view(desk.operation), made, std::string_view(one.partner), std::string_view(digest)});
        json.text(one.partner);
    }
    json.end().end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::decided, "commitments.call", std::to_string(made), said, desk.actor, ""});
    transaction.commit();
    std::string out;
    base::JsonWriter answer(out);
    answer.object().member("call", made).member("gap", number).member("until", day).key("partners").list();
    call.line(fmt::format("Call {} for gap {}, answers until {}. Each address works for its partner alone and is shown this once:", made, number, day));
    for (auto const& one : asked) {
        auto const path = fmt::format("/answer#{}/{}", desk.operation, one.word);
        answer.object().member("partner", one.partner).member("path", path).member("word", one.word).end();
        call.line(fmt::format("  {}  {}", names.partner(one.partner), path));
    }
    answer.end().end();
    call.document(out);
    return Exit::done;
}

Exit run_calls(Call& call)
{
    auto const operation = call.operation();
    auto const ledger = load_ledger(call, call.clock->now());
    auto const today = call.clock->today();
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"call", "gap", "partner", "until", "answer", "commitment", "note"}, {true, true, false, false, false, true, false});
    json.object().key("calls").list();
    call.db().each(sql::calls_all, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const* gap = ledger.gap(row.integer(1));
        if (gap == nullptr or (call.has("gap") and std::ranges::count(call.all("gap"), std::to_string(gap->number)) == 0)) return;
        if (call.has("body") and std::ranges::count(call.all("body"), gap->body) == 0) return;
        if (call.has("place") and std::ranges::none_of(call.all("place"), [&](auto const& area) { return gap->place.starts_with(area); })) return;
        if (call.has("partner") and std::ranges::count(call.all("partner"), row.text(6)) == 0) return;
        bool const silent = row.is_null(7);
        auto const state = not silent ? row.string(8) : row.text(2) < today.text() ? "silent" : "open";
        json.object().member("call", row.integer(0)).member("gap", gap->number).member("until", row.text(2)).member("words", row.text(3));
        json.member("at", base::Instant{row.integer(4)}.text()).member("partner", row.text(6)).member("answer", state).key("answered_at");
        json.value(silent ? std::nullopt : std::optional(base::Instant{row.integer(7)}.text())).member("note", row.text(9)).key("commitment").value(row.integer_if(10)).end();
        table.row({std::to_string(row.integer(0)), std::to_string(gap->number), row.string(6), row.string(2), state,
                   row.is_null(10) ? "" : std::to_string(row.integer(10)), row.string(9)});
    });
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

/// What belongs to a secret address; refuses call.unknown in the same words whatever is wrong with it.
struct Question {
    std::int64_t call = 0, gap = 0;
    std::string until, words, partner;
    std::optional<std::string> answer;
};

Question question_of(Call& call)
{
    auto const digest = access::digest_of(call.text("word"));
    auto const operation = call.operation();
    std::optional<Question> found;
    call.db().one(sql::call_of_digest, {std::string_view(operation), std::string_view(digest)}, [&](store::Row const& row) {
        found = Question{row.integer(0), row.integer(1), row.string(2), row.string(3), row.string(4),
                         row.is_null(5) ? std::nullopt : std::optional(row.string(6))};
    });
    if (not found) refuse("call.unknown");
    return *found;
}

/// Whoever holds the address sees the gap that is asked about and nothing else of the operation.
Exit run_question(Call& call)
{
    auto const question = question_of(call);
    auto const standing = stand(call, moment_asked(call), question.gap);
    auto const& gap = standing->gap(question.gap);
    Names const names(call.db(), call.operation());
    std::string out;
    base::JsonWriter json(out);
    json.object().member("operation_name", operations::get(call.db(), call.operation()).name);
    json.member("call", question.call).member("partner", question.partner).member("partner_name", names.partner(question.partner));
    json.member("until", question.until).member("words", question.words).key("answer").value(question.answer);
    json.member("open", not question.answer and question.until >= call.clock->today().text() and row_of(gap.record->state).open);
    json.key("gap").object().member("gap", gap.record->number).member("place", gap.record->place).member("place_name", names.place(gap.record->place));
    json.member("body", gap.record->body).member("group", gap.record->group).member("period", gap.record->period.text());
    json.member("why_it_matters", gap.record->why);
    write_told(json, "missing", gap.figures.missing);
    write_told(json, "uncovered", gap.uncovered());
    json.end().end();
    if (call.json) call.document(out);
    else
        call.line(fmt::format("{} is asked by {}: gap {}, {}, {}: {} people missing, {} that nobody has promised to reach. {}", names.partner(question.partner), question.until,
                              gap.record->number, names.place(gap.record->place), gap.record->body, text_of(gap.figures.missing), text_of(gap.uncovered()), question.words));
    return Exit::done;
}

Exit run_answer(Call& call)
{
    auto const question = question_of(call);
    auto const today = call.clock->today();
    if (question.answer) refuse("call.answered", {*question.answer});
    if (question.until < today.text()) refuse("call.over", {question.until});
    auto const said = call.text("answer");
    if (said != "yes" and said != "no") refuse("call.bad_answer", {said});
    // Whoever answers has no account: the address speaks for the partner.
    Desk const desk{call.db(), *call.clock, call.operation(), fmt::format("call:{}/{}", question.call, question.partner)};
    store::Transaction transaction(desk.db);
    std::optional<std::int64_t> made;
    if (said == "yes") {
        NewCommitment wanted;
        wanted.partner = question.partner;
        wanted.whole = People{call.number("people", 0)};
        if (std::get<People>(wanted.whole).value <= 0) refuse("commitment.one_unit");
        wanted.parts = {{question.gap, wanted.whole}};
        wanted.starts = day_asked(call, "from", today);
        if (not call.has("by")) refuse("call.no_day");
        wanted.due = day_asked(call, "by", today);
        wanted.conditions = call.text("conditions");
        wanted.focal_point = call.text("focal-point");
        wanted.mail = call.text("mail");
        wanted.reason = own_words("because.answer", {std::to_string(question.call)});
        made = offer(desk, wanted);
    }
    auto const note = call.text("note");
    if (desk.db.run(sql::answer_call, {std::string_view(desk.operation), question.call, std::string_view(question.partner), desk.clock.now().ms, std::string_view(said),
                                       std::string_view(note), store::value_of(made)}) == 0)
        refuse("call.answered", {said});
    std::string body;
    base::JsonWriter(body).object().member("partner", question.partner).member("answer", said).key("commitment").value(made).end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::decided, "commitments.answer", std::to_string(question.call), body, desk.actor, note});
    transaction.commit();
    std::string out;
    base::JsonWriter(out).object().member("call", question.call).member("answer", said).key("commitment").value(made).end();
    if (call.json) call.document(out);
    else call.line(made ? fmt::format("Thank you. The offer is commitment {}; the coordinator answers it.", *made) : std::string("Thank you for the answer."));
    return Exit::done;
}

using option::body, option::place;
constexpr cli::Option word{"word", "WORD", "the secret of the address", true};
constexpr cli::Option gap_number[] = {{"GAP", "", "its number, as in `gap list`", true}};
constexpr cli::Option call_options[] = {{"until", "DAY", "answers are awaited until then", true}, {"partner", "ID", "who is asked; the nearest with room where not said", false, true},
                                        {"top", "NUMBER", "so many where nobody is named; 5"}, {"text", "WORDS", "what is said to them"}, body, place};
constexpr cli::Option calls_options[] = {{"gap", "NUMBER", "only for this gap", false, true}, {"partner", "ID", "only of this partner", false, true}, body, place};
constexpr cli::Option question_options[] = {word};
constexpr cli::Option answer_options[] = {word, {"answer", "WORD", "yes or no", true}, {"people", "NUMBER", "how many people can be reached"},
                                          {"from", "DAY", "when it begins; today"}, {"by", "DAY", "by when"}, {"conditions", "TEXT", "what it depends on"},
                                          {"focal-point", "NAME", "whom to speak to; kept sealed"}, {"mail", "ADDRESS", "where reminders go; kept sealed"},
                                          {"note", "TEXT", "anything else"}};

constexpr cli::Served serve_call[] = {{"POST", "/operations/{operation}/named-gaps/{gap}/calls", "settle", "", "", "", false, true}};
constexpr cli::Served serve_calls[] = {{"GET", "/operations/{operation}/calls", "rows", "calls"}};
constexpr cli::Served serve_question[] = {{"POST", "/operations/{operation}/call-questions", "open"}};
constexpr cli::Served serve_answer[] = {{"POST", "/operations/{operation}/call-answers", "open"}};

constexpr cli::Command commands[] = {
    {"gap call", "Ask several partners in one act to fill a gap; each gets an address to answer by.",
     "The address answers this one question for this one partner, once, and needs no account.", gap_number, call_options, run_call, true, serve_call},
    {"gap calls", "Who was asked, and what they answered; silent is whoever let the day pass.", "", {}, calls_options, run_calls, true, serve_calls},
    {"gap question", "What the address of a call asks.", "", {}, question_options, run_question, true, serve_question},
    {"gap answer", "Answer a call by its address: an offer, or no.", "", {}, answer_options, run_answer, true, serve_answer},
};

}

std::span<cli::Command const> call_commands() { return commands; }

}
