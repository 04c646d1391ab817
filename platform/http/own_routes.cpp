#include "own_routes.hpp"
#include <base/json.hpp>
#include <store/journal.hpp>

namespace muster::http {

namespace {

Answer health(Work& work)
{
    Answer answer;
    base::JsonWriter(answer.body).object().member("ok", true).member("version", MUSTER_VERSION).member("head", store::journal_head(work.db)).end();
    return answer;
}

bool is_this_machine(Request const& request)
{
    bool const loopback = request.from == "::1" or request.from.starts_with("127.");
    return loopback and request.header("x-forwarded-for").empty();
}

Answer events(Gate& gate, Request const& request, Work& work)
{
    if (not work.caller.signed_in) throw base::Refusal(rule("http.sign_in"));
    if (not gate.sees(work.caller, work.operation)) throw base::Refusal(rule("http.unknown"), {request.path});
    Answer answer{.status = 200, .type = "text/event-stream"};
    answer.set("x-accel-buffering", "no");
    answer.events_of = work.operation;
    return answer;
}

}

std::vector<Route> own_routes(Watched const& watched)
{
    Route well{.verb = "GET", .path = "/healthz", .permission = "open", .summary = "Whether the server reaches its store."};
    well.handle = [](Request const&, Work& work) { return health(work); };
    Route figures{.verb = "GET", .path = "/metrics", .permission = "open", .summary = "What the server counts of itself, for this machine only (Prometheus text)."};
    figures.handle = [gauges = watched.gauges](Request const& request, Work&) {
        if (not is_this_machine(request)) throw base::Refusal(rule("http.only_here"));
        return Answer{.status = 200, .type = "text/plain; version=0.0.4", .headers = {}, .body = gauges()};
    };
    Route told{.verb = "GET", .path = "/api/1/operations/{operation}/events", .permission = "open", .summary = "Tells as it happens that the journal moved and how one's jobs go (server-sent events)."};
    told.takes = {{"operation", "operation", "the operation", true, false, true}};
    told.handle = [gate = watched.around.gate](Request const& request, Work& work) { return events(*gate, request, work); };
    return {well, figures, told};
}

}
