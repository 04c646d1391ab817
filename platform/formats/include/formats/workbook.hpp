// Reading what people send: CSV, XLSX, ODS, XLS and JSON as rows of typed cells, streamed.
//
// The same few words for every format. A workbook is opened once; a sheet may be read again and again, from its
// beginning. Cells keep what was written; nothing is guessed here beyond what the file itself says of a cell's type.
#pragma once
#include <base/finding.hpp>
#include <base/words.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

struct Cell {
    enum class Kind : std::uint8_t {
        empty,    // nothing, or text of blanks only is still `text`
        text,
        number,   // XLSX, ODS, XLS: stored as a number and not shown as a date. CSV has text only.
        date,     // stored as a number and shown as a day or a time: `number` is days since 1899-12-30, 1904 allowed for
        boolean,  // `number` is 0 or 1
        error,    // #N/A, #REF! …: `text` holds it
    };
    Kind kind = Kind::empty;
    bool formula = false;       // the value is the remembered result of a formula
    bool merged = false;        // the value is repeated from the first cell of a merged range
    std::string_view text;      // as written, valid UTF-8; of numbers and dates the stored digits ("45383.5")
    double number = 0;          // of number, date, boolean
    [[nodiscard]] bool empty() const { return kind == Kind::empty; }
};

/// One row as it stands in the sheet; views live until the sink returns. Rows that hold nothing may be left out by the
/// file; `number` tells. Trailing empty cells are left out.
struct SheetRow {
    std::uint32_t number = 0;  // as people see it: the first is 1
    bool hidden = false;       // hidden by hand or by a filter
    std::span<Cell const> cells;
};

struct Range {
    std::uint32_t first_row = 0, last_row = 0;  // 1-based, both included
    std::uint32_t first_col = 0, last_col = 0;  // 0-based, both included
};

struct SheetInfo {
    std::string name;
    bool hidden = false;
    std::uint64_t bytes = 0;  // how much there is to read, for progress and for choosing
};

/// Bounds that keep a hostile or broken file from taking the machine. A file beyond one is refused, in words.
struct Limits {
    std::uint64_t file_bytes = 512ull << 20;
    std::uint64_t unpacked_bytes = 4ull << 30;  // of one part of the package
    std::uint32_t ratio = 1000;                 // unpacked to packed, beyond 64 MiB unpacked
    std::uint32_t entries = 4096;               // in the package
    std::uint32_t columns = 16384;
    std::uint32_t rows = 4'000'000;             // rows that hold something; blank rows cost nothing
    std::uint64_t shared_text_bytes = 1ull << 30;
    std::uint32_t cell_bytes = 1u << 20;
    std::uint32_t json_depth = 32;
};

struct Choice {
    std::string encoding;    // "" = found out; "utf-8", "utf-16le", "windows-1252" …
    char delimiter = 0;      // 0 = found out
};

/// How a text file was understood, to be shown and to be overruled.
struct TextFile {
    std::string encoding;
    char delimiter = 0;
    bool sure = true;
};

class Workbook {
public:
    /// Opens by content, never by the name's ending. Refuses: file.unreadable, file.empty, file.encrypted,
    /// file.truncated, file.too_large, file.bomb, file.not_a_table (pictures, PDF, HTML …), file.entities.
    static std::unique_ptr<Workbook> open(std::string const& path, Limits const& limits = {}, Choice const& choice = {});
    static std::unique_ptr<Workbook> from_bytes(std::string bytes, std::string const& name, Limits const& limits = {},
                                                Choice const& choice = {});
    virtual ~Workbook() = default;

    /// "csv", "xlsx", "ods", "xls", "json"
    [[nodiscard]] virtual std::string_view format() const = 0;
    [[nodiscard]] virtual std::span<SheetInfo const> sheets() const = 0;
    /// Sends rows to `sink` until it returns false or the sheet ends. True where the end was reached. Merged ranges are
    /// filled (Cell::merged) where they are known: always in ODS and XLS, in XLSX after learn_merges(). A row that holds
    /// no value of its own is left out, merged or not.
    virtual bool read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink) = 0;
    /// XLSX keeps merged ranges behind the rows. This reads ahead for them (once) and returns them.
    virtual std::span<Range const> learn_merges(std::size_t sheet) = 0;
    /// Merged ranges already known, without reading: those of an earlier learn_merges() or complete read().
    [[nodiscard]] virtual std::span<Range const> merges(std::size_t sheet) const = 0;
    [[nodiscard]] virtual TextFile const* text_file() const { return nullptr; }
    /// What was odd but could be read: invalid bytes replaced, NUL removed, ragged rows, values without a result.
    [[nodiscard]] std::span<base::Finding const> findings() const { return findings_; }
    /// Adds what was found odd around the workbook, such as the archive it came in.
    void say(base::Finding finding) { findings_.push_back(std::move(finding)); }

protected:
    std::vector<base::Finding> findings_;
};

/// "A", "Z", "AA" …; and the whole place: "Sheet!C5", quoted where the name needs it.
std::string column_name(std::uint32_t column);
std::string cell_name(std::uint32_t row, std::uint32_t column);
std::string place_name(std::string_view sheet, std::uint32_t row, std::uint32_t column);

std::span<base::Rule const> rules();
std::span<base::Words const> spoken();

}
