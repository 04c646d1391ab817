// Tables of places: one row a place with its level, or one row with a code and a name for each level.
#include "codes.hpp"
#include "names.hpp"
#include "read.hpp"
#include "rules.hpp"
#include <algorithm>
#include <charconv>
#include <text/fold.hpp>

namespace muster::geography {

namespace {

using Means = Heading::Means;

std::optional<double> degrees_in(std::string_view text, double most)
{
    double value = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() or failed != std::errc{} or end != text.data() + text.size() or value < -most or value > most)
        return {};
    return value;
}

/// The columns of one level.
struct LevelColumns {
    int code = -1, name = -1;
    std::vector<int> names; // the others
};

class Rows {
public:
    Rows(Reading const& reading, Table const& table, Batch& batch)
        : reading_(reading), table_(table), taker_(reading, batch), batch_(batch),
          may_repeat_(batch.kind == "population")
    {
        country_ = table.find(Means::country);
        for (int level = 0; level <= 5; ++level) {
            auto& columns = levels_[static_cast<std::size_t>(level)];
            columns.code = table.find(Means::code, level);
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                auto const& column = table.columns[i];
                if (column.level != level or (column.means != Means::name and column.means != Means::other_name))
                    continue;
                if (columns.name < 0 and column.means == Means::name)
                    columns.name = static_cast<int>(i);
                else
                    columns.names.push_back(static_cast<int>(i));
            }
        }
        any_code_ = table.find(Means::any_code), any_name_ = table.find(Means::any_name),
        level_ = table.find(Means::level);
        parent_ = table.find(Means::parent_code), from_ = table.find(Means::from), to_ = table.find(Means::to);
        lat_ = table.find(Means::lat), lon_ = table.find(Means::lon);
        as_list_ = any_code_ >= 0 and (level_ >= 0 or parent_ >= 0 or table.deepest() < 1);
    }

    void take(TableRow const& row)
    {
        if (not is_ours(row)) return;
        ++rows_;
        if (as_list_)
            take_listed(row);
        else
            take_levels(row);
    }

    void finish()
    {
        if (rows_ == 0 and elsewhere_.times() > 0)
            refuse("gazetteer.other_country", {reading_.file, first_elsewhere_, reading_.known.operation.name});
        if (not may_repeat_ and rows_ > 60 and deepest_seen_.size() * 2 < static_cast<std::size_t>(rows_))
            refuse("gazetteer.reports_not_places",
                   {reading_.file, std::to_string(rows_), std::to_string(deepest_seen_.size())});
        elsewhere_.finish(batch_.findings);
        taker_.finish();
    }

private:
    bool is_ours(TableRow const& row)
    {
        auto const country = row.text(country_);
        auto const code = row.text(levels_[0].code);
        auto const said = country.empty() ? code : country;
        if (said.empty() or said == last_ours_) return true;
        // A made-up country has the code that its own list gives it.
        bool const free = reading_.known.operation.iso2.empty() and country.empty() and
                          not reading_.known.now(reading_.known.country());
        if (said != last_elsewhere_ and (free or reading_.known.is_country(said))) {
            last_ours_ = said;
            return true;
        }
        last_elsewhere_ = said;
        if (first_elsewhere_.empty()) first_elsewhere_ = said;
        elsewhere_.add(std::string(said), table_.at(row.number));
        return false;
    }

    void take_listed(TableRow const& row)
    {
        InPlace place;
        place.pcode = row.text(any_code_);
        place.name = row.text(any_name_);
        deepest_seen_.insert(place.pcode);
        place.parent = row.text(parent_);
        auto const level = row.text(level_);
        if (not level.empty() and level[0] >= '0' and level[0] <= '5') place.level = level[0] - '0';
        fill(place, row);
        taker_.take(std::move(place));
    }

    void take_levels(TableRow const& row)
    {
        int deepest = -1;
        for (int level = 0; level <= 5; ++level) {
            auto const& columns = levels_[static_cast<std::size_t>(level)];
            if (not row.text(columns.code).empty() or not row.text(columns.name).empty()) deepest = level;
        }
        std::string parent;
        for (int level = 0; level <= deepest; ++level) {
            auto const& columns = levels_[static_cast<std::size_t>(level)];
            if (columns.code < 0) continue;
            InPlace place;
            place.pcode = row.text(columns.code);
            place.level = level;
            place.name = row.text(columns.name);
            if (place.pcode.empty() and place.name.empty()) continue;
            if (columns.name >= 0) place.language = table_.columns[static_cast<std::size_t>(columns.name)].language;
            for (auto const column : columns.names)
                if (auto const name = row.text(column); not name.empty())
                    place.names.push_back(
                        {std::string(name), table_.columns[static_cast<std::size_t>(column)].language, "other"});
            place.parent = parent;
            place.at = table_.at(row.number);
            if (level == deepest) {
                fill(place, row);
                deepest_seen_.insert(place.pcode);
            } else if (from_ >= 0)
                place.from = row.day(from_);
            if (not place.pcode.empty()) parent = place.pcode;
            taker_.take(std::move(place));
        }
    }

