#include "reminders.hpp"
#include "commands.hpp"
#include "own_words.hpp"
#include "rules.hpp"
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <charconv>
#include <commitments/lists.hpp>
#include <commitments/sql.hpp>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <operations/operations.hpp>
#include <set>
#include <store/journal.hpp>
#include <store/seal.hpp>
#include <structure/structure.hpp>
#include <text/phrases.hpp>
#include <unordered_map>

namespace muster::commitments {

namespace {

std::string belongs(std::int64_t commitment, std::string_view code) { return fmt::format("reminder/{}/{}", commitment, code); }

/// The last of the list that is due; the earlier ones are over.
ReminderRule const* due_now(CommitmentRecord const& record, base::Day today)
{
    ReminderRule const* last = nullptr;
    for (auto const& rule : reminder_rules())
        if (record.due.plus(rule.days) <= today) last = &rule;
    return last;
}

/// The language in which the operation writes: its first that we speak.
std::string_view language_of(cli::Call& call)
{
    for (auto const& one : operations::get(call.db(), call.operation()).languages)
        if (auto const ours = base::language_of(one); not ours.empty()) return ours;
    return base::reader().language;
}

/// What a message tells of.
struct Told {
    Ledger const& ledger;
    Names const& names;
    structure::Bodies const& bodies;
    std::string operation;
    [[nodiscard]] std::string body(std::string const& code) const
    {
        auto const at = bodies.by_code(code);
        return at < 0 ? code : structure::body_in_words(code, bodies.at(at).name);
    }
};

std::string words_of(PromiseStanding const& promise, Told const& told)
{
    auto const& record = *promise.record;
    auto const came = promise.delivered.amount;
    auto const quantity = [&](std::int64_t number) {
        auto const unit = unit_of(record.whole);
        return unit == Unit::money ? text_of(quantity_of(unit, number, money_code(record.whole))) : base::say("commitments.mail." + std::string(name_of(unit)), {std::to_string(number)});
    };
    auto text = base::say("commitments.mail.promised", {told.names.partner(record.partner), quantity(number_of(record.whole)), record.due.text()}) + "\n" +
                base::say("commitments.mail.delivered", {came.is_told() ? quantity(came.value()) : "–"}) + "\n\n";
    for (auto const& part : record.parts)
        if (auto const* gap = told.ledger.gap(part.gap()))
            text += base::say("commitments.mail.gap", {std::to_string(gap->number), told.names.place(gap->place), told.body(gap->body), quantity(number_of(part.quantity()))}) + "\n";
    return text + "\n" + base::say("commitments.mail.asked") + "\n" + base::say("commitments.mail.foot", {std::to_string(record.number), told.operation}) + "\n";
}

/// What the queue holds of a commitment already.
struct Queued {
    std::set<std::string> codes;
    bool waits = false;
};

std::unordered_map<std::int64_t, Queued> queued_before(store::Db& db, std::string const& operation)
{
    std::unordered_map<std::int64_t, Queued> all;
    db.each(sql::reminders_known, {std::string_view(operation)}, [&](store::Row const& row) {
        auto& one = all[row.integer(0)];
        one.codes.insert(row.string(1));
        one.waits = one.waits or row.text(2) == "waiting";
    });
    return all;
}

bool is_needed(PromiseStanding const& promise) { return row_of(promise.record->state).promised and promise.left > 0; }

}

std::vector<ReminderRule> const& reminder_rules()
{
    static auto const all = [] {
        std::vector<ReminderRule> made;
        text::each_line(lists::reminders_csv, [&](std::span<std::string_view const> fields) {
            ENSURE(fields.size() == 2);
            ReminderRule rule{std::string(fields[0]), 0};
            auto const read = std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), rule.days);
            ENSURE(read.ec == std::errc{} and (made.empty() or made.back().days < rule.days));
            made.push_back(std::move(rule));
        });
        return made;
    }();
    return all;
}

void queue_reminders(cli::Call& call, Standing const& standing, base::Day today, Run& run)
{
    auto& db = call.db();
    auto const operation = call.operation();
    Names const names(db, operation);
    base::Speaking const speaking({language_of(call), base::reader().on_screen});
    store::Transaction transaction(db);
    store::Seal seal(db, operation);
    auto const now = call.clock->now().ms;
    auto const queued = queued_before(db, operation);
    auto const bodies = structure::Bodies::load(db, operation, today);
    Told const told{standing.ledger, names, *bodies, operation};
    for (auto const& promise : standing.promises) {
        auto const& record = *promise.record;
        auto const before = queued.find(record.number);
        if (not is_needed(promise)) {
            if (before != queued.end() and before->second.waits) run.dropped += int(db.run(sql::drop_reminders, {std::string_view(operation), record.number, now}));
            continue;
        }
        auto const* rule = due_now(record, today);
        if (rule == nullptr or (before != queued.end() and before->second.codes.contains(rule->code))) continue;
        auto const mail = seal.open(fmt::format("commitment/{}/mail", record.number), record.mail);
        auto const sealed = seal.close(belongs(record.number, rule->code), mail);
        auto const subject = base::say("commitments.mail.subject", {std::to_string(record.number), base::say("commitments.mail.when." + rule->code)});
        auto const words = words_of(promise, told);
        auto const made = db.run(sql::queue_reminder, {std::string_view(operation), record.number, std::string_view(rule->code), std::string_view(sealed),
                                                       std::string_view(subject), std::string_view(words), now});
        run.queued += int(made);
        run.no_address += made > 0 and mail.empty();
    }
    if (run.queued + run.dropped > 0) {
        std::string said;
        base::JsonWriter(said).object().member("queued", run.queued).member("dropped", run.dropped).end();
        store::record(db, *call.clock, {operation, store::Nature::kept, "commitments.reminders", today.text(), said, call.actor(), ""});
    }
    transaction.commit();
}

