// The partners of one operation in memory, and finding the one that is meant.
#include "registry.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <partners/sql.hpp>
#include <store/journal.hpp>
#include <text/fold.hpp>

namespace muster::partners {
namespace {

/// The least likeness at which two names are probably one, and how far the best must be ahead of the next.
constexpr double likely = 0.93, ahead = 0.02;

std::string slug(std::string_view folded, std::size_t most)
{
    std::string out;
    for (auto word : text::words(folded)) {
        std::string clean;
        for (char c : word)
            if ((c >= 'a' and c <= 'z') or (c >= '0' and c <= '9')) clean += c;
        if (clean.empty()) continue;
        if (not out.empty() and out.size() + 1 + clean.size() > most) break;
        if (not out.empty()) out += '-';
        out += clean.substr(0, most);
    }
    return out;
}

Kind kind_named(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(Kind::other); ++i)
        if (name_of(static_cast<Kind>(i)) == name) return static_cast<Kind>(i);
    return Kind::unknown;
}

}

Registry::Registry() : in_(std::make_unique<Inside>()) {}
Registry::~Registry() = default;
std::size_t Registry::size() const { return in_->partners.size(); }
Partner const& Registry::at(int partner) const { return in_->partners.at(static_cast<std::size_t>(partner)); }

int Registry::by_id(std::string_view id) const
{
    auto at = in_->ids.find(std::string(id));
    return at == in_->ids.end() ? -1 : at->second;
}

void Registry::Inside::learn_name(int partner, std::string_view name)
{
    auto folded = text::fold(name);
    if (folded.empty()) return;
    auto& who = names[folded];
    if (std::ranges::find(who, partner) != who.end()) return;
    who.push_back(partner);
    auto script = text::script_of(name);
    near.add(folded, partner, script != text::Script::latin and script != text::Script::none);
    folded_names[static_cast<std::size_t>(partner)].push_back(std::move(folded));
}

void Registry::Inside::learn_acronym(int partner, std::string_view acronym)
{
    auto folded = text::fold(acronym);
    if (folded.empty()) return;
    auto& who = acronyms[folded];
    if (std::ranges::find(who, partner) == who.end()) who.push_back(partner);
}

/// A partner of the world list brings its names in other languages.
int Registry::Inside::put(Partner partner)
{
    auto at = static_cast<int>(partners.size());
    ENSURE(ids.emplace(partner.id, at).second);
    folded_names.emplace_back();
    partners.push_back(std::move(partner));
    auto const& kept = partners.back();
    learn_name(at, kept.name);
    learn_acronym(at, kept.acronym);
    // A name of one short word serves as the acronym too.
    auto folded = text::fold(kept.name);
    if (folded.size() <= 12 and text::words(folded).size() == 1) learn_acronym(at, kept.name);
    if (auto const* known = known_by_id(kept.id)) {
        learn_name(at, known->name);
        learn_acronym(at, known->acronym);
        for (auto const& name : known->names)
            if (auto folded = text::fold(name); not names.contains(folded))
                aliases.emplace(folded, at), learn_name(at, name);
        for (auto const& acronym : known->acronyms) learn_acronym(at, acronym);
    }
    return at;
}

std::unique_ptr<Registry> Registry::load(store::Db& db, std::string const& operation)
{
    auto registry = std::make_unique<Registry>();
    auto& in = *registry->in_;
    db.each(sql::partners, {std::string_view(operation)}, [&](store::Row const& row) {
        in.put(
            {row.string(0), row.string(1), row.string(2), kind_named(row.text(3)), row.string(5), row.integer(4) != 0});
    });
    db.each(sql::partner_words_of, {std::string_view(operation)}, [&](store::Row const& row) {
        auto at = registry->by_id(row.text(1));
        if (at < 0) return;
        in.decided[row.string(0)] = at;
        in.learn_name(at, row.text(2));
    });
    in.saved = in.partners.size();
    return registry;
}

