// What was settled at the review desk, and taking it back: what came in by it goes out, its words mean nothing any more, and
// the rows wait for a person once more.
#include "review.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <set>
#include <store/journal.hpp>

namespace muster::activities {

namespace {

constexpr int most_entries = 2000;

bool decides(std::string_view kind)
{
    static std::set<std::string_view> const deciding{"activities.pass", "activities.fill", "activities.dismiss", "activities.sealed_word", "geography.words", "partners.words", "structure.words"};
    return deciding.contains(kind);
}

formats::Json body_of(store::Db& db, std::string const& operation, Change const& change)
{
    for (auto const& past : store::history(db, operation, change.kind, change.subject, most_entries))
        if (past.seq == change.seq) return formats::Json::parse(past.entry.body);
    return formats::Json::parse("{}");
}

/// What a decision remembered for the next sheet is forgotten; what it set aside waits again.
void forget(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Change const& done, std::string const& reason)
{
    auto const body = body_of(db, operation, done);
    auto const words = body.text_or("words", "");
    auto const wait_again = [&](std::string_view state) { db.run(sql::wait_again_alike, {std::string_view(operation), std::string_view(done.subject), state}); };
    if (done.kind == "geography.words") geography::forget_words(db, clock, actor, operation, words, reason);
    else if (done.kind == "partners.words") partners::forget_words(db, clock, actor, operation, words, reason);
    else if (done.kind == "structure.words") structure::forget_words(db, clock, actor, operation, words, reason);
    else if (done.kind == "activities.sealed_word") {
        auto const kind = body.text_or("kind", ""), word = body.text_or("word", "");
        db.run(sql::sealed_word_drop, {std::string_view(operation), std::string_view(kind), std::string_view(word)});
        wait_again("settled");
    }
    else if (done.kind == "activities.dismiss") wait_again("dismissed");
    else wait_again("settled");
    if (done.kind == "activities.pass") db.run(sql::unpass_finding, {std::string_view(operation), std::string_view(body.text_or("code", "")), std::string_view(words)});
}

}

namespace {

/// Every row that it settled, waiting or come in, is of this body, and there is one. Refuses review.other_body.
void expect_of_body(store::Db& db, std::string const& operation, Decision const& done, std::string const& body)
{
    std::string_view const alike = done.change.subject;
    auto const of = [&](store::Query const& query) { return db.number(query, {std::string_view(operation), alike, std::string_view(body)}).value_or(0); };
    bool sound = of(sql::alike_elsewhere) == 0 and (of(sql::alike_of_body) > 0 or not done.submissions.empty());
    for (auto const& submission : done.submissions) sound = sound and lines_elsewhere(db, operation, submission, body, "") == 0;
    if (not sound) throw base::Refusal(rule::settlement_other_body, {fmt::format("{}", done.change.seq), body});
}

}

std::vector<Decision> decisions(store::Db& db, std::string const& operation)
{
    auto entries = changes(db, operation, 0, most_entries);
    std::ranges::reverse(entries);
    std::vector<Decision> all;
    std::int64_t taken_back = 0;  // the entry by which the last one was
    for (auto const& one : entries) {
        if (one.kind == "activities.unsettled") {
            auto const of = std::ranges::find(all, one.subject, [](Decision const& each) { return fmt::format("{}", each.change.seq); });
            if (of != all.end()) of->undone = true;
            taken_back = one.seq;
            continue;
        }
        // Forgetting is written down as a decision about the same words, right behind.
        if (taken_back > 0 and one.seq == taken_back + 1) continue;
        bool const follows = not all.empty() and all.back().last + 1 == one.seq;
        if (decides(one.kind)) all.push_back({one, {}, one.seq, false});
        else if (follows and one.kind == "partners.made") all.back().last = one.seq;
        else if (follows and one.kind == "activities.submission" and not one.reason.empty()) all.back().submissions.push_back(one.subject), all.back().last = one.seq;
    }
    std::ranges::reverse(all);
    return all;
}

std::int64_t unsettle(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& which, std::string const& reason,
                      std::string const& body)
{
    store::Transaction transaction(db);
    auto const all = decisions(db, operation);
    auto const found = std::ranges::find(all, which, [](Decision const& one) { return fmt::format("{}", one.change.seq); });
    if (found == all.end()) throw base::Refusal(rule::no_such_settlement, {which});
    if (found->undone) throw base::Refusal(rule::unsettled_already, {which});
    if (not body.empty()) expect_of_body(db, operation, *found, body);
    std::string said;
    auto const words = body_of(db, operation, found->change).text_or("words", "");
    base::JsonWriter(said).object().member("seq", found->change.seq).member("kind", found->change.kind).member("words", words).end();
    store::record(db, clock, {operation, store::Nature::decided, "activities.unsettled", which, said, actor, reason});
    forget(db, clock, actor, operation, found->change, reason);
    std::int64_t lines = 0;
    for (auto const& submission : found->submissions) {
        if (db.text(sql::submission_state, {std::string_view(operation), std::string_view(submission)}) != "imported") continue;
        db.run(sql::wait_again_rows, {std::string_view(operation), std::string_view(submission)});
        lines += undo(db, clock, actor, operation, submission, reason);
    }
    transaction.commit();
    return lines;
}

}
