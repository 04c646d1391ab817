// What lies hidden: the veil, the decision and the statement agree on random policies; what a document loses and what it says.
#include "bench_desk.hpp"
#include "shown.hpp"
#include <access/sql.hpp>
#include <formats/json.hpp>
#include <rapidcheck.h>

namespace muster::access {
namespace {

Roles const roles = Roles::read(list);
base::Instant const noon{1'774'958'400'000};

template <typename T>
T any_of(std::vector<T> const& all) { return *rc::gen::elementOf(all); }

Policy any_policy()
{
    Policy policy;
    std::set<std::string> met;
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
        Class one;
        one.kind = static_cast<Kind>(*rc::gen::inRange(0, 5));
        one.body = is_of_places(one.kind) ? "*" : any_of<std::string>({"b1", "b2", "*"});
        one.area = any_of<std::string>({"A", "A1", "B", "*"});
        one.least = static_cast<Sensitivity>(*rc::gen::inRange(0, 4));
        if (*rc::gen::inRange(0, 3) == 0) one.level = *rc::gen::inRange(1, 4), one.longer = static_cast<std::size_t>(*rc::gen::inRange(0, 4));
        if (met.insert(std::string(name_of(one.kind)) + one.body + one.area).second) policy.push_back(one);
    }
    return policy;
}

Subject any_subject()
{
    Subject who{.kind = Subject::Kind::account, .id = "a", .account = "a", .grants = {}, .only = {}};
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        Grant grant;
        grant.role = any_of<std::string>({"lead", "helper", "sender", "looker", "steward"});
        grant.operation = any_of<std::string>({"op", "op2", "*"});
        grant.body = any_of<std::string>({"b1", "b2", "*", "*"});
        grant.area = any_of<std::string>({"A", "A1", "B", "*", "*"});
        grant.organisation = grant.role == "sender" ? any_of<std::string>({"o1", "o2"}) : "";
        grant.highest = static_cast<Sensitivity>(*rc::gen::inRange(0, 4));
        grant.provisional = *rc::gen::inRange(0, 5) == 0;
        grant.until = {noon.ms + *rc::gen::inRange(0, 4)};
        who.grants.push_back(grant);
    }
    if (*rc::gen::inRange(0, 4) == 0) who.only = std::vector{Permission::figures};
    return who;
}

bool has_levels(Policy const& policy) { return std::ranges::any_of(policy, [](Class const& one) { return one.level > 0; }); }

Permission permission_of(Kind kind)
{
    return kind == Kind::figures ? Permission::figures : kind == Kind::contacts ? Permission::contacts : Permission::rows;
}

constexpr std::array some_bodies{"b1", "b2", "b3"};
constexpr std::array some_areas{"A", "A1", "A1x", "B2", "C"};
constexpr std::array some_owners{"o1", "o2", ""};

TEST(Veil, HidesExactlyWhatTheDecisionRefusesForItsClass)
{
    int cases = 0, hidden = 0;
    auto const sound = rc::check("veil() and can() agree", [&] {
        for (int round = 0; round < 100; ++round) {
            auto const policy = any_policy();
            auto const who = any_subject();
            auto const made = veil(roles, who, policy, "op", noon);
            RC_ASSERT(Veil::read(made.text()) == made);
            for (auto const kind : {Kind::figures, Kind::rows, Kind::contacts})
                for (auto const* body : some_bodies)
                    for (auto const* area : some_areas)
                        for (auto const* owner : some_owners) {
                            auto const least = class_of(policy, kind, body, area);
                            // Where the permission is not held at all the gate has refused before.
                            if (least == Sensitivity::low or not can(roles, who, permission_of(kind), {"op", body, area, owner, Sensitivity::low}, noon).allowed()) continue;
                            auto const allowed = can(roles, who, permission_of(kind), {"op", body, area, owner, least}, noon).allowed();
                            RC_ASSERT(made.hides(kind, body, area, owner).has_value() != allowed);
                            ++cases, hidden += not allowed;
                        }
        }
    });
    EXPECT_TRUE(sound);
    EXPECT_GT(cases, 1000);
    EXPECT_GT(hidden, 100) << "chance hid nothing: the test proves nothing";
    EXPECT_LT(hidden, cases);
    std::cout << cases << " decisions compared, " << hidden << " hidden\n";
}

