#include "statements_scan.hpp"
#include <algorithm>

namespace muster::tidy {

namespace {

class SqlScan {
public:
    explicit SqlScan(std::string_view sql) : tokens_(sql_tokens_of(sql))
    {
        for (auto const& token : tokens_) low_.push_back(token.kind == Kind::text ? "'" : lowered(token.text));
        find_common();
    }

    Scanned run()
    {
        std::vector<bool> selects{true};  // for each open bracket: may a FROM in it name a table?
        for (std::size_t i = 0; i < low_.size(); ++i) {
            auto const& word = low_[i];
            if (word == "(") selects.push_back(false);
            else if (word == ")" and selects.size() > 1) selects.pop_back();
            else if (word == "select" or word == "delete") selects.back() = true;
            else if (word == "create" or word == "alter" or word == "drop") definition(i);
            else if (word == "from" and selects.back() and at(i - 1) != "distinct") sources(i + 1);
            else if (word == "join") sources(i + 1);
            else if (word == "into") touch(i + 1);
            else if (word == "update" and starts_an_update(i)) touch(i + 1);
        }
        return std::move(found_);
    }

private:
    std::vector<Token> tokens_;
    std::vector<std::string> low_;
    std::set<std::string> common_;  // names that WITH gives
    Scanned found_;

    std::string const& at(std::size_t i) const
    {
        static std::string const none;
        return i < low_.size() ? low_[i] : none;
    }

    std::size_t past(std::size_t open) const
    {
        int depth = 0;
        for (auto i = open; i < low_.size(); ++i) {
            if (low_[i] == "(") ++depth;
            else if (low_[i] == ")" and --depth == 0) return i + 1;
        }
        return low_.size();
    }

    /// "name AS (SELECT …" and "name (columns) AS (SELECT …".
    void find_common()
    {
        for (std::size_t i = 0; i < low_.size(); ++i) {
            if (i > 0 and at(i - 1) != "with" and at(i - 1) != "recursive" and at(i - 1) != ",") continue;
            auto as = i + 1;
            if (at(as) == "(") as = past(as);
            if (at(as) != "as") continue;
            if (at(as + 1) == "not") ++as;
            if (at(as + 1) == "materialized") ++as;
            if (at(as + 1) == "(") common_.insert(low_[i]);
        }
    }

    bool starts_an_update(std::size_t i) const
    {
        for (std::string_view before : {"do", "for", "on", "before", "after", "or", "of"})
            if (i > 0 and at(i - 1) == before) return false;
        return true;
    }

    bool is_name(std::size_t i) const { return i < tokens_.size() and tokens_[i].kind == Kind::word; }

    void touch(std::size_t i)
    {
        if (not is_name(i) or common_.contains(low_[i]) or at(i + 1) == ".") return;
        found_.touched.push_back({low_[i], tokens_[i].line});
    }

    /// One source, and those after commas: "place AS p, crosswalk c". A name before a bracket is a function.
    void sources(std::size_t i)
    {
        static std::set<std::string, std::less<>> const ends{"where", "join", "on", "left", "right", "inner", "outer", "cross", "full", "natural", "group", "order",
                                                             "limit", "union", "except", "intersect", "having", "window", "set", "returning", "using", "for", "values"};
        while (true) {
            if (at(i) == "lateral" or at(i) == "only") ++i;
            if (at(i) == "(") i = past(i);
            else if (at(i + 1) == "(") i = past(i + 1);
            else if (is_name(i)) touch(i), i += at(i + 1) == "." ? 3 : 1;
            else return;
            if (at(i) == "as") ++i;
            if (is_name(i) and not ends.contains(low_[i])) ++i;
            if (at(i) == "(") i = past(i);  // columns of an alias
            if (at(i) != ",") return;
            ++i;
        }
    }

    void definition(std::size_t i)
    {
        bool const makes = low_[i] == "create";
        bool unique = false;
        for (++i; at(i) == "temp" or at(i) == "temporary" or at(i) == "unique" or at(i) == "or" or at(i) == "replace"; ++i) unique = unique or at(i) == "unique";
        auto const kind = at(i);
        if (kind != "table" and kind != "view" and kind != "index" and kind != "trigger") return;
        ++i;
        while (at(i) == "if" or at(i) == "not" or at(i) == "exists") ++i;
        if (kind == "table" or kind == "view") {
            if (not is_name(i)) return;
            if (not makes) return touch(i);
            found_.made.push_back({low_[i], tokens_[i].line});
            if (kind == "table") table(i);
        }
        else if (makes) index_or_trigger(i, kind == "index");
    }

    void index_or_trigger(std::size_t i, bool index)
    {
        while (i < low_.size() and low_[i] != "on" and low_[i] != ";") ++i;
        touch(i + 1);
        if (index and at(i + 2) == "(") found_.keys.push_back({at(i + 1), at(i + 3), tokens_[i].line});
    }

    void table(std::size_t name)
    {
        found_.tables.insert(low_[name]);
        bool has_key = false;
        auto const end = at(name + 1) == "(" ? past(name + 1) : name;
        auto column = at(name + 2);
        int depth = 0;
        for (auto i = name + 1; i < end; ++i) {
            if (low_[i] == "(") ++depth;
            else if (low_[i] == ")") --depth;
            else if (low_[i] == "," and depth == 1) column = at(i + 1);
            bool const primary = low_[i] == "primary" and at(i + 1) == "key";
            if (not primary and low_[i] != "unique") continue;
            has_key = has_key or primary;
            auto const after = i + (primary ? 2u : 1u);
            found_.keys.push_back({low_[name], at(after) == "(" ? at(after + 1) : column, tokens_[i].line});
        }
        if (not has_key) found_.without_key.push_back({low_[name], tokens_[name].line});
    }
};

}

Scanned scan_sql(std::string_view sql) { return SqlScan(sql).run(); }

}
