// Routes as a table: what is asked for, who may, what it takes, who answers. Most are made from the command table
// (cli::Command::served); the others are written by hand in this same shape. The router, the authorisation, the API's
// description and the tests read them.
#pragma once
#include <base/clock.hpp>
#include <cli/command.hpp>
#include <functional>
#include <http/gate.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::http {

struct Parameter {
    std::string name;
    std::string value;    // what stands for the value in help: "LEVEL"; "" = a switch
    std::string summary;
    bool required = false;
    bool many = false;
    bool in_path = false;
};

/// What a request of the route brings along.
enum class Brings { nothing, json, file };

/// Beside the request: what a handler works with. It runs on one thread, with a connection of its own.
struct Work {
    store::Db& db;
    base::Clock const& clock;
    Caller const& caller;
    std::string operation;   // of the path; "" where the route is of none
    Params params;           // path, query and JSON body in one, narrowed to what the caller may
    std::string folder;      // for files that live as long as the answer
    std::vector<std::string> files;  // where the uploads lie that the parameters name
    std::function<void(std::string_view what, std::int64_t done, std::int64_t all)> follow;
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = "") const;
    [[nodiscard]] std::string subject() const { return subject_of(caller); }
};

struct Route {
    std::string verb;
    std::string path;         // with its root: "/api/1/operations/{operation}/gaps"
    std::string permission;   // of access's list; "open" needs no account
    std::string summary;      // a sentence
    std::vector<Parameter> takes = {};
    Brings brings = Brings::nothing;
    std::int64_t most_bytes = 1 << 20;  // of the body
    std::string rows = {};    // the member of the document that is a list; .csv and the like write it
    bool kept = false;        // the answer changes only with the journal, the day, the caller and the parameters
    /// Written by hand, and sent twice with one Idempotency-Key done once. Its answer is kept so that only who sent the
    /// request can open it, because it may hold what is shown once.
    bool repeats = false;
    std::function<Answer(Request const&, Work&)> handle;
    cli::Command const* command = nullptr;  // of a route that was made from a command
    cli::Served const* served = nullptr;
};

/// The routes that the commands of these modules declare, below "/api/1".
std::vector<Route> routes_of_commands(std::span<cli::Module const* const> modules);

/// RFC 9457: {type, title, status, detail, code, sentence, remedy, at}.
Answer problem(int status, base::Finding const& why);
/// By the code of the refusal: 404 what is unknown, 400 what was asked wrongly, 409 what stands against it, 503 what
/// passes, else 422.
Answer problem(base::Refusal const& refusal);
int status_of(base::Refusal const& refusal);

/// The refusals of this part.
std::span<base::Rule const> rules();
/// The rule of this part with that code, such as "http.unknown"; it must exist (ENSUREd).
base::Rule const& rule(std::string_view code);

}
