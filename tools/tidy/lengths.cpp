// A function fits a screen, a file fits a sitting.
//
// Functions are found without a compiler: outside functions, a '{' opens a namespace, a class, a list of values or a
// function, and what stands before it in the same statement tells which.
#include "source.hpp"
#include "tree.hpp"

namespace muster::tidy {

namespace {

constexpr int longest_function = 70, longest_file = 600;

enum class Opens { scope, function, values };

/// The index of the token that closes what opens at `at`, or the last one.
std::size_t closing(std::vector<Token> const& code, std::size_t at)
{
    int depth = 0;
    for (auto i = at; i < code.size(); ++i) {
        if (code[i].is("(") or code[i].is("{") or code[i].is("[")) ++depth;
        else if (code[i].is(")") or code[i].is("}") or code[i].is("]"))
            if (--depth == 0) return i;
    }
    return code.size() - 1;
}

/// Past the '>' that closes a '<' of a template, or `at` where it is a comparison.
std::size_t past_angles(std::vector<Token> const& code, std::size_t at, std::size_t end)
{
    int depth = 0;
    for (auto i = at; i < end; ++i) {
        if (code[i].is("<")) ++depth;
        else if (code[i].is(">") and --depth == 0) return i;
        else if (code[i].is("(")) i = closing(code, i);
        else if (code[i].is(";") or code[i].is("{")) break;
    }
    return at;
}

/// What the '{' at `brace` opens, by the statement that begins at `start`.
Opens what_opens(std::vector<Token> const& code, std::size_t start, std::size_t brace)
{
    bool scope = false, call = false, colon = false;
    for (auto i = start; i < brace; ++i) {
        auto const& token = code[i];
        if (token.is("namespace") or (token.is("extern") and code[i + 1].kind == Kind::text)) return Opens::scope;
        if (token.is("enum")) return Opens::values;
        if (token.is("class") or token.is("struct") or token.is("union")) scope = true, call = false;
        else if (token.is("operator")) {
            while (i + 1 < brace and (not code[i + 1].is("(") or (i + 2 < brace and code[i + 2].is(")") and code[i].is("operator")))) ++i;
        }
        else if (token.is("alignas") or token.is("decltype")) i = closing(code, i + 1);
        else if (token.is("<")) i = past_angles(code, i, brace);
        else if (token.is("(")) call = true, i = closing(code, i);
        else if (token.is("[") or token.is("{")) i = closing(code, i);
        else if (token.is("=")) return Opens::values;
        else if (token.is(":") and call) colon = true;
    }
    if (scope and not call) return Opens::scope;
    if (not call) return Opens::values;
    if (colon and not code[brace - 1].is(")") and not code[brace - 1].is("}")) return Opens::values;  // Thing() : member{0}
    return Opens::function;
}

std::string name_before_call(std::vector<Token> const& code, std::size_t start, std::size_t brace)
{
    for (auto i = start; i + 1 < brace; ++i) {
        if (code[i].is("<")) i = past_angles(code, i, brace);
        if (code[i].kind == Kind::word and code[i + 1].is("(")) {
            auto name = std::string(code[i].text);
            if (name.starts_with("TEST")) name += "(" + std::string(code[i + 2].text) + ", " + std::string(code[std::min(i + 4, brace)].text) + ")";
            return name;
        }
    }
    return "a function";
}

class Functions {
public:
    Functions(File const& file, std::vector<Broken>& broken) : file_(file), code_(code_of(file.text)), broken_(broken) {}

    void measure()
    {
        std::size_t start = 0;
        for (std::size_t i = 0; i < code_.size(); ++i) {
            if (code_[i].is("(") or code_[i].is("[")) i = closing(code_, i);
            else if (code_[i].is(";") or code_[i].is("}") or ends_access(i)) start = i + 1;
            else if (code_[i].is("{")) i = brace(start, i);
        }
    }

private:
    File const& file_;
    std::vector<Token> code_;
    std::vector<Broken>& broken_;

    bool ends_access(std::size_t i) const
    {
        return i > 0 and code_[i].is(":") and (code_[i - 1].is("public") or code_[i - 1].is("private") or code_[i - 1].is("protected"));
    }

    /// Where to go on; `start` moves where a statement ended.
    std::size_t brace(std::size_t& start, std::size_t at)
    {
        auto const opens = what_opens(code_, start, at);
        if (opens == Opens::scope) {
            start = at + 1;
            return at;
        }
        auto const end = closing(code_, at);
        if (opens == Opens::values) {
            measure_lambdas(start, end);
            return end;
        }
        judge(name_before_call(code_, start, at), start, end);
        start = end + 1;
        return end;
    }

    /// Functions without a name among the values of a table.
    void measure_lambdas(std::size_t from, std::size_t to)
    {
        for (auto i = from; i < to; ++i) {
            if (not code_[i].is("]")) continue;
            auto body = i + 1;
            if (code_[body].is("(")) body = closing(code_, body) + 1;
            while (body < to and (code_[body].kind == Kind::word or code_[body].is("->") or code_[body].is("::"))) ++body;
            if (body >= to or not code_[body].is("{")) continue;
            auto const end = closing(code_, body);
            judge("a lambda", i, end);
            i = end;
        }
    }

    void judge(std::string const& name, std::size_t from, std::size_t to)
    {
        auto const lines = code_[to].line - code_[from].line + 1;
        if (lines > longest_function)
            broken_.push_back({file_.path, code_[from].line, name + " has " + std::to_string(lines) + " lines, " + std::to_string(longest_function) + " are allowed"});
    }
};

bool has_a_length(File const& file)
{
    return file.is_code() or file.path.ends_with(".cmake") or file.path.ends_with("CMakeLists.txt") or
           (file.under("tools/") and file.path.find('.') == std::string::npos);
}

}

std::vector<Broken> check_lengths(Tree const& tree)
{
    std::vector<Broken> broken;
    for (auto const& file : tree.files) {
        if (not has_a_length(file)) continue;
        auto const lines = lines_of(file.text).size();
        if (lines > static_cast<std::size_t>(longest_file))
            broken.push_back({file.path, 0, "has " + std::to_string(lines) + " lines, " + std::to_string(longest_file) + " are allowed"});
        if (file.is_code()) Functions(file, broken).measure();
    }
    return broken;
}

}
