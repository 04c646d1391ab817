#include "zip.hpp"
#include "letters.hpp"
#include "said.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <cstring>
#include <zlib.h>

namespace muster::formats {
namespace {

constexpr std::size_t end_bytes = 22, entry_bytes = 46, header_bytes = 30;
constexpr std::uint64_t most_directory_bytes = 32u << 20;

template <typename T>
T number(std::string_view bytes, std::size_t at)
{
    T value = 0;
    if (at + sizeof(T) > bytes.size()) return value;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value = static_cast<T>(value | static_cast<T>(static_cast<T>(static_cast<unsigned char>(bytes[at + i])) << (8 * i)));
    return value;
}

// Sizes of 4 GiB and more stand in the extra field, in a fixed order, only where the plain field is full.
void read_zip64_extra(std::string_view extra, ZipEntry& entry)
{
    while (extra.size() >= 4) {
        auto const id = number<std::uint16_t>(extra, 0);
        auto const bytes = number<std::uint16_t>(extra, 2);
        auto const field = extra.substr(4, bytes);
        if (id == 1) {
            std::size_t at = 0;
            for (auto* const value : {&entry.unpacked, &entry.packed, &entry.header_at})
                if (*value == 0xFFFFFFFFu and at + 8 <= field.size()) *value = number<std::uint64_t>(field, at), at += 8;
            return;
        }
        if (extra.size() < 4u + bytes) return;
        extra.remove_prefix(4u + bytes);
    }
}

}

ZipFile::ZipFile(std::shared_ptr<Source const> source, std::string file, Limits const& limits)
    : source_(std::move(source)), file_(std::move(file)), limits_(limits)
{
    auto const where = find_directory();
    read_directory(where);
    check_overlaps(where.at);
}

ZipFile::Directory ZipFile::find_directory() const
{
    // The end record stands at the very end, before a comment of up to 65,535 bytes.
    auto const size = source_->size();
    auto const tail_bytes = std::min<std::uint64_t>(size, end_bytes + 0xFFFF);
    auto const tail = source_->piece(size - tail_bytes, tail_bytes);
    for (auto at = tail.rfind("PK\5\6"); at != std::string::npos;
         at = at == 0 ? std::string::npos : tail.rfind("PK\5\6", at - 1)) {
        if (at + end_bytes > tail.size()) continue;
        auto const end_at = size - tail_bytes + at;
        std::string_view const record = std::string_view(tail).substr(at, end_bytes);
        if (at + end_bytes + number<std::uint16_t>(record, 20) > tail.size()) continue;
        if (number<std::uint16_t>(record, 4) != number<std::uint16_t>(record, 6))
            refuse("file.unreadable", {file_, base::term("file.why.one_piece")});
        Directory where{number<std::uint32_t>(record, 16), number<std::uint32_t>(record, 12)};
        if (read_zip64(end_at, where)) return where;
        if (where.at + where.bytes > end_at) refuse("file.truncated", {file_, base::term("file.why.parts_incomplete")});
        return where;
    }
    refuse("file.truncated", {file_, base::term("file.why.parts_missing")});
}

bool ZipFile::read_zip64(std::uint64_t end_at, Directory& where) const
{
    if (end_at < 20) return false;
    auto const locator = source_->piece(end_at - 20, 20);
    if (not locator.starts_with("PK\6\7")) return false;
    auto const record_at = number<std::uint64_t>(locator, 8);
    auto const record = record_at < end_at ? source_->piece(record_at, 56) : std::string();
    if (record.size() < 56 or not record.starts_with("PK\6\6"))
        refuse("file.truncated", {file_, base::term("file.why.parts_incomplete")});
    where.at = number<std::uint64_t>(record, 48);
    where.bytes = number<std::uint64_t>(record, 40);
    if (where.at > end_at or where.bytes > end_at - where.at)
        refuse("file.truncated", {file_, base::term("file.why.parts_incomplete")});
    return true;
}

void ZipFile::read_directory(Directory const& where)
{
    if (where.bytes > most_directory_bytes) refuse("file.too_large", {file_, base::term("file.why.parts_large")});
    auto const bytes = source_->piece(where.at, where.bytes);
    std::string_view left = bytes;
    while (left.size() >= entry_bytes and left.starts_with("PK\1\2")) {
        if (entries_.size() == limits_.entries)
            refuse("file.too_large", {file_, base::term("file.why.parts", {std::to_string(limits_.entries)})});
        ZipEntry entry;
        entry.flags = number<std::uint16_t>(left, 8);
        entry.method = number<std::uint16_t>(left, 10);
        entry.crc = number<std::uint32_t>(left, 16);
        entry.packed = number<std::uint32_t>(left, 20);
        entry.unpacked = number<std::uint32_t>(left, 24);
        entry.header_at = number<std::uint32_t>(left, 42);
        std::size_t const name = number<std::uint16_t>(left, 28), extra = number<std::uint16_t>(left, 30),
                          comment = number<std::uint16_t>(left, 32);
        if (left.size() < entry_bytes + name + extra + comment) break;
        entry.name_bytes = name;
        append_clean(entry.name, left.substr(entry_bytes, name));
        std::ranges::replace(entry.name, '\\', '/');
        read_zip64_extra(left.substr(entry_bytes + name, extra), entry);
        entries_.push_back(std::move(entry));
        left.remove_prefix(entry_bytes + name + extra + comment);
    }
    if (not left.empty() or bytes.size() < where.bytes)
        refuse("file.unreadable", {file_, base::term("file.why.parts_damaged")});
}

void ZipFile::check_overlaps(std::uint64_t directory_at) const
{
    std::vector<ZipEntry const*> order;
    for (auto const& entry : entries_) order.push_back(&entry);
    std::ranges::sort(order, {}, &ZipEntry::header_at);
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto const& one = *order[i];
        auto const next = i + 1 < order.size() ? order[i + 1]->header_at : directory_at;
        if (one.header_at > directory_at or one.packed > directory_at)
            refuse("file.truncated", {file_, base::term("file.why.some_missing")});
        if (one.header_at + header_bytes + one.name_bytes + one.packed > next)
            refuse("file.bomb", {file_, base::term("file.why.parts_overlap")});
    }
}

