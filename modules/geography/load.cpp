// One file into the store: read, compared, written, recorded; all or nothing.
#include "merge.hpp"
#include "read.hpp"
#include "rules.hpp"
#include "witness.hpp"
#include <base/called.hpp>
#include <base/hash.hpp>
#include <base/json.hpp>
#include <fstream>
#include <store/journal.hpp>

namespace muster::geography {

namespace {

std::string digest_of_file(std::string const& path)
{
    base::StrongHash hash;
    std::ifstream file(path, std::ios::binary);
    std::string piece(1 << 16, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) or file.gcount() > 0)
        hash.add(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
    return hash.done();
}

/// A table of figures is a list of places only where there is no better one of that level.
void leave_known_levels(Batch& batch, Known const& known)
{
    if (batch.kind != "population") return;
    std::map<int, bool> has;
    for (int level = 0; level <= 5; ++level)
        has[level] = known.count(level) > 0;
    std::erase_if(batch.places, [&](auto const& entry) { return has[entry.second.level]; });
}

void count_changes(Batch const& batch, Known const& before, Known const& after, Loaded& loaded)
{
    for (auto const& [code, vintages] : after.places) {
        auto const was = before.places.find(code);
        if (was != before.places.end() and was->second != vintages)
            ++loaded.places_changed;
        else if (was != before.places.end() and batch.places.contains(code))
            ++loaded.places_same;
    }
}

void record(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
            std::string const& path, Loaded const& loaded)
{
    std::string body;
    base::JsonWriter json(body);
    json.object().member("file", loaded.file).member("digest", digest_of_file(path)).member("kind", loaded.kind);
    json.member("places_new", loaded.places_new).member("places_changed", loaded.places_changed);
    json.member("boundaries", loaded.boundaries)
        .member("figures", loaded.figures)
        .member("state", digest_of(db, operation))
        .end();
    store::record(db, clock,
                  {operation, store::Nature::received, std::string(load_kind), loaded.file, body, actor, ""});
}

} // namespace

Loaded load(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
            std::string const& path, LoadHints const& hints)
{
    if (hints.level and (*hints.level < 0 or *hints.level > 5))
        refuse("gazetteer.no_level", {std::to_string(*hints.level)});
    Loaded loaded;
    loaded.file = base::called(path);
    store::Transaction all(db);
    auto const before = Known::load(db, operation);
    auto after = before;
    Reading const reading{before, loaded.file, hints, [&](int level) { return outlines_of(db, before, level); }};
    auto batch = read_file(reading, path);
    loaded.kind = batch.kind;
    loaded.findings = std::move(batch.findings);
    leave_known_levels(batch, before);
    if (not batch.places.empty()) merge_places(batch, after, clock.today(), loaded);
    merge_synonyms(batch, after, loaded);
    follow_renames(db, after);
    save_shapes(db, batch, after, loaded.file, loaded);
    save_places(db, before, after);
    save_figures(db, batch, after, loaded.file, loaded);
    bool changed = save_steps(db, batch, after, loaded);
    if (save_lengths(db, batch, after))
        changed = true, loaded.figures += static_cast<std::int64_t>(batch.lengths.size());
    changed = propose_steps(db, after, loaded.findings) or changed;
    count_changes(batch, before, after, loaded);
    changed = changed or before.places != after.places or before.vintages != after.vintages or loaded.boundaries > 0 or
              loaded.figures > 0;
    if (changed) record(db, clock, actor, operation, path, loaded);
    all.commit();
    return loaded;
}

} // namespace muster::geography
