#include "cfb.hpp"
#include "letters.hpp"
#include "said.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <cstring>

namespace muster::formats {
namespace {

constexpr std::uint32_t last_kept = 0xFFFFFFFA;  // numbers from here on mean something else than a sector
constexpr std::uint32_t small_bytes = 64;

std::uint32_t word(std::string_view bytes, std::size_t at, std::size_t size = 4)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size and at + i < bytes.size(); ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

void add_words(std::vector<std::uint32_t>& to, std::string_view bytes)
{
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) to.push_back(word(bytes, at));
}

}

CompoundFile::CompoundFile(std::shared_ptr<Source const> source, std::string file)
    : source_(std::move(source)), file_(std::move(file))
{
    auto const header = source_->piece(0, 512);
    if (header.size() < 512) refuse("file.truncated", {file_, base::term("file.why.short")});
    auto const shift = word(header, 30, 2);
    if (shift != 9 and shift != 12) damaged();
    sector_bytes_ = 1u << shift;
    small_limit_ = std::min(word(header, 56), 1u << 20);
    read_fat(header);
    read_entries(word(header, 48));
    add_words(small_fat_, chain(word(header, 60), UINT64_MAX));
    auto const root = std::ranges::find(entries_, 5, &Entry::kind);
    if (root != entries_.end()) small_sectors_ = chain(root->first, root->bytes);
}

void CompoundFile::damaged() const { refuse("file.unreadable", {file_, base::term("file.why.pieces_damaged")}); }

std::string CompoundFile::sector(std::uint32_t number) const
{
    auto const at = (std::uint64_t(number) + 1) * sector_bytes_;
    if (at >= source_->size()) refuse("file.truncated", {file_, base::term("file.why.pieces_missing")});
    return source_->piece(at, sector_bytes_);
}

void CompoundFile::read_fat(std::string_view header)
{
    auto const most = source_->size() / sector_bytes_ + 1;
    std::vector<std::uint32_t> places;
    add_words(places, header.substr(76, 436));
    // Beyond 109 pieces the list goes on in sectors of its own, each ending with the number of the next.
    std::uint64_t seen = 0;
    for (auto next = word(header, 68); next < last_kept;) {
        if (++seen > most) damaged();
        auto const more = sector(next);
        if (more.size() < sector_bytes_) damaged();
        add_words(places, std::string_view(more).substr(0, sector_bytes_ - 4));
        next = word(more, sector_bytes_ - 4);
    }
    for (auto const place : places) {
        if (place >= last_kept) continue;
        if (fat_.size() / (sector_bytes_ / 4) > most) damaged();
        add_words(fat_, sector(place));
    }
}

// The bytes of the sectors that follow one another from `first` on; fewer where the chain is shorter.
std::string CompoundFile::chain(std::uint32_t first, std::uint64_t bytes) const
{
    std::string out;
    std::uint64_t steps = 0;
    for (auto at = first; at < last_kept and out.size() < bytes; at = fat_[at]) {
        // A chain that is longer than the file goes round in a circle.
        if (at >= fat_.size() or ++steps > fat_.size()) damaged();
        out += sector(at);
    }
    if (out.size() > bytes) out.resize(bytes);
    return out;
}

std::string CompoundFile::small_chain(std::uint32_t first, std::uint64_t bytes) const
{
    std::string out;
    std::uint64_t steps = 0;
    for (auto at = first; at < last_kept and out.size() < bytes; at = small_fat_[at]) {
        auto const from = std::uint64_t(at) * small_bytes;
        if (at >= small_fat_.size() or ++steps > small_fat_.size() or from >= small_sectors_.size()) damaged();
        out += std::string_view(small_sectors_).substr(from, small_bytes);
    }
    if (out.size() > bytes) out.resize(bytes);
    return out;
}

void CompoundFile::read_entries(std::uint32_t first)
{
    auto const bytes = chain(first, UINT64_MAX);
    for (std::size_t at = 0; at + 128 <= bytes.size(); at += 128) {
        auto const entry = std::string_view(bytes).substr(at, 128);
        auto const length = std::min<std::uint32_t>(word(entry, 64, 2), 64);
        Entry fresh;
        for (std::uint32_t i = 0; i + 2 < length; i += 2) append_letter(fresh.name, word(entry, i, 2));
        fresh.kind = static_cast<std::uint8_t>(entry[66]);
        fresh.first = word(entry, 116);
        fresh.bytes = word(entry, 120);
        if (fresh.kind != 0) entries_.push_back(std::move(fresh));
    }
}

CompoundFile::Entry const* CompoundFile::find(std::string_view name) const
{
    auto const at = std::ranges::find_if(entries_, [&](Entry const& e) { return same_word(e.name, name); });
    return at == entries_.end() ? nullptr : &*at;
}

std::string CompoundFile::stream(std::string_view name) const
{
    auto const* const entry = find(name);
    if (entry == nullptr) return {};
    auto out = entry->bytes < small_limit_ ? small_chain(entry->first, entry->bytes) : chain(entry->first, entry->bytes);
    if (out.size() < entry->bytes) refuse("file.truncated", {file_, base::term("file.why.part_incomplete", {entry->name})});
    return out;
}

}
