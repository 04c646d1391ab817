#include "library.hpp"
#include "rules.hpp"

#include <documents/sql.hpp>
#include <documents/words.hpp>

namespace muster::documents {

cli::Module const& module()
{
    static store::Witness const witnesses[] = {{"documents.version", version_differs}};
    static cli::Module const made{.name = "documents", .migrations = sql::migrations, .queries = sql::all, .commands = commands(), .rules = rules(), .witnesses = witnesses, .words = words::all};
    return made;
}

}
