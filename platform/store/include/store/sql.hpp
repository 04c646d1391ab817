// A statement and a migration as they lie in a part's sql/ folder (see cmake/Embed.cmake).
#pragma once
#include <string_view>

namespace muster::store {

enum class Engine { sqlite, postgres };

/// One statement, one text for both engines, parameters $1 … $n. `postgres` is filled only where a file
/// name.postgres.sql stands beside name.sql because the engines must differ.
struct Query {
    std::string_view name;  // "geography/find_by_code"
    std::string_view text;
    std::string_view postgres;
    [[nodiscard]] constexpr std::string_view for_engine(Engine engine) const
    {
        return engine == Engine::postgres and not postgres.empty() ? postgres : text;
    }
};

/// One step of a part's schema: several statements separated by ';' at the end of a line. The words
/// {count} {real} {blob} are filled for the engine; everything else is one text.
struct Migration {
    int number;
    std::string_view part;
    std::string_view name;  // "0001_places"
    std::string_view text;
};

}
