// Rows of high and severe sensitivity: nothing of them stands open in the store, and all that is read of them is as before.
#include "kit.hpp"
#include <access/access.hpp>
#include <activities/activities.hpp>
#include <cli/command.hpp>
#include <cstdlib>
#include <filesystem>
#include <formats/json.hpp>
#include <gmock/gmock.h>
#include <iterator>
#include <set>
#include <store/journal.hpp>
#include <store/part.hpp>
#include <store/seal.hpp>

namespace muster::activities {

namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto one_key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
constexpr auto header = "Organisation,Cluster,P-code,District,Site,Activity,Donor,Month,People reached,Girls,Notes\n";
/// Words that stand in the sheet of the classed body and nowhere else.
constexpr std::array<std::string_view, 5> markers{"Kupendwa House", "Quiet Fund", "Listening circle", "behind the mill", "74123"};

std::string february()
{
    return std::string(header) + "ACF,WASH,XA0201,Port Sel,Kupendwa House,Listening circle,Quiet Fund,2026-02,74123,41,behind the mill\n"
                                 "ACF,WASH,XA0102,Dor,Kupendwa House,Listening circle,Quiet Fund,2026-02,150,60,behind the mill\n"
                                 "OXFAM,Health,XA0201,Port Sel,,Clinic,,2026-02,900,300,\n"
                                 "IRC,Food Security,XA0102,Dor,,Rations,,2026-02,400,100,\n";
}
/// One line changed, one that nobody can place, one with a partner's mistake.
std::string march()
{
    return std::string(header) + "ACF,WASH,XA0201,Port Sel,Kupendwa House,Listening circle,Quiet Fund,2026-02,74123,44,behind the mill\n"
                                 "ACF,WASH,,Nowhere Lane,Kupendwa House,Listening circle,Quiet Fund,2026-02,70,20,behind the mill\n"
                                 "OXFAM,Health,,Elsewhere Lane,,Clinic,,2026-03,30,10,\n";
}

class Key {
public:
    explicit Key(char const* name, char const* value) : name_(name)
    {
        if (auto const* said = getenv(name)) before_ = said;
        setenv(name, value, 1);
    }
    ~Key()
    {
        if (before_.empty()) unsetenv(name_);
        else setenv(name_, before_.c_str(), 1);
    }
    Key(Key const&) = delete;
    Key& operator=(Key const&) = delete;

private:
    char const* name_;
    std::string before_;
};

class House {
public:
    explicit House(store::Engine engine) : kit(engine) {}
    void adopt(std::vector<std::string> const& classes)
    {
        auto const made = accounts::world(kit.clock());
        access::Policy policy;
        for (auto const& one : classes) policy.push_back(access::class_named(one));
        access::adopt_sharing({*made, kit.db(), "tester"}, "aru", kit.clock().today(), policy, "the protocol");
    }
    std::string run(std::vector<std::string> const& words, int wanted = 0)
    {
        std::array<cli::Module const*, 7> const modules{&operations::module(), &geography::module(), &partners::module(), &structure::module(), &standards::module(), &activities::module(), &accounts::module()};
        cli::Surroundings around;
        around.modules = modules;
        around.clock = &kit.clock();
        around.store = kit.db().url();
        around.operation = "aru";
        std::string said;
        around.out = around.err = [&](std::string_view text) { said += text; };
        EXPECT_EQ(cli::execute(words, around), wanted) << said;
        return said;
    }
    /// Everything that counts, as people get it: a line each, in an order of its own.
    std::string lines()
    {
        auto const file = kit.file("out.csv", "");
        run({"5w", "export", file});
        std::ifstream in(file);
        std::multiset<std::string> all;
        for (std::string line; std::getline(in, line);) all.insert(line.substr(line.find(',')));
        std::string text;
        for (auto const& line : all) text += line + "\n";
        return text;
    }
    std::string told()
    {
        std::string text = lines() + run({"5w", "status", "--all", "--json"});
        for (auto const& one : waiting(kit.db(), "aru", "")) text += one.code + " " + one.at + " " + one.sentence + " " + std::to_string(one.rows) + " " + std::to_string(one.people) + "\n";
        return text;
    }
    /// The one group of rows alike whose words are these.
    std::string alike(std::string const& sentence)
    {
        for (auto const& one : waiting(kit.db(), "aru", ""))
            if (one.sentence.find(sentence) != std::string::npos) return one.alike;
        return "";
    }
    /// All bytes that the store has on the disk; of PostgreSQL what a dump of its tables would hold.
    std::string bytes()
    {
        std::string all;
        if (kit.db().engine() == store::Engine::sqlite) {
            for (auto const* ending : {"", "-wal"}) {
                std::ifstream in(kit.db().url() + ending, std::ios::binary);
                all.append(std::istreambuf_iterator<char>(in), {});
            }
            return all;
        }
        std::vector<std::string> tables;
        kit.db().each({"test", "", "select table_schema || '.' || quote_ident(table_name) from information_schema.tables where table_schema like 'muster%' and table_type = 'BASE TABLE'"}, {},
                      [&](store::Row const& row) { tables.push_back(row.string(0)); });
        for (auto const& table : tables) {
            auto const text = "select t::text from " + table + " t";
            kit.db().each({"test", "", text}, {}, [&](store::Row const& row) { all += row.string(0) + "\n"; });
        }
        return all;
    }
    std::int64_t number(std::string const& sql) { return kit.db().number({"test", sql, ""}).value_or(-1); }
    Kit kit;
};

int times(std::string const& text, std::string_view word)
{
    int found = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
    return found;
}

class Sealed : public testing::TestWithParam<store::Engine> {
protected:
    Key key_{"MUSTER_KEY", one_key};
};

/// What a house does with two sheets: hand in, settle, take back. `after` is done behind each step.
std::vector<std::string> story(House& house, std::function<void()> const& after)
{
    std::vector<std::string> told;
    auto const step = [&] { after(), told.push_back(house.told()); };
    house.kit.import_text(february(), "safe house.csv");
    step();
    auto const second = house.kit.import_text(march(), "safe house march.csv").imported;
    step();
    EXPECT_EQ(house.kit.import_text(march(), "safe house march.csv").imported.earlier, second.submission) << "the same file again says nothing new";
    auto const settled = settle(house.kit.db(), house.kit.clock(), "tester", "aru", house.alike("Nowhere Lane"), {.place = "XA0101", .reason = "asked"});
    EXPECT_EQ(settled.lines_accepted, 1);
    step();
    // The words are known to the next sheet.
    house.kit.import_text(std::string(header) + "ACF,WASH,,Nowhere Lane,Kupendwa House,Listening circle,Quiet Fund,2026-03,71,21,behind the mill\n", "april.csv");
    step();
    auto const done = decisions(house.kit.db(), "aru");
    EXPECT_FALSE(done.empty());
    if (not done.empty()) EXPECT_EQ(unsettle(house.kit.db(), house.kit.clock(), "tester", "aru", std::to_string(done.front().change.seq), "a mistake"), 1);
    step();
    for (auto const& past : store::history(house.kit.db(), "aru", "activities.submission", "", 1)) undo(house.kit.db(), house.kit.clock(), "tester", "aru", past.entry.subject, "too early");
    step();
    return told;
}

void expect_whole(House& house)
{
    std::vector<store::Witness> witnesses(activities::module().witnesses.begin(), activities::module().witnesses.end());
    for (auto const& fault : store::verify(house.kit.db(), witnesses)) ADD_FAILURE() << fault.sentence;
}

TEST_P(Sealed, AllThatIsReadIsAsIfNothingWereSealed)
{
    House open(GetParam()), high(GetParam()), severe(GetParam()), both(GetParam());
    high.adopt({"rows:wash:*:high"});
    severe.adopt({"rows:wash:*:severe"});
    both.adopt({"rows:wash:XA0201:severe", "rows:*:*:high"});
    auto const expected = story(open, [] {});
    EXPECT_EQ(open.number("SELECT count(*) FROM activity WHERE sealed IS NOT NULL"), 0);
    for (auto* house : {&high, &severe, &both}) {
        auto const found = story(*house, [] {});
        ASSERT_EQ(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i], expected[i]) << i;
        expect_whole(*house);
    }
    EXPECT_GT(high.number("SELECT count(*) FROM activity WHERE sealed IS NOT NULL"), 2);
    EXPECT_EQ(high.number("SELECT count(*) FROM severe_line"), 0);
    EXPECT_EQ(severe.number("SELECT count(*) FROM activity WHERE sealed IS NOT NULL"), severe.number("SELECT count(*) FROM severe_line"));
    EXPECT_EQ(both.number("SELECT count(*) FROM activity WHERE sealed IS NULL"), 0);
}

