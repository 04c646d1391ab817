#include "relay.hpp"

namespace muster::formats {

namespace {

class Sender {
public:
    explicit Sender(std::FILE* to) : to_(to) {}
    void mark(char kind) { put(&kind, 1); }
    void number(std::uint64_t value) { put(&value, sizeof value); }
    void real(double value) { put(&value, sizeof value); }
    void text(std::string_view value)
    {
        number(value.size());
        put(value.data(), value.size());
    }
    void finding(base::Finding const& one)
    {
        text(one.code), text(one.at), number(static_cast<std::uint64_t>(one.times)), number(one.args.size());
        for (auto const& arg : one.args) text(arg);
    }
    void refused(base::Refusal const& refusal)
    {
        mark('X');
        finding(refusal.finding());
    }

    void row(SheetRow const& row)
    {
        mark('R');
        number(row.number), number(row.hidden), number(row.cells.size());
        for (auto const& cell : row.cells) {
            char const about[] = {static_cast<char>(cell.kind), static_cast<char>((cell.formula ? 1 : 0) + (cell.merged ? 2 : 0))};
            put(about, sizeof about);
            if (cell.empty()) continue;
            real(cell.number);
            text(cell.text);
        }
    }

    void sheet(Workbook& book, std::size_t index)
    {
        auto const before = book.findings().size();
        mark('B');
        try {
            book.read(index, [&](SheetRow const& one) { return row(one), true; });
            // Behind the rows: before them, those of some formats would come filled, and of others not.
            auto const merges = book.learn_merges(index);
            mark('M');
            number(merges.size());
            for (auto const& one : merges) number(one.first_row), number(one.last_row), number(one.first_col), number(one.last_col);
        }
        catch (base::Refusal const& refusal) {
            refused(refusal);
        }
        findings(book, before);
        mark('E');
    }
    void findings(Workbook const& book, std::size_t from)
    {
        mark('O');
        number(book.findings().size() - from);
        for (auto const& one : book.findings().subspan(from)) finding(one);
    }

    void head(Workbook const& book)
    {
        mark('W');
        text(book.format());
        auto const* file = book.text_file();
        number(file != nullptr);
        if (file != nullptr) text(file->encoding), number(static_cast<unsigned char>(file->delimiter)), number(file->sure);
        number(book.sheets().size());
        for (auto const& one : book.sheets()) text(one.name), number(one.hidden), number(one.bytes);
        findings(book, 0);
    }

private:
    void put(void const* from, std::size_t bytes)
    {
        if (bytes > 0 and std::fwrite(from, 1, bytes, to_) != bytes) refuse("file.too_large", {std::string(nameless), "?"});
    }
    std::FILE* to_;
};

}

void send(std::FILE* to, std::unique_ptr<Workbook> (*open)(void const* with), void const* with)
{
    Sender sender(to);
    try {
        auto const book = open(with);
        sender.head(*book);
        for (std::size_t i = 0; i < book->sheets().size(); ++i) sender.sheet(*book, i);
    }
    catch (base::Refusal const& refusal) {
        sender.refused(refusal);
    }
    sender.mark('Z');
}

}
