#include <atomic>
#include <gtest/gtest.h>
#include <text/fold.hpp>
#include <thread>

namespace muster::text {
namespace {

struct Case {
    char const* written;
    char const* key;
};

void expect_folds(std::initializer_list<Case> cases)
{
    for (auto const& [written, key] : cases) {
        EXPECT_EQ(fold(written), key) << written;
        EXPECT_EQ(fold(key), key) << written;
    }
}

TEST(Fold, KeepsPlainWords)
{
    expect_folds({
        {"", ""},
        {"   ", ""},
        {"Borno", "borno"},
        {"  Kaga-Bandoro ", "kaga bandoro"},
        {"Kaga   Bandoro", "kaga bandoro"},
        {"kaga_bandoro", "kaga bandoro"},
        {"Deir-ez-Zor", "deir ez zor"},
        {"Camp 12 (East)", "camp 12 east"},
        {"Food/Non-food, items.", "food non food items"},
        {"Shelter & NFI", "shelter and nfi"},
        {"A&B", "a and b"},
        {"# of people", "of people"},
        {"tab\there\nand there", "tab here and there"},
        {"#adm1+name", "adm1 name"},
        {"--", ""},
        {"N/A", "n a"},
        {"18-59", "18 59"},
    });
}

TEST(Fold, TakesApostrophesOffWithoutAGap)
{
    expect_folds({
        {"N'Djamena", "ndjamena"},
        {"N’Djaména", "ndjamena"},
        {"Ma'rib", "marib"},
        {"Maʼrib", "marib"},
        {"Sanaʿa", "sanaa"},
        {"Sana‘a", "sanaa"},
        {"ʻAmran", "amran"},
        {"Côte d’Ivoire", "cote d ivoire"},
        {"L'eau et l’hygiène", "l eau et l hygiene"},
        {"Nombre d'hommes", "nombre d hommes"},
        {"jusqu'à", "jusqua"},
        {"qu'elles", "qu elles"},
        {"protégerˮ", "proteger"},
        {"Кам'янець", "kamianets"},
    });
}

TEST(Fold, WritesLatinWithoutAccents)
{
    expect_folds({
        {"Équateur", "equateur"},
        {"Bas-Uélé", "bas uele"},
        {"São Tomé", "sao tome"},
        {"Ñuble", "nuble"},
        {"Şırnak", "sirnak"},
        {"Ş̧ırnak", "sirnak"},
        {"İstanbul", "istanbul"},
        {"Łódź", "lodz"},
        {"Đà Nẵng", "da nang"},
        {"Straße", "strasse"},
        {"Œuvre æon", "oeuvre aeon"},
        {"Ɓauchi Ɗan Ƙofar Ƴola", "bauchi dan kofar yola"},
        {"Ŋor", "nor"},
        {"Gəncə", "gence"},
        {"Ouagadougou Nº 5", "ouagadougou no 5"},
        {"e\xCC\x81", "e"},
        {"ﬁeld", "field"},
        {"ＡＢＣ１２", "abc12"},
        {"100 km²", "100 km2"},
    });
}

TEST(Fold, KnowsBlanksAndInvisibleSigns)
{
    expect_folds({
        {"Al\xC2\xA0" "Hasakeh", "al hasakeh"},
        {"\xEF\xBB\xBFState", "state"},
        {"Bor\xE2\x80\x8Bno", "borno"},
        {"Bor\xC2\xAD" "no", "borno"},
        {"North–South — East", "north south east"},
        {"“Quoted” «words»", "quoted words"},
        {"one…two", "one two"},
        {"water💧point", "water point"},
    });
}

TEST(Fold, WritesArabicInLatin)
{
    expect_folds({
        {"الفاشر", "alfashr"},
        {"حلب", "hlb"},
        {"الخرطوم", "alkhrtwm"},
        {"بورتسودان", "bwrtswdan"},
        {"نيالا", "nyala"},
        {"أمّ درمان", "am drman"},
        {"ام درمان", "am drman"},
        {"مُحَافَظَة", "mhafzh"},
        {"محافظه", "mhafzh"},
        {"مـحـافـظـة", "mhafzh"},
        {"إدلب", "adlb"},
        {"ادلب", "adlb"},
        {"مصطفى", "mstfy"},
        {"مصطفي", "mstfy"},
        {"كابل", "kabl"},
        {"کابل", "kabl"},
        {"پنجشیر", "pnjshyr"},
        {"صنعاء", "sna"},
        {"١٢٣", "123"},
        {"۱۲۳", "123"},
        {"ﺣﻠﺐ", "hlb"},
        {"دير الزور، سوريا", "dyr alzwr swrya"},
    });
    EXPECT_EQ(fold("حماة"), fold("حماه"));
}

TEST(Fold, WritesCyrillicAsGazetteersDo)
{
    expect_folds({
        {"Харків", "kharkiv"},
        {"Донецьк", "donetsk"},
        {"Запоріжжя", "zaporizhzhia"},
        {"Київ", "kyiv"},
        {"Хмельницький", "khmelnytskyi"},
        {"Івано-Франківськ", "ivano frankivsk"},
        {"Єнакієве", "yenakiieve"},
        {"Юзівка", "yuzivka"},
        {"Чернігівська область", "chernihivska oblast"},
        {"Ґалаґан", "galagan"},
        {"Грозный", "groznyy"},
        {"Индия", "indiya"},
        {"Луганская область", "luganskaya oblast"},
        {"Объединённые", "obedinyonnye"},
    });
}

TEST(Fold, LeavesOtherScriptsToIcu)
{
    expect_folds({
        {"አዲስ አበባ", "adis ababa"},
        {"ትግራይ", "tegeray"},
        {"काठमाडौं", "kathamadaum"},
        {"ঢাকা", "dhaka"},
        {"北京", "bei jing"},
        {"서울", "seoul"},
        {"Αθήνα", "athena"},
        {"თბილისი", "tbilisi"},
        {"อ", "x"},
    });
}

TEST(Fold, KeepsLettersThatNobodyWritesInLatin)
{
    auto const folded = fold("ᱥᱟᱱ One");
    EXPECT_EQ(folded, "ᱥᱟᱱ one");
    EXPECT_EQ(fold(folded), folded);
}

TEST(Fold, TakesWrongBytesAsGaps)
{
    EXPECT_EQ(fold("Bor\xFFno"), "bor no");
    EXPECT_EQ(fold("\xC3"), "");
    EXPECT_EQ(fold("caf\xE9"), "caf");
    EXPECT_EQ(fold(std::string_view{"a\0b", 3}), "a b");
    EXPECT_EQ(fold("\xED\xA0\x80x"), "x");
}

TEST(Fold, IsBounded)
{
    std::string const long_ascii(200'000, 'a');
    EXPECT_EQ(fold(long_ascii).size(), 65536u);
    std::string const ands(70'000, '&');
    auto const folded = fold(ands);
    EXPECT_LE(folded.size(), 65536u);
    EXPECT_EQ(fold(folded), folded);
    std::string accents;
    while (accents.size() < 150'000) accents += "é";
    EXPECT_EQ(fold(accents), std::string(32768, 'e'));
}

TEST(Fold, IsTheSameInEveryThread)
{
    std::vector<std::string> const written{"Borno", "Équateur", "الفاشر", "Харків", "አዲስ አበባ", "北京", "ᱥᱟᱱ"};
    std::vector<std::string> expected;
    for (auto const& text : written) expected.push_back(fold(text));
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (std::size_t turn = 0; turn < 500; ++turn)
                wrong += fold(written[turn % written.size()]) != expected[turn % written.size()];
        });
    threads.clear();
    EXPECT_EQ(wrong, 0);
}

TEST(Tidy, KeepsTheWordsAsWritten)
{
    EXPECT_EQ(tidy("  Kaga \t Bandoro\xC2\xA0\n"), "Kaga Bandoro");
    EXPECT_EQ(tidy("\xEF\xBB\xBF  État "), "État");
    EXPECT_EQ(tidy("\xE2\x80\x8F" "حلب\xE2\x80\x8E "), "حلب");
    EXPECT_EQ(tidy("می\xE2\x80\x8Cشود"), "می\xE2\x80\x8Cشود");
    EXPECT_EQ(tidy("\xE2\x80\x8C\xE2\x80\x8D x"), "x");
    EXPECT_EQ(tidy("a\xFF" "b"), "a\xEF\xBF\xBD" "b");
    EXPECT_EQ(tidy("\xE3\x80\x80"), "");
    EXPECT_EQ(tidy(std::string_view{"a\0 b", 4}), "a b");
}

TEST(Script, IsThatOfMostLetters)
{
    EXPECT_EQ(script_of("Borno"), Script::latin);
    EXPECT_EQ(script_of("حلب (Halab)"), Script::latin);
    EXPECT_EQ(script_of("محافظة حلب HL"), Script::arabic);
    EXPECT_EQ(script_of("ירושלים"), Script::arabic);
    EXPECT_EQ(script_of("Харків"), Script::cyrillic);
    EXPECT_EQ(script_of("ትግራይ"), Script::ethiopic);
    EXPECT_EQ(script_of("北京市"), Script::other);
    EXPECT_EQ(script_of("12 / 5"), Script::none);
    EXPECT_EQ(script_of(""), Script::none);
}

TEST(Words, ArePartedAtBlanks)
{
    EXPECT_EQ(words("kaga bandoro"), (std::vector<std::string_view>{"kaga", "bandoro"}));
    EXPECT_EQ(words("one"), std::vector<std::string_view>{"one"});
    EXPECT_TRUE(words("").empty());
    EXPECT_EQ(words(" a  b "), (std::vector<std::string_view>{"a", "b"}));
}

}
}
