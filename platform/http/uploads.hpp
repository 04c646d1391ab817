// Files that people hand in: sent first, used by a later request under an id.
#pragma once
#include <base/called.hpp>
#include <deque>
#include <http/server.hpp>

namespace muster::http {

struct Upload {
    std::string id, name, path;
    std::int64_t bytes = 0;
};

/// POST /api/1/operations/{operation}/uploads?name=…
Route upload_route(Settings const& settings);

/// The files of a request's uploads, called by their names for as long as this lives; those that wait sealed are opened into
/// `folder`, which is the request's own. Refuses http.no_upload: of another sender, of another operation, or gone.
class Uploaded {
public:
    Uploaded(Settings const& settings, store::Db& db, std::string const& operation, std::string const& subject, std::vector<std::string> const& ids, std::string const& folder);
    std::vector<Upload> const& files() const { return files_; }

private:
    std::vector<Upload> files_;
    std::deque<base::CalledAs> names_;
};

/// Takes away what was sent before `at` and its bytes.
void drop_uploads(Settings const& settings, store::Db& db, base::Instant at);

}
