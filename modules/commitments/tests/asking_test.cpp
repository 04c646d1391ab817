// Asking partners, reminding them, calendars: each once, each to whom it belongs.
#include "country.hpp"
#include "reminders.hpp"

namespace muster::commitments {
namespace {

class Asking : public testing::TestWithParam<store::Engine> {
protected:
    Asking() : country(GetParam())
    {
        country.ok({"gap", "validate", "--place", "ZA0101", "--body", "wash", "--why", "no water"});
    }
    Country country;
};
INSTANTIATE_TEST_SUITE_P(Engines, Asking, testing::ValuesIn(store::engines_to_test()), [](auto const& one) { return one.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(Asking, AnAddressAnswersItsOwnQuestionOnce)
{
    auto const asked = country.json({"gap", "call", "1", "--until", "2026-03-08", "--partner", "oxfam", "--partner", "acf", "--text", "Trucks are wanted."});
    ASSERT_EQ(asked.find("partners")->list().size(), 2u);
    auto const acf = Country::at(asked, "partners.0.word"), oxfam = Country::at(asked, "partners.1.word");
    auto const question = country.json({"gap", "question", "--word", oxfam});
    EXPECT_EQ(Country::at(question, "partner"), "oxfam");
    EXPECT_EQ(Country::at(question, "gap.missing"), "20000");
    EXPECT_EQ(country.refused({"gap", "question", "--word", "somebody-guesses"}), "call.unknown");
    EXPECT_EQ(country.refused({"gap", "answer", "--word", oxfam, "--answer", "perhaps"}), "call.bad_answer");
    EXPECT_EQ(country.refused({"gap", "answer", "--word", oxfam, "--answer", "yes", "--by", "2026-04-30"}), "commitment.one_unit");
    auto const answer = country.json({"gap", "answer", "--word", oxfam, "--answer", "yes", "--people", "7000", "--by", "2026-04-30"});
    EXPECT_EQ(Country::at(answer, "commitment"), "1");
    EXPECT_EQ(country.refused({"gap", "answer", "--word", oxfam, "--answer", "no"}), "call.answered");
    auto const offer = country.json({"commitment", "show", "1"});
    EXPECT_EQ(Country::at(offer, "commitment.state"), "offered") << "an answer is an offer; the coordinator accepts it";
    EXPECT_EQ(Country::at(offer, "commitment.partner"), "oxfam");
    country.on("2026-03-09");
    EXPECT_EQ(country.refused({"gap", "answer", "--word", acf, "--answer", "no"}), "call.over");
    auto const calls = country.json({"gap", "calls"});
    EXPECT_EQ(Country::at(calls, "calls.0.answer"), "silent");
    EXPECT_EQ(Country::at(calls, "calls.1.answer"), "yes");
    EXPECT_EQ(country.refused({"gap", "call", "1", "--until", "2026-03-01", "--partner", "acf"}), "call.past");
    EXPECT_EQ(country.refused({"gap", "call", "1", "--until", "2026-03-20"}), "call.nobody") << "nobody of the sector has reported";
}

/// A server that says what a test wants, and remembers what it took.
class Post final : public mail::Sender {
public:
    mail::Sent send(mail::Message const& message) override
    {
        if (cut_off) throw std::runtime_error("the program ends here");
        if (busy) return {.taken = false, .later = true, .why = "busy"};
        sent.push_back(message);
        return {.taken = true};
    }
    std::vector<mail::Message> sent;
    bool busy = false, cut_off = false;
};

class Reminding : public Asking {
protected:
    Reminding()
    {
        country.ok({"commitment", "offer", "1", "--partner", "oxfam", "--people", "5000", "--by", "2026-04-30", "--mail", "ana@oxfam.example"});
        country.ok({"commitment", "decide", "1", "accepted"});
    }
    /// As a program that was started anew: another connection, nothing in memory.
    commitments::Run run_on(std::string_view day) { return run_on(country, day); }
    commitments::Run run_on(Country& country, std::string_view day)
    {
        country.on(day);
        auto const db = store::Db::open(country.scratch.url());
        cli::Call call;
        call.lent = db.get();
        call.clock = &country.clock;
        call.store_url = country.scratch.url();
        call.operation_wanted = "za";
        static cli::Module const* const all[] = {&operations::module()};
        call.modules = all;
        commitments::Run run;
        auto const moment = moment_asked(call);
        queue_reminders(call, *stand(call, moment), moment.day, run);
        send_reminders(call, post, "muster@relief.example", run);
        return run;
    }
    Post post;
};
INSTANTIATE_TEST_SUITE_P(Engines, Reminding, testing::ValuesIn(store::engines_to_test()), [](auto const& one) { return one.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(Reminding, TheyAreWrittenInTheLanguageOfTheOperation)
{
    Country french(GetParam(), "fr");
    french.ok({"gap", "validate", "--place", "ZA0101", "--body", "wash", "--why", "x"});
    french.ok({"commitment", "offer", "1", "--partner", "oxfam", "--people", "5000", "--by", "2026-04-30", "--mail", "ana@oxfam.example"});
    french.ok({"commitment", "decide", "1", "accepted"});
    run_on(french, "2026-04-24");
    ASSERT_EQ(post.sent.size(), 1u);
    EXPECT_EQ(post.sent[0].subject, "Promesse 1 : due dans sept jours");
    for (auto const* part : {"OXFAM a promis", "personnes", "Eau, hygiène et assainissement"}) EXPECT_NE(post.sent[0].text.find(part), std::string::npos) << part << "\n" << post.sent[0].text;
}

TEST_P(Reminding, EachIsSentOnceWhateverIsStartedAnew)
{
    run_on("2026-04-10");
    EXPECT_EQ(post.sent.size(), 0u) << "three weeks before nobody is reminded";
    run_on("2026-04-24");
    run_on("2026-04-24");
    run_on("2026-04-25");
    ASSERT_EQ(post.sent.size(), 1u);
    EXPECT_EQ(post.sent[0].to, "ana@oxfam.example");
    EXPECT_NE(post.sent[0].text.find("5,000 people"), std::string::npos);
    post.busy = true;
    EXPECT_EQ(run_on("2026-04-30").later, 1);
    EXPECT_EQ(post.sent.size(), 1u);
    post.busy = false;
    run_on("2026-05-01");
    ASSERT_EQ(post.sent.size(), 2u) << "what waited goes when the server is there again";
    EXPECT_NE(post.sent[0].id, post.sent[1].id);
    run_on("2026-05-02");
    EXPECT_EQ(post.sent.size(), 2u);
}

TEST_P(Reminding, WhatWasCutOffIsNotSentTwice)
{
    post.cut_off = true;
    EXPECT_THROW(run_on("2026-04-24"), std::runtime_error);
    post.cut_off = false;
    run_on("2026-04-24");
    EXPECT_EQ(post.sent.size(), 0u) << "nobody knows whether the server took it";
    EXPECT_EQ(Country::at(country.json({"commitment", "reminders"}), "reminders.0.state"), "sending");
}

TEST_P(Reminding, APersonHasWhatFailedOrWasCutOffSentAgain)
{
    post.cut_off = true;
    EXPECT_THROW(run_on("2026-04-24"), std::runtime_error);
    post.cut_off = false;
    auto const waiting = [&] { return country.json({"commitment", "reminders"}); };
    EXPECT_EQ(Country::at(waiting(), "reminders.0.partner"), "oxfam");
    EXPECT_EQ(Country::at(waiting(), "reminders.0.gap"), "1");
    EXPECT_EQ(Country::at(waiting(), "reminders.0.has_address"), "true");
    EXPECT_EQ(country.refused({"commitment", "remind-again", "1", "late"}), "reminder.not_stuck");
    EXPECT_EQ(country.refused({"commitment", "remind-again", "1", "before", "--body", "hea"}), "gap.elsewhere");
    country.ok({"commitment", "remind-again", "1", "before"});
    EXPECT_EQ(Country::at(waiting(), "reminders.0.state"), "waiting");
    EXPECT_EQ(country.refused({"commitment", "remind-again", "1", "before"}), "reminder.not_stuck") << "it waits already";
    run_on("2026-04-24");
    ASSERT_EQ(post.sent.size(), 1u);
    EXPECT_EQ(Country::at(waiting(), "reminders.0.state"), "sent");
    EXPECT_EQ(country.refused({"commitment", "remind-again", "1", "before"}), "reminder.not_stuck") << "what went is not sent twice";
}

TEST_P(Reminding, WhatIsNoAddressFailsAndSaysSoToWhoReads)
{
    country.ok({"commitment", "offer", "1", "--partner", "acf", "--people", "100", "--by", "2026-04-30", "--mail", "nobody"});
    country.ok({"commitment", "decide", "2", "accepted"});
    run_on("2026-04-24");
    auto const why = [&](char const* language) {
        auto const told = country.json({"commitment", "reminders", "--lang", language});
        return Country::at(told, Country::at(told, "reminders.0.commitment") == "2" ? "reminders.0.why" : "reminders.1.why");
    };
    EXPECT_EQ(why("en"), "this is no address");
    EXPECT_EQ(why("es"), "esto no es una dirección");
}

TEST_P(Reminding, ReasonsOfTheProgramAreToldInTheLanguageOfWhoReads)
{
    auto const reason = [&](char const* language) { return Country::at(country.json({"gap", "show", "1", "--lang", language}), "decisions.1.reason"); };
    EXPECT_EQ(reason("en"), "promise 1 is agreed");
    EXPECT_EQ(reason("fr"), "la promesse 1 est convenue");
    EXPECT_EQ(reason("ar"), "الوعد 1 متفق عليه");
    // What people wrote stands as they wrote it, inside a sentence of ours too.
    country.ok({"commitment", "transfer", "1", "--to", "acf", "--reason", "trucks broke"});
    auto const told = country.json({"commitment", "show", "1", "--lang", "fr"});
    EXPECT_EQ(Country::at(told, "commitment.state"), "withdrawn");
    EXPECT_EQ(Country::at(told, "decisions.2.reason"), "trucks broke ; ce qui restait est passé à acf, promesse 2");
}

TEST_P(Reminding, WhatIsDeliveredIsNotReminded)
{
    post.busy = true;
    run_on("2026-04-24");
    country.report("Oxfam,WASH,ZA0101,water trucking,2026-04,5000\n");
    post.busy = false;
    EXPECT_EQ(run_on("2026-04-30").dropped, 1);
    EXPECT_EQ(post.sent.size(), 0u);
}

TEST_P(Asking, CalendarsShowDueDaysBehindASecretAddress)
{
    country.ok({"commitment", "offer", "1", "--partner", "oxfam", "--people", "5000", "--by", "2026-04-30"});
    auto const text = country.ok({"commitment", "calendar"});
    for (auto const* part : {"BEGIN:VCALENDAR\r\n", "DTSTART;VALUE=DATE:20260430\r\n", "DTEND;VALUE=DATE:20260501\r\n", "UID:commitment-1@za.muster\r\n", "END:VCALENDAR\r\n"})
        EXPECT_NE(text.find(part), std::string::npos) << part;
    auto const word = Country::at(country.json({"commitment", "feed", "--partner", "oxfam"}), "word");
    EXPECT_NE(country.ok({"commitment", "feed-read", word}).find("UID:commitment-1@za.muster"), std::string::npos);
    auto const other = Country::at(country.json({"commitment", "feed", "--partner", "acf"}), "word");
    EXPECT_EQ(country.ok({"commitment", "feed-read", other}).find("UID:"), std::string::npos);
    country.ok({"commitment", "feed-end", "1"});
    EXPECT_EQ(country.refused({"commitment", "feed-read", word}), "feed.unknown");
}

TEST_P(Asking, ResponsibilitiesAreGivenAndEnd)
{
    country.ok({"responsibility", "give", "gender", "--body", "wash", "--to", "oxfam", "--person", "Ana"});
    EXPECT_EQ(Country::at(country.json({"responsibility", "list"}), "responsibilities.0.person"), "Ana");
    country.on("2026-06-01");
    country.ok({"responsibility", "end", "1", "--until", "2026-05-31", "--reason", "she left"});
    EXPECT_EQ(country.json({"responsibility", "list"}).find("responsibilities")->list().size(), 0u);
    EXPECT_EQ(country.json({"responsibility", "list", "--on", "2026-05-01"}).find("responsibilities")->list().size(), 1u);
    EXPECT_EQ(country.refused({"responsibility", "end", "1"}), "responsibility.over");
}

}
}
