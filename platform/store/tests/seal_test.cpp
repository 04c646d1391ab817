#include "engines.hpp"
#include <cstdlib>
#include <fstream>
#include <store/seal.hpp>
#include <sys/stat.h>

namespace muster::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr auto one_key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/// Settings that hold for one test.
class Given {
public:
    Given(char const* name, std::string const& value) : name_(name) { setenv(name, value.c_str(), 1); }
    ~Given() { unsetenv(name_); }
    Given(Given const&) = delete;
    Given& operator=(Given const&) = delete;

private:
    char const* name_;
};

class SealOnEngine : public OnEngine {};
INSTANTIATE_ON_BOTH(SealOnEngine);

TEST_P(SealOnEngine, OpensWhereItBelongsAndNowhereElse)
{
    Given const key("MUSTER_KEY", one_key);
    Seal north(db(), "north"), south(db(), "south");
    auto const sealed = north.close("person/1/phone", "+27 11 555 0100");
    EXPECT_THAT(sealed, StartsWith("s1."));
    EXPECT_THAT(sealed, Not(HasSubstr("555")));
    EXPECT_NE(sealed, north.close("person/1/phone", "+27 11 555 0100")) << "equal texts look different";
    EXPECT_EQ(north.open("person/1/phone", sealed), "+27 11 555 0100");
    EXPECT_EQ(Seal(db(), "north").open("person/1/phone", sealed), "+27 11 555 0100");
    EXPECT_EQ(refusal_of([&] { (void)north.open("person/2/phone", sealed); }), "store.broken_seal");
    EXPECT_EQ(refusal_of([&] { (void)south.open("person/1/phone", sealed); }), "store.broken_seal");
    EXPECT_EQ(refusal_of([&] { (void)north.open("person/1/phone", "+27 11 555 0100"); }), "store.broken_seal");
    EXPECT_EQ(refusal_of([&] { (void)north.open("person/1/phone", "s1.AAAA"); }), "store.broken_seal");
    EXPECT_EQ(north.close("person/1/phone", ""), "");
    EXPECT_EQ(north.open("person/1/phone", ""), "");
}

TEST_P(SealOnEngine, EachChangedLetterIsSeen)
{
    Given const key("MUSTER_KEY", one_key);
    Seal seal(db(), "north");
    auto const sealed = seal.close("x", "Amina");
    for (std::size_t i = 3; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(refusal_of([&] { (void)seal.open("x", changed); }), "store.broken_seal") << i;
    }
}

TEST_P(SealOnEngine, NothingIsSealedWithASecondKey)
{
    std::string sealed;
    {
        Given const key("MUSTER_KEY", one_key);
        sealed = Seal(db(), "north").close("x", "Amina");
    }
    Given const other("MUSTER_KEY", "ff" + std::string(one_key).substr(2));
    EXPECT_EQ(refusal_of([&] { (void)Seal(db(), "north").close("x", "Amina"); }), "store.other_key");
    EXPECT_EQ(refusal_of([&] { (void)Seal(db(), "north").open("x", sealed); }), "store.other_key");
    Given const none("MUSTER_KEY", "0001");
    EXPECT_EQ(refusal_of([&] { (void)Seal(db(), "north").open("x", sealed); }), "store.bad_key");
}

TEST_P(SealOnEngine, SevereTextsHaveAKeyThatCanBeKeptElsewhere)
{
    Given const key("MUSTER_KEY", one_key);
    std::string high, severe;
    {
        Given const apart("MUSTER_SEVERE_KEY", "ff" + std::string(one_key).substr(2));
        Seal seal(db(), "north", Vault::severe);
        EXPECT_FALSE(seal.used());
        severe = seal.close("x", "Amina");
        high = Seal(db(), "north").close("x", "Amina");
        EXPECT_TRUE(Seal(db(), "north", Vault::severe).can_open());
        EXPECT_EQ(Seal(db(), "north", Vault::severe).open("x", severe), "Amina");
        EXPECT_EQ(refusal_of([&] { (void)Seal(db(), "north").open("x", severe); }), "store.broken_seal") << "one vault does not open the other";
    }
    EXPECT_EQ(Seal(db(), "north").open("x", high), "Amina") << "what is high opens without the severe key";
    Seal without(db(), "north", Vault::severe);
    EXPECT_TRUE(without.used());
    EXPECT_FALSE(without.can_open());
    EXPECT_EQ(refusal_of([&] { (void)without.open("x", severe); }), "store.severe_key");
    auto const locked = locked_in(db());
    ASSERT_EQ(locked.size(), 1U);
    EXPECT_EQ(locked[0].operation, "north");
    EXPECT_EQ(locked[0].vault, Vault::severe);
    EXPECT_EQ(refusal_of([&] { (void)without.close("x", "Ben"); }), "store.severe_key") << "nothing is sealed with a second key";
    EXPECT_TRUE(Seal(db(), "south", Vault::severe).can_open()) << "where nothing was sealed, the usual secret makes the key";
}

TEST_P(SealOnEngine, BytesOpenWhereTheyBelong)
{
    Given const key("MUSTER_KEY", one_key);
    Seal seal(db(), "north");
    std::string const bytes("PK\0\1Amina", 9);
    auto const sealed = seal.close_bytes("file/1", bytes);
    EXPECT_TRUE(Seal::is_sealed(sealed));
    EXPECT_FALSE(Seal::is_sealed(bytes));
    EXPECT_THAT(sealed, Not(HasSubstr("Amina")));
    EXPECT_EQ(seal.open_bytes("file/1", sealed), bytes);
    EXPECT_EQ(refusal_of([&] { (void)seal.open_bytes("file/2", sealed); }), "store.broken_seal");
    EXPECT_EQ(refusal_of([&] { (void)seal.open_bytes("file/1", sealed.substr(0, sealed.size() - 1)); }), "store.broken_seal");
}

