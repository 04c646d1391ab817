// A new store in a folder of its own, gone when the test ends.
#pragma once
#include <base/clock.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <operations/operations.hpp>
#include <store/keeping.hpp>
#include <string>
#include <vector>

namespace muster::operations {

struct NewStore {
    std::filesystem::path folder;
    std::unique_ptr<store::Db> db;
    base::StillClock clock{*base::Day::parse("2026-03-31")};

    NewStore()
    {
        auto name = (std::filesystem::temp_directory_path() / "operations_XXXXXX").string();
        folder = mkdtemp(name.data());
        db = store::Db::open((folder / "muster.db").string());
        auto const own = module().migrations;
        store::migrate(*db, std::vector<store::Migration>(own.begin(), own.end()));
    }
    /// Runs a command as people type it; the exit code, and what was said to `said`.
    int muster(std::vector<std::string> const& words, std::string const& operation = "")
    {
        cli::Module const* const modules[] = {&module()};
        cli::Surroundings around;
        around.modules = modules;
        around.clock = &clock;
        around.store = (folder / "muster.db").string();
        around.operation = operation;
        said.clear();
        around.out = around.err = [this](std::string_view text) { said += text; };
        return cli::execute(words, around);
    }
    std::string said;

    ~NewStore()
    {
        db.reset();
        std::filesystem::remove_all(folder);
    }
};

} // namespace muster::operations
