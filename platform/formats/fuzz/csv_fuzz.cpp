// Any bytes as delimited text, in the encoding and with the delimiter that the first bytes choose or leave open.
#include "../readers.hpp"
#include "read_everything.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    using namespace muster::formats;
    if (size < 2) return 0;
    constexpr char const* encodings[] = {"", "", "", "utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1256", "shift_jis", "utf-32"};
    constexpr char delimiters[] = {0, 0, ',', ';', '\t', '|'};
    Choice const choice{encodings[data[0] % std::size(encodings)], delimiters[data[1] % std::size(delimiters)]};
    fuzz::read_or_refuse([&] {
        return open_csv(Source::memory({reinterpret_cast<char const*>(data) + 2, size - 2}), "fuzz", fuzz::small_limits(), choice);
    });
    return 0;
}
