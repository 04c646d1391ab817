// From the lines of a story to its steps.
#include "story.hpp"

#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <filesystem>
#include <fmt/core.h>

namespace muster::stories {

namespace {

using Takes = Follower::Takes;

struct Word {
    std::string text;
    bool quoted = false;
};

/// A line that is not understood; caught where the line is known.
struct Misunderstood {
    std::string why;
};

/// Words are parted by blanks; what stands in quotes is one word. A remark at the end begins with " # ".
std::vector<Word> words_of(std::string_view line)
{
    std::vector<Word> words;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == ' ' or line[at] == '\t') {
            ++at;
            continue;
        }
        if (line[at] == '#') break;
        if (line[at] == '"') {
            auto end = line.find('"', at + 1);
            if (end == std::string_view::npos) throw Misunderstood{"a quotation mark is not closed"};
            words.push_back({std::string(line.substr(at + 1, end - at - 1)), true});
            at = end + 1;
            continue;
        }
        auto end = std::min(line.find_first_of(" \t", at), line.size());
        words.push_back({std::string(line.substr(at, end - at)), false});
        at = end;
    }
    return words;
}

std::vector<std::string> keyword_words(Form const& form)
{
    std::vector<std::string> words;
    for (auto const& word : words_of(form.keyword)) words.push_back(word.text);
    return words;
}

/// The longest form whose keyword the line begins with.
Form const* form_of(std::vector<Word> const& words)
{
    Form const* best = nullptr;
    std::size_t most = 0;
    for (auto const& form : forms()) {
        auto keyword = keyword_words(form);
        bool fits = keyword.size() <= words.size() and keyword.size() > most and
                    std::equal(keyword.begin(), keyword.end(), words.begin(), [](std::string const& a, Word const& b) { return a == b.text and not b.quoted; });
        if (not fits) continue;
        best = &form;
        most = keyword.size();
    }
    return best;
}

/// "60 000" is written as 60000 or 60,000 in a story.
std::optional<std::string> number_in(std::string const& text)
{
    std::string digits;
    for (auto letter : text) {
        if (letter == ',' or letter == '\'') continue;
        if (letter < '0' or letter > '9') return std::nullopt;
        digits += letter;
    }
    if (digits.empty() or digits.size() > 15) return std::nullopt;
    return digits;
}

/// Reads one line by its form.
class Reader {
public:
    Reader(Form const& form, std::vector<Word> words) : form_(form), words_(std::move(words)), at_(keyword_words(form).size()) {}

    void read(Step& step)
    {
        for (auto const& wanted : form_.words) take_word(step, wanted);
        while (at_ < words_.size()) take_follower(step);
    }

private:
    [[nodiscard]] bool at_follower() const
    {
        return at_ < words_.size() and not words_[at_].quoted and
               std::ranges::any_of(form_.followers, [&](Follower const& one) { return one.name == words_[at_].text; });
    }

    void take_word(Step& step, std::string_view wanted)
    {
        if (wanted.ends_with("…")) {
            if (at_ == words_.size()) throw Misunderstood{fmt::format("{} is missing", wanted)};
            for (; at_ < words_.size(); ++at_) step.words.push_back(words_[at_].text);
            return;
        }
        bool may_miss = wanted.starts_with('[');
        if (at_ == words_.size() or at_follower()) {
            if (may_miss) return;
            throw Misunderstood{fmt::format("{} is missing", wanted)};
        }
        auto name = may_miss ? wanted.substr(1, wanted.size() - 2) : wanted;
        if (name == "N") step.words.push_back(number(words_[at_]));
        else if (name.starts_with('"') and not words_[at_].quoted and form_.verb != Verb::partner)
            throw Misunderstood{fmt::format("{} stands in quotation marks, “{}” does not", name, words_[at_].text)};
        else step.words.push_back(words_[at_].text);
        ++at_;
    }

    [[nodiscard]] std::string number(Word const& word) const
    {
        auto digits = number_in(word.text);
        if (not digits) throw Misunderstood{fmt::format("“{}” stands where a number belongs", word.text)};
        return *digits;
    }

    Word const& next(Follower const& follower)
    {
        if (at_ == words_.size()) throw Misunderstood{fmt::format("after “{}” belongs {}", follower.name, follower.shown)};
        return words_[at_++];
    }

