#include "stand.hpp"
#include <accounts/accounts.hpp>
#include <base/words.hpp>
#include <store/journal.hpp>

namespace muster::analysis {

std::vector<cli::Module const*> Stand::modules()
{
    return {&operations::module(), &geography::module(), &partners::module(), &structure::module(),
            &standards::module(),  &needs::module(),     &activities::module(), &accounts::module(), &analysis::module()};
}

std::vector<store::Migration> Stand::all_migrations()
{
    std::vector<store::Migration> all;
    for (auto const* module : modules()) {
        base::add_words(module->words);
        all.insert(all.end(), module->migrations.begin(), module->migrations.end());
    }
    return all;
}

void Stand::lines(std::vector<Stored> const& stored)
{
    using T = store::Bulk::Type;
    store::Transaction all(*db);
    auto const bulk = db->bulk("activity",
        {{"operation", T::text}, {"submission", T::text}, {"row_no", T::integer}, {"part", T::integer}, {"line", T::text}, {"content", T::text},
         {"partner", T::text}, {"programme", T::text}, {"donor", T::text}, {"body", T::text}, {"activity", T::text}, {"place", T::text},
         {"place_step", T::text}, {"grp", T::text}, {"status", T::text}, {"modality", T::text}, {"unit", T::text}, {"first_day", T::text},
         {"last_day", T::text}, {"reached_said", T::text}, {"reached", T::integer}, {"targeted", T::integer}, {"girls", T::integer},
         {"boys", T::integer}, {"women", T::integer}, {"men", T::integer}});
    auto const number = [](std::int64_t value) { return value < 0 ? store::Value{} : store::Value{value}; };
    for (auto const& line : stored) {
        auto const key = std::to_string(next_row_);
        auto const period = line.month.empty() ? std::nullopt : base::Period::parse(line.month);
        auto const first = period ? period->first.text() : "", last = period ? period->last.text() : "";
        auto said = line.said;
        if (said.empty()) said = line.reached > 0 or line.girls + line.boys + line.women + line.men > 0 ? "number" : line.reached == 0 ? "zero" : "not_reported";
        std::vector<store::Value> const values{
            std::string_view("za"), std::string_view("S1"), std::int64_t{next_row_++}, std::int64_t{0}, std::string_view(key), std::string_view(key),
            store::text_or_null(line.partner), store::text_or_null(line.programme), store::text_or_null(line.donor), store::text_or_null(line.body),
            store::text_or_null(line.activity), store::text_or_null(line.place), std::string_view("exact"), std::string_view(line.group),
            std::string_view(line.status), std::string_view(line.modality), std::string_view(line.unit), store::text_or_null(first),
            store::text_or_null(last), std::string_view(said), number(line.reached), number(line.targeted), number(line.girls), number(line.boys),
            number(line.women), number(line.men)};
        bulk->add(values);
    }
    bulk->done();
    store::record(*db, clock, {.operation = "za", .nature = store::Nature::received, .kind = "test.lines", .subject = "S1", .body = "{}", .actor = "tester", .reason = ""});
    all.commit();
}

void Stand::nil(std::string_view partner, std::string_view body, std::string_view first, std::string_view last)
{
    static constexpr store::Query query{"test/nil", "INSERT INTO nil_report (operation, partner, body, first_day, last_day, at, actor) "
                                                    "VALUES ('za', $1, $2, $3, $4, 0, 'tester')", ""};
    db->run(query, {partner, body, first, last});
}

void Stand::held(std::string_view body, std::string_view place, std::string_view code)
{
    static constexpr store::Query query{"test/held",
        "INSERT INTO held_row (operation, submission, row_no, part, severity, code, at, alike, words, candidates, state, line, body, place) "
        "VALUES ('za', 'S9', $1, 0, 'hold', $2, 'A1', '', '', '', 'waiting', '', $3, $4)", ""};
    db->run(query, {std::int64_t{next_row_++}, code, body, place});
}

void Stand::handed_in(std::string_view submission)
{
    static constexpr store::Query query{"test/handed_in",
        "INSERT INTO submission (operation, submission, at, actor, file, sheet, digest, bytes, mapping, counts, rows_digest, state) "
        "VALUES ('za', $1, 0, 'tester', $2, '', '', $3, '{}', '{}', '', 'imported')", ""};
    auto const file = std::string(submission) + ".csv";
    db->run(query, {submission, std::string_view(file), store::Bytes{""}});
}

Stand::Ran Stand::run(std::vector<std::string> words)
{
    Ran ran;
    auto const parts = modules();
    cli::Surroundings around{.modules = parts, .clock = &clock, .store = scratch.url(), .operation = "za"};
    around.out = around.err = [&](std::string_view text) { ran.out += text; };
    ran.exit = cli::execute(words, around);
    return ran;
}

}
