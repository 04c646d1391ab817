#include "coordination.hpp"

#include <filesystem>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <fstream>
#include <string_view>

namespace muster::sample {

namespace {

using Words = std::vector<std::string>;
using formats::Json;

/// A series and who comes to it, more or less often.
struct Rhythm {
    std::string_view body, every, weekday, week, from, hour, where, languages, title;
    std::vector<std::string_view> come;  // each stays away from every so many meetings: the first the least
    bool goes_on = false;                // beyond the year
};

std::vector<Rhythm> const& rhythms()
{
    static std::vector<Rhythm> const all{
        {"wash", "fortnightly", "tue", "", "2025-01-14", "10:00", "Water works, Port Zand", "en fr", "", {"unowe", "rwt", "evs", "vpc", "prc-z", "zrcs"}, true},
        {"iccg", "fortnightly", "thu", "", "2025-01-16", "15:00", "OCHA, Port Zand", "en", "", {"unowe", "wna", "unsf", "moh-z"}, true},
        {"hct", "monthly", "fri", "1", "2025-02-01", "09:00", "Residence of the Coordinator", "en", "", {"unowe", "wna", "unsf", "zrcs"}, false},
        {"fsc", "monthly", "wed", "2", "2025-01-15", "11:00", "WNA, Port Zand", "en es", "", {"wna", "hb", "ugp"}, false},
        {"shl", "monthly", "thu", "1", "2025-02-01", "14:00", "UNSF, Port Zand", "en fr ar", "", {"unsf", "csw"}, false},
        {"nut", "monthly", "wed", "last", "2025-02-01", "11:00", "Ministry of Health", "fr en", "", {"wna", "bff"}, false},
        {"pro", "monthly", "mon", "3", "2025-02-01", "10:30", "UNSF, Port Zand", "en fr", "", {"unsf", "lsa", "rpc"}, false},
        {"hea", "monthly", "mon", "1", "2025-02-01", "08:30", "Ministry of Health", "fr", "", {"moh-z", "wna"}, false},
        {"wash-north", "monthly", "tue", "2", "2025-03-01", "10:00", "Prefecture, the north", "fr ar", "WASH in the north", {"rwt", "vpc", "evs"}, true},
    };
    return all;
}

/// Meetings, actions and advocacy, each on its day.
class Hall {
public:
    explicit Hall(DoingOn const& must) : must_(must) {}

    void on(int month, int day) { day_ = *base::Day::of(2025, month, day); }
    void on(base::Day day) { day_ = day; }
    std::string operator()(Words const& words) const { return must_(day_, words); }

