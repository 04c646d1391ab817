#include "language.hpp"
#include "repeats.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/hash.hpp>
#include <base/json.hpp>
#include <formats/json.hpp>
#include <fstream>
#include <http/sql.hpp>
#include <store/seal.hpp>

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

/// What was refused may be tried again with the same key.
bool is_outcome(Answer const& answer) { return answer.file.empty() and answer.status < 400; }

std::string digest_of(std::string_view text)
{
    base::StrongHash hash;
    hash.add(text);
    return hash.done();
}

/// What the answer is sealed with: the store knows none of it.
std::string secret_of(Request const& request)
{
    std::string secret;
    for (auto const name : {"idempotency-key", "authorization", "cookie"}) secret.append(request.header(name)).append("\n");
    return secret;
}

std::string packed_up(Answer const& answer)
{
    std::string text;
    base::JsonWriter json(text);
    json.object().member("body", answer.bytes()).key("headers").object();
    for (auto const& [name, value] : answer.headers) json.member(name, value);
    json.end().end();
    return text;
}

void unpack(std::string_view text, Answer& answer)
{
    auto const json = formats::Json::parse(text);
    answer.body = json.text_or("body", "");
    for (auto const& [name, value] : json.find("headers")->object()) answer.set(name, value.text());
}

/// How an answer stands in the store: as it is, or sealed.
struct Keeping {
    Request const& request;
    bool sealed = false;
    std::string key;
    [[nodiscard]] std::string kept(Answer const& answer) const
    {
        return sealed ? store::sealed_with(secret_of(request), key, packed_up(answer)) : std::string(answer.bytes());
    }
    void restore(Answer& answer) const
    {
        if (not sealed) return;
        auto const text = store::opened_with(secret_of(request), key, answer.body);
        // Another sign-in of the same account sent the same key.
        if (not text) throw base::Refusal(rule("http.key_reused"), {std::string(request.header("idempotency-key"))});
        unpack(*text, answer);
    }
};

}

bool can_be_repeated(Route const& route)
{
    return (route.command != nullptr and not route.served->secret) or route.brings == Brings::file or route.repeats;
}

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
    auto const said = exchange.request.header("idempotency-key");
    if (not is_key(said)) throw base::Refusal(rule("http.bad_key"));
    Keeping const keeping{exchange.request, exchange.route->repeats, exchange.route->repeats ? "sealed:" + digest_of(said) : std::string(said)};
    auto const& key = keeping.key;
    auto const digest = digest_of(exchange.request);
    auto const same = [&](Earlier found) {
        if (found.digest != digest) throw base::Refusal(rule("http.key_reused"), {std::string(said)});
        keeping.restore(found.answer);
        return found.answer;
    };
    if (auto found = earlier(db, subject, key)) return same(std::move(*found));
    auto const now = clock.now().ms;
    try {
        return all_or_nothing(
            db, [&] { db.run(sql::add_answer, {std::string_view(subject), std::string_view(key), std::string_view(digest), now}); }, run,
            [&](Answer const& answer) {
                auto const body = keeping.kept(answer);
                db.run(sql::set_answer, {std::string_view(subject), std::string_view(key), std::int64_t{answer.status}, std::string_view(answer.type), std::string_view(body)});
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