ZipEntry const* ZipFile::find(std::string_view name) const
{
    ZipEntry const* found = nullptr;
    for (auto const& entry : entries_) {
        if (not same_word(entry.name, name)) continue;
        if (found != nullptr) refuse("file.unreadable", {file_, base::term("file.why.part_twice", {entry.name})});
        found = &entry;
    }
    return found;
}

std::unique_ptr<ZipStream> ZipFile::open(ZipEntry const& entry) const
{
    return std::make_unique<ZipStream>(*source_, entry, file_, limits_);
}

std::string ZipFile::content(ZipEntry const& entry, std::uint64_t limit) const
{
    auto const stream = open(entry);
    std::string out;
    for (;;) {
        auto const had = out.size();
        out.resize(had + 65536);
        auto const n = stream->read(out.data() + had, 65536);
        out.resize(had + n);
        if (n == 0) return out;
        if (out.size() > limit)
            refuse("file.too_large", {file_, base::term("file.why.part_unpacks", {entry.name, std::to_string(limit >> 20)})});
    }
}

ZipStream::ZipStream(Source const& source, ZipEntry const& entry, std::string const& file, Limits const& limits)
    : source_(source), entry_(entry), file_(file), limits_(limits)
{
    if (entry.encrypted()) refuse("file.encrypted", {file});
    if (entry.method != 0 and entry.method != 8)
        refuse("file.unreadable", {file, base::term("file.why.part_packed", {entry.name})});
    auto const header = source.piece(entry.header_at, header_bytes);
    if (header.size() < header_bytes or not header.starts_with("PK\3\4"))
        refuse("file.unreadable", {file, base::term("file.why.zip_damaged", {entry.name})});
    at_ = entry.header_at + header_bytes + number<std::uint16_t>(header, 26) + number<std::uint16_t>(header, 28);
    left_ = entry.packed;
    crc_ = static_cast<std::uint32_t>(::crc32(0, nullptr, 0));
    if (entry.method == 8) {
        z_ = std::make_unique<z_stream_s>();
        if (::inflateInit2(z_.get(), -15) != Z_OK) throw std::bad_alloc();
        packed_.resize(64 << 10);
    }
}

ZipStream::~ZipStream()
{
    if (z_) ::inflateEnd(z_.get());
}

std::size_t ZipStream::read(char* to, std::size_t bytes)
{
    if (done_ or bytes == 0) return 0;
    std::size_t got = 0;
    if (entry_.method == 8) got = inflate_some(to, bytes);
    else {
        got = source_.read_at(at_, to, std::min<std::uint64_t>(bytes, left_));
        if (got == 0 and left_ > 0) refuse("file.truncated", {file_, base::term("file.why.part_incomplete", {entry_.name})});
        at_ += got;
        left_ -= got;
        done_ = left_ == 0;
    }
    crc_ = static_cast<std::uint32_t>(::crc32_z(crc_, reinterpret_cast<Bytef const*>(to), got));
    check(got);
    if (done_) check_end();
    return got;
}

void ZipStream::refill()
{
    auto const n = source_.read_at(at_, packed_.data(), std::min<std::uint64_t>(packed_.size(), left_));
    if (n == 0) refuse("file.truncated", {file_, base::term("file.why.part_incomplete", {entry_.name})});
    at_ += n;
    left_ -= n;
    z_->next_in = reinterpret_cast<Bytef*>(packed_.data());
    z_->avail_in = static_cast<uInt>(n);
}

std::size_t ZipStream::inflate_some(char* to, std::size_t bytes)
{
    z_->next_out = reinterpret_cast<Bytef*>(to);
    z_->avail_out = static_cast<uInt>(std::min<std::size_t>(bytes, 1u << 30));
    auto const room = z_->avail_out;
    while (z_->avail_out > 0 and not done_) {
        if (z_->avail_in == 0) refill();
        int const state = ::inflate(z_.get(), Z_NO_FLUSH);
        if (state == Z_STREAM_END) done_ = true;
        else if (state == Z_MEM_ERROR) throw std::bad_alloc();
        else if (state != Z_OK and state != Z_BUF_ERROR)
            refuse("file.unreadable", {file_, base::term("file.why.part_damaged", {entry_.name})});
    }
    return room - z_->avail_out;
}

void ZipStream::check(std::size_t fresh)
{
    out_ += fresh;
    if (out_ > entry_.unpacked) refuse("file.bomb", {file_, base::term("file.why.part_larger", {entry_.name})});
    auto const taken = entry_.packed - left_;
    if (out_ > (64ull << 20) and out_ / limits_.ratio > taken)
        refuse("file.bomb", {file_, base::term("file.why.part_grows", {entry_.name, std::to_string(limits_.ratio)})});
    if (out_ > limits_.unpacked_bytes)
        refuse("file.too_large",
               {file_, base::term("file.why.part_unpacks", {entry_.name, std::to_string(limits_.unpacked_bytes >> 20)})});
}

void ZipStream::check_end()
{
    if (out_ != entry_.unpacked or crc_ != entry_.crc)
        refuse("file.unreadable", {file_, base::term("file.why.part_checksum", {entry_.name})});
}

}
