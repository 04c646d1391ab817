// The steps in which something is done: partners, reports, hand-ins, settling, undoing.
#include "stage.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <formats/writers.hpp>

namespace muster::stories {

void Stage::do_partner(Step const& step)
{
    std::vector<std::string> words{"partner", "add", step.words[0]};
    for (auto const* option : {"acronym", "kind"})
        if (step.has(option)) words.insert(words.end(), {"--" + std::string(option), step.value(option)});
    words.push_back("--json");
    if (not must(step, words) or not step.has("also")) return;
    auto id = formats::Json::parse(last_.out).text_or("id", "");
    must(step, {"partner", "alias", step.value("also"), id});
}

void Stage::do_active(Step const& step)
{
    auto known = muster({"body", "show", step.words[0]});
    if (known.exit != 0) must(step, {"body", "add", step.words[0], "--name", step.words[0]});
    if (step.has("lead") and not stopped_) {
        auto found = muster({"partner", "show", step.value("lead")});
        if (found.exit != 0) must(step, {"partner", "add", step.value("lead")});
    }
}

void Stage::do_report(Step const& step)
{
    auto const& place = step.words[2];
    bool by_code = sites_.contains(place) or place.find_first_of("0123456789") != std::string::npos;
    std::vector<std::string> header{"Organization", "Sector", by_code ? "P-code" : "District", "Activity", "Month"}, row = step.words;
    constexpr std::array<std::pair<char const*, char const*>, 8> columns{{
        {"group", "Population group"}, {"status", "Status"}, {"targeted", "People targeted"}, {"reached", "People reached"},
        {"women", "Women reached"}, {"men", "Men reached"}, {"girls", "Girls reached"}, {"boys", "Boys reached"},
    }};
    for (auto const& [name, column] : columns) {
        if (not step.has(name)) continue;
        header.emplace_back(column);
        row.push_back(step.value(name));
    }
    std::string table;
    for (auto const& cells : {header, row}) {
        std::vector<formats::Out> out;
        for (auto const& cell : cells) out.emplace_back(std::string_view(cell));
        table += formats::csv_line(out);
    }
    auto const path = write(fmt::format("report-{}.csv", step.line), table);
    last_ = muster({"5w", "import", path, "--json"});
    if (last_.exit == static_cast<int>(cli::Exit::refused) or last_.exit == static_cast<int>(cli::Exit::bug)) unlooked_ = &step;
    else handed_in_ = formats::Json::parse(last_.out);
}

void Stage::do_hand_in(Step const& step)
{
    auto path = step.verb == Verb::hand_in ? (std::filesystem::path(story_.folder) / step.words[0]).string()
                                           : write(step.value("named", fmt::format("table-{}.csv", step.line)), step.table);
    std::vector<std::string> words{"5w", step.has("dry") ? "check" : "import", path, "--json"};
    for (auto const& [name, option] : {std::pair{"as", "--partner"}, {"sheet", "--sheet"}, {"body", "--body"}, {"period", "--period"}})
        if (step.has(name)) words.insert(words.end(), {option, step.value(name)});
    last_ = muster(words);
    handed_in_.reset();
    if (last_.exit == static_cast<int>(cli::Exit::refused) or last_.exit == static_cast<int>(cli::Exit::bug)) unlooked_ = &step;
    else handed_in_ = formats::Json::parse(last_.out);
}

void Stage::do_settle(Step const& step)
{
    auto waiting = ask(step, {"review", "list"});
    if (not waiting) return;
    for (auto const& one : waiting->find("waiting")->list()) {
        if (one.text_or("code", "") != step.words[0]) continue;
        std::vector<std::string> words{"review", "settle", one.text_or("id", "")};
        for (auto const* option : {"place", "partner", "body"})
            if (step.has(option)) words.insert(words.end(), {"--" + std::string(option), step.value(option)});
        for (auto const* option : {"accept", "dismiss"})
            if (step.has(option)) words.push_back("--" + std::string(option));
        must(step, words);
        return;
    }
    tell(step, false, "rows that wait because of " + step.words[0], "none");
    stopped_ = true;
}

void Stage::do_undo(Step const& step)
{
    auto submission = handed_in_ ? handed_in_->text_or("submission", "") : std::string();
    if (submission.empty()) {
        tell(step, false, "a hand-in before", "none");
        stopped_ = true;
        return;
    }
    must(step, {"5w", "undo", submission});
}

}
