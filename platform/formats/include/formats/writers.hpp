// Writing tables: CSV and XLSX, row by row in constant memory. Formula injection is neutralised in both: text that
// begins with = + - @ TAB CR (or their full-width forms) is written so that no program runs it.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster::formats {

using Out = std::variant<std::monostate, std::string_view, std::int64_t, double>;

class TableWriter {
public:
    virtual ~TableWriter() = default;
    virtual void row(std::vector<Out> const& cells) = 0;
    virtual void done() = 0;
};

/// RFC 4180, UTF-8; `mark` writes the byte order mark that Excel wants.
std::unique_ptr<TableWriter> write_csv(std::string const& path, bool mark = false);
/// CSV into a string.
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
    void sheet(std::string const& name, std::vector<double> const& widths = {}, int frozen_rows = 1);
    /// `remarks` is empty or as long as `cells`.
    void row(std::vector<Out> const& cells, std::vector<Remark> const& remarks = {}, Shade shade = Shade::none);
    void done();

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}
