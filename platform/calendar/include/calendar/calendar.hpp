// Days and hours as calendars read them (RFC 5545). Hours are those of the place: they carry no time zone, and a calendar shows
// them as they stand (3.3.5, form 1).
#pragma once
#include <base/clock.hpp>
#include <optional>
#include <string>
#include <vector>

namespace muster::calendar {

struct Event {
    std::string id;             // lasting and unique: the same event the next time it is read
    base::Day day;
    std::string title, text;
    bool over = false;          // done or cancelled: shown as such
    std::optional<int> minute;  // of the day, 0 to 1439; the whole day where not told
    int length = 60;            // minutes, where a minute is told
    std::string place;
};

/// Lines end with CRLF and are folded at 75 bytes, never within a letter; texts are escaped.
std::string write(std::string const& name, std::vector<Event> const& events, base::Instant made);

/// "10:00" is 600; nothing where it is no hour of a day.
std::optional<int> minute_of(std::string_view text);
std::string text_of_minute(int minute);

}
