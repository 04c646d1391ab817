// Any bytes: refused in words or read; what was read can be written and read again with as many features.
#include <cstdlib>
#include <formats/boundaries.hpp>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    muster::formats::looks_like_boundaries(text);
    try {
        auto const features = muster::formats::read_boundaries(text, "fuzz");
        auto const again = muster::formats::read_boundaries(muster::formats::write_geojson(features), "again");
        if (again.size() != features.size()) std::abort();
    } catch (muster::base::Refusal const&) {
        return 0;
    }
    return 0;
}
