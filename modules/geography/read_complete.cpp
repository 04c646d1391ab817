// Levels and parents that a file leaves out.
#include "codes.hpp"
#include "read.hpp"
#include "rules.hpp"
#include <algorithm>

namespace muster::geography {

namespace {

/// What is known, and what the batch itself says.
class Completer {
public:
    Completer(Reading const& reading, Batch& batch) : reading_(reading), batch_(batch) {}

    void run()
    {
        std::vector<InPlace*> by_size;
        for (auto& [code, place] : batch_.places)
            by_size.push_back(&place);
        std::ranges::stable_sort(by_size, {}, [](InPlace const* place) { return place->pcode.size(); });
        auto const first = std::ranges::find_if(by_size, [](InPlace const* place) { return place->level != 0; });
        shortest_ = first == by_size.end() ? 0 : (*first)->pcode.size();
        std::vector<std::string> unclear;
        for (auto* place : by_size) {
            if (place->level < 0) find_level(*place);
            if (place->level < 0)
                unclear.push_back(place->pcode);
            else if (place->level > 0 and place->parent.empty())
                find_parent(*place);
        }
        for (auto const& code : unclear) {
            unclear_.add(code, reading_.file);
            batch_.places.erase(code);
        }
        unclear_.finish(batch_.findings);
        guessed_by_code_.finish(batch_.findings, {"the code"});
        guessed_by_shape_.finish(batch_.findings, {"the boundary"});
        guesses_differ_.finish(batch_.findings);
    }

private:
    void find_level(InPlace& place)
    {
        if (reading_.hints.level)
            place.level = *reading_.hints.level;
        else if (auto const level = reading_.known.level_of(place.pcode))
            place.level = *level;
        else if (auto const* above = above_in_batch(place.pcode))
            place.level = above->level + 1;
        // Where nothing is known of the country's codes, the shortest that begin with no other are those of the first
        // level.
        else if (reading_.known.lengths.empty() and place.pcode.size() == shortest_ and shortest_ > 2)
            place.level = 1;
        if (place.level > 5) place.level = -1;
    }

    /// The longest code of the batch, its level known, that this one begins with.
    InPlace const* above_in_batch(std::string_view pcode) const
    {
        for (auto size = pcode.size(); size-- > 2;) {
            auto const at = batch_.places.find(std::string(pcode.substr(0, size)));
            if (at != batch_.places.end() and at->second.level > 0) return &at->second;
        }
        return nullptr;
    }

    void find_parent(InPlace& place)
    {
        auto const* kept = reading_.known.any(place.pcode);
        if (kept and kept->level == place.level and not kept->parent.empty()) return; // the gazetteer knows better
        if (place.level == 1) {
            place.parent = reading_.known.country();
            return;
        }
        auto const* above = above_in_batch(place.pcode);
        auto by_code = reading_.known.parent_by_code(place.pcode, place.level);
        if (above and above->level < place.level and above->pcode.size() > by_code.size()) by_code = above->pcode;
        auto const by_shape = parent_by_shape(place);
        auto const& chosen = by_shape.empty() ? by_code : by_shape;
        if (chosen.empty()) return;
        auto const said = place.pcode + (place.name.empty() ? "" : " " + place.name) + " in " + chosen;
        if (not by_shape.empty() and not by_code.empty() and by_shape != by_code) guesses_differ_.add(said, place.at);
        (by_shape.empty() ? guessed_by_code_ : guessed_by_shape_).add(said, place.at);
        place.parent = chosen;
        place.parent_by = by_shape.empty() ? "code" : "shape";
    }

    /// Where the boundaries of the level above are known: the one that a point inside the place lies in.
    std::string parent_by_shape(InPlace const& place)
    {
        auto const at = std::ranges::find(batch_.shapes, place.pcode, &InShape::pcode);
        if (at == batch_.shapes.end() or not at->inside or not reading_.outlines) return {};
        auto [level, first] = outlines_.try_emplace(place.level - 1);
        if (first) {
            for (auto& [code, shape] : reading_.outlines(place.level - 1))
                level->second.push_back({code, shape.box(), std::move(shape)});
        }
        for (auto const& outline : level->second)
            if (outline.box.holds(*at->inside) and outline.shape.holds(*at->inside)) return outline.code;
        return {};
    }

    struct Outline {
        std::string code;
        Box box;
        Shape shape;
    };
    Reading const& reading_;
    Batch& batch_;
    std::size_t shortest_ = 0;
    std::map<int, std::vector<Outline>> outlines_;
    Tally unclear_{"gazetteer.level_unclear"}, guessed_by_code_{"gazetteer.parent_guessed"},
        guessed_by_shape_{"gazetteer.parent_guessed"}, guesses_differ_{"gazetteer.parent_guess_differs"};
};

} // namespace

void complete(Reading const& reading, Batch& batch)
{
    Completer(reading, batch).run();
}

} // namespace muster::geography
