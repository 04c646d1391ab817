#include <formats/hxl.hpp>
#include <gtest/gtest.h>

namespace muster::formats {
namespace {

std::vector<Cell> cells(std::vector<std::string_view> texts)
{
    std::vector<Cell> made;
    for (auto const text : texts) {
        Cell cell;
        cell.kind = text.empty() ? Cell::Kind::empty : Cell::Kind::text;
        cell.text = text;
        made.push_back(cell);
    }
    return made;
}

bool tagged(std::vector<std::string_view> texts)
{
    std::vector<std::optional<TagSpec>> tags;
    auto const made = cells(std::move(texts));
    bool const yes = is_tag_row(made, tags);
    EXPECT_EQ(tags.size(), made.size());
    return yes;
}

TEST(HxlTags, ATagWithAttributes)
{
    auto const spec = TagSpec::parse(" #Adm1 +name + I_en\xC2\xA0+name ");
    ASSERT_TRUE(spec);
    EXPECT_EQ(spec->tag, "#adm1");
    EXPECT_EQ(spec->attributes, (std::vector<std::string>{"name", "i_en"}));
    EXPECT_EQ(spec->text(), "#adm1+name+i_en");
    EXPECT_TRUE(spec->has("i_en"));
    EXPECT_FALSE(spec->has("i"));
}

TEST(HxlTags, WhatIsNoTag)
{
    for (auto const* text :
         {"", "#", "#1abc", "#org+", "#org-impl", "# org", "#org+im pl", "org", "#org!", "##org", "#orgé"})
        EXPECT_FALSE(TagSpec::parse(text)) << text;
}

TEST(HxlTags, PatternsMatch)
{
    auto const match = [](char const* pattern, char const* tag) {
        return TagPattern::parse(pattern).value().matches(TagSpec::parse(tag).value());
    };
    EXPECT_TRUE(match("#org", "#org+impl"));
    EXPECT_TRUE(match("org", "#org"));
    EXPECT_TRUE(match(" ORG +Impl - name ", "#org+impl+acronym"));
    EXPECT_FALSE(match("#org+impl-name", "#org+impl+name"));
    EXPECT_TRUE(match("#*+f", "#reached+children+f"));
    EXPECT_FALSE(match("#*+f", "#reached+m"));
    EXPECT_TRUE(match("#adm1+code!", "#adm1+code"));
    EXPECT_FALSE(match("#adm1+code!", "#adm1+code+v_pcodes"));
    EXPECT_TRUE(match("#adm1!", "#adm1"));
    EXPECT_EQ(TagPattern::parse("Org +name -Code")->text(), "#org+name-code");
}

TEST(HxlTags, WhatIsNoPattern)
{
    for (auto const* text : {"", "#", "#org+", "#org?", "#org+a b", "+name"})
        EXPECT_FALSE(TagPattern::parse(text)) << text;
    EXPECT_FALSE(TagPattern::parse_list("#org,,#adm1"));
    EXPECT_EQ(TagPattern::parse_list("#org, #adm1+code,sector")->size(), 3u);
}

TEST(HxlTags, ATagRowIsMostlyTags)
{
    EXPECT_TRUE(tagged({"", "#sector", "#org"}));
    EXPECT_TRUE(tagged({"#org", "Name", "#adm1"}));
    EXPECT_TRUE(tagged({"#org", " ", "\n"}));
    EXPECT_FALSE(tagged({"#org", "one", "two"}));
    EXPECT_FALSE(tagged({"Organisation", "Sector"}));
    EXPECT_FALSE(tagged({}));
    EXPECT_FALSE(tagged({"", ""}));
}

}
}
