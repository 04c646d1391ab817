// Inside the part: walks over JSON text without keeping it, so that one feature at a time can be parsed.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace muster::formats {

/// Thrown where the text is no JSON; turned into a refusal with the file's name by the caller.
struct JsonBroken {
    std::size_t at;
    std::string what;
};

class JsonScan {
public:
    explicit JsonScan(std::string_view text);
    [[nodiscard]] std::size_t at() const { return at_; }
    /// The next byte that is no blank; 0 at the end.
    char peek();
    /// Takes this byte if it is next.
    bool take(char c);
    void expect(char c);
    /// The raw text of the value that begins here, without looking into it more than needed to find its end.
    std::string_view value();
    /// The text between the quotes of the string that begins here, escapes left as they are.
    std::string_view key();
    /// "line 3, column 14"
    [[nodiscard]] std::string place(std::size_t at) const;

private:
    void skip_string();
    std::string_view text_;
    std::size_t at_ = 0;
};

}
