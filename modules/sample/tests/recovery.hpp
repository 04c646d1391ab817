// What an import made of Zandia's workbooks, held against what is true of each row.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::sample {

/// One line of truth/truth.csv.
struct TrueLine {
    std::string file, outcome, novelty, dirt, partner, also_partner, body, place, group, first_day, last_day, said, status;
    std::int64_t row = 0;
    bool wide = false, superseded = false;
    std::string reached, targeted, girls, women, elder_women;  // "" where not told
};
std::vector<TrueLine> read_truth(std::string const& path);

/// One line that counts, or a row held out, as the store has it.
struct FoundLine {
    std::string partner, body, place, group, first_day, last_day, said, status, reached, targeted, girls, women, elder_women, severity, code;
    std::int64_t part = 0;
    bool used = false;
};

struct Tally {
    std::int64_t lines = 0;
    std::int64_t right = 0;      // as the truth says
    std::int64_t held = 0;       // at the review desk though it could have been read
    std::int64_t part_right = 0; // counted, but something about it was not found (a place above, a partner made new)
    std::int64_t wrong = 0;      // counted as something that it is not: must not be
    std::int64_t let_in = 0;     // counted though a person had to see it: must not be
};

struct Recovery {
    Tally all;
    std::map<std::string, Tally> by_dirt;     // a line with two kinds of dirt stands under both; "" is tidy
    std::vector<std::string> mistakes;        // wrong and let in, and lines that no truth knows, in words
    std::int64_t invented = 0;                // lines that count and that nobody reported
    [[nodiscard]] std::string table() const;
};

/// `submission_of` tells the submission of a file, `partners` the id of an acronym.
Recovery compare(store::Db& db, std::vector<TrueLine> const& truth, std::map<std::string, std::string> const& submission_of,
                 std::map<std::string, std::string> const& partners);

}
