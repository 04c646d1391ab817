#include "hxl_checks.hpp"
#include "writers_text.hpp"
#include <algorithm>
#include <formats/hxl_types.hpp>
#include <map>
#include <memory>
#include <set>
#include <unicode/regex.h>
#include <unicode/uchar.h>

namespace muster::formats::hxl {

namespace {

/// ICU's expressions are close to Python's, in which schemas are written, and can be told to give up: a pattern that
/// never ends must not hold the program.
std::unique_ptr<icu::RegexMatcher> matcher(std::string const& text, bool letter_case)
{
    auto error = U_ZERO_ERROR;
    auto made = std::make_unique<icu::RegexMatcher>(
        icu::UnicodeString::fromUTF8(text), letter_case ? 0u : static_cast<std::uint32_t>(UREGEX_CASE_INSENSITIVE),
        error);
    if (U_FAILURE(error)) return nullptr;
    made->setTimeLimit(100, error);
    made->setStackLimit(1 << 20, error);
    return made;
}

bool is_of_type(std::string_view value, std::string_view type)
{
    if (type == "number") return is_number(value);
    if (type == "date") return is_date(value);
    if (type == "url") return is_url(value);
    if (type == "email") return is_email(value);
    if (type == "phone") return is_phone(value);
    return true;
}

void check_type(Check& check)
{
    if (check.rule.datatype.empty() or check.rule.datatype == "text") return;
    check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
        if (not is_of_type(value, check.rule.datatype))
            check.report(Trouble::datatype, row, column).expected = check.rule.datatype;
    });
}

/// Bounds are of dates in date columns, of numbers where the bound is one and the value too, otherwise of words.
class Bounds {
public:
    explicit Bounds(SchemaRule const& rule) : min_(rule.min), max_(rule.max)
    {
        if (min_)
            min_number_ = number_of(*min_), min_date_ = normalise_date(*min_), min_word_ = normalise_string(*min_);
        if (max_)
            max_number_ = number_of(*max_), max_date_ = normalise_date(*max_), max_word_ = normalise_string(*max_);
    }
    /// What the value breaks ("not below 0"), or "".
    [[nodiscard]] std::string broken_by(std::string_view value, bool date_column) const
    {
        if (date_column and (min_date_ or max_date_))
            if (auto const date = normalise_date(value)) return compare(*date, min_date_, max_date_);
        if (min_number_ or max_number_)
            if (auto const number = number_of(value)) return compare(*number, min_number_, max_number_);
        return compare(normalise_string(value), min_word_, max_word_);
    }

private:
    template <typename T>
    [[nodiscard]] std::string compare(T const& value, std::optional<T> const& least, std::optional<T> const& most) const
    {
        if (least and value < *least) return "not below " + *min_;
        if (most and *most < value) return "not above " + *max_;
        return {};
    }
    std::optional<std::string> min_, max_, min_date_, max_date_, min_word_, max_word_;
    std::optional<double> min_number_, max_number_;
};

void check_range(Check& check)
{
    if (not check.rule.min and not check.rule.max) return;
    Bounds const bounds(check.rule);
    check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
        auto broken = bounds.broken_by(value, check.table.columns[column]->tag == "#date");
        if (not broken.empty()) check.report(Trouble::range, row, column).expected = std::move(broken);
    });
}

/// Blanks at an end, two in a row, or a tab or line end anywhere. One no-break space between words passes.
bool has_extra_blanks(std::string_view value)
{
    bool blank_before = true;
    for (std::size_t at = 0; at < value.size();) {
        auto const point = code_point_at(value, at);
        bool const blank = u_isUWhiteSpace(static_cast<UChar32>(point.value));
        if (blank and (blank_before or std::string_view("\t\r\n").contains(value[at]))) return true;
        blank_before = blank;
        at += point.bytes;
    }
    return blank_before;
}

void check_whitespace(Check& check)
{
    if (not check.rule.whitespace) return;
    check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
        if (has_extra_blanks(value)) check.report(Trouble::whitespace, row, column).suggestion = normalise_space(value);
    });
}

void check_pattern(Check& check)
{
    if (check.rule.regex.empty()) return;
    auto const match = matcher(check.rule.regex, check.rule.letter_case);
    check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
        auto error = U_ZERO_ERROR;
        auto const text = icu::UnicodeString::fromUTF8({value.data(), static_cast<std::int32_t>(value.size())});
        match->reset(text);
        if (not match->find(error) or U_FAILURE(error))
            check.report(Trouble::pattern, row, column).expected = check.rule.regex;
    });
}

