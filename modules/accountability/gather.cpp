// Reads, once, everything that the rules ask about: the published views of the other modules.
#include "facts.hpp"
#include <accountability/sql.hpp>
#include <activities/activities.hpp>
#include <algorithm>
#include <array>
#include <tuple>
#include <partners/partners.hpp>
#include <store/journal.hpp>
#include <unordered_map>
#include <standards/standards.hpp>

namespace muster::accountability {
namespace {

/// The first day after the last day on which something holds.
std::optional<base::Day> after(std::string_view last)
{
    auto const day = base::Day::parse(last);
    return day ? std::optional(day->plus(1)) : std::nullopt;
}
std::optional<base::Day> day_if(std::string_view text) { return base::Day::parse(text); }
base::Day day_of_ms(std::int64_t ms) { return base::Instant{ms}.day(); }

/// Lines counted by body, partner, hand-in, replacement and stretch of days.
class Piles {
public:
    void add(store::Row const& row) { add({row.text(0), row.text(1), row.text(4), row.text(5)}, row.integer(2), row.integer_if(3), row.integer(6)); }
    /// `words` are body, partner, first and last day.
    void add(std::array<std::string_view, 4> const& words, std::int64_t at, std::optional<std::int64_t> replaced, std::int64_t bits)
    {
        key_.clear();
        for (auto const word : words) {
            key_ += word;
            key_ += '\n';
        }
        key_ += std::to_string(at) + (replaced ? "/" + std::to_string(*replaced) : std::string());
        auto& pile = piles_[key_];
        if (pile.second.lines == 0) {
            auto const first = day_if(words[2]), last = day_if(words[3]);
            if (not first or not last) return;
            pile.first = words[0];
            pile.second.partner = words[1];
            pile.second.period = {*first, *last};
            pile.second.since = day_of_ms(at);
            if (replaced) pile.second.until = day_of_ms(*replaced);
        }
        ++pile.second.lines;
        pile.second.done += bits & 1;
        pile.second.told += bits >> 1 & 1;
        pile.second.split += bits >> 2 & 1;
        pile.second.targeted += bits >> 3 & 1;
    }
    std::vector<std::pair<std::string, Reported>> take()
    {
        std::vector<std::pair<std::string, Reported>> all;
        for (auto& [key, pile] : piles_)
            if (pile.second.lines > 0) all.push_back(std::move(pile));
        return all;
    }

private:
    std::string key_;
    std::unordered_map<std::string, std::pair<std::string, Reported>> piles_;
};

/// The bodies by code, made where a fact names one.
class Gatherer {
public:
    Gatherer(store::Db& db, std::string const& operation, base::Day first, base::Day last, std::string const& body)
        : db_(db), operation_(operation), body_(body), first_(first), last_(last), known_(structure::Bodies::load(db, operation, last))
    {
        facts_.operation = operation;
        facts_.onset = operations::get(db, operation).onset;
        facts_.words = words_said(db, operation);
        for (auto const& one : partners::list(db, operation)) facts_.names[one.id] = one.acronym.empty() ? one.name : one.acronym;
    }

    Facts all()
    {
        at("");  // what is of the whole operation
        decisions();
        body_facts();
        reports();
        needs();
        settled();
        members();
        links();
        documents();
        standards();
        gather_commitments(db_, operation_, [this](std::string const& body, Fact fact) { put(body, std::move(fact)); });
        gather_meetings(db_, operation_, between_sectors(), [this](std::string const& body, Fact fact) { put(body, std::move(fact)); });
        cycles();
        // Who has nothing to report for the whole operation has spoken for every body.
        for (auto& [code, body] : bodies_)
            for (auto const& [said_for, nil] : nils_)
                if (said_for.empty() or said_for == code) body.reports.push_back(nil);
        for (auto& [code, body] : bodies_) facts_.bodies.push_back(std::move(body));
        return std::move(facts_);
    }

private:
    /// Where the sectors meet: the country team, the group between the clusters.
    std::set<std::string> between_sectors() const
    {
        std::set<std::string> codes;
        for (std::size_t i = 0; i < known_->size(); ++i)
            if (auto const& body = known_->at(static_cast<int>(i)); body.kind == "intersectoral") codes.insert(body.code);
        for (auto const& body : structure::on(db_, operation_, last_))
            if (body.type == "hct" or body.type == "iccg") codes.insert(body.code);
        return codes;
    }

    BodyFacts& at(std::string const& code)
    {
        auto const found = bodies_.find(code);
        if (found != bodies_.end()) return found->second;
        BodyFacts made;
        made.code = code;
        made.name = code;
        made.kind = "cluster";
        if (auto const known = code.empty() ? -1 : known_->by_code(code); known >= 0) {
            auto const& body = known_->at(known);
            made.name = body.name;
            made.global_code = body.global_code;
            made.kind = body.kind;
        }
        return bodies_.emplace(code, std::move(made)).first->second;
    }

