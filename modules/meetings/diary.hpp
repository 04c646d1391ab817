// Rhythms, and every meeting that they make, with what was said of it.
#pragma once
#include "rhythm.hpp"
#include <base/clock.hpp>
#include <cstdint>
#include <map>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::meetings {

struct Series {
    std::int64_t number = 0;
    std::string body, title;
    Beat beat;
    std::string starts_at;  // "10:00", of the place
    int length = 60;        // minutes
    std::string place, languages;
};

/// A meeting's name: its rhythm and the day that the rhythm puts it on. "3-2026-03-10"
struct Key {
    std::int64_t series = 0;
    base::Day day;
    auto operator<=>(Key const&) const = default;
    [[nodiscard]] std::string text() const { return series == 0 ? std::string() : std::to_string(series) + "-" + day.text(); }
    static std::optional<Key> parse(std::string_view text);
};

enum class State { planned, held, cancelled, not_recorded };
std::string_view name_of(State state);

struct Meeting {
    Key key;
    Series const* series = nullptr;
    int number = 0;  // in its series
    base::Day day;   // that it is on, or was
    std::string starts_at, place;
    State state = State::planned;  // not_recorded: its day is past, and nobody said that it took place
    bool moved = false;
    std::string why;               // it was moved or cancelled
    std::optional<std::int64_t> organisations, people;  // of the last list of who was there
    std::optional<base::Instant> minutes_at;            // when minutes first came
    base::Day minutes_due;
    std::string minutes;           // "" none are due; due, late, kept, kept_late
    bool agenda = false;           // decided
};

class Diary {
public:
    static Diary load(store::Db& db, std::string const& operation, base::Day today);
    [[nodiscard]] std::vector<Series> const& series() const { return series_; }
    /// Refuses meeting.unknown_series.
    [[nodiscard]] Series const& series(std::int64_t number) const;
    /// Refuses meeting.unknown.
    [[nodiscard]] Meeting meeting(std::string_view name) const;
    [[nodiscard]] Meeting meeting(Key const& key) const;
    /// Those that are on a day from `first` to `last`, in order of time.
    [[nodiscard]] std::vector<Meeting> between(base::Day first, base::Day last) const;
    /// The one of the same series before it that was not cancelled; nothing where it is the first.
    [[nodiscard]] std::optional<Meeting> before(Meeting const& meeting) const;
    [[nodiscard]] base::Day today() const { return today_; }
    /// How many meetings of a body took place after one day, up to another.
    [[nodiscard]] int held_between(std::string const& body, base::Day after, base::Day until) const;

private:
    struct Change {
        std::string what, to_day, starts_at, place, reason;
    };
    struct Held {
        base::Day on;
        std::int64_t organisations = 0;
        std::optional<std::int64_t> people;
    };
    [[nodiscard]] Series const* find(std::int64_t number) const;
    void judge_minutes(Meeting& made, Key const& key) const;
    base::Day today_;
    int minutes_days_ = 2;
    std::vector<Series> series_;
    std::map<Key, Change> changes_;
    std::map<Key, Held> held_;
    std::map<Key, base::Instant> minutes_;
    std::map<Key, std::int64_t> agendas_;
};

}
