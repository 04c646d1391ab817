#include <formats/hxl_types.hpp>
#include <gtest/gtest.h>

namespace muster::formats::hxl {
namespace {

TEST(HxlTypes, NothingButBlanksIsNothing)
{
    EXPECT_TRUE(is_empty(""));
    EXPECT_TRUE(is_empty(" \t\n\xC2\xA0\xE3\x80\x80"));
    EXPECT_FALSE(is_empty(" 0 "));
}

TEST(HxlTypes, TextMadeAlike)
{
    EXPECT_EQ(normalise_space("  a \n\xC2\xA0 b\t"), "a b");
    EXPECT_EQ(normalise_string("  São   JOSÉ "), "sao jose");
    EXPECT_EQ(normalise_string("Донецьк").substr(0, 5), "donec");
    EXPECT_EQ(normalise_string("ŁÓDŹ"), "lodz");
}

TEST(HxlTypes, Numbers)
{
    EXPECT_DOUBLE_EQ(number_of(" +2.1e3 ").value(), 2100);
    EXPECT_DOUBLE_EQ(number_of("-5").value(), -5);
    for (auto const* text : {"", "nan", "inf", "1,200", "12%", "0x10", "1 200", "--1", "e5", "1e999"})
        EXPECT_FALSE(is_number(text)) << text;
    EXPECT_EQ(normalise_number("1.0"), "1");
    EXPECT_EQ(normalise_number("1.50"), "1.5");
    EXPECT_EQ(normalise_number("x"), std::nullopt);
}

TEST(HxlTypes, DatesOfIso)
{
    EXPECT_EQ(normalise_date("2026"), "2026");
    EXPECT_EQ(normalise_date("2026-3"), "2026-03");
    EXPECT_EQ(normalise_date("2026-03-31"), "2026-03-31");
    EXPECT_EQ(normalise_date("2026q2"), "2026Q2");
    EXPECT_EQ(normalise_date("2026W7"), "2026W07");
    EXPECT_EQ(normalise_date("2026-03-31T14:05:09.123+03:00"), "2026-03-31");
    EXPECT_EQ(normalise_date("2026-03-31 14:05:09"), "2026-03-31");
    for (auto const* text : {"2026-13", "2026-02-30", "2026Q5", "2026W54", "2026-", "2026-03-31x", "0026"})
        EXPECT_EQ(normalise_date(text), std::nullopt) << text;
}

TEST(HxlTypes, DatesAsPeopleWriteThem)
{
    EXPECT_EQ(normalise_date("31/03/2026"), "2026-03-31");
    EXPECT_EQ(normalise_date("03/04/2026"), "2026-04-03");
    EXPECT_EQ(normalise_date("03/04/2026", {.day_first = false, .year = {}}), "2026-03-04");
    EXPECT_EQ(normalise_date("03/31/2026"), "2026-03-31");
    EXPECT_EQ(normalise_date("2026/03/31"), "2026-03-31");
    EXPECT_EQ(normalise_date("20260331"), "2026-03-31");
    EXPECT_EQ(normalise_date("03/2026"), "2026-03");
    EXPECT_EQ(normalise_date("1 March 2015"), "2015-03-01");
    EXPECT_EQ(normalise_date("Sept 2025"), "2025-09");
    EXPECT_EQ(normalise_date("Mar. 3rd, 2025"), "2025-03-03");
    EXPECT_EQ(normalise_date("31-12-99"), "1999-12-31");
    EXPECT_EQ(normalise_date("1664212110000"), "2022-09-26");
    EXPECT_EQ(normalise_date("1664212110000000"), "2022-09-26");
    EXPECT_EQ(normalise_date("12 June", {.day_first = true, .year = 2024}), "2024-06-12");
    EXPECT_EQ(normalise_date("29 February", {.day_first = true, .year = 2025}), std::nullopt);
    EXPECT_EQ(normalise_date("12 June"), std::nullopt);
    EXPECT_TRUE(is_date("October"));
    for (auto const* text : {"", "Q3", "ongoing", "31/31/2026", "0/1/2026", "3/4", "May be", "12 June July", "1200",
                             "45383", "12 June 2017 2018", "tomorrow", "99999999"})
        EXPECT_EQ(normalise_date(text).value_or("-"), std::string(text) == "1200" ? "1200" : "-") << text;
}

TEST(HxlTypes, AddressesAndNumbersToCall)
{
    EXPECT_TRUE(is_url("https://example.org/x"));
    EXPECT_FALSE(is_url("example.org"));
    EXPECT_FALSE(is_url("http://"));
    EXPECT_TRUE(is_email("a@b"));
    EXPECT_FALSE(is_email("a@b@c"));
    EXPECT_FALSE(is_email("@b"));
    EXPECT_TRUE(is_phone("+254 (0)700-123 456"));
    EXPECT_FALSE(is_phone("call me"));
}

}
}
