#include <formats/hxl_schema.hpp>
#include <gtest/gtest.h>

namespace muster::formats::hxl {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// "trouble row column value>suggestion" for each issue.
std::vector<std::string> issues(Rows const& data, Rows const& schema, ListSource const& lists = {})
{
    static std::vector<std::string> const names{
        "required", "too_many",     "datatype",      "range",       "whitespace", "pattern", "not_in_list",
        "repeated", "repeated_row", "unlike_others", "mixed_types", "spelling",   "outlier", "list_unavailable"};
    auto const number = [](std::optional<std::size_t> n) { return n ? std::to_string(*n) : std::string("-"); };
    std::vector<std::string> said;
    for (auto const& issue : Schema::parse(tagged(schema).value()).check(tagged(data).value(), lists))
        said.push_back(names.at(static_cast<std::size_t>(issue.trouble)) + " " + number(issue.row) + " " +
                       number(issue.column) + " " + issue.value +
                       (issue.suggestion.empty() ? "" : ">" + issue.suggestion));
    return said;
}

using Said = std::vector<std::string>;

TEST(HxlSchema, RequiredAndTooMany)
{
    Rows const data{{"#org", "#sector", "#sector"}, {"A", "WASH", "Health"}, {"", "", ""}, {"B", "", "Food"}};
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_required"}, {"#org", "yes"}}), (Said{"required 1 0 "}));
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_required+min", "#valid_required+max"}, {"#sector", "1", "1"}}),
              (Said{"too_many 0 2 Health", "required 1 1 "}));
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_required"}, {"#adm1", "true"}}), (Said{"required - - "}));
}

TEST(HxlSchema, TypesRangesAndPatterns)
{
    Rows const data{{"#reached", "#date", "#contact+email", "#adm1+code"},
                    {"12", "2026-03-31", "a@b.org", "ZA01"},
                    {"x", "31.31.2026", "none", "za01"},
                    {"-3", "1 May 2026", "", "ZA1"}};
    EXPECT_EQ(
        issues(data,
               {{"#valid_tag", "#valid_datatype"}, {"#reached", "number"}, {"#date", "date"}, {"#contact", "email"}}),
        (Said{"datatype 1 0 x", "datatype 1 1 31.31.2026", "datatype 1 2 none"}));
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_value+min", "#valid_value+max"}, {"#reached", "0", "10"}}),
              (Said{"range 0 0 12", "range 1 0 x", "range 2 0 -3"}))
        << "a word is compared as a word, and 'x' comes after '10'";
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_value+max"}, {"#date", "2026-04-01"}}),
              (Said{"range 1 1 31.31.2026", "range 2 1 1 May 2026"}));
    EXPECT_EQ(
        issues(data, {{"#valid_tag", "#valid_value+regex", "#valid_value+case"}, {"#adm1", "^ZA[0-9]{2}$", "true"}}),
        (Said{"pattern 1 3 za01", "pattern 2 3 ZA1"}));
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_value+regex"}, {"#adm1", "^ZA[0-9]{2}$"}}),
              (Said{"pattern 2 3 ZA1"}));
}

TEST(HxlSchema, APatternThatNeverEndsIsGivenUp)
{
    Rows const data{{"#org"}, {std::string(5000, 'a') + "!"}};
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_value+regex"}, {"#org", "^(a+)+$"}}).size(), 1u);
}

TEST(HxlSchema, ListsWithACloseValue)
{
    Rows const data{{"#status"}, {"ongoing"}, {"Ongoing "}, {"Ongoin"}, {"stopped"}};
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_value+list"}, {"#status", "Planned | Ongoing|Completed"}}),
              (Said{"not_in_list 2 0 Ongoin>Ongoing", "not_in_list 3 0 stopped"}));
    EXPECT_EQ(
        issues(data, {{"#valid_tag", "#valid_value+list", "#valid_value+case"}, {"#status", "Ongoing|stopped", "1"}}),
        (Said{"not_in_list 0 0 ongoing>Ongoing", "not_in_list 2 0 Ongoin>Ongoing"}));
    Rows const by_address{{"#valid_tag", "#valid_value+url"}, {"#status", "https://example.org/list.csv"}};
    EXPECT_EQ(issues(data, by_address), (Said{"list_unavailable - - "}));
    auto const list = [](std::string const&, std::string const&) {
        return std::vector<std::string>{"ongoing", "stopped"};
    };
    EXPECT_EQ(issues(data, by_address, list), (Said{"not_in_list 2 0 Ongoin>ongoing"}));
}

