// Writing tables: CSV and XLSX, row by row in constant memory. Formula injection is neutralised in both: text that
// begins with = + - @ TAB CR LF (or their full-width forms, also behind blanks) is written so that no program runs it.
// Neither reads the clock: the same rows give the same bytes.
#pragma once
#include <base/day.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster::formats {

/// What a cell is given: nothing, text, a number or a day. A number that is no number (NaN, infinity) is nothing.
/// A day is a real date in XLSX and "2026-03-31" in CSV.
using Out = std::variant<std::monostate, std::string_view, std::int64_t, double, base::Day>;

/// Whether a spreadsheet would run this text as a formula. Plain numbers ("-5", "+3.25") are not formulas.
bool runs_as_formula(std::string_view text);

class TableWriter {
public:
    virtual ~TableWriter() = default;
    virtual void row(std::vector<Out> const& cells) = 0;
    /// Writes what is left and closes. Without it the file is not complete. Refuses with file.cannot_write.
    virtual void done() = 0;
};

/// RFC 4180, UTF-8; `mark` writes the byte order mark that Excel wants. Refuses with file.cannot_write.
std::unique_ptr<TableWriter> write_csv(std::string const& path, bool mark = false);
/// One line of CSV in a string, with its line end.
std::string csv_line(std::vector<Out> const& cells);

enum class Shade { none, header, info, warn, hold, wrong };

struct Remark {
    Shade shade = Shade::none;
    std::string comment;  // "" = none
};

/// An XLSX with several sheets, formats, widths, frozen panes, comments and colours.
class XlsxWriter {
public:
    explicit XlsxWriter(std::string const& path);
    ~XlsxWriter();
    /// Begins a sheet. The name is made one that XLSX allows and that no earlier sheet has. `wrap` breaks long text
    /// into lines within its cell. Widths are in characters, one a column.
    void sheet(std::string const& name, std::vector<double> const& widths = {}, int frozen_rows = 1, bool wrap = false);
    /// `remarks` is empty or as long as `cells`; a remark's shade goes before the row's. Refuses with
    /// xlsx.too_many_rows and xlsx.too_many_columns beyond what a sheet can hold. Text beyond 32,767 characters, the
    /// most that a cell can hold, ends in "…".
    void row(std::vector<Out> const& cells, std::vector<Remark> const& remarks = {}, Shade shade = Shade::none);
    /// Leaves rows empty, so that the next one stands at this number (1-based, not before the next).
    void skip_to(std::uint32_t row);
    /// Writes the file. Without it there is none. Refuses with file.cannot_write.
    void done();

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}
