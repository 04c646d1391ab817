#include "stage.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <fmt/core.h>
#include <fstream>

namespace muster::stories {

namespace {

constexpr std::string_view default_day = "2026-12-31";

bool is_check(Verb verb)
{
    return verb >= Verb::then_reach;
}

std::string said_of(Ran const& ran)
{
    if (ran.out.starts_with("{\"error\"")) {
        auto const answer = formats::Json::parse(ran.out);
        return fmt::format("exit {}: {}", ran.exit, answer.find("error")->text_or("sentence", ""));
    }
    auto text = ran.err.empty() ? ran.out : ran.err;
    auto end = text.find('\n');
    return fmt::format("exit {}: {}", ran.exit, text.substr(0, end));
}

}

Stage::Stage(Story const& story, Place place) : story_(story), place_(std::move(place)), clock_(*base::Day::parse(default_day)) {}

std::vector<Told> Stage::play()
{
    for (auto const& step : story_.steps) {
        if (stopped_) break;
        clock_.move_to({clock_.now().ms + 60'000});
        bool expects = step.verb == Verb::expect_exit or step.verb == Verb::expect_text or step.verb == Verb::expect_no_text;
        if (not expects) look_at_exit();
        if (stopped_) break;
        if (not check(step)) this->step(step);
    }
    look_at_exit();
    return std::move(told_);
}

void Stage::look_at_exit()
{
    if (not unlooked_) return;
    tell(*unlooked_, false, "a command that can be done", said_of(last_), "What comes after leans on it. Say `expect exit N` where it has to end like this.");
    stopped_ = true;
    unlooked_ = nullptr;
}

Ran Stage::muster(std::vector<std::string> const& words)
{
    Ran ran;
    cli::Surroundings around{.modules = place_.modules, .clock = &clock_, .store = place_.store, .operation = operation_};
    around.out = [&](std::string_view text) { ran.out += text; };
    around.err = [&](std::string_view text) { ran.err += text; };
    ran.exit = cli::execute(words, around);
    return ran;
}

bool Stage::must(Step const& step, std::vector<std::string> const& words)
{
    last_ = muster(words);
    if (last_.exit == 0) return true;
    std::string typed = "muster";
    for (auto const& word : words) typed += " " + word;
    tell(step, false, "a step that can be done", said_of(last_), typed);
    stopped_ = true;
    return false;
}

std::optional<formats::Json> Stage::ask(Step const& step, std::vector<std::string> words)
{
    words.push_back("--json");
    auto ran = muster(words);
    bool answered = ran.exit != static_cast<int>(cli::Exit::refused) and ran.exit != static_cast<int>(cli::Exit::bug) and not ran.out.empty();
    if (answered) return formats::Json::parse(ran.out);
    std::string typed = "muster";
    for (auto const& word : words) typed += " " + word;
    tell(step, false, "an answer", said_of(ran), typed);
    return std::nullopt;
}

void Stage::tell(Step const& step, bool ok, std::string wanted, std::string found, std::string why)
{
    auto what = step.text.starts_with("then ") ? step.text.substr(5) : step.text;
    while (not what.empty() and what.front() == ' ') what.erase(0, 1);
    told_.push_back({step.line, ok, std::move(what), std::move(wanted), std::move(found), std::move(why)});
}

std::string Stage::write(std::string const& name, std::string const& bytes) const
{
    auto path = place_.folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
}

void Stage::step(Step const& step)
{
    if (step.verb == Verb::on) {
        auto day = base::Day::parse(step.words[0]);
        if (day) clock_.move_to({std::int64_t{day->count} * 86'400'000});
        else tell(step, false, "a day such as 2026-03-31", step.words[0]);
        return;
    }
    if (step.verb == Verb::operation) operation_ = step.words[0];
    if (not declared_) {
        declared_ = true;
        if (not must(step, {"operation", "declare", operation_, "--country", step.verb == Verb::operation ? step.value("country", "ZAN") : "ZAN"})) return;
    }
    switch (step.verb) {
    case Verb::operation:
        if (step.has("set")) must(step, {"operation", "set", step.named.at("set")[0], step.named.at("set")[1]});
        return;
    case Verb::place: case Verb::reform: return do_place(step);
    case Verb::partner: return do_partner(step);
    case Verb::active: return do_active(step);
    case Verb::need:
        needs_.push_back(&step);
        new_needs_ = true;
        return;
    default: break;
    }
    load_ground(step);
    if (stopped_) return;
    switch (step.verb) {
    case Verb::report: return do_report(step);
    case Verb::nil: must(step, {"5w", "nil", "--partner", step.words[0], "--body", step.words[1], "--period", step.words[2]}); return;
    case Verb::hand_in: case Verb::hand_in_table: return do_hand_in(step);
    case Verb::run:
        last_ = muster(beside(step.words));
        if (last_.exit != 0) unlooked_ = &step;
        return;
    case Verb::settle: return do_settle(step);
    case Verb::undo: return do_undo(step);
    default: base::broken("a verb that no step does");
    }
}

/// "./FILE" lies beside the story, "out/FILE" in the folder of what it makes.
std::vector<std::string> Stage::beside(std::vector<std::string> words) const
{
    for (auto& word : words) {
        if (word.starts_with("./")) word = (std::filesystem::path(story_.folder) / word.substr(2)).string();
        if (word.starts_with("out/")) word = (place_.folder / word.substr(4)).string();
    }
    return words;
}

bool Stage::check(Step const& step)
{
    switch (step.verb) {
    case Verb::expect_exit:
        tell(step, std::to_string(last_.exit) == step.words[0], "exit " + step.words[0], said_of(last_));
        unlooked_ = nullptr;
        return true;
    case Verb::expect_text: case Verb::expect_no_text: {
        auto all = last_.out + last_.err;
        bool there = all.find(step.words[0]) != std::string::npos;
        tell(step, there == (step.verb == Verb::expect_text), step.verb == Verb::expect_text ? "these words" : "not these words", all);
        return true;
    }
    default: break;
    }
    if (not is_check(step.verb)) return false;
    load_ground(step);
    if (stopped_) return true;
    switch (step.verb) {
    case Verb::then_reach: check_reach(step); break;
    case Verb::then_gap: check_gap(step, true); break;
    case Verb::then_no_gap: check_gap(step, false); break;
    case Verb::then_overlap: check_overlap(step, true); break;
    case Verb::then_no_overlap: check_overlap(step, false); break;
    case Verb::then_presence: check_presence(step, true); break;
    case Verb::then_no_presence: check_presence(step, false); break;
    case Verb::then_count: check_count(step); break;
    case Verb::then_waiting: check_waiting(step); break;
    case Verb::then_finding: check_finding(step, true); break;
    case Verb::then_no_finding: check_finding(step, false); break;
    default: return false;
    }
    return true;
}

}
