#include "made_tree.hpp"

namespace muster::tidy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(FieldWords, AreFoundInNamesAndTextsOfThePlatform)
{
    EXPECT_THAT(said(check_field_words({{{"platform/base/a.cpp", "int count_of_clusters;\n"}}})), ElementsAre(HasSubstr("a.cpp:1:")));
    EXPECT_THAT(said(check_field_words({{{"platform/base/a.cpp", "\n\nauto s = \"the partner's sheet\";\n"}}})), ElementsAre(HasSubstr("a.cpp:3:")));
    EXPECT_THAT(said(check_field_words({{{"platform/store/sql/get.sql", "SELECT pcode FROM thing"}}})), SizeIs(1));
}

TEST(FieldWords, MayStandElsewhere)
{
    EXPECT_THAT(said(check_field_words({{{"modules/low/a.cpp", "int clusters;\n"}}})), IsEmpty());
    EXPECT_THAT(said(check_field_words({{{"platform/base/a.cpp", "// a cluster says so\nint clustered;\n"}}})), IsEmpty());
    EXPECT_THAT(said(check_field_words({{{"platform/formats/hxl_tags.cpp", "auto s = \"#beneficiary\";\n"}}})), IsEmpty());
    EXPECT_THAT(said(check_field_words({{{"platform/formats/tests/csv_test.cpp", "auto s = \"Cluster\";\n"}}})), IsEmpty());
    EXPECT_THAT(said(check_field_words({{{"platform/text/a.cpp", "auto s = \"no beneficiaries\";\n"}}})), IsEmpty());
    EXPECT_THAT(said(check_field_words({{{"platform/text/a.cpp", "int beneficiaries;\n"}}})), SizeIs(1));
}

TEST(LeftBehind, FindsWhatIsPutOff)
{
    for (std::string word : {"TO" "DO", "FIX" "ME", "XX" "X"})
        EXPECT_THAT(said(check_left_behind({{{"modules/low/a.cpp", "\n// " + word + ": later\n"}}})), ElementsAre(HasSubstr("a.cpp:2: something is put off"))) << word;
    EXPECT_THAT(said(check_left_behind({{{"modules/low/a.cpp", "// NG008XXX, \"XXX\", muster.XXXXXX\n"}}})), IsEmpty());
}

TEST(LeftBehind, FindsFoldersAndHosts)
{
    std::string const slash = "/";
    EXPECT_THAT(said(check_left_behind({{{"docs/a.md", "see " + slash + "home/me/x\n"}}})), ElementsAre(HasSubstr("a.md:1: a folder")));
    EXPECT_THAT(said(check_left_behind({{{"docs/a.md", "see ~" + slash + "x, docs" + slash + "home/x and https:" + slash + slash + "example.org/home/x\n"}}})), IsEmpty());
    EXPECT_THAT(said(check_left_behind({{{"tools/setup", "fetch https:" + slash + slash + "example.org\n"}}})), ElementsAre(HasSubstr("a script names a host")));
}

TEST(Shape, OfAModule)
{
    Tree const whole = tree_of({{"modules/high/include/high/high.hpp", "#pragma once\nnamespace muster::high {}\n"}, {"modules/low/include/low/low.hpp", "#pragma once\nnamespace muster::low {}\n"},
                                {"platform/base/include/base/day.hpp", "#pragma once\nnamespace muster::base {}\n"}});
    EXPECT_THAT(said(check_shape(whole)), IsEmpty());
    auto broken = [&](File file) {
        auto tree = whole;
        tree.files.push_back(std::move(file));
        return said(check_shape(tree));
    };
    EXPECT_THAT(broken({"modules/low/include/low/second.hpp", "#pragma once\nnamespace muster::low {}\n"}), ElementsAre(HasSubstr("one public header")));
    EXPECT_THAT(broken({"modules/low/a.cpp", "namespace muster::high {}\n"}), ElementsAre(HasSubstr("does not open namespace")));
    EXPECT_THAT(broken({"modules/low/a.hpp", "namespace muster::low {}\n"}), ElementsAre(HasSubstr("no #pragma once")));
    EXPECT_THAT(broken({"modules/low/include/else/a.hpp", "#pragma once\nnamespace muster::low {}\n"}), testing::Contains(HasSubstr("public headers of low lie in")));
    EXPECT_THAT(broken({"modules/low/tests/helpers.cpp", "#include <gtest/gtest.h>\nnamespace muster::low {\nTEST(A, B) {}\n}\n"}), ElementsAre(HasSubstr("_test.cpp")));
    EXPECT_THAT(broken({"modules/other/CMakeLists.txt", "house_module(another)\n"}), testing::Contains(HasSubstr("not as its folder")));
    EXPECT_THAT(broken({"platform/other/CMakeLists.txt", "house_part(other STANDS_ON low)\n"}), testing::Contains(HasSubstr("the platform stands on no module")));
    EXPECT_THAT(broken({"modules/other/CMakeLists.txt", "house_part(other)\n"}), testing::Contains(HasSubstr("modules/ holds modules")));
}

TEST(HeavyHeaders, StayInSource)
{
    EXPECT_THAT(said(check_heavy_headers({{{"modules/low/a.hpp", "#pragma once\n#include <boost/json.hpp>\n"}}})), ElementsAre(HasSubstr("a.hpp:2:")));
    EXPECT_THAT(said(check_heavy_headers({{{"platform/store/include/store/db.hpp", "#include <sqlite3.h>\n"}}})), SizeIs(1));
    EXPECT_THAT(said(check_heavy_headers({{{"platform/store/sqlite_db.hpp", "#include <sqlite3.h>\n"}}})), IsEmpty());
    EXPECT_THAT(said(check_heavy_headers({{{"modules/low/a.cpp", "#include <boost/json.hpp>\n"}}})), IsEmpty());
}

}
}
