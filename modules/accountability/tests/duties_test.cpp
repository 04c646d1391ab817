// Every bullet and clause of the two texts is a line of the list, and every line is from the texts.
#include "facts.hpp"
#include "kit.hpp"
#include "lists.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <set>

using namespace muster;
using accountability::duties;
using accountability::Duty;

namespace {

std::string const folder = MUSTER_SOURCE "/../shared/terms-of-reference/";

std::string text_of(std::string const& name)
{
    std::ifstream file(folder + name, std::ios::binary);
    std::string all(std::istreambuf_iterator<char>(file), {});
    return std::regex_replace(all, std::regex("\\s+"), " ");
}

std::string faq() { return text_of("000_63dd19c6f42e561b.txt"); }
std::string terms() { return text_of("003_6386a6bdda12b0f0.txt"); }

std::vector<std::string> cut(std::string const& text, std::string const& at)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (auto to = text.find(at); to != std::string::npos; to = text.find(at, from)) {
        parts.push_back(text.substr(from, to - from));
        from = to + at.size();
    }
    parts.push_back(text.substr(from));
    return parts;
}

std::vector<Duty const*> covering(std::string const& clause)
{
    std::vector<Duty const*> found;
    for (auto const& duty : duties())
        if (clause.find(duty.begins) != std::string::npos) found.push_back(&duty);
    return found;
}

/// The part of the text between two phrases.
std::string between(std::string const& text, std::string const& from, std::string const& to)
{
    auto const first = text.find(from);
    EXPECT_NE(first, std::string::npos) << from;
    return text.substr(first, text.find(to, first + from.size()) - first);
}

}

class Texts : public testing::Test {
protected:
    void SetUp() override
    {
        if (not std::filesystem::exists(folder)) GTEST_SKIP() << "the two texts are not beside this tree: " << folder;
    }
};

TEST_F(Texts, every_bullet_of_the_terms_of_reference_is_a_duty)
{
    auto bullets = cut(terms(), "•");
    ASSERT_EQ(bullets.size(), 29u);  // the opening, and 28 bullets
    for (std::size_t i = 1; i < bullets.size(); ++i) {
        EXPECT_FALSE(covering(bullets[i]).empty()) << bullets[i];
        // What goes on after a semicolon in small letters is a clause of its own.
        std::regex const clause("; [a-z]");
        std::size_t from = 0;
        for (std::sregex_iterator at(bullets[i].begin(), bullets[i].end(), clause), none; at != none; ++at) {
            auto const to = static_cast<std::size_t>(at->position());
            EXPECT_FALSE(covering(bullets[i].substr(from, to - from)).empty()) << bullets[i].substr(from, to - from);
            from = to + 1;
        }
        EXPECT_FALSE(covering(bullets[i].substr(from)).empty()) << bullets[i].substr(from);
    }
}

TEST_F(Texts, the_closing_paragraph_and_the_opening_are_covered)
{
    for (auto const* sentence : {"Humanitarian actors who participate", "Provisions should also be made"})
        EXPECT_FALSE(covering(between(terms(), sentence, ". ")).empty()) << sentence;
    EXPECT_FALSE(covering(between(terms(), "At the global level, the aim", ". ")).empty());
    EXPECT_FALSE(covering(between(terms(), "At the country level, the aim", ". ")).empty());
    EXPECT_FALSE(covering(between(terms(), "The Humanitarian Coordinator –", ". ")).empty());
}

TEST_F(Texts, every_lettered_clause_of_the_questions_and_answers_is_a_duty)
{
    auto const functions = between(faq(), "At the global level, cluster leads are responsible", "At all levels");
    auto const levels = cut(functions, "Cluster leads at the country level");
    ASSERT_EQ(levels.size(), 2u);
    auto lettered = [](std::string const& text, std::string const& pattern) {
        std::vector<std::string> clauses;
        std::regex const letter(pattern);
        std::vector<std::size_t> starts;
        for (std::sregex_iterator at(text.begin(), text.end(), letter), none; at != none; ++at)
            starts.push_back(static_cast<std::size_t>(at->position()));
        for (std::size_t i = 0; i < starts.size(); ++i)
            clauses.push_back(text.substr(starts[i], (i + 1 < starts.size() ? starts[i + 1] : text.size()) - starts[i]));
        return clauses;
    };
    auto const global = lettered(levels[0], "\\b[a-e]\\) "), country = lettered(levels[1], "\\b[a-d]\\) ");
    auto const criteria = lettered(between(faq(), "Within a few days", "When do clusters phase out"), "\\([a-d]\\) ");
    ASSERT_EQ(global.size(), 5u);
    ASSERT_EQ(country.size(), 4u);
    ASSERT_EQ(criteria.size(), 4u);
    for (auto const& clause : global) {
        ASSERT_FALSE(covering(clause).empty()) << clause;
        EXPECT_EQ(covering(clause).front()->level, "global") << clause;
    }
    for (auto const& clauses : {country, criteria})
        for (auto const& clause : clauses) {
            ASSERT_FALSE(covering(clause).empty()) << clause;
            EXPECT_EQ(covering(clause).front()->level, "country") << clause;
        }
}

