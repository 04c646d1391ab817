#include <base/ensure.hpp>
#include <charconv>
#include <chrono>
#include <cli/command.hpp>
#include <fmt/core.h>

namespace muster::cli {

std::string Call::text(std::string_view name, std::string_view otherwise) const
{
    auto const at = given.find(name);
    return at == given.end() or at->second.empty() ? std::string(otherwise) : at->second.back();
}

std::vector<std::string> const& Call::all(std::string_view name) const
{
    static std::vector<std::string> const none;
    auto const at = given.find(name);
    return at == given.end() ? none : at->second;
}

std::int64_t Call::number(std::string_view name, std::int64_t otherwise) const
{
    if (not has(name)) return otherwise;
    auto const told = text(name);
    std::int64_t value = 0;
    auto const [end, failed] = std::from_chars(told.data(), told.data() + told.size(), value);
    if (failed != std::errc{} or end != told.data() + told.size())
        refuse("cli.not_a_number", {std::string(name), told});
    return value;
}

store::Db& Call::db()
{
    if (lent != nullptr) return *lent;
    if (not db_) db_ = open_store ? open_store(store_url) : open_and_migrate(store_url, modules);
    return *db_;
}

std::string Call::operation()
{
    for (auto const* module : modules)
        if (module->which_operation != nullptr) return module->which_operation(*this, operation_wanted);
    if (operation_wanted.empty()) refuse("cli.which_operation", {""});
    return operation_wanted;
}

void Call::say(std::string_view text)
{
    if (json) {
        said_ += text;
        return;
    }
    clear_progress();
    out(text);
}

void Call::line(std::string_view text)
{
    say(text);
    say("\n");
}

void Call::document(std::string_view text)
{
    ENSURE(document_.empty());
    document_ = text;
}

void Call::finish()
{
    clear_progress();
    if (not json) return;
    if (document_.empty()) {
        base::JsonWriter writer(document_);
        writer.object().member("text", said_).end();
    }
    out(document_ + "\n");
}

void Call::progress(std::string_view what, std::int64_t done, std::int64_t all)
{
    if (follow) follow(what, done, all);
    if (not progress_welcome) return;
    auto const since = std::chrono::steady_clock::now().time_since_epoch();
    auto const now = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    if (progress_shown_ and now - last_progress_ < 100) return;
    last_progress_ = now;
    progress_shown_ = true;
    err(all > 0 ? fmt::format("\r\033[K{}  {} %", what, done * 100 / all)
                : fmt::format("\r\033[K{}  {}", what, grouped(done)));
}

void Call::clear_progress()
{
    if (not progress_shown_) return;
    err("\r\033[K");
    progress_shown_ = false;
}

std::string Call::actor() const { return acting.empty() ? "command line" : acting; }

}
