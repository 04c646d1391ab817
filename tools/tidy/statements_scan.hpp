// Which tables a text of SQL makes and touches.
#pragma once
#include "source.hpp"
#include <set>

namespace muster::tidy {

struct Named {
    std::string name;
    int line;
};

/// A key, unique key or index and the column that it begins with.
struct Key {
    std::string table, first;
    int line;
};

struct Scanned {
    std::vector<Named> made;     // tables and views
    std::vector<Named> touched;  // after FROM, JOIN, INTO, UPDATE, TABLE, ON (of an index or trigger)
    std::vector<Key> keys;
    std::vector<Named> without_key;  // tables that have no primary key
    std::set<std::string> tables;    // of `made`, those that are tables
};

Scanned scan_sql(std::string_view sql);

}
