// The list of parts: each is made by a command whose document has that list, as far as the program has the command.
#include <formats/package.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <handover/handover.hpp>
#include <handover/lists.hpp>
#include <set>
#include <store/for_tests.hpp>
#include <text/phrases.hpp>

using namespace muster;

TEST(handover, every_part_has_a_name_of_its_own_and_a_command)
{
    std::set<std::string> names;
    text::each_line(handover::lists::parts_csv, [&](std::span<std::string_view const> fields) {
        ASSERT_EQ(fields.size(), 5u);
        EXPECT_TRUE(names.insert(std::string(fields[0])).second) << fields[0];
        EXPECT_FALSE(fields[1].empty());
        EXPECT_NE(fields[2].empty(), fields[3].empty()) << fields[0] << " is a list of a document, or a file that the command writes";
    });
}

TEST(handover, what_is_no_package_is_refused)
{
    store::Scratch scratch;
    auto const path = (scratch.folder() / "x.zip").string();
    formats::Package package;
    package.add("README.txt", "nothing");
    std::ofstream(path, std::ios::binary) << package.done();
    cli::Call call;
    base::StillClock const clock(*base::Day::of(2026, 3, 31));
    call.clock = &clock;
    call.store_url = scratch.url();
    try {
        handover::open_package(call, path, "");
        FAIL();
    }
    catch (base::Refusal const& refusal) {
        EXPECT_EQ(refusal.code(), "handover.no_package");
    }
    EXPECT_FALSE(std::filesystem::exists(scratch.url())) << "nothing was made";
    EXPECT_EQ(formats::part_of(path, "README.txt", 100), "nothing");
    EXPECT_FALSE(formats::part_of(path, "other", 100));
}
