// Days that a rhythm falls on.
#include "rhythm.hpp"
#include <gtest/gtest.h>

namespace muster::meetings {
namespace {

base::Day day(int month, int number) { return *base::Day::of(2026, month, number); }

std::string days(Beat const& beat, base::Day first, base::Day last)
{
    std::string all;
    for (auto const one : days_of(beat, first, last)) all += (all.empty() ? "" : " ") + one.text().substr(5);
    return all;
}

}

TEST(Rhythm, WeekdaysAreThoseOfTheCalendar)
{
    EXPECT_EQ(weekday_of(day(3, 10)), 2);  // a Tuesday
    EXPECT_EQ(weekday_of(*base::Day::of(1969, 12, 31)), 3);
    EXPECT_EQ(weekday_name(2), "tue");
    EXPECT_EQ(weekday_named("sun"), 7);
    EXPECT_EQ(weekday_named("Sunday"), std::nullopt);
}

TEST(Rhythm, WeeksCountFromTheFirstWeekday)
{
    Beat const weekly{Rhythm::weekly, 2, 1, day(3, 1), day(3, 31)};
    EXPECT_EQ(days(weekly, day(1, 1), day(12, 31)), "03-03 03-10 03-17 03-24 03-31");
    EXPECT_EQ(days(weekly, day(3, 4), day(3, 17)), "03-10 03-17");
    Beat const fortnightly{Rhythm::fortnightly, 2, 1, day(3, 1), {}};
    EXPECT_EQ(days(fortnightly, day(3, 10), day(4, 14)), "03-17 03-31 04-14");
    EXPECT_TRUE(falls_on(fortnightly, day(3, 17)));
    EXPECT_FALSE(falls_on(fortnightly, day(3, 10)));
    EXPECT_EQ(ordinal_of(fortnightly, day(3, 31)), 3);
}

TEST(Rhythm, MonthsHaveAFirstAndALastWeekday)
{
    EXPECT_EQ(days({Rhythm::monthly, 2, 1, day(3, 4), {}}, day(3, 1), day(5, 31)), "04-07 05-05");
    EXPECT_EQ(days({Rhythm::monthly, 2, 5, day(3, 1), {}}, day(3, 1), day(5, 31)), "03-31 04-28 05-26");
    EXPECT_EQ(days({Rhythm::monthly, 7, 4, day(1, 1), day(2, 22)}, day(1, 1), day(12, 31)), "01-25 02-22");
}

TEST(Rhythm, OnceIsOnItsDay)
{
    EXPECT_EQ(days({Rhythm::once, 1, 1, day(3, 11), {}}, day(3, 1), day(3, 31)), "03-11");
    EXPECT_EQ(days({Rhythm::once, 1, 1, day(3, 11), {}}, day(3, 12), day(3, 31)), "");
}

}
