// Any bytes as any file: zip, compound file, JSON, delimited text or something else.
#include "read_everything.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    using namespace muster::formats;
    fuzz::read_or_refuse([&] {
        return Workbook::from_bytes({reinterpret_cast<char const*>(data), size}, "fuzz", fuzz::small_limits());
    });
    return 0;
}
