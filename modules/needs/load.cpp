// A file of needs -> figures in the store, once.
#include "checks.hpp"
#include "load.hpp"
#include "rows.hpp"
#include "rules.hpp"
#include "special.hpp"

#include <algorithm>
#include <base/called.hpp>
#include <base/hash.hpp>
#include <base/id.hpp>
#include <base/json.hpp>
#include <base/words.hpp>
#include <filesystem>
#include <fstream>
#include <needs/sql.hpp>
#include <operations/operations.hpp>
#include <store/journal.hpp>
#include <text/fold.hpp>

namespace muster::needs {
namespace {

std::string bytes_of(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// "nga_hno_2024_long.csv" is round 2024 of the source "nga hno long".
void take_name(std::string const& path, LoadHints& hints)
{
    auto stem = text::fold(std::filesystem::path(path).stem().string());
    std::string source;
    for (auto word : text::words(stem)) {
        bool digits = std::ranges::all_of(word, [](char c) { return c >= '0' and c <= '9'; });
        bool year = digits and word.size() == 4 and (word.starts_with("20") or word.starts_with("19"));
        if (year and hints.round.empty()) hints.round = word;
        if (year) continue;
        if (not source.empty()) source += ' ';
        source += word;
    }
    if (hints.source.empty()) hints.source = source.empty() ? stem : source;
}

struct Work {
    Context context;
    std::vector<Loaded> loaded;
    int weight = 1;
};

Loaded new_loaded(std::string const& path, std::string const& sheet, LoadHints const& hints)
{
    Loaded one;
    one.file = base::called(path);
    one.sheet = sheet;
    one.source = hints.source;
    one.round = hints.round;
    return one;
}

bool has_places(Layout const& layout)
{
    return layout.has(Column::Role::place_code) or layout.has(Column::Role::place_name);
}

void read_book(formats::Workbook& book, std::string const& path, LoadHints const& hints, Work& work)
{
    std::vector<std::optional<Layout>> layouts(book.sheets().size());
    bool placed = false;
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        if (book.sheets()[i].hidden and layouts.size() > 1) continue;
        layouts[i] = find_layout(book, i, work.context.bodies);
        placed = placed or (layouts[i] and has_places(*layouts[i]));
    }
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        auto const& sheet = book.sheets()[i];
        auto one = new_loaded(path, sheet.name, hints);
        auto skip = [&](std::string why) {
            work.context.findings.add(rule::sheet_skipped, sheet.name, {sheet.name, std::move(why)}, sheet.name);
        };
        if (sheet.hidden and layouts.size() > 1) {
            skip(base::term("needs.skip.hidden"));
            continue;
        }
        if (read_phases(book, i, work.context, one)) {
            work.weight = 0;
            work.loaded.push_back(std::move(one));
            continue;
        }
        if (not layouts[i] or (placed and not has_places(*layouts[i]))) {
            skip(base::term(layouts[i] ? "needs.skip.no_places" : "needs.skip.no_header"));
            continue;
        }
        find_levels(book, i, work.context.gazetteer, *layouts[i]);
        for (auto column : drop_sums(book, i, *layouts[i]))
            work.context.findings.add(
                rule::total_over_sectors,
                formats::place_name(sheet.name, layouts[i]->last_head, static_cast<std::uint32_t>(column)),
                {layouts[i]->columns[column].label}, layouts[i]->columns[column].label);
        one.layout = layouts[i]->name;
        read_rows(book, i, *layouts[i], work.context, one);
        if (one.figures > 0) work.loaded.push_back(std::move(one));
        else skip(base::term("needs.skip.no_figures"));
    }
}

std::string joined(std::vector<std::string> const& words)
{
    std::string all;
    for (auto const& word : words) all += (all.empty() ? "\"" : ", \"") + word + "\"";
    return all;
}

void check(Work& work)
{
    auto& figures = work.context.gather.figures();
    auto& findings = work.context.findings;
    work.context.gather.settle_series(findings);
    check_order(figures, findings);
    check_parts(figures, findings);
    check_national(figures, findings);
    check_severity(figures, findings);
    std::int64_t rows = 0;
    for (auto const& one : work.loaded) rows += one.unplaced_rows;
    for (bool placeholders : {false, true}) {
        auto unplaced = unplaced_of(figures, placeholders);
        if (unplaced.rows == 0) continue;
        findings.add(placeholders ? rule::placeholder : rule::unplaced, "places",
                     {cli::grouped(unplaced.rows), cli::grouped(unplaced.people), joined(unplaced.examples)});
        work.loaded.front().unplaced_people += unplaced.people;
    }
    if (work.context.gazetteer.size() == 0 and rows > 0) findings.add(rule::no_places, "places", {});
}

struct StoredRow {
    std::array<std::string, 9> words;  // place, said, body, grp, sex, age, band, disabled, other
    std::int64_t level = 0, whole = 0;
    std::array<std::optional<std::int64_t>, whats> told;
};

StoredRow stored(Figure const& figure)
{
    return {{figure.where.place, figure.where.said, figure.body, figure.cut.group, figure.cut.sex, figure.cut.age,
             std::string(band_of(figure.cut.age)), figure.cut.disabled, figure.cut.other},
            figure.where.level, figure.cut.whole(), figure.told};
}

void add_digest(base::StrongHash& hash, StoredRow const& row)
{
    std::string line;
    for (auto const& word : row.words) line += word + '\x1f';
    line += std::to_string(row.level) + '\x1f' + std::to_string(row.whole);
    for (auto const& told : row.told) line += '\x1f' + (told ? std::to_string(*told) : std::string());
    hash.add(line + '\n');
}

std::string digest_of(std::vector<Figure> const& figures)
{
    base::StrongHash hash;
    for (auto const& figure : figures) add_digest(hash, stored(figure));
    return hash.done();
}

void write_figures(store::Db& db, std::string const& operation, std::string const& load,
                   std::vector<Figure> const& figures)
{
    using Type = store::Bulk::Type;
    auto bulk =
        db.bulk("need_figure", {{"operation", Type::text},   {"load", Type::text},       {"n", Type::integer},
                                {"place", Type::text},       {"level", Type::integer},   {"said", Type::text},
                                {"body", Type::text},        {"grp", Type::text},        {"sex", Type::text},
                                {"age", Type::text},         {"band", Type::text},       {"disabled", Type::text},
                                {"other", Type::text},       {"whole", Type::integer},   {"population", Type::integer},
                                {"affected", Type::integer}, {"in_need", Type::integer}, {"targeted", Type::integer},
                                {"reached", Type::integer},  {"severity", Type::integer}});
    std::int64_t n = 0;
    for (auto const& figure : figures) {
        auto row = stored(figure);
        std::vector<store::Value> values{std::string_view(operation), std::string_view(load), n++,
                                         std::string_view(row.words[0]), row.level};
        for (std::size_t i = 1; i < row.words.size(); ++i) values.emplace_back(std::string_view(row.words[i]));
        values.emplace_back(row.whole);
        for (auto const& told : row.told) values.push_back(store::value_of(told));
        bulk->add(values);
    }
    bulk->done();
}

std::string counts_json(std::vector<Loaded> const& loaded)
{
    Loaded all;
    for (auto const& one : loaded) {
        all.rows += one.rows;
        all.figures += one.figures;
        all.totals += one.totals;
        all.parts += one.parts;
        all.unplaced_rows += one.unplaced_rows;
        all.unplaced_people += one.unplaced_people;
    }
    std::string out;
    base::JsonWriter json(out);
    json.object()
        .member("rows", all.rows)
        .member("figures", all.figures)
        .member("totals", all.totals)
        .member("parts", all.parts)
        .member("unplaced_rows", all.unplaced_rows)
        .member("unplaced_people", all.unplaced_people)
        .end();
    return out;
}

void write_load(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                std::string const& digest, std::string const& figures_digest, Work const& work,
                std::vector<Figure> const& figures)
{
    auto const& first = work.loaded.front();
    auto load = base::new_ulid(clock.now());
    auto counts = counts_json(work.loaded);
    std::string body;
    base::JsonWriter json(body);
    json.object()
        .member("file", first.file)
        .member("source", first.source)
        .member("round", first.round)
        .member("digest", digest)
        .member("figures_digest", figures_digest)
        .key("counts")
        .raw(counts)
        .end();
    store::Transaction transaction(db);
    db.run(sql::replace_loads,
           {std::string_view(operation), std::string_view(first.source), std::string_view(first.round)});
    db.run(sql::add_load, {std::string_view(operation), std::string_view(load), std::string_view(first.source),
                           std::string_view(first.round), std::string_view(first.file), std::string_view(first.layout),
                           std::int64_t{work.weight}, std::string_view(digest), std::string_view(figures_digest),
                           std::string_view(counts), std::string_view(actor), clock.now().ms});
    write_figures(db, operation, load, figures);
    store::record(db, clock, {operation, store::Nature::received, "needs.load", load, body, actor, {}});
    transaction.commit();
}

}

