#include "writer_rules.hpp"
#include "writers_text.hpp"
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <formats/writers.hpp>
#include <utility>

namespace muster::formats {

namespace {

/// RFC 4180: quoted where it holds a comma, a quote or a line end. The apostrophe before a formula is what Excel and
/// LibreOffice take as "this is text"; quoting alone would not stop them.
void append_text(std::string& line, std::string_view text)
{
    bool const formula = runs_as_formula(text);
    if (not formula and text.find_first_of(std::string_view("\",\r\n\0", 5)) == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    if (formula) line += '\'';
    for (char const c : text) {
        if (c == '\0') continue;
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

void append_cell(std::string& line, Out const& cell)
{
    if (auto const* text = std::get_if<std::string_view>(&cell))
        append_text(line, *text);
    else if (auto const* whole = std::get_if<std::int64_t>(&cell))
        line += std::to_string(*whole);
    else if (auto const* real = std::get_if<double>(&cell))
        line += number_text(*real);
    else if (auto const* day = std::get_if<base::Day>(&cell))
        line += day->text();
}

void append_line(std::string& line, std::vector<Out> const& cells)
{
    // A line that holds one empty cell would be no line at all for many readers.
    if (cells.size() == 1 and cells[0].index() == 0) line += "\"\"";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        append_cell(line, cells[i]);
    }
    line += "\r\n";
}

class CsvWriter final : public TableWriter {
public:
    CsvWriter(std::string const& path, bool mark) : path_(path), file_(std::fopen(path.c_str(), "wb"))
    {
        if (file_ == nullptr) fail();
        if (mark) held_ = "\xEF\xBB\xBF";
    }
    ~CsvWriter() override
    {
        if (file_ != nullptr) std::fclose(file_);
    }
    CsvWriter(CsvWriter const&) = delete;
    CsvWriter& operator=(CsvWriter const&) = delete;

    void row(std::vector<Out> const& cells) override
    {
        ENSURE(file_ != nullptr);
        append_line(held_, cells);
        if (held_.size() > 1 << 16) flush();
    }
    void done() override
    {
        ENSURE(file_ != nullptr);
        flush();
        auto* const file = std::exchange(file_, nullptr);
        if (std::fclose(file) != 0) fail();
    }

private:
    void flush()
    {
        if (std::fwrite(held_.data(), 1, held_.size(), file_) != held_.size()) fail();
        held_.clear();
    }
    [[noreturn]] void fail() const
    {
        throw base::Refusal(writer_rule("file.cannot_write"), {path_, std::strerror(errno)});
    }

    std::string path_, held_;
    std::FILE* file_;
};

}

std::unique_ptr<TableWriter> write_csv(std::string const& path, bool mark)
{
    return std::make_unique<CsvWriter>(path, mark);
}

std::string csv_line(std::vector<Out> const& cells)
{
    std::string line;
    append_line(line, cells);
    return line;
}

}
