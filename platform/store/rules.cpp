#include "engine.hpp"
#include <store/words.hpp>

namespace muster::store {

namespace {

using base::Severity;

constexpr base::Rule table[] = {
    {"store.unreachable", Severity::wrong, "The store {0} cannot be reached: {1}.",
     "Check the path or address given with --store or MUSTER_STORE, and that you may read and write there.", ""},
    {"store.not_ours", Severity::wrong, "{0} is not a store of Muster: {1}.",
     "Name another file or database with --store; a new file is made where none is. Nothing was changed in this one.",
     ""},
    {"store.newer", Severity::wrong,
     "The store was set up by a newer program: it knows the step {0}, this one does not.",
     "Use the newer program. A store cannot be taken back to an older one.", ""},
    {"store.past_changed", Severity::wrong, "The step {0} was run with another text than this program holds.",
     "Use the program that set the store up, or a released one: steps that were run are never edited.", ""},
    {"store.unique", Severity::wrong, "The same entry is there already ({0}).",
     "Change the entry that is there instead of adding it a second time.", ""},
    {"store.foreign_key", Severity::wrong, "What the entry refers to is not there, or is still referred to ({0}).",
     "Add what it refers to first, or take away what refers to it.", ""},
    {"store.check", Severity::wrong, "A value is not among those that may stand there ({0}).",
     "Correct the value; nothing of this step was kept.", ""},
    {"store.append_only", Severity::wrong, "What was recorded stays as it is ({0}).",
     "Record a new entry that says what changed; the old one is never edited or taken away.", ""},
    {"store.not_text", Severity::wrong, "A text holds characters that no text may hold ({0}).",
     "Save the file as UTF-8 and take out control characters; nothing of this step was kept.", ""},
    {"store.busy", Severity::wrong, "Somebody else is writing to the store and did not finish in time ({0}).",
     "Try again in a moment. If it stays so, see which other program has this store open.", ""},
    {"store.full", Severity::wrong, "The disk that holds the store is full ({0}).",
     "Free some space and do it again; nothing of this step was kept.", ""},
    {"store.damaged", Severity::wrong, "The files of the store are damaged ({0}).",
     "Copy the file away first, run `muster store check`, then put the last backup back with `muster store restore`.",
     ""},
    {"store.failed", Severity::wrong, "The store could not do this ({0}).",
     "Nothing of this step was kept. Run `muster store check`; if it finds nothing, report this sentence.", ""},
    {"store.use_pg_dump", Severity::wrong, "A store in PostgreSQL is copied with PostgreSQL's own tools.", "Run: {0}",
     ""},
    {"store.not_whole", Severity::wrong, "{0} is not a whole backup: {1}.",
     "Take an older backup. Nothing was changed in the store.", ""},
    {"store.holds_something", Severity::wrong, "The store {0} holds something already.",
     "Say --replace where it may be overwritten, or restore into another file and look at it first.", ""},
    {"store.holds_nothing", Severity::wrong, "The store {0} was never set up.",
     "Check the path given with --store or MUSTER_STORE; `muster store migrate` sets up a new one there.", ""},
    {"store.itself", Severity::wrong, "{0} is the store itself.", "Give another file name.", ""},
    {"store.file_is_there", Severity::wrong, "{0} is there already and is no backup of a store.",
     "Give another file name; a backup never overwrites other people's files.", ""},
    {"store.no_key", Severity::wrong, "The key for what is sealed in this store is missing: {0}.",
     "Put the key's file back, or name it with MUSTER_KEY_FILE; docs/install.md says where keys are and how they are kept.", ""},
    {"store.open_key", Severity::wrong, "Others on this machine may read the key file {0}.",
     "Take that right away (chmod 600), and think about who may have read it.", ""},
    {"store.bad_key", Severity::wrong, "{0} holds no key.", "A key is 64 hexadecimal digits; put the file back as it was.", ""},
    {"store.other_key", Severity::wrong, "What is sealed in the operation {0} was sealed with another key.",
     "Put back the key file that belongs to this store; nothing was changed.", ""},
    {"store.severe_key", Severity::wrong, "What is of severe sensitivity in the operation {0} was sealed with a key that is not here.",
     "Name the file of that key with MUSTER_SEVERE_KEY_FILE on a machine that may have it; nothing was changed.", ""},
    {"store.broken_seal", Severity::wrong, "A sealed text ({0}) does not open: it was changed, or belongs elsewhere.",
     "Enter it again, and see in the journal and the backups who wrote there.", ""},
};

}

std::span<base::Rule const> rules() { return table; }

std::span<base::Words const> spoken() { return words::all; }

base::Rule const& rule(std::string_view code) { return base::rule_in(table, code); }

void refuse(std::string_view code, std::vector<std::string> const& args) { throw base::Refusal(rule(code), args); }

std::string shown(std::string const& url)
{
    auto const scheme = url.find("://");
    if (scheme == std::string::npos) return url;
    auto const at = url.find('@', scheme + 3);
    auto const colon = url.find(':', scheme + 3);
    if (at == std::string::npos or colon == std::string::npos or colon > at) return url;
    return url.substr(0, colon) + url.substr(at);
}

std::string told_by(std::string_view query, std::string_view words)
{
    std::string out(query);
    if (not out.empty()) out += ": ";
    for (char const c : words) out += c == '\n' or c == '\t' ? ' ' : c;
    while (not out.empty() and std::string_view(" .?").contains(out.back())) out.pop_back();
    return out;
}

}
