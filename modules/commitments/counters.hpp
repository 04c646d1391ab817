// Counters of last resort that nobody keeps: how often invoked, blocked by which condition, delivered, and how long each step took.
#pragma once
#include "ledger.hpp"
#include <base/json.hpp>
#include <map>

namespace muster::commitments {

struct Counters {
    int invoked = 0, by_advocacy = 0;    // cases; those whose form is advocacy
    int blocked = 0, delivered = 0, resolved = 0, open = 0;  // blocked and delivered: at any time
    int escalated = 0;                   // gaps that were raised at least once
    std::map<std::string, int> blocked_by;       // cases that were ever blocked by the condition
    std::map<std::string, int> states;           // as they are now
    struct Days {
        int times = 0, days = 0, longest = 0;    // of steps that are over, and of those that last until today
    };
    std::map<std::string, Days> ladder, resort;  // by step and by state
    void add(Counters const& other);
};
struct Resort;
void count_case(Counters& counters, Resort const& one, base::Day today);
Counters count(store::Db& db, std::string const& operation, Moment const& moment);
void write(base::JsonWriter& json, Counters const& counters);
std::string text_of(Counters const& counters);

}
