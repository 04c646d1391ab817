#include "check.hpp"
#include "rules.hpp"
#include "standing.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <base/called.hpp>
#include <base/words.hpp>
#include <filesystem>
#include <formats/json.hpp>
#include <fstream>
#include <text/fold.hpp>

namespace muster::activities {

namespace {

/// A mapping that was saved for these very headers, or the one asked for by name.
std::map<std::string, Meaning> remembered(store::Db& db, std::string const& operation, std::string const& name, std::string const& fingerprint,
                                          std::string& used)
{
    std::map<std::string, Meaning> map;
    auto const read = [&](store::Row const& row) {
        used = row.string(0);
        for (auto const& [header, meaning] : formats::Json::parse(row.text(1)).object())
            if (auto const parsed = Meaning::parse(meaning.as_text())) map[header] = *parsed;
    };
    if (name.empty()) db.one(sql::mapping_by_fingerprint, {operation, fingerprint}, read);
    else if (not db.one(sql::mapping_by_name, {operation, name}, read)) throw base::Refusal(rule::mapping_unknown, {name});
    return map;
}

std::string sheet_names(formats::Workbook const& book)
{
    std::string names;
    for (auto const& info : book.sheets()) names += (names.empty() ? "“" : ", “") + info.name + "”";
    return names;
}

/// Rows are read once; where an XLSX turns out to have merged cells among its rows, once more with them filled.
std::unique_ptr<Reading> read_rows(formats::Workbook& book, Layout const& layout, Mapping const& mapping, World& world, std::string const& file, Progress const& progress)
{
    auto const read_once = [&] {
        SheetReader reader(layout, mapping, world, file);
        std::int64_t rows = 0;
        book.read(layout.sheet, [&](formats::SheetRow const& row) {
            reader.take(row);
            if (progress and ++rows % 4096 == 0) progress(rows, 0);
            return true;
        });
        return reader.done();
    };
    auto const known = book.merges(layout.sheet).size();
    auto reading = read_once();
    auto const merges = book.merges(layout.sheet);
    bool const in_rows = std::ranges::any_of(merges, [&](formats::Range const& range) { return range.last_row >= layout.first_data_row; });
    if (merges.size() > known and in_rows) reading = read_once();
    return reading;
}

}

std::string file_bytes(std::string const& path)
{
    std::string bytes(std::filesystem::file_size(path), '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

std::map<std::string, Meaning> parse_map(std::vector<std::string> const& given)
{
    std::map<std::string, Meaning> map;
    for (auto const& one : given) {
        auto const sign = one.rfind('=');
        auto const meaning = sign == std::string::npos ? std::nullopt : Meaning::parse(one.substr(sign + 1));
        if (not meaning) throw base::Refusal(rule::meaning_unknown, {sign == std::string::npos ? one : one.substr(sign + 1)});
        map[one.substr(0, sign)] = *meaning;
    }
    return map;
}

void apply_given(World& world, Asking const& asking)
{
    if (not asking.partner.empty()) {
        auto const found = world.partners->find(asking.partner, asking.partner);
        world.given_partner = found.partner >= 0 ? found.partner : world.partners->by_id(asking.partner);
        if (world.given_partner < 0) world.given_partner = world.partners->make(asking.partner, "", partners::Kind::unknown);
    }
    if (not asking.only_partner.empty()) {
        auto const by_id = world.partners->by_id(asking.only_partner);
        world.only_partner = by_id >= 0 ? by_id : world.partners->find(asking.only_partner, asking.only_partner).partner;
        if (world.only_partner < 0) throw base::Refusal(rule::partner_unknown, {asking.only_partner});
    }
    world.only_place = asking.only_place;
    if (not asking.body.empty()) {
        auto const found = world.bodies->find(asking.body);
        world.given_body = world.bodies->by_code(asking.body);
        if (world.given_body < 0 and not found.empty()) world.given_body = found.front();
        if (world.given_body < 0) throw base::Refusal(rule::body_unknown, {asking.body});
    }
    if (not asking.period.empty()) {
        world.given_period = base::Period::parse(asking.period);
        if (not world.given_period) throw base::Refusal(rule::period_unreadable, {asking.period});
    }
}

namespace {

/// Everything after the file was opened.
Checked check_book(store::Db& db, World& world, formats::Workbook& book, Asking const& asking, std::string const& digest, std::string const& why, Progress const& progress)
{
    Checked made;
    made.digest = digest;
    if (asking.hold) world.hold_file = digest;
    made.file = base::called(asking.path);
    made.format = book.format();
    auto found = find_sheet(book, asking.sheet, [&](std::string const& header) { return world.bodies->find(header).size() == 1; });
    if (not found and not asking.sheet.empty()) throw base::Refusal(rule::sheet_unknown, {asking.sheet, sheet_names(book)});
    if (not found) throw base::Refusal(rule::no_table, {made.file});
    made.layout = std::move(found->layout);
    made.sheet = made.layout.sheet_name;
    made.has_sheet_name = made.format != "csv" and made.format != "json";
    if (not made.has_sheet_name) made.layout.sheet_name.clear();
    made.header_rows = static_cast<std::int64_t>(made.layout.header_rows.size() + made.layout.tag_rows.size());
    made.title_rows = static_cast<std::int64_t>(made.layout.title_rows.size());
    auto map = asking.map;
    made.mapping = map_columns(made.layout, found->sample, world, map, why);
    auto const saved = remembered(db, world.operation, asking.mapping, made.mapping.fingerprint, made.mapping_used);
    if (not saved.empty()) {
        for (auto const& one : saved) map.insert(one);
        made.mapping = map_columns(made.layout, found->sample, world, map, asking.map.empty() ? base::say("column.why.remembered", {made.mapping_used}) : why);
    }
    made.reading = read_rows(book, made.layout, made.mapping, world, made.file, progress);
    if (world.only_partner >= 0) hold_rows_of_others(*made.reading, world);
    if (not world.only_place.empty()) hold_rows_elsewhere(*made.reading, world);
    if (not world.hold_file.empty()) hold_all_rows(*made.reading, world, made.file);
    for (auto const& finding : book.findings()) made.file_findings.push_back(finding);
    for (auto const& finding : made.mapping.findings) made.file_findings.push_back(finding);
    if (made.reading->rows_read == 0) made.file_findings.push_back(base::found(rule::no_rows, made.sheet, {made.sheet}));
    return made;
}

}

Checked check(store::Db& db, World& world, Asking const& asking, Progress const& progress)
{
    apply_given(world, asking);
    auto const book = formats::Workbook::open(asking.path, {}, asking.choice);
    return check_book(db, world, *book, asking, base::strong_hash(file_bytes(asking.path)), base::say("column.why.told"), progress);
}

Checked check_bytes(store::Db& db, World& world, std::string const& bytes, std::string const& name, std::string const& sheet, std::string const& mapping_json)
{
    auto const book = formats::Workbook::from_bytes(bytes, name);
    Asking asking{.path = name};
    if (book->sheets().size() > 1) asking.sheet = sheet;
    for (auto const& [header, meaning] : formats::Json::parse(mapping_json).object())
        if (header == "--partner") asking.partner = meaning.as_text();
        else if (header == "--body") asking.body = meaning.as_text();
        else if (header == "--period") asking.period = meaning.as_text();
        else if (header == "--only-partner") asking.only_partner = meaning.as_text();
        else if (header == "--place") asking.only_place = meaning.as_text();
        else if (header == "--hold") asking.hold = true;
        else if (auto const parsed = Meaning::parse(meaning.as_text())) asking.map[header] = *parsed;
    apply_given(world, asking);
    return check_book(db, world, *book, asking, base::strong_hash(bytes), base::say("column.why.as_imported"), {});
}

std::vector<std::string> args_of(Reading const& reading, Mark const& mark) { return args_of(reading.pool.at(mark.args)); }

std::vector<std::string> args_of(std::string_view text)
{
    std::vector<std::string> args;
    while (true) {
        auto const sign = text.find('\x1f');
        args.emplace_back(text.substr(0, sign));
        if (sign == std::string_view::npos) return args;
        text = text.substr(sign + 1);
    }
}

std::vector<base::Finding> findings_of(Checked const& checked, std::size_t most)
{
    auto const& reading = *checked.reading;
    std::vector<base::Finding> all = checked.file_findings;
    auto const sentence = [&](Mark const& mark) {
        auto const at = formats::place_name(checked.layout.sheet_name, mark.row, mark.column);
        return base::found(*mark.rule, at, args_of(reading, mark));
    };
    for (auto const& [first, times] : reading.marks.counted()) {
        all.push_back(sentence(first));
        all.back().times = times;
    }
    std::size_t told = 0;
    for (auto const& mark : reading.marks.list()) {
        if (most > 0 and ++told > most) break;
        all.push_back(sentence(mark));
    }
    return all;
}

std::string alike_key(std::string_view code, std::string_view words)
{
    return base::Key128::of(std::string(code) + "\x1f" + std::string(words)).text().substr(0, 8);
}

}
