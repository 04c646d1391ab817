// Any bytes as the records of an old workbook.
#include "../readers.hpp"
#include "read_everything.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    using namespace muster::formats;
    fuzz::read_or_refuse([&] { return open_biff({reinterpret_cast<char const*>(data), size}, "fuzz", fuzz::small_limits()); });
    return 0;
}
