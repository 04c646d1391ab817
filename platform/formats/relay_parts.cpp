#include "relay_parts.hpp"
#include "readers.hpp"
#include "relay.hpp"
#include <algorithm>
#include <cerrno>
#include <unistd.h>

namespace muster::formats {

namespace {

void name_all(std::string& text, std::string_view what, std::string const& with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
}

}

void Sender::put(void const* from, std::size_t bytes)
{
    if (bytes > 0 and std::fwrite(from, 1, bytes, to_) != bytes) refuse("file.too_large", {std::string(nameless), "?"});
}

Received::~Received() { ::close(file_); }

void Received::go_to(std::uint64_t offset)
{
    begin_ = offset;
    piece_.clear();
    next_ = 0;
}

char Received::mark()
{
    char kind = 0;
    take(&kind, 1);
    return kind;
}

std::uint64_t Received::number()
{
    std::uint64_t value = 0;
    take(&value, sizeof value);
    return value;
}

std::uint64_t Received::number(std::uint64_t most)
{
    auto const value = number();
    if (value > most) broken();
    return value;
}

double Received::real()
{
    double value = 0;
    take(&value, sizeof value);
    return value;
}

std::string Received::text(std::uint64_t most)
{
    std::string value(number(most), '\0');
    take(value.data(), value.size());
    return value;
}

std::string Received::word()
{
    auto value = text();
    name_all(value, nameless, name_);
    name_all(value, nameless_sheet, plain_name(name_));
    return value;
}

Received::Said Received::said()
{
    Said one;
    one.code = text(), one.at = word(), one.times = static_cast<std::int64_t>(number(std::uint64_t{1} << 40));
    for (auto left = number(100); left > 0; --left) one.args.push_back(word());
    for (auto const& rule : rules())
        if (rule.code == one.code) one.rule = &rule;
    if (one.rule == nullptr) broken();
    return one;
}

base::Finding Received::finding()
{
    auto const one = said();
    auto made = base::found(*one.rule, one.at, one.args);
    made.times = one.times;
    return made;
}

void Received::take(void* to, std::size_t bytes)
{
    auto* into = static_cast<char*>(to);
    while (bytes > 0) {
        if (next_ == piece_.size()) fill();
        auto const some = std::min(bytes, piece_.size() - next_);
        piece_.copy(into, some, next_);
        next_ += some, into += some, bytes -= some;
    }
}

void Received::fill()
{
    constexpr std::size_t piece_bytes = 256u << 10;
    begin_ += piece_.size();
    next_ = 0;
    piece_.resize(piece_bytes);
    ssize_t got = -1;
    do got = ::pread(file_, piece_.data(), piece_.size(), static_cast<off_t>(begin_));
    while (got < 0 and errno == EINTR);
    piece_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    if (piece_.empty()) broken();
}

}
