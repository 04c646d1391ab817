// Twins inside one sheet: exact repeats, revisions of an earlier row, probable doubles.
#include "reader_inside.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <text/fold.hpp>

namespace muster::activities {

namespace {

void add(std::string& key, std::string_view text) { key.append(text).push_back('\x1f'); }
void add(std::string& key, std::int64_t number)
{
    key.append(reinterpret_cast<char const*>(&number), sizeof number);
    key.push_back('\x1f');
}
void add(std::string& key, base::Key128 const& other) { key.append(reinterpret_cast<char const*>(&other), sizeof other).push_back('\x1f'); }

}

/// All cells but the id: two rows that agree in it repeat each other.
void SheetReader::Inside::key_row()
{
    auto const* id = ids.empty() ? nullptr : ids.front();
    scratch2.clear();
    for (std::uint32_t i = 0; i < row->cells.size(); ++i) {
        if (id and id->index == i) continue;
        auto const& one = row->cells[i];
        scratch2.push_back('\x1f');
        if (one.kind == formats::Cell::Kind::empty) continue;
        auto text = one.text;
        while (not text.empty() and static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
        scratch2.append(text);
    }
    while (not scratch2.empty() and scratch2.back() == '\x1f') scratch2.pop_back();
    row_key = base::Key128::of(scratch2);
}

/// What only the row knows of its identity, kept until its partners are known.
void SheetReader::Inside::key_work(OpenRow& open)
{
    if (not ids.empty())
        if (auto const own = words(ids.front()); not own.empty()) open.own_id = base::Key128::of(own);
    scratch2.clear();
    for (auto const* columns : {&sub_activities, &indicators, &sites}) add(scratch2, first_words(*columns));
    open.work = base::Key128::of(scratch2);
    if (not projects.empty()) open.project = reading->pool.id_of(first_words(projects));
}

/// The lasting identity of a line: its own id where the sheet gives one, else who does what where, for whom, when. What
/// may change without making it another line (state, end, figures) is its content.
void SheetReader::Inside::key_line(OpenRow const& open, Line& line)
{
    auto& key = scratch2;
    key.clear();
    auto const who = line.partner >= 0 ? std::string_view(world.partners->at(line.partner).id) : std::string_view{};
    auto const place = line.place >= 0 ? std::string_view(world.places->at(line.place).pcode) : std::string_view(reading->pool.at(line.place_words));
    bool const has_id = open.own_id != base::Key128{};
    auto const& group = reading->groups[line.group];
    if (has_id) {
        add(key, "id");
        add(key, open.own_id);
    }
    else {
        add(key, line.programme >= 0 ? std::string_view(world.partners->at(line.programme).id) : std::string_view{});
        add(key, reading->pool.at(line.donor));
        add(key, open.work);
        add(key, reading->pool.at(open.project));
        add(key, place);
        add(key, reading->pool.at(line.activity));
        add(key, line.starts);
        add(key, static_cast<std::int64_t>(line.modality));
        add(key, group);
        add(key, line.first_day);
        add(key, line.last_day);
    }
    add(key, who);
    add(key, line.body);
    add(key, line.part > 0 ? std::int64_t{line.part} : 0);
    line.line = base::Key128::of(key);
    // Lines that agree in all this are told apart by their order.
    if (not has_id) {
        auto const times = ++*times_of_line.emplace(line.line, 0).first;
        if (times > 1) {
            line.line.low ^= times * 0x9E3779B97F4A7C15ull;
            line.line.high += times;
        }
    }
    add(key, place);
    add(key, line.first_day);
    add(key, line.last_day);
    add(key, line.starts);
    add(key, line.ends);
    add(key, static_cast<std::int64_t>(line.status));
    add(key, static_cast<std::int64_t>(line.unit));
    add(key, group);
    add(key, reading->pool.at(line.activity));
    add(key, reading->pool.at(line.donor));
    for (auto const told : {line.reached, line.targeted}) add(key, told.is_told() ? told.value() : -1 - static_cast<std::int64_t>(told.saying()));
    for (auto const cell_value : {line.cells.girls, line.cells.boys, line.cells.women, line.cells.men, line.cells.elder_women, line.cells.elder_men, line.cells.female, line.cells.male, line.disabled}) add(key, cell_value);
    line.content = base::Key128::of(key);
}

/// Whether every cell but the id stood in an earlier row.
bool SheetReader::Inside::is_repeat()
{
    key_row();
    auto const [seen, fresh] = rows_seen.emplace(row_key, row_number);
    if (fresh) return false;
    mark(rule::twin_repeat, nullptr, {fmt::format("{}", *seen)});
    ++reading->repeats;
    return true;
}

void SheetReader::Inside::find_twins(OpenRow const& open, std::size_t first_line)
{
    auto& lines = reading->lines;
    if (open.own_id != base::Key128{} and lines[first_line].state == RowState::accepted) {
        std::pair const own(static_cast<std::uint32_t>(first_line), static_cast<std::uint32_t>(lines.size()));
        auto const [at, fresh] = lines_of_id.emplace(open.own_id, own);
        if (not fresh) {
            auto const [from, to] = *at;
            bool const was_accepted = lines[from].state == RowState::accepted;
            for (auto i = from; i < to; ++i) lines[i].state = RowState::revised;
            if (was_accepted) --reading->accepted, ++reading->revised;
            reading->marks.add(rule::twin_revised, lines[from].row, ids.front()->index, 0, make_said(rule::twin_revised, {fmt::format("{}", row_number)}).args);
            *at = own;
            return;
        }
    }
    find_double(open, first_line);
}

/// The same work, place, group, time and figures in two rows that differ elsewhere: perhaps one, entered twice.
void SheetReader::Inside::find_double(OpenRow const& open, std::size_t first_line)
{
    auto& line = reading->lines[first_line];
    bool const has_figure = line.reached.value_or(0) > 0 or line.targeted.value_or(0) > 0;
    if (line.state != RowState::accepted or not has_figure or mapping.wide()) return;
    auto& key = scratch2;
    key.clear();
    for (std::int64_t const number : {std::int64_t{line.partner}, std::int64_t{line.programme}, std::int64_t{line.body}, std::int64_t{line.activity},
                                      std::int64_t{line.place_words}, std::int64_t{line.group}, std::int64_t{line.starts}, std::int64_t{line.ends},
                                      std::int64_t{line.first_day}, line.reached.value_or(-1), line.targeted.value_or(-1),
                                      std::int64_t{line.cells.girls}, std::int64_t{line.cells.women},
                                      std::int64_t{line.cells.female}})
        add(key, number);
    add(key, open.work);
    auto const [seen, fresh] = doubles.emplace(base::Key128::of(key), row_number);
    if (fresh) return;
    auto const figure = line.reached.value_or(0) > 0 ? line.reached.value() : line.targeted.value_or(0);
    auto const before = reading->marks.list().size();
    part = 0;
    auto const* at = figures.front().reached.empty() ? nullptr : figures.front().reached.front();
    mark(rule::twin_probable, at, {fmt::format("{}", *seen), fmt::format("{}", figure)});
    if (reading->marks.list().size() == before) return;  // a person let it pass before
    for (auto i = first_line; i < reading->lines.size(); ++i) reading->lines[i].state = RowState::held;
}

}
