// Sheets read by a process of their own: the same rows as in this process; a reader that fails costs one import.
#include "open_house.hpp"
#include <formats/apart.hpp>
#include <formats/boundaries.hpp>
#include <formats/cards.hpp>
#include <formats/corrections.hpp>
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

std::string said_by(auto const& reading)
{
    try {
        return reading();
    }
    catch (base::Refusal const& refusal) {
        return "refused: " + refusal.finding().sentence;
    }
}

/// Everything that can be seen of a map: properties, and every bit of every point.
std::string seen_of_map(std::string const& text)
{
    return said_by([&] {
        std::string all;
        auto const points = [&](std::vector<formats::Point> const& ring) {
            for (auto const& point : ring) all.append(reinterpret_cast<char const*>(&point), sizeof point);
            all.append("|");
        };
        for (auto const& feature : formats::read_boundaries(text, "map.geojson")) {
            for (auto const& [name, value] : feature.properties) all.append(name).append("=").append(value).append("\n");
            for (auto const& polygon : feature.polygons) {
                for (auto const& ring : polygon) points(ring);
                all.append("polygon\n");
            }
            points(feature.points);
        }
        return all;
    });
}

void tell(std::string& all, formats::Json const& tree)
{
    all.append(std::to_string(tree.value.index())).append(tree.as_text()).append(";");
    if (tree.is_list())
        for (auto const& one : tree.list()) tell(all, one);
    if (tree.is_object())
        for (auto const& [name, one] : tree.object()) all.append(name).append(":"), tell(all, one);
    all.append(".");
}

std::string seen_of_tree(std::string const& text)
{
    return said_by([&] {
        std::string all;
        tell(all, formats::parse_sent(text, "names.json"));
        return all;
    });
}

std::string seen_of_cards(std::string const& text)
{
    return said_by([&] {
        std::string all;
        for (auto const& one : formats::read_cards(text, "book.vcf")) all.append(one.name).append("=").append(one.value).append("\n");
        return all;
    });
}

/// The bytes of the workbook that goes back with two marks.
std::string seen_of_corrections(std::string const& path, std::string const& sheet)
{
    return said_by([&] {
        auto const to = path + ".marked.xlsx";
        std::vector<formats::Mark> const marks{{2, 0, formats::Shade::wrong, "This place is not known."}, {2, 1, formats::Shade::warn, "A long comment.\nOf two lines."}};
        formats::write_corrections(path, sheet, marks, {"What to look at", {"cell", "why"}, {{"A2", "not known"}, {"B2", "\"odd\" & <new>"}}}, to);
        std::ifstream in(to, std::ios::binary);
        std::string const bytes(std::istreambuf_iterator<char>(in), {});
        std::filesystem::remove(to);
        return bytes;
    });
}

/// A map that is small on disk and many times that in memory: one area of as many corners as fit.
std::string swelling_map(std::size_t bytes)
{
    std::string text = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ADM1_PCODE":"ZA01","ADM1_EN":"North"},"geometry":{"type":"Polygon","coordinates":[[[1,1])";
    while (text.size() < bytes) text += ",[1,1]";
    return text + "]]}}]}";
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

TEST_F(Apart, MapsTreesAndCorrectionsAreTheSameToo)
{
    ASSERT_EQ(run_program(scratch_, "demo --files-only --into sheets").exit, 0);
    std::vector<std::string> maps{R"({"type":"FeatureCollection","features":[{"type":"Feature","id":7,"properties":{"name":"Nörd","n":1.5,"x":null},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1.25,0],[1,1],[0,0]],[[0.1,0.1],[0.2,0.1],[0.2,0.2],[0.1,0.1]]]]}},)"
                                        R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-73.9876543,18.5]}}]})",
                                        R"({"error":{"code":499,"message":"Token required."}})", R"({"type":"FeatureCollection","features":[)", R"({"type":"FeatureCollection","features":[]})", "[1,2"};
    std::vector<std::string> const trees{R"({"a":[1,-2,2.5,1e300,true,false,null,"\u00e9",{"b":{}}],"a":"twice"})", "[", "", "{\"a\":1}x", std::string(100, '[')};
    std::vector<std::string> const cards{"BEGIN:VCARD\r\nVERSION:2.1\r\nitem1.TEL;TYPE=\"a:b\":+235 66\r\nFN;ENCODING=QUOTED-PRINTABLE:Z=C3=\r\n=A9 No=\r\nur\r\nNOTE:one\r\n  two\r\nEND:VCARD\r\n", "\xEF\xBB\xBF" "BEGIN:VCARD", "", "no card\n=\n"};
    std::vector<std::pair<std::string, std::string>> books;
    for (auto const& one : std::filesystem::recursive_directory_iterator(scratch_.folder() / "sheets")) {
        if (not one.is_regular_file() or books.size() >= 12) continue;
        if (one.path().extension() == ".geojson") {
            std::ifstream in(one.path(), std::ios::binary);
            maps.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
            continue;
        }
        books.emplace_back(one.path().string(), said_by([&] { return Workbook::open(one.path().string())->sheets().front().name; }));
    }
    books.emplace_back(file("broken.xlsx", std::string("PK\3\4", 4) + "not a workbook"), "x");
    books.emplace_back(books.front().first, "no such sheet");
    std::vector<std::string> here;
    for (auto const& one : maps) here.push_back(seen_of_map(one));
    for (auto const& one : trees) here.push_back(seen_of_tree(one));
    for (auto const& one : cards) here.push_back(seen_of_cards(one));
    EXPECT_THAT(here[maps.size() + trees.size()], testing::HasSubstr("TEL=+235 66\nFN=Zé Nour\nNOTE=one two\n"));
    for (auto const& [path, sheet] : books) here.push_back(seen_of_corrections(path, sheet));
    Reading const apart(by_program());
    std::size_t next = 0;
    for (auto const& one : maps) EXPECT_TRUE(seen_of_map(one) == here[next++]) << one.substr(0, 200);
    for (auto const& one : trees) EXPECT_EQ(seen_of_tree(one), here[next++]) << one;
    for (auto const& one : cards) EXPECT_EQ(seen_of_cards(one), here[next++]) << one;
    for (auto const& [path, sheet] : books) EXPECT_TRUE(seen_of_corrections(path, sheet) == here[next++]) << path << " " << here[next - 1].substr(0, 200);
    EXPECT_GT(std::ranges::count_if(here, [](auto const& one) { return one.starts_with("PK"); }), 8);
    EXPECT_GT(std::ranges::count_if(here, [](auto const& one) { return one.starts_with("refused"); }), 6);
}