std::string stored_digest(store::Db& db, std::string const& operation, std::string const& load)
{
    base::StrongHash hash;
    db.each(sql::figures_of_load, {std::string_view(operation), std::string_view(load)}, [&](store::Row const& row) {
        StoredRow one{{row.string(0), row.string(2), row.string(3), row.string(4), row.string(5), row.string(6),
                       row.string(7), row.string(8), row.string(9)},
                      row.integer(1),
                      row.integer(10),
                      {}};
        for (int i = 0; i < whats; ++i)
            one.told[static_cast<std::size_t>(i)] = row.integer_if(11 + i);
        add_digest(hash, one);
    });
    return hash.done();
}

std::vector<Loaded> load(store::Db& db, base::Clock const& clock, std::string const& actor,
                         std::string const& operation, std::string const& path, LoadHints const& wanted)
{
    auto hints = wanted;
    take_name(path, hints);
    auto about = operations::get(db, operation);
    auto gazetteer = geography::Gazetteer::load(db, operation);
    auto bodies = structure::Bodies::load(db, operation, clock.today());
    auto top = gazetteer->places_of(0);
    auto country = top.empty() ? (about.iso2.empty() ? about.iso3 : about.iso2) : gazetteer->at(top.front()).pcode;
    Work work{{*gazetteer, *bodies, country, {}, {}, {}, {}}, {}};
    auto bytes = bytes_of(path);
    auto digest = base::strong_hash(bytes);
    auto one = new_loaded(path, "", hints);
    if (read_caseloads(bytes, work.context, one)) work.loaded.push_back(std::move(one));
    else read_book(*formats::Workbook::open(path), path, hints, work);
    if (work.loaded.empty())
        throw base::Refusal(rule::nothing_found, {base::called(path)});
    check(work);
    auto const& figures = work.context.gather.figures();
    auto figures_digest = digest_of(figures);
    bool same = db.text(sql::same_load,
                        {std::string_view(operation), std::string_view(digest), std::string_view(figures_digest)})
                    .has_value();
    if (not same) write_load(db, clock, actor, operation, digest, figures_digest, work, figures);
    for (auto& entry : work.loaded) entry.same = same;
    work.loaded.front().findings = work.context.findings.take();
    return std::move(work.loaded);
}

}