    void put(std::string const& body, Fact fact) { at(body).facts.push_back(std::move(fact)); }

    void decisions()
    {
        db_.each(sql::decisions, {std::string_view(operation_)}, [&](store::Row const& row) {
            auto const since = day_if(row.text(2));
            if (since) put(row.string(0), {Kind::decision, *since, day_if(row.text(3)), row.string(1)});
        });
        db_.each(sql::advices, {std::string_view(operation_)}, [&](store::Row const& row) {
            auto const since = day_if(row.text(4));
            if (since) put(row.string(0), {Kind::advice, *since, day_if(row.text(5)), row.string(1), {}, row.string(2), row.string(3)});
        });
    }

    void body_facts()
    {
        db_.each(sql::body_facts, {std::string_view(operation_)}, [&](store::Row const& row) {
            auto const since = day_if(row.text(7));
            if (not since) return;
            auto const body = row.string(0), aspect = row.string(1), name = row.string(2), value = row.string(3), note = row.string(6);
            auto const until = day_if(row.text(8));
            auto const document = row.string(5);
            if (aspect == "finding") put(body, {Kind::finding, *since, until, name, {}, value, document});
            if (aspect == "selection") put(body, {Kind::selection, *since, until, {}, name, note, document});
            if (aspect == "consulted") put(body, {Kind::consultation, *since, until, name, {}, value, document});
            // A later review does not unmake an earlier one.
            if (aspect == "review") put(body, {Kind::review, *since, {}, name, {}, value, document});
            if (aspect == "plan") put(body, {Kind::plan, *since, until, name, row.string(4), value, document});
            if (aspect == "parent") put(value, {Kind::group, *since, until, {}, body});
            if (aspect == "state" and value == "active" and (not facts_.first_activation or *since < *facts_.first_activation))
                facts_.first_activation = *since;
        });
    }

    /// The sealed lines, with the bits that the statement makes of the open ones (reported.sql).
    void add_sealed(Piles& piles, std::string const& from)
    {
        activities::each_line(db_, sql::reported_sealed, {std::string_view(operation_), std::string_view(body_)}, [&](store::Row const& row) {
            if (row.text(9) < from or row.is_null(5) or row.is_null(8)) return;
            auto const status = row.text(10);
            bool const told = not row.is_null(11);
            bool const split = told and not(row.is_null(13) and row.is_null(14) and row.is_null(15) and row.is_null(16));
            bool const done = status == "ongoing" or status == "completed" or (status == "unknown" and row.integer(11) > 0);
            piles.add({row.text(4), row.text(5), row.text(8), row.text(9)}, row.integer(6), row.integer_if(7),
                      (done ? 1 : 0) + (told ? 2 : 0) + (split ? 4 : 0) + (row.is_null(12) ? 0 : 8));
        });
    }

    void reports()
    {
        constexpr int looked_back = 400;  // no rule asks about reports that are older
        auto const from = first_.plus(-looked_back).text();
        std::unordered_map<std::string, std::pair<std::string, std::string>> partners;  // counts as, kind
        db_.each(sql::partners, {std::string_view(operation_)},
                 [&](store::Row const& row) { partners[row.string(0)] = {row.string(1), row.string(2)}; });
        auto named = [&](Reported& one) {
            if (auto const known = partners.find(one.partner); known != partners.end()) std::tie(one.partner, one.partner_kind) = known->second;
        };
        Piles piles;
        db_.each(sql::reported, {std::string_view(operation_), std::string_view(from), std::string_view(body_)},
                 [&](store::Row const& row) { piles.add(row); });
        add_sealed(piles, from);
        for (auto& [body, one] : piles.take()) {
            named(one);
            at(body).reports.push_back(std::move(one));
        }
        db_.each(sql::nils, {std::string_view(operation_), std::string_view(from), std::string_view(body_)}, [&](store::Row const& row) {
            auto const first = day_if(row.text(3)), last = day_if(row.text(4));
            if (not first or not last) return;
            Reported one{row.string(1), {}, {*first, *last}, day_of_ms(row.integer(2)), {}};
            one.nil = true;
            named(one);
            nils_.emplace_back(row.string(0), std::move(one));
        });
    }

    /// What may be the same work of two partners, and a person settled at the review desk: kept apart or left out.
    void settled()
    {
        std::unordered_map<std::string, std::map<std::string, std::int64_t>> rows;  // by what is alike: bodies and their rows
        db_.each(sql::twins_settled, {std::string_view(operation_)},
                 [&](store::Row const& row) { rows[row.string(0)][row.string(1)] = row.integer(2); });
        if (rows.empty()) return;
        constexpr int most = 100'000;
        for (auto const* kind : {"activities.pass", "activities.dismiss"})
            for (auto const& past : store::history(db_, operation_, kind, "", most))
                if (auto const found = rows.find(past.entry.subject); found != rows.end())
                    for (auto const& [body, count] : found->second) put(body, {Kind::settled, past.at.day(), {}, kind, {}, {}, {}, count});
    }

