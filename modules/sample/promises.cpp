#include "coordination.hpp"

#include <fmt/core.h>
#include <formats/json.hpp>
#include <string_view>

namespace muster::sample {

namespace {

using Words = std::vector<std::string>;
using formats::Json;

/// What people of the clusters do about gaps, each on its day.
class Desk {
public:
    explicit Desk(DoingOn const& must) : must_(must) {}

    void on(int month, int day) { day_ = *base::Day::of(2025, month, day); }
    std::string operator()(Words const& words) const { return must_(day_, words); }

    int name(std::string_view place, std::string_view body, std::string_view why)
    {
        (*this)({"gap", "validate", "--place", std::string(place), "--body", std::string(body), "--period", "2025", "--why", std::string(why)});
        return ++gaps_;
    }
    int offer(Words const& gaps, std::string_view partner, Words const& what, std::string_view by, std::string_view confidence = "likely")
    {
        Words words{"commitment", "offer"};
        words.insert(words.end(), gaps.begin(), gaps.end());
        words.insert(words.end(), {"--partner", std::string(partner), "--by", std::string(by), "--confidence", std::string(confidence), "--focal-point",
                                   fmt::format("Focal point of {}", partner), "--mail", fmt::format("{}@zandia.example", partner)});
        words.insert(words.end(), what.begin(), what.end());
        (*this)(words);
        return ++promises_;
    }
    void becomes(int promise, std::string_view state, std::string_view reason = "") const
    {
        Words words{"commitment", "decide", std::to_string(promise), std::string(state)};
        if (not reason.empty()) words.insert(words.end(), {"--reason", std::string(reason)});
        (*this)(words);
    }
    /// Asks partners; those with an answer give it by their address, the others stay silent.
    void call(int gap, std::string_view until, std::vector<std::pair<std::string, std::string>> const& asked) const
    {
        Words words{"gap", "call", std::to_string(gap), "--until", std::string(until), "--text", "Who can begin within a month?", "--json"};
        for (auto const& [partner, answer] : asked) words.insert(words.end(), {"--partner", partner});
        auto const made = Json::parse((*this)(words));
        for (auto const& one : made.find("partners")->list())
            for (auto const& [partner, answer] : asked)
                if (partner == one.text_or("partner", "") and not answer.empty())
                    (*this)({"gap", "answer", "--word", one.text_or("word", ""), "--answer", "no", "--note", answer});
    }
    void climb(int gap, std::string_view reason, std::string_view role, std::string_view whose) const
    {
        (*this)({"gap", "escalate", std::to_string(gap), "--reason", std::string(reason), "--acting-as", std::string(role), "--on-behalf-of", std::string(whose)});
    }
    void answered(int gap, std::string_view reason, std::string_view role, std::string_view whose) const
    {
        (*this)({"gap", "step-answer", std::to_string(gap), "--outcome", "not_solved", "--reason", std::string(reason), "--acting-as", std::string(role), "--on-behalf-of",
                 std::string(whose)});
    }
    void judge(int resort, std::string_view condition, std::string_view holds, std::string_view by, std::string_view evidence, Words const& more = {}) const
    {
        Words words{"last-resort", "judge", std::to_string(resort), std::string(condition), "--holds", std::string(holds), "--by", std::string(by), "--evidence",
                    std::string(evidence)};
        words.insert(words.end(), more.begin(), more.end());
        (*this)(words);
    }

private:
    DoingOn const& must_;
    base::Day day_;
    int gaps_ = 0, promises_ = 0;
};

Words people(int number) { return {"--people", std::to_string(number)}; }

/// Gaps that partners fill: kept, kept in part, broken, shared by two gaps, in money, and offers that wait for an answer.
void filled(Desk& desk)
{
    desk.on(8, 4);
    auto const salt = desk.name("XZ0203", "wash", "The wells have turned salty; trucks are the only water");
    auto const camp = desk.name("XZ0502", "wash", "Two new camps without latrines");
    auto const river = desk.name("XZ0803", "wash", "Cholera along the river");
    auto const delta = desk.name("XZ0805", "wash", "The dykes broke in June");
    auto const town = desk.name("XZ0801", "wash", "The works of the town stood still");
    auto const hills = desk.name("XZ0105", "wash", "The pipeline was cut in July");
    desk.on(8, 8);
    auto const ministry = desk.offer({std::to_string(salt)}, "moh-z", people(20000), "2025-12-31", "certain");
    auto const amal = desk.offer({std::to_string(salt)}, "amal", people(8000), "2025-10-31");
    auto const network = desk.offer({std::to_string(camp)}, "manz", people(4000), "2025-11-30");
    auto const wells = desk.offer({std::to_string(camp)}, "vpc", people(5000), "2025-10-31", "possible");
    auto const shared = desk.offer({std::to_string(camp) + "=6000", std::to_string(river) + "=3000"}, "evs", people(9000), "2025-12-15");
    auto const dykes = desk.offer({std::to_string(delta)}, "ccv", people(3000), "2025-11-30", "certain");
    auto const taken_back = desk.offer({std::to_string(river)}, "unowe", people(6000), "2025-11-30");
    desk.on(8, 12);
    for (auto const one : {ministry, amal, network, wells, shared, dykes}) desk.becomes(one, "accepted");
    desk.on(8, 20);
    desk.becomes(taken_back, "withdrawn", "The money went to the delta");
    desk.on(9, 22);
    auto const pledge = desk.offer({std::to_string(hills)}, "pdd", people(10000), "2025-12-31");
    desk.offer({std::to_string(hills)}, "wna", {"--money", "40000 USD"}, "2025-12-31", "possible");
    desk.on(10, 20);
    desk.becomes(pledge, "accepted");
    desk({"commitment", "note", std::to_string(wells), "--said", "Its pumps are held at the border", "--by", "call", "--next", "2025-11-03"});
    desk.on(11, 10);
    desk.becomes(wells, "lapsed", "The pumps never came");
    desk({"commitment", "note", std::to_string(amal), "--said", "Its trucks wait for fuel at the depot", "--by", "visit", "--next", "2025-11-24"});
    desk.on(12, 8);
    desk.becomes(network, "fulfilled");
    desk.becomes(dykes, "fulfilled");
    desk({"gap", "decide", std::to_string(town), "closed", "--reason", "The works run again; the last 149 people are served by them"});
}

/// A gap that nobody takes goes up the ladder; the lead agency cannot go there yet.
void held_up(Desk& desk)
{
    desk.on(8, 18);
    auto const valley = desk.name("XZ0201", "wash", "No organisation has worked in the valley since the bridge was lost");
    desk.call(valley, "2025-09-01", {{"rwt", "No staff for a second province"}, {"evs", "The road is closed to our trucks"}, {"vpc", ""}});
    desk.on(9, 4);
    desk.climb(valley, "Nobody of the cluster can go there", "coordinator", "Imre Castell");
    desk.on(9, 11);
    desk.answered(valley, "Three partners were asked; none can", "coordinator", "Imre Castell");
    desk.climb(valley, "The cluster has nobody", "coordinator", "Imre Castell");
    desk.on(9, 18);
    desk.answered(valley, "No other sector has stocks of water", "ocha", "OCHA Zandia");
    desk.climb(valley, "No stocks elsewhere", "ocha", "OCHA Zandia");
    desk.on(9, 24);
    desk.answered(valley, "The country team asks the lead agency", "rc_hc", "R. Marlow, Humanitarian Coordinator");
    desk.climb(valley, "Decision of the country team", "rc_hc", "R. Marlow, Humanitarian Coordinator");
    desk({"last-resort", "trigger", std::to_string(valley), "--reason", "Nobody else can", "--acting-as", "rc_hc", "--on-behalf-of", "R. Marlow, Humanitarian Coordinator"});
    desk.on(9, 29);
    desk.judge(1, "access", "no", "S. Imbert", "The bridge is mined; the army lets nobody pass", {"--sensitivity", "high", "--look-again", "2025-12-01"});
    desk.judge(1, "security", "yes", "S. Imbert", "Assessment of 26 September");
    desk.judge(1, "funding", "yes", "S. Imbert", "Emergency line of the agency");
    desk.on(10, 1);
    desk({"last-resort", "decide", "1", "blocked", "--reason", "No way in until the bridge is cleared", "--on-behalf-of", "Representative of UNOWE"});
}

/// Where delivery by one agency is not realistic, last resort is advocacy; and a gap that only has been asked about.
void asked(Desk& desk)
{
    desk.on(9, 8);
    auto const women = desk.name("XZ0205", "pro", "No safe place for women in the largest camp");
    desk.call(women, "2025-09-19", {{"lsa", "Its lawyers work in the south only"}});
    desk.on(9, 22);
    desk({"last-resort", "trigger", std::to_string(women), "--reason", "Nobody took it", "--acting-as", "rc_hc", "--on-behalf-of", "R. Marlow, Humanitarian Coordinator"});
    auto const market = desk.name("XZ0301", "wash", "The market town takes in people of three districts");
    desk.call(market, "2025-10-10", {{"evs", ""}, {"svd", "Its team is in the north until January"}});
    desk.on(10, 13);
    desk.climb(market, "Nobody has promised anything", "coordinator", "Imre Castell");
    auto const roofs = desk.name("XZ0203", "shl", "The rains begin in four weeks");
    auto const coast = desk.name("XZ0504", "wash", "The only well of three villages ran dry");
    desk.offer({std::to_string(coast)}, "rwt", people(4000), "2026-01-31", "possible");
    auto const children = desk.name("XZ0105", "nut", "One in five children is malnourished");
    auto const milk = desk.offer({std::to_string(children)}, "bff", people(12000), "2026-02-28");
    desk.becomes(milk, "accepted");
    auto const sheets = desk.offer({std::to_string(roofs)}, "waha", people(9000), "2025-12-31");
    desk.on(10, 15);
    desk.becomes(sheets, "accepted");
    desk({"responsibility", "give", "distribution", "--body", "wash", "--to", "rwt", "--since", "2025-02-01", "--reason", "Has the only stores in the east"});
    desk({"responsibility", "give", "gender", "--body", "wash", "--to", "evs", "--since", "2025-02-01", "--reason", "As agreed in the second meeting"});
}

}

void promise(DoingOn const& must)
{
    Desk desk(must);
    filled(desk);
    held_up(desk);
    asked(desk);
}

}
