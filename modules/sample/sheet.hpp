// A workbook before it is written: what stands in which cell, and how it is shown.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sample {

struct Cell {
    enum class Kind : std::uint8_t { empty, text, number, date, error, formula_text, formula_number };
    Kind kind = Kind::empty;
    std::string text;     // of text and error; of a formula its remembered text
    std::int64_t number = 0;  // of number and formula; of a date days since 1970-01-01
    std::string formula;  // without the equals sign
    static Cell none() { return {}; }
    static Cell of(std::string text) { return text.empty() ? Cell{} : Cell{Kind::text, std::move(text), 0, {}}; }
    static Cell of(std::string_view text) { return of(std::string(text)); }
    static Cell of(char const* text) { return of(std::string(text)); }
    static Cell of(std::int64_t number) { return {Kind::number, {}, number, {}}; }
    static Cell day(std::int64_t days) { return {Kind::date, {}, days, {}}; }
    static Cell error(std::string_view what) { return {Kind::error, std::string(what), 0, {}}; }
    static Cell formula_of(std::string formula, std::string value) { return {Kind::formula_text, std::move(value), 0, std::move(formula)}; }
    static Cell formula_of(std::string formula, std::int64_t value) { return {Kind::formula_number, {}, value, std::move(formula)}; }
};

using CellRow = std::vector<Cell>;

struct Merge {
    int first_row = 0, last_row = 0;  // 1-based, both included
    int first_col = 0, last_col = 0;  // 0-based, both included
};

struct Sheet {
    std::string name;
    bool hidden = false;
    bool right_to_left = false;
    int header_rows = 1;          // shown bold, the last of them frozen
    int header_row = 1;           // the last header row, 1-based
    std::vector<CellRow> rows;    // [0] is row 1
    std::vector<Merge> merges;
    std::vector<int> widths;
};

enum class Shape : std::uint8_t { xlsx, csv, json };
enum class Encoding : std::uint8_t { utf8, utf8_mark, windows_1252, utf16 };

struct Book {
    std::vector<Sheet> sheets;
    Shape shape = Shape::xlsx;
    Encoding encoding = Encoding::utf8;
    char delimiter = ',';
    bool dates_from_1904 = false;
};

/// The whole file; the same book gives the same bytes. CSV holds the first sheet only, JSON its rows as objects whose
/// keys are the first row.
std::string press(Book const& book);

std::string press_xlsx(Book const& book);
std::string press_csv(Book const& book);
std::string press_json(Book const& book);

/// "2025-03-31" of days since 1970-01-01, and other ways of writing a day are in wording.hpp.
std::string column_letters(int column);

}
