// The ladder, rung by rung, on a small made-up country: what a row says, where it leads, by which step, with what
// doubt.
#include "kit.hpp"
#include <algorithm>

namespace muster::geography {
namespace {

std::string const gazetteer_file =
    "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2ALT1_EN,ADM2_PCODE,validOn\n"
    "Zandia,XZ,Upper Marra,XZ01,Kaga-Bandoro,كاغا باندورو,,XZ0101,2024-01-01\n"
    "Zandia,XZ,Upper Marra,XZ01,Nyala North,,,XZ0102,2024-01-01\n"
    "Zandia,XZ,Upper Marra,XZ01,Nyala South,,,XZ0103,2024-01-01\n"
    "Zandia,XZ,Upper Marra,XZ01,Santa Rosa,,,XZ0104,2024-01-01\n"
    "Zandia,XZ,Upper Marra,XZ01,San José de Ferrol,,,XZ0105,2024-01-01\n"
    "Zandia,XZ,Lower Marra,XZ02,Santa Rosa,,,XZ0201,2024-01-01\n"
    "Zandia,XZ,Lower Marra,XZ02,Bentiu,,Rubkona,XZ0202,2024-01-01\n"
    "Zandia,XZ,Lower Marra,XZ02,Goz Beida (Sila),,,XZ0203,2024-01-01\n"
    "Zandia,XZ,Coast,XZ11,Port Amal,الميناء,,XZ1101,2024-01-01\n"
    "Zandia,XZ,Coast,XZ11,Coast,,,XZ1102,2024-01-01\n"
    "Zandia,XZ,Coast,XZ11,Brindavora,,,XZ1103,2024-01-01\n";

/// What one row says: codes and names of levels 1 and 2, or of no level.
struct Row {
    std::string code1, name1, code2, name2, any_code, any_name, code0, name0;
};

struct Case {
    char const* why;
    Row row;
    char const* place; // p-code; "" none
    Step step;
    char const* doubt = "";
};

Found ask(Gazetteer const& gazetteer, Row const& row)
{
    Asked asked;
    asked.code[0] = row.code0, asked.name[0] = row.name0;
    asked.code[1] = row.code1, asked.name[1] = row.name1, asked.code[2] = row.code2, asked.name[2] = row.name2;
    asked.any_code = row.any_code, asked.any_name = row.any_name;
    return gazetteer.find(asked);
}

std::vector<Case> const codes{
    {"as it stands", {.code2 = "XZ0101"}, "XZ0101", Step::exact},
    {"of the first level", {.code1 = "XZ11"}, "XZ11", Step::exact},
    {"small letters", {.code2 = "xz0101"}, "XZ0101", Step::folded},
    {"blanks and signs", {.code2 = " XZ-01 01"}, "XZ0101", Step::folded},
    {"three letters for two", {.code2 = "XZA0101"}, "XZ0101", Step::prefix},
    {"no letters at all", {.code2 = "1101"}, "XZ1101", Step::prefix},
    {"no letters, the zero lost", {.code2 = "101"}, "XZ0101", Step::padding},
    {"the zero lost", {.code2 = "XZ101"}, "XZ0101", Step::padding},
    {"three digits for two", {.code2 = "XZ011001"}, "XZ1101", Step::padding},
    {"zeros in every part", {.code2 = "XZ001001"}, "XZ0101", Step::padding},
    {"zeros of one part only, borne out by the name",
     {.code2 = "XZ21", .name2 = "Santa Rosa"},
     "XZ0201",
     Step::padding},
    {"zeros of one part only, nothing else told", {.code2 = "XZ21"}, "", Step::several},
    {"level not told", {.any_code = "XZ0202"}, "XZ0202", Step::exact},
    {"a finer code in the coarser column", {.code1 = "XZ0202"}, "XZ0202", Step::exact},
    {"a coarser code in the finer column", {.code2 = "XZ02"}, "XZ02", Step::exact},
    {"a coarser code beside the finer name", {.code2 = "XZ02", .name2 = "Bentiu"}, "XZ0202", Step::name_in_parent},
    {"a code that continues a known one", {.code2 = "XZ0202ZS03"}, "", Step::none},
    {"a code that continues one of the first level", {.code2 = "XZ02ZS03"}, "XZ02", Step::parent_only},
    {"unknown", {.code2 = "XZ0999"}, "", Step::none},
    {"one digit too many", {.code2 = "XZ02021"}, "", Step::none},
    {"of another country", {.code2 = "XY0101"}, "", Step::none, "place.other_country"},
    {"of another country by its letters", {.code2 = "NGA001001"}, "", Step::none, "place.other_country"},
    {"nothing said", {.code2 = "n/a", .name2 = "-"}, "", Step::not_asked},
    {"an error of the sheet", {.code2 = "#N/A"}, "", Step::not_asked},
};

std::vector<Case> const names{
    {"within the parent", {.code1 = "XZ01", .name2 = "Kaga Bandoro "}, "XZ0101", Step::name_in_parent},
    {"within the parent by name", {.name1 = "UPPER MARRA", .name2 = "kaga-bandoro"}, "XZ0101", Step::name_in_parent},
    {"in another script", {.code1 = "XZ11", .name2 = "الميناء"}, "XZ1101", Step::name_in_parent},
    {"with the word for its kind",
     {.name1 = "Coast Province", .name2 = "District de Brindavora"},
     "XZ1103",
     Step::name_in_parent},
    {"without its blank", {.code1 = "XZ11", .name2 = "Portamal"}, "XZ1101", Step::name_in_parent},
    {"by an alternative name", {.code1 = "XZ02", .name2 = "Rubkona"}, "XZ0202", Step::name_in_parent},
    {"what stands within its brackets", {.code1 = "XZ02", .name2 = "Sila"}, "XZ0203", Step::name_in_parent},
    {"what stands before its brackets", {.code1 = "XZ02", .name2 = "Goz Beida"}, "XZ0203", Step::name_in_parent},
    {"alone, only one has it", {.name2 = "Bentiu"}, "XZ0202", Step::name},
    {"alone, two have it", {.name2 = "Santa Rosa"}, "", Step::several},
    {"two have it, the parent decides", {.code1 = "XZ02", .name2 = "Santa Rosa"}, "XZ0201", Step::name_in_parent},
    {"a slip within the parent", {.code1 = "XZ11", .name2 = "Brindovora"}, "XZ1103", Step::likeness},
    {"a slip without a parent", {.name2 = "Brindovora"}, "", Step::several},
    {"a slip at the first level", {.name1 = "Lower Mara"}, "XZ02", Step::likeness},
    {"a slip in the word that tells them apart", {.name1 = "Loer Marra"}, "", Step::none},
    {"north is not south", {.code1 = "XZ01", .name2 = "Nyala East"}, "XZ01", Step::parent_only},
    {"unknown within the parent", {.code1 = "XZ01", .name2 = "Camp 14"}, "XZ01", Step::parent_only},
    {"unknown altogether", {.name2 = "Camp 14"}, "", Step::none},
    {"known, but elsewhere", {.code1 = "XZ01", .name2 = "Bentiu"}, "", Step::several},
    {"the parent is unknown",
     {.name1 = "Contested area", .name2 = "Bentiu"},
     "XZ0202",
     Step::name,
     "place.parent_differs"},
    {"all of the parent", {.code1 = "XZ02", .name2 = "All districts"}, "XZ02", Step::exact},
    {"two spellings in one cell", {.code1 = "XZ02", .name2 = "Bentiu / Rubkona"}, "XZ0202", Step::name_in_parent},
    {"two places in one cell", {.code1 = "XZ11", .name2 = "Port Amal, Brindavora"}, "", Step::several},
    {"level not told", {.any_name = "Bentiu"}, "XZ0202", Step::name},
    {"level not told, a place and one within it", {.any_name = "Coast"}, "XZ11", Step::name},
    {"a finer name in the coarser column", {.name1 = "Brindavora"}, "XZ1103", Step::name},
};

std::vector<Case> const contradictions{
    {"code and name agree", {.code2 = "XZ0101", .name2 = "Kaga-Bandoro"}, "XZ0101", Step::exact},
    {"the name is near enough", {.code2 = "XZ0105", .name2 = "San Jose del Ferrol"}, "XZ0105", Step::exact},
    {"the name is part of it", {.code2 = "XZ0105", .name2 = "Ferrol"}, "XZ0105", Step::exact},
    {"the name is strange, the parent fits",
     {.code1 = "XZ01", .code2 = "XZ0101", .name2 = "Mbrès"},
     "XZ0101",
     Step::exact,
     "place.name_differs"},
    {"the name is of another within the parent",
     {.code1 = "XZ01", .code2 = "XZ0101", .name2 = "Santa Rosa"},
     "XZ0101",
     Step::exact,
     "place.name_differs"},
    {"the name is of another, no parent told", {.code2 = "XZ0101", .name2 = "Bentiu"}, "", Step::several},
    {"the code lies elsewhere, the name agrees with it",
     {.code1 = "XZ01", .code2 = "XZ0202", .name2 = "Bentiu"},
     "XZ0202",
     Step::exact,
     "place.parent_differs"},
    {"the code lies elsewhere, no name", {.code1 = "XZ01", .code2 = "XZ0202"}, "", Step::several},
    {"the code lies elsewhere, the name is in the parent",
     {.code1 = "XZ01", .code2 = "XZ0202", .name2 = "Kaga-Bandoro"},
     "",
     Step::several},
    {"the same, and the parent is told twice",
     {.code1 = "XZ01", .name1 = "Upper Marra", .code2 = "XZ0202", .name2 = "Kaga-Bandoro"},
     "XZ0101",
     Step::name_in_parent,
     "place.code_differs"},
    {"the parent's code and name differ, the finer is clear",
     {.code1 = "XZ02", .name1 = "Upper Marra", .code2 = "XZ0101", .name2 = "Kaga-Bandoro"},
     "XZ0101",
     Step::exact},
};

std::vector<Case> const countries{
    {"a word for it", {.name1 = "National"}, "XZ", Step::country},
    {"in French", {.name1 = "Tout le pays"}, "XZ", Step::country},
    {"in Spanish", {.name1 = "Cobertura Nacional"}, "XZ", Step::country},
    {"in Arabic", {.name1 = "وطني"}, "XZ", Step::country},
    {"in Ukrainian", {.name1 = "Національний"}, "XZ", Step::country},
    {"its name", {.name1 = "Zandia"}, "XZ", Step::country},
    {"its code", {.code1 = "XZA"}, "XZ", Step::country},
    {"its code of zeros", {.code1 = "XZ00", .name1 = "Nationwide"}, "XZ", Step::country},
    {"only the country is told", {.name0 = "Zandia"}, "XZ", Step::country},
    {"a finer place is told as well", {.name1 = "National", .name2 = "Bentiu"}, "XZ0202", Step::name},
    {"a finer place that is unknown", {.name1 = "National", .code2 = "31"}, "", Step::none},
    {"another country", {.name1 = "Coast", .name0 = "Nigeria"}, "", Step::none, "place.other_country"},
    {"another country beside a code of ours",
     {.code2 = "XZ0202", .name0 = "Nigeria"},
     "XZ0202",
     Step::exact,
     "place.other_country"},
};

class Ladder : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        country = std::make_unique<Country>("XZA", "Zandia");
        country->load_text("zandia_adm2.csv", gazetteer_file);
        gazetteer = country->gazetteer();
    }
    static void TearDownTestSuite()
    {
        gazetteer.reset();
        country.reset();
    }
    static void expect_all(std::vector<Case> const& cases)
    {
        for (auto const& one : cases) {
            auto const found = ask(*gazetteer, one.row);
            EXPECT_EQ(found.place < 0 ? "" : gazetteer->at(found.place).pcode, one.place) << one.why;
            EXPECT_EQ(name_of(found.step), name_of(one.step)) << one.why;
            std::string doubts;
            for (auto const doubt : found.doubts)
                doubts += doubt;
            EXPECT_EQ(doubts, one.doubt) << one.why;
            if (found.step == Step::several) EXPECT_FALSE(found.candidates.empty()) << one.why;
        }
    }
    static inline std::unique_ptr<Country> country;
    static inline std::shared_ptr<Gazetteer const> gazetteer;
};

