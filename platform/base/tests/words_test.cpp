#include <base/finding.hpp>
#include <base/words.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace muster::base {
namespace {

constexpr Words some[] = {
    {"en", "key,sentence,remedy,screen\ntry.rows,\"{0, plural, one {# row waits} other {# rows wait}} in {1}.\",,\n"
           "try.place,the district of {0},,\ntry.hold,,,Press Review.\n"},
    {"fr", "key,sentence,remedy,screen\ntry.rows,\"{0, plural, one {# ligne attend} many {# lignes attendent} other {# lignes attendent}} : {1}.\",,\n"
           "try.place,le district de {0},,\ntry.hold,« {0} » n’est pas un lieu.,Voir muster review.,\"Ouvrez la « revue », puis choisissez.\"\n"},
    {"ar", "key,sentence,remedy,screen\n"
           "try.rows,\"{0, plural, zero {لا صف} one {صف واحد} two {صفان} few {# صفوف} many {# صفًا} other {# صف}} في {1}.\",,\n"},
};
constexpr Rule hold{"try.hold", Severity::hold, "\"{0}\" is no place.", "See muster review.", ""};

struct Spoken : testing::Test {
    static void SetUpTestSuite()
    {
        add_words(some);
        add_words(some);  // as every run of a command does
    }
};

TEST_F(Spoken, IsTheLanguageOfWhoReads)
{
    EXPECT_EQ(found(hold, "A1", {"Mubbi"}).sentence, "\"Mubbi\" is no place.");
    Speaking const speaking({"fr-CH", false});
    auto const said = found(hold, "A1", {"Mubbi"});
    EXPECT_EQ(said.sentence, "« Mubbi » n’est pas un lieu.");
    EXPECT_EQ(said.remedy, "Voir muster review.");
    EXPECT_THAT(said.args, testing::ElementsAre("Mubbi"));
    EXPECT_EQ(english_of(hold, said.args), "\"Mubbi\" is no place.");
}

TEST_F(Spoken, NamesNoCommandWhereThereIsAScreen)
{
    Speaking const speaking({"en", true});
    EXPECT_EQ(found(hold, "", {"x"}).remedy, "Press Review.");
    Speaking::turn_to("fr");
    EXPECT_EQ(found(hold, "", {"x"}).remedy, "Ouvrez la « revue », puis choisissez.");
    Speaking::turn_to("xx");
    EXPECT_EQ(reader().language, "fr");
}

TEST_F(Spoken, IsEnglishWhereALanguageHasNoWords)
{
    Speaking const speaking({"es", false});
    EXPECT_EQ(found(hold, "", {"x"}).sentence, "\"x\" is no place.");
    EXPECT_EQ(say("try.place", {"Mubi"}), "the district of Mubi");
    EXPECT_EQ(say("try.nothing"), "try.nothing");
}

TEST_F(Spoken, CountsInTheWayOfTheLanguage)
{
    auto const rows = [](char const* count) { return say("try.rows", {count, "a.xlsx"}); };
    EXPECT_EQ(rows("1"), "1 row waits in a.xlsx.");
    EXPECT_EQ(rows("2500"), "2,500 rows wait in a.xlsx.");
    Speaking const speaking({"ar", true});
    EXPECT_EQ(rows("0"), "لا صف في a.xlsx.");
    EXPECT_EQ(rows("2"), "صفان في a.xlsx.");
    EXPECT_EQ(rows("3"), "3 صفوف في a.xlsx.");
    EXPECT_EQ(rows("11"), "11 صفًا في a.xlsx.");
    EXPECT_EQ(rows("100"), "100 صف في a.xlsx.");
    Speaking::turn_to("fr");
    EXPECT_EQ(rows("0"), "0 ligne attend : a.xlsx.");
    EXPECT_EQ(rows("2500"), "2\u202F500 lignes attendent : a.xlsx.");
}

TEST_F(Spoken, SaysAnArgumentThatIsATextInTheSameLanguage)
{
    auto const district = term("try.place", {"Mubi"});
    EXPECT_EQ(say("try.rows", {"1", district}), "1 row waits in the district of Mubi.");
    Speaking const speaking({"fr", true});
    EXPECT_EQ(say("try.rows", {"1", district}), "1 ligne attend : le district de Mubi.");
}

TEST_F(Spoken, KeepsPlacesThatAreNoNumbersAsTheyAre)
{
    EXPECT_EQ(fill_in("{0} in {1}, {2}", std::vector<std::string>{"2026", "{0}"}, "en"), "2026 in {0}, ");
    EXPECT_EQ(fill_in("{0} has {1, number}", std::vector<std::string>{"2026", "4711"}, "en"), "2026 has 4,711");
}

TEST_F(Spoken, BelongsToItsThread)
{
    Speaking const speaking({"fr", true});
    std::string other;
    std::jthread([&] { other = reader().language; }).join();
    EXPECT_EQ(other, "en");
    {
        Speaking const within({"ar", false});
        EXPECT_FALSE(reader().on_screen);
    }
    EXPECT_EQ(reader().language, "fr");
    EXPECT_TRUE(reader().on_screen);
}

TEST(Languages, AreFoundInWhatProgramsSay)
{
    EXPECT_EQ(language_of("fr_FR.UTF-8"), "fr");
    EXPECT_EQ(language_of("AR-sd"), "ar");
    EXPECT_EQ(language_of("fra"), "");
    EXPECT_EQ(language_of("C"), "");
    EXPECT_EQ(language_liked("de-CH, fr;q=0.7, es;q=0.9"), "es");
    EXPECT_EQ(language_liked("de, pt"), "");
    EXPECT_EQ(language_liked(""), "");
}

TEST(Sentences, ThatCannotBeReadAreFound)
{
    EXPECT_EQ(fault_of("{0} rows"), "");
    EXPECT_EQ(fault_of("{0, plural, one {# row} other {# rows}}"), "");
    EXPECT_NE(fault_of("{0, plural, one {# row}}"), "");
    EXPECT_NE(fault_of("{0, plural, one {# row other {# rows}}"), "");
}

}
}
