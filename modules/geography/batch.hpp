// What a file of places says, read but not yet compared with what is known.
#pragma once
#include "shapes.hpp"
#include <base/day.hpp>
#include <base/finding.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::geography {

struct InName {
    std::string name, language, kind; // kind as in place_name
};

struct InPlace {
    std::string pcode;
    int level = -1;     // -1: not told; found with the help of what is known
    std::string parent; // "" where the file does not tell it
    std::string parent_by = "told";
    std::string name, language;
    std::vector<InName> names; // besides `name`
    std::optional<base::Day> from, to;
    std::optional<double> lat, lon;
    std::string at; // where in the file
};

struct InShape {
    std::string pcode;
    int level = -1;
    Shape shape;
    std::optional<Spot> inside;
    std::optional<base::Day> from;
    std::string at;
};

struct InFigure {
    std::string pcode;
    int year = 0;
    char sex = 'a'; // f, m, a
    std::string age = "all", group = "all";
    std::int64_t people = 0;
    bool made = false;
    std::string at;
};

struct InStep {
    std::string from, to;
    std::optional<double> share;
    std::string at;
};

/// Names for a place that is known by its code, or by its name within a parent.
struct InSynonyms {
    std::string pcode;        // "" where only the name is told
    std::string name, parent; // parent: p-code, "" where not told
    int level = -1;
    std::vector<std::string> synonyms;
};

struct Batch {
    std::string kind;                      // "gazetteer", "boundaries", "population", "crosswalk", "code lengths"
    std::map<std::string, InPlace> places; // by p-code
    std::vector<InShape> shapes;
    std::vector<InFigure> figures;
    std::vector<InStep> steps;
    std::vector<InSynonyms> synonyms;
    std::map<int, std::set<int>> lengths; // by level
    bool whole = false;                   // a list that means to hold every place of its levels
    std::vector<base::Finding> findings;
};

} // namespace muster::geography
