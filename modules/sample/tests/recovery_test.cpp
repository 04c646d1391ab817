// Zandia is the oracle: the import takes in its year of workbooks, and every line is held against what is true of it.
#include "recovery.hpp"

#include <cli/command.hpp>
#include <cstdlib>
#include <formats/json.hpp>
#include <fstream>
#include <gathered/modules.hpp>
#include <gtest/gtest.h>
#include <sample/sample.hpp>
#include <store/for_tests.hpp>

namespace muster::sample {
namespace {

struct Answer {
    int exit = 0;
    std::string out, err;
};

Answer muster(std::string const& store, std::vector<std::string> const& words)
{
    Answer answer;
    cli::Surroundings around{.modules = gathered::modules(), .store = store, .operation = "zandia"};
    around.out = [&](std::string_view text) { answer.out += text; };
    around.err = [&](std::string_view text) { answer.err += text; };
    answer.exit = cli::execute(words, around);
    return answer;
}

std::map<std::string, std::string> submissions(std::string const& store)
{
    std::map<std::string, std::string> of_file;
    auto const said = formats::Json::parse(muster(store, {"5w", "submissions", "--json"}).out);
    for (auto const& one : said.find("submissions")->list()) {
        // Only the file's name is kept; the month in it is that of its folder.
        auto name = one.text_or("file", "");
        auto month = name.find("_5W_");
        of_file["5w/" + name.substr(month + 4, 7) + "/" + name] = one.text_or("submission", "");
    }
    return of_file;
}

std::map<std::string, std::string> partners(std::string const& store)
{
    std::map<std::string, std::string> ids;
    auto const said = formats::Json::parse(muster(store, {"partner", "list", "--json"}).out);
    for (auto const& one : said.find("partners")->list())
        if (auto acronym = one.text_or("acronym", ""); not acronym.empty()) ids.emplace(acronym, one.text_or("id", ""));
    return ids;
}

void measure(store::Engine engine)
{
    store::Scratch scratch(engine);
    auto const folder = (scratch.folder() / "zandia").string();
    auto const loaded = muster(scratch.url(), {"demo", "--into", folder, "--json"});
    ASSERT_EQ(loaded.exit, 0) << loaded.out << loaded.err;
    auto const truth = read_truth(folder + "/truth/truth.csv");
    ASSERT_GT(truth.size(), 8000u);
    auto const recovery = compare(*store::Db::open(scratch.url()), truth, submissions(scratch.url()), partners(scratch.url()));
    std::string mistakes;
    for (auto const& one : recovery.mistakes) mistakes += one + "\n";
    if (auto const* to = std::getenv("MUSTER_RECOVERY_REPORT")) std::ofstream(to) << recovery.table() << mistakes;
    std::cout << recovery.table();
    EXPECT_EQ(recovery.all.wrong, 0) << mistakes;
    EXPECT_EQ(recovery.all.let_in, 0) << mistakes;
    EXPECT_EQ(recovery.invented, 0) << mistakes;
    EXPECT_GE(recovery.all.right * 1000, recovery.all.lines * 985) << mistakes;
}

TEST(Recovery, the_year_of_zandia_comes_out_as_it_was)
{
    measure(store::Engine::sqlite);
}

}
}
