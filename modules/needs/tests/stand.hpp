// A store with an operation and a few places, for tests of loading.
#pragma once
#include <cli/command.hpp>
#include <filesystem>
#include <fstream>
#include <geography/geography.hpp>
#include <map>
#include <needs/needs.hpp>
#include <operations/operations.hpp>
#include <standards/standards.hpp>
#include <store/for_tests.hpp>
#include <store/journal.hpp>
#include <string>
#include <structure/structure.hpp>
#include <vector>

namespace muster::needs_tests {

inline std::vector<store::Migration> migrations()
{
    std::vector<store::Migration> all;
    for (auto const* module :
         {&operations::module(), &geography::module(), &structure::module(), &standards::module(), &needs::module()})
        all.insert(all.end(), module->migrations.begin(), module->migrations.end());
    return all;
}

/// needs_totals as the contract publishes it: "place body group" -> figures.
struct Row {
    std::optional<std::int64_t> population, affected, in_need, targeted, reached, severity;
    int level = 0;
};
using Rows = std::map<std::string, Row>;

class Stand {
public:
    explicit Stand(std::string const& iso3 = "ZZZ", store::Engine engine = store::Engine::sqlite)
        : scratch(engine), clock(*base::Day::of(2026, 3, 31)), all(migrations()), db(scratch.open(all))
    {
        operations::Operation wanted;
        wanted.id = "op";
        wanted.name = "Test";
        wanted.iso3 = iso3;
        operations::declare(*db, clock, "tester", wanted);
    }

    std::string file(std::string const& name, std::string const& text) const
    {
        auto path = (scratch.folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

    /// Two provinces with two districts each.
    void places()
    {
        geography::load(*db, clock, "tester", "op", file("places.csv",
            "admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode\n"
            "Zandia,ZA,North,ZA01,Alba,ZA0101\nZandia,ZA,North,ZA01,Brod,ZA0102\n"
            "Zandia,ZA,South,ZA02,Cira,ZA0201\nZandia,ZA,South,ZA02,Dora,ZA0202\n"));
    }

    std::vector<needs::Loaded> load(std::string const& path) { return needs::load(*db, clock, "tester", "op", path); }
    std::vector<needs::Loaded> load(std::string const& name, std::string const& text) { return load(file(name, text)); }

    Rows totals()
    {
        static store::Query const query{"test/totals",
                                        "SELECT place, level, body, grp, population, affected, in_need, targeted, "
                                        "reached, severity FROM needs_totals WHERE operation = 'op'",
                                        ""};
        Rows rows;
        db->each(query, {}, [&](store::Row const& row) {
            auto key = row.string(0) + " " + row.string(2) + " " + row.string(3);
            bool fresh =
                rows.emplace(key, Row{row.integer_if(4), row.integer_if(5), row.integer_if(6), row.integer_if(7),
                                      row.integer_if(8), row.integer_if(9), static_cast<int>(row.integer(1))})
                    .second;
            if (not fresh) throw std::logic_error("two rows of " + key);
        });
        return rows;
    }

    store::Scratch scratch;
    base::StillClock clock;
    std::vector<store::Migration> all;
    std::unique_ptr<store::Db> db;
};

inline std::int64_t times(std::vector<needs::Loaded> const& loaded, std::string_view code)
{
    std::int64_t all = 0;
    for (auto const& one : loaded)
        for (auto const& finding : one.findings)
            if (finding.code == code) all += finding.times;
    return all;
}

}
