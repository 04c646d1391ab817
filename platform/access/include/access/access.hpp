// Accounts, what they may do, and how they sign in: what the store keeps of them.
//
// Every function works through a Desk: the program's World, a store, and who acts. What is decided (grants, links, tokens,
// invitations, passwords set) is journaled with ids only; secrets, names and addresses never stand in the journal.
// Sign-ins are no facts of the field: they are kept as long as they last and not journaled.
#pragma once
#include <access/can.hpp>
#include <access/secrets.hpp>
#include <access/throttle.hpp>
#include <access/veil.hpp>
#include <base/clock.hpp>
#include <base/finding.hpp>
#include <base/words.hpp>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::access {

struct Desk;
class Oidc;
class Fetch;
struct Issuer;

/// What members of documents are called that tell what a value is of: handed in, because the platform knows no word of the field.
struct MemberNames {
    std::vector<std::string> bodies{"body"}, places{"area", "code"}, organisations{"organisation"};
    std::vector<std::string> lies_in{"area"};        // of places: those that say where the thing itself is
    std::vector<std::string> kept{"area", "body"};   // of a figure that is withheld these stay: what it would be of
    std::vector<std::string> states{"state"};        // say "withheld" then
    std::vector<std::string> people{"people"};       // a document that holds one of these or `rows` is of people or work
    std::string latitude = "lat", longitude = "lon"; // of the place that the object is of
    std::string meaning = "meaning";                 // of a cell of a sheet: what it tells; those named as the two above are points
    std::vector<std::string> who{"rows"};            // of a figure whose rows are withheld these go: who works there, how many
};

struct Settings {
    Hashing hashing;
    std::int64_t idle_ms = 30 * 60'000;
    std::int64_t absolute_ms = 12 * 3'600'000;
    std::int64_t setup_ms = 30 * 60'000;
    std::int64_t password_link_ms = 24 * 3'600'000;
    std::int64_t invitation_ms = std::int64_t{14} * 86'400'000;
    std::int64_t longest_token_ms = std::int64_t{366} * 86'400'000;
    std::int64_t longest_link_ms = std::int64_t{366} * 86'400'000;
    bool registration = true;       // people may register by themselves
    std::string organisation = "organisation";  // what routes and commands of the field call whom a grant is bound to
    std::string area = "place";     // and where
    /// The parameter that keeps small counts back, forced to "setting" on whoever may see figures and no rows.
    std::string keep_back = "suppress";
    /// Whether an operation is there; everything is where empty.
    std::function<bool(store::Db&, std::string const& operation)> knows_operation;
    /// The id of the organisation that somebody who registers names; what was said where empty.
    std::function<std::string(Desk const&, std::string const& operation, std::string const& said)> organisation_named;
    /// What is how sensitive where an operation has said nothing.
    Policy classes;
    /// Codes and names of the places of an operation whose code begins so; none where empty.
    std::function<std::vector<std::string>(store::Db&, std::string const& operation, std::string const& area)> places_in;
    /// How long the codes of places of this level and below are at least, where no code of a level above is so long; 0 where the codes
    /// do not tell levels apart, and the class then speaks of all places.
    std::function<std::size_t(store::Db&, std::string const& operation, int level)> code_length;
    /// Latitude and longitude of the district (admin 2) in which a place lies: what is told of it where the exact point is hidden.
    std::function<std::optional<std::pair<double, double>>(store::Db&, std::string const& operation, std::string const& place)> district_of;
    MemberNames members;
    /// Ends of routes that hand out everything as it lies there: only an approval that names `package` opens them.
    std::vector<std::string> packages;
    std::string package = "packages";
    /// Parameters that are written down with a file that was taken; the others may hold what people typed.
    std::vector<std::string> written_down{"body", "area", "organisation", "format"};
    Tries::Limit per_account;
    Tries::Limit per_address{.most = 100, .before_pauses = 100};  // an office is one address
    Buckets::Rate anonymous{5, 40};
    Buckets::Rate signed_in{50, 200};
    Buckets::Rate exports{0.1, 6};  // files that are taken away: six a minute
};

