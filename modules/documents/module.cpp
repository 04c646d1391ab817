#include "library.hpp"
#include "rules.hpp"

#include <documents/sql.hpp>

namespace muster::documents {

cli::Module const& module()
{
    static store::Witness const witnesses[] = {{"documents.version", version_differs}};
    static cli::Module const made{"documents", sql::migrations, sql::all, commands(), rules(), witnesses};
    return made;
}

}
