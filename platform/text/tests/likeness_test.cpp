#include <gtest/gtest.h>
#include <text/fold.hpp>

namespace muster::text {
namespace {

TEST(JaroWinkler, IsAsPublished)
{
    EXPECT_NEAR(jaro_winkler("martha", "marhta"), 0.961, 0.0006);
    EXPECT_NEAR(jaro_winkler("dwayne", "duane"), 0.840, 0.0006);
    EXPECT_NEAR(jaro_winkler("dixon", "dicksonx"), 0.813, 0.0006);
    EXPECT_DOUBLE_EQ(jaro_winkler("abc", "abc"), 1);
    EXPECT_DOUBLE_EQ(jaro_winkler("abc", "xyz"), 0);
    EXPECT_DOUBLE_EQ(jaro_winkler("", "xyz"), 0);
    EXPECT_DOUBLE_EQ(jaro_winkler("", ""), 0);
    EXPECT_LT(jaro_winkler(std::string(300, 'a') + "b", std::string(300, 'a') + "c"), 1);
}

TEST(Edits, CountSwapsAsOne)
{
    EXPECT_EQ(edits("abc", "abc", 3), 0);
    EXPECT_EQ(edits("abc", "acb", 3), 1);
    EXPECT_EQ(edits("maiduguri", "maidugri", 3), 1);
    EXPECT_EQ(edits("kitten", "sitting", 5), 3);
    EXPECT_EQ(edits("", "abc", 5), 3);
    EXPECT_EQ(edits("abc", "", 2), 3);
    EXPECT_EQ(edits("kitten", "sitting", 2), 3);
    EXPECT_EQ(edits("abcd", "efgh", 0), 1);
    EXPECT_EQ(edits("ca", "abc", 5), 3);
    EXPECT_EQ(edits("childern", "children", 1), 1);
    EXPECT_EQ(edits(std::string(400, 'a'), std::string(400, 'a'), 2), 0);
    EXPECT_EQ(edits(std::string(400, 'a'), std::string(400, 'b'), 2), 3);
}

TEST(Skeleton, IsConsonantsWithoutArticles)
{
    struct Case {
        char const *folded, *consonants;
    };
    for (auto const& [folded, consonants] : std::initializer_list<Case>{
             {"khartoum", "khrtm"}, {"alkhrtwm", "khrtm"}, {"al fasher", "fshr"}, {"alfashr", "fshr"},
             {"el obeid", "bd"}, {"port sudan", "brtsdn"}, {"bwrtswdan", "brtsdn"}, {"as suwayda", "sd"},
             {"alswyda", "sd"}, {"deir ez zor", "drzr"}, {"dyr alzwr", "drzr"}, {"ali", "l"}, {"hama", "hm"},
             {"hmah", "hm"}, {"ndjamena", "njmn"}, {"", ""}})
        EXPECT_EQ(skeleton(folded), consonants) << folded;
}

struct Pair {
    char const *one, *other;
    double least, most;
};

void expect_likeness(std::initializer_list<Pair> pairs)
{
    for (auto const& [one, other, least, most] : pairs) {
        auto const a = fold(one), b = fold(other);
        double const there = likeness(a, b), back = likeness(b, a);
        EXPECT_GE(there, least) << one << " | " << other;
        EXPECT_LE(there, most) << one << " | " << other;
        EXPECT_DOUBLE_EQ(there, back) << one << " | " << other;
    }
}

TEST(Likeness, IsOneForOneSpelling)
{
    expect_likeness({
        {"Kaga Bandoro", "Kaga-Bandoro", 1, 1},
        {"Харків", "Kharkiv", 1, 1},
        {"Донецьк", "Donetsk", 1, 1},
        {"Sana'a", "SANAA", 1, 1},
        {"", "", 0, 0},
        {"", "Borno", 0, 0},
    });
}

TEST(Likeness, IsHighForTypingErrors)
{
    expect_likeness({
        {"Maidugri", "Maiduguri", 0.95, 0.999},
        {"Save the Childern", "Save the Children", 0.95, 0.999},
        {"Norwegian Refugee Counsil", "Norwegian Refugee Council", 0.95, 0.999},
        {"Finish Refugee Council", "Finnish Refugee Council", 0.95, 0.999},
        {"Kaga Bandro", "Kaga-Bandoro", 0.93, 0.999},
        {"Um Dukhun", "Umdukhun", 0.95, 0.999},
        {"Um Dukhun", "Umm Dukhun", 0.85, 0.999},
        {"Adis Ababa", "Addis Ababa", 0.95, 0.999},
        {"Ituri", "Ituiri", 0.9, 0.999},
        {"Zaporizhia", "Запоріжжя", 0.93, 0.999},
    });
}

TEST(Likeness, DoesNotMindTheOrderOfWords)
{
    expect_likeness({
        {"Darfur North", "North Darfur", 0.95, 0.999},
        {"Nord Kivu", "North Kivu", 0.95, 0.999},
        {"West", "الغرب", 0.95, 0.999},
        {"Nord-Kivu", "Kivu du Nord", 0.93, 0.999},
        {"Children, Save the", "Save the Children", 0.95, 0.999},
    });
}

TEST(Likeness, TakesLightWordsLightly)
{
    expect_likeness({
        {"Kabul city", "Kabul", 0.9, 0.99},
        {"Province de Kinshasa", "Kinshasa", 0.9, 0.99},
        {"Save Children", "Save the Children", 0.95, 0.999},
        {"Al Fasher", "Fasher", 0.9, 0.999},
        {"Kharkivska oblast", "Kharkivska", 0.9, 0.99},
    });
}

TEST(Likeness, ReadsAcrossScriptsWithoutVowels)
{
    expect_likeness({
        {"Al Fasher", "الفاشر", 0.9, 0.999},
        {"Halab", "حلب", 0.85, 0.95},
        {"Khartoum", "الخرطوم", 0.9, 0.999},
        {"Port Sudan", "بورتسودان", 0.9, 0.999},
        {"Deir ez-Zor", "دير الزور", 0.9, 0.999},
        {"Nyala", "نيالا", 0.95, 1},
        {"Kadugli", "كادوقلي", 0.9, 0.999},
        {"Al Hasakeh", "الحسكة", 0.85, 0.999},
        {"Sana'a", "صنعاء", 0.75, 0.999},
        {"Idleb", "إدلب", 0.85, 0.999},
        {"Homs", "حلب", 0, 0.6},
        {"Damascus", "حلب", 0, 0.6},
        {"Kassala", "الخرطوم", 0, 0.7},
    });
}

TEST(Likeness, DoesNotTakeLatinNamesByTheirConsonants)
{
    expect_likeness({
        {"Bama", "Boma", 0, 0.9},
        {"Mali", "Mulu", 0, 0.8},
        {"Kano", "Kenya", 0, 0.82},
        {"Bor", "Bari", 0, 0.82},
        {"Niger", "Nigeria", 0.9, 0.96},
    });
}

TEST(Likeness, IsLowWhereAWholeWordDiffers)
{
    expect_likeness({
        {"Bela", "Bela Nord", 0, 0.75},
        {"North Darfur", "South Darfur", 0, 0.7},
        {"West Darfur", "East Darfur", 0, 0.7},
        {"Upper Nile", "Lower Nile", 0, 0.7},
        {"Upper Nile", "Nile", 0, 0.7},
        {"Haut-Uélé", "Bas-Uélé", 0, 0.7},
        {"Camp 1", "Camp 2", 0, 0.6},
        {"Camp 1", "Camp 01", 0.9, 1},
        {"Camp1", "Camp2", 0, 0.6},
        {"Bidibidi Zone 3", "Bidibidi Zone 5", 0, 0.6},
        {"Bloc II", "Bloc III", 0, 0.7},
        {"Camp A", "Camp B", 0, 0.7},
        {"Danish Refugee Council", "Norwegian Refugee Council", 0, 0.8},
        {"International Rescue Committee", "International Medical Corps", 0, 0.75},
        {"Ministry of Health", "Ministry of Education", 0, 0.8},
        {"1re section Bourdet", "1re section Boury", 0, 0.93},
        {"Kordofan", "Karkar", 0, 0.8},
        {"North", "South", 0, 0.6},
    });
}

TEST(Likeness, IsBounded)
{
    std::string long_one, long_other;
    for (int i = 0; i < 20'000; ++i) long_one += "word ", long_other += "wrod ";
    double const found = likeness(long_one, long_other);
    EXPECT_GE(found, 0);
    EXPECT_LT(found, 1);
    EXPECT_LT(likeness(std::string(5000, 'a'), std::string(5001, 'a')), 1);
}

}
}
