#include <gtest/gtest.h>
#include <text/days.hpp>

namespace muster::text {
namespace {

using Kind = DayRead::Kind;

struct Case {
    char const* written;
    Kind kind;
    char const* period = "";
    DayOrder order = DayOrder::unknown;
};

void expect_reads(std::initializer_list<Case> cases)
{
    for (auto const& expected : cases) {
        auto const read = read_day(expected.written, expected.order);
        EXPECT_EQ(static_cast<int>(read.kind), static_cast<int>(expected.kind)) << "'" << expected.written << "'";
        bool const has_days = read.kind == Kind::day or read.kind == Kind::period or read.kind == Kind::both;
        EXPECT_EQ(has_days ? read.period.text() : "", expected.period) << "'" << expected.written << "'";
        EXPECT_EQ(read.without_year, has_days and read.period.first.year() == 1) << "'" << expected.written << "'";
    }
}

TEST(Days, InFigures)
{
    expect_reads({
        {"2025-05-01", Kind::day, "2025-05-01"},
        {"2025-05-01T00:00:00", Kind::day, "2025-05-01"},
        {"2025-05-01 00:00:00", Kind::day, "2025-05-01"},
        {"2025-05-01T12:30:00.000Z", Kind::day, "2025-05-01"},
        {"2025-05-01T12:30:00+02:00", Kind::day, "2025-05-01"},
        {"2025/5/1", Kind::day, "2025-05-01"},
        {"2025.05.01", Kind::day, "2025-05-01"},
        {"20250501", Kind::day, "2025-05-01"},
        {"31/03/2026", Kind::day, "2026-03-31"},
        {"31-03-2026", Kind::day, "2026-03-31"},
        {"31 03 2026", Kind::day, "2026-03-31"},
        {"31/03/2026 9:30 PM", Kind::day, "2026-03-31"},
        {"03/31/2026", Kind::day, "2026-03-31"},
        {"3/31/26", Kind::day, "2026-03-31"},
        {"19.08.14", Kind::day, "2014-08-19"},
        {"19.08.2014", Kind::day, "2014-08-19"},
        {"03.04.2026", Kind::day, "2026-04-03"},
        {"03/03/2026", Kind::day, "2026-03-03"},
        {"03/04/2026", Kind::both, "2026-04-03"},
        {"03-04-26", Kind::both, "2026-04-03"},
        {"03/04/2026", Kind::day, "2026-04-03", DayOrder::day_first},
        {"03/04/2026", Kind::day, "2026-03-04", DayOrder::month_first},
        {"31/03/2026", Kind::day, "2026-03-31", DayOrder::month_first},
        {"03/31/2026", Kind::day, "2026-03-31", DayOrder::day_first},
        {"31/12/99", Kind::day, "1999-12-31"},
        {"31/12/79", Kind::day, "2079-12-31"},
        {"99-12-31", Kind::day, "1999-12-31"},
        {"١٥/٠٣/٢٠٢٦", Kind::day, "2026-03-15"},
        {"1er/03/2026", Kind::both, "2026-03-01"},
        {"29/02/2024", Kind::day, "2024-02-29"},
    });
}

TEST(Days, WithMonthsInWords)
{
    expect_reads({
        {"5-Mar-2026", Kind::day, "2026-03-05"},
        {"05-Mar-26", Kind::day, "2026-03-05"},
        {"5 March 2026", Kind::day, "2026-03-05"},
        {"5th of March, 2026", Kind::day, "2026-03-05"},
        {"Mar 5, 2026", Kind::day, "2026-03-05"},
        {"March 5th 2026", Kind::day, "2026-03-05"},
        {"Thursday, March 5, 2026", Kind::day, "2026-03-05"},
        {"Thu Mar 05 2026 00:00:00 GMT+0300 (EAT)", Kind::day, "2026-03-05"},
        {"Thu Mar 5 00:00:00 2026", Kind::day, "2026-03-05"},
        {"2026-Mar-05", Kind::day, "2026-03-05"},
        {"19Aug2014", Kind::day, "2014-08-19"},
        {"1er mars 2026", Kind::day, "2026-03-01"},
        {"5 févr. 2026", Kind::day, "2026-02-05"},
        {"5 fevrier 2026", Kind::day, "2026-02-05"},
        {"le 14 août 2026", Kind::day, "2026-08-14"},
        {"1 de marzo de 2026", Kind::day, "2026-03-01"},
        {"1 de setembro de 2026", Kind::day, "2026-09-01"},
        {"01 марта 2026", Kind::day, "2026-03-01"},
        {"01 березня 2026", Kind::day, "2026-03-01"},
        {"1 березня 2026 р.", Kind::day, "2026-03-01"},
        {"١٥ مارس ٢٠٢٦", Kind::day, "2026-03-15"},
        {"15 آذار 2026", Kind::day, "2026-03-15"},
        {"15 كانون الثاني 2026", Kind::day, "2026-01-15"},
        {"15 تشرين الأول 2026", Kind::day, "2026-10-15"},
        {"26-Mar", Kind::day, "0001-03-26"},
        {"March 5", Kind::day, "0001-03-05"},
        {"29 Feb", Kind::period, "0001-02"},
    });
}

TEST(Days, OfMonths)
{
    expect_reads({
        {"mars 2026", Kind::period, "2026-03"},
        {"March-26", Kind::period, "2026-03"},
        {"Mar-26", Kind::period, "2026-03"},
        {"Mar-15", Kind::period, "2015-03"},
        {"Mar'26", Kind::period, "2026-03"},
        {"Jan 25", Kind::period, "2025-01"},
        {"March, 2026", Kind::period, "2026-03"},
        {"sept. 2026", Kind::period, "2026-09"},
        {"2026 March", Kind::period, "2026-03"},
        {"03/2026", Kind::period, "2026-03"},
        {"3/2026", Kind::period, "2026-03"},
        {"03.2026", Kind::period, "2026-03"},
        {"2026/03", Kind::period, "2026-03"},
        {"2026-03", Kind::period, "2026-03"},
        {"202603", Kind::period, "2026-03"},
        {"آذار/مارس 2026", Kind::period, "2026-03"},
        {"شهر مارس 2026", Kind::period, "2026-03"},
        {"mes de marzo 2026", Kind::period, "2026-03"},
        {"Березень 2026", Kind::period, "2026-03"},
        {"March", Kind::period, "0001-03"},
        {"FÉVRIER", Kind::period, "0001-02"},
        {"October ", Kind::period, "0001-10"},
        {"Oct - Dec", Kind::period, "0001-Q4"},
        {"2024-13", Kind::impossible},
        {"13/2026", Kind::impossible},
    });
}

TEST(Days, OfRanges)
{
    expect_reads({
        {"Jan-Mar 2025", Kind::period, "2025-Q1"},
        {"Jan - Mar, 2025", Kind::period, "2025-Q1"},
        {"January to April 2025", Kind::period, "2025-01..2025-04"},
        {"Janvier - Mars 2022", Kind::period, "2022-Q1"},
        {"de janvier à mars 2022", Kind::period, "2022-Q1"},
        {"enero a marzo de 2022", Kind::period, "2022-Q1"},
        {"2022 Jan-Mar", Kind::period, "2022-Q1"},
        {"Jan-Mar 25", Kind::period, "2025-Q1"},
        {"January and February 2025", Kind::period, "2025-01..2025-02"},
        {"Jan, Feb, Mar 2025", Kind::period, "2025-Q1"},
        {"Jan 2025 - Mar 2025", Kind::period, "2025-Q1"},
        {"Dec 2024 - Feb 2025", Kind::period, "2024-12..2025-02"},
        {"Dec - Feb 2025", Kind::period, "2024-12..2025-02"},
        {"Dec 2024 - Feb", Kind::period, "2024-12..2025-02"},
        {"01/2025 - 03/2025", Kind::period, "2025-Q1"},
        {"13/03/2026 - 15/03/2026", Kind::period, "2026-03-13..2026-03-15"},
        {"2026-03-01 - 2026-03-05", Kind::period, "2026-03-01..2026-03-05"},
        {"2026-03-01/2026-03-05", Kind::none},
        {"from 13/03/2026 to 15/03/2026", Kind::period, "2026-03-13..2026-03-15"},
        {"01/03/2026 to 05/03/2026", Kind::both, "2026-03-01..2026-03-05"},
        {"1-5 March 2026", Kind::period, "2026-03-01..2026-03-05"},
        {"du 1er au 5 mars 2026", Kind::period, "2026-03-01..2026-03-05"},
        {"del 1 al 5 de marzo de 2026", Kind::period, "2026-03-01..2026-03-05"},
        {"March 1-5, 2026", Kind::period, "2026-03-01..2026-03-05"},
        {"28 Feb - 5 Mar 2026", Kind::period, "2026-02-28..2026-03-05"},
        {"28 Dec - 5 Jan 2026", Kind::period, "2025-12-28..2026-01-05"},
        {"2024-2025", Kind::period, "2024-01..2025-12"},
        {"2024/25", Kind::period, "2024-01..2025-12"},
        {"2020 - 2024", Kind::period, "2020-01..2024-12"},
        {"Q1-Q2 2026", Kind::period, "2026-01..2026-06"},
        {"Jan, Mar 2025", Kind::none},
        {"5-1 March 2026", Kind::impossible},
        {"Mar 2025 - Jan 2025", Kind::impossible},
    });
}

TEST(Days, OfPartsOfTheYear)
{
    expect_reads({
        {"2026", Kind::period, "2026"},
        {"Q1 2026", Kind::period, "2026-Q1"},
        {"Q1-2026", Kind::period, "2026-Q1"},
        {"2026Q1", Kind::period, "2026-Q1"},
        {"2026-Q4", Kind::period, "2026-Q4"},
        {"T1 2026", Kind::period, "2026-Q1"},
        {"1T 2026", Kind::period, "2026-Q1"},
        {"1er trimestre 2026", Kind::period, "2026-Q1"},
        {"2nd quarter of 2026", Kind::period, "2026-Q2"},
        {"Quarter 3, 2026", Kind::period, "2026-Q3"},
        {"Q1", Kind::period, "0001-Q1"},
        {"H1 2026", Kind::period, "2026-01..2026-06"},
        {"2e semestre 2026", Kind::period, "2026-07..2026-12"},
        {"Week 9 2026", Kind::period, "2026-W09"},
        {"Week 9, 2026", Kind::period, "2026-W09"},
        {"W09 2026", Kind::period, "2026-W09"},
        {"2026-W09", Kind::period, "2026-W09"},
        {"semaine 9 2026", Kind::period, "2026-W09"},
        {"Semana 9 de 2026", Kind::period, "2026-W09"},
        {"Week 9-10 2026", Kind::period, "2026-02-23..2026-03-08"},
        {"Week 53 2026", Kind::period, "2026-W53"},
        {"Week 53 2025", Kind::impossible},
        {"Week 54 2026", Kind::impossible},
        {"Week 9", Kind::none},
        {"Q5 2026", Kind::none},
        {"S1 2026", Kind::none},
    });
}

TEST(Days, ThatAreNone)
{
    expect_reads({
        {"31/02/2026", Kind::impossible},
        {"2024-02-30", Kind::impossible},
        {"2026-13-01", Kind::impossible},
        {"2025-02-29", Kind::impossible},
        {"32/13/2026", Kind::impossible},
        {"31 April 2026", Kind::impossible},
        {"0/5/2026", Kind::impossible},
        {"31/12/3025", Kind::impossible},
        {"45000", Kind::none},
        {"45000.5", Kind::none},
        {"5", Kind::none},
        {"1200", Kind::none},
        {"12.5", Kind::none},
        {"3/4", Kind::none},
        {"1.2.3", Kind::none},
        {"00:00:00", Kind::none},
        {"12:30", Kind::none},
        {"ongoing", Kind::none},
        {"KG5", Kind::none},
        {"TH2001", Kind::none},
        {"TH200101", Kind::none},
        {"H01", Kind::none},
        {"La Mar", Kind::none},
        {"Mai Mai", Kind::none},
        {"208201", Kind::none},
        {"112025", Kind::none},
        {"NG008023", Kind::none},
        {"99999999", Kind::none},
        {"202613", Kind::none},
        {"192.168.1.10", Kind::none},
        {"", Kind::empty},
        {"-", Kind::empty},
        {"n/a", Kind::empty},
        {"TBC", Kind::empty},
        {"à déterminer", Kind::empty},
        {"aucune", Kind::empty},
    });
    EXPECT_EQ(static_cast<int>(read_day(std::string(100'000, '1')).kind), static_cast<int>(Kind::none));
    EXPECT_EQ(static_cast<int>(read_day("\xFF\xFE").kind), static_cast<int>(Kind::none));
}

TEST(Days, TellTheirOrder)
{
    struct Told {
        char const* written;
        DayOrder order;
    };
    for (auto const& [written, order] : std::initializer_list<Told>{
             {"31/03/2026", DayOrder::day_first},
             {"03/31/2026", DayOrder::month_first},
             {"19.08.14", DayOrder::day_first},
             {"03/04/2026", DayOrder::unknown},
             {"2026-03-31", DayOrder::unknown},
             {"31/13/2026", DayOrder::unknown},
             {"01/03/2026 - 15/03/2026", DayOrder::day_first},
             {"5 March 2026", DayOrder::unknown},
             {"", DayOrder::unknown},
             {"31/03/2026 00:00", DayOrder::day_first},
             {"0/31/2026", DayOrder::unknown},
         })
        EXPECT_EQ(static_cast<int>(order_of(written)), static_cast<int>(order)) << written;
}

TEST(Months, AreKnownByName)
{
    struct Named {
        char const* folded;
        int month;
    };
    for (auto const& [folded, month] : std::initializer_list<Named>{
             {"january", 1}, {"janv", 1}, {"ene", 1}, {"janeiro", 1}, {"kanwn althany", 1}, {"sichen", 1}, {"shbat", 2},
             {"marco", 3}, {"aout", 8}, {"agosto", 8}, {"setiembre", 9}, {"out", 10}, {"tshryn alawl", 10},
             {"listopad", 0}, {"lystopad", 11}, {"dezembro", 12}, {"decembre", 12}, {"monday", 0}, {"quarter", 0},
             {"", 0}}) {
        auto const found = month_named(folded);
        EXPECT_EQ(found.value_or(0), month) << folded;
    }
}

TEST(Serials, CountAsSheetsDo)
{
    EXPECT_EQ(day_of_serial(45000)->text(), "2023-03-15");
    EXPECT_EQ(day_of_serial(45000.99)->text(), "2023-03-15");
    EXPECT_EQ(day_of_serial(18264)->text(), "1950-01-01");
    EXPECT_FALSE(day_of_serial(18263));
    EXPECT_EQ(day_of_serial(73415)->text(), "2100-12-31");
    EXPECT_FALSE(day_of_serial(73416));
    EXPECT_FALSE(day_of_serial(-1));
    EXPECT_FALSE(day_of_serial(1e300));
    EXPECT_FALSE(day_of_serial(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(day_of_serial(std::numeric_limits<double>::infinity()));
}

}
}
