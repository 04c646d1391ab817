#include "language.hpp"
#include "repeats.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/hash.hpp>
#include <base/json.hpp>
#include <fstream>
#include <http/sql.hpp>

namespace muster::http {

namespace {

std::string digest_of(Request const& request)
{
    base::StrongHash hash;
    // The same act, whatever language it is answered in.
    auto said = request.query;
    said.erase(std::string(language_parameter));
    auto words = request.verb + " " + request.path + "\n";
    base::JsonWriter(words).value(said);
    hash.add(words);
    hash.add(request.body);
    std::ifstream file(request.file, std::ios::binary);
    std::string piece(std::size_t{1} << 16, '\0');
    while (not request.file.empty() and (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) or file.gcount() > 0))
        hash.add(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
    return hash.done();
}

bool is_key(std::string_view key)
{
    return key.size() <= 200 and std::ranges::all_of(key, [](char c) { return c > ' ' and c < 127; });
}

struct Earlier {
    std::string digest;
    Answer answer;
};

std::optional<Earlier> earlier(store::Db& db, std::string const& subject, std::string_view key)
{
    std::optional<Earlier> found;
    db.one(sql::answer, {std::string_view(subject), key}, [&](store::Row const& row) {
        found = Earlier{row.string(0), {.status = static_cast<int>(row.integer(1)), .type = row.string(2), .headers = {}, .body = row.string(3)}};
        found->answer.set("idempotent-replayed", "true");
    });
    return found;
}

bool is_outcome(Answer const& answer) { return answer.file.empty() and answer.status < 500; }

}

bool can_be_repeated(Route const& route) { return route.command != nullptr or route.brings == Brings::file; }

Answer all_or_nothing(store::Db& db, std::function<void()> const& before, std::function<Answer()> const& run, std::function<void(Answer const&)> const& record)
{
    bool ended = false;
    try {
        store::Transaction transaction(db);
        before();
        auto answer = run();
        if (not is_outcome(answer)) return answer;
        record(answer);
        ended = true;
        transaction.commit();
        return answer;
    }
    catch (base::Bug const&) {
        if (not ended) throw;
    }
    // A step within was refused and passed over (one of several files): it can be undone on its own only where no
    // transaction stands around all. Nothing of the first run was kept.
    auto answer = run();
    if (not is_outcome(answer)) return answer;
    store::Transaction transaction(db);
    before();
    record(answer);
    transaction.commit();
    return answer;
}

Answer once(Exchange const& exchange, std::string const& subject, store::Db& db, base::Clock const& clock, std::function<Answer()> const& run)
{
    auto const key = exchange.request.header("idempotency-key");
    if (not is_key(key)) throw base::Refusal(rule("http.bad_key"));
    auto const digest = digest_of(exchange.request);
    auto const same = [&](Earlier found) {
        if (found.digest != digest) throw base::Refusal(rule("http.key_reused"), {std::string(key)});
        return found.answer;
    };
    if (auto found = earlier(db, subject, key)) return same(std::move(*found));
    auto const now = clock.now().ms;
    try {
        return all_or_nothing(
            db, [&] { db.run(sql::add_answer, {std::string_view(subject), key, std::string_view(digest), now}); }, run,
            [&](Answer const& answer) {
                db.run(sql::set_answer, {std::string_view(subject), key, std::int64_t{answer.status}, std::string_view(answer.type), answer.bytes()});
            });
    }
    catch (base::Refusal const& refusal) {
        // The same request twice at once: the other one was first.
        if (refusal.code() != "store.unique") throw;
        auto found = earlier(db, subject, key);
        if (not found) throw;
        return same(std::move(*found));
    }
}

void drop_answers(store::Db& db, base::Instant before)
{
    store::Transaction transaction(db);
    db.run(sql::drop_answers, {before.ms});
    transaction.commit();
}

}