/// What lives as long as the program: the table of roles, settings, and what is only remembered. Thread-safe.
class World {
public:
    World(Roles roles, base::Clock const& clock, Settings settings = {});
    ~World();
    /// People may sign in by way of this issuer too (access/oidc.hpp). Before the server starts.
    void use_issuer(Issuer issuer, std::unique_ptr<Fetch> fetch);
    Roles const roles;
    Settings const settings;
    base::Clock const& clock;
    Passwords const passwords;
    Tries account_tries, code_tries, address_tries;
    Buckets anonymous, signed_in, exports;
    std::unique_ptr<Oidc> oidc;  // null where there is no issuer

    /// When a session, token or link was last used; written down by tend(), because whoever only reads must not wait for
    /// somebody else's write.
    void seen(std::string const& key);
    [[nodiscard]] std::int64_t last_seen(std::string const& key) const;  // 0 where it was not since the start
    std::map<std::string, std::int64_t> take_seen();

private:
    mutable std::mutex lock_;
    std::map<std::string, std::int64_t> seen_, fresh_;
};

struct Desk {
    World& world;
    store::Db& db;
    std::string actor;  // an account's id, or "command line"
    [[nodiscard]] base::Instant now() const { return world.clock.now(); }
};

/// Puts the table of roles into the store where it is another there, so that access_reach follows it. Once at start.
void keep_roles(Desk const& desk);
/// Writes down what was seen, takes away what has ended. Every few minutes.
void tend(Desk const& desk);

// ---- accounts

struct Account {
    std::string id, mail, name, language;
    bool closed = false, has_password = false, has_second_factor = false;
    base::Instant made;
};
struct NewAccount {
    std::string mail, name, language = "en";
};
/// Refuses access.bad_mail, access.bad_name, access.mail_taken.
Account add_account(Desk const& desk, NewAccount const& wanted);
/// By id or mail; refuses access.no_account.
Account account(Desk const& desk, std::string_view id_or_mail);
std::optional<Account> account_if(Desk const& desk, std::string_view id_or_mail);
std::vector<Account> accounts(Desk const& desk);  // in order of mail
bool any_account(Desk const& desk);
void rename_account(Desk const& desk, std::string const& account, std::string const& name, std::string const& language);
/// Ends all sessions and keeps the grants for the record; the account can be opened again.
void close_account(Desk const& desk, std::string const& account, bool closed = true);
/// Ends all sessions but `spared` (a digest). Refuses what expect_good_password refuses.
void set_password(Desk const& desk, std::string const& account, std::string_view password, std::string_view spared = "");
/// Refuses access.wrong_password, access.slow_down.
void expect_password(Desk const& desk, std::string const& account, std::string_view password);

// ---- grants

/// Checks role, scope and times; fills id, by. Refuses access.bad_role, access.needs_organisation … Whether the giver may
/// is asked by the caller (may_give), because the command line may all.
Grant give(Desk const& desk, Grant wanted);
/// Refuses access.no_grant.
Grant grant(Desk const& desk, std::string_view id);
std::vector<Grant> grants(Desk const& desk, std::string_view account = "");
void revoke(Desk const& desk, std::string const& grant, std::string const& reason = "");
void confirm(Desk const& desk, std::string const& grant, std::string const& reason = "");
/// A last day "2026-12-31" is the end of that day; "" is forever. Refuses access.bad_time.
base::Instant end_of(std::string_view day);
base::Instant start_of(std::string_view day);

/// The subject that access_reach knows by this id: an account, "token:…", "link:…". Nobody where it is not or no longer.
Subject subject(Desk const& desk, std::string_view id);
/// What the SQL twin is asked with: the condition in a statement whose rows are `alias`, with columns operation, body,
/// area, organisation and sensitivity (0 … 3); $1 is the subject's id, $2 the permission, $3 the time in milliseconds.
std::string filter(std::string_view alias);
/// The SQL twin asked about one thing.
bool may(Desk const& desk, std::string_view subject, Permission permission, Object const& object);

