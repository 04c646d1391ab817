#include "packing.hpp"
#include <base/ensure.hpp>
#include <zlib.h>

namespace muster::http {

std::string packed(std::string_view bytes)
{
    z_stream stream{};
    constexpr int gzip = 15 + 16, level = 5;
    ENSURE(deflateInit2(&stream, level, Z_DEFLATED, gzip, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    auto const ended = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    ENSURE(ended == Z_STREAM_END);
    if (out.size() >= bytes.size()) out.clear();
    return out;
}

}
