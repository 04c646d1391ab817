// Copies of a store in a file. A copy is made under another name, read through, written to the disk and only then given
// its name; a store is overwritten inside one transaction of the engine, so that it is the old one or the new one.
#include "sqlite_db.hpp"
#include <base/clock.hpp>
#include <base/ensure.hpp>
#include <base/id.hpp>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/core.h>
#include <store/journal.hpp>
#include <thread>
#include <unistd.h>

namespace muster::store {

namespace {

namespace fs = std::filesystem;

bool same_file(std::string const& one, std::string const& other)
{
    std::error_code failed;
    return fs::equivalent(one, other, failed) and not failed;
}

/// Copies all pages of one database over another.
void copy(sqlite3* from, sqlite3* to, std::string const& told)
{
    auto* work = sqlite3_backup_init(to, "main", from, "main");
    if (work == nullptr) fail_sqlite(to, sqlite3_errcode(to), told, told);
    int code = SQLITE_OK;
    for (int tries = 0; tries < 500; ++tries) {
        code = sqlite3_backup_step(work, -1);
        if (code != SQLITE_BUSY and code != SQLITE_LOCKED) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    auto const last = sqlite3_backup_finish(work);
    if (code == SQLITE_DONE) code = last;
    if (code != SQLITE_OK) fail_sqlite(to, code, told, told);
}

/// A file, or the entries of a folder, down to the disk.
void sync(std::string const& path, int flags)
{
    int const file = open(path.c_str(), flags);
    auto const failed = file < 0 or fsync(file) != 0;
    auto const cause = errno;
    if (file >= 0) close(file);
    if (failed) refuse("store.failed", {fmt::format("{}: {}", path, std::strerror(cause))});
}

std::string folder_of(std::string const& path)
{
    auto const folder = fs::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

/// Taken away at the end unless it was given its name.
struct Unfinished {
    explicit Unfinished(std::string at) : path(std::move(at)) {}
    ~Unfinished()
    {
        std::error_code ignored;
        for (auto const* ending : {"", "-journal", "-wal", "-shm"}) fs::remove(path + ending, ignored);
    }
    Unfinished(Unfinished const&) = delete;
    Unfinished& operator=(Unfinished const&) = delete;
    std::string path;
};

/// What is wrong with a backup; "" where it is whole.
std::string fault_of(Db& db)
{
    auto const faults = check_sqlite(db);
    if (not faults.empty()) return faults.front();
    if (not is_set_up(db)) return "it was never set up";
    auto const broken = verify(db, {});
    return broken.empty() ? "" : broken.front().sentence;
}

/// A backup that was read through; refuses store.not_whole.
std::unique_ptr<SqliteDb> open_backup(std::string const& path)
{
    std::string fault;
    try {
        auto source = std::make_unique<SqliteDb>(path, Opening::read);
        fault = fault_of(*source);
        if (fault.empty()) return source;
    }
    catch (base::Refusal const& refusal) {
        if (refusal.code() != "store.damaged") throw;
        fault = refusal.finding().sentence;
    }
    refuse("store.not_whole", {path, fault});
}

/// A damaged store cannot be written over by its own engine: it is put aside, with what belongs to it.
void put_aside(std::string const& path)
{
    auto const aside = fmt::format("{}.damaged-{}", path, base::new_ulid(base::system_clock().now()));
    for (auto const* ending : {"", "-wal", "-shm"}) {
        std::error_code missing;
        fs::rename(path + ending, aside + ending, missing);
    }
}

std::unique_ptr<SqliteDb> open_target(std::string const& path, bool replace)
{
    try {
        return std::make_unique<SqliteDb>(path, Opening::make);
    }
    catch (base::Refusal const& refusal) {
        if (refusal.code() != "store.damaged" or not replace) throw;
    }
    put_aside(path);
    return std::make_unique<SqliteDb>(path, Opening::make);
}

}

std::vector<std::string> check_sqlite(Db& db)
{
    constexpr Query whole{"store/integrity_check", "pragma integrity_check(100)", ""};
    constexpr Query references{"store/foreign_key_check", "pragma foreign_key_check", ""};
    std::vector<std::string> faults;
    db.each(whole, {}, [&](Row const& row) {
        if (row.text(0) != "ok") faults.push_back(row.string(0));
    });
    db.each(references, {}, [&](Row const& row) {
        if (faults.size() < 100)
            faults.push_back(fmt::format("row {} of {} refers to an entry of {} that is not there", row.integer(1),
                                         row.text(0), row.text(2)));
    });
    return faults;
}

void backup_sqlite(Db& db, std::string const& to_file)
{
    auto& source = dynamic_cast<SqliteDb&>(db);
    ENSURE(not source.in_transaction());
    if (same_file(db.url(), to_file)) refuse("store.itself", {to_file});
    if (fs::exists(to_file)) {
        try {
            SqliteDb const earlier(to_file, Opening::read);
        }
        catch (base::Refusal const&) {
            refuse("store.file_is_there", {to_file});
        }
    }
    Unfinished const made(fmt::format("{}.part-{}", to_file, base::new_ulid(base::system_clock().now())));
    {
        SqliteDb target(made.path, Opening::make);
        copy(source.handle(), target.handle(), made.path);
        // A backup is one file, and can be read where nothing may be written.
        target.execute("pragma journal_mode = delete");
        auto const faults = check_sqlite(target);
        if (not faults.empty()) refuse("store.damaged", {faults.front()});
    }
    sync(made.path, O_RDONLY);
    std::error_code failed;
    fs::rename(made.path, to_file, failed);
    if (failed) refuse("store.unreachable", {to_file, failed.message()});
    sync(folder_of(to_file), O_RDONLY | O_DIRECTORY);
}

void restore_sqlite(std::string const& from_file, std::string const& to_path, bool replace)
{
    if (same_file(from_file, to_path)) refuse("store.itself", {from_file});
    auto const source = open_backup(from_file);
    auto const target = open_target(to_path, replace);
    if (not replace and is_set_up(*target)) refuse("store.holds_something", {to_path});
    copy(source->handle(), target->handle(), to_path);
    target->execute("pragma wal_checkpoint(truncate)");
}

}