TEST_F(Apart, AReaderThatFailsIsARefusal)
{
    auto const path = file("good.csv", "a,b\n1,2\n");
    // Killed, ended with an error, ended well without a word, spoke nonsense, spoke half a sentence, is not there at all.
    for (auto const* words : {"kill -SEGV $$", "kill -9 $$", "exit 3", "exit 0", "echo hello", "printf W", "printf Wxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}) {
        Reading const apart(by_shell(words));
        EXPECT_THAT(seen(path), testing::HasSubstr("refused: good.csv could not be read")) << words;
        EXPECT_THAT(said_by([] { return std::string(Workbook::from_bytes("a,b\n1,2\n", "kept.csv")->format()); }), testing::HasSubstr("refused: kept.csv could not be read")) << words;
        EXPECT_THAT(seen_of_map(R"({"type":"FeatureCollection","features":[]})"), testing::HasSubstr("refused: map.geojson could not be read")) << words;
        EXPECT_THAT(seen_of_tree("{}"), testing::HasSubstr("refused: names.json could not be read")) << words;
        EXPECT_THAT(seen_of_cards("BEGIN:VCARD\n"), testing::HasSubstr("refused: book.vcf could not be read")) << words;
    }
    // Of a workbook that goes back nothing is checked but how the reader ended: what it wrote is for whoever sent the file.
    auto const book = file("book.xlsx", std::string("PK\3\4", 4) + "anything");
    for (auto const* words : {"kill -SEGV $$", "exit 3", "exit 2", "echo X; exit 5"}) {
        Reading const apart(by_shell(words));
        EXPECT_THAT(seen_of_corrections(book, "Sheet1"), testing::HasSubstr("refused: book.xlsx could not be read")) << words;
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

/// Asks, and then again with a reader that works: the first costs one answer, not the server.
class ServedApart : public testing::Test {
protected:
    ServedApart() : line_(house_.port()), who_(house_.signed_in(house_.person({OpenHouse::grant("im_officer", "zandia")}))) {}

    std::string uploaded(std::string const& name, std::string const& bytes)
    {
        auto const sent = line_.ask("POST", std::string(base_) + "uploads?name=" + name, who_, bytes);
        auto const upload = formats::Json::parse(sent.body).text_or("upload", "");
        EXPECT_FALSE(upload.empty()) << sent.body;
        return "{\"upload\":\"" + upload + "\"}";
    }
    Told posted(std::string const& path, std::string const& body) { return line_.ask("POST", base_ + path, who_, body); }
    Told got(std::string const& path) { return line_.ask("GET", base_ + path, who_); }
    void expect_refused(Told const& told)
    {
        EXPECT_EQ(told.status, 422) << told.body;
        EXPECT_EQ(told.code, "file.reader_failed");
        EXPECT_EQ(got("activities").status, 200);
    }
    std::string const base_ = "/api/1/operations/zandia/";
    std::string const sheet_ = "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\nACF,WASH,ZA02,2026-03,Latrines,300\nACF,WASH,Nowhere,2026-03,Latrines,70\n";
    OpenHouse house_;
    Line line_;
    std::string who_;
};

TEST_F(ServedApart, TheCellsOfARow)
{
    auto const list = got("activities");
    auto const rows = formats::Json::parse(list.body);
    ASSERT_NE(rows.find("activities"), nullptr) << list.body;
    auto const id = rows.find("activities")->list().at(0).text_or("id", "");
    {
        Reading const apart(by_shell("kill -SEGV $$"));
        expect_refused(got("activities/" + id));
    }
    Reading const apart(by_program());
    auto const told = got("activities/" + id);
    EXPECT_EQ(told.status, 200) << told.body;
    EXPECT_THAT(told.body, testing::HasSubstr(R"("header":"People reached","value":"1200")"));
}

TEST_F(ServedApart, TheStoredSheetThatIsReadAgain)
{
    ASSERT_LT(posted("submissions", uploaded("acf.csv", sheet_)).status, 300);
    auto const cards = formats::Json::parse(got("review").body);
    ASSERT_EQ(cards.find("waiting")->list().size(), 1u);
    auto const id = cards.find("waiting")->list()[0].text_or("id", "");
    {
        Reading const apart(by_shell("kill -9 $$"));
        expect_refused(posted("review/groups/" + id, R"({"place":"ZA01"})"));
    }
    EXPECT_EQ(formats::Json::parse(got("review").body).find("waiting")->list().size(), 1u) << "nothing was settled by halves";
    Reading const apart(by_program());
    auto const settled = posted("review/groups/" + id, R"({"place":"ZA01"})");
    EXPECT_LT(settled.status, 300) << settled.body;
    EXPECT_THAT(settled.body, testing::HasSubstr("\"lines_accepted\":1"));
}

TEST_F(ServedApart, TheWorkbookThatGoesBack)
{
    // A workbook of the program's own, with a row that waits.
    store::Scratch scratch;
    auto const from = (scratch.folder() / "acf.csv").string();
    std::ofstream(from, std::ios::binary) << sheet_;
    formats::write_corrections(from, "acf", {}, {"Notes", {"cell"}, {}}, from + ".xlsx");
    std::ifstream in(from + ".xlsx", std::ios::binary);
    auto const upload = uploaded("acf.xlsx", std::string(std::istreambuf_iterator<char>(in), {}));
    // The rows are read by the first process, the marks set by the second.
    auto const only_rows = by_shell(std::string("case \"$4\" in marks) kill -SEGV $$;; esac; exec '") + MUSTER_PROGRAM + "' '" + std::string(formats::reader_word) + "' \"$@\"");
    {
        Reading const apart(only_rows);
        expect_refused(posted("corrections", upload));
    }
    Reading const apart(by_program());
    auto const back = posted("corrections", upload);
    EXPECT_EQ(back.status, 200) << back.body;
    EXPECT_TRUE(back.body.starts_with("PK"));
}

TEST_F(ServedApart, AMapThatTakesAllMemory)
{
    auto how = by_program();
    how.memory_bytes = std::uint64_t{160} << 20;
    Reading const apart(how);
    expect_refused(posted("places", uploaded("hostile.geojson", swelling_map(12u << 20))));
    auto const good = posted("places", uploaded("map.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ADM1_PCODE":"ZA01","ADM1_EN":"North"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}]})"));
    EXPECT_LT(good.status, 300) << good.body;
}

TEST_F(ServedApart, AnAddressBookAndCaseloads)
{
    auto const cards = uploaded("people.vcf", "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Amina Nour\r\nORG:ACF\r\nTEL:+235 66 00 00 01\r\nEND:VCARD\r\n");
    auto const caseloads = uploaded("plan.json", R"({"data":{"caseloads":[],"locations":[]}})");
    {
        Reading const apart(by_shell("kill -SEGV $$"));
        expect_refused(posted("contact-lists", cards));
        expect_refused(posted("needs", caseloads));
    }
    Reading const apart(by_program());
    auto const good = posted("contact-lists", cards);
    EXPECT_LT(good.status, 300) << good.body;
    EXPECT_NE(posted("needs", caseloads).code, "file.reader_failed");
}

TEST_F(ServedApart, ATreeOfNames)
{
    auto const tree = uploaded("location-map.json", R"({"admin1":{"North":{"pcode":"ZA01","synonyms":["Le Nord"]}}})");
    {
        Reading const apart(by_shell("kill -SEGV $$"));
        expect_refused(posted("places", tree));
    }
    Reading const apart(by_program());
    auto const good = posted("places", tree);
    EXPECT_LT(good.status, 300) << good.body;
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
