// The review desk: rows that wait for a person, settled once for all rows alike and remembered for next time.
#pragma once
#include <activities/activities.hpp>
#include "opened.hpp"
#include "submission.hpp"

namespace muster::activities {

struct Waiting {
    std::string alike;      // what `review settle` takes
    std::string code, severity, at, sentence, words, file;
    std::int64_t rows = 0, people = 0;
};
/// The sentence of a held row to who reads: the row's columns from `first` on are code, English sentence and args.
std::string held_sentence(store::Row const& row, int first);
/// Groups of rows alike, the largest first. `queue`: "" all, "place", "partner", "sector", "twin", "number" …
std::vector<Waiting> waiting(store::Db& db, std::string const& operation, std::string const& queue);

/// The file of a submission as it came; `packed` is how it is kept.
struct Stored {
    std::string file, sheet, bytes, mapping, digest, packed;
};
Stored stored_file(store::Db& db, std::string const& operation, std::string const& submission);

struct Settlement {
    std::string place, partner, body;  // one of them, or
    bool accept = false;               // it is right as it is
    bool dismiss = false;              // it is not to count
    std::string reason;
    std::string within_body = {};      // only where all rows alike are of this one; "" = whatever they are of
};
struct Settled {
    std::string alike;
    std::int64_t rows = 0, lines_accepted = 0, still_waiting = 0;
    std::vector<std::string> submissions;  // made of the rows that count now; each can be undone
};
/// `which` is an `alike`, or a cell such as D87 or Sheet!D87 of a waiting row. Refuses review.unknown, review.settle_what,
/// review.not_within.
Settled settle(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& which,
               Settlement const& settlement);

/// Lets in what waits for no other reason than that this account was not confirmed yet: rows and "nothing to report". What cannot
/// be read again now waits on.
void let_in_of_confirmed(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& account, std::string const& reason);

/// One settlement with the submissions that came of it.
struct Decision {
    Change change;
    std::vector<std::string> submissions;
    std::int64_t last = 0;  // journal number of the last entry that belongs to it
    bool undone = false;
};
/// The newest first.
std::vector<Decision> decisions(store::Db& db, std::string const& operation);
/// Takes the settlement with this journal number back: its words are forgotten, the lines that came in by it count no more,
/// the rows wait again. The lines that went out. With `body` only where all its rows are of that one: refuses review.other_body.
/// Refuses review.no_settlement, review.unsettled_already, submission.built_upon.
std::int64_t unsettle(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& which,
                      std::string const& reason, std::string const& body = "");

}
