// Random walks through the table of moves: whatever is asked for in whatever order, the invariants of domain.md 12 hold.
#include "../situation.hpp"
#include <gtest/gtest.h>
#include <random>
#include <sstream>

using namespace muster;
using namespace muster::structure;

namespace {

base::Instant const start{*instant_of("2026-03-01")};

/// Who may do what decides the shape of the structure, as domain.md 3.2 and I3 say; written here apart from the list.
std::map<std::string_view, std::set<std::string_view>> const only{
    {"submit", {"rc_hc"}},    {"transmit", {"erc"}},      {"endorse", {"approver"}},      {"query", {"approver"}},      {"object", {"approver"}},
    {"confirm", {"erc"}},     {"activate", {"rc_hc"}},    {"reactivate", {"rc_hc"}},      {"merge", {"rc_hc"}},         {"split", {"rc_hc"}},
    {"deactivate", {"rc_hc"}}, {"hand_over", {"rc_hc"}},  {"withdraw", {"rc_hc"}},        {"decline", {"approver", "erc"}}, {"transition", {"rc_hc"}}, {"change_lead", {"rc_hc"}},
};

class Walk {
public:
    explicit Walk(unsigned seed) : chance_(seed)
    {
        kinds_ = {{"wash", "cluster"}, {"shl", "cluster"}, {"slsc", "cluster"}, {"pro-gbv", "aor"}};
        policy_ = policies().back();
    }

    void step()
    {
        now_.ms += static_cast<std::int64_t>(pick(40)) * 3'600'000;
        Situation const situation{ledger_, policy_, kinds_};
        auto asked = any_request();
        auto tried = attempt(situation, asked);
        if (tried.verdict.why == Why::missing and pick(4) != 0) {
            // Somebody reads what is missing and brings it, as people do.
            help(asked, tried.verdict.missing[pick(tried.verdict.missing.size())]->condition);
            tried = attempt(situation, asked);
        }
        ++asked_;
        if (not tried.verdict.allowed()) return;
        ledger_.push_back(tried.record);
        ++made_[asked.move];
        check(asked, tried);
    }

    std::map<std::string, int> const& made() const { return made_; }
    int asked() const { return asked_; }

private:
    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(chance_); }
    template <typename One>
    One any(std::vector<One> const& from) { return from[pick(from.size())]; }

    /// Mostly a move that the body stands ready for; sometimes any.
    Asked any_request()
    {
        Asked asked;
        asked.operation = "op";
        asked.body = any<std::string>({"wash", "wash", "shl", "shl", "slsc", "slsc", "pro-gbv", "wash-gov", "hub"});
        Moment const moment(ledger_, now_);
        Situation const situation{ledger_, policy_, kinds_};
        fill(asked);
        auto const at = position_of(situation, moment, asked.body, &asked);
        std::vector<Move const*> ready;
        for (auto const& line : moves())
            if (line_for(at, line.move, line.action) == &line) ready.push_back(&line);
        // A procedure that is withdrawn, declined or sent back each time is never walked to its end.
        static std::set<std::string_view> const ends{"withdraw", "decline", "close", "object", "query"};
        if (pick(24) != 0) std::erase_if(ready, [](Move const* one) { return ends.contains(one->move); });
        // What moves the body on is asked for as often as all that only prepares it.
        std::vector<Move const*> onward;
        for (auto const* one : ready)
            if (one->to != "=" or one->to_stage != "=") onward.push_back(one);
        if (not onward.empty() and pick(2) == 0) ready = onward;
        auto const& line = ready.empty() or pick(10) == 0 ? moves()[pick(moves().size())] : *any(ready);
        auto const& chosen = line;
        asked.move = chosen.move;
        asked.action = chosen.action == "*" or chosen.action == "-" ? "" : chosen.action;
        if (asked.move != "propose" and asked.move != "conclude") asked.action.clear();
        auto const& roles = acting_roles();
        auto const own = holds(chosen.roles, "founders") ? Words{"rc_hc"} : chosen.roles;
        asked.acting_role = pick(6) == 0 or own.empty() ? roles[pick(roles.size())].role : any(own);
        asked.since = now_;
        asked.actor = any<std::string>({"a", "b", "c"});
        asked.reason = "for a reason";
        if (pick(3) != 0) asked.documents = {"d1"};
        return asked;
    }

