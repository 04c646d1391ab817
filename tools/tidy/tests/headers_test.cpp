#include "headers.hpp"
#include "made_tree.hpp"
#include <fstream>
#include <unistd.h>

namespace muster::tidy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Headers : public testing::Test {
protected:
    std::filesystem::path top = std::filesystem::temp_directory_path() / ("muster-tidy-" + std::to_string(::getpid()));

    void TearDown() override { std::filesystem::remove_all(top); }

    void write(Tree const& tree)
    {
        for (auto const& file : tree.files) {
            std::filesystem::create_directories((top / file.path).parent_path());
            std::ofstream(top / file.path) << file.text;
        }
    }

    std::vector<std::string> broken(std::string const& high, std::string const& compiler = "'" MUSTER_COMPILER "'")
    {
        auto const tree = tree_of({{"modules/high/include/high/high.hpp", high}, {"modules/low/include/low/low.hpp", "#pragma once\nstruct Low {};\n"}});
        write(tree);
        return said(check_headers(tree, {top, top / "kept", compiler}));
    }
};

TEST_F(Headers, CompileAlone)
{
    EXPECT_THAT(broken("#pragma once\n#include <low/low.hpp>\ninline Low low;\n"), IsEmpty());
    EXPECT_THAT(broken("#pragma once\ninline Low low;\n"), ElementsAre(HasSubstr("modules/high/include/high/high.hpp:0: does not compile alone")));
}

TEST_F(Headers, SeeOnlyWhatTheirPartStandsOn)
{
    auto const tree = tree_of({{"modules/low/include/low/low.hpp", "#include <high/high.hpp>\n"}, {"modules/high/include/high/high.hpp", "#pragma once\n"}});
    write(tree);
    EXPECT_THAT(said(check_headers(tree, {top, top / "kept", "'" MUSTER_COMPILER "'"})), ElementsAre(HasSubstr("low.hpp:0: does not compile alone")));
}

TEST_F(Headers, ThatCompiledAreNotCompiledAgain)
{
    std::string const sound = "#pragma once\n#include <low/low.hpp>\n";
    EXPECT_THAT(broken(sound), IsEmpty());
    std::filesystem::create_directories(top);
    EXPECT_THAT(broken(sound, "false"), testing::SizeIs(2)) << "another compiler";
    EXPECT_THAT(broken(sound), IsEmpty());
    // The outcome is kept by what the header holds: a compiler that fails is not even asked.
    auto const kept = top / "kept" / "sound";
    EXPECT_TRUE(std::filesystem::exists(kept));
    std::ofstream(top / "gone.sh") << "#!/bin/sh\necho asked >>'" << (top / "asked").string() << "'\n";
    auto const counting = "sh '" + (top / "gone.sh").string() + "'";
    EXPECT_THAT(broken(sound, counting), IsEmpty());
    auto const asked = std::filesystem::file_size(top / "asked");
    EXPECT_THAT(broken(sound, counting), IsEmpty());
    EXPECT_EQ(std::filesystem::file_size(top / "asked"), asked);
    EXPECT_THAT(broken(sound + "\n", counting), IsEmpty());
    EXPECT_GT(std::filesystem::file_size(top / "asked"), asked);
}

}
}
