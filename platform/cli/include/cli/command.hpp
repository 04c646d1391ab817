// Commands as one table: help, completion, the reference in docs/ and the parser all read it.
#pragma once
#include <base/clock.hpp>
#include <base/finding.hpp>
#include <base/json.hpp>
#include <base/words.hpp>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <store/db.hpp>
#include <store/journal.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::cli {

/// What a command ends with; scripts rely on the numbers.
enum class Exit {
    done = 0,
    refused = 1,
    wrong_data = 2,   // wrong data found
    held = 3,         // rows wait for a person
    no_store = 4,     // cannot reach the store
    bug = 70,
};

/// "--by LEVEL", "--json" (no value), "FILE…" (positional: name in capitals, no dashes).
struct Option {
    std::string_view name;     // "by"; of a positional "FILE"
    std::string_view value;    // "LEVEL"; "" = a switch
    std::string_view summary;
    bool required = false;
    bool many = false;         // may be given several times
};

class Call;
struct Module;

/// How a command is served over HTTP (platform/http): one function answers both. Its options are the parameters, by
/// their names; its --json document is the answer.
struct Served {
    std::string_view verb;        // GET for what only reads, POST for what writes, DELETE for what takes back
    std::string_view path;        // below /api/1: "/operations/{operation}/gaps"; {x} fills the option x or the positional X
    std::string_view permission;  // of access's list: "figures", "rows", "hand_in", "settle", "keep" …
    std::string_view rows = "";   // the member of the document that .csv, .xlsx, .geojson and .hxl.csv write; "" = none
    std::string_view file = "";   // the option that names a file to write, where that file is the answer
    std::string_view named = "";  // the member of the document that says what that file is called; "" = a table, named as the path
    bool own_limits = false;      // the command itself looks after limits of a grant that it has no option for
    bool secret = false;          // the answer holds what lies sealed or is shown once: the server keeps no copy of it
};

struct Command {
    std::string_view path;      // "5w check"
    std::string_view summary;   // a sentence for the list
    std::string_view more;      // paragraphs for its own help; may be ""
    std::span<Option const> arguments;  // positionals, in order
    std::span<Option const> options;
    Exit (*run)(Call&);
    bool needs_store = true;    // opened and migrated before run
    std::span<Served const> served = {};  // empty: on the command line only
};

/// One run of one command: its options, the store, where to write. `--json`, `--store`, `--operation` and `--as-of` and
/// `--lang` are accepted by every command.
class Call {
public:
    std::map<std::string, std::vector<std::string>, std::less<>> given;
    bool json = false;
    bool terminal = false;      // standard output is a terminal: colours and progress are welcome
    std::string store_url;
    base::Clock const* clock = nullptr;
    std::function<std::unique_ptr<store::Db>(std::string const&)> open_store;
    std::string operation_wanted;  // `--operation`, else MUSTER_OPERATION; "" where neither is given
    std::span<Module const* const> modules;  // all of them, lowest first
    store::Db* lent = nullptr;               // an open store that is used and not owned, before open_store is asked
    std::string acting;                      // who asks, an id of accounts; "" = whoever sits at the command line
    /// What the account's grants make it in the operation; empty at the command line.
    struct Held {
        std::string role, body;  // "*" = any body
    };
    std::vector<Held> held;
    std::function<void(std::string_view what, std::int64_t done, std::int64_t all)> follow;  // is told of progress
    bool progress_welcome = false;           // standard error is a terminal
    std::function<void(std::string_view)> out, err;  // where text goes

    [[nodiscard]] bool has(std::string_view name) const { return given.contains(name); }
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = "") const;
    [[nodiscard]] std::vector<std::string> const& all(std::string_view name) const;
    [[nodiscard]] std::int64_t number(std::string_view name, std::int64_t otherwise) const;  // refuses cli.not_a_number

    /// Opened on first use.
    store::Db& db();
    /// `--operation`, else MUSTER_OPERATION, else the only one there is; refuses cli.which_operation. The module that
    /// owns operations answers (Module::which_operation).
    std::string operation();

    /// Ordinary output, kept until the end where `--json` wants one object.
    void say(std::string_view text);
    void line(std::string_view text = "");
    /// The one JSON document of a `--json` run.
    void document(std::string_view json);
    /// "reading acf.xlsx  61 %" on standard error, only on a terminal, at most ten times a second.
    void progress(std::string_view what, std::int64_t done, std::int64_t all);
    [[nodiscard]] std::string actor() const;

    /// Writes what was kept for the end. Only the program calls it, once.
    void finish();
    /// Takes the line of progress away, so that what follows stands alone.
    void clear_progress();

private:
    std::unique_ptr<store::Db> db_;
    std::int64_t last_progress_ = 0;
    bool progress_shown_ = false;
    std::string said_, document_;
};

/// What a module gives to the program. `all()` lists them in order, lowest first (generated from the tree).
struct Module {
    std::string_view name;
    std::span<store::Migration const> migrations;
    std::span<store::Query const* const> queries;
    std::span<Command const> commands;
    std::span<base::Rule const> rules;
    std::span<store::Witness const> witnesses;
    /// Only of the module that owns operations: checks the one that is wanted, or finds the only one where "" is; refuses
    /// cli.which_operation where several are there.
    std::string (*which_operation)(Call&, std::string const& wanted) = nullptr;
    /// Answers `muster explain WORD` where the word is one of the module's (a figure); false where it is not.
    bool (*explain)(Call&, std::string const& word) = nullptr;
    std::span<base::Words const> words = {};  // what it says, in each language
};

/// A table for people: columns padded, numbers right, never wider than needed.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> header, std::vector<bool> right = {});
    void row(std::vector<std::string> cells);
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_;
    std::vector<bool> right_;
};

/// "1 234 567" with thin groups as people read them; "–" for nothing told is the caller's business.
std::string grouped(std::int64_t number);

/// What a run of the program stands in. Stories and tests run commands with one of their own.
struct Surroundings {
    std::span<Module const* const> modules;
    base::Clock const* clock = &base::system_clock();
    std::string store = "muster.db";  // where no --store is given
    std::string operation;            // where no --operation is given
    std::string language = "en";      // where no --lang is given
    bool terminal = false;
    bool progress_welcome = false;
    std::function<void(std::string_view)> out, err;
    /// Opens a store; brought up to date with all modules where left empty.
    std::function<std::unique_ptr<store::Db>(std::string const&)> open_store;
    store::Db* lent = nullptr;  // an open store that is used and not owned, before open_store is asked
};

/// Runs one command, the words as after "muster"; answers with the exit code.
int execute(std::vector<std::string> const& words, Surroundings const& around);

/// Opens a store and brings it up to date with what all modules need.
std::unique_ptr<store::Db> open_and_migrate(std::string const& url, std::span<Module const* const> modules);

/// The refusals of this part.
std::span<base::Rule const> rules();
/// Throws the refusal of this part with that code, such as "cli.which_operation".
[[noreturn]] void refuse(std::string_view code, std::vector<std::string> const& args = {});

/// Parses, runs, answers; the whole main(). Reads MUSTER_STORE and MUSTER_OPERATION from the environment, and the
/// language that people are spoken to in (LC_ALL, LC_MESSAGES, LANG); nothing else.
int run(int argc, char** argv, std::span<Module const* const> modules);

}
