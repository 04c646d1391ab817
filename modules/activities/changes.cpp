// The journal in words: what happened in an operation since somebody last looked.
#include "commands.hpp"
#include <algorithm>
#include <array>
#include <base/words.hpp>
#include <formats/json.hpp>
#include <set>
#include <store/journal.hpp>

namespace muster::activities {

namespace {

using formats::Json;

std::string of_submission(Json const& body, store::Entry const& entry)
{
    auto const* counts = body.find("counts");
    auto const number = [&](std::string_view name) { return std::to_string(counts ? counts->number_or(name, 0) : 0); };
    return base::say(entry.reason.empty() ? "changed.handed_in" : "changed.settled",
                     {body.text_or("file", entry.subject), number("new"), number("changed"), number("held"), number("wrong")});
}

std::string of_places(Json const& body, store::Entry const& entry)
{
    auto text = base::say("changed.loaded", {body.text_or("file", entry.subject)});
    for (auto const* name : {"places_new", "places_changed", "boundaries", "figures"})
        if (auto const number = body.number_or(name, 0); number > 0)
            text = base::say("changed.and", {text, base::say(std::string("changed.loaded.") + name, {std::to_string(number)})});
    return text;
}

std::string of_needs(Json const& body, store::Entry const& entry)
{
    auto const* counts = body.find("counts");
    return base::say("changed.needs", {body.text_or("file", entry.subject), std::to_string(counts ? counts->number_or("totals", 0) : 0)});
}

std::string of_new_partners(Json const& body, store::Entry const& entry)
{
    auto const* made = body.find("partners");
    auto const count = made and made->is_list() ? static_cast<std::int64_t>(made->list().size()) : 1;
    return count == 1 ? base::say("changed.met", {entry.subject}) : base::say("changed.met_several", {std::to_string(count)});
}

std::string of_place_words(Json const& body, store::Entry const&)
{
    auto const words = body.text_or("words", ""), pcode = body.text_or("pcode", "");
    if (pcode.empty()) return base::say("changed.geography.words_forgotten", {words});
    return base::say("changed.geography.words", {words, pcode});
}

/// What the entry's body holds under that name; "" is its subject.
std::string argument(std::string_view name, Json const& body, store::Entry const& entry)
{
    auto const* said = name.empty() ? nullptr : body.find(name);
    auto text = said and not said->is_list() and not said->is_object() ? said->as_text() : entry.subject;
    // Words of a held row carry their parts apart.
    std::ranges::replace(text, '\x1f', ' ');
    return text;
}

/// Told by the text "changed." with the kind behind it, or by a function where counts decide what is told.
struct Kind {
    std::string_view kind;
    std::array<std::string_view, 3> args = {};  // members of the entry's body
    std::string (*words)(Json const&, store::Entry const&) = nullptr;
};

constexpr std::array kinds{
    Kind{"activities.submission", {}, of_submission},
    Kind{"activities.undo", {"", "lines"}},
    Kind{"activities.nil", {"partner", "body", "period"}},
    Kind{"activities.fill", {"means", "code"}},
    Kind{"activities.pass", {"words", "code"}},
    Kind{"activities.dismiss", {"rows", "words", "code"}},
    Kind{"activities.unsettled", {"words"}},
    Kind{"activities.sealed", {"lines", "waiting", "files"}},
    Kind{"activities.sealed_word", {"", "code"}},
    Kind{"activities.mapping"},
    Kind{"activities.mapping_forgotten"},
    Kind{"geography.load", {}, of_places},
    Kind{"geography.words", {}, of_place_words},
    Kind{"needs.load", {}, of_needs},
    Kind{"partners.added", {"name"}},
    Kind{"partners.made", {}, of_new_partners},
    Kind{"partners.confirmed", {"name"}},
    Kind{"partners.words", {"words", "partner"}},
    Kind{"partners.words_forgotten", {"words"}},
    Kind{"partners.merged", {"from", "into"}},
    Kind{"partners.merge_undone", {"from"}},
    Kind{"structure.body", {"name"}},
    Kind{"structure.words", {"words", "body"}},
    Kind{"structure.words_forgotten", {"words"}},
    Kind{"operations.declared", {"name"}},
    Kind{"sample.opened", {}},
    Kind{"operations.setting", {"name", "value"}},
    Kind{"operations.cycle", {"first", "last", "due"}},
    Kind{"standards.counting_rule", {"activity", "over_periods"}},
};

std::string words_of(store::Entry const& entry)
{
    auto const body = Json::parse(entry.body.empty() ? "{}" : entry.body);
    auto const* kind = std::ranges::find(kinds, std::string_view(entry.kind), &Kind::kind);
    if (kind == kinds.end()) {
        // Parts that stand above this one bring their own words; {0} is what the entry is about.
        auto const key = "changed." + entry.kind;
        return base::wording_of(key, "en").sentence.empty() ? entry.kind + " " + entry.subject : base::say(key, {entry.subject});
    }
    if (kind->words) return kind->words(body, entry);
    std::vector<std::string> args;
    for (auto const name : kind->args) args.push_back(argument(name, body, entry));
    return base::say("changed." + entry.kind, args);
}

Change change_of(store::Past const& past)
{
    return {past.seq, past.at, past.entry.actor, past.entry.kind, past.entry.subject, words_of(past.entry), past.entry.reason};
}

}

std::vector<Change> changes(store::Db& db, std::string const& operation, std::int64_t since, int most)
{
    std::vector<Change> all;
    for (auto const& past : store::history(db, operation, "", "", most)) {
        if (past.seq <= since) break;
        all.push_back(change_of(past));
    }
    return all;
}

std::vector<Change> changes_about(store::Db& db, std::string const& operation, std::string const& subject)
{
    std::vector<Change> all;
    for (auto const& past : store::history(db, operation, "", subject, 100)) all.push_back(change_of(past));
    return all;
}

namespace {

constexpr int most_loads = 500;

/// The first, so the newest, of each key.
void add_newest(std::vector<Source>& all, std::string const& kind, std::string const& name, store::Past const& past, std::set<std::string>& seen, std::string const& key)
{
    if (seen.insert(key).second) all.push_back({kind, name, past.at, words_of(past.entry)});
}

}

std::vector<Source> sources(store::Db& db, std::string const& operation)
{
    std::vector<Source> all;
    std::set<std::string> seen;
    for (auto const& past : store::history(db, operation, "geography.load", "", most_loads)) {
        auto const body = Json::parse(past.entry.body);
        auto const kind = body.text_or("kind", "gazetteer");
        auto const name = kind == "gazetteer" ? std::string("places") : kind;
        add_newest(all, name, body.text_or("file", past.entry.subject), past, seen, name);
    }
    for (auto const& past : store::history(db, operation, "needs.load", "", most_loads)) {
        auto const body = Json::parse(past.entry.body);
        add_newest(all, "needs", body.text_or("file", past.entry.subject), past, seen, "needs " + body.text_or("source", "") + " " + body.text_or("round", ""));
    }
    for (auto const& past : store::history(db, operation, "activities.submission", "", 1))
        add_newest(all, "reports", Json::parse(past.entry.body).text_or("file", past.entry.subject), past, seen, "reports");
    return all;
}

}
