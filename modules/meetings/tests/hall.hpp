// A small country to meet in: members and observers of a sector, reports, a gap; every step is a command.
#pragma once
#include <access/gate.hpp>
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
#include <meetings/meetings.hpp>
#include <membership/membership.hpp>
#include <needs/needs.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <standards/standards.hpp>
#include <store/for_tests.hpp>
#include <structure/structure.hpp>

namespace muster::meetings {

class Hall {
public:
    explicit Hall(store::Engine engine = store::Engine::sqlite) : Hall(modules(), engine) {}
    Hall(std::vector<cli::Module const*> all, store::Engine engine) : scratch(engine), clock(*base::Day::of(2026, 3, 1)), all_(std::move(all))
    {
        setenv("MUSTER_KEY", std::string(64, 'a').c_str(), 1);
        ok({"operation", "declare", "za", "--name", "Zandia", "--country", "ZZZ"});
        ok({"place", "load", file("places.csv", "admin0Name,admin0Pcode,admin1Name,admin1Pcode\nZandia,ZA,North,ZA01\nZandia,ZA,South,ZA02\n")});
        for (auto const* name : {"Oxfam", "ACF", "UNICEF", "ICRC"}) ok({"partner", "add", name, "--acronym", name});
        for (auto const* id : {"oxfam", "acf", "unicef"}) ok({"member", "add", "wash", id, "--since", "2026-01-01"});
        ok({"member", "add", "wash", "icrc", "--kind", "observer", "--since", "2026-01-01"});
    }
    std::string file(std::string const& name, std::string const& text) const
    {
        auto const path = (scratch.folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    void on(std::string_view day) { clock.move_to({std::int64_t{base::Day::parse(day)->count} * 86'400'000 + 36'000'000}); }
    int run(std::vector<std::string> const& words, std::string& out)
    {
        cli::Surroundings around;
        around.modules = all_;
        around.clock = &clock;
        around.store = scratch.url();
        around.operation = "za";
        around.out = around.err = [&](std::string_view text) { out += text; };
        return cli::execute(words, around);
    }
    std::string ok(std::vector<std::string> const& words)
    {
        std::string out;
        EXPECT_EQ(run(words, out), 0) << words[0] << " " << words[1] << "\n" << out;
        return out;
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
        std::string out;
        if (run(words, out) == 0) return "";
        auto const at = out.find("\"code\":\"");
        return at == std::string::npos ? out : out.substr(at + 8, out.find('"', at + 8) - at - 8);
    }
    /// A member of the document, several deep: "meetings.0.state".
    static std::string at(formats::Json const& json, std::string_view path)
    {
        auto const* here = &json;
        while (not path.empty() and here != nullptr) {
            auto const name = path.substr(0, path.find('.'));
            path.remove_prefix(std::min(name.size() + 1, path.size()));
            if (here->is_list()) {
                auto const n = std::size_t(std::stoi(std::string(name)));
                here = n < here->list().size() ? &here->list()[n] : nullptr;
            }
            else here = here->find(name);
        }
        if (here == nullptr) return "nothing there";
        return here->is_null() ? "null" : here->as_text();
    }
    std::string account(std::string const& mail, std::vector<std::string> const& grant)
    {
        json({"user", "add", mail});
        std::vector<std::string> words{"user", "grant", mail, "--operation", "za"};
        words.insert(words.end(), grant.begin(), grant.end());
        json(words);
        auto const all = json({"user", "list"});
        for (auto const& one : all.find("accounts")->list())
            if (one.text_or("mail", "") == mail) return one.text_or("account", "");
        return "";
    }
    /// The answer to somebody who signed in, as the server asks it once the gate has let the request through; the code of a refusal
    /// otherwise.
    std::string as(std::string const& account, std::string const& command, std::map<std::string, std::vector<std::string>, std::less<>> given)
    {
        auto const db = cli::open_and_migrate(scratch.url(), all_);
        access::keep_roles({*accounts::world(clock), *db, "command line"});
        for (auto const* module : all_)
            for (auto const& one : module->commands) {
                if (one.path != command) continue;
                cli::Call call;
                std::string out;
                call.given = std::move(given);
                call.json = true;
                call.clock = &clock;
                call.operation_wanted = "za";
                call.modules = all_;
                call.lent = db.get();
                call.acting = account;
                call.out = call.err = [&](std::string_view text) { out += text; };
                try {
                    one.run(call);
                    call.finish();
                }
                catch (base::Refusal const& refusal) {
                    return refusal.code();
                }
                return out;
            }
        ADD_FAILURE() << "no command " << command;
        return "";
    }

    store::Scratch scratch;
    base::StillClock clock;

    static std::vector<cli::Module const*> const& modules()
    {
        static std::vector<cli::Module const*> const all{&operations::module(), &geography::module(),  &partners::module(), &documents::module(),
                                                         &structure::module(),  &standards::module(),  &needs::module(),    &activities::module(),
                                                         &accounts::module(),   &membership::module(), &analysis::module(), &commitments::module(),
                                                         &module()};
        return all;
    }
    [[nodiscard]] std::vector<cli::Module const*> const& all() const { return all_; }

private:
    std::vector<cli::Module const*> all_;
};

}
