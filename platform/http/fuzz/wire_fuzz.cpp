// Any bytes as the head of a request: never a crash, and what is taken means one thing.
#include "wire.hpp"
#include <base/ensure.hpp>
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace muster::http;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    (void)check_beginning(bytes);
    if (not check_head(bytes)) {
        ENSURE(bytes.ends_with("\r\n\r\n"));
        ENSURE(bytes.find("\r\n\r\n") == bytes.size() - 4);
    }
    Request request;
    request.target = bytes;
    if (not read_target(request)) {
        ENSURE(is_utf8(request.path));
        ENSURE(request.path.find("//") == std::string::npos and request.path.find("/../") == std::string::npos);
    }
    return 0;
}
