// Who is in which body as what, what they have accepted, who can be reached there, and what bodies exchange with others.
//
// Members, observers, donors, authorities and resource organisations of each body, as of any day; minimum commitments;
// active partners, computed from what was reported; contacts of people, whose names, phones and mails are sealed; focal
// points; requests between bodies; the log of exchange with authorities, peacekeeping and civil society.
//
// Published views (sql/0001_membership.sql): `partner` is the one that counts after all merges; days are text and `until`
// null while it lasts; `sensitivity` 0 low … 3 severe. Nothing in them says who a person is.
//   membership_members(operation, number, body, partner, kind, since, until, basis, document)
//   membership_commitments(operation, body, partner, commitment, since, until, document)
//   membership_contacts(operation, contact, post, partner, body, place, languages, sensitivity, published, source, confirmed, ended, at)
//   membership_focal_points(operation, number, contact, partner, issue, body, place, since, until)
//   membership_requests(operation, number, body, to_body, subject, document, sensitivity, asked, due, answered, answer_document, withdrawn)
//   membership_links(operation, number, body, kind, partner, other, day, direction, subject, document, sensitivity)
#pragma once
#include <access/can.hpp>
#include <base/clock.hpp>
#include <base/day.hpp>
#include <base/finding.hpp>
#include <cli/command.hpp>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::membership {

// ---- members

/// What an organisation can be in a body (lists/kinds.csv). Invariant I13: observers neither vote nor commit, and no share
/// of active partners counts them.
struct Kind {
    std::string code, name;
    bool votes = false, commits = false, counts = false;
};
std::vector<Kind> const& kinds();
/// Null where there is none.
Kind const* kind_named(std::string_view code);

/// A minimum commitment that holds on a day.
struct Commitment {
    std::string code, text;
};
std::vector<Commitment> commitments_on(base::Day day);

struct Member {
    std::int64_t number = 0;
    std::string body;
    std::string partner;     // id, after all merges
    std::string kind;
    base::Day since;
    std::optional<base::Day> until;  // the last day
    std::string priorities;  // of its programme in this body
    std::string basis;       // minutes, letter, request that it rests on
    std::string document;    // id in the documents library
    std::string end_why;
    std::vector<std::string> accepted;  // commitments that hold on the day asked about
};

/// Adds an organisation, or changes what it is: what it was ends the day before. A decided fact. Refuses
/// member.unknown_body, member.unknown_partner, member.unknown_kind, member.already, member.before_it_began.
Member join(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Member const& wanted);
/// Ends a membership with that day; its commitments end with it. Refuses member.unknown, member.before_it_began.
void leave(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& body,
           std::string const& partner, base::Day last, std::string const& why);
struct Acceptance {
    std::vector<std::string> commitments;  // codes; empty with `all`
    bool all = false;                      // those that hold on the day
    base::Day since;
    std::string signatory, document;
};
/// Refuses member.unknown, member.observer_commits, member.unknown_commitment, member.nothing_accepted.
void accept(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& body,
            std::string const& partner, Acceptance const& acceptance);
/// As of a day, in order of body and partner; of one body or partner where given. `ended` tells former ones too.
std::vector<Member> members(store::Db& db, std::string const& operation, base::Day day, std::string const& body = "",
                            std::string const& partner = "", bool ended = false);
/// Whether the organisation may vote in the body on that day (I13).
bool may_vote(store::Db& db, std::string const& operation, std::string const& body, std::string const& partner, base::Day day);

/// What an organisation is, whatever body it is in.
struct Profile {
    std::string partner;
    std::string partner_class;  // local, national, international; by its kind where nobody said otherwise; "" unknown
    std::string mandate, priorities;
    bool class_said = false;    // by a person
};
std::vector<Profile> profiles(store::Db& db, std::string const& operation);

/// Active partners of a body: those that reported in at least `reports` of the last `cycles` cycles whose reports were due
/// by the day (domain.md 3.5; settings membership.active_cycles, membership.active_reports). Derived, never stored.
struct Activity {
    std::string partner;
    std::string kind;      // of membership; "" where it reports and is no member
    bool counts = false;   // enters the share
    std::vector<std::string> reported;  // names of the cycles
    bool active = false;
};
struct Active {
    std::string body;
    int cycles_wanted = 0, reports_wanted = 0;
    std::vector<std::string> cycles;  // names, oldest first; fewer than wanted where there were none before
    std::int64_t counted = 0, active = 0;  // members that count; those of them that are active
    std::vector<Activity> partners;
};
Active active_partners(store::Db& db, std::string const& operation, std::string const& body, base::Day day);

// ---- people

/// A person whom one can reach. Kept facts: the latest stands.
struct Contact {
    std::string id;
    std::string name;       // sealed in the store
    std::string title;      // of the post, as the person says it
    std::string post;       // of lists/posts.csv
    std::string partner, body, place;  // "" = none said
    std::vector<std::string> phones, mails;  // sealed in the store
    std::vector<std::string> languages;      // codes
    access::Sensitivity sensitivity = access::Sensitivity::moderate;
    bool published = false; // the owner has said that everybody may see it
    std::string said_by;    // how that is known
    std::string source;
    std::optional<base::Day> confirmed, ended;
    std::string account;    // whose own it is; "" where nobody's
    base::Instant at;
};

/// Opens what `viewer` (an account; "" sees all) may read, in order of body, post and name; ended ones too with `ended`.
std::vector<Contact> contacts(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer = "", bool ended = false);
/// Checks and keeps; makes the id where there is none. Refuses contact.no_name, contact.bad_mail, contact.bad_phone,
/// contact.bad_language, contact.unknown_post, member.unknown_…
Contact keep(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Contact wanted);

struct FocalPoint {
    std::int64_t number = 0;
    std::string contact, partner, issue, body, place;
    base::Day since;
    std::optional<base::Day> until;
};
std::vector<FocalPoint> focal_points(store::Db& db, std::string const& operation, base::Day day);

// ---- links

/// What one body asks of another.
struct Request {
    std::int64_t number = 0;
    std::string body, to_body, subject, words, document;
    access::Sensitivity sensitivity = access::Sensitivity::moderate;
    base::Day asked, due;
    std::optional<base::Day> answered, withdrawn;
    std::string answer, answer_document;
};
/// open, late (nobody answered by the day it was due), answered, answered_late or withdrawn.
std::string_view state_of(Request const& request, base::Day today);
/// Days beyond the due day; 0 where it is in time.
int days_late(Request const& request, base::Day today);
std::vector<Request> requests(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer = "");

/// What was given to or received from an authority, peacekeeping, civil society …
struct Link {
    std::int64_t number = 0;
    std::string body, kind, partner, other, direction, subject, document, actor;
    access::Sensitivity sensitivity = access::Sensitivity::moderate;
    base::Day day;
};
std::vector<Link> links(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer = "");

cli::Module const& module();

}