TEST_F(Texts, structure_activation_phase_out_and_mutual_obligations_are_covered)
{
    auto const who = cut(between(faq(), "The HC, in consultation with the HCT", "What are the functions"), ". ");
    for (auto const& sentence : who)
        if (sentence.size() > 3) EXPECT_FALSE(covering(sentence).empty()) << sentence;
    EXPECT_FALSE(covering(between(faq(), "At all levels, cluster leads", "When are clusters")).empty());
    EXPECT_FALSE(covering(between(faq(), "Within a few days", "(a)")).empty());
    EXPECT_FALSE(covering(between(faq(), "Towards the end", "as appropriate.")).empty());
}

TEST_F(Texts, every_duty_is_from_its_text)
{
    for (auto const& duty : duties()) {
        auto const source = duty.clause.starts_with("FAQ") ? faq() : terms();
        EXPECT_NE(source.find(duty.begins), std::string::npos) << duty.id << " " << duty.begins;
    }
}

TEST(duties, the_list_is_whole)
{
    std::set<std::string> ids;
    std::set<std::string> rules, clocks;
    for (auto const& table : {accountability::structure_rules(), accountability::people_rules(), accountability::report_rules(),
                              accountability::standard_rules(), accountability::commitment_rules(), accountability::meeting_rules()})
        for (auto const& rule : table) EXPECT_TRUE(rules.emplace(rule.name).second) << rule.name;
    for (auto const& clock : accountability::clocks()) clocks.insert(clock.clock);
    for (auto const& duty : duties()) {
        EXPECT_TRUE(ids.insert(duty.id).second) << duty.id;
        EXPECT_TRUE(rules.contains(duty.rule)) << duty.id;
        EXPECT_TRUE(duty.clock.empty() or clocks.contains(duty.clock)) << duty.id;
        EXPECT_TRUE(duty.rule != "none" or duty.parameters.contains("waits")) << duty.id;
        EXPECT_EQ(duty.level == "global", duty.applies_to.front() == "global") << duty.id;
        // Government-led sectors have no last resort and no endorsement (domain.md 12, I2).
        bool const last_resort = duty.id.starts_with("T13") or duty.id == "F4d" or duty.rule == "endorsed";
        EXPECT_FALSE(last_resort and std::ranges::find(duty.applies_to, "sector") != duty.applies_to.end()) << duty.id;
    }
    for (int heading = 1; heading <= 13; ++heading)
        EXPECT_TRUE(std::ranges::any_of(ids, [&](auto const& id) { return id.starts_with("T" + std::to_string(heading) + "."); })) << heading;
}

namespace {

/// What a text says in each language; every one has to say something, and not the English of another.
void said_everywhere(std::string const& key)
{
    for (auto const language : base::languages) {
        auto const words = base::wording_of(key, language).sentence;
        EXPECT_FALSE(words.empty()) << key << " in " << language;
        bool const long_enough = words.size() > 20;
        if (language != "en" and long_enough) EXPECT_NE(words, base::wording_of(key, "en").sentence) << key << " in " << language << " is English";
    }
}

std::string source_of(std::string const& name)
{
    std::ifstream file(MUSTER_SOURCE "/modules/accountability/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}

TEST(duties, are_said_in_every_language)
{
    accountability::Asked const loaded;  // the words
    for (auto const& duty : duties()) {
        said_everywhere("duty.text." + duty.id);
        for (auto const language : base::languages) {
            base::Speaking const speaking({language});
            EXPECT_FALSE(accountability::clause_of(duty).starts_with("duty.")) << duty.id << " in " << language << ": " << accountability::clause_of(duty);
        }
        auto const given = [&](std::string const& name) {
            auto const at = duty.parameters.find(name);
            return at == duty.parameters.end() ? std::vector<std::string>{} : accountability::parts_of(at->second, '|');
        };
        for (auto const& one : given("waits")) said_everywhere("duty.waits." + one);
        for (auto const& one : given("classes")) said_everywhere("duty.kind." + one);
        for (auto const& one : given("issues")) said_everywhere("duty.issue." + one);
        for (auto const& one : given("steps")) said_everywhere("duty.step." + one);
        for (auto const& one : given("party")) said_everywhere("body.party." + one);
    }
    for (auto const& clock : accountability::clocks()) said_everywhere("duty.clock." + clock.clock);
}

TEST(duties, every_reason_and_evidence_that_the_rules_give_is_said_in_every_language)
{
    accountability::Asked const loaded;
    std::set<std::string> keys;
    std::regex const call(R"(\b(why|proof|told)\(([^;{)]*))"), quoted(R"x("([a-z_]+)")x");
    for (auto const* name : {"rules_structure.cpp", "rules_people.cpp", "rules_reports.cpp", "rules_standards.cpp", "rules_commitments.cpp", "rules_meetings.cpp", "question.cpp",
                             "board.cpp", "report.cpp"}) {
        auto const source = source_of(name);
        ASSERT_FALSE(source.empty()) << name;
        for (std::sregex_iterator at(source.begin(), source.end(), call), none; at != none; ++at) {
            auto const family = (*at)[1] == "why" ? "duty.why." : (*at)[1] == "proof" ? "duty.proof." : "duty.report.";
            auto const within = (*at)[2].str();
            for (std::sregex_iterator word(within.begin(), within.end(), quoted); word != none; ++word) {
                // What a state is compared with is no text.
                if (word->prefix().str().ends_with("== ")) continue;
                keys.insert(family + (*word)[1].str());
            }
        }
    }
    EXPECT_GT(keys.size(), 120u);
    for (auto const& key : keys) said_everywhere(key);
}
