// Concerns, asks and contributions as they were written, and what may follow what.
#pragma once
#include <base/clock.hpp>
#include <cli/command.hpp>
#include <cstdint>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::advocacy {

/// A line of lists/states.csv.
struct StateRow {
    std::string state;
    bool open = false;
    std::vector<std::string> may_become;
    std::string needs, meaning;
};
std::vector<StateRow> const& states();
/// Refuses concern.bad_state.
StateRow const& state_named(std::string const& name);
/// Refuses concern.cannot_become.
void expect_may_become(std::int64_t concern, std::string const& from, std::string const& to);

std::vector<std::string> const& audiences();
std::vector<std::string> const& channels();

struct Evidence {
    std::string kind, ref, words;  // "gap" "12"; what has no number stands in words
};
struct Message {
    std::int64_t n = 0;
    std::string audience, channel, language, words, document;
    base::Instant at;
    std::string actor;
};
struct Step {
    std::string state;
    base::Day on;
    std::string who, words, document;
    base::Instant at;
    std::string actor;
};
struct Concern {
    std::int64_t number = 0;
    std::string body, topic, affected, place;
    std::int64_t resort = 0, task = 0;
    std::int64_t sensitivity = 1;
    base::Day raised;
    base::Instant at;
    std::string actor, owner;
    std::vector<Evidence> evidence;
    std::vector<Message> messages;
    std::vector<Step> steps;
    [[nodiscard]] Step const& now() const { return steps.back(); }
    /// The last step to that state; null where it never was.
    [[nodiscard]] Step const* last(std::string_view state) const;
};
/// Those that `viewer` may see; "" sees all.
std::vector<Concern> concerns(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer);

struct Answer {
    std::string answer;
    std::optional<std::int64_t> cents;
    base::Day on;
    std::string words;
    base::Instant at;
    std::string actor;
};
struct Ask {
    std::int64_t number = 0;
    std::string body;
    std::int64_t gap = 0, concern = 0, task = 0;
    std::string asked = "donor", donor;
    std::int64_t cents = 0;
    std::string currency, words;
    base::Day asked_on;
    base::Instant at;
    std::string actor;
    std::vector<Answer> answers;
};
std::vector<Ask> asks(store::Db& db, std::string const& operation);

struct Use {
    base::Day on;
    std::string words, actor;
};
struct Contribution {
    std::int64_t number = 0, concern = 0;
    std::string to;
    base::Day on;
    std::string words, document;
    base::Instant at;
    std::string actor;
    std::vector<Use> uses;
};
std::vector<Contribution> contributions(store::Db& db, std::string const& operation);

/// What a block of last resort calls for.
struct Task {
    std::int64_t number = 0, resort = 0, gap = 0;
    std::string kind, condition, words, body;  // kind: advocacy or resources
    base::Instant at;
    bool over = false;
};
std::vector<Task> tasks(store::Db& db, std::string const& operation);

}
