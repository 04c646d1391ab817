#include "exports.hpp"
#include <http/rows.hpp>
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <cstdio>
#include <formats/writers.hpp>
#include <fstream>
#include <set>
#include <unordered_map>

namespace muster::http {

namespace {

using formats::Json;

/// Rows on their way from the pages of a list into a table, one a line of a file: columns are known only at the end.
class RowFile {
public:
    explicit RowFile(std::string path) : path_(std::move(path)), out_(path_, std::ios::binary) {}
    void add(std::string_view row)
    {
        // A line end outside of a text is a blank; within one it is written as \n.
        std::string line(row);
        std::ranges::replace(line, '\n', ' ');
        out_ << line << '\n';
        ++lines_;
    }
    [[nodiscard]] std::int64_t lines() const { return lines_; }
    void end()
    {
        out_.close();
        if (out_.fail()) throw base::Refusal(rule("http.no_room"));
    }
    void each(std::function<void(std::string_view)> const& row) const
    {
        std::ifstream in(path_, std::ios::binary);
        for (std::string line; std::getline(in, line);) row(line);
    }

private:
    std::string path_;
    std::ofstream out_;
    std::int64_t lines_ = 0;
};

bool takes(Route const& route, std::string_view name) { return std::ranges::find(route.takes, name, &Parameter::name) != route.takes.end(); }

/// What the caller may not see is said in the file too: a last row for each class, in a column of its own.
void add_marks(std::string_view document, RowFile& rows)
{
    each_row(document, "withheld", [&](std::string_view mark) {
        auto const one = Json::parse(mark);
        auto const words = one.text_or("kind", "") + (one.text_or("body", "").empty() ? "" : " " + one.text_or("body", "")) + ": " + one.text_or("class", "");
        std::string row;
        base::JsonWriter(row).object().member("withheld", words).end();
        rows.add(row);
    });
}

/// What has to stand in the file, as its last row.
void add_notice(std::string const& notice, RowFile& rows)
{
    if (notice.empty()) return;
    std::string row;
    base::JsonWriter(row).object().member("notice", notice).end();
    rows.add(row);
}

constexpr std::array classes{"", "low", "moderate", "high", "severe"};

/// What a page says of itself, or what those before it said where that is higher.
void raise(std::string& classification, Answer const& page)
{
    auto const place = [](std::string_view one) { return std::ranges::find(classes, one) - classes.begin(); };
    for (auto const& [name, value] : page.headers)
        if (name == "x-muster-classification" and place(value) > place(classification)) classification = value;
}

/// All rows of all pages; or the answer to the first page where it holds none.
std::optional<Answer> gather_rows(Route const& route, std::function<Answer()> const& ask, Work& work, RowFile& rows, Left& left)
{
    bool const paged = takes(route, "after") and takes(route, "limit") and not work.params.contains("after") and not work.params.contains("limit");
    if (paged) work.params["limit"] = {"500"};
    for (;;) {
        auto const answer = ask();
        if (answer.status != 200) return answer;
        raise(left.classification, answer);
        bool const there = each_row(answer.body, route.rows, [&](std::string_view row) { rows.add(row); });
        ENSURE(there);
        auto const told = member_text(answer.body, "next");
        auto const next = told.empty() ? Json{} : Json::parse(told);
        if (not paged or next.is_null() or next.as_text().empty()) {
            left.lines = rows.lines();
            add_marks(answer.body, rows);
            break;
        }
        work.params["after"] = {next.as_text()};
    }
    add_notice(work.text("notice"), rows);
    rows.end();
    return {};
}

/// Every name that any row has, in the order in which they come.
std::vector<std::string> columns_of(RowFile const& rows)
{
    std::vector<std::string> columns;
    std::set<std::string> seen;
    rows.each([&](std::string_view row) {
        each_cell(Json::parse(row), "", [&](std::string const& name, Json const&) {
            if (seen.insert(name).second) columns.push_back(name);
        });
    });
    // A member that is an object here and nothing there has its columns already.
    auto const has_parts = [&](std::string const& one) { return std::ranges::any_of(seen, [&](std::string const& other) { return other.starts_with(one + "."); }); };
    std::erase_if(columns, has_parts);
    return columns;
}

formats::Out out_of(Json const& plain, bool& truth)
{
    if (plain.is_text()) return std::string_view(plain.text());
    if (auto const* whole = std::get_if<std::int64_t>(&plain.value)) return *whole;
    if (auto const* real = std::get_if<double>(&plain.value)) return *real;
    if (auto const* told = std::get_if<bool>(&plain.value)) truth = *told;
    else return {};
    return truth ? std::string_view("true") : std::string_view("false");
}

using Write = std::function<void(std::vector<formats::Out> const&)>;

void write_rows(RowFile const& rows, std::vector<std::string> const& columns, Write const& write)
{
    std::unordered_map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < columns.size(); ++i) place[columns[i]] = i;
    std::vector<Json> held(columns.size());
    rows.each([&](std::string_view row) {
        std::ranges::fill(held, Json{});
        each_cell(Json::parse(row), "", [&](std::string const& name, Json const& plain) {
            if (auto const at = place.find(name); at != place.end()) held[at->second] = plain;
        });
        std::vector<formats::Out> cells;
        bool truth = false;
        for (auto const& one : held) cells.push_back(out_of(one, truth));
        write(cells);
    });
}

std::vector<formats::Out> outs(std::vector<std::string> const& texts)
{
    return {texts.begin(), texts.end()};
}

void write_table(RowFile const& rows, Route const& route, std::string_view format, std::string const& path, std::string const& notice, Surroundings const& around)
{
    auto const columns = columns_of(rows);
    if (format == "xlsx") {
        formats::XlsxWriter writer(path);
        writer.sheet(route.rows);
        writer.row(outs(columns), {}, formats::Shade::header);
        write_rows(rows, columns, [&](auto const& cells) { writer.row(cells); });
        if (not notice.empty()) {
            writer.sheet("Notice", {100}, 0, true);
            writer.row({std::string_view(notice)}, {}, formats::Shade::header);
        }
        writer.done();
        return;
    }
    // Excel takes a CSV for its own old letters unless a mark stands first; other readers of hashtags stumble over it.
    auto const writer = formats::write_csv(path, format == "csv");
    writer->row(outs(columns));
    if (format == "hxl.csv") {
        std::vector<std::string> tags;
        for (auto const& column : columns) tags.push_back(around.tag_of ? around.tag_of(route.rows, column) : "");
        // HXL wants at least one hashtag in the row; without any it would be a row of data.
        if (std::ranges::all_of(tags, &std::string::empty)) throw base::Refusal(rule("http.no_format"), {route.path, "hxl.csv"});
        writer->row(outs(tags));
    }
    write_rows(rows, columns, [&](auto const& cells) { writer->row(cells); });
    writer->done();
}

/// The place that a row speaks of; "" where it speaks of none.
std::string place_of(Json const& row, std::vector<std::string> const& names)
{
    for (auto const& name : names) {
        auto const* at = row.find(name);
        if (at == nullptr) continue;
        if (at->is_text()) return at->text();
        if (at->is_object()) return place_of(*at, names);
    }
    return "";
}

void write_features(RowFile const& rows, Route const& route, std::string const& path, Work& work, Surroundings const& around)
{
    std::set<std::string> places;
    rows.each([&](std::string_view row) {
        if (auto place = place_of(Json::parse(row), around.place_names); not place.empty()) places.insert(std::move(place));
    });
    if (places.empty() or not around.shapes) throw base::Refusal(rule("http.no_format"), {route.path, "geojson"});
    auto const shapes = around.shapes(work.db, work.operation, {places.begin(), places.end()});
    auto* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) throw base::Refusal(rule("http.no_room"));
    std::string head = "{\"type\":\"FeatureCollection\",";
    // A foreign member (RFC 7946, 6.1): what reads features alone still finds it in the last one.
    if (auto const notice = work.text("notice"); not notice.empty()) {
        std::string words;
        base::JsonWriter(words).text(notice);
        head += "\"notice\":" + words + ",";
    }
    std::fputs((head + "\"features\":[").c_str(), file);
    bool first = true;
    rows.each([&](std::string_view row) {
        auto const shape = shapes.find(place_of(Json::parse(row), around.place_names));
        std::string feature = first ? "\n" : ",\n";
        feature.append("{\"type\":\"Feature\",\"geometry\":").append(shape == shapes.end() ? "null" : shape->second);
        feature.append(",\"properties\":").append(row).append("}");
        std::fputs(feature.c_str(), file);
        first = false;
    });
    std::fputs("\n]}\n", file);
    if (std::fclose(file) != 0) throw base::Refusal(rule("http.no_room"));
}

}

Answer as_file(Route const& route, std::function<Answer()> const& ask, std::string_view format, std::string const& folder, Work& work, Surroundings const& around)
{
    RowFile rows(folder + "/rows");
    Left left;
    if (auto refused = gather_rows(route, ask, work, rows, left)) return *refused;
    Answer answer;
    answer.set("x-muster-lines", std::to_string(left.lines));
    if (not left.classification.empty()) answer.set("x-muster-classification", left.classification);
    answer.file = folder + "/list." + std::string(format);
    answer.remove_file = true;
    if (format == "geojson") write_features(rows, route, answer.file, work, around);
    else write_table(rows, route, format, answer.file, work.text("notice"), around);
    answer.type = format == "geojson" ? "application/geo+json" : format == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
    answer.set("content-disposition", "attachment; filename=\"" + route.path.substr(route.path.rfind('/') + 1) + "." + std::string(format) + "\"");
    return answer;
}

}
