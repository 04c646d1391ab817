// Whatever the lists name is said in every language, and so is the letter.
#include "../letter.hpp"

#include <base/words.hpp>
#include <gtest/gtest.h>

using namespace muster;
using namespace muster::structure;

namespace {

void said_everywhere(std::string_view family, std::string_view code)
{
    auto const key = std::string(family) + std::string(code);
    for (auto const language : base::languages) EXPECT_FALSE(base::wording_of(key, language).sentence.empty()) << key << " in " << language;
}

class Said : public testing::Test {
protected:
    static void SetUpTestSuite() { base::add_words(module().words); }
};

/// A proposal whose lead is not the global one, with all that a letter tells.
struct Drafted {
    Papers papers;
    base::Instant now = *instant_of("2026-03-04T10:00Z");

    Drafted()
    {
        papers.policy = policies().back();
        papers.names["wash"] = "Water, Sanitation and Hygiene";
        auto& made = papers.ledger.emplace_back();
        made.decision = {.id = 1, .since = now, .body = "wash", .kind = "propose", .action = "activate", .reason = "R1"};
        auto const fact = [&](std::string aspect, std::string name, std::string value) -> Fact& {
            auto& one = made.facts.emplace_back();
            one.body = "wash", one.aspect = std::move(aspect), one.name = std::move(name), one.value = std::move(value);
            return one;
        };
        fact("state", "", "proposed"), fact("stage", "", "drafted"), fact("action", "", "activate"), fact("type", "", "national_cluster");
        fact("lead", "oxfam", "cla").partner = "oxfam";
        auto& argued = fact("selection", "oxfam", "argued");
        argued.note = "R2", argued.more = R"({"relevance":"R3","willingness":"R4"})";
        fact("finding", "a1", "met").note = "R5";
        fact("consulted", "authorities", "said").note = "R6";
        fact("advised", "hct", "for").note = "R7";
    }
    [[nodiscard]] std::string letter(std::string_view language) const
    {
        base::Speaking const speaking({language});
        LetterAbout about{.operation_name = "Z", .sender = "S", .at = now, .bodies = {"wash"}};
        Moment const moment(papers.ledger, now);
        auto const made = letter_of(papers, moment, about);
        EXPECT_EQ(made.language, language);
        return paper::to_text(made);
    }
};

}

TEST_F(Said, every_code_of_the_lists_has_its_words)
{
    for (auto const& one : conditions()) said_everywhere("body.needs.", one.condition);
    for (auto const& one : criteria()) said_everywhere("body.criterion.", one.criterion);
    for (auto const& one : acting_roles()) said_everywhere("body.role.", one.role);
    for (auto const& one : body_types()) said_everywhere("body.type.", one.type);
    for (auto const& one : lead_roles()) said_everywhere("body.lead_role.", one.role);
    for (auto const& one : policies()) said_everywhere("body.approver.", one.approver);
    for (auto const& one : moves()) {
        said_everywhere("body.move.", one.move);
        if (one.action != "*" and one.action != "-" and not one.action.contains('|')) said_everywhere("body.action.", one.action);
        for (auto const state : one.from)
            if (state != "*" and state != "none") said_everywhere("body.state.", state);
        for (auto const stage : one.stage)
            if (stage != "*" and not stage.empty()) said_everywhere("body.stage.", stage);
    }
}

TEST_F(Said, the_letter_tells_the_same_in_every_language)
{
    Drafted const drafted;
    for (auto const language : base::languages) {
        auto const text = drafted.letter(language);
        for (int i = 1; i <= 7; ++i) EXPECT_NE(text.find("R" + std::to_string(i)), std::string::npos) << language << " lacks R" << i << ": " << text;
        EXPECT_EQ(text.find("body."), std::string::npos) << text;  // a key that nobody put into words
        if (language == "en") continue;
        for (auto const* english : {"Water", "Lead", "Criterion", "met\n", "March", "Coordinator", "Emergency", "Consulted"})
            EXPECT_EQ(text.find(english), std::string::npos) << english << " in " << language << ": " << text;
    }
    auto const french = drafted.letter("fr");
    EXPECT_NE(french.find("4 mars 2026"), std::string::npos);
    EXPECT_NE(french.find("Eau, hygiène et assainissement"), std::string::npos);
    EXPECT_NE(french.find("j’ai l’honneur de vous soumettre"), std::string::npos) << french;
    EXPECT_NE(drafted.letter("en").find("within 24 hours"), std::string::npos);
}
