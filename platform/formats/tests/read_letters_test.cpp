#include "../letters.hpp"
#include <formats/workbook.hpp>
#include <gtest/gtest.h>

using namespace muster::formats;

TEST(Letters, ValidUtf8)
{
    // From the Unicode Standard, table 3-7: each border of each row, and what lies just beyond it.
    for (auto const* const good : {"", "a", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                                   "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "12345678\xC3\xA9 12345678"})
        EXPECT_EQ(valid_utf8(good), std::string_view(good).size()) << good;
    for (auto const* const bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2 ", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82",
                                  "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xF0\x90\x80"})
        EXPECT_EQ(valid_utf8(std::string("12345678 ab") + bad), 11u) << bad;
}

TEST(Letters, CleaningReplacesEachFaultOnce)
{
    std::string out;
    auto const counts = append_clean(out, std::string_view("a\xFF" "b\0c\xE2\x82" "d\xC3", 9));
    EXPECT_EQ(out, "a\xEF\xBF\xBD" "bc\xEF\xBF\xBD" "d\xEF\xBF\xBD");
    EXPECT_EQ(counts.replaced, 3u);
    EXPECT_EQ(counts.nul, 1u);
}

TEST(Letters, CuttingBetweenLetters)
{
    std::string const text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
    std::size_t const whole[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
    for (std::size_t n = 0; n <= text.size(); ++n) EXPECT_EQ(whole_letters(text.substr(0, n)), whole[n]) << n;
    EXPECT_EQ(whole_letters("\x80\x80\x80\x80"), 4u);
}

TEST(Letters, Numbers)
{
    EXPECT_EQ(read_double("-12.5"), -12.5);
    EXPECT_EQ(read_double("+3"), 3);
    EXPECT_EQ(read_double("1.5E+3"), 1500);
    EXPECT_EQ(read_double(".5"), 0.5);
    for (auto const* const bad : {"", "1 200", "1,5", "0x10", "inf", "nan", "-", "--1", "1e", "1e999", "12a", " 1"})
        EXPECT_FALSE(read_double(bad)) << bad;
}

TEST(Letters, DaysAndTimes)
{
    EXPECT_EQ(serial_of_iso("1899-12-30"), 0);
    EXPECT_EQ(serial_of_iso("2024-04-01"), 45383);
    EXPECT_EQ(serial_of_iso("2024-04-01T12:00:00"), 45383.5);
    EXPECT_EQ(serial_of_iso("2024-04-01T06:00:00.000Z"), 45383.25);
    EXPECT_EQ(serial_of_iso("18:00"), 0.75);
    for (auto const* const bad : {"", "2024-02-30", "2024-4-1", "2024-04-01X", "25:00", "12:60", "12:00:61", "12:3"})
        EXPECT_FALSE(serial_of_iso(bad)) << bad;
    EXPECT_EQ(days_of_duration("PT12H00M00S"), 0.5);
    EXPECT_EQ(days_of_duration("P1DT6H"), 1.25);
    EXPECT_EQ(days_of_duration("-PT36H"), -1.5);
    for (auto const* const bad : {"", "P", "PT", "12H", "PT12", "P1H", "PT1D", "PTxS"}) EXPECT_FALSE(days_of_duration(bad)) << bad;
}

TEST(Names, OfColumnsCellsAndPlaces)
{
    EXPECT_EQ(column_name(0), "A");
    EXPECT_EQ(column_name(25), "Z");
    EXPECT_EQ(column_name(26), "AA");
    EXPECT_EQ(column_name(701), "ZZ");
    EXPECT_EQ(column_name(702), "AAA");
    EXPECT_EQ(column_name(16383), "XFD");
    EXPECT_EQ(cell_name(214, 7), "H214");
    EXPECT_EQ(place_name("Data", 5, 2), "Data!C5");
    EXPECT_EQ(place_name("5W", 5, 2), "'5W'!C5");
    EXPECT_EQ(place_name("Jan - Feb", 5, 2), "'Jan - Feb'!C5");
    EXPECT_EQ(place_name("Fran\xC3\xA7ois' list", 1, 0), "'Fran\xC3\xA7ois'' list'!A1");
    EXPECT_EQ(place_name("", 1, 0), "A1");
}
