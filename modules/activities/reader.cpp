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
    std::uint32_t columns = 0;
    for (auto const& column : mapping.columns) columns = std::max(columns, column.index + 1);
    day_memo.resize(columns);
    number_memo.resize(columns);
    mapped_columns = static_cast<std::size_t>(std::ranges::count_if(mapping.columns, [](Column const& c) { return c.weight > 0; }));
    build_figures();
    find_context(file_name);
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

/// Everything that one row says by itself. Its lines wait for their partners.
void SheetReader::Inside::read_row()
{
    OpenRow open{.row = row_number, .first_line = static_cast<std::uint32_t>(open_lines.size())};
    Line base_line;
    base_line.row = row_number;
    read_sides(open, base_line);
    auto const bodies = read_bodies();
    read_lists(base_line);
    read_place(base_line);
    read_dates(base_line);
    read_period(base_line);
    key_work(open);
    for (auto const& set : figures) {
        Line line = base_line;
        part = static_cast<std::uint16_t>(open_lines.size() - open.first_line);
        if (not read_figures(line, set) and set.unfold.any()) continue;
        if (set.unfold.body >= 0) {
            line.body = static_cast<std::int16_t>(set.unfold.body);
            open_lines.push_back(line);
            continue;
        }
        // The same people may be served in two sectors: each body's line holds the figure, no sum adds them.
        for (auto const body : bodies) {
            line.body = static_cast<std::int16_t>(body);
            open_lines.push_back(line);
        }
    }
    if (open_lines.size() == open.first_line) {  // a wide row without one figure still says that somebody is there
        base_line.body = static_cast<std::int16_t>(bodies.front());
        open_lines.push_back(base_line);
    }
    add_running();
    open.lines = static_cast<std::uint32_t>(open_lines.size()) - open.first_line;
    open.marks_end = static_cast<std::uint32_t>(reading->marks.list().size());
    open_rows.push_back(open);
}

/// Sums of the figures so far, which a totals row is held against.
void SheetReader::Inside::add_running()
{
    for (auto const& set : figures)
        for (auto const* column : set.reached) {
            auto const told = static_cast<double>(number_of(column, false).value_or(0));
            running[column] += told;
            since_total[column] += told;
        }
}

/// One line for each partner of each open line. The figure stands in the first partner's: no sum adds it twice.
void SheetReader::Inside::expand(OpenRow const& open, std::vector<std::int32_t> const& who, std::int32_t programme, std::vector<Line>& lines)
{
    std::uint16_t next_part = 0;
    for (auto i = open.first_line; i < open.first_line + open.lines; ++i) {
        Line one = open_lines[i];
        one.programme = programme;
        for (auto const partner : who) {
            one.part = next_part++;
            one.partner = partner;
            key_line(open, one);
            lines.push_back(one);
            one.reached = one.targeted = base::Told{};
            one.cells = {};
            one.disabled = -1;
        }
    }
}

void SheetReader::Inside::close_row(OpenRow const& open, std::vector<Line>& lines)
{
    auto const first_line = lines.size();
    auto const marks_before = reading->marks.list().size();
    row_number = open.row;
    part = 0;
    auto programme = std::int32_t{-1};
    expand(open, partners_of(open, programme), programme, lines);
    for (auto const& made : row_marks) reading->marks.append(made);
    auto worst = RowState::accepted;
    for (auto i = marks_before; i < reading->marks.list().size(); ++i) {
        auto const severity = reading->marks.list()[i].rule->severity;
        if (severity == base::Severity::wrong) worst = RowState::wrong;
        else if (severity == base::Severity::hold and worst == RowState::accepted) worst = RowState::held;
    }
    for (auto i = first_line; i < lines.size(); ++i) lines[i].state = worst;
    find_twins(open, first_line);
    count_row(first_line);
}

/// The rows in order once more, now that every name of the sheet was seen: partners, identities, twins.
void SheetReader::Inside::close_rows()
{
    settle_sides();
    auto const made = reading->marks.take_list();
    std::size_t next = 0;
    reading->lines.reserve(open_lines.size());
    for (auto const& open : open_rows) {
        // What other rows were marked with, then this row's partners, then the rest of its marks.
        while (next < open.marks_end and made[next].row != open.row) reading->marks.append(made[next++]);
        row_marks = std::span(made).subspan(next, open.marks_end - next);
        next = open.marks_end;
        close_row(open, reading->lines);
    }
    while (next < made.size()) reading->marks.append(made[next++]);
}

void SheetReader::Inside::count_row(std::size_t first_line)
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
}

SheetReader::SheetReader(Layout const& layout, Mapping const& mapping, World& world, std::string const& file_name)
    : in_(std::make_unique<Inside>(layout, mapping, world, file_name))
{
}
SheetReader::~SheetReader() = default;
void SheetReader::take(formats::SheetRow const& row) { in_->take(row); }
std::unique_ptr<Reading> SheetReader::done()
{
    in_->close_rows();
    return std::move(in_->reading);
}

}
