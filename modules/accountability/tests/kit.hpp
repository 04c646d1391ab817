// Facts made by hand, and one question about them.
#pragma once
#include "facts.hpp"

#include <accountability/words.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <ostream>
#include <structure/structure.hpp>

namespace muster::accountability {

inline void PrintTo(State state, std::ostream* out) { *out << name_of(state); }

inline base::Day day(int year, int month, int number) { return *base::Day::of(year, month, number); }

struct Asked {
    Facts all;
    BodyFacts body;
    structure::BodyOnDay stood;
    std::optional<ClockOnDay> clock;
    bool decided = true;

    Asked()
    {
        base::add_words(words::all);
        base::add_words(structure::module().words);
        all.operation = "zandia";
        body.code = stood.code = "wash";
        body.kind = "cluster";
        stood.type = "national_cluster";
        stood.state = "active";
    }
    void fact(Kind kind, base::Day since, std::string detail = "", std::string who = "", std::string words = "")
    {
        body.facts.push_back({kind, since, {}, std::move(detail), std::move(who), std::move(words)});
    }
    void cycle(int year, int month, int due_after = 10)
    {
        auto const period = base::Period::month(year, month);
        all.cycles.push_back({period, period.last.plus(due_after)});
    }
    Reported& report(std::string partner, std::string kind, int year, int month, std::int64_t lines)
    {
        Reported one{std::move(partner), std::move(kind), base::Period::month(year, month), base::Period::month(year, month).last.plus(3), {}};
        one.lines = one.done = one.told = lines;
        return body.reports.emplace_back(std::move(one));
    }
    Verdict ask(std::string_view id, base::Day on, std::string kind = "cluster") const
    {
        auto const& list = duties();
        auto const at = std::ranges::find(list, id, &Duty::id);
        ENSURE(at != list.end());
        return judge({*at, all, body, decided ? &stood : nullptr, std::move(kind), on, clock});
    }
    State state(std::string_view id, base::Day on, std::string kind = "cluster") const { return ask(id, on, std::move(kind)).state; }
};

}
