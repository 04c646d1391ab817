// What the ladder's rungs are called, and the words that people settled.
#include "finder.hpp"
#include "known.hpp"
#include "rules.hpp"
#include "witness.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <geography/sql.hpp>
#include <store/journal.hpp>
#include <text/fold.hpp>

namespace muster::geography {

bool Asked::nothing() const
{
    auto const empty = [](std::string_view text) { return text.empty(); };
    return std::ranges::all_of(code, empty) and std::ranges::all_of(name, empty) and any_code.empty() and
           any_name.empty() and (not lat or not lon);
}

std::string_view name_of(Step step)
{
    constexpr std::array<std::string_view, 15> names{"none",   "not_asked", "country", "exact",       "folded",
                                                     "prefix", "padding",   "vintage", "decided",     "name_in_parent",
                                                     "name",   "likeness",  "point",   "parent_only", "several"};
    auto const at = static_cast<std::size_t>(step);
    ENSURE(at < names.size());
    return names[at];
}

std::string words_key(Asked const& asked)
{
    std::string key;
    auto const add = [&](std::string_view level, std::string_view code, std::string_view name) {
        auto const folded_code = text::fold(code), folded_name = text::fold(name);
        if (folded_code.empty() and folded_name.empty()) return;
        key.append(level).append(":").append(folded_code).append(":").append(folded_name).append(";");
    };
    for (std::size_t level = levels; level-- > 0;)
        add(std::to_string(level), asked.code[level], asked.name[level]);
    add("*", asked.any_code, asked.any_name);
    return key;
}

namespace {

/// Whether the words are a key of words_key() and not words as people write them.
bool is_whole_key(std::string_view words)
{
    return words.size() > 3 and words.ends_with(';') and words[1] == ':' and
           (words[0] == '*' or (words[0] >= '0' and words[0] <= '5'));
}

} // namespace

void settle_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& parent, std::string const& pcode,
                  std::string const& reason)
{
    store::Transaction all(db);
    auto const known = Known::load(db, operation);
    if (words.empty()) refuse("place.nothing_asked", {});
    if (not known.any(pcode)) refuse("place.no_such", {pcode});
    if (not parent.empty() and not known.any(parent)) refuse("place.no_such", {parent});
    auto const key = is_whole_key(words) ? words : settled_key(words, parent);
    if (db.text(sql::words_get, {std::string_view(operation), std::string_view(key)}) == pcode) return;
    db.run(sql::words_set, {std::string_view(operation), std::string_view(key), std::string_view(pcode), clock.now().ms,
                            std::string_view(actor), std::string_view(reason)});
    std::string body;
    base::JsonWriter(body).object().member("words", key).member("pcode", pcode).end();
    store::record(db, clock, {operation, store::Nature::decided, std::string(words_kind), key, body, actor, reason});
    all.commit();
}

void forget_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& key, std::string const& reason)
{
    store::Transaction all(db);
    db.run(sql::words_forget, {std::string_view(operation), std::string_view(key)});
    std::string body;
    base::JsonWriter(body).object().member("words", key).member("pcode", "").end();
    store::record(db, clock, {operation, store::Nature::decided, std::string(words_kind), key, body, actor, reason});
    all.commit();
}

} // namespace muster::geography