    void needs()
    {
        db_.each(sql::needs, {std::string_view(operation_)}, [&](store::Row const& row) {
            put(row.string(0), {Kind::needs, day_of_ms(row.integer(2)), {}, {}, row.string(1), {}, {}, row.integer(3)});
        });
    }

    void members()
    {
        db_.each(sql::members, {std::string_view(operation_)}, [&](store::Row const& row) {
            if (auto const since = day_if(row.text(4)))
                put(row.string(0), {Kind::member, *since, after(row.text(5)), row.string(1), row.string(2), row.string(3), row.string(6)});
        });
        db_.each(sql::focal_points, {std::string_view(operation_)}, [&](store::Row const& row) {
            if (auto const since = day_if(row.text(3)))
                put(row.string(0), {Kind::focal_point, *since, after(row.text(4)), row.string(1), row.string(2)});
        });
    }

    /// Exchange with others, and what bodies ask of each other: a link of both, and again when it is answered.
    void links()
    {
        db_.each(sql::links, {std::string_view(operation_)}, [&](store::Row const& row) {
            if (auto const day = day_if(row.text(3)))
                put(row.string(0), {Kind::link, *day, {}, row.string(1), row.string(2), row.string(4), row.string(5)});
        });
        db_.each(sql::requests, {std::string_view(operation_)}, [&](store::Row const& row) {
            auto const body = row.string(0), to = row.string(1), subject = row.string(5);
            for (auto const& day : {day_if(row.text(2)), day_if(row.text(3))}) {
                if (not day) continue;
                put(body, {Kind::link, *day, day_if(row.text(4)), "body", to, subject, row.string(6)});
                put(to, {Kind::link, *day, day_if(row.text(4)), "body", body, subject, row.string(6)});
            }
        });
    }

    /// A version proves something from the day that it came in; it is as old as it says.
    void documents()
    {
        db_.each(sql::documents, {std::string_view(operation_)}, [&](store::Row const& row) {
            auto const entered = day_of_ms(row.integer(6));
            auto const since = std::max(day_if(row.text(5)).value_or(entered), entered);
            put(row.string(0), {Kind::document, since, {}, row.string(2), {}, row.string(3) + ", version " + row.string(4), row.string(1)});
        });
    }

    void standards()
    {
        auto const thresholds = standards::thresholds_on(db_, operation_, last_);
        auto is_law = [](std::string const& code) {
            return std::ranges::any_of(standards::obligations(), [&](auto const& one) { return one.code == code; });
        };
        for (auto const& one : standards::said(db_, operation_)) {
            Fact fact{Kind::tagged, one.since, one.until, one.code, one.partner, {}, one.document};
            if (one.kind == "acknowledged") {
                fact.kind = Kind::acknowledged;
                fact.words = is_law(one.code) ? "obligation" : "standard";
            }
            else if (one.kind == "undertaken") fact.kind = Kind::undertaken;
            else if (one.kind == "agreed") fact.kind = Kind::agreed;
            else if (one.kind == "focal") fact.kind = Kind::focal_point;
            else if (one.kind == "tagged") {
                fact.who = one.about_kind + " " + one.about;
                fact.words = one.step;
            }
            else if (one.kind == "measured") {
                auto const threshold =
                    std::ranges::find_if(thresholds, [&](auto const& t) { return t.code == one.code and t.phase == one.phase; });
                if (threshold == thresholds.end()) continue;
                auto const found = standards::compliance(*threshold, one.population, one.available);
                if (found.state != "met" and found.state != "not_met") continue;
                fact.kind = Kind::measured;
                fact.who = one.place;
                fact.words = standards::value_text(*threshold);
                fact.good = found.state == "met";
            }
            else continue;
            put(one.body, std::move(fact));
        }
    }

    void cycles()
    {
        std::optional<base::Day> first;
        for (auto const& [code, body] : bodies_)
            for (auto const& one : body.reports)
                if (not first or one.period.first < *first) first = one.period.first;
        if (not first) first = facts_.onset;
        if (first and *first <= last_) facts_.cycles = operations::cycles_over(db_, operation_, {*first, last_});
    }

    store::Db& db_;
    std::string const &operation_, &body_;
    base::Day first_, last_;
    std::shared_ptr<structure::Bodies const> known_;
    Facts facts_;
    std::map<std::string, BodyFacts> bodies_;
    std::vector<std::pair<std::string, Reported>> nils_;
};

}

Facts gather(store::Db& db, std::string const& operation, base::Day first, base::Day last, std::string const& body)
{
    return Gatherer(db, operation, first, last, body).all();
}

}
