// Inside the module: contact lists into the store.
#pragma once
#include "draft.hpp"

namespace muster::membership {

struct Wanted {
    std::string body, partner, place;  // of rows that say none; rows of others are held
    std::string source, actor;
    std::string viewer;  // whose account it is; "" = the command line
    bool dry = false;  // nothing is kept
};
struct Taken {
    std::int64_t rows = 0, added = 0, changed = 0, same = 0, held = 0;
    std::vector<std::string> sheets;
    std::vector<base::Finding> findings;
};

/// A workbook, a CSV or cards, by content.
Drafts drafts_of_file(std::string const& path);
/// All sure rows in one transaction.
Taken take_in(store::Db& db, base::Clock const& clock, std::string const& operation, Drafts drafts, Wanted const& wanted);

}
