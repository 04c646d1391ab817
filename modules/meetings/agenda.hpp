// Agendas: what is proposed, and what was decided.
#pragma once
#include "actions.hpp"
#include <meetings/meetings.hpp>

namespace muster::meetings {

struct Item {
    std::string kind, ref;     // kind "topic": words of its own
    std::string words;         // as told, or a term
    std::optional<std::int64_t> minutes;
    std::string presenter;
    bool struck = false;       // was proposed, and left out
    [[nodiscard]] std::string name() const { return kind + "/" + ref; }
};
struct Agenda {
    std::int64_t version = 0;  // 0 = nobody has decided on one
    base::Instant at;
    std::string actor;
    std::vector<Item> items;   // in their order
};
Agenda agenda_of(store::Db& db, std::string const& operation, Key const& key);
/// Refuses meeting.was_held, meeting.was_cancelled, meeting.empty_agenda, meeting.item_twice.
void decide_agenda(Desk const& desk, Meeting const& meeting, std::vector<Item> const& items);

/// Out of what is known on the day, or today where the meeting is still to come: minutes of the last one, new gaps, late
/// commitments and reports, duties, open actions (the late ones first), lessons without an end.
std::vector<Proposal> propose(Desk const& desk, Diary const& diary, Meeting const& meeting);

/// "gap/12", "gap/12|The river|10|OXFAM", "Cholera plan|15|WHO". Words of what is referred to are looked for among the proposals and
/// what was decided before. Refuses meeting.bad_item.
Item item_said(std::string const& said, std::vector<Proposal> const& proposals, Agenda const& before);

/// A text of a proposal or an item, to who reads.
std::string said(std::string const& words);

}
