// What passes between bodies, and between them and others.
#include "desk.hpp"

namespace muster::membership {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Links : public Desk {};
INSTANTIATE_TEST_SUITE_P(both, Links, testing::Values(store::Engine::sqlite, store::Engine::postgres), engine_name);

TEST_P(Links, requests_are_open_late_answered_or_withdrawn)
{
    json({"request", "make", "--body", "wash", "--to-body", "hea", "--subject", "Cholera cases by district", "--due", "2026-04-18", "--on", "2026-04-10"});
    json({"request", "make", "--body", "hea", "--to-body", "wash", "--subject", "Water points", "--due", "2026-04-25"});
    json({"request", "make", "--body", "wash", "--to-body", "hea", "--subject", "Never mind"});
    auto const listed = json({"request", "list"});
    EXPECT_THAT(texts(listed, "requests", "state"), ElementsAre("late", "open", "open"));
    EXPECT_EQ(listed.find("requests")->list().front().number_or("days_late", -1), 2);
    EXPECT_THAT(texts(json({"request", "list", "--on", "2026-04-18"}), "requests", "state"), ElementsAre("open", "open", "open")) << "the due day is in time";
    EXPECT_EQ(refused({"request", "answer", "1"}), "request.no_answer");
    EXPECT_EQ(refused({"request", "answer", "1", "--answer", "No", "--body", "wash"}), "request.unknown") << "only who was asked answers";
    json({"request", "answer", "1", "--answer", "Table by mail", "--body", "hea"});
    EXPECT_EQ(refused({"request", "answer", "1", "--answer", "Again"}), "request.closed");
    EXPECT_EQ(refused({"request", "withdraw", "3", "--body", "hea"}), "request.unknown") << "only who asked withdraws";
    json({"request", "withdraw", "3", "--body", "wash"});
    json({"request", "answer", "2", "--answer", "Map attached"});
    EXPECT_THAT(texts(json({"request", "list"}), "requests", "state"), ElementsAre("answered_late", "answered", "withdrawn"));
    EXPECT_EQ(json({"request", "list"}).find("requests")->list().front().number_or("days_late", -1), 2) << "late stays late";
}

TEST_P(Links, requests_that_make_no_sense_are_refused)
{
    EXPECT_EQ(refused({"request", "make", "--body", "wash", "--to-body", "wash", "--subject", "S"}), "request.same_body");
    EXPECT_EQ(refused({"request", "make", "--body", "wash", "--to-body", "moon", "--subject", "S"}), "member.unknown_body");
    EXPECT_EQ(refused({"request", "make", "--body", "wash", "--to-body", "hea", "--subject", "S", "--due", "2026-04-01"}), "request.due_before_asked");
    EXPECT_EQ(refused({"request", "make", "--body", "wash", "--to-body", "hea", "--subject", "S", "--document", "d9"}), "document.unknown");
}

TEST_P(Links, exchange_with_others_is_kept_with_its_document)
{
    json({"document", "add", file("a.txt", "letter"), "--kind", "letter", "--title", "Letter to the governor"});
    json({"link", "add", "--kind", "authority", "--other", "Governor of the North", "--subject", "List of water points", "--document", "d1", "--body", "wash", "--on", "2026-04-01"});
    json({"link", "add", "--kind", "peacekeeping", "--other", "Mission", "--subject", "Road state", "--direction", "received", "--sensitivity", "high"});
    EXPECT_THAT(texts(json({"link", "list"}), "links", "kind"), ElementsAre("peacekeeping", "authority"));
    EXPECT_THAT(texts(json({"link", "list", "--kind", "authority"}), "links", "document"), ElementsAre("d1"));
    EXPECT_EQ(refused({"link", "add", "--kind", "aliens", "--other", "X", "--subject", "S"}), "link.unknown_kind");
    EXPECT_EQ(refused({"link", "add", "--kind", "authority", "--subject", "S"}), "link.no_other");
    EXPECT_EQ(refused({"link", "add", "--kind", "authority", "--other", "X", "--subject", "S", "--direction", "up"}), "link.bad_direction");
    EXPECT_EQ(refused({"link", "add", "--kind", "authority", "--other", "X", "--subject", "S", "--document", "d7"}), "document.unknown");
}

TEST_P(Links, are_told_to_those_whose_grant_reaches)
{
    json({"request", "make", "--body", "wash", "--to-body", "hea", "--subject", "One"});
    json({"request", "make", "--body", "pro", "--to-body", "edu", "--subject", "Two"});
    json({"link", "add", "--kind", "authority", "--other", "Governor", "--subject", "A", "--body", "wash"});
    json({"link", "add", "--kind", "peacekeeping", "--other", "Mission", "--subject", "B", "--sensitivity", "high"});
    auto const seen = [&](std::string const& viewer) {
        return std::pair(requests(*db(), clock, "zan", viewer).size(), links(*db(), clock, "zan", viewer).size());
    };
    EXPECT_EQ(seen(account("hea@zan.example", {"--role", "coordinator", "--body", "hea"})), std::pair(std::size_t{1}, std::size_t{0}));
    EXPECT_EQ(seen(account("wash@zan.example", {"--role", "im_officer", "--body", "wash"})), std::pair(std::size_t{1}, std::size_t{1}));
    EXPECT_EQ(seen(account("ocha@zan.example", {"--role", "ocha", "--highest", "high"})), std::pair(std::size_t{2}, std::size_t{2}));
    EXPECT_EQ(seen(account("hc@zan.example", {"--role", "hc"})), std::pair(std::size_t{2}, std::size_t{1}));
    for (std::string const role : {"donor", "observer", "government", "administrator"}) {
        std::vector<std::string> grant{"--role", role};
        if (role == "government") grant.insert(grant.end(), {"--partner", "acf"});
        EXPECT_EQ(seen(account(role + "@zan.example", grant)), std::pair(std::size_t{0}, std::size_t{0})) << role;
    }
}

}
}
