// Coordination bodies. For now: the dated reference list of global clusters and areas of responsibility (lists/), an
// operation's own list, and finding the body that a sector's name means.
#pragma once
#include <base/day.hpp>
#include <cli/command.hpp>
#include <memory>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::structure {

struct Body {
    std::string code;     // lower case, people type it: "wash", "fsc", "pro-gbv"; domain.md 9.1's code is in `global_code`
    std::string name;
    std::string kind;     // cluster, aor, sector, custom, intersectoral
    std::string parent;   // code; areas of responsibility have one
    std::string global_code;
    bool enters_joint_figures = true;  // AoRs and services never enter a maximum over sectors (JIAF 2)
    std::optional<base::Day> valid_from, valid_to;  // as a global structure
    std::string replaced_by;  // code of the structure that took its place from the day after valid_to; "" otherwise
    bool own = false;         // the operation's own, or changed by it
};

/// Every body of an operation: its own, and the global list of the day. Structures that ended before the day stay in the
/// list with their `valid_to`, because old sheets, and countries that have not merged, still name them; those that begin
/// after the day are not in it.
class Bodies {
public:
    static std::shared_ptr<Bodies const> load(store::Db& db, std::string const& operation, base::Day on);
    /// The global list alone.
    static std::shared_ptr<Bodies const> global(base::Day on);
    ~Bodies();
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Body const& at(int body) const;
    /// By our code or the global one ("WSH"), in any case. -1 where there is none.
    [[nodiscard]] int by_code(std::string_view code) const;
    /// From what people write, in en fr es ar pt uk: names, codes, acronyms, "Protection (GBV)", "Operational Presence:
    /// Nutrition", "WASH_OP", "Abris/AME". -1 where unknown. One cell may name several ("Education, Protection").
    [[nodiscard]] std::vector<int> find(std::string_view words) const;

private:
    Bodies();
    friend struct BodiesMaker;
    struct Inside;
    std::unique_ptr<Inside> in_;
};

/// An operation's own body or another name for one; a decided fact. Refuses body.bad_code, body.bad_kind, body.unknown,
/// body.nothing_said.
void add(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Body const& body);
void settle_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& code, std::string const& reason);

cli::Module const& module();

}
