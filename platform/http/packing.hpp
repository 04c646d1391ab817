#pragma once
#include <string>
#include <string_view>

namespace muster::http {

/// gzip of the bytes; "" where it would not be smaller.
std::string packed(std::string_view bytes);

}
