#include "json_walk.hpp"
#include "letters.hpp"
#include <algorithm>
#include <charconv>
#include <formats/json.hpp>

namespace muster::formats {
namespace {

class Builder final : public JsonHandler {
public:
    void open(bool list) override
    {
        auto& fresh = add();
        if (list) fresh.value = Json::List();
        else fresh.value = Json::Object();
        open_.push_back(&fresh);
    }
    void close(bool) override { open_.pop_back(); }
    void key(std::string_view name) override { key_ = name; }
    void text(std::string_view value) override { add().value = std::string(value); }
    void number(std::string_view digits) override
    {
        std::int64_t whole = 0;
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
        if (error == std::errc{} and end == digits.data() + digits.size()) add().value = whole;
        else if (auto const broken = read_double(digits)) add().value = *broken;
        else add().value = std::string(digits);  // beyond what a number can hold: kept as it is written
    }
    void boolean(bool value) override { add().value = value; }
    void null() override { add(); }
    Json root;

private:
    // Pointers stay right: a list or object grows only while nothing inside its last value is open.
    Json& add()
    {
        if (open_.empty()) return root;
        if (auto* const list = std::get_if<Json::List>(&open_.back()->value)) return list->emplace_back();
        return std::get<Json::Object>(open_.back()->value).emplace_back(std::move(key_), Json()).second;
    }
    std::vector<Json*> open_;
    std::string key_;
};

}

Json Json::parse(std::string_view text, std::uint32_t max_depth)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Builder builder;
    JsonWalk walk(builder, max_depth, text.size(), "JSON");
    walk.feed(text);
    walk.finish();
    return std::move(builder.root);
}

Json const* Json::find(std::string_view key) const
{
    auto const* const members = std::get_if<Object>(&value);
    if (members == nullptr) return nullptr;
    // Of a key that comes twice the last counts, as in every browser.
    auto const at = std::find_if(members->rbegin(), members->rend(), [&](auto const& m) { return m.first == key; });
    return at == members->rend() ? nullptr : &at->second;
}

std::string Json::text_or(std::string_view key, std::string_view other) const
{
    auto const* const member = find(key);
    return member != nullptr and member->is_text() ? member->text() : std::string(other);
}

std::int64_t Json::number_or(std::string_view key, std::int64_t other) const
{
    auto const* const member = find(key);
    auto const* const number = member == nullptr ? nullptr : std::get_if<std::int64_t>(&member->value);
    return number == nullptr ? other : *number;
}

std::optional<double> Json::real() const
{
    if (auto const* const whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (auto const* const broken = std::get_if<double>(&value)) return *broken;
    return {};
}

std::string Json::as_text() const
{
    if (is_text()) return text();
    if (auto const* const yes = std::get_if<bool>(&value)) return *yes ? "true" : "false";
    if (auto const* const whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    if (auto const* const broken = std::get_if<double>(&value)) {
        char digits[32];
        return {digits, std::to_chars(digits, std::end(digits), *broken).ptr};
    }
    return {};
}

}