    int act(std::string_view meeting, std::string_view words, std::string_view to, std::string_view due, std::string_view about = "")
    {
        Words said{"action", "add", std::string(words), "--meeting", std::string(meeting), "--to", std::string(to), "--due", std::string(due)};
        if (not about.empty()) said.insert(said.end(), {"--about", std::string(about)});
        (*this)(said);
        return ++actions_;
    }
    void becomes(int action, std::string_view state, std::string_view reason = "") const
    {
        Words words{"action", "decide", std::to_string(action), std::string(state)};
        if (not reason.empty()) words.insert(words.end(), {"--reason", std::string(reason)});
        (*this)(words);
    }
    void learn(std::string_view meeting, std::string_view context, std::string_view finding, std::string_view recommendation) const
    {
        (*this)({"lesson", "add", "--meeting", std::string(meeting), "--context", std::string(context), "--finding", std::string(finding), "--recommendation", std::string(recommendation)});
    }
    void message(int concern, std::string_view audience, std::string_view channel, std::string_view words) const
    {
        (*this)({"advocacy", "message", std::to_string(concern), "--audience", std::string(audience), "--channel", std::string(channel), "--words", std::string(words)});
    }
    void clear(int concern, std::string_view who) const { (*this)({"advocacy", "clear", std::to_string(concern), "--who", std::string(who)}); }
    void concern_becomes(int concern, std::string_view state, std::string_view words = "") const
    {
        Words said{"advocacy", "decide", std::to_string(concern), std::string(state)};
        if (not words.empty()) said.insert(said.end(), {"--words", std::string(words)});
        (*this)(said);
    }
    int ask(int gap, Words const& whom, std::string_view amount, std::string_view currency, std::string_view words)
    {
        Words said{"advocacy", "ask", "--gap", std::to_string(gap), "--amount", std::string(amount), "--currency", std::string(currency), "--words", std::string(words)};
        said.insert(said.end(), whom.begin(), whom.end());
        (*this)(said);
        return ++asks_;
    }
    void answer(int ask, std::string_view answer, Words const& more) const
    {
        Words said{"advocacy", "answer", std::to_string(ask), std::string(answer)};
        said.insert(said.end(), more.begin(), more.end());
        (*this)(said);
    }

private:
    DoingOn const& must_;
    base::Day day_;
    int actions_ = 0, asks_ = 0;
};

void begin(Hall& hall)
{
    for (auto const& one : rhythms()) {
        hall.on(one.from < "2025-03" ? *base::Day::of(2025, 1, 13) : *base::Day::of(2025, 2, 24));
        Words words{"meeting", "start", "--body", std::string(one.body), "--every", std::string(one.every), "--weekday", std::string(one.weekday), "--from", std::string(one.from),
                    "--at", std::string(one.hour), "--venue", std::string(one.where), "--languages", std::string(one.languages), "--reason", "As the body agreed"};
        if (not one.week.empty()) words.insert(words.end(), {"--week", std::string(one.week)});
        if (not one.title.empty()) words.insert(words.end(), {"--title", std::string(one.title)});
        if (not one.goes_on) words.insert(words.end(), {"--until", "2025-12-31"});
        hall(words);
    }
    hall.on(3, 6);
    hall({"meeting", "move", "1-2025-03-11", "--to", "2025-03-12", "--reason", "The water works had no power"});
    hall.on(7, 14);
    hall({"meeting", "cancel", "1-2025-07-15", "--reason", "Fuel was kept for the trucks"});
    hall({"meeting", "cancel", "2-2025-07-17", "--reason", "Fuel was kept for the trucks"});
}

/// Who was there, and the minutes: most within two days, some late, some never.
void take_place(Hall& hall)
{
    constexpr int never = 11, late = 5;
    hall.on(12, 31);
    auto const listed = Json::parse(hall({"meeting", "list", "--from", "2025-01-01", "--until", "2025-12-20", "--json"}));
    int count = 0;
    for (auto const& meeting : listed.find("meetings")->list()) {
        auto const name = meeting.text_or("meeting", ""), state = meeting.text_or("state", "");
        auto const day = *base::Day::parse(meeting.text_or("day", ""));
        if (state == "cancelled") continue;
        auto const& rhythm = rhythms()[std::size_t(meeting.find("series")->as_text()[0] - '1')];
        ++count;
        if (count % never == 0) continue;  // nobody took anything down
        Words words{"meeting", "attend", name, "--chair", std::string(rhythm.come.front())};
        for (std::size_t i = 0; i < rhythm.come.size(); ++i) {
            bool const away = i > 0 and (count + int(i)) % (9 - int(i)) == 0;
            words.insert(words.end(), {away and count % 2 == 0 ? "--apologies" : "--present", std::string(rhythm.come[i])});
            if (away and count % 2 != 0) words.resize(words.size() - 2);
        }
        if (count % 7 == 0) words.insert(words.end(), {"--other", "Disaster committee of the province"});
        if (count % 3 != 0) words.insert(words.end(), {"--people", std::to_string(7 + count % 9)});
        hall.on(day);
        hall(words);
        if (count % 8 == 0) continue;
        hall.on(day.plus(count % late == 0 ? 6 : 1));
        hall({"meeting", "minutes", name, "--text", "Read and agreed: the minutes of the last meeting.\nReports, gaps and open actions were gone through; see the decisions and actions below."});
    }
}

void agree(Hall& hall)
{
    hall.on(2, 11);
    hall({"meeting", "decide", "1-2025-02-11", "Every partner reports by the 8th of the month", "--dissent", "vpc: the 12th would do"});
    auto const stores = hall.act("1-2025-02-11", "Share the list of stores in the east", "rwt", "2025-02-25");
    auto const form = hall.act("1-2025-02-11", "Send partners the short form for water points", "unowe", "2025-02-20");
    hall.on(2, 18);
    hall.becomes(stores, "done");
    hall.on(3, 3);
    hall.becomes(form, "done");
    hall.on(5, 6);
    auto const map = hall.act("1-2025-05-06", "Map who repairs which pumps along the river", "evs", "2025-05-20");
    auto const visit = hall.act("1-2025-05-06", "Visit the two camps of the west with the committee", "unowe", "2025-06-03");
    auto const training = hall.act("1-2025-05-06", "Train pump mechanics of four districts", "vpc", "2025-07-31");
    hall.on(5, 19);
    hall.becomes(map, "done");
    hall.on(6, 16);
    hall.becomes(visit, "done");
    hall.on(8, 12);
    hall.becomes(training, "dropped", "The trainers left the country in July");
    hall({"meeting", "decide", "1-2025-08-12", "Trucks go to salty wells first", "--basis", "Survey of July", "--about", "gap/1"});
    hall.act("1-2025-08-12", "Test the wells of the valley for salt", "rwt", "2025-09-09", "gap/1");
    auto const pumps = hall.act("1-2025-08-12", "Find the pumps that are held at the border", "vpc", "2025-09-30", "gap/2");
    hall.on(9, 23);
    hall.becomes(pumps, "done");
    hall.act("1-2025-09-23", "Write to the committee about the road of the valley", "unowe", "2025-10-14", "gap/7");
    hall.on(10, 16);
    auto const joint = hall.act("2-2025-10-09", "Plan one visit of three clusters to the new camps", "unsf", "2025-11-06");
    hall.on(11, 3);
    hall.becomes(joint, "done");
    hall.on(12, 2);
    hall.act("1-2025-12-02", "Agree on the stocks for the rains of next year", "evs", "2026-01-31");
    hall.act("2-2025-12-04", "Compare the reporting days of all clusters", "wna", "2026-01-15");
    hall.on(12, 10);
    hall.act("4-2025-12-10", "Share the market prices of November", "hb", "2025-12-17");
}

void draft(Hall& hall)
{
    hall.on(10, 20);
    hall({"meeting", "set-agenda", "1-2025-10-21", "--item", "Cholera along the river|20|Ministry of Health", "--as-proposed"});
    hall.on(12, 14);
    hall({"meeting", "set-agenda", "1-2025-12-16", "--item", "Stocks for the rains|15|evs", "--item", "Calendar of next year|5", "--as-proposed"});
}

void learn(Hall& hall, std::string const& strategy)
{
    hall.on(6, 17);
    hall.learn("1-2025-06-17", "Floods of March to May", "Tablets reached the camps five weeks after the rains", "Store tablets in three provinces before the rains");
    hall.learn("1-2025-06-17", "Cholera along the river", "Two partners disinfected the same wells", "One partner for each stretch of the river");
    hall.on(7, 1);
    auto const stretches = hall.act("1-2025-07-01", "Agree on one partner for each stretch of the river", "unowe", "2025-07-29", "lesson/2");
    hall({"lesson", "end", "2", "--action", std::to_string(stretches)});
    hall.on(7, 21);
    hall.becomes(stretches, "done");
    hall.on(9, 9);
    hall({"lesson", "end", "1", "--document", strategy, "--reason", "Chapter 3: stocks before the rains"});
    hall.on(11, 19);
    hall.learn("7-2025-11-17", "Camps that grew within a week", "Women were asked last where to put the lights", "Ask women first, and write it down");
    hall.on(12, 3);
    hall.learn("2-2025-12-04", "Three assessments in one camp in a month", "People were asked the same questions by three sectors", "One calendar of assessments");
}

/// Tasks that the blocked case of last resort opened are taken up; other concerns in every state.
void speak_up(Hall& hall)
{
    hall.on(10, 3);
    std::string advocacy, means;
    auto const board = Json::parse(hall({"advocacy", "board", "--body", "wash", "--json"}));
    for (auto const& task : board.find("tasks")->list()) (task.text_or("kind", "") == "advocacy" ? advocacy : means) = task.find("task")->as_text();
    hall({"advocacy", "raise", "--task", advocacy, "--topic", "The bridge to the valley is closed", "--affected", "Everybody in the valley", "--owner", "unowe"});
    hall.message(1, "hc_hct", "briefing", "A whole valley has had no water partner since the bridge was lost. We ask for safe passage twice a week.");
    hall.message(1, "parties", "private", "Let water trucks pass on two days a week.");
    hall.on(10, 6);
    hall.clear(1, "Humanitarian Coordinator");
    hall({"advocacy", "contribute", "1", "--to", "hc", "--words", "Two lines and the figures of the valley"});
    hall.on(10, 14);
    hall({"advocacy", "used", "1", "--words", "In the briefing of the Coordinator to the authorities"});
    hall.concern_becomes(1, "delivered");
    hall.on(8, 18);
    hall({"advocacy", "raise", "--body", "wash", "--topic", "No fuel for the pumps of three towns", "--gap", "6", "--obstacle", "Import permits take ten weeks", "--owner", "unowe"});
    hall.message(2, "government", "letter", "Fuel for water is humanitarian. Let it in within 48 hours.");
    hall.clear(2, "Coordinator of the cluster");
    hall.on(8, 25);
    hall.concern_becomes(2, "delivered");
    hall({"advocacy", "contribute", "2", "--to", "hct", "--words", "One page on permits"});
    hall.on(9, 30);
    hall.concern_becomes(2, "outcome_known", "Permits now take nine days");
    hall.on(11, 4);
    hall({"advocacy", "raise", "--body", "wash", "--topic", "Two camps of the west have no latrines", "--gap", "2", "--funding", "One promise lapsed, nobody pays for the other", "--owner", "evs"});
    hall.message(3, "donors", "note", "Eleven thousand people share forty latrines. Sixty thousand dollars would change that before the rains.");
    hall.on(11, 12);
    hall({"advocacy", "raise", "--body", "pro", "--topic", "No safe place for women in the largest camp", "--gap", "8", "--need", "One in three women says she is afraid at night", "--owner", "unsf"});
    hall.message(4, "hc_hct", "meeting", "A lit and guarded place costs less than one month of trucking.");
    hall.on(11, 18);
    hall.clear(4, "Country team");
    hall.on(11, 25);
    hall({"advocacy", "raise", "--body", "wash", "--topic", "Water trucks pay a tax at every gate", "--gap", "1", "--obstacle", "Fees at four gates"});
    hall.on(12, 1);
    hall({"advocacy", "raise", "--body", "fsc", "--topic", "Seeds come after the rains", "--funding", "The grant begins in June"});
    hall.on(12, 9);
    hall.concern_becomes(6, "dropped", "The grant was moved to March");

    hall.on(9, 1);
    auto const river = hall.ask(3, {"--donor", "Coastal States Fund"}, "250000", "USD", "Chlorine and trucks along the river");
    hall.on(9, 24);
    hall.answer(river, "partly", {"--amount", "100000", "--words", "The rest in the new year"});
    hall.on(10, 6);
    hall.ask(7, {"--task", means, "--donor", "Northern Partnership"}, "180000", "EUR", "Water for the valley once the bridge is open");
    auto const market = hall.ask(9, {"--donor", "Harbour Foundation"}, "80000", "EUR", "A pump for the market town");
    hall.on(10, 27);
    hall.answer(market, "declined", {"--words", "Works in the south only"});
    hall.on(11, 6);
    hall.ask(2, {"--participants", "--concern", "3"}, "60000", "USD", "Latrines for two camps, by each one's own channels");
    auto const women = hall.ask(8, {"--donor", "Harbour Foundation", "--concern", "4"}, "40000", "EUR", "A lit and guarded place");
    hall.on(12, 4);
    hall.answer(women, "pledged", {"--amount", "40000"});
}

/// The strategy that a lesson revised, in the library.
std::string strategy_of(Hall& hall, std::string const& folder)
{
    auto const path = folder + "/coordination/strategy-wash.txt";
    std::filesystem::create_directories(folder + "/coordination");
    std::ofstream(path) << "Strategy of the WASH cluster of Zandia, revised in September 2025.\nChapter 3: stocks before the rains.\n";
    hall.on(9, 8);
    auto const said = Json::parse(hall({"document", "add", path, "--kind", "plan", "--title", "Strategy of the WASH cluster, revised", "--body", "wash", "--sensitivity", "low", "--json"}));
    return said.find("document")->text_or("id", "");
}

}

void meet(DoingOn const& must, std::string const& folder)
{
    Hall hall(must);
    begin(hall);
    agree(hall);
    auto const strategy = strategy_of(hall, folder);
    learn(hall, strategy);
    speak_up(hall);
    draft(hall);
    take_place(hall);
}

}
