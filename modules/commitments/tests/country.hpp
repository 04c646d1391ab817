// A small country to promise in: four districts, needs of water, partners that report; every step is a command.
#pragma once
#include "../../accounts/tests/shell.hpp"
#include <access/veil.hpp>
#include <activities/activities.hpp>
#include <analysis/analysis.hpp>
#include <commitments/commitments.hpp>
#include <documents/documents.hpp>
#include <geography/geography.hpp>
#include <membership/membership.hpp>
#include <needs/needs.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <standards/standards.hpp>
#include <structure/structure.hpp>

namespace muster::commitments {

class Country : public accounts::Shell {
public:
    explicit Country(store::Engine engine = store::Engine::sqlite, std::string const& language = "en") : Shell(modules(), "za", *base::Day::of(2026, 3, 1), engine)
    {
        ok({"operation", "declare", "za", "--name", "Zandia", "--country", "ZZZ", "--language", language});
        ok({"place", "load", file("places.csv",
            "admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode\n"
            "Zandia,ZA,North,ZA01,Alba,ZA0101\nZandia,ZA,North,ZA01,Brod,ZA0102\n"
            "Zandia,ZA,South,ZA02,Cira,ZA0201\nZandia,ZA,South,ZA02,Dora,ZA0202\n")});
        ok({"needs", "load", file("needs_2026.csv", "Admin 2 PCode,Sector,Population Group,In Need,Targeted,Severity\n"
            "ZA0101,WASH,all,20000,15000,4\nZA0102,WASH,all,8000,6000,3\nZA0201,WASH,all,5000,5000,2\nZA0202,HEA,all,4000,3000,5\n")});
        for (auto const* name : {"Oxfam", "ACF", "UNICEF"}) ok({"partner", "add", name, "--acronym", name});
    }

    /// As the server asks for somebody from whom something lies hidden: the document, or the code of the refusal.
    std::string veiled(std::string const& path, Given given, std::string const& veil)
    {
        if (not veil.empty()) given[std::string(access::veil_parameter)] = {veil};
        return as("", path, std::move(given));
    }
    /// "Oxfam,WASH,ZA0101,water,2026-04,6000"
    void report(std::string const& rows, std::string const& name = "report")
    {
        auto const ran = run({"5w", "import", file(name + std::to_string(++files_) + ".csv", "Organization,Sector,P-code,Activity,Month,People reached\n" + rows)});
        EXPECT_EQ(ran.exit, 0) << ran.out << ran.err;
    }

    static std::vector<cli::Module const*> const& modules()
    {
        static std::vector<cli::Module const*> const all{&operations::module(), &geography::module(),  &partners::module(), &documents::module(),
                                                         &structure::module(),  &standards::module(),  &needs::module(),    &activities::module(),
                                                         &accounts::module(),   &membership::module(), &analysis::module(), &commitments::module()};
        return all;
    }

private:
    int files_ = 0;
};

}
