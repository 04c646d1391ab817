// The board as a report: of a lead to the Humanitarian Coordinator, and of the Coordinator to the Emergency Relief Coordinator.
#include "facts.hpp"
#include "output.hpp"
#include <base/words.hpp>

namespace muster::accountability {
namespace {

std::string told(std::string_view what, std::vector<std::string> const& args = {}) { return base::say("duty.report." + std::string(what), args); }

std::string words_of(State state) { return word("duty.state.", name_of(state)); }

constexpr State shown_states[] = {State::fulfilled, State::partly, State::overdue, State::no_evidence, State::no_source, State::not_applicable};

Standing const* same_in(Board const& board, Standing const& wanted)
{
    for (auto const& one : board.standings)
        if (one.duty == wanted.duty and one.body == wanted.body) return &one;
    return nullptr;
}

std::string body_name(Board const& board, std::string const& code)
{
    for (auto const& body : board.bodies)
        if (body.code == code) return structure::body_in_words(code, body.name);
    return code;
}

/// "WASH: ", before what is said of one of several bodies.
std::string of_body(Board const& board, std::string const& code)
{
    return code.empty() ? std::string() : told("of", {body_name(board, code)}) + " ";
}

paper::List changes(Board const& board, Board const& before)
{
    paper::List list;
    for (auto const& one : board.standings) {
        auto const* was = same_in(before, one);
        if (not was or was->state == one.state) continue;
        list.items.push_back(of_body(board, one.body) + told("changed", {one.duty->id, words_of(was->state), words_of(one.state)}) + " " + one.why);
    }
    return list;
}

paper::Table summary(Board const& board)
{
    paper::Table table{{told("body"), told("state"), told("lead")}, {}, {false, false, false, true, true, true, true, true, true}};
    for (auto const state : shown_states) table.header.push_back(words_of(state));
    for (auto const& body : board.bodies) {
        std::vector<std::string> row{body_name(board, body.code), word("body.state.", body.state), body.lead_name.empty() ? "–" : body.lead_name};
        for (auto const state : shown_states) row.push_back(std::to_string(body.counts.contains(state) ? body.counts.at(state) : 0));
        table.rows.push_back(std::move(row));
    }
    return table;
}

void duties_of(paper::Letter& letter, Board const& board, std::string const& code)
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
        auto const here = clause_of(*one.duty);
        if (here != clause) flush();
        clause = here;
        table.header = {told("duty"), told("asked"), told("state"), told("why"), told("evidence")};
        std::string evidence;
        for (auto const& item : one.evidence) {
            if (evidence.size() > 300) break;
            evidence += (evidence.empty() ? "" : "; ") + item.on.text() + " " + item.what;
        }
        table.rows.push_back({one.duty->id, text_of(*one.duty), words_of(one.state) + (one.contest ? " " + told("contested") : ""),
                              one.why + (one.clock and one.clock->due ? " " + told("due", {one.clock->due->text()}) : ""), evidence});
    }
    flush();
}

/// What waits longest, for those who have one page.
paper::List overdue(Board const& board)
{
    paper::List list;
    for (auto const& one : board.standings)
        if (one.state == State::overdue)
            list.items.push_back(of_body(board, one.body) + one.duty->id + " " + text_of(*one.duty) + " " + one.why);
    return list;
}

}

paper::Letter report_of(Board const& board, Board const& before, Cover const& cover)
{
    paper::Letter letter;
    letter.sender = {cover.operation_name};
    letter.day_line = base::say("body.letter.day", {std::to_string(cover.on.day()), base::say("body.month." + std::to_string(cover.on.month())), std::to_string(cover.on.year())});
    letter.wide = true;
    letter.foot = cover.foot;
    letter.day = cover.on;
    letter.language = base::reader().language;
    letter.addressee = {told(cover.yearly ? "to_erc" : "to_hc")};
    letter.title = cover.yearly ? told("title_yearly") : cover.lead.empty() ? told("title", {cover.body_name}) : told("title_of_lead", {cover.body_name, cover.lead});
    letter.blocks.push_back(paper::Paragraph{told("how_made", {board.on.text(), before.on.text()})});
    letter.blocks.push_back(paper::Heading{told("glance"), 2});
    letter.blocks.push_back(summary(board));
    letter.blocks.push_back(paper::Heading{told("overdue"), 2});
    if (auto list = overdue(board); list.items.empty()) letter.blocks.push_back(paper::Paragraph{told("nothing_overdue")});
    else letter.blocks.push_back(std::move(list));
    letter.blocks.push_back(paper::Heading{told("changes"), 2});
    if (auto list = changes(board, before); list.items.empty()) letter.blocks.push_back(paper::Paragraph{told("no_change")});
    else letter.blocks.push_back(std::move(list));
    for (auto const& body : board.bodies) {
        letter.blocks.push_back(paper::NewPage{});
        letter.blocks.push_back(paper::Heading{body_name(board, body.code), 1});
        duties_of(letter, board, body.code);
    }
    if (cover.yearly) {
        letter.blocks.push_back(paper::Heading{told("whole"), 1});
        duties_of(letter, board, "");
    }
    letter.signature = {cover.yearly ? told("to_hc") : cover.lead.empty() ? told("from_lead") : told("from_lead_of", {cover.lead})};
    return letter;
}

}
