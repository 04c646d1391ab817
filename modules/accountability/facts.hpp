// What the rules of evidence read: facts of one body that other modules publish, each with the days on which it holds. Read once,
// then asked about any day.
#pragma once
#include <accountability/accountability.hpp>
#include <functional>
#include <operations/operations.hpp>
#include <set>
#include <structure/structure.hpp>

namespace muster::accountability {

/// What kind of thing a fact is; the names say where it comes from.
enum class Kind {
    decision,      // detail: kind of the decision
    advice,        // detail: who advised
    consultation,  // detail: who was consulted
    finding,       // detail: criterion; words: finding
    selection,     // the lead's choice was argued
    review,        // detail: opened or concluded; words: outcome
    plan,          // detail: part of the transition plan; words: status
    group,         // who: code of a working group or hub below
    document,      // detail: its kind; document: its id
    member,        // detail: member, observer, donor …; who: partner; words: kind of partner
    focal_point,   // detail: issue; who: partner
    link,          // detail: body, authority, civil_society, peacekeeping, other; who: the other side
    needs,         // figures of need; who: source; count: figures
    acknowledged,  // detail: code; who: partner
    undertaken,    // detail: code of an obligation of the government
    agreed,        // detail: cross-cutting issue
    tagged,        // detail: issue; words: step; who: what it is on
    settled,       // rows of several partners that may be the same work, settled at review. detail: activities.pass or activities.dismiss; count: rows
    measured,      // detail: threshold; words: its words; who: place; good: whether it is met
    gap,           // a gap with a name. detail: state; count: its number; words: place
    promise,       // a commitment to one. detail: state; count: its number; who: partner; words: the day it is due
    followed,      // detail: how it was spoken about, or reminder; count: the commitment's number; who: partner
    asked,         // detail: answer, "" while there is none; count: the gap's number; who: partner
    responsibility,  // detail: issue; who: partner
    raised,        // detail: step of the ladder; count: the gap's number
    resort,        // a case of last resort. detail: state; count: its number; who: lead agency; words: form/what blocks it
    judged,        // detail: condition; count: the case's number; good: whether it holds; words: the day to look again
    attended,      // a meeting between the sectors, of the whole operation. detail: body; who: partner; words: the meeting
    lesson,        // detail: unended, acting or ended; count: its number; who: the day it was learned; words: what is recommended
    concern,       // detail: state; count: its number; words: what it is
    contribution,  // detail: to whom; count: the concern's number
    means,         // detail: donor or participants; who: the donor; words: the gap; count: the number of the ask
    task,          // detail: advocacy or resources; count: the case's number; words: condition
};

struct Fact {
    Kind kind = Kind::decision;
    base::Day since;
    std::optional<base::Day> until;  // from this day on it no longer holds
    std::string detail, who, words, document;
    std::int64_t count = 1;
    bool good = true;
    [[nodiscard]] bool holds(base::Day day) const { return since <= day and (not until or day < *until); }
};

/// Lines of the 5W of one partner and one hand-in over the same days.
struct Reported {
    std::string partner, partner_kind;
    base::Period period;             // reported on
    base::Day since;                 // handed in
    std::optional<base::Day> until;  // replaced by a later hand-in
    bool nil = false;                // said that there is nothing to report
    std::int64_t lines = 0, done = 0, told = 0, split = 0, targeted = 0;  // ongoing or completed; with people; by sex and age; with a target
    [[nodiscard]] bool holds(base::Day day) const { return since <= day and (not until or day < *until); }
};

/// Everything of one body over all time.
struct BodyFacts {
    std::string code, name, global_code, kind;  // kind: cluster, aor or sector, as the list of bodies says
    std::vector<Fact> facts;
    std::vector<Reported> reports;
};

/// Takes a fact of a body.
using Put = std::function<void(std::string const& body, Fact fact)>;
void gather_commitments(store::Db& db, std::string const& operation, Put const& put);
/// `between`: the bodies between the sectors.
void gather_meetings(store::Db& db, std::string const& operation, std::set<std::string> const& between, Put const& put);

struct Facts {
    std::string operation;
    std::optional<base::Day> onset, first_activation;
    std::vector<operations::Cycle> cycles;
    std::vector<BodyFacts> bodies;   // in order of code; "" holds what is of the whole operation
    std::vector<Word> words;
    std::map<std::string, std::string, std::less<>> names;  // of organisations by id, as short as people call them
};
/// What is needed for the days from `first` to `last`. Reports are read of one body alone where one is named; everything else is of all.
Facts gather(store::Db& db, std::string const& operation, base::Day first, base::Day last, std::string const& body);

/// What a rule is asked: one duty of one body on one day.
struct Question {
    Duty const& duty;
    Facts const& all;
    BodyFacts const& body;
    structure::BodyOnDay const* stood = nullptr;  // null where nothing was decided about the body by then
    std::string kind;                             // cluster, aor, sector; "" for what is of no body
    base::Day on;
    std::optional<ClockOnDay> clock;

    /// An organisation as people call it; the id where nobody knows it.
    [[nodiscard]] std::string named(std::string const& id) const;
    [[nodiscard]] std::string_view parameter(std::string_view name, std::string_view otherwise = "") const;
    [[nodiscard]] int number(std::string_view name, int otherwise) const;
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    /// Facts of a kind that hold on the day, the newest first; with one of these details where any is given.
    [[nodiscard]] std::vector<Fact const*> facts(Kind kind, std::vector<std::string> const& details = {}) const;
    /// The same, not older than the parameter `fresh` (days).
    [[nodiscard]] std::vector<Fact const*> fresh(Kind kind, std::vector<std::string> const& details = {}) const;
    /// The last reporting cycle that ended by the day.
    [[nodiscard]] operations::Cycle const* cycle() const;
    [[nodiscard]] std::vector<Reported const*> reports_over(base::Period period) const;
    /// Reports on any of the last `fresh` days.
    [[nodiscard]] std::vector<Reported const*> recent() const;
    /// Those who should report: members where the body has any, else everybody who reported in the quarter before the cycle.
    [[nodiscard]] std::vector<std::string> expected(operations::Cycle const& cycle) const;
};

struct Verdict {
    State state = State::no_evidence;
    std::string why;
    std::vector<Evidence> evidence;
};

/// The rule of a duty. Pure.
Verdict judge(Question const& question);

using Rule = Verdict (*)(Question const&);
struct NamedRule {
    std::string_view name;
    Rule rule;
};
std::span<NamedRule const> structure_rules();
std::span<NamedRule const> people_rules();
std::span<NamedRule const> report_rules();
std::span<NamedRule const> standard_rules();
std::span<NamedRule const> commitment_rules();
std::span<NamedRule const> meeting_rules();

/// Where things open.
Evidence evidence_of(Question const& question, Fact const& fact);
Evidence opened(Question const& question, std::string what, base::Day on, std::string command, std::string path);
/// What the rules say, to the reader of this thread: why a duty stands as it does, and what a piece of evidence is.
std::string why(std::string_view what, std::vector<std::string> const& args = {});
std::string proof(std::string_view what, std::vector<std::string> const& args = {});
using structure::word;

}
