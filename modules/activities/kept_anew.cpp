// Sealing what stands in the store already: a policy that classes it higher, a row that turned out to be of a classed body.
#include "kept.hpp"
#include "review.hpp"
#include "rules.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <set>
#include <store/journal.hpp>

namespace muster::activities {

namespace {

/// One row as it was reported, and how it is kept now.
struct Standing {
    RowAt at;
    Kept now = Kept::open;
    std::string body, place, alike, code;
    std::vector<std::string> fields;
};

Kept kept_now(store::Row const& row, int sealed)
{
    if (row.is_null(sealed)) return Kept::open;
    return row.text(sealed) == severe_mark ? Kept::severe : Kept::high;
}

class Sealing {
public:
    Sealing(store::Db& db, std::string operation) : db_(db), operation_(std::move(operation)), vaults_(db, operation_) {}

    /// Every line of one submission, or of one key, that stands below `severe`.
    std::vector<Standing> lines(store::Query const& query, std::string_view which)
    {
        std::vector<Standing> all;
        each_line_met(db_, query, {std::string_view(operation_), which}, [&](store::Row const& row) {
            auto& one = all.emplace_back();
            one.at = {row.string(1), row.integer(2), row.integer(3)};
            one.now = kept_now(row, static_cast<int>(activity_columns.size()));
            one.body = row.string(body_column), one.place = row.string(place_column);
            for (std::size_t i = 4; i < activity_columns.size(); ++i)
                if (i != body_column) one.fields.push_back(row.string(static_cast<int>(i)));
        });
        return all;
    }

    std::vector<Standing> waiting(std::string_view submission)
    {
        std::vector<Standing> all;
        each_line_met(db_, sql::held_to_seal, {std::string_view(operation_), submission}, [&](store::Row const& row) {
            auto& one = all.emplace_back();
            one.at = {row.string(0), row.integer(1), row.integer(2)};
            one.now = kept_now(row, 3);
            one.body = row.string(4), one.alike = row.string(5), one.place = row.string(11), one.code = row.string(16);
            for (std::size_t i = 0; i < wait_fields.size(); ++i) one.fields.push_back(row.string(static_cast<int>(6 + i)));
        });
        return all;
    }

    void line(Standing const& one, Kept kept)
    {
        if (kept <= one.now) return;
        auto const closed = close_line(vaults_, kept, one.at, one.fields);
        if (kept == Kept::severe) add_one(sql::severe_line_add, one.at, closed.severe);
        db_.run(sql::line_seal, {std::string_view(operation_), std::string_view(one.at.submission), one.at.row, one.at.part, std::string_view(closed.line),
                                 std::string_view(closed.content), std::string_view(closed.sealed)});
        ++now.lines;
        raise(one.at.submission, kept);
    }

    void wait(Standing const& one, Kept kept)
    {
        if (kept <= one.now) return;
        auto closed = close_wait(vaults_, kept, one.at, one.fields, one.alike);
        // What is sealed already has its keyed name.
        if (one.now != Kept::open) closed.alike = one.alike;
        if (kept == Kept::severe) add_one(sql::severe_wait_add, one.at, closed.severe);
        db_.run(sql::held_seal, {std::string_view(operation_), std::string_view(one.at.submission), one.at.row, one.at.part, std::string_view(closed.line),
                                 std::string_view(closed.alike), std::string_view(closed.sealed)});
        ++now.waiting;
        raise(one.at.submission, kept);
    }

    /// The file of each submission of which something was sealed, of the one that it was read from, and of those read from that.
    void files()
    {
        std::vector<std::pair<std::string, std::string>> origins;
        db_.each(sql::submission_origins, {std::string_view(operation_)}, [&](store::Row const& row) { origins.emplace_back(row.string(0), row.string(1)); });
        for (auto const& [submission, origin] : origins) raise(origin, of_file(submission));
        for (auto const& [submission, origin] : origins) raise(submission, of_file(origin));
        for (auto const& [submission, kept] : files_)
            if (kept > kept_of_file(db_, operation_, submission)) file(submission, kept);
        files_.clear();
    }
    void raise(std::string const& submission, Kept kept) { files_[submission] = std::max(files_[submission], kept); }
    [[nodiscard]] Kept of_file(std::string const& submission) const
    {
        auto const at = files_.find(submission);
        return at == files_.end() ? Kept::open : at->second;
    }