class Policies : public OnDesk {};
INSTANTIATE_ON_BOTH(Policies);

TEST_P(Policies, TheStatementKnowsTheClassThatTheFunctionKnows)
{
    int cases = 0;
    auto const sound = rc::check("class_of() and class_of.sql agree", [&] {
        store::Transaction transaction(*db);
        db->execute("delete from sharing_class");
        db->execute("delete from sharing_policy");
        if (*rc::gen::inRange(0, 4) > 0) adopt_sharing(desk(), "op", clock.today().plus(*rc::gen::inRange(-3, 3)), any_policy(), "a test");
        if (*rc::gen::inRange(0, 2) > 0) adopt_sharing(desk(), "op", clock.today().plus(*rc::gen::inRange(-3, 3)), any_policy(), "another");
        auto const in_force = sharing_policy(*db, "op", clock.today());
        auto const today = clock.today().text();
        for (std::size_t kind = 0; kind < kind_count; ++kind)
            for (auto const* body : some_bodies)
                for (auto const* area : some_areas) {
                    auto const told = db->number(sql::class_of, {std::string_view("op"), std::string_view(today), name_of(static_cast<Kind>(kind)), std::string_view(body), std::string_view(area)});
                    auto const of_function = static_cast<std::int64_t>(class_of(in_force.classes, static_cast<Kind>(kind), body, area));
                    // The statement knows no levels: it may say more, never less.
                    bool const agree = told.value_or(-1) == of_function or (has_levels(in_force.classes) and told.value_or(-1) > of_function);
                    RC_ASSERT(agree);
                    ++cases;
                }
    });
    EXPECT_TRUE(sound);
    EXPECT_GE(cases, 1000);
}

TEST_P(Policies, VersionsStayAndTheLastThatHasBegunHolds)
{
    EXPECT_EQ(sharing_policy(*db, "op", clock.today()).version, 0);
    adopt_sharing(desk("amina"), "op", clock.today(), {class_named("rows:gbv:*:severe")}, "protocol of March");
    adopt_sharing(desk("amina"), "op", clock.today().plus(10), {class_named("places:*:A1:high")}, "protocol of April");
    EXPECT_EQ(sharing_policy(*db, "op", clock.today()).version, 1);
    EXPECT_EQ(sharing_policy(*db, "op", clock.today().plus(10)).classes, Policy{class_named("places:*:A1:high")});
    EXPECT_EQ(sharing_policy(*db, "other", clock.today()).version, 0) << "of another operation nothing was said";
    EXPECT_EQ(sharing_policies(*db, "op").size(), 2u);
    EXPECT_NE(journal().find("access.sharing 2"), std::string::npos);
    EXPECT_EQ(refusal_of([&] { adopt_sharing(desk(), "op", clock.today(), {}, ""); }), "access.needs_reason");
    EXPECT_EQ(refusal_of([&] { adopt_sharing(desk(), "op", clock.today(), {class_named("rows:b:*:low"), class_named("rows:b:*:high")}, "x"); }), "access.class_twice");
    for (auto const* wrong : {"rows:b:*", "row:b:*:high", "rows::*:high", "places:b:*:high", "rows:b:a b:high", "a:b:c:d:e"})
        EXPECT_EQ(refusal_of([&] { (void)class_named(wrong); }), "access.bad_class") << wrong;
    EXPECT_EQ(refusal_of([&] { (void)class_named("rows:b:*:secret"); }), "access.bad_sensitivity");
}

struct Seen {
    bool all = false;
    std::string text;
};

Seen seen(Veil const& hidden, Permission permission, std::string_view rows, std::string document, std::vector<std::string> const& words = {})
{
    Seen made;
    MemberNames names;
    names.places = {"place", "pcode", "code"}, names.lies_in = {"place", "pcode"}, names.organisations = {"partner"}, names.people = {"reached"};
    names.kept = {"place", "body"}, names.who = {"partners", "partner_ids", "rows"};
    made.all = show(document, {hidden, permission, rows, words, names, true});
    made.text = std::move(document);
    return made;
}

