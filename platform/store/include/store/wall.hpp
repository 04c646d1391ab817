// A second wall between operations, in PostgreSQL itself: while a Confined lives, its connection sees and writes rows of that
// operation alone, whatever a statement says or forgets to say. The first wall is that every statement names its operation.
//
// migrate() gives every table with a column `operation` a policy (row-level security, forced upon the owner too). It looks
// at the setting `muster.operation` of the connection; where that is not set it lets everything pass, because lists of
// operations, accounts and migrations are of no operation. Rows of no operation ('' in the journal) and of all ('*' in grants) are
// seen from everywhere. Superusers and roles with BYPASSRLS pass every wall: the program's own role must be neither.
// SQLite has no such thing: there a Confined does nothing.
#pragma once
#include <store/db.hpp>
#include <string_view>

namespace muster::store {

class Confined {
public:
    /// The connection is this object's until it ends, and is one that no pooler shares: the setting is of the session, so that
    /// statements outside of transactions are confined too. A rollback that undoes the setting undoes what was done under it.
    Confined(Db& db, std::string_view operation);
    ~Confined();
    Confined(Confined const&) = delete;
    Confined& operator=(Confined const&) = delete;

private:
    Db& db_;
    bool set_ = false;
};

}
