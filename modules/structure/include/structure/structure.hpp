// Coordination bodies. For now: the dated reference list of global clusters and areas of responsibility (lists/), an
// operation's own list, and finding the body that a sector's name means.
#pragma once
#include <base/day.hpp>
#include <cli/command.hpp>
#include <memory>
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
};

/// Every body of an operation (its own, else the global list valid on the day).
class Bodies {
public:
    static std::shared_ptr<Bodies const> load(store::Db& db, std::string const& operation, base::Day on);
    /// The global list alone.
    static std::shared_ptr<Bodies const> global(base::Day on);
    ~Bodies();
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Body const& at(int body) const;
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

/// An operation's own body or another name for one; a decided fact.
void add(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Body const& body);
void settle_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& code, std::string const& reason);

cli::Module const& module();

}
