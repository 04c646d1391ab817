// For tests of modules: a store of its own with an operation, and commands as people type them or as the server asks them.
#pragma once
#include <access/access.hpp>
#include <accounts/accounts.hpp>
#include <base/clock.hpp>
#include <cli/command.hpp>
#include <formats/json.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <store/for_tests.hpp>
#include <string>
#include <vector>

namespace muster::accounts {

class Shell {
public:
    using Given = std::map<std::string, std::vector<std::string>, std::less<>>;
    struct Ran {
        int exit = 0;
        std::string out, err;
    };

    Shell(std::vector<cli::Module const*> modules, std::string operation, base::Day today, store::Engine engine)
        : scratch(engine), clock(today), modules_(std::move(modules)), operation_(std::move(operation))
    {
        setenv("MUSTER_KEY", std::string(64, 'a').c_str(), 1);
    }

    /// Writes a file beside the store; its path.
    std::string file(std::string const& name, std::string const& text) const
    {
        auto const path = (scratch.folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    /// It is ten o'clock of that day.
    void on(std::string_view day) { clock.move_to({std::int64_t{base::Day::parse(day)->count} * 86'400'000 + 36'000'000}); }

    Ran run(std::vector<std::string> const& words)
    {
        Ran ran;
        cli::Surroundings around;
        around.modules = modules_;
        around.clock = &clock;
        around.store = scratch.url();
        around.operation = operation_;
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
        words.emplace_back("--json");
        auto const out = ok(words);
        return out.empty() ? formats::Json{} : formats::Json::parse(out);
    }
    /// The code of the refusal; "" where it went well.
    std::string refused(std::vector<std::string> words)
    {
        words.emplace_back("--json");
        auto const ran = run(words);
        if (ran.exit == 0) return "";
        auto const text = ran.out + ran.err;
        auto const at = text.find("\"code\":\"");
        return at == std::string::npos ? text : text.substr(at + 8, text.find('"', at + 8) - at - 8);
    }
    /// A member of the document, several deep: "gap.promised.people.chosen", "meetings.0.state".
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

    /// An account that holds one grant in the operation; its id.
    std::string account(std::string const& mail, std::vector<std::string> const& grant)
    {
        json({"user", "add", mail});
        std::vector<std::string> words{"user", "grant", mail, "--operation", operation_};
        words.insert(words.end(), grant.begin(), grant.end());
        json(words);
        auto const all = json({"user", "list"});
        for (auto const& one : all.find("accounts")->list())
            if (one.text_or("mail", "") == mail) return one.text_or("account", "");
        return "";
    }
    /// The answer to somebody who signed in, as the server asks it once the gate has let the request through; the code of a
    /// refusal otherwise.
    std::string as(std::string const& account, std::string const& path, Given given)
    {
        auto const store = db();
        access::keep_roles({*accounts::world(clock), *store, "command line"});
        for (auto const* module : modules_)
            for (auto const& command : module->commands)
                if (command.path == path) return answer(command, *store, account, std::move(given));
        ADD_FAILURE() << "no command " << path;
        return "";
    }

    std::unique_ptr<store::Db> db() { return cli::open_and_migrate(scratch.url(), modules_); }

    store::Scratch scratch;
    base::StillClock clock;

private:
    std::string answer(cli::Command const& command, store::Db& db, std::string const& account, Given given)
    {
        std::string out;
        cli::Call call;
        call.given = std::move(given);
        call.json = true;
        call.clock = &clock;
        call.store_url = scratch.url();
        call.operation_wanted = operation_;
        call.modules = modules_;
        call.lent = &db;
        call.acting = account;
        call.out = call.err = [&](std::string_view text) { out += text; };
        try {
            command.run(call);
            call.finish();
        }
        catch (base::Refusal const& refusal) {
            return refusal.code();
        }
        return out;
    }

    std::vector<cli::Module const*> modules_;
    std::string operation_;
};

}
