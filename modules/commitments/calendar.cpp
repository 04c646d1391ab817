#include "calendar.hpp"
#include <algorithm>
#include <fmt/core.h>

namespace muster::commitments {

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
void add_line(std::string& out, std::string line)
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

}

std::string calendar(std::string const& name, std::vector<DueDay> const& days, base::Instant made)
{
    std::string out;
    for (auto const* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Muster//Commitments//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"}) add_line(out, line);
    add_line(out, "X-WR-CALNAME:" + escaped(name));
    for (auto const& one : days) {
        add_line(out, "BEGIN:VEVENT");
        add_line(out, "UID:" + escaped(one.id));
        add_line(out, "DTSTAMP:" + compact(made.text()));
        add_line(out, "DTSTART;VALUE=DATE:" + compact(one.day.text()));
        add_line(out, "DTEND;VALUE=DATE:" + compact(one.day.plus(1).text()));
        add_line(out, "SUMMARY:" + escaped(one.title));
        if (not one.text.empty()) add_line(out, "DESCRIPTION:" + escaped(one.text));
        add_line(out, one.over ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        add_line(out, "TRANSP:TRANSPARENT");
        add_line(out, "END:VEVENT");
    }
    add_line(out, "END:VCALENDAR");
    return out;
}

}
