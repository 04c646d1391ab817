// Files that commands write where the caller said.
#pragma once
#include <string>
#include <string_view>

namespace muster::cli {

/// Writes the file whole, over what was there. Refuses cli.cannot_write where it does not come down to the file.
void write_file(std::string const& path, std::string_view bytes);

}
