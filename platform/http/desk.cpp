#include "assets.hpp"
#include "derived.hpp"
#include "desk.hpp"
#include "exports.hpp"
#include "jobs.hpp"
#include "language.hpp"
#include "packing.hpp"
#include "repeats.hpp"
#include <http/rows.hpp>
#include "uploads.hpp"
#include <base/ensure.hpp>
#include <base/hash.hpp>
#include <algorithm>
#include <base/id.hpp>
#include <base/json.hpp>
#include <filesystem>
#include <store/journal.hpp>
#include <store/wall.hpp>

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

std::vector<std::string_view> names_taken(Route const& route)
{
    std::vector<std::string_view> takes;
    for (auto const& one : route.takes) takes.push_back(one.name);
    return takes;
}

bool takes_json(Request const& request)
{
    auto type = request.header("content-type");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    return type == "application/json";
}

constexpr std::size_t least_to_pack = 1024;
constexpr std::string_view all_operations = "/api/1/operations";

/// Packed on the way, where the other side takes it and it is worth it.
Answer packed_for(Request const& request, Answer answer)
{
    bool const text = answer.type.find("json") != std::string::npos or answer.type.starts_with("text/");
    if (not text or answer.body.size() <= least_to_pack or not takes_coding(request.header("accept-encoding"), "gzip")) return answer;
    auto smaller = packed(answer.body);
    if (smaller.empty()) return answer;
    answer.body = std::move(smaller);
    answer.set("content-encoding", "gzip");
    answer.set("vary", "accept-encoding, accept-language");
    return answer;
}

