// "Nothing to report": neither zero nor silence, said by a partner for a body and a time.
#pragma once
#include <base/clock.hpp>
#include <base/day.hpp>
#include <store/db.hpp>
#include <string>

namespace muster::activities {

struct Nil {
    std::string partner, name, body;  // the partner's id and its name
    base::Period period;
};
enum class NilState { counts, waits };
/// With `hold` it waits at the review desk until a person lets it in, unless the same counts already. What waited for this
/// partner, body and time waits no more when somebody confirmed says it. Saying it twice changes nothing.
NilState say_nil(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Nil const& nil, bool hold);

/// Lets in what waits with this key (`alike` of the review desk): it counts from now on. How many.
std::int64_t let_in_nil(store::Db& db, std::string const& operation, std::string const& alike);

}
