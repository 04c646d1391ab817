#include "assets.hpp"

namespace muster::http {

namespace {

constexpr std::string_view not_built =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Muster</title></head><body><h1>Muster</h1>"
    "<p>The server runs, but this program was built without its web interface.</p>"
    "<p>Build it in the folder web/ (npm ci, then npm run build), configure and build the program again. "
    "Everything else works: the API is described at <a href=\"/api/1/openapi.json\">/api/1/openapi.json</a>.</p></body></html>\n";

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// The next part of a list with commas; takes it off.
std::string_view next_of(std::string_view& list)
{
    auto const end = list.find(',');
    auto const one = list.substr(0, end);
    list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
    return trimmed(one);
}

bool is_file_name(std::string_view path)
{
    auto const last = path.substr(path.rfind('/') + 1);
    return path.starts_with("/assets/") or (last.find('.') != std::string_view::npos and path.find('/', 1) == std::string_view::npos);
}

}

bool takes_coding(std::string_view accept, std::string_view coding)
{
    while (not accept.empty()) {
        auto const one = next_of(accept);
        auto const parameters = one.find(';');
        if (trimmed(one.substr(0, parameters)) != coding) continue;
        auto const weight = parameters == std::string_view::npos ? std::string_view{} : trimmed(one.substr(parameters + 1));
        return not(weight == "q=0" or weight.starts_with("q=0.0"));
    }
    return false;
}

bool names_tag(std::string_view if_none_match, std::string_view tag)
{
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    while (not if_none_match.empty()) {
        auto one = next_of(if_none_match);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == tag or one == "*") return true;
    }
    return false;
}

Answer answer_of_assets(Assets const* assets, Request const& request)
{
    Answer answer;
    auto const find = [&](std::string_view path) { return assets == nullptr ? nullptr : assets->contains(path) ? &assets->find(path)->second : nullptr; };
    auto const* asset = find(request.path);
    if (asset == nullptr and is_file_name(request.path)) return problem(404, base::found(rule("http.unknown"), "", {request.path}));
    if (asset == nullptr) asset = find("/index.html");
    if (asset == nullptr) {
        answer.type = "text/html; charset=utf-8";
        answer.lent = not_built;
        return answer;
    }
    answer.type = asset->type;
    answer.set("cache-control", asset->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    answer.set("etag", std::string(asset->etag));
    answer.set("vary", "accept-encoding");
    if (names_tag(request.header("if-none-match"), asset->etag)) {
        answer.status = 304;
        return answer;
    }
    auto const accept = request.header("accept-encoding");
    answer.lent = asset->raw;
    if (not asset->br.empty() and takes_coding(accept, "br")) answer.lent = asset->br, answer.set("content-encoding", "br");
    else if (not asset->gzip.empty() and takes_coding(accept, "gzip")) answer.lent = asset->gzip, answer.set("content-encoding", "gzip");
    return answer;
}

}
