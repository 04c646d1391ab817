// What the store knows of an operation's places while a file is compared with it.
#pragma once
#include <base/day.hpp>
#include <map>
#include <operations/operations.hpp>
#include <optional>
#include <set>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::geography {

struct KeptName {
    std::string folded, language, kind, name;
    auto operator<=>(KeptName const&) const = default;
};

/// A row of `place` with its names.
struct Kept {
    std::string pcode, from, to; // days as text; `to` is "" while it is valid
    int level = 0;
    std::string parent, parent_by, name;
    std::optional<double> lat, lon;
    std::vector<KeptName> names;
    [[nodiscard]] bool now() const { return to.empty(); }
    bool operator==(Kept const&) const = default;
};

class Known {
public:
    static Known load(store::Db& db, std::string const& operation);

    operations::Operation operation;
    std::map<std::string, std::vector<Kept>, std::less<>> places; // the vintages of a code, in order of `from`
    std::map<int, std::set<std::string>> vintages;                // days of the dated lists, by level
    std::map<int, std::set<int>> lengths;                         // of codes, by level: digits of that level's part
    /// Vintages whose first day was learned: what hangs on them must follow.
    struct Renamed {
        std::string pcode, was, is;
    };
    std::vector<Renamed> renamed;

    /// The place as it is now; null where the code is unknown or a thing of the past.
    [[nodiscard]] Kept const* now(std::string_view pcode) const;
    [[nodiscard]] Kept* now(std::string_view pcode);
    /// As now(), else the last vintage of it.
    [[nodiscard]] Kept const* any(std::string_view pcode) const;
    [[nodiscard]] std::size_t count(int level) const; // of places that are now
    /// The p-code of the country: that of the gazetteer, else its ISO code of two letters, else of three.
    [[nodiscard]] std::string country() const;
    /// Whether a code or a name means the operation's country.
    [[nodiscard]] bool is_country(std::string_view written) const;
    /// The level that a code belongs to: as known, else by the lengths of the country's codes, else one below the
    /// longest known code that it begins with. Nothing where neither tells it.
    [[nodiscard]] std::optional<int> level_of(std::string_view pcode) const;
    /// The longest known code of a lower level that `pcode` begins with; "" where there is none.
    [[nodiscard]] std::string parent_by_code(std::string_view pcode, int level) const;
};

} // namespace muster::geography
