// A story as it is written: steps, in order, each with the line it stands on.
#pragma once
#include <base/finding.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::stories {

enum class Verb {
    operation, on, place, reform, partner, active, need, report, nil, hand_in, hand_in_table, run, expect_exit, expect_text,
    expect_no_text, settle, undo, then_reach, then_gap, then_no_gap, then_overlap, then_no_overlap, then_presence,
    then_no_presence, then_count, then_waiting, then_finding, then_no_finding,
};

/// One step: the words that every such step has, and what may follow them by name.
struct Step {
    Verb verb{};
    int line = 0;
    std::string text;                           // as written
    std::vector<std::string> words;
    std::map<std::string, std::vector<std::string>, std::less<>> named;  // "between" -> {"20000", "35000"}
    std::string table;                          // the lines between ``` of a table that is handed in
    [[nodiscard]] bool has(std::string_view name) const { return named.contains(name); }
    [[nodiscard]] std::string value(std::string_view name, std::string_view otherwise = "") const;
};

struct Story {
    std::string path;    // of the file
    std::string folder;  // where files that are handed in lie
    std::string title;   // the first remark, without its sign
    std::vector<Step> steps;
};

/// What may follow a step's words.
struct Follower {
    enum class Takes { nothing, word, number, pair, list };
    std::string_view name;
    Takes takes;
    std::string_view shown;  // "PLACE", "N and N"
};

/// A kind of step: how it is written, as a table that the parser, its sentences and docs/stories.md read.
struct Form {
    Verb verb;
    std::string_view keyword;                  // "hand in table"
    std::vector<std::string_view> words;       // "PARTNER", "PLACE" …; "[N]" may be left out, "WORD…" takes the rest
    std::vector<Follower> followers;
    std::string_view meaning;                  // a sentence
    [[nodiscard]] std::string usage() const;
};
std::vector<Form> const& forms();

/// Reads a story; what cannot be understood is a finding at its line.
Story read_story(std::string const& path, std::string_view text, std::vector<base::Finding>& findings);

base::Rule const& rule(std::string_view code);
std::span<base::Rule const> rules();

}
