// All places of an operation, arranged for finding.
#pragma once
#include "shapes.hpp"
#include <array>
#include <cstdint>
#include <geography/geography.hpp>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace muster::geography {

inline constexpr std::size_t levels = 6;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <typename Value>
using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// Where a place of the past went.
struct Successor {
    int place = -1;
    std::optional<double> share;
    bool given = false;
};

/// Names cut into three letters each, to find the few among thousands that are worth comparing.
class Trigrams {
public:
    void add(std::string_view squeezed, int place);
    void finish();
    /// Places with a name that has much in common with this one, the likeliest first.
    [[nodiscard]] std::vector<int> like(std::string_view squeezed, std::size_t most, bool (*fits)(void const*, int),
                                        void const* what) const;

private:
    struct Entry {
        int place;
        std::uint32_t grams;
    };
    std::vector<Entry> entries_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> made_; // trigram, entry; until finish()
    std::unordered_map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> ranges_;
    std::vector<std::uint32_t> postings_;
};

struct Outline {
    int place = -1;
    Box box;
    Shape shape;
};

class PlaceIndex {
public:
    std::vector<Place> places;
    std::vector<char> now; // valid, or of the past
    std::vector<int> parents;
    std::vector<std::vector<int>> children;      // those that are now
    std::vector<std::vector<std::string>> names; // folded, the main one first
    int country = -1;
    std::vector<std::string> prefixes; // letters that codes of the gazetteer begin with
    std::string iso2, iso3;
    std::unordered_map<std::string_view, int> exact; // keys live in `places`
    ByText<std::vector<int>> folded_codes;
    std::array<ByText<std::vector<int>>, levels> shapes_of_codes; // by shape_key()
    std::array<std::vector<std::vector<int>>, levels> lengths;    // the lengths that codes of a level have
    ByText<std::vector<int>> by_name;                             // by keys_of()
    std::array<bool, levels> named_levels{};
    Trigrams trigrams;
    std::unordered_map<int, std::vector<Successor>> successors; // of places of the past
    ByText<std::vector<Successor>> foreign_steps;               // of codes that the gazetteer never had, folded
    ByText<int> words;
    std::unordered_map<int, std::int64_t> population;
    std::unordered_set<std::string> other_countries; // their names, folded
    std::vector<std::pair<int, std::string>> packed; // outlines as they came from the store

    void arrange();                                         // after places, names and parents are in
    [[nodiscard]] bool descends(int place, int from) const; // itself counts
    [[nodiscard]] int ancestor(int place, int level) const;
    [[nodiscard]] bool is_country_code(std::string_view folded) const;
    /// Places of a level (-1: any) within a place that bear one of the names; those that are now, else what those of
    /// the past became.
    [[nodiscard]] std::vector<int> named(std::vector<std::string> const& keys, int level, int within) const;
    /// The deepest outline that holds the point; -1 where none does.
    [[nodiscard]] int at(Spot spot) const;
    [[nodiscard]] Outline const* outline(int place) const;

private:
    void arrange_codes();
    void arrange_names();
    std::vector<Outline> const& outlines() const;
    mutable std::once_flag unpacked_;
    mutable std::vector<Outline> outlines_;
    mutable std::unordered_map<int, std::size_t> outline_of_;
};

/// What a code was found to be.
struct CodeAnswer {
    int place = -1;
    Step step = Step::none;
    bool old = false;         // a code of the past; `place` is it, or what it became
    bool weak = false;        // guessed so freely that something else must bear it out
    std::vector<int> several; // where it may be more than one
};
/// `level` is that of the column, -1 where it is not known.
CodeAnswer find_code(PlaceIndex const& index, std::string_view written, int level);
/// The place whose code an unknown code continues ("CD5402ZS02" -> CD5402); -1 where there is none.
int place_continued(PlaceIndex const& index, std::string_view written);
/// Whether the code is shaped like one of another country.
bool is_foreign(PlaceIndex const& index, std::string_view written);

} // namespace muster::geography