TEST(HxlSchema, Blanks)
{
    Rows const data{{"#org"},
                    {"NGO A"},
                    {" NGO A"},
                    {"NGO  A"},
                    {"NGO\nA"},
                    {"NGO\xC2\xA0"
                     "A"},
                    {"NGO A\xC2\xA0"},
                    {" "}};
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_value+whitespace"}, {"#*", "true"}}),
              (Said{"whitespace 1 0  NGO A>NGO A", "whitespace 2 0 NGO  A>NGO A", "whitespace 3 0 NGO\nA>NGO A",
                    "whitespace 5 0 NGO A\xC2\xA0>NGO A"}));
}

TEST(HxlSchema, UniqueValuesAndRows)
{
    Rows const data{
        {"#meta+id", "#org", "#date"}, {"1", "A", "2026-03-31"}, {"2", "B", "1 May 2026"}, {"1 ", "a", "31/03/2026"}};
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_unique"}, {"#meta+id", "true"}}), (Said{"repeated 2 0 1 "}));
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_unique+key"}, {"#org", "#org,#date"}}), (Said{"repeated_row 2 - "}));
    EXPECT_EQ(issues(data, {{"#valid_tag", "#valid_unique+key"}, {"#org", "true"}}), (Said{"repeated_row 2 - "}));
}

TEST(HxlSchema, SchemasThatCannotBeFollowedAreRefused)
{
    auto const code = [](Rows const& schema) {
        try {
            Schema::parse(tagged(schema).value());
        } catch (base::Refusal const& refusal) {
            return refusal.code() + " " + refusal.finding().sentence;
        }
        return std::string();
    };
    EXPECT_EQ(code({{"#org"}, {"x"}}), "hxl.no_schema The HXL schema has no column #valid_tag.");
    EXPECT_EQ(
        code({{"#valid_tag", "#valid_datatype"}, {"#org", "colour"}}),
        "hxl.bad_schema Row 2 of the HXL schema cannot be followed: 'colour' is no type of data (text, number, url, "
        "email, phone, date).");
    EXPECT_TRUE(code({{"#valid_tag", "#valid_required"}, {"#org", "perhaps"}}).starts_with("hxl.bad_schema"));
    EXPECT_TRUE(code({{"#valid_tag", "#valid_severity"}, {"#org", "fatal"}}).starts_with("hxl.bad_schema"));
    EXPECT_TRUE(code({{"#valid_tag", "#valid_value+regex"}, {"#org", "("}}).starts_with("hxl.bad_schema"));
    EXPECT_TRUE(code({{"#valid_tag", "#valid_required+min"}, {"#org", "two"}}).starts_with("hxl.bad_schema"));
    EXPECT_TRUE(code({{"#valid_tag", "#valid_correlation"}, {"#org", "#"}}).starts_with("hxl.bad_schema"));
    EXPECT_TRUE(code({{"#valid_tag"}, {"#or g"}}).starts_with("hxl.bad_schema"));
}

TEST(HxlSchema, AnIssueInWords)
{
    auto const data = tagged({{"#org", "#reached"}, {"A", "many"}}).value();
    auto const schema = Schema::parse(
        tagged({{"#valid_tag", "#valid_datatype", "#valid_severity"}, {"#reached", "number", "warning"}}).value());
    auto const found = schema.check(data);
    ASSERT_EQ(found.size(), 1u);
    auto const finding = said(found[0], schema, data, "May");
    EXPECT_EQ(finding.code, "hxl.datatype");
    EXPECT_EQ(finding.at, "May!B2");
    EXPECT_EQ(finding.severity, base::Severity::warn);
    EXPECT_EQ(finding.sentence, "'many' is no number, which #reached must be.");
    EXPECT_EQ(finding.remedy, "Write it as a number.");
}

}
}
