#include <base/json.hpp>
#include <cmath>
#include <fmt/core.h>

namespace muster::base {

void append_json_text(std::string& out, std::string_view text)
{
    out += '"';
    for (char const c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            else out += c;
        }
    }
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
    out_ += fmt::format("{}", value);
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
