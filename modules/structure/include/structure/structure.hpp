// Coordination bodies: the dated reference list of global clusters and areas of responsibility (lists/), an operation's
// own list, finding the body that a sector's name means; and the life of each body in an operation: proposed, endorsed,
// active, reviewed, handed over, on whose decision and advice, who leads it and whom it answers to, as of any day.
//
// Published views (sql/0002_life.sql). `since` and `until` are instants as text, "2026-03-31T14:05:09Z"; the day is the
// first ten characters; `until` is null while it lasts. All rows count: what was taken back has ended.
//   structure_decisions(operation, decision, body, kind, action, since, at, actor, acting_role, on_behalf_of, basis,
//                       reason, takes_back, taken_back_at)
//   structure_advice(operation, decision, body, place, who, said, document)
//   structure_documents(operation, decision, body, document)
//   structure_facts(operation, body, aspect, name, value, partner, document, due, note, more, decision, since, until)
//   structure_states(operation, body, state, decision, since, until)
//   structure_leads(operation, body, partner, role, label, document, decision, since, until)
//   structure_posts(operation, body, post, standing, partner, holder, decision, since, until)
//   structure_terms(operation, body, document, decision, since, until)
//   structure_findings(operation, body, criterion, finding, evidence, document, decision, since, until)
//   structure_consultations(operation, body, party, said, document, decision, since)
//   structure_reviews(operation, body, outcome, next_due, why, decision, since)
//   structure_plans(operation, body, part, text, status, due, partner, document, decision, since, until)
//   structure_relations(operation, body, other, relation, decision, since, until)
#pragma once
#include <base/clock.hpp>
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
/// These words mean nothing settled any more.
void forget_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& reason);

/// Who advised what, before a decision. Advice and decision are apart: whoever decides to activate or to de-activate is
/// another person than who advised (reliability.md 5.6).
struct Advice {
    std::string who;       // "hct", "global_lead", a partner's id …
    std::string said;
    std::string document;  // id in the documents library; may be ""
};

/// A decided fact of a body's life. It is never erased; another decision may take it back.
struct Decision {
    std::int64_t id = 0;          // number within the operation, from 1
    base::Instant at;             // when it was entered
    base::Instant since;          // from when it holds
    std::string operation, body;
    std::string kind;             // a move of lists/moves.csv: propose, advise, consult, transmit, endorse, activate …
    std::string action;           // what the procedure is for: activate, reactivate, merge, split, regroup, deactivate, hand_over
    std::string actor;            // account, or "command line"
    std::string acting_role;      // of lists/acting_roles.csv: rc_hc, hct, ocha, erc, approver, lead_agency …
    std::string on_behalf_of;     // a person or an organisation, where somebody else wrote it down
    std::string basis;            // the rule, minutes or letter that it rests on
    std::vector<Advice> advice;
    std::vector<std::string> documents;  // ids in the documents library
    std::string reason;
    std::int64_t takes_back = 0;  // the decision that this one takes back; 0 where none
    std::optional<base::Instant> taken_back_at;
};

/// An organisation that leads a body or shares in leading it (domain.md 3.3). Co-leads share work, never the
/// accountability of the lead agency nor last resort.
struct Lead {
    std::string partner;    // id of partners
    std::string role;       // of lists/lead_roles.csv: cla, co_cla, gov_lead, co_lead …
    std::string label;      // what the country calls it
    std::string document;   // the memorandum of understanding, where it is shared
    bool accountable = false, last_resort = false;
    std::string deviates;   // why it is not the global lead; "" where it is, or where nobody said
    base::Day since;
    std::int64_t decision = 0;
};

/// A coordinator's or information officer's post.
struct Post {
    std::string post;      // coordinator, co_coordinator, im_officer
    std::string standing;  // dedicated, double_hatted, vacant
    std::string partner;   // who fills it
    std::string holder;    // id of the person, whose name is kept apart from the record; "" where vacant
    std::string name;      // the name, where it is still kept
    base::Day since;
    std::int64_t decision = 0;
};

/// What has to be done by when; nothing where it does not apply to the body (domain.md 11).
struct Clock {
    std::string clock;     // proposal, reply, outline, review, memorandum
    base::Instant from, due;
    std::optional<base::Instant> done;
    std::string state;     // running, late, kept, kept_late
    std::string source;
};

/// A body as it stood at the end of a day.
struct BodyOnDay {
    std::string code, name;
    std::string type;        // of lists/body_types.csv: national_cluster, aor, sector_gov, subnational_cluster, working_group …
    std::string governance;  // cluster, government or group: who it can answer to
    std::string level;       // national, subnational, global …
    std::string parent, area;
    std::string state;       // domain.md 12.1, and established ones that ended: handed_over
    std::string stage, action;  // of the procedure that is under way: drafted, submitted, transmitted, queried, objected, endorsed, confirmed; and for what
    std::int64_t decision = 0;  // that brought the state
    base::Day since;         // of the state
    std::vector<Lead> leads;
    std::string accountable_to;       // rc_hc, a partner's id (the authority), or a body's code
    std::string accountable_to_name;  // in words
    bool last_resort = false;
    std::string last_resort_why;      // whose it is and under which conditions, or why there is none
    std::string terms_of_reference;   // id in the documents library
    std::string languages, rhythm;
    std::vector<Post> posts;
    std::vector<Clock> clocks;
    std::vector<std::string> came_from, succeeded_by;  // codes: merges, splits, hand-overs
};

/// Decisions in the order in which they hold; of one body, or of all where `body` is "".
std::vector<Decision> decisions(store::Db& db, std::string const& operation, std::string const& body = "");
/// Every body that was ever proposed or established in the operation by the end of `day`, in order of code. A body of the
/// reference list that is not here is not established in this operation.
std::vector<BodyOnDay> on(store::Db& db, std::string const& operation, base::Day day);

/// `body hand-over` in two steps, with the options of the call: whether it may be done (else as any move refuses), and the
/// decision itself, which names the package that was made in between.
void expect_hand_over(cli::Call& call);
void hand_over(cli::Call& call, std::string const& package_digest, std::string const& package_head);

/// A code of this module's lists in the words of the reader of this thread: word("body.role.", "rc_hc"); the code itself where
/// nobody wrote a word for it.
std::string word(std::string_view family, std::string_view code);
/// The name of a body in the language of the reader, where it has the name that the reference list gives it; else as it is.
std::string body_in_words(std::string_view code, std::string const& name);

cli::Module const& module();

}
