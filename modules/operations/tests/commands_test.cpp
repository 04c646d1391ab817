#include "kit.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster::operations {
namespace {

using testing::HasSubstr;

TEST(OperationCommands, DeclareListShowSet)
{
    NewStore store;
    EXPECT_EQ(store.muster({"operation", "list"}), 0);
    EXPECT_THAT(store.said, HasSubstr("No operation is declared"));
    EXPECT_EQ(store.muster({"operation", "declare", "nigeria", "--country", "nga", "--language", "en", "--language",
                            "ha", "--json"}),
              0);
    EXPECT_THAT(store.said, HasSubstr("\"iso2\": \"NG\""));
    EXPECT_THAT(store.said, HasSubstr("\"ha\""));
    EXPECT_EQ(store.muster({"operation", "declare", "nigeria", "--country", "NGA"}), 1);
    EXPECT_THAT(store.said, HasSubstr("There is an operation \"nigeria\" already."));
    EXPECT_EQ(store.muster(
                  {"operation", "declare", "zandia", "--country", "ZAN", "--name", "Zandia", "--onset", "2025-13-01"}),
              1);
    EXPECT_EQ(store.muster({"operation", "set", "household.size", "5.4"}), 0);
    EXPECT_EQ(store.muster({"operation", "set", "houshold.size", "5.4"}), 0);
    EXPECT_THAT(store.said, HasSubstr("nothing reads it"));
    EXPECT_EQ(store.muster({"operation", "show", "--json"}), 0);
    EXPECT_THAT(store.said, HasSubstr("\"household.size\": \"5.4\""));
    EXPECT_EQ(store.muster({"operation", "show", "nigeria"}), 0);
    EXPECT_THAT(store.said, HasSubstr("calendar months"));
}

TEST(OperationCommands, TheOnlyOneNeedsNoName)
{
    NewStore store;
    EXPECT_EQ(store.muster({"cycle", "list"}), 1);
    EXPECT_THAT(store.said, HasSubstr("none is declared yet"));
    store.muster({"operation", "declare", "one", "--country", "NGA"});
    EXPECT_EQ(store.muster({"cycle", "set", "2026-03", "--due", "2026-04-10"}), 0);
    store.muster({"operation", "declare", "two", "--country", "NER"});
    EXPECT_EQ(store.muster({"cycle", "list"}), 1);
    EXPECT_THAT(store.said, HasSubstr("one, two"));
    EXPECT_EQ(store.muster({"cycle", "list", "--operation", "two", "--json"}), 0);
    EXPECT_THAT(store.said, HasSubstr("\"cycles\": []"));
    EXPECT_EQ(store.muster({"cycle", "list"}, "one"), 0);
    EXPECT_THAT(store.said, HasSubstr("2026-04-10"));
    EXPECT_EQ(store.muster({"cycle", "list", "--operation", "three"}), 1);
    EXPECT_THAT(store.said, HasSubstr("There is no operation \"three\""));
    EXPECT_EQ(store.muster({"cycle", "set", "March", "--due", "2026-04-10"}, "one"), 1);
}

} // namespace
} // namespace muster::operations
