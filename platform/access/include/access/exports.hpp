// What leaves as a file: how far without anybody's word, how far with a named approval, and what was taken.
//
// A file is beyond every grant: it is copied, sent on and kept. So what is classed up to moderate goes into files as it is shown,
// what is high only with an approval that names who may take what, for what and for whom, until when, and severe never; what an
// organisation reported itself stays its own. Every file is written down. Source: reliability.md, 5.4, column "Export".
#pragma once
#include <access/access.hpp>

namespace muster::access {

/// Longer than this nobody is approved at once, in days.
constexpr int longest_approval = 92;

enum class ExportState { asked, approved, refused, withdrawn };
std::string_view name_of(ExportState state);

struct Export {
    std::int64_t number = 0;
    std::string account;                          // who may take it
    std::string list = "*";                       // the list, as its route is called; "*" = every list, but no package
    std::string body = "*", area = "*";
    std::string purpose, recipient;
    base::Instant until;                          // not within
    bool raw = false;                             // small counts too
    std::string asked_by;
    base::Instant at;
    ExportState state = ExportState::asked;       // what the last word says
    std::string said_by, reason;                  // of the last word; "" where nothing was said yet
    std::optional<base::Instant> said_at;
    [[nodiscard]] bool stands(base::Instant now) const { return state == ExportState::approved and at <= now and now < until; }
};

/// Fills number, asked_by and at. Refuses access.needs_reason (no purpose), access.missing_member (no recipient), access.bad_scope,
/// access.bad_until, access.sensitivity (the account's own grants do not reach what is high there).
Export ask_export(Desk const& desk, std::string const& operation, Export wanted);
/// Approves or refuses. Refuses access.no_export, access.export_over, access.four_eyes, and access.scope where the one who decides
/// may not decide up to high there.
Export decide_export(Desk const& desk, std::string const& operation, std::int64_t number, ExportState word, std::string const& reason);
/// Holds from this moment: by who asked, by whom it names, or by whoever may decide it.
Export withdraw_export(Desk const& desk, std::string const& operation, std::int64_t number, std::string const& reason);
/// All that was ever asked, the newest first.
std::vector<Export> exports(store::Db& db, std::string const& operation);
/// Whether this account may decide what was asked; the command line may.
bool may_decide(Desk const& desk, std::string const& operation, Export const& asked);

/// What somebody's files leave out: of what is classed high everything but what `approved` reaches, of severe everything; the own
/// rows of an organisation stay.
Veil file_veil(Roles const& roles, Subject const& subject, Policy const& policy, std::string_view operation, base::Instant now, std::vector<Export> const& approved);

/// One file that was taken.
struct TakenFile {
    std::string id, operation, account, path, format;
    std::string asked;           // JSON: what it was asked by, of parameters that hold no text of people
    Sensitivity least = Sensitivity::moderate;
    std::int64_t approval = 0;   // 0 = none was needed
    std::int64_t lines = -1;     // -1: it has none
    base::Instant at;
};
void write_down(Desk const& desk, TakenFile taken);
/// Of an operation, and of what belongs to none; since then, the newest first.
std::vector<TakenFile> taken_files(store::Db& db, std::string const& operation, base::Instant since, std::int64_t most);

/// The parameter in which a request for a file carries what has to stand in it ("" where nothing has to); nobody can send it.
inline constexpr std::string_view notice_parameter = "notice";
inline constexpr std::string_view approval_parameter = "approval";
/// What is on the page and not in the file, in words.
inline constexpr std::string_view held_back_parameter = "held-back";

}
