// What leaves as a file: how far without a word, how far with one, by whom, until when; and that it is written down.
#include "at_the_gate.hpp"
#include <access/exports.hpp>
#include <base/words.hpp>
#include <rapidcheck.h>

namespace muster::access {
namespace {

class Exports : public AtTheGate {
protected:
    void SetUp() override
    {
        AtTheGate::SetUp();
        if (IsSkipped()) return;
        base::add_words(spoken());
        grant(amina = person("amina@x.org"), "lead", Sensitivity::severe);
        grant(ben = person("ben@x.org"), "chief", Sensitivity::high);
        adopt_sharing(desk(), "op", clock.today(), {class_named("rows:gbv:*:severe"), class_named("rows:wash:*:high"), class_named("figures:wash:*:high"), class_named("rows:food:*:moderate")}, "protocol");
    }
    void grant(std::string const& account, std::string const& role, Sensitivity highest, std::string const& organisation = "")
    {
        Grant wanted;
        wanted.account = account, wanted.role = role, wanted.operation = "op", wanted.organisation = organisation, wanted.highest = highest;
        give(desk(), wanted);
    }
    Export wanted(std::string const& body = "*") const
    {
        Export made;
        made.account = amina, made.body = body, made.purpose = "the review of March", made.recipient = "Prof. Somebody of the evaluation";
        made.until = end_of("2026-04-15");
        return made;
    }
    /// What the gate makes of a file: the veil that it carries, and its notice.
    std::pair<Veil, std::string> file(std::string const& mail, std::string_view permission = "rows", http::Params params = {}, std::string_view path = "/api/1/operations/{operation}/lines")
    {
        http::Request request;
        request.headers = signed_in(mail);
        auto const caller = gate.who(request, *db);
        std::vector<std::string_view> const takes{"body", "place", "suppress"};
        params["operation"] = {"op"};
        EXPECT_TRUE(gate.may(caller, permission, "op", params, takes, *db).allowed());
        auto const verdict = gate.may_take_away(caller, {path.ends_with("packages") ? "POST" : "GET", path, permission, "csv", takes}, params, *db);
        if (not verdict.allowed()) return {{}, verdict.why.code};
        gate.taken_away(caller, {"GET", path, permission, "csv", takes}, params, {17, ""}, *db);
        kept_back = params.contains("suppress");
        auto const veil = params.find(veil_parameter);
        return {veil == params.end() ? Veil{} : Veil::read(veil->second.front()), params.at(std::string(notice_parameter)).front()};
    }
    std::string amina, ben;
    bool kept_back = false;
};
INSTANTIATE_ON_BOTH(Exports);

}

TEST_P(Exports, WithoutAWordWhatIsHighStaysInTheHouse)
{
    auto const [veil, notice] = file("amina@x.org");
    EXPECT_TRUE(veil.hides(Kind::rows, "wash", "A1"));
    EXPECT_TRUE(veil.hides(Kind::rows, "gbv", "A1"));
    EXPECT_TRUE(veil.hides(Kind::figures, "wash", "A1"));
    EXPECT_FALSE(veil.hides(Kind::rows, "food", "A1"));
    EXPECT_EQ(notice, "");
    EXPECT_FALSE(kept_back);
}

TEST_P(Exports, AnApprovalOpensWhatIsHighToWhomItNamesAndNothingSevere)
{
    auto const asked = ask_export(desk(amina), "op", wanted("wash"));
    EXPECT_TRUE(file("amina@x.org").first.hides(Kind::rows, "wash", "A1")) << "asking is not having";
    decide_export(desk(ben), "op", asked.number, ExportState::approved, "agreed in the country team");
    auto const [veil, notice] = file("amina@x.org", "figures");
    EXPECT_FALSE(veil.hides(Kind::rows, "wash", "A1"));
    EXPECT_FALSE(veil.hides(Kind::figures, "wash", "A1"));
    EXPECT_TRUE(veil.hides(Kind::rows, "gbv", "A1")) << "severe is in no file";
    EXPECT_THAT(notice, testing::AllOf(testing::HasSubstr("Prof. Somebody"), testing::HasSubstr("2026-04-15"), testing::HasSubstr(amina), testing::HasSubstr("approval 1")));
    EXPECT_TRUE(kept_back) << "small counts were not approved";
    EXPECT_EQ(file("amina@x.org", "rows", {{"body", {"food"}}}).second, "") << "of another body the file holds nothing high";
    grant(person("cara@x.org"), "lead", Sensitivity::severe);
    EXPECT_TRUE(file("cara@x.org").first.hides(Kind::rows, "wash", "A1")) << "it names one account";
    auto elsewhere = wanted("food");
    elsewhere.account = person("dora@x.org");
    grant(elsewhere.account, "lead", Sensitivity::severe);
    decide_export(desk(ben), "op", ask_export(desk(elsewhere.account), "op", elsewhere).number, ExportState::approved, "yes");
    EXPECT_EQ(file("dora@x.org").second, "") << "an approval for what is not high opens nothing, and the file says nothing of it";
    later(16 * 86'400);
    EXPECT_TRUE(file("amina@x.org").first.hides(Kind::rows, "wash", "A1")) << "it has an end";
}

TEST_P(Exports, IsOfOneListAndSaysWhetherSmallCountsGo)
{
    auto of_list = wanted();
    of_list.list = "gaps", of_list.raw = true;
    decide_export(desk(ben), "op", ask_export(desk(amina), "op", of_list).number, ExportState::approved, "yes");
    EXPECT_TRUE(file("amina@x.org", "figures").first.hides(Kind::rows, "wash", "A1"));
    EXPECT_FALSE(file("amina@x.org", "figures", {}, "/api/1/operations/{operation}/gaps").first.hides(Kind::rows, "wash", "A1"));
    EXPECT_FALSE(kept_back);
}

TEST_P(Exports, AreDecidedByAnotherPersonThatMay)
{
    auto const number = ask_export(desk(amina), "op", wanted()).number;
    auto const decide = [&](std::string const& who, std::string const& reason = "yes") { return refusal_of([&] { decide_export(desk(who), "op", number, ExportState::approved, reason); }); };
    grant(amina, "chief", Sensitivity::high);
    EXPECT_EQ(decide(amina), "access.four_eyes");
    auto const cara = person("cara@x.org");
    EXPECT_EQ(decide(cara), "access.scope");
    grant(cara, "chief", Sensitivity::moderate);
    EXPECT_EQ(decide(cara), "access.scope") << "who does not reach the class does not give it away";
    EXPECT_EQ(decide(ben, ""), "access.needs_reason");
    EXPECT_EQ(decide(ben), "");
    EXPECT_EQ(decide(ben), "access.export_over");
    EXPECT_EQ(refusal_of([&] { decide_export(desk(ben), "op", 7, ExportState::approved, "x"); }), "access.no_export");
    EXPECT_EQ(refusal_of([&] { decide_export(desk(ben), "other", number, ExportState::approved, "x"); }), "access.no_export");
    EXPECT_EQ(refusal_of([&] { withdraw_export(desk(cara), "op", number, "x"); }), "access.no_export") << "to others it is not there";
    withdraw_export(desk(ben), "op", number, "the review is over");
    EXPECT_TRUE(file("amina@x.org").first.hides(Kind::rows, "wash", "A1")) << "at once";
    EXPECT_EQ(refusal_of([&] { withdraw_export(desk(ben), "op", number, "again"); }), "access.export_over");
}

TEST_P(Exports, AreAskedForWithPurposeRecipientAndEnd)
{
    auto const asked = [&](auto const& change, std::string const& who = "") {
        auto made = wanted();
        if (not who.empty()) made.account = who;
        change(made);
        return refusal_of([&] { ask_export(desk(made.account), "op", made); });
    };
    EXPECT_EQ(asked([](Export& one) { one.purpose.clear(); }), "access.needs_reason");
    EXPECT_EQ(asked([](Export& one) { one.recipient.clear(); }), "access.missing_member");
    EXPECT_EQ(asked([](Export& one) { one.until = end_of("2026-03-30"); }), "access.bad_until");
    EXPECT_EQ(asked([](Export& one) { one.until = end_of("2027-03-30"); }), "access.bad_until");
    EXPECT_EQ(asked([](Export& one) { one.until = forever; }), "access.bad_until");
    EXPECT_EQ(asked([](Export& one) { one.body = "a b"; }), "access.bad_scope");
    auto const low = person("low@x.org"), own = person("own@x.org");
    grant(low, "lead", Sensitivity::moderate);
    grant(own, "sender", Sensitivity::severe, "acme");
    EXPECT_EQ(asked([](Export&) {}, low), "access.sensitivity") << "whose grants do not reach it have nothing to take";
    EXPECT_EQ(asked([](Export&) {}, own), "access.sensitivity");
}

TEST_P(Exports, PackagesHoldEverythingAndLeaveOnlyWhereAllWasApproved)
{
    auto const path = "/api/1/operations/{operation}/packages";
    EXPECT_EQ(file("ben@x.org", "decide", {}, path).second, "access.needs_approval");
    adopt_sharing(desk(), "op", clock.today(), {class_named("rows:wash:*:moderate"), class_named("rows:gbv:*:severe")}, "nothing high, and what is severe lies sealed in it");
    EXPECT_EQ(file("ben@x.org", "decide", {}, path).second, "");
}

TEST_P(Exports, EveryFileIsWrittenDownInIds)
{
    file("amina@x.org", "rows", {{"body", {"wash"}}, {"place", {"A1"}}});
    file("amina@x.org", "rows", {{"text", {"Somebody Else"}}});
    decide_export(desk(ben), "op", ask_export(desk(amina), "op", wanted()).number, ExportState::approved, "yes");
    file("amina@x.org");
    auto const taken = taken_files(*db, "op", {}, 100);
    ASSERT_EQ(taken.size(), 3u);
    EXPECT_EQ(taken[0].approval, 1);
    EXPECT_EQ(taken[0].least, Sensitivity::high);
    EXPECT_EQ(taken[2].account, amina);
    EXPECT_EQ(taken[2].lines, 17);
    EXPECT_EQ(taken[2].path, "GET /api/1/operations/{operation}/lines");
    EXPECT_NE(taken[2].asked.find("wash"), std::string::npos);
    for (auto const& one : taken) EXPECT_EQ((one.asked + one.path + one.account).find("Somebody"), std::string::npos) << one.asked;
    auto const all = journal();
    EXPECT_NE(all.find("access.export_taken"), std::string::npos);
    EXPECT_NE(all.find("access.export 1"), std::string::npos);
    for (auto const* name : {"Prof. Somebody", "Somebody amina", "amina@x.org"}) EXPECT_EQ(all.find(name), std::string::npos) << name << " stands in the journal";
}

TEST(FileVeil, NeverShowsMoreThanThePageAndNothingSevereButTheOwn)
{
    auto const roles = Roles::read(list);
    base::Instant const noon{1'774'958'400'000};
    int cases = 0, opened = 0;
    auto const any = [](std::vector<std::string> const& all) { return *rc::gen::elementOf(all); };
    auto const sound = rc::check("file_veil() lies over veil()", [&] {
        for (int round = 0; round < 20; ++round) {
        Policy policy;
        std::set<std::string> met;
        for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
            Class one{static_cast<Kind>(*rc::gen::inRange(0, 5)), any({"b1", "b2", "*"}), any({"A", "A1", "B", "*"}), static_cast<Sensitivity>(*rc::gen::inRange(0, 4))};
            if (is_of_places(one.kind)) one.body = "*";
            if (met.insert(std::string(name_of(one.kind)) + one.body + one.area).second) policy.push_back(one);
        }
        Subject who{.kind = Subject::Kind::account, .id = "a", .account = "a", .grants = {}, .only = {}};
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
            Grant grant;
            grant.role = any({"lead", "helper", "sender", "looker"}), grant.operation = "op", grant.body = any({"b1", "b2", "*"}), grant.area = any({"A", "A1", "*"});
            grant.organisation = grant.role == "sender" ? "o1" : "", grant.highest = static_cast<Sensitivity>(*rc::gen::inRange(0, 4));
            who.grants.push_back(grant);
        }
        std::vector<Export> approved;
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
            Export one;
            one.body = any({"b1", "b2", "*"}), one.area = any({"A", "A1", "*"});
            approved.push_back(one);
        }
        auto const page = veil(roles, who, policy, "op", noon), in_file = file_veil(roles, who, policy, "op", noon, approved), plain = file_veil(roles, who, policy, "op", noon, {});
        for (auto const kind : {Kind::figures, Kind::rows, Kind::contacts, Kind::places, Kind::points})
            for (std::string const body : {"b1", "b2", "b3"})
                for (std::string const area : {"A", "A1", "A1x", "B2"})
                    for (auto const* owner : {"o1", "o2", ""}) {
                        auto const of = is_of_places(kind) ? std::string() : body;
                        bool const shown = not page.hides(kind, of, area, owner), taken = not in_file.hides(kind, of, area, owner);
                        auto const least = class_of(policy, kind, of, area);
                        RC_ASSERT(shown or not taken);
                        RC_ASSERT(least > Sensitivity::moderate or shown == taken);
                        bool const own = std::string_view(owner) == "o1";
                        RC_ASSERT(least < Sensitivity::severe or not taken or own);
                        bool const approved_here = std::ranges::any_of(approved, [&](Export const& one) { return (one.body == "*" or one.body == body or of.empty()) and (one.area == "*" or area.starts_with(one.area)); });
                        RC_ASSERT(least != Sensitivity::high or not taken or own or approved_here);
                        RC_ASSERT(plain.hides(kind, of, area, owner).has_value() or taken);
                        if (not own and least == Sensitivity::high and shown and approved_here) opened += taken;
                        ++cases;
                    }
        }
    });
    EXPECT_TRUE(sound);
    EXPECT_GT(cases, 1000);
    EXPECT_GT(opened, 50) << "no approval ever opened anything: the test proves nothing";
}

}