TEST_P(Sealed, NothingOfTheRowsStandsInTheStore)
{
    for (auto const* least : {"high", "severe"}) {
        House house(GetParam());
        house.adopt({std::string("rows:wash:*:") + least});
        // The registry and the gazetteer know partners and places whoever works there; the rows say nothing of them again.
        house.kit.import_text("Organisation,Cluster,P-code,Activity,Month,People reached\nACF,Health,XA0102,Clinic,2026-01,7\n", "known.csv");
        story(house, [&] {
            auto const bytes = house.bytes();
            for (auto const marker : markers) EXPECT_EQ(times(bytes, marker), 0) << marker << " stands open, " << least;
            EXPECT_EQ(times(bytes, "safe house"), 0) << "the name of the file";
            EXPECT_EQ(times(bytes, "Nowhere Lane"), 0) << "words at the review desk";
        });
        EXPECT_EQ(house.number("SELECT count(*) FROM activity WHERE sealed IS NOT NULL AND (partner IS NOT NULL OR place IS NOT NULL OR reached IS NOT NULL OR first_day IS NOT NULL)"), 0);
        EXPECT_EQ(house.number("SELECT count(*) FROM held_row WHERE sealed IS NOT NULL AND (partner IS NOT NULL OR place IS NOT NULL OR words <> '' OR args <> '' OR at <> '')"), 0);
        // The files are kept packed, where no word is seen in any case: none of them is.
        constexpr store::Query files{"test", "SELECT bytes FROM submission UNION ALL SELECT bytes FROM severe_file", ""};
        int kept = 0, in_the_open = 0;
        house.kit.db().each(files, {}, [&](store::Row const& row) {
            auto const bytes = row.bytes(0);
            kept += store::Seal::is_sealed(bytes);
            in_the_open += not bytes.empty() and not store::Seal::is_sealed(bytes);
        });
        EXPECT_EQ(kept, 3);
        EXPECT_EQ(in_the_open, 1) << "of known.csv, which holds no classed row";
        EXPECT_THAT(house.lines(), HasSubstr("74123"));
    }
}

