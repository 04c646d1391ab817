// The open conformance cases of HXL (shared data, hxl/conformance-open): what the reference library answers. Cases that
// we answer otherwise stand in docs/hxl-conformance.md with the reason; any other difference fails here.
#include <algorithm>
#include <filesystem>
#include <formats/hxl_schema.hpp>
#include <formats/hxl_types.hpp>
#include <formats/json.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

namespace muster::formats::hxl {
namespace {

std::string const shared = MUSTER_SHARED_DATA;
std::string const cases_dir = shared + "/hxl/conformance-open/";

std::string read(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

Json parsed(std::string const& path)
{
    return Json::parse(read(path), 64);
}

/// Counts the cases of one group and, at its end, compares with what docs/hxl-conformance.md says of the group.
class Group {
public:
    explicit Group(std::string name)
        : name_(std::move(name)), docs_(read(std::string(MUSTER_SOURCE) + "/docs/hxl-conformance.md"))
    {
    }
    void expect(std::string const& id, bool passed, std::string const& why = "")
    {
        ++cases_;
        passed_ += passed ? 1 : 0;
        bool const argued = docs_.contains("| `" + name_ + "/" + id + "` |");
        EXPECT_TRUE(passed or argued) << name_ << "/" << id << " fails and is not argued: " << why;
        EXPECT_FALSE(passed and argued) << name_ << "/" << id << " passes but is argued as an exception";
    }
    ~Group()
    {
        auto const line = "| " + name_ + " | " + std::to_string(cases_) + " | " + std::to_string(passed_) + " |";
        std::cout << "HXL conformance, " << name_ << ": " << passed_ << " of " << cases_ << " pass\n";
        EXPECT_TRUE(docs_.contains(line)) << "docs/hxl-conformance.md does not say: " << line;
    }
    Group(Group const&) = delete;
    Group& operator=(Group const&) = delete;

private:
    std::string name_, docs_;
    int cases_ = 0, passed_ = 0;
};

std::string shown(std::vector<std::string> const& list)
{
    std::string all;
    for (auto const& one : list)
        all += one + "|";
    return all;
}

/// Texts of a list, with nothing behind the last that holds something.
std::vector<std::string> texts(Json const& list)
{
    std::vector<std::string> out;
    for (auto const& one : list.list())
        out.push_back(one.is_null() ? "" : one.as_text());
    while (not out.empty() and out.back().empty())
        out.pop_back();
    return out;
}

std::vector<std::string> trimmed(std::vector<std::string> list)
{
    while (not list.empty() and list.back().empty())
        list.pop_back();
    return list;
}

std::vector<std::string> tag_texts(Table const& table)
{
    std::vector<std::string> out;
    for (auto const& tag : table.columns)
        out.push_back(tag ? tag->text() : "");
    return trimmed(out);
}

class HxlConformance : public testing::Test {
protected:
    void SetUp() override
    {
        if (not std::filesystem::exists(cases_dir)) GTEST_SKIP() << "the shared data is not here";
    }
};

TEST_F(HxlConformance, TagsAndPatterns)
{
    Group group("tags");
    auto const cases = parsed(cases_dir + "tagpatterns.json");
    for (auto const& column : cases.find("columns")->list()) {
        auto const name = column.text_or("column", "");
        auto const tag = TagSpec::parse(name);
        auto const& wanted = *column.find("parsed");
        auto sorted = tag ? tag->attributes : std::vector<std::string>();
        std::ranges::sort(sorted);
        group.expect(name, tag and tag->tag == wanted.text_or("tag", "") and
                               sorted == texts(*wanted.find("attributes")) and
                               tag->text() == wanted.text_or("display", ""));
        for (auto const& [text, matches] : column.find("matches")->object()) {
            auto const pattern = TagPattern::parse(text);
            group.expect(name + " by " + text,
                         pattern and tag and pattern->matches(*tag) == std::get<bool>(matches.value));
        }
    }
    for (auto const& one : cases.find("specs")->list()) {
        auto const tag = TagSpec::parse(one.text_or("spec", ""));
        bool const valid = std::get<bool>(one.find("ok")->value);
        group.expect(one.text_or("spec", ""),
                     tag.has_value() == valid and (not tag or tag->text() == one.text_or("display", "")));
    }
}

std::string answer(std::string const& function, std::string const& value, DateHabit habit)
{
    auto const truth = [](bool yes) { return std::string(yes ? "true" : "false"); };
    if (function == "is_empty") return truth(is_empty(value));
    if (function == "is_number") return truth(is_number(value));
    if (function == "is_date") return truth(is_date(value));
    if (function == "normalise_string") return normalise_string(value);
    if (function == "normalise_number") return normalise_number(value).value_or("?");
    if (function == "normalise_date") return normalise_date(value, habit).value_or("?");
    return "there is no such function here";
}

TEST_F(HxlConformance, DataTypes)
{
    Group group("datatypes");
    auto const cases = parsed(cases_dir + "datatypes.json");
    for (auto const& one : cases.find("cases")->list()) {
        auto const& argument = one.find("args")->list().at(0);
        DateHabit habit;
        if (auto const* first = one.find("kwargs")->find("dayfirst")) habit.day_first = std::get<bool>(first->value);
        auto const given = answer(one.text_or("function", ""), argument.is_null() ? "" : argument.as_text(), habit);
        group.expect(one.text_or("id", ""), given == one.find("expected")->as_text(),
                     given + " instead of " + one.find("expected")->as_text());
    }
}

std::vector<std::vector<std::string>> rows_of(Json const& list)
{
    std::vector<std::vector<std::string>> rows;
    for (auto const& row : list.list()) {
        rows.emplace_back();
        for (auto const& cell : row.list())
            rows.back().push_back(cell.is_null() ? "" : cell.as_text());
    }
    return rows;
}

std::string grade_name(Grade grade)
{
    return grade == Grade::error ? "error" : grade == Grade::warning ? "warning" : "info";
}

/// Issues as "pattern severity row column value suggestion", sorted. Descriptions are left out: the words are ours.
TEST_F(HxlConformance, Validation)
{
    Group group("validation");
    auto const cases = parsed(cases_dir + "validation.json");
    for (auto const& one : cases.find("cases")->list()) {
        auto const schema = Schema::parse(tagged(rows_of(*one.find("schema"))).value());
        auto const data = tagged(rows_of(*one.find("data"))).value();
        std::multiset<std::string> given, wanted;
        auto const number = [](std::optional<std::size_t> n) { return n ? std::to_string(*n) : std::string("-"); };
        for (auto const& issue : schema.check(data)) {
            bool const cell = issue.row and issue.column;
            given.insert(schema.rules[issue.rule].tag.text() + " " + grade_name(issue.grade) + " " + number(issue.row) +
                         " " + number(issue.column) + " " + (cell ? issue.value : "") + " " + issue.suggestion);
        }
        for (auto const& issue : one.find("expected")->find("issues")->list())
            for (auto const& place : issue.find("locations")->list()) {
                auto const part = [&](char const* name, char const* other) {
                    auto const* value = place.find(name);
                    return value == nullptr or value->is_null() ? std::string(other) : value->as_text();
                };
                wanted.insert(issue.text_or("tag_pattern", "") + " " + issue.text_or("severity", "") + " " +
                              part("row", "-") + " " + part("col", "-") + " " + part("location_value", "") + " " +
                              part("suggested_value", ""));
            }
        group.expect(one.text_or("id", ""), given == wanted,
                     shown({given.begin(), given.end()}) + " instead of " + shown({wanted.begin(), wanted.end()}));
    }
}

/// What differs between the table read from this file and the expected one; "" where nothing does.
std::string difference(std::string const& path, Json const& expected)
{
    bool const to_fail = expected.find("error") != nullptr;
    std::optional<Table> table;
    try {
        table = read_tagged(*Workbook::open(path));
    } catch (base::Refusal const& refusal) {
        return to_fail ? "" : refusal.what();
    }
    if (not table) return to_fail ? "" : "no hashtag row was found";
    if (to_fail) return "it was read";
    if (tag_texts(*table) != texts(*expected.find("tags"))) return "tags are " + shown(tag_texts(*table));
    if (trimmed(table->headers) != texts(*expected.find("headers"))) return "headers are " + shown(table->headers);
    auto const& rows = expected.find("rows")->list();
    if (rows.size() != table->rows.size()) return std::to_string(table->rows.size()) + " rows";
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (trimmed(table->rows[i]) != texts(rows[i]))
            return "row " + std::to_string(i) + " is " + shown(table->rows[i]);
    return "";
}

TEST_F(HxlConformance, FilesOfEveryFormat)
{
    Group group("io");
    auto const cases = parsed(cases_dir + "io/expected.json");
    for (auto const& [file, expected] : cases.find("expected")->object()) {
        auto const why = difference(cases_dir + "io/" + file, expected);
        group.expect(file, why.empty(), why);
    }
}

/// How often each combination of values comes, as the reference library's count() takes them.
std::map<std::vector<std::string>, std::int64_t> counted(Table const& table, std::string const& patterns)
{
    auto const list = TagPattern::parse_list(patterns).value();
    std::map<std::vector<std::string>, std::int64_t> counts;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::vector<std::string> key;
        for (auto const& pattern : list) {
            std::string value;  // of the first matching column that holds something
            for (auto const column : table.matching(pattern))
                if (value.empty()) value = normalise_space(table.at(row, column));
            key.push_back(value);
        }
        ++counts[key];
    }
    return counts;
}

std::string count_difference(Table const& table, std::string const& patterns, Json const& expected)
{
    auto const counts = counted(table, patterns);
    if (static_cast<std::int64_t>(counts.size()) != expected.number_or("distinct", -1))
        return std::to_string(counts.size()) + " instead of " + expected.find("distinct")->as_text() + " values";
    auto const* rows = expected.find("rows") != nullptr ? expected.find("rows") : expected.find("top5");
    for (auto const& row : rows->list()) {
        auto key = rows_of(Json{Json::List{row}}).at(0);
        auto const wanted = key.back();
        key.pop_back();
        auto const at = counts.find(key);
        if (at == counts.end()) return shown(key) + " is not there";
        if (std::to_string(at->second) != wanted)
            return shown(key) + ": " + std::to_string(at->second) + " not " + wanted;
    }
    return "";
}

std::string validation_difference(Table const& table, Schema const& schema, Json const& expected)
{
    std::map<std::string, std::int64_t> counts{{"info", 0}, {"warning", 0}, {"error", 0}};
    std::map<std::string, std::int64_t> by_rule;
    for (auto const& issue : schema.check(table)) {
        ++counts[grade_name(issue.grade)];
        ++by_rule[schema.rules[issue.rule].tag.text() + " " + schema.rules[issue.rule].description];
    }
    std::string why;
    for (auto const& [grade, count] : counts)
        if (count != expected.find("stats")->number_or(grade, -1))
            why +=
                grade + " " + std::to_string(count) + " not " + expected.find("stats")->find(grade)->as_text() + "; ";
    if (why.empty()) return why;
    for (auto const& [rule, count] : by_rule)
        why += rule + ": " + std::to_string(count) + ", ";
    return why;
}

void check_file(Group& group, Json const& one, Schema const& schema)
{
    auto const file = one.text_or("file", "");
    auto const workbook = Workbook::open(shared + "/" + file);
    std::size_t sheet = 0;
    for (std::size_t i = 0; i < workbook->sheets().size(); ++i)
        if (workbook->sheets()[i].name == one.text_or("sheet", "")) sheet = i;
    auto const table = read_tagged(*workbook, sheet);
    if (not table) return group.expect(file, false, "no hashtag row was found");
    group.expect(file + " row", table->tag_row == one.number_or("hxl_row_number", 0), std::to_string(table->tag_row));
    group.expect(file + " tags", tag_texts(*table) == texts(*one.find("tags")), shown(tag_texts(*table)));
    group.expect(file + " headers", trimmed(table->headers) == texts(*one.find("headers")), shown(table->headers));
    group.expect(file + " rows", static_cast<std::int64_t>(table->rows.size()) == one.number_or("data_rows", -1),
                 std::to_string(table->rows.size()));
    for (auto const& [patterns, expected] : one.find("count")->object()) {
        auto const why = count_difference(*table, patterns, expected);
        group.expect(file + " by " + patterns, why.empty(), why);
    }
    auto const why = validation_difference(*table, schema, *one.find("default_validation"));
    group.expect(file + " default schema", why.empty(), why);
}

TEST_F(HxlConformance, RealFiles)
{
    Group group("real");
    auto const schema_book = Workbook::open(shared + "/hxl/schema/hxl-default-schema.json");
    auto const schema_table = read_tagged(*schema_book, 0);
    ASSERT_TRUE(schema_table);
    auto const schema = Schema::parse(*schema_table);
    auto const cases = parsed(cases_dir + "real_files.json");
    for (auto const& one : cases.find("files")->list())
        check_file(group, one, schema);
}

}
}
