#include <base/id.hpp>
#include <base/workshop.hpp>

namespace muster::base {

Workshop::Workshop(Instant now) : path_(std::filesystem::temp_directory_path() / ("muster-" + new_ulid(now)))
{
    std::filesystem::create_directories(path_);
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
}

Workshop::~Workshop()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}