void send_reminders(cli::Call& call, mail::Sender& sender, std::string const& from, Run& run)
{
    auto& db = call.db();
    auto const operation = call.operation();
    struct Waiting {
        std::int64_t commitment = 0;
        std::string code, mail, subject, words;
    };
    std::vector<Waiting> waiting;
    store::Seal seal(db, operation);
    db.each(sql::reminders_waiting, {std::string_view(operation)}, [&](store::Row const& row) {
        waiting.push_back({row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4)});
    });
    auto const mark = [&](Waiting const& one, std::string_view from_state, std::string_view state, std::string_view why, int tries) {
        store::Transaction transaction(db);
        auto const done = db.run(sql::mark_reminder, {std::string_view(operation), one.commitment, std::string_view(one.code), from_state, state, why, std::int64_t{tries},
                                                      std::int64_t{most_tries}, call.clock->now().ms});
        if (done > 0 and state != "sending") {
            std::string said;
            base::JsonWriter(said).object().member("commitment", one.commitment).member("reminder", one.code).member("state", state).end();
            store::record(db, *call.clock, {operation, store::Nature::kept, "commitments.reminder", std::to_string(one.commitment), said, call.actor(), told_in_english(std::string(why))});
        }
        transaction.commit();
        return done > 0;
    };
    for (auto const& one : waiting) {
        auto const to = seal.open(belongs(one.commitment, one.code), one.mail);
        if (to.empty()) continue;
        if (not mail::is_address(to)) {
            run.failed += mark(one, "waiting", "failed", own_words("mail.no_address", {}), 0);
            continue;
        }
        // Taken by one sender alone, and before it goes: two programs on one store send it once.
        if (not mark(one, "waiting", "sending", "", 1)) continue;
        auto const sent = sender.send({fmt::format("{}-{}-{}", operation, one.commitment, one.code), from, to, one.subject, one.words, call.clock->now()});
        mark(one, "sending", sent.taken ? "sent" : sent.later ? "waiting" : "failed", sent.why, 0);
        (sent.taken ? run.sent : sent.later ? run.later : run.failed) += 1;
    }
}

cli::Exit run_remind(cli::Call& call)
{
    auto const moment = moment_asked(call);
    Run run;
    queue_reminders(call, *stand(call, moment), moment.day, run);
    if (call.has("mail")) {
        std::ifstream in(call.text("mail"), std::ios::binary);
        auto const server = mail::Server::read(std::string(std::istreambuf_iterator<char>(in), {}));
        auto const sender = mail::make_sender(server);
        send_reminders(call, *sender, server.from, run);
    }
    std::string out;
    base::JsonWriter(out).object().member("queued", run.queued).member("dropped", run.dropped).member("sent", run.sent).member("failed", run.failed)
        .member("later", run.later).member("without_address", run.no_address).end();
    if (call.json) call.document(out);
    else
        call.line(fmt::format("{} reminders queued ({} without an address), {} sent, {} failed, {} to be tried again, {} no longer needed", run.queued, run.no_address,
                              run.sent, run.failed, run.later, run.dropped));
    return cli::Exit::done;
}

cli::Exit run_reminders(cli::Call& call)
{
    auto const operation = call.operation();
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"commitment", "reminder", "state", "tries", "since", "why"}, {true, false, false, true, false, false});
    auto const ledger = load_ledger(call, call.clock->now());
    store::Seal seal(call.db(), operation);
    json.object().key("reminders").list();
    call.db().each(sql::reminders_all, {std::string_view(operation)}, [&](store::Row const& row) {
        // What lies hidden from who asks is not told of here either.
        auto const* record = ledger.commitment(row.integer(0));
        if (record == nullptr) return;
        auto const at = base::Instant{row.integer(5)}.text(), why = told_now(row.string(4));
        bool const has_address = not seal.open(belongs(row.integer(0), row.text(1)), row.string(8)).empty();
        json.object().member("commitment", row.integer(0)).member("partner", record->partner).member("gap", record->parts.front().gap()).member("reminder", row.text(1));
        json.member("state", row.text(2)).member("tries", row.integer(3)).member("why", why).member("has_address", has_address);
        json.member("at", at).member("subject", row.text(6)).member("words", row.text(7)).end();
        table.row({std::to_string(row.integer(0)), row.string(1), row.string(2), std::to_string(row.integer(3)), at, why});
    });
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return cli::Exit::done;
}

cli::Exit run_again(cli::Call& call)
{
    auto const desk = desk_of(call);
    auto const number = number_asked(call, "COMMITMENT", "commitment.unknown");
    auto const code = call.text("REMINDER");
    auto const ledger = load_ledger(call, call.clock->now());
    expect_within(call, ledger, commitment_known(ledger, number));
    store::Transaction transaction(desk.db);
    if (desk.db.run(sql::reminder_again, {std::string_view(desk.operation), number, std::string_view(code), desk.clock.now().ms}) == 0)
        refuse("reminder.not_stuck", {std::to_string(number)});
    std::string out;
    base::JsonWriter(out).object().member("commitment", number).member("reminder", code).member("state", "waiting").end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::kept, "commitments.reminder_again", std::to_string(number), out, desk.actor, ""});
    transaction.commit();
    if (call.json) call.document(out);
    else call.line(base::say("commitments.done.again", {std::to_string(number)}));
    return cli::Exit::done;
}

}
