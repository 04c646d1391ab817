#include "judge.hpp"

#include <algorithm>

namespace muster::structure {
namespace {

bool fits(Words const& words, std::string_view word) { return holds(words, "*") or holds(words, word); }

bool is_of(Move const& line, Position const& at) { return line.governance == "*" or line.governance == at.governance; }

/// `propose` and `conclude` say for what; the others are made within the procedure that is under way.
bool names_its_action(std::string_view move) { return move == "propose" or move == "conclude"; }

bool is_for(Move const& line, Position const& at, std::string_view action)
{
    auto const meant = names_its_action(line.move) ? action : std::string_view(at.action);
    if (line.action == "*") return true;
    if (line.action == "-") return meant.empty();
    // "activate|merge": either.
    for (auto left = line.action; not left.empty();) {
        auto const end = std::min(left.find('|'), left.size());
        if (left.substr(0, end) == meant) return true;
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return false;
}

/// Whether the line could be followed by the body at another time.
bool is_ever_for(Move const& line, std::string_view action)
{
    return not names_its_action(line.move) or action.empty() or line.action == action;
}

void add_all(Words& all, Words const& more)
{
    for (auto const one : more)
        if (not holds(all, one)) all.push_back(one);
}

}

Move const* line_for(Position const& at, std::string_view move, std::string_view action)
{
    auto const& all = moves();
    auto const found = std::ranges::find_if(all, [&](Move const& line) {
        return line.move == move and is_of(line, at) and is_for(line, at, action) and fits(line.from, at.state) and
               fits(line.stage, at.stage);
    });
    return found == all.end() ? nullptr : &*found;
}

Verdict judge(Position const& at, std::set<std::string_view> const& there, Attempt const& attempt)
{
    Verdict verdict;
    for (auto const& line : moves()) {
        if (line.move != attempt.move or not is_of(line, at) or not is_ever_for(line, attempt.action)) continue;
        verdict.why = Why::not_now;
        add_all(verdict.states, line.from);
        add_all(verdict.stages, line.stage);
    }
    verdict.move = line_for(at, attempt.move, attempt.action);
    if (verdict.move == nullptr) return verdict;
    verdict.who = verdict.move->roles;
    if (holds(verdict.who, "founders")) {
        auto const* type = body_type(at.type);
        verdict.who = type == nullptr ? Words{} : type->founders;
    }
    for (auto const need : verdict.move->needs)
        if (not there.contains(need))
            verdict.missing.push_back(&*std::ranges::find(conditions(), need, &Condition::condition));
    if (not holds(verdict.who, attempt.role)) verdict.why = Why::not_yours;
    else if (not verdict.missing.empty()) verdict.why = Why::missing;
    else verdict.why = Why::allowed;
    return verdict;
}

Position after(Position const& at, Move const& move, std::string_view action)
{
    auto next = at;
    if (move.to != "=") next.state = move.to;
    if (move.to_stage != "=") next.stage = move.to_stage;
    if (move.move == "propose") next.action = action;
    if (next.stage.empty()) next.action.clear();
    return next;
}

}
