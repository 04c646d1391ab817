#include "uploads.hpp"
#include "wire.hpp"
#include <base/id.hpp>
#include <base/json.hpp>
#include <filesystem>
#include <fstream>
#include <http/sql.hpp>
#include <iterator>
#include <store/seal.hpp>

namespace muster::http {

namespace {

/// The last part of what the sender calls it, without what cannot be shown; never used as a path.
std::string shown_name(std::string_view told)
{
    told = told.substr(told.find_last_of("/\\") == std::string_view::npos ? 0 : told.find_last_of("/\\") + 1);
    std::string name;
    for (char const c : told)
        if (static_cast<unsigned char>(c) >= 32 and c != 127) name += c;
    constexpr std::size_t longest = 200;
    while (name.size() > longest or not is_utf8(name)) name.pop_back();
    return name.empty() ? "upload" : name;
}

/// Our own name, with an ending only where it is one of those that readers look at.
std::string path_of(Settings const& settings, std::string_view id, std::string_view name)
{
    auto const dot = name.rfind('.');
    auto ending = dot == std::string_view::npos ? std::string() : std::string(name.substr(dot));
    for (auto& c : ending) c = c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c;
    bool known = false;
    for (std::string_view const one : {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".json", ".geojson", ".topojson", ".zip"}) known = known or ending == one;
    return settings.spool + "/" + std::string(id) + (known ? ending : "");
}

constexpr std::int64_t most_sealed = std::int64_t{64} << 20;  // what is larger is no workbook of people: boundaries

std::string belongs(std::string_view id) { return "upload/" + std::string(id); }

std::string bytes_in(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(std::string const& path, std::string_view bytes)
{
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (not out) throw base::Refusal(rule("http.no_file"));
}

/// A file waits for days in the spool folder, and nobody knows yet how sensitive it is: it waits sealed where the operation's key
/// is at hand. What it is called then, as it is kept.
std::string kept_sealed(store::Db& db, std::string const& operation, std::string const& id, std::string const& path, std::int64_t bytes, std::string const& name)
{
    store::Seal seal(db, operation);
    if (bytes > most_sealed or not seal.can_open()) return name;
    write(path, seal.close_bytes(belongs(id), bytes_in(path)));
    return seal.close(belongs(id) + "/name", name);
}

Answer take(Settings const& settings, Request const& request, Work& work)
{
    auto const name = shown_name(work.text("name"));
    auto const id = base::new_ulid(work.clock.now());
    if (request.file.empty()) throw base::Refusal(rule("http.no_file"));
    auto const path = path_of(settings, id, name);
    std::filesystem::rename(request.file, path);
    auto const kept = kept_sealed(work.db, work.operation, id, path, request.bytes, name);
    work.db.run(sql::add_upload, {std::string_view(id), std::string_view(work.operation), std::string_view(work.subject()), std::string_view(kept), request.bytes, work.clock.now().ms});
    Answer answer{.status = 201};
    base::JsonWriter(answer.body).object().member("upload", id).member("name", name).member("bytes", request.bytes).end();
    return answer;
}

}

Route upload_route(Settings const& settings)
{
    Route route{.verb = "POST", .path = "/api/1/operations/{operation}/uploads", .permission = "hand_in", .summary = "Takes a file, as its bytes are, to be used by a later request."};
    route.takes = {{"name", "NAME", "what the file is called"}, {"operation", "operation", "the operation", true, false, true}, {"*", "", ""}};
    route.brings = Brings::file;
    route.most_bytes = std::int64_t{200} << 20;
    route.handle = [&settings](Request const& request, Work& work) { return take(settings, request, work); };
    return route;
}

Uploaded::Uploaded(Settings const& settings, store::Db& db, std::string const& operation, std::string const& subject, std::vector<std::string> const& ids,
                   std::string const& folder)
{
    store::Seal seal(db, operation);
    for (auto const& id : ids) {
        Upload one;
        bool const there = base::is_ulid(id) and db.one(sql::upload, {std::string_view(id), std::string_view(operation), std::string_view(subject)}, [&](store::Row const& row) {
            one = {id, row.string(0), "", row.integer(1)};
        });
        bool const sealed = there and store::Seal::is_sealed(one.name);
        if (sealed) one.name = seal.open(belongs(id) + "/name", one.name);
        one.path = path_of(settings, id, one.name);
        if (not there or not std::filesystem::exists(one.path)) throw base::Refusal(rule("http.no_upload"), {id});
        if (sealed) {
            // For as long as the request runs, in its own folder.
            auto const opened = folder + "/" + std::filesystem::path(one.path).filename().string();
            std::filesystem::create_directories(folder);
            write(opened, seal.open_bytes(belongs(id), bytes_in(one.path)));
            one.path = opened;
        }
        names_.emplace_back(one.path, one.name);
        files_.push_back(std::move(one));
    }
}

void drop_uploads(Settings const& settings, store::Db& db, base::Instant at)
{
    std::vector<std::string> ids;
    db.each(sql::old_uploads, {at.ms}, [&](store::Row const& row) { ids.push_back(row.string(0)); });
    for (auto const& file : std::filesystem::directory_iterator(settings.spool))
        for (auto const& id : ids)
            if (file.path().stem() == id) std::filesystem::remove(file.path());
    store::Transaction transaction(db);
    db.run(sql::drop_uploads, {at.ms});
    transaction.commit();
}

}
