#include "sayings.hpp"
#include "source.hpp"
#include <regex>

namespace muster::tidy {

namespace {

/// Pieces of one string literal after another are one text; `at` goes past them.
std::string text_at(std::vector<Token> const& code, std::size_t& at)
{
    std::string text;
    for (; at < code.size() and code[at].kind == Kind::text; ++at) text += code[at].text;
    return text;
}

/// { "code", … Severity::hold, "sentence", "remedy" …
bool read_saying(std::vector<Token> const& code, std::size_t at, Saying& saying)
{
    if (not code[at].is("{") or at + 1 >= code.size() or code[at + 1].kind != Kind::text) return false;
    saying.line = code[++at].line;
    saying.code = text_at(code, at);
    if (at >= code.size() or not code[at].is(",")) return false;
    std::string_view last;
    bool scoped = false;
    for (++at; at < code.size() and (code[at].kind == Kind::word or code[at].is("::")); ++at) {
        scoped = scoped or code[at].is("::");
        last = code[at].text;
    }
    bool const severity = scoped and (last == "info" or last == "warn" or last == "hold" or last == "wrong");
    if (not severity or at + 1 >= code.size() or not code[at].is(",") or code[at + 1].kind != Kind::text) return false;
    saying.sentence = text_at(code, ++at);
    bool const more = at + 1 < code.size() and code[at].is(",");
    // A finding that is made without a table has its place there, and then a sentence that is put together.
    if (saying.sentence.empty() and more and code[at + 1].kind != Kind::text) return false;
    if (more) saying.remedy = text_at(code, ++at);
    return true;
}

}

std::vector<Saying> sayings_of(Tree const& tree)
{
    std::vector<Saying> all;
    for (auto const& file : tree.files) {
        if (not file.is_code() or file.is_test() or not(file.under("platform/") or file.under("modules/") or file.under("app/"))) continue;
        auto const code = code_of(file.text);
        for (std::size_t i = 0; i < code.size(); ++i)
            if (Saying saying{.code = {}, .sentence = {}, .remedy = {}, .file = file.path}; read_saying(code, i, saying)) all.push_back(std::move(saying));
    }
    return all;
}

std::vector<Broken> check_sayings(Tree const& tree)
{
    static std::regex const shape(R"([a-z0-9_]+(\.[a-z0-9_]+)+)");
    std::vector<Broken> broken;
    std::map<std::string, Saying> seen;
    for (auto const& saying : sayings_of(tree)) {
        auto const tell = [&](std::string text) { broken.push_back({saying.file, saying.line, saying.code + " " + std::move(text)}); };
        if (not std::regex_match(saying.code, shape)) tell("is no code such as place.unknown");
        if (saying.sentence.empty()) tell("has no sentence");
        if (saying.remedy.empty()) tell("has no remedy");
        auto const [at, fresh] = seen.emplace(saying.code, saying);
        if (not fresh) tell("is the code of another one too: " + at->second.file + ":" + std::to_string(at->second.line));
    }
    return broken;
}

}
