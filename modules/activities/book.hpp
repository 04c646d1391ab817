// Who reported what, where and for when: all lines of an operation, counted by what they have in common.
//
// Every page about reporting asks for it, and lines are many. It is made of all lines once; after that an import, a
// settled row or an undo makes anew what its own lines touch, submission by submission.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <store/db.hpp>
#include <store/journal.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::activities {

/// Words and their numbers, in the order in which they were met; 0 is "".
class Numbered {
public:
    Numbered() { (void)of(""); }
    int of(std::string_view word);
    [[nodiscard]] std::string const& word(int number) const { return words_[static_cast<std::size_t>(number)]; }
    [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, int, Hash, std::equal_to<>> by_word_;
    std::vector<std::string> words_;
};

/// Lines of one submission that are the same in all of this. Numbers of the book's words; 0 where not told.
struct SameLines {
    int partner = 0, body = 0, place = 0, first_day = 0, last_day = 0;
    std::int32_t counted = 0;  // that count now
    std::int32_t all = 0;
};

struct Book {
    Numbered partners, bodies, places, days;
    /// By submission: the lines that name a partner, whether they count or not.
    std::map<std::string, std::shared_ptr<std::vector<SameLines> const>, std::less<>> submissions;
};

Book make_book(store::Db& db, std::string const& operation);
/// The book after `entries` were written (newest first); null where one of them may have changed lines in another way.
std::shared_ptr<Book const> follow_book(store::Db& db, std::string const& operation, Book const& before, std::vector<store::Past> const& entries);
/// The operation's book as of now.
std::shared_ptr<Book const> book_of(store::Db& db, std::string const& operation);

}