/// What can be said of the request before anybody looks at who sent it.
void check_body(Exchange const& exchange)
{
    auto const& request = exchange.request;
    check_language(request);
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

Desk::Desk(Settings const& settings, Surroundings const& around, Router const& router, Kept& kept, Metrics& metrics, Jobs& jobs)
    : settings_(settings), around_(around), router_(router), kept_(kept), metrics_(metrics), jobs_(jobs)
{
}

void Desk::look_up(Exchange& exchange) const
{
    auto& request = exchange.request;
    auto matched = router_.find(request.verb, request.path);
    exchange.route = matched.route;
    exchange.format = std::move(matched.format);
    request.slots = std::move(matched.slots);
    if (matched.route != nullptr) return;
    if (matched.verbs.empty()) {
        exchange.answer = problem_for(request, 404, "http.unknown", {request.path});
        return;
    }
    std::string verbs;
    for (auto const& verb : matched.verbs) verbs += (verbs.empty() ? "" : ", ") + verb + (verb == "GET" ? ", HEAD" : "");
    exchange.answer = problem_for(request, 405, "http.verb", {request.verb, verbs});
    exchange.answer.set("allow", verbs);
}

void Desk::guarded(Exchange& exchange, std::function<void()> const& step) const
{
    base::Speaking const speaking({language_asked(exchange.request), true});
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

void Desk::expect_allowed(Route const& route, Caller const& caller, Params& params, store::Db& db) const
{
    auto const operation = params.find("operation");
    auto verdict = around_.gate->may(caller, route.permission, operation == params.end() ? std::string() : operation->second.front(), params, names_taken(route), db);
    if (not verdict.allowed()) throw Denied{std::move(verdict)};
}

Params Desk::allowed(Exchange& exchange, Caller const& caller, store::Db& db) const
{
    exchange.account = caller.account;
    exchange.subject = subject_of(caller);
    speak_to(exchange.request, caller, db);
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
    expect_allowed(*exchange.route, caller, params, db);
    if (wrong) std::rethrow_exception(wrong);
    return params;
}

/// Who asks is known now, and which operation: what they speak decides where the address does not say it.
void Desk::speak_to(Request const& request, Caller const& caller, store::Db& db) const
{
    if (request.query.contains(language_parameter)) return;
    if (not caller.language.empty()) base::Speaking::turn_to(caller.language);
    else if (auto const operation = request.slots.find("operation"); language_asked(request).empty() and around_.language_of and operation != request.slots.end())
        base::Speaking::turn_to(around_.language_of(db, operation->second.front()));
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
    auto const caller = around_.gate->who(exchange.request, db);
    Task task{*exchange.route, exchange.request, caller, allowed(exchange, caller, db), exchange.format, {}};
    // With the parameters it goes wherever they go: to the tag of a kept answer, to the job that does the work later.
    task.params[std::string(language_parameter)] = {std::string(base::reader().language)};
    if (exchange.request.writes()) return written(exchange, task, db);
    return task.route.kept ? kept(exchange, task, db) : packed_for(exchange.request, carry_out(task, db));
}

Answer Desk::do_later(Route const& route, Caller const& caller, Params params, store::Db& db, Follow const& follow) const
{
    auto const language = params.find(language_parameter);
    base::Speaking const speaking({language == params.end() ? std::string_view() : std::string_view(language->second.front()), true});
    Request request;
    request.id = base::new_ulid(base::system_clock().now());
    request.verb = route.verb;
    try {
        expect_allowed(route, caller, params, db);
    }
    catch (Denied const& denied) {
        return answer_of(denied.verdict);
    }
    Task task{route, request, caller, std::move(params), "", follow};
    return carry_out(task, db);
}

bool Desk::is_taken_away(Task const& task)
{
    return not task.format.empty() or (task.route.served != nullptr and not task.route.served->file.empty());
}

namespace {

Left left_of(Answer const& answer)
{
    Left left;
    for (auto const& [name, value] : answer.headers) {
        if (name == "x-muster-lines") left.lines = std::strtoll(value.c_str(), nullptr, 10);
        else if (name == "x-muster-classification") left.classification = value;
    }
    return left;
}

}

Answer Desk::made_answer(Task& task, Work& work, std::string const& folder) const
{
    auto const ask = [&] {
        auto made = task.route.handle(task.request, work);
        if (made.status == 200) only_seen(task, made), only_shown(task, made, work.db);
        return made;
    };
    return task.format.empty() ? ask() : as_file(task.route, ask, task.format, folder, work, around_);
}

Answer Desk::made_file(Task& task, Work& work, std::string const& folder) const
{
    try {
        return made_answer(task, work, folder);
    }
    catch (base::Refusal const& refusal) {
        auto verdict = status_of(refusal) == 404 ? around_.gate->not_in_file(task.params) : Verdict::yes();
        if (not verdict.allowed()) throw Denied{std::move(verdict)};
        throw;
    }
}

/// The work itself, with a folder of its own and the files that the parameters name.
Answer Desk::carry_out(Task& task, store::Db& db) const
{
    // Files are dear to make and easy to take many of: asked for before one is made. What did not change since costs nothing.
    bool const leaves = is_taken_away(task);
    auto const takes = names_taken(task.route);
    Taking const taking{task.route.verb, task.route.path, task.route.permission, task.format, takes};
    if (leaves)
        if (auto verdict = around_.gate->may_take_away(task.caller, taking, task.params, db); not verdict.allowed()) throw Denied{std::move(verdict)};
    Folder const folder(settings_.spool + "/" + task.request.id);
    auto const operation = task.params.find("operation");
    Work work{.db = db, .clock = *around_.clock, .caller = task.caller, .operation = operation == task.params.end() ? "" : operation->second.front(),
              .params = task.params, .folder = folder.path(), .files = {}, .follow = task.follow};
    std::optional<Uploaded> uploaded;
    if (auto const ids = work.params.find("upload"); task.route.command != nullptr and ids != work.params.end()) {
        uploaded.emplace(settings_, db, work.operation, work.subject(), ids->second, folder.path());
        for (auto const& file : uploaded->files()) work.files.push_back(file.path);
    }
    if (leaves) std::filesystem::create_directories(folder.path());
    store::Confined const confined(db, work.operation);
    auto answer = leaves ? made_file(task, work, folder.path()) : made_answer(task, work, folder.path());
    if (leaves and answer.status == 200) {
        auto const left = left_of(answer);
        auto const classification = around_.gate->taken_away(task.caller, taking, task.params, left, db);
        if (left.classification.empty() and not classification.empty()) answer.set("x-muster-classification", classification);
    }
    if (not answer.file.empty() and answer.file.starts_with(folder.path())) {
        auto const lasting = folder.path() + ".out";
        std::filesystem::rename(answer.file, lasting);
        answer.file = lasting;
    }
    return answer;
}

namespace {

/// As the last member of the document and as a header.
void tell_class(Answer& answer, std::string const& classification)
{
    answer.set("x-muster-classification", classification);
    auto const end = answer.body.rfind('}');
    if (end == std::string::npos or not answer.body.starts_with('{')) return;
    bool const is_empty = answer.body.find_last_not_of(" \n", end - 1) == 0;
    answer.body.replace(end, 1, std::string(is_empty ? "" : ",") + "\"classification\":\"" + classification + "\"}");
}

}

void Desk::only_shown(Task const& task, Answer& answer, store::Db& db) const
{
    if (task.route.verb != "GET" or answer.body.empty() or answer.type.find("json") == std::string::npos) return;
    bool const classed = std::ranges::any_of(task.route.takes, [](Parameter const& one) { return one.name == "body" or one.name == "place"; });
    Shown shown{std::move(answer.body), ""};
    auto verdict = around_.gate->show({task.route.permission, task.route.rows, task.params, classed}, db, shown);
    if (not verdict.allowed()) throw Denied{std::move(verdict)};
    answer.body = std::move(shown.document);
    if (not shown.classification.empty()) tell_class(answer, shown.classification);
}

/// The list of operations leaves out those that are not there for the caller.
void Desk::only_seen(Task const& task, Answer& answer) const
{
    if (task.route.path != all_operations or answer.body.empty()) return;
    std::string seen;
    each_row(answer.body, task.route.rows, [&](std::string_view row) {
        if (around_.gate->sees(task.caller, formats::Json::parse(row).text_or("operation", ""))) seen.append(seen.empty() ? "" : ",").append(row);
    });
    answer.body = "{\"" + task.route.rows + "\":[" + seen + "]}\n";
}

Answer Desk::written(Exchange& exchange, Task& task, store::Db& db) const
{
    auto const& request = exchange.request;
    bool const later = request.header("prefer").find("respond-async") != std::string_view::npos and task.route.command != nullptr and task.route.served->file.empty() and
                       not task.route.served->secret;
    auto const act = [&] {
        auto const operation = task.params.find("operation");
        return later ? jobs_.ask(task.route, task.caller, task.params, operation == task.params.end() ? "" : operation->second.front(), db) : carry_out(task, db);
    };
    if (request.header("idempotency-key").empty() or not can_be_repeated(task.route)) return act();
    return once(exchange, subject_of(task.caller), db, *around_.clock, act);
}

Answer Desk::kept(Exchange& exchange, Task& task, store::Db& db) const
{
    // Read before the answer is made: whoever writes meanwhile makes this tag old, never the answer.
    auto const head = store::journal_head(db);
    auto key = std::to_string(head) + "\n" + around_.clock->today().text() + "\n" + subject_of(task.caller) + "\n" + task.caller.mark + "\n" + task.route.path + "\n" + task.format + "\n";
    base::JsonWriter(key).value(task.params);
    auto const etag = "W/\"" + std::to_string(head) + "-" + base::Key128::of(key).text() + "\"";
    auto const accepts = takes_coding(exchange.request.header("accept-encoding"), "gzip");
    auto held = kept_.find(key);
    if (held == nullptr and names_tag(exchange.request.header("if-none-match"), etag)) {
        Answer answer{.status = 304};
        mark_kept(answer, etag);
        return answer;
    }
    if (held == nullptr) {
        auto answer = made_kept(exchange, task, key, etag, db);
        if (not answer.kept) return answer;
        held = kept_.find(key);
        if (held == nullptr) return answer;
    }
    if (accepts and not held->tried and held->plain->size() > least_to_pack) {
        auto fuller = std::make_shared<KeptAnswer>(*held);
        auto smaller = packed(*held->plain);
        if (not smaller.empty()) fuller->gzip = std::make_shared<std::string const>(std::move(smaller));
        fuller->tried = true;
        kept_.keep(key, fuller);
        held = std::move(fuller);
    }
    kept_.keep_quick(words_of(exchange.request), {head, exchange.account, exchange.subject, held, std::chrono::steady_clock::now() + std::chrono::seconds(1)});
    return answer_with(*held, exchange.request);
}

Answer Desk::made_kept(Exchange& exchange, Task& task, std::string const& key, std::string const& etag, store::Db& db) const
{
    auto answer = carry_out(task, db);
    if (answer.status != 200) return packed_for(exchange.request, std::move(answer));
    if (not answer.file.empty()) {
        mark_kept(answer, etag);
        return answer;
    }
    auto made = std::make_shared<KeptAnswer>();
    made->type = answer.type;
    made->etag = etag;
    made->language = base::reader().language;
    for (auto const& [name, value] : answer.headers)
        if (name == "x-muster-outcome") made->outcome = value;
        else if (name == "x-muster-classification") made->classification = value;
    made->plain = std::make_shared<std::string const>(std::move(answer.body));
    kept_.keep(key, made);
    return answer_with(*made, exchange.request);
}

void Desk::answer(Exchange& exchange, store::Db& db) const
{
    guarded(exchange, [&] {
        exchange.answer = handled(exchange, db);
        if (not exchange.answer.kept) exchange.answer.set("content-language", std::string(base::reader().language));
    });
}

}
