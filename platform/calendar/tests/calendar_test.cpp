// Calendars as they are written.
#include <calendar/calendar.hpp>
#include <gtest/gtest.h>

using namespace muster;

namespace {

base::Day const march = *base::Day::of(2026, 3, 10);
base::Instant const made{1'772'000'000'000};

}

TEST(Calendar, AnHourIsOfThePlaceAndADayIsWhole)
{
    calendar::Event meeting{"m1@za", march, "WASH; weekly, no. 4", "Line one\nLine two", false, 23 * 60 + 30, 60, "Town hall, room 2"};
    auto const text = calendar::write("za wash", {meeting, {"c1@za", march, "Due", "", true}}, made);
    EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    EXPECT_NE(text.find("DTSTART:20260310T233000\r\nDTEND:20260311T003000\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("SUMMARY:WASH\\; weekly\\, no. 4\r\n"), std::string::npos);
    EXPECT_NE(text.find("LOCATION:Town hall\\, room 2\r\n"), std::string::npos);
    EXPECT_NE(text.find("DESCRIPTION:Line one\\nLine two\r\n"), std::string::npos);
    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20260310\r\nDTEND;VALUE=DATE:20260311\r\n"), std::string::npos);
    EXPECT_NE(text.find("STATUS:CANCELLED"), std::string::npos);
}

TEST(Calendar, LongLinesAreFoldedNeverWithinALetter)
{
    std::string title;
    for (int i = 0; i < 40; ++i) title += "é€";
    auto const text = calendar::write("n", {{"u", march, title, ""}}, made);
    std::string unfolded;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find("\r\n", at);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - at, 75u);
        EXPECT_NE(static_cast<unsigned char>(text[at]) & 0xC0, 0x80) << "a line begins within a letter";
        auto const line = text.substr(at, end - at);
        unfolded += line.starts_with(' ') ? line.substr(1) : "\n" + line;
        at = end + 2;
    }
    EXPECT_NE(unfolded.find("SUMMARY:" + title), std::string::npos);
}

TEST(Calendar, HoursAreRead)
{
    EXPECT_EQ(calendar::minute_of("09:05"), 545);
    EXPECT_EQ(calendar::minute_of("24:00"), std::nullopt);
    EXPECT_EQ(calendar::minute_of("9:05"), std::nullopt);
    EXPECT_EQ(calendar::minute_of("09:6x"), std::nullopt);
    EXPECT_EQ(calendar::text_of_minute(545), "09:05");
}
