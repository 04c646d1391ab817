#include "kit.hpp"
#include <base/called.hpp>

namespace muster::activities {

namespace {

constexpr auto plain = "Organisation,Cluster,District,P-code,Activity,Month,People reached\n";

}

TEST(Reading, APlainSheetIsReadWithoutHelp)
{
    Kit kit;
    auto const checked = kit.check_text(std::string(plain) + "ACF,WASH,Bela,XA0101,Water trucking,2026-03,1 200\n");
    auto const& reading = *checked.reading;
    EXPECT_EQ(checked.header_rows, 1);
    ASSERT_EQ(reading.lines.size(), 1u);
    EXPECT_EQ(reading.accepted, 1);
    EXPECT_EQ(reading.lines[0].reached, base::Told::of(1200));
    EXPECT_EQ(kit.world().places->at(reading.lines[0].place).pcode, "XA0101");
    EXPECT_EQ(base::Day{reading.lines[0].first_day}.text(), "2026-03-01");
    EXPECT_EQ(meaning_at(checked, 0), "org");
    EXPECT_EQ(meaning_at(checked, 3), "place.adm2.code");
    EXPECT_EQ(meaning_at(checked, 6), "reached");
}

TEST(Reading, ProseTotalsBlanksAndFootersAreNeverRows)
{
    Kit kit;
    auto const checked = kit.check_text("5W of March 2026\n\n" + std::string(plain) + "ACF,WASH,Bela,XA0101,Water,2026-03,100\n\n"
                                        "OXFAM,WASH,Dor,XA0102,Water,2026-03,200\nTotal,,,,,,300\nSource: the partners themselves\n");
    auto const& r = *checked.reading;
    EXPECT_EQ(r.rows_read, 2);
    EXPECT_EQ(r.accepted, 2);
    EXPECT_EQ(r.totals, 1);
    EXPECT_EQ(r.titles, 1);
    EXPECT_EQ(checked.title_rows, 1);
    EXPECT_FALSE(has_code(checked, "rows.total_differs"));
}

TEST(Reading, TheYearOfMonthsIsFoundInTheNameThatTheFileWasSentUnder)
{
    Kit kit;
    auto const rows = std::string(plain) + "ACF,WASH,Bela,XA0101,Water,March,100\n";
    auto const received = kit.file("01M8-spool.csv", rows);
    auto const unknown = kit.check_file({.path = received});
    EXPECT_EQ(unknown.reading->lines.at(0).first_day, no_day);
    EXPECT_EQ(finding_of(unknown, "period.no_year").severity, base::Severity::warn);
    base::CalledAs const name(received, "5W March 2025.csv");
    auto const known = kit.check_file({.path = received});
    EXPECT_EQ(base::Day{known.reading->lines.at(0).first_day}.text(), "2025-03-01");
    EXPECT_TRUE(has_code(known, "period.year_from_name"));
    EXPECT_FALSE(has_code(known, "period.no_year"));
    // What is told beside the sheet goes before a name.
    auto const told = kit.check_file({.path = received, .period = "2024"});
    EXPECT_EQ(base::Day{told.reading->lines.at(0).first_day}.text(), "2024-03-01");
}

TEST(Reading, WhereNoColumnSaysWhenTheNameOfTheFileMay)
{
    Kit kit;
    auto const rows = std::string("Organisation,Cluster,P-code,Activity,People reached\nACF,WASH,XA0101,Water,100\n");
    auto const received = kit.file("01M9-spool.csv", rows);
    auto const read_as = [&](char const* name, std::string const& period = "") {
        base::CalledAs const called(received, name);
        auto const checked = kit.check_file({.path = received, .period = period});
        auto const& line = checked.reading->lines.at(0);
        EXPECT_EQ(has_code(checked, "period.from_name"), line.first_day != no_day and period.empty()) << name;
        return line.first_day == no_day ? "" : base::Period{base::Day{line.first_day}, base::Day{line.last_day}}.text();
    };
    EXPECT_EQ(read_as("5W March 2026.xlsx"), "2026-03");
    EXPECT_EQ(read_as("xar_3w_2024q1.csv"), "2024-Q1");
    EXPECT_EQ(read_as("3W_mars_2025_v2 final.csv"), "2025-03");
    EXPECT_EQ(read_as("bdi_3w_2023_02.csv"), "2023-02");
    EXPECT_EQ(read_as("Jan - Mar 2025.csv"), "2025-Q1");
    for (auto const* name : {"5w_2022_05_26.csv", "345w_2021.csv", "from March 2025 and April 2025.csv", "may.csv", "5W.csv", ""}) EXPECT_EQ(read_as(name), "") << name;
    EXPECT_EQ(read_as("5W March 2026.csv", "2026-01"), "2026-01");
}

TEST(Reading, AWrongTotalIsSaidAndNotCounted)
{
    Kit kit;
    auto const checked = kit.check_text(std::string(plain) + "ACF,WASH,Bela,XA0101,Water,2026-03,100\nOXFAM,WASH,Dor,XA0102,Water,2026-03,200\nTotal,,,,,,450\n");
    EXPECT_EQ(finding_of(checked, "rows.total_differs").at, "G4");
    EXPECT_EQ(checked.reading->people, 300);
}

TEST(Reading, FiguresThatNobodyCanCountAreReturned)
{
    Kit kit;
    struct Row { char const* cell; char const* code; RowState state; };
    for (auto const& [cell, code, state] : {
             Row{"1200-1500", "number.not_one", RowState::wrong}, {"many", "number.unreadable", RowState::wrong}, {"-5", "number.negative", RowState::wrong},
             {"~300", "number.about", RowState::accepted}, {"99.5", "number.not_whole", RowState::accepted}, {"6000", "reached.above_population", RowState::held},
             {"2.000", "number.both", RowState::held}, {"1.200", "number.about", RowState::accepted}}) {
        auto const checked = kit.check_text(std::string(plain) + "ACF,WASH,Bela,XA0101,Water,2026-03," + cell + "\nOXFAM,WASH,Dor,XA0102,Water,2026-03,7\n");
        EXPECT_TRUE(has_code(checked, code)) << cell;
        EXPECT_EQ(checked.reading->lines.at(0).state, state) << cell;
    }
}

TEST(Reading, NothingToldIsNotZero)
{
    Kit kit;
    auto const checked = kit.check_text(std::string(plain) + "ACF,WASH,Bela,XA0101,a,2026-03,0\nACF,WASH,Bela,XA0101,b,2026-03,\nACF,WASH,Bela,XA0101,c,2026-03,n/a\nACF,WASH,Bela,XA0101,d,2026-03,nil\n");
    auto const& lines = checked.reading->lines;
    EXPECT_EQ(lines.at(0).reached.saying(), base::Saying::zero);
    EXPECT_EQ(lines.at(1).reached.saying(), base::Saying::not_reported);
    EXPECT_EQ(lines.at(2).reached.saying(), base::Saying::not_reported);
    EXPECT_EQ(lines.at(3).reached.saying(), base::Saying::nil);
}

TEST(Reading, SexAndAgeMakeTheTotalWhereItIsSmaller)
{
    Kit kit;
    auto const checked = kit.check_text("Organisation,Cluster,P-code,Total reached,Girls,Boys,Women,Men\nACF,WASH,XA0101,100,30,30,30,30\nACF,WASH,XA0102,200,50,50,50,\n");
    auto const& lines = checked.reading->lines;
    EXPECT_EQ(lines.at(0).reached.value(), 120);
    EXPECT_EQ(lines.at(0).cells.girls, 30);
    EXPECT_TRUE(has_code(checked, "reached.parts_exceed_total"));
    EXPECT_EQ(lines.at(1).reached.value(), 200);
    EXPECT_EQ(lines.at(1).cells.men, -1);
}

TEST(Reading, TheSexAloneIsKeptWithoutAnAge)
{
    Kit kit;
    auto const checked = kit.check_text("Organisation,Cluster,P-code,Month,Female reached,Male reached\nACF,WASH,XA0101,2026-03,60,40\n");
    auto const& line = checked.reading->lines.at(0);
    EXPECT_EQ(line.reached, base::Told::of(100));
    EXPECT_EQ(line.cells.female, 60);
    EXPECT_EQ(line.cells.male, 40);
    EXPECT_EQ(line.cells.women, -1);
}

TEST(Reading, ASlipBeforeTheNameIsReadAsTheName)
{
    Kit kit;
    auto const checked = kit.check_text(std::string(plain) + "Relief Wrkers Guild,WASH,Bela,XA0101,Water,2026-03,100\n"
                                        "Relief Workers Guild,WASH,Dor,XA0102,Water,2026-03,200\nRelief Workers Guild,WASH,Dor,XA0102,Food,2026-03,20\n");
    auto const& lines = checked.reading->lines;
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].partner, lines[1].partner);
    EXPECT_EQ(kit.world().partners->at(lines[0].partner).name, "Relief Workers Guild");
}

