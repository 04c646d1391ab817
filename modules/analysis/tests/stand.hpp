// A store with an operation, places, people, needs and lines as they lie there after an import.
#pragma once
#include "commands.hpp"
#include "picture.hpp"
#include <activities/activities.hpp>
#include <analysis/analysis.hpp>
#include <cli/command.hpp>
#include <fstream>
#include <geography/geography.hpp>
#include <needs/needs.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <standards/standards.hpp>
#include <store/for_tests.hpp>
#include <string>
#include <structure/structure.hpp>
#include <vector>

namespace muster::analysis {

/// A line as the activities module stores it; empty text and -1 are not told.
struct Stored {
    std::string partner, body, place, activity = "water trucking";
    std::string month = "2026-03";
    std::int64_t reached = -1;
    std::string group = "all";
    std::string status = "completed";
    std::int64_t girls = -1, boys = -1, women = -1, men = -1;
    std::int64_t targeted = -1;
    std::string programme, donor, modality = "unknown", unit = "people", said;
};

class Stand {
public:
    explicit Stand(store::Engine engine = store::Engine::sqlite)
        : scratch(engine), clock(*base::Day::of(2026, 4, 20)), steps(all_migrations()), db(scratch.open(steps))
    {
        operations::Operation wanted;
        wanted.id = "za";
        wanted.name = "Test";
        wanted.iso3 = "ZZZ";
        operations::declare(*db, clock, "tester", wanted);
        geography::load(*db, clock, "tester", "za", file("places.csv",
            "admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode\n"
            "Zandia,ZA,North,ZA01,Alba,ZA0101\nZandia,ZA,North,ZA01,Brod,ZA0102\n"
            "Zandia,ZA,South,ZA02,Cira,ZA0201\nZandia,ZA,South,ZA02,Dora,ZA0202\n"));
    }

    std::string file(std::string const& name, std::string const& text) const
    {
        auto const path = (scratch.folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    void needs(std::string const& rows)
    {
        needs::load(*db, clock, "tester", "za", file("needs_2026.csv", "Admin 2 PCode,Sector,Population Group,In Need,Targeted\n" + rows));
    }
    void lines(std::vector<Stored> const& stored);
    void nil(std::string_view partner, std::string_view body, std::string_view first, std::string_view last);
    void held(std::string_view body, std::string_view place, std::string_view code);
    /// The hand-in that lines say they came with.
    void handed_in(std::string_view submission);
    std::unique_ptr<Picture> picture(bool details = false) { return load_picture(*db, clock, "za", details); }

    struct Ran {
        int exit = 0;
        std::string out;
    };
    /// `muster WORDS`, against this store.
    Ran run(std::vector<std::string> words);

    store::Scratch scratch;
    base::StillClock clock;
    std::vector<store::Migration> steps;
    std::unique_ptr<store::Db> db;

private:
    static std::vector<cli::Module const*> modules();
    static std::vector<store::Migration> all_migrations();
    int next_row_ = 2;
};

}
