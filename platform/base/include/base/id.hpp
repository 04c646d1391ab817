// Names for things that any node can make while offline, and that sort by the time they were made.
#pragma once
#include <base/clock.hpp>
#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace muster::base {

/// 26 characters of Crockford's base 32: 48 bits of time, 80 bits of chance. Ids made by one process ascend.
std::string new_ulid(Instant now);
bool is_ulid(std::string_view text);

/// An id that cannot be handed where another kind is wanted. `Kind` is any type; it need not be complete.
template <typename Kind>
class Id {
public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}
    static Id make(Instant now) { return Id{new_ulid(now)}; }
    [[nodiscard]] std::string const& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    auto operator<=>(Id const&) const = default;

private:
    std::string text_;
};

}

template <typename Kind>
struct std::hash<muster::base::Id<Kind>> {
    std::size_t operator()(muster::base::Id<Kind> const& id) const noexcept { return std::hash<std::string>{}(id.text()); }
};
