#include <gtest/gtest.h>
#include <text/numbers.hpp>

namespace muster::text {
namespace {

using Kind = NumberRead::Kind;

struct Case {
    char const* written;
    Kind kind;
    double value = 0;
    double to = 0;
    char const* note = "";
    bool percent = false;
};

void expect_reads(std::initializer_list<Case> cases, Habit habit = Habit::unknown)
{
    for (auto const& expected : cases) {
        auto const read = read_number(expected.written, habit);
        EXPECT_EQ(static_cast<int>(read.kind), static_cast<int>(expected.kind)) << "'" << expected.written << "'";
        EXPECT_DOUBLE_EQ(read.value, expected.value) << "'" << expected.written << "'";
        EXPECT_DOUBLE_EQ(read.to, expected.to) << "'" << expected.written << "'";
        EXPECT_EQ(read.note, expected.note) << "'" << expected.written << "'";
        EXPECT_EQ(read.percent, expected.percent) << "'" << expected.written << "'";
    }
}

TEST(Numbers, OfOnePlainNumber)
{
    expect_reads({
        {"0", Kind::one, 0},
        {"5", Kind::one, 5},
        {" 1200 ", Kind::one, 1200},
        {"12.5", Kind::one, 12.5},
        {"12,5", Kind::one, 12.5},
        {"1,20", Kind::one, 1.2},
        {"0.125", Kind::one, 0.125},
        {"0,125", Kind::one, 0.125},
        {".5", Kind::one, 0.5},
        {"1200.500", Kind::one, 1200.5},
        {"-5", Kind::one, -5},
        {"−5", Kind::one, -5},
        {"- 5", Kind::one, -5},
        {"+5", Kind::one, 5},
        {"(500)", Kind::one, -500},
        {"(-500)", Kind::one, -500},
        {"5%", Kind::one, 5, 0, "", true},
        {"12,5 %", Kind::one, 12.5, 0, "", true},
        {"٪٥", Kind::one, 5, 0, "", true},
        {"1.2E3", Kind::one, 1200},
        {"1.2e-2", Kind::one, 0.012},
        {"5E+2", Kind::one, 500},
        {"300.", Kind::one, 300},
        {"007", Kind::one, 7},
        {"$500", Kind::one, 500},
        {"€ 500", Kind::one, 500},
    });
}

TEST(Numbers, WithGroups)
{
    expect_reads({
        {"1 200", Kind::one, 1200},
        {"1\xC2\xA0" "200", Kind::one, 1200},
        {"1\xE2\x80\x89" "200", Kind::one, 1200},
        {"1\xE2\x80\xAF" "200\xE2\x80\xAF" "300", Kind::one, 1200300},
        {"1'200", Kind::one, 1200},
        {"1’200.50", Kind::one, 1200.5},
        {"1 200,5", Kind::one, 1200.5},
        {"1 200.500", Kind::one, 1200.5},
        {"1.200,5", Kind::one, 1200.5},
        {"1,200.5", Kind::one, 1200.5},
        {"1.234.567", Kind::one, 1234567},
        {"1,234,567", Kind::one, 1234567},
        {"1.234.567,89", Kind::one, 1234567.89},
        {"1,23,456", Kind::one, 123456},
        {"12,34,56,789", Kind::one, 123456789},
        {"1234.567", Kind::one, 1234.567},
        {"1.2.3", Kind::several},
        {"1,20,3", Kind::several},
        {"1.200.30", Kind::several},
        {"1,200,30.5", Kind::several},
        {"12 34", Kind::several},
        {"2025 100", Kind::several},
        {"1 2000", Kind::several},
    });
}

TEST(Numbers, ThatFitBothHabits)
{
    expect_reads({
        {"1.200", Kind::both, 1.2},
        {"1,200", Kind::both, 1200},
        {"-1,200", Kind::both, -1200},
        {"(1,200)", Kind::both, -1200},
        {"1,200 HH", Kind::both, 1200, 0, "HH"},
    });
    expect_reads({{"1.200", Kind::one, 1.2}, {"1,200", Kind::one, 1200}, {"12,5", Kind::one, 12.5}}, Habit::point);
    expect_reads({{"1.200", Kind::one, 1200}, {"1,200", Kind::one, 1.2}, {"12.5", Kind::one, 12.5}}, Habit::comma);
}

TEST(Numbers, InOtherDigits)
{
    expect_reads({
        {"١٢٠٠", Kind::one, 1200},
        {"١٬٢٠٠", Kind::one, 1200},
        {"١٬٢٣٤٬٥٦٧", Kind::one, 1234567},
        {"١٢٫٥", Kind::one, 12.5},
        {"١٬٢٠٠٫٥", Kind::one, 1200.5},
        {"۱۲۰۰", Kind::one, 1200},
        {"१२००", Kind::one, 1200},
        {"１２", Kind::one, 12},
        {"٥٪", Kind::one, 5, 0, "", true},
        {"١٢٠٠-١٥٠٠", Kind::range, 1200, 1500},
    });
}

TEST(Numbers, ThatAreNotExact)
{
    expect_reads({
        {"~300", Kind::about, 300},
        {"≈ 300", Kind::about, 300},
        {"c.300", Kind::about, 300},
        {"c. 300", Kind::about, 300},
        {"ca 300", Kind::about, 300},
        {"300+", Kind::about, 300},
        {">300", Kind::about, 300},
        {"≥ 300", Kind::about, 300},
        {"< 300", Kind::about, 300},
        {"approx. 300", Kind::about, 300},
        {"Approximately 300 HH", Kind::about, 300, 0, "HH"},
        {"more than 300", Kind::about, 300},
        {"at least 300 people", Kind::about, 300, 0, "people"},
        {"(approx 300)", Kind::about, 300},
        {"environ 300", Kind::about, 300},
        {"près de 1 500 personnes", Kind::about, 1500, 0, "personnes"},
        {"plus de 300", Kind::about, 300},
        {"aprox 300", Kind::about, 300},
        {"más de 300", Kind::about, 300},
        {"cerca de 300", Kind::about, 300},
        {"حوالي ٣٠٠", Kind::about, 300},
        {"أكثر من ٣٠٠", Kind::about, 300},
        {"близько 300", Kind::about, 300},
        {"понад 300 осіб", Kind::about, 300, 0, "осіб"},
        {"300 approx", Kind::about, 300},
    });
}

TEST(Numbers, ThatAreRanges)
{
    expect_reads({
        {"1200-1500", Kind::range, 1200, 1500},
        {"1200 – 1500", Kind::range, 1200, 1500},
        {"1 200 - 1 500", Kind::range, 1200, 1500},
        {"1200 to 1500", Kind::range, 1200, 1500},
        {"from 5 to 10", Kind::range, 5, 10},
        {"between 5 and 10 HH", Kind::range, 5, 10, "HH"},
        {"de 5 à 10", Kind::range, 5, 10},
        {"5 à 10 personnes", Kind::range, 5, 10, "personnes"},
        {"entre 5 et 10", Kind::range, 5, 10},
        {"entre 5 y 10", Kind::range, 5, 10},
        {"de 5 a 10", Kind::range, 5, 10},
        {"entre 5 e 10", Kind::range, 5, 10},
        {"5 até 10", Kind::range, 5, 10},
        {"من ٥ إلى ١٠", Kind::range, 5, 10},
        {"від 5 до 10", Kind::range, 5, 10},
        {"5..10", Kind::range, 5, 10},
        {"5%-10%", Kind::range, 5, 10, "", true},
        {"~5-10", Kind::range, 5, 10},
        {"1.5-2.5", Kind::range, 1.5, 2.5},
        {"10-5", Kind::several},
        {"0551-234567", Kind::several},
        {"5 and 10", Kind::several},
        {"5/10", Kind::several},
        {"-5-10", Kind::several},
    });
}

TEST(Numbers, WithWordsBeside)
{
    expect_reads({
        {"300 HH", Kind::one, 300, 0, "HH"},
        {"300HH", Kind::one, 300, 0, "HH"},
        {"25 personnes", Kind::one, 25, 0, "personnes"},
        {"120 households", Kind::one, 120, 0, "households"},
        {"300 (HH)", Kind::one, 300, 0, "HH"},
        {"HH: 25", Kind::one, 25, 0, "HH"},
        {"USD 1,500.50", Kind::one, 1500.5, 0, "USD"},
        {"50 bags of rice", Kind::one, 50, 0, "bags of rice"},
        {"٣٠٠ أسرة", Kind::one, 300, 0, "أسرة"},
        {"2.5 million", Kind::one, 2.5e6},
        {"3 mille", Kind::one, 3000},
        {"5k", Kind::one, 5000},
        {"1,5 millions de personnes", Kind::one, 1.5e6, 0, "personnes"},
        {"12 тис. осіб", Kind::one, 12000, 0, "осіб"},
        {"2.5M", Kind::several},
        {"3 (2 RN)", Kind::several},
        {"1 OIC (CM)", Kind::several},
        {"12 hh / 60 ind", Kind::several},
        {"150 M, 200 F", Kind::several},
        {"Camp - 5", Kind::several},
        {"We gave out 300 kits to families in May", Kind::several},
        {"10:30", Kind::several},
        {"2025-05-01", Kind::several},
        {"01/02/2026", Kind::several},
        {"19.08.14", Kind::several},
        {"NG008023", Kind::none},
        {"A4", Kind::none},
        {"Camp 14", Kind::several},
        {"Girls 6-12", Kind::several},
        {"2. Informateur clé", Kind::several},
        {"11A King Harman Road", Kind::several},
        {"12, Lumley Street", Kind::several},
        {"KH 640 540", Kind::several},
        {"2 de Abril", Kind::several},
        {"Apr 2023", Kind::several},
        {"1 OIC", Kind::one, 1, 0, "OIC"},
        {"2026Q1", Kind::none},
        {"yes", Kind::none},
        {"five", Kind::none},
        {"مدرسة", Kind::none},
    });
}

TEST(Numbers, ThatWereNotGiven)
{
    for (auto const* written : {"", "  ", "\xC2\xA0", "-", "--", "–", "—", ".", "?", "…",
                                "n/a", "NA", "N/A", "N.A.", "N/D", "n/d",
                                "TBC", "TBD", "tbd.", "à déterminer", "A DETERMINER", "por definir", "sin dato",
                                "S/D", "لا ينطبق", "غير متوفر", "н/д", "немає даних", "#N/A", "#DIV/0!", "#REF!",
                                "null", "NaN", "unknown", "não disponível", "(n/a)"})
        EXPECT_EQ(static_cast<int>(read_number(written).kind), static_cast<int>(Kind::empty)) << written;
    EXPECT_EQ(read_number("TBC").note, "TBC");
}

TEST(Numbers, AreNotLeftOutByWordsThatAreNames)
{
    for (auto const* written : {"Name", "name", "#name", "REF", "Value", "#org"})
        EXPECT_EQ(static_cast<int>(read_number(written).kind), static_cast<int>(Kind::none)) << written;
}

TEST(Numbers, ThatAreNothingToReport)
{
    for (auto const* written : {"nil", "NIL", "none", "None.", "néant", "NEANT", "aucun", "Aucune", "ninguno",
                                "ninguna",
                                "nenhum", "nenhuma", "немає", "нет", "لا يوجد", "لا توجد", "RAS",
                                "nothing to report"})
        EXPECT_EQ(static_cast<int>(read_number(written).kind), static_cast<int>(Kind::nothing)) << written;
    EXPECT_EQ(read_number("Néant").note, "Néant");
}

TEST(Numbers, ThatAreAbsurd)
{
    expect_reads({
        {"1e999", Kind::none},
        {"9999999999999999999999", Kind::none},
        {"1E15", Kind::one, 1e15},
        {"1E16", Kind::none},
        {"99999-9999999999999999999", Kind::none},
    });
    EXPECT_EQ(static_cast<int>(read_number(std::string(100'000, '1')).kind), static_cast<int>(Kind::several));
    EXPECT_EQ(static_cast<int>(read_number("\xFF\xFE" "5").kind), static_cast<int>(Kind::none));
    EXPECT_EQ(static_cast<int>(read_number(std::string_view{"5\0 6", 4}).kind), static_cast<int>(Kind::several));
}

TEST(Habits, AreToldByWhatFitsOnlyOne)
{
    struct Told {
        char const* written;
        Habit habit;
    };
    for (auto const& [written, habit] : std::initializer_list<Told>{
             {"1200", Habit::unknown}, {"1.200", Habit::unknown}, {"1,200", Habit::unknown}, {"12.5", Habit::point},
             {"12,5", Habit::comma}, {"1,20", Habit::comma}, {"0,125", Habit::comma}, {"0.125", Habit::point},
             {"1.234.567", Habit::comma}, {"1,234,567", Habit::point}, {"1.200,5", Habit::comma},
             {"1,200.5", Habit::point}, {"1 200,500", Habit::comma}, {"1'200.50", Habit::point},
             {"1,23,456", Habit::point}, {"1.2.3", Habit::unknown}, {"12,5 - 13.5", Habit::unknown},
             {"12,5 - 13,5", Habit::comma}, {"1,200 - 1,500.5", Habit::point}, {"", Habit::unknown},
             {"n/a", Habit::unknown}, {"12,5 %", Habit::comma}, {"3,5 kg", Habit::comma}})
        EXPECT_EQ(static_cast<int>(habit_of(written)), static_cast<int>(habit)) << written;
}

}
}