Veil const gbv_rows({{{Kind::rows, "gbv", "*", Sensitivity::severe}, {}}});
Veil const gbv_figures({{{Kind::figures, "gbv", "*", Sensitivity::high}, {}}});
Veil const a_place({{{Kind::places, "*", "ZA0299", Sensitivity::severe}, {}}});

TEST(Veil, AClassFromALevelDownSpeaksOfPlacesWithLongerCodes)
{
    auto one = class_named("figures:wash:ZA02@3:high");
    EXPECT_EQ(one.level, 3);
    EXPECT_EQ(one.places(), "ZA02@3");
    one.longer = 8;
    Veil const veil({{one, {}}});
    EXPECT_EQ(Veil::read(veil.text()), veil);
    EXPECT_FALSE(veil.hides(Kind::figures, "wash", "ZA0203"));
    EXPECT_TRUE(veil.hides(Kind::figures, "wash", "ZA020301"));
    EXPECT_FALSE(veil.hides(Kind::figures, "wash", "ZA010301"));
    EXPECT_FALSE(veil.hides_line(false, "wash", "ZA020301", "")) << "its people stand in the sums of the level above";
    EXPECT_TRUE(veil.hides_line(true, "wash", "ZA020301", "")) << "but the line is as fine as what is hidden";
    one.longer = 0;
    EXPECT_TRUE(Veil({{one, {}}}).hides(Kind::figures, "wash", "ZA02")) << "where codes do not tell levels apart it speaks of all";
    for (auto const* wrong : {"rows:b:*@0:high", "rows:b:*@:high", "rows:b:*@12:high", "rows:b:*@x:high", "points:b:*:high"})
        EXPECT_EQ(refusal_of([&] { (void)class_named(wrong); }), "access.bad_class") << wrong;
}

TEST(Shown, APointThatIsHiddenIsThatOfItsDistrictAndMarkedSo)
{
    MemberNames names;
    names.places = {"pcode", "code"}, names.lies_in = {"place", "pcode"}, names.organisations = {"partner"};
    Veil const veil({{class_named("points:*:ZA02:high"), {{"*", "*", "acf"}}}});
    std::vector<std::string> const words;
    Showing how{veil, Permission::rows, "places", words, names};
    how.district_of = [](std::string const& place) { return place == "ZA0999" ? std::nullopt : std::optional(std::pair(1.5, 40.25)); };
    auto const told = [&](std::string document) {
        EXPECT_TRUE(show(document, how));
        return document;
    };
    auto const near = told(R"({"places":[{"pcode":"ZA020301","lat":1.234,"lon":40.987},{"pcode":"ZA010101","lat":2.345,"lon":41.5}]})");
    EXPECT_NE(near.find(R"({"pcode":"ZA020301","lat":1.5,"lon":40.25,"rounded":true})"), std::string::npos) << near;
    EXPECT_NE(near.find("2.345"), std::string::npos) << "elsewhere nothing is hidden";
    EXPECT_NE(near.find(R"("withheld":[{"kind":"points","class":"high"}])"), std::string::npos) << near;
    auto const feature = told(R"({"features":[{"geometry":{"type":"Point","coordinates":[40.987,1.234]},"properties":{"code":"ZA020301"}}]})");
    EXPECT_NE(feature.find("[40.25,1.5]"), std::string::npos) << feature;
    EXPECT_EQ(feature.find("1.234"), std::string::npos);
    auto const cells = told(R"({"place":"ZA020301","cells":[{"header":"Lat","value":"1.234","meaning":"lat"},{"header":"Who","value":"x","meaning":"partner"}]})");
    EXPECT_EQ(cells.find("1.234"), std::string::npos) << cells;
    EXPECT_NE(cells.find("\"x\""), std::string::npos);
    EXPECT_NE(told(R"({"lines":[{"partner":"acf","place":"ZA020301","lat":1.234,"lon":40.987}]})").find("1.234"), std::string::npos) << "who works there knows where it is";
}

