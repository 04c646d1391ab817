// Accountability: what the two texts (the questions and answers on the cluster approach, and the generic terms of reference for
// sector and cluster leads) ask of whom, and the evidence for it that the other modules hold.
//
// The states of duties are derived, never stored: for any day they are made anew out of what had been recorded by then. What a
// person adds (evidence, a contested state) is decided. A duty whose evidence would come from a module that is not built yet
// says so and is never fulfilled.
#pragma once
#include <base/day.hpp>
#include <cli/command.hpp>
#include <map>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::accountability {

/// A line of lists/duties.csv.
struct Duty {
    std::string id;      // "T2.2b": heading, bullet, clause of it (domain.md 2.2)
    std::string clause;  // its source and heading
    std::string begins;  // how it begins in the source
    std::string level;   // country or global
    std::string owner;   // coordinator, lead agency representative, humanitarian coordinator, partner …
    std::vector<std::string> applies_to;  // cluster, aor, sector, realistic, country, global
    std::string clock;   // of lists/clocks.csv; "" where the guidance gives none
    std::string rule;    // what counts as evidence
    std::map<std::string, std::string, std::less<>> parameters;
    base::Day valid_from;
    std::string source;
};
std::vector<Duty> const& duties();
/// What is asked, in short, and where it stands in its text: to the reader of this thread.
std::string text_of(Duty const& duty);
std::string clause_of(Duty const& duty);

enum class State { fulfilled, partly, overdue, no_evidence, no_source, not_applicable };
std::string_view name_of(State state);
std::optional<State> state_named(std::string_view name);

/// Something that proves a duty, and where it opens.
struct Evidence {
    std::string what;     // "Review concluded: continue"
    base::Day on;
    std::string command;  // "muster body history wash"
    std::string path;     // below /api/1: "/operations/zandia/bodies/wash/history"
    std::string by;       // the account, where a person added it
    std::string document; // of the documents library; "" where there is none
};

/// A clock as it stood on the day.
struct ClockOnDay {
    std::string clock, text;
    std::optional<base::Day> starts, due;
    std::string state;    // running, late, kept, not_started
};

/// Somebody says that it is not so; the state that was made is kept beside it.
struct Contest {
    std::string id, by, reason, document;
    base::Day since;
    State computed = State::no_evidence;
};

/// One duty of one body on a day. `body` is "" for duties that are not asked of one body.
struct Standing {
    Duty const* duty = nullptr;
    std::string body;
    State state = State::no_evidence;
    std::string why;
    std::optional<ClockOnDay> clock;
    std::vector<Evidence> evidence;  // the newest first, at most 12
    std::int64_t evidence_count = 0;
    std::optional<Contest> contest;
};

struct BodyShown {
    std::string code, name, kind;  // kind: cluster, aor or sector
    std::string state;             // as structure says it; "not_established" where nothing was decided
    std::string lead, accountable_to;
    std::string lead_name;  // as people call who leads
    std::map<State, int> counts;
};

struct Board {
    std::string operation;
    base::Day on;
    std::vector<BodyShown> bodies;
    std::vector<Standing> standings;  // by body, then in the order of the list; those of no body last
};

/// Everything that is not asked of one body has no body. Refuses accountability.no_body.
Board board(store::Db& db, std::string const& operation, base::Day on, std::string const& body = "");

/// The boards of several days, made from one reading of the store.
std::vector<Board> boards(store::Db& db, std::string const& operation, std::vector<base::Day> const& days, std::string const& body = "");

/// Evidence that a person adds, or a state that a person contests: a decided fact.
struct Word {
    std::string id, kind;           // evidence or contest
    std::string duty, body;
    State says = State::partly;     // evidence: partly or fulfilled; contest: anything but fulfilled
    std::string what, document, reason, actor;
    base::Day since;
    std::optional<base::Day> valid_to;  // evidence proves the duty until then; a year where nothing is said
    std::optional<base::Day> until;     // taken back: from this day on it no longer holds
};
std::vector<Word> words_said(store::Db& db, std::string const& operation);
/// Refuses accountability.no_duty, accountability.no_body, accountability.not_asked, accountability.no_document …
Word say(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Word wanted);
/// Refuses accountability.no_word.
void take_back(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& word,
               std::string const& reason);

cli::Module const& module();

}
