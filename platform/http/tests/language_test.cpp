// In which language a request is answered.
#include "small_house.hpp"
#include <base/words.hpp>

namespace muster::http {
namespace {

using testing::HasSubstr;

constexpr auto nothing = "/api/1/operations/op/nothing-of-the-kind";
constexpr auto things = "/api/1/operations/op/things?most=2";

TEST(Language, IsWhatTheAddressSaysElseTheBrowser)
{
    House const house;
    EXPECT_THAT(house.get(nothing).body, HasSubstr("There is nothing at"));
    EXPECT_THAT(house.get(nothing, "Accept-Language: de, fr;q=0.5\r\n").body, HasSubstr("Il n’y a rien à"));
    EXPECT_THAT(house.get(std::string(nothing) + "?lang=es", "Accept-Language: fr\r\n").body, HasSubstr("No hay nada en"));
    auto const arabic = house.get(std::string(things) + "&nonsense=1&lang=ar");
    EXPECT_EQ(arabic.status, 400);
    EXPECT_THAT(arabic.body, HasSubstr("لا يوجد هنا معامل `nonsense`"));
    EXPECT_THAT(arabic.body, HasSubstr("المعروف منها هنا"));
}

TEST(Language, ThatWeDoNotSpeakIsRefusedAndAllAreNamed)
{
    House const house;
    auto const got = house.get(std::string(things) + "&lang=xx", "Accept-Language: fr\r\n");
    EXPECT_EQ(got.status, 400);
    EXPECT_THAT(got.body, HasSubstr(R"("code":"http.bad_value")"));
    EXPECT_THAT(got.body, HasSubstr("en, fr, es, ar"));
}

TEST(Language, KeepsAnswersApart)
{
    House const house;
    auto const english = house.get(things);
    auto const french = house.get(things, "Accept-Language: fr\r\n");
    EXPECT_EQ(english.headers.at("content-language"), "en");
    EXPECT_EQ(french.headers.at("content-language"), "fr");
    EXPECT_THAT(french.headers.at("vary"), HasSubstr("accept-language"));
    EXPECT_NE(english.headers.at("etag"), french.headers.at("etag"));
    EXPECT_EQ(doings().counted, 2);
    EXPECT_EQ(house.get(std::string(things) + "&lang=ar", "If-None-Match: " + french.headers.at("etag") + "\r\n").status, 200);
    // Said in another way, it is the same answer in the same language.
    EXPECT_EQ(house.get(std::string(things) + "&lang=fr", "If-None-Match: " + french.headers.at("etag") + "\r\n").status, 304);
    EXPECT_EQ(house.get(things, "Accept-Language: fr\r\nIf-None-Match: " + french.headers.at("etag") + "\r\n").status, 304);
    EXPECT_EQ(doings().counted, 3);
}

TEST(Language, OfAJobIsThatOfWhoAskedForIt)
{
    House const house;
    auto const asked = house.post("/api/1/operations/op/things?lang=fr", R"({"name":"a"})", "Prefer: respond-async\r\n");
    ASSERT_EQ(asked.status, 202);
    auto const db = house.open();
    EXPECT_THAT(db->text({"test/job", "SELECT params FROM http_job", ""}, {}).value_or(""), HasSubstr(R"("lang":["fr"])"));
}

}
}
