// Inside the part: numbers, texts and findings on their way between two processes, as one writes them and the other reads them.
#pragma once
#include "said.hpp"
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

class Sender {
public:
    explicit Sender(std::FILE* to) : to_(to) {}
    void mark(char kind) { put(&kind, 1); }
    void marks(char one, char other)
    {
        char const both[] = {one, other};
        put(both, sizeof both);
    }
    void number(std::uint64_t value) { put(&value, sizeof value); }
    void real(double value) { put(&value, sizeof value); }
    void text(std::string_view value)
    {
        number(value.size());
        put(value.data(), value.size());
    }
    void finding(base::Finding const& one)
    {
        text(one.code), text(one.at), number(static_cast<std::uint64_t>(one.times)), number(one.args.size());
        for (auto const& arg : one.args) text(arg);
    }
    void refused(base::Refusal const& refusal)
    {
        mark('X');
        finding(refusal.finding());
    }

private:
    void put(void const* from, std::size_t bytes);
    std::FILE* to_;
};

/// The file piece by piece, never beyond its end, and closed with it. Nothing in it is believed: whoever wrote it read what
/// strangers sent. What is not as it was sent is refused with file.reader_failed.
class Received {
public:
    Received(int file, std::string name) : file_(file), name_(std::move(name)) {}
    ~Received();
    Received(Received const&) = delete;
    Received& operator=(Received const&) = delete;

    [[nodiscard]] std::uint64_t at() const { return begin_ + next_; }
    void go_to(std::uint64_t offset);
    char mark();
    std::uint64_t number();
    std::uint64_t number(std::uint64_t most);
    double real();
    std::string text(std::uint64_t most = 1u << 20);
    /// A word of the sender's; where it calls the file by no name, ours stands.
    std::string word();
    struct Said {
        std::string code, at;
        std::int64_t times = 1;
        std::vector<std::string> args;
        base::Rule const* rule = nullptr;
    };
    Said said();
    base::Finding finding();
    [[noreturn]] static void throw_sent(Said const& one) { throw base::Refusal(*one.rule, one.args, one.at); }
    [[noreturn]] void broken() const { refuse("file.reader_failed", {name_}); }
    [[nodiscard]] std::string const& name() const { return name_; }

private:
    void take(void* to, std::size_t bytes);
    void fill();
    int file_;
    std::string name_, piece_;
    std::uint64_t begin_ = 0;  // of the piece, in the file
    std::size_t next_ = 0;     // in the piece
};

}
