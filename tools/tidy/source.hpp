// Source text as words and signs: enough to find functions, names and sentences in it, and quick.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace muster::tidy {

enum class Kind { word, number, text, sign, comment, directive };

/// `text` of a string or character is what stands between its quotes; a directive is the whole line after '#'.
struct Token {
    Kind kind;
    std::string_view text;  // points into the source
    int line;

    [[nodiscard]] bool is(std::string_view sign_or_word) const
    {
        return text == sign_or_word and (kind == Kind::word or kind == Kind::sign);
    }
};

/// C++ source. Comments and directives are tokens too.
std::vector<Token> tokens_of(std::string_view source);
/// The same without comments and directives.
std::vector<Token> code_of(std::string_view source);
/// SQL: '…' is a string, "…" and bare words are words, -- a comment.
std::vector<Token> sql_tokens_of(std::string_view source);

/// "reachedByPCode", "reached_by_pcode" -> reached, by, p, code / reached, by, pcode; in small letters.
std::vector<std::string> words_within(std::string_view name);

std::vector<std::string_view> lines_of(std::string_view text);
std::string lowered(std::string_view text);

}
