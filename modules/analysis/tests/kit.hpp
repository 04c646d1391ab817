// A small field to count in: places, lines and needs by name, answers as "35000 between 20000 and 35000".
#pragma once
#include "engine.hpp"
#include "reference.hpp"
#include <fmt/core.h>
#include <map>
#include <string>
#include <string_view>

namespace muster::analysis {

struct Line {
    std::string_view partner, body, place, activity = "water", period = "2026-03";
    std::int64_t reached = -1;
    std::string_view group = "all";
    standards::Status status = standards::Status::completed;
    std::map<Lane, std::int32_t> cells = {};
    std::int64_t targeted = -1;
};

/// A country ZA with ZA01 (ZA0101, ZA0102) and ZA02 (ZA0201).
class Field {
public:
    explicit Field(std::map<std::string_view, std::int64_t> population = {})
    {
        std::vector<Tree::Place> places;
        for (auto const name : names) {
            Tree::Place place;
            place.level = static_cast<int>(name.size() / 2) - 1;
            for (std::size_t i = 0; i < places.size(); ++i)
                if (name.starts_with(names[i]) and static_cast<int>(i) >= 0 and places[i].level == place.level - 1)
                    place.parent = static_cast<int>(i);
            if (auto const known = population.find(name); known != population.end()) place.population = known->second;
            places.push_back(place);
        }
        engine = std::make_unique<Engine>(Tree(places));
    }

    Fact fact(Line const& line)
    {
        auto& words = engine->words();
        int const body = words.bodies.of(line.body);
        Fact fact;
        fact.id = next_++;
        fact.place = place(line.place);
        auto const period = line.period.empty() ? 0 : words.period_of(*base::Period::parse(line.period));
        fact.key = Key::of(body, words.groups.of(line.group), words.activity_of(body, line.activity), words.partners.of(line.partner), period);
        unsigned told = 0;
        if (line.reached >= 0) fact.reached[0] = static_cast<std::int32_t>(line.reached), told = 1;
        for (auto const [lane, people] : line.cells)
            fact.reached[static_cast<std::size_t>(lane)] = people, told |= 1u << static_cast<unsigned>(lane);
        if (line.targeted >= 0) fact.targeted = static_cast<std::int32_t>(line.targeted);
        auto const said = not told ? base::Saying::not_reported : people_of(fact) ? base::Saying::number : base::Saying::zero;
        fact.marks = Marks::of(line.status, said, told, line.targeted >= 0);
        return fact;
    }
    Fact report(Line const& line)
    {
        auto const made = fact(line);
        engine->add(made);
        return made;
    }
    void need(std::string_view body, std::string_view at, std::int32_t in_need, std::int32_t targeted = -1, std::string_view group = "all")
    {
        auto& words = engine->words();
        needs.push_back({place(at), {.body = static_cast<std::uint8_t>(words.bodies.of(body)),
                                     .group = static_cast<std::uint8_t>(words.groups.of(group)), .in_need = in_need, .targeted = targeted}});
        engine->set_needs(needs);
    }
    AnswerLine line(std::string_view body, std::string_view at, Question question = {})
    {
        question.level = engine->tree().level(place(at));
        auto const answer = engine->answer(question);
        auto const* found = answer.find(place(at), engine->words().bodies.find(body));
        return found ? *found : AnswerLine{};
    }
    std::string reach(std::string_view body, std::string_view at, Question const& question = {})
    {
        auto const reached = line(body, at, question).reached;
        return fmt::format("{} between {} and {}", reached.chosen.value, reached.at_least.value, reached.at_most.value);
    }
    std::string gap(std::string_view body, std::string_view at)
    {
        auto const gap = line(body, at).need_gap;
        return fmt::format("{} between {} and {}", gap.chosen.value, gap.at_least.value, gap.at_most.value);
    }
    static int place(std::string_view name)
    {
        return static_cast<int>(std::ranges::find(names, name) - std::begin(names));
    }

    static constexpr std::string_view names[] = {"ZA", "ZA01", "ZA02", "ZA0101", "ZA0102", "ZA0201"};
    std::unique_ptr<Engine> engine;
    std::vector<NeedBook::Told> needs;

private:
    std::uint32_t next_ = 1;
};

}