void check_list(Check& check, ListSource const& lists)
{
    auto allowed = check.rule.list;
    if (not check.rule.list_url.empty()) {
        auto more = lists ? lists(check.rule.list_url, check.rule.list_tag) : std::nullopt;
        if (not more) {
            auto& issue = check.report(Trouble::list_unavailable, {}, {});
            issue.grade = Grade::info;
            issue.expected = check.rule.list_url;
        } else
            allowed.insert(allowed.end(), more->begin(), more->end());
    }
    if (allowed.empty()) return;
    auto const cook = [&](std::string_view value) {
        return check.rule.letter_case ? normalise_space(value) : normalise_string(value);
    };
    std::map<std::string, std::string> raw;
    for (auto const& one : allowed)
        raw.emplace(cook(one), normalise_space(one));
    std::vector<std::string> cooked;
    for (auto const& [key, value] : raw)
        cooked.push_back(key);
    std::map<std::string, std::string> suggested;  // the same wrong value comes again and again
    check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
        auto const key = cook(value);
        if (raw.contains(key)) return;
        auto [at, is_new] = suggested.try_emplace(key);
        if (is_new)
            if (auto const near = nearest(key, cooked)) at->second = raw[*near];
        check.report(Trouble::not_in_list, row, column).suggestion = at->second;
    });
}

}

Issue& Check::report(Trouble trouble, std::optional<std::size_t> row, std::optional<std::size_t> column)
{
    auto const value = row and column ? std::string(table.at(*row, *column)) : std::string();
    issues.push_back({trouble, which, rule.grade, row, column, value, {}, {}});
    return issues.back();
}

bool Check::filled(std::string_view value)
{
    return not is_empty(value);
}

bool is_regex(std::string const& text)
{
    return matcher(text, true) != nullptr;
}

/// Too few columns are said once, for the table; then no row is asked any more.
void check_required(Check& check)
{
    auto const &least = check.rule.least, &most = check.rule.most;
    if (not least and not most) return;
    if (least and check.columns.size() < static_cast<std::size_t>(*least)) {
        check.report(Trouble::required, {}, {}).expected = std::to_string(*least);
        return;
    }
    for (std::size_t row = 0; row < check.table.rows.size(); ++row) {
        int filled = 0;
        std::optional<std::size_t> first_empty, last_filled;
        for (auto const column : check.columns) {
            bool const here = Check::filled(check.table.at(row, column));
            filled += here ? 1 : 0;
            if (here)
                last_filled = column;
            else if (not first_empty)
                first_empty = column;
        }
        if (least and filled < *least)
            check.report(Trouble::required, row, first_empty).expected = std::to_string(*least);
        if (most and filled > *most) check.report(Trouble::too_many, row, last_filled).expected = std::to_string(*most);
    }
}

void check_values(Check& check, ListSource const& lists)
{
    check_type(check);
    check_range(check);
    check_whitespace(check);
    check_pattern(check);
    check_list(check, lists);
}

std::optional<std::string> nearest(std::string_view to, std::vector<std::string> const& values)
{
    auto const points = [](std::string_view text) {
        std::u32string out;
        for (std::size_t at = 0; at < text.size();) {
            auto const point = code_point_at(text, at);
            out += point.value;
            at += point.bytes;
        }
        return out;
    };
    auto const wanted = points(to);
    std::string const* best = nullptr;
    std::size_t best_distance = wanted.size() / 3, best_alike = 0;
    std::vector<std::size_t> before, now;
    for (auto const& value : values) {
        auto const other = points(value);
        auto const gap = other.size() > wanted.size() ? other.size() - wanted.size() : wanted.size() - other.size();
        if (gap > best_distance) continue;
        before.resize(other.size() + 1);
        now.resize(other.size() + 1);
        for (std::size_t i = 0; i <= other.size(); ++i)
            before[i] = i;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            now[0] = i + 1;
            for (std::size_t k = 0; k < other.size(); ++k)
                now[k + 1] = wanted[i] == other[k] ? before[k] : 1 + std::min({before[k], before[k + 1], now[k]});
            std::swap(before, now);
        }
        auto const distance = before.back();
        auto const ends = std::ranges::mismatch(wanted, other);
        auto const alike = static_cast<std::size_t>(ends.in1 - wanted.begin());
        bool const nearer = best == nullptr ? distance <= best_distance : distance < best_distance;
        if (not nearer and not(best != nullptr and distance == best_distance and alike > best_alike)) continue;
        best = &value;
        best_distance = distance;
        best_alike = alike;
    }
    if (best == nullptr) return std::nullopt;
    return *best;
}

}
