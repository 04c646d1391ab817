// Words that do not belong where they stand.
#include "source.hpp"
#include "tree.hpp"
#include <regex>
#include <set>

namespace muster::tidy {

namespace {

/// Words of coordination. What also has an ordinary meaning (gap, operation, severity, camp) is left out.
std::set<std::string> const& field_words()
{
    static std::set<std::string> const words{
        "3w", "4w", "5w", "beneficiaries", "beneficiary", "cluster", "clusters", "displaced", "donor", "donors", "gazetteer",
        "hno", "hrp", "humanitarian", "idp", "idps", "livelihood", "livelihoods", "ngo", "ngos", "nutrition", "ocha", "partner",
        "partners", "pcode", "pcodes", "refugee", "refugees", "shelter"};
    return words;
}

/// Names of columns of other people's formats are not ours to choose: tags of HXL are words of the field.
bool may_speak_of_the_field(File const& file) { return file.is_test() or file.path.find("/formats/hxl") != std::string::npos; }

/// Reading text in the habits of people takes what they write, such as "no beneficiaries" for nothing.
bool holds_what_people_write(File const& file) { return file.under("platform/text/"); }

void judge_name(File const& file, Token const& token, std::vector<Broken>& broken)
{
    for (auto const& word : words_within(token.text)) {
        if (not field_words().contains(word)) continue;
        broken.push_back({file.path, token.line, "the platform knows no field word, and this is one: " + word});
        return;
    }
}

/// Ends that nobody ties later; written in pieces, for this file is read too.
std::set<std::string_view> const put_off{"TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK"};

void judge_line(File const& file, int number, std::string_view line, std::vector<Broken>& broken)
{
    static std::regex const folder(R"((^|[^A-Za-z0-9_.$}/])/(home|root|Users|work|mnt)/[A-Za-z0-9_.])");
    static std::regex const words(R"([A-Za-z0-9_]+)");
    static std::regex const host(R"((https?|ftp)://[A-Za-z0-9])");
    auto const begin = line.data(), end = line.data() + line.size();
    for (std::cregex_iterator word(begin, end, words), none; word != none; ++word) {
        auto const from = static_cast<std::size_t>(word->position()), length = static_cast<std::size_t>(word->length());
        bool const stands_free = (from == 0 or line[from - 1] == ' ' or line[from - 1] == '/') and (from + length == line.size() or line[from + length] == ' ' or line[from + length] == ':' or line[from + length] == '(');
        if (stands_free and put_off.contains(line.substr(from, length))) broken.push_back({file.path, number, "something is put off: " + word->str()});
    }
    if (std::regex_search(begin, end, folder)) broken.push_back({file.path, number, "a folder of somebody's machine is named"});
    bool const script = file.path == "Makefile" or file.under("tools/setup") or file.under(".ci/") or file.under("cmake/");
    if (script and std::regex_search(begin, end, host)) broken.push_back({file.path, number, "a script names a host of the network"});
}

}

std::vector<Broken> check_field_words(Tree const& tree)
{
    std::vector<Broken> broken;
    for (auto const& file : tree.files) {
        if (not file.under("platform/") or may_speak_of_the_field(file)) continue;
        if (file.is_code()) {
            for (auto const& token : code_of(file.text))
                if (token.kind == Kind::word or (token.kind == Kind::text and not holds_what_people_write(file))) judge_name(file, token, broken);
        }
        else if (file.path.ends_with(".sql"))
            for (auto const& token : sql_tokens_of(file.text)) judge_name(file, token, broken);
    }
    return broken;
}

std::vector<Broken> check_left_behind(Tree const& tree)
{
    std::vector<Broken> broken;
    for (auto const& file : tree.files) {
        if (file.path.ends_with(".csv")) continue;
        int number = 0;
        for (auto const line : lines_of(file.text)) judge_line(file, ++number, line, broken);
    }
    return broken;
}

}
