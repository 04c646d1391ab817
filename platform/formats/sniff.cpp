#include "encoding.hpp"
#include "letters.hpp"
#include "readers.hpp"
#include <algorithm>
#include <array>

namespace muster::formats {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes, kind;
};

constexpr std::array signatures{
    Signature{"%PDF-"sv, "file.kind.pdf"},
    Signature{"\x89PNG\r\n"sv, "file.kind.png"},
    Signature{"\xFF\xD8\xFF"sv, "file.kind.jpeg"},
    Signature{"GIF8"sv, "file.kind.gif"},
    Signature{"BM\x36"sv, "file.kind.bmp"},
    Signature{"II*\0"sv, "file.kind.tiff"},
    Signature{"MM\0*"sv, "file.kind.tiff"},
    Signature{"\x1F\x8B"sv, "file.kind.gzip"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "file.kind.7zip"},
    Signature{"Rar!\x1A\x07"sv, "file.kind.rar"},
    Signature{"BZh"sv, "file.kind.bzip2"},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "file.kind.xz"},
    Signature{"(\xB5/\xFD"sv, "file.kind.zstd"},
    Signature{"SQLite format 3\0"sv, "file.kind.sqlite"},
    Signature{"\0\1\0\0Standard "sv, "file.kind.access"},
    Signature{"PAR1"sv, "file.kind.parquet"},
    Signature{"\x7F"
              "ELF"sv,
              "file.kind.program"},
    Signature{"MZ\x90\0"sv, "file.kind.program"},
    Signature{"{\\rtf"sv, "file.kind.rtf"},
    Signature{"\x09\x00\x04\x00"sv, "file.kind.excel2"},
    Signature{"\x09\x02\x06\x00"sv, "file.kind.excel3"},
    Signature{"\x09\x04\x06\x00"sv, "file.kind.excel4"},
};

std::string_view markup_kind(std::string_view text)
{
    auto const has = [&](std::string_view word) {
        return std::ranges::search(text, word, {}, [](char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c; })
                   .begin() != text.end();
    };
    if (has("<html") or has("<!doctype html") or has("<table") or has("<body")) return "file.kind.html";
    if (has("urn:schemas-microsoft-com:office:spreadsheet")) return "file.kind.xml2003";
    if (has("<kml")) return "file.kind.kml";
    if (has("<svg")) return "file.kind.svg";
    if (text.starts_with("<?xml") or has("xmlns")) return "file.kind.xml";
    return {};
}

bool mostly_control(std::string_view begin)
{
    if (begin.starts_with("\xFF\xFE\0\0"sv) or begin.starts_with("\0\0\xFE\xFF"sv)) return false;  // four bytes each
    bool const little = begin.starts_with("\xFF\xFE"sv) or utf16_by_nul(begin) == "utf-16le";
    bool const big = begin.starts_with("\xFE\xFF"sv) or utf16_by_nul(begin) == "utf-16be";
    std::size_t const step = little or big ? 2 : 1;
    std::size_t odd = 0, all = 0;
    for (std::size_t i = 0; i + step <= begin.size(); i += step, ++all) {
        auto const c = static_cast<unsigned char>(begin[big ? i + 1 : i]);
        bool const plain = step == 1 or begin[big ? i : i + 1] == 0;
        odd += plain and (c < 9 or (c > 13 and c < 32));
    }
    return odd * 20 > all;
}

}

std::string_view not_a_table(std::string_view begin)
{
    for (auto const& [bytes, kind] : signatures)
        if (begin.starts_with(bytes)) return kind;
    auto text = begin;
    if (text.starts_with("\xEF\xBB\xBF"sv)) text.remove_prefix(3);
    text = trimmed(text);
    if (text.starts_with('<')) return markup_kind(text);
    // Text has line ends and tabs, but few other control characters.
    if (mostly_control(begin)) return "file.kind.unknown";
    return {};
}

}
