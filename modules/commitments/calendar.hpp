// Days on which something is due, as calendars read them (RFC 5545).
#pragma once
#include <base/clock.hpp>
#include <string>
#include <vector>

namespace muster::commitments {

struct DueDay {
    std::string id;       // lasting and unique: the same event the next time it is read
    base::Day day;
    std::string title, text;
    bool over = false;    // done: shown as such
};
/// Lines end with CRLF and are folded at 75 bytes, never within a letter; texts are escaped.
std::string calendar(std::string const& name, std::vector<DueDay> const& days, base::Instant made);

}
