#include "own_commands.hpp"
#include <algorithm>
#include <array>
#include <gathered/modules.hpp>
#include <gathered/words.hpp>

namespace muster::gathered {

namespace {

constexpr base::Rule own_rules[] = {
    {"explain.unknown", base::Severity::wrong, "Nothing is known of `{0}`.",
     "Give the code of a finding or refusal, such as store.unreachable, or a figure. `muster explain` alone lists all "
     "codes.",
     ""},
};

constexpr cli::Option file_to[] = {{"FILE", "", "the file to write", true}};
constexpr cli::Option file_from[] = {{"FILE", "", "a file that `store backup` wrote", true}};
constexpr cli::Option restore_options[] = {{"replace", "", "overwrite a store that holds something"}};
constexpr cli::Option history_options[] = {
    {"kind", "KIND", "only entries of one kind, such as activities.submission"},
    {"subject", "ID", "only entries about one thing"},
    {"limit", "NUMBER", "how many, the newest first; 50 where it is not said"},
    {"of-the-store", "", "the entries that belong to no operation"},
};
constexpr cli::Option explain_arguments[] = {{"CODE", "", "a code such as store.unreachable, or a figure"}};
constexpr cli::Option serve_options[] = {
    {"listen", "ADDRESS", "where to listen, 127.0.0.1:8400 where it is not said"},
    {"port", "NUMBER", "only the port; 0 takes any that is free"},
    {"tls-cert", "FILE", "the certificate and its chain, PEM"},
    {"tls-key", "FILE", "the key of the certificate, PEM"},
    {"exports-per-minute", "N", "files that one account may take away in a minute; 6 where nothing is said"},
    {"behind-proxy", "", "a proxy in front does TLS and says who asks (X-Forwarded-For, X-Forwarded-Proto)"},
    {"spool", "FOLDER", "for uploads; beside the store where it is not said"},
    {"threads", "NUMBER", "that answer what only reads; as many as the machine has where it is not said"},
    {"quiet", "", "no line for each request"},
    {"sign-in", "FILE", "another house where people may sign in (OpenID Connect), as docs/accounts.md shows it"},
};
constexpr cli::Served serve_explain[] = {{"GET", "/operations/{operation}/explanations", "rows", "codes"}};

constexpr cli::Option verify_options[] = {
    {"head", "NUMBER:HASH", "an entry as it was printed; it has to be there still, as it was", false, true},
};

constexpr cli::Command commands[] = {
    {"store migrate",
     "Sets up a store, or brings it up to date with this program.",
     "Every command does this by itself; on its own it is for those who look after a store.",
     {},
     {},
     run_migrate,
     false},
    {"store check", "Asks the database whether its files are sound.", "", {}, {}, run_check, false},
    {"store verify",
     "Proves that nothing recorded was changed, taken away or put in.",
     "Reads the whole journal: each entry carries the hash of the one before, and the end is kept apart. What entries "
     "say of tables is compared with the tables. The hash of the last entry can be written down elsewhere: who has it "
     "can prove later that nothing before it was rewritten: letters and reports bear it at their foot.",
     {},
     verify_options,
     run_verify,
     false},
    {"store backup", "Writes a whole copy of the store while others work.", "", file_to, {}, run_backup, false},
    {"store restore", "Puts a backup in the store's place.",
     "The backup is read through and its journal proven before anything is touched.", file_from, restore_options,
     run_restore, false},
    {"store history",
     "Lists what was recorded in an operation: what, when, who, why.",
     "",
     {},
     history_options,
     run_history},
    {"serve",
     "Serves the store: web interface and HTTP API, until it is told to stop.",
     "Only this machine can reach it unless --listen says another address, which needs a certificate or a proxy. One line "
     "of JSON for each request goes to standard error. SIGTERM and Ctrl-C let running requests finish.",
     {},
     serve_options,
     run_serve},
    {"explain",
     "Says what a code of a finding or refusal means, or how a figure came about.",
     "",
     explain_arguments,
     {},
     run_explain,
     false,
     serve_explain},
};

}

base::Rule const& unknown_word() { return own_rules[0]; }

cli::Module const& own_module()
{
    static cli::Module const made{
        .name = "muster", .migrations = {}, .queries = {}, .commands = commands, .rules = own_rules, .witnesses = {}, .words = words::all};
    return made;
}

}