TEST_P(SealOnEngine, EqualTextsAreFoundByTheKeyAlone)
{
    Given const key("MUSTER_KEY", one_key);
    Seal north(db(), "north"), south(db(), "south");
    auto const blind = north.blind("line", "Bela");
    EXPECT_EQ(blind.size(), 32U);
    EXPECT_EQ(blind, Seal(db(), "north").blind("line", "Bela"));
    EXPECT_NE(blind, north.blind("line", "Dor"));
    EXPECT_NE(blind, north.blind("content", "Bela"));
    EXPECT_NE(blind, south.blind("line", "Bela"));
}

TEST_P(SealOnEngine, AnOperationThatIsTakenOverBringsItsKey)
{
    Scratch const folder;
    std::string sealed, handed;
    {
        Given const key("MUSTER_KEY", one_key);
        sealed = Seal(db(), "north").close("x", "Amina");
        (void)Seal(db(), "north", Vault::severe).close("x", "Amina");
        handed = key_of_operation(db(), "north", Vault::usual);
    }
    EXPECT_EQ(handed.size(), 64U);
    // Another house, with a secret of its own.
    Given const named("MUSTER_KEY_FILE", (folder.folder() / "house.key").string());
    EXPECT_EQ(Seal(db(), "south").open("x", Seal(db(), "south").close("x", "Ben")), "Ben");
    EXPECT_EQ(refusal_of([&] { (void)Seal(db(), "north").open("x", sealed); }), "store.other_key");
    {
        LentKey const lent(db().url(), "north", Vault::usual, handed);
        EXPECT_EQ(Seal(db(), "north").open("x", sealed), "Amina");
    }
    EXPECT_EQ(refusal_of([&] { (void)Seal(db(), "north").open("x", sealed); }), "store.other_key");
    EXPECT_EQ(refusal_of([&] { take_key(db(), "north", Vault::usual, "abc"); }), "store.bad_key");
    take_key(db(), "north", Vault::usual, handed);
    EXPECT_EQ(Seal(db(), "north").open("x", sealed), "Amina");
    EXPECT_FALSE(Seal(db(), "north", Vault::severe).can_open()) << "the key of what is severe is another one";
    EXPECT_EQ(fs::status(folder.folder() / "house.key.operations").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(SealTest, TheKeyIsAFileBesideTheStoreThatItsOwnerAloneMayRead)
{
    Scratch const scratch;
    auto const db = scratch.open();
    auto const path = scratch.url() + ".key";
    EXPECT_EQ(Seal(*db, "north").open("x", ""), "");
    EXPECT_FALSE(fs::exists(path)) << "nothing was sealed yet";
    auto const sealed = Seal(*db, "north").close("x", "Amina");
    struct stat about{};
    ASSERT_EQ(stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600U);
    EXPECT_EQ(fs::file_size(path), 65U);
    EXPECT_EQ(Seal(*scratch.open(), "north").open("x", sealed), "Amina");

    ASSERT_EQ(chmod(path.c_str(), 0640), 0);
    EXPECT_EQ(refusal_of([&] { (void)Seal(*db, "north").open("x", sealed); }), "store.open_key");
    ASSERT_EQ(chmod(path.c_str(), 0600), 0);
    fs::rename(path, path + ".away");
    EXPECT_EQ(refusal_of([&] { (void)Seal(*db, "north").open("x", sealed); }), "store.no_key");
    EXPECT_EQ(refusal_of([&] { (void)Seal(*db, "north").close("x", "Ben"); }), "store.no_key") << "a new key would be a wrong one";
    EXPECT_FALSE(fs::exists(path));
    Given const elsewhere("MUSTER_KEY_FILE", path + ".away");
    EXPECT_EQ(Seal(*db, "north").open("x", sealed), "Amina");
}

TEST(SealTest, TheStoresFileDoesNotHoldTheTextNorTheKey)
{
    Scratch const scratch;
    auto db = scratch.open();
    db->execute("create table person (phone text)");
    auto const sealed = Seal(*db, "north").close("x", "+27 11 555 0100");
    db->run(query("insert into person (phone) values ($1)"), {std::string_view(sealed)});
    backup(*db, (scratch.folder() / "copy.db").string());
    std::ifstream key_file(scratch.url() + ".key");
    std::string key;
    key_file >> key;
    ASSERT_EQ(key.size(), 64U);
    std::ifstream file(scratch.folder() / "copy.db", std::ios::binary);
    std::string const all{std::istreambuf_iterator<char>(file), {}};
    EXPECT_THAT(all, HasSubstr(sealed));
    EXPECT_THAT(all, Not(HasSubstr("555 0100")));
    EXPECT_THAT(all, Not(HasSubstr(key)));
}

TEST(SealTest, PostgresHasNoFileBesideIt)
{
    if (postgres_to_test().empty()) GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
    Scratch const scratch(Engine::postgres);
    auto const db = scratch.open();
    EXPECT_EQ(refusal_of([&] { (void)Seal(*db, "north").close("x", "Amina"); }), "store.no_key");
    Given const named("MUSTER_KEY_FILE", (scratch.folder() / "made.key").string());
    auto const sealed = Seal(*db, "north").close("x", "Amina");
    EXPECT_EQ(Seal(*db, "north").open("x", sealed), "Amina");
}

}
}
