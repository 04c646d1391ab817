#include "boundaries_scan.hpp"
#include <algorithm>

namespace muster::formats {

JsonScan::JsonScan(std::string_view text) : text_(text)
{
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

char JsonScan::peek()
{
    while (at_ < text_.size() and std::string_view(" \t\r\n").contains(text_[at_]))
        ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
}

bool JsonScan::take(char c)
{
    if (peek() != c or at_ == text_.size()) return false;
    ++at_;
    return true;
}

void JsonScan::expect(char c)
{
    if (take(c)) return;
    if (at_ == text_.size()) throw JsonBroken{at_, "the text ends too early"};
    throw JsonBroken{at_, std::string("'") + c + "' is missing"};
}

void JsonScan::skip_string()
{
    for (++at_; at_ < text_.size(); ++at_) {
        if (text_[at_] == '\\')
            ++at_;
        else if (text_[at_] == '"') {
            ++at_;
            return;
        }
    }
    throw JsonBroken{text_.size(), "the text ends too early"};
}

std::string_view JsonScan::value()
{
    auto const begins = (peek(), at_);
    std::size_t depth = 0;
    while (at_ < text_.size()) {
        switch (text_[at_]) {
        case '"':
            skip_string();
            break;
        case '[':
        case '{':
            ++depth, ++at_;
            break;
        case ']':
        case '}':
            if (depth == 0) return text_.substr(begins, at_ - begins);
            --depth, ++at_;
            break;
        case ',':
            if (depth == 0) return text_.substr(begins, at_ - begins);
            ++at_;
            break;
        default:
            ++at_;
        }
        if (depth == 0 and std::string_view("\"]}").contains(text_[at_ - 1])) return text_.substr(begins, at_ - begins);
    }
    if (depth > 0) throw JsonBroken{at_, "the text ends too early"};
    return text_.substr(begins);
}

std::string_view JsonScan::key()
{
    if (peek() != '"') throw JsonBroken{at_, "a name in quotes is missing"};
    auto const begins = at_ + 1;
    skip_string();
    return text_.substr(begins, at_ - begins - 1);
}

std::string JsonScan::place(std::size_t at) const
{
    auto const before = text_.substr(0, std::min(at, text_.size()));
    auto const line = 1 + std::ranges::count(before, '\n');
    auto const last = before.rfind('\n');
    auto const column = 1 + (last == std::string_view::npos ? before.size() : before.size() - last - 1);
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}
