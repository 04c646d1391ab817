#include <access/exports.hpp>
#include <access/veil.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <charconv>
#include <fmt/core.h>

namespace muster::access {

namespace {

constexpr std::array<std::string_view, kind_count> kinds{"figures", "rows", "contacts", "places", "points"};

bool holds(std::string_view said, std::string_view asked) { return said == "*" or said == asked; }
bool holds_area(std::string_view said, std::string_view asked) { return said == "*" or asked.starts_with(said); }

/// Whether nothing that the class speaks of is left.
bool covers(Mask::Open const& open, Class const& one)
{
    bool const area = open.area == "*" or (one.area != "*" and one.area.starts_with(open.area));
    return holds(open.body, one.body) and area and open.organisation.empty();
}

/// What lies in both; nothing where nothing does.
std::optional<Reach> both(Reach const& reach, Export const& approved)
{
    auto made = reach;
    if (made.body == "*") made.body = approved.body;
    else if (not holds(approved.body, made.body)) return {};
    if (made.area == "*" or (approved.area != "*" and approved.area.starts_with(made.area))) made.area = approved.area;
    else if (not holds_area(approved.area, made.area)) return {};
    return made;
}

/// How far a class is open to whom it is shown: on a page as far as the grants reach, in a file no farther than was approved.
class Way {
public:
    explicit Way(std::vector<Export> const* approved) : approved_(approved) {}
    [[nodiscard]] std::vector<Reach> of(std::vector<Reach> const& reaches, Class const& one) const
    {
        std::vector<Reach> all;
        for (auto const& reach : reaches) {
            if (reach.highest < one.least) continue;
            if (approved_ == nullptr or one.least <= Sensitivity::moderate or not reach.organisation.empty()) all.push_back(reach);
            else if (one.least == Sensitivity::high)
                for (auto const& approval : *approved_)
                    if (auto made = both(reach, approval)) all.push_back(*made);
        }
        return all;
    }

private:
    std::vector<Export> const* approved_;
};

void open_by(std::vector<Mask::Open>& open, std::vector<Reach> const& reaches, Class const& one)
{
    for (auto const& reach : reaches) {
        // A place belongs to no body: who works for one knows the places of its work.
        Mask::Open made{is_of_places(one.kind) ? "*" : reach.body, reach.area, reach.organisation};
        if (std::ranges::count(open, made) == 0) open.push_back(std::move(made));
    }
}

Permission permission_of(Kind kind)
{
    switch (kind) {
    case Kind::figures: return Permission::figures;
    case Kind::contacts: return Permission::contacts;
    case Kind::rows:
    case Kind::places:
    case Kind::points: break;
    }
    return Permission::rows;
}

std::size_t number_of(std::string_view digits)
{
    std::size_t number = 0;
    auto const [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    ENSURE(failed == std::errc{} and end == digits.data() + digits.size());
    return number;
}

std::vector<std::string_view> split(std::string_view text, char at)
{
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        auto const end = std::min(text.find(at, from), text.size());
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

}

std::string_view name_of(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_named(std::string_view name)
{
    auto const found = std::ranges::find(kinds, name);
    return found == kinds.end() ? std::nullopt : std::optional(static_cast<Kind>(found - kinds.begin()));
}

bool Class::speaks_of(std::string_view of_body, std::string_view in_area) const
{
    return holds(body, of_body) and holds_area(area, in_area) and in_area.size() >= longer;
}

std::string Class::places() const { return level > 0 ? area + "@" + std::to_string(level) : area; }

Sensitivity class_of(Policy const& policy, Kind kind, std::string_view body, std::string_view area)
{
    auto highest = Sensitivity::low;
    for (auto const& one : policy)
        if (one.kind == kind and one.speaks_of(body, area)) highest = std::max(highest, one.least);
    return highest;
}

bool Mask::hides(std::string_view body, std::string_view area, std::string_view organisation) const
{
    if (not what.speaks_of(body, area)) return false;
    return std::ranges::none_of(open, [&](Open const& one) {
        return holds(one.body, body) and holds_area(one.area, area) and (one.organisation.empty() or one.organisation == organisation);
    });
}

std::optional<Sensitivity> Veil::hides(Kind kind, std::string_view body, std::string_view area, std::string_view organisation) const
{
    std::optional<Sensitivity> highest;
    for (auto const& one : masks_)
        if (one.what.kind == kind and one.hides(body, area, organisation)) highest = std::max(highest.value_or(one.what.least), one.what.least);
    return highest;
}

bool Veil::hides_line(bool as_row, std::string_view body, std::string_view area, std::string_view organisation) const
{
    return std::ranges::any_of(masks_, [&](Mask const& one) {
        auto const kind = one.what.kind;
        if (kind == Kind::contacts or kind == Kind::points or (kind == Kind::rows and not as_row)) return false;
        // Figures that are hidden from a level down stand in the sums above it: they are what may be told of them.
        if (kind == Kind::figures and not as_row and one.what.level > 0) return false;
        if (kind == Kind::figures and as_row and not organisation.empty() and not one.hides(body, area, "=" + std::string(organisation))) return false;
        return one.hides(kind == Kind::places ? "" : body, area, organisation);
    });
}

Veil Veil::of(std::initializer_list<Kind> wanted) const
{
    Veil some;
    for (auto const& one : masks_)
        if (std::ranges::count(wanted, one.what.kind) > 0) some.masks_.push_back(one);
    return some;
}

std::string Veil::text() const
{
    std::string all;
    for (auto const& one : masks_) {
        if (not all.empty()) all += '\n';
        all.append(name_of(one.what.kind)).append("\t").append(one.what.body).append("\t").append(one.what.area);
        if (one.what.level > 0) all.append(fmt::format("@{}@{}", one.what.level, one.what.longer));
        all.append("\t").append(name_of(one.what.least));
        for (auto const& open : one.open) all.append("\t").append(open.body).append("\t").append(open.area).append("\t").append(open.organisation);
    }
    return all;
}

Veil Veil::read(std::string_view text)
{
    Veil made;
    if (text.empty()) return made;
    for (auto const line : split(text, '\n')) {
        auto const parts = split(line, '\t');
        ENSURE(parts.size() >= 4 and parts.size() % 3 == 1);
        auto const kind = kind_named(parts[0]);
        auto const least = sensitivity_named(parts[3]);
        ENSURE(kind and least);
        auto const area = split(parts[2], '@');
        ENSURE(area.size() == 1 or area.size() == 3);
        Mask mask{{*kind, std::string(parts[1]), std::string(area[0]), *least}, {}};
        if (area.size() == 3) mask.what.level = static_cast<int>(number_of(area[1])), mask.what.longer = number_of(area[2]);
        for (std::size_t i = 4; i < parts.size(); i += 3) mask.open.push_back({std::string(parts[i]), std::string(parts[i + 1]), std::string(parts[i + 2])});
        made.masks_.push_back(std::move(mask));
    }
    return made;
}

namespace {

Veil veil_by(Way const& way, Roles const& roles, Subject const& subject, Policy const& policy, std::string_view operation, base::Instant now)
{
    std::array<std::optional<std::vector<Reach>>, given_count> known;
    auto const reaches = [&](Permission permission) -> std::vector<Reach> const& {
        auto& one = known[static_cast<std::size_t>(permission)];
        if (not one) one = reach(roles, subject, permission, operation, now);
        return *one;
    };
    std::vector<Mask> masks;
    for (auto const& one : policy) {
        Mask mask{one, {}};
        open_by(mask.open, way.of(reaches(permission_of(one.kind)), one), one);
        // Whose sums are hidden may read the own rows that go into them.
        for (auto const& own : reaches(Permission::rows))
            if (one.kind == Kind::figures and not own.organisation.empty() and own.highest >= one.least) mask.open.push_back({own.body, own.area, "=" + own.organisation});
        if (one.kind == Kind::places) open_by(mask.open, way.of(reaches(Permission::figures), one), one);
        if (std::ranges::none_of(mask.open, [&](Mask::Open const& open) { return covers(open, one); })) masks.push_back(std::move(mask));
    }
    return Veil(std::move(masks));
}

}

Veil veil(Roles const& roles, Subject const& subject, Policy const& policy, std::string_view operation, base::Instant now)
{
    return veil_by(Way(nullptr), roles, subject, policy, operation, now);
}

Veil file_veil(Roles const& roles, Subject const& subject, Policy const& policy, std::string_view operation, base::Instant now, std::vector<Export> const& approved)
{
    return veil_by(Way(&approved), roles, subject, policy, operation, now);
}

}