    SealedNow now;

private:
    void add_one(store::Query const& query, RowAt const& at, std::string const& text)
    {
        db_.run(query, {std::string_view(operation_), std::string_view(at.submission), at.row, at.part, std::string_view(text)});
    }

    void file(std::string const& submission, Kept kept)
    {
        auto const stored = stored_file(db_, operation_, submission);
        std::array const fields{stored.file, stored.sheet, stored.mapping, stored.digest};
        auto const closed = close_file(vaults_, kept, submission, fields, stored.packed);
        if (kept == Kept::severe)
            db_.run(sql::severe_file_add, {std::string_view(operation_), std::string_view(submission), std::string_view(closed.severe), store::Bytes{closed.severe_bytes}});
        db_.run(sql::submission_seal, {std::string_view(operation_), std::string_view(submission), std::string_view(closed.digest), store::Bytes{closed.bytes}, std::string_view(closed.sealed)});
        ++now.files;
    }

    store::Db& db_;
    std::string operation_;
    Vaults vaults_;
    std::map<std::string, Kept> files_;
};

/// The keys of lines of which some version is classed, each with the highest class.
std::map<std::string, Kept> classed_lines(store::Db& db, std::string const& operation, Guard const& guard)
{
    std::map<std::string, Kept> keys;
    each_line(db, sql::lines_classed, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const kept = guard.of(row.text(4), row.text(5));
        if (kept == Kept::open or kept <= kept_now(row, 6)) return;
        auto& highest = keys[row.string(3)];
        highest = std::max(highest, kept);
    });
    return keys;
}

}

Kept kept_of_file(store::Db& db, std::string const& operation, std::string const& submission)
{
    auto kept = Kept::open;
    db.one(sql::submission_sealed, {std::string_view(operation), std::string_view(submission)}, [&](store::Row const& row) { kept = kept_now(row, 0); });
    return kept;
}

SealedNow seal_versions(store::Db& db, std::string const& operation, std::map<std::string, Kept> const& keys)
{
    Sealing sealing(db, operation);
    for (auto const& [key, kept] : keys)
        for (auto const& one : sealing.lines(sql::lines_of_key, key)) sealing.line(one, kept);
    sealing.files();
    return sealing.now;
}

SealedNow seal_origin(store::Db& db, std::string const& operation, std::string const& submission, std::map<std::int64_t, Kept> const& rows)
{
    Sealing sealing(db, operation);
    for (auto const& [row, kept] : rows) sealing.raise(submission, kept);
    for (auto const& one : sealing.waiting(submission))
        if (auto const at = rows.find(one.at.row); at != rows.end()) sealing.wait(one, at->second);
    sealing.files();
    return sealing.now;
}

SealedNow seal_rows(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, bool look)
{
    Guard const guard(db, operation, clock.today());
    if (not guard.any()) return {};
    auto const classes = guard.text();
    if (not look and db.text(sql::kept_by, {std::string_view(operation)}) == classes) return {};
    store::Transaction transaction(db);
    db.run(sql::kept_by_set, {std::string_view(operation), std::string_view(classes)});
    Sealing sealing(db, operation);
    auto const keys = classed_lines(db, operation, guard);
    std::vector<std::string> submissions;
    db.each(sql::submission_times, {std::string_view(operation)}, [&](store::Row const& row) { submissions.push_back(row.string(0)); });
    for (auto const& submission : submissions) {
        for (auto const& one : sealing.lines(sql::lines_to_seal, submission)) {
            sealing.raise(submission, guard.of_points(one.place));
            if (auto const at = keys.find(one.fields[0]); at != keys.end()) sealing.line(one, at->second);
        }
        auto const waiting = sealing.waiting(submission);
        for (auto const& one : waiting)
            if (not one.body.empty()) sealing.raise(submission, guard.of(one.body, one.place));
        for (auto const& one : waiting) {
            auto const points = guard.of_points(one.place);
            // That the account was not confirmed is said of the file, by its name.
            bool const as_file = one.body.empty() or one.code == rule::not_confirmed.code;
            sealing.wait(one, std::max(points, as_file ? sealing.of_file(submission) : guard.of(one.body, one.place)));
        }
    }
    sealing.files();
    auto const& now = sealing.now;
    if (now.lines + now.waiting + now.files > 0) {
        std::string body;
        base::JsonWriter(body).object().member("lines", now.lines).member("waiting", now.waiting).member("files", now.files).end();
        store::record(db, clock, {operation, store::Nature::decided, "activities.sealed", operation, body, actor, ""});
    }
    transaction.commit();
    return now;
}

}