    void fill(InPlace& place, TableRow const& row) const
    {
        place.at = table_.at(row.number);
        place.from = row.day(from_), place.to = row.day(to_);
        place.lat = degrees_in(row.text(lat_), 90), place.lon = degrees_in(row.text(lon_), 180);
        if (not place.lat or not place.lon) place.lat.reset(), place.lon.reset();
    }

    Reading const& reading_;
    Table const& table_;
    PlaceTaker taker_;
    Batch& batch_;
    std::array<LevelColumns, 6> levels_;
    int country_ = -1, any_code_ = -1, any_name_ = -1, level_ = -1, parent_ = -1, from_ = -1, to_ = -1, lat_ = -1,
        lon_ = -1;
    bool as_list_ = false, may_repeat_; // a long table of figures has a row for each sex and age
    std::int64_t rows_ = 0;
    std::set<std::string> deepest_seen_;
    std::string last_ours_, last_elsewhere_, first_elsewhere_;
    Tally elsewhere_{"gazetteer.rows_elsewhere"};
};

} // namespace

void read_places(Reading const& reading, Table const& table, formats::Workbook& book, Batch& batch)
{
    Rows rows(reading, table, batch);
    table.read(book, [&](TableRow const& row) { rows.take(row); });
    rows.finish();
}

void PlaceTaker::take(InPlace place)
{
    place.pcode = text::tidy(place.pcode), place.parent = text::tidy(place.parent);
    auto const said = place.pcode.empty() ? place.name : place.pcode + " " + place.name;
    if (place.level != 0 and place.pcode.empty() and place.name.empty())
        return placeholder_.add("one" + (place.parent.empty() ? "" : " in " + place.parent), place.at);
    if (place.level == 0 or reading_.known.is_country(place.pcode)) {
        auto const* kept = reading_.known.any(reading_.known.country());
        if (kept or place.pcode.empty() or place.level != 0) place.pcode = reading_.known.country();
        place.level = 0, place.parent.clear();
    } else {
        if (place.pcode.empty()) return missing_.add(said, place.at);
        if (says_nothing(place.pcode)) return placeholder_.add(said, place.at);
        if (not looks_like_code(folded_code(place.pcode))) return odd_.add(said, place.at);
    }
    if (not place.parent.empty() and reading_.known.is_country(place.parent)) place.parent = reading_.known.country();
    auto const [at, added] = batch_.places.try_emplace(place.pcode, place);
    if (added) return;
    auto& held = at->second;
    bool const other_parent = not held.parent.empty() and not place.parent.empty() and held.parent != place.parent;
    bool const other_level = held.level >= 0 and place.level >= 0 and held.level != place.level;
    bool unlike = false;
    if (held.name.empty())
        held.name = place.name, held.language = place.language;
    else if (held.name != place.name and not place.name.empty()) {
        auto const a = text::fold(held.name), b = text::fold(place.name);
        unlike = a != b and nearness(a, b) < 0.6;
        if (not unlike and a != b) held.names.push_back({place.name, place.language, "other"});
    }
    if (other_parent or other_level or unlike)
        return twice_.add(place.pcode + " (" + held.name + ", " + place.name + ")", place.at);
    if (held.parent.empty()) held.parent = place.parent;
    if (held.level < 0) held.level = place.level;
    if (not held.from) held.from = place.from;
    if (not held.lat) held.lat = place.lat, held.lon = place.lon;
    for (auto& name : place.names)
        if (std::ranges::find(held.names, name.name, &InName::name) == held.names.end())
            held.names.push_back(std::move(name));
}

void PlaceTaker::finish()
{
    for (auto const* tally : {&twice_, &placeholder_, &missing_, &odd_})
        tally->finish(batch_.findings);
}

void read_lengths(Reading const& reading, Table const& table, formats::Workbook& book, Batch& batch)
{
    auto const country = table.find(Means::country);
    table.read(book, [&](TableRow const& row) {
        if (not reading.known.is_country(row.text(country))) return;
        for (auto const column : table.all(Means::length)) {
            auto const& heading = table.columns[static_cast<std::size_t>(column)];
            // "7|2": either.
            for (auto text = row.text(column); not text.empty();) {
                int digits = 0;
                auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), digits);
                if (failed == std::errc{} and digits > 0 and digits < 20) batch.lengths[heading.level].insert(digits);
                text.remove_prefix(std::min(static_cast<std::size_t>(end - text.data()) + 1, text.size()));
            }
        }
    });
    if (batch.lengths.empty())
        refuse("gazetteer.other_country", {reading.file, "other countries", reading.known.operation.name});
}

} // namespace muster::geography
