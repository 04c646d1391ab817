#include "encoding.hpp"
#include "letters.hpp"
#include "said.hpp"
#include <algorithm>
#include <array>
#include <base/words.hpp>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <utility>

namespace muster::formats {
namespace {

constexpr std::size_t piece_bytes = 256u << 10, sample_bytes = 64u << 10;

struct Look {
    std::uint64_t invalid = 0, letters = 0, nul = 0;  // of the bytes as UTF-8
    std::string sample;                               // lines with letters beyond ASCII
};

void take_sample(std::string_view piece, std::string& sample)
{
    while (not piece.empty() and sample.size() < sample_bytes) {
        auto const line = piece.substr(0, std::min(piece.find('\n'), std::size_t(4096)) + 1);
        if (std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) sample += line;
        piece.remove_prefix(std::min(line.size(), piece.size()));
    }
}

Look look_at_all(Source const& source)
{
    Look look;
    std::string piece(std::min<std::uint64_t>(piece_bytes, source.size() + 8), '\0');
    std::size_t kept = 0;  // bytes of a letter that the last piece cut in two
    for (std::uint64_t at = 0; at < source.size();) {
        auto const n = source.read_at(at, piece.data() + kept, piece.size() - kept);
        if (n == 0) break;
        at += n;
        std::string_view const all(piece.data(), kept + n);
        auto const whole = at < source.size() ? whole_letters(all) : all.size();
        look.nul += static_cast<std::uint64_t>(std::ranges::count(all.substr(0, whole), '\0'));
        bool high = false;
        for (auto left = all.substr(0, whole); not left.empty();) {
            auto const good = valid_utf8(left);
            auto const text = left.substr(0, good);
            auto const leads = std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
            look.letters += static_cast<std::uint64_t>(leads);
            high = high or leads > 0 or good < left.size();
            if (good < left.size()) ++look.invalid;
            left.remove_prefix(std::min(good + 1, left.size()));
        }
        if (high and look.invalid > 0) take_sample(all.substr(0, whole), look.sample);
        kept = all.size() - whole;
        std::copy_n(all.data() + whole, kept, piece.data());
    }
    return look;
}

// What ICU calls by the standard's name is nearly always the Windows set that contains it.
std::string usual_name(std::string_view name)
{
    static constexpr std::array<std::array<std::string_view, 2>, 6> usual{{{"ISO-8859-1", "windows-1252"},
                                                                          {"ISO-8859-7", "windows-1253"},
                                                                          {"ISO-8859-8", "windows-1255"},
                                                                          {"ISO-8859-8-I", "windows-1255"},
                                                                          {"ISO-8859-9", "windows-1254"},
                                                                          {"GB18030", "gb18030"}}};
    for (auto const& [from, to] : usual)
        if (same_word(name, from)) return std::string(to);
    std::string low(name);
    std::ranges::transform(low, low.begin(), [](char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return low;
}

// How many letters beyond ASCII stand among small letters, and how many of them this encoding shows as something else
// than small letters: signs and capitals inside words.
std::pair<std::size_t, std::size_t> misfits(std::string_view sample, char const* encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    std::array<char, 128> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(0x80 + i);
    std::array<UChar, 256> letters{};
    auto* const converter = ucnv_open(encoding, &error);
    ucnv_toUChars(converter, letters.data(), static_cast<int32_t>(letters.size()), bytes.data(), 128, &error);
    ucnv_close(converter);
    std::size_t all = 0, odd = 0;
    auto const small = [](char c) { return c >= 'a' and c <= 'z'; };
    for (std::size_t i = 1; i + 1 < sample.size(); ++i) {
        auto const c = static_cast<unsigned char>(sample[i]);
        if (c < 0x80 or not small(sample[i - 1]) or not small(sample[i + 1])) continue;
        ++all;
        if (U_FAILURE(error) or not u_islower(letters[c - 0x80u])) ++odd;
    }
    return {all, odd};
}

// DOS and the old Macintosh wrote Latin letters in ways of their own, which the statistics of pairs of letters cannot
// tell from the Windows set; signs in the middle of words can.
std::string latin_set(std::string_view sample)
{
    auto const [all, odd] = misfits(sample, "windows-1252");
    if (all == 0 or odd * 3 < all) return "windows-1252";
    for (auto const* const other : {"macintosh", "ibm-850"})
        if (misfits(sample, other).second * 10 <= all) return other;
    return "windows-1252";
}

Encoding guess(std::string const& sample)
{
    Encoding out{"windows-1252", false, false, 0};
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> const detector(ucsdet_open(&error), ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &error);
    int32_t count = 0;
    auto const* const* const matches = ucsdet_detectAll(detector.get(), &count, &error);
    if (U_FAILURE(error)) return out;
    for (int32_t i = 0; i < count; ++i) {
        std::string_view const name = ucsdet_getName(matches[i], &error);
        auto const confidence = ucsdet_getConfidence(matches[i], &error);
        // What was looked at already, and what no spreadsheet program writes.
        if (name.starts_with("UTF") or name.starts_with("IBM") or name.starts_with("ISO-2022")) continue;
        if (confidence < 20) break;
        out.name = usual_name(name);
        out.sure = confidence >= 50;
        break;
    }
    constexpr std::array western{"windows-1252", "windows-1250", "windows-1254", "iso-8859-2"};
    if (std::ranges::find(western, out.name) == western.end()) return out;
    if (auto const other = latin_set(sample); other != "windows-1252") out = {other, false, false, 0};
    return out;
}

std::optional<Encoding> by_mark(std::string_view begin)
{
    using namespace std::string_view_literals;
    if (begin.starts_with("\xEF\xBB\xBF"sv)) return Encoding{"utf-8", true, false, 3};
    if (begin.starts_with("\xFF\xFE\0\0"sv)) return Encoding{"utf-32le", true, false, 4};
    if (begin.starts_with("\0\0\xFE\xFF"sv)) return Encoding{"utf-32be", true, false, 4};
    if (begin.starts_with("\xFF\xFE"sv)) return Encoding{"utf-16le", true, false, 2};
    if (begin.starts_with("\xFE\xFF"sv)) return Encoding{"utf-16be", true, false, 2};
    return {};
}

}

// UTF-16 without a mark: every delimiter, digit and line end has a NUL on the same side.
std::string utf16_by_nul(std::string_view begin)
{
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < begin.size(); ++i)
        if (begin[i] == '\0') ++(i % 2 == 0 ? even : odd);
    auto const most = std::max(even, odd);
    if (most * 20 < begin.size() or std::min(even, odd) * 3 > most) return {};
    return odd > even ? "utf-16le" : "utf-16be";
}

std::string from_code_page(std::string_view bytes, std::uint32_t page)
{
    if (std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return std::string(bytes);
    auto const name = page == 10000 or page == 32768 ? std::string("macintosh")
                      : page == 32769               ? std::string("windows-1252")
                      : page < 1000                 ? "ibm-" + std::to_string(page)
                                                    : "windows-" + std::to_string(page);
    UErrorCode error = U_ZERO_ERROR;
    std::string out(bytes.size() * 4 + 4, '\0');
    auto size = ucnv_convert("utf-8", name.c_str(), out.data(), static_cast<int32_t>(out.size()), bytes.data(),
                             static_cast<int32_t>(bytes.size()), &error);
    if (U_FAILURE(error)) {
        // An unknown page: the one of most files that do not say theirs.
        error = U_ZERO_ERROR;
        size = ucnv_convert("utf-8", "windows-1252", out.data(), static_cast<int32_t>(out.size()), bytes.data(),
                            static_cast<int32_t>(bytes.size()), &error);
    }
    out.resize(U_FAILURE(error) ? 0 : static_cast<std::size_t>(size));
    return out;
}

Encoding find_encoding(Source const& source, std::string const& given, std::string const& file)
{
    auto const begin = source.piece(0, sample_bytes);
    auto const marked = by_mark(begin);
    if (not given.empty()) {
        Encoding out{usual_name(given), true, false, 0};
        if (out.name == "utf8") out.name = "utf-8";
        UErrorCode error = U_ZERO_ERROR;
        ucnv_close(ucnv_open(out.name.c_str(), &error));
        if (U_FAILURE(error)) refuse("file.unreadable", {file, base::term("file.why.no_encoding", {std::string(given)})});
        if (marked and marked->name == out.name) out.skip = marked->skip;
        return out;
    }
    if (marked and marked->name != "utf-8") return *marked;
    if (auto const name = utf16_by_nul(begin); not name.empty()) return {name, true, false, 0};
    auto const look = look_at_all(source);
    Encoding out = marked.value_or(Encoding{});
    out.clean = look.invalid == 0 and look.nul == 0;
    // A few broken letters among many whole ones are damage; nothing but broken ones is another encoding.
    if (marked or look.invalid == 0 or look.letters >= 20 * look.invalid) return out;
    return guess(look.sample);
}

struct Decoder::Converter {
    explicit Converter(std::string const& name)
    {
        UErrorCode error = U_ZERO_ERROR;
        from = ucnv_open(name.c_str(), &error);
        to = ucnv_open("utf-8", &error);
    }
    ~Converter()
    {
        ucnv_close(from);
        ucnv_close(to);
    }
    Converter(Converter const&) = delete;
    Converter& operator=(Converter const&) = delete;
    UConverter* from = nullptr;
    UConverter* to = nullptr;
    std::array<UChar, 4096> pivot{};
    UChar* pivot_from = pivot.data();
    UChar* pivot_to = pivot.data();
    bool begun = false, done = false;
};

Decoder::Decoder(Source const& source, Encoding const& encoding)
    : source_(source), plain_(encoding.clean), at_(encoding.skip)
{
    if (encoding.name != "utf-8") converter_ = std::make_unique<Converter>(encoding.name);
}

Decoder::~Decoder() = default;

std::size_t Decoder::read(char* to, std::size_t bytes)
{
    if (plain_) {
        auto const n = source_.read_at(at_, to, bytes);
        at_ += n;
        return n;
    }
    while (taken_ == ready_.size()) {
        if (ended_) return 0;
        ready_.clear();
        taken_ = 0;
        std::string fresh(std::min<std::uint64_t>(piece_bytes, source_.size() * 4 + 64), '\0');
        fresh.resize(converter_ ? convert(fresh.data(), fresh.size()) : clean(fresh.data(), fresh.size()));
        look(fresh);
    }
    auto const n = std::min(bytes, ready_.size() - taken_);
    std::copy_n(ready_.data() + taken_, n, to);
    taken_ += n;
    return n;
}

// Fills `to` with bytes of UTF-8 that may be broken, cut between letters.
std::size_t Decoder::clean(char* to, std::size_t bytes)
{
    std::copy(raw_.begin(), raw_.end(), to);
    auto const kept = raw_.size();
    auto const n = source_.read_at(at_, to + kept, bytes - kept);
    at_ += n;
    ended_ = n == 0;
    std::string_view const all(to, kept + n);
    auto const whole = ended_ ? all.size() : whole_letters(all);
    raw_ = all.substr(whole);
    return whole;
}

std::size_t Decoder::convert(char* to, std::size_t bytes)
{
    auto& c = *converter_;
    if (raw_.empty()) {
        raw_ = source_.piece(at_, piece_bytes / 4);
        at_ += raw_.size();
    }
    bool const last = raw_.empty() or at_ >= source_.size();
    char* target = to;
    char const* source = raw_.data();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(c.to, c.from, &target, to + bytes, &source, raw_.data() + raw_.size(), c.pivot.data(), &c.pivot_from,
                   &c.pivot_to, c.pivot.data() + c.pivot.size(), c.begun ? 0 : 1, last ? 1 : 0, &error);
    c.begun = true;
    raw_.erase(0, static_cast<std::size_t>(source - raw_.data()));
    if (U_FAILURE(error) and error != U_BUFFER_OVERFLOW_ERROR) {
        // ICU replaces what it cannot read; anything else ends the text where it stands.
        raw_.clear();
        ended_ = true;
    }
    else if (last and error != U_BUFFER_OVERFLOW_ERROR) ended_ = true;
    return static_cast<std::size_t>(target - to);
}

// Makes the fresh bytes valid, and remembers where something had to be done.
void Decoder::look(std::string_view fresh)
{
    constexpr std::string_view mark = "\xEF\xBF\xBD";
    auto const lines_until = [&](std::string_view text) {
        return lines_ + 1 + static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
    };
    if (converter_) {
        for (auto at = fresh.find(mark); at != std::string_view::npos; at = fresh.find(mark, at + 3))
            if (++replaced_.times == 1) replaced_.line = lines_until(fresh.substr(0, at));
    }
    else if (auto const good = valid_utf8(fresh); good < fresh.size() and replaced_.times == 0)
        replaced_.line = lines_until(fresh.substr(0, good));
    if (auto const at = fresh.find('\0'); at != std::string_view::npos and nul_.times == 0)
        nul_.line = lines_until(fresh.substr(0, at));
    auto const counts = append_clean(ready_, fresh);
    replaced_.times += static_cast<std::int64_t>(counts.replaced);
    nul_.times += static_cast<std::int64_t>(counts.nul);
    lines_ += static_cast<std::uint64_t>(std::ranges::count(fresh, '\n'));
}

}
