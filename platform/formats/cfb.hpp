// The streams of a compound file, the container of old Office documents and of encrypted new ones. Source: [MS-CFB].
#pragma once
#include "source.hpp"
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

class CompoundFile {
public:
    /// Refuses with file.truncated, file.unreadable.
    CompoundFile(std::shared_ptr<Source const> source, std::string file);

    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    /// All bytes of a stream; "" where there is none of this name.
    [[nodiscard]] std::string stream(std::string_view name) const;

private:
    struct Entry {
        std::string name;
        std::uint8_t kind = 0;  // 1 folder, 2 stream, 5 root
        std::uint32_t first = 0;
        std::uint64_t bytes = 0;
    };
    [[nodiscard]] Entry const* find(std::string_view name) const;
    [[nodiscard]] std::string sector(std::uint32_t number) const;
    [[nodiscard]] std::string chain(std::uint32_t first, std::uint64_t bytes) const;
    [[nodiscard]] std::string small_chain(std::uint32_t first, std::uint64_t bytes) const;
    void read_fat(std::string_view header);
    void read_entries(std::uint32_t first);
    [[noreturn]] void damaged() const;

    std::shared_ptr<Source const> source_;
    std::string file_;
    std::uint32_t sector_bytes_ = 512;
    std::uint32_t small_limit_ = 4096;
    std::vector<std::uint32_t> fat_, small_fat_;
    std::string small_sectors_;
    std::vector<Entry> entries_;
};

}
