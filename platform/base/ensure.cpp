#include <base/ensure.hpp>
#include <fmt/core.h>

namespace muster::base {

void broken(char const* promise, std::source_location where)
{
    throw Bug(fmt::format("{}:{}: {}: {} does not hold", where.file_name(), where.line(), where.function_name(), promise));
}

}
