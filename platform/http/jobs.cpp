#include "jobs.hpp"
#include "repeats.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/id.hpp>
#include <base/json.hpp>
#include <base/words.hpp>
#include <formats/json.hpp>
#include <http/sql.hpp>
#include <store/journal.hpp>

namespace muster::http {

namespace {

constexpr std::size_t most_waiting = 1000;

std::string json_of(Params const& params)
{
    std::string json;
    base::JsonWriter(json).value(params);
    return json;
}

Params params_of(std::string_view json)
{
    Params params;
    auto const read = formats::Json::parse(json);
    for (auto const& [name, values] : read.object())
        for (auto const& value : values.list()) params[name].push_back(value.text());
    return params;
}

void instant(base::JsonWriter& writer, std::string_view name, store::Row const& row, int column)
{
    writer.key(name);
    if (row.is_null(column)) writer.null();
    else writer.text(base::Instant{row.integer(column)}.text());
}

}

Jobs::Jobs(Surroundings const& around, Router const& router, Hub& hub, Do work)
    : around_(around), router_(router), hub_(hub), work_(std::move(work)), server_(base::new_ulid(base::system_clock().now()))
{
}

void Jobs::start(store::Db& db, Pool::Open const& open)
{
    store::Transaction transaction(db);
    db.run(sql::interrupt_jobs, {std::string_view(server_), around_.clock->now().ms});
    transaction.commit();
    pool_ = std::make_unique<Pool>(1, most_waiting, open);
}

void Jobs::stop()
{
    // Those that wait are said to be interrupted at the next start.
    if (pool_) pool_->stop(true);
}

void Jobs::drop(store::Db& db, base::Instant before)
{
    store::Transaction transaction(db);
    db.run(sql::drop_jobs, {before.ms});
    transaction.commit();
}

Answer Jobs::accepted(Told const& told) const
{
    Answer answer{.status = 202};
    answer.set("location", "/api/1/jobs/" + told.id);
    base::JsonWriter(answer.body).object().member("job", told.id).member("state", "waiting").member("href", "/api/1/jobs/" + told.id).end();
    return answer;
}

Answer Jobs::ask(Route const& route, Caller const& caller, Params const& params, std::string const& operation, store::Db& db)
{
    Told told{base::new_ulid(around_.clock->now()), operation, &route, caller, params};
    auto const json = json_of(params);
    store::Transaction transaction(db);
    db.run(sql::add_job, {std::string_view(told.id), std::string_view(operation), std::string_view(subject_of(caller)), std::string_view(route.verb), std::string_view(route.path),
                          std::string_view(json), std::string_view(server_), around_.clock->now().ms});
    if (not pool_->post([this, told](store::Db& own) { carry_out(told, own); })) throw base::Refusal(rule("http.busy"));
    transaction.commit();
    return accepted(told);
}

void Jobs::end(Told const& told, store::Db& db, std::string_view state, Answer const& answer) const
{
    store::Transaction transaction(db);
    db.run(sql::end_job, {std::string_view(told.id), state, around_.clock->now().ms, std::int64_t{answer.status}, std::string_view(answer.type), answer.bytes()});
    transaction.commit();
}

/// The row may still be on its way: the request that asked writes it together with its idempotency key.
void Jobs::begin(Told const& told, store::Db& db) const
{
    for (int tries = 0; tries < 100; ++tries) {
        store::Transaction transaction(db);
        auto const there = db.run(sql::begin_job, {std::string_view(told.id), std::string_view(server_), around_.clock->now().ms});
        transaction.commit();
        if (there == 1) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw base::Refusal(rule("http.no_job"), {told.id});
}

void Jobs::tell(Told const& told, std::string_view state)
{
    std::string json;
    base::JsonWriter writer(json);
    writer.object().member("job", told.id).member("operation", told.operation).member("state", state);
    {
        std::lock_guard const lock(guard_);
        if (auto const at = progress_.find(told.id); at != progress_.end())
            writer.member("what", at->second.what).member("done", at->second.done).member("all", at->second.all);
    }
    writer.end();
    hub_.job(subject_of(told.caller), std::move(json));
}

void Jobs::follow(Told const& told, std::string_view what, std::int64_t done, std::int64_t all)
{
    {
        std::lock_guard const lock(guard_);
        auto& progress = progress_[told.id];
        // A page is told of each hundredth, not of each row.
        bool const new_step = progress.what != what or progress.all != all or (all > 0 and done * 100 / all != progress.done * 100 / all) or (all == 0 and done / 1000 != progress.done / 1000);
        progress = {std::string(what), done, all};
        if (not new_step) return;
    }
    tell(told, "running");
}

/// On the thread of the jobs. What was allowed when it was asked for has to be allowed still.
void Jobs::carry_out(Told const& told, store::Db& db)
{
    auto const step = [&](std::string_view what, std::int64_t done, std::int64_t all) { follow(told, what, done, all); };
    std::string_view state = "done";
    Answer refused;
    try {
        begin(told, db);
        tell(told, "running");
        auto const answer = all_or_nothing(db, [] {}, [&] { return work_(*told.route, told.caller, told.params, db, step); },
                                           [&](Answer const& made) { end(told, db, made.status < 400 ? "done" : "refused", made); });
        state = answer.status < 400 ? "done" : "refused";
        if (not answer.file.empty() or answer.status >= 500) refused = answer, state = "refused";
    }
    catch (base::Refusal const& refusal) {
        refused = problem(refusal), state = "refused";
    }
    catch (std::exception const&) {
        refused = problem(500, base::found(rule("http.bug"), "", {told.id})), state = "refused";
    }
    try {
        if (not refused.body.empty()) end(told, db, state, refused);
    }
    catch (std::exception const&) {
        state = "interrupted";  // the store is away: the row says running, and the next start says interrupted
    }
    tell(told, state);
    hub_.journal(store::journal_head(db));
    std::lock_guard const lock(guard_);
    progress_.erase(told.id);
}

std::string Jobs::document(store::Row const& row) const
{
    std::string json;
    base::JsonWriter writer(json);
    auto const id = row.string(0);
    writer.object().member("job", id).member("operation", row.text(1)).member("verb", row.text(2)).member("path", row.text(3)).member("state", row.text(5));
    instant(writer, "asked_at", row, 6);
    instant(writer, "begun_at", row, 7);
    instant(writer, "ended_at", row, 8);
    {
        std::lock_guard const lock(guard_);
        if (auto const at = progress_.find(id); at != progress_.end())
            writer.member("what", at->second.what).member("done", at->second.done).member("all", at->second.all);
    }
    if (not row.is_null(9)) {
        writer.member("status", row.integer(9)).key("answer");
        if (row.text(10).find("json") != std::string_view::npos and not row.text(11).empty()) writer.raw(row.text(11));
        else writer.null();
    }
    writer.end();
    return json;
}

Answer Jobs::list(Work& work) const
{
    Answer answer;
    std::string jobs;
    work.db.each(sql::jobs, {std::string_view(work.subject())}, [&](store::Row const& row) { jobs += (jobs.empty() ? "" : ",") + document(row); });
    answer.body = "{\"jobs\":[" + jobs + "]}";
    return answer;
}

Answer Jobs::show(Work& work) const
{
    Answer answer;
    auto const id = work.text("id");
    bool const there = work.db.one(sql::job, {std::string_view(id), std::string_view(work.subject())}, [&](store::Row const& row) { answer.body = document(row); });
    if (not there) throw base::Refusal(rule("http.no_job"), {id});
    return answer;
}

Answer Jobs::again(Work& work)
{
    Told told{.id = work.text("id"), .operation = "", .route = nullptr, .caller = work.caller, .params = {}};
    std::string state, verb, path;
    bool const there = work.db.one(sql::job, {std::string_view(told.id), std::string_view(work.subject())}, [&](store::Row const& row) {
        told.operation = row.string(1), verb = row.string(2), path = row.string(3), state = row.string(5);
        told.params = params_of(row.text(4));
    });
    if (not there) throw base::Refusal(rule("http.no_job"), {told.id});
    auto const& routes = router_.routes();
    auto const route = std::ranges::find_if(routes, [&](Route const& one) { return one.verb == verb and one.path == path; });
    store::Transaction transaction(work.db);
    auto const changed = route == routes.end() ? 0 : work.db.run(sql::again_job, {std::string_view(told.id), std::string_view(server_)});
    if (changed == 0) throw base::Refusal(rule("http.job_stands"), {told.id, base::term("http.job." + state)});
    told.route = &*route;
    if (not pool_->post([this, told](store::Db& own) { carry_out(told, own); })) throw base::Refusal(rule("http.busy"));
    transaction.commit();
    return accepted(told);
}

std::vector<Route> Jobs::routes()
{
    Parameter const id{"id", "ID", "which one", true, false, true};
    // Open, because a link hands in without an account: whose a job is, is asked of the store.
    Route all{.verb = "GET", .path = "/api/1/jobs", .permission = "open", .summary = "Long work that was asked for, the newest first.", .rows = "jobs"};
    all.handle = [this](Request const&, Work& work) { return list(work); };
    Route one{.verb = "GET", .path = "/api/1/jobs/{id}", .permission = "open", .summary = "How far a job is, and its answer once it is done.", .takes = {id}};
    one.handle = [this](Request const&, Work& work) { return show(work); };
    Route again{.verb = "POST", .path = "/api/1/jobs/{id}/again", .permission = "open", .summary = "Starts a job again that was interrupted or refused.", .takes = {id}, .brings = Brings::json};
    again.handle = [this](Request const&, Work& work) { return this->again(work); };
    return {all, one, again};
}

}
