// Long work that is asked for with `Prefer: respond-async`: answered at once with an address, done one after the other, kept
// in the store. A job and what it writes are one transaction: after a crash it was done and says so, or was not and is
// said to be interrupted.
#pragma once
#include "desk.hpp"
#include "hub.hpp"
#include "pool.hpp"
#include <atomic>
#include <map>

namespace muster::http {

class Jobs {
public:
    /// Does the work of a route as the caller: the desk's own way, with what the job follows.
    using Do = std::function<Answer(Route const&, Caller const&, Params, store::Db&, std::function<void(std::string_view, std::int64_t, std::int64_t)> const&)>;

    Jobs(Surroundings const& around, Router const& router, Hub& hub, Do work);
    /// Jobs of a server that is no more are interrupted.
    void start(store::Db& db, Pool::Open const& open);
    void stop();
    /// 202 with the address of the job.
    Answer ask(Route const& route, Caller const& caller, Params const& params, std::string const& operation, store::Db& db);
    /// GET /api/1/jobs, GET /api/1/jobs/{id}, POST /api/1/jobs/{id}/again.
    std::vector<Route> routes();
    static void drop(store::Db& db, base::Instant before);

private:
    struct Progress {
        std::string what;
        std::int64_t done = 0, all = 0;
    };
    struct Told {  // of a job that is to be done
        std::string id, operation;
        Route const* route;
        Caller caller;
        Params params;
    };
    void carry_out(Told const& told, store::Db& db);
    void begin(Told const& told, store::Db& db) const;
    void end(Told const& told, store::Db& db, std::string_view state, Answer const& answer) const;
    void tell(Told const& told, std::string_view state);
    Answer again(Work& work);
    Answer list(Work& work) const;
    Answer show(Work& work) const;
    std::string document(store::Row const& row) const;
    Answer accepted(Told const& told) const;
    void follow(Told const& told, std::string_view what, std::int64_t done, std::int64_t all);

    Surroundings const& around_;
    Router const& router_;
    Hub& hub_;
    Do work_;
    std::string server_;
    mutable std::mutex guard_;
    std::map<std::string, Progress> progress_;
    std::unique_ptr<Pool> pool_;
};

}
