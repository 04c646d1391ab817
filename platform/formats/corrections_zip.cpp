#include "corrections_zip.hpp"
#include "writer_rules.hpp"
#include <base/words.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace muster::formats {

namespace {

constexpr std::uint16_t no_time = 0, no_date = 0x21;  // 1980-01-01, what packages write that do not tell
constexpr std::uint16_t utf8_name = 1 << 11, has_descriptor = 1 << 3;
constexpr std::uint64_t most = 0xFFFFFFFF;
// Patched parts are read once or twice by people's programs: writing quickly is worth more than the last tenth of size.
constexpr int quick = 1;

void put16(std::string& out, std::uint32_t value)
{
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>(value >> 8 & 0xFF);
}

void put32(std::string& out, std::uint64_t value)
{
    put16(out, static_cast<std::uint32_t>(value & 0xFFFF));
    put16(out, static_cast<std::uint32_t>(value >> 16 & 0xFFFF));
}

std::uint16_t get16(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1])
                                                                                  << 8);
}

}

ZipWriter::ZipWriter(std::string path)
    : path_(std::move(path)), beside_(path_ + ".part"), file_(std::fopen(beside_.c_str(), "wb"))
{
    if (file_ == nullptr) fail();
    out_.resize(1 << 18);
}

ZipWriter::ZipWriter(std::FILE* file, std::string name) : path_(std::move(name)), file_(file), lent_(true)
{
    out_.resize(1 << 18);
}

ZipWriter::~ZipWriter()
{
    if (open_) deflateEnd(z_.get());
    if (file_ == nullptr or lent_) return;
    std::fclose(file_);
    std::remove(beside_.c_str());
}

void ZipWriter::fail()
{
    throw base::Refusal(writer_rule("file.cannot_write"), {path_, std::strerror(errno)});
}

void ZipWriter::again()
{
    ENSURE(not open_);
    parts_.clear();
    at_ = 0;
    std::rewind(file_);
    if (::ftruncate(::fileno(file_), 0) != 0) fail();
}

void ZipWriter::put(std::string_view bytes)
{
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
    at_ += bytes.size();
}

void ZipWriter::put_header(Part const& part)
{
    std::string header = "PK\3\4";
    put16(header, 20);
    put16(header, part.flags);
    put16(header, part.method);
    put16(header, part.time);
    put16(header, part.date);
    put32(header, part.crc);
    put32(header, part.packed);
    put32(header, part.unpacked);
    put16(header, static_cast<std::uint32_t>(part.name.size()));
    put16(header, 0);
    put(header + part.name);
}

void ZipWriter::copy(Source const& from, ZipEntry const& entry)
{
    auto const header = from.piece(entry.header_at, 30);
    if (header.size() < 30)
        throw base::Refusal(writer_rule("file.cannot_write"), {path_, base::term("file.why.original_ends")});
    std::size_t const name = get16(header, 26), extra = get16(header, 28);
    Part part;
    part.name = from.piece(entry.header_at + 30, name);
    // Sizes that stood behind the data stand before it from now on.
    part.flags = static_cast<std::uint16_t>(entry.flags & ~has_descriptor);
    part.method = entry.method;
    part.time = get16(header, 10);
    part.date = get16(header, 12);
    part.crc = entry.crc;
    part.packed = entry.packed;
    part.unpacked = entry.unpacked;
    part.at = at_;
    put_header(part);
    std::string bytes(1 << 18, '\0');
    for (std::uint64_t done = 0; done < entry.packed;) {
        auto const wanted = std::min<std::uint64_t>(bytes.size(), entry.packed - done);
        auto const got = from.read_at(entry.header_at + 30 + name + extra + done, bytes.data(), wanted);
        if (got == 0) throw base::Refusal(writer_rule("file.cannot_write"), {path_, base::term("file.why.original_ends")});
        put(std::string_view(bytes).substr(0, got));
        done += got;
    }
    parts_.push_back(std::move(part));
}

