#include "csv_split.hpp"
#include "encoding.hpp"
#include "letters.hpp"
#include "readers.hpp"
#include "row_maker.hpp"
#include <algorithm>
#include <base/words.hpp>

namespace muster::formats {
namespace {

// Excel's own way to name the delimiter: a first line "sep=;".
char named_delimiter(std::string_view begin)
{
    if (begin.starts_with("\"sep=")) begin.remove_prefix(1);
    bool const named = begin.size() >= 5 and same_word(begin.substr(0, 4), "sep=");
    if (not named or begin[4] == '\n' or begin[4] == '\r') return 0;
    auto const rest = begin.substr(5);
    return rest.empty() or rest[0] == '\n' or rest[0] == '\r' or rest[0] == '"' ? begin[4] : '\0';
}

class CsvWorkbook final : public Workbook {
public:
    CsvWorkbook(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits, Choice const& choice);
    [[nodiscard]] std::string_view format() const override { return "csv"; }
    [[nodiscard]] std::span<SheetInfo const> sheets() const override { return {&info_, 1}; }
    bool read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink) override;
    std::span<Range const> learn_merges(std::size_t) override { return {}; }
    [[nodiscard]] std::span<Range const> merges(std::size_t) const override { return {}; }
    [[nodiscard]] TextFile const* text_file() const override { return &text_; }

private:
    void put(RowMaker& row, std::uint32_t column, CsvSplitter::Field const& field);
    void say_faults(Decoder const& decoder, Oddities& odd) const;

    std::shared_ptr<Source const> source_;
    std::string file_;
    Limits limits_;
    SheetInfo info_;
    Encoding encoding_;
    TextFile text_;
    bool names_delimiter_ = false;
    std::uint32_t usual_cells_ = 0;
};

CsvWorkbook::CsvWorkbook(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits,
                         Choice const& choice)
    : source_(std::move(source)), file_(file), limits_(limits), info_{plain_name(file), false, source_->size()},
      encoding_(find_encoding(*source_, choice.encoding, file))
{
    std::size_t const look_bytes = std::min<std::uint64_t>(256u << 10, source_->size() * 4 + 64);
    Decoder decoder(*source_, encoding_);
    std::string begin;
    std::size_t n = 0;
    do {
        auto const had = begin.size();
        begin.resize(had + look_bytes);
        n = decoder.read(begin.data() + had, look_bytes);
        begin.resize(had + n);
    } while (n > 0 and begin.size() < look_bytes);

    char const named = named_delimiter(begin);
    names_delimiter_ = named != 0;
    auto const found = find_delimiter(begin, n == 0);
    char const chosen = choice.delimiter != 0 ? choice.delimiter : named;
    text_ = {encoding_.name, chosen != 0 ? chosen : found.letter, encoding_.sure and (chosen != 0 or found.sure)};
    usual_cells_ = text_.delimiter == found.letter ? found.usual_cells : 0;
    if (not encoding_.sure)
        findings_.push_back(base::found(rule_of("text.encoding_guessed"), info_.name, {encoding_.name}));
}

void CsvWorkbook::put(RowMaker& row, std::uint32_t column, CsvSplitter::Field const& field)
{
    if (field.too_long)
        refuse("file.too_large", {file_, base::term("file.why.cell_open_quote", {place_name(info_.name, row.number(), column), std::to_string(limits_.cell_bytes >> 10)})});
    if (field.open_quote) row.note("csv.open_quote", column);
    if (field.stray) row.note("csv.stray_quote", column);
    auto text = field.text;
    if (field.doubled or field.stray) {
        auto* const room = row.text().room(text.size());
        std::size_t n = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (field.stray and i == field.closed) continue;
            room[n++] = text[i];
            if (field.doubled and text[i] == '"' and i + 1 < text.size() and text[i + 1] == '"' and
                (not field.stray or i < field.closed))
                ++i;
        }
        row.text().keep(n);
        text = {room, n};
    }
    if (text.empty()) return;
    auto& cell = row.at(column);
    cell.kind = Cell::Kind::text;
    cell.text = text;
}

void CsvWorkbook::say_faults(Decoder const& decoder, Oddities& odd) const
{
    auto const say = [&](char const* code, Decoder::Fault const& fault) {
        if (fault.times > 0)
            odd.note_at(code, "line " + std::to_string(fault.line) + " of " + file_, {}, fault.times);
    };
    say("text.replaced", decoder.replaced());
    say("text.nul", decoder.nul());
}

bool CsvWorkbook::read(std::size_t, std::function<bool(SheetRow const&)> const& sink)
{
    Oddities odd(info_.name);
    Decoder decoder(*source_, encoding_);
    ScanWindow window(decoder, file_);
    RowMaker row(file_, limits_, odd, {}, sink);
    CsvSplitter splitter(text_.delimiter, limits_.cell_bytes);
    bool more = true, whole = true, first = names_delimiter_;
    std::uint32_t number = 1;
    for (;;) {
        char const* p = window.begin();
        auto state = Scan::more;
        if (p < window.end()) {
            row.begin(number, false);
            std::uint32_t cells = 0;
            state = splitter.record(p, window.end(), not more, [&](std::uint32_t column, CsvSplitter::Field const& field) {
                if (not field.text.empty()) cells = column + 1;
                put(row, column, field);
            });
            if (state == Scan::ok and usual_cells_ > 1 and cells > usual_cells_) row.note("csv.ragged", cells - 1);
        }
        if (state != Scan::ok) {
            row.forget();
            if (more) more = window.more();
            else break;
            continue;
        }
        window.drop_until(p);
        if (first) row.forget();
        else if (++number; not row.end()) {
            whole = false;
            break;
        }
        first = false;
    }
    if (whole and row.sent() == 0) odd.note_at("sheet.empty", info_.name);
    say_faults(decoder, odd);
    odd.merge_into(findings_);
    return whole;
}

}

std::unique_ptr<Workbook> open_csv(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits,
                                   Choice const& choice)
{
    return std::make_unique<CsvWorkbook>(std::move(source), file, limits, choice);
}

}
