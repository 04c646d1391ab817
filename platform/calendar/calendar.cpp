#include <algorithm>
#include <calendar/calendar.hpp>
#include <string_view>

namespace muster::calendar {

namespace {

/// RFC 5545, 3.3.11.
std::string escaped(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        if (c == '\r') continue;
        if (c == '\n') out += "\\n";
        else if (c == '\\' or c == ';' or c == ',') out += std::string("\\") + c;
        else out += c;
    }
    return out;
}

/// RFC 5545, 3.1: lines of at most 75 bytes; what goes on begins with a blank.
void add_line(std::string& out, std::string const& line)
{
    constexpr std::size_t most = 75;
    std::string_view rest = line;
    bool first = true;
    while (not rest.empty()) {
        auto end = std::min(rest.size(), first ? most : most - 1);
        while (end < rest.size() and end > 0 and (static_cast<unsigned char>(rest[end]) & 0xC0) == 0x80) --end;
        out += first ? "" : " ";
        out += rest.substr(0, end);
        out += "\r\n";
        rest.remove_prefix(end);
        first = false;
    }
}

std::string compact(std::string text)
{
    std::erase_if(text, [](char c) { return c == '-' or c == ':'; });
    return text;
}

constexpr int day_minutes = 24 * 60;

/// "20260310T100000"; a minute past midnight goes into the next day.
std::string moment(base::Day day, int minute)
{
    return compact(day.plus(minute / day_minutes).text()) + "T" + compact(text_of_minute(minute % day_minutes)) + "00";
}

void add_event(std::string& out, Event const& one, base::Instant made)
{
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + escaped(one.id));
    add_line(out, "DTSTAMP:" + compact(made.text()));
    if (one.minute) {
        add_line(out, "DTSTART:" + moment(one.day, *one.minute));
        add_line(out, "DTEND:" + moment(one.day, *one.minute + std::max(1, one.length)));
    }
    else {
        add_line(out, "DTSTART;VALUE=DATE:" + compact(one.day.text()));
        add_line(out, "DTEND;VALUE=DATE:" + compact(one.day.plus(1).text()));
    }
    add_line(out, "SUMMARY:" + escaped(one.title));
    if (not one.place.empty()) add_line(out, "LOCATION:" + escaped(one.place));
    if (not one.text.empty()) add_line(out, "DESCRIPTION:" + escaped(one.text));
    add_line(out, one.over ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    add_line(out, one.minute and not one.over ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT");
    add_line(out, "END:VEVENT");
}

}

std::string write(std::string const& name, std::vector<Event> const& events, base::Instant made)
{
    std::string out;
    for (auto const* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Muster//Calendar//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"}) add_line(out, line);
    add_line(out, "X-WR-CALNAME:" + escaped(name));
    for (auto const& one : events) add_event(out, one, made);
    add_line(out, "END:VCALENDAR");
    return out;
}

std::optional<int> minute_of(std::string_view text)
{
    auto const digit = [&](std::size_t at) { return text[at] >= '0' and text[at] <= '9' ? text[at] - '0' : -1; };
    if (text.size() != 5 or text[2] != ':') return {};
    for (auto const at : {0, 1, 3, 4})
        if (digit(static_cast<std::size_t>(at)) < 0) return {};
    int const hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
    if (hour > 23 or minute > 59) return {};
    return hour * 60 + minute;
}

std::string text_of_minute(int minute)
{
    auto const two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    return two(minute / 60) + ":" + two(minute % 60);
}

}
