// The word lists of this module as look-up tables.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <text/phrases.hpp>
#include <vector>

namespace muster::standards {

/// One list: codes and the phrases that mean them.
struct Words {
    std::vector<std::string> codes;
    text::Phrases phrases;
    /// Index of the code that a text means: the whole text, else what its phrases agree on; -1 where they do not.
    [[nodiscard]] int find(std::string_view text) const;
    /// Every code that some phrase of the text names, each once, in order.
    [[nodiscard]] std::vector<int> all(std::string_view text) const;
};

Words read_words(std::string_view list);

/// One line of a list as it is shown.
struct Line {
    std::string code, language, words, source;
};
std::vector<Line> lines_of(std::string_view list);

/// The answer of `make` for a text, remembered per thread: a column holds the same few words thousands of times.
int remembered(int slot, std::string_view text, int (*make)(std::string_view));

}
