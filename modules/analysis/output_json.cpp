#include "output.hpp"
#include <fmt/core.h>

namespace muster::analysis {

std::string level_name(int level)
{
    if (level <= 0) return "country";
    return level == 9 ? "site" : fmt::format("adm{}", level);
}

void write_told(base::JsonWriter& json, std::string_view name, base::Told told)
{
    json.key(name);
    if (told.is_told()) json.number(told.value());
    else json.null();
}

void write_percent(base::JsonWriter& json, std::string_view name, base::Share share)
{
    json.key(name);
    if (share.known()) json.number(std::int64_t{share.percent()});
    else json.null();
}

void write_method(base::JsonWriter& json, Picture const& picture, Asked const& asked, std::optional<base::Period> period)
{
    json.member("method", asked.profile->name);
    json.key("profile").object().member("name", asked.profile->name).member("title", base::say(asked.profile->title));
    json.member("source", asked.profile->source).key("steps").list();
    for (auto const& step : asked.profile->steps)
        json.object().member("step", step.name).member("rule", step.rule).member("words", base::say(step.words)).member("source", step.source).end();
    json.end().end();
    json.key("as_of").object().member("journal", picture.journal).member("time", picture.at.text()).end();
    json.key("period");
    if (period) json.text(period->text());
    else json.null();
    json.member("period_asked", asked.period.has_value());
    json.member("by", level_name(asked.level)).member("needs_source", picture.needs_sources);
}

void write_notes(base::JsonWriter& json, Picture const& picture, Figures const& figures)
{
    auto const& notes = picture.notes;
    json.member("rows_held", figures.held).member("unknown_places", figures.unknown_places);
    if (figures.hidden_below > 0) json.member("suppressed_below", figures.hidden_below);
    json.key("notes").object().member("lines", notes.lines).member("without_place", notes.no_place);
    json.member("without_body", notes.no_body).member("not_people", notes.not_people).member("households", notes.households);
    json.member("beyond_belief", notes.beyond).member("elders_inside_adults", notes.elders_inside);
    json.member("without_period", figures.without_period).member("reaching_beyond_period", figures.sticking_out);
    json.member("needs_unplaced", notes.needs_unplaced).end();
}

void write_place(base::JsonWriter& json, Picture const& picture, int place)
{
    json.member("place", picture.place_code(place)).member("place_name", picture.place_name(place));
}

void write_partners(base::JsonWriter& json, Picture const& picture, std::vector<int> const& partners)
{
    json.list();
    for (int const partner : partners) json.text(picture.engine->words().partners.word(partner));
    json.end();
}

void write_rows(base::JsonWriter& json, Picture const& picture, std::vector<std::uint32_t> const& rows)
{
    json.list();
    for (auto const row : rows) {
        auto const& source = picture.sources[row];
        json.object().member("submission", picture.submissions[source.submission]).member("row", source.row);
        json.member("part", source.part).end();
    }
    json.end();
}

namespace {

void write_cells(base::JsonWriter& json, Figure const& figure)
{
    bool any = false;
    for (auto const& cell : figure.cells) any = any or cell.has_value();
    if (not any or not figure.reached.is_told() or figure.hides(Figure::total_bit)) return;
    json.key("cells").object();
    for (std::size_t k = 1; k < figure.cells.size(); ++k) json.member(lane_names[k], figure.cells[k]);
    json.end();
}

void write_missing(base::JsonWriter& json, std::string_view name, bool told, auto const& missing)
{
    json.key(name);
    if (told) json.number(missing.chosen.value);
    else json.null();
}

}

namespace {

std::string_view state_of(base::Told told, bool hidden) { return hidden ? "suppressed" : base::name_of(told.saying()); }

/// What is kept back leaves no difference and no bound that would tell it.
void write_people(base::JsonWriter& json, Figure const& figure)
{
    bool const no_need = figure.hides(Figure::need_bit), no_target = figure.hides(Figure::target_bit), no_reached = figure.hides(Figure::total_bit);
    auto const shown = [](base::Told told, bool hidden) { return hidden ? base::Told(base::Saying::not_reported) : told; };
    auto const bound = [&](base::Count<base::Reached> people) { return figure.reached.is_told() and not no_reached ? std::optional(people.value) : std::nullopt; };
    write_told(json, "in_need", shown(figure.in_need, no_need));
    write_told(json, "targeted", shown(figure.targeted, no_target));
    write_told(json, "reached", shown(figure.reached, no_reached));
    json.key("at_least").value(bound(figure.between.at_least)).key("at_most").value(bound(figure.between.at_most));
    json.member("state", state_of(figure.reached, no_reached)).member("in_need_state", state_of(figure.in_need, no_need));
    json.member("targeted_state", state_of(figure.targeted, no_target));
    write_percent(json, "of_target", figure.of_target());
    write_percent(json, "of_need", figure.of_need());
    write_missing(json, "need_gap", figure.in_need.is_told() and not no_need and not no_reached, figure.need_gap);
    write_missing(json, "target_gap", figure.targeted.is_told() and not no_target and not no_reached, figure.target_gap);
}

}

void write_figure(base::JsonWriter& json, Picture const& picture, Figures const& all, Figure const& figure, How const* how)
{
    auto const& words = picture.engine->words();
    json.object();
    write_place(json, picture, figure.place);
    json.member("level", level_name(picture.engine->tree().level(figure.place)));
    json.member("body", words.bodies.word(figure.body)).member("group", words.groups.word(std::max(figure.group, 0)));
    json.key("period");
    if (all.period) json.text(all.period->text());
    else json.null();
    write_people(json, figure);
    json.member("planned", figure.planned);
    json.key("severity").value(figure.severity > 0 ? std::optional(figure.severity) : std::nullopt);
    auto const partners = figure.presence.partners();
    json.member("partners", partners.size()).key("partner_ids");
    write_partners(json, picture, partners);
    json.member("rows", figure.presence.rows).member("rows_with_people", figure.presence.told).member("held", figure.held);
    write_cells(json, figure);
    json.member("unplaced_below", figure.only_whole).member("need_from_below", figure.need_from_below);
    json.member("above_target", figure.above_target).member("at_population", figure.at_population);
    json.member("id", figure_id(picture, all.asked, figure));
    if (how) write_how(json.key("how"), picture, *how);
    json.end();
}

void write_how(base::JsonWriter& json, Picture const& picture, How const& how)
{
    auto const& words = picture.engine->words();
    json.object().member("id", how.id).key("steps").list();
    for (auto const& step : how.steps) {
        json.object().member("step", base::say(step.step));
        write_place(json, picture, step.place);
        json.member("body", words.bodies.word(step.body)).member("group", words.groups.word(step.group));
        if (step.activity >= 0) json.member("activity", picture.activity_words[std::size_t(step.body)][std::size_t(step.activity)]);
        if (step.partner >= 0) json.member("partner", words.partners.word(step.partner));
        auto const told = [&](base::Count<base::Reached> people) { return step.told > 0 ? std::optional(people.value) : std::nullopt; };
        json.member("at_least", told(step.people.at_least)).member("reached", told(step.people.chosen));
        json.member("at_most", told(step.people.at_most)).member("rows", step.rows).member("rule", step.rule).end();
    }
    json.end().member("steps_more", how.steps_more).key("rows");
    write_rows(json, picture, how.rows);
    write_rows(json.key("rows_without_people"), picture, how.silent);
    json.member("rows_more", how.rows_more).key("rows_left_out").list();
    for (auto const& [row, why] : how.left_out) {
        auto const& source = picture.sources[row];
        json.object().member("submission", picture.submissions[source.submission]).member("row", source.row);
        json.member("part", source.part).member("why", why).end();
    }
    json.end().end();
}

}