TEST(Shown, HiddenRowsGoAndTheMarkStays)
{
    auto const told = seen(gbv_rows, Permission::rows, "lines", R"({"lines":[{"body":"wash","place":"ZA01","n":1.5},{"body":"gbv","place":"ZA0203","partner":"acf"}],"next":null})");
    EXPECT_EQ(told.text, R"({"lines":[{"body":"wash","place":"ZA01","n":1.5}],"next":null,"withheld":[{"kind":"rows","body":"gbv","class":"severe"}]})" "\n");
    EXPECT_TRUE(told.all);
    EXPECT_FALSE(seen(gbv_rows, Permission::rows, "", R"({"activity":{"body":"gbv","place":"ZA0203"},"cells":["Safe house"]})").all) << "one thing that is hidden is refused whole";
}

TEST(Shown, TheMarkSaysTheSameWhetherSomethingWasThereOrNot)
{
    auto const with = seen(gbv_rows, Permission::rows, "lines", R"({"lines":[{"body":"gbv"}]})"), without = seen(gbv_rows, Permission::rows, "lines", R"({"lines":[]})");
    EXPECT_EQ(with.text, without.text);
}

TEST(Shown, FiguresOfWhatIsHiddenAreNeitherZeroNorAbsent)
{
    auto const told = seen(gbv_figures, Permission::figures, "figures", R"({"figures":[{"place":"ZA01","body":"gbv","reached":0,"state":"reported","partners":2,"severity":3}]})");
    EXPECT_NE(told.text.find(R"({"place":"ZA01","body":"gbv","reached":null,"state":"withheld","partners":null,"severity":null})"), std::string::npos) << told.text;
    auto const who = seen(gbv_rows, Permission::figures, "figures", R"({"figures":[{"body":"gbv","reached":120,"state":"reported","partners":2,"partner_ids":["acf","irc"],"rows":3}]})");
    EXPECT_NE(who.text.find(R"("reached":120,"state":"reported","partners":null,"partner_ids":null,"rows":null)"), std::string::npos) << "consolidated, and nobody's name: " << who.text;
    auto const body = seen(gbv_rows, Permission::figures, "bodies", R"({"bodies":[{"body":"gbv","lead":"unfpa"}]})");
    EXPECT_NE(body.text.find("unfpa"), std::string::npos) << "that there is such a body is no secret";
}

TEST(Shown, AHiddenPlaceIsNowhere)
{
    auto const told = seen(a_place, Permission::figures, "places",
                           R"({"places":[{"code":"ZA02"},{"code":"ZA0299","lat":1.25}],"features":[{"geometry":{"coordinates":[4.5,1.25]},"properties":{"pcode":"ZA0299"}}],)"
                           R"("codes":["ZA0299","ZA02"],"note":"by the Old Mill","near":{"pcode":"ZA0299"}})",
                           {"ZA0299", "Old Mill"});
    for (auto const* part : {"ZA0299", "1.25", "4.5", "Old Mill"}) EXPECT_EQ(told.text.find(part), std::string::npos) << part << " in " << told.text;
    EXPECT_NE(told.text.find("ZA02"), std::string::npos);
    EXPECT_NE(told.text.find(R"("withheld":[{"kind":"places","class":"severe"}])"), std::string::npos) << "and the mark does not say where: " << told.text;
}

