// Looking after a store from the command line.
#include "own_commands.hpp"
#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <gathered/modules.hpp>
#include <store/keeping.hpp>
#include <store/part.hpp>
#include <store/seal.hpp>

namespace muster::gathered {

namespace {

using cli::Call;
using cli::Exit;

std::vector<store::Witness> witnesses_of(Call const& call)
{
    std::vector<store::Witness> all;
    for (auto const* module : call.modules) all.insert(all.end(), module->witnesses.begin(), module->witnesses.end());
    return all;
}

std::string_view name_of(store::Nature nature)
{
    constexpr std::array<std::string_view, 3> names{"received", "decided", "kept"};
    return names[static_cast<std::size_t>(nature)];
}

/// One member and its text: the whole document of commands that have little to say.
std::string said(std::string_view name, std::string_view text)
{
    std::string json;
    base::JsonWriter(json).object().member(name, text).end();
    return json;
}

}

Exit run_migrate(Call& call)
{
    std::vector<store::Migration> migrations;
    for (auto const* module : call.modules)
        migrations.insert(migrations.end(), module->migrations.begin(), module->migrations.end());
    auto const db = store::Db::open(call.store_url);
    auto const steps = store::migrate(*db, migrations);
    call.line(steps == 0 ? "The store is up to date."
                         : fmt::format("The store was brought up to date: {} step{}.", steps, steps == 1 ? "" : "s"));
    std::string json;
    base::JsonWriter(json).object().member("steps", steps).end();
    call.document(json);
    return Exit::done;
}

Exit run_check(Call& call)
{
    auto const db = store::open_existing(call.store_url);
    auto const faults = store::check(*db);
    for (auto const& fault : faults) call.line(fault);
    if (faults.empty()) call.line("The files of the store are sound.");
    // A key that is kept elsewhere is no fault of the files.
    std::vector<std::string> keys;
    for (auto const& one : store::locked_in(*db)) keys.push_back(fmt::format("{}, {}: {}", one.operation, one.vault == store::Vault::severe ? "severe" : "high", one.sentence));
    for (auto const& key : keys) call.line(key);
    std::string json;
    base::JsonWriter(json).object().member("sound", faults.empty()).member("faults", faults).member("keys_missing", keys).end();
    call.document(json);
    return faults.empty() ? Exit::done : Exit::wrong_data;
}

namespace {

/// Whether the journal still holds an entry as it was printed or written down: "13:a3307976…". What is cut off behind it, or
/// rewritten up to it, shows here even where the store's own end was rewritten with it.
std::string fault_of_head(store::Db& db, std::string_view said)
{
    auto const colon = said.find(':');
    std::int64_t seq = 0;
    auto const number = said.substr(0, colon);
    if (colon == std::string_view::npos or std::from_chars(number.data(), number.data() + number.size(), seq).ec != std::errc() or said.size() <= colon + 8)
        cli::refuse("cli.not_a_head", {std::string(said)});
    auto const held = store::hash_of_entry(db, seq);
    auto const printed = said.substr(colon + 1);
    if (held.starts_with(printed)) return "";
    return held.empty() ? fmt::format("Entry {} was printed and is not there: the end of the journal was cut off.", seq)
                        : fmt::format("Entry {} is not the one that was printed: what came before it, or it itself, was rewritten.", seq);
}

}

Exit run_verify(Call& call)
{
    auto const db = store::open_existing(call.store_url);
    auto faults = store::verify(*db, witnesses_of(call), [&](std::int64_t done, std::int64_t all) {
        call.progress("reading the journal", done, all);
    });
    for (auto const& head : call.all("head"))
        if (auto const fault = fault_of_head(*db, head); not fault.empty()) faults.push_back({0, fault});
    auto const end = store::journal_end(*db);
    std::string json;
    base::JsonWriter writer(json);
    writer.object().member("whole", faults.empty()).member("entries", end.seq).member("last_hash", end.hash);
    writer.key("faults").list();
    for (auto const& fault : faults) {
        call.line(fault.sentence);
        writer.object().member("seq", fault.seq).member("sentence", fault.sentence).end();
    }
    writer.end().end();
    call.document(json);
    if (faults.empty())
        call.line(fmt::format("The journal is whole: {} {}.{}", cli::grouped(end.seq), end.seq == 1 ? "entry" : "entries",
                              end.seq > 0 ? " The last one: " + end.hash : ""));
    else call.line("Nothing was changed. Compare with the last backup before anything else is done in this store.");
    return faults.empty() ? Exit::done : Exit::wrong_data;
}

Exit run_backup(Call& call)
{
    auto const file = call.text("FILE");
    store::backup(*store::open_existing(call.store_url), file);
    call.line(fmt::format("The store was copied to {}.", file));
    call.document(said("written", file));
    return Exit::done;
}

Exit run_restore(Call& call)
{
    auto const file = call.text("FILE");
    store::restore(file, call.store_url, call.has("replace"));
    call.line(fmt::format("{} is in the place of the store {}.", file, call.store_url));
    call.document(said("restored", file));
    return Exit::done;
}

Exit run_history(Call& call)
{
    auto const operation = call.has("of-the-store") ? "" : call.operation();
    auto const limit = static_cast<int>(std::clamp<std::int64_t>(call.number("limit", 50), 1, 1'000'000));
    auto const entries = store::history(call.db(), operation, call.text("kind"), call.text("subject"), limit);
    cli::TextTable table({"entry", "when", "what", "about", "who", "why"}, {true});
    std::string json;
    base::JsonWriter writer(json);
    writer.object().member("operation", operation).key("entries").list();
    for (auto const& past : entries) {
        auto const& entry = past.entry;
        table.row({std::to_string(past.seq), past.at.text(), entry.kind, entry.subject, entry.actor, entry.reason});
        writer.object().member("seq", past.seq).member("at", past.at.text()).member("nature", name_of(entry.nature));
        writer.member("kind", entry.kind).member("subject", entry.subject).member("actor", entry.actor);
        writer.member("reason", entry.reason).member("hash", past.hash).member("body", entry.body).end();
    }
    writer.end().end();
    call.document(json);
    call.say(entries.empty() ? "Nothing was recorded yet.\n" : table.text());
    return Exit::done;
}

}
