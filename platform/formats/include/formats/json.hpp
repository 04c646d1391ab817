// Reading JSON that people and other systems send (and our own).
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster::formats {

/// A JSON value held by value; objects keep their order.
class Json {
public:
    using List = std::vector<Json>;
    struct Member;
    using Object = std::vector<Member>;
    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Object> value;

    /// Refuses with json.unreadable naming line and column, json.too_deep.
    static Json parse(std::string_view text, std::uint32_t max_depth = 32);

    [[nodiscard]] bool is_null() const { return value.index() == 0; }
    [[nodiscard]] Json const* find(std::string_view key) const;  // of an object; null where it has none
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view other) const;
    [[nodiscard]] std::int64_t number_or(std::string_view key, std::int64_t other) const;
    [[nodiscard]] bool is_text() const { return std::holds_alternative<std::string>(value); }
    [[nodiscard]] bool is_list() const { return std::holds_alternative<List>(value); }
    [[nodiscard]] bool is_object() const { return std::holds_alternative<Object>(value); }
    [[nodiscard]] std::string const& text() const { return std::get<std::string>(value); }
    [[nodiscard]] List const& list() const { return std::get<List>(value); }
    [[nodiscard]] Object const& object() const { return std::get<Object>(value); }
    [[nodiscard]] std::optional<double> real() const;  // of either number
    [[nodiscard]] std::string as_text() const;         // of any plain value
};

/// One name and its value, in an object.
struct Json::Member {
    std::string first;
    Json second;
};

}
