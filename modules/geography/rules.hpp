// What this module finds wrong in files of places, and what it refuses, in one table. The findings about a row's place
// ("place.name_differs" and its like) are said by the modules that read rows.
#pragma once
#include <base/finding.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::geography {

std::span<base::Rule const> rules();
/// ENSUREs that the code is in the table.
base::Rule const& rule(std::string_view code);
[[noreturn]] void refuse(std::string_view code, std::vector<std::string> const& args);

/// Many cells with one fault make one finding: how many, and the first few of them.
class Tally {
public:
    explicit Tally(std::string_view code) : code_(code) {}
    /// `example` is said in the sentence, `at` is where.
    void add(std::string const& example, std::string const& at);
    [[nodiscard]] std::int64_t times() const { return times_; }
    /// The rule's {0} is the number, {1} the examples, {2} … what is given. Nothing where nothing was added.
    void finish(std::vector<base::Finding>& findings, std::vector<std::string> const& more = {}) const;

private:
    std::string code_, examples_, at_;
    std::int64_t times_ = 0;
    std::vector<std::string> shown_;
};

} // namespace muster::geography
