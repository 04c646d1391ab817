// What the program says to people, in the language of who reads: each part's words/<language>.csv, gathered once at the
// start; who reads is told to the thread at the edge (a request, a command), and whatever is said on it comes out right.
//
//   key,sentence,remedy,screen
//   place.unknown,"« {0} » n’est pas un lieu de cette opération.","Vérifiez …: muster review settle …","Choisissez …"
//
// The key is the code of a rule, or of a text of its own. English sentences and remedies of rules stand in the part's
// table of rules; en.csv holds the texts that belong to no rule, and `screen`: the remedy where there is a screen and no
// command line to type at, for each remedy that names a command or an option. A sentence may count and format its
// arguments in the way of ICU's MessageFormat: "{0, plural, one {# row} other {# rows}}", "{1, number}".
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::base {

constexpr std::array<std::string_view, 4> languages{"en", "fr", "es", "ar"};

/// One file of words; `csv` lives as long as the program.
struct Words {
    std::string_view language, csv;
};
/// Before anything is said in another language; the same words may be added again. Two parts with one key are a bug.
void add_words(std::span<Words const> words);

struct Wording {
    std::string_view sentence, remedy, screen;  // "" where the file says nothing
};
/// Nothing (all "") where the language does not have the key.
Wording wording_of(std::string_view key, std::string_view language);
/// Every key of a language, in order; for tests.
std::vector<std::string_view> keys_of(std::string_view language);

/// Who is spoken to.
struct Reader {
    std::string_view language = "en";  // one of `languages`
    bool on_screen = false;            // remedies say what to click, not what to type
};
/// Whom this thread speaks to; English on the command line where nobody said otherwise.
Reader const& reader();

/// While it lives, this thread speaks to that reader.
class Speaking {
public:
    explicit Speaking(Reader reader);
    Speaking(Speaking const&) = delete;
    Speaking& operator=(Speaking const&) = delete;
    ~Speaking();
    /// More is known now of who reads: the same reader, another language. Lasts as long as the Speaking around it.
    static void turn_to(std::string_view language);

private:
    Reader before_;
};

/// A text of the words files, to the reader of this thread; the key itself where nobody wrote it (the tests find it).
std::string say(std::string_view key, std::vector<std::string> const& args = {});
/// An argument that is itself a text of the words files: it is said together with the sentence that it stands in, in that
/// sentence's language, and may be stored meanwhile. Its own arguments are plain.
std::string term(std::string_view key, std::vector<std::string> const& args = {});

/// Places {0} … {9} filled in the way of the language.
std::string fill_in(std::string_view sentence, std::span<std::string const> args, std::string_view language);

/// What is wrong with a sentence that counts; "" where it can be read.
std::string fault_of(std::string_view sentence);

/// "fr" of "fr", "fr-CH" or "fr_FR.UTF-8"; "" where it is none of ours.
std::string_view language_of(std::string_view tag);
/// The one of ours that a header Accept-Language likes best; "" where there is none.
std::string_view language_liked(std::string_view header);

}
