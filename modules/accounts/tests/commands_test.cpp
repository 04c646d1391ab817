// Everything about accounts from the command line, as people type it.
#include <accounts/accounts.hpp>
#include <formats/json.hpp>
#include <gtest/gtest.h>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <sstream>
#include <store/for_tests.hpp>
#include <store/journal.hpp>

namespace muster::accounts {

namespace {

using formats::Json;

class Commands : public testing::TestWithParam<store::Engine> {
protected:
    void SetUp() override
    {
        if (GetParam() == store::Engine::postgres and store::postgres_to_test().empty())
            GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
        scratch = std::make_unique<store::Scratch>(GetParam());
        ASSERT_EQ(run("operation declare zan --country ZAN --name Zandia"), 0) << said;
    }
    int run(std::string const& line)
    {
        std::istringstream in(line);
        std::vector<std::string> words;
        for (std::string word; in >> word;) words.push_back(word);
        said.clear();
        return cli::execute(words, {.modules = modules, .clock = &clock, .store = scratch->url(), .operation = "",
                                    .out = [&](std::string_view text) { said += text; }, .err = [&](std::string_view text) { said += text; }, .open_store = {}});
    }
    Json json(std::string const& line)
    {
        EXPECT_EQ(run(line + " --json"), 0) << line << "\n" << said;
        return Json::parse(said);
    }
    std::string code_of(std::string const& line) { return json(line).text_or("code", ""); }

