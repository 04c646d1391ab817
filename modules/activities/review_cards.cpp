// `review cards`: what waits, one card for all rows alike, with all that a person needs to settle it; and what was settled.
#include "commands.hpp"
#include "opened.hpp"
#include "review.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <base/words.hpp>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <geography/geography.hpp>
#include <partners/partners.hpp>
#include <set>
#include <store/journal.hpp>
#include <structure/structure.hpp>

namespace muster::activities {

namespace {

using std::size_t;

constexpr std::int64_t usual_cards = 50, most_cards = 500;
constexpr size_t most_places_shown = 10, most_candidates = 8;

struct Where {
    std::string submission, file, at;
};
struct Card {
    std::string id, queue, code, severity, sentence, words;
    std::vector<Where> where;
    std::set<std::string> files;
    std::int64_t people = 0;
};

/// The most rows first.
std::vector<Card> cards_of(cli::Call& call)
{
    std::vector<Card> cards;
    each_line(call.db(), sql::held_where, {std::string_view(call.operation())}, [&](store::Row const& row) {
        if (call.has("partner") and std::ranges::count(call.all("partner"), row.text(10)) == 0) return;
        if (cards.empty() or cards.back().id != row.text(0)) {
            auto const code = row.string(4);
            cards.push_back({row.string(0), code.substr(0, code.find('.')), code, row.string(7), held_sentence(row, 4), row.string(8), {}, {}, 0});
        }
        cards.back().where.push_back({row.string(1), row.string(2), row.string(3)});
        cards.back().files.insert(row.string(1));
        cards.back().people += row.integer(9);
    });
    std::ranges::stable_sort(cards, std::greater<>(), [](Card const& card) { return card.where.size(); });
    return cards;
}

std::vector<std::string_view> parts_of(std::string_view words)
{
    std::vector<std::string_view> parts;
    while (true) {
        auto const sign = words.find('\x1f');
        parts.push_back(words.substr(0, sign));
        if (sign == std::string_view::npos) return parts;
        words.remove_prefix(sign + 1);
    }
}

/// What finds candidates for a card, loaded once for all.
struct Known {
    explicit Known(cli::Call& call)
        : places(geography::Gazetteer::load(call.db(), call.operation())), partners(partners::Registry::load(call.db(), call.operation())),
          bodies(structure::Bodies::load(call.db(), call.operation(), call.clock->today()))
    {
    }
    std::shared_ptr<geography::Gazetteer const> places;
    std::unique_ptr<partners::Registry> partners;
    std::shared_ptr<structure::Bodies const> bodies;
};

void write_words(base::JsonWriter& json, Card const& card)
{
    auto const parts = parts_of(card.words);
    json.key("words").list();
    for (size_t i = 0; i < parts.size(); ++i) {
        // A part that is a text of ours, not of the sheet, is told by the sentence.
        if (parts[i].empty() or parts[i].front() == '\x1e') continue;
        std::string what = i == 0 ? "words" : "beside";
        if (card.queue == "place" and i < 12) what = fmt::format("adm{} {}", i / 2, i % 2 == 0 ? "code" : "name");
        else if (card.queue == "place") what = i == 12 ? "code" : "name";
        json.object().member("what", what).member("said", parts[i]).end();
    }
    json.end();
}

std::string alike_by(double score) { return base::say("card.why.alike", {fmt::format("{:.0f}", score * 100)}); }

void write_places(base::JsonWriter& json, Card const& card, Known const& known)
{
    auto const parts = parts_of(card.words);
    geography::Asked asked;
    for (size_t level = 0; level < 6 and level * 2 + 1 < parts.size(); ++level) asked.code[level] = parts[level * 2], asked.name[level] = parts[level * 2 + 1];
    if (parts.size() > 13) asked.any_code = parts[12], asked.any_name = parts[13];
    auto const found = known.places->find(asked);
    auto candidates = found.candidates;
    if (candidates.empty() and found.place >= 0) candidates.push_back({found.place, 1});
    for (size_t i = 0; i < std::min(candidates.size(), most_candidates); ++i) {
        auto const& place = known.places->at(candidates[i].place);
        json.object().member("kind", "place").member("code", place.pcode).member("name", place.name).member("score", candidates[i].score);
        json.member("why", alike_by(candidates[i].score)).member("level", place.level).key("within").list();
        for (auto above = known.places->parent_of(candidates[i].place); above >= 0; above = known.places->parent_of(above))
            json.object().member("pcode", known.places->at(above).pcode).member("name", known.places->at(above).name).end();
        json.end().member("lat", place.lat).member("lon", place.lon).end();
    }
}

void write_partners(base::JsonWriter& json, Card const& card, Known const& known)
{
    auto const parts = parts_of(card.words);
    auto const found = known.partners->find(parts[0], parts[0]);
    auto candidates = found.candidates;
    if (candidates.empty() and found.partner >= 0) candidates.emplace_back(found.partner, 1.0);
    for (size_t i = 0; i < std::min(candidates.size(), most_candidates); ++i) {
        auto const& one = known.partners->at(candidates[i].first);
        json.object().member("kind", "partner").member("code", one.id).member("name", one.name).member("acronym", one.acronym);
        json.member("score", candidates[i].second).member("why", alike_by(candidates[i].second)).end();
    }
}

/// Words that mean no sector have none that comes near: every sector of the operation stands to choose from.
void write_bodies(base::JsonWriter& json, Card const& card, Known const& known)
{
    auto const named = known.bodies->find(parts_of(card.words)[0]);
    for (int body = 0; body < static_cast<int>(known.bodies->size()); ++body) {
        auto const& one = known.bodies->at(body);
        if (one.valid_to or (not named.empty() and std::ranges::count(named, body) == 0)) continue;
        json.object().member("kind", "body").member("code", one.code).member("name", one.name).key("score").null();
        json.member("why", base::say(named.empty() ? "card.why.of_operation" : "card.why.named")).end();
    }
}

void write_acts(base::JsonWriter& json, Card const& card)
{
    std::vector<std::string> const counts{std::to_string(card.where.size()), std::to_string(card.files.size())};
    auto const act = [&](std::string_view name, std::string_view words) { json.object().member("act", name).member("words", base::say(words, counts)).end(); };
    bool const has_words = not card.words.empty();
    json.key("acts").list();
    if (card.queue == "place") act("place", "card.act.means");
    if (card.queue == "partner" and has_words) act("partner", "card.act.means");
    if (card.queue == "sector") act("body", "card.act.means");
    if (card.queue != "place" and card.queue != "sector" and card.code != "partner.missing") act("accept", "card.act.accept");
    act("dismiss", "card.act.dismiss");
    json.end();
}

void write(base::JsonWriter& json, Card const& card, Known const& known)
{
    auto const* rule = base::Rules::all().find(card.code);
    json.object().member("id", card.id).member("queue", card.queue).member("code", card.code).member("severity", card.severity);
    json.member("sentence", card.sentence).member("remedy", rule == nullptr ? std::string() : base::remedy_of(*rule, {}));
    write_words(json, card);
    json.member("rows", card.where.size()).member("people", card.people).member("files", card.files.size()).key("where").list();
    for (size_t i = 0; i < std::min(card.where.size(), most_places_shown); ++i)
        json.object().member("submission", card.where[i].submission).member("file", card.where[i].file).member("at", card.where[i].at).end();
    json.end().key("candidates").list();
    if (card.queue == "place") write_places(json, card, known);
    if (card.queue == "partner" and not card.words.empty()) write_partners(json, card, known);
    if (card.queue == "sector" and not card.words.empty()) write_bodies(json, card, known);
    json.end();
    write_acts(json, card);
    json.end();
}

cli::Exit run_cards(cli::Call& call)
{
    auto cards = cards_of(call);
    auto const queue = call.text("queue"), after = call.text("after");
    std::vector<Queue> found;
    for (auto const& card : cards) {
        auto at = std::ranges::find(found, card.queue, &Queue::name);
        if (at == found.end()) at = found.insert(found.end(), Queue{card.queue});
        at->rows += std::int64_t(card.where.size());
        at->people += card.people;
        ++at->groups;
    }
    if (not queue.empty()) std::erase_if(cards, [&](Card const& card) { return card.queue != queue; });
    auto const last = std::ranges::find(cards, after, &Card::id);
    if (not after.empty() and last != cards.end()) cards.erase(cards.begin(), last + 1);
    auto const limit = size_t(std::clamp<std::int64_t>(call.number("limit", usual_cards), 1, most_cards));
    auto const shown = std::min(limit, cards.size());
    Known const known(call);
    std::string out;
    base::JsonWriter json(out);
    json.object();
    write_queues(json.key("held"), found);
    json.key("cards").list();
    for (size_t i = 0; i < shown; ++i) {
        write(json, cards[i], known);
        if (not call.json) call.line(fmt::format("{}  {} rows  {}  {}\n    {}", cards[i].id, cards[i].where.size(), cards[i].code, cards[i].where[0].at, cards[i].sentence));
    }
    json.end().member("more", cards.size() - shown).key("next").value(shown < cards.size() ? std::optional(cards[shown - 1].id) : std::nullopt).end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    if (cards.empty()) call.line("Nothing waits.");
    return cards.empty() ? cli::Exit::done : cli::Exit::held;
}

cli::Exit run_settled(cli::Call& call)
{
    auto const operation = call.operation();
    auto all = decisions(call.db(), operation);
    all.resize(std::min(all.size(), size_t(std::clamp<std::int64_t>(call.number("limit", usual_cards), 1, most_cards))));
    std::string out;
    base::JsonWriter json(out);
    json.object().key("settled").list();
    cli::TextTable table({"at", "who", "what", "undo"});
    for (auto const& done : all) {
        json.object().member("seq", done.change.seq).member("at", done.change.at.text()).member("actor", done.change.actor).member("kind", done.change.kind);
        json.member("id", done.change.subject).member("words", done.change.words).member("reason", done.change.reason).key("submissions").list();
        bool stands = not done.undone;
        for (auto const& submission : done.submissions) {
            auto const state = call.db().text(sql::submission_state, {std::string_view(operation), std::string_view(submission)}).value_or("");
            json.object().member("submission", submission).member("state", state).end();
            stands = stands and state == "imported";
        }
        json.end().member("undone", done.undone).key("undo").list();
        if (stands)
            json.object().member("verb", "DELETE").member("path", fmt::format("/api/1/operations/{}/review/settled/{}", operation, done.change.seq)).end();
        json.end().end();
        table.row({done.change.at.text(), done.change.actor, done.change.words, stands ? fmt::format("muster review undo {}", done.change.seq) : "taken back"});
    }
    json.end().end();
    if (call.json) call.document(out);
    else if (all.empty()) call.line("Nothing was settled yet.");
    else call.say(table.text());
    return cli::Exit::done;
}

constexpr cli::Option cards_options[] = {
    {"queue", "NAME", "only place, partner, sector, twin, number, date …"},
    {"partner", "ID", "only rows of this partner", false, true},
    {"after", "ID", "the next page: what the page before gave as next"},
    {"limit", "NUMBER", "how many; 50 where it is not said"},
};
constexpr cli::Option settled_options[] = {{"limit", "NUMBER", "how many, the newest first; 50 where it is not said"}};
constexpr cli::Served serve_cards[] = {{"GET", "/operations/{operation}/review/cards", "rows", "cards"}};
constexpr cli::Served serve_settled[] = {{"GET", "/operations/{operation}/review/settled", "rows", "settled"}};

}

std::vector<cli::Command> card_commands()
{
    return {
        {"review cards", "What waits for a person, one card for all rows alike, with candidates and what each act will do.", "", {}, cards_options, run_cards, true, serve_cards},
        {"review settled", "Who settled what at the review desk, and what can be taken back.", "", {}, settled_options, run_settled, true, serve_settled},
    };
}

}
