// How the letters of a text file are written, found out or given, and turned into UTF-8 piece by piece.
#pragma once
#include "source.hpp"
#include <memory>
#include <string>

namespace muster::formats {

struct Encoding {
    std::string name = "utf-8";
    bool sure = true;
    bool clean = false;       // valid UTF-8 without NUL throughout: nothing needs to be looked at
    std::uint64_t skip = 0;   // the byte order mark
};

/// `given` is the person's choice, "" where there is none. Refuses with file.unreadable where it is unknown.
Encoding find_encoding(Source const& source, std::string const& given, std::string const& file);

/// "utf-16le" or "utf-16be" where text without a mark looks like it, else "".
std::string utf16_by_nul(std::string_view begin);

/// Text of the old Windows and Macintosh code pages, by their number (1252, 1256, 10000 …), as UTF-8.
std::string from_code_page(std::string_view bytes, std::uint32_t page);

class Decoder final : public Pieces {
public:
    struct Fault {
        std::int64_t times = 0;
        std::uint64_t line = 0;  // of the first
    };
    Decoder(Source const& source, Encoding const& encoding);
    ~Decoder() override;
    /// Whole letters of valid UTF-8; `bytes` must have room for a few.
    std::size_t read(char* to, std::size_t bytes) override;
    [[nodiscard]] Fault replaced() const { return replaced_; }
    [[nodiscard]] Fault nul() const { return nul_; }

private:
    struct Converter;
    std::size_t convert(char* to, std::size_t bytes);
    std::size_t clean(char* to, std::size_t bytes);
    void look(std::string_view fresh);
    Source const& source_;
    bool plain_;
    std::uint64_t at_;
    std::unique_ptr<Converter> converter_;
    std::string raw_, ready_;  // read and not yet decoded; decoded and not yet taken
    std::size_t taken_ = 0;    // of ready_
    bool ended_ = false;
    std::uint64_t lines_ = 0;
    Fault replaced_, nul_;
};

}
