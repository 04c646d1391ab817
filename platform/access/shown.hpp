// Answers as somebody may see them: what the veil hides goes out of a JSON document, and a mark says that something did.
#pragma once
#include <access/access.hpp>
#include <functional>
#include <optional>
#include <utility>

namespace muster::access {

struct Showing {
    Veil const& veil;
    Permission permission;               // of the route: what its lists speak of
    std::string_view rows;               // its list; "" where the document is one thing
    std::vector<std::string> const& words;  // codes and names of hidden places: no text holds them
    MemberNames const& names;
    bool marks = false;                  // the list is of data that is classed: says what is withheld even where nothing was
    std::function<std::optional<std::pair<double, double>>(std::string const& place)> district_of = {};  // what stands for a hidden point
    std::optional<Sensitivity> own_class = {};  // in a file: what says itself that it is more sensitive goes
};

/// Takes out of `document` what the veil hides. Rows of lists go; figures stand without their numbers, their state
/// "withheld"; who works somewhere goes from figures where only rows are hidden. The member `withheld` lists the classes
/// that the caller does not reach: it follows from the policy and the grants alone, so that nothing can be read from it.
/// False where the whole document is of what is hidden.
bool show(std::string& document, Showing const& how);

/// How sensitive what a document holds is, once the veil has been over it: the highest class of the policy that speaks of a row, a
/// figure, a contact or a place in it, or what something in it says of itself. Lists of lines and of people are moderate at least.
Sensitivity class_held(std::string_view document, Policy const& policy, Showing const& how);

}