void ZipWriter::begin(std::string name)
{
    ENSURE(not open_);
    Part part{std::move(name), utf8_name, Z_DEFLATED, no_time, no_date, 0, 0, 0, at_};
    put_header(part);
    parts_.push_back(std::move(part));
    z_ = std::make_unique<z_stream_s>();
    ENSURE(deflateInit2(z_.get(), quick, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
    open_ = true;
}

void ZipWriter::deflate(bool last)
{
    do {
        z_->next_out = reinterpret_cast<Bytef*>(out_.data());
        z_->avail_out = static_cast<uInt>(out_.size());
        ENSURE(::deflate(z_.get(), last ? Z_FINISH : Z_NO_FLUSH) != Z_STREAM_ERROR);
        auto const fresh = out_.size() - z_->avail_out;
        put(std::string_view(out_).substr(0, fresh));
        parts_.back().packed += fresh;
    } while (z_->avail_out == 0);
}

void ZipWriter::write(std::string_view bytes)
{
    ENSURE(open_);
    auto& part = parts_.back();
    while (not bytes.empty()) {
        auto const now = bytes.substr(0, 1 << 30);
        auto* const data = reinterpret_cast<Bytef const*>(now.data());
        part.crc = static_cast<std::uint32_t>(crc32(part.crc, data, static_cast<uInt>(now.size())));
        part.unpacked += now.size();
        z_->next_in = const_cast<Bytef*>(data);
        z_->avail_in = static_cast<uInt>(now.size());
        deflate(false);
        bytes.remove_prefix(now.size());
    }
}

void ZipWriter::end()
{
    ENSURE(open_);
    deflate(true);
    deflateEnd(z_.get());
    open_ = false;
    // Crc and sizes are known now: they go into the header that stands before the data.
    auto const& part = parts_.back();
    if (part.unpacked > most or at_ > most)
        throw base::Refusal(writer_rule("file.cannot_write"), {path_, base::term("file.why.four_gb")});
    std::string numbers;
    put32(numbers, part.crc);
    put32(numbers, part.packed);
    put32(numbers, part.unpacked);
    bool const patched = std::fseek(file_, static_cast<long>(part.at + 14), SEEK_SET) == 0 and
                         std::fwrite(numbers.data(), 1, numbers.size(), file_) == numbers.size() and
                         std::fseek(file_, 0, SEEK_END) == 0;
    if (not patched) fail();
}

void ZipWriter::add(std::string name, std::string_view bytes)
{
    begin(std::move(name));
    write(bytes);
    end();
}

void ZipWriter::done()
{
    auto const directory_at = at_;
    for (auto const& part : parts_) {
        std::string entry = "PK\1\2";
        put16(entry, 20);
        put16(entry, 20);
        put16(entry, part.flags);
        put16(entry, part.method);
        put16(entry, part.time);
        put16(entry, part.date);
        put32(entry, part.crc);
        put32(entry, part.packed);
        put32(entry, part.unpacked);
        put16(entry, static_cast<std::uint32_t>(part.name.size()));
        entry.append(12, '\0');  // no extra field, no comment, first disk, no attributes
        put32(entry, part.at);
        put(entry + part.name);
    }
    std::string end("PK\5\6\0\0\0\0", 8);
    put16(end, static_cast<std::uint32_t>(parts_.size()));
    put16(end, static_cast<std::uint32_t>(parts_.size()));
    put32(end, at_ - directory_at);
    put32(end, directory_at);
    put16(end, 0);
    if (at_ > most or parts_.size() > 0xFFFE)
        throw base::Refusal(writer_rule("file.cannot_write"), {path_, base::term("file.why.four_gb")});
    put(end);
    if (lent_) {
        if (std::fflush(file_) != 0) fail();
        return;
    }
    if (std::fclose(std::exchange(file_, nullptr)) != 0) fail();
    std::error_code error;
    std::filesystem::rename(beside_, path_, error);
    if (not error) return;
    std::remove(beside_.c_str());
    throw base::Refusal(writer_rule("file.cannot_write"), {path_, error.message()});
}

}
