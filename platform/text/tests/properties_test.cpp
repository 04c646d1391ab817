// What must hold for any text: found by rapidcheck, which prints the smallest text that breaks it.
#include <array>
#include <cmath>
#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <text/days.hpp>
#include <text/fold.hpp>
#include <text/numbers.hpp>

namespace muster::text {
namespace {

/// Words in many scripts, signs, blanks and wrong bytes, put together at random.
rc::Gen<std::string> any_text()
{
    static std::vector<std::string> const pieces{
        "a",   "Borno", "É",    "œ",    "ʿ",   "'",    "’",   "d'",   "-",   "–",   ".",    ",",    "/",    "(",
        ")",   "&",     "%",    "~",    "+",   ":",    "#",   "0",    "5",   "12",  "200",  "2026", "31",   "٣",
        "٫",   "٬",     "۱۲",   " ",    "  ",  "\xC2\xA0", "\xE2\x80\x8B", "\xFF", "\xC3", "\xED\xA0\x80", "ال",
        "حلب", "ة",     "Харків", "ї",  "ый",  "ትግ",   "北",  "서울", "ᱥ",   "ไทย", "काठ",  "\xCC\x81", "İ", "ı",
        "ß",   "ﬁ",     "²",    "№",    "½",   "💧",   "March", "mars", "آذار", "Q", "W",   "to",   "à",    "Jan",
        "T",   "E",     "HH",   "n/a",  "ǝ",   "Ǝ",    "ʹ",   "ⵜ",    "ދި",  "Ђ",   "ⁿ",    "ˮ",    "\n",   "\t"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                        [](std::vector<std::string> const& chosen) {
                            std::string text;
                            for (auto const& piece : chosen) text += piece;
                            return text;
                        });
}

/// Any bytes at all.
rc::Gen<std::string> any_bytes()
{
    return rc::gen::container<std::string>(rc::gen::arbitrary<char>());
}

rc::Gen<std::string> any_word()
{
    return rc::gen::container<std::string>(rc::gen::elementOf(std::string{"abcdeilmnorst"}));
}

// RC_ASSERT takes its expression apart, so "and" and "or" only stop early within brackets of their own.

TEST(Properties, FoldingTwiceChangesNothing)
{
    auto const holds = [](std::string const& text) {
        auto const folded = fold(text);
        RC_ASSERT(fold(folded) == folded);
        RC_ASSERT(folded.find("  ") == std::string::npos);
        RC_ASSERT((folded.empty() or (folded.front() != ' ' and folded.back() != ' ')));
        for (char const c : folded) {
            bool const plain = (c >= 'a' and c <= 'z') or (c >= '0' and c <= '9') or c == ' ';
            RC_ASSERT((plain or static_cast<unsigned char>(c) >= 0x80));
        }
    };
    EXPECT_TRUE(rc::check("pieces", [&] { holds(*any_text()); }));
    EXPECT_TRUE(rc::check("bytes", [&] { holds(*any_bytes()); }));
}

TEST(Properties, FoldingDoesNotSeeTidyingCaseOrSigns)
{
    EXPECT_TRUE(rc::check("tidied", [] {
        auto const text = *any_text();
        RC_ASSERT(fold(tidy(text)) == fold(text));
        RC_ASSERT(tidy(tidy(text)) == tidy(text));
    }));
    EXPECT_TRUE(rc::check("signs", [] {
        auto const one = *any_word(), other = *any_word(), sign = *rc::gen::elementOf(std::vector<std::string>{
            "-", "_", " - ", "/", ", ", ".", " (", "\xC2\xA0", "–", "\t"});
        auto upper = one;
        for (char& c : upper) c = static_cast<char>(c - 32);
        RC_ASSERT(fold(upper + sign + other) == fold(one + " " + other));
    }));
}

TEST(Properties, LikenessIsOneForEqualTextsOnlyAndTheSameBothWays)
{
    EXPECT_TRUE(rc::check("likeness", [] {
        auto const text = [] {
            return *rc::gen::map(rc::gen::container<std::vector<std::string>>(any_word()), [](auto const& chosen) {
                std::string joined;
                for (auto const& word : chosen) joined += (joined.empty() or word.empty() ? "" : " ") + word;
                return joined;
            });
        };
        auto const a = text(), b = text();
        double const there = likeness(a, b);
        RC_ASSERT((there >= 0 and there <= 1));
        RC_ASSERT(there == likeness(b, a));
        RC_ASSERT(jaro_winkler(a, b) == jaro_winkler(b, a));
        RC_ASSERT(((there == 1) == (a == b and not a.empty())));
        RC_ASSERT(likeness(a, a) == (a.empty() ? 0 : 1));
    }));
}

/// Optimal string alignment without any short cut.
int slow_edits(std::string const& a, std::string const& b)
{
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 or j == 0) {
                d[i][j] = static_cast<int>(i + j);
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

TEST(Properties, EditsAreThoseOfTheSlowWay)
{
    EXPECT_TRUE(rc::check("edits", [] {
        auto const letters = rc::gen::container<std::string>(rc::gen::elementOf(std::string{"abc"}));
        auto const a = *letters, b = *letters;
        int const most = *rc::gen::inRange(0, 12);
        RC_ASSERT(edits(a, b, most) == std::min(slow_edits(a, b), most + 1));
    }));
}

TEST(Properties, AnyTextIsReadWithoutHarm)
{
    auto const holds = [](std::string const& text) {
        for (auto const habit : {Habit::unknown, Habit::point, Habit::comma}) {
            auto const read = read_number(text, habit);
            RC_ASSERT((std::isfinite(read.value) and std::isfinite(read.to)));
            RC_ASSERT((std::abs(read.value) <= 1e15 and std::abs(read.to) <= 1e15));
            if (habit != Habit::unknown) RC_ASSERT(read.kind != NumberRead::Kind::both);
            if (read.kind == NumberRead::Kind::range) RC_ASSERT(read.value <= read.to);
        }
        for (auto const order : {DayOrder::unknown, DayOrder::day_first, DayOrder::month_first}) {
            auto const read = read_day(text, order);
            RC_ASSERT(read.period.first <= read.period.last);
            if (order != DayOrder::unknown) RC_ASSERT(read.kind != DayRead::Kind::both);
        }
        habit_of(text);
        order_of(text);
        script_of(text);
        skeleton(fold(text));
    };
    EXPECT_TRUE(rc::check("pieces", [&] { holds(*any_text()); }));
    EXPECT_TRUE(rc::check("bytes", [&] { holds(*any_bytes()); }));
}

std::string grouped(std::int64_t whole, std::string_view group)
{
    auto text = fmt::format("{}", whole);
    for (auto at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), group);
    return text;
}

std::string in_arabic_digits(std::string_view text)
{
    static constexpr std::array digits{"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"};
    std::string out;
    for (char const c : text) {
        if (c >= '0' and c <= '9') out += digits[static_cast<std::size_t>(c - '0')];
        else out += c;
    }
    return out;
}

TEST(Properties, NumbersAreReadBackInEveryHabit)
{
    EXPECT_TRUE(rc::check("numbers", [] {
        auto const whole = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
        int const tenths = *rc::gen::inRange(0, 100);
        double const value = static_cast<double>(whole) + tenths / 100.0;
        struct Way {
            char const *group, *point;
            Habit habit;
        };
        auto const way = *rc::gen::elementOf(std::vector<Way>{{"", ".", Habit::point}, {"", ",", Habit::comma},
            {",", ".", Habit::point}, {".", ",", Habit::comma}, {" ", ",", Habit::comma},
            {"\xC2\xA0", ",", Habit::comma}, {"\xE2\x80\xAF", ",", Habit::comma}, {"'", ".", Habit::point}, {"’", ".", Habit::point},
            {"٬", "٫", Habit::unknown}});
        auto const text = grouped(whole, way.group) + way.point + fmt::format("{:02}", tenths);
        for (auto const& written : {text, in_arabic_digits(text), "  " + text + " "}) {
            auto const read = read_number(written);
            RC_ASSERT(read.kind == NumberRead::Kind::one);
            RC_ASSERT(std::abs(read.value - value) < 1e-6);
            RC_ASSERT(habit_of(written) == way.habit);
            RC_ASSERT(read_number("-" + written).value <= 0);
        }
        // Without a fraction the habit of the column decides.
        auto const read = read_number(grouped(whole, way.group), way.habit);
        RC_ASSERT((read.kind == NumberRead::Kind::one and read.value == static_cast<double>(whole)));
    }));
}

TEST(Properties, DaysAreReadBackInEveryLayout)
{
    EXPECT_TRUE(rc::check("days", [] {
        auto const day = base::Day::of(1980, 1, 1)->plus(*rc::gen::inRange(0, 365 * 99));
        int const y = day.year(), m = day.month(), d = day.day();
        // English, French, Spanish, Arabic, Portuguese, Ukrainian.
        static constexpr char const* months[12][6] = {
            {"January", "Janv.", "enero", "كانون الثاني", "janeiro", "січня"},
            {"Feb", "févr.", "febrero", "شباط", "fevereiro", "лютого"},
            {"March", "mars", "marzo", "آذار", "março", "березня"},
            {"Apr", "avril", "abril", "نيسان", "abril", "квітня"},
            {"May", "mai", "mayo", "أيار", "maio", "травня"},
            {"June", "juin", "junio", "حزيران", "junho", "червня"},
            {"Jul", "juillet", "julio", "تموز", "julho", "липня"},
            {"August", "août", "agosto", "آب", "agosto", "серпня"},
            {"Sept.", "septembre", "setiembre", "أيلول", "setembro", "вересня"},
            {"Oct", "oct.", "octubre", "تشرين الأول", "outubro", "жовтня"},
            {"November", "nov.", "noviembre", "تشرين الثاني", "novembro", "листопада"},
            {"Dec", "déc.", "diciembre", "كانون الأول", "dezembro", "грудня"},
        };
        auto const language = *rc::gen::inRange<std::size_t>(0, 6);
        std::string const name = months[m - 1][language];
        for (auto const& written : {fmt::format("{:04}-{:02}-{:02}", y, m, d),
                 fmt::format("{:02}/{:02}/{:04}", d, m, y),
                 fmt::format("{}.{}.{:04}", d, m, y), fmt::format("{:02}-{:02}-{:02}", d, m, y % 100),
                 fmt::format("{} {} {}", d, name, y), fmt::format("{}-{}-{:02}", d, name, y % 100),
                 fmt::format("{} {}, {}", name, d, y), fmt::format("{} de {} de {}", d, name, y),
                 fmt::format("{:04}{:02}{:02}", y, m, d), in_arabic_digits(fmt::format("{}/{}/{}", d, m, y)),
                 fmt::format("{:04}-{:02}-{:02}T00:00:00", y, m, d)}) {
            auto const read = read_day(written, DayOrder::day_first);
            RC_LOG() << written << '\n';
            RC_ASSERT(read.kind == DayRead::Kind::day);
            RC_ASSERT((read.period.first == day and read.period.last == day));
        }
        for (auto const& written : {fmt::format("{} {}", name, y), fmt::format("{:02}/{:04}", m, y),
                 fmt::format("{}-{:02}", name, y % 100)}) {
            auto const read = read_day(written);
            RC_LOG() << written << '\n';
            RC_ASSERT((read.kind == DayRead::Kind::period and read.period == base::Period::month(y, m)));
        }
        RC_ASSERT(read_day(fmt::format("{:02}/{:02}/{:04}", m, d, y), DayOrder::month_first).period.first == day);
    }));
}

}
}
