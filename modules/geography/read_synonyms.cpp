// Trees of names as reporters write them: {"admin1": {"Bay": {"pcode": "SO24", "synonyms": [...], "admin2": {...}}}}.
#include "names.hpp"
#include "read.hpp"
#include <algorithm>
#include <formats/apart.hpp>

namespace muster::geography {

namespace {

void walk(formats::Json const& node, std::string const& parent, int level, Batch& batch)
{
    for (auto const& [key, value] : node.object()) {
        auto const below = level_in_name(key);
        if (not below or not value.is_object() or *below <= level) continue;
        for (auto const& [name, place] : value.object()) {
            if (not place.is_object()) continue;
            InSynonyms found;
            found.pcode = place.text_or("pcode", ""), found.name = place.text_or("name", name), found.parent = parent,
            found.level = *below;
            if (auto const* synonyms = place.find("synonyms"); synonyms and synonyms->is_list())
                for (auto const& synonym : synonyms->list())
                    if (synonym.is_text() and not says_nothing(synonym.text()) and synonym.text().size() < 200)
                        found.synonyms.push_back(synonym.text());
            auto const own = found.pcode;
            batch.synonyms.push_back(std::move(found));
            walk(place, own, *below, batch);
        }
    }
}

} // namespace

bool looks_like_synonyms(std::string_view text)
{
    return text.find("\"synonyms\"") < text.size() and text.find("\"admin") < text.size();
}

Batch read_synonyms(Reading const& reading, std::string_view text)
{
    Batch batch;
    batch.kind = "gazetteer";
    auto const tree = formats::parse_sent(text, reading.file);
    if (tree.is_object()) walk(tree, "", 0, batch);
    return batch;
}

} // namespace muster::geography
