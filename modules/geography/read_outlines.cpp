// Boundaries: each area with the code that its properties carry.
#include "codes.hpp"
#include "names.hpp"
#include "read.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <formats/boundaries.hpp>
#include <text/fold.hpp>

namespace muster::geography {

namespace {

using Means = Heading::Means;
using Properties = std::vector<std::pair<std::string, std::string>>;

/// What the properties of one area say, found by their names.
class Told {
public:
    Told(Properties const& properties, LoadHints const& hints) : properties_(properties), hints_(hints) {}

    [[nodiscard]] std::string first(Means means, int level = -1) const
    {
        if (auto const* named = hinted(means)) return *named;
        for (auto const& [key, value] : properties_) {
            auto const heading = heading_of(key);
            if (heading.means == means and (level < 0 or heading.level == level) and not says_nothing(value))
                return text::tidy(value);
        }
        return {};
    }

    /// The area's own code where no level is told, and the parent where it is of the same family of codes.
    void own_code(InPlace& place) const
    {
        place.pcode = first(Means::any_code);
        int best = 9;
        for (auto const& [key, value] : properties_) {
            if (heading_of(key).means != Means::any_code or says_nothing(value) or not hints_.code.empty()) continue;
            if (auto const rank = rank_of_code(key); rank < best) best = rank, place.pcode = text::tidy(value);
        }
        if (best == 0 or best == 2) place.parent = first(Means::parent_code);
    }

    void names(int level, InPlace& place) const
    {
        for (auto const& [key, value] : properties_) {
            auto const heading = heading_of(key);
            bool const ours =
                heading.level == level and (heading.means == Means::name or heading.means == Means::other_name);
            if (not ours or says_nothing(value)) continue;
            auto name = text::tidy(value);
            if (place.name.empty() and heading.means == Means::name)
                place.name = name, place.language = heading.language;
            else if (name != place.name)
                place.names.push_back({name, heading.language, "other"});
        }
        // "admin2Name" beside "admin2Name_ar": the one without a language is the main one.
        for (auto& other : place.names)
            if (other.language.empty() and not place.language.empty() and other.kind == "other") {
                std::swap(other.name, place.name), std::swap(other.language, place.language);
                break;
            }
    }

    [[nodiscard]] int deepest() const
    {
        int level = -1;
        for (auto const& [key, value] : properties_) {
            auto const heading = heading_of(key);
            if (heading.means == Means::code and not says_nothing(value)) level = std::max(level, heading.level);
        }
        return level;
    }

private:
    [[nodiscard]] std::string const* hinted(Means means) const
    {
        auto const& wanted = means == Means::any_code ? hints_.code : means == Means::any_name ? hints_.name : none_;
        if (wanted.empty()) return nullptr;
        for (auto const& [key, value] : properties_)
            if (key == wanted) return &value;
        return nullptr;
    }
    Properties const& properties_;
    LoadHints const& hints_;
    std::string none_;
};

class Areas {
public:
    Areas(Reading const& reading, Batch& batch) : reading_(reading), batch_(batch), taker_(reading, batch) {}

    void take(formats::Feature& feature, std::size_t number)
    {
        Told const told(feature.properties, reading_.hints);
        auto place = place_of(told);
        if (not place) return;
        place->at = "area " + std::to_string(number);
        if (place->pcode.empty()) {
            ++without_code_;
            missing_.add(place->name.empty() ? "area " + std::to_string(number) : place->name, place->at);
            return;
        }
        InShape shape{place->pcode, place->level, shape_of(feature.polygons), {}, place->from, place->at};
        taker_.take(*place);
        if (place->level == 0) shape.pcode = reading_.known.country();
        if (shape.shape.empty()) return no_area_.add(place->pcode + " " + place->name, place->at);
        auto checked = check(std::move(shape.shape));
        if (checked.given_up) refuse("boundary.tangled", {reading_.file, place->pcode + (place->name.empty() ? "" : " " + place->name)});
        if (checked.repaired)
            repaired_.add(place->pcode + " (" + checked.reason.substr(0, checked.reason.find('[')) + ")", place->at);
        shape.shape = std::move(checked.shape), shape.inside = checked.inside;
        if (shape.shape.empty())
            no_area_.add(place->pcode + " " + place->name, place->at);
        else
            batch_.shapes.push_back(std::move(shape));
    }

