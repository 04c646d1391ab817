// `place map`: the outlines of a level. Made once for each list of places that was loaded, for making it reads every point.
#include "commands.hpp"
#include "level_map.hpp"
#include "rules.hpp"
#include "witness.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <mutex>
#include <store/journal.hpp>

namespace muster::geography {

namespace {

constexpr std::size_t most_bytes = 195'000;  // of 200 kB that a page may ask of a thin line
constexpr std::size_t most_kept = 16;

struct Drawing {
    std::string store, operation, stands_for;
    std::int64_t level = 0;
    bool whole = false;
    LevelMap map;
};

std::mutex lock;
std::vector<Drawing> kept;

/// Hash of the last journal entry that could have changed an outline.
std::string last_load(store::Db& db, std::string const& operation)
{
    auto const last = store::history(db, operation, load_kind, "", 1);
    return last.empty() ? "" : last.front().hash;
}

LevelMap map_of(cli::Call& call, std::int64_t level, bool whole)
{
    auto const operation = call.operation();
    auto const url = call.db().url(), now = last_load(call.db(), operation);
    std::lock_guard const guard(lock);
    for (auto const& one : kept)
        if (one.store == url and one.operation == operation and one.stands_for == now and one.level == level and one.whole == whole) return one.map;
    std::erase_if(kept, [&](Drawing const& one) { return one.store == url and one.operation == operation and one.stands_for != now; });
    if (kept.size() == most_kept) kept.erase(kept.begin());
    auto const places = outlined_places(call.db(), operation, static_cast<int>(level));
    kept.push_back({url, operation, now, level, whole, level_map(places, static_cast<int>(level), whole ? 0 : most_bytes)});
    return kept.back().map;
}

}

cli::Exit run_map(cli::Call& call)
{
    auto const level = call.number("level", 1);
    if (level < 0 or level > 5) refuse("gazetteer.no_level", {call.text("level")});
    auto const map = map_of(call, level, call.has("whole"));
    if (call.json) {
        call.document(map.geojson);
        return cli::Exit::done;
    }
    call.line(fmt::format("{} places of level {}, {} without a boundary.", cli::grouped(std::int64_t(map.places)), level, cli::grouped(std::int64_t(map.without_boundary))));
    call.line(fmt::format("{} of {} points, {} bytes once compressed. The outlines themselves: --json", cli::grouped(std::int64_t(map.points)),
                          cli::grouped(std::int64_t(map.points_of)), cli::grouped(std::int64_t(map.compressed))));
    return cli::Exit::done;
}

}
