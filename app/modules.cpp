#include <formats/workbook.hpp>
#include <gathered/modules.hpp>
#include <http/server.hpp>

namespace muster::gathered {

std::span<cli::Module const* const> modules()
{
    static std::vector<cli::Module const*> const all = [] {
        base::Rules::all().add(formats::rules());
        base::add_words(formats::spoken());
        auto found = gathered_modules();
        found.push_back(&http::module());
        found.push_back(&own_module());
        return found;
    }();
    return all;
}

}