    void help(Asked& asked, std::string_view condition)
    {
        static std::map<std::string_view, std::vector<std::string>> const ways{
            {"criteria_met", {"find", "criterion=a1 a2", "finding=met"}},  {"criteria_gone", {"find", "criterion=d1 d2", "finding=met"}},
            {"authorities_consulted", {"consult", "with=authorities"}},    {"global_lead_consulted", {"consult", "with=global_lead"}},
            {"advised", {"advise", "who=hct"}},                            {"four_eyes", {"advise", "who=hct"}},
            {"answered", {"advise", "who=hct"}},                           {"letter", {"letter"}},
            {"lead_named", {"lead", "role=cla"}},                          {"one_lead", {"lead", "role=cla"}},
            {"lead_argued", {"lead", "role=cla"}},                         {"deviation_said", {"lead", "role=cla"}},
            {"candidate_argued", {"lead", "role=cla"}},
            {"terms", {"amend"}},                                          {"government_informed", {"notify", "who=government"}},
            {"partners_informed", {"notify", "who=partners"}},             {"benchmarks_met", {"plan", "part=benchmark.1", "status=met"}},
            {"plan_outline", {"plan", "part=function.1 capacity.1 benchmark.1"}}, {"plan_complete", {"plan", "part=function.1 capacity.1 benchmark.1 residual.1"}},
            {"successor_ready", {"establish"}},                            {"gov_lead", {"establish", "role=gov_lead"}},
        };
        auto const way = ways.find(condition);
        if (condition == "parts_ready") asked.body = any<std::string>({"wash-a", "wash-b"});
        if (condition == "successor_ready") {
            asked.body = "wash-gov";
            asked.said["type"] = {"sector_gov"};
            asked.said["role"] = {"gov_lead"};
        }
        asked.action.clear();
        asked.move = way != ways.end() ? way->second.front() : pick(2) == 0 ? "lead" : "amend";
        if (asked.move == "lead") asked.said["role"] = {"cla"}, asked.said["instead-of"] = {"unicef", "unhcr", "ministry"};
        asked.said["terms"] = {"d3"};
        for (auto const* one : {"relevance", "capacity", "willingness", "deviation"}) asked.said[one] = {"because"};
        for (std::size_t i = 1; way != ways.end() and i < way->second.size(); ++i) {
            auto const& said = way->second[i];
            std::vector<std::string> choices;
            std::istringstream words(said.substr(said.find('=') + 1));
            for (std::string one; words >> one;) choices.push_back(one);
            asked.said[said.substr(0, said.find('='))] = {any(choices)};
        }
        asked.acting_role = asked.move == "advise" ? "hct" : "rc_hc";
    }

    void fill(Asked& asked)
    {
        auto const say = [&](char const* name, std::string const& text) { asked.said[name] = {text}; };
        say("saying", "in words");
        say("criterion", any<std::string>({"a1", "a2", "d1", "d2"}));
        say("finding", pick(8) == 0 ? "not_met" : "met");
        say("with", any<std::string>({"authorities", "global_lead", "partners"}));
        say("who", any<std::string>({"hct", "government", "partners"}));
        say("partner", any<std::string>({"unicef", "unicef", "unhcr", "ministry"}));
        say("role", any<std::string>({"cla", "cla", "co_cla", "co_lead", "gov_lead", "gov_lead", "wg_lead"}));
        if (pick(2) == 0) asked.said["instead-of"] = {"unicef", "unhcr"};
        for (auto const* one : {"relevance", "capacity", "willingness", "deviation"})
            if (pick(5) != 0) say(one, "because");
        for (auto const* one : {"memorandum", "terms", "package", "override", "silence"})
            if (pick(3) != 0) say(one, "d2");
        say("part", any<std::string>({"function.1", "capacity.1", "benchmark.1", "residual.1"}));
        say("status", any<std::string>({"pending", "met"}));
        if (asked.body == "wash-gov") say("type", "sector_gov");
        if (asked.body == "hub") say("type", "subnational_cluster");
        if (asked.body == "hub") say("parent", "wash");
        if (asked.body == "pro-gbv") say("parent", any<std::string>({"wash", "shl"}));
        if (asked.body == "slsc") asked.said["from"] = {"shl"};
        if (asked.body == "wash") asked.said["into"] = {"wash-a", "wash-b"};
        say("successor", "wash-gov");
    }

