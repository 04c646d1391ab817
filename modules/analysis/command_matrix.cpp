// `needs matrix`: who needs what where, how badly, and how we know: a cell for every place and sector.
#include "commands.hpp"
#include "output.hpp"
#include "rules.hpp"
#include "shelf.hpp"
#include "suppress.hpp"
#include <algorithm>
#include <analysis/sql.hpp>
#include <fmt/core.h>
#include <map>
#include <needs/needs.hpp>

namespace muster::analysis {

namespace {

struct Matrix {
    std::vector<int> places;
    std::vector<std::string> bodies;
    std::map<std::pair<std::string, std::string>, needs::Total> told;  // by place and body
    std::map<std::string, std::int64_t> dates;                        // by source: when its newest file came

    [[nodiscard]] needs::Total const* at(std::string const& place, std::string const& body) const
    {
        auto const found = told.find({place, body});
        return found == told.end() ? nullptr : &found->second;
    }
};

Matrix matrix_of(cli::Call& call, Picture const& picture, int level)
{
    Matrix matrix;
    auto const within = call.has("place") ? picture.place_meant(call.text("place")) : picture.engine->tree().root();
    for (int const place : picture.places->places_of(level))
        if (picture.engine->tree().lies_in(place, within)) matrix.places.push_back(place);
    std::map<std::string, bool> bodies;
    for (auto const& total : needs::totals_at(call.db(), picture.operation, *picture.places, level)) {
        if (total.group != "all") continue;
        bodies[total.body] = true;
        matrix.told.emplace(std::pair(total.place, total.body), total);
    }
    auto const wanted = codes_meant(call, "body", picture, &Picture::body_meant);
    for (auto const& [body, is_told] : bodies)
        if (wanted.empty() or std::ranges::count(wanted, picture.engine->words().bodies.find(body)) > 0) matrix.bodies.push_back(body);
    // All sectors together stand last.
    std::ranges::stable_partition(matrix.bodies, [](std::string const& body) { return body != "intersectoral"; });
    call.db().each(sql::needs_sources, {std::string_view(picture.operation)}, [&](store::Row const& row) { matrix.dates.try_emplace(row.string(0), row.integer(3)); });
    return matrix;
}

/// In need or targeted of every place by sector, with what is kept back; places of one parent stand for its sum.
std::vector<char> kept_back_of(Matrix const& matrix, Picture const& picture, std::optional<std::int64_t> needs::Total::* figure, std::int64_t k)
{
    std::map<int, std::vector<std::size_t>> families;
    for (std::size_t i = 0; i < matrix.places.size(); ++i) families[picture.engine->tree().parent(matrix.places[i])].push_back(i);
    std::vector<char> hidden(matrix.places.size() * matrix.bodies.size());
    for (auto const& [parent, family] : families) {
        CountTable table{family.size() + 1, matrix.bodies.size(), false, true, {}};
        for (auto const i : family)
            for (auto const& body : matrix.bodies) {
                auto const* told = matrix.at(picture.place_code(matrix.places[i]), body);
                table.counts.push_back(told ? told->*figure : std::nullopt);
            }
        table.counts.resize(table.rows * table.columns);
        auto const marks = kept_back(table, k);
        for (std::size_t n = 0; n < family.size(); ++n) std::copy_n(marks.begin() + std::ptrdiff_t(n * table.columns), table.columns, hidden.begin() + std::ptrdiff_t(family[n] * table.columns));
    }
    return hidden;
}

void write_number(base::JsonWriter& json, std::string_view name, needs::Total const* told, std::optional<std::int64_t> number, bool hidden)
{
    json.key(name).value(hidden ? std::nullopt : number);
    auto const state = hidden ? "suppressed" : not number ? (told ? "not_reported" : "not_assessed") : *number == 0 ? "zero" : "number";
    json.member(std::string(name) + "_state", state);
}

struct Kept {
    std::vector<char> need, target;
};

void write_cell(base::JsonWriter& json, Picture const& picture, Matrix const& matrix, std::size_t row, std::size_t column, Kept const& kept)
{
    auto const& place = picture.places->at(matrix.places[row]);
    auto const* told = matrix.at(place.pcode, matrix.bodies[column]);
    auto const at = row * matrix.bodies.size() + column;
    auto const figure = [&](std::optional<std::int64_t> needs::Total::* which) { return told ? told->*which : std::nullopt; };
    json.object().member("place", place.pcode).member("name", place.name).member("body", matrix.bodies[column]).member("severity", figure(&needs::Total::severity));
    // A figure of need that is told without people in need was not assessed for them.
    bool const assessed = told and (told->in_need or told->targeted);
    write_number(json, "in_need", told and told->in_need ? told : nullptr, figure(&needs::Total::in_need), not kept.need.empty() and kept.need[at]);
    write_number(json, "targeted", assessed ? told : nullptr, figure(&needs::Total::targeted), not kept.target.empty() and kept.target[at]);
    json.member("population", figure(&needs::Total::population)).key("source").value(told ? std::optional(told->source) : std::nullopt);
    auto const date = told ? matrix.dates.find(told->source) : matrix.dates.end();
    json.key("date").value(date == matrix.dates.end() ? std::nullopt : std::optional(base::Instant{date->second}.text()));
    json.member("rolled_up", told and told->rolled_up).end();
}

void write_sources(base::JsonWriter& json, cli::Call& call, std::string const& operation)
{
    json.key("sources").list();
    call.db().each(sql::needs_sources, {std::string_view(operation)}, [&](store::Row const& row) {
        json.object().member("source", row.text(0)).member("round", row.text(1)).member("file", row.text(2)).member("at", base::Instant{row.integer(3)}.text()).end();
    });
    json.end();
}

std::string cell_text(needs::Total const* told, bool hidden)
{
    if (hidden) return "<";
    if (told == nullptr or (not told->in_need and not told->severity)) return "·";
    return (told->in_need ? cli::grouped(*told->in_need) : "–") + (told->severity ? fmt::format(" ({})", *told->severity) : "");
}

cli::Exit matrix_from(cli::Call& call, Picture const& picture)
{
    auto const level = call.has("by") ? level_meant(call.text("by")) : picture.finest_level();
    auto const matrix = matrix_of(call, picture, level);
    Kept kept;
    if (auto const k = suppress_below(call); k > 0) kept = {kept_back_of(matrix, picture, &needs::Total::in_need, k), kept_back_of(matrix, picture, &needs::Total::targeted, k)};
    std::string out;
    base::JsonWriter json(out);
    json.object().key("as_of").object().member("journal", picture.journal).member("time", picture.at.text()).end();
    json.member("by", level_name(level)).member("bodies", matrix.bodies).key("cells").list();
    std::vector<std::string> header{"place"};
    header.insert(header.end(), matrix.bodies.begin(), matrix.bodies.end());
    cli::TextTable table(header, [&] { std::vector<bool> right(header.size(), true); right[0] = false; return right; }());
    std::int64_t not_assessed = 0;
    for (std::size_t row = 0; row < matrix.places.size(); ++row) {
        auto const code = picture.place_code(matrix.places[row]);
        std::vector<std::string> cells{code + " " + picture.place_name(matrix.places[row])};
        for (std::size_t column = 0; column < matrix.bodies.size(); ++column) {
            auto const* told = matrix.at(code, matrix.bodies[column]);
            not_assessed += told == nullptr or (not told->in_need and not told->severity);
            write_cell(json, picture, matrix, row, column, kept);
            cells.push_back(cell_text(told, not kept.need.empty() and kept.need[row * matrix.bodies.size() + column]));
        }
        table.row(cells);
    }
    json.end().member("not_assessed", not_assessed).member("needs_unplaced", picture.notes.needs_unplaced);
    write_sources(json, call, picture.operation);
    json.end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    call.line("People in need by place and sector, severity 1 to 5 in brackets; · was not assessed, – was not told\n");
    call.say(table.text());
    return cli::Exit::done;
}

}

cli::Exit run_matrix(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return matrix_from(call, picture); });
}

}
