// The patient reader of a sheet, by expat: prefixes, comments, CDATA, other encodings. About five times slower.
#include "letters.hpp"
#include "scan_window.hpp"
#include "xlsx.hpp"

namespace muster::formats {
namespace {

class SheetWalk final : public XmlHandler {
public:
    SheetWalk(RowMaker* row, XlsxBook const* book, std::string const& file, std::string const& part,
              std::vector<Range>& merges)
        : row_(row), book_(book), merges_(merges), walk_(*this, file, part)
    {
    }
    SheetEnd run(ZipStream& stream)
    {
        walk_.walk(stream);
        return enough_ ? SheetEnd::stopped : SheetEnd::done;
    }

    void start(std::string_view name, XmlAttributes const& a) override
    {
        if (name == "mergeCell") {
            if (auto const range = read_range(a.get("ref"))) add_range(merges_, *range);
        }
        else if (name == "sheetData") in_rows_ = row_ != nullptr;
        else if (not in_rows_) return;
        else if (name == "row") {
            auto const hidden = a.get("hidden");
            number_ = place_row(*row_, a.has("r") ? read_uint(a.get("r")).value_or(UINT32_MAX) : 0, number_,
                                hidden == "1" or hidden == "true");
            column_ = 0;
        }
        else if (name == "c") start_cell(a);
        else if (name == "v") form_.valued = in_value_ = true;
        else if (name == "f") form_.formula = true;
        else if (name == "is") form_.valued = true;
        else if (name == "rPh") phonetic_ = true;
        else if (name == "t") in_value_ = not phonetic_;
    }

    void end(std::string_view name) override
    {
        if (name == "sheetData") in_rows_ = false;
        else if (not in_rows_) return;
        else if (name == "v" or name == "t") in_value_ = false;
        else if (name == "rPh") phonetic_ = false;
        else if (name == "c") {
            if (form_.valued or form_.formula) put_cell(*row_, *book_, column_, form_, value_, false, false);
            ++column_;
        }
        else if (name == "row" and not row_->end()) {
            enough_ = true;
            walk_.stop();
        }
    }

    void text(std::string_view text) override
    {
        if (in_value_ and in_rows_ and value_.size() <= row_->limits().cell_bytes) value_ += text;
    }

private:
    void start_cell(XmlAttributes const& a)
    {
        form_ = {};
        value_.clear();
        form_.type = cell_type(a.get("t"));
        form_.style = read_uint(a.get("s")).value_or(0);
        if (a.has("r")) go_to(a.get("r"));
    }
    // The column counts wherever it can be read, as in the fast scanner, even where the row is another one.
    void go_to(std::string_view place)
    {
        std::uint32_t letters = 0;
        std::size_t i = 0;
        for (; i < place.size() and letters < 20'000; ++i) {
            auto const c = static_cast<unsigned char>(place[i] & ~0x20);
            if (c < 'A' or c > 'Z') break;
            letters = letters * 26 + (c - 'A' + 1u);
        }
        auto const digits = place.substr(i);
        bool const all = digits.find_first_not_of("0123456789") == std::string_view::npos;
        if (letters == 0 or read_uint(digits) != number_) row_->note("sheet.position", column_);
        if (letters > 0 and all) column_ = letters - 1;
    }

    RowMaker* row_;
    XlsxBook const* book_;
    std::vector<Range>& merges_;
    XmlWalk walk_;
    std::uint32_t number_ = 0, column_ = 0;
    CellForm form_;
    std::string value_;
    bool in_rows_ = false, in_value_ = false, phonetic_ = false, enough_ = false;
};

}

SheetEnd walk_sheet(ZipStream& stream, std::string const& part, RowMaker& row, XlsxBook const& book,
                    std::vector<Range>& merges)
{
    return SheetWalk(&row, &book, row.file(), part, merges).run(stream);
}

void walk_merges(ZipStream& stream, std::string const& file, std::string const& part, std::vector<Range>& merges)
{
    SheetWalk(nullptr, nullptr, file, part, merges).run(stream);
}

}
