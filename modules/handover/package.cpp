#include "rules.hpp"
#include <access/exports.hpp>
#include <access/access.hpp>
#include <access/veil.hpp>
#include <algorithm>
#include <base/hash.hpp>
#include <base/words.hpp>
#include <base/workshop.hpp>
#include <documents/documents.hpp>
#include <filesystem>
#include <formats/package.hpp>
#include <formats/writers.hpp>
#include <fstream>
#include <handover/handover.hpp>
#include <handover/lists.hpp>
#include <http/rows.hpp>
#include <operations/operations.hpp>
#include <paper/paper.hpp>
#include <store/journal.hpp>
#include <store/keeping.hpp>
#include <store/part.hpp>
#include <store/seal.hpp>
#include <structure/structure.hpp>
#include <text/phrases.hpp>

namespace muster::handover {

namespace {

namespace fs = std::filesystem;

std::string bytes_of(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Packer {
public:
    Packer(cli::Call& call, std::string const& body, std::string const& path)
        : call_(call), db_(call.db()), operation_(call.operation()), path_(path), workshop_(call.clock->now())
    {
        made_.operation = operation_;
        made_.body = body;
    }

    Made made()
    {
        if (fs::exists(path_)) throw base::Refusal(cannot_write, {path_});
        text::each_line(lists::parts_csv, [&](std::span<std::string_view const> fields) { add_part(fields); });
        add_documents();
        add_copy();
        add_letter();
        std::ofstream out(path_, std::ios::binary);
        out << package_.done();
        out.close();
        if (not out) throw base::Refusal(cannot_write, {path_});
        return std::move(made_);
    }

private:
    static std::string told(std::string_view what, std::vector<std::string> const& args = {}) { return base::say("handover.letter." + std::string(what), args); }
    /// "data/gaps.csv" has its words under handover.part.data_gaps_csv.
    static std::string part_in_words(std::string name)
    {
        std::ranges::replace_if(name, [](char c) { return c == '/' or c == '.'; }, '_');
        return base::say("handover.part." + name);
    }
    void add(std::string const& name, std::string const& what, std::string const& bytes)
    {
        package_.add(name, bytes);
        made_.parts.push_back({name, what, base::strong_hash(bytes)});
    }

    [[nodiscard]] cli::Command const* command(std::string_view path) const
    {
        for (auto const* module : call_.modules)
            for (auto const& one : module->commands)
                if (one.path == path) return &one;
        return nullptr;
    }

    /// What is severe goes into no table, whoever hands over: the copy holds it sealed, and its key goes by another way.
    [[nodiscard]] access::Veil severe_hidden()
    {
        std::vector<access::Mask> masks;
        for (auto const& one : access::sharing_policy(db_, operation_, call_.clock->today()).classes)
            if (one.least == access::Sensitivity::severe) masks.push_back({one, {}});
        return access::Veil(std::move(masks));
    }

    /// Runs a command of another module as this caller; what it printed.
    std::string ran(cli::Command const& command, std::string_view option, std::string const& file)
    {
        cli::Call inner;
        std::string printed;
        inner.json = true;
        inner.modules = call_.modules;
        inner.clock = call_.clock;
        inner.lent = &db_;
        inner.store_url = db_.url();
        inner.operation_wanted = operation_;
        inner.acting = call_.acting;
        inner.held = call_.held;
        inner.out = [&](std::string_view text) { printed += text; };
        inner.err = [](std::string_view) {};
        if (auto const hidden = severe_hidden(); not hidden.empty()) inner.given[std::string(access::veil_parameter)] = {hidden.text()};
        if (not option.empty()) inner.given[std::string(option)] = {file};
        command.run(inner);
        inner.finish();
        return printed;
    }

    void add_part(std::span<std::string_view const> fields)
    {
        std::string const name(fields[0]);
        auto const* made_by = command(fields[1]);
        if (made_by == nullptr) return;
        auto const file = workshop_.file("part" + name.substr(name.rfind('.')));
        try {
            auto const printed = ran(*made_by, fields[3], file);
            if (not fields[2].empty()) write_rows(printed, fields[2], fields[4], file);
        }
        catch (base::Refusal const& refusal) {
            // Nothing of this kind is there (no places, no figures yet): the README says which part is left out and why.
            left_out_.push_back(told("left_out_why", {part_in_words(name), refusal.finding().sentence}));
            return;
        }
        if (fs::exists(file)) add(name, part_in_words(name), bytes_of(file));
        std::error_code ignored;
        fs::remove(file, ignored);
    }

    /// The rows of a document as a table; columns in the order in which they are met.
    static void write_rows(std::string const& document, std::string_view rows, std::string_view only, std::string const& file)
    {
        std::vector<std::string> header;
        std::vector<std::map<std::string, std::string>> lines;
        http::each_row(document, rows, [&](std::string_view row) {
            auto const read = formats::Json::parse(row);
            auto const* kept = only.empty() ? nullptr : read.find(only);
            if (not only.empty() and (kept == nullptr or not std::holds_alternative<bool>(kept->value) or not std::get<bool>(kept->value))) return;
            auto& line = lines.emplace_back();
            http::each_cell(read, "", [&](std::string const& name, formats::Json const& plain) {
                if (std::ranges::find(header, name) == header.end()) header.push_back(name);
                line[name] = plain.is_null() ? "" : plain.as_text();
            });
        });
        if (lines.empty()) return;
        auto const table = formats::write_csv(file, true);
        std::vector<formats::Out> cells(header.begin(), header.end());
        table->row(cells);
        for (auto const& line : lines) {
            cells.clear();
            for (auto const& name : header) {
                auto const at = line.find(name);
                cells.emplace_back(at == line.end() ? std::string_view() : std::string_view(at->second));
            }
            table->row(cells);
        }
        table->done();
    }

    void add_documents()
    {
        for (auto const& document : documents::list(db_, *call_.clock, operation_, call_.acting))
            for (auto const& version : document.versions)
                add("documents/" + documents::safe_name(document, version), document.title, documents::content(db_, operation_, version));
    }

    /// The operation as a store of its own, with its part of the record.
    void add_copy()
    {
        auto const file = workshop_.file("operation.db"), whole = workshop_.file("copy.db");
        {
            auto const copy = cli::open_and_migrate(file, call_.modules);
            store::copy_operation(db_, *copy, operation_);
            auto const end = store::journal_end(*copy);
            made_.entries = end.seq;
            made_.head = end.hash;
            store::backup(*copy, whole);
        }
        add("operation.db", part_in_words("operation.db"), bytes_of(whole));
        // Who takes the operation over reads what is high in it; the key of what is severe goes by another way.
        if (has_sealed_rows()) add("operation.key", part_in_words("operation.key"), store::key_of_operation(db_, operation_, store::Vault::usual) + "\n");
        std::string list;
        base::JsonWriter json(list, true);
        json.object().member("muster_package", 1).member("operation", operation_).member("body", made_.body);
        json.member("made", call_.clock->now().text()).member("entries", made_.entries).member("head", made_.head).key("parts").list();
        for (auto const& part : made_.parts) json.object().member("name", part.name).member("what", part.what).member("hash", part.hash).end();
        json.end().end();
        made_.digest = base::strong_hash(list);
        package_.add("package.json", list);
    }

    /// Whether the copy holds rows that open with the operation's key.
    [[nodiscard]] bool has_sealed_rows()
    {
        auto const copy = store::Db::open(workshop_.file("operation.db"));
        return store::Seal(*copy, operation_).used();
    }

    void add_letter()
    {
        paper::Letter letter;
        auto const name = operations::get(db_, operation_).name;
        letter.language = base::reader().language;
        letter.title = made_.body.empty() ? told("title", {name}) : told("title_of", {made_.body, name});
        letter.day = call_.clock->today();
        letter.day_line = call_.clock->today().text();
        letter.blocks.emplace_back(paper::Paragraph{told("what")});
        paper::Table table{{told("part"), told("holds")}, {}};
        for (auto const& part : made_.parts) table.rows.push_back({part.name, part.what});
        letter.blocks.emplace_back(std::move(table));
        if (not left_out_.empty()) {
            letter.blocks.emplace_back(paper::Paragraph{told("left_out")});
            letter.blocks.emplace_back(paper::List{left_out_});
        }
        letter.blocks.emplace_back(paper::Heading{told("open"), 2});
        letter.blocks.emplace_back(paper::Paragraph{"muster operation open PACKAGE.zip --head " + printed()});
        letter.blocks.emplace_back(paper::Paragraph{told("proof", {printed()})});
        letter.foot = told("foot", {printed()});
        if (auto const notice = call_.text(access::notice_parameter); not notice.empty()) letter.foot += " " + notice;
        package_.add("README.txt", paper::to_text(letter));
        package_.add("README.pdf", paper::to_pdf(letter));
    }

    [[nodiscard]] std::string printed() const { return std::to_string(made_.entries) + ":" + made_.head; }

    cli::Call& call_;
    store::Db& db_;
    std::string operation_, path_;
    base::Workshop workshop_;
    formats::Package package_;
    Made made_;
    std::vector<std::string> left_out_;
};

constexpr std::uint64_t most_bytes = 4ull << 30;

/// The store at `url` where it is there and holds something; nothing where the copy may become it.
bool holds_something(std::string const& url)
{
    std::error_code failed;
    bool const server = url.starts_with("postgres");
    if (not server and not fs::exists(url, failed)) return false;
    try {
        return store::journal_head(*store::open_existing(url)) > 0;
    }
    catch (base::Refusal const& refusal) {
        if (refusal.code() == "store.holds_nothing") return server;
        throw;
    }
}

}

Made make_package(cli::Call& call, std::string const& body, std::string const& path)
{
    // Those who open it read the operation's first language.
    auto language = base::reader().language;
    for (auto const& one : operations::get(call.db(), call.operation()).languages)
        if (auto const ours = base::language_of(one); not ours.empty()) {
            language = ours;
            break;
        }
    base::Speaking const speaking({language, base::reader().on_screen});
    return Packer(call, body, path).made();
}

std::string open_package(cli::Call& call, std::string const& path, std::string const& printed)
{
    base::Workshop const workshop(call.clock->now());
    auto const list = formats::part_of(path, "package.json", most_bytes);
    auto const bytes = formats::part_of(path, "operation.db", most_bytes);
    if (not list or not bytes) throw base::Refusal(no_package, {path, "it holds no list of its parts or no copy of the operation"});
    auto const told = formats::Json::parse(*list);
    auto const operation = told.text_or("operation", "");
    auto const file = workshop.file("operation.db");
    {
        std::ofstream out(file, std::ios::binary);
        out << *bytes;
    }
    auto const copy = store::open_existing(file);
    auto key = formats::part_of(path, "operation.key", 100).value_or("");
    while (key.ends_with('\n')) key.pop_back();
    std::optional<store::LentKey> lent;
    if (not key.empty()) lent.emplace(copy->url(), operation, store::Vault::usual, key);
    std::vector<store::Witness> witnesses;
    for (auto const* module : call.modules) witnesses.insert(witnesses.end(), module->witnesses.begin(), module->witnesses.end());
    if (auto const faults = store::verify(*copy, witnesses); not faults.empty()) throw base::Refusal(not_as_printed, {path, faults.front().sentence});
    auto const end = store::journal_end(*copy);
    auto const head = std::to_string(end.seq) + ":" + end.hash;
    if (head != std::to_string(told.number_or("entries", 0)) + ":" + told.text_or("head", "") or (not printed.empty() and not head.starts_with(printed)))
        throw base::Refusal(not_as_printed, {path, "its record ends with " + head + "."});
    if (not holds_something(call.store_url)) {
        store::restore(file, call.store_url, true);
        if (not key.empty()) store::take_key(*store::open_existing(call.store_url), operation, store::Vault::usual, key);
        return operation;
    }
    auto const mine = cli::open_and_migrate(call.store_url, call.modules);
    for (auto const& one : operations::list(*mine))
        if (one.id == operation) throw base::Refusal(operation_there, {operation});
    // The key first: rows that cannot be opened would be worth nothing.
    if (not key.empty()) store::take_key(*mine, operation, store::Vault::usual, key);
    store::copy_operation(*copy, *mine, operation);
    return operation;
}

}
