#include <array>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <charconv>
#include <cmath>
#include <fmt/core.h>

namespace muster::base {

namespace {

void append_escaped(std::string& out, char c)
{
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    }
}

void append_number(std::string& out, std::int64_t value)
{
    std::array<char, 24> digits;
    auto const [end, failed] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    ENSURE(failed == std::errc{});
    out.append(digits.data(), end);
}

}

void append_json_text(std::string& out, std::string_view text)
{
    out += '"';
    std::size_t plain = 0;  // from here on nothing was appended yet
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '"' and text[i] != '\\' and static_cast<unsigned char>(text[i]) >= 0x20) continue;
        out.append(text.substr(plain, i - plain));
        append_escaped(out, text[i]);
        plain = i + 1;
    }
    out.append(text.substr(plain));
    out += '"';
}

void JsonWriter::new_line()
{
    if (not pretty_) return;
    out_ += '\n';
    out_.append(open_.size() * 2, ' ');
}

void JsonWriter::before_value()
{
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (open_.empty()) return;
    ENSURE(open_.back() == '[');
    if (filled_.back()) out_ += ',';
    filled_.back() = true;
    new_line();
}

JsonWriter& JsonWriter::open(char bracket)
{
    before_value();
    out_ += bracket;
    open_ += bracket;
    filled_.push_back(false);
    return *this;
}

JsonWriter& JsonWriter::end()
{
    ENSURE(not open_.empty() and not after_key_);
    bool const filled = filled_.back();
    char const bracket = open_.back();
    open_.pop_back();
    filled_.pop_back();
    if (filled) new_line();
    out_ += bracket == '{' ? '}' : ']';
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    ENSURE(not open_.empty() and open_.back() == '{' and not after_key_);
    if (filled_.back()) out_ += ',';
    filled_.back() = true;
    new_line();
    append_json_text(out_, name);
    out_ += pretty_ ? ": " : ":";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value)
{
    before_value();
    append_json_text(out_, value);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value)
{
    before_value();
    append_number(out_, value);
    return *this;
}

JsonWriter& JsonWriter::number(double value)
{
    before_value();
    if (std::isfinite(value)) out_ += fmt::format("{}", value);
    else out_ += "null";  // JSON has no word for it, and a figure that is none is missing
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value)
{
    before_value();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null()
{
    before_value();
    out_ += "null";
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json)
{
    before_value();
    out_ += json;
    return *this;
}

}
