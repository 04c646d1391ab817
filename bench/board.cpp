// How long the board of duties takes: 12 bodies × all duties over a year of data, in a store made for it.
//
//   board [LINES] [RUNS]
//
// LINES of the 5W over 12 months, 12 clusters and 25 partners (120,000 where nothing is said); figures of need; some 20
// decisions, acknowledgements and tags of each cluster. Prints milliseconds, medians of RUNS.
#include <accountability/accountability.hpp>
#include <activities/activities.hpp>
#include <algorithm>
#include <array>
#include <base/clock.hpp>
#include <base/id.hpp>
#include <base/words.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <advocacy/advocacy.hpp>
#include <commitments/commitments.hpp>
#include <meetings/meetings.hpp>
#include <documents/documents.hpp>
#include <filesystem>
#include <fmt/core.h>
#include <functional>
#include <geography/geography.hpp>
#include <membership/membership.hpp>
#include <needs/needs.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <standards/standards.hpp>
#include <structure/structure.hpp>

using namespace muster;

namespace {

constexpr std::array<std::string_view, 12> bodies{"cccm", "edu", "ery", "shl", "fsc", "hea", "log", "nut", "pro", "wash", "pro-gbv", "pro-cpn"};
constexpr int partners_of_all = 25, months = 12;
base::Day const onset = *base::Day::of(2025, 1, 1);
base::StillClock const clock_of_year{*base::Day::of(2025, 12, 31)};
using Type = store::Bulk::Type;

std::string id_of(int partner) { return "p" + std::to_string(partner); }

std::vector<std::string> hand_ins(store::Db& db)
{
    std::vector<std::string> submissions;
    auto submit = db.bulk("submission", {{"operation", Type::text},
                                         {"submission", Type::text},
                                         {"at", Type::integer},
                                         {"actor", Type::text},
                                         {"file", Type::text},
                                         {"sheet", Type::text},
                                         {"digest", Type::text},
                                         {"bytes", Type::bytes},
                                         {"mapping", Type::text},
                                         {"counts", Type::text},
                                         {"rows_digest", Type::text},
                                         {"state", Type::text},
                                         {"origin", Type::text}});
    for (int month = 1; month <= months; ++month)
        for (int partner = 0; partner < partners_of_all; ++partner) {
            auto const at = base::StillClock(base::Period::month(2025, month).last.plus(-1)).now();
            submissions.push_back(base::new_ulid(at));
            std::array<store::Value, 13> const row{"bench",
                                                   std::string_view(submissions.back()),
                                                   at.ms,
                                                   "bench",
                                                   "f.xlsx",
                                                   "",
                                                   std::string_view(submissions.back()),
                                                   store::Bytes{""},
                                                   "{}",
                                                   "{}",
                                                   "",
                                                   "imported",
                                                   store::Value{}};
            submit->add(row);
        }
    submit->done();
    return submissions;
}

void reports(store::Db& db, int lines)
{
    auto const submissions = hand_ins(db);
    auto bulk = db.bulk("activity", {{"operation", Type::text},
                                     {"submission", Type::text},
                                     {"row_no", Type::integer},
                                     {"part", Type::integer},
                                     {"line", Type::text},
                                     {"content", Type::text},
                                     {"partner", Type::text},
                                     {"body", Type::text},
                                     {"place_step", Type::text},
                                     {"grp", Type::text},
                                     {"status", Type::text},
                                     {"modality", Type::text},
                                     {"unit", Type::text},
                                     {"first_day", Type::text},
                                     {"last_day", Type::text},
                                     {"reached_said", Type::text},
                                     {"reached", Type::integer},
                                     {"targeted", Type::integer},
                                     {"girls", Type::integer}});
    for (int i = 0; i < lines; ++i) {
        auto const which = static_cast<std::size_t>(i) % submissions.size();
        auto const period = base::Period::month(2025, static_cast<int>(which) / partners_of_all + 1);
        auto const partner = id_of(static_cast<int>(which) % partners_of_all), line = std::to_string(i), first = period.first.text(),
                   last = period.last.text();
        bool const split = i % 3 != 0;
        std::array<store::Value, 19> const row{"bench",
                                               std::string_view(submissions[which]),
                                               std::int64_t{i},
                                               std::int64_t{0},
                                               std::string_view(line),
                                               "c",
                                               std::string_view(partner),
                                               bodies[static_cast<std::size_t>(i / 7) % bodies.size()],
                                               "exact",
                                               "all",
                                               "ongoing",
                                               "in_kind",
                                               "people",
                                               std::string_view(first),
                                               std::string_view(last),
                                               "number",
                                               std::int64_t{i % 900},
                                               i % 4 == 0 ? store::Value{std::int64_t{900}} : store::Value{},
                                               split ? store::Value{std::int64_t{i % 200}} : store::Value{}};
        bulk->add(row);
    }
    bulk->done();
}

void needs_of(store::Db& db)
{
    db.execute("INSERT INTO need_load VALUES ('bench', 'load', 'hno', '2025', 'hno.xlsx', 'long', 1, 'd', 'd', '{}', 'current', 'bench', " +
               std::to_string(base::StillClock(onset.plus(20)).now().ms) + ")");
    auto bulk = db.bulk("need_figure", {{"operation", Type::text},
                                        {"load", Type::text},
                                        {"n", Type::integer},
                                        {"place", Type::text},
                                        {"level", Type::integer},
                                        {"said", Type::text},
                                        {"body", Type::text},
                                        {"grp", Type::text},
                                        {"sex", Type::text},
                                        {"age", Type::text},
                                        {"band", Type::text},
                                        {"disabled", Type::text},
                                        {"other", Type::text},
                                        {"whole", Type::integer},
                                        {"in_need", Type::integer}});
    std::int64_t number = 0;
    for (int place = 0; place < 300; ++place)
        for (auto const body : bodies) {
            auto const code = "P" + std::to_string(place);
            std::array<store::Value, 15> const row{"bench",
                                                   "load",
                                                   ++number,
                                                   std::string_view(code),
                                                   std::int64_t{2},
                                                   std::string_view(code),
                                                   body,
                                                   "all",
                                                   "all",
                                                   "all",
                                                   "all",
                                                   "all",
                                                   "",
                                                   std::int64_t{1},
                                                   std::int64_t{1000 + place}};
            bulk->add(row);
        }
    bulk->done();
}

struct Deed {
    std::string_view kind, aspect, name, value;
    int day;
};
constexpr Deed deeds[] = {{"propose", "action", "", "activate", 1},
                          {"find", "finding", "a1", "met", 1},
                          {"find", "finding", "a2", "met", 2},
                          {"consult", "consulted", "authorities", "agree", 2},
                          {"consult", "consulted", "global_lead", "agree", 2},
                          {"advise", "advised", "hct", "for", 3},
                          {"lead", "lead", "p1", "cla", 3},
                          {"lead", "selection", "p1", "argued", 3},
                          {"submit", "stage", "", "submitted", 4},
                          {"transmit", "stage", "", "transmitted", 4},
                          {"endorse", "stage", "", "endorsed", 5},
                          {"confirm", "stage", "", "confirmed", 5},
                          {"activate", "state", "", "active", 6},
                          {"amend", "type", "", "national_cluster", 6},
                          {"post", "post", "coordinator", "dedicated", 8},
                          {"review", "review", "opened", "continue", 80},
                          {"conclude", "review", "concluded", "continue", 88},
                          {"plan", "plan", "function.1", "pending", 89},
                          {"plan", "plan", "capacity.1", "pending", 90},
                          {"plan", "plan", "benchmark.1", "pending", 91}};

void decisions(store::Db& db)
{
    std::int64_t number = 0;
    auto quoted = [](std::string_view text) { return "'" + std::string(text) + "', "; };
    for (auto const body : bodies)
        for (auto const& deed : deeds) {
            auto const at = onset.plus(deed.day).text() + "T09:00:00Z";
            auto const id = std::to_string(++number) + ", ";
            db.execute("INSERT INTO body_decision VALUES ('bench', " + id + quoted(body) + quoted(deed.kind) + "'activate', " + quoted(at) +
                       quoted(at) + "'bench', 'rc_hc', '', '', 'because', 0)");
            db.execute("INSERT INTO body_fact VALUES ('bench', " + id + quoted(body) + quoted(deed.aspect) + quoted(deed.name) +
                       quoted(deed.value) + "'p1', '', '', 'note', '')");
        }
}

void said(store::Db& db)
{
    for (auto const body : bodies) {
        auto say = [&](standards::Said one) {
            one.body = body;
            one.since = onset.plus(100);
            standards::say(db, clock_of_year, "bench", "bench", std::move(one));
        };
        for (int partner = 0; partner < 10; ++partner) say({.kind = "acknowledged", .code = "sphere", .partner = id_of(partner)});
        for (auto const* issue : {"gender", "age", "participation"})
            for (auto const* step : {"assess", "plan", "respond"})
                say({.kind = "tagged", .code = issue, .about_kind = "activity", .about = "x", .step = step});
        say({.kind = "agreed", .code = "gender"});
        say({.kind = "measured",
             .code = body == "wash" ? "WASH-1" : "HEA-3U",
             .phase = body == "wash" ? "emergency" : "any",
             .population = 20'000,
             .available = 3});
    }
}

/// The median by the clock on the wall, and by what the processor spent: the second says the same on a busy machine.
void timed(std::string_view what, int runs, std::function<void()> const& work)
{
    std::vector<double> wall, spent;
    for (int i = 0; i < runs; ++i) {
        auto const from = std::chrono::steady_clock::now();
        auto const begun = std::clock();
        work();
        spent.push_back(static_cast<double>(std::clock() - begun) * 1000 / CLOCKS_PER_SEC);
        wall.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
    }
    std::ranges::sort(wall);
    std::ranges::sort(spent);
    fmt::print("{:<26} {:8.1f} ms, {:8.1f} ms of the processor\n", what, wall[wall.size() / 2], spent[spent.size() / 2]);
}

}

