// Every sentence in every language: whoever adds a rule or a text brings its four words, or this fails and names it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gathered/modules.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <set>
#include <store/for_tests.hpp>

namespace muster {
namespace {

using base::wording_of;

constexpr std::array<std::string_view, 3> others{"fr", "es", "ar"};

/// Parts whose findings and refusals are told at the command line only: their remedies may name commands.
bool at_command_line_only(std::string_view code)
{
    static constexpr std::array<std::string_view, 4> parts{"cli.", "story.", "sample.", "store."};
    return std::ranges::any_of(parts, [&](std::string_view part) { return code.starts_with(part); });
}

bool names_a_command(std::string_view text)
{
    static std::regex const shape(R"((^|[^\w-])--[a-z]|`[a-z5][a-z0-9-]* [a-z]|\bmuster [a-z0-9])");
    return std::regex_search(text.begin(), text.end(), shape);
}

/// "{0}", and "{1#" where it is counted.
std::set<std::string> places_of(std::string_view text)
{
    static std::regex const shape(R"(\{([0-9])(, plural)?)");
    std::set<std::string> places;
    for (std::cregex_iterator at(text.data(), text.data() + text.size(), shape), end; at != end; ++at) {
        places.insert((*at)[1]);
        if ((*at)[2].matched) places.insert((*at)[1].str() + "#");
    }
    return places;
}

std::string all_sources()
{
    std::string all;
    for (auto const* room : {"platform", "modules", "app"})
        for (auto const& file : std::filesystem::recursive_directory_iterator(std::string(MUSTER_SOURCE "/") + room)) {
            auto const path = file.path().string();
            bool const list = path.find("/lists/") != std::string::npos;
            if (path.find("/tests/") != std::string::npos or not(list or path.ends_with(".cpp") or path.ends_with(".hpp"))) continue;
            std::ifstream in(path);
            all.append(std::istreambuf_iterator<char>(in), {});
        }
    return all;
}

class Words : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        cli::execute({"commands"}, {.modules = gathered::modules(), .out = [](std::string_view) {}, .err = [](std::string_view) {}});
    }
    static base::Rule const* rule(std::string_view code) { return base::Rules::all().find(code); }
    /// One sentence and what stands for it in another language.
    static void compare(std::string_view key, std::string_view language, std::string_view english, std::string_view other)
    {
        EXPECT_EQ(english.empty(), other.empty()) << key << " in " << language;
        EXPECT_EQ(base::fault_of(other), "") << key << " in " << language << ": " << other;
        if (english.empty() or other.empty()) return;
        EXPECT_EQ(places_of(english), places_of(other)) << key << " in " << language << ": " << other;
        if (language != "ar" or other.find(", plural") == std::string_view::npos) return;
        for (auto const* form : {"one {", "two {", "few {", "many {", "other {"}) EXPECT_NE(other.find(form), std::string_view::npos) << key << " in Arabic lacks " << form << "…}";
    }
};

TEST_F(Words, OfEveryRuleStandInEveryLanguage)
{
    for (auto const* one : base::Rules::all().list()) {
        auto const screen = wording_of(one->code, "en").screen;
        EXPECT_TRUE(wording_of(one->code, "en").sentence.empty()) << one->code << ": English stands in the table of rules";
        for (auto const language : others) {
            auto const words = wording_of(one->code, language);
            compare(one->code, language, one->sentence, words.sentence);
            compare(one->code, language, one->remedy, words.remedy);
            compare(one->code, language, screen, words.screen);
            if (one->sentence != "{0}" and one->sentence.size() > 20) EXPECT_NE(one->sentence, words.sentence) << one->code << " in " << language << " is English";
        }
    }
}

TEST_F(Words, OfEveryTextStandInEveryLanguage)
{
    for (auto const key : base::keys_of("en")) {
        auto const english = wording_of(key, "en");
        if (rule(key) != nullptr) continue;
        EXPECT_FALSE(english.sentence.empty()) << key;
        EXPECT_EQ(base::fault_of(english.sentence), "") << key;
        for (auto const language : others) {
            compare(key, language, english.sentence, wording_of(key, language).sentence);
            compare(key, language, english.screen, wording_of(key, language).screen);
        }
    }
}

TEST_F(Words, AreNotThereForNothing)
{
    std::set<std::string_view> texts;
    for (auto const key : base::keys_of("en")) texts.insert(key);
    for (auto const language : others)
        for (auto const key : base::keys_of(language)) EXPECT_TRUE(rule(key) != nullptr or texts.contains(key)) << language << " has " << key << ", which is no rule and not in English";
    auto const sources = all_sources();
    for (auto const key : texts) {
        if (rule(key) != nullptr) continue;
        // Said by its name, here or in a list, or as a family: say("gaps.kind." + name).
        bool used = sources.find("\"" + std::string(key) + "\"") != std::string::npos or sources.find("," + std::string(key) + ",") != std::string::npos;
        for (auto dot = key.rfind('.'); not used and dot != std::string_view::npos and dot > 0; dot = key.rfind('.', dot - 1))
            used = sources.find("\"" + std::string(key.substr(0, dot + 1)) + "\"") != std::string::npos or sources.find("\"" + std::string(key.substr(0, dot + 1)) + "{}\"") != std::string::npos;
        EXPECT_TRUE(used) << key << " is said by nobody";
    }
}

/// The names of columns that tables of the command line are made with, wherever a list of them stands in the sources.
std::set<std::string> headings_in(std::string const& sources)
{
    std::set<std::string> all;
    for (auto at = sources.find("TextTable "); at != std::string::npos; at = sources.find("TextTable ", at + 1)) {
        auto const call = sources.find_first_of("({;", at), begin = sources.find_first_not_of(" \n", call + 1);
        if (call == std::string::npos or sources[call] == ';' or sources[begin] != '{') continue;
        for (auto next = begin + 1, end = sources.find('}', begin); next < end;) {
            auto const open = sources.find('"', next), close = sources.find('"', open + 1);
            if (open > end or close > end) break;
            all.insert(sources.substr(open + 1, close - open - 1));
            next = close + 1;
        }
    }
    all.erase("");
    return all;
}

TEST_F(Words, HeadTheTablesOfTheCommandLineInEveryLanguage)
{
    auto const headings = headings_in(all_sources());
    EXPECT_GT(headings.size(), 150u);
    for (auto const& one : headings)
        for (auto const language : base::languages) EXPECT_FALSE(wording_of("heading." + one, language).sentence.empty()) << "platform/cli/words has no heading." << one << " in " << language;
    for (auto const key : base::keys_of("en"))
        if (key.starts_with("heading.")) EXPECT_TRUE(headings.contains(std::string(key.substr(8)))) << key << " heads no table";
    base::Speaking const french({"fr"});
    cli::TextTable table({"partner", "wash", "people"});
    EXPECT_EQ(table.text(), "partenaire  wash  personnes\n");
}

TEST_F(Words, OnAScreenNameNoCommand)
{
    for (auto const* one : base::Rules::all().list()) {
        auto const screen = wording_of(one->code, "en").screen;
        if (names_a_command(one->remedy) and not at_command_line_only(one->code)) EXPECT_FALSE(screen.empty()) << one->code << " needs a remedy for the screen: " << one->remedy;
        for (auto const language : base::languages) EXPECT_FALSE(names_a_command(wording_of(one->code, language).screen)) << one->code << " in " << language;
    }
}

}
}
