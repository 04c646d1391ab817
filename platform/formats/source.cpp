#include "source.hpp"
#include "said.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace muster::formats {
namespace {

// Read with pread and not mapped: a file that somebody shortens meanwhile ends early instead of ending the program.
class FileSource final : public Source {
public:
    explicit FileSource(std::string const& path) : handle_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
        if (handle_ < 0) refuse("file.unreadable", {path, std::strerror(errno)}, path);
        struct stat about {};
        if (::fstat(handle_, &about) != 0 or not S_ISREG(about.st_mode)) {
            ::close(handle_);
            refuse("file.unreadable", {path, base::term("file.why.no_file")}, path);
        }
        size_ = static_cast<std::uint64_t>(about.st_size);
    }
    explicit FileSource(int handle) : handle_(handle), lent_(true)
    {
        struct stat about {};
        if (::fstat(handle_, &about) == 0) size_ = static_cast<std::uint64_t>(about.st_size);
    }
    ~FileSource() override
    {
        if (not lent_) ::close(handle_);
    }
    FileSource(FileSource const&) = delete;
    FileSource& operator=(FileSource const&) = delete;

    [[nodiscard]] std::uint64_t size() const override { return size_; }
    std::size_t read_at(std::uint64_t offset, char* to, std::size_t bytes) const override
    {
        std::size_t got = 0;
        while (got < bytes) {
            auto const n = ::pread(handle_, to + got, bytes - got, static_cast<off_t>(offset + got));
            if (n < 0 and errno == EINTR) continue;
            if (n <= 0) break;
            got += static_cast<std::size_t>(n);
        }
        return got;
    }

private:
    int handle_;
    bool lent_ = false;
    std::uint64_t size_ = 0;
};

class MemorySource final : public Source {
public:
    explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    std::size_t read_at(std::uint64_t offset, char* to, std::size_t bytes) const override
    {
        if (offset >= bytes_.size()) return 0;
        auto const n = std::min<std::size_t>(bytes, bytes_.size() - offset);
        std::memcpy(to, bytes_.data() + offset, n);
        return n;
    }

private:
    std::string bytes_;
};

}

std::string Source::piece(std::uint64_t offset, std::size_t bytes) const
{
    if (offset >= size()) return {};
    std::string out(std::min<std::uint64_t>(bytes, size() - offset), '\0');
    out.resize(read_at(offset, out.data(), out.size()));
    return out;
}

std::shared_ptr<Source const> Source::file(std::string const& path) { return std::make_shared<FileSource>(path); }

std::shared_ptr<Source const> Source::handle(int file) { return std::make_shared<FileSource>(file); }

std::shared_ptr<Source const> Source::memory(std::string bytes)
{
    return std::make_shared<MemorySource>(std::move(bytes));
}

}