TEST_P(Sealed, APolicyThatRaisesTheClassSealsWhatIsThere)
{
    House open(GetParam()), raised(GetParam());
    auto const expected = story(open, [] {});
    std::vector<std::string> const classes[] = {{"rows:hea:*:high"}, {"rows:wash:*:high"}, {"rows:wash:*:severe"}, {"rows:*:*:severe"}, {}};
    std::size_t next = 0;
    auto const found = story(raised, [&] {
        if (next < std::size(classes)) raised.adopt(classes[next]);
        ++next;
    });
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i], expected[i]) << i;
    expect_whole(raised);
    EXPECT_EQ(raised.number("SELECT count(*) FROM activity WHERE sealed IS NULL"), 0) << "what was sealed stays so where the class is lowered";
    auto const before = store::journal_head(raised.kit.db());
    EXPECT_EQ(seal_rows(raised.kit.db(), raised.kit.clock(), "tester", "aru").lines, 0);
    EXPECT_EQ(store::journal_head(raised.kit.db()), before) << "nothing to seal, nothing written";
}

TEST_P(Sealed, AFileOfWhichAllRowsWaitIsNotNamedByThem)
{
    for (bool const before : {true, false}) {
        House house(GetParam());
        if (before) house.adopt({"rows:wash:*:severe"});
        house.run({"5w", "import", house.kit.file("safe house.csv", february()), "--hold"}, 3);
        if (not before) house.adopt({"rows:wash:*:severe"});
        EXPECT_EQ(house.number("SELECT count(*) FROM held_row WHERE sealed IS NULL"), 0);
        // The journal of before keeps what it said.
        if (before) EXPECT_EQ(times(house.bytes(), "safe house"), 0);
        auto const waits = waiting(house.kit.db(), "aru", "");
        ASSERT_EQ(waits.size(), 1U);
        EXPECT_EQ(waits[0].file, "safe house.csv");
        EXPECT_EQ(settle(house.kit.db(), house.kit.clock(), "tester", "aru", waits[0].alike, {.accept = true, .reason = "confirmed"}).lines_accepted, 4);
        if (before) EXPECT_EQ(times(house.bytes(), "safe house"), 0);
        EXPECT_THAT(house.lines(), HasSubstr("74123"));
        expect_whole(house);
    }
}

