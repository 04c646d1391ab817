// The words of a story. docs/stories.md lists them; a test keeps both alike.
#include "story.hpp"

namespace muster::stories {

namespace {

using enum Follower::Takes;
using enum Verb;

constexpr Follower group{"group", word, "GROUP"}, kind_of_gap{"kind", word, "KIND"}, between{"between", pair, "N and N"};
constexpr Follower women{"women", number, "N"}, men{"men", number, "N"}, girls{"girls", number, "N"}, boys{"boys", number, "N"};
constexpr Follower targeted{"targeted", number, "N"};

std::vector<Form> make_forms()
{
    return {
        {operation, "operation", {"NAME"}, {{"country", word, "ISO3"}, {"set", pair, "NAME to VALUE"}},
         "The operation that the story is about; `story` in ZAN where none is named."},
        {on, "on", {"DAY"}, {}, "The day on which the next steps are done."},
        {place, "place", {"CODE", "\"NAME\""},
         {{"people", number, "N"}, {"in", word, "CODE"}, {"level", number, "N"}, women, men},
         "A place, how many live there, and the place it lies in."},
        {reform, "reform", {"CODE", "\"NAME\""}, {{"becomes", list, "CODE, CODE"}}, "A place of before a reform, and what it is today."},
        {partner, "partner", {"\"NAME\""}, {{"acronym", word, "WORD"}, {"kind", word, "KIND"}, {"also", word, "\"NAME\""}},
         "An organisation of the operation."},
        {active, "active", {"BODY"}, {{"lead", word, "PARTNER"}}, "A sector or cluster works, led by somebody."},
        {need, "need", {"BODY", "PLACE", "N"}, {{"severity", number, "1…5"}, group, targeted, women, men, girls, boys},
         "People in need of a sector in a place."},
        {report, "report", {"PARTNER", "BODY", "PLACE", "ACTIVITY", "PERIOD"},
         {{"reached", number, "N"}, women, men, girls, boys, targeted, group, {"status", word, "WORD"}},
         "A partner's sheet of one row is handed in."},
        {nil, "nil", {"PARTNER", "BODY", "PERIOD"}, {}, "A partner says that it has nothing to report."},
        {hand_in_table, "hand in table", {},
         {{"as", word, "PARTNER"}, {"named", word, "FILE"}, {"body", word, "BODY"}, {"period", word, "PERIOD"}, {"dry", nothing, ""}},
         "The lines between the next two lines of ``` are handed in as a file."},
        {hand_in, "hand in", {"FILE"},
         {{"as", word, "PARTNER"}, {"sheet", word, "NAME"}, {"body", word, "BODY"}, {"period", word, "PERIOD"}, {"dry", nothing, ""}},
         "A file beside the story is handed in; `dry` only checks it."},
        {run, "run muster", {"WORD…"}, {}, "Any command, as it is typed; `./FILE` lies beside the story, `out/FILE` in a folder that is thrown away with it."},
        {expect_exit, "expect exit", {"N"}, {}, "How the last command ended."},
        {expect_no_text, "expect no", {"\"TEXT\""}, {}, "What the last command did not say."},
        {expect_text, "expect", {"\"TEXT\""}, {}, "What the last command said."},
        {settle, "settle", {"CODE"},
         {{"place", word, "CODE"}, {"partner", word, "NAME"}, {"body", word, "BODY"}, {"accept", nothing, ""}, {"dismiss", nothing, ""}},
         "A person settles the rows that wait because of a finding, all that are alike at once."},
        {undo, "undo", {}, {}, "The last hand-in is taken back."},
        {then_reach, "then reach", {"BODY", "PLACE", "PERIOD", "[N]"}, {between, {"by", word, "METHOD"}, group, {"is", list, "STATE"}},
         "People reached, between the least and the most it can be; or the state of a figure that is none."},
        {then_gap, "then gap", {"BODY", "PLACE", "PERIOD", "[N]"}, {between, group, kind_of_gap, {"why", word, "\"TEXT\""}}, "A gap there is."},
        {then_no_gap, "then no gap", {"BODY", "PLACE", "PERIOD"}, {group, kind_of_gap}, "No gap there."},
        {then_overlap, "then overlap", {"BODY", "PLACE", "PERIOD"}, {{"of", list, "PARTNER, PARTNER"}, {"class", word, "WORD"}, group},
         "Two or more partners do the same."},
        {then_no_overlap, "then no overlap", {"BODY", "PLACE", "PERIOD"}, {group}, "Nobody doubles there."},
        {then_presence, "then presence", {"PARTNER", "BODY", "PLACE", "PERIOD"}, {}, "A partner works there."},
        {then_no_presence, "then no presence", {"PARTNER", "BODY", "PLACE", "PERIOD"}, {}, "A partner does not work there."},
        {then_waiting, "then waiting", {"N"}, {{"for", word, "CODE"}}, "Rows at the review desk."},
        {then_finding, "then finding", {"CODE"}, {{"at", word, "CELL"}}, "What the last hand-in was told."},
        {then_no_finding, "then no finding", {"CODE"}, {}, "What it was not told."},
        {then_count, "then", {"WHAT", "N"}, {},
         "A count of the last hand-in: accepted, held, wrong, repeats, new, changed, same, rows_read, totals, blank, titles, with_place."},
    };
}

}

std::vector<Form> const& forms()
{
    static auto const all = make_forms();
    return all;
}

std::string Form::usage() const
{
    std::string text(keyword);
    for (auto one : words) text += " " + std::string(one);
    for (auto const& one : followers) text += " [" + std::string(one.name) + (one.shown.empty() ? "" : " ") + std::string(one.shown) + "]";
    return text;
}

std::string Step::value(std::string_view name, std::string_view otherwise) const
{
    auto found = named.find(name);
    return found == named.end() or found->second.empty() ? std::string(otherwise) : found->second.front();
}

}