int Registry::Inside::counts_as(int partner) const
{
    // Merges were checked for circles when they were decided; the bound keeps a broken store from hanging us.
    for (std::size_t i = 0; i < partners.size(); ++i) {
        auto const& into = partners[static_cast<std::size_t>(partner)].merged_into;
        if (into.empty()) break;
        auto at = ids.find(into);
        if (at == ids.end()) break;
        partner = at->second;
    }
    return partner;
}

std::vector<int> Registry::Inside::counted(std::unordered_map<std::string, std::vector<int>> const& map,
                                           std::string const& words) const
{
    std::vector<int> all;
    if (auto at = map.find(words); at != map.end())
        for (auto partner : at->second) all.push_back(counts_as(partner));
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

double Registry::Inside::fits(Meant const& meant, int partner) const
{
    double best = 0;
    // A partner of whom only the acronym is known: the name must spell it ("Caritas Goma" does not spell "Caritas").
    auto const& acronym = meant.acronym.empty() ? meant.inner : meant.acronym;
    auto const& all = folded_names[static_cast<std::size_t>(partner)];
    bool unnamed = std::ranges::all_of(all, [&](auto const& name) { return name == acronym; });
    if (unnamed and spells(meant.bare, acronym)) return 0.9;
    for (auto const& name : folded_names[static_cast<std::size_t>(partner)]) {
        best = std::max(best, alike(meant.bare, name, meant.loose));
        if (contains(meant.bare, name)) best = std::max(best, 0.95);
        if (best == 0) best = std::min(0.5, text::likeness(meant.bare, name));
    }
    return best;
}

Found Registry::Inside::by_name(Meant const& meant) const
{
    for (auto const* words : {&meant.name, &meant.bare}) {
        auto who = counted(names, *words);
        if (who.empty()) continue;
        auto step = aliases.contains(*words) ? Step::alias : Step::exact;
        if (who.size() == 1) return {who.front(), step, {}};
        // Two partners of one name: the acronym decides, or a person.
        Found found{-1, Step::several, {}};
        for (auto partner : who) {
            found.candidates.emplace_back(partner, 1.0);
            bool same = not meant.acronym.empty() and
                        text::fold(partners[static_cast<std::size_t>(partner)].acronym) == meant.acronym;
            if (same) return {partner, step, {}};
        }
        return found;
    }
    return {};
}

/// An acronym alone is sure where one partner has it. Beside a name it is sure where the name fits: "NRC" may be the
/// Norwegian Refugee Council or a national resource centre.
Found Registry::Inside::by_acronym(Meant const& meant) const
{
    std::vector<int> who;
    for (auto const* words : {&meant.acronym, &meant.inner, &meant.name}) {
        if (words->empty() or not who.empty()) continue;
        who = counted(acronyms, *words);
        bool alone = *words == meant.name or *words == meant.bare;
        if (alone and who.size() == 1) return {who.front(), Step::acronym, {}};
    }
    if (who.empty()) return {};
    Found found{-1, Step::several, {}};
    std::vector<int> fitting;
    for (auto partner : who) {
        auto score = meant.named() ? fits(meant, partner) : 1.0;
        found.candidates.emplace_back(partner, score);
        if (meant.named() and score >= 0.85) fitting.push_back(partner);
    }
    std::ranges::sort(found.candidates, [](auto const& a, auto const& b) { return a.second > b.second; });
    if (fitting.size() == 1) return {fitting.front(), Step::acronym, {}};
    return found;
}

Found Registry::Inside::by_likeness(Meant const& meant) const
{
    constexpr std::size_t compared = 12;
    // Short words are acronyms: one letter apart they are two organisations (WHO, WHH).
    if (meant.bare.size() < 6) return {};
    Found found;
    for (auto const* one : near.to(meant.bare, compared)) {
        auto score = alike(meant.bare, one->folded, meant.loose or one->loose);
        if (score < likely) continue;
        auto partner = counts_as(one->partner);
        auto same = std::ranges::find(found.candidates, partner, [](auto const& c) { return c.first; });
        if (same == found.candidates.end()) found.candidates.emplace_back(partner, score);
        else same->second = std::max(same->second, score);
    }
    if (found.candidates.empty()) return found;
    std::ranges::sort(found.candidates, [](auto const& a, auto const& b) { return a.second > b.second; });
    bool clear = found.candidates.size() == 1 or found.candidates[0].second >= found.candidates[1].second + ahead;
    found.step = clear ? Step::likeness : Step::several;
    if (clear) found.partner = found.candidates.front().first;
    return found;
}

Found Registry::find(std::string_view name, std::string_view acronym) const
{
    auto meant = meant_by(name, acronym);
    if (meant.name.empty()) return {};
    for (auto const& words : {meant.name, meant.name + " " + meant.acronym, meant.acronym})
        if (auto at = in_->decided.find(words); at != in_->decided.end())
            return {in_->counts_as(at->second), Step::decided, {}};
    if (auto found = in_->by_name(meant); found.step != Step::none) return found;
    // Words that the world list knows are a partner of their own, however near another name comes.
    auto const* known = known_meant(meant);
    if (known) {
        auto at = by_id(known->id);
        return at < 0 ? Found{} : Found{in_->counts_as(at), Step::alias, {}};
    }
    if (auto found = in_->by_acronym(meant); found.step != Step::none) return found;
    return in_->by_likeness(meant);
}

std::string Registry::Inside::id_for(Meant const& meant) const
{
    auto free = [&](std::string const& id) { return not id.empty() and not ids.contains(id) and not known_by_id(id); };
    auto from_acronym = slug(meant.acronym.empty() ? meant.inner : meant.acronym, 16);
    auto from_name = slug(meant.bare, 24);
    if (free(from_acronym)) return from_acronym;
    if (free(from_name)) return from_name;
    auto stem = from_name.empty() ? (from_acronym.empty() ? std::string("partner") : from_acronym) : from_name;
    for (int i = 2;; ++i)
        if (auto id = stem + "-" + std::to_string(i); free(id)) return id;
}

int Registry::make(std::string_view name, std::string_view acronym, Kind kind)
{
    auto meant = meant_by(name, acronym);
    if (auto const* known = known_meant(meant)) {
        if (auto at = by_id(known->id); at >= 0) return in_->counts_as(at);
        return in_->put({known->id, known->name, known->acronym, known->kind, {}, false});
    }
    Partner partner;
    partner.id = in_->id_for(meant);
    partner.name = meant.said_name;
    partner.acronym = meant.said_acronym;
    if (partner.acronym.empty() and not meant.inner.empty()) {
        auto open = partner.name.find('('), close = partner.name.rfind(')');
        partner.acronym = text::tidy(std::string_view(partner.name).substr(open + 1, close - open - 1));
        partner.name = text::tidy(partner.name.substr(0, open) + partner.name.substr(close + 1));
    }
    partner.kind = kind;
    partner.provisional = true;
    auto said = meant.said_name;
    auto at = in_->put(std::move(partner));
    in_->learn_name(at, said);
    return at;
}

void Registry::save(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation)
{
    if (in_->saved == in_->partners.size()) return;
    std::string body;
    base::JsonWriter json(body);
    json.object().key("partners").list();
    for (auto i = in_->saved; i < in_->partners.size(); ++i) {
        auto const& one = in_->partners[i];
        json.object().member("partner", one.id).member("name", one.name).member("acronym", one.acronym)
            .member("kind", name_of(one.kind)).member("provisional", one.provisional).end();
        db.run(sql::add_partner,
               {std::string_view(operation), std::string_view(one.id), std::string_view(one.name),
                std::string_view(one.acronym), name_of(one.kind), std::int64_t{one.provisional}, clock.now().ms});
    }
    json.end().end();
    store::record(db, clock,
                  {operation, store::Nature::decided, "partners.made", in_->partners[in_->saved].id, body, actor,
                   "named in a sheet"});
    in_->saved = in_->partners.size();
}

}
