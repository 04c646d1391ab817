// What the server writes down of requests: patterns, ids and numbers; nothing that somebody typed, reported or is called, and no
// coordinates. Source: reliability.md, 5.4 ("logs hold ids, not names/coords").
#include "open_house.hpp"
#include <chrono>
#include <store/journal.hpp>
#include <thread>

namespace muster {
namespace {

constexpr std::array words{"Amina", "amina@relief.example", "Kassim", "4.125", "7.375", "Clinic by the bridge", "bluehouse", "secretword", "ZA01", "0911223344", "hunter22hunter22"};

TEST(Log, HoldsIdsAndNoWordThatSomebodyTypedOrReported)
{
    OpenHouse house;
    Line line(house.port());
    auto const account = house.person({OpenHouse::grant("im_officer", "zandia"), OpenHouse::grant("ocha", "zandia")});
    auto const who = house.signed_in(account);
    std::string const root = "/api/1/operations/zandia";
    auto const get = [&](std::string const& path) { return line.ask("GET", path, who).status; };
    // Looking for a person, a place by its point, a word; handing in; wrong words; a file; what is not there.
    EXPECT_EQ(get(root + "/contacts?search=Amina"), 200);
    EXPECT_EQ(get(root + "/activities?text=Clinic%20by%20the%20bridge&place=ZA01"), 200);
    EXPECT_EQ(get(root + "/activities.csv?text=bluehouse"), 200);
    EXPECT_EQ(line.ask("POST", root + "/contacts", who, R"({"name":"Amina Kassim","post":"focal_point","phone":["0911223344"],"mail":["amina@relief.example"]})").status, 200);
    EXPECT_EQ(line.ask("POST", "/api/1/session", "", R"({"account":"amina@relief.example","password":"hunter22hunter22"})").status, 401);
    EXPECT_GE(get(root + "/places/Kassim/sheet"), 400);
    EXPECT_GE(get(root + "/places/find?name=Kassim&lat=4.125&lon=7.375"), 200);
    EXPECT_EQ(get(root + "/calendars/secretword") / 100, 4);
    EXPECT_EQ(get("/api/1/operations/Amina%20Kassim/gaps"), 404);
    EXPECT_EQ(get("/Amina/Kassim?phone=0911223344"), 200) << "a page of the web interface, or what stands for one";
    std::string log;
    for (int tries = 0; tries < 100 and std::ranges::count(log, '\n') < 10; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        log = house.log();
    }
    ASSERT_GE(std::ranges::count(log, '\n'), 10) << log;
    EXPECT_NE(log.find(account), std::string::npos) << "who asked stands there, as an id: " << log;
    EXPECT_NE(log.find("\"route\":\"/api/1/operations/{operation}/activities\""), std::string::npos) << log;
    // The journal is no log: it says what was decided, in words where people gave reasons; but who somebody is and where to reach
    // them is sealed there too.
    std::string journal;
    for (auto const& past : store::history(house.desk().db, "zandia", "", "", 10'000)) journal += past.entry.kind + past.entry.subject + past.entry.body + past.entry.reason + "\n";
    EXPECT_NE(journal.find("contact"), std::string::npos);
    for (auto const* word : {"Amina", "amina@relief.example", "0911223344"}) EXPECT_EQ(journal.find(word), std::string::npos) << word << " stands in the journal";
    for (auto const* word : words) EXPECT_EQ(log.find(word), std::string::npos) << word << " stands in the log\n" << log;
}

}
}
