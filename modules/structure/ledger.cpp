// Decisions out of the store and into it, with their entry in the journal and the witness that compares both.
#include "life.hpp"

#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <store/journal.hpp>
#include <structure/sql.hpp>
#include <tuple>

namespace muster::structure {
namespace {

constexpr std::string_view kind_in_journal = "structure.decision";

Decision decision_of(store::Row const& row)
{
    Decision made;
    made.operation = row.string(0);
    made.id = row.integer(1);
    made.body = row.string(2);
    made.kind = row.string(3);
    made.action = row.string(4);
    made.since = instant_of(row.text(5)).value_or(base::Instant{});
    made.at = instant_of(row.text(6)).value_or(base::Instant{});
    made.actor = row.string(7);
    made.acting_role = row.string(8);
    made.on_behalf_of = row.string(9);
    made.basis = row.string(10);
    made.reason = row.string(11);
    made.takes_back = row.integer(12);
    if (not row.is_null(13)) made.taken_back_at = instant_of(row.text(13));
    return made;
}

/// Runs a query whose second column is a decision's number; the rows go to their record.
void spread(store::Db& db, store::Query const& query, std::string const& operation, Ledger& ledger,
            std::function<void(Record&, store::Row const&)> const& take)
{
    std::size_t at = 0;
    db.each(query, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const number = row.integer(0);
        while (at < ledger.size() and ledger[at].decision.id < number) ++at;
        if (at < ledger.size() and ledger[at].decision.id == number) take(ledger[at], row);
    });
}

void write_fact(base::JsonWriter& json, Fact const& fact)
{
    json.object().member("body", fact.body).member("aspect", fact.aspect);
    constexpr std::array<std::pair<std::string_view, std::string Fact::*>, 7> parts{
        {{"name", &Fact::name},
         {"value", &Fact::value},
         {"partner", &Fact::partner},
         {"document", &Fact::document},
         {"due", &Fact::due},
         {"note", &Fact::note},
         {"more", &Fact::more}}};
    for (auto const& [name, part] : parts)
        if (not(fact.*part).empty()) json.member(name, fact.*part);
    json.end();
}

std::string differs(store::Db& db, store::Past const& past)
{
    auto const ledger = load_ledger(db, past.entry.operation);
    for (auto const& record : ledger) {
        if (std::to_string(record.decision.id) != past.entry.subject) continue;
        if (record.decision.actor != past.entry.actor) return "decision " + past.entry.subject + " names another actor.";
        return body_of(record) == past.entry.body ? ""
                                                  : "decision " + past.entry.subject + " of " + record.decision.body +
                                                        " is not as it was written down.";
    }
    return "decision " + past.entry.subject + " is not there any more.";
}

/// Writes the parts of a decision that have tables of their own.
void add_parts(store::Db& db, Record const& record)
{
    auto const& made = record.decision;
    std::string_view const operation = made.operation;
    std::int64_t place = 0;
    for (auto const& advice : made.advice)
        db.run(sql::add_body_advice, {operation, made.id, ++place, std::string_view(advice.who), std::string_view(advice.said),
                                      std::string_view(advice.document)});
    place = 0;
    for (auto const& document : made.documents)
        db.run(sql::add_body_document, {operation, made.id, ++place, std::string_view(document)});
    for (auto const& fact : record.facts)
        db.run(sql::add_body_fact, {operation, made.id, std::string_view(fact.body), std::string_view(fact.aspect),
                                    std::string_view(fact.name), std::string_view(fact.value), std::string_view(fact.partner),
                                    std::string_view(fact.document), std::string_view(fact.due), std::string_view(fact.note),
                                    std::string_view(fact.more)});
}

}

std::optional<base::Instant> instant_of(std::string_view text)
{
    auto const day = base::Day::parse(text.substr(0, 10));
    if (not day) return std::nullopt;
    std::int64_t seconds = 0;
    if (text.size() > 10) {
        auto const rest = text.substr(10);
        bool const long_form = rest.size() == 10 and rest[6] == ':';
        if ((not long_form and rest.size() != 7) or rest[0] != 'T' or rest[3] != ':' or rest.back() != 'Z') return std::nullopt;
        auto const two = [&](std::size_t at) -> std::int64_t {
            auto const tens = rest[at] - '0', ones = rest[at + 1] - '0';
            return tens < 0 or tens > 9 or ones < 0 or ones > 9 ? 100 : tens * 10 + ones;
        };
        auto const hour = two(1), minute = two(4), second = long_form ? two(7) : 0;
        if (hour > 23 or minute > 59 or second > 59) return std::nullopt;
        seconds = hour * 3600 + minute * 60 + second;
    }
    return base::Instant{std::int64_t{day->count} * 86'400'000 + seconds * 1000};
}

base::Instant end_of(base::Day day) { return {std::int64_t{day.count + 1} * 86'400'000 - 1}; }

