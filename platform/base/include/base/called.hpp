// What a file is called to people. A file that was received lies under a name of our own making, never under one that
// somebody sent; what it was called there is told here for as long as it is worked with.
#pragma once
#include <string>
#include <string_view>

namespace muster::base {

/// The last part of the path, or the name that is told for it.
std::string called(std::string_view path);

/// While it lives, the file at `path` is called `name`.
class CalledAs {
public:
    CalledAs(std::string path, std::string name);
    CalledAs(CalledAs const&) = delete;
    CalledAs& operator=(CalledAs const&) = delete;
    ~CalledAs();

private:
    std::string path_;
};

}
