// Opening a file: what it must be before anything is read from it, and how it is set.
#include "sqlite_db.hpp"
#include <base/ensure.hpp>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fmt/core.h>
#include <thread>

namespace muster::store {

namespace fs = std::filesystem;

std::unique_ptr<Db> open_sqlite(std::string const& path, Opening opening)
{
    return std::make_unique<SqliteDb>(path, opening);
}

void fail_sqlite(sqlite3* handle, int code, std::string_view query, std::string const& url)
{
    // The extended code says which of the constraints it was.
    auto const extended = handle != nullptr and (code & 0xFF) == (sqlite3_errcode(handle) & 0xFF)
                              ? sqlite3_extended_errcode(handle)
                              : code;
    auto const words = told_by(query, handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: refuse("store.unique", {words});
    case SQLITE_CONSTRAINT_FOREIGNKEY: refuse("store.foreign_key", {words});
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_NOTNULL:
    case SQLITE_CONSTRAINT_DATATYPE: refuse("store.check", {words});
    case SQLITE_CONSTRAINT_TRIGGER: refuse("store.append_only", {words});
    default: break;
    }
    switch (extended & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: refuse("store.busy", {words});
    case SQLITE_FULL: refuse("store.full", {words});
    case SQLITE_CORRUPT: refuse("store.damaged", {words});
    case SQLITE_NOTADB: refuse("store.not_ours", {url, "it is another kind of file"});
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_READONLY: refuse("store.unreachable", {url, words});
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE: throw base::Bug(words);
    default: refuse("store.failed", {words});
    }
}

namespace {

/// Refuses a path that cannot be a store, with words that SQLite does not have.
void look_at(std::string const& path, Opening opening)
{
    std::error_code failed;
    fs::path const file(path);
    auto const folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (path.empty()) refuse("store.unreachable", {"\"\"", "no path was given"});
    if (fs::is_directory(file, failed)) refuse("store.unreachable", {path, "it is a folder"});
    if (not fs::is_directory(folder, failed))
        refuse("store.unreachable", {path, fmt::format("there is no folder {}", folder.string())});
    if (opening == Opening::read and not fs::exists(file, failed))
        refuse("store.unreachable", {path, "there is no such file"});
    if (fs::exists(file, failed) and not fs::is_regular_file(file, failed))
        refuse("store.unreachable", {path, "it is no ordinary file"});
}

}

SqliteDb::SqliteDb(std::string const& path, Opening opening) : url_(path)
{
    try {
        open(opening);
    }
    catch (...) {
        settle();
        sqlite3_close(handle_);
        throw;
    }
}

SqliteDb::~SqliteDb()
{
    for (auto const& [text, prepared] : cache_) sqlite3_finalize(prepared.statement);
    sqlite3_close(handle_);
}

std::int64_t SqliteDb::number(char const* sql)
{
    auto const prepared = prepare("", sql);
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> const owned(prepared.statement, sqlite3_finalize);
    auto const code = sqlite3_step(prepared.statement);
    if (code != SQLITE_ROW) failed(code, "");
    return sqlite3_column_int64(prepared.statement, 0);
}

void SqliteDb::open(Opening opening)
{
    bool const in_memory = url_ == ":memory:";
    if (not in_memory) look_at(url_, opening);
    auto const flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                       (opening == Opening::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    auto const code = sqlite3_open_v2(url_.c_str(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) {
        auto const cause = sqlite3_system_errno(handle_);
        refuse("store.unreachable", {url_, cause != 0 ? std::strerror(cause) : sqlite3_errstr(code)});
    }
    sqlite3_busy_timeout(handle_, 5000);
    recognise(opening);
    if (opening == Opening::make and sqlite3_db_readonly(handle_, "main") == 1)
        refuse("store.unreachable", {url_, "it may be read but not written"});
    // Names are ordered alike on both engines where a statement asks for it with collate "C".
    sqlite3_create_collation(handle_, "C", SQLITE_UTF8, nullptr, [](void*, int n, void const* a, int m, void const* b) {
        auto const order = std::memcmp(a, b, static_cast<std::size_t>(std::min(n, m)));
        return order != 0 ? order : n - m;
    });
    // 64 MB of pages are kept; files up to 1 GB are read without copying; what is taken out of a page is overwritten, so
    // that nothing that was sealed later stays in the file's free room.
    execute("pragma foreign_keys = on; pragma synchronous = full; pragma cache_size = -65536; "
            "pragma mmap_size = 1073741824; pragma temp_store = memory; pragma secure_delete = on; "
            "pragma journal_size_limit = 67108864");
}

/// A file is ours by the number in its header. One that holds nothing becomes ours: the number is written before
/// anything else, so that a program killed in between leaves a file that is empty or ours.
void SqliteDb::recognise(Opening opening)
{
    auto const number_there = number("pragma application_id");
    bool const empty = number("select count(*) from sqlite_schema") == 0;
    if (number_there != application_id) {
        if (number_there != 0 or not empty) refuse("store.not_ours", {url_, "it is the database of another program"});
        if (opening == Opening::read) refuse("store.not_ours", {url_, "it is empty"});
        execute(fmt::format("pragma application_id = {}", application_id));
    }
    if (opening == Opening::read or url_ == ":memory:") return;
    // Changing the way of writing needs the file for a moment alone, and SQLite does not wait for that by itself.
    for (int tries = 0;; ++tries) {
        auto const code = sqlite3_exec(handle_, "pragma journal_mode = wal", nullptr, nullptr, nullptr);
        if (code == SQLITE_OK) return;
        if ((code & 0xFF) != SQLITE_BUSY or tries == 500) failed(code, "");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

}
