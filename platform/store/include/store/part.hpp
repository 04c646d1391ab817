// One operation out of a store and into another: every row of it, and its part of the journal written anew there.
#pragma once
#include <store/db.hpp>
#include <string>

namespace muster::store {

struct Copied {
    std::int64_t rows = 0, entries = 0;
};

/// Copies all rows of an operation (of every table whose key begins with it) and its entries of the journal, in their order
/// and with their own times, onto the end of the other journal: its witnesses compare them there as here. Both stores are
/// of this program's schema, and the operation is not in `to`. What was sealed under this house's key is
/// left empty, but for rows that are sealed as a whole (store/seal.hpp): they go as they are, with the mark of the key that opens
/// them (key_of_operation). One transaction in `to`.
Copied copy_operation(Db& from, Db& to, std::string const& operation);

/// The hash of the entry with this number, of this store's own journal; "" where there is none.
std::string hash_of_entry(Db& db, std::int64_t seq);

}
