// Texts that the files of the store do not give away: telephone numbers, mail addresses, whatever is of high sensitivity.
//
// A sealed text is XChaCha20-Poly1305 under a key of its operation, and stands in an ordinary TEXT column:
//
//   store::Seal seal(db, operation);
//   auto const phone = seal.close("person/" + person + "/phone", said);   // what the column holds: "s1.…"
//   auto const said  = seal.open("person/" + person + "/phone", phone);   // "" stays ""
//
// The first argument says where the text belongs (kind, id, field). It is not kept, but proven: a sealed text that was
// copied to another person, field or operation does not open. Equal texts look different each time, so a sealed column can be
// neither searched nor compared; what must be found is asked of the opened texts. Nothing sealed or opened belongs into
// the journal: it holds ids.
//
// The keys of all operations are derived from one secret of 32 random bytes that is never in the database:
//
//   MUSTER_KEY       the secret itself, 64 hexadecimal digits (as an orchestrator hands it in), or else
//   MUSTER_KEY_FILE  a file that holds them, or else
//   STORE.key        beside a SQLite store: made at the first close(), readable by its owner alone (0600)
//
// PostgreSQL has no file beside it: one of the two settings is needed there. The store remembers a mark of the key that
// was used for an operation, so that nothing is ever sealed with a second one. A backup of the store holds no key: keep
// the key's file elsewhere, as carefully; without it what was sealed is gone.
//
// What is of severe sensitivity has a vault of its own: other keys, which MUSTER_SEVERE_KEY or MUSTER_SEVERE_KEY_FILE make of
// another secret (where neither is given, of the same one apart). A machine that has not that secret reads everything else.
//
// Where a table has a column `sealed`, what it holds belongs to "TABLE/key/key…" (belongs_to): the table and its primary key
// without the operation; a sealed column `bytes` to the same with "/bytes" behind it. copy_operation() lives by that.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::store {

/// Under a key that is made from `secret` and kept nowhere: for what only who knows the secret may read again.
std::string sealed_with(std::string_view secret, std::string_view belongs, std::string_view text);
/// Nothing where the secret is another one or the text was changed.
std::optional<std::string> opened_with(std::string_view secret, std::string_view belongs, std::string_view sealed);

/// "activity/01J8…/12/0"
std::string belongs_to(std::string_view table, std::string_view submission, std::int64_t row, std::int64_t part);

enum class Vault { usual, severe };

/// The key of one operation, 64 hexadecimal digits, for whoever takes the operation over. Refuses as Seal::open().
std::string key_of_operation(Db& db, std::string const& operation, Vault vault);
/// What of an operation was sealed with a key that is not here.
struct Locked {
    std::string operation;
    Vault vault = Vault::usual;
    std::string sentence;  // what is missing, and where it is looked for
};
std::vector<Locked> locked_in(Db& db);
/// Keeps the key of an operation that was taken over: a line of the file beside the one of the house's own secret
/// (…key.operations). Refuses store.no_key where there is no such file to be beside, store.bad_key.
void take_key(Db& db, std::string const& operation, Vault vault, std::string const& key);
/// While it lives this is the key of the operation in the store at `url`, whatever the files say.
class LentKey {
public:
    LentKey(std::string url, std::string const& operation, Vault vault, std::string key);
    ~LentKey();
    LentKey(LentKey const&) = delete;
    LentKey& operator=(LentKey const&) = delete;

private:
    std::string name_;
};

/// After something was sealed that had stood open: SQLite's log, which still holds it, is emptied where nobody reads in it.
/// Outside of transactions. PostgreSQL keeps it in its own log and in the free room of its pages (docs/install.md).
void clear_log(Db& db);

class Seal {
public:
    /// Reads no key yet; `db` outlives it. Not for several threads at once, as the Db is not.
    Seal(Db& db, std::string operation, Vault vault = Vault::usual) : db_(db), operation_(std::move(operation)), vault_(vault) {}
    ~Seal();
    Seal(Seal const&) = delete;
    Seal& operator=(Seal const&) = delete;

    /// Refuses store.no_key (PostgreSQL without a setting), store.open_key (others may read the file), store.bad_key,
    /// store.other_key. Writes the key's mark at the first use in an operation: call it within the transaction of what is
    /// written.
    [[nodiscard]] std::string close(std::string_view belongs, std::string_view text);

    /// Refuses also store.no_key where the file is not there, and store.broken_seal where the text was changed, belongs
    /// elsewhere or was never sealed.
    [[nodiscard]] std::string open(std::string_view belongs, std::string_view sealed);

    /// The same of bytes, which stay bytes.
    [[nodiscard]] std::string close_bytes(std::string_view belongs, std::string_view bytes);
    [[nodiscard]] std::string open_bytes(std::string_view belongs, std::string_view sealed);
    static bool is_sealed(std::string_view text_or_bytes);

    /// 32 hexadecimal digits that only this key makes of the text: equal texts are found by it, and who has the files alone
    /// cannot try which text it was. Refuses as close().
    [[nodiscard]] std::string blind(std::string_view what, std::string_view text);

    /// Whether anything was ever sealed with it.
    [[nodiscard]] bool used();
    /// Whether the key that it was sealed with is here.
    [[nodiscard]] bool can_open();

private:
    friend std::string key_of_operation(Db& db, std::string const& operation, Vault vault);
    friend std::vector<Locked> locked_in(Db& db);
    enum class Missing { make, refuse };
    void need_key(Missing missing);
    void mark();
    [[nodiscard]] std::optional<std::string> known();
    Db& db_;
    std::string operation_;
    Vault vault_;
    bool ready_ = false, marked_ = false;
    std::array<unsigned char, 32> key_{}, blind_key_{};
};

}
