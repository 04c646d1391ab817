#include "made_files.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/ucnv.h>

using namespace muster;
using namespace muster::formats::made;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::string encoded(std::string const& text, char const* encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    std::string out(text.size() * 4 + 8, '\0');
    auto const n = ucnv_convert(encoding, "utf-8", out.data(), static_cast<int32_t>(out.size()), text.data(),
                                static_cast<int32_t>(text.size()), &error);
    EXPECT_TRUE(U_SUCCESS(error)) << encoding;
    out.resize(static_cast<std::size_t>(n));
    return out;
}

struct Sample {
    char const* encoding;  // as it is written
    char const* found;     // as it should be called
    std::string text;
};

std::vector<Sample> samples()
{
    return {
        {"windows-1252", "windows-1252",
         "R\u00e9gion;Activit\u00e9;B\u00e9n\u00e9ficiaires\nHaut-K\u00e9l\u00e9;Distribution d\u2019eau \u00e0 l\u2019\u00e9cole;12\n"
         "\u00celes;R\u00e9habilitation des b\u00e2timents o\u00f9 les \u00e9l\u00e8ves sont re\u00e7us;3\n"},
        {"ISO-8859-1", "windows-1252",
         "Departamento;Organizaci\u00f3n;Regi\u00f3n\nChoc\u00f3;Fundaci\u00f3n para la ni\u00f1ez y la educaci\u00f3n;Pac\u00edfico\n"
         "Nari\u00f1o;Acci\u00f3n contra el hambre;Suroccidente del pa\u00eds\n"},
        {"windows-1251", "windows-1251",
         "\u041e\u0431\u043b\u0430\u0441\u0442\u044c;\u041e\u0440\u0433\u0430\u043d\u0438\u0437\u0430\u0446\u0438\u044f\n"
         "\u0414\u043e\u043d\u0435\u0446\u043a\u0430\u044f \u043e\u0431\u043b\u0430\u0441\u0442\u044c;\u0420\u0430\u0437\u0434\u0430\u0447\u0430 "
         "\u043f\u0440\u043e\u0434\u0443\u043a\u0442\u043e\u0432 \u043f\u0438\u0442\u0430\u043d\u0438\u044f \u043f\u0435\u0440\u0435\u0441\u0435\u043b\u0435\u043d\u0446\u0430\u043c\n"},
        {"windows-1256", "windows-1256",
         "\u0627\u0644\u0645\u062d\u0627\u0641\u0638\u0629;\u0627\u0644\u0645\u0646\u0638\u0645\u0629\n"
         "\u062d\u0644\u0628;\u062a\u0648\u0632\u064a\u0639 \u0627\u0644\u0645\u0648\u0627\u062f \u0627\u0644\u063a\u0630\u0627\u0626\u064a\u0629 \u0639\u0644\u0649 "
         "\u0627\u0644\u0646\u0627\u0632\u062d\u064a\u0646 \u0641\u064a \u0627\u0644\u0645\u062e\u064a\u0645\u0627\u062a\n"},
    };
}

}

TEST(ReadEncoding, OldCodePagesAreRecognisedByTheirLetters)
{
    for (auto const& sample : samples()) {
        auto const workbook = formats::Workbook::from_bytes(encoded(sample.text, sample.encoding), "f.csv");
        ASSERT_NE(workbook->text_file(), nullptr);
        EXPECT_EQ(workbook->text_file()->encoding, sample.found);
        EXPECT_EQ(read_all(*workbook).rows, read_bytes(sample.text, "f.csv").rows) << sample.encoding;
    }
}

TEST(ReadEncoding, DosAndMacintoshAreToldByTheirWords)
{
    std::string const text = "R\u00e9gion;Activit\u00e9;B\u00e9n\u00e9ficiaires\nHaut-K\u00e9l\u00e9;Distribution d'eau \u00e0 l'\u00e9cole;12\n"
                             "\u00celes;R\u00e9habilitation des b\u00e2timents o\u00f9 les \u00e9l\u00e8ves sont re\u00e7us;3\n";
    for (auto const* const encoding : {"macintosh", "ibm-850"}) {
        auto const workbook = formats::Workbook::from_bytes(encoded(text, encoding), "f.csv");
        EXPECT_EQ(workbook->text_file()->encoding, encoding);
        EXPECT_FALSE(workbook->text_file()->sure);
        EXPECT_EQ(read_all(*workbook).rows, read_bytes(text, "f.csv").rows) << encoding;
    }
}