    void finish(std::size_t areas)
    {
        if (batch_.shapes.empty() and elsewhere_ > 0 and without_code_ == 0)
            refuse("gazetteer.other_country", {reading_.file, first_elsewhere_, reading_.known.operation.name});
        if (without_code_ == areas)
            say_without_codes(areas);
        else
            missing_.finish(batch_.findings);
        if (level_unknown_ > 0 and batch_.shapes.empty() and without_code_ < areas)
            refuse("gazetteer.level_unknown", {reading_.file, std::to_string(level_unknown_)});
        no_area_.finish(batch_.findings);
        repaired_.finish(batch_.findings);
        taker_.finish();
    }

private:
    /// Nothing where the area is of another country.
    std::optional<InPlace> place_of(Told const& told)
    {
        auto const country =
            told.first(Means::country).empty() ? told.first(Means::code, 0) : told.first(Means::country);
        bool const free = reading_.known.operation.iso2.empty() and told.first(Means::country).empty();
        if (not country.empty() and not free and not reading_.known.is_country(country)) {
            if (++elsewhere_; first_elsewhere_.empty()) first_elsewhere_ = country;
            return {};
        }
        InPlace place;
        place.level = told.deepest();
        bool const hinted = not reading_.hints.code.empty();
        if (place.level >= 0 and not hinted) {
            place.pcode = told.first(Means::code, place.level);
            told.names(place.level, place);
            for (int above = place.level - 1; above >= 0 and place.parent.empty(); --above)
                place.parent = told.first(Means::code, above);
            add_parents(told, place.level);
        } else {
            told.own_code(place);
            place.name = told.first(Means::any_name);
            // A map of countries: the area's own code is the country's.
            if (place.pcode.empty() and not country.empty())
                place.pcode = reading_.known.country(), place.level = 0;
            else if (not place.pcode.empty())
                set_level(place);
            if (place.level < 0 and not place.pcode.empty()) {
                ++level_unknown_;
                return {};
            }
        }
        auto const from = told.first(Means::from), to = told.first(Means::to);
        place.from = day_in(from), place.to = day_in(to);
        return place;
    }

    void set_level(InPlace& place) const
    {
        if (reading_.hints.level)
            place.level = *reading_.hints.level;
        else if (auto const level = reading_.known.level_of(place.pcode))
            place.level = *level;
        else if (auto const named = level_in_name(reading_.file))
            place.level = *named;
    }

    /// The coarser places that the area's properties name.
    void add_parents(Told const& told, int level)
    {
        std::string parent;
        for (int above = 0; above < level; ++above) {
            InPlace place;
            place.pcode = told.first(Means::code, above);
            if (place.pcode.empty()) continue;
            place.level = above, place.parent = parent;
            told.names(above, place);
            place.at = reading_.file;
            parent = place.pcode;
            taker_.take(std::move(place));
        }
    }

    /// No area carries a code. Which level it is can still be told by how many there are.
    void say_without_codes(std::size_t areas)
    {
        auto const named = level_in_name(reading_.file);
        std::string hint;
        for (int level = 1; level <= 5; ++level) {
            auto const count = reading_.known.count(level);
            if (count != areas) continue;
            hint = " " + base::say("boundary.as_many", {std::to_string(level)});
            if (named and *named != level)
                batch_.findings.push_back(
                    base::found(rule("boundary.wrong_level"), reading_.file,
                                {reading_.file, std::to_string(*named), std::to_string(areas), std::to_string(level)}));
            break;
        }
        batch_.findings.push_back(
            base::found(rule("boundary.no_codes"), reading_.file, {std::to_string(areas), reading_.file, hint}));
    }

    Reading const& reading_;
    Batch& batch_;
    PlaceTaker taker_;
    std::size_t without_code_ = 0, level_unknown_ = 0;
    int elsewhere_ = 0;
    std::string first_elsewhere_;
    Tally missing_{"boundary.code_missing"}, no_area_{"boundary.no_area"}, repaired_{"boundary.repaired"};
};

} // namespace

Batch read_outlines(Reading const& reading, std::string_view text)
{
    Batch batch;
    batch.kind = "boundaries", batch.whole = true;
    auto features = formats::read_boundaries(text, reading.file);
    Areas areas(reading, batch);
    for (std::size_t i = 0; i < features.size(); ++i)
        areas.take(features[i], i + 1);
    areas.finish(features.size());
    return batch;
}

} // namespace muster::geography
