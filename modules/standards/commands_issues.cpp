// Commands: `issue list`, `issue agree`, `issue focal-point`, `issue tag`.
#include "commands_said.hpp"
#include "said.hpp"

#include <algorithm>

namespace muster::standards {
namespace {

cli::Exit list(cli::Call& call)
{
    auto const on = day_given(call, "on");
    auto const body = call.text("body");
    auto const record = said(call.db(), call.operation());
    auto times = [&](std::string const& code, std::string_view kind) {
        return std::ranges::count_if(record, [&](Said const& said) {
            return said.kind == kind and said.code == code and holds_on(said, on) and (body.empty() or said.body == body);
        });
    };
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"list", "code", "name", "global focal point", "agreed", "focal points", "tags"}, {false, false, false, false, true, true, true});
    json.object().member("on", on).key("issues").list();
    for (auto const& one : issues_on(on)) {
        if (call.has("list") and one.list != call.text("list")) continue;
        auto const agreed = times(one.code, "agreed"), focal = times(one.code, "focal"), tags = times(one.code, "tagged");
        json.object().member("list", one.list).member("place", one.place).member("code", one.code).member("name", one.name);
        json.member("lead", one.lead).member("source", one.source).member("agreed", agreed).member("focal_points", focal);
        json.member("tags", tags).end();
        table.row({one.list, one.code, one.name, one.lead, std::to_string(agreed), std::to_string(focal), std::to_string(tags)});
    }
    json.end().end();
    return answer(call, out, table);
}

cli::Exit agree(cli::Call& call) { return keep(call, {.kind = "agreed", .code = call.text("CODE"), .body = call.text("body")}); }

cli::Exit focal(cli::Call& call)
{
    return keep(call, {.kind = "focal", .code = call.text("CODE"), .body = call.text("body"), .partner = call.text("partner")});
}

cli::Exit tag(cli::Call& call)
{
    Said wanted{.kind = "tagged", .code = call.text("CODE"), .body = call.text("body")};
    wanted.about_kind = call.text("kind");
    wanted.about = call.text("about");
    wanted.step = call.text("step");
    return keep(call, std::move(wanted));
}

constexpr cli::Option code_argument[] = {{"CODE", "", "the issue's code", true}};
constexpr cli::Option body{"body", "CODE", "the body that it is for", true};
constexpr cli::Option on{"on", "DAY", "since this day; today if left out"};
constexpr cli::Option document{"document", "ID", "the document that shows it"};
constexpr cli::Option reason{"reason", "TEXT", "why, or on whose decision"};
constexpr cli::Option list_options[] = {{"list", "NAME", "tor, focal, performance or modern"},
                                        {"body", "CODE", "count only what this body has recorded"},
                                        {"on", "DAY", "the lists of this day; today if left out"}};
constexpr cli::Option agree_options[] = {body, on, document, reason};
constexpr cli::Option focal_options[] = {body, {"partner", "ID", "the organisation that looks after the issue", true}, on, document, reason};
constexpr cli::Option tag_options[] = {
    body,
    {"kind", "KIND", "assessment, plan_item, activity, document or meeting", true},
    {"about", "WORDS", "the id or the name of what has the issue built in", true},
    {"step", "STEP", "assess, analyse, plan, monitor or respond", true},
    on, document, reason};

constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/issues", "figures", "issues"}};
constexpr cli::Served serve_agree[] = {{"POST", "/operations/{operation}/issues/{code}/agreements", "keep"}};
constexpr cli::Served serve_focal[] = {{"POST", "/operations/{operation}/issues/{code}/focal-points", "keep"}};
constexpr cli::Served serve_tag[] = {{"POST", "/operations/{operation}/issues/{code}/tags", "keep"}};

constexpr cli::Command commands[] = {
    {"issue list", "List the cross-cutting issues, and what was recorded on each.", "", {}, list_options, list, true, serve_list},
    {"issue agree", "Record that a body has agreed on an issue as a priority.", "", code_argument, agree_options, agree, true, serve_agree},
    {"issue focal-point", "Record which organisation looks after an issue in a body.", "", code_argument, focal_options, focal, true, serve_focal},
    {"issue tag", "Record that an assessment, a plan, an activity or a document has an issue built in.", "", code_argument, tag_options, tag, true,
     serve_tag},
};

}

std::span<cli::Command const> issue_commands() { return commands; }

}
