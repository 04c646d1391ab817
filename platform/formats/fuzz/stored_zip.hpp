// A zip package with right checksums around parts that a fuzzer invents.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zlib.h>

namespace muster::formats::fuzz {

inline std::string stored_zip(std::vector<std::pair<std::string_view, std::string_view>> const& parts)
{
    auto const put = [](std::string& out, std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) out += i < 8 ? static_cast<char>(value >> (8 * i)) : '\0';
    };
    std::string body, directory;
    for (auto const& [name, content] : parts) {
        auto const at = body.size();
        auto const sum = ::crc32(0, reinterpret_cast<Bytef const*>(content.data()), static_cast<uInt>(content.size()));
        std::string same;
        put(same, 20, 2), put(same, 0, 8), put(same, sum, 4), put(same, content.size(), 4), put(same, content.size(), 4);
        put(same, name.size(), 2), put(same, 0, 2);
        body += "PK\3\4" + same;
        body += name;
        body += content;
        directory += "PK\1\2";
        put(directory, 20, 2);
        directory += same;
        put(directory, 0, 10), put(directory, at, 4);
        directory += name;
    }
    std::string end = "PK\5\6";
    put(end, 0, 4), put(end, parts.size(), 2), put(end, parts.size(), 2), put(end, directory.size(), 4);
    put(end, body.size(), 4), put(end, 0, 2);
    return body + directory + end;
}

}
