// Who is in which body as what, and what they have accepted.
#include "inside.hpp"

#include <algorithm>
#include <base/json.hpp>
#include <documents/documents.hpp>
#include <map>
#include <membership/lists.hpp>
#include <membership/sql.hpp>
#include <text/fold.hpp>
#include <text/phrases.hpp>

namespace muster::membership {

namespace {

struct DatedCommitment {
    Commitment commitment;
    base::Day from;
    std::optional<base::Day> until;
};

std::vector<DatedCommitment> const& dated_commitments()
{
    static auto const all = [] {
        std::vector<DatedCommitment> made;
        text::each_line(lists::commitments_csv, [&](std::span<std::string_view const> fields) {
            auto const from = base::Day::parse(fields[2]);
            ENSURE(from.has_value());
            made.push_back({{std::string(fields[0]), std::string(fields[1])}, *from, fields.size() > 3 ? base::Day::parse(fields[3]) : std::nullopt});
        });
        return made;
    }();
    return all;
}

/// What the organisation is in the body on the day; refuses member.unknown.
Member standing(store::Db& db, std::string const& operation, std::string const& body, std::string const& partner, base::Day day)
{
    auto found = members(db, operation, day, body, partner);
    if (found.empty()) throw base::Refusal(not_a_member, {partner, body, day.text()});
    return std::move(found.back());
}

void end_it(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Member const& one, base::Day last, std::string const& why)
{
    if (last < one.since.plus(-1)) throw base::Refusal(before, {one.partner, one.kind, one.body, one.since.text()});
    auto const day = last.text();
    db.run(sql::member_end, {std::string_view(operation), one.number, std::string_view(day), std::string_view(why)});
    db.run(sql::commitment_end, {std::string_view(operation), one.number, std::string_view(day)});
    std::string said;
    base::JsonWriter(said).object().member("number", one.number).member("body", one.body).member("partner", one.partner).member("kind", one.kind).member("until", day).end();
    store::record(db, clock, {operation, store::Nature::decided, "membership.left", one.body + "/" + one.partner, said, actor, why});
}

std::string entry_of(std::int64_t number, std::string_view body, std::string_view partner, std::string_view kind, std::string_view since)
{
    std::string said;
    base::JsonWriter(said).object().member("number", number).member("body", body).member("partner", partner).member("kind", kind).member("since", since).end();
    said.pop_back();
    return said;
}

}

std::vector<Kind> const& kinds()
{
    static auto const all = [] {
        std::vector<Kind> made;
        text::each_line(lists::kinds_csv, [&](std::span<std::string_view const> fields) {
            made.push_back({std::string(fields[0]), std::string(fields[1]), fields[2] == "yes", fields[3] == "yes", fields[4] == "yes"});
        });
        return made;
    }();
    return all;
}

Kind const* kind_named(std::string_view code)
{
    auto const at = std::ranges::find(kinds(), code, &Kind::code);
    return at == kinds().end() ? nullptr : &*at;
}

std::vector<Commitment> commitments_on(base::Day day)
{
    std::vector<Commitment> all;
    for (auto const& one : dated_commitments())
        if (one.from <= day and (not one.until or day <= *one.until)) all.push_back(one.commitment);
    return all;
}

std::vector<Member> members(store::Db& db, std::string const& operation, base::Day day, std::string const& body, std::string const& partner, bool ended)
{
    std::vector<Member> all;
    auto const on = day.text();
    db.each(sql::member_list, {std::string_view(operation), std::string_view(ended ? "" : on), std::string_view(body), std::string_view(partner)}, [&](store::Row const& row) {
        Member one{row.integer(0), row.string(1), row.string(2), row.string(3), {}, base::Day::parse(row.text(5)), row.string(6), row.string(7), row.string(8), row.string(9), {}};
        one.since = *base::Day::parse(row.text(4));
        all.push_back(std::move(one));
    });
    std::map<std::int64_t, std::vector<std::string>> accepted;
    db.each(sql::commitment_list, {std::string_view(operation), std::string_view(on)}, [&](store::Row const& row) { accepted[row.integer(0)].push_back(row.string(1)); });
    for (auto& one : all) one.accepted = std::move(accepted[one.number]);
    return all;
}

Member join(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Member const& wanted)
{
    if (kind_named(wanted.kind) == nullptr) throw base::Refusal(unknown_kind, {wanted.kind});
    auto made = wanted;
    made.body = body_sure(db, operation, wanted.body, wanted.since);
    made.partner = partner_sure(db, operation, wanted.partner);
    if (not made.document.empty()) documents::get(db, clock, operation, made.document);
    store::Transaction transaction(db);
    for (auto const& one : members(db, operation, made.since, made.body, made.partner, true)) {
        if (one.until and *one.until < made.since) continue;
        if (one.kind == made.kind) throw base::Refusal(already, {made.partner, made.kind, made.body, one.since.text()});
        end_it(db, clock, actor, operation, one, made.since.plus(-1), "became " + made.kind);
    }
    made.number = db.number(sql::member_next, {std::string_view(operation)}).value_or(1);
    auto const since = made.since.text();
    db.run(sql::member_add, {std::string_view(operation), made.number, std::string_view(made.body), std::string_view(made.partner), std::string_view(made.kind),
                             std::string_view(since), std::string_view(made.priorities), std::string_view(made.basis), std::string_view(made.document), clock.now().ms});
    store::record(db, clock, {operation, store::Nature::decided, "membership.joined", made.body + "/" + made.partner,
                              entry_of(made.number, made.body, made.partner, made.kind, since) + "}", actor, made.basis});
    transaction.commit();
    return made;
}

void leave(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& body, std::string const& partner, base::Day last,
           std::string const& why)
{
    store::Transaction transaction(db);
    end_it(db, clock, actor, operation, standing(db, operation, body, partner_sure(db, operation, partner), last), last, why);
    transaction.commit();
}

void accept(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& body, std::string const& partner,
            Acceptance const& acceptance)
{
    auto const who = standing(db, operation, body, partner_sure(db, operation, partner), acceptance.since);
    if (not kind_named(who.kind)->commits) throw base::Refusal(may_not_commit, {who.partner, who.kind, who.body});
    auto const known = commitments_on(acceptance.since);
    std::vector<std::string> codes;
    if (acceptance.all)
        for (auto const& one : known) codes.push_back(one.code);
    for (auto const& said : acceptance.commitments) {
        std::string code = said;
        if (code.starts_with('m')) code.front() = 'M';
        if (std::ranges::find(known, code, &Commitment::code) == known.end()) throw base::Refusal(unknown_commitment, {said, acceptance.since.text()});
        codes.push_back(std::move(code));
    }
    if (codes.empty()) throw base::Refusal(nothing_accepted, {who.partner});
    if (not acceptance.document.empty()) documents::get(db, clock, operation, acceptance.document);
    store::Transaction transaction(db);
    auto const since = acceptance.since.text();
    std::vector<std::string> fresh;
    for (auto const& code : codes) {
        if (std::ranges::find(who.accepted, code) != who.accepted.end() or std::ranges::find(fresh, code) != fresh.end()) continue;
        fresh.push_back(code);
        db.run(sql::commitment_add, {std::string_view(operation), who.number, std::string_view(code), std::string_view(since), std::string_view(acceptance.signatory),
                                     std::string_view(acceptance.document), clock.now().ms});
    }
    if (fresh.empty()) return;
    std::string said;
    base::JsonWriter(said).object().member("number", who.number).member("body", who.body).member("partner", who.partner).member("since", since)
        .member("commitments", fresh).member("document", acceptance.document).end();
    store::record(db, clock, {operation, store::Nature::decided, "membership.accepted", who.body + "/" + who.partner, said, actor, {}});
    transaction.commit();
}

bool may_vote(store::Db& db, std::string const& operation, std::string const& body, std::string const& partner, base::Day day)
{
    auto const found = members(db, operation, day, body, partner);
    return std::ranges::any_of(found, [](Member const& one) { return kind_named(one.kind)->votes; });
}

std::vector<Profile> profiles(store::Db& db, std::string const& operation)
{
    static auto const class_of = [] {
        std::map<std::string, std::string, std::less<>> made;
        text::each_line(lists::classes_csv, [&](std::span<std::string_view const> fields) { made.emplace(fields[0], fields[1]); });
        return made;
    }();
    std::vector<Profile> all;
    db.each(sql::profile_list, {std::string_view(operation)}, [&](store::Row const& row) {
        Profile one{row.string(0), row.string(2), row.string(3), row.string(4), not row.text(2).empty()};
        if (not one.class_said)
            if (auto const at = class_of.find(row.text(1)); at != class_of.end()) one.partner_class = at->second;
        all.push_back(std::move(one));
    });
    return all;
}

std::string joined_differs(store::Db& db, store::Past const& past)
{
    auto const& said = past.entry.body;
    auto const number = std::atoll(said.c_str() + std::string_view("{\"number\":").size());
    std::string held;
    db.one(sql::member_row, {std::string_view(past.entry.operation), std::int64_t{number}},
           [&](store::Row const& row) { held = entry_of(number, row.text(0), row.text(1), row.text(2), row.text(3)) + "}"; });
    return held == said ? "" : "membership " + std::to_string(number) + " is not as it was decided";
}

}
