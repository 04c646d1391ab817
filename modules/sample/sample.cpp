#include "writing.hpp"

namespace muster::sample {

cli::Module const& module()
{
    static cli::Module const me{"sample", {}, {}, {}, rules(), {}};
    return me;
}

}