TEST(Reading, AColumnASectorUnfoldsAndItsTotalIsLeft)
{
    Kit kit;
    auto const checked = kit.check_text("District,WASH,Health,Education,Protection Total,GBV,Total reached\nBela,100,200,,50,20,350\nDor,10,,30,,,40\n");
    auto const& r = *checked.reading;
    EXPECT_EQ(r.rows_read, 2);
    EXPECT_EQ(r.lines.size(), 6u);
    EXPECT_EQ(meaning_at(checked, 6), "grand_total");
    EXPECT_EQ(kit.world().bodies->at(r.lines.at(0).body).code, "wash");
    EXPECT_EQ(r.lines.at(0).reached.value(), 100);
    EXPECT_EQ(r.people, 410);
}

TEST(Reading, AColumnAMonthUnfolds)
{
    Kit kit;
    auto const checked = kit.check_text("Organisation,Cluster,P-code,Jan 2026,Feb 2026,Mar 2026\nACF,WASH,XA0101,100,,300\n");
    auto const& lines = checked.reading->lines;
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(base::Day{lines[1].first_day}.text(), "2026-03-01");
    EXPECT_EQ(lines[1].reached.value(), 300);
}

TEST(Reading, SeveralPartnersInOneCellAreAllPresentAndCountedOnce)
{
    Kit kit;
    kit.import_text(std::string(plain) + "Nusaned,WASH,Bela,XA0101,a,2026-03,1\nCare,WASH,Bela,XA0101,a,2026-03,1\n", "known.csv");
    auto const checked = kit.check_text(std::string(plain) + "Nusaned + Care,WASH,Bela,XA0101,Water,2026-03,100\n");
    ASSERT_EQ(checked.reading->lines.size(), 2u);
    EXPECT_EQ(checked.reading->people, 100);
    EXPECT_FALSE(checked.reading->lines[1].reached.is_told());
}