int main(int argc, char** argv)
{
    int const lines = argc > 1 ? std::atoi(argv[1]) : 120'000, runs = argc > 2 ? std::atoi(argv[2]) : 5;
    cli::Module const* const modules[] = {&operations::module(), &geography::module(),     &partners::module(), &documents::module(),
                                          &structure::module(),  &standards::module(),     &needs::module(),    &activities::module(),
                                          &membership::module(), &commitments::module(), &meetings::module(), &advocacy::module(), &accountability::module()};
    for (auto const* module : modules) base::add_words(module->words);
    auto const folder = std::filesystem::temp_directory_path() / base::new_ulid(base::system_clock().now());
    std::filesystem::create_directories(folder);
    {
        auto const db = cli::open_and_migrate((folder / "bench.db").string(), modules);
        {
            store::Transaction all(*db);
            operations::declare(*db, clock_of_year, "bench", {"bench", "Bench", "ZAN", "", onset, {"en"}});
            for (int i = 0; i < partners_of_all; ++i)
                db->execute("INSERT INTO partner VALUES ('bench', '" + id_of(i) + "', 'Partner " + std::to_string(i) + "', '" + id_of(i) +
                            "', '" + std::string(i % 3 == 0 ? "nngo" : "ingo") + "', 0, '', 0)");
            reports(*db, lines);
            needs_of(*db);
            decisions(*db);
            said(*db);
            all.commit();
        }
        auto const today = clock_of_year.today();
        auto const made = accountability::board(*db, "bench", today);
        std::vector<base::Day> ends;
        for (int month = 1; month <= months; ++month) ends.push_back(base::Period::month(2025, month).last);
        fmt::print("{} bodies, {} duties, {} states, {} lines\n", made.bodies.size(), accountability::duties().size(),
                   made.standings.size(), lines);
        timed("board of all bodies", runs, [&] { accountability::board(*db, "bench", today); });
        timed("board of one body", runs, [&] { accountability::board(*db, "bench", today, "wash"); });
        timed("history of 12 months", runs, [&] { accountability::boards(*db, "bench", ends); });
    }
    std::filesystem::remove_all(folder);
}
