// Sheets read by a process of their own: the same rows as in this process; a reader that fails costs one import.
#include "open_house.hpp"
#include <formats/apart.hpp>
#include <formats/workbook.hpp>

namespace muster {
namespace {

using formats::Workbook;

formats::Apart by_program() { return {.command = {MUSTER_PROGRAM, std::string(formats::reader_word)}}; }
formats::Apart by_shell(std::string const& words) { return {.command = {"/bin/sh", "-c", words, "reader"}}; }

/// While it lives, workbooks are read apart.
struct Reading {
    explicit Reading(formats::Apart how) { formats::read_apart(std::move(how)); }
    ~Reading() { formats::read_apart({}); }
};

/// Everything that can be seen of a workbook, with and without reading ahead for merged cells.
std::string seen(std::string const& path)
{
    std::string all;
    try {
        auto const book = Workbook::open(path);
        all.append(book->format()).append("\n");
        if (auto const* text = book->text_file()) all.append(text->encoding).append(1, text->delimiter).append(text->sure ? " sure\n" : " guessed\n");
        for (int ahead = 0; ahead < 2; ++ahead)
            for (std::size_t sheet = 0; sheet < book->sheets().size(); ++sheet) {
                auto const& info = book->sheets()[sheet];
                all.append(info.name).append(info.hidden ? " hidden " : " ").append(std::to_string(info.bytes)).append("\n");
                if (ahead == 1) all.append(std::to_string(book->learn_merges(sheet).size())).append(" merged\n");
                book->read(sheet, [&](formats::SheetRow const& row) {
                    all.append(std::to_string(row.number)).append(row.hidden ? "h" : "").append(":");
                    for (auto const& cell : row.cells) {
                        all.append("|").append(std::to_string(static_cast<int>(cell.kind))).append(cell.formula ? "f" : "").append(cell.merged ? "m" : "");
                        all.append(cell.text).append(" ").append(std::to_string(cell.number));
                    }
                    all.append("\n");
                    return true;
                });
            }
        for (auto const& one : book->findings()) all.append(one.code).append(" ").append(one.at).append(" ").append(one.sentence).append(" ").append(std::to_string(one.times)).append("\n");
    }
    catch (base::Refusal const& refusal) {
        all.append("refused: ").append(refusal.finding().sentence).append("\n");
    }
    return all;
}

class Apart : public testing::Test {
protected:
    std::string file(std::string const& name, std::string const& bytes) const
    {
        auto const path = (scratch_.folder() / name).string();
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    store::Scratch scratch_;
};

TEST_F(Apart, TheSameIsReadAsInThisProcess)
{
    ASSERT_EQ(run_program(scratch_, "demo --files-only --into sheets").exit, 0);
    std::vector<std::string> files{file("none.csv", ""), file("broken.xlsx", std::string("PK\3\4", 4) + "not a workbook"), file("a.pdf", "%PDF-1.4\n"), file("semi.csv", "a;b\n1;2\n\xE9;x\n"),
                                   file("odd.json", "[{\"a\":1},{\"b\":[2]}]")};
    for (auto const& one : std::filesystem::recursive_directory_iterator(scratch_.folder() / "sheets"))
        if (one.is_regular_file() and files.size() < 60) files.push_back(one.path().string());
    int rows = 0;
    for (auto const& path : files) {
        auto const here = seen(path);
        Reading const apart(by_program());
        EXPECT_EQ(seen(path), here) << path;
        rows += static_cast<int>(std::ranges::count(here, '\n'));
    }
    EXPECT_GT(files.size(), 20u);
    std::cout << files.size() << " files, " << rows << " lines compared\n";
}

TEST_F(Apart, AReaderThatFailsIsARefusal)
{
    auto const path = file("good.csv", "a,b\n1,2\n");
    // Killed, ended with an error, ended well without a word, spoke nonsense, spoke half a sentence, is not there at all.
    for (auto const* words : {"kill -SEGV $$", "kill -9 $$", "exit 3", "exit 0", "echo hello", "printf W", "printf Wxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}) {
        Reading const apart(by_shell(words));
        EXPECT_THAT(seen(path), testing::HasSubstr("refused: good.csv could not be read")) << words;
    }
    Reading const apart({.command = {"/nowhere/at/all"}});
    EXPECT_THAT(seen(path), testing::HasSubstr("refused: good.csv could not be read"));
}

TEST_F(Apart, AReaderThatNeverEndsIsEnded)
{
    auto how = by_shell("while :; do :; done");
    how.seconds = 1;
    Reading const apart(how);
    EXPECT_THAT(seen(file("good.csv", "a,b\n1,2\n")), testing::HasSubstr("could not be read"));
}

TEST_F(Apart, TheReaderHasOnlyTheFileAndTheMemoryThatItIsGiven)
{
    auto how = by_program();
    how.memory_bytes = std::uint64_t{48} << 20;  // less than the program itself
    {
        Reading const apart(how);
        EXPECT_THAT(seen(file("good.csv", "a,b\n1,2\n")), testing::HasSubstr("could not be read"));
    }
    how = by_program();
    how.rows_bytes = 64;
    Reading const apart(how);
    EXPECT_THAT(seen(file("good.csv", "a,b\n1,2\n")), testing::HasSubstr("could not be read"));
}

TEST_F(Apart, TheServerGoesOnWhereTheReaderFails)
{
    OpenHouse house;
    Line line(house.port());
    auto const who = house.signed_in(house.person({OpenHouse::grant("im_officer", "zandia")}));
    auto const check = [&](formats::Apart const& how) {
        Reading const apart(how);
        auto const sent = line.ask("POST", "/api/1/operations/zandia/uploads?name=acf.csv", who, "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\nACF,WASH,ZA02,2026-03,Latrines,300\n");
        auto const upload = formats::Json::parse(sent.body).text_or("upload", "");
        EXPECT_FALSE(upload.empty()) << sent.body;
        return line.ask("POST", "/api/1/operations/zandia/checks", who, "{\"upload\":\"" + upload + "\"}");
    };
    auto const failed = check(by_shell("kill -SEGV $$"));
    EXPECT_EQ(failed.status, 422) << failed.body;
    EXPECT_EQ(failed.code, "file.reader_failed");
    EXPECT_THAT(failed.body, testing::HasSubstr("save it again"));
    EXPECT_EQ(line.ask("GET", "/api/1/operations/zandia/activities", who).status, 200);
    auto const good = check(by_program());
    EXPECT_EQ(good.status, 200) << good.body;
    EXPECT_THAT(good.body, testing::HasSubstr("\"people\":300"));
}

}
}