TEST_P(Sealed, AMappingIsNotCalledByTheNameOfAFileThatIsSealed)
{
    House house(GetParam());
    house.adopt({"rows:wash:*:high"});
    house.run({"5w", "import", house.kit.file("safe house.csv", february()), "--map", "Notes=notes"});
    EXPECT_EQ(times(house.bytes(), "safe house"), 0);
    EXPECT_THAT(house.run({"5w", "mapping", "list"}), HasSubstr("headers "));
}

TEST_P(Sealed, CoordinatesThatAreClassedSealTheFileAndWhatWaitsButNoLines)
{
    for (bool const before : {true, false}) {
        House house(GetParam());
        if (before) house.adopt({"points:*:XA02:high"});
        house.kit.import_text(february(), "coast.csv");
        house.kit.import_text(std::string(header) + "IRC,Food Security,XA0102,Dor,,Rations,,2026-03,500,100,\n", "north.csv");
        auto const open = house.lines();
        if (not before) house.adopt({"points:*:XA02:high"});
        EXPECT_EQ(house.lines(), open);
        EXPECT_EQ(house.number("SELECT count(*) FROM activity WHERE sealed IS NOT NULL"), 0);
        EXPECT_EQ(house.number("SELECT count(*) FROM submission WHERE sealed IS NOT NULL"), 1);
        EXPECT_EQ(house.number("SELECT count(*) FROM submission WHERE sealed IS NULL AND file = 'north.csv'"), 1);
        EXPECT_THAT(house.run({"5w", "submissions", "--json"}), HasSubstr("coast.csv"));
        expect_whole(house);
    }
}

TEST_P(Sealed, WhatStoodOpenIsGoneFromTheFileOnceItIsSealed)
{
    if (GetParam() == store::Engine::postgres) GTEST_SKIP() << "PostgreSQL keeps what was until its pages are written anew (docs/install.md)";
    House house(GetParam());
    house.kit.import_text(february(), "safe house.csv");
    EXPECT_GT(times(house.bytes(), "Listening circle"), 0);
    house.adopt({"rows:wash:*:severe"});
    EXPECT_EQ(house.number("SELECT count(*) FROM severe_line"), 2);
    EXPECT_EQ(store::history(house.kit.db(), "aru", "activities.sealed", "", 5).size(), 1U);
    auto const bytes = house.bytes();
    for (auto const marker : {"Quiet Fund", "Listening circle", "behind the mill"}) EXPECT_EQ(times(bytes, marker), 0) << marker;
}

TEST_P(Sealed, WhatWasReceivedIsSealedAndNeverEdited)
{
    House house(GetParam());
    house.adopt({"rows:wash:*:high"});
    house.kit.import_text(february());
    auto& db = house.kit.db();
    EXPECT_ANY_THROW(db.execute("UPDATE activity SET sealed = 's1.other' WHERE sealed IS NOT NULL"));
    EXPECT_ANY_THROW(db.execute("UPDATE activity SET sealed = NULL WHERE sealed IS NOT NULL"));
    EXPECT_ANY_THROW(db.execute("UPDATE activity SET sealed = 's1.x', reached = 1 WHERE sealed IS NULL"));
    EXPECT_ANY_THROW(db.execute("UPDATE activity SET reached = 1 WHERE sealed IS NULL"));
    EXPECT_ANY_THROW(db.execute("UPDATE submission SET bytes = ''"));
    EXPECT_ANY_THROW(db.execute("DELETE FROM activity"));
    house.adopt({"rows:wash:*:severe"});
    EXPECT_ANY_THROW(db.execute("UPDATE severe_line SET sealed = ''"));
    EXPECT_ANY_THROW(db.execute("DELETE FROM severe_line"));
    EXPECT_ANY_THROW(db.execute("DELETE FROM severe_file"));
}

TEST_P(Sealed, ARowThatIsPutInAnothersPlaceDoesNotOpen)
{
    House house(GetParam());
    house.adopt({"rows:wash:*:severe"});
    house.kit.import_text(february());
    if (GetParam() == store::Engine::sqlite) house.kit.db().execute("DROP TRIGGER severe_line_kept");
    else house.kit.db().execute("ALTER TABLE severe_line DISABLE TRIGGER severe_line_kept");
    house.kit.db().execute("UPDATE severe_line SET sealed = (SELECT sealed FROM severe_line WHERE row_no = 3) WHERE row_no = 2");
    EXPECT_THAT(house.run({"5w", "export", house.kit.file("out.csv", "")}, 1), HasSubstr("store.broken_seal"));
}

