#include "figures.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <tuple>

namespace muster::analysis {

bool Asked::wants_joint(Picture const& picture) const
{
    return bodies.empty() or std::ranges::count(bodies, picture.engine->joint()) > 0;
}

Question Asked::question(Picture const& picture, Measure measure) const
{
    auto const& words = picture.engine->words();
    Question question;
    question.profile = profile;
    question.measure = measure;
    question.level = level;
    question.by_group = each_group;
    question.within = within;
    question.joint = wants_joint(picture);
    if (not question.joint) {
        question.sieve.bodies.reset();
        for (int const body : bodies) question.sieve.bodies.set(std::size_t(body));
    }
    if (group != 0) question.sieve.groups.reset().set(std::size_t(group));
    if (period)
        for (std::size_t code = 0; code < words.periods.size(); ++code)
            question.sieve.periods.push_back(code != 0 and period->overlaps(words.periods[code]));
    if (not partners.empty()) {
        question.sieve.partners.assign(std::size_t(words.partners.size()), false);
        for (int const partner : partners) question.sieve.partners[std::size_t(partner)] = true;
    }
    return question;
}

base::Share Figure::of_target() const
{
    if (not targeted.is_told() or not reached.is_told() or hides(target_bit) or hides(total_bit)) return {};
    return {reached.value(), targeted.value()};
}

base::Share Figure::of_need() const
{
    if (not in_need.is_told() or not reached.is_told() or hides(need_bit) or hides(total_bit)) return {};
    return {reached.value(), in_need.value()};
}

namespace {

base::Told told_or(std::int64_t value, base::Saying otherwise)
{
    return value >= 0 ? base::Told::of(value) : base::Told(otherwise);
}

class Making {
public:
    Making(Picture const& picture, Asked const& asked)
        : picture_(picture), engine_(*picture.engine), asked_(asked), question_(asked.question(picture)),
          census_(picture, asked, question_), shown_(engine_.tree(), question_)
    {
    }

    Figures make()
    {
        Figures made;
        made.asked = asked_;
        made.period = asked_.period ? asked_.period : picture_.told_period();
        auto const answer = engine_.answer(question_);
        for (auto const& line : answer.lines) keep(line);
        add_targets_in_lines();
        add_rows_without_people();
        add_silent(made);
        for (auto& [key, figure] : figures_)
            if (wanted(figure)) made.lines.push_back(finished(figure));
        sort(made.lines);
        made.held = census_.all_held();
        made.without_period = census_.without_period();
        made.sticking_out = census_.sticking_out();
        return made;
    }

private:
    using Key4 = std::tuple<bool, int, int, int>;

    Figure& figure_of(bool only_whole, int place, int body, int group)
    {
        auto& figure = figures_[{only_whole, place, body, group}];
        figure.only_whole = only_whole;
        figure.place = place;
        figure.body = body;
        figure.group = group;
        return figure;
    }
    [[nodiscard]] bool wanted(Figure const& figure) const
    {
        return asked_.bodies.empty() or std::ranges::count(asked_.bodies, figure.body) > 0;
    }
    void keep(AnswerLine const& line)
    {
        auto& figure = figure_of(line.only_whole, line.place, line.body, line.group);
        figure.between = line.reached;
        figure.in_need = told_or(line.in_need, base::Saying::not_assessed);
        figure.targeted = told_or(line.targeted, base::Saying::not_assessed);
        figure.need_from_below = line.need_from_below;
        figure.need_gap = line.need_gap;
        figure.target_gap = line.target_gap;
        for (std::size_t k = 1; k < figure.cells.size(); ++k)
            if (line.cells[k] > 0) figure.cells[k] = line.cells[k];
    }
    /// What partners' own lines set out to reach, where they say.
    void add_targets_in_lines()
    {
        auto const targets = engine_.answer(asked_.question(picture_, Measure::targeted));
        for (auto const& line : targets.lines)
            if (line.reached.chosen.value > 0)
                figure_of(line.only_whole, line.place, line.body, line.group).planned = line.reached.chosen.value;
    }
    /// Presence without a number of people (3W) is a figure too: not reported, with somebody there.
    void add_rows_without_people()
    {
        for (int place = 0; place < engine_.tree().size(); ++place) {
            bool const full = shown_.full(place), whole = shown_.whole(place);
            if (not full and not whole) continue;
            for (int body = 0; body < engine_.words().bodies.size(); ++body)
                for (bool const only_whole : {false, true}) {
                    auto const& here = census_.of(place, only_whole, body, everybody);
                    if (here.rows + here.planned > 0 and (only_whole ? whole : full)) figure_of(only_whole, place, body, everybody);
                }
        }
    }
    /// Places and sectors of which nothing is known: counted, and listed where every place is asked for.
    void add_silent(Figures& made)
    {
        std::vector<char> known(std::size_t(engine_.tree().size()));
        for (auto const& [key, figure] : figures_)
            if (not figure.only_whole) known[std::size_t(figure.place)] = 1;
        for (int const place : picture_.places->places_of(asked_.level)) {
            if (not shown_.full(place)) continue;
            made.unknown_places += not known[std::size_t(place)];
            if (not asked_.every_place) continue;
            auto bodies = asked_.bodies;
            for (int body = 1; bodies.empty() and body < engine_.words().bodies.size(); ++body) figure_of(false, place, body, everybody);
            for (int const body : bodies) figure_of(false, place, body, everybody);
        }
    }

