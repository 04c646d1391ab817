// A folder of its own for files that are made on the way to something, gone when the work is done.
#pragma once
#include <base/clock.hpp>
#include <filesystem>
#include <string>

namespace muster::base {

class Workshop {
public:
    explicit Workshop(Instant now);
    Workshop(Workshop const&) = delete;
    Workshop& operator=(Workshop const&) = delete;
    ~Workshop();
    [[nodiscard]] std::string path() const { return path_.string(); }
    [[nodiscard]] std::string file(std::string const& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

}