// ---- signing in

struct SignIn {
    std::string secret;  // what the cookie says
    std::string account;
};
/// One message and the same work for every way to be wrong. Refuses access.wrong_sign_in, access.code_needed,
/// access.slow_down, access.busy. A hash of dated parameters is made anew.
SignIn sign_in(Desk const& desk, std::string_view mail, std::string_view password, std::string_view code, std::string_view address,
               std::string_view agent);
/// A session for an account that has proved itself in another way; `second_factor`: and by a second one.
SignIn start_session(Desk const& desk, std::string const& account, std::string_view address, std::string_view agent, bool second_factor = false);

struct Session {
    std::string id, account, name, digest;
    base::Instant made, seen;
    std::string address, agent;
    bool second_factor = false;  // was shown when it began, or since
};
/// The session of a cookie's secret; nothing where there is none or it has ended. Reads only.
std::optional<Session> session_of(Desk const& desk, std::string_view secret);
std::vector<Session> sessions(Desk const& desk, std::string const& account);
void end_session(Desk const& desk, std::string_view secret);
/// Refuses access.no_session.
void end_session_named(Desk const& desk, std::string const& account, std::string const& session);
void end_sessions(Desk const& desk, std::string const& account, std::string_view spared = "");
/// What X-Muster-Token must say beside the cookie.
std::string csrf_of(std::string_view secret);

/// The second factor: a secret to show, then proven by a code; the recovery codes are shown this once.
std::string begin_totp(Desk const& desk, std::string const& account);
std::vector<std::string> confirm_totp(Desk const& desk, std::string const& account, std::string_view code);
void end_totp(Desk const& desk, std::string const& account);
std::int64_t recovery_codes_left(Desk const& desk, std::string const& account);
/// Whether the code is right now (or is a recovery code); used up then. Refuses access.slow_down, access.wrong_code,
/// access.no_second_factor.
void prove_totp(Desk const& desk, std::string const& account, std::string_view code);

/// Which roles must have a second factor (ASVS 5.0 V6.3; reliability: HC, OCHA, coordinators, administrators): what the
/// table of roles says, until the house says otherwise. A session of an account that holds one of these roles, and a
/// token that was made in such a session, may nothing but `open` and `enrol` until the second factor was shown.
struct SecondFactorRule {
    std::vector<std::string> roles;
    base::Instant from;      // holds from then on; put off where it lies ahead
    bool as_listed = true;   // the house has said nothing
    std::string reason, by;  // of what the house said
    base::Instant at;
    [[nodiscard]] bool holds(base::Instant now) const { return from <= now; }
};
SecondFactorRule second_factor_rule(Desk const& desk);
/// No roles at all switches it off. Refuses access.bad_role, access.needs_reason. Journaled.
void set_second_factor_rule(Desk const& desk, std::vector<std::string> roles, base::Instant from, std::string const& reason);
/// What the table of roles says again. Refuses access.needs_reason.
void reset_second_factor_rule(Desk const& desk, std::string const& reason);
/// Whether one of these grants, as far as it holds at `when`, is of a role that must have one.
bool rule_names(SecondFactorRule const& rule, std::vector<Grant> const& grants, base::Instant when);
bool needs_second_factor(Desk const& desk, std::vector<Grant> const& grants);

// ---- tokens, links, codes

struct Token {
    std::string id, account, name, operation;
    std::vector<Permission> permissions;
    base::Instant made, until;
    std::optional<base::Instant> seen;
    bool second_factor = true;  // made in a session that was proven by one, or at the command line
};
/// "muster_<id>_<secret>", shown this once. Permissions may be those that roles give.
std::string make_token(Desk const& desk, Token wanted);
std::vector<Token> tokens(Desk const& desk, std::string const& account);
void revoke_token(Desk const& desk, std::string const& account, std::string const& token);