Ledger load_ledger(store::Db& db, std::string const& operation)
{
    Ledger ledger;
    db.each(sql::body_decisions, {std::string_view(operation)},
            [&](store::Row const& row) { ledger.push_back({decision_of(row), {}}); });
    spread(db, sql::body_advices, operation, ledger, [](Record& record, store::Row const& row) {
        record.decision.advice.push_back({row.string(1), row.string(2), row.string(3)});
    });
    spread(db, sql::body_documents, operation, ledger,
           [](Record& record, store::Row const& row) { record.decision.documents.push_back(row.string(1)); });
    spread(db, sql::body_facts, operation, ledger, [](Record& record, store::Row const& row) {
        record.facts.push_back({row.string(1), row.string(2), row.string(3), row.string(4), row.string(5), row.string(6),
                                row.string(7), row.string(8), row.string(9)});
    });
    return ledger;
}

std::string body_of(Record const& record)
{
    auto const& made = record.decision;
    std::string text;
    base::JsonWriter json(text);
    json.object().member("body", made.body).member("kind", made.kind).member("action", made.action);
    json.member("since", made.since.text()).member("acting_role", made.acting_role).member("on_behalf_of", made.on_behalf_of);
    json.member("basis", made.basis).member("reason", made.reason).member("takes_back", made.takes_back).key("advice").list();
    for (auto const& advice : made.advice)
        json.object().member("who", advice.who).member("said", advice.said).member("document", advice.document).end();
    json.end().member("documents", made.documents).key("facts").list();
    auto sorted = record.facts;
    std::ranges::sort(sorted, {}, [](Fact const& fact) { return std::tie(fact.body, fact.aspect, fact.name); });
    for (auto const& fact : sorted) write_fact(json, fact);
    json.end().end();
    return text;
}

void append(store::Db& db, base::Clock const& clock, Record& record)
{
    auto& made = record.decision;
    ENSURE(db.in_transaction());
    made.at = clock.now();
    made.id = db.number(sql::last_body_decision, {std::string_view(made.operation)}).value_or(0) + 1;
    auto const since = made.since.text(), at = made.at.text();
    db.run(sql::add_body_decision, {std::string_view(made.operation), made.id, std::string_view(made.body), std::string_view(made.kind),
                                    std::string_view(made.action), std::string_view(since), std::string_view(at),
                                    std::string_view(made.actor), std::string_view(made.acting_role),
                                    std::string_view(made.on_behalf_of), std::string_view(made.basis), std::string_view(made.reason),
                                    made.takes_back});
    add_parts(db, record);
    store::record(db, clock, {made.operation, store::Nature::decided, std::string(kind_in_journal), std::to_string(made.id),
                              body_of(record), made.actor, made.reason});
}

std::span<store::Witness const> witnesses()
{
    static std::array<store::Witness, 1> const all{{{kind_in_journal, differs}}};
    return all;
}

Moment::Moment(Ledger const& ledger, base::Instant at) : at_(at)
{
    std::vector<Record const*> order;
    for (auto const& record : ledger) {
        auto const& made = record.decision;
        if (made.since <= at and (not made.taken_back_at or *made.taken_back_at > at)) order.push_back(&record);
    }
    std::ranges::stable_sort(order, {}, [](Record const* one) { return std::tie(one->decision.since.ms, one->decision.id); });
    for (auto const* record : order)
        for (auto const& fact : record->facts)
            standing_[{fact.body, fact.aspect}][fact.name] = {&fact, &record->decision};
    for (auto const& [key, names] : standing_)
        if (not key.first.empty() and (bodies_.empty() or bodies_.back() != key.first)) bodies_.push_back(key.first);
}

Standing Moment::find(std::string_view body, std::string_view aspect, std::string_view name) const
{
    auto const at = standing_.find({std::string(body), std::string(aspect)});
    if (at == standing_.end()) return {};
    auto const found = at->second.find(name);
    return found == at->second.end() ? Standing{} : found->second;
}

std::string Moment::value(std::string_view body, std::string_view aspect, std::string_view name) const
{
    auto const found = find(body, aspect, name);
    return found ? found.fact->value : std::string();
}

std::vector<Standing> Moment::all(std::string_view body, std::string_view aspect) const
{
    std::vector<Standing> found;
    auto const at = standing_.find({std::string(body), std::string(aspect)});
    if (at == standing_.end()) return found;
    for (auto const& [name, one] : at->second)
        if (not one.fact->value.empty()) found.push_back(one);
    return found;
}

std::vector<Decision> decisions(store::Db& db, std::string const& operation, std::string const& body)
{
    std::vector<Decision> found;
    for (auto& record : load_ledger(db, operation)) {
        bool const speaks = body.empty() or record.decision.body == body or
                            std::ranges::any_of(record.facts, [&](Fact const& fact) { return fact.body == body; });
        if (speaks) found.push_back(std::move(record.decision));
    }
    std::ranges::stable_sort(found, {}, [](Decision const& one) { return std::tie(one.since.ms, one.id); });
    return found;
}

}
