// A new store with one operation, gone when the test ends; small files to load; the shared data where it is there.
#pragma once
#include <base/clock.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <geography/geography.hpp>
#include <gtest/gtest.h>
#include <memory>
#include <operations/operations.hpp>
#include <store/keeping.hpp>
#include <string>
#include <vector>

namespace muster::geography {

inline std::string shared(std::string const& path)
{
    return std::string(MUSTER_SHARED_DATA "/") + path;
}

inline bool is_shared_there()
{
    return std::filesystem::exists(shared("MANIFEST.md"));
}

#define NEEDS_SHARED_DATA()                                                                                            \
    if (not is_shared_there()) GTEST_SKIP() << "the shared data is not on this machine"

struct Country {
    std::filesystem::path folder;
    std::unique_ptr<store::Db> db;
    base::StillClock clock{*base::Day::parse("2026-03-31")};
    std::string said;

    explicit Country(std::string const& iso3, std::string const& name = "")
    {
        auto made = (std::filesystem::temp_directory_path() / "geography_XXXXXX").string();
        folder = mkdtemp(made.data());
        db = store::Db::open((folder / "muster.db").string());
        std::vector<store::Migration> all;
        for (auto const* part : {&operations::module(), &module()})
            all.insert(all.end(), part->migrations.begin(), part->migrations.end());
        store::migrate(*db, all);
        operations::declare(*db, clock, "amina", {"op", name, iso3, "", {}, {}});
    }
    ~Country()
    {
        db.reset();
        std::filesystem::remove_all(folder);
    }
    Country(Country const&) = delete;

    Loaded load(std::string const& path, LoadHints const& hints = {})
    {
        return geography::load(*db, clock, "amina", "op", path, hints);
    }
    Loaded load_shared(std::string const& path, LoadHints const& hints = {}) { return load(shared(path), hints); }
    /// Writes a small file and loads it.
    Loaded load_text(std::string const& name, std::string const& text, LoadHints const& hints = {})
    {
        std::ofstream(folder / name) << text;
        return load((folder / name).string(), hints);
    }
    [[nodiscard]] std::shared_ptr<Gazetteer const> gazetteer() const { return Gazetteer::load(*db, "op"); }

    /// Runs a command as people type it; the exit code, and what was said to `said`.
    int muster(std::vector<std::string> const& words)
    {
        cli::Module const* const modules[] = {&operations::module(), &module()};
        cli::Surroundings around;
        around.modules = modules;
        around.clock = &clock;
        around.store = (folder / "muster.db").string();
        said.clear();
        around.out = around.err = [this](std::string_view text) { said += text; };
        return cli::execute(words, around);
    }
};

inline base::Finding const* finding(Loaded const& loaded, std::string_view code)
{
    for (auto const& one : loaded.findings)
        if (one.code == code) return &one;
    return nullptr;
}

inline std::int64_t times(Loaded const& loaded, std::string_view code)
{
    auto const* one = finding(loaded, code);
    return one ? one->times : 0;
}

} // namespace muster::geography
