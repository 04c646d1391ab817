#include "diary.hpp"
#include "rules.hpp"
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <charconv>
#include <meetings/sql.hpp>
#include <operations/operations.hpp>
#include <tuple>

namespace muster::meetings {

namespace {

constexpr int moved_most = 62;  // a meeting that is moved further is found by its name, and in the list of its own day

Key key_of(store::Row const& row) { return {row.integer(0), *base::Day::parse(row.text(1))}; }

Series series_of(store::Row const& row)
{
    Series one;
    one.number = row.integer(0), one.body = row.string(1), one.title = row.string(2);
    one.beat = {*rhythm_named(row.text(3)), static_cast<int>(row.integer(4)), static_cast<int>(row.integer(5)), *base::Day::parse(row.text(6)), base::Day::parse(row.text(7))};
    one.starts_at = row.string(8), one.length = static_cast<int>(row.integer(9)), one.place = row.string(10), one.languages = row.string(11);
    return one;
}

}

std::string_view name_of(State state)
{
    static constexpr std::array<std::string_view, 4> names{"planned", "held", "cancelled", "not_recorded"};
    return names[static_cast<std::size_t>(state)];
}

std::optional<Key> Key::parse(std::string_view text)
{
    Key key;
    auto const dash = text.find('-');
    if (dash == std::string_view::npos) return {};
    auto const number = text.substr(0, dash);
    auto const read = std::from_chars(number.data(), number.data() + number.size(), key.series);
    auto const day = base::Day::parse(text.substr(dash + 1));
    if (read.ec != std::errc{} or read.ptr != number.data() + number.size() or key.series <= 0 or not day) return {};
    key.day = *day;
    return key;
}

Diary Diary::load(store::Db& db, std::string const& operation, base::Day today)
{
    Diary made;
    made.today_ = today;
    auto const days = operations::setting(db, operation, "meetings.minutes_days", "2");
    std::from_chars(days.data(), days.data() + days.size(), made.minutes_days_);
    auto const of = [&] { return store::Value{std::string_view(operation)}; };
    db.each(sql::series_all, {of()}, [&](store::Row const& row) { made.series_.push_back(series_of(row)); });
    db.each(sql::changes_all, {of()}, [&](store::Row const& row) { made.changes_[key_of(row)] = {row.string(2), row.string(3), row.string(4), row.string(5), row.string(6)}; });
    db.each(sql::held_all, {of()}, [&](store::Row const& row) { made.held_[key_of(row)] = {*base::Day::parse(row.text(2)), row.integer(3), row.integer_if(4)}; });
    db.each(sql::minutes_all, {of()}, [&](store::Row const& row) { made.minutes_[key_of(row)] = base::Instant{row.integer(3)}; });
    db.each(sql::agenda_versions, {of()}, [&](store::Row const& row) { made.agendas_[key_of(row)] = row.integer(2); });
    return made;
}

Series const* Diary::find(std::int64_t number) const
{
    auto const at = std::ranges::find(series_, number, &Series::number);
    return at == series_.end() ? nullptr : &*at;
}

Series const& Diary::series(std::int64_t number) const
{
    auto const* found = find(number);
    if (found == nullptr) refuse("meeting.unknown_series", {std::to_string(number)});
    return *found;
}

Meeting Diary::meeting(std::string_view name) const
{
    auto const key = Key::parse(name);
    auto const* series = key ? find(key->series) : nullptr;
    bool const said = key and (held_.contains(*key) or changes_.contains(*key) or agendas_.contains(*key));
    // What was said of a meeting stays to be found where its series was ended since.
    if (series == nullptr or not(falls_on(series->beat, key->day) or said)) refuse("meeting.unknown", {std::string(name)});
    return meeting(*key);
}

void Diary::judge_minutes(Meeting& made, Key const& key) const
{
    made.minutes_due = made.day.plus(minutes_days_);
    if (auto const at = minutes_.find(key); at != minutes_.end()) made.minutes_at = at->second;
    if (made.minutes_at) made.minutes = made.minutes_at->day() <= made.minutes_due ? "kept" : "kept_late";
    else if (made.state == State::held) made.minutes = today_ <= made.minutes_due ? "due" : "late";
}

Meeting Diary::meeting(Key const& key) const
{
    auto const* series = find(key.series);
    ENSURE(series != nullptr);
    Meeting made;
    made.key = key;
    made.series = series;
    made.number = ordinal_of(series->beat, key.day);
    made.day = key.day;
    made.starts_at = series->starts_at;
    made.place = series->place;
    made.agenda = agendas_.contains(key);
    if (auto const at = changes_.find(key); at != changes_.end()) {
        auto const& change = at->second;
        made.why = change.reason;
        if (change.what == "cancelled") made.state = State::cancelled;
        else {
            made.moved = true;
            made.day = *base::Day::parse(change.to_day);
            made.starts_at = change.starts_at;
            made.place = change.place;
        }
    }
    if (auto const at = held_.find(key); at != held_.end()) {
        made.state = State::held;
        made.day = at->second.on;
        made.organisations = at->second.organisations;
        made.people = at->second.people;
    }
    // Minutes say that it took place, though nobody took down who was there.
    else if (made.state == State::planned and minutes_.contains(key)) made.state = State::held;
    if (made.state == State::planned and made.day < today_) made.state = State::not_recorded;
    judge_minutes(made, key);
    return made;
}

std::vector<Meeting> Diary::between(base::Day first, base::Day last) const
{
    std::vector<Meeting> all;
    for (auto const& one : series_)
        for (auto const day : days_of(one.beat, first.plus(-moved_most), last.plus(moved_most)))
            if (auto made = meeting(Key{one.number, day}); first <= made.day and made.day <= last) all.push_back(std::move(made));
    // Held before its series was ended on an earlier day: it took place all the same.
    for (auto const& [key, held] : held_)
        if (auto const* of = find(key.series); of != nullptr and first <= held.on and held.on <= last and not falls_on(of->beat, key.day)) all.push_back(meeting(key));
    std::ranges::stable_sort(all, {}, [](Meeting const& one) { return std::tuple(one.day, one.starts_at, one.series->body, one.key); });
    return all;
}

std::optional<Meeting> Diary::before(Meeting const& meeting) const
{
    auto const& beat = meeting.series->beat;
    auto const days = days_of(beat, beat.from, meeting.key.day.plus(-1));
    for (auto at = days.rbegin(); at != days.rend(); ++at)
        if (auto made = this->meeting(Key{meeting.key.series, *at}); made.state != State::cancelled) return made;
    return {};
}

int Diary::held_between(std::string const& body, base::Day after, base::Day until) const
{
    int count = 0;
    for (auto const& [key, held] : held_)
        if (auto const* of = find(key.series); of != nullptr and of->body == body and after < held.on and held.on <= until) ++count;
    return count;
}

}
