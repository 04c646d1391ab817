// Boards as JSON and as tables for people.
#include "output.hpp"
#include <algorithm>

namespace muster::accountability {
namespace {

constexpr State states[] = {State::fulfilled, State::partly, State::overdue, State::no_evidence, State::no_source, State::not_applicable};

std::string_view sign_of(State state)
{
    switch (state) {
        case State::fulfilled: return "●";
        case State::partly: return "◐";
        case State::overdue: return "!";
        case State::no_evidence: return "○";
        case State::no_source: return "–";
        case State::not_applicable: return "·";
    }
    return "";
}

void write_counts(base::JsonWriter& json, std::map<State, int> const& counts)
{
    json.object();
    for (auto const state : states) json.member(name_of(state), counts.contains(state) ? counts.at(state) : 0);
    json.end();
}

std::map<State, int> counted(Board const& board)
{
    std::map<State, int> counts;
    for (auto const& one : board.standings) ++counts[one.state];
    return counts;
}

}

void write(base::JsonWriter& json, Standing const& one)
{
    json.object().member("id", one.duty->id).member("body", one.body).member("clause", clause_of(*one.duty)).member("text", text_of(*one.duty));
    json.member("level", one.duty->level).member("owner", one.duty->owner).key("clock");
    if (one.clock)
        json.object().member("clock", one.clock->clock).member("text", one.clock->text).member("starts", one.clock->starts)
            .member("due", one.clock->due).member("state", one.clock->state).end();
    else json.null();
    json.member("state", name_of(one.state)).member("why", one.why).key("evidence").list();
    for (auto const& evidence : one.evidence)
        json.object().member("what", evidence.what).member("on", evidence.on).member("command", evidence.command).member("path", evidence.path)
            .member("by", evidence.by).member("document", evidence.document).end();
    json.end().member("evidence_count", one.evidence_count).key("contested");
    if (one.contest)
        json.object()
            .member("id", one.contest->id)
            .member("by", one.contest->by)
            .member("since", one.contest->since)
            .member("reason", one.contest->reason)
            .member("document", one.contest->document)
            .member("computed", name_of(one.contest->computed))
            .end();
    else json.null();
    json.end();
}

void write(base::JsonWriter& json, Board const& board)
{
    json.object().member("operation", board.operation).member("on", board.on).key("counts");
    write_counts(json, counted(board));
    json.key("bodies").list();
    for (auto const& body : board.bodies) {
        json.object().member("code", body.code).member("name", body.name).member("kind", body.kind).member("state", body.state);
        json.member("lead", body.lead).member("lead_name", body.lead_name).member("accountable_to", body.accountable_to).key("counts");
        write_counts(json, body.counts);
        json.end();
    }
    json.end().key("duties").list();
    for (auto const& one : board.standings) write(json, one);
    json.end().end();
}

void write_history(base::JsonWriter& json, std::vector<Board> const& all)
{
    json.object().member("operation", all.front().operation).key("months").list();
    for (auto const& board : all) {
        json.object().member("on", board.on).member("month", board.on.text().substr(0, 7)).key("counts");
        write_counts(json, counted(board));
        json.end();
    }
    json.end().key("duties").list();
    // The last board tells which rows there are; a body that was not there before has no state then.
    for (auto const& last : all.back().standings) {
        json.object().member("id", last.duty->id).member("body", last.body).member("text", text_of(*last.duty)).key("states").list();
        for (auto const& board : all) {
            auto const at =
                std::ranges::find_if(board.standings, [&](Standing const& one) { return one.duty == last.duty and one.body == last.body; });
            if (at == board.standings.end()) json.null();
            else json.text(name_of(at->state));
        }
        json.end().end();
    }
    json.end().end();
}

std::string table_of(Board const& board, bool one_body)
{
    std::string out;
    if (one_body) {
        cli::TextTable table({"", "duty", "body", "what", "state", "due", "why"});
        for (auto const& one : board.standings)
            table.row({std::string(sign_of(one.state)), one.duty->id, one.body.empty() ? "all" : one.body, text_of(*one.duty),
                       std::string(name_of(one.state)) + (one.contest ? " (contested)" : ""),
                       one.clock and one.clock->due ? one.clock->due->text() : "", one.why});
        return table.text();
    }
    std::vector<std::string> header{"duty"};
    for (auto const& body : board.bodies) header.push_back(body.code);
    cli::TextTable table(header);
    for (auto const& duty : duties()) {
        std::vector<std::string> row{duty.id};
        for (auto const& body : board.bodies)
            for (auto const& one : board.standings)
                if (one.duty == &duty and one.body == body.code) row.push_back(std::string(sign_of(one.state)) + (one.contest ? "?" : ""));
        if (row.size() == header.size() and not board.bodies.empty()) table.row(std::move(row));
    }
    out += table.text();
    out += "\n● fulfilled  ◐ partly  ! overdue  ○ no evidence  – no evidence source yet  · not applicable  ? contested\n";
    return out;
}

std::string table_of(std::vector<Board> const& all)
{
    cli::TextTable table({"month", "fulfilled", "partly", "overdue", "no evidence", "no source", "not applicable"},
                         {false, true, true, true, true, true, true});
    for (auto const& board : all) {
        auto const counts = counted(board);
        std::vector<std::string> row{board.on.text().substr(0, 7)};
        for (auto const state : states) row.push_back(std::to_string(counts.contains(state) ? counts.at(state) : 0));
        table.row(std::move(row));
    }
    return table.text();
}

}
