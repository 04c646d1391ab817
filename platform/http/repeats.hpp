// A request that writes and carries an Idempotency-Key: sent twice, done once, answered alike both times.
#pragma once
#include "desk.hpp"

namespace muster::http {

/// Runs and has the outcome written down in the same transaction, so that neither is there without the other. `record` is
/// not called where `run` was answered with something that is no outcome (a refusal is thrown, a file, a mistake).
Answer all_or_nothing(store::Db& db, std::function<void()> const& before, std::function<Answer()> const& run, std::function<void(Answer const&)> const& record);

/// Refuses http.key_reused where the key came with another request, http.bad_key.
Answer once(Exchange const& exchange, std::string const& subject, store::Db& db, base::Clock const& clock, std::function<Answer()> const& run);

/// Whether an answer of the route may be written down. What is shown once is sealed with the key that came with the request
/// and with what proves who sent it, of which the store holds digests only.
bool can_be_repeated(Route const& route);

void drop_answers(store::Db& db, base::Instant before);

}