TEST(Shown, AnAnswerIsAsSensitiveAsWhatIsLeftInIt)
{
    MemberNames names;
    names.places = {"place", "code"}, names.lies_in = {"place"}, names.organisations = {"partner"}, names.people = {"reached"}, names.who = {"partner_ids", "rows"};
    Policy const policy{class_named("rows:gbv:*:severe"), class_named("figures:gbv:ZA02:high"), class_named("places:*:ZA0299:severe"), class_named("rows:food:*:moderate")};
    std::vector<std::string> const words;
    auto const held = [&](Permission permission, std::string const& document, Veil const& veil = {}) { return class_held(document, policy, {veil, permission, "", words, names}); };
    EXPECT_EQ(held(Permission::figures, R"({"bodies":[{"body":"gbv","lead":"unfpa"}]})"), Sensitivity::low) << "that there is such a body";
    EXPECT_EQ(held(Permission::figures, R"({"figures":[{"body":"gbv","place":"ZA01","reached":7}]})"), Sensitivity::low);
    EXPECT_EQ(held(Permission::figures, R"({"figures":[{"body":"gbv","place":"ZA0201","reached":7}]})"), Sensitivity::high);
    EXPECT_EQ(held(Permission::figures, R"({"figures":[{"body":"gbv","place":"ZA0201","reached":7,"partner_ids":["a"]}]})"), Sensitivity::severe) << "it says who works there";
    EXPECT_EQ(held(Permission::figures, R"({"figures":[{"body":"gbv","place":"ZA0201","reached":null,"partner_ids":null,"rows":null}]})"), Sensitivity::low) << "nothing is left of it";
    EXPECT_EQ(held(Permission::rows, R"({"lines":[{"body":"wash","place":"ZA0201"}]})"), Sensitivity::moderate);
    EXPECT_EQ(held(Permission::rows, R"({"lines":[{"body":"gbv","place":"ZA01"}]})"), Sensitivity::severe);
    EXPECT_EQ(held(Permission::figures, R"({"places":[{"code":"ZA0299"}]})"), Sensitivity::severe);
    EXPECT_EQ(held(Permission::contacts, R"({"contacts":[{"name":"x","sensitivity":"high"}]})"), Sensitivity::high);
    Veil const but_own({{{Kind::rows, "gbv", "*", Sensitivity::severe}, {{"*", "*", "acf"}}}});
    EXPECT_EQ(held(Permission::rows, R"({"lines":[{"body":"gbv","place":"ZA01","partner":"acf"}]})", but_own), Sensitivity::severe) << "the own rows are no less sensitive";
}

TEST(Shown, RowsThatHaveNothingToDoWithItStayAsTheyAreWritten)
{
    Veil const hidden({{{Kind::rows, "gbv", "*", Sensitivity::severe}, {}}, {{Kind::places, "*", "ZA0299", Sensitivity::severe}, {}}});
    std::string const plain = R"({"body":"wash","place":"ZA01","share":1.50,"note":"a \"b\" ] } , [","list":[{"x":1},{"y":[2]}]})";
    auto const told = seen(hidden, Permission::rows, "lines", R"({"as_of":3,"lines":[)" + plain + R"(, {"body":"gbv","place":"ZA01"},{"body":"wash","place":"ZA029901"},)" + plain + R"(],"all":4})");
    EXPECT_NE(told.text.find(R"("lines":[)" + plain + "," + plain + "]"), std::string::npos) << told.text;
    EXPECT_NE(told.text.find(R"("all":4)"), std::string::npos);
    EXPECT_EQ(told.text.find("ZA0299"), std::string::npos);
    // What stands around a list holds for its rows.
    Veil const there({{{Kind::rows, "gbv", "ZA02", Sensitivity::severe}, {}}});
    auto const inside = seen(there, Permission::rows, "lines", R"({"place":"ZA0201","lines":[{"body":"gbv","id":"a"},{"body":"wash","id":"b"}]})");
    EXPECT_EQ(inside.text.substr(0, 57), R"({"place":"ZA0201","lines":[{"body":"wash","id":"b"}],"wit)");
    EXPECT_EQ(seen(hidden, Permission::rows, "lines", R"({"lines":[]})").text.substr(0, 12), R"({"lines":[],)");
}

TEST(Shown, OnesOwnStaysOpen)
{
    Veil const but_own({{{Kind::rows, "gbv", "*", Sensitivity::severe}, {{"*", "*", "acf"}}}});
    auto const told = seen(but_own, Permission::rows, "lines", R"({"lines":[{"body":"gbv","partner":"acf","id":"own"},{"body":"gbv","partner":"irc","id":"other"}]})");
    EXPECT_NE(told.text.find("own"), std::string::npos);
    EXPECT_EQ(told.text.find("other"), std::string::npos);
}

}
}
