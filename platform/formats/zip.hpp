// The parts of a zip package, found in its directory and unpacked piece by piece within limits. Sizes are counted, never
// believed. Source: PKWARE APPNOTE 6.3.10.
#pragma once
#include "source.hpp"
#include <formats/workbook.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct z_stream_s;

namespace muster::formats {

struct ZipEntry {
    std::string name;  // '/' between folders; valid UTF-8, whatever is written
    std::size_t name_bytes = 0;  // as written
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    std::uint32_t crc = 0;
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;  // as stated
    std::uint64_t header_at = 0;
    [[nodiscard]] bool encrypted() const { return (flags & 1) != 0; }
};

class ZipStream;

class ZipFile {
public:
    /// Refuses with file.truncated, file.unreadable, file.too_large, file.bomb (parts that lie over one another).
    ZipFile(std::shared_ptr<Source const> source, std::string file, Limits const& limits);

    [[nodiscard]] std::vector<ZipEntry> const& entries() const { return entries_; }
    /// By name without regard to case; null where there is none. A name that comes twice is refused: programs differ
    /// in which of the two they read.
    [[nodiscard]] ZipEntry const* find(std::string_view name) const;
    [[nodiscard]] std::unique_ptr<ZipStream> open(ZipEntry const& entry) const;
    /// All of a small part.
    [[nodiscard]] std::string content(ZipEntry const& entry, std::uint64_t limit) const;
    [[nodiscard]] std::string const& file() const { return file_; }
    [[nodiscard]] Limits const& limits() const { return limits_; }

private:
    struct Directory {
        std::uint64_t at = 0, bytes = 0;
    };
    [[nodiscard]] Directory find_directory() const;
    [[nodiscard]] bool read_zip64(std::uint64_t end_at, Directory& where) const;
    void read_directory(Directory const& where);
    void check_overlaps(std::uint64_t directory_at) const;

    std::shared_ptr<Source const> source_;
    std::string file_;
    Limits limits_;
    std::vector<ZipEntry> entries_;
};

/// One part, unpacked in pieces.
class ZipStream final : public Pieces {
public:
    ZipStream(Source const& source, ZipEntry const& entry, std::string const& file, Limits const& limits);
    ~ZipStream() override;
    ZipStream(ZipStream const&) = delete;
    ZipStream& operator=(ZipStream const&) = delete;

    /// The end comes only when size and checksum have been found right.
    std::size_t read(char* to, std::size_t bytes) override;

private:
    std::size_t inflate_some(char* to, std::size_t bytes);
    void refill();
    void check(std::size_t fresh);
    void check_end();

    Source const& source_;
    ZipEntry const& entry_;
    std::string const& file_;
    Limits const& limits_;
    std::unique_ptr<z_stream_s> z_;
    std::string packed_;
    std::uint64_t at_ = 0, left_ = 0;  // of the packed bytes not yet taken from the source
    std::uint64_t out_ = 0;
    std::uint32_t crc_ = 0;
    bool done_ = false;
};

}
