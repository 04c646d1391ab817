// One shape for every refusal (RFC 9457).
#include <algorithm>
#include <array>
#include <base/json.hpp>
#include <base/words.hpp>
#include <fmt/core.h>
#include <http/route.hpp>

namespace muster::http {

namespace {

std::string title_of(int status)
{
    static constexpr std::array known{400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503};
    return base::say(fmt::format("http.title.{}", std::ranges::count(known, status) > 0 ? status : 422));
}

/// Of this part's own refusals.
int status_of_ours(std::string_view code)
{
    static constexpr std::array<std::pair<std::string_view, int>, 22> known{{
        {"http.unknown", 404}, {"http.verb", 405}, {"http.malformed", 400}, {"http.too_large", 413}, {"http.head_too_large", 431},
        {"http.busy", 503}, {"http.bug", 500}, {"http.content_type", 415}, {"http.packed", 415}, {"http.not_json", 400},
        {"http.no_parameter", 400}, {"http.needs_parameter", 400}, {"http.once", 400}, {"http.bad_value", 400}, {"http.sign_in", 401},
        {"http.no_format", 404}, {"http.bad_key", 400}, {"http.no_upload", 404}, {"http.no_job", 404}, {"http.no_file", 400}, {"http.job_stands", 409}, {"http.no_room", 507}}};
    for (auto const& [one, status] : known)
        if (one == code) return status;
    return code == "http.other_site" or code == "http.no_token" or code == "http.only_here" ? 403 : 422;
}

bool is_among(std::string_view word, std::span<std::string_view const> words)
{
    for (auto const one : words)
        if (word == one) return true;
    return false;
}

}

Answer problem(int status, base::Finding const& why)
{
    Answer answer{.status = status, .type = "application/problem+json"};
    base::JsonWriter writer(answer.body);
    writer.object().member("type", "urn:muster:" + why.code).member("title", title_of(status)).member("status", status);
    writer.member("detail", why.sentence + (why.remedy.empty() ? "" : " " + why.remedy));
    writer.member("code", why.code).member("sentence", why.sentence).member("remedy", why.remedy).member("at", why.at);
    writer.key("findings").list().end().end();
    return answer;
}

int status_of(base::Refusal const& refusal)
{
    static constexpr std::array<std::string_view, 8> asked_wrongly{"cli.no_option", "cli.no_value", "cli.once", "cli.missing", "cli.too_many", "cli.not_a_number", "cli.bad_day", "cli.bad_words"};
    static constexpr std::array<std::string_view, 6> passes{"store.unreachable", "store.busy", "store.failed", "store.damaged", "store.not_whole", "store.full"};
    static constexpr std::array<std::string_view, 11> stands_against{"unique", "exists", "taken", "there", "already", "closed", "ended", "settled", "locked", "changed", "foreign_key"};
    std::string_view const code = refusal.code();
    if (code.starts_with("http.")) return status_of_ours(code);
    auto const word = code.substr(code.rfind('.') + 1);
    if (is_among(code, asked_wrongly)) return 400;
    if (code == "store.full") return 507;
    if (is_among(code, passes)) return 503;
    if (code == "cli.which_operation" or word.find("unknown") != std::string_view::npos or word.starts_with("no_such")) return 404;
    for (auto const one : stands_against)
        if (word == one or word.ends_with("_" + std::string(one)) or word.starts_with(std::string(one) + "_")) return 409;
    return 422;
}

Answer problem(base::Refusal const& refusal) { return problem(status_of(refusal), refusal.finding()); }

}
