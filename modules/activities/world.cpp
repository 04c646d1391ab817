#include "line.hpp"
#include "opened.hpp"
#include "world.hpp"
#include <activities/sql.hpp>
#include <charconv>
#include <operations/operations.hpp>

namespace muster::activities {

std::unique_ptr<World> World::load(store::Db& db, std::string const& operation, base::Day today, World const* before)
{
    auto world = std::make_unique<World>();
    auto const found = operations::get(db, operation);
    world->operation = operation;
    world->iso3 = found.iso3;
    world->iso2 = found.iso2;
    world->places = before != nullptr ? before->places : geography::Gazetteer::load(db, operation);
    world->places_loaded = world->places->lowest_level() >= 1;
    world->partners = partners::Registry::load(db, operation);
    world->bodies = before != nullptr ? before->bodies : structure::Bodies::load(db, operation, today);
    world->today = today;
    auto const size = operations::setting(db, operation, "household.size", "0");
    std::from_chars(size.data(), size.data() + size.size(), world->household_size);
    db.each(sql::passed_findings, {operation}, [&](store::Row const& row) { world->accepted_anyway.insert(row.string(0) + "\x1f" + row.string(1)); });
    Vaults vaults(db, operation);
    db.each(sql::sealed_words, {operation}, [&](store::Row const& row) {
        auto const said = parted(vaults.of(false).open("sealed_word/" + row.string(0) + "/" + row.string(1), row.text(2)));
        if (row.text(0) == "pass") world->accepted_anyway.insert(said.at(1));
        else (row.text(0) == "place" ? world->sealed_places : world->sealed_partners)[said.at(1)] = said.at(2);
    });
    return world;
}

std::int32_t TextPool::id_of(std::string_view text)
{
    if (auto const at = ids_.find(text); at != ids_.end()) return at->second;
    auto const [at, made] = ids_.emplace(std::string(text), static_cast<std::int32_t>(texts_.size()));
    texts_.push_back(&at->first);
    return at->second;
}

}
