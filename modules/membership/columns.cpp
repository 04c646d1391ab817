// What the headers and cells of contact lists mean.
#include "draft.hpp"

#include <algorithm>
#include <membership/lists.hpp>
#include <text/fold.hpp>
#include <text/phrases.hpp>
#include <utility>

namespace muster::membership {

namespace {

constexpr std::array<std::pair<std::string_view, Field>, field_count> names{{
    {"mail", Field::mail}, {"phone", Field::phone}, {"languages", Field::languages}, {"confirmed", Field::confirmed}, {"public", Field::is_public},
    {"title", Field::title}, {"post", Field::post}, {"person", Field::person}, {"first_name", Field::first_name}, {"last_name", Field::last_name},
    {"organisation", Field::organisation}, {"body", Field::body}, {"place", Field::place}, {"name", Field::name}}};

text::Phrases const& header_words()
{
    static auto const all = [] {
        text::Phrases made;
        text::each_line(lists::header_words_csv, [&](std::span<std::string_view const> fields) {
            auto const at = std::ranges::find(names, fields[0], &std::pair<std::string_view, Field>::first);
            ENSURE(at != names.end());
            for (auto const words : fields.subspan(1)) made.add(words, static_cast<int>(at->second));
        });
        return made;
    }();
    return all;
}

}

void Draft::add(Field field, std::string_view text, std::string const& where)
{
    auto& words = said[static_cast<std::size_t>(field)];
    auto tidied = text::tidy(text);
    if (tidied.empty()) return;
    if (words.empty()) at[static_cast<std::size_t>(field)] = where;
    else words += "; ";
    words += tidied;
}

Field field_of(std::string_view header)
{
    auto const folded = text::fold(header);
    std::array<bool, field_count> has{};
    std::size_t first = field_count;
    for (auto const& hit : header_words().all_in(folded)) {
        has[static_cast<std::size_t>(hit.meaning)] = true;
        if (first == field_count) first = static_cast<std::size_t>(hit.meaning);
    }
    // "Focal point email" is a mail, "position in the organisation" a post, "cluster focal point" a person: fields stand in
    // the order in which they win.
    for (std::size_t i = 0; i < field_count; ++i)
        if (has[i]) return static_cast<Field>(i) == Field::person ? Field::name : static_cast<Field>(i);
    return Field::none;
}

std::string post_of(std::string_view words)
{
    static auto const known = [] {
        std::pair<text::Phrases, std::vector<std::string>> made;
        text::each_line(lists::post_words_csv, [&](std::span<std::string_view const> fields) {
            for (auto const phrase : fields.subspan(1)) made.first.add(phrase, static_cast<int>(made.second.size()));
            made.second.emplace_back(fields[0]);
        });
        return made;
    }();
    if (auto const* post = post_named(words); post != nullptr) return post->code;
    text::Phrases::Hit best;
    for (auto const& hit : known.first.all_in(text::fold(words)))
        if (hit.count > best.count) best = hit;
    return best.count == 0 ? "" : known.second[static_cast<std::size_t>(best.meaning)];
}

}
