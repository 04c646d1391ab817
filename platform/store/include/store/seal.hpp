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
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>

namespace muster::store {

/// Under a key that is made from `secret` and kept nowhere: for what only who knows the secret may read again.
std::string sealed_with(std::string_view secret, std::string_view belongs, std::string_view text);
/// Nothing where the secret is another one or the text was changed.
std::optional<std::string> opened_with(std::string_view secret, std::string_view belongs, std::string_view sealed);

class Seal {
public:
    /// Reads no key yet; `db` outlives it. Not for several threads at once, as the Db is not.
    Seal(Db& db, std::string operation) : db_(db), operation_(std::move(operation)) {}
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

private:
    enum class Missing { make, refuse };
    void need_key(Missing missing);
    Db& db_;
    std::string operation_;
    bool ready_ = false, marked_ = false;
    std::array<unsigned char, 32> key_{};
};

}
