#include "relay.hpp"
#include "relay_parts.hpp"

namespace muster::formats {

namespace {

class BookSender {
public:
    explicit BookSender(std::FILE* to) : to_(to) {}

    void head(Workbook const& book)
    {
        to_.mark('W');
        to_.text(book.format());
        auto const* file = book.text_file();
        to_.number(file != nullptr);
        if (file != nullptr) to_.text(file->encoding), to_.number(static_cast<unsigned char>(file->delimiter)), to_.number(file->sure);
        to_.number(book.sheets().size());
        for (auto const& one : book.sheets()) to_.text(one.name), to_.number(one.hidden), to_.number(one.bytes);
        findings(book, 0);
    }
    void sheet(Workbook& book, std::size_t index)
    {
        auto const before = book.findings().size();
        to_.mark('B');
        try {
            book.read(index, [&](SheetRow const& one) { return row(one), true; });
            // Behind the rows: before them, those of some formats would come filled, and of others not.
            auto const merges = book.learn_merges(index);
            to_.mark('M');
            to_.number(merges.size());
            for (auto const& one : merges) to_.number(one.first_row), to_.number(one.last_row), to_.number(one.first_col), to_.number(one.last_col);
        }
        catch (base::Refusal const& refusal) {
            to_.refused(refusal);
        }
        findings(book, before);
        to_.mark('E');
    }

private:
    void row(SheetRow const& row)
    {
        to_.mark('R');
        to_.number(row.number), to_.number(row.hidden), to_.number(row.cells.size());
        for (auto const& cell : row.cells) {
            to_.marks(static_cast<char>(cell.kind), static_cast<char>((cell.formula ? 1 : 0) + (cell.merged ? 2 : 0)));
            if (cell.empty()) continue;
            to_.real(cell.number);
            to_.text(cell.text);
        }
    }
    void findings(Workbook const& book, std::size_t from)
    {
        to_.mark('O');
        to_.number(book.findings().size() - from);
        for (auto const& one : book.findings().subspan(from)) to_.finding(one);
    }
    Sender to_;
};

}

void send(std::FILE* to, Workbook& book)
{
    BookSender sender(to);
    sender.head(book);
    for (std::size_t i = 0; i < book.sheets().size(); ++i) sender.sheet(book, i);
}

}
