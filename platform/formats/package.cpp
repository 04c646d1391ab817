#include "source.hpp"
#include "zip.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <formats/package.hpp>
#include <zlib.h>

namespace muster::formats {

namespace {

void put(std::string& out, std::uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::string deflated(std::string_view text)
{
    z_stream stream{};
    ENSURE(deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    ENSURE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}

void Package::add(std::string_view name, std::string_view text)
{
    constexpr std::uint32_t version = 20, utf8_name = 0x0800, deflate_method = 8, no_time = 0, first_day = 0x21;
    auto const packed = deflated(text);
    auto const checksum = crc32(0, reinterpret_cast<Bytef const*>(text.data()), static_cast<uInt>(text.size()));
    std::string common;
    put(common, version, 2), put(common, utf8_name, 2), put(common, deflate_method, 2), put(common, no_time, 2), put(common, first_day, 2);
    put(common, static_cast<std::uint32_t>(checksum), 4);
    put(common, static_cast<std::uint32_t>(packed.size()), 4), put(common, static_cast<std::uint32_t>(text.size()), 4);
    put(common, static_cast<std::uint32_t>(name.size()), 2), put(common, 0, 2);
    put(directory_, 0x02014b50, 4), put(directory_, version, 2);
    directory_ += common;
    // No comment, first disk, no attributes; then where the part begins.
    put(directory_, 0, 2), put(directory_, 0, 2), put(directory_, 0, 2), put(directory_, 0, 4), put(directory_, static_cast<std::uint32_t>(files_.size()), 4);
    directory_ += name;
    put(files_, 0x04034b50, 4);
    files_ += common;
    files_ += name;
    files_ += packed;
    ++count_;
}

std::string Package::done() const
{
    auto out = files_ + directory_;
    put(out, 0x06054b50, 4), put(out, 0, 4), put(out, count_, 2), put(out, count_, 2);
    put(out, static_cast<std::uint32_t>(directory_.size()), 4), put(out, static_cast<std::uint32_t>(files_.size()), 4), put(out, 0, 2);
    return out;
}

std::string xml_text(std::string_view text)
{
    std::string out;
    for (auto letter : text) {
        if (letter == '&') out += "&amp;";
        else if (letter == '<') out += "&lt;";
        else if (letter == '>') out += "&gt;";
        else if (letter == '"') out += "&quot;";
        else if (static_cast<unsigned char>(letter) >= 0x20 or letter == '\n' or letter == '\t') out += letter;
    }
    return out;
}

std::optional<std::string> part_of(std::string const& path, std::string_view name, std::uint64_t limit)
{
    Limits limits;
    limits.file_bytes = std::max(limits.file_bytes, limit);
    ZipFile const zip(Source::file(path), path, limits);
    auto const* entry = zip.find(name);
    if (entry == nullptr) return std::nullopt;
    return zip.content(*entry, limit);
}

}