TEST_F(Ladder, Codes)
{
    expect_all(codes);
}

TEST_F(Ladder, Names)
{
    expect_all(names);
}

TEST_F(Ladder, Contradictions)
{
    expect_all(contradictions);
}

TEST_F(Ladder, Countries)
{
    expect_all(countries);
}

TEST_F(Ladder, SeveralNamesItsCandidatesBestFirst)
{
    auto const found = ask(*gazetteer, {.code1 = "XZ11", .name2 = "Port Amal, Brindavora"});
    std::vector<std::string> candidates;
    for (auto const& candidate : found.candidates)
        candidates.push_back(gazetteer->at(candidate.place).pcode);
    EXPECT_EQ(candidates, (std::vector<std::string>{"XZ1101", "XZ1103"}));
    auto const suggested = ask(*gazetteer, {.code1 = "XZ01", .name2 = "Nyala East"});
    ASSERT_FALSE(suggested.candidates.empty());
    EXPECT_TRUE(std::ranges::is_sorted(suggested.candidates, std::ranges::greater{}, &Candidate::score));
    EXPECT_EQ(gazetteer->at(suggested.candidates[0].place).level, 2);
}

TEST_F(Ladder, SettledWordsDecide)
{
    auto const settle = [&](std::string const& words, std::string const& parent, std::string const& pcode) {
        settle_words(*country->db, country->clock, "amina", "op", words, parent, pcode,
                     "the partner said so on the phone");
        return country->gazetteer();
    };
    // The whole question as a row asked it.
    Asked asked;
    asked.name[1] = "Upper  Marra", asked.name[2] = "Camp 14";
    auto decided = settle(words_key(asked), "", "XZ0102");
    auto found = ask(*decided, {.name1 = "upper marra", .name2 = "CAMP 14"});
    EXPECT_EQ(found.step, Step::decided);
    EXPECT_EQ(decided->at(found.place).pcode, "XZ0102");
    EXPECT_EQ(ask(*decided, {.name2 = "Camp 14"}).step, Step::none) << "another question";
    // Words within a parent, whatever else the row says.
    decided = settle("Old Market", "XZ02", "XZ0203");
    found = ask(*decided, {.code1 = "XZ02", .name1 = "Lower Marra", .name2 = "old market"});
    EXPECT_EQ(found.step, Step::decided);
    EXPECT_EQ(decided->at(found.place).pcode, "XZ0203");
    EXPECT_EQ(ask(*decided, {.code1 = "XZ11", .name2 = "Old Market"}).step, Step::parent_only);
    // A decision also overrules what the ladder would find.
    decided = settle("Bentiu", "", "XZ0203");
    EXPECT_EQ(decided->at(ask(*decided, {.name2 = "Bentiu"}).place).pcode, "XZ0203");
    EXPECT_THROW(settle("Bentiu", "", "XZ9999"), base::Refusal);
}

