// A small country to promise in: four districts, needs of water, partners that report; every step is a command.
#pragma once
#include <accounts/accounts.hpp>
#include <activities/activities.hpp>
#include <analysis/analysis.hpp>
#include <base/clock.hpp>
#include <cli/command.hpp>
#include <commitments/commitments.hpp>
#include <documents/documents.hpp>
#include <formats/json.hpp>
#include <fstream>
#include <geography/geography.hpp>
#include <gtest/gtest.h>
#include <membership/membership.hpp>
#include <needs/needs.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <standards/standards.hpp>
#include <store/for_tests.hpp>
#include <string>
#include <structure/structure.hpp>
#include <vector>

namespace muster::commitments {

class Country {
public:
    explicit Country(store::Engine engine = store::Engine::sqlite, std::string const& language = "en") : scratch(engine), clock(*base::Day::of(2026, 3, 1))
    {
        std::ofstream(scratch.folder() / "muster.key") << std::string(64, 'a');
        setenv("MUSTER_KEY", std::string(64, 'a').c_str(), 1);
        ok({"operation", "declare", "za", "--name", "Zandia", "--country", "ZZZ", "--language", language});
        ok({"place", "load", file("places.csv",
            "admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode\n"
            "Zandia,ZA,North,ZA01,Alba,ZA0101\nZandia,ZA,North,ZA01,Brod,ZA0102\n"
            "Zandia,ZA,South,ZA02,Cira,ZA0201\nZandia,ZA,South,ZA02,Dora,ZA0202\n")});
        ok({"needs", "load", file("needs_2026.csv", "Admin 2 PCode,Sector,Population Group,In Need,Targeted,Severity\n"
            "ZA0101,WASH,all,20000,15000,4\nZA0102,WASH,all,8000,6000,3\nZA0201,WASH,all,5000,5000,2\nZA0202,HEA,all,4000,3000,5\n")});
        for (auto const* name : {"Oxfam", "ACF", "UNICEF"}) ok({"partner", "add", name, "--acronym", name});
    }

    std::string file(std::string const& name, std::string const& text) const
    {
        auto const path = (scratch.folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    void on(std::string_view day) { clock.move_to({std::int64_t{base::Day::parse(day)->count} * 86'400'000 + 36'000'000}); }
    struct Ran {
        int exit = 0;
        std::string out, err;
    };
    Ran run(std::vector<std::string> words)
    {
        Ran ran;
        cli::Surroundings around;
        around.modules = modules();
        around.clock = &clock;
        around.store = scratch.url();
        around.operation = "za";
        around.out = [&](std::string_view text) { ran.out += text; };
        around.err = [&](std::string_view text) { ran.err += text; };
        ran.exit = cli::execute(words, around);
        return ran;
    }
    std::string ok(std::vector<std::string> const& words)
    {
        auto const ran = run(words);
        EXPECT_EQ(ran.exit, 0) << words[0] << " " << words[1] << "\n" << ran.out << ran.err;
        return ran.out;
    }
    formats::Json json(std::vector<std::string> words)
    {
        words.push_back("--json");
        auto const out = ok(words);
        return out.empty() ? formats::Json{} : formats::Json::parse(out);
    }
    /// The code of the refusal; "" where it went well.
    std::string refused(std::vector<std::string> words)
    {
        words.push_back("--json");
        auto const ran = run(words);
        if (ran.exit == 0) return "";
        auto const text = ran.out + ran.err;
        auto const at = text.find("\"code\":\"");
        return at == std::string::npos ? text : text.substr(at + 8, text.find('"', at + 8) - at - 8);
    }
    /// As the server asks for somebody from whom something lies hidden: the document, or the code of the refusal.
    std::string veiled(std::string_view path, std::map<std::string, std::vector<std::string>, std::less<>> given, std::string const& veil)
    {
        auto const db = store::Db::open(scratch.url());
        std::string out;
        cli::Call call;
        call.given = std::move(given);
        if (not veil.empty()) call.given["veil"] = {veil};
        call.json = true;
        call.lent = db.get();
        call.clock = &clock;
        call.store_url = scratch.url();
        call.operation_wanted = "za";
        call.modules = modules();
        call.out = [&](std::string_view text) { out += text; };
        for (auto const& command : module().commands) {
            if (command.path != path) continue;
            try {
                command.run(call);
                call.finish();
            }
            catch (base::Refusal const& refusal) {
                return refusal.code();
            }
        }
        return out;
    }
    /// "Oxfam,WASH,ZA0101,water,2026-04,6000"
    void report(std::string const& rows, std::string const& name = "report")
    {
        auto const ran = run({"5w", "import", file(name + std::to_string(++files_) + ".csv", "Organization,Sector,P-code,Activity,Month,People reached\n" + rows)});
        EXPECT_EQ(ran.exit, 0) << ran.out << ran.err;
    }
    /// A member of the document, several deep: "gap.promised.people.chosen".
    static std::string at(formats::Json const& json, std::string_view path)
    {
        auto const* here = &json;
        while (not path.empty() and here != nullptr) {
            auto const name = path.substr(0, path.find('.'));
            path.remove_prefix(std::min(name.size() + 1, path.size()));
            if (here->is_list()) here = &here->list().at(std::size_t(std::stoi(std::string(name))));
            else here = here->find(name);
        }
        if (here == nullptr) return "nothing there";
        return here->is_null() ? "null" : here->as_text();
    }

    store::Scratch scratch;
    base::StillClock clock;

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
