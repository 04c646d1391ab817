#include "relay.hpp"
#include "relay_parts.hpp"
#include "row_maker.hpp"
#include <optional>

namespace muster::formats {

namespace {

class RelayedWorkbook final : public Workbook {
public:
    RelayedWorkbook(int file, std::string const& name, Limits const& limits) : in_(file, name), limits_(limits)
    {
        auto const first = in_.mark();
        if (first == 'X') Received::throw_sent(in_.said());
        if (first != 'W') in_.broken();
        format_ = in_.text(16);
        if (in_.number(1) == 1) {
            text_file_.emplace();
            text_file_->encoding = in_.text(64), text_file_->delimiter = static_cast<char>(in_.number(255)), text_file_->sure = in_.number(1) == 1;
        }
        infos_.resize(in_.number(100'000));
        for (auto& one : infos_) one.name = in_.word(), one.hidden = in_.number(1) == 1, one.bytes = in_.number();
        take_findings();
        sheets_.resize(infos_.size());
        for (auto& one : sheets_) index(one);
        if (in_.mark() != last_mark) in_.broken();
    }
    [[nodiscard]] std::string_view format() const override { return format_; }
    [[nodiscard]] std::span<SheetInfo const> sheets() const override { return infos_; }
    [[nodiscard]] TextFile const* text_file() const override { return text_file_ ? &*text_file_ : nullptr; }
    [[nodiscard]] std::span<Range const> merges(std::size_t sheet) const override
    {
        auto const& one = sheets_.at(sheet);
        return one.learnt or not learns() ? std::span<Range const>(one.merges) : std::span<Range const>();
    }
    std::span<Range const> learn_merges(std::size_t sheet) override
    {
        auto& one = sheets_.at(sheet);
        if (one.merges.empty() and one.refused) Received::throw_sent(*one.refused);
        one.learnt = true;
        return one.merges;
    }
    bool read(std::size_t sheet, std::function<bool(SheetRow const&)> const& sink) override
    {
        auto& one = sheets_.at(sheet);
        Oddities odd(infos_[sheet].name);
        // Of other formats the rows were sent with their merged ranges filled.
        auto const ranges = learns() and one.learnt ? std::span<Range const>(one.merges) : std::span<Range const>();
        RowMaker row(in_.name(), limits_, odd, ranges, sink);
        in_.go_to(one.begins);
        while (in_.mark() == 'R')
            if (not take_row(row)) return false;
        if (one.refused) Received::throw_sent(*one.refused);
        for (auto& finding : one.findings) say(std::move(finding));
        one.findings.clear();
        one.learnt = true;
        return true;
    }

private:
    struct Sheet {
        std::uint64_t begins = 0;
        std::vector<Range> merges;
        bool learnt = false;
        std::vector<base::Finding> findings;  // said when it was read to its end
        std::optional<Received::Said> refused;
    };
    /// Where merged ranges stand behind the rows, and are known only to who read ahead for them.
    [[nodiscard]] bool learns() const { return format_ == "xlsx"; }

    void take_findings()
    {
        if (in_.mark() != 'O') in_.broken();
        for (auto left = in_.number(100'000); left > 0; --left) say(in_.finding());
    }

    /// Finds where the sheet begins and what stands behind its rows.
    void index(Sheet& one)
    {
        if (in_.mark() != 'B') in_.broken();
        one.begins = in_.at();
        auto kind = in_.mark();
        for (; kind == 'R'; kind = in_.mark()) skip_row();
        if (kind == 'M') {
            one.merges.resize(in_.number(1'000'000));
            auto const next = [&] { return static_cast<std::uint32_t>(in_.number(0xFFFFFFFF)); };
            for (auto& range : one.merges) range.first_row = next(), range.last_row = next(), range.first_col = next(), range.last_col = next();
        }
        else if (kind == 'X') one.refused = in_.said();
        else in_.broken();
        if (in_.mark() != 'O') in_.broken();
        for (auto left = in_.number(100'000); left > 0; --left) one.findings.push_back(in_.finding());
        if (in_.mark() != 'E') in_.broken();
    }

    struct About {
        Cell::Kind kind;
        bool formula, merged;
    };
    About about()
    {
        auto const kind = static_cast<unsigned char>(in_.mark()), flags = static_cast<unsigned char>(in_.mark());
        if (kind > static_cast<unsigned char>(Cell::Kind::error) or flags > 3) in_.broken();
        return {static_cast<Cell::Kind>(kind), (flags & 1) != 0, (flags & 2) != 0};
    }
    void skip_row()
    {
        in_.number(), in_.number();
        for (auto left = in_.number(limits_.columns); left > 0; --left) {
            if (about().kind == Cell::Kind::empty) continue;
            in_.real();
            in_.text(limits_.cell_bytes);
        }
    }
    bool take_row(RowMaker& row)
    {
        auto const number = static_cast<std::uint32_t>(in_.number(0xFFFFFFFF));
        row.begin(number, in_.number(1) == 1);
        auto const width = in_.number(limits_.columns);
        for (std::uint32_t column = 0; column < width; ++column) {
            auto const what = about();
            if (what.kind == Cell::Kind::empty) continue;
            auto& cell = row.at(column);
            cell.kind = what.kind, cell.formula = what.formula, cell.merged = what.merged;
            cell.number = in_.real();
            cell.text = row.text().copy(in_.text(limits_.cell_bytes));
        }
        return row.end();
    }

    Received in_;
    Limits limits_;
    std::string format_;
    std::optional<TextFile> text_file_;
    std::vector<SheetInfo> infos_;
    std::vector<Sheet> sheets_;
};

}

std::unique_ptr<Workbook> received(int file, std::string const& name, Limits const& limits)
{
    return std::make_unique<RelayedWorkbook>(file, name, limits);
}

}
