// Places, outlines, steps and code lengths into the store.
#include "merge.hpp"
#include "names.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/hash.hpp>
#include <cmath>
#include <geography/sql.hpp>

namespace muster::geography {

namespace {

using store::Bulk;
using store::Value;

Value day_or_null(std::string const& day)
{
    return store::text_or_null(day);
}

Value real_or_null(std::optional<double> value)
{
    return value ? Value{*value} : Value{};
}

void write_new(store::Db& db, std::string_view operation, std::vector<Kept const*> const& places)
{
    if (places.empty()) return;
    using T = Bulk::Type;
    {
        auto const bulk = db.bulk("place", {{"operation", T::text},
                                            {"pcode", T::text},
                                            {"valid_from", T::text},
                                            {"valid_to", T::text},
                                            {"level", T::integer},
                                            {"parent", T::text},
                                            {"parent_by", T::text},
                                            {"name", T::text},
                                            {"lat", T::real},
                                            {"lon", T::real}});
        for (auto const* place : places) {
            Value const row[] = {operation,
                                 std::string_view(place->pcode),
                                 std::string_view(place->from),
                                 day_or_null(place->to),
                                 std::int64_t{place->level},
                                 std::string_view(place->parent),
                                 std::string_view(place->parent_by),
                                 std::string_view(place->name),
                                 real_or_null(place->lat),
                                 real_or_null(place->lon)};
            bulk->add(row);
        }
        bulk->done();
    }
    auto const bulk = db.bulk("place_name", {{"operation", T::text},
                                             {"pcode", T::text},
                                             {"valid_from", T::text},
                                             {"folded", T::text},
                                             {"language", T::text},
                                             {"kind", T::text},
                                             {"name", T::text}});
    for (auto const* place : places) {
        for (auto const& name : place->names) {
            Value const row[] = {operation,
                                 std::string_view(place->pcode),
                                 std::string_view(place->from),
                                 std::string_view(name.folded),
                                 std::string_view(name.language),
                                 std::string_view(name.kind),
                                 std::string_view(name.name)};
            bulk->add(row);
        }
    }
    bulk->done();
}

} // namespace

void follow_renames(store::Db& db, Known const& known)
{
    for (auto const& renamed : known.renamed)
        db.run(sql::boundary_redate, {std::string_view(known.operation.id), std::string_view(renamed.pcode),
                                      std::string_view(renamed.was), std::string_view(renamed.is)});
}

void save_places(store::Db& db, Known const& before, Known const& after)
{
    auto const operation = std::string_view(after.operation.id);
    std::vector<Kept const*> fresh;
    for (auto const& [code, vintages] : after.places) {
        auto const was = before.places.find(code);
        if (was != before.places.end()) {
            if (was->second == vintages) continue;
            db.run(sql::place_forget, {operation, std::string_view(code)});
            db.run(sql::names_forget, {operation, std::string_view(code)});
        }
        for (auto const& kept : vintages)
            fresh.push_back(&kept);
    }
    write_new(db, operation, fresh);
    for (auto const& [level, days] : after.vintages) {
        auto const had = before.vintages.find(level);
        for (auto const& day : days)
            if (had == before.vintages.end() or not had->second.contains(day))
                db.run(sql::vintage_add, {operation, std::int64_t{level}, std::string_view(day)});
    }
}

namespace {

struct HeldOutline {
    std::string as_of;
    std::uint64_t digest = 0;
};

/// The vintage of the place that an outline of that day belongs to.
Kept* vintage_for(Known& known, InShape const& shape)
{
    auto const found = known.places.find(shape.pcode);
    if (found == known.places.end()) return nullptr;
    if (shape.from) {
        auto const day = shape.from->text();
        for (auto& kept : found->second)
            if (kept.from <= day and (kept.to.empty() or day <= kept.to)) return &kept;
    }
    if (auto* now = known.now(shape.pcode)) return now;
    return &found->second.back();
}

} // namespace

void save_shapes(store::Db& db, Batch const& batch, Known& known, std::string const& file, Loaded& loaded)
{
    if (batch.shapes.empty()) return;
    auto const operation = std::string_view(known.operation.id);
    std::map<std::pair<std::string, std::string>, HeldOutline> held;
    db.each(sql::boundaries_all, {operation}, [&](store::Row const& row) {
        held[{row.string(0), row.string(1)}] = {row.string(3), base::quick_hash(row.bytes(2))};
    });
    Tally kept_tally("boundary.kept"), unknown("boundary.place_unknown");
    for (auto const& shape : batch.shapes) {
        auto* place = vintage_for(known, shape);
        if (not place or place->level != shape.level) {
            unknown.add(shape.pcode, shape.at);
            continue;
        }
        if (not place->lat and shape.inside)
            place->lat = degrees(shape.inside->y), place->lon = degrees(shape.inside->x);
        auto const bytes = pack(shape.shape);
        auto const as_of = shape.from ? shape.from->text() : std::string();
        auto const at = held.find({place->pcode, place->from});
        if (at != held.end() and at->second.as_of == as_of and at->second.digest == base::quick_hash(bytes)) continue;
        if (at != held.end() and at->second.as_of > as_of) {
            kept_tally.add(shape.pcode, shape.at);
            continue;
        }
        db.run(sql::boundary_set,
               {operation, std::string_view(place->pcode), std::string_view(place->from), std::int64_t{place->level},
                std::string_view(as_of), store::Bytes{bytes}, std::string_view(file)});
        ++loaded.boundaries;
    }
    kept_tally.finish(loaded.findings);
    unknown.finish(loaded.findings);
}

bool save_steps(store::Db& db, Batch const& batch, Known const& known, Loaded& loaded)
{
    if (batch.steps.empty()) return false;
    auto const operation = std::string_view(known.operation.id);
    std::map<std::pair<std::string, std::string>, std::optional<double>> given;
    db.each(sql::steps_all, {operation}, [&](store::Row const& row) {
        if (row.text(4) == "given")
            given[{row.string(0), row.string(1)}] = row.is_null(2) ? std::nullopt : std::optional(row.real(2));
    });
    Tally unknown("crosswalk.place_unknown"), odd("crosswalk.share_odd");
    std::map<std::string, double> sums;
    bool changed = false;
    for (auto const& step : batch.steps) {
        if (not known.now(step.to)) {
            unknown.add(step.from + " to " + step.to, step.at);
            continue;
        }
        if (step.share) sums[step.from] += *step.share;
        auto const at = given.find({step.from, step.to});
        if (at != given.end() and at->second == step.share) continue;
        db.run(sql::steps_forget_proposed, {operation, std::string_view(step.from)});
        db.run(sql::step_set, {operation, std::string_view(step.from), std::string_view(step.to),
                               real_or_null(step.share), std::string_view("file"), std::string_view("given")});
        ++loaded.figures;
        changed = true;
    }
    for (auto const& [from, sum] : sums)
        if (std::abs(sum - 1) > 0.02) odd.add(from, loaded.file);
    unknown.finish(loaded.findings);
    odd.finish(loaded.findings);
    return changed;
}

bool save_lengths(store::Db& db, Batch const& batch, Known const& known)
{
    if (batch.lengths.empty()) return false;
    auto const operation = std::string_view(known.operation.id);
    std::map<int, std::set<int>> held;
    db.each(sql::lengths_all, {operation}, [&](store::Row const& row) {
        held[static_cast<int>(row.integer(0))].insert(static_cast<int>(row.integer(1)));
    });
    if (held == batch.lengths) return false;
    db.run(sql::lengths_forget, {operation});
    for (auto const& [level, lengths] : batch.lengths)
        for (auto const digits : lengths)
            db.run(sql::length_add, {operation, std::int64_t{level}, std::int64_t{digits}});
    return true;
}

std::vector<std::pair<std::string, Shape>> outlines_of(store::Db& db, Known const& known, int level)
{
    std::vector<std::pair<std::string, Shape>> outlines;
    db.each(sql::boundaries_all, {std::string_view(known.operation.id)}, [&](store::Row const& row) {
        auto const* place = known.now(row.text(0));
        if (not place or place->level != level or place->from != row.text(1)) return;
        auto shape = unpack(row.bytes(2));
        ENSURE(shape);
        outlines.emplace_back(row.string(0), std::move(*shape));
    });
    return outlines;
}

} // namespace muster::geography
