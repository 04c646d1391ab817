#include "kept.hpp"
#include <access/access.hpp>
#include <activities/sql.hpp>
#include <algorithm>
#include <fmt/ranges.h>
#include <set>

namespace muster::activities {

namespace {

Kept kept_at(access::Sensitivity sensitivity)
{
    if (sensitivity >= access::Sensitivity::severe) return Kept::severe;
    return sensitivity >= access::Sensitivity::high ? Kept::high : Kept::open;
}

/// Points seal no lines, which hold none, but the files that do (of_points).
bool speaks_of_rows(access::Class const& one) { return one.kind != access::Kind::contacts; }

std::string table_of(Kept kept, std::string_view open, std::string_view severe) { return std::string(kept == Kept::severe ? severe : open); }

void put(Closed& made, Vaults& vaults, Kept kept, RowAt const& at, std::span<std::string const> fields, std::string const& table)
{
    auto text = vaults.of(kept == Kept::severe).close(store::belongs_to(table, at.submission, at.row, at.part), joined(fields));
    (kept == Kept::severe ? made.severe : made.sealed) = std::move(text);
    if (kept == Kept::severe) made.sealed = severe_mark;
}

}

Guard::Guard(store::Db& db, std::string const& operation, base::Day today)
{
    // The newest first; behind the one in force nothing holds any more.
    auto versions = access::sharing_policies(db, operation);
    auto const in_force = std::ranges::find_if(versions, [&](access::SharingPolicy const& one) { return one.from <= today; });
    if (in_force == versions.end()) classes_ = access::sharing_policy(db, operation, today).classes;
    else versions.erase(in_force + 1, versions.end());
    for (auto const& version : versions) classes_.insert(classes_.end(), version.classes.begin(), version.classes.end());
    any_ = std::ranges::any_of(classes_, [](access::Class const& one) { return speaks_of_rows(one) and kept_at(one.least) != Kept::open; });
}

Kept Guard::of(std::string_view body, std::string_view place) const
{
    if (not any_) return Kept::open;
    auto highest = access::Sensitivity::low;
    for (auto const kind : {access::Kind::figures, access::Kind::rows, access::Kind::places})
        highest = std::max(highest, access::class_of(classes_, kind, kind == access::Kind::places ? "" : body, place));
    if (place.empty())
        for (auto const& one : classes_)
            if (speaks_of_rows(one) and not access::is_of_places(one.kind) and (one.body == "*" or one.body == body)) highest = std::max(highest, one.least);
    return kept_at(highest);
}

Kept Guard::of_points(std::string_view place) const
{
    if (not any_) return Kept::open;
    auto highest = access::Sensitivity::low;
    for (auto const& one : classes_)
        if (one.kind == access::Kind::points and (place.empty() or one.speaks_of("", place))) highest = std::max(highest, one.least);
    return kept_at(highest);
}

std::string Guard::text() const
{
    std::set<std::string> all;
    for (auto const& one : classes_)
        if (speaks_of_rows(one) and kept_at(one.least) != Kept::open)
            all.insert(fmt::format("{}:{}:{}:{}", access::name_of(one.kind), one.body, one.places(), access::name_of(one.least)));
    return fmt::format("{}", fmt::join(all, " "));
}

Closed close_line(Vaults& vaults, Kept kept, RowAt const& at, std::span<std::string const> fields)
{
    Closed made{vaults.blind_line(fields[0]), vaults.blind_content(fields[1]), {}, {}, {}};
    put(made, vaults, kept, at, fields, table_of(kept, "activity", "severe_line"));
    return made;
}

std::string closed_alike(Vaults& vaults, std::string_view alike) { return vaults.of(false).blind("alike", alike).substr(0, 12); }

Closed close_wait(Vaults& vaults, Kept kept, RowAt const& at, std::span<std::string const> fields, std::string_view alike)
{
    Closed made{vaults.blind_line(fields[3]), {}, closed_alike(vaults, alike), {}, {}};
    put(made, vaults, kept, at, fields, table_of(kept, "held_row", "severe_wait"));
    return made;
}

std::string closed_digest(Vaults& vaults, std::string_view digest, std::string_view mapping)
{
    return digest.empty() ? "" : vaults.of(false).blind("file", std::string(digest) + "\n" + std::string(mapping));
}

std::string closed_rows_digest(Vaults& vaults, std::string_view submission, std::string_view digest)
{
    return "k1." + vaults.of(false).blind("rows", std::string(submission) + "\n" + std::string(digest));
}

ClosedFile close_file(Vaults& vaults, Kept kept, std::string const& submission, std::span<std::string const> fields, std::string_view packed)
{
    bool const severe = kept == Kept::severe;
    auto& seal = vaults.of(severe);
    auto const belongs = store::belongs_to(severe ? "severe_file" : "submission", submission, 0, 0);
    ClosedFile made{closed_digest(vaults, fields[3], fields[2]), {}, {}, {}, {}};
    (severe ? made.severe : made.sealed) = seal.close(belongs, joined(fields));
    (severe ? made.severe_bytes : made.bytes) = seal.close_bytes(belongs + "/bytes", packed);
    if (severe) made.sealed = severe_mark;
    return made;
}

void add_severe(store::Db& db, std::string_view table, std::string const& operation, std::vector<std::pair<RowAt, std::string>> const& texts)
{
    if (texts.empty()) return;
    using T = store::Bulk::Type;
    auto const bulk = db.bulk(table, {{"operation", T::text}, {"submission", T::text}, {"row_no", T::integer}, {"part", T::integer}, {"sealed", T::text}});
    for (auto const& [at, text] : texts) {
        std::array<store::Value, 5> const values{std::string_view(operation), std::string_view(at.submission), at.row, at.part, std::string_view(text)};
        bulk->add(values);
    }
    bulk->done();
}

}
