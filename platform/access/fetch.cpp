// The only place where this program asks another server.
#include <access/oidc.hpp>
#include <algorithm>
#include <curl/curl.h>

namespace muster::access {

namespace {

constexpr std::size_t most_bytes = 256 * 1024;
constexpr long most_ms = 3000;

struct Handle {
    Handle() : curl(curl_easy_init()) {}
    ~Handle()
    {
        curl_slist_free_all(headers);
        curl_easy_cleanup(curl);
    }
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;
    CURL* curl;
    curl_slist* headers = nullptr;
};

std::size_t take(char* data, std::size_t size, std::size_t count, void* to)
{
    auto& body = *static_cast<std::string*>(to);
    if (body.size() + size * count > most_bytes) return 0;
    body.append(data, size * count);
    return size * count;
}

/// As libcurl itself reads the address, so that both mean the same host.
std::string origin_by_curl(std::string const& url)
{
    auto* parts = curl_url();
    std::string origin;
    char *scheme = nullptr, *host = nullptr, *port = nullptr, *user = nullptr;
    bool const read = curl_url_set(parts, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK and curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK and
                      curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK and curl_url_get(parts, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK;
    bool const named = curl_url_get(parts, CURLUPART_USER, &user, 0) == CURLUE_OK;
    if (read and not named) origin = std::string(scheme) + "://" + host + ":" + port;
    for (auto* held : {scheme, host, port, user}) curl_free(held);
    curl_url_cleanup(parts);
    return origin;
}

class CurlFetch final : public Fetch {
public:
    explicit CurlFetch(Issuer const& issuer)
    {
        static auto const started = curl_global_init(CURL_GLOBAL_DEFAULT);
        static_cast<void>(started);
        origins_.push_back(origin_by_curl(issuer.issuer));
        for (auto const& one : issuer.also) origins_.push_back(origin_by_curl(one));
    }
    Fetched get(std::string const& url) override { return ask(url, nullptr, ""); }
    Fetched post(std::string const& url, std::string const& form, std::string const& authorization) override { return ask(url, &form, authorization); }

private:
    Fetched ask(std::string const& url, std::string const* form, std::string const& authorization)
    {
        auto const origin = origin_by_curl(url);
        if (origin.empty() or std::ranges::count(origins_, origin) == 0) return {};
        Handle handle;
        auto* const curl = handle.curl;
        Fetched fetched;
        curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, origin.starts_with("https://") ? "https" : "http");
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, most_ms);
        curl_easy_setopt(curl, CURLOPT_USERAGENT, "muster");
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &fetched.body);
        handle.headers = curl_slist_append(handle.headers, "Accept: application/json");
        if (not authorization.empty()) handle.headers = curl_slist_append(handle.headers, ("Authorization: " + authorization).c_str());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, handle.headers);
        if (form != nullptr) {
            curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(form->size()));
            curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form->data());
        }
        if (curl_easy_perform(curl) != CURLE_OK) return {};
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        fetched.status = static_cast<int>(status);
        return fetched;
    }

    std::vector<std::string> origins_;
};

}

std::unique_ptr<Fetch> make_fetch(Issuer const& issuer) { return std::make_unique<CurlFetch>(issuer); }

}
