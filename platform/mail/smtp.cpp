// Handing a message to a server.
#include <algorithm>
#include <cstring>
#include <curl/curl.h>
#include <fmt/core.h>
#include <mail/mail.hpp>

namespace muster::mail {

namespace {

struct Handle {
    Handle() : curl(curl_easy_init()) {}
    ~Handle()
    {
        curl_slist_free_all(receivers);
        curl_easy_cleanup(curl);
    }
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;
    CURL* curl;
    curl_slist* receivers = nullptr;
};

struct Rest {
    std::string_view text;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from)
{
    auto& rest = *static_cast<Rest*>(from);
    auto const now = std::min(size * count, rest.text.size());
    std::memcpy(to, rest.text.data(), now);
    rest.text.remove_prefix(now);
    return now;
}

bool is_this_machine(std::string const& url)
{
    auto const host = url.substr(url.find("://") + 3);
    return host.starts_with("127.0.0.1") or host.starts_with("localhost") or host.starts_with("[::1]");
}

class Smtp final : public Sender {
public:
    explicit Smtp(Server server) : server_(std::move(server))
    {
        static auto const started = curl_global_init(CURL_GLOBAL_DEFAULT);
        static_cast<void>(started);
    }

    Sent send(Message const& message) override
    {
        auto const text = written(message);
        Handle handle;
        auto* const curl = handle.curl;
        Rest rest{text};
        auto const from = "<" + message.from + ">", to = "<" + message.to + ">";
        constexpr long most_ms = 20'000;
        curl_easy_setopt(curl, CURLOPT_URL, server_.url.c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(curl, CURLOPT_USE_SSL, is_this_machine(server_.url) ? long(CURLUSESSL_TRY) : long(CURLUSESSL_ALL));
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, most_ms);
        if (not server_.user.empty()) {
            curl_easy_setopt(curl, CURLOPT_USERNAME, server_.user.c_str());
            curl_easy_setopt(curl, CURLOPT_PASSWORD, server_.password.c_str());
        }
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
        handle.receivers = curl_slist_append(handle.receivers, to.c_str());
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, handle.receivers);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
        curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        auto const came = curl_easy_perform(curl);
        long code = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
        if (came == CURLE_OK) return {.taken = true};
        // 5xx is the server's last word; everything else (no connection, 4xx) may go better another time.
        constexpr long last_word = 500;
        return {.taken = false, .later = code < last_word, .why = fmt::format("{} ({})", curl_easy_strerror(came), code)};
    }

private:
    Server server_;
};

}

std::unique_ptr<Sender> make_sender(Server server) { return std::make_unique<Smtp>(std::move(server)); }

}
