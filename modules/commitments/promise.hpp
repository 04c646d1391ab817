// How much is promised, in types that a wrong sum does not compile with.
//
// People of two promises may be the same people, so promises of people have no `+`. A promise over several gaps is parted
// among them: a part belongs to its gap, the whole to its partner, and neither adds to the other. All that is ever combined
// is the parts of one gap (promised_to) or the wholes of several commitments (promised_by), each commitment once.
#pragma once
#include <base/count.hpp>
#include <base/money.hpp>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster::commitments {

struct Promised { static constexpr bool additive = false; };

using People = base::Count<Promised>;
using Items = base::Count<base::Items>;
using Quantity = std::variant<People, Items, base::Money>;

enum class Unit : std::uint8_t { people, items, money };
std::string_view name_of(Unit unit);
Unit unit_of(Quantity const& quantity);
/// People and items as they are, money in hundredths.
std::int64_t number_of(Quantity const& quantity);
Quantity quantity_of(Unit unit, std::int64_t number, std::string_view currency);
/// "USD"; "" where it is no money.
std::string money_code(Quantity const& quantity);
/// "10 000 people", "300 items", "25 000.00 USD"
std::string text_of(Quantity const& quantity);

/// What one commitment gives to one gap.
class Part {
public:
    Part(std::int64_t commitment, std::int64_t gap, Quantity quantity) : commitment_(commitment), gap_(gap), quantity_(quantity) {}
    [[nodiscard]] std::int64_t commitment() const { return commitment_; }
    [[nodiscard]] std::int64_t gap() const { return gap_; }
    [[nodiscard]] Quantity const& quantity() const { return quantity_; }

private:
    std::int64_t commitment_, gap_;
    Quantity quantity_;
};

/// One commitment with its parts. Refuses commitment.two_units, commitment.parts_exceed, commitment.gap_twice,
/// commitment.no_gap: the parts are of the whole's unit, one for each gap, and together not more than the whole.
class Shared {
public:
    Shared(std::int64_t commitment, Quantity whole, std::vector<Part> parts);
    [[nodiscard]] std::int64_t commitment() const { return commitment_; }
    [[nodiscard]] Quantity const& whole() const { return whole_; }
    [[nodiscard]] std::vector<Part> const& parts() const { return parts_; }

private:
    std::int64_t commitment_;
    Quantity whole_;
    std::vector<Part> parts_;
};

static_assert(not base::Adds<People>, "two promises may be for the same people");
static_assert(not base::Adds<Part>, "parts of two gaps are not one promise");
static_assert(not base::Adds<Shared>, "a commitment over several gaps is counted once");
static_assert(not base::Adds<Quantity>);

/// Promises together: people between all of them being the same and no one twice; items and money add.
struct Together {
    base::Between<Promised> people;
    Items items;
    std::map<std::string, base::Money> money;  // by currency
    int commitments = 0;
};
/// The parts of one gap, each of another commitment (ENSUREd).
Together promised_to(std::span<Part const> parts);
/// The wholes of several commitments, each once (ENSUREd).
Together promised_by(std::span<Shared const> commitments);

}
