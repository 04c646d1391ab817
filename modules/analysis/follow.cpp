#include <analysis/analysis.hpp>
#include "commands.hpp"
#include "shelf.hpp"
#include "tally.hpp"
#include <algorithm>
#include <map>

namespace muster::analysis {

namespace {

using std::size_t;

GapKind kind_named(std::string const& name)
{
    auto const found = std::ranges::find(gap_names, name);
    ENSURE(found != gap_names.end());
    return static_cast<GapKind>(found - gap_names.begin());
}

/// What was told for one spot, out of the figures of its level and period.
SpotFigures told_of(Figure const& figure)
{
    SpotFigures told;
    told.in_need = figure.in_need;
    told.targeted = figure.targeted;
    told.reached = figure.reached;
    told.severity = figure.severity;
    told.partners = int(figure.presence.partners().size());
    told.lines = figure.presence.rows;
    told.held = figure.held;
    return told;
}

void add_missing(SpotFigures& told, Figure const& figure, GapKind kind)
{
    auto const set = [&](auto const& missing) {
        told.missing = base::Told::of(missing.chosen.value);
        told.at_least = missing.at_least.value;
        told.at_most = missing.at_most.value;
    };
    if (kind == GapKind::coverage) {
        if (figure.targeted.is_told()) set(figure.target_gap);
    }
    else if (kind == GapKind::planned) {
        if (figure.in_need.is_told() and figure.planned) {
            told.missing = base::Told::of(std::max<std::int64_t>(0, figure.in_need.value() - *figure.planned));
            told.at_least = told.at_most = told.missing.value();
        }
    }
    else if (figure.in_need.is_told()) set(figure.need_gap);
}

SeenGap seen(Picture const& picture, Gap const& gap, base::Period period)
{
    SeenGap one;
    auto const& words = picture.engine->words();
    one.rank = gap.rank;
    one.spot = {picture.place_code(gap.place), words.bodies.word(gap.body), words.groups.word(std::max(gap.group, 0)), period, std::string(name_of(gap.kind))};
    one.place_name = picture.place_name(gap.place);
    one.unheard = gap.unheard;
    auto& figures = one.figures;
    figures.in_need = gap.in_need;
    figures.targeted = gap.targeted;
    figures.reached = gap.reached;
    figures.missing = base::Told::of(gap.people);
    figures.at_least = gap.at_least;
    figures.at_most = gap.at_most;
    figures.severity = gap.severity;
    figures.partners = gap.partners;
    figures.held = gap.held;
    figures.lines = gap.partners;
    figures.score = gap.score;
    figures.why = gap.why;
    return one;
}

/// Spots of one level and period are answered by one question.
using Alike = std::pair<int, base::Period>;

void follow_alike(Picture const& picture, Alike const& alike, GapRules const& rules, base::Day today, std::vector<std::pair<size_t, Spot const*>> const& spots,
                  std::vector<SpotFigures>& all)
{
    auto const& words = picture.engine->words();
    Asked asked;
    asked.level = alike.first;
    asked.period = alike.second;
    asked.every_place = true;
    for (auto const& [i, spot] : spots) {
        asked.each_group = asked.each_group or spot->group != "all";
        if (auto const body = words.bodies.find(spot->body); body >= 0 and std::ranges::count(asked.bodies, body) == 0) asked.bodies.push_back(body);
    }
    if (asked.bodies.empty()) return;
    auto const list = gaps(picture, asked, rules, {}, today);
    std::map<std::tuple<int, int, int>, Figure const*> figures;
    for (auto const& figure : list.figures->lines)
        if (not figure.only_whole) figures[{figure.place, figure.body, figure.group}] = &figure;
    std::map<std::tuple<int, int, int>, Gap const*> ranked;
    for (auto const& gap : list.gaps) ranked[{gap.place, gap.body, gap.group}] = &gap;
    for (auto const& [i, spot] : spots) {
        auto const group = spot->group == "all" ? everybody : words.groups.find(spot->group);
        std::tuple const key{picture.places->by_code(spot->place), words.bodies.find(spot->body), group};
        auto const figure = figures.find(key);
        if (figure == figures.end()) continue;
        all[i] = told_of(*figure->second);
        add_missing(all[i], *figure->second, kind_named(spot->kind));
        if (auto const gap = ranked.find(key); gap != ranked.end()) {
            all[i].why = gap->second->why;
            all[i].score = gap->second->score;
        }
    }
}

}

std::vector<SpotFigures> follow(cli::Call& call, std::span<Spot const> spots)
{
    std::vector<SpotFigures> all(spots.size());
    if (spots.empty()) return all;
    auto const rules = rules_asked(call);
    with_picture(call, [&](Picture const& picture) {
        std::map<Alike, std::vector<std::pair<size_t, Spot const*>>> alike;
        for (size_t i = 0; i < spots.size(); ++i)
            if (auto const place = picture.places->by_code(spots[i].place); place >= 0)
                alike[{picture.engine->tree().level(place), spots[i].period}].push_back({i, &spots[i]});
        for (auto const& [question, some] : alike) follow_alike(picture, question, rules, call.clock->today(), some, all);
        return cli::Exit::done;
    });
    return all;
}

std::vector<SeenGap> seen_gaps(cli::Call& call, base::Period period)
{
    std::vector<SeenGap> all;
    with_picture(call, [&](Picture const& picture) {
        all.clear();
        auto asked = asked_by(call, picture, picture.finest_level());
        if (not asked.period) asked.period = period;
        for (auto const& gap : gaps_asked(call, picture, asked, {GapKind::presence, GapKind::coverage, GapKind::need}).gaps)
            if (gap.hidden == 0) all.push_back(seen(picture, gap, *asked.period));
        return cli::Exit::done;
    });
    return all;
}

std::vector<Delivered> delivered(cli::Call& call, std::span<Delivery const> deliveries)
{
    if (deliveries.empty()) return {};
    std::vector<Delivered> all;
    if (std::ranges::none_of(deliveries, [](Delivery const& one) { return one.known_on.has_value(); })) {
        with_picture(call, [&](Picture const& picture) {
            Tally tally(picture, deliveries);
            tally.take_all(picture);
            all = tally.count();
            return cli::Exit::done;
        });
        return all;
    }
    std::set<std::string> bodies;
    for (auto const& one : deliveries)
        for (auto const& where : one.where) bodies.insert(where.body);
    struct Known {
        Fact fact;
        base::Instant from;
        std::optional<base::Instant> until;
    };
    std::vector<Known> lines;
    auto const picture = load_versions(call.db(), *call.clock, call.operation(), bodies, hidden_from(call, false),
                                       [&](Fact const& fact, base::Instant from, std::optional<base::Instant> until) { lines.push_back({fact, from, until}); });
    Tally tally(*picture, deliveries);
    for (auto const& line : lines) tally.take(line.fact, line.from, line.until);
    return tally.count();
}

std::vector<Worker> workers(cli::Call& call, std::string const& body, base::Period period)
{
    std::vector<Worker> all;
    with_picture(call, [&](Picture const& picture) {
        all.clear();
        auto const& engine = *picture.engine;
        auto const code = engine.words().bodies.find(body);
        for (int place = 0; place < engine.tree().size() and code >= 0; ++place) {
            std::map<int, Worker> here;
            for (auto const& block : engine.ground(place).blocks())
                for (int row = 0; row < block.size(); ++row) {
                    auto const key = block.keys()[row];
                    if (key.body() != code or key.period() == 0 or key.partner() == 0) continue;
                    auto const& when = engine.words().periods[size_t(key.period())];
                    if (not period.overlaps(when)) continue;
                    auto& one = here.try_emplace(key.partner(), Worker{.first = when.first, .last = when.last}).first->second;
                    ++one.lines;
                    one.first = std::min(one.first, when.first);
                    one.last = std::max(one.last, when.last);
                }
            for (auto& [partner, one] : here) {
                one.partner = engine.words().partners.word(partner);
                one.place = picture.place_code(place);
                all.push_back(one);
            }
        }
        return cli::Exit::done;
    });
    return all;
}

}
