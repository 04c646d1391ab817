// What is written of concerns, asks and contributions. Every act is journaled in the same transaction.
#pragma once
#include "ledger.hpp"

namespace muster::advocacy {

/// Where and by whom.
struct Desk {
    store::Db& db;
    base::Clock const& clock;
    std::string operation, actor;
};
Desk desk_of(cli::Call& call);

/// Its number. Refuses concern.no_topic, concern.no_evidence.
std::int64_t raise(Desk const& desk, Concern const& wanted);
void own(Desk const& desk, Concern const& concern, std::string const& partner);
/// Refuses concern.over.
void add_evidence(Desk const& desk, Concern const& concern, std::vector<Evidence> const& evidence);
/// Other words are no longer those that were cleared: a concern that was goes back to drafted. Refuses concern.over, concern.no_words,
/// concern.bad_audience, concern.bad_channel.
void add_message(Desk const& desk, Concern const& concern, Message const& message);
/// Refuses concern.cannot_become and what the new state needs.
void decide(Desk const& desk, Concern const& concern, Step const& step);

std::int64_t ask(Desk const& desk, Ask const& wanted);
/// Refuses ask.bad_answer, ask.no_pledge, ask.too_much, concern.before.
void answer(Desk const& desk, Ask const& ask, Answer const& wanted);

/// Refuses concern.not_cleared.
std::int64_t contribute(Desk const& desk, Concern const& concern, Contribution const& wanted);
void use(Desk const& desk, Contribution const& contribution, Use const& wanted);

}
