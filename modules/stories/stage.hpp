// Playing a story: a new store, the steps one after the other through the program's own commands, and what was found.
#pragma once
#include "story.hpp"

#include <base/clock.hpp>
#include <cli/command.hpp>
#include <filesystem>
#include <formats/json.hpp>
#include <map>
#include <optional>

namespace muster::stories {

/// What one check of a story came to. A step that is no check stands here only where it could not be done.
struct Told {
    int line = 0;
    bool ok = false;
    std::string what;    // "reach WASH ZA0101 2026-03"
    std::string wanted, found;
    std::string why;     // more, where it helps
};

/// How a command ended and what it said.
struct Ran {
    int exit = 0;
    std::string out, err;
};

/// Where a story is played: an empty store and a folder for the files that its steps make.
struct Place {
    std::string store;
    std::filesystem::path folder;
    std::span<cli::Module const* const> modules;
};

class Stage {
public:
    Stage(Story const& story, Place place);
    std::vector<Told> play();

private:
    struct Site {
        std::string name, parent;
        int level = 0;
        std::map<std::string, std::string> people;  // column -> number
    };

    void step(Step const& step);
    bool check(Step const& step);
    /// Runs a command; one that must go well and does not is told as a failure of its step.
    Ran muster(std::vector<std::string> const& words);
    bool must(Step const& step, std::vector<std::string> const& words);
    std::optional<formats::Json> ask(Step const& step, std::vector<std::string> words);
    void tell(Step const& step, bool ok, std::string wanted, std::string found, std::string why = {});
    [[nodiscard]] std::string write(std::string const& name, std::string const& bytes) const;

    [[nodiscard]] std::vector<std::string> beside(std::vector<std::string> words) const;
    void do_place(Step const& step);
    void do_partner(Step const& step);
    void do_active(Step const& step);
    void do_report(Step const& step);
    void do_hand_in(Step const& step);
    void do_settle(Step const& step);
    void do_undo(Step const& step);
    /// Places and needs are gathered and loaded together, before the first step that leans on them.
    void load_ground(Step const& step);
    void load_places(Step const& step);
    void load_needs(Step const& step);
    /// A command that ended badly and that no `expect` spoke of fails where it stands.
    void look_at_exit();

    void check_reach(Step const& step);
    void check_gap(Step const& step, bool wanted);
    void check_overlap(Step const& step, bool wanted);
    void check_presence(Step const& step, bool wanted);
    void check_count(Step const& step);
    void check_waiting(Step const& step);
    void check_finding(Step const& step, bool wanted);
    [[nodiscard]] int level_of(std::string const& place) const;
    [[nodiscard]] std::vector<std::string> asked(Step const& step, std::string_view command) const;
    [[nodiscard]] bool speaks_of(formats::Json const& figure, Step const& step) const;

    Story const& story_;
    Place place_;
    base::StillClock clock_;
    std::string operation_ = "story";
    bool declared_ = false;
    std::map<std::string, Site> sites_;
    std::string reforms_;                   // lines of the crosswalk
    std::vector<Step const*> needs_;
    bool new_places_ = false, new_needs_ = false;
    Ran last_;
    Step const* unlooked_ = nullptr;        // the step of a bad exit that nobody looked at yet
    std::optional<formats::Json> handed_in_;
    std::vector<Told> told_;
    bool stopped_ = false;
};

}
