// Writing JSON: a writer that cannot be left half open, and records written from their description.
//
// A record is described once with BOOST_DESCRIBE_STRUCT(T, (), (members…)); `write_record` then writes it with its
// members' names. Reading is in formats/json.hpp.
#pragma once
#include <base/ensure.hpp>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace muster::base {

/// Appends JSON to a string. Commas and closing brackets are its business; `pretty` indents by two blanks.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out, bool pretty = false) : out_(out), pretty_(pretty) {}
    JsonWriter& object() { return open('{'); }
    JsonWriter& list() { return open('['); }
    JsonWriter& end();
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::int64_t value);
    JsonWriter& number(double value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    /// Already JSON.
    JsonWriter& raw(std::string_view json);

    template <typename T>
    JsonWriter& member(std::string_view name, T const& value);
    template <typename T>
    JsonWriter& value(T const& value);

private:
    JsonWriter& open(char bracket);
    void before_value();
    void new_line();
    std::string& out_;
    bool pretty_;
    bool after_key_ = false;
    std::string open_;           // the brackets that are open
    std::vector<bool> filled_;   // whether each open bracket holds something already
};

void append_json_text(std::string& out, std::string_view text);

template <typename T>
JsonWriter& JsonWriter::value(T const& value)
{
    if constexpr (std::is_same_v<T, bool>) return boolean(value);
    else if constexpr (std::is_enum_v<T>) return text(boost::describe::enum_to_string(value, "?"));
    else if constexpr (std::integral<T>) return number(static_cast<std::int64_t>(value));
    else if constexpr (std::floating_point<T>) return number(static_cast<double>(value));
    else if constexpr (std::convertible_to<T const&, std::string_view>) return text(std::string_view(value));
    else if constexpr (requires { value.has_value(); *value; }) return value.has_value() ? this->value(*value) : null();
    else if constexpr (requires { typename T::mapped_type; }) {
        object();
        for (auto const& [name, held] : value) key(name), this->value(held);
        return end();
    }
    else if constexpr (requires { value.begin(); value.end(); }) {
        list();
        for (auto const& one : value) this->value(one);
        return end();
    }
    else if constexpr (requires { value.text(); }) return text(value.text());
    else {
        object();
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto field) { key(field.name), this->value(value.*field.pointer); });
        return end();
    }
}

template <typename T>
JsonWriter& JsonWriter::member(std::string_view name, T const& value)
{
    return key(name).value(value);
}

}
