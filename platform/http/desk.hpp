// One request from the caller to the answer: who asks, may they, what do they say, who answers. Runs on a worker.
#pragma once
#include "router.hpp"
#include <http/server.hpp>

namespace muster::http {

/// One request on its way.
struct Exchange {
    Request request;
    Route const* route = nullptr;  // null where `answer` is known already
    std::string format;            // "csv" … behind the path
    Answer answer;
    std::string account;           // of who asked, for the log
    std::string mistake;           // what a bug said, for the log
    bool admitted = false;         // the body may come
};

class Desk {
public:
    Desk(Settings const& settings, Surroundings const& around, Router const& router);
    /// The route, or an answer where there is none.
    void look_up(Exchange& exchange) const;
    /// Whether the caller may bring the body of this request at all; asked before a large one is read. False: `answer`
    /// says why not.
    bool admit(Exchange& exchange, store::Db& db) const;
    void answer(Exchange& exchange, store::Db& db) const;
    /// The folder for files on their way.
    [[nodiscard]] std::string const& spool() const { return settings_.spool; }

private:
    Answer handled(Exchange& exchange, store::Db& db) const;
    /// The parameters, narrowed to what the caller may; refuses what may not be asked.
    Params allowed(Exchange& exchange, Caller const& caller, store::Db& db) const;
    void guarded(Exchange& exchange, std::function<void()> const& step) const;

    Settings const& settings_;
    Surroundings const& around_;
    Router const& router_;
};

/// Refuses a request that a page of another site made the browser send. Source: reliability.md, 5.5.
void check_origin(Request const& request, Caller const& caller);

}