    static inline cli::Module const* const all[] = {&operations::module(), &partners::module(), &module()};
    std::span<cli::Module const* const> modules{all};
    base::StillClock clock{*base::Day::of(2026, 3, 31)};
    std::unique_ptr<store::Scratch> scratch;
    std::string said;
};
INSTANTIATE_TEST_SUITE_P(both, Commands, testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](auto const& about) { return about.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

}

TEST_P(Commands, MakeAccountsAndSayWhatTheyMay)
{
    EXPECT_EQ(run("user list"), 0);
    EXPECT_NE(said.find("There is no account yet"), std::string::npos);
    EXPECT_EQ(code_of("user setup").size(), 9u);
    EXPECT_EQ(code_of("user add --steward amina@relief.example --name Amina").size(), 24u);
    EXPECT_EQ(run("user setup"), 1) << "there is an account now";
    code_of("user add ben@relief.example");
    auto const given = json("user grant ben@relief.example --role im_officer --operation zan --body wash --place ZA02 --until 2026-12-31");
    EXPECT_EQ(given.text_or("until", ""), "2027-01-01T00:00:00Z");
    auto const list = json("user list");
    auto const& accounts = list.find("accounts")->list();
    ASSERT_EQ(accounts.size(), 2u);
    EXPECT_EQ(accounts[0].find("grants")->list().size(), 2u) << "administrator and information management officer";
    auto const& ben = accounts[1].find("grants")->list().at(0);
    EXPECT_EQ(ben.text_or("operation", ""), "zan");
    EXPECT_EQ(ben.text_or("place", ""), "ZA02");
    EXPECT_EQ(ben.text_or("highest", ""), "moderate");
    EXPECT_EQ(run("user list"), 0);
    EXPECT_NE(said.find("zan, wash, places ZA02"), std::string::npos) << said;
    EXPECT_EQ(run("user revoke " + ben.text_or("grant", "") + " --reason moved"), 0) << said;
    EXPECT_EQ(json("user list").find("accounts")->list()[1].find("grants")->list().size(), 0u);
}

TEST_P(Commands, SayWhatIsWrong)
{
    code_of("user add --steward amina@relief.example");
    auto const wrong = [&](std::string const& line, std::string_view code) {
        EXPECT_EQ(run(line), 1) << line;
        EXPECT_NE(said.find(code), std::string::npos) << line << "\n" << said;
    };
    wrong("user add amina@relief.example", "access.mail_taken");
    wrong("user grant amina@relief.example --role king", "access.bad_role");
    wrong("user grant nobody@relief.example --role observer", "access.no_account");
    wrong("user grant amina@relief.example --role observer --operation nowhere", "operation.unknown");
    wrong("user grant amina@relief.example --role partner --operation zan", "access.needs_organisation");
    wrong("user grant amina@relief.example --role observer --highest top", "access.bad_sensitivity");
    wrong("user grant amina@relief.example --role observer --until tomorrow", "access.bad_time");
    wrong("user revoke nothing", "access.no_grant");
    wrong("user token amina@relief.example --permission self", "access.bad_permission");
    wrong("user password nobody@relief.example", "access.no_account");
}

TEST_P(Commands, InviteMakeTokensAndResetPasswords)
{
    auto const db = [&] { return cli::open_and_migrate(scratch->url(), modules); };
    auto const world = accounts::world(clock);
    auto const code = code_of("user invite --role partner --operation zan --partner acf");
    auto const made = access::accept({*world, *db(), ""}, code, {"cleo@acf.example", "Cleo"}, "green lorry over Tuesday");
    EXPECT_EQ(json("user list").find("accounts")->list()[0].find("grants")->list()[0].text_or("partner", ""), "acf");
    auto const word = json("user token cleo@acf.example --permission hand_in --operation zan").text_or("token", "");
    EXPECT_NE(access::bearer_subject({*world, *db(), ""}, word), "");
    auto const reset = code_of("user password cleo@acf.example");
    access::use_password_code({*world, *db(), ""}, reset, "another green lorry");
    EXPECT_EQ(access::sign_in({*world, *db(), ""}, "cleo@acf.example", "another green lorry", "", "", "").account, made.id);
    EXPECT_EQ(run("user close cleo@acf.example"), 0);
    EXPECT_EQ(access::bearer_subject({*world, *db(), ""}, word), "") << "a closed account's programs are out too";
}

TEST_P(Commands, WhoRegistersNamesAPartnerThatIsKnownOrNew)
{
    auto const db = cli::open_and_migrate(scratch->url(), modules);
    partners::Partner known;
    known.name = "Northern Wells Trust";
    auto const there = partners::add(*db, clock, "test", "zan", known).id;
    auto const world = accounts::world(clock);
    access::Desk const desk{*world, *db, ""};
    auto const settings = accounts::settings();
    EXPECT_EQ(settings.organisation_named(desk, "zan", "NORTHERN WELLS TRUST"), there);
    auto const fresh = settings.organisation_named(desk, "zan", "Quite Unheard Of Society");
    EXPECT_NE(fresh, there);
    EXPECT_EQ(settings.organisation_named(desk, "zan", "Quite unheard of society"), fresh);
    bool provisional = false;
    for (auto const& one : partners::list(*db, "zan")) provisional = provisional or (one.id == fresh and one.provisional);
    EXPECT_TRUE(provisional);
    EXPECT_TRUE(settings.knows_operation(*db, "zan"));
    EXPECT_FALSE(settings.knows_operation(*db, "nowhere"));
    access::register_account(desk, {"dee@quos.example", "Dee"}, "green lorry over Tuesday", "zan", fresh);
    EXPECT_EQ(run("user list"), 0);
    EXPECT_NE(said.find("partner (to be confirmed)"), std::string::npos) << said;
    auto const grant = access::grants(desk)[0].id;
    EXPECT_EQ(run("user grant --confirm " + grant), 0) << said;
    EXPECT_FALSE(access::grants(desk)[0].provisional);
}

TEST_P(Commands, SayWhichRolesWorkWithASecondFactorOnly)
{
    EXPECT_EQ(run("user second-factor"), 0);
    EXPECT_NE(said.find("administrator, coordinator, hc, ocha, as the table of roles says"), std::string::npos) << said;
    EXPECT_EQ(run("user second-factor --off"), 1) << "a reason is missing";
    EXPECT_EQ(run("user second-factor --off --as-listed --reason x"), 1);
    EXPECT_EQ(run("user second-factor --role king --reason x"), 1);
    EXPECT_EQ(run("user second-factor --off --reason exercise"), 0);
    EXPECT_NE(said.find("No role has to have a second factor. Why: exercise"), std::string::npos) << said;
    EXPECT_EQ(run("user second-factor --role coordinator --role ocha --from 2026-05-01 --reason training"), 0);
    EXPECT_NE(said.find("coordinator, ocha (from 2026-05-01 on). Why: training"), std::string::npos) << said;
    auto const db = store::open_existing(scratch->url());
    auto const past = store::history(*db, "", "access.second_factor_rule", "", 10);
    ASSERT_EQ(past.size(), 2u);
    EXPECT_EQ(past[0].entry.reason, "training");
    EXPECT_EQ(run("user second-factor --as-listed --reason over"), 0);
    EXPECT_NE(said.find("as the table of roles says"), std::string::npos) << said;
}

}
