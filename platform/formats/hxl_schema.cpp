#include "hxl_checks.hpp"
#include "writer_rules.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <formats/hxl_schema.hpp>
#include <formats/hxl_types.hpp>
#include <formats/workbook.hpp>

namespace muster::formats::hxl {

namespace {

/// Reads the cells of one row of a schema by their tags.
class SchemaRow {
public:
    SchemaRow(Table const& table, std::size_t row) : table_(table), row_(row) {}

    [[nodiscard]] std::string text(std::string_view pattern) const
    {
        auto const column = table_.first(*TagPattern::parse(pattern));
        if (not column) return {};
        auto const value = table_.at(row_, *column);
        return is_empty(value) ? std::string() : std::string(value);
    }
    [[nodiscard]] bool flag(std::string_view pattern) const
    {
        auto const said = normalise_string(text(pattern));
        auto const among = [&](auto... words) { return ((said == words) or ...); };
        if (among("", "0", "n", "no", "f", "false")) return false;
        if (not among("1", "y", "yes", "t", "true")) refuse("'" + said + "' is neither true nor false");
        return true;
    }
    [[nodiscard]] std::optional<int> count(std::string_view pattern) const
    {
        auto const said = text(pattern);
        if (said.empty()) return std::nullopt;
        auto const number = number_of(said);
        if (not number or *number < 0 or *number > 16'384) refuse("'" + said + "' is no count of columns");
        return static_cast<int>(*number);
    }
    [[nodiscard]] std::vector<TagPattern> patterns(std::string const& text) const
    {
        auto list = TagPattern::parse_list(text);
        if (not list) refuse("'" + text + "' is no list of tag patterns");
        return std::move(*list);
    }
    [[noreturn]] void refuse(std::string why) const
    {
        auto const number = row_ < table_.row_numbers.size() ? table_.row_numbers[row_] : row_ + 1;
        throw base::Refusal(writer_rule("hxl.bad_schema"), {std::to_string(number), std::move(why)});
    }

private:
    Table const& table_;
    std::size_t row_;
};

Grade grade_of(SchemaRow const& row)
{
    auto const said = normalise_string(row.text("#valid_severity"));
    if (said.empty() or said == "error") return Grade::error;
    if (said == "warning") return Grade::warning;
    if (said != "info") row.refuse("'" + said + "' is no severity (info, warning, error)");
    return Grade::info;
}

std::string datatype_of(SchemaRow const& row)
{
    static constexpr std::array<std::string_view, 6> known{"text", "number", "url", "email", "phone", "date"};
    auto const said = normalise_string(row.text("#valid_datatype-consistent"));
    if (not said.empty() and std::ranges::find(known, said) == known.end())
        row.refuse("'" + said + "' is no type of data (text, number, url, email, phone, date)");
    return said;
}

std::vector<std::string> split_list(std::string_view text)
{
    std::vector<std::string> list;
    while (not text.empty()) {
        auto const bar = text.find('|');
        list.push_back(normalise_space(text.substr(0, bar)));
        text.remove_prefix(bar == std::string_view::npos ? text.size() : bar + 1);
    }
    return list;
}

std::optional<std::string> bound(SchemaRow const& row, std::string_view pattern)
{
    auto text = row.text(pattern);
    if (text.empty()) return std::nullopt;
    return text;
}

void read_unique(SchemaRow const& row, SchemaRule& rule)
{
    rule.unique = row.flag("#valid_unique-key");
    auto const key = row.text("#valid_unique+key");
    if (key.empty()) return;
    auto const said = normalise_string(key);
    bool const whole = said == "1" or said == "y" or said == "yes" or said == "t" or said == "true";
    rule.key = whole ? std::vector<TagPattern>() : row.patterns(key);
}

SchemaRule rule_of(SchemaRow const& row, TagPattern tag)
{
    SchemaRule rule;
    rule.tag = std::move(tag);
    rule.grade = grade_of(row);
    rule.description = row.text("#description");
    if (row.flag("#valid_required-min-max")) rule.least = 1;
    if (auto const least = row.count("#valid_required+min")) rule.least = least;
    rule.most = row.count("#valid_required+max");
    rule.datatype = datatype_of(row);
    rule.consistent = row.flag("#valid_datatype+consistent");
    rule.min = bound(row, "#valid_value+min");
    rule.max = bound(row, "#valid_value+max");
    rule.whitespace = row.flag("#valid_value+whitespace");
    rule.spelling = row.flag("#valid_value+spelling");
    rule.outliers = row.flag("#valid_value+outliers");
    rule.letter_case = row.flag("#valid_value+case");
    rule.regex = row.text("#valid_value+regex");
    if (not rule.regex.empty() and not is_regex(rule.regex))
        row.refuse("'" + rule.regex + "' is no regular expression");
    rule.list = split_list(row.text("#valid_value+list"));
    rule.list_url = row.text("#valid_value+url");
    rule.list_tag = row.text("#valid_value+target_tag");
    read_unique(row, rule);
    if (auto const others = row.text("#valid_correlation"); not others.empty()) rule.correlation = row.patterns(others);
    return rule;
}

base::Rule const& rule_for(Trouble trouble)
{
    static constexpr std::array codes{"hxl.required",     "hxl.too_many",        "hxl.datatype",    "hxl.range",
                                      "hxl.whitespace",   "hxl.pattern",         "hxl.not_in_list", "hxl.repeated",
                                      "hxl.repeated_row", "hxl.unlike_others",   "hxl.mixed_types", "hxl.spelling",
                                      "hxl.outlier",      "hxl.list_unavailable"};
    return writer_rule(codes[static_cast<std::size_t>(trouble)]);
}

/// The second argument of a sentence: what is suggested where something is, otherwise what was expected.
std::string advice(Issue const& issue)
{
    bool const to_choose = issue.trouble == Trouble::not_in_list or issue.trouble == Trouble::unlike_others or
                           issue.trouble == Trouble::spelling;
    if (issue.trouble == Trouble::whitespace) return issue.suggestion;
    if (not to_choose) return issue.expected;
    return issue.suggestion.empty() ? "Check the value." : "Is it '" + issue.suggestion + "'?";
}

}

Schema Schema::parse(Table const& table)
{
    Schema schema;
    auto const tags = table.first(*TagPattern::parse("#valid_tag"));
    if (not tags) throw base::Refusal(writer_rule("hxl.no_schema"));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        SchemaRow const row(table, i);
        auto const said = row.text("#valid_tag");
        if (said.empty()) continue;
        for (auto& tag : row.patterns(said))
            schema.rules.push_back(rule_of(row, std::move(tag)));
    }
    return schema;
}

std::vector<Issue> Schema::check(Table const& table, ListSource const& lists) const
{
    std::vector<Issue> issues;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        Check check{table, rules[i], table.matching(rules[i].tag), i, issues};
        check_required(check);
        check_values(check, lists);
        check_unique(check);
        check_correlation(check);
        check_consistent(check);
        check_spelling(check);
        check_outliers(check);
    }
    return issues;
}

base::Finding said(Issue const& issue, Schema const& schema, Table const& table, std::string_view sheet)
{
    auto const& rule = schema.rules[issue.rule];
    bool const whole = not issue.value.empty() or issue.row;
    auto const row = issue.row ? table.row_numbers[*issue.row] : table.tag_row;
    auto const at = issue.row and issue.column ? place_name(sheet, row, static_cast<std::uint32_t>(*issue.column))
                    : issue.row                ? std::string(sheet) + ", row " + std::to_string(row)
                                               : std::string(sheet);
    std::vector<std::string> args{whole and not issue.value.empty() ? issue.value : rule.tag.text(), advice(issue),
                                  rule.tag.text()};
    auto finding = base::found(rule_for(issue.trouble), at, args);
    finding.severity = issue.grade == Grade::error     ? base::Severity::wrong
                       : issue.grade == Grade::warning ? base::Severity::warn
                                                       : base::Severity::info;
    if (not rule.description.empty()) finding.sentence = rule.description;
    return finding;
}

}