    [[nodiscard]] base::Told reached_of(Figure const& figure) const
    {
        using base::Saying;
        auto const& here = figure.presence;
        if (here.told > 0) return base::Told::of(figure.between.chosen.value);
        if (here.nil > 0 or nil_was_said(figure)) return base::Told(Saying::nil);
        if (here.rows > 0 and here.rows == here.not_applicable) return base::Told(Saying::not_applicable);
        return base::Told(Saying::not_reported);
    }
    /// By a partner that is known to work there for that sector.
    [[nodiscard]] bool nil_was_said(Figure const& figure) const
    {
        auto const& body = engine_.words().bodies.word(figure.body);
        return std::ranges::any_of(picture_.nil, [&](NilReport const& said) {
            bool const then = not asked_.period or asked_.period->overlaps(said.period);
            return then and said.body == body and census_.ever(said.partner, figure.place, figure.body);
        });
    }

    /// As told of the group; for everybody the highest of the groups where none is told of all.
    [[nodiscard]] int severity_of(Figure const& figure) const
    {
        auto const group = std::max<int>(figure.group, asked_.group);
        if (auto const* need = engine_.needs().find(figure.place, figure.body, group); need and need->severity > 0) return need->severity;
        if (group > 0) return 0;
        int highest = 0;
        for (auto const& cell : engine_.needs().of(figure.place))
            if (cell.body == figure.body) highest = std::max<int>(highest, cell.severity);
        return highest;
    }

    Figure finished(Figure figure) const
    {
        using base::Saying;
        figure.presence = census_.of(figure.place, figure.only_whole, figure.body, figure.group);
        figure.held = figure.only_whole ? 0 : census_.held(figure.place, figure.body);
        figure.reached = reached_of(figure);
        if (figure.only_whole) figure.in_need = figure.targeted = base::Told(Saying::not_applicable);
        else if (not figure.targeted.is_told() and figure.in_need.is_told())
            figure.targeted = base::Told(figure.in_need.saying() == Saying::zero ? Saying::not_applicable : Saying::not_reported);
        figure.severity = severity_of(figure);
        figure.above_target = figure.reached.is_told() and figure.targeted.is_told() and figure.reached.value() > figure.targeted.value();
        auto const live = engine_.tree().population(figure.place);
        figure.at_population = asked_.profile->cap and figure.reached.is_told() and live > 0 and figure.reached.value() == live;
        if (asked_.group != 0 and figure.group == everybody) figure.group = asked_.group;
        return figure;
    }
    void sort(std::vector<Figure>& lines) const
    {
        // The place's code as people know it; all sectors together after the sectors.
        std::vector<std::string> codes(std::size_t(engine_.tree().size()));
        for (auto const& line : lines)
            if (codes[std::size_t(line.place)].empty()) codes[std::size_t(line.place)] = picture_.place_code(line.place);
        std::ranges::sort(lines, [&](Figure const& a, Figure const& b) {
            auto const key = [&](Figure const& line) {
                return std::tuple(line.only_whole, std::string_view(codes[std::size_t(line.place)]), line.body == engine_.joint(),
                                  std::string_view(engine_.words().bodies.word(line.body)), line.group);
            };
            return key(a) < key(b);
        });
    }

    Picture const& picture_;
    Engine const& engine_;
    Asked const& asked_;
    Question question_;
    Census census_;
    Shown shown_;
    std::map<Key4, Figure> figures_;
};

}

Figures figures(Picture const& picture, Asked const& asked)
{
    return Making(picture, asked).make();
}

std::string percent_of(base::Share share)
{
    if (not share.known()) return "";
    int const whole = share.percent();
    if (whole == 0 and share.part > 0) return "<1 %";
    if (whole == 100 and share.part < share.whole) return ">99 %";
    return fmt::format("{} %", whole);
}

}
