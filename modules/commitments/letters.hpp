// Letters from the record, in the operation's language: a gap goes up the ladder; last resort is blocked; the log of last resort.
#pragma once
#include <base/json.hpp>
#include <cli/command.hpp>
#include <functional>
#include <map>
#include <operations/operations.hpp>
#include <paper/paper.hpp>

namespace muster::commitments {

/// The words of lists/letters.csv in one language; English where a language has none.
class LetterWords {
public:
    explicit LetterWords(std::string_view language);
    /// {0} … filled; a key that is not in the list is a bug.
    [[nodiscard]] std::string say(std::string const& key, std::vector<std::string> const& args = {}) const;
    [[nodiscard]] std::string_view language() const { return language_; }

private:
    std::string_view language_;
    std::map<std::string, std::string> words_;
};

/// `--language`, else the operation's first.
std::string language_of(cli::Call& call, operations::Operation const& operation);
/// As `--as` says (text, docx, pdf) to `--out`, or text to the terminal; the document tells what it is called. Refuses
/// letter.bad_form, letter.where.
cli::Exit write_out(cli::Call& call, paper::Letter const& letter, std::string const& name, std::function<void(base::JsonWriter&)> const& about);

cli::Exit run_letter(cli::Call& call);
cli::Exit run_log(cli::Call& call);

}
