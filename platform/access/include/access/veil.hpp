// What lies hidden from somebody: the classes of an operation's data, and what of them the own grants do not reach.
//
// A policy says how sensitive which kind of data is, by body and place; every operation has its own, in versions with dates
// (access.hpp). What is classed higher than the caller's grants reach is withheld: never shown as zero, never left out without
// a word. Source: reliability.md, 5.4; IASC operational guidance on data responsibility, 2023 (information sharing protocol).
#pragma once
#include <access/can.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::access {

/// figures: sums by place and body; rows: the lines behind them and who works there; contacts: people who can be reached;
/// places: that there is such a place, its name and where it lies, whatever is said of it; points: where exactly a place lies.
enum class Kind { figures, rows, contacts, places, points };
constexpr std::size_t kind_count = 5;
/// Whether it is of places, whatever body works there.
constexpr bool is_of_places(Kind kind) { return kind == Kind::places or kind == Kind::points; }
std::string_view name_of(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

/// One line of a policy: data of this kind is at least so sensitive.
struct Class {
    Kind kind = Kind::rows;
    std::string body = "*", area = "*";  // "*" = any; an area is everything whose code begins so
    Sensitivity least = Sensitivity::moderate;
    int level = 0;            // only places of this level and below it; 0 = every level
    std::size_t longer = 0;   // how long their codes are at least, once that is known (resolved()); 0 = as if it were every level
    bool operator==(Class const&) const = default;
    /// Whether it speaks of this; "" = a dimension that the thing does not have.
    [[nodiscard]] bool speaks_of(std::string_view of_body, std::string_view in_area) const;
    /// "ZA02", "*", "*@3": places whose code begins so, of level 3 and below it.
    [[nodiscard]] std::string places() const;
};
using Policy = std::vector<Class>;

/// The highest class that speaks of it; low where none does.
Sensitivity class_of(Policy const& policy, Kind kind, std::string_view body, std::string_view area);

/// One class that the caller does not reach, but for what lies open to the own grants.
struct Mask {
    Class what;
    struct Open {
        std::string body, area, organisation;  // organisation "" = whosoever it is; "=x" of figures: the rows of x, and no sums
        bool operator==(Open const&) const = default;
    };
    std::vector<Open> open;
    [[nodiscard]] bool hides(std::string_view body, std::string_view area, std::string_view organisation) const;
    bool operator==(Mask const&) const = default;
};

class Veil {
public:
    Veil() = default;
    explicit Veil(std::vector<Mask> masks) : masks_(std::move(masks)) {}
    [[nodiscard]] bool empty() const { return masks_.empty(); }
    [[nodiscard]] std::vector<Mask> const& masks() const { return masks_; }
    /// The class that hides it; nothing where it is shown. "" = a dimension that it does not have.
    [[nodiscard]] std::optional<Sensitivity> hides(Kind kind, std::string_view body, std::string_view area, std::string_view organisation = "") const;
    /// Whether a line of this body, place and organisation is withheld: as a row where rows are shown, as a part of sums else.
    [[nodiscard]] bool hides_line(bool as_row, std::string_view body, std::string_view area, std::string_view organisation) const;
    /// Only masks of these kinds.
    [[nodiscard]] Veil of(std::initializer_list<Kind> kinds) const;
    /// One word for a request to carry, and back. What is not such a word is a bug (ENSUREd): only the gate writes them.
    [[nodiscard]] std::string text() const;
    static Veil read(std::string_view text);
    bool operator==(Veil const&) const = default;

private:
    std::vector<Mask> masks_;
};

/// What of the policy's classes the subject does not reach. hides() is nothing exactly where can() allows the same thing at its
/// class: figures, rows and contacts by the permission of that name, places by rows or figures of any body,
/// and as a part of the own lines by whoever works there.
Veil veil(Roles const& roles, Subject const& subject, Policy const& policy, std::string_view operation, base::Instant now);

/// The parameter in which a request carries its veil to whoever answers it; nobody can send it.
inline constexpr std::string_view veil_parameter = "veil";

}
