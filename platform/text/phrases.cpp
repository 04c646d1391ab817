#include <text/phrases.hpp>

#include <algorithm>
#include <string>
#include <text/fold.hpp>
#include <unordered_map>
#include <utility>

namespace muster::text {
namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

std::string_view trimmed(std::string_view text)
{
    auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}

void each_line(std::string_view list, std::function<void(std::span<std::string_view const>)> const& take)
{
    std::vector<std::string_view> fields;
    bool header = true;
    while (not list.empty()) {
        auto end = std::min(list.find('\n'), list.size());
        auto line = trimmed(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
        if (line.empty() or line.front() == '#') continue;
        if (std::exchange(header, false)) continue;
        fields.clear();
        for (;;) {
            bool quoted = line.starts_with('"') and line.find('"', 1) != std::string_view::npos;
            auto comma = line.find(',', quoted ? line.find('"', 1) : 0);
            auto field = trimmed(line.substr(0, comma));
            fields.push_back(quoted ? field.substr(1, field.size() - 2) : field);
            if (comma == std::string_view::npos) break;
            line.remove_prefix(comma + 1);
        }
        take(fields);
    }
}

struct Phrases::Inside {
    std::unordered_map<std::string, int, Hash, std::equal_to<>> meanings;
    /// The most words of a phrase that begins with this word: most words of a text begin none.
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> longest;
};

Phrases::Phrases() : in_(std::make_unique<Inside>()) {}
Phrases::Phrases(Phrases&&) noexcept = default;
Phrases& Phrases::operator=(Phrases&&) noexcept = default;
Phrases::~Phrases() = default;

bool Phrases::add(std::string_view phrase, int meaning)
{
    auto folded = fold(phrase);
    if (folded.empty()) return false;
    auto parts = words(folded);
    auto& most = in_->longest[std::string(parts.front())];
    most = std::max(most, parts.size());
    return in_->meanings.try_emplace(std::move(folded), meaning).second;
}

std::size_t Phrases::size() const
{
    return in_->meanings.size();
}

std::optional<int> Phrases::exact(std::string_view folded) const
{
    auto found = in_->meanings.find(folded);
    return found == in_->meanings.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Phrases::Hit> Phrases::all_in(std::string_view folded) const
{
    std::vector<Hit> hits;
    auto parts = words(folded);
    for (std::size_t at = 0; at < parts.size();) {
        std::size_t taken = 0;
        if (auto most = in_->longest.find(parts[at]); most != in_->longest.end()) {
            auto begin = static_cast<std::size_t>(parts[at].data() - folded.data());
            for (auto count = std::min(most->second, parts.size() - at); count > 0 and taken == 0; --count) {
                auto const& last = parts[at + count - 1];
                auto end = static_cast<std::size_t>(last.data() + last.size() - folded.data());
                if (auto meaning = exact(folded.substr(begin, end - begin))) {
                    hits.push_back({*meaning, at, count});
                    taken = count;
                }
            }
        }
        at += std::max<std::size_t>(taken, 1);
    }
    return hits;
}

}
