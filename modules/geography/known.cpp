#include "known.hpp"
#include "codes.hpp"
#include "names.hpp"
#include <algorithm>
#include <charconv>
#include <geography/lists.hpp>
#include <geography/sql.hpp>
#include <text/fold.hpp>

namespace muster::geography {

namespace {

std::optional<double> real_if(store::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.real(column));
}

/// "NGA,NG,3 3 3" of lists/pcode_lengths.csv.
std::map<int, std::set<int>> general_lengths(std::string_view iso3)
{
    std::map<int, std::set<int>> lengths;
    auto list = lists::pcode_lengths_csv;
    auto at = list.find("\n" + std::string(iso3) + ",");
    if (iso3.size() != 3 or at == list.npos) return lengths;
    auto line = list.substr(at + 1);
    line = line.substr(0, line.find('\n'));
    auto const digits = line.substr(line.rfind(',') + 1);
    int level = 0;
    for (char const c : digits)
        if (c != ' ') lengths[++level].insert(c - '0');
    return lengths;
}

} // namespace

Known Known::load(store::Db& db, std::string const& operation)
{
    Known known;
    known.operation = operations::get(db, operation);
    auto const id = std::string_view(operation);
    db.each(sql::places_all, {id}, [&](store::Row const& row) {
        known.places[row.string(0)].push_back({row.string(0),
                                               row.string(1),
                                               row.string(2),
                                               static_cast<int>(row.integer(3)),
                                               row.string(4),
                                               row.string(5),
                                               row.string(6),
                                               real_if(row, 7),
                                               real_if(row, 8),
                                               {}});
    });
    db.each(sql::names_all, {id}, [&](store::Row const& row) {
        auto const found = known.places.find(row.text(0));
        if (found == known.places.end()) return;
        for (auto& kept : found->second)
            if (kept.from == row.text(1))
                kept.names.push_back({row.string(2), row.string(3), row.string(4), row.string(5)});
    });
    db.each(sql::vintages_all, {id},
            [&](store::Row const& row) { known.vintages[static_cast<int>(row.integer(0))].insert(row.string(1)); });
    known.lengths = general_lengths(known.operation.iso3);
    std::map<int, std::set<int>> told;
    db.each(sql::lengths_all, {id}, [&](store::Row const& row) {
        told[static_cast<int>(row.integer(0))].insert(static_cast<int>(row.integer(1)));
    });
    if (not told.empty()) known.lengths = std::move(told);
    return known;
}

Kept const* Known::now(std::string_view pcode) const
{
    auto const found = places.find(pcode);
    if (found == places.end()) return nullptr;
    auto const at = std::ranges::find_if(found->second, &Kept::now);
    return at == found->second.end() ? nullptr : &*at;
}

Kept* Known::now(std::string_view pcode)
{
    return const_cast<Kept*>(std::as_const(*this).now(pcode));
}

Kept const* Known::any(std::string_view pcode) const
{
    if (auto const* kept = now(pcode)) return kept;
    auto const found = places.find(pcode);
    return found == places.end() ? nullptr : &found->second.back();
}

std::size_t Known::count(int level) const
{
    std::size_t number = 0;
    for (auto const& [code, vintages] : places)
        for (auto const& kept : vintages)
            if (kept.now() and kept.level == level) ++number;
    return number;
}

std::string Known::country() const
{
    for (auto const& [code, vintages] : places)
        if (vintages.back().level == 0) return code;
    return operation.iso2.empty() ? operation.iso3 : operation.iso2;
}

bool Known::is_country(std::string_view written) const
{
    auto const code = folded_code(written);
    if (not code.empty() and (code == operation.iso3 or code == operation.iso2 or code == folded_code(country())))
        return true;
    auto const folded = text::fold(written);
    if (folded == text::fold(operation.name) or folded == text::fold(operations::country_name(operation.iso3)))
        return not folded.empty();
    auto const* place = now(country());
    return place and std::ranges::find(place->names, folded, &KeptName::folded) != place->names.end();
}

std::optional<int> Known::level_of(std::string_view pcode) const
{
    if (auto const* kept = any(pcode)) return kept->level;
    auto const code = folded_code(pcode);
    auto const [letters, digits] = split_code(code);
    auto const& iso2 = operation.iso2;
    bool const ours = not letters.empty() and (letters == iso2 or letters == operation.iso3 or
                                               letters == split_code(folded_code(country())).letters);
    // Cumulated lengths: of 3 and 3 digits, six digits are level 2.
    std::set<std::size_t> sums{0};
    for (auto const& [level, lengths_here] : lengths) {
        if (level < 1) continue;
        std::set<std::size_t> next;
        for (auto const sum : sums)
            for (auto const length : lengths_here)
                next.insert(sum + static_cast<std::size_t>(std::max(length, 0)));
        if (ours and next.contains(digits.size())) return level;
        sums = std::move(next);
    }
    auto const parent = parent_by_code(pcode, 6);
    if (parent.empty()) return {};
    auto const* above = any(parent);
    return above ? std::optional(above->level + 1) : std::nullopt;
}

std::string Known::parent_by_code(std::string_view pcode, int level) const
{
    for (auto size = pcode.size(); size-- > 2;) {
        auto const* kept = any(pcode.substr(0, size));
        if (kept and kept->level < level and kept->level > 0) return kept->pcode;
    }
    return level == 1 ? country() : std::string();
}

} // namespace muster::geography
