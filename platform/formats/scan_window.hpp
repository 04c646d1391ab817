// A window on bytes that come piece by piece: what is being read stays whole in memory, what is read is dropped.
#pragma once
#include "said.hpp"
#include "source.hpp"
#include <algorithm>
#include <cstring>
#include <memory>

namespace muster::formats {

class ScanWindow {
public:
    ScanWindow(Pieces& stream, std::string const& file) : stream_(stream), file_(file) { make_room(256u << 10); }

    /// What is there; a NUL stands behind it, so that a scanner that looks at each letter stops by itself.
    [[nodiscard]] char const* begin() const { return bytes_.get() + from_; }
    [[nodiscard]] char const* end() const { return bytes_.get() + to_; }
    [[nodiscard]] bool at_end() const { return at_end_; }

    void drop_until(char const* here) { from_ = static_cast<std::size_t>(here - bytes_.get()); }

    /// Gets more behind what is there. Pointers into the window move. False where the part has ended.
    bool more()
    {
        if (at_end_) return false;
        auto const kept = to_ - from_;
        if (kept >= most_bytes) refuse("file.too_large", {file_, "a single row or text of it is over 64 MB"});
        if (kept * 2 > size_) make_room(size_ * 2);
        else if (from_ > 0) {
            std::memmove(bytes_.get(), bytes_.get() + from_, kept);
            from_ = 0;
            to_ = kept;
        }
        while (to_ < size_) {
            auto const n = stream_.read(bytes_.get() + to_, size_ - to_);
            if (n == 0) at_end_ = true;
            to_ += n;
            if (n == 0) break;
        }
        std::memset(bytes_.get() + to_, 0, padding);
        return to_ > kept or not at_end_;
    }

private:
    static constexpr std::size_t most_bytes = 64u << 20, padding = 64;
    void make_room(std::size_t size)
    {
        auto wider = std::make_unique_for_overwrite<char[]>(size + padding);
        auto const kept = to_ - from_;
        if (kept > 0) std::memcpy(wider.get(), bytes_.get() + from_, kept);
        bytes_ = std::move(wider);
        from_ = 0;
        to_ = kept;
        size_ = size;
        std::memset(bytes_.get() + to_, 0, padding);
    }
    Pieces& stream_;
    std::string const& file_;
    std::unique_ptr<char[]> bytes_;
    std::size_t from_ = 0, to_ = 0, size_ = 0;
    bool at_end_ = false;
};

/// How far a scanner came with what was in the window.
enum class Scan { ok, more, strange };

inline bool is_blank(char c) { return c == ' ' or c == '\n' or c == '\r' or c == '\t'; }

/// Whether `p` begins with these letters. Reading stops at the first that differs, at the latest at the NUL.
template <std::size_t n>
bool begins(char const* p, char const (&word)[n])
{
    for (std::size_t i = 0; i + 1 < n; ++i)
        if (p[i] != word[i]) return false;
    return true;
}

/// What may stand behind an element's name.
inline bool ends_name(char c) { return c == '>' or c == '/' or is_blank(c); }

/// Whether the tag at `p` has a namespace prefix.
inline bool is_prefixed(char const* p)
{
    for (p += p[1] == '/' ? 2 : 1; not ends_name(*p) and *p != 0; ++p)
        if (*p == ':') return true;
    return false;
}

/// The '>' that ends the tag, those in quotation marks passed over; null where it is not in the window.
inline char const* tag_end(char const* p, char const* end)
{
    char quote = 0;
    for (; p < end; ++p) {
        if (quote != 0) {
            if (*p == quote) quote = 0;
        }
        else if (*p == '>') return p;
        else if (*p == '"' or *p == '\'') quote = *p;
    }
    return nullptr;
}

/// The next attribute of a tag, `left` being what follows its name and shrinking. False at the end of the tag; a tag
/// that is not built of attributes, or holds references, leaves `left` empty and `broken` set.
struct ScanAttribute {
    std::string_view name, value;
    bool broken = false;
};
bool next_attribute(std::string_view& left, ScanAttribute& found);
/// The value of one attribute of a tag; "" where it has none.
std::string_view attribute(std::string_view behind_name, std::string_view name);

/// Whether an XML declaration names another encoding than UTF-8, which only expat reads.
bool names_other_encoding(std::string_view declaration);

/// Reads the texts of a shared or inline string from behind its start tag to behind its end tag `</name>`: rich runs are
/// joined, phonetic ones passed over. Appends them undecoded.
Scan scan_runs(char const*& p, char const* end, std::string_view name, std::string& out);

/// Decodes references and _xHHHH_, and makes it valid UTF-8. True where bytes had to be replaced.
bool decode_text(std::string& text);

}
