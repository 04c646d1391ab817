// Commands: `accountability show`, `history`, `report`, `duties`, `words`, `add-evidence`, `contest`, `take-back`.
#include "commands.hpp"
#include "rules.hpp"
#include <accountability/sql.hpp>
#include <accountability/words.hpp>

namespace muster::accountability {
namespace {

constexpr cli::Option body{"body", "CODE", "only this cluster, sector or area of responsibility; all where left out"};
constexpr cli::Option on{"on", "DAY", "as it was on this day, such as 2026-03-31; today where left out"};
constexpr cli::Option state{"state", "STATES", "fulfilled, partly, overdue, no_evidence, no_source or not_applicable; several with commas",
                            false, true};
constexpr cli::Option duty_argument[] = {{"DUTY", "", "its number, such as T8.4", true}};
constexpr cli::Option id_argument[] = {{"ID", "", "the id that `accountability words` shows", true}};

constexpr cli::Option show_options[] = {body, on, state};
constexpr cli::Option history_options[] = {body, on, {"months", "NUMBER", "how many months back; 12 where left out"}};
constexpr cli::Option report_options[] = {
    body,
    on,
    {"yearly", "", "the Humanitarian Coordinator's yearly report to the Emergency Relief Coordinator, of all bodies"},
    {"months", "NUMBER", "changes since so many months; 3 where left out, 12 in the yearly report"},
    {"format", "FORMAT", "text (where left out), docx or pdf"},
    {"to", "PATH", "where to write it; text is shown where left out"},
    {"language", "CODE", "en, fr, es or ar; the operation's first language where left out"},
};
constexpr cli::Option words_options[] = {body, {"all", "", "also what no longer holds"}};
constexpr cli::Option evidence_options[] = {
    {"body", "CODE", "the body; left out for duties of the whole operation"},
    {"what", "TEXT", "what proves it, in a sentence", true},
    {"reason", "TEXT", "why it counts", true},
    {"document", "ID", "the document that shows it"},
    {"fulfils", "", "it proves the duty wholly, and not in part"},
    {"on", "DAY", "from this day; today where left out"},
    {"valid-to", "DAY", "it proves the duty until this day; a year where left out"},
};
constexpr cli::Option contest_options[] = {
    {"body", "CODE", "the body; left out for duties of the whole operation"},
    {"says", "STATE", "partly, overdue, no_evidence or not_applicable", true},
    {"reason", "TEXT", "why the state is not so", true},
    {"document", "ID", "the document that shows it"},
    {"on", "DAY", "from this day; today where left out"},
};
constexpr cli::Option take_back_options[] = {{"body", "CODE", "the body that it was said of"}, {"reason", "TEXT", "why", true}};

constexpr cli::Served serve_duties[] = {{"GET", "/accountability/duties", "self", "duties"}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/accountability", "board", "duties"}};
constexpr cli::Served serve_public[] = {{"GET", "/operations/{operation}/accountability/public", "figures", "duties"}};
constexpr cli::Served serve_history[] = {{"GET", "/operations/{operation}/accountability/history", "board", "duties"}};
constexpr cli::Served serve_report[] = {
    {.verb = "GET", .path = "/operations/{operation}/accountability/report/text", .permission = "board"},
    {.verb = "GET", .path = "/operations/{operation}/accountability/report", .permission = "board", .file = "to", .named = "name"},
};
constexpr cli::Served serve_words[] = {{"GET", "/operations/{operation}/accountability/words", "board", "words"}};
constexpr cli::Served serve_evidence[] = {{"POST", "/operations/{operation}/accountability/duties/{duty}/evidence", "propose"}};
constexpr cli::Served serve_contest[] = {{"POST", "/operations/{operation}/accountability/duties/{duty}/contests", "propose"}};
constexpr cli::Served serve_take_back[] = {{"POST", "/operations/{operation}/accountability/words/{id}/taken-back", "propose"}};

constexpr cli::Command commands[] = {
    {"accountability duties",
     "List the duties of both texts: clause, owner, clock, and what counts as evidence.",
     "",
     {},
     {},
     run_duties,
     false,
     serve_duties},
    {"accountability show",
     "The board: what every duty's state is, why, and what proves it.",
     "States are made anew for the day that is asked for. A duty whose evidence would come from a module that is not built yet says so and "
     "is "
     "never fulfilled.",
     {},
     show_options,
     run_show,
     true,
     serve_show},
    {"accountability public",
     "The board without who said what, where the operation has made it public.",
     "",
     {},
     show_options,
     run_public,
     true,
     serve_public},
    {"accountability history", "The states at the end of each month.", "", {}, history_options, run_history, true, serve_history},
    {"accountability report",
     "The board as a lead's report to the Humanitarian Coordinator, or as the Coordinator's yearly report.",
     "Every page says at its foot where the journal stood, so that a printed report can be checked against it later.",
     {},
     report_options,
     run_report,
     true,
     serve_report},
    {"accountability words",
     "Evidence that people added and states that they contested.",
     "",
     {},
     words_options,
     run_words,
     true,
     serve_words},
    {"accountability add-evidence", "Add evidence for a duty that no other part of the program holds.", "", duty_argument, evidence_options,
     run_evidence, true, serve_evidence},
    {"accountability contest", "Say that a duty's state is not so.",
     "The state that was made stays beside it. A duty is not made fulfilled by contesting: add evidence.", duty_argument, contest_options,
     run_contest, true, serve_contest},
    {"accountability take-back", "Take back evidence or a contest; the record keeps both.", "", id_argument, take_back_options,
     run_take_back, true, serve_take_back},
};
}

cli::Module const& module()
{
    static bool const joined = (join_agendas(), true);
    static_cast<void>(joined);
    static cli::Module const made{.name = "accountability",
                                  .migrations = sql::migrations,
                                  .queries = sql::all,
                                  .commands = commands,
                                  .rules = rules(),
                                  .witnesses = {},
                                  .words = words::all};
    return made;
}

}
