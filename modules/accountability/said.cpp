// What a person says about a duty: evidence, or that a state is not so. Decided facts.
#include "rules.hpp"
#include <accountability/accountability.hpp>
#include <accountability/sql.hpp>
#include <algorithm>
#include <base/id.hpp>
#include <base/json.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>

namespace muster::accountability {
namespace {

constexpr base::Rule table[] = {not_a_day, no_body, no_duty, not_asked, bad_state, nothing_said, no_document, bad_end, future_day, no_word,
                                not_public, bad_months, bad_format, needs_a_file, bad_language};

Duty const& duty_sure(std::string const& id)
{
    auto const& all = duties();
    auto const at = std::ranges::find(all, id, &Duty::id);
    if (at == all.end()) throw base::Refusal(no_duty, {id});
    return *at;
}

bool of_no_body(Duty const& duty) { return duty.applies_to.front() == "country" or duty.applies_to.front() == "global"; }

void check(Word const& wanted, Duty const& duty, base::Day today)
{
    if (of_no_body(duty) != wanted.body.empty())
        throw base::Refusal(not_asked, {duty.id, wanted.body.empty() ? "the whole operation" : wanted.body});
    if (today < wanted.since) throw base::Refusal(future_day, {wanted.since.text()});
    if (wanted.reason.empty()) throw base::Refusal(nothing_said);
    if (wanted.kind == "contest") {
        if (wanted.says == State::fulfilled or wanted.says == State::no_source)
            throw base::Refusal(bad_state, {std::string(name_of(wanted.says))});
        return;
    }
    if (wanted.what.empty()) throw base::Refusal(nothing_said);
    if (wanted.says == State::fulfilled and wanted.document.empty()) throw base::Refusal(no_document);
    if (wanted.valid_to and *wanted.valid_to < wanted.since) throw base::Refusal(bad_end, {wanted.valid_to->text()});
}

}

std::span<base::Rule const> rules() { return table; }

std::vector<Word> words_said(store::Db& db, std::string const& operation)
{
    std::vector<Word> all;
    db.each(sql::words, {std::string_view(operation)}, [&](store::Row const& row) {
        Word one{row.string(0), row.string(1), row.string(2), row.string(3), state_named(row.text(4)).value_or(State::partly),
                 row.string(5), row.string(6), row.string(7), row.string(8), base::Day::parse(row.text(9)).value_or(base::Day{}),
                 base::Day::parse(row.text(10)), base::Day::parse(row.text(11))};
        all.push_back(std::move(one));
    });
    return all;
}

Word say(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Word wanted)
{
    constexpr int year = 365;
    auto const& duty = duty_sure(wanted.duty);
    if (not wanted.body.empty()) {
        auto const bodies = structure::Bodies::load(db, operation, clock.today());
        auto const at = bodies->by_code(wanted.body);
        if (at < 0) throw base::Refusal(no_body, {wanted.body, clock.today().text()});
        wanted.body = bodies->at(at).code;
    }
    check(wanted, duty, clock.today());
    if (wanted.kind == "evidence" and not wanted.valid_to) wanted.valid_to = wanted.since.plus(year);
    wanted.id = base::new_ulid(clock.now());
    wanted.actor = actor;
    auto const since = wanted.since.text();
    auto const valid_to = wanted.valid_to ? wanted.valid_to->text() : std::string();
    std::string body;
    base::JsonWriter json(body);
    json.object().member("duty", wanted.duty).member("body", wanted.body).member("says", name_of(wanted.says)).member("what", wanted.what);
    json.member("document", wanted.document).member("since", since).member("valid_to", wanted.valid_to).end();
    store::Transaction transaction(db);
    store::record(db, clock, {operation, store::Nature::decided, "accountability." + wanted.kind, wanted.id, body, actor, wanted.reason});
    db.run(sql::add_word, {std::string_view(operation), std::string_view(wanted.id), std::string_view(wanted.kind),
                           std::string_view(wanted.duty), std::string_view(wanted.body), name_of(wanted.says),
                           std::string_view(wanted.what), std::string_view(wanted.document), std::string_view(wanted.reason),
                           std::string_view(actor), std::string_view(since), store::text_or_null(valid_to), clock.now().ms});
    transaction.commit();
    return wanted;
}

void take_back(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& word,
               std::string const& reason)
{
    auto const today = clock.today().text();
    store::Transaction transaction(db);
    if (db.run(sql::end_word, {std::string_view(operation), std::string_view(word), std::string_view(today)}) == 0)
        throw base::Refusal(no_word, {word});
    std::string body;
    base::JsonWriter(body).object().member("takes_back", word).member("until", today).end();
    store::record(db, clock, {operation, store::Nature::decided, "accountability.taken_back", word, body, actor, reason});
    transaction.commit();
}

}