TEST(ReadEncoding, ThePersonsChoiceStands)
{
    for (auto const& sample : samples()) {
        formats::Choice choice;
        choice.encoding = sample.encoding;
        EXPECT_EQ(read_bytes(encoded(sample.text, sample.encoding), "f.csv", {}, choice).rows,
                  read_bytes(sample.text, "f.csv").rows)
            << sample.encoding;
    }
    formats::Choice choice;
    choice.encoding = "klingon";
    EXPECT_THROW(formats::Workbook::from_bytes("a,b\n", "f.csv", {}, choice), base::Refusal);
}

TEST(ReadEncoding, UnicodeWithAndWithoutMark)
{
    std::string const text = "Org,Reached\nDRC,\"1,200\"\nIRC,7\n";
    auto const expected = read_bytes(text, "f.csv").rows;
    for (bool const big : {false, true})
        for (bool const mark : {false, true}) {
            auto const workbook = formats::Workbook::from_bytes(utf16(text, big, mark), "f.csv");
            EXPECT_EQ(workbook->text_file()->encoding, big ? "utf-16be" : "utf-16le");
            EXPECT_EQ(read_all(*workbook).rows, expected);
        }
    auto const marked = formats::Workbook::from_bytes("\xEF\xBB\xBF" + text, "f.csv");
    EXPECT_EQ(marked->text_file()->encoding, "utf-8");
    EXPECT_EQ(read_all(*marked).rows, expected);
    for (auto const* const name : {"UTF-16", "UTF-32", "UTF-32BE"})
        EXPECT_EQ(read_bytes(encoded(name == std::string("UTF-32BE") ? "\xEF\xBB\xBF" + text : text, name), "f.csv").rows, expected) << name;
}

TEST(ReadEncoding, Utf16InManyPieces)
{
    std::string text = "k,v\n";
    for (int i = 0; i < 40'000; ++i) text += std::to_string(i) + ",\xF0\x9F\x98\x80\xD8\xA8\n";
    auto const seen = read_bytes(encoded(text, "UTF-16LE"), "f.csv");
    EXPECT_EQ(seen.rows, read_bytes(text, "f.csv").rows);
    EXPECT_THAT(seen.findings, IsEmpty());
}

TEST(ReadEncoding, DamageInUtf8IsReplacedAndItsLineSaid)
{
    std::string text = "name\n";
    for (int i = 0; i < 100; ++i) text += "R\xC3\xA9gion\n";
    text += "dam\xE9ged\nR\xC3\n";
    auto const seen = read_bytes(text, "f.csv");
    EXPECT_EQ(seen.rows[101], "102: t:dam\xEF\xBF\xBDged");
    EXPECT_EQ(seen.rows[102], "103: t:R\xEF\xBF\xBD");
    EXPECT_THAT(seen.findings, ElementsAre("text.replaced line 102 of f.csv x2"));
}

TEST(ReadEncoding, NulBytesAreLeftOutAndSaid)
{
    std::string text = "a,b\n1,2\n3,4\n";
    text.insert(6, 1, '\0');
    text.insert(9, 2, '\0');
    auto const seen = read_bytes(text + std::string(100, 'x'), "f.csv");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:a t:b", "2: t:1 t:2", "3: t:3 t:4", "4: t:" + std::string(100, 'x')));
    EXPECT_THAT(seen.findings, ElementsAre("text.nul line 2 of f.csv x3"));
}

TEST(ReadEncoding, AGuessThatIsNotSureIsSaid)
{
    auto const workbook = formats::Workbook::from_bytes("a,b\n\xE9,1\n", "f.csv");
    EXPECT_FALSE(workbook->text_file()->sure);
    auto const seen = read_all(*workbook);
    ASSERT_FALSE(seen.findings.empty());
    EXPECT_EQ(seen.findings[0], "text.encoding_guessed f x1");
}
