#include "desk.hpp"
#include "derived.hpp"
#include <atomic>
#include <base/ensure.hpp>
#include <base/id.hpp>
#include <filesystem>
#include <fmt/core.h>

namespace muster::http {

namespace {

[[noreturn]] void refuse(std::string_view code, std::vector<std::string> const& args = {}) { throw base::Refusal(rule(code), args); }

/// The same length of time whatever differs.
bool same_secret(std::string_view one, std::string_view other)
{
    if (one.size() != other.size()) return false;
    unsigned differs = 0;
    for (std::size_t i = 0; i < one.size(); ++i) differs |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    return differs == 0;
}

/// A folder for one answer; gone with it unless the answer took a file out of it.
class Folder {
public:
    explicit Folder(std::string path) : path_(std::move(path)) {}
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::string const& path() const { return path_; }

private:
    std::string path_;
};

/// The verdict of the gate on a request that was refused.
struct Denied {
    Verdict verdict;
};

Answer answer_of(Verdict const& verdict)
{
    auto answer = problem(verdict.status, verdict.why);
    if (verdict.status == 401) answer.set("www-authenticate", "Bearer realm=\"muster\"");
    if (verdict.retry_after > 0) answer.set("retry-after", std::to_string(verdict.retry_after));
    return answer;
}

bool takes_json(Request const& request)
{
    auto type = request.header("content-type");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    return type == "application/json";
}

/// What can be said of the request before anybody looks at who sent it.
void check_body(Exchange const& exchange)
{
    auto const& request = exchange.request;
    auto const packed = request.header("content-encoding");
    if (not packed.empty() and packed != "identity") refuse("http.packed", {std::string(packed)});
    if (exchange.route->brings == Brings::json and not request.body.empty() and not takes_json(request))
        refuse("http.content_type", {std::string(request.header("content-type").empty() ? "of no told type" : request.header("content-type"))});
}

}

void check_origin(Request const& request, Caller const& caller)
{
    // A bearer token is never sent by a browser on its own.
    if (not request.writes() or (caller.signed_in and caller.csrf.empty())) return;
    auto const site = request.header("sec-fetch-site");
    if (not site.empty() and site != "same-origin" and site != "none") refuse("http.other_site");
    auto origin = request.header("origin");
    if (not origin.empty()) {
        auto const scheme = origin.find("://");
        if (scheme == std::string_view::npos or origin.substr(scheme + 3) != request.header("host")) refuse("http.other_site");
    }
    if (caller.signed_in and not same_secret(request.header("x-muster-token"), caller.csrf)) refuse("http.no_token");
}

Desk::Desk(Settings const& settings, Surroundings const& around, Router const& router) : settings_(settings), around_(around), router_(router) {}

void Desk::look_up(Exchange& exchange) const
{
    auto& request = exchange.request;
    auto matched = router_.find(request.verb, request.path);
    exchange.route = matched.route;
    exchange.format = std::move(matched.format);
    request.slots = std::move(matched.slots);
    if (matched.route != nullptr) return;
    if (matched.verbs.empty()) {
        exchange.answer = problem(404, base::found(rule("http.unknown"), "", {request.path}));
        return;
    }
    std::string verbs;
    for (auto const& verb : matched.verbs) verbs += (verbs.empty() ? "" : ", ") + verb + (verb == "GET" ? ", HEAD" : "");
    exchange.answer = problem(405, base::found(rule("http.verb"), "", {request.verb, verbs}));
    exchange.answer.set("allow", verbs);
}

void Desk::guarded(Exchange& exchange, std::function<void()> const& step) const
{
    try {
        step();
    }
    catch (Denied const& denied) {
        exchange.answer = answer_of(denied.verdict);
    }
    catch (base::Refusal const& refusal) {
        exchange.answer = problem(refusal);
        if (exchange.answer.status == 503) exchange.answer.set("retry-after", "2");
    }
    catch (std::exception const& mistake) {
        exchange.mistake = mistake.what();
        exchange.answer = problem(500, base::found(rule("http.bug"), "", {exchange.request.id}));
    }
}

Params Desk::allowed(Exchange& exchange, Caller const& caller, store::Db& db) const
{
    exchange.account = caller.account;
    check_origin(exchange.request, caller);
    // Who may not ask at all hears that first, and not what was wrong with the question.
    Params params = exchange.request.slots;
    std::exception_ptr wrong;
    try {
        params = gather(*exchange.route, exchange.request);
    }
    catch (base::Refusal const&) {
        wrong = std::current_exception();
    }
    std::vector<std::string_view> takes;
    for (auto const& one : exchange.route->takes) takes.push_back(one.name);
    auto const operation = exchange.request.slots.find("operation");
    auto verdict = around_.gate->may(caller, exchange.route->permission, operation == exchange.request.slots.end() ? "" : operation->second.front(), params, takes, db);
    if (not verdict.allowed()) throw Denied{std::move(verdict)};
    if (wrong) std::rethrow_exception(wrong);
    return params;
}

bool Desk::admit(Exchange& exchange, store::Db& db) const
{
    bool admitted = false;
    guarded(exchange, [&] {
        check_body(exchange);
        auto const caller = around_.gate->who(exchange.request, db);
        allowed(exchange, caller, db);
        admitted = true;
    });
    return admitted;
}

Answer Desk::handled(Exchange& exchange, store::Db& db) const
{
    check_body(exchange);
    auto const& route = *exchange.route;
    auto const caller = around_.gate->who(exchange.request, db);
    auto params = allowed(exchange, caller, db);
    Folder const folder(settings_.spool + "/" + exchange.request.id);
    Work work{.db = db, .clock = *around_.clock, .caller = caller, .operation = std::string(exchange.request.said("operation")), .params = std::move(params), .folder = folder.path(), .follow = {}};
    if (route.served != nullptr and not route.served->file.empty()) std::filesystem::create_directories(folder.path());
    auto answer = route.handle(exchange.request, work);
    if (not answer.file.empty() and answer.file.starts_with(folder.path())) {
        auto const lasting = folder.path() + ".out";
        std::filesystem::rename(answer.file, lasting);
        answer.file = lasting;
    }
    return answer;
}

void Desk::answer(Exchange& exchange, store::Db& db) const
{
    guarded(exchange, [&] { exchange.answer = handled(exchange, db); });
}

}
