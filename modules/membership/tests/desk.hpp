// A store with a small operation, and commands as people type them.
#pragma once
#include <accounts/accounts.hpp>
#include <activities/activities.hpp>
#include <documents/documents.hpp>
#include <formats/json.hpp>
#include <fstream>
#include <geography/geography.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <membership/membership.hpp>
#include <needs/needs.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <standards/standards.hpp>
#include <store/for_tests.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>

namespace muster::membership {

using formats::Json;

class Desk : public testing::TestWithParam<store::Engine> {
protected:
    void SetUp() override
    {
        if (GetParam() == store::Engine::postgres and store::postgres_to_test().empty())
            GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
        setenv("MUSTER_KEY", std::string(64, '7').c_str(), 1);
        scratch = std::make_unique<store::Scratch>(GetParam());
        json({"operation", "declare", "zan", "--country", "ZAN", "--name", "Zandia"});
        json({"place", "load", file("places.csv", "admin0Name,admin0Pcode,admin1Name,admin1Pcode\nZandia,ZA,North,ZA01\nZandia,ZA,South,ZA02\n")});
        json({"partner", "add", "Action Contre la Faim", "--acronym", "ACF", "--kind", "ingo"});
        json({"partner", "add", "Zandia Relief Society", "--acronym", "ZRS", "--kind", "nngo"});
        json({"partner", "add", "Donors United", "--acronym", "DU", "--kind", "donor"});
    }
    int run(std::vector<std::string> const& words)
    {
        said.clear();
        return cli::execute(words, {.modules = modules, .clock = &clock, .store = scratch->url(), .operation = "zan",
                                    .out = [&](std::string_view text) { said += text; }, .err = [&](std::string_view text) { said += text; }, .open_store = {}});
    }
    /// Runs what is to end with `exit`, and answers with its document.
    Json json(std::vector<std::string> words, int exit = 0)
    {
        words.emplace_back("--json");
        EXPECT_EQ(run(words), exit) << words[0] << " " << words[1] << "\n" << said;
        return Json::parse(said);
    }
    /// Runs what is to be refused, and says by which rule.
    std::string refused(std::vector<std::string> const& words)
    {
        auto const answer = json(words, 1);
        auto const* error = answer.find("error");
        return error == nullptr ? "" : error->text_or("code", "");
    }
    /// As a signed-in account, or "guest", would be answered.
    Json as(std::string const& account, std::vector<std::string> const& path, std::map<std::string, std::vector<std::string>, std::less<>> given, std::string* code = nullptr)
    {
        cli::Command const* command = nullptr;
        std::string wanted;
        for (auto const& word : path) wanted += (wanted.empty() ? "" : " ") + word;
        for (auto const& one : module().commands)
            if (one.path == wanted) command = &one;
        auto const store = db();
        std::string out;
        cli::Call call;
        call.given = std::move(given);
        call.json = true;
        call.lent = store.get();
        call.clock = &clock;
        call.modules = modules;
        call.operation_wanted = "zan";
        call.acting = account;
        call.out = [&](std::string_view text) { out += text; };
        call.err = [](std::string_view) {};
        try {
            command->run(call);
            call.finish();
        }
        catch (base::Refusal const& refusal) {
            if (code == nullptr) ADD_FAILURE() << refusal.what();
            else *code = refusal.code();
            return {};
        }
        return Json::parse(out);
    }
    std::string file(std::string const& name, std::string const& text) const
    {
        auto const path = (scratch->folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    std::string read(std::string const& path) const
    {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::unique_ptr<store::Db> db() { return cli::open_and_migrate(scratch->url(), modules); }
    /// An account that holds one grant.
    std::string account(std::string const& mail, std::vector<std::string> const& grant)
    {
        json({"user", "add", mail});
        std::vector<std::string> words{"user", "grant", mail, "--operation", "zan"};
        words.insert(words.end(), grant.begin(), grant.end());
        json(words);
        auto const all = json({"user", "list"});
        for (auto const& one : all.find("accounts")->list())
            if (one.text_or("mail", "") == mail) return one.text_or("account", "");
        return "";
    }
    static std::vector<std::string> texts(Json const& document, std::string_view list, std::string_view member)
    {
        std::vector<std::string> all;
        for (auto const& one : document.find(list)->list()) all.push_back(one.text_or(member, "?"));
        return all;
    }

    static inline cli::Module const* const all[] = {&operations::module(), &geography::module(), &partners::module(), &documents::module(), &structure::module(), &standards::module(),
                                                    &needs::module(), &activities::module(), &accounts::module(), &module()};
    std::span<cli::Module const* const> modules{all};
    base::StillClock clock{*base::Day::of(2026, 4, 20)};
    std::unique_ptr<store::Scratch> scratch;
    std::string said;
};

inline auto engine_name = [](auto const& about) { return about.param == store::Engine::sqlite ? std::string("sqlite") : std::string("postgres"); };

}
