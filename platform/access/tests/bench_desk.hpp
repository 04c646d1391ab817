// What the tests of this part stand on: a store of its own, a clock that is moved by hand, a small table of roles.
#pragma once
#include <access/access.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <store/for_tests.hpp>
#include <store/journal.hpp>

namespace muster::access {

constexpr std::string_view list = R"(role,name,figures,rows,contacts,hand_in,settle,keep,propose,decide,members,commit,board,administer,may_grant,second_factor,marks
steward,Steward,,,,,,,,,,,,severe,*,,first
lead,Lead,severe,severe,high,high,severe,high,,,,,,,helper sender,,first
helper,Helper,severe,severe,high,high,severe,high,,,,,,,sender,,
sender,Sender,moderate,moderate own:severe,moderate,own:severe,,,,,,,,,,,organisation registers
looker,Looker,moderate,,,,,,,,,,,,,,
chief,Chief,high,moderate,,,,,,high,,,,,,,
)";

constexpr std::string_view good_password = "green lorry over Tuesday";

inline Settings quick()
{
    Settings settings;
    settings.hashing = {.passes = 1, .memory = 8192, .at_once = 4, .wait_ms = 5000};
    settings.packages = {"/packages"};
    return settings;
}

/// The code of the refusal that `work` ends with; "" where it does not.
template <typename Work>
std::string refusal_of(Work work)
{
    try {
        work();
    }
    catch (base::Refusal const& refusal) {
        return refusal.code();
    }
    return "";
}

class OnDesk : public testing::TestWithParam<store::Engine> {
protected:
    void SetUp() override
    {
        if (GetParam() == store::Engine::postgres and store::postgres_to_test().empty())
            GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
        scratch = std::make_unique<store::Scratch>(GetParam());
        db = scratch->open(migrations());
        keep_roles(desk());
    }
    Desk desk(std::string actor = "command line") { return {world, *db, std::move(actor)}; }
    std::string person(std::string const& mail, std::string_view password = good_password)
    {
        auto const made = add_account(desk(), {mail, "Somebody " + mail.substr(0, mail.find('@'))});
        if (not password.empty()) set_password(desk(), made.id, password);
        return made.id;
    }
    Grant give_role(std::string const& account, std::string const& role, std::string const& operation = "*", std::string const& organisation = "")
    {
        Grant wanted;
        wanted.account = account;
        wanted.role = role;
        wanted.operation = operation;
        wanted.organisation = organisation;
        return give(desk(), wanted);
    }
    SignIn sign(std::string const& mail, std::string_view password = good_password, std::string_view code = "", std::string_view from = "10.0.0.1")
    {
        return sign_in(desk(), mail, password, code, from, "a browser");
    }
    void later(std::int64_t seconds) { clock.move_to({clock.now().ms + seconds * 1000}); }
    /// Everything that the journal holds, as one text.
    std::string journal()
    {
        std::string all;
        for (auto const* operation : {"", "op", "other"})
            for (auto const& past : store::history(*db, operation, "", "", 10'000)) all += past.entry.kind + " " + past.entry.subject + " " + past.entry.body + " " + past.entry.actor + " " + past.entry.reason + "\n";
        return all;
    }

    base::StillClock clock{base::Instant{1'774'958'400'000}};  // 2026-03-31T12:00:00Z
    World world{Roles::read(list), clock, quick()};
    std::unique_ptr<store::Scratch> scratch;
    std::unique_ptr<store::Db> db;
};

}

#define INSTANTIATE_ON_BOTH(suite)                                                                                     \
    INSTANTIATE_TEST_SUITE_P(both, suite, testing::Values(store::Engine::sqlite, store::Engine::postgres),             \
                             [](auto const& about) { return about.param == store::Engine::sqlite ? "sqlite" : "postgres"; })
