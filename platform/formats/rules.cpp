#include "said.hpp"
#include <algorithm>
#include <formats/words.hpp>
#include <formats/workbook.hpp>

namespace muster::formats {

// Of the writers, corrections, HXL and boundaries.
std::span<base::Rule const> writer_rules();

namespace {

using enum base::Severity;

constexpr base::Rule reader_rules[] = {
    {"file.unreadable", wrong, "{0} cannot be read: {1}.",
     "Open it in the program it was made with, save it again as .xlsx or .csv, and hand that in.", ""},
    {"file.empty", wrong, "{0} is empty: it holds no bytes at all.",
     "Send the file again; the copy or the download has probably failed.", ""},
    {"file.encrypted", wrong, "{0} is protected with a password, so nobody can read it here.",
     "Save it without a password (Excel: File, Info, Protect Workbook, Encrypt with Password, leave blank), and hand that "
     "in.",
     ""},
    {"file.truncated", wrong, "{0} ends too early: {1}.", "Copy or download the file again; a part of it is missing.", ""},
    {"file.too_large", wrong, "{0} is larger than can be taken: {1}.",
     "Split it into several files, or delete columns, sheets and pictures that are not needed.", ""},
    {"file.bomb", wrong, "{0} unpacks to far more than a real workbook would: {1}.",
     "If the file is honest, open it in Excel or LibreOffice, copy the rows to a new workbook and hand that in.", ""},
    {"file.not_a_table", wrong, "{0} is {1}, not a table.",
     "Hand in the sheet itself as .xlsx, .xls, .ods, .csv or .json.", ""},
    {"file.entities", wrong, "{0} holds document type definitions, which no spreadsheet program writes.",
     "Open it in Excel or LibreOffice, save it again as .xlsx, and hand that in.", ""},
    {"file.reader_failed", wrong, "{0} could not be read: the reader gave up on it and was ended. Nothing of it was taken in.",
     "Open it in Excel or LibreOffice, save it again as .xlsx or .csv, and hand that in. If it fails again, send it to whoever looks after Muster.", ""},
    {"file.inside_zip", info, "The table was taken out of a zip archive: {0}.", "Nothing to do.", ""},
    {"sheet.empty", info, "The sheet holds no values.", "Choose another sheet if the rows are elsewhere.", ""},
    {"sheet.missing", warn, "The sheet is listed in the workbook, but its rows are not in the file.",
     "Open the workbook, check the sheet, save it again, and hand that in.", ""},
    {"sheet.position", warn, "Rows or cells say a place in the sheet that cannot be; they were read where they stand.",
     "Check these rows in the program the file was made with.", ""},
    {"sheet.row_order", warn, "Rows do not follow one another in order, or one row comes twice.",
     "Check these rows: the file was not made by a spreadsheet program.", ""},
    {"sheet.cell_twice", warn, "A cell comes twice in the file; the last value was taken.",
     "Check these cells: the file was not made by a spreadsheet program.", ""},
    {"sheet.covered", info, "Cells hidden behind a merged cell hold values of their own, which nobody sees in the sheet; "
     "the visible value was taken.",
     "Unmerge the cells if the hidden values are the right ones.", ""},
    {"sheet.merges", warn, "There are more merged cells than can be followed; the rest were left as they are.",
     "Unmerge cells in the sheet if values are missing.", ""},
    {"cell.no_result", warn, "Formulas have no remembered result, so the cells are read as empty.",
     "Open the workbook in Excel or LibreOffice, let it calculate, save it, and hand that in.", ""},
    {"cell.no_text", warn, "Cells point to texts that are not in the file, so they are read as empty.",
     "Open the workbook, check these cells, save it again, and hand that in.", ""},
    {"cell.bad_number", warn, "Cells are marked as numbers but hold something else; they are read as text.",
     "Check these cells.", ""},
    {"text.replaced", warn, "Bytes that are no letters in the file's encoding were replaced by \xEF\xBF\xBD.",
     "If words look damaged, save the file as UTF-8 (Excel: CSV UTF-8) or name its encoding.", ""},
    {"text.nul", warn, "NUL bytes stand between the letters and were left out.",
     "Check the rows: the file was probably cut or damaged on its way.", ""},
    {"text.encoding_guessed", warn, "The file does not say how its letters are written; {0} was taken, which is not sure.",
     "Look at names with accents. If they are damaged, name the encoding, or save the file as UTF-8.", ""},
    {"csv.open_quote", warn, "A quotation mark opens a cell and is never closed; it was read as an ordinary character.",
     "Check this line, and close or delete the quotation mark.", ""},
    {"csv.stray_quote", info, "Text follows a closing quotation mark in the same cell; both were kept.",
     "Check these cells.", ""},
    {"csv.ragged", warn, "Lines have more cells than the others.",
     "Look for a delimiter inside a text that is not in quotation marks.", ""},
    {"json.odd_row", warn, "Lists stand among objects, or objects among lists; these rows were left out.",
     "Write every row in the same way.", ""},
    {"json.unreadable", wrong, "The JSON text cannot be read: line {0}, column {1}: {2}.",
     "Check this place; the file may be cut, or made by hand.", ""},
    {"json.too_deep", wrong, "The JSON text is nested deeper than {0} levels, more than any table is.",
     "Send a list of rows or a list of objects.", ""},
};

std::vector<base::Rule> all_rules()
{
    std::vector<base::Rule> all(std::begin(reader_rules), std::end(reader_rules));
    auto const more = writer_rules();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}

std::span<base::Rule const> rules()
{
    static std::vector<base::Rule> const all = all_rules();
    return all;
}

std::span<base::Words const> spoken() { return words::all; }

base::Rule const& rule_of(std::string_view code) { return base::rule_in(reader_rules, code); }

void refuse(std::string_view code, std::vector<std::string> const& args, std::string at)
{
    base::add_words(spoken());
    throw base::Refusal(rule_of(code), args, std::move(at));
}

base::Finding* Oddities::seen(std::string_view code)
{
    auto const at = std::ranges::find(found_, code, &base::Finding::code);
    return at == found_.end() ? nullptr : &*at;
}

void Oddities::note(std::string_view code, std::uint32_t row, std::uint32_t column)
{
    if (auto* const one = seen(code)) ++one->times;
    else found_.push_back(base::found(rule_of(code), place_name(sheet_, row, column)));
}

void Oddities::note_at(std::string_view code, std::string at, std::vector<std::string> const& args, std::int64_t times)
{
    auto* one = seen(code);
    if (one != nullptr) one->times += times;
    else {
        found_.push_back(base::found(rule_of(code), std::move(at), args));
        found_.back().times = times;
    }
}

void Oddities::merge_into(std::vector<base::Finding>& all) const
{
    for (auto const& one : found_) {
        auto const same = std::ranges::find_if(all, [&](auto const& f) { return f.code == one.code and f.at == one.at; });
        if (same == all.end()) all.push_back(one);
        else same->times = std::max(same->times, one.times);
    }
}

}
