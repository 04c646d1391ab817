// Secrets, the second factor against its published vectors, and what is too often.
#include "bench_desk.hpp"
#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

namespace muster::access {

TEST(Totp, AgreesWithThePublishedVectors)
{
    // RFC 6238, appendix B, SHA-1: the secret is the ASCII text 12345678901234567890.
    constexpr std::string_view secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    struct Vector {
        std::int64_t seconds;
        std::string_view digits;
    };
    for (auto const& [seconds, digits] : {Vector{59, "94287082"}, Vector{1111111109, "07081804"}, Vector{1111111111, "14050471"},
                                          Vector{1234567890, "89005924"}, Vector{2000000000, "69279037"}, Vector{20000000000, "65353130"}})
        EXPECT_EQ(totp_digits(secret, totp_step({seconds * 1000}), 8), digits) << seconds;
    // RFC 4226, appendix D: six digits by counter.
    constexpr std::array<std::string_view, 10> by_counter{"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"};
    for (std::size_t i = 0; i < by_counter.size(); ++i) EXPECT_EQ(totp_digits(secret, static_cast<std::int64_t>(i)), by_counter[i]);
}

TEST(Totp, TakesTheStepsBesideThisOneOnly)
{
    auto const secret = new_totp_secret();
    EXPECT_EQ(secret.size(), 32u);
    base::Instant const now{1'774'958'400'000};
    auto const step = totp_step(now);
    for (int away = -3; away <= 3; ++away) {
        auto const found = totp_step_of(secret, totp_digits(secret, step + away), now);
        // By chance another step may have the same digits; then it is found as that one.
        if (std::abs(away) <= 1) EXPECT_TRUE(found.has_value()) << away;
        else if (found) EXPECT_NE(*found, step + away);
    }
    for (auto const* wrong : {"", "12345", "1234567", "abcdef", "000 000 0"}) EXPECT_FALSE(totp_step_of(secret, wrong, now)) << wrong;
    EXPECT_EQ(totp_digits("not base 32!", step), "");
    EXPECT_FALSE(totp_step_of("", "", now)) << "no secret is no second factor that an empty code would pass";
}

TEST(Codes, AreReadAsPeopleTypeThem)
{
    auto const code = new_code(2);
    ASSERT_EQ(code.size(), 9u);
    EXPECT_EQ(code[4], '-');
    EXPECT_EQ(code_as_meant("7kq2-m9xd"), "7KQ2M9XD");
    EXPECT_EQ(code_as_meant(" 7KQ2 M9XD "), "7KQ2M9XD");
    EXPECT_EQ(code_as_meant("oil0-1ILO"), "01101110");
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        auto const secret = new_secret();
        EXPECT_NE(secret[0], '-') << "it would be taken for an option";
        EXPECT_TRUE(seen.insert(secret).second);
    }
}

TEST(Passwords, VerifyOnlyThemselvesAndNobodyNever)
{
    Passwords const passwords({.passes = 1, .memory = 8192, .at_once = 4, .wait_ms = 1000});
    auto const hash = passwords.hash(good_password);
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_NE(hash, passwords.hash(good_password)) << "each has a salt of its own";
    EXPECT_TRUE(passwords.verify(hash, good_password));
    EXPECT_FALSE(passwords.verify(hash, "green lorry over tuesday"));
    EXPECT_FALSE(passwords.verify(hash, ""));
    EXPECT_FALSE(passwords.verify("", good_password));
    EXPECT_FALSE(passwords.verify("", ""));
    EXPECT_FALSE(passwords.verify("no hash", good_password));
    EXPECT_FALSE(passwords.is_dated(hash));
    EXPECT_TRUE(Passwords({.passes = 2, .memory = 8192}).is_dated(hash));
}

TEST(Passwords, AreHashedByAFewAtOnceAndTheRestIsToldToWait)
{
    Passwords const passwords({.passes = 4, .memory = std::size_t{16} << 20, .at_once = 1, .wait_ms = 1});
    std::atomic<int> done = 0, busy = 0;
    {
        std::vector<std::jthread> many;
        for (int i = 0; i < 8; ++i)
            many.emplace_back([&] {
                if (refusal_of([&] { static_cast<void>(passwords.hash(good_password)); }) == "access.busy") ++busy;
                else ++done;
            });
    }
    EXPECT_EQ(done + busy, 8);
    EXPECT_GT(done, 0);
    EXPECT_GT(busy, 0);
    EXPECT_EQ(refusal_of([&] { static_cast<void>(passwords.hash(good_password)); }), "") << "every turn was given back";
}

TEST(Passwords, ThatAreGuessedFirstAreRefused)
{
    auto const judged = [](std::string_view password) { return refusal_of([&] { expect_good_password(password, "amina.yusuf@relief.example", "Amina Yusuf"); }); };
    EXPECT_EQ(judged(good_password), "");
    EXPECT_EQ(judged("كلمة سر طويلة جدا"), "");
    EXPECT_EQ(judged("elevenchars"), "access.short_password");
    EXPECT_EQ(judged("éàüöçéàüöç"), "access.short_password") << "characters are counted, not bytes";
    EXPECT_EQ(judged(std::string(1025, 'x') + "abcdefgh"), "access.long_password");
    for (auto const* common : {"Password-2026", "1234567890123", "qwertyuiop123", "Welcome 12345", "aaaaaaaaaaaaaaaa", "abababababab",
                               "amina.yusuf12", "Muster2026!!", "administrator"})
        EXPECT_EQ(judged(common), "access.common_password") << common;
}

TEST(Tries, AreTenInAQuarterOfAnHourWithPauses)
{
    base::StillClock clock(base::Instant{1'000'000});
    Tries tries(clock, {});
    int made = 0;
    for (std::int64_t second = 0; second < 15 * 60; ++second) {
        clock.move_to({1'000'000 + second * 1000});
        if (tries.wait("a") > 0) continue;
        tries.failed("a");
        ++made;
    }
    EXPECT_EQ(made, 10);
    EXPECT_EQ(tries.wait("b"), 0) << "others are not kept waiting";
    clock.move_to({1'000'000 + 15 * 60'000 + 1'000});
    EXPECT_EQ(tries.wait("a"), 0);
    tries.failed("a");
    tries.succeeded("a");
    EXPECT_EQ(tries.wait("a"), 0);
}

TEST(Tries, AFloodOfNamesDoesNotFillTheMemoryNorFreeTheOneThatIsGuessedAt)
{
    base::StillClock clock(base::Instant{1'000'000});
    Tries tries(clock, {}, 100);
    for (int i = 0; i < 10; ++i) tries.failed("target");
    for (int i = 0; i < 5'000; ++i) tries.failed("flood" + std::to_string(i));
    EXPECT_GT(tries.wait("target"), 0);
}

TEST(Buckets, GiveABurstAndThenTheirRate)
{
    base::StillClock clock(base::Instant{1'000'000});
    Buckets buckets(clock, {5, 20});
    int given = 0;
    for (int i = 0; i < 100; ++i) given += buckets.take("a") == 0;
    EXPECT_EQ(given, 20);
    EXPECT_EQ(buckets.take("a"), 200) << "one comes each fifth of a second";
    EXPECT_EQ(buckets.take("b"), 0);
    for (std::int64_t i = 1; i <= 100; ++i) {
        clock.move_to({1'000'000 + i * 100});
        given += buckets.take("a") == 0;
    }
    EXPECT_EQ(given, 20 + 50);
    clock.move_to({500'000});
    EXPECT_GT(buckets.take("a"), 0) << "a clock that is put back fills nothing";
}

}
