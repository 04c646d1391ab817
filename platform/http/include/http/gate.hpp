// Who asks and what they may: the server asks, platform/access answers.
#pragma once
#include <base/finding.hpp>
#include <http/message.hpp>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::http {

/// One grant that counts now. "*" is any.
struct Scope {
    std::string operation = "*";
    std::string role;
    std::string body = "*";   // a coordination body, by its id
    std::string area = "*";   // the beginning of place codes
    std::string organisation = "*";  // whose rows: an organisation, by its id
    int sensitivity = 0;      // the highest class that is shown
};

struct Caller {
    std::string account;      // an id; "" where nobody signed in
    std::string name;
    std::string language;     // that the account chose; "" where none did
    std::string subject;      // the gate's own word for who this is: an account, a token, a link, an address
    std::vector<Scope> scopes;
    bool signed_in = false;
    bool proven = true;       // the gate's own word: a second factor stands behind this, or none can be asked for
    /// What X-Muster-Token must say in a request that writes; "" where no cookie speaks for the caller (a bearer token),
    /// so that no other page could have made the browser ask.
    std::string csrf;
    /// Two callers with the same mark are shown the same: answers are kept by it. "" = the account and its scopes.
    std::string mark;
};

/// Whose uploads, jobs and idempotency keys these are: the account, or what the gate calls a caller without one.
inline std::string subject_of(Caller const& caller) { return caller.account.empty() ? caller.subject : caller.account; }

/// Allowed (status 200), or why not: 401 nobody signed in, 403 not within the grant, 404 as if it were not there, 429.
struct Verdict {
    int status = 200;
    base::Finding why;        // code, sentence and remedy of a refusal
    int retry_after = 0;      // seconds; 0 = not said
    [[nodiscard]] bool allowed() const { return status == 200; }
    static Verdict yes() { return {}; }
    static Verdict no(int status, base::Rule const& rule, std::vector<std::string> const& args = {});
};

/// An answer on its way out: what it was asked with.
struct Answered {
    std::string_view permission;  // of the route
    std::string_view rows;        // the member of the document that is a list; "" where it is one thing
    Params const& params;         // as may() left them
    bool of_classed = false;      // the route is asked by body or place
};

/// An answer as it goes out: show() changes the document, and says how sensitive what is left in it is ("low" … "severe"; "" = the
/// answer is of nothing that is classed).
struct Shown {
    std::string document, classification;
};

/// A list or a document that is about to leave as a file.
struct Taking {
    std::string_view verb, path;  // of the route
    std::string_view permission;
    std::string_view format;      // "csv" … behind the path; "" where the route answers with a file of its own
    std::vector<std::string_view> const& takes;  // as may() was asked
};

/// What there is to say of a file that was made.
struct Left {
    std::int64_t lines = -1;
    std::string classification;
};

/// Asked on the server's threads, by several at a time, each with its own connection.
class Gate {
public:
    virtual ~Gate() = default;

    /// Who sends this request, by its cookie or bearer token. A session that ended is nobody; it is not refused here.
    /// Called once for every request; must be quick and must not wait for somebody else's write.
    virtual Caller who(Request const& request, store::Db& db) = 0;

    /// Whether the caller may do what `permission` names in `operation` ("" where the route is of no operation), and with
    /// these parameters. Narrows them to what the grant is limited to: a missing `body`, `place` … is filled in, one
    /// outside is refused. `takes` are the names of the parameters that the route knows: where a limited grant cannot be
    /// forced into any of them it is refused.
    virtual Verdict may(Caller const& caller, std::string_view permission, std::string_view operation, Params& params,
                        std::vector<std::string_view> const& takes, store::Db& db) = 0;

    /// Takes out of the JSON document of an answer to a GET what the caller may not see, or refuses it whole.
    virtual Verdict show(Answered const& what, store::Db& db, Shown& shown);

    /// Asked before a list or a document is written as a file, once may() has allowed it to be read: so many a minute for each caller,
    /// and less may go into it than is shown. Changes what may() wrote into the parameters. Source: reliability.md, 5.4 and 5.5.
    virtual Verdict may_take_away(Caller const& caller, Taking const& what, Params& params, store::Db& db);

    /// The command that makes the file says that what it is of is not there: how that is told where less goes into files than is shown.
    /// Allowed: as the command says it.
    virtual Verdict not_in_file(Params const& params);

    /// The file is made, with so many lines (-1: it has none) and of that class ("" = nobody looked), and goes out unless this refuses.
    /// Answers how sensitive it is then ("" = of nothing that is classed).
    virtual std::string taken_away(Caller const& caller, Taking const& what, Params const& params, Left const& left, store::Db& db);

    /// Whether who sent this request is still signed in and has a part in the operation. Asked again and again while a stream
    /// of events is open; it does not count as a use of the session.
    virtual bool still_sees(Request const& request, std::string_view operation, store::Db& db);

    /// Whether an operation is shown to the caller at all: lists of operations leave out the others.
    [[nodiscard]] virtual bool sees(Caller const& caller, std::string_view operation) const;
};

}