TEST(Reading, RepeatsCountOnceAndProbableDoublesWait)
{
    Kit kit;
    auto const checked = kit.check_text("Organisation,Cluster,P-code,Activity,Month,Donor,People reached\nACF,WASH,XA0101,Water,2026-03,ECHO,100\n"
                                        "ACF,WASH,XA0101,Water,2026-03,ECHO,100\nACF,WASH,XA0101,Water,2026-03,SIDA,100\n");
    EXPECT_EQ(checked.reading->accepted, 1);
    EXPECT_EQ(checked.reading->repeats, 1);
    EXPECT_EQ(checked.reading->held, 1);
    EXPECT_EQ(finding_of(checked, "twin.probable").at, "G4");
}

TEST(Reading, TheLaterRowOfAnIdReplacesTheEarlier)
{
    Kit kit;
    auto const checked = kit.check_text("Record ID,Organisation,Cluster,P-code,People reached\nr1,ACF,WASH,XA0101,100\nr2,ACF,WASH,XA0102,50\nr3,ACF,WASH,XA0201,60\nr4,ACF,FSC,XA0201,7\n"
                                        "r5,ACF,FSC,XA0101,8\nr1,ACF,WASH,XA0101,120\n");
    EXPECT_EQ(checked.reading->revised + checked.reading->accepted, 6);
    EXPECT_EQ(meaning_at(checked, 0), checked.reading->revised == 1 ? "id" : "project_code");
}

TEST(Reading, DatesOfTheColumnsOwnHabit)
{
    Kit kit;
    auto const checked = kit.check_text("Organisation,Cluster,P-code,Start date,End date\nACF,WASH,XA0101,13/02/2026,03/04/2026\nACF,WASH,XA0102,31/02/2026,\nACF,WASH,XA0201,05/03/2026,01/03/2026\n");
    auto const& lines = checked.reading->lines;
    EXPECT_EQ(base::Day{lines.at(0).starts}.text(), "2026-02-13");
    EXPECT_EQ(base::Day{lines.at(2).starts}.text(), "2026-03-05");
    EXPECT_EQ(finding_of(checked, "date.impossible").at, "D3");
    EXPECT_EQ(lines.at(2).state, RowState::held);
    EXPECT_TRUE(has_code(checked, "dates.end_before_start"));
}

TEST(Reading, WithoutPlacesLoadedNothingElseSuffers)
{
    Kit kit;
    operations::declare(kit.db(), kit.clock(), "tester", {.id = "bare", .name = "Bare", .iso3 = "XBA"});
    auto const world = World::load(kit.db(), "bare", kit.clock().today());
    auto const checked = check(kit.db(), *world, {.path = kit.file("s.csv", std::string(plain) + "ACF,WASH,Bela,XA0101,Water,2026-03,100\n")}, {});
    EXPECT_EQ(checked.reading->accepted, 1);
    EXPECT_EQ(checked.reading->with_place, 0);
}

TEST(Reading, AGivenMappingWinsOverEveryGuess)
{
    Kit kit;
    auto const path = kit.file("odd.csv", "A,B,C,D\nACF,WASH,XA0101,100\nOXFAM,WASH,XA0102,50\n");
    auto const checked = kit.check_file({.path = path, .map = {{"A", *Meaning::parse("org.name")}, {"D", *Meaning::parse("reached")}}});
    EXPECT_EQ(meaning_at(checked, 0), "org.name");
    EXPECT_EQ(meaning_at(checked, 3), "reached");
    EXPECT_EQ(checked.reading->people, 150);
    EXPECT_THROW(parse_map({"A=nonsense"}), base::Refusal);
}

}
