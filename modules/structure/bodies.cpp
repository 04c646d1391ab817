// The list of bodies and finding the one that a sector's name means.
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <string>
#include <structure/lists.hpp>
#include <structure/sql.hpp>
#include <structure/structure.hpp>
#include <text/fold.hpp>
#include <text/phrases.hpp>
#include <unordered_map>
#include <unordered_set>

namespace muster::structure {
namespace {

template <typename Take>
void each_part(std::string_view words, Take take)
{
    while (not words.empty()) {
        auto end = std::min(words.find('|'), words.size());
        if (end > 0) take(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

/// Words that say nothing of which sector is meant.
bool is_noise(std::string_view word)
{
    static auto const noise = [] {
        std::unordered_set<std::string_view> all;
        for (auto one : text::words("cluster clusters clusteres klaster sector sectors secteur secteurs sectores setor sektor qtaa "
                                    "sous sub subsector op presence operational operatioanl working group aor area responsibility "
                                    "generale general total domaine domain programme program thematic "
                                    "of and et y e de des du del la le les l d da do the in for i ta"))
            all.insert(one);
        return all;
    }();
    return noise.contains(word) or std::ranges::all_of(word, [](char c) { return c >= '0' and c <= '9'; });
}

/// Pieces of a cell between signs that separate items of a list.
std::vector<std::string_view> pieces_of(std::string_view cell)
{
    std::vector<std::string_view> pieces;
    while (not cell.empty()) {
        auto end = std::min(cell.find_first_of(",;+/|\n"), cell.size());
        pieces.push_back(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return pieces;
}

}

struct Bodies::Inside {
    std::vector<Body> bodies;
    std::unordered_map<std::string, int> codes;
    std::unordered_map<std::string, int> settled;  // folded words that a person decided
    text::Phrases phrases;
    [[nodiscard]] std::vector<int> scan(std::string_view words) const;
};

Bodies::Bodies() : in_(std::make_unique<Inside>()) {}
Bodies::~Bodies() = default;

struct BodiesMaker {
    Bodies::Inside& in;
    base::Day on;

    void put(Body body)
    {
        auto known = in.codes.find(body.code);
        if (known != in.codes.end()) {
            in.bodies[static_cast<std::size_t>(known->second)] = std::move(body);
            return;
        }
        in.codes.emplace(body.code, static_cast<int>(in.bodies.size()));
        in.bodies.push_back(std::move(body));
    }

    void global()
    {
        std::vector<std::pair<std::string, std::string>> replaced;
        text::each_line(lists::global_clusters_csv, [&](std::span<std::string_view const> fields) {
            ENSURE(fields.size() == 10);
            Body body{std::string(fields[0]),
                      std::string(fields[1]),
                      std::string(fields[2]),
                      std::string(fields[3]),
                      std::string(fields[4]),
                      fields[5] == "yes",
                      base::Day::parse(fields[6]),
                      base::Day::parse(fields[7]),
                      {},
                      false};
            if (not body.valid_from or on < *body.valid_from) return;
            each_part(fields[8], [&](std::string_view old) { replaced.emplace_back(old, body.code); });
            put(std::move(body));
        });
        for (auto const& [old, by] : replaced)
            if (auto at = in.codes.find(old); at != in.codes.end())
                in.bodies[static_cast<std::size_t>(at->second)].replaced_by = by;
    }

    void own(store::Db& db, std::string const& operation)
    {
        db.each(sql::bodies, {std::string_view(operation)}, [&](store::Row const& row) {
            put({row.string(0),
                 row.string(1),
                 row.string(2),
                 row.string(3),
                 row.string(4),
                 row.integer(5) != 0,
                 {},
                 {},
                 {},
                 true});
        });
        db.each(sql::body_words_of, {std::string_view(operation)}, [&](store::Row const& row) {
            if (auto at = in.codes.find(row.string(1)); at != in.codes.end())
                in.settled.emplace(row.string(0), at->second);
        });
    }

    void words()
    {
        // An operation's own names first: where two bodies share a word, its own is meant.
        for (bool own : {true, false})
            for (std::size_t i = 0; i < in.bodies.size(); ++i)
                if (in.bodies[i].own == own)
                    for (auto const* words : {&in.bodies[i].code, &in.bodies[i].name, &in.bodies[i].global_code})
                        in.phrases.add(*words, static_cast<int>(i));
        text::each_line(lists::aliases_csv, [&](std::span<std::string_view const> fields) {
            ENSURE(fields.size() == 4);
            auto at = in.codes.find(std::string(fields[0]));
            if (at == in.codes.end()) return;
            each_part(fields[2], [&](std::string_view phrase) { in.phrases.add(phrase, at->second); });
        });
    }

    static std::shared_ptr<Bodies const> make(store::Db* db, std::string const& operation, base::Day on)
    {
        std::shared_ptr<Bodies> made(new Bodies);
        BodiesMaker maker{*made->in_, on};
        maker.global();
        if (db) maker.own(*db, operation);
        maker.words();
        return made;
    }
};

std::shared_ptr<Bodies const> Bodies::load(store::Db& db, std::string const& operation, base::Day on)
{
    return BodiesMaker::make(&db, operation, on);
}

std::shared_ptr<Bodies const> Bodies::global(base::Day on)
{
    return BodiesMaker::make(nullptr, {}, on);
}

std::size_t Bodies::size() const { return in_->bodies.size(); }

Body const& Bodies::at(int body) const
{
    return in_->bodies.at(static_cast<std::size_t>(body));
}

int Bodies::by_code(std::string_view code) const
{
    std::string lower(code);
    for (auto& c : lower)
        if (c >= 'A' and c <= 'Z') c = static_cast<char>(c + 32);
        else if (c == '_') c = '-';
    if (auto at = in_->codes.find(lower); at != in_->codes.end()) return at->second;
    for (std::size_t i = 0; i < in_->bodies.size(); ++i) {
        auto const& global = in_->bodies[i].global_code;
        bool same = global.size() == lower.size() and std::ranges::equal(global, lower, [](char a, char b) {
                        return (a >= 'A' and a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
                    });
        if (same) return static_cast<int>(i);
    }
    return -1;
}

/// Phrases from left to right. At least half of the words that say something must be understood, else the cell speaks of
/// something else. In one piece of a list an area of responsibility explains its cluster: "Protection (GBV)" is GBV.
std::vector<int> Bodies::Inside::scan(std::string_view cell) const
{
    std::string whole;
    std::vector<std::size_t> starts;  // of each piece, in words
    std::size_t count = 0;
    for (auto piece : pieces_of(cell)) {
        auto folded = text::fold(piece);
        if (folded.empty()) continue;
        starts.push_back(count);
        count += text::words(folded).size();
        if (not whole.empty()) whole += ' ';
        whole += folded;
    }
    auto piece_of = [&](std::size_t word) { return std::ranges::upper_bound(starts, word) - starts.begin(); };
    auto words = text::words(whole);
    std::vector<bool> understood(words.size());
    auto hits = phrases.all_in(whole);
    std::vector<int> found;
    for (auto const& hit : hits) {
        std::fill_n(understood.begin() + static_cast<std::ptrdiff_t>(hit.first), hit.count, true);
        bool explained = std::ranges::any_of(hits, [&](auto const& other) {
            return bodies[static_cast<std::size_t>(other.meaning)].parent ==
                       bodies[static_cast<std::size_t>(hit.meaning)].code and
                   piece_of(other.first) == piece_of(hit.first);
        });
        if (not explained and std::ranges::find(found, hit.meaning) == found.end()) found.push_back(hit.meaning);
    }
    // "Total", "all" and "other" beside a sector's name add nothing to it.
    auto vague = [&](int body) {
        auto const& code = bodies[static_cast<std::size_t>(body)].code;
        return code == "intersectoral" or code == "oth";
    };
    if (not std::ranges::all_of(found, vague)) std::erase_if(found, vague);
    std::size_t known = 0, unknown = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (understood[i]) ++known;
        else if (not is_noise(words[i])) ++unknown;
    return known >= unknown ? found : std::vector<int>{};
}

std::vector<int> Bodies::find(std::string_view words) const
{
    auto folded = text::fold(words);
    if (folded.empty()) return {};
    if (auto at = in_->settled.find(folded); at != in_->settled.end()) return {at->second};
    if (auto exact = in_->phrases.exact(folded)) return {*exact};
    return in_->scan(words);
}

}
