// One request from the caller to the answer: who asks, may they, what do they say, who answers. Runs on a worker.
#pragma once
#include "kept.hpp"
#include "metrics.hpp"
#include "router.hpp"
#include <atomic>
#include <http/server.hpp>

namespace muster::http {

/// One request on its way.
struct Exchange {
    Request request;
    Route const* route = nullptr;  // null where `answer` is known already
    std::string format;            // "csv" … behind the path
    Answer answer;
    std::string account;           // of who asked, for the log
    std::string subject;           // whose events a stream tells
    std::string mistake;           // what a bug said, for the log
    bool admitted = false;         // the body may come
    std::atomic<bool> over = false;  // of a stream: it may not be told any more
};

class Jobs;
using Follow = std::function<void(std::string_view what, std::int64_t done, std::int64_t all)>;

class Desk {
public:
    Desk(Settings const& settings, Surroundings const& around, Router const& router, Kept& kept, Metrics& metrics, Jobs& jobs);
    /// The route, or an answer where there is none.
    void look_up(Exchange& exchange) const;
    /// Whether the caller may bring the body of this request at all; asked before a large one is read. False: `answer`
    /// says why not.
    bool admit(Exchange& exchange, store::Db& db) const;
    void answer(Exchange& exchange, store::Db& db) const;
    /// What a job does, later: allowed anew, then done.
    Answer do_later(Route const& route, Caller const& caller, Params params, store::Db& db, Follow const& follow) const;

private:
    struct Task {
        Route const& route;
        Request const& request;
        Caller const& caller;
        Params params;
        std::string format;
        Follow follow;
    };
    /// Whether the answer is a file.
    static bool is_taken_away(Task const& task);
    Answer made_file(Task& task, Work& work, std::string const& folder) const;
    Answer made_answer(Task& task, Work& work, std::string const& folder) const;
    Answer handled(Exchange& exchange, store::Db& db) const;
    Answer carry_out(Task& task, store::Db& db) const;
    Answer written(Exchange& exchange, Task& task, store::Db& db) const;
    Answer kept(Exchange& exchange, Task& task, store::Db& db) const;
    Answer made_kept(Exchange& exchange, Task& task, std::string const& key, std::string const& etag, store::Db& db) const;
    /// What the caller's grants do not reach goes out of the answer.
    void only_shown(Task const& task, Answer& answer, store::Db& db) const;
    void only_seen(Task const& task, Answer& answer) const;
    /// The parameters, narrowed to what the caller may; refuses what may not be asked.
    void speak_to(Request const& request, Caller const& caller, store::Db& db) const;
    Params allowed(Exchange& exchange, Caller const& caller, store::Db& db) const;
    void expect_allowed(Route const& route, Caller const& caller, Params& params, store::Db& db) const;
    void guarded(Exchange& exchange, std::function<void()> const& step) const;

    Settings const& settings_;
    Surroundings const& around_;
    Router const& router_;
    Kept& kept_;
    Metrics& metrics_;
    Jobs& jobs_;
};

/// Refuses a request that a page of another site made the browser send. Source: reliability.md, 5.5.
void check_origin(Request const& request, Caller const& caller);

}