struct Link {
    std::string id, role, operation, body = "*", organisation, by;
    base::Instant made, until;
    std::optional<base::Instant> seen;
};
/// "link_<secret>", shown this once: hands in for one organisation, nothing else.
std::string make_link(Desk const& desk, Link wanted);
/// The grant that a link amounts to: who may give that may make and take back the link.
Grant grant_of_link(Desk const& desk, Link const& link);
std::vector<Link> links(Desk const& desk, std::string const& operation);
void revoke_link(Desk const& desk, std::string const& operation, std::string const& link);

/// The id of the subject that a bearer's word proves: "token:…" or "link:…"; "" where it proves none.
std::string bearer_subject(Desk const& desk, std::string_view word);

/// "7KQ2-M9XD", works once for 30 minutes and only while there is no account. An earlier one no longer works.
std::string make_setup_code(Desk const& desk);
/// The first account, with the roles of the list that are marked `first`.
Account set_up(Desk const& desk, std::string_view code, NewAccount const& who, std::string_view password);

struct Invitation {
    std::string mail;  // "" = whoever has the code
    Grant offered;
};
/// A code, shown this once; accepted by a new account, or by one that is signed in.
std::string invite(Desk const& desk, Invitation const& wanted);
struct OpenInvitation {
    std::string id;  // of the code, which itself is nowhere
    Invitation what;
    base::Instant made, until;
};
/// Those that nobody took up and that still hold, the oldest first.
std::vector<OpenInvitation> open_invitations(Desk const& desk);
/// Refuses access.no_invitation.
void withdraw_invitation(Desk const& desk, std::string const& id);
/// What a code offers; refuses access.code_over.
Invitation invitation(Desk const& desk, std::string_view code);
Account accept(Desk const& desk, std::string_view code, NewAccount const& who, std::string_view password);
void accept_as(Desk const& desk, std::string_view code, std::string const& account);

/// A code with which somebody sets a new password.
std::string make_password_code(Desk const& desk, std::string const& account);
Account use_password_code(Desk const& desk, std::string_view code, std::string_view password);

/// Somebody who is not known yet hands in for an organisation: an account with a provisional grant.
Account register_account(Desk const& desk, NewAccount const& who, std::string_view password, std::string const& operation,
                         std::string const& organisation);

/// An account of another house's sign-in: found by (issuer, subject), made with no grant where it is new.
Account account_of_identity(Desk const& desk, std::string const& issuer, std::string const& subject, NewAccount const& who);

/// The identity is another way into this account. Refuses access.identity_taken.
void add_identity(Desk const& desk, std::string const& account, std::string const& issuer, std::string const& subject);

// ---- what is how sensitive

/// What an operation said at one time of how sensitive its data is.
struct SharingPolicy {
    std::int64_t version = 0;  // 0 = it has said nothing; the classes are the program's own
    base::Day from;            // the first day on which it holds
    std::string reason, by;
    base::Instant at;
    Policy classes;
};
/// "rows:pro-gbv:*:severe": kind, body, area ("*@3": from level 3 down) and class; refuses access.bad_class, access.bad_sensitivity.
Class class_named(std::string_view words);
/// In force on that day.
SharingPolicy sharing_policy(store::Db& db, std::string const& operation, base::Day day);
/// What holds now, with the length of codes that a level means in the operation (Class::longer).
Policy policy_in_force(World const& world, store::Db& db, std::string const& operation);
/// Every version, the newest first; the program's own classes are none of them.
std::vector<SharingPolicy> sharing_policies(store::Db& db, std::string const& operation);
/// Another version, whole; what it classes high or severe from now on is sealed in the same write (access/kept.hpp). Refuses
/// access.needs_reason, access.class_twice.
SharingPolicy adopt_sharing(Desk const& desk, std::string const& operation, base::Day from, Policy classes, std::string const& reason);
/// Puts the program's own classes into the store where others are there. Once at start.
void keep_classes(Desk const& desk);

// ---- for the list of modules: the module of the field that hands in the roles stands for this part there

std::span<base::Rule const> rules();
std::span<base::Words const> spoken();
std::span<store::Migration const> migrations();
std::span<store::Query const* const> queries();

}
