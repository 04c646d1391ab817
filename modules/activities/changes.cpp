// The journal in words: what happened in an operation since somebody last looked.
#include "commands.hpp"
#include <array>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <set>
#include <store/journal.hpp>

namespace muster::activities {

namespace {

using formats::Json;

std::string counted(std::int64_t number, std::string_view what) { return fmt::format("{} {}", cli::grouped(number), what); }

std::string of_submission(Json const& body, store::Entry const& entry)
{
    auto const file = body.text_or("file", entry.subject);
    auto const* counts = body.find("counts");
    auto const number = [&](std::string_view name) { return counts ? counts->number_or(name, 0) : 0; };
    if (not entry.reason.empty()) return fmt::format("{} settled at the review desk: {} lines new, {} changed", file, number("new"), number("changed"));
    return fmt::format("{} handed in: {} lines new, {} changed, {} rows held, {} wrong", file, number("new"), number("changed"), number("held"), number("wrong"));
}

std::string of_places(Json const& body, store::Entry const& entry)
{
    auto text = fmt::format("{} loaded", body.text_or("file", entry.subject));
    for (auto const& [name, what] : {std::pair("places_new", "new places"), std::pair("places_changed", "places changed"), std::pair("boundaries", "boundaries"), std::pair("figures", "figures")})
        if (auto const number = body.number_or(name, 0); number > 0) text += ", " + counted(number, what);
    return text;
}

std::string of_needs(Json const& body, store::Entry const& entry)
{
    auto const* counts = body.find("counts");
    return fmt::format("people in need loaded from {}: {}", body.text_or("file", entry.subject), counted(counts ? counts->number_or("totals", 0) : 0, "figures"));
}

std::string of_new_partners(Json const& body, store::Entry const& entry)
{
    auto const* made = body.find("partners");
    auto const count = made and made->is_list() ? static_cast<std::int64_t>(made->list().size()) : 1;
    return count == 1 ? fmt::format("partner {} met for the first time", entry.subject) : fmt::format("{} met for the first time", counted(count, "partners"));
}

/// "{words}" is what the entry's body holds under that name; "{}" its subject.
std::string filled(std::string_view pattern, Json const& body, store::Entry const& entry)
{
    std::string out;
    while (not pattern.empty()) {
        auto const open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) break;
        auto const close = pattern.find('}', open);
        auto const name = pattern.substr(open + 1, close - open - 1);
        auto const* said = name.empty() ? nullptr : body.find(name);
        auto const text = said and not said->is_list() and not said->is_object() ? said->as_text() : entry.subject;
        // Words of a held row carry their parts apart.
        for (char const c : text) out += c == '\x1f' ? ' ' : c;
        pattern.remove_prefix(close + 1);
    }
    return out;
}

struct Kind {
    std::string_view kind, pattern;
    std::string (*words)(Json const&, store::Entry const&) = nullptr;
};

constexpr std::array kinds{
    Kind{"activities.submission", "", of_submission},
    Kind{"activities.undo", "import {} taken back: {lines} lines count no more"},
    Kind{"activities.nil", "{partner} has nothing to report for {body} in {period}"},
    Kind{"activities.fill", "empty cells of a file filled with {means} ({code})"},
    Kind{"activities.pass", "“{words}” let pass ({code})"},
    Kind{"activities.dismiss", "{rows} rows set aside: “{words}” ({code})"},
    Kind{"activities.mapping", "mapping of columns “{}” kept"},
    Kind{"activities.mapping_forgotten", "mapping of columns “{}” forgotten"},
    Kind{"geography.load", "", of_places},
    Kind{"geography.words", "words settled as a place: {words} is {pcode}"},
    Kind{"needs.load", "", of_needs},
    Kind{"partners.added", "partner {name} added"},
    Kind{"partners.made", "", of_new_partners},
    Kind{"partners.confirmed", "partner {name} confirmed"},
    Kind{"partners.words", "“{words}” means {partner}"},
    Kind{"partners.merged", "{from} counts as {into}"},
    Kind{"partners.merge_undone", "{from} is a partner of its own again"},
    Kind{"structure.body", "{name} is a body of the operation"},
    Kind{"structure.words", "“{words}” means {body}"},
    Kind{"operations.declared", "operation {name} declared"},
    Kind{"operations.setting", "{name} is {value}"},
    Kind{"operations.cycle", "reports for {first} to {last} are due on {due}"},
    Kind{"standards.counting_rule", "{activity} combined over periods by {over_periods}"},
};

std::string words_of(store::Entry const& entry)
{
    auto const body = Json::parse(entry.body.empty() ? "{}" : entry.body);
    for (auto const& kind : kinds)
        if (kind.kind == entry.kind) return kind.words ? kind.words(body, entry) : filled(kind.pattern, body, entry);
    return entry.kind + " " + entry.subject;
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
