#include "how.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <fmt/core.h>

namespace muster::analysis {

namespace {

std::string over_periods_words(Rule rule, std::string const& source)
{
    auto words = base::say(rule == Rule::sum ? "how.added" : rule == Rule::latest ? "how.latest" : "how.highest");
    return source.empty() ? words : words + "; " + source;
}

/// Walks the rows of the places behind a figure, run by run as the counting rules do.
class Telling {
public:
    Telling(Picture const& picture, Asked const& asked, Figure const& figure, std::size_t steps, std::size_t rows)
        : picture_(picture), engine_(*picture.engine), asked_(asked), figure_(figure), question_(asked.question(picture)),
          recipe_(*asked.profile, question_.sieve, Measure::reached, engine_.rules(), engine_.words()), most_steps_(steps), most_rows_(rows)
    {
    }

    How tell()
    {
        how_.id = figure_id(picture_, asked_, figure_);
        for (int place = 0; place < engine_.tree().size(); ++place) {
            if (engine_.ground(place).rows() == 0) continue;
            if (figure_.only_whole ? place == figure_.place : engine_.tree().lies_in(place, figure_.place)) tell_place(place);
        }
        return std::move(how_);
    }

private:
    struct Seen {
        std::int64_t rows = 0, told = 0;
    };
    [[nodiscard]] bool of_figure(Key key) const
    {
        bool const body = key.body() == figure_.body or (figure_.body == engine_.joint() and engine_.enters_joint(key.body()));
        return body and (figure_.group == everybody or figure_.group == key.group() or asked_.group != 0);
    }

    void tell_place(int place)
    {
        Key at;
        bool open = false;
        for (auto const& block : engine_.ground(place).blocks())
            for (int row = 0; row < block.size(); ++row) {
                auto const key = block.keys()[row];
                if (not of_figure(key)) continue;
                if (not count_row(key, block.marks()[row], block.ids()[row])) continue;
                if (open) close(place, at, key.bits ^ at.bits);
                at = key;
                open = true;
                for (auto* seen : {&partner_, &activity_, &cell_}) ++seen->rows, seen->told += block.marks()[row].told() != 0;
            }
        if (open) close(place, at, ~std::uint64_t{0});
    }
    bool count_row(Key key, Marks marks, std::uint32_t id)
    {
        if (not question_.sieve.passes(key)) return false;
        if (not asked_.profile->counts(marks.status())) {
            if (how_.left_out.size() < most_rows_)
                how_.left_out.emplace_back(id, base::say("how.not_yet", {std::string(standards::name_of(marks.status()))}));
            return false;
        }
        auto& into = marks.told() ? how_.rows : how_.silent;
        if (into.size() < most_rows_) into.push_back(id);
        else ++how_.rows_more;
        return true;
    }

    void close(int place, Key key, std::uint64_t moved)
    {
        if (moved >> 16) {
            if (asked_.profile->partners_first) partner_step(place, key);
            partner_ = {};
        }
        if (moved >> 32) {
            auto& step = add(place, key, "how.step.activity", 32, activity_);
            step.activity = key.activity();
            step.rule = asked_.profile->partners_first ? rule_words("partners") : over_periods_words(recipe_.over_periods(key), source_of(key));
            activity_ = {};
        }
        if (moved >> 48) {
            add(place, key, "how.step.cell", 48, cell_).rule = rule_words("activities");
            cell_ = {};
        }
    }
    void partner_step(int place, Key key)
    {
        auto& step = add(place, key, "how.step.partner", 16, partner_);
        step.activity = key.activity();
        step.partner = key.partner();
        step.rule = over_periods_words(recipe_.over_periods(key), source_of(key));
    }
    HowStep& add(int place, Key key, std::string_view name, int shift, Seen const& seen)
    {
        static HowStep beyond;
        if (how_.steps.size() >= most_steps_) {
            ++how_.steps_more;
            return beyond;
        }
        auto const first = key.bits >> shift << shift, last = first | ((std::uint64_t{1} << shift) - 1);
        Spread<std::int64_t, lane_count> people;
        people_between(engine_.ground(place), recipe_, {first}, {last}, people);
        auto& step = how_.steps.emplace_back();
        step.step = name;
        step.place = place;
        step.body = key.body();
        step.group = key.group();
        step.people = {{people.low.of[0]}, {people.mid.of[0]}, {people.high.of[0]}};
        step.rows = seen.rows;
        step.told = seen.told;
        return step;
    }
    [[nodiscard]] std::string source_of(Key key) const
    {
        auto const body = std::size_t(key.body()), activity = std::size_t(key.activity());
        auto const& sources = picture_.rule_sources;
        return body < sources.size() and activity < sources[body].size() ? sources[body][activity] : "";
    }
    [[nodiscard]] std::string rule_words(std::string_view name) const
    {
        for (auto const& step : asked_.profile->steps)
            if (step.name == name) return base::say(step.words);
        return {};
    }

    Picture const& picture_;
    Engine const& engine_;
    Asked const& asked_;
    Figure const& figure_;
    Question question_;
    Recipe recipe_;
    std::size_t most_steps_, most_rows_;
    How how_;
    Seen partner_, activity_, cell_;
};

}

std::string figure_id(Picture const& picture, Asked const& asked, Figure const& figure)
{
    auto const& words = picture.engine->words();
    auto const group = figure.group == everybody ? 0 : figure.group;
    return fmt::format("reach:{}:{}:{}:{}", words.bodies.word(figure.body), picture.place_code(figure.place), words.groups.word(group),
                       asked.period ? asked.period->text() : "-");
}

How how(Picture const& picture, Asked const& asked, Figure const& figure, std::size_t steps, std::size_t rows)
{
    return Telling(picture, asked, figure, steps, rows).tell();
}

}
