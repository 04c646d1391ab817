#include "day_tokens.hpp"
#include "plain.hpp"
#include <algorithm>
#include <string>
#include <text/fold.hpp>

namespace muster::text {

namespace {

constexpr std::size_t most_tokens = 12;

/// Where "T00:00:00", " 9:30 pm", " 00:00:00.000Z" begins; the length of the text where there is no time of day.
std::size_t begin_of_time(std::string_view text)
{
    auto const colon = text.find(':');
    if (colon == std::string_view::npos or colon == 0 or not is_digit(text[colon - 1])) return text.size();
    if (colon + 2 >= text.size() or not is_digit(text[colon + 1]) or not is_digit(text[colon + 2])) return text.size();
    auto begin = colon - 1;
    if (begin > 0 and is_digit(text[begin - 1])) --begin;
    if (begin > 0 and is_digit(text[begin - 1])) return text.size();
    if (begin > 0 and (text[begin - 1] == 'T' or text[begin - 1] == 't')) --begin;
    return begin;
}

/// A time of day takes the rest of the text with it, but for a year: "Thu May 1 00:00:00 2025".
std::string without_time(std::string_view text)
{
    auto const begin = begin_of_time(text);
    std::string out{text.substr(0, begin)};
    auto const rest = text.substr(begin);
    if (rest.size() > 5 and rest[rest.size() - 5] == ' ' and
        std::ranges::all_of(rest.substr(rest.size() - 4), is_digit))
        out += rest.substr(rest.size() - 5);
    return out;
}

/// A short word before or behind digits without a gap is read with care: "1er", "T1", "19Aug2014", but not "KG5".
class Cutter {
public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::vector<DayToken> tokens()
    {
        while (at_ < text_.size()) {
            if (is_digit(text_[at_]))
                take_number();
            else if (is_word_byte(text_[at_]))
                take_word();
            else
                take_sign();
            if (wrong_ or found_.size() > most_tokens) return {};
        }
        auto const is_number = [](DayToken const& token) { return token.kind == DayToken::Kind::number; };
        if (needs_number_ and std::ranges::none_of(found_, is_number)) return {};
        return std::move(found_);
    }

private:
    void take_sign()
    {
        char const c = text_[at_++];
        glued_ = false;
        if (c == ' ') return;
        // "Mar. 2026" is parted by a blank, "03.2026" by the point.
        sign_ = sign_ == ' ' ? c : sign_ == '.' ? c : '?';
        if (c == '.' and at_ < text_.size() and text_[at_] == '.') sign_ = '-', ++at_;
    }

    void add(DayToken token)
    {
        token.sign = sign_;
        token.glued = glued_ and not found_.empty();
        if (token.kind == DayToken::Kind::filler) {
            bool const behind_number = token.glued and found_.back().kind == DayToken::Kind::number;
            wrong_ = wrong_ or (token.value == ending_of_number and not behind_number);
            needs_number_ = needs_number_ or token.value == beside_numbers;
            glued_ = true;
            return;
        }
        found_.push_back(token);
        sign_ = ' ';
        glued_ = true;
    }

    void take_number()
    {
        DayToken token{.kind = DayToken::Kind::number};
        for (; at_ < text_.size() and is_digit(text_[at_]); ++at_, ++token.digits)
            if (token.digits < 9) token.value = token.value * 10 + (text_[at_] - '0');
        if (token.digits > 8) wrong_ = true;
        add(token);
    }

    std::size_t end_of_word(std::size_t at) const
    {
        while (at < text_.size() and (is_word_byte(text_[at]) or text_[at] == '\''))
            ++at;
        return at;
    }

    void take_word()
    {
        auto const end = end_of_word(at_);
        auto const folded = fold(text_.substr(at_, end - at_));
        at_ = end;
        if (folded.empty()) return; // "º" and the like
        // Two words of one name: kanun al-thani, tishrin al-awwal.
        if (at_ < text_.size() and text_[at_] == ' ' and (folded == "kanwn" or folded == "tshryn")) {
            auto const second = end_of_word(at_ + 1);
            auto const both = folded + "_" + fold(text_.substr(at_ + 1, second - at_ - 1));
            at_ = second;
            return take_meaning(fold(both));
        }
        take_meaning(folded);
    }

    void take_meaning(std::string_view folded)
    {
        auto meaning = day_word(folded);
        // The e of "2e semestre" is no "and".
        bool const ending = meaning and meaning->kind == DayToken::Kind::and_ and glued_ and not found_.empty();
        if (ending) return;
        if (meaning)
            add(*meaning);
        else
            wrong_ = true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<DayToken> found_;
    char sign_ = ' ';
    bool glued_ = false, wrong_ = false, needs_number_ = false;
};

} // namespace

std::vector<DayToken> day_tokens(std::string_view plain)
{
    return Cutter{without_time(plain)}.tokens();
}

} // namespace muster::text
