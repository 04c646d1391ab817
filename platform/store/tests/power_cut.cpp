#include "power_cut.hpp"
#include <fcntl.h>
#include <map>
#include <random>
#include <sqlite3.h>
#include <string>
#include <unistd.h>

namespace muster::store {

namespace {

constexpr sqlite3_int64 sector = 512;

/// What lasts of one file if the power goes now.
struct Lasting {
    sqlite3_int64 size = 0;
    std::map<sqlite3_int64, std::string> before;  // the sectors written since, as they were
};

struct File {
    sqlite3_file base;
    sqlite3_file* real;
    Lasting* lasting;  // null for files that need not last
};

sqlite3_vfs* real_disk = nullptr;
std::map<std::string, Lasting> files;
std::mt19937_64 chance;
long writes_left = -1;

File* file_of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return file_of(file)->real; }
sqlite3_io_methods const* under(sqlite3_file* file) { return real_of(file)->pMethods; }

sqlite3_int64 size_of(sqlite3_file* file)
{
    sqlite3_int64 size = 0;
    under(file)->xFileSize(real_of(file), &size);
    return size;
}

[[noreturn]] void cut_power()
{
    for (auto const& [path, lasting] : files) {
        int const file = open(path.c_str(), O_RDWR);
        if (file < 0) continue;
        for (auto const& [at, before] : lasting.before)
            if (chance() % 2 == 0 and pwrite(file, before.data(), before.size(), at) < 0) _exit(1);
        // What was added to the file's end may be there or not, whatever became of its sectors.
        if (lseek(file, 0, SEEK_END) > lasting.size and chance() % 2 == 0 and ftruncate(file, lasting.size) != 0)
            _exit(1);
        close(file);
    }
    _exit(power_cut_exit);
}

void count_write()
{
    if (writes_left > 0 and --writes_left == 0) cut_power();
}

void remember(sqlite3_file* file, sqlite3_int64 from, sqlite3_int64 to)
{
    auto& lasting = *file_of(file)->lasting;
    auto const size = size_of(file);
    for (auto at = from / sector * sector; at < to; at += sector) {
        if (lasting.before.contains(at)) continue;
        std::string held(static_cast<std::size_t>(sector), '\0');  // what was never written reads as nothing
        if (at < size)
            under(file)->xRead(real_of(file), held.data(), static_cast<int>(std::min(sector, size - at)), at);
        lasting.before.emplace(at, std::move(held));
    }
}

int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 at)
{
    if (file_of(file)->lasting != nullptr) {
        count_write();
        remember(file, at, at + count);
    }
    return under(file)->xWrite(real_of(file), bytes, count, at);
}

int truncate(sqlite3_file* file, sqlite3_int64 size)
{
    auto* lasting = file_of(file)->lasting;
    if (lasting != nullptr) {
        count_write();
        lasting->size = std::min(lasting->size, size);
        lasting->before.erase(lasting->before.lower_bound(size), lasting->before.end());
    }
    return under(file)->xTruncate(real_of(file), size);
}

int sync(sqlite3_file* file, int)
{
    auto* lasting = file_of(file)->lasting;
    if (lasting == nullptr) return SQLITE_OK;
    count_write();
    lasting->before.clear();
    lasting->size = size_of(file);
    return SQLITE_OK;
}

int close_file(sqlite3_file* file)
{
    auto const code = under(file)->xClose(real_of(file));
    sqlite3_free(real_of(file));
    return code;
}

sqlite3_io_methods const methods{
    3,
    close_file,
    [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return under(f)->xRead(real_of(f), to, n, at); },
    write,
    truncate,
    sync,
    [](sqlite3_file* f, sqlite3_int64* size) { return under(f)->xFileSize(real_of(f), size); },
    [](sqlite3_file* f, int level) { return under(f)->xLock(real_of(f), level); },
    [](sqlite3_file* f, int level) { return under(f)->xUnlock(real_of(f), level); },
    [](sqlite3_file* f, int* held) { return under(f)->xCheckReservedLock(real_of(f), held); },
    [](sqlite3_file* f, int what, void* with) { return under(f)->xFileControl(real_of(f), what, with); },
    [](sqlite3_file*) { return static_cast<int>(sector); },
    [](sqlite3_file*) { return 0; },  // nothing is promised
    [](sqlite3_file* f, int page, int size, int extend, void volatile** at) {
        return under(f)->xShmMap(real_of(f), page, size, extend, at);
    },
    [](sqlite3_file* f, int from, int count, int how) { return under(f)->xShmLock(real_of(f), from, count, how); },
    [](sqlite3_file* f) { under(f)->xShmBarrier(real_of(f)); },
    [](sqlite3_file* f, int remove) { return under(f)->xShmUnmap(real_of(f), remove); },
    [](sqlite3_file*, sqlite3_int64, int, void** at) {
        *at = nullptr;  // not mapped: every read is seen
        return SQLITE_OK;
    },
    [](sqlite3_file*, sqlite3_int64, void*) { return SQLITE_OK; },
};

int open_file(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* told)
{
    auto* ours = file_of(file);
    *ours = File{};
    ours->real = static_cast<sqlite3_file*>(sqlite3_malloc(real_disk->szOsFile));
    auto const code = real_disk->xOpen(real_disk, name, ours->real, flags, told);
    if (code != SQLITE_OK) {
        sqlite3_free(ours->real);
        return code;
    }
    ours->base.pMethods = &methods;
    if (name == nullptr or (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) == 0) return SQLITE_OK;
    auto const [at, fresh] = files.try_emplace(name);
    ours->lasting = &at->second;
    if (fresh) at->second.size = size_of(file);
    return SQLITE_OK;
}

}

void use_disk_that_loses_power(std::uint64_t seed)
{
    chance.seed(seed);
    real_disk = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs disk = *real_disk;
    disk.pNext = nullptr;
    disk.zName = "loses-power";
    disk.szOsFile = sizeof(File);
    disk.xOpen = open_file;
    sqlite3_vfs_register(&disk, 1);
}

void cut_power_after(long writes) { writes_left = writes; }

}
