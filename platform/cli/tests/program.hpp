// A small program with two modules, run in the test's own process.
#pragma once
#include <cli/command.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <store/for_tests.hpp>

namespace muster::cli {

struct Outcome {
    int exit = 0;
    std::string out, err;
};

inline Exit run_add(Call& call)
{
    std::string json;
    base::JsonWriter writer(json);
    writer.object().member("files", call.all("FILE")).member("by", call.text("by", "adm1"));
    writer.member("limit", call.number("limit", 7)).member("dry", call.has("dry")).member("group", call.all("group"));
    writer.member("today", call.clock->today().text()).end();
    call.line("files: " + std::to_string(call.all("FILE").size()));
    call.document(json);
    return call.has("dry") ? Exit::held : Exit::done;
}

inline Exit run_which(Call& call)
{
    call.line(call.operation());
    return Exit::done;
}

inline Exit run_broken(Call&)
{
    ENSURE(1 + 1 == 3);
    return Exit::done;
}

inline Exit run_tables(Call& call)
{
    static constexpr store::Query query{"t/tables", "select count(*) from harvest", ""};
    call.line(std::to_string(call.db().number(query).value()));
    return Exit::done;
}

inline Exit run_slow(Call& call)
{
    for (int i = 0; i <= 100; ++i) call.progress("reading", i, 100);
    call.line("read");
    return Exit::done;
}

inline std::span<Module const* const> test_modules()
{
    static constexpr Option files[] = {{"FILE", "", "what to read", true, true}};
    static constexpr Option options[] = {{"by", "LEVEL", "how deep"},
                                         {"limit", "NUMBER", "how many"},
                                         {"dry", "", "only look"},
                                         {"group", "NAME", "one group", false, true}};
    static constexpr Option needed[] = {{"due", "DAY", "the last day", true}};
    static constexpr Command first[] = {
        {"crop add", "Adds crops.", "Long words about it.", files, options, run_add, false},
        {"crop addendum", "Adds words.", "", {}, needed, run_which, false},
        {"crop tables", "Counts the harvest.", "", {}, {}, run_tables, true},
    };
    static constexpr Command second[] = {
        {"which", "Says which operation is meant.", "", {}, {}, run_which, false},
        {"broken", "Goes wrong.", "", {}, {}, run_broken, false},
        {"slow", "Takes its time.", "", {}, {}, run_slow, false},
    };
    static constexpr store::Migration steps[] = {{1, "crops", "0001_harvest", "create table harvest (n {count});"}};
    static Module const crops{
        .name = "crops", .migrations = steps, .queries = {}, .commands = first, .rules = {}, .witnesses = {}};
    static Module const others{
        .name = "others", .migrations = {}, .queries = {}, .commands = second, .rules = {}, .witnesses = {}};
    static Module const* const all[] = {&crops, &others};
    return all;
}

inline Outcome run_words(std::vector<std::string> const& words, Surroundings around = {})
{
    Outcome outcome;
    if (around.modules.empty()) around.modules = test_modules();
    around.out = [&](std::string_view text) { outcome.out += text; };
    around.err = [&](std::string_view text) { outcome.err += text; };
    outcome.exit = execute(words, around);
    return outcome;
}

}