TEST_P(Sealed, WithoutTheKeyItSaysSoAndLosesNothing)
{
    House house(GetParam());
    house.adopt({"rows:wash:*:severe", "rows:hea:*:high"});
    {
        Key const apart("MUSTER_SEVERE_KEY", "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        house.kit.import_text(february());
    }
    auto const file = house.kit.file("out.csv", "");
    EXPECT_THAT(house.run({"5w", "export", file}, 1), HasSubstr("store.severe_key"));
    std::int64_t rows = 0;
    std::array<store::Value, 1> const of{std::string_view("aru")};
    constexpr store::Query counted{"test", "SELECT submission, row_no, part, body, partner, sealed FROM activities_counted WHERE operation = $1", ""};
    auto const shut = each_open_line(house.kit.db(), counted, of, [&](store::Row const& row) { rows += not row.is_null(4); });
    EXPECT_EQ(rows, 2) << "what is high opens without the severe key";
    EXPECT_EQ(shut.rows.at("wash"), 2);
    EXPECT_THAT(house.run({"5w", "submissions", "--json"}), HasSubstr("(sealed)"));
    {
        Key const other("MUSTER_KEY", "aa0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        EXPECT_THAT(house.run({"5w", "export", file}, 1), HasSubstr("store.other_key"));
    }
    Key const apart("MUSTER_SEVERE_KEY", "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    EXPECT_THAT(house.lines(), HasSubstr("74123"));
}

TEST_P(Sealed, AnOperationThatIsHandedOverBringsWhatItsKeysOpen)
{
    House house(GetParam());
    house.adopt({"rows:wash:*:severe", "rows:hea:*:high"});
    house.kit.import_text(february());
    auto const high = store::key_of_operation(house.kit.db(), "aru", store::Vault::usual), severe = store::key_of_operation(house.kit.db(), "aru", store::Vault::severe);
    store::Scratch const elsewhere(GetParam());
    std::vector<store::Migration> steps;
    for (auto const* module : {&operations::module(), &geography::module(), &partners::module(), &structure::module(), &standards::module(), &activities::module(), &accounts::module()})
        steps.insert(steps.end(), module->migrations.begin(), module->migrations.end());
    auto const copy = elsewhere.open(steps);
    store::copy_operation(house.kit.db(), *copy, "aru");
    Key const other("MUSTER_KEY", "aa0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    std::array<store::Value, 1> const of{std::string_view("aru")};
    constexpr store::Query counted{"test", "SELECT submission, row_no, part, body, reached, sealed FROM activities_counted WHERE operation = $1", ""};
    std::multiset<std::int64_t> reached;
    auto const read = [&] {
        reached.clear();
        return each_open_line(*copy, counted, of, [&](store::Row const& row) { reached.insert(row.integer(4)); });
    };
    EXPECT_THROW((void)read(), base::Refusal) << "nothing sealed opens without the operation's key";
    store::LentKey const lent(copy->url(), "aru", store::Vault::usual, high);
    EXPECT_EQ(read().rows.at("wash"), 2);
    EXPECT_EQ(reached, (std::multiset<std::int64_t>{400, 900}));
    store::LentKey const lent_too(copy->url(), "aru", store::Vault::severe, severe);
    EXPECT_TRUE(read().rows.empty());
    EXPECT_EQ(reached, (std::multiset<std::int64_t>{150, 400, 900, 74123}));
    std::vector<store::Witness> witnesses(activities::module().witnesses.begin(), activities::module().witnesses.end());
    for (auto const& fault : store::verify(*copy, witnesses)) ADD_FAILURE() << fault.sentence;
}

TEST(SealedTexts, AreFilledUpAndComeBackAsTheyWere)
{
    std::vector<std::string> const fields{"a", "", "10:x ", "\x1f", "é", ""};
    auto const text = joined(fields);
    EXPECT_EQ(text.size() % 64, 0U);
    EXPECT_EQ(parted(text), fields);
    EXPECT_EQ(parted(joined(std::vector<std::string>{})).size(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Engines, Sealed, testing::ValuesIn(store::engines_to_test()), [](auto const& about) { return about.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

}

}