TEST(LadderWithoutPlaces, KnowsTheCountryAndNothingElse)
{
    Country country("NGA");
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(gazetteer->lowest_level(), 0);
    EXPECT_EQ(ask(*gazetteer, {.name1 = "Nigeria"}).step, Step::country);
    EXPECT_EQ(ask(*gazetteer, {.name0 = "Nigéria"}).step, Step::country);
    EXPECT_EQ(ask(*gazetteer, {.code1 = "NG008", .name1 = "Borno", .name2 = "Bama"}).step, Step::none);
    EXPECT_EQ(ask(*gazetteer, {}).step, Step::not_asked);
}

TEST(WordsKey, HoldsWhatWasAskedFromTheLowestLevelUp)
{
    Asked asked;
    asked.name[1] = "Borno", asked.code[2] = "NG-008", asked.name[2] = "Baga ";
    EXPECT_EQ(words_key(asked), "2:ng 008:baga;1::borno;");
    Asked any;
    any.any_name = "Maiduguri; town";
    EXPECT_EQ(words_key(any), "*::maiduguri town;");
    EXPECT_EQ(words_key({}), "");
}

TEST(Steps, HaveNamesOfTheirOwn)
{
    std::vector<std::string_view> names;
    for (auto step = Step::none; step <= Step::several; step = static_cast<Step>(static_cast<int>(step) + 1))
        names.push_back(name_of(step));
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
    EXPECT_EQ(names.size(), 15u);
}

} // namespace
} // namespace muster::geography
