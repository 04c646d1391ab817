// The board as a report: of a lead to the Humanitarian Coordinator, and of the Coordinator to the Emergency Relief Coordinator.
#include "output.hpp"
#include <algorithm>

namespace muster::accountability {
namespace {

std::string words_of(State state)
{
    std::string text(name_of(state));
    std::ranges::replace(text, '_', ' ');
    return state == State::no_source ? "no evidence source yet" : text;
}

Standing const* same_in(Board const& board, Standing const& wanted)
{
    for (auto const& one : board.standings)
        if (one.duty == wanted.duty and one.body == wanted.body) return &one;
    return nullptr;
}

std::string body_name(Board const& board, std::string const& code)
{
    for (auto const& body : board.bodies)
        if (body.code == code) return body.name;
    return code;
}

paper::List changes(Board const& board, Board const& before)
{
    paper::List list;
    for (auto const& one : board.standings) {
        auto const* was = same_in(before, one);
        if (not was or was->state == one.state) continue;
        list.items.push_back((one.body.empty() ? "" : body_name(board, one.body) + ": ") + one.duty->id + ", from " + words_of(was->state) +
                             " to " + words_of(one.state) + ". " + one.why);
    }
    return list;
}

paper::Table summary(Board const& board)
{
    paper::Table table{
        {"Body", "State", "Accountable lead", "Fulfilled", "Partly", "Overdue", "No evidence", "No source yet", "Not applicable"},
        {},
        {false, false, false, true, true, true, true, true, true}};
    for (auto const& body : board.bodies) {
        auto count = [&](State state) { return std::to_string(body.counts.contains(state) ? body.counts.at(state) : 0); };
        auto state = body.state;
        std::ranges::replace(state, '_', ' ');
        table.rows.push_back({body.name, state, body.lead.empty() ? "–" : body.lead, count(State::fulfilled), count(State::partly),
                              count(State::overdue), count(State::no_evidence), count(State::no_source), count(State::not_applicable)});
    }
    return table;
}

void of_body(paper::Letter& letter, Board const& board, std::string const& code)
{
    std::string clause;
    paper::Table table;
    auto flush = [&] {
        if (table.rows.empty()) return;
        letter.blocks.push_back(paper::Heading{clause, 3});
        letter.blocks.push_back(std::move(table));
        table = {};
    };
    for (auto const& one : board.standings) {
        if (one.body != code or one.duty->level != "country") continue;
        if (one.duty->clause != clause) flush();
        clause = one.duty->clause;
        table.header = {"Duty", "What is asked", "State", "Why", "Evidence"};
        std::string evidence;
        for (auto const& item : one.evidence) {
            if (evidence.size() > 300) break;
            evidence += (evidence.empty() ? "" : "; ") + item.on.text() + " " + item.what;
        }
        table.rows.push_back({one.duty->id, one.duty->text, words_of(one.state) + (one.contest ? " (contested)" : ""),
                              one.why + (one.clock and one.clock->due ? " Due: " + one.clock->due->text() + "." : ""), evidence});
    }
    flush();
}

/// What waits longest, for those who have one page.
paper::List overdue(Board const& board)
{
    paper::List list;
    for (auto const& one : board.standings)
        if (one.state == State::overdue)
            list.items.push_back((one.body.empty() ? "" : body_name(board, one.body) + ": ") + one.duty->id + " " + one.duty->text + " " +
                                 one.why);
    return list;
}

}

paper::Letter report_of(Board const& board, Board const& before, Cover const& cover)
{
    paper::Letter letter;
    letter.sender = {cover.operation_name};
    letter.day_line = cover.on.text();
    letter.wide = true;
    letter.foot = cover.foot;
    letter.day = cover.on;
    letter.addressee = {cover.yearly ? "Emergency Relief Coordinator" : "Humanitarian Coordinator"};
    letter.title = cover.yearly ? "Yearly report on coordination structures and their duties"
                                : cover.body_name + ": report on the duties of the lead" + (cover.lead.empty() ? "" : ", " + cover.lead);
    letter.blocks.push_back(paper::Paragraph{"States are those of " + board.on.text() +
                                             ", made from what had been recorded by then; changes are those since " + before.on.text() +
                                             ". A duty without an evidence source yet is never shown as fulfilled."});
    letter.blocks.push_back(paper::Heading{"At a glance", 2});
    letter.blocks.push_back(summary(board));
    letter.blocks.push_back(paper::Heading{"Overdue", 2});
    if (auto list = overdue(board); list.items.empty()) letter.blocks.push_back(paper::Paragraph{"Nothing is overdue."});
    else letter.blocks.push_back(std::move(list));
    letter.blocks.push_back(paper::Heading{"What changed", 2});
    if (auto list = changes(board, before); list.items.empty()) letter.blocks.push_back(paper::Paragraph{"No state changed."});
    else letter.blocks.push_back(std::move(list));
    for (auto const& body : board.bodies) {
        letter.blocks.push_back(paper::NewPage{});
        letter.blocks.push_back(paper::Heading{body.name, 1});
        of_body(letter, board, body.code);
    }
    if (cover.yearly) {
        letter.blocks.push_back(paper::Heading{"Duties of the whole operation", 1});
        of_body(letter, board, "");
    }
    letter.signature = {cover.yearly         ? "Humanitarian Coordinator"
                        : cover.lead.empty() ? "Lead agency representative"
                                             : "Representative of " + cover.lead};
    return letter;
}

}
