// A gap that nobody fills: its way up the ladder, and the lead agency as provider of last resort.
#pragma once
#include "decide.hpp"

namespace muster::commitments {

/// One step of lists/ladder.csv that holds on a day.
struct Rung {
    base::Day from;
    std::string step, decides;
    int within_days = 0;
    std::string letter, meaning;
};
std::vector<Rung> ladder_on(base::Day day);

/// Who decides, and for whom it is written down.
struct Acting {
    std::string role, on_behalf_of;
};

struct Climb {
    std::int64_t n = 0;
    std::string step, what, outcome;
    std::optional<base::Day> due;
    base::Instant at;
    std::string actor, acting_role, on_behalf_of, reason, document;
};
/// In order; raised and answered.
std::vector<Climb> climbs(store::Db& db, std::string const& operation, std::int64_t gap, base::Instant at);
/// The step that waits for an answer; null where none does.
Climb const* waiting(std::vector<Climb> const& all);

/// The next step of the ladder, or `to` where it is named. Refuses ladder.top, ladder.bad_step, ladder.waits (an answer is awaited
/// and the day is not past), gap.over.
std::string escalate(Desk const& desk, std::int64_t gap, std::string const& to, Acting const& acting, std::string const& reason, std::string const& document);
/// What was said at the step that waits: solved, not_solved or partly. Refuses ladder.nothing_waits, ladder.bad_outcome.
void answer_step(Desk const& desk, std::int64_t gap, std::string const& outcome, Acting const& acting, std::string const& reason, std::string const& document);

enum class ResortState : std::uint8_t { triggered, checking, delivering, blocked, resolved };
std::string_view name_of(ResortState state);
ResortState resort_state(std::string_view name);  // refuses resort.bad_state
bool is_open(ResortState state);
std::vector<ResortState> const& may_become(ResortState state);

struct ResortStep {
    ResortState state{};
    std::string blocked_by;  // conditions, with blanks
    std::int64_t commitment = 0;
    base::Instant at;
    std::string actor, acting_role, on_behalf_of, reason;
};
struct Judgement {
    std::string condition;  // access, security, funding
    bool holds = false;
    base::Day on;
    std::string by, evidence;  // opened
    std::string document, sensitivity;
    std::optional<base::Day> look_again;
    base::Instant at;
    std::string actor, acting_role, on_behalf_of;
};
struct ResortTask {
    std::int64_t number = 0;
    std::string kind, condition, words;
    base::Instant at;
    std::optional<base::Instant> done;
};
struct Resort {
    std::int64_t number = 0, gap = 0;
    std::string body, partner, form;
    base::Instant at;
    std::string actor;
    std::vector<ResortStep> steps;
    std::vector<Judgement> judgements;
    std::vector<ResortTask> tasks;
    [[nodiscard]] ResortStep const& now() const { return steps.back(); }
    /// The last judgement of a condition; null where nobody judged it.
    [[nodiscard]] Judgement const* of(std::string_view condition) const;
};
inline constexpr std::array<std::string_view, 3> conditions{"access", "security", "funding"};

std::vector<Resort> resorts(store::Db& db, std::string const& operation, base::Instant at);
Resort resort_known(store::Db& db, std::string const& operation, std::int64_t number, base::Instant at);  // refuses resort.unknown
/// delivery or advocacy, by lists/last_resort_forms.csv; an area of responsibility follows its cluster.
std::string form_of(store::Db& db, std::string const& operation, std::string const& body, base::Day day);

struct Trigger {
    std::int64_t gap = 0;
    bool critical = false;
    base::Told uncovered;
    std::string reason;
};
/// Refuses resort.not_critical, resort.not_called, resort.covered, resort.nobody (co-leads and government-led sectors have none),
/// resort.open_already.
std::int64_t trigger(Desk const& desk, Trigger const& wanted, Acting const& acting);
void judge(Desk const& desk, Resort const& resort, Judgement const& judgement);
struct ResortVerdict {
    ResortState to{};
    std::string reason;
    std::optional<NewCommitment> delivers;  // what the lead agency promises, where it delivers
};
/// Refuses resort.cannot_become, resort.condition_open, resort.nothing_blocks, resort.not_by_delivery, resort.says_how_much.
void decide_resort(Desk const& desk, Resort const& resort, ResortVerdict const& verdict, Acting const& acting);

}