    void check(Asked const& asked, Tried const& tried)
    {
        Moment const moment(ledger_, now_);
        auto const faults = broken(moment);
        EXPECT_TRUE(faults.empty()) << faults.front() << " after " << asked.move << " of " << asked.body;
        check_apart(moment);
        if (auto const may = only.find(asked.move); may != only.end()) EXPECT_TRUE(may->second.contains(asked.acting_role));
        // Whoever only looks on has no role in which anything could be decided (I13).
        for (auto const& role : acting_roles())
            for (auto const* looks_on : {"observer", "donor", "partner", "administrator"}) EXPECT_TRUE(not holds(role.accounts, looks_on));
        auto const& made = tried.record.decision;
        for (auto const& fact : tried.record.facts)
            if (fact.aspect == "state" or fact.aspect == "stage") EXPECT_TRUE(not made.actor.empty() and not made.reason.empty() and made.since == now_);
    }

    /// I1 and I2 once more in words of their own, so that a slip in broken() is found as well.
    void check_apart(Moment const& moment)
    {
        for (auto const& body : moment.bodies()) {
            auto const state = moment.value(body, "state");
            bool const works = state == "active" or state == "under_review" or state == "in_transition";
            auto const type = moment.value(body, "type");
            int lead_agencies = 0, authorities = 0, all = 0;
            for (auto const& lead : moment.all(body, "lead")) {
                ++all;
                lead_agencies += lead.fact->value == "cla" or lead.fact->value == "co_cla";
                authorities += lead.fact->value == "gov_lead";
            }
            if (works and (type == "national_cluster" or type == "aor")) EXPECT_TRUE((lead_agencies == 1 or lead_agencies == 2) and authorities == 0);
            if (works and type == "sector_gov") EXPECT_TRUE(lead_agencies == 0 and authorities >= 1);
            if (state == "deactivated" or state == "merged" or state == "handed_over") EXPECT_TRUE(moment.value(body, "stage").empty() or all <= 2);
            if (type == "sector_gov") EXPECT_TRUE(not moment.find(body, "clock", "reply") and moment.value(body, "stage").empty());
        }
    }

    std::mt19937 chance_;
    base::Instant now_ = start;
    Ledger ledger_;
    Policy policy_;
    std::map<std::string, std::string> kinds_;
    std::map<std::string, int> made_;
    int asked_ = 0;
};

}

TEST(walk, whatever_is_asked_for_the_invariants_hold)
{
    std::map<std::string, int> made;
    int asked = 0;
    for (unsigned seed = 1; seed <= 40 and not testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Walk walk(seed);
        for (int i = 0; i < 800 and not testing::Test::HasFailure(); ++i) walk.step();
        for (auto const& [move, times] : walk.made()) made[move] += times;
        asked += walk.asked();
    }
    for (auto const& line : moves())
        EXPECT_GT(made[std::string(line.move)], 0) << "chance never made \"" << line.move << "\": the walks prove nothing of it";
    std::cout << asked << " requests\n";
    for (auto const& [move, times] : made) std::cout << "  " << move << " " << times;
    std::cout << "\n";
}
