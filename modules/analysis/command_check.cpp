// `figures check`: the engine against the reference, over the rows as they lie in the database.
#include "commands.hpp"
#include "reference.hpp"
#include <fmt/core.h>

namespace muster::analysis {

namespace {

ReferenceInput input_of(Picture const& picture)
{
    auto const& engine = *picture.engine;
    ReferenceInput input;
    input.facts = facts_of(engine);
    for (int place = 0; place < engine.tree().size(); ++place)
        for (auto const& cell : engine.needs().of(place)) input.needs.push_back({place, cell});
    input.rules = engine.rules();
    input.periods = engine.words().periods;
    input.bodies = engine.words().bodies.size();
    input.joint = engine.joint();
    for (int body = 0; body < input.bodies; ++body)
        if (not engine.enters_joint(body)) input.out_of_joint.push_back(body);
    return input;
}

}

cli::Exit run_check(cli::Call& call)
{
    auto const picture = load_picture(call.db(), *call.clock, call.operation());
    auto const input = input_of(*picture);
    std::string out;
    base::JsonWriter json(out);
    json.object().member("rows", picture->engine->rows()).key("checks").list();
    bool equal = true;
    picture->engine->keep();
    for (int level = 0; level <= 5; ++level) {
        if (level > 0 and std::ranges::none_of(picture->places->places_of(level), [](int) { return true; })) continue;
        for (auto const& profile : profiles()) {
            Question question{.profile = &profile, .level = level, .by_group = true};
            auto const slow = reference(picture->engine->tree(), input, question);
            auto differs = difference(picture->engine->answer(question), slow);
            if (differs.empty() and profile.name == default_profile().name)
                differs = difference(picture->engine->kept(level, true), slow);
            json.object().member("level", level).member("profile", profile.name).member("figures", slow.lines.size());
            json.member("equal", differs.empty()).member("difference", differs).end();
            call.line(fmt::format("level {}  {:18} {:>8} figures  {}", level, profile.name, cli::grouped(std::int64_t(slow.lines.size())),
                                  differs.empty() ? "equal" : differs));
            equal = equal and differs.empty();
        }
    }
    json.end().member("equal", equal).end();
    call.document(out);
    return equal ? cli::Exit::done : cli::Exit::bug;
}

}
