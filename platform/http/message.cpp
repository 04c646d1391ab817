#include <http/message.hpp>

namespace muster::http {

std::string_view Request::header(std::string_view name) const
{
    for (auto const& [known, value] : headers)
        if (known == name) return value;
    return {};
}

std::string_view Request::cookie(std::string_view name) const
{
    auto rest = header("cookie");
    while (not rest.empty()) {
        auto const end = rest.find(';');
        auto one = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (one.size() > name.size() and one.starts_with(name) and one[name.size()] == '=') return one.substr(name.size() + 1);
    }
    return {};
}

std::string_view Request::bearer() const
{
    auto const told = header("authorization");
    constexpr std::string_view scheme = "bearer ";
    if (told.size() <= scheme.size()) return {};
    for (std::size_t i = 0; i < scheme.size(); ++i)
        if ((told[i] | 0x20) != scheme[i]) return {};
    return told.substr(scheme.size());
}

std::string_view Request::said(std::string_view name) const
{
    for (auto const* params : {&slots, &query})
        if (auto const at = params->find(name); at != params->end() and not at->second.empty()) return at->second.front();
    return {};
}

}
