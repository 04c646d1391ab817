// From one list to the next: what stays, what ends, what became of it.
#include "kit.hpp"
#include <gmock/gmock.h>
#include <map>
#include <store/journal.hpp>

namespace muster::geography {
namespace {

using testing::HasSubstr;

std::string const header = "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,validOn\n";

/// Before the reform: XZ0102 and XZ0103 will be one, XZ0104 will be cut in two, XZ0105 will move, XZ0106 gets a new
/// name.
std::string const before = header + "Zandia,XZ,Marra,XZ01,Kaga,XZ0101,2019-01-01\n"
                                    "Zandia,XZ,Marra,XZ01,Nyala,XZ0102,2019-01-01\n"
                                    "Zandia,XZ,Marra,XZ01,Tawila,XZ0103,2019-01-01\n"
                                    "Zandia,XZ,Marra,XZ01,Brindavora,XZ0104,2019-01-01\n"
                                    "Zandia,XZ,Marra,XZ01,Ferrol,XZ0105,2019-01-01\n"
                                    "Zandia,XZ,Marra,XZ01,King's Town,XZ0106,2019-01-01\n"
                                    "Zandia,XZ,Coast,XZ02,Port Amal,XZ0201,2019-01-01\n";
std::string const after = header + "Zandia,XZ,Marra,XZ01,Kaga,XZ0101,2025-01-01\n"
                                   "Zandia,XZ,Marra,XZ01,Nyala,XZ0102,2025-01-01\n"
                                   "Zandia,XZ,Marra,XZ01,Brindavora North,XZ0107,2025-01-01\n"
                                   "Zandia,XZ,Marra,XZ01,Brindavora South,XZ0108,2025-01-01\n"
                                   "Zandia,XZ,Marra,XZ01,Freetown,XZ0106,2025-01-01\n"
                                   "Zandia,XZ,Coast,XZ02,Port Amal,XZ0201,2025-01-01\n"
                                   "Zandia,XZ,Coast,XZ02,Ferrol,XZ0202,2025-01-01\n";

std::string box(std::string const& code, std::string const& name, double west, double south, double east, double north,
                std::string const& day)
{
    auto const point = [](double x, double y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
    return R"({"type":"Feature","properties":{"ADM2_PCODE":")" + code + R"(","ADM2_EN":")" + name +
           R"(","ADM1_PCODE":")" + code.substr(0, 4) + R"(","ADM0_PCODE":"XZ","validOn":")" + day +
           R"("},"geometry":{"type":"Polygon","coordinates":[[)" + point(west, south) + "," + point(east, south) + "," +
           point(east, north) + "," + point(west, north) + "," + point(west, south) + "]]}}";
}

std::string collection(std::vector<std::string> const& features)
{
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (auto const& feature : features)
        text += (text.back() == '[' ? "" : ",") + feature;
    return text + "]}";
}

std::string outlines_before()
{
    auto const* day = "2019-01-01";
    return collection({box("XZ0101", "Kaga", 0, 0, 1, 1, day), box("XZ0102", "Nyala", 1, 0, 2, 1, day),
                       box("XZ0103", "Tawila", 2, 0, 3, 1, day), box("XZ0104", "Brindavora", 0, 1, 1, 2, day),
                       box("XZ0105", "Ferrol", 1, 1, 2, 2, day), box("XZ0106", "King's Town", 2, 1, 3, 2, day),
                       box("XZ0201", "Port Amal", 3, 0, 4, 2, day)});
}

std::string outlines_after()
{
    auto const* day = "2025-01-01";
    return collection({box("XZ0101", "Kaga", 0, 0, 1, 1, day), box("XZ0102", "Nyala", 1, 0, 3, 1, day),
                       box("XZ0107", "Brindavora North", 0, 1.4, 1, 2, day),
                       box("XZ0108", "Brindavora South", 0, 1, 1, 1.4, day), box("XZ0202", "Ferrol", 1, 1, 2, 2, day),
                       box("XZ0106", "Freetown", 2, 1, 3, 2, day), box("XZ0201", "Port Amal", 3, 0, 4, 2, day)});
}

struct Answer {
    std::string place;
    Step step;
    std::vector<std::string> candidates;
};

Answer find(Gazetteer const& gazetteer, std::string const& code, std::string const& name = "",
            std::string const& parent = "")
{
    Asked asked;
    asked.code[2] = code, asked.name[2] = name, asked.code[1] = parent;
    auto const found = gazetteer.find(asked);
    Answer answer{found.place < 0 ? "" : gazetteer.at(found.place).pcode, found.step, {}};
    for (auto const& candidate : found.candidates)
        answer.candidates.push_back(gazetteer.at(candidate.place).pcode);
    std::ranges::sort(answer.candidates);
    return answer;
}

std::vector<std::string> now(Gazetteer const& gazetteer, int level)
{
    std::vector<std::string> codes;
    for (auto const place : gazetteer.places_of(level))
        codes.push_back(gazetteer.at(place).pcode);
    return codes;
}

std::vector<std::string> const districts_now{"XZ0101", "XZ0102", "XZ0106", "XZ0107", "XZ0108", "XZ0201", "XZ0202"};

TEST(Vintages, ANewerListEndsWhatItLeavesOut)
{
    Country country("XZA", "Zandia");
    auto first = country.load_text("before.csv", before);
    EXPECT_EQ(first.places_new, 10) << "the country, two provinces, seven districts";
    auto second = country.load_text("after.csv", after);
    EXPECT_EQ(second.places_new, 3);
    EXPECT_EQ(times(second, "gazetteer.ended"), 3);
    EXPECT_EQ(times(second, "gazetteer.name_other"), 1);
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(now(*gazetteer, 2), districts_now);
    auto const gone = gazetteer->by_code("XZ0103");
    EXPECT_EQ(gazetteer->at(gone).valid_from, base::Day::parse("2019-01-01"));
    EXPECT_EQ(gazetteer->at(gone).valid_to, base::Day::parse("2024-12-31"));
    EXPECT_EQ(gazetteer->at(gazetteer->by_code("XZ0101")).valid_from, base::Day::parse("2019-01-01"))
        << "what stays is one place";
}

TEST(Vintages, ByNameAloneOnlyNamesakesAreProposed)
{
    Country country("XZA", "Zandia");
    country.load_text("before.csv", before);
    auto const loaded = country.load_text("after.csv", after);
    EXPECT_EQ(times(loaded, "crosswalk.proposed"), 1) << "Ferrol";
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(find(*gazetteer, "XZ0105").place, "XZ0202");
    EXPECT_EQ(find(*gazetteer, "XZ0105").step, Step::vintage);
    auto const gone = find(*gazetteer, "XZ0103");
    EXPECT_EQ(gone.place, "XZ0103") << "nothing tells what became of it: it stays what it was";
    EXPECT_EQ(gone.step, Step::exact);
    Asked asked;
    asked.code[2] = "XZ0103";
    EXPECT_THAT(gazetteer->find(asked).doubts, testing::ElementsAre("place.old_code"));
}

TEST(Vintages, OutlinesTellWhatBecameOfEach)
{
    Country country("XZA", "Zandia");
    country.load_text("before.csv", before);
    country.load_text("before.geojson", outlines_before());
    country.load_text("after.csv", after);
    auto const loaded = country.load_text("after.geojson", outlines_after());
    EXPECT_EQ(loaded.boundaries, 7) << "three new ones, one that changed, the others as of a later day";
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(find(*gazetteer, "XZ0103").place, "XZ0102");
    EXPECT_EQ(find(*gazetteer, "XZ0103").step, Step::vintage);
    EXPECT_EQ(find(*gazetteer, "xz-0103").step, Step::vintage);
    EXPECT_EQ(find(*gazetteer, "XZ0105").place, "XZ0202");
    auto const split = find(*gazetteer, "XZ0104");
    EXPECT_EQ(split.step, Step::several);
    EXPECT_EQ(split.candidates, (std::vector<std::string>{"XZ0107", "XZ0108"}));
    auto const named = find(*gazetteer, "XZ0104", "Brindavora South");
    EXPECT_EQ(named.place, "XZ0108");
    EXPECT_EQ(named.step, Step::vintage);
    EXPECT_EQ(find(*gazetteer, "", "Tawila", "XZ01").place, "XZ0102") << "an old name leads to what the place is now";
    EXPECT_EQ(find(*gazetteer, "", "King's Town", "XZ01").place, "XZ0106");
    EXPECT_EQ(country.muster({"place", "crosswalk", "--from", "XZ0104"}), 0);
    EXPECT_THAT(country.said, HasSubstr("60.0 %"));
    EXPECT_THAT(country.said, HasSubstr("proposed"));
}

TEST(Vintages, TheOrderOfLoadingDoesNotMatter)
{
    Country country("XZA", "Zandia");
    country.load_text("after.geojson", outlines_after());
    country.load_text("after.csv", after);
    country.load_text("before.csv", before);
    auto const loaded = country.load_text("before.geojson", outlines_before());
    EXPECT_EQ(loaded.boundaries, 3) << "only of places that are no more";
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(now(*gazetteer, 2), districts_now);
    EXPECT_EQ(find(*gazetteer, "XZ0103").place, "XZ0102");
    EXPECT_EQ(find(*gazetteer, "XZ0104").step, Step::several);
    EXPECT_EQ(gazetteer->at(gazetteer->by_code("XZ0106")).name, "Freetown");
}

TEST(Vintages, AFileOfStepsReplacesTheGuesses)
{
    Country country("XZA", "Zandia");
    country.load_text("before.csv", before);
    country.load_text("after.csv", after);
    auto const loaded = country.load_text("steps.csv", "old_pcode,new_pcode,share\nXZ0104,XZ0107,0.95\nXZ0104,XZ0108,5%"
                                                       "\nXZ0105,XZ0201,1\nOLD77,XZ0201,1\nXZ0103,XZ9999,1\n");
    EXPECT_EQ(loaded.kind, "crosswalk");
    EXPECT_EQ(times(loaded, "crosswalk.place_unknown"), 1);
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(find(*gazetteer, "XZ0104").place, "XZ0107") << "nearly all of it";
    EXPECT_EQ(find(*gazetteer, "XZ0105").place, "XZ0201") << "what is given stands above what is guessed";
    EXPECT_EQ(find(*gazetteer, "old-77").place, "XZ0201") << "a code that no list ever had";
    EXPECT_EQ(country.load_text("steps.csv", "old_pcode,new_pcode,share\nXZ0105,XZ0201,1\n").figures, 0)
        << "known already";
    EXPECT_EQ(
        times(country.load_text("odd.csv", "old_pcode,new_pcode,share\nXZ0103,XZ0102,0.6\n"), "crosswalk.share_odd"),
        1);
}

TEST(Vintages, ACodeUsedAgainForAnotherPlaceIsAnotherPlace)
{
    Country country("XZA", "Zandia");
    country.load_text("before.csv", before);
    // Kaga gets the code XZ0109, and its old code goes to a new district.
    auto text = after;
    text.replace(text.find("Kaga,XZ0101"), 11, "Kaga,XZ0109");
    text += "Zandia,XZ,Marra,XZ01,Saladin,XZ0101,2025-01-01\n";
    country.load_text("after.csv", text);
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(find(*gazetteer, "", "Kaga", "XZ01").place, "XZ0109");
    EXPECT_EQ(gazetteer->at(gazetteer->by_code("XZ0101")).name, "Saladin");
    EXPECT_EQ(find(*gazetteer, "XZ0101", "Kaga").step, Step::several)
        << "an old code with its old name: a person must say";
}

TEST(Vintages, APlaceThatMovesKeepsItsCode)
{
    Country country("XZA", "Zandia");
    country.load_text("before.csv", before);
    auto text = after;
    text.replace(text.find("Marra,XZ01,Kaga"), 15, "Coast,XZ02,Kaga");
    country.load_text("after.csv", text);
    auto const gazetteer = country.gazetteer();
    auto const place = gazetteer->by_code("XZ0101");
    EXPECT_EQ(gazetteer->at(place).parent, "XZ02");
    EXPECT_EQ(gazetteer->at(place).valid_from, base::Day::parse("2025-01-01"));
    EXPECT_EQ(find(*gazetteer, "XZ0101").step, Step::exact);
    EXPECT_EQ(country.db->number({"test", "SELECT count(*) FROM place WHERE pcode = 'XZ0101'", ""}), 2);
    EXPECT_EQ(country.db->number({"test", "SELECT count(*) FROM places_now WHERE pcode = 'XZ0101'", ""}), 1);
}

TEST(Vintages, TheSameFilesAgainChangeNothing)
{
    Country country("XZA", "Zandia");
    auto const all = [&] {
        std::int64_t changes = 0;
        for (auto const& [name, text] : {std::pair{"before.csv", before},
                                         {"before.geojson", outlines_before()},
                                         {"after.csv", after},
                                         {"after.geojson", outlines_after()}}) {
            auto const loaded = country.load_text(name, text);
            changes += loaded.places_new + loaded.places_changed + loaded.boundaries + loaded.figures;
        }
        return changes;
    };
    EXPECT_GT(all(), 0);
    auto const head = store::journal_head(*country.db);
    EXPECT_EQ(all(), 0);
    EXPECT_EQ(store::journal_head(*country.db), head) << "what changed nothing is not recorded";
}

TEST(Vintages, WhoeverChangesATableBehindTheJournalIsFound)
{
    Country country("XZA", "Zandia");
    country.load_text("before.csv", before);
    country.load_text("before.geojson", outlines_before());
    settle_words(*country.db, country.clock, "amina", "op", "Camp 14", "XZ01", "XZ0102", "told so");
    auto const faults = [&] { return store::verify(*country.db, module().witnesses).size(); };
    EXPECT_EQ(faults(), 0u);
    country.db->execute("UPDATE place SET lat = lat + 0.001 WHERE pcode = 'XZ0101'");
    EXPECT_EQ(faults(), 1u);
    country.db->execute("UPDATE place SET lat = lat - 0.001 WHERE pcode = 'XZ0101'");
    country.db->execute("UPDATE place_words SET pcode = 'XZ0103'");
    EXPECT_EQ(faults(), 1u);
}

} // namespace
} // namespace muster::geography
