#include <base/called.hpp>
#include <map>
#include <mutex>

namespace muster::base {

namespace {

struct Names {
    std::mutex guard;
    std::map<std::string, std::string, std::less<>> by_path;
};

Names& names()
{
    static Names all;
    return all;
}

}

std::string called(std::string_view path)
{
    {
        std::lock_guard const lock(names().guard);
        if (auto const at = names().by_path.find(path); at != names().by_path.end()) return at->second;
    }
    auto const slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

CalledAs::CalledAs(std::string path, std::string name) : path_(std::move(path))
{
    std::lock_guard const lock(names().guard);
    names().by_path[path_] = std::move(name);
}

CalledAs::~CalledAs()
{
    std::lock_guard const lock(names().guard);
    names().by_path.erase(path_);
}

}
