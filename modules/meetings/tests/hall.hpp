// A small country to meet in: members and observers of a sector, reports, a gap; every step is a command.
#pragma once
#include "../../accounts/tests/shell.hpp"
#include <activities/activities.hpp>
#include <analysis/analysis.hpp>
#include <commitments/commitments.hpp>
#include <documents/documents.hpp>
#include <geography/geography.hpp>
#include <meetings/meetings.hpp>
#include <membership/membership.hpp>
#include <needs/needs.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <standards/standards.hpp>
#include <structure/structure.hpp>

namespace muster::meetings {

class Hall : public accounts::Shell {
public:
    explicit Hall(store::Engine engine = store::Engine::sqlite) : Hall(modules(), engine) {}
    Hall(std::vector<cli::Module const*> all, store::Engine engine) : Shell(std::move(all), "za", *base::Day::of(2026, 3, 1), engine)
    {
        ok({"operation", "declare", "za", "--name", "Zandia", "--country", "ZZZ"});
        ok({"place", "load", file("places.csv", "admin0Name,admin0Pcode,admin1Name,admin1Pcode\nZandia,ZA,North,ZA01\nZandia,ZA,South,ZA02\n")});
        for (auto const* name : {"Oxfam", "ACF", "UNICEF", "ICRC"}) ok({"partner", "add", name, "--acronym", name});
        for (auto const* id : {"oxfam", "acf", "unicef"}) ok({"member", "add", "wash", id, "--since", "2026-01-01"});
        ok({"member", "add", "wash", "icrc", "--kind", "observer", "--since", "2026-01-01"});
    }

    static std::vector<cli::Module const*> const& modules()
    {
        static std::vector<cli::Module const*> const all{&operations::module(), &geography::module(),  &partners::module(), &documents::module(),
                                                         &structure::module(),  &standards::module(),  &needs::module(),    &activities::module(),
                                                         &accounts::module(),   &membership::module(), &analysis::module(), &commitments::module(),
                                                         &module()};
        return all;
    }
};

}
