#include "router.hpp"
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <set>

namespace muster::http {

namespace {

constexpr std::array<std::string_view, 4> formats{".hxl.csv", ".csv", ".xlsx", ".geojson"};

bool is_slot(std::string_view word) { return word.starts_with('{') and word.ends_with('}'); }

}

std::vector<std::string> words_of_path(std::string_view path)
{
    std::vector<std::string> words;
    while (path.size() > 1) {
        auto const end = path.find('/', 1);
        words.emplace_back(path.substr(1, end == std::string_view::npos ? end : end - 1));
        path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
    }
    return words;
}

Router::Router(std::vector<Route> routes) : routes_(std::move(routes))
{
    std::set<std::string> seen;
    for (auto const& route : routes_) {
        Pattern pattern{words_of_path(route.path), &route};
        std::string shape = route.verb;
        for (auto const& word : pattern.words) shape += is_slot(word) ? "/{}" : "/" + word;
        ENSURE(seen.insert(shape).second);  // two routes for one address
        ENSURE(route.handle and not route.permission.empty() and not route.summary.empty());
        patterns_.push_back(std::move(pattern));
    }
    std::ranges::stable_sort(patterns_, {}, [](Pattern const& one) {
        std::string order;
        for (auto const& word : one.words) order += is_slot(word) ? '1' : '0';
        return order;
    });
}

Matched Router::find_whole(std::string_view verb, std::string_view path) const
{
    Matched matched;
    auto const words = words_of_path(path);
    for (auto const& pattern : patterns_) {
        if (pattern.words.size() != words.size()) continue;
        bool fits = true;
        for (std::size_t i = 0; fits and i < words.size(); ++i) fits = is_slot(pattern.words[i]) ? not words[i].empty() : pattern.words[i] == words[i];
        if (not fits) continue;
        matched.verbs.push_back(pattern.route->verb);
        if (pattern.route->verb != (verb == "HEAD" ? "GET" : verb) or matched.route != nullptr) continue;
        matched.route = pattern.route;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (is_slot(pattern.words[i])) matched.slots[pattern.words[i].substr(1, pattern.words[i].size() - 2)] = {words[i]};
    }
    return matched;
}

Matched Router::find(std::string_view verb, std::string_view path) const
{
    auto whole = find_whole(verb, path);
    if (verb != "GET" and verb != "HEAD") return whole;
    for (auto const ending : formats) {
        if (not path.ends_with(ending)) continue;
        auto list = find_whole(verb, path.substr(0, path.size() - ending.size()));
        // A name with a dot in it ("{file}") goes before, unless what stands before the ending is a list.
        if (list.route == nullptr or list.route->rows.empty()) break;
        list.format = ending.substr(1);
        return list;
    }
    return whole;
}

}
