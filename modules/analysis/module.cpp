#include "commands.hpp"
#include "rules.hpp"
#include <analysis/analysis.hpp>
#include <analysis/sql.hpp>
#include <analysis/words.hpp>

namespace muster::analysis {

namespace {

constexpr cli::Option by{"by", "LEVEL", "country, adm1, adm2, adm3, adm4 or site"};
constexpr cli::Option body{"body", "CODE", "only this sector or cluster; several with commas; intersectoral for all together", false, true};
constexpr cli::Option period{"period", "PERIOD", "2026, 2026-Q1, 2026-03 or two days with ..; all that was told where left out"};
constexpr cli::Option group{"group", "GROUP", "all (everybody), a group such as IDP, or each"};
constexpr cli::Option partner{"partner", "ID", "only lines of this partner; several with commas", false, true};
constexpr cli::Option place{"place", "PCODE", "only places in this one"};
constexpr cli::Option profile{"profile", "NAME", "how people are combined: max_by_area_sum, peak_period or highest_report"};
constexpr cli::Option all{"all", "", "also places and sectors of which nothing is known"};
constexpr cli::Option top{"top", "NUMBER", "only so many, the first first"};

constexpr cli::Option suppress{"suppress", "K", "keep back numbers of fewer than K people, and what would tell them; setting: as the operation says"};

constexpr cli::Option reach_options[] = {by, body, period, group, partner, place, profile, all, top, suppress, {"how", "", "the steps and rows behind each figure"}};
constexpr cli::Option gaps_options[] = {
    by, body, period, group, partner, place, profile, top, suppress,
    {"kind", "KINDS", "presence, coverage, need, planned, equity; several with commas", false, true},
    {"presence-from", "SEVERITY", "severity from which nobody there is a gap; 3"},
    {"severity-unknown", "SEVERITY", "taken where severity is not told; 3"},
    {"severity-weight", "NUMBER", "weight of severity in the score; 1"},
    {"share-weight", "NUMBER", "weight of the missing share of the need; 1"},
    {"people-weight", "NUMBER", "weight of the number of people missing; 1"},
    {"equity-below", "INDEX", "a part of the people is behind below this index; 0.8"},
};
constexpr cli::Option overlaps_options[] = {
    {"by", "LEVEL", "leaves out lines for places above this level; every place that was reported where left out"},
    body, period, group, partner, place, profile, top, suppress,
    {"class", "CLASS", "possible_duplicate, over_need, complementary or shared_place"},
};
constexpr cli::Option presence_options[] = {by, body, period, group, partner, place, all, top};
constexpr cli::Option equity_options[] = {by, body, period, group, partner, place, profile, top, suppress};

constexpr cli::Option activities_options[] = {
    body, partner, place,
    {"activity", "WORDS", "only this activity, as it is written in the list", false, true},
    {"period", "PERIOD", "lines that speak of 2026, 2026-Q1, 2026-03 or two days with .."},
    {"group", "GROUP", "only this population group; several with commas", false, true},
    {"modality", "NAME", "in_kind, service, cash, voucher, mixed or unknown; several with commas", false, true},
    {"status", "NAME", "ongoing, completed, planned, suspended, cancelled or unknown; several with commas", false, true},
    {"text", "WORDS", "in the name of the partner, the activity or the place"},
    {"after", "ID", "the next page: what the page before gave as next"},
    {"limit", "NUMBER", "lines on a page; 50 where it is not said, 500 at most"},
};

constexpr cli::Option today_options[] = {
    body, period, partner, place, profile, suppress,
    {"since", "NUMBER", "counts what changed after this entry of the journal"},
};

constexpr cli::Option sheet_arguments[] = {{"PLACE", "", "its p-code or name", true}};
constexpr cli::Option sheet_options[] = {body, period, profile, suppress};

constexpr cli::Served serve_sheet[] = {{"GET", "/operations/{operation}/places/{place}/sheet", "figures", "sectors"}};
constexpr cli::Option matrix_options[] = {by, body, place, suppress};

constexpr cli::Served serve_matrix[] = {{"GET", "/operations/{operation}/needs/matrix", "figures", "cells"}};
constexpr cli::Served serve_today[] = {{"GET", "/operations/{operation}/today", "figures", "sectors"}};
constexpr cli::Served serve_filters[] = {{"GET", "/operations/{operation}/filters", "figures"}};
constexpr cli::Served serve_activities[] = {{"GET", "/operations/{operation}/activities", "rows", "activities"}};
constexpr cli::Served serve_reach[] = {{"GET", "/operations/{operation}/reach", "figures", "figures"}};
constexpr cli::Served serve_gaps[] = {{"GET", "/operations/{operation}/gaps", "figures", "gaps"}};
constexpr cli::Served serve_overlaps[] = {{"GET", "/operations/{operation}/overlaps", "figures", "overlaps"}};
constexpr cli::Served serve_presence[] = {{"GET", "/operations/{operation}/presence", "rows", "presence"}};
constexpr cli::Served serve_equity[] = {{"GET", "/operations/{operation}/equity", "figures", "equity"}};

constexpr cli::Command commands[] = {
    {"reach", "People reached, in need and targeted, nobody counted twice.",
     "One line a place and sector, and one for all sectors together (the highest, never the sum). A figure lies between as "
     "many of its people being the same as can be, and no one twice. Missing is not zero: 0 was reported, – was not, "
     "· was not assessed or does not apply.",
     {}, reach_options, run_reach, true, serve_reach},
    {"gaps", "Where help is missing, the worst first.",
     "Kinds: presence (nobody there), coverage (below the target), need (below the need), planned (below what partners plan "
     "for), equity (a part of the people left behind). Each says whether it exists because nobody reported. The score and "
     "its weights are options, and settings of the operation (gaps.severity_weight …).",
     {}, gaps_options, run_gaps, true, serve_gaps},
    {"overlaps", "Two or more partners at the same activity, place, group and time.",
     "Each is judged: possible_duplicate, over_need, complementary or shared_place, and says why.", {}, overlaps_options, run_overlaps,
     true, serve_overlaps},
    {"presence", "Who is where: partners by place and sector.", "", {}, presence_options, run_presence, true, serve_presence},
    {"equity", "Whether those reached are of the same sex, age and group as those in need.",
     "The index is the share of those reached over the share of the need; below 0.8 a part of the people is left behind.", {}, equity_options,
     run_equity, true, serve_equity},
    {"today", "What a coordinator needs in the first minute of the day.",
     "People in need, targeted and reached, all sectors together and each; the gaps that matter; reports due and late; what "
     "waits for a person; what changed; how fresh each source is.",
     {}, today_options, run_today, true, serve_today},
    {"operation filters", "The levels, sectors, partners, periods and groups that questions can be asked with.", "", {}, {}, run_filters, true,
     serve_filters},
    {"place sheet", "One place on one page: who lives there, who is in need, who does what, what is missing.", "", sheet_arguments, sheet_options,
     run_sheet, true, serve_sheet},
    {"needs matrix", "People in need and severity, a cell for every place and sector.",
     "A cell that nobody assessed is told apart from one without a number. All sectors together stand last.", {}, matrix_options, run_matrix, true, serve_matrix},
    {"activities", "The lines of the 5W that count, with how many there are of each kind.",
     "Rows are counted, people are not added: people reached come from the counting rule, where one can be asked.",
     {}, activities_options, run_activities, true, serve_activities},
    {"figures check", "Proves that the engine's figures are those of the database.",
     "Makes every figure a second time, slowly and by other code, and compares.", {}, {}, run_check},
};

}

cli::Module const& module()
{
    static cli::Module const made{.name = "analysis", .migrations = {}, .queries = sql::all, .commands = commands, .rules = rules(),
                                  .witnesses = {}, .explain = explain_figure,
                                  .words = words::all};
    return made;
}

}
