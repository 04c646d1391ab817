#include "source.hpp"
#include <algorithm>
#include <cctype>

namespace muster::tidy {

namespace {

bool begins_word(char c) { return std::isalpha(static_cast<unsigned char>(c)) or c == '_'; }
bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) or c == '_'; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)); }

class Scan {
public:
    explicit Scan(std::string_view source) : source_(source) {}

    std::vector<Token> cpp()
    {
        while (at_ < source_.size()) {
            char const c = source_[at_];
            if (blank(c)) continue;
            if (c == '#' and line_is_empty_before()) directive();
            else if (ahead("//")) to_line_end(Kind::comment);
            else if (ahead("/*")) block_comment();
            else if (c == '"') quoted('"');
            else if (c == '\'') quoted('\'');
            else if (begins_word(c)) word();
            else if (is_digit(c) or (c == '.' and at_ + 1 < source_.size() and is_digit(source_[at_ + 1]))) number();
            else sign();
        }
        return std::move(found_);
    }

    std::vector<Token> sql()
    {
        while (at_ < source_.size()) {
            char const c = source_[at_];
            if (blank(c)) continue;
            if (ahead("--")) to_line_end(Kind::comment);
            else if (ahead("/*")) block_comment();
            else if (ahead("$$")) dollar_quoted();
            else if (c == '\'') doubled_quote(Kind::text);
            else if (c == '"') doubled_quote(Kind::word);
            else if (begins_word(c)) word();
            else if (is_digit(c)) number();
            else sign();
        }
        return std::move(found_);
    }

private:
    std::string_view source_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::vector<Token> found_;

    bool ahead(std::string_view text) const { return source_.substr(at_).starts_with(text); }

    bool blank(char c)
    {
        if (not std::isspace(static_cast<unsigned char>(c))) return false;
        line_ += c == '\n';
        ++at_;
        return true;
    }

    bool line_is_empty_before() const
    {
        auto i = at_;
        while (i > 0 and (source_[i - 1] == ' ' or source_[i - 1] == '\t')) --i;
        return i == 0 or source_[i - 1] == '\n';
    }

    /// Takes [from, to) as one token and goes on at `next`.
    void take(Kind kind, std::size_t from, std::size_t to, std::size_t next)
    {
        to = std::min(to, source_.size());
        next = std::min(next, source_.size());
        found_.push_back({kind, source_.substr(from, to - from), line_});
        line_ += static_cast<int>(std::count(source_.begin() + static_cast<std::ptrdiff_t>(at_), source_.begin() + static_cast<std::ptrdiff_t>(next), '\n'));
        at_ = next;
    }

    void to_line_end(Kind kind)
    {
        auto const end = std::min(source_.find('\n', at_), source_.size());
        take(kind, at_ + 2, end, end);
    }

    void block_comment()
    {
        auto const end = std::min(source_.find("*/", at_ + 2), source_.size());
        take(Kind::comment, at_ + 2, end, end + 2);
    }

    void dollar_quoted()
    {
        auto const end = std::min(source_.find("$$", at_ + 2), source_.size());
        take(Kind::text, at_ + 2, end, end + 2);
    }

    void directive()
    {
        auto end = std::min(source_.find('\n', at_), source_.size());
        while (end < source_.size() and source_[end - 1] == '\\') end = std::min(source_.find('\n', end + 1), source_.size());
        take(Kind::directive, at_ + 1, end, end);
    }

    void quoted(char quote)
    {
        auto end = at_ + 1;
        while (end < source_.size() and source_[end] != quote and source_[end] != '\n') end += source_[end] == '\\' ? 2 : 1;
        take(Kind::text, at_ + 1, end, end + 1);
    }

    void doubled_quote(Kind kind)
    {
        char const quote = source_[at_];
        auto end = at_ + 1;
        while (end < source_.size() and (source_[end] != quote or (end + 1 < source_.size() and source_[end + 1] == quote)))
            end += source_[end] == quote ? 2 : 1;
        take(kind, at_ + 1, end, end + 1);
    }

    void word()
    {
        auto end = at_;
        while (end < source_.size() and in_word(source_[end])) ++end;
        auto const name = source_.substr(at_, end - at_);
        if (end < source_.size() and source_[end] == '"' and (name == "R" or name == "u8R" or name == "LR")) raw_string(end);
        else take(Kind::word, at_, end, end);
    }

    void raw_string(std::size_t quote)
    {
        auto const open = source_.find('(', quote);
        if (open == std::string_view::npos) return take(Kind::text, quote + 1, source_.size(), source_.size());
        auto const closing = ")" + std::string(source_.substr(quote + 1, open - quote - 1)) + "\"";
        auto const end = std::min(source_.find(closing, open), source_.size());
        take(Kind::text, open + 1, end, end + closing.size());
    }

    void number()
    {
        auto end = at_ + 1;
        while (end < source_.size() and (in_word(source_[end]) or source_[end] == '.' or (source_[end] == '\'' and end + 1 < source_.size() and in_word(source_[end + 1])))) ++end;
        take(Kind::number, at_, end, end);
    }

    void sign()
    {
        std::size_t const length = ahead("::") or ahead("->") ? 2 : 1;
        take(Kind::sign, at_, at_ + length, at_ + length);
    }
};

}

std::vector<Token> tokens_of(std::string_view source) { return Scan(source).cpp(); }

std::vector<Token> code_of(std::string_view source)
{
    auto all = tokens_of(source);
    std::erase_if(all, [](Token const& token) { return token.kind == Kind::comment or token.kind == Kind::directive; });
    return all;
}

std::vector<Token> sql_tokens_of(std::string_view source)
{
    auto all = Scan(source).sql();
    std::erase_if(all, [](Token const& token) { return token.kind == Kind::comment; });
    return all;
}

std::vector<std::string> words_within(std::string_view name)
{
    std::vector<std::string> words;
    bool fresh = true;
    char before = '_';
    for (char const c : name) {
        bool const letter = std::isalnum(static_cast<unsigned char>(c));
        bool const hump = std::isupper(static_cast<unsigned char>(c)) and std::islower(static_cast<unsigned char>(before));
        if (letter and (fresh or hump)) words.emplace_back();
        fresh = not letter;
        if (letter) words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        before = c;
    }
    return words;
}

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (not text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string lowered(std::string_view text)
{
    std::string low(text);
    for (char& c : low) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return low;
}

}
