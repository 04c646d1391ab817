// The texts that a workbook keeps once for all its sheets.
#pragma once
#include "zip.hpp"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

/// All of them in one piece of memory.
class SharedStrings {
public:
    /// From the part of an XLSX package.
    void load(ZipFile const& zip, ZipEntry const& entry);
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const
    {
        std::uint32_t const from = i == 0 ? 0 : ends_[i - 1];
        return {text_.data() + from, ends_[i] - from};
    }
    [[nodiscard]] std::uint64_t replaced() const { return replaced_; }

    /// One more text, decoded. Refuses with file.too_large naming `file`.
    void add(std::string_view fresh, std::string const& file, Limits const& limits);

private:
    [[nodiscard]] bool scan(ZipStream& stream, ZipFile const& zip);
    std::string text_;
    std::vector<std::uint32_t> ends_;
    std::uint64_t replaced_ = 0;
};

}
