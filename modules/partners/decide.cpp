// What people decide about partners: names, merges, undoing them. Every decision goes through the journal.
#include "registry.hpp"
#include "rules.hpp"

#include <base/json.hpp>
#include <partners/sql.hpp>
#include <store/journal.hpp>
#include <text/fold.hpp>

namespace muster::partners {
namespace {

constexpr base::Rule table[] = {unknown_partner, partner_exists, no_name, nothing_said,
                                merge_circle,    not_merged,     bad_kind};

Partner read(store::Row const& row)
{
    Partner partner{row.string(0), row.string(1), row.string(2), Kind::unknown, row.string(5), row.integer(4) != 0};
    for (int i = 0; i <= static_cast<int>(Kind::other); ++i)
        if (name_of(static_cast<Kind>(i)) == row.text(3)) partner.kind = static_cast<Kind>(i);
    return partner;
}

/// A partner of the world list that somebody names is added on the way; refuses where there is none of this id.
Partner needed(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
               std::string const& id)
{
    std::optional<Partner> found;
    db.one(sql::partner_of, {std::string_view(operation), std::string_view(id)},
           [&](store::Row const& row) { found = read(row); });
    if (found) return *found;
    if (auto const* known = known_by_id(id))
        return add(db, clock, actor, operation, {known->id, known->name, known->acronym, known->kind, {}, false});
    throw base::Refusal(unknown_partner, {id});
}

std::string counts_as(store::Db& db, std::string const& operation, std::string const& id)
{
    return db.text(sql::partner_counts_as, {std::string_view(operation), std::string_view(id)}).value_or(id);
}

}

std::span<base::Rule const> rules() { return table; }

std::vector<Partner> list(store::Db& db, std::string const& operation)
{
    std::vector<Partner> all;
    db.each(sql::partners, {std::string_view(operation)}, [&](store::Row const& row) { all.push_back(read(row)); });
    return all;
}

Partner add(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
            Partner const& wanted)
{
    if (text::fold(wanted.name).empty()) throw base::Refusal(no_name);
    store::Transaction transaction(db);
    auto registry = Registry::load(db, operation);
    auto found = registry->find(wanted.name, wanted.acronym);
    bool there = found.step == Step::exact or found.step == Step::alias or found.step == Step::decided;
    if (there) throw base::Refusal(partner_exists, {registry->at(found.partner).name, registry->at(found.partner).id});
    auto const& made = registry->at(registry->make(wanted.name, wanted.acronym, wanted.kind));
    Partner partner{made.id, made.name, made.acronym, wanted.kind == Kind::unknown ? made.kind : wanted.kind,
                    {},      false};
    std::string said;
    base::JsonWriter json(said);
    json.object().member("partner", partner.id).member("name", partner.name).member("acronym", partner.acronym)
        .member("kind", name_of(partner.kind)).end();
    store::record(db, clock, {operation, store::Nature::decided, "partners.added", partner.id, said, actor, {}});
    db.run(sql::add_partner,
           {std::string_view(operation), std::string_view(partner.id), std::string_view(partner.name),
            std::string_view(partner.acronym), name_of(partner.kind), std::int64_t{0}, clock.now().ms});
    transaction.commit();
    return partner;
}

Partner confirm(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                Partner const& wanted, std::string const& reason)
{
    store::Transaction transaction(db);
    auto partner = needed(db, clock, actor, operation, wanted.id);
    if (not wanted.name.empty()) partner.name = text::tidy(wanted.name);
    if (not wanted.acronym.empty()) partner.acronym = text::tidy(wanted.acronym);
    if (wanted.kind != Kind::unknown) partner.kind = wanted.kind;
    partner.provisional = false;
    std::string said;
    base::JsonWriter json(said);
    json.object().member("partner", partner.id).member("name", partner.name).member("acronym", partner.acronym)
        .member("kind", name_of(partner.kind)).end();
    store::record(db, clock,
                  {operation, store::Nature::decided, "partners.confirmed", partner.id, said, actor, reason});
    db.run(sql::change_partner,
           {std::string_view(operation), std::string_view(partner.id), std::string_view(partner.name),
            std::string_view(partner.acronym), name_of(partner.kind), std::int64_t{0}});
    transaction.commit();
    return partner;
}

void settle_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& partner, std::string const& reason)
{
    auto folded = text::fold(words);
    if (folded.empty()) throw base::Refusal(nothing_said);
    store::Transaction transaction(db);
    auto known = needed(db, clock, actor, operation, partner);
    std::string said;
    base::JsonWriter json(said);
    json.object().member("words", words).member("partner", known.id).end();
    store::record(db, clock, {operation, store::Nature::decided, "partners.words", known.id, said, actor, reason});
    db.run(sql::settle_partner_words, {std::string_view(operation), std::string_view(folded), std::string_view(words),
                                       std::string_view(known.id), std::string_view(reason), clock.now().ms});
    transaction.commit();
}

void forget_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& reason)
{
    auto const folded = text::fold(words);
    std::string said;
    base::JsonWriter(said).object().member("words", words).end();
    store::Transaction transaction(db);
    store::record(db, clock, {operation, store::Nature::decided, "partners.words_forgotten", folded, said, actor, reason});
    db.run(sql::forget_partner_words, {std::string_view(operation), std::string_view(folded)});
    transaction.commit();
}

void merge(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
           std::string const& from, std::string const& into, std::string const& reason)
{
    store::Transaction transaction(db);
    auto lost = needed(db, clock, actor, operation, from);
    auto kept = needed(db, clock, actor, operation, into);
    if (not lost.merged_into.empty()) throw base::Refusal(merge_circle, {lost.id, lost.merged_into});
    if (counts_as(db, operation, kept.id) == lost.id) throw base::Refusal(merge_circle, {kept.id, lost.id});
    std::string said;
    base::JsonWriter json(said);
    json.object().member("from", lost.id).member("into", kept.id).end();
    store::record(db, clock, {operation, store::Nature::decided, "partners.merged", lost.id, said, actor, reason});
    db.run(sql::merge_partner, {std::string_view(operation), std::string_view(lost.id), std::string_view(kept.id)});
    transaction.commit();
}

void undo_merge(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                std::string const& from, std::string const& reason)
{
    store::Transaction transaction(db);
    auto partner = needed(db, clock, actor, operation, from);
    if (partner.merged_into.empty()) throw base::Refusal(not_merged, {from});
    std::string said;
    base::JsonWriter json(said);
    json.object().member("from", partner.id).member("into", partner.merged_into).end();
    store::record(db, clock,
                  {operation, store::Nature::decided, "partners.merge_undone", partner.id, said, actor, reason});
    db.run(sql::merge_partner, {std::string_view(operation), std::string_view(partner.id), std::string_view()});
    transaction.commit();
}

}
