#include "book.hpp"
#include "opened.hpp"
#include "remembered.hpp"
#include <activities/activities.hpp>
#include <activities/sql.hpp>
#include <array>
#include <base/hash.hpp>
#include <cstring>
#include <set>

namespace muster::activities {

namespace {

using Same = std::array<int, 5>;

struct SameHash {
    std::size_t operator()(Same const& same) const noexcept
    {
        return base::quick_hash({reinterpret_cast<char const*>(same.data()), sizeof(Same)});
    }
};

/// Gathers the lines of submissions, which come in any order.
class Gathering {
public:
    explicit Gathering(Book& book) : book_(book) {}
    void take(store::Row const& row)
    {
        if (row.is_null(1)) return;  // sealed, and names nobody
        if (row.text(0) != last_ or here_ == nullptr) {
            last_ = row.string(0);
            here_ = &all_[last_];
        }
        Same const same{book_.partners.of(row.text(1)), book_.bodies.of(row.text(2)), book_.places.of(row.text(3)), book_.days.of(row.text(4)), book_.days.of(row.text(5))};
        auto& lines = here_->lines;
        auto const [at, fresh] = here_->known.try_emplace(same, static_cast<int>(lines.size()));
        if (fresh) lines.push_back({same[0], same[1], same[2], same[3], same[4], 0, 0});
        auto& group = lines[static_cast<std::size_t>(at->second)];
        ++group.all;
        group.counted += row.integer(6) != 0;
    }
    void done()
    {
        for (auto& [submission, gathered] : all_) {
            gathered.lines.shrink_to_fit();
            book_.submissions[submission] = std::make_shared<std::vector<SameLines> const>(std::move(gathered.lines));
        }
    }

private:
    struct Gathered {
        std::vector<SameLines> lines;
        std::unordered_map<Same, int, SameHash> known;
    };
    Book& book_;
    std::map<std::string, Gathered> all_;
    std::string last_;
    Gathered* here_ = nullptr;
};

/// Entries of other parts change no line.
bool speaks_of_others(std::string_view kind)
{
    constexpr std::array parts{"partners.", "geography.", "structure.", "standards.", "needs.", "operations."};
    return std::ranges::any_of(parts, [&](std::string_view part) { return kind.starts_with(part); });
}

}

int Numbered::of(std::string_view word)
{
    if (auto const known = by_word_.find(word); known != by_word_.end()) return known->second;
    auto const number = static_cast<int>(words_.size());
    words_.emplace_back(word);
    by_word_.emplace(words_.back(), number);
    return number;
}

Book make_book(store::Db& db, std::string const& operation)
{
    Book book;
    Gathering lines(book);
    each_line(db, sql::book_lines, {std::string_view(operation)}, [&](store::Row const& row) { lines.take(row); });
    lines.done();
    return book;
}

std::shared_ptr<Book const> follow_book(store::Db& db, std::string const& operation, Book const& before, std::vector<store::Past> const& entries)
{
    std::set<std::string> touched;
    for (auto const& one : entries) {
        auto const change = change_of_lines(one.entry.kind);
        if (change == ChangeOfLines::unknown and not speaks_of_others(one.entry.kind)) return nullptr;
        if (change != ChangeOfLines::by_submission) continue;
        touched.insert(one.entry.subject);
        db.each(sql::touched_submissions, {std::string_view(operation), std::string_view(one.entry.subject)}, [&](store::Row const& row) { touched.insert(row.string(0)); });
    }
    auto book = std::make_shared<Book>(before);
    for (auto const& submission : touched) {
        book->submissions.erase(submission);
        Gathering lines(*book);
        each_line_met(db, sql::book_lines_of, {std::string_view(operation), std::string_view(submission)}, [&](store::Row const& row) { lines.take(row); });
        lines.done();
    }
    return book;
}

std::shared_ptr<Book const> book_of(store::Db& db, std::string const& operation)
{
    return remembered<Book>(
        db, operation, [&] { return make_book(db, operation); },
        [&](Book const& before, std::vector<store::Past> const& entries) { return follow_book(db, operation, before, entries); });
}

ChangeOfLines change_of_lines(std::string_view kind)
{
    if (kind == "activities.submission" or kind == "activities.undo") return ChangeOfLines::by_submission;
    constexpr std::array others{"activities.nil", "activities.fill", "activities.pass", "activities.dismiss", "activities.mapping", "activities.mapping_forgotten",
                                "activities.sealed", "activities.sealed_word"};
    return std::ranges::find(others, kind) == others.end() ? ChangeOfLines::unknown : ChangeOfLines::none;
}

}
