// The three ways to be wrong (house rule 7): a finding is a value, a refusal is thrown once, a bug is asserted.
//
// Every finding and refusal has a code, a sentence and a remedy, kept in one table per part (`Saying table` below).
// Sentences hold places for arguments: {0}, {1} …; a count decides its words as in words.hpp. They are said in the language
// of the reader of this thread (words.hpp), and keep code and arguments: what is stored are those, and it is said again.
#pragma once
#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::base {

enum class Severity : std::uint8_t {
    info,   // said for the record; nothing is held
    warn,   // accepted, worth a look
    hold,   // the row waits for a person
    wrong,  // the row cannot be read as it is
};
std::string_view name_of(Severity severity);

/// One line of a part's table of findings and refusals.
struct Rule {
    std::string_view code;      // "reached.above_population": lasting, never reused
    Severity severity;          // for a refusal: wrong
    std::string_view sentence;  // "{0} reached, {1} live in {2}."
    std::string_view remedy;    // "Right? Say so in Notes. Check the figure is people, not items."
    std::string_view source;    // the guidance or document that the rule follows; "" for our own
};

/// Something that a person should know about their data. `at` is the place: "5W!H214", "line 12", "columns".
struct Finding {
    std::string code;
    Severity severity = Severity::info;
    std::string at;
    std::string sentence;
    std::string remedy;
    std::int64_t times = 1;  // how many cells it stands for, where it speaks for several
    std::vector<std::string> args = {};  // what fills the sentence, in no language
};

/// All rules of all parts, by code. Filled once at start, then only read.
class Rules {
public:
    static Rules& all();
    void add(std::span<Rule const> table);
    [[nodiscard]] Rule const* find(std::string_view code) const;
    [[nodiscard]] std::span<Rule const* const> list() const { return rules_; }

private:
    std::vector<Rule const*> rules_;
};

/// The rule of a part's own table with that code; it must exist (ENSUREd).
Rule const& rule_in(std::span<Rule const> table, std::string_view code);

/// Makes a finding from its rule; the rule must exist (ENSUREd).
Finding found(Rule const& rule, std::string at, std::vector<std::string> const& args = {});
/// The rule's sentence and remedy as the reader of this thread is told them.
std::string sentence_of(Rule const& rule, std::span<std::string const> args);
std::string remedy_of(Rule const& rule, std::span<std::string const> args);
/// The English sentence, whoever reads: for what is stored.
std::string english_of(Rule const& rule, std::span<std::string const> args);

/// The request may not proceed: thrown once, rolls the transaction back, answered at the edge.
class Refusal : public std::exception {
public:
    explicit Refusal(Rule const& rule, std::vector<std::string> const& args = {}, std::string at = {});
    [[nodiscard]] char const* what() const noexcept override { return whole_.c_str(); }
    [[nodiscard]] std::string const& code() const { return finding_.code; }
    [[nodiscard]] Finding const& finding() const { return finding_; }

private:
    Finding finding_;
    std::string whole_;
};

}
