#include <cerrno>
#include <cli/command.hpp>
#include <cli/file.hpp>
#include <cstring>
#include <fstream>

namespace muster::cli {

void write_file(std::string const& path, std::string_view bytes)
{
    errno = 0;
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (not out) refuse("cli.cannot_write", {path, std::strerror(errno == 0 ? EIO : errno)});
}

}