    void take_follower(Step& step)
    {
        auto const& name = words_[at_].text;
        auto found = std::ranges::find(form_.followers, std::string_view(name), &Follower::name);
        if (found == form_.followers.end() or words_[at_].quoted) throw Misunderstood{fmt::format("“{}” is not known here", name)};
        ++at_;
        auto& values = step.named[name];
        switch (found->takes) {
        case Takes::nothing: break;
        case Takes::word: values.push_back(next(*found).text); break;
        case Takes::number: values.push_back(number(next(*found))); break;
        case Takes::pair: take_pair(*found, values); break;
        case Takes::list:
            while (at_ < words_.size() and (values.empty() or not at_follower())) take_listed(values);
            if (values.empty()) throw Misunderstood{fmt::format("after “{}” belongs {}", found->name, found->shown)};
        }
    }

    void take_pair(Follower const& follower, std::vector<std::string>& values)
    {
        bool numbers = follower.shown == "N and N";
        auto const& first = next(follower);
        values.push_back(numbers ? number(first) : first.text);
        auto const& between = next(follower);
        if (between.text != "and" and between.text != "to") throw Misunderstood{fmt::format("after “{}” belongs {}", follower.name, follower.shown)};
        auto const& second = next(follower);
        values.push_back(numbers ? number(second) : second.text);
    }

    /// "A, B and C": commas and "and" part the list.
    void take_listed(std::vector<std::string>& values)
    {
        auto text = words_[at_].text;
        bool quoted = words_[at_++].quoted;
        if (text == "and" and not quoted) return;
        while (not quoted and text.ends_with(',')) text.pop_back();
        if (not text.empty()) values.push_back(text);
    }

    Form const& form_;
    std::vector<Word> words_;
    std::size_t at_;
};

std::string trimmed(std::string_view line)
{
    while (not line.empty() and (line.back() == '\r' or line.back() == ' ' or line.back() == '\t')) line.remove_suffix(1);
    while (not line.empty() and (line.front() == ' ' or line.front() == '\t')) line.remove_prefix(1);
    return std::string(line);
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (not text.empty()) {
        auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        if (not lines.back().empty() and lines.back().back() == '\r') lines.back().pop_back();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The table below a step, between two lines of ```; `at` is moved to its last line.
std::string table_below(std::vector<std::string> const& lines, std::size_t& at)
{
    auto begin = at + 1;
    while (begin < lines.size() and trimmed(lines[begin]).empty()) ++begin;
    if (begin == lines.size() or trimmed(lines[begin]) != "```") throw Misunderstood{"the table is missing: a line of ``` below, then the rows, then ``` again"};
    std::string table;
    for (auto row = begin + 1; row < lines.size(); ++row) {
        if (trimmed(lines[row]) == "```") {
            at = row;
            return table;
        }
        table += lines[row] + "\n";
    }
    throw Misunderstood{"the table has no end: a line of ``` below its last row"};
}

std::string known_keywords()
{
    std::string all;
    for (auto const& form : forms()) all += (all.empty() ? "" : ", ") + std::string(form.keyword);
    return all;
}

}

Story read_story(std::string const& path, std::string_view text, std::vector<base::Finding>& findings)
{
    Story story{path, std::filesystem::path(path).parent_path().string(), {}, {}};
    auto const lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const line = trimmed(lines[i]);
        auto const at = fmt::format("line {} of {}", i + 1, std::filesystem::path(path).filename().string());
        if (line.starts_with('#') and story.title.empty()) story.title = trimmed(std::string_view(line).substr(1));
        Form const* form = nullptr;
        try {
            auto words = words_of(line);
            if (words.empty()) continue;
            form = form_of(words);
            if (not form) {
                findings.push_back(base::found(rule("story.unknown_step"), at, {words.front().text, known_keywords()}));
                continue;
            }
            Step step{.verb = form->verb, .line = static_cast<int>(i) + 1, .text = line};
            Reader(*form, std::move(words)).read(step);
            if (form->verb == Verb::hand_in_table) step.table = table_below(lines, i);
            story.steps.push_back(std::move(step));
        }
        catch (Misunderstood const& mistake) {
            findings.push_back(base::found(rule("story.not_understood"), at, {line, mistake.why, form ? form->usage() : known_keywords()}));
        }
    }
    return story;
}

}
