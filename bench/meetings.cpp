// Meetings of a year: 10 weekly series, 520 meetings that took place with 20 organisations each, minutes and decisions, and 5,000
// action points of which a fifth is open. Through the commands of the whole program, in one process as the server works.
//
//   meetings_year FOLDER [TIMES]      a line "RES command first_ms min_ms median_ms bytes" for each
#include "asking.hpp"
#include <cstdio>
#include <filesystem>
#include <span>
#include <store/journal.hpp>

namespace {

using namespace muster;
using muster::bench::run, muster::bench::timed;
using T = store::Bulk::Type;
using Columns = std::vector<std::pair<std::string_view, T>>;

constexpr std::int64_t bodies = 10, weeks = 52, partners = 120, seats = 20, actions = 5'000;
constexpr std::int32_t week = 7;
base::Day const first_day = *base::Day::of(2025, 1, 7), today = *base::Day::of(2025, 12, 31);

std::string body(std::int64_t i) { return fmt::format("b{:02}", i); }
std::string partner(std::int64_t i) { return fmt::format("p{:03}", i); }
/// The day of the nth meeting of every series.
std::string day(std::int64_t n) { return first_day.plus(static_cast<std::int32_t>(n) * week).text(); }
std::int64_t noon(std::string const& day) { return base::StillClock(*base::Day::parse(day)).now().ms; }

/// Values live until the row is added.
void add(store::Bulk& bulk, std::vector<store::Value> const& values) { bulk.add(values); }
std::string_view of(std::string const& text) { return text; }

void fill_series(store::Db& db)
{
    auto const series = db.bulk("meeting_series", {{"operation", T::text}, {"series", T::integer}, {"body", T::text}, {"title", T::text}, {"rhythm", T::text}, {"weekday", T::integer},
                                                   {"week", T::integer}, {"from_day", T::text}, {"starts_at", T::text}, {"length", T::integer}, {"place", T::text},
                                                   {"languages", T::text}, {"at", T::integer}, {"actor", T::text}, {"reason", T::text}});
    auto const from = day(0);
    for (std::int64_t i = 1; i <= bodies; ++i) {
        auto const whose = body(i);
        add(*series, {"bench", i, of(whose), "Coordination meeting", "weekly", std::int64_t{2}, std::int64_t{0}, of(from), "10:00", std::int64_t{90}, "Hall", "en", noon(from), "bench", ""});
    }
    series->done();
}

void fill_lists(store::Db& db)
{
    auto const held = db.bulk("meeting_attendance", {{"operation", T::text}, {"series", T::integer}, {"day", T::text}, {"version", T::integer}, {"held_on", T::text}, {"chair", T::text},
                                                     {"co_chair", T::text}, {"people", T::integer}, {"at", T::integer}, {"actor", T::text}});
    for (std::int64_t i = 1; i <= bodies; ++i)
        for (std::int64_t n = 0; n < weeks; ++n) {
            auto const on = day(n), chair = partner(i);
            add(*held, {"bench", i, of(on), std::int64_t{1}, of(on), of(chair), "", seats + 5, noon(on), "bench"});
        }
    held->done();
    auto const there = db.bulk("meeting_attendant", {{"operation", T::text}, {"series", T::integer}, {"day", T::text}, {"version", T::integer}, {"n", T::integer}, {"partner", T::text},
                                                     {"name", T::text}, {"said", T::text}});
    for (std::int64_t i = 1; i <= bodies; ++i)
        for (std::int64_t n = 0; n < weeks; ++n) {
            auto const on = day(n);
            for (std::int64_t seat = 0; seat < seats; ++seat) {
                auto const who = partner((i * seats + seat * 3 + n) % partners);
                add(*there, {"bench", i, of(on), std::int64_t{1}, seat + 1, of(who), "", seat % 7 == 0 ? "apologies" : "present"});
            }
        }
    there->done();
}

void fill_minutes(store::Db& db)
{
    auto const minutes = db.bulk("meeting_minutes", {{"operation", T::text}, {"series", T::integer}, {"day", T::text}, {"version", T::integer}, {"language", T::text}, {"words", T::text},
                                                     {"document", T::text}, {"at", T::integer}, {"actor", T::text}});
    std::string const words(2'000, 'm');
    for (std::int64_t i = 1; i <= bodies; ++i)
        for (std::int64_t n = 0; n + 1 < weeks; ++n) {
            auto const on = day(n);
            add(*minutes, {"bench", i, of(on), std::int64_t{1}, "en", of(words), "", noon(on) + 86'400'000, "bench"});
        }
    minutes->done();
    auto const decided = db.bulk("meeting_decision", {{"operation", T::text}, {"decision", T::integer}, {"series", T::integer}, {"day", T::text}, {"words", T::text}, {"basis", T::text},
                                                      {"dissent", T::text}, {"about", T::text}, {"at", T::integer}, {"actor", T::text}});
    for (std::int64_t i = 0; i < bodies * weeks * 2; ++i) {
        auto const on = day(i / 2 % weeks);
        add(*decided, {"bench", i + 1, i / 2 / weeks + 1, of(on), "The stock is shared out by need", "consensus", "", "", noon(on), "bench"});
    }
    decided->done();
}

void fill_actions(store::Db& db)
{
    auto const points = db.bulk("action_point", {{"operation", T::text}, {"action", T::integer}, {"body", T::text}, {"series", T::integer}, {"day", T::text}, {"words", T::text},
                                                 {"partner", T::text}, {"person", T::text}, {"due", T::text}, {"about", T::text}, {"opened", T::text}, {"at", T::integer}, {"actor", T::text}});
    for (std::int64_t i = 0; i < actions; ++i) {
        auto const series = i % bodies + 1, n = i / bodies % weeks;
        auto const on = day(n), due = first_day.plus(static_cast<std::int32_t>(n * week + 14 + i % 30)).text(), whose = body(series), who = partner(i % partners);
        add(*points, {"bench", i + 1, of(whose), series, of(on), "Share the list of sites with everybody who works there", of(who), "", of(due), "", of(on), noon(on), "bench"});
    }
    points->done();
    auto const steps = db.bulk("action_step", {{"operation", T::text}, {"action", T::integer}, {"step", T::integer}, {"state", T::text}, {"on_day", T::text}, {"reason", T::text},
                                               {"document", T::text}, {"at", T::integer}, {"actor", T::text}});
    for (std::int64_t i = 0; i < actions; ++i) {
        if (i % 5 == 0) continue;  // a fifth stays open
        auto const on = first_day.plus(static_cast<std::int32_t>(i / bodies % weeks * week + 10 + i % 25)).text();
        if (on > today.text()) continue;
        add(*steps, {"bench", i + 1, std::int64_t{1}, i % 50 == 1 ? "dropped" : "done", of(on), i % 50 == 1 ? "no longer needed" : "", "", noon(on), "bench"});
    }
    steps->done();
}

}

int main(int argc, char** argv)
{
    if (argc < 2) return 2;
    std::filesystem::create_directories(argv[1]);
    auto const store = std::string(argv[1]) + "/meetings.db";
    std::filesystem::remove(store);
    int const times = argc > 2 ? std::stoi(argv[2]) : 7;
    base::StillClock const clock(today);
    run({"operation", "declare", "bench", "--name", "Bench", "--country", "ZZZ"}, store, clock);
    for (std::int64_t i = 0; i < partners; ++i) run({"partner", "add", partner(i)}, store, clock);
    for (std::int64_t i = 1; i <= bodies; ++i) run({"body", "add", body(i), "--name", "Body " + std::to_string(i)}, store, clock);
    {
        auto const db = cli::open_and_migrate(store, gathered::modules());
        store::Transaction all(*db);
        fill_series(*db);
        fill_lists(*db);
        fill_minutes(*db);
        fill_actions(*db);
        store::record(*db, clock, {"bench", store::Nature::received, "bench.filled", "S1", "{}", "bench", ""});
        all.commit();
    }
    // The next meeting of the third series, for which an agenda is drafted; and one that took place.
    auto const next = "3-" + day(weeks), past = "3-" + day(weeks / 2);
    for (auto const& words : std::vector<std::vector<std::string>>{{"meeting", "agenda", next, "--json"}, {"meeting", "show", past, "--json"}, {"meeting", "list", "--json"},
                                                                   {"action", "list", "--json"}, {"action", "list", "--body", body(3), "--json"}, {"action", "rate", "--json"}})
        timed(words, store, clock, times);
}
