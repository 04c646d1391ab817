#include "codes.hpp"
#include <algorithm>
#include <numeric>

namespace muster::geography {

namespace {

bool is_digit(char c)
{
    return c >= '0' and c <= '9';
}

std::vector<std::string> cut(std::string_view digits, std::vector<int> const& lengths)
{
    std::vector<std::string> segments;
    std::size_t from = 0;
    for (auto const length : lengths) {
        segments.emplace_back(digits.substr(from, static_cast<std::size_t>(length)));
        from += static_cast<std::size_t>(length);
    }
    return segments;
}

void add(std::vector<std::string>& keys, std::string key)
{
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
}

/// Every way to cut `digits` into as many segments as there are lengths, none longer than a zero more than it may be.
void cut_anyhow(std::string_view digits, std::vector<int> const& lengths, std::size_t level,
                std::vector<std::string>& segments, std::vector<std::string>& keys)
{
    if (level == lengths.size()) {
        if (digits.empty()) add(keys, shape_key(segments));
        return;
    }
    auto const left = lengths.size() - level - 1;
    for (std::size_t take = 1; take + left <= digits.size() and take <= static_cast<std::size_t>(lengths[level]) + 1;
         ++take) {
        segments.emplace_back(digits.substr(0, take));
        cut_anyhow(digits.substr(take), lengths, level + 1, segments, keys);
        segments.pop_back();
    }
}

} // namespace

std::string folded_code(std::string_view written)
{
    std::string code;
    for (char const c : written) {
        if (is_digit(c) or (c >= 'A' and c <= 'Z'))
            code += c;
        else if (c >= 'a' and c <= 'z')
            code += static_cast<char>(c - 'a' + 'A');
    }
    return code;
}

SplitCode split_code(std::string_view folded)
{
    auto const first = std::ranges::find_if(folded, is_digit);
    auto const letters = static_cast<std::size_t>(first - folded.begin());
    return {folded.substr(0, letters), folded.substr(letters)};
}

bool looks_like_code(std::string_view folded)
{
    return folded.size() >= 2 and folded.size() <= 32 and std::ranges::any_of(folded, is_digit);
}

std::string without_zeros(std::string_view digits)
{
    while (digits.size() > 1 and digits[0] == '0')
        digits.remove_prefix(1);
    return std::string(digits);
}

std::string shape_key(std::vector<std::string> const& segments)
{
    std::string key;
    for (auto const& segment : segments)
        (key += key.empty() ? "" : ".") += without_zeros(segment);
    return key;
}

PaddingKeys padding_keys(std::string_view digits, std::vector<int> const& lengths)
{
    PaddingKeys keys;
    if (digits.empty() or lengths.empty() or digits.size() > 24) return keys;
    auto const wanted = static_cast<std::size_t>(std::accumulate(lengths.begin(), lengths.end(), 0));
    auto const bare = without_zeros(digits);
    if (bare.size() <= wanted)
        add(keys.in_front, shape_key(cut(std::string(wanted - bare.size(), '0') + bare, lengths)));
    if (digits.size() % lengths.size() == 0 and digits.size() != wanted)
        add(keys.of_one_width,
            shape_key(cut(digits, std::vector<int>(lengths.size(), static_cast<int>(digits.size() / lengths.size())))));
    std::vector<std::string> segments;
    cut_anyhow(digits, lengths, 0, segments, keys.any);
    return keys;
}

} // namespace muster::geography
