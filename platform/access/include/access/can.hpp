// Who may do what: one pure decision over permissions, roles and grants.
//
// A role gives each permission up to a highest sensitivity, for things within the grant's scope and, apart from that, for
// things of the grant's own organisation (the organisation that somebody works for). The table of roles is data and is handed in
// when the program starts, because the platform knows no word of the field (modules/accounts/lists/roles.csv). The SQL
// twin of can() is the published view `access_reach`, which reads the same table out of the store (sql/may.sql).
#pragma once
#include <array>
#include <base/clock.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::access {

/// What can be asked for. Routes and commands name them; code branches on none but `open`, `self` and `enrol`.
enum class Permission { figures, rows, contacts, hand_in, settle, keep, propose, decide, members, commit, board, administer, self, enrol, open };
constexpr std::size_t permission_count = 15;
/// Those that roles give; `self` is every signed-in account's, `enrol` too and before its second factor, `open` everybody's.
constexpr std::size_t given_count = 12;
std::string_view name_of(Permission permission);
std::optional<Permission> permission_named(std::string_view name);

enum class Sensitivity { low, moderate, high, severe };
std::string_view name_of(Sensitivity sensitivity);
std::optional<Sensitivity> sensitivity_named(std::string_view name);

/// How far a role gives one permission: nothing where empty.
struct Cell {
    std::optional<Sensitivity> within;  // for whatever lies in the grant's scope
    std::optional<Sensitivity> own;     // for what belongs to the grant's organisation
    bool operator==(Cell const&) const = default;
};

/// As the others, for what people wrote: refuse access.bad_sensitivity, access.bad_permission (no role gives it).
Sensitivity sensitivity_sure(std::string_view name);
Permission permission_sure(std::string_view name);

struct Role {
    std::string id, name;
    std::array<Cell, given_count> cells;
    bool needs_second_factor = false;    // until the house says otherwise (access.hpp)
    bool needs_organisation = false;            // a grant of it names a organisation; one of another role names none
    bool given_first = false;            // goes to the account that sets the program up
    bool given_on_registering = false;   // goes, provisionally, to who registers
    std::vector<std::string> may_grant;  // roles that its holders may give within their own scope; "*" for all
    [[nodiscard]] Cell const& cell(Permission permission) const;
    [[nodiscard]] bool may_give(std::string_view role) const;
};

/// The table of roles.
class Roles {
public:
    /// Reads `role,name,figures,rows,contacts,hand_in,settle,keep,propose,decide,members,commit,board,administer,may_grant,
    /// second_factor,marks`. A cell is empty, a sensitivity, "own:" and a sensitivity, or both with a blank between. `may_grant` lists roles or is "*"; `second_factor` is
    /// `required` or empty; `marks` are `organisation`, `first`, `registers`. A list that is not so is a bug of the program (ENSUREd).
    static Roles read(std::string_view csv);
    Roles() = default;
    explicit Roles(std::vector<Role> roles) : roles_(std::move(roles)) {}
    [[nodiscard]] std::vector<Role> const& all() const { return roles_; }
    [[nodiscard]] Role const* find(std::string_view id) const;
    /// The role that `registers`; null where the list has none. Upload links carry it too.
    [[nodiscard]] Role const* registering() const;

private:
    std::vector<Role> roles_;
};

/// Later than anything: the end of grants that have none (the year 10000).
constexpr base::Instant forever{253402300800000};

struct Grant {
    std::string id, account, role;
    std::string operation = "*", body = "*";
    std::string area = "*";  // everything whose code begins so
    std::string organisation;       // "" = none
    Sensitivity highest = Sensitivity::moderate;
    base::Instant from, until = forever;  // until is not within
    bool provisional = false;             // may hand in, and nothing else, until somebody confirms it
    std::string by;                       // account, or "command line"
    bool operator==(Grant const&) const = default;
};

/// Who asks.
struct Subject {
    enum class Kind { nobody, account, token, link };
    Kind kind = Kind::nobody;
    std::string id;       // under which access_reach knows it: the account, "token:…", "link:…"
    std::string account;  // "" for nobody and links
    std::string language; // that the account chose; "" for nobody and links
    std::vector<Grant> grants;
    /// A token or link may do less than its account: only these, only there.
    std::optional<std::vector<Permission>> only;
    std::string only_operation = "*";
    /// Of a token: whether the session that it was made in was proven by a second factor. Sessions say it themselves.
    bool second_factor = true;
};

/// What is asked about; a dimension that the thing does not have is "".
struct Object {
    std::string operation, body, area, organisation;
    Sensitivity sensitivity = Sensitivity::low;
};

enum class Reason {
    none,            // allowed
    not_signed_in,
    no_operation,    // nothing at all is granted in the operation: for this caller it is not there
    not_this_way,    // the token or link does not carry the permission
    role,            // no role that is held there gives the permission
    ended,           // a grant would, but it has not begun or is over
    provisional,     // a grant would, once it is confirmed
    scope,           // given, but for other bodies, areas or organisations
    sensitivity,     // given there, but not up to this sensitivity
};
std::string_view name_of(Reason reason);

struct Decision {
    Reason reason = Reason::none;
    bool provisional = false;  // allowed by provisional grants alone: what is done waits for somebody's word
    [[nodiscard]] bool allowed() const { return reason == Reason::none; }
};

/// The one decision. Pure: the same words give the same answer.
Decision can(Roles const& roles, Subject const& subject, Permission permission, Object const& object, base::Instant now);

/// Where a permission reaches within one operation: what a server forces a request into. Several are alternatives.
struct Reach {
    std::string body, area;  // "*" = all
    std::string organisation;       // "" = no limit; else only what belongs to it
    Sensitivity highest = Sensitivity::low;
    bool provisional = false;
    bool operator==(Reach const&) const = default;
};
/// Empty where it reaches nowhere; wider ones make narrower ones vanish.
std::vector<Reach> reach(Roles const& roles, Subject const& subject, Permission permission, std::string_view operation,
                         base::Instant now);

/// Whether anything at all is granted in the operation at this time.
bool knows_of(Roles const& roles, Subject const& subject, std::string_view operation, base::Instant now);

/// Whether `subject` may give this grant: one of its own grants, neither provisional nor over, is of a role that may give
/// that role, and has a scope, an end and a sensitivity that the new one stays within.
bool may_give(Roles const& roles, Subject const& subject, Grant const& wanted, base::Instant now);

}
