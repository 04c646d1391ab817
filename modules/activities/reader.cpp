#include "reader_inside.hpp"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <text/fold.hpp>

namespace muster::activities {

namespace {

using Kind = formats::Cell::Kind;

std::string_view trimmed(std::string_view text)
{
    while (not text.empty() and static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (not text.empty() and static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    // NBSP at the ends is common; what is inside stays for whoever compares.
    while (text.starts_with("\xC2\xA0")) text.remove_prefix(2);
    while (text.ends_with("\xC2\xA0")) text.remove_suffix(2);
    return text;
}

bool is_error_text(std::string_view text)
{
    static constexpr std::array<std::string_view, 8> errors{"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!"};
    return text.size() > 3 and text[0] == '#' and std::ranges::find(errors, text) != errors.end();
}

bool starts_a_total(std::string_view text)
{
    static constexpr std::array<std::string_view, 10> words{"total",  "grand total", "sub total", "subtotal", "sous total",
                                                            "totaux", "somme",       "suma",      "vsogo",    "razom"};
    if (text.size() > 60) return false;
    auto const folded = text::fold(text);
    return std::ranges::any_of(words, [&](std::string_view word) { return folded == word or (folded.starts_with(word) and folded.size() > word.size() and folded[word.size()] == ' '); }) or
           text.find("المجموع") != std::string_view::npos or text.find("الإجمالي") != std::string_view::npos;
}

}

void Marks::add(base::Rule const& rule, std::uint32_t row, std::uint32_t column, std::uint16_t part, std::int32_t args)
{
    if (rule.severity != base::Severity::info) {
        list_.push_back({&rule, row, column, part, args});
        return;
    }
    auto const [at, fresh] = index_.emplace(std::pair(&rule, args), counted_.size());
    if (fresh) counted_.push_back({{&rule, row, column, part, args}, 0});
    ++counted_[at->second].times;
}

SheetReader::Inside::Inside(Layout const& the_layout, Mapping const& the_mapping, World& the_world, std::string const& file_name)
    : layout(the_layout), mapping(the_mapping), world(the_world)
{
    reading->groups.push_back("all");
    for (auto const* column : mapping.of(Field::org)) {
        auto& side = orgs[static_cast<std::size_t>(column->meaning.role)];
        if (column->meaning.part == Part::type) side.type.push_back(column);
        else if (column->meaning.part == Part::acronym) side.acronym.push_back(column);
        else if (column->meaning.part != Part::code) side.name.push_back(column);
    }
    for (auto const* column : mapping.of(Field::place))
        places[column->meaning.level][column->meaning.part == Part::code ? 1 : 0].push_back(column);
    for (auto [field, columns] : {std::pair{Field::sector, &sectors}, {Field::subsector, &subsectors}, {Field::group, &groups},
                                  {Field::status, &statuses}, {Field::modality, &modalities}, {Field::unit, &units},
                                  {Field::activity, &activities}, {Field::sub_activity, &sub_activities}, {Field::indicator, &indicators},
                                  {Field::project, &projects}, {Field::start, &starts}, {Field::end, &ends}, {Field::period, &periods},
                                  {Field::year, &years}, {Field::quarter, &quarters}, {Field::reported, &reporteds}, {Field::site, &sites},
                                  {Field::id, &ids}})
        *columns = mapping.of(field);
    lat = mapping.first(Field::lat);
    lon = mapping.first(Field::lon);
    mapped_columns = static_cast<std::size_t>(std::ranges::count_if(mapping.columns, [](Column const& c) { return c.weight > 0; }));
    build_figures();
    find_context_year(file_name);
}

formats::Cell const& SheetReader::Inside::cell(Column const* column) const
{
    static formats::Cell const none;
    return column->index < row->cells.size() ? row->cells[column->index] : none;
}

std::string_view SheetReader::Inside::words(Column const* column)
{
    auto const& it = cell(column);
    if (it.kind == Kind::empty) return {};
    auto const text = trimmed(it.text);
    if (it.kind != Kind::error and not is_error_text(text)) return text;
    if (column->index < error_told.size() and not error_told[column->index]) {
        error_told[column->index] = true;
        mark(rule::cell_error, column, {std::string(text)});
    }
    return {};
}

std::string_view SheetReader::Inside::first_words(std::vector<Column const*> const& columns, Column const** used)
{
    for (auto const* column : columns) {
        auto const text = words(column);
        if (text.empty()) continue;
        if (used) *used = column;
        return text;
    }
    if (used and not columns.empty()) *used = columns.front();
    return {};
}

Said SheetReader::Inside::make_said(base::Rule const& rule, std::vector<std::string> const& args)
{
    std::string joined;
    for (auto const& arg : args) joined += (joined.empty() ? "" : "\x1f") + arg;
    return {&rule, reading->pool.id_of(joined)};
}

void SheetReader::Inside::mark(base::Rule const& rule, Column const* column, std::vector<std::string> const& args)
{
    say(make_said(rule, args), column);
}

void SheetReader::Inside::say(Said const& said, Column const* column)
{
    if (not said.rule) return;
    if (said.rule->severity == base::Severity::hold and not world.accepted_anyway.empty()) {
        auto const& args = reading->pool.at(said.args);
        if (world.accepted_anyway.contains(std::string(said.rule->code) + "\x1f" + args)) return;
    }
    reading->marks.add(*said.rule, row_number, column ? column->index : 0, part, said.args);
}

SheetReader::Inside::Look SheetReader::Inside::look(formats::SheetRow const& it)
{
    std::size_t filled = 0, texts = 0, like_header = 0, own = 0;
    std::string_view first;
    bool all_same = true;
    for (std::size_t i = 0; i < it.cells.size(); ++i) {
        auto const& one = it.cells[i];
        if (one.kind == Kind::empty) continue;
        auto const text = trimmed(one.text);
        if (text.empty()) continue;
        ++filled;
        if (not one.merged) ++own;
        if (first.empty()) first = text;
        all_same = all_same and text == first;
        if (one.kind == Kind::text) ++texts;
    }
    if (filled == 0) return Look::blank;
    bool const few = filled <= 2 or texts <= 3;
    if (few or filled * 3 < mapped_columns * 2) {
        for (std::size_t i = 0; i < it.cells.size() and i < 4; ++i)
            if (it.cells[i].kind == Kind::text and starts_a_total(it.cells[i].text) and texts <= 3) return Look::total;
    }
    bool const one_text = (filled == 1 and texts == 1) or (all_same and filled > 1 and own <= 1);
    if (one_text and (mapped_columns >= 4 or first.size() > 40)) return Look::title;
    for (auto const& column : mapping.columns)
        if (column.index < it.cells.size() and it.cells[column.index].kind == Kind::text and not column.header.empty() and trimmed(it.cells[column.index].text) == column.header) ++like_header;
    if (like_header >= 2 and like_header * 2 >= filled) return Look::title;
    return Look::data;
}

void SheetReader::Inside::take(formats::SheetRow const& it)
{
    if (it.number < layout.first_data_row) return;
    row = &it;
    row_number = it.number;
    if (last_row > 0 and it.number > last_row + 1) reading->blank += it.number - last_row - 1;
    last_row = it.number;
    part = 0;
    error_told.assign(it.cells.size(), false);
    switch (look(it)) {
    case Look::blank: ++reading->blank; return;
    case Look::title: ++reading->titles; return;
    case Look::total:
        ++reading->totals;
        for (auto& [column, sum] : running) {
            auto const printed = number_of(column, false);
            if (printed.is_told() and sum > 0 and static_cast<double>(printed.value()) != sum and static_cast<double>(printed.value()) != since_total[column])
                mark(rule::total_differs, column, {fmt::format("{}", printed.value()), fmt::format("{}", static_cast<std::int64_t>(sum))});
            since_total[column] = 0;
        }
        return;
    case Look::data: break;
    }
    ++reading->rows_read;
    if (not is_repeat()) read_row();
}

void SheetReader::Inside::read_row()
{
    auto const first_line = reading->lines.size();
    Line base_line;
    base_line.row = row_number;
    auto const marks_before = reading->marks.list().size();
    auto const who = read_partners(base_line);
    auto const bodies = read_bodies();
    read_lists(base_line);
    read_place(base_line);
    read_dates(base_line);
    read_period(base_line);
    std::uint16_t next_part = 0;
    for (auto const& set : figures) {
        Line line = base_line;
        part = next_part;
        if (set.unfold.any() and not read_figures(line, set)) continue;
        if (not set.unfold.any()) read_figures(line, set);
        std::vector<int> const own_body{set.unfold.body};
        auto const& line_bodies = set.unfold.body >= 0 ? own_body : bodies;
        for (auto const body : line_bodies) {
            // The same people may be served in two sectors: each body's line holds the figure, no sum adds them.
            bool first_partner = true;
            for (auto const partner : who) {
                Line one = line;
                one.part = next_part++;
                one.body = static_cast<std::int16_t>(body);
                one.partner = partner;
                if (not first_partner) one.reached = one.targeted = base::Told{}, one.cells = {}, one.disabled = -1;
                first_partner = false;
                key_line(one);
                reading->lines.push_back(one);
            }
        }
    }
    if (reading->lines.size() == first_line) {  // a wide row without one figure still says that somebody is there
        base_line.partner = who.front();
        base_line.body = static_cast<std::int16_t>(bodies.front());
        key_line(base_line);
        reading->lines.push_back(base_line);
    }
    auto worst = RowState::accepted;
    for (auto i = marks_before; i < reading->marks.list().size(); ++i) {
        auto const severity = reading->marks.list()[i].rule->severity;
        if (severity == base::Severity::wrong) worst = RowState::wrong;
        else if (severity == base::Severity::hold and worst == RowState::accepted) worst = RowState::held;
    }
    for (auto i = first_line; i < reading->lines.size(); ++i) reading->lines[i].state = worst;
    find_twins(first_line);
    finish_row(first_line);
}

void SheetReader::Inside::finish_row(std::size_t first_line)
{
    switch (reading->lines[first_line].state) {
    case RowState::accepted: ++reading->accepted; break;
    case RowState::held: ++reading->held; break;
    case RowState::wrong: ++reading->wrong; break;
    case RowState::repeat: break;  // counted before it was read
    case RowState::revised: ++reading->revised; break;
    }
    bool placed = false;
    for (auto i = first_line; i < reading->lines.size(); ++i) {
        auto const& line = reading->lines[i];
        placed = placed or line.place >= 0;
        reading->people += line.reached.value_or(0);
        if (line.place >= 0) reading->people_with_place += line.reached.value_or(0);
    }
    if (placed) ++reading->with_place;
    for (auto const& set : figures)
        for (auto const* column : set.reached) {
            auto const told = number_of(column, false);
            running[column] += static_cast<double>(told.value_or(0));
            since_total[column] += static_cast<double>(told.value_or(0));
        }
}

SheetReader::SheetReader(Layout const& layout, Mapping const& mapping, World& world, std::string const& file_name)
    : in_(std::make_unique<Inside>(layout, mapping, world, file_name))
{
}
SheetReader::~SheetReader() = default;
void SheetReader::look_at(formats::SheetRow const& row)
{
    if (row.number < in_->layout.first_data_row) return;
    in_->row = &row;
    in_->row_number = row.number;
    in_->error_told.assign(row.cells.size(), true);  // errors are said when the row is taken
    in_->count_partners();
}
void SheetReader::settle(std::int64_t rows)
{
    in_->settle_partners();
    auto const expected = static_cast<std::size_t>(rows);
    in_->rows_seen.reserve(expected);
    in_->times_of_line.reserve(expected);
    in_->doubles.reserve(expected);
    in_->reading->lines.reserve(expected);
}
void SheetReader::take(formats::SheetRow const& row) { in_->take(row); }
std::unique_ptr<Reading> SheetReader::done() { return std::move(in_->reading); }

}
