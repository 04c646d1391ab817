// Taking a name and an acronym as they were meant.
#include "registry.hpp"

#include <algorithm>
#include <text/fold.hpp>

namespace muster::partners {
namespace {

/// An acronym is one short word, or two very short ones ("UN Women", "MSF-B").
bool may_be_acronym(std::string_view folded)
{
    return not folded.empty() and folded.size() <= 12 and text::words(folded).size() <= 2;
}

}

Meant meant_by(std::string_view name, std::string_view acronym)
{
    Meant meant;
    meant.said_name = text::tidy(name);
    meant.said_acronym = text::tidy(acronym);
    meant.name = text::fold(meant.said_name);
    meant.acronym = text::fold(meant.said_acronym);
    // The two columns are swapped in some sheets: the acronym is the one word beside the many.
    bool swapped = text::words(meant.acronym).size() >= 3 and text::words(meant.name).size() == 1;
    if (swapped) {
        std::swap(meant.said_name, meant.said_acronym);
        std::swap(meant.name, meant.acronym);
    }
    if (meant.name.empty()) {
        meant.name = meant.acronym;
        meant.said_name = meant.said_acronym;
    }
    meant.bare = meant.name;
    auto open = meant.said_name.find('('), close = meant.said_name.rfind(')');
    if (open != std::string::npos and open > 0 and close != std::string::npos and close > open) {
        auto inner = text::fold(std::string_view(meant.said_name).substr(open + 1, close - open - 1));
        auto bare = text::fold(meant.said_name.substr(0, open) + meant.said_name.substr(close + 1));
        if (not bare.empty() and may_be_acronym(inner)) {
            meant.inner = std::move(inner);
            meant.bare = std::move(bare);
        }
    }
    auto script = text::script_of(meant.said_name);
    meant.loose = script != text::Script::latin and script != text::Script::none;
    return meant;
}

Known const* known_meant(Meant const& meant)
{
    for (auto const* words : {&meant.name, &meant.bare})
        if (auto const* known = known_by_name(*words)) return known;
    auto by_acronym = [&](std::string const& words) -> Known const* {
        auto const* known = words.empty() ? nullptr : known_by_acronym(words);
        if (not known) return nullptr;
        if (words == meant.bare or words == meant.name) return known;
        // A local organisation may carry the acronym of a known one: the name decides.
        for (auto const* name : {&known->name})
            if (alike(meant.bare, text::fold(*name), meant.loose) >= 0.9 or contains(meant.bare, text::fold(*name)))
                return known;
        for (auto const& name : known->names)
            if (alike(meant.bare, text::fold(name), meant.loose) >= 0.9 or contains(meant.bare, text::fold(name)))
                return known;
        return nullptr;
    };
    for (auto const* words : {&meant.acronym, &meant.inner, &meant.name})
        if (auto const* known = by_acronym(*words)) return known;
    return nullptr;
}

}
