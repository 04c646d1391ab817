// People: what is sealed, who reads it, who keeps it, what everybody may see.
#include "desk.hpp"

namespace muster::membership {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class People : public Desk {
protected:
    std::string add(std::vector<std::string> const& more)
    {
        std::vector<std::string> words{"contact", "add"};
        words.insert(words.end(), more.begin(), more.end());
        return json(words).find("contact")->text_or("id", "");
    }
    std::vector<std::string> names_for(std::string const& viewer)
    {
        std::vector<std::string> names;
        for (auto const& one : contacts(*db(), clock, "zan", viewer)) names.push_back(one.name);
        return names;
    }
};
INSTANTIATE_TEST_SUITE_P(both, People, testing::Values(store::Engine::sqlite, store::Engine::postgres), engine_name);

TEST_P(People, lie_sealed_in_the_store)
{
    add({"--name", "Mariam Issa", "--phone", "+249 91 234 5678", "--mail", "mariam@acf.example", "--partner", "acf", "--body", "wash", "--language", "French", "--language", "ar"});
    EXPECT_THAT(names_for(""), ElementsAre("Mariam Issa"));
    auto const one = contacts(*db(), clock, "zan").front();
    EXPECT_THAT(one.phones, ElementsAre("+249 91 234 5678"));
    EXPECT_THAT(one.languages, ElementsAre("fr", "ar"));
    std::string everything;
    auto const store = db();
    store->each({"test", "SELECT name, phones, mails, said_by, title, source FROM contact", ""}, {}, [&](store::Row const& row) {
        for (int i = 0; i < 6; ++i) everything += row.string(i) + " ";
    });
    for (auto const& entry : store::history(*store, "zan", "", "", 100)) everything += entry.entry.body + entry.entry.reason + entry.entry.subject;
    for (auto const* secret : {"Mariam", "234", "mariam@"}) EXPECT_THAT(everything, Not(HasSubstr(secret)));
}

TEST_P(People, are_told_to_those_whose_grant_reaches)
{
    add({"--name", "Wash", "--body", "wash", "--place", "ZA01", "--phone", "12345"});
    add({"--name", "Health", "--body", "hea", "--partner", "acf", "--phone", "12345"});
    add({"--name", "All", "--post", "head_of_office", "--phone", "12345"});
    add({"--name", "Safe house", "--body", "pro", "--sensitivity", "high", "--phone", "12345"});
    EXPECT_THAT(names_for(account("donor@zan.example", {"--role", "donor"})), IsEmpty());
    EXPECT_THAT(names_for(account("gov@zan.example", {"--role", "government", "--partner", "acf"})), IsEmpty());
    EXPECT_THAT(names_for(account("watch@zan.example", {"--role", "observer"})), IsEmpty());
    EXPECT_THAT(names_for(account("admin@zan.example", {"--role", "administrator"})), IsEmpty());
    EXPECT_THAT(names_for(account("wash@zan.example", {"--role", "coordinator", "--body", "wash"})), UnorderedElementsAre("Wash", "All"));
    EXPECT_THAT(names_for(account("south@zan.example", {"--role", "im_officer", "--place", "ZA02"})), UnorderedElementsAre("Health", "All"));
    EXPECT_THAT(names_for(account("pro@zan.example", {"--role", "coordinator", "--body", "pro", "--highest", "high"})), UnorderedElementsAre("Safe house", "All"));
    EXPECT_THAT(names_for(account("plain@zan.example", {"--role", "ocha"})), UnorderedElementsAre("Wash", "Health", "All"));
    EXPECT_THAT(names_for("guest"), IsEmpty());
}

TEST_P(People, only_the_person_says_what_is_public)
{
    auto const id = add({"--name", "Mariam", "--phone", "12345", "--post", "coordinator", "--body", "wash"});
    EXPECT_EQ(refused({"contact", "set", id, "--public", "yes"}), "contact.owner_says");
    json({"contact", "set", id, "--public", "yes", "--said", "by mail of 3 March"});
    EXPECT_EQ(refused({"contact", "set", id}), "contact.nothing_said");
    EXPECT_EQ(refused({"contact", "set", id, "--mail", "not a mail"}), "contact.bad_mail");
    EXPECT_EQ(refused({"contact", "set", id, "--phone", "call me"}), "contact.bad_phone");
    EXPECT_EQ(refused({"contact", "set", id, "--post", "king"}), "contact.unknown_post");
    EXPECT_EQ(refused({"contact", "set", id, "--language", "Klingonish"}), "contact.bad_language");
    EXPECT_EQ(refused({"contact", "add", "--post", "coordinator"}), "contact.no_name");
    EXPECT_EQ(refused({"contact", "set", id, "--title", "Boss", "--body", "hea"}), "contact.unknown") << "limits of a grant hold for what is changed";
    EXPECT_EQ(refused({"contact", "set", id, "--to-body", "hea", "--body", "wash"}), "contact.moved_away");
}

TEST_P(People, keep_their_own_contact_by_invitation)
{
    auto const id = add({"--name", "Mariam", "--phone", "12345", "--post", "coordinator", "--body", "wash", "--partner", "acf"});
    auto const invited = json({"contact", "invite", id});
    auto const code = invited.text_or("code", "");
    EXPECT_EQ(invited.text_or("path", ""), "/contact/zan/" + code);
    auto const own = as("guest", {"contact", "own"}, {{"code", {code}}});
    EXPECT_EQ(own.find("contact")->text_or("name", ""), "Mariam");
    EXPECT_EQ(own.find("contact")->find("source"), nullptr) << "who said what of the person is not told";
    auto const changed = as("guest", {"contact", "own"}, {{"code", {code}}, {"phone", {"+249 1234567"}}, {"public", {"yes"}}, {"post", {"head_of_office"}}});
    EXPECT_EQ(changed.find("contact")->text_or("post", ""), "coordinator") << "the post is not the person's to change";
    auto const now = contacts(*db(), clock, "zan").front();
    EXPECT_TRUE(now.published);
    EXPECT_THAT(now.said_by, HasSubstr("the person"));
    EXPECT_EQ(now.confirmed, clock.today());
    std::string why;
    as("guest", {"contact", "own"}, {{"code", {"guess"}}}, &why);
    EXPECT_EQ(why, "contact.unknown_invitation");
    as("guest", {"contact", "own"}, {}, &why);
    EXPECT_EQ(why, "contact.unknown_owner");
    clock.move_to({clock.now().ms + std::int64_t{15} * 86'400'000});
    as("guest", {"contact", "own"}, {{"code", {code}}}, &why);
    EXPECT_EQ(why, "contact.unknown_invitation") << "its time is over";
}

TEST_P(People, who_is_signed_in_has_it_in_the_account)
{
    auto const id = add({"--name", "Mariam", "--phone", "12345", "--partner", "acf"});
    auto const first = json({"contact", "invite", id}).text_or("code", "");
    auto const code = json({"contact", "invite", id}).text_or("code", "");
    auto const mariam = account("mariam@acf.example", {"--role", "observer"});
    std::string why;
    as(mariam, {"contact", "own"}, {{"code", {first}}}, &why);
    EXPECT_EQ(why, "contact.unknown_invitation") << "a new address ends the earlier one";
    as(mariam, {"contact", "own"}, {}, &why);
    EXPECT_EQ(why, "contact.unknown_owner");
    as(mariam, {"contact", "own"}, {{"code", {code}}});
    as(mariam, {"contact", "own"}, {{"mail", {"mariam@acf.example"}}});
    EXPECT_THAT(contacts(*db(), clock, "zan").front().mails, ElementsAre("mariam@acf.example"));
    as(mariam, {"contact", "own"}, {{"leave", {"true"}}});
    EXPECT_THAT(names_for(""), IsEmpty());
    EXPECT_THAT(contacts(*db(), clock, "zan", "", true).front().mails, IsEmpty()) << "what is forgotten is gone";
}

TEST_P(People, nobody_makes_himself_the_coordinator)
{
    auto const officer = account("report@acf.example", {"--role", "partner", "--partner", "acf"});
    std::string why;
    as(officer, {"contact", "add"}, {{"name", {"Me"}}, {"phone", {"12345"}}, {"post", {"coordinator"}}, {"body", {"wash"}}, {"partner", {"acf"}}}, &why);
    EXPECT_EQ(why, "contact.post_is_given");
    as(officer, {"contact", "add"}, {{"name", {"Me"}}, {"phone", {"12345"}}, {"post", {"reporting_officer"}}, {"body", {"wash"}}, {"partner", {"acf"}}});
    auto const wash = account("wash@zan.example", {"--role", "coordinator", "--body", "wash"});
    as(wash, {"contact", "add"}, {{"name", {"Her"}}, {"phone", {"12345"}}, {"post", {"coordinator"}}, {"body", {"wash"}}});
    as(wash, {"contact", "add"}, {{"name", {"Her"}}, {"phone", {"12345"}}, {"post", {"coordinator"}}, {"body", {"hea"}}}, &why);
    EXPECT_EQ(why, "contact.post_is_given") << "only of the body that the grant is for";
}

TEST_P(People, the_public_page_shows_what_owners_made_public_and_nothing_else)
{
    add({"--name", "Mariam", "--phone", "+249 91 111", "--post", "coordinator", "--body", "wash", "--partner", "acf", "--public", "yes", "--said", "in writing", "--title", "Acting"});
    add({"--name", "Private", "--phone", "+249 91 222", "--post", "im_officer", "--body", "wash"});
    add({"--name", "Reporter", "--phone", "+249 91 333", "--post", "reporting_officer", "--body", "wash", "--public", "yes", "--said", "in writing"});
    add({"--name", "Hidden", "--phone", "+249 91 444", "--post", "coordinator", "--body", "pro", "--public", "yes", "--said", "in writing", "--sensitivity", "high"});
    auto const page = as("guest", {"body", "directory"}, {});
    auto const& bodies = page.find("bodies")->list();
    ASSERT_EQ(bodies.size(), 1u);
    EXPECT_EQ(bodies.front().text_or("code", ""), "wash");
    auto const& shown = bodies.front().find("contacts")->list();
    ASSERT_EQ(shown.size(), 1u);
    std::vector<std::string> members;
    for (auto const& [name, value] : shown.front().object()) members.push_back(name);
    EXPECT_THAT(members, ElementsAre("name", "post", "organisation", "phones", "mails", "languages"));
    EXPECT_EQ(shown.front().text_or("organisation", ""), "ACF");
    json({"operation", "set", "public.page", "no"});
    std::string why;
    as("guest", {"body", "directory"}, {}, &why);
    EXPECT_EQ(why, "member.unknown_page");
}

TEST_P(People, are_focal_points_for_issues_and_places)
{
    auto const id = add({"--name", "Mariam", "--phone", "12345", "--partner", "acf", "--body", "wash"});
    json({"focal", "add", id, "--issue", "Early recovery", "--place", "ZA01"});
    json({"focal", "add", id, "--issue", "PSEA", "--since", "2026-01-01"});
    auto const all = json({"focal", "list"});
    EXPECT_THAT(texts(all, "focal_points", "issue"), ElementsAre("early_recovery", "psea"));
    EXPECT_THAT(texts(json({"focal", "list", "--place", "ZA02"}), "focal_points", "issue"), ElementsAre("psea")) << "who is for all places is for this one too";
    EXPECT_THAT(texts(json({"focal", "list", "--partner", "zrs"}), "focal_points", "issue"), IsEmpty());
    json({"focal", "end", "2", "--on", "2026-03-31"});
    EXPECT_THAT(texts(json({"focal", "list"}), "focal_points", "issue"), ElementsAre("early_recovery"));
    EXPECT_EQ(refused({"focal", "end", "2"}), "focal.unknown");
    auto const donor = account("donor@zan.example", {"--role", "donor"});
    EXPECT_THAT(texts(as(donor, {"focal", "list"}, {}), "focal_points", "name"), ElementsAre("")) << "that there is one, not who";
}

TEST_P(People, what_is_sent_twice_adds_nobody_twice)
{
    std::vector<std::string> const words{"--name", "Mariam", "--phone", "12345", "--body", "wash"};
    EXPECT_EQ(add(words), add(words));
    EXPECT_EQ(names_for("").size(), 1u);
    for (auto const& command : module().commands)
        for (auto const& served : command.served)
            if (served.verb == "POST" and served.path.find("contact") != std::string_view::npos) EXPECT_TRUE(served.secret) << served.path << " would be kept for a repeat, unsealed";
}

TEST_P(People, ended_ones_are_left_out)
{
    auto const id = add({"--name", "Mariam", "--phone", "12345"});
    json({"contact", "end", id});
    EXPECT_THAT(texts(json({"contact", "list"}), "contacts", "name"), IsEmpty());
    EXPECT_THAT(texts(json({"contact", "list", "--ended"}), "contacts", "name"), ElementsAre("Mariam"));
    json({"contact", "end", id, "--forget"});
    EXPECT_THAT(texts(json({"contact", "list", "--ended"}), "contacts", "name"), ElementsAre(""));
}

}
}
