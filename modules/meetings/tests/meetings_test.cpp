// A sector's meetings as it lives through them, on both engines.
#include "hall.hpp"

namespace muster::meetings {
namespace {

class Meetings : public testing::TestWithParam<store::Engine> {
protected:
    Meetings() : hall(GetParam())
    {
        hall.ok({"meeting", "start", "--body", "wash", "--weekday", "tue", "--from", "2026-03-01", "--at", "09:30", "--venue", "Town hall", "--languages", "en ar"});
    }
    std::string listed(std::vector<std::string> words, std::string_view path)
    {
        words.insert(words.begin(), {"meeting", "list", "--from", "2026-03-01", "--until", "2026-03-31"});
        return Hall::at(hall.json(words), path);
    }
    /// What is proposed: "action/1 gap/1".
    std::string proposed(std::string const& meeting)
    {
        std::string all;
        auto const json = hall.json({"meeting", "agenda", meeting});
        for (auto const& one : json.find("proposals")->list()) all += (all.empty() ? "" : " ") + one.text_or("kind", "") + "/" + one.text_or("ref", "");
        return all;
    }
    Hall hall;
};
INSTANTIATE_TEST_SUITE_P(Engines, Meetings, testing::ValuesIn(store::engines_to_test()), [](auto const& one) { return one.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

}

TEST_P(Meetings, OneIsMovedAnotherCancelledAndTheNamesLast)
{
    EXPECT_EQ(hall.refused({"meeting", "start", "--body", "nowhere"}), "meeting.unknown_body");
    EXPECT_EQ(hall.refused({"meeting", "start", "--body", "wash", "--at", "9"}), "meeting.bad_hour");
    EXPECT_EQ(hall.refused({"meeting", "start", "--body", "wash", "--from", "2026-03-05", "--until", "2026-03-01"}), "meeting.ends_before");
    auto const all = hall.json({"meeting", "list", "--from", "2026-03-01", "--until", "2026-03-31"});
    EXPECT_EQ(all.find("meetings")->list().size(), 5u);
    EXPECT_EQ(Hall::at(all, "meetings.1.meeting"), "1-2026-03-10");
    EXPECT_EQ(Hall::at(all, "meetings.1.number"), "2");
    EXPECT_EQ(hall.refused({"meeting", "move", "1-2026-03-10", "--to", "2026-03-12"}), "meeting.needs_reason");
    EXPECT_EQ(hall.refused({"meeting", "move", "1-2026-03-10", "--reason", "x"}), "meeting.nothing_moves");
    EXPECT_EQ(hall.refused({"meeting", "move", "1-2026-03-11", "--to", "2026-03-12", "--reason", "x"}), "meeting.unknown");
    hall.ok({"meeting", "move", "1-2026-03-10", "--to", "2026-03-12", "--at", "14:00", "--reason", "The hall is taken"});
    hall.ok({"meeting", "cancel", "1-2026-03-17", "--reason", "Holiday"});
    EXPECT_EQ(hall.refused({"meeting", "cancel", "1-2026-03-17", "--reason", "Holiday"}), "meeting.was_cancelled");
    EXPECT_EQ(listed({}, "meetings.1.day"), "2026-03-12");
    EXPECT_EQ(listed({}, "meetings.1.starts_at"), "14:00");
    EXPECT_EQ(listed({}, "meetings.1.venue"), "Town hall");
    EXPECT_EQ(listed({"--state", "cancelled"}, "meetings.0.why"), "Holiday");
    hall.ok({"meeting", "move", "1-2026-03-17", "--to", "2026-03-18", "--reason", "After all"});
    EXPECT_EQ(listed({}, "meetings.2.state"), "planned");
    hall.on("2026-03-20");
    EXPECT_EQ(listed({}, "meetings.0.state"), "not_recorded");
    hall.ok({"meeting", "end-series", "1", "--until", "2026-03-24", "--reason", "Fortnightly from April"});
    EXPECT_EQ(hall.json({"meeting", "list", "--from", "2026-03-01", "--until", "2026-12-31"}).find("meetings")->list().size(), 4u);
    auto const calendar = hall.ok({"meeting", "calendar"});
    EXPECT_NE(calendar.find("UID:meeting-1-2026-03-10@za.muster\r\n"), std::string::npos);
    EXPECT_NE(calendar.find("DTSTART:20260312T140000\r\n"), std::string::npos) << calendar;
}

TEST_P(Meetings, WhoWasThereAndWhoWasMissing)
{
    EXPECT_EQ(hall.refused({"meeting", "attend", "1-2026-03-10", "--present", "oxfam"}), "meeting.not_yet");
    hall.on("2026-03-10");
    EXPECT_EQ(hall.refused({"meeting", "attend", "1-2026-03-10"}), "meeting.nobody_there");
    EXPECT_EQ(hall.refused({"meeting", "attend", "1-2026-03-10", "--present", "oxfam", "--apologies", "oxfam"}), "meeting.twice");
    EXPECT_EQ(hall.refused({"meeting", "attend", "1-2026-03-10", "--present", "nobody"}), "meeting.unknown_partner");
    EXPECT_EQ(Hall::at(hall.json({"meeting", "show", "1-2026-03-10"}), "attendance"), "null");
    hall.ok({"meeting", "attend", "1-2026-03-10", "--present", "oxfam", "--present", "icrc", "--other", "Mayor of Alba", "--apologies", "acf", "--chair", "UNICEF", "--people", "9"});
    auto const shown = hall.json({"meeting", "show", "1-2026-03-10"});
    EXPECT_EQ(Hall::at(shown, "meeting.state"), "held");
    EXPECT_EQ(Hall::at(shown, "attendance.members"), "3");
    EXPECT_EQ(Hall::at(shown, "attendance.members_there"), "1");
    EXPECT_EQ(Hall::at(shown, "attendance.observers_there"), "1");
    EXPECT_EQ(Hall::at(shown, "attendance.others_there"), "1");
    std::string missing;
    for (auto const& one : shown.find("attendance")->find("organisations")->list())
        if (one.text_or("said", "") == "missing") missing += one.text_or("partner", "");
    EXPECT_EQ(missing, "unicef");
    hall.ok({"meeting", "attend", "1-2026-03-10", "--present", "oxfam", "--present", "unicef"});
    auto const again = hall.json({"meeting", "show", "1-2026-03-10"});
    EXPECT_EQ(Hall::at(again, "attendance.version"), "2");
    EXPECT_EQ(Hall::at(again, "attendance.people"), "null");
    EXPECT_EQ(hall.refused({"meeting", "cancel", "1-2026-03-10", "--reason", "x"}), "meeting.was_held");
    EXPECT_EQ(hall.refused({"meeting", "set-agenda", "1-2026-03-10", "--item", "x"}), "meeting.was_held");
}

TEST_P(Meetings, MinutesAreDueInTwoDays)
{
    hall.on("2026-03-10");
    hall.ok({"meeting", "attend", "1-2026-03-10", "--present", "oxfam"});
    EXPECT_EQ(listed({}, "meetings.1.minutes"), "due");
    EXPECT_EQ(listed({}, "meetings.1.minutes_due"), "2026-03-12");
    EXPECT_EQ(listed({}, "meetings.0.minutes"), "");
    hall.on("2026-03-13");
    EXPECT_EQ(listed({}, "meetings.1.minutes"), "late");
    hall.ok({"operation", "set", "meetings.minutes_days", "3"});
    EXPECT_EQ(listed({}, "meetings.1.minutes"), "due");
    hall.ok({"operation", "set", "meetings.minutes_days", "2"});
    EXPECT_EQ(hall.refused({"meeting", "minutes", "1-2026-03-10"}), "meeting.no_minutes");
    EXPECT_EQ(hall.refused({"meeting", "minutes", "1-2026-03-10", "--document", "d1"}), "meeting.no_document");
    hall.ok({"meeting", "minutes", "1-2026-03-10", "--text", "We met.\nWe agreed."});
    EXPECT_EQ(listed({}, "meetings.1.minutes"), "kept_late");
    {
        auto const db = hall.db();
        EXPECT_EQ(store::verify(*db, module().witnesses).size(), 0u);
        db->execute(GetParam() == store::Engine::sqlite ? "DROP TRIGGER meeting_minutes_kept" : "DROP TRIGGER meeting_minutes_kept ON meeting_minutes");
        db->execute("UPDATE meeting_minutes SET words = 'We met. We agreed on nothing.'");
        auto const faults = store::verify(*db, module().witnesses);
        ASSERT_EQ(faults.size(), 1u);
        EXPECT_TRUE(faults[0].sentence.ends_with("the minutes of meeting 1-2026-03-10 were changed")) << faults[0].sentence;
    }
    hall.ok({"document", "add", hall.file("m.txt", "Minutes"), "--kind", "minutes", "--title", "Minutes of 10 March", "--body", "wash"});
    hall.ok({"meeting", "minutes", "1-2026-03-10", "--document", "d1"});
    EXPECT_EQ(Hall::at(hall.json({"meeting", "show", "1-2026-03-10"}), "minutes_kept.0.document"), "d1");
    hall.ok({"meeting", "minutes", "1-2026-03-03", "--text", "Nobody took down who was there"});
    EXPECT_EQ(listed({}, "meetings.0.state"), "held");
    EXPECT_EQ(listed({}, "meetings.0.organisations"), "null");
}

TEST_P(Meetings, AnAgendaIsDraftedFromWhatWaitsAndDecidedByAPerson)
{
    hall.on("2026-03-03");
    hall.ok({"meeting", "attend", "1-2026-03-03", "--present", "oxfam"});
    hall.ok({"action", "add", "Map the wells", "--meeting", "1-2026-03-03", "--to", "acf", "--due", "2026-03-06"});
    hall.ok({"lesson", "add", "--meeting", "1-2026-03-03", "--context", "Floods", "--finding", "Tablets were late", "--recommendation", "Store tablets before the rains"});
    hall.ok({"gap", "validate", "--place", "ZA01", "--body", "wash", "--why", "no water"});
    hall.on("2026-03-09");
    EXPECT_EQ(proposed("1-2026-03-10"), "minutes/1-2026-03-03 action/1 gap/1 lesson/1");
    auto const draft = hall.json({"meeting", "agenda", "1-2026-03-10", "--lang", "fr"});
    EXPECT_EQ(Hall::at(draft, "proposals.1.words"), "Action de ACF : Map the wells (pour le 2026-03-06)");
    EXPECT_EQ(Hall::at(draft, "proposals.1.late"), "true");
    EXPECT_EQ(Hall::at(draft, "proposals.2.path"), "/operations/za/named-gaps/1");
    EXPECT_EQ(Hall::at(draft, "version"), "0");
    EXPECT_EQ(hall.refused({"meeting", "set-agenda", "1-2026-03-10"}), "meeting.empty_agenda");
    EXPECT_EQ(hall.refused({"meeting", "set-agenda", "1-2026-03-10", "--item", "gap/77"}), "meeting.bad_item");
    EXPECT_EQ(hall.refused({"meeting", "set-agenda", "1-2026-03-10", "--item", "gap/1", "--strike", "gap/1"}), "meeting.item_twice");
    hall.ok({"meeting", "set-agenda", "1-2026-03-10", "--item", "gap/1", "--item", "Cholera plan|15|WHO", "--item", "action/1", "--strike", "minutes/1-2026-03-03"});
    auto const decided = hall.json({"meeting", "agenda", "1-2026-03-10"});
    EXPECT_EQ(Hall::at(decided, "items.0.words"), "New gap 1: North (wash)");
    EXPECT_EQ(Hall::at(decided, "items.1.presenter"), "WHO");
    EXPECT_EQ(Hall::at(decided, "items.1.minutes"), "15");
    EXPECT_EQ(Hall::at(decided, "items.3.struck"), "true");
    EXPECT_EQ(Hall::at(decided, "proposals.3.on_agenda"), "false");  // the lesson came up, and nobody decided on it
    EXPECT_EQ(Hall::at(hall.json({"meeting", "agenda", "1-2026-03-10", "--lang", "ar"}), "items.0.words"), "فجوة جديدة 1: North (wash)");
    hall.ok({"meeting", "set-agenda", "1-2026-03-10", "--as-proposed"});
    EXPECT_EQ(Hall::at(hall.json({"meeting", "agenda", "1-2026-03-10"}), "version"), "2");
    for (auto const* language : {"en", "fr", "es", "ar"}) {
        auto const page = hall.ok({"meeting", "print", "1-2026-03-10", "--what", "agenda", "--language", language});
        EXPECT_NE(page.find("Map the wells"), std::string::npos) << page;
        EXPECT_EQ(page.find("meetings."), std::string::npos) << page;
    }
    for (auto const* form : {"docx", "pdf"}) {
        auto const path = hall.file("page", "");
        hall.ok({"meeting", "print", "1-2026-03-10", "--what", "agenda", "--language", "ar", "--as", form, "--out", path});
        std::ifstream in(path, std::ios::binary);
        std::string const head{std::istreambuf_iterator<char>(in), {}};
        EXPECT_TRUE(head.starts_with(form == std::string("pdf") ? "%PDF" : "PK"));
    }
}

TEST_P(Meetings, LatePartnersAndPromisesComeToTheNextMeeting)
{
    hall.ok({"gap", "validate", "--place", "ZA01", "--body", "wash", "--why", "no water"});
    hall.ok({"commitment", "offer", "1", "--partner", "oxfam", "--people", "5000", "--by", "2026-03-20"});
    EXPECT_EQ(hall.run({"5w", "import", hall.file("r.csv", "Organization,Sector,P-code,Activity,Month,People reached\nACF,WASH,ZA01,water,2026-02,600\nOxfam,WASH,ZA01,water,2026-02,500\n")}).exit, 0);
    hall.on("2026-04-13");
    EXPECT_EQ(hall.run({"5w", "import", hall.file("r2.csv", "Organization,Sector,P-code,Activity,Month,People reached\nACF,WASH,ZA01,water,2026-03,700\n")}).exit, 0);
    EXPECT_EQ(proposed("1-2026-04-14"), "commitment/1 report/2026-03");
    auto const draft = hall.json({"meeting", "agenda", "1-2026-04-14"});
    EXPECT_EQ(Hall::at(draft, "proposals.1.words"), "1 member is late with 2026-03: OXFAM");
}

TEST_P(Meetings, ActionsAreCarriedUntilTheyAreDoneAndCounted)
{
    EXPECT_EQ(Hall::at(hall.json({"action", "rate"}), "all.in_time_percent"), "null");
    for (auto const* day : {"2026-03-03", "2026-03-10", "2026-03-17"}) {
        hall.on(day);
        hall.ok({"meeting", "attend", std::string("1-") + day, "--present", "oxfam"});
        if (std::string_view(day) == "2026-03-17") continue;
        hall.ok({"action", "add", std::string("Task of ") + day, "--meeting", std::string("1-") + day, "--to", "acf", "--person", "Ana Diaz", "--due", "2026-03-16"});
        hall.ok({"action", "add", std::string("Other of ") + day, "--meeting", std::string("1-") + day, "--due", "2026-04-30"});
    }
    EXPECT_EQ(hall.refused({"action", "add", "Too late", "--meeting", "1-2026-03-17", "--due", "2026-03-01"}), "action.due_before");
    auto const late = hall.json({"action", "list", "--state", "late", "--people"});
    EXPECT_EQ(late.find("actions")->list().size(), 2u);
    EXPECT_EQ(Hall::at(late, "actions.0.carried"), "2");
    EXPECT_EQ(Hall::at(late, "actions.0.person"), "Ana Diaz");
    EXPECT_EQ(Hall::at(hall.json({"action", "list"}), "actions.0.person"), "null") << "nobody asked for people";
    EXPECT_EQ(Hall::at(late, "actions.0.days_late"), "1");
    EXPECT_EQ(hall.refused({"action", "decide", "1", "dropped"}), "action.needs_reason");
    EXPECT_EQ(hall.refused({"action", "decide", "1", "open", "--reason", "x"}), "action.so_already");
    EXPECT_EQ(hall.refused({"action", "decide", "1", "done", "--on", "2026-03-01"}), "action.before");
    EXPECT_EQ(hall.refused({"action", "decide", "9", "done"}), "action.unknown");
    hall.ok({"action", "decide", "1", "done", "--on", "2026-03-15"});
    hall.on("2026-03-20");
    hall.ok({"action", "decide", "3", "done"});
    hall.ok({"action", "decide", "4", "dropped", "--reason", "No funds"});
    auto rate = hall.json({"action", "rate", "--on", "2026-03-19"});
    EXPECT_EQ(Hall::at(rate, "all.done_in_time"), "1");
    EXPECT_EQ(Hall::at(rate, "all.open_late"), "1");
    EXPECT_EQ(Hall::at(rate, "all.in_time_percent"), "50");
    rate = hall.json({"action", "rate"});
    EXPECT_EQ(Hall::at(rate, "all.done_late"), "1");
    EXPECT_EQ(Hall::at(rate, "all.dropped"), "1");
    EXPECT_EQ(Hall::at(rate, "all.open"), "1");
    EXPECT_EQ(Hall::at(rate, "all.done_percent"), "100");
    hall.ok({"action", "decide", "1", "open", "--reason", "The map was of another district"});
    EXPECT_EQ(Hall::at(hall.json({"action", "rate"}), "all.open_late"), "1");
    EXPECT_EQ(proposed("1-2026-03-24"), "minutes/1-2026-03-17 action/1 action/2");
}

TEST_P(Meetings, ALessonEndsInAnActionThatIsDoneOrInARevisedStrategy)
{
    hall.on("2026-03-03");
    EXPECT_EQ(hall.refused({"lesson", "add", "--body", "wash", "--context", "", "--finding", "x", "--recommendation", "y"}), "lesson.incomplete");
    hall.ok({"lesson", "add", "--body", "wash", "--context", "Floods", "--finding", "Tablets were late", "--recommendation", "Store tablets"});
    hall.ok({"lesson", "add", "--body", "wash", "--context", "Floods", "--finding", "Nobody called", "--recommendation", "Call"});
    EXPECT_EQ(Hall::at(hall.json({"lesson", "list"}), "unended"), "2");
    EXPECT_EQ(hall.refused({"lesson", "end", "1"}), "lesson.no_end");
    EXPECT_EQ(hall.refused({"lesson", "end", "1", "--action", "1"}), "action.unknown");
    hall.ok({"action", "add", "Store tablets", "--body", "wash", "--about", "lesson/1"});
    hall.ok({"lesson", "end", "1", "--action", "1"});
    EXPECT_EQ(Hall::at(hall.json({"lesson", "list"}), "lessons.0.state"), "acting");
    hall.on("2026-03-05");
    hall.ok({"action", "decide", "1", "dropped", "--reason", "No store"});
    EXPECT_EQ(Hall::at(hall.json({"lesson", "list", "--state", "unended"}), "unended"), "2");
    hall.on("2026-03-06");
    hall.ok({"document", "add", hall.file("s.txt", "Strategy 2"), "--kind", "plan", "--title", "Strategy, revised"});
    hall.ok({"lesson", "end", "1", "--document", "d1", "--reason", "Chapter 3"});
    EXPECT_EQ(Hall::at(hall.json({"lesson", "list"}), "lessons.0.state"), "ended");
    EXPECT_EQ(Hall::at(hall.json({"lesson", "list", "--on", "2026-03-04"}), "lessons.0.state"), "acting");
}

TEST_P(Meetings, StandInTheCalendarBehindTheSecretAddressOfThoseWhoTakePart)
{
    auto const read = [&](std::vector<std::string> const& whose) {
        std::vector<std::string> words{"commitment", "feed"};
        words.insert(words.end(), whose.begin(), whose.end());
        return hall.ok({"commitment", "feed-read", Hall::at(hall.json(words), "word")});
    };
    EXPECT_NE(read({"--partner", "oxfam"}).find("UID:meeting-1-2026-03-03@za.muster"), std::string::npos);
    EXPECT_NE(read({"--body", "wash"}).find("UID:meeting-1-2026-03-03@za.muster"), std::string::npos);
    EXPECT_EQ(read({"--body", "hea"}).find("UID:"), std::string::npos);
    hall.ok({"partner", "add", "Care", "--acronym", "CARE"});
    EXPECT_EQ(read({"--partner", "care"}).find("UID:"), std::string::npos);
}

}
