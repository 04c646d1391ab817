// From verb and path to a route; pure.
#pragma once
#include <http/route.hpp>

namespace muster::http {

/// "csv", "xlsx", "geojson", "hxl.csv" or "": what was put behind the path.
struct Matched {
    Route const* route = nullptr;
    Params slots;
    std::string format;
    std::vector<std::string> verbs;  // where only the verb is wrong: those that the path has
};

class Router {
public:
    explicit Router(std::vector<Route> routes);
    [[nodiscard]] Matched find(std::string_view verb, std::string_view path) const;
    [[nodiscard]] std::vector<Route> const& routes() const { return routes_; }

private:
    struct Pattern {
        std::vector<std::string> words;  // "{x}" is a slot
        Route const* route;
    };
    [[nodiscard]] Matched find_whole(std::string_view verb, std::string_view path) const;
    std::vector<Route> routes_;
    std::vector<Pattern> patterns_;  // words before slots, so that the exact one wins
};

std::vector<std::string> words_of_path(std::string_view path);

}
