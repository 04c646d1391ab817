// A small zip package made in memory: the documents of office programs are such packages. Nothing in it tells the time, so
// the same parts give the same bytes. Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::formats {

class Package {
public:
    /// Parts stand in the order in which they were added; the whole is to stay below 4 GB.
    void add(std::string_view name, std::string_view text);
    [[nodiscard]] std::string done() const;

private:
    std::string files_, directory_;
    std::uint32_t count_ = 0;
};

/// One part of a package on disk, by its name; nothing where it has none. Refuses what is no package, is damaged, or unpacks
/// to more than `limit` bytes (file.truncated, file.unreadable, file.too_large, file.bomb).
std::optional<std::string> part_of(std::string const& path, std::string_view name, std::uint64_t limit);

/// Text as it stands in XML, in an element or an attribute. Characters that XML 1.0 does not know are left out.
std::string xml_text(std::string_view text);

}
