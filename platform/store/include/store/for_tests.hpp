// Stores for tests: a new one for each test, gone with it. Only tests include this.
//
//   for (auto engine : store::engines_to_test()) { store::Scratch scratch(engine); auto db = scratch.open(); … }
//
// PostgreSQL is tested where MUSTER_TEST_POSTGRES holds the url of a server on which databases may be made (see
// tools/pg/with-postgres).
#pragma once
#include <base/clock.hpp>
#include <base/id.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <store/db.hpp>
#include <store/keeping.hpp>
#include <string>
#include <vector>

namespace muster::store {

inline std::string postgres_to_test()
{
    auto const* url = std::getenv("MUSTER_TEST_POSTGRES");
    return url == nullptr ? "" : url;
}

inline std::vector<Engine> engines_to_test()
{
    if (postgres_to_test().empty()) return {Engine::sqlite};
    return {Engine::sqlite, Engine::postgres};
}

/// A folder of its own and, for PostgreSQL, a database of its own.
class Scratch {
public:
    explicit Scratch(Engine engine = Engine::sqlite) : engine_(engine)
    {
        auto const name = "muster_" + base::new_ulid(base::system_clock().now());
        folder_ = std::filesystem::temp_directory_path() / name;
        if (engine_ == Engine::sqlite) url_ = (folder_ / "muster.db").string();
        else make_database(name);
        std::filesystem::create_directories(folder_);
    }
    ~Scratch()
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
        try {
            if (engine_ == Engine::postgres)
                Db::open(postgres_to_test())->execute("drop database " + database_ + " with (force)");
        }
        catch (std::exception const&) {
            // The server of the tests goes away as a whole.
        }
    }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;

    [[nodiscard]] std::string const& url() const { return url_; }
    [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }
    std::unique_ptr<Db> open(std::span<Migration const> migrations = {}) const
    {
        auto db = Db::open(url_);
        migrate(*db, migrations);
        return db;
    }

private:
    void make_database(std::string const& name)
    {
        auto const server = postgres_to_test();
        database_ = "\"" + name + "\"";
        Db::open(server)->execute("create database " + database_);
        auto const path = server.find('/', server.find("://") + 3);
        auto const rest = server.find('?');
        url_ = server.substr(0, std::min(path, rest)) + "/" + name +
               (rest == std::string::npos ? "" : server.substr(rest));
    }

    Engine engine_;
    std::filesystem::path folder_;
    std::string url_, database_;
};

}
