// J4: 10,000 gaps with a name and 50,000 commitments over 100,000 lines of the 5W: the board, the list of what is late, one gap's
// page, the run of reminders. In one process as the server works: the first answer loads, the next ones are asked of what is kept.
//
//   j4_promises FOLDER [TIMES]      a line "RES command first_ms min_ms median_ms bytes" for each
#include "asking.hpp"
#include <cstdio>
#include <filesystem>

namespace {

using namespace muster;
using muster::bench::run, muster::bench::timed;
using T = store::Bulk::Type;

constexpr int places = 4000, partners = 150, lines = 100'000, gaps = 10'000, commitments = 50'000;
constexpr std::int64_t day_ms = 86'400'000;

struct Chance {
    std::uint64_t state = 0x5DEECE66Dull;
    int below(int bound)
    {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        return int(state % std::uint64_t(bound));
    }
};

std::string place(int i) { return fmt::format("XB{:02}{:02}{:02}", i / 200 + 1, i / 20 % 10 + 1, i % 20 + 1); }
std::string partner(int i) { return fmt::format("p{:03}", i); }
constexpr std::array<char const*, 3> sectors{"wash", "hea", "fsc"};

void fill_needs_and_lines(store::Db& db, std::int64_t at)
{
    Chance chance;
    std::string_view const op = "bench";
    auto needs = db.bulk("need_figure", {{"operation", T::text}, {"load", T::text}, {"n", T::integer}, {"place", T::text}, {"level", T::integer}, {"said", T::text},
        {"body", T::text}, {"grp", T::text}, {"sex", T::text}, {"age", T::text}, {"band", T::text}, {"disabled", T::text}, {"other", T::text}, {"whole", T::integer},
        {"in_need", T::integer}, {"targeted", T::integer}, {"severity", T::integer}});
    std::int64_t n = 0;
    for (int i = 0; i < places; ++i)
        for (auto const* sector : sectors) {
            auto const code = place(i);
            std::int64_t const people = 1000 + chance.below(20'000);
            needs->add(std::vector<store::Value>{op, std::string_view("L1"), ++n, std::string_view(code), std::int64_t{3}, std::string_view(""), std::string_view(sector),
                std::string_view("all"), std::string_view("all"), std::string_view("all"), std::string_view("all"), std::string_view("all"), std::string_view(""),
                std::int64_t{1}, people, people / 2, std::int64_t{1 + chance.below(5)}});
        }
    needs->done();
    auto rows = db.bulk("activity", {{"operation", T::text}, {"submission", T::text}, {"row_no", T::integer}, {"part", T::integer}, {"line", T::text}, {"content", T::text},
        {"partner", T::text}, {"body", T::text}, {"activity", T::text}, {"place", T::text}, {"place_step", T::text}, {"grp", T::text}, {"status", T::text},
        {"modality", T::text}, {"unit", T::text}, {"first_day", T::text}, {"last_day", T::text}, {"reached_said", T::text}, {"reached", T::integer}});
    for (std::int64_t i = 0; i < lines; ++i) {
        auto const key = std::to_string(i), who = partner(chance.below(partners)), where = place(chance.below(places));
        auto const month = base::Period::month(2026, 1 + chance.below(6));
        auto const first = month.first.text(), last = month.last.text();
        rows->add(std::vector<store::Value>{op, std::string_view("S1"), i, std::int64_t{0}, std::string_view(key), std::string_view(key), std::string_view(who),
            std::string_view(sectors[std::size_t(chance.below(3))]), std::string_view("distribution"), std::string_view(where), std::string_view("exact"),
            std::string_view("all"), std::string_view("completed"), std::string_view("unknown"), std::string_view("people"), std::string_view(first),
            std::string_view(last), std::string_view("number"), std::int64_t{50 + chance.below(2000)}});
    }
    rows->done();
    static_cast<void>(at);
}

void fill_promises(store::Db& db, std::int64_t at)
{
    Chance chance;
    std::string_view const op = "bench", nobody = "bench";
    auto named = db.bulk("gap", {{"operation", T::text}, {"gap", T::integer}, {"kind", T::text}, {"place", T::text}, {"body", T::text}, {"grp", T::text},
        {"first_day", T::text}, {"last_day", T::text}, {"why", T::text}, {"people", T::integer}, {"severity", T::integer}, {"at", T::integer}, {"actor", T::text}});
    for (std::int64_t i = 0; i < gaps; ++i) {
        auto const where = place(int(i % places));
        named->add(std::vector<store::Value>{op, i + 1, std::string_view("need"), std::string_view(where), std::string_view(sectors[std::size_t(i / places)]),
            std::string_view("all"), std::string_view("2026-01-01"), std::string_view("2026-12-31"), std::string_view("bench"), std::int64_t{1000}, std::int64_t{3}, at, nobody});
    }
    named->done();
    auto steps = db.bulk("gap_step", {{"operation", T::text}, {"gap", T::integer}, {"step", T::integer}, {"state", T::text}, {"at", T::integer}, {"actor", T::text},
        {"reason", T::text}, {"cause", T::text}});
    for (std::int64_t i = 1; i <= gaps; ++i)
        for (std::int64_t step = 1; step <= 2; ++step)
            steps->add(std::vector<store::Value>{op, i, step, std::string_view(step == 1 ? "validated" : "assigned"), at + step, nobody, std::string_view("bench"), std::string_view("")});
    steps->done();
    auto made = db.bulk("commitment", {{"operation", T::text}, {"commitment", T::integer}, {"partner", T::text}, {"unit", T::text}, {"quantity", T::integer},
        {"currency", T::text}, {"activity", T::text}, {"starts", T::text}, {"due", T::text}, {"confidence", T::text}, {"conditions", T::text}, {"focal_point", T::text},
        {"mail", T::text}, {"at", T::integer}, {"actor", T::text}});
    for (std::int64_t i = 1; i <= commitments; ++i) {
        auto const who = partner(chance.below(partners)), due = base::Day{base::Day::of(2026, 4, 1)->count + chance.below(200)}.text();
        made->add(std::vector<store::Value>{op, i, std::string_view(who), std::string_view("people"), std::int64_t{500 + chance.below(3000)}, std::string_view(""),
            std::string_view(""), std::string_view("2026-02-01"), std::string_view(due), std::string_view("likely"), std::string_view(""), std::string_view(""),
            std::string_view(""), at, nobody});
    }
    made->done();
    db.execute("INSERT INTO commitment_part (operation, commitment, gap, quantity) SELECT operation, commitment, 1 + commitment % " + std::to_string(gaps) + ", quantity FROM commitment");
    auto states = db.bulk("commitment_step", {{"operation", T::text}, {"commitment", T::integer}, {"step", T::integer}, {"state", T::text}, {"at", T::integer},
        {"actor", T::text}, {"reason", T::text}, {"evidence", T::text}});
    for (std::int64_t i = 1; i <= commitments; ++i)
        for (std::int64_t step = 1; step <= 2; ++step)
            states->add(std::vector<store::Value>{op, i, step, std::string_view(step == 1 ? "offered" : "accepted"), at + step, nobody, std::string_view(""), std::string_view("")});
    states->done();
}

}

int main(int argc, char** argv)
{
    if (argc < 2) return 2;
    std::filesystem::create_directories(argv[1]);
    auto const store = std::string(argv[1]) + "/promises.db";
    std::filesystem::remove(store);
    int const times = argc > 2 ? std::stoi(argv[2]) : 5;
    base::StillClock clock(*base::Day::of(2026, 2, 1));
    run({"operation", "declare", "bench", "--name", "Bench", "--country", "ZZZ"}, store, clock);
    auto const list = std::string(argv[1]) + "/places.csv";
    auto* const file = std::fopen(list.c_str(), "w");
    fmt::print(file, "admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode,admin3Name,admin3Pcode\n");
    for (int i = 0; i < places; ++i) {
        auto const code = place(i);
        fmt::print(file, "Bench,XB,Top{0},{1},Mid{2},{3},Low{4},{4}\n", code.substr(2, 2), code.substr(0, 4), code.substr(2, 4), code.substr(0, 6), code);
    }
    std::fclose(file);
    run({"place", "load", list}, store, clock);
    for (int i = 0; i < partners; ++i) run({"partner", "add", partner(i)}, store, clock);
    {
        auto const db = cli::open_and_migrate(store, gathered::modules());
        auto const at = clock.now().ms;
        store::Transaction all(*db);
        db->execute("INSERT INTO need_load (operation, load, source, round, file, layout, weight, digest, figures_digest, counts, state, actor, at) "
                    "VALUES ('bench', 'L1', 'bench', '2026', 'f', 'long', 1, '', '', '', 'current', 'bench', 0)");
        db->execute("INSERT INTO submission (operation, submission, at, actor, file, sheet, digest, bytes, mapping, counts, rows_digest, state) "
                    "VALUES ('bench', 'S1', 0, 'bench', 'f', '', '', '', '', '', '', 'imported')");
        fill_needs_and_lines(*db, at);
        fill_promises(*db, at);
        store::record(*db, clock, {"bench", store::Nature::received, "bench.filled", "S1", "{}", "bench", ""});
        all.commit();
    }
    clock.move_to({clock.now().ms + 150 * day_ms});
    for (auto const& words : std::vector<std::vector<std::string>>{{"gap", "list", "--rank", "overdue", "--top", "50", "--json"},
                                                                   {"gap", "list", "--json"},
                                                                   {"commitment", "list", "--overdue", "--top", "100", "--json"},
                                                                   {"gap", "show", "77", "--json"},
                                                                   {"commitment", "remind", "--json"}})
        timed(words, store, clock, times);
}
