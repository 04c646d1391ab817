// What the store holds of documents.
#include "library.hpp"

#include "rules.hpp"

#include <algorithm>
#include <base/hash.hpp>
#include <base/json.hpp>
#include <charconv>
#include <documents/lists.hpp>
#include <documents/sql.hpp>
#include <sstream>
#include <store/journal.hpp>
#include <zstd.h>

namespace muster::documents {

namespace {

constexpr base::Rule table[] = {unknown, unknown_version, unknown_kind, no_title, bad_language, bad_day, empty, same, translated, nothing_changed};

std::string packed(std::string_view bytes)
{
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    auto const size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3);
    ENSURE(not ZSTD_isError(size));
    out.resize(size);
    return out;
}

/// "d12" is 12; 0 where it is none.
std::int64_t number_of(std::string_view id)
{
    std::int64_t number = 0;
    if (not id.starts_with('d')) return 0;
    auto const [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
    return error == std::errc() and end == id.data() + id.size() ? number : 0;
}

void expect_language(std::string const& language)
{
    bool const letters = std::ranges::all_of(language, [](char c) { return c >= 'a' and c <= 'z'; });
    if (not letters or language.size() < 2 or language.size() > 3) throw base::Refusal(bad_language, {language});
}

void expect_labels(Document const& wanted)
{
    std::string codes;
    bool known = false;
    for (auto const& [code, name] : kinds()) {
        known = known or code == wanted.kind;
        codes += (codes.empty() ? "" : ", ") + code;
    }
    if (not known) throw base::Refusal(unknown_kind, {wanted.kind, codes});
    if (wanted.title.find_first_not_of(" \t\r\n") == std::string::npos) throw base::Refusal(no_title);
}

/// One version into the tables and the journal, inside the caller's transaction. The journal names ids and the digest: the
/// title of what is sensitive may give it away.
void keep(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Document const& document, int version,
          Edition const& edition)
{
    auto const hash = base::strong_hash(edition.bytes);
    auto const pack = packed(edition.bytes);
    db.run(sql::document_add_content, {std::string_view(operation), std::string_view(hash), static_cast<std::int64_t>(edition.bytes.size()), store::Bytes{pack}});
    auto const day = edition.day ? edition.day->text() : std::string();
    db.run(sql::document_add_version, {std::string_view(operation), number_of(document.id), std::int64_t{version}, std::string_view(edition.language),
                                       std::string_view(hash), std::string_view(edition.file), store::text_or_null(day), std::string_view(edition.source),
                                       std::string_view(edition.note), std::string_view(actor), clock.now().ms});
    std::string said;
    base::JsonWriter(said).object().member("document", document.id).member("version", version).member("language", edition.language).member("kind", document.kind)
        .member("body", document.body).member("sensitivity", access::name_of(document.sensitivity)).member("hash", hash).end();
    store::record(db, clock, {operation, store::Nature::received, "documents.version", document.id, said, actor, {}});
}

Version version_of(store::Row const& row)
{
    Version one;
    one.version = static_cast<int>(row.integer(1));
    one.language = row.string(2);
    one.hash = row.string(3);
    one.file = row.string(4);
    one.day = base::Day::parse(row.text(5));
    one.source = row.string(6);
    one.note = row.string(7);
    one.actor = row.string(8);
    one.at = {row.integer(9)};
    one.bytes = row.integer(10);
    return one;
}

std::vector<Document> read(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer, std::optional<std::int64_t> number)
{
    std::vector<Document> all;
    db.each(sql::document_list, {std::string_view(operation), std::string_view(viewer), clock.now().ms, store::value_of(number)}, [&](store::Row const& row) {
        all.push_back({"d" + std::to_string(row.integer(0)), row.string(1), row.string(2), row.string(3), static_cast<access::Sensitivity>(row.integer(4)), {}});
    });
    // Newest first, as the query gives them; versions come by ascending number.
    auto at = all.rbegin();
    db.each(sql::document_versions, {std::string_view(operation), store::value_of(number)}, [&](store::Row const& row) {
        while (at != all.rend() and number_of(at->id) < row.integer(0)) ++at;
        if (at != all.rend() and number_of(at->id) == row.integer(0)) at->versions.push_back(version_of(row));
    });
    return all;
}

}

std::span<base::Rule const> rules() { return table; }

std::vector<std::pair<std::string, std::string>> const& kinds()
{
    static auto const all = [] {
        std::vector<std::pair<std::string, std::string>> made;
        std::istringstream lines{std::string(lists::kinds_csv)};
        for (std::string line; std::getline(lines, line);) {
            if (line.empty() or line.starts_with('#') or line == "code,name") continue;
            auto const comma = line.find(',');
            made.emplace_back(line.substr(0, comma), line.substr(comma + 1));
        }
        return made;
    }();
    return all;
}

Version const& Document::latest(std::string_view language) const
{
    ENSURE(not versions.empty());
    Version const* best = nullptr;
    for (auto const& one : versions)
        if (one.language == language) best = &one;
    if (best != nullptr) return *best;
    return *std::ranges::find(versions, versions.back().version, &Version::version);
}

Document add(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Document const& wanted, Edition const& edition)
{
    expect_labels(wanted);
    expect_language(edition.language);
    if (edition.bytes.empty()) throw base::Refusal(empty, {edition.file});
    store::Transaction transaction(db);
    auto const number = db.number(sql::document_next, {std::string_view(operation)}).value_or(1);
    auto made = wanted;
    made.id = "d" + std::to_string(number);
    db.run(sql::document_add, {std::string_view(operation), number, std::string_view(made.kind), std::string_view(made.title), std::string_view(made.body),
                               std::int64_t{static_cast<int>(made.sensitivity)}, clock.now().ms});
    keep(db, clock, actor, operation, made, 1, edition);
    transaction.commit();
    return get(db, clock, operation, made.id);
}

Document replace(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& id, Edition const& edition)
{
    expect_language(edition.language);
    if (edition.bytes.empty()) throw base::Refusal(empty, {edition.file});
    store::Transaction transaction(db);
    auto const document = get(db, clock, operation, id);
    auto const hash = base::strong_hash(edition.bytes);
    auto const last = document.versions.back().version;
    for (auto const& one : document.versions) {
        if (one.version != last) continue;
        if (one.hash == hash) throw base::Refusal(same, {id, std::to_string(last)});
        if (edition.translation and one.language == edition.language) throw base::Refusal(translated, {id, std::to_string(last), edition.language});
    }
    keep(db, clock, actor, operation, document, edition.translation ? last : last + 1, edition);
    transaction.commit();
    return get(db, clock, operation, id);
}

Document label(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Document const& wanted)
{
    expect_labels(wanted);
    store::Transaction transaction(db);
    auto const before = get(db, clock, operation, wanted.id);
    db.run(sql::document_label, {std::string_view(operation), number_of(wanted.id), std::string_view(wanted.kind), std::string_view(wanted.title),
                                 std::string_view(wanted.body), std::int64_t{static_cast<int>(wanted.sensitivity)}});
    std::string said;
    base::JsonWriter(said).object().member("document", wanted.id).member("kind", wanted.kind).member("body", wanted.body)
        .member("sensitivity", access::name_of(wanted.sensitivity)).member("sensitivity_before", access::name_of(before.sensitivity)).end();
    store::record(db, clock, {operation, store::Nature::kept, "documents.label", wanted.id, said, actor, {}});
    transaction.commit();
    return get(db, clock, operation, wanted.id);
}

std::vector<Document> list(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer)
{
    return read(db, clock, operation, viewer, {});
}

Document get(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& id, std::string const& viewer)
{
    auto found = read(db, clock, operation, viewer, number_of(id));
    if (found.empty()) throw base::Refusal(unknown, {id});
    return std::move(found.front());
}

std::string content(store::Db& db, std::string const& operation, Version const& version)
{
    std::string bytes;
    bool const found = db.one(sql::document_content, {std::string_view(operation), std::string_view(version.hash)}, [&](store::Row const& row) {
        bytes.resize(static_cast<std::size_t>(row.integer(0)));
        auto const pack = row.bytes(1);
        auto const size = ZSTD_decompress(bytes.data(), bytes.size(), pack.data(), pack.size());
        ENSURE(not ZSTD_isError(size) and size == bytes.size());
    });
    ENSURE(found);
    return bytes;
}

std::string safe_name(Document const& document, Version const& version)
{
    auto const dot = version.file.rfind('.');
    auto ending = dot == std::string::npos ? std::string() : version.file.substr(dot + 1);
    bool const plain = ending.size() <= 5 and std::ranges::all_of(ending, [](char c) { return (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z') or (c >= '0' and c <= '9'); });
    if (not plain or ending.empty()) ending = "bin";
    return document.id + "-v" + std::to_string(version.version) + "-" + version.language + "." + ending;
}

std::string version_differs(store::Db& db, store::Past const& past)
{
    std::string why = "a version of document " + past.entry.subject + " is gone from its table";
    db.each(sql::document_versions, {std::string_view(past.entry.operation), number_of(past.entry.subject)}, [&](store::Row const& row) {
        auto const one = version_of(row);
        std::string names;
        base::JsonWriter(names).object().member("document", past.entry.subject).member("version", one.version).member("language", one.language).end();
        names.pop_back();
        if (not past.entry.body.starts_with(names)) return;
        why = past.entry.body.find("\"" + one.hash + "\"") == std::string::npos ? "the digest of document " + past.entry.subject + " was changed" : "";
        if (not why.empty()) return;
        db.one(sql::document_content, {std::string_view(past.entry.operation), std::string_view(one.hash)}, [&](store::Row const& held) {
            std::string bytes(static_cast<std::size_t>(held.integer(0)), '\0');
            auto const pack = held.bytes(1);
            auto const size = ZSTD_decompress(bytes.data(), bytes.size(), pack.data(), pack.size());
            if (ZSTD_isError(size) or size != bytes.size() or base::strong_hash(bytes) != one.hash) why = "the file of document " + past.entry.subject + " was changed";
        });
    });
    return why;
}

}
