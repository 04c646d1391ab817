// Single numbers of a sheet, put together by place, sector and part of the people.
#pragma once
#include "column.hpp"

#include <array>
#include <base/finding.hpp>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::needs {

struct Where {
    std::string place;  // p-code; "" where it is unknown
    int level = -1;
    std::string said;   // words of an unknown place
};

struct Figure {
    Where where;
    std::string body, series;
    Cut cut;
    std::array<std::optional<std::int64_t>, whats> told;
    std::string at;  // the first cell that told something
    [[nodiscard]] std::optional<std::int64_t> of(What what) const { return told[static_cast<std::size_t>(what)]; }
};

/// Findings of the same rule and subject, told once with how often.
class Findings {
public:
    void add(base::Rule const& rule, std::string const& at, std::vector<std::string> const& args,
             std::string const& subject = {});
    std::vector<base::Finding> take();
    [[nodiscard]] std::int64_t times(base::Rule const& rule, std::string const& subject = {}) const;

private:
    std::vector<base::Finding> findings_;
    std::map<std::string, std::size_t, std::less<>> where_;
};

class Gather {
public:
    /// One number. A second, different number for the same figure is a finding; the first stays.
    void tell(Where const& where, std::string const& body, std::string const& series, Cut const& cut, What what,
              std::int64_t value, std::string const& at, Findings& findings);
    /// Where one body has figures of two series ("Protection (overall)", "General Protection"), one is kept.
    void settle_series(Findings& findings);
    std::vector<Figure>& figures() { return figures_; }

private:
    std::vector<Figure> figures_;
    std::unordered_map<std::string, std::size_t> index_;
};

}
