// Sealed texts: libsodium does the work, this file says which key and what is proven with it.
#include "engine.hpp"
#include <base/clock.hpp>
#include <base/ensure.hpp>
#include <base/id.hpp>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/core.h>
#include <fstream>
#include <map>
#include <mutex>
#include <sodium.h>
#include <span>
#include <store/seal.hpp>
#include <store/statements.hpp>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace muster::store {

namespace {

using Key = std::array<unsigned char, 32>;

constexpr std::string_view begins = "s1.", begins_bytes = "s1b.";
constexpr auto nonce_bytes = std::size_t{crypto_aead_xchacha20poly1305_ietf_NPUBBYTES};
constexpr auto tag_bytes = std::size_t{crypto_aead_xchacha20poly1305_ietf_ABYTES};
constexpr auto base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

std::string setting(char const* name)
{
    auto const* said = std::getenv(name);
    return said == nullptr ? "" : said;
}

Key key_of(std::string_view hex, std::string const& where)
{
    while (not hex.empty() and (hex.back() == '\n' or hex.back() == '\r' or hex.back() == ' ')) hex.remove_suffix(1);
    Key key;
    std::size_t read = 0;
    if (sodium_hex2bin(key.data(), key.size(), hex.data(), hex.size(), nullptr, &read, nullptr) != 0 or read != key.size())
        refuse("store.bad_key", {where});
    return key;
}

std::string hex_of(Key const& key)
{
    std::array<char, 2 * sizeof(Key) + 1> hex;
    sodium_bin2hex(hex.data(), hex.size(), key.data(), key.size());
    return {hex.data(), 2 * sizeof(Key)};
}

/// What the file holds; nothing where there is none. Nobody but its owner may read it.
std::string contents_of(std::string const& path)
{
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 and errno == ENOENT) return "";
    if (file < 0) refuse("store.bad_key", {fmt::format("{} ({})", path, std::strerror(errno))});
    struct stat about{};
    std::array<char, 128> text;
    auto const told = fstat(file, &about);
    auto const length = read(file, text.data(), text.size());
    ::close(file);
    if (told != 0 or length < 0) refuse("store.bad_key", {path});
    if ((about.st_mode & 077) != 0) refuse("store.open_key", {path});
    if (length == 0) refuse("store.bad_key", {path});
    return {text.data(), static_cast<std::size_t>(length)};
}

/// Down to the disk under another name, then given its own; where two programs do so at once, one of them is first and
/// both go on with that one's key.
void make_file(std::string const& path)
{
    Key key;
    randombytes_buf(key.data(), key.size());
    std::array<char, 66> hex;
    sodium_bin2hex(hex.data(), hex.size(), key.data(), key.size());
    hex[64] = '\n';
    auto const part = fmt::format("{}.part-{}", path, base::new_ulid(base::system_clock().now()));
    int const file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool const written = file >= 0 and write(file, hex.data(), 65) == 65 and fsync(file) == 0;
    auto const cause = errno;
    if (file >= 0) ::close(file);
    bool const named = written and (link(part.c_str(), path.c_str()) == 0 or errno == EEXIST);
    unlink(part.c_str());
    sodium_memzero(key.data(), key.size());
    sodium_memzero(hex.data(), hex.size());
    if (not named) refuse("store.no_key", {fmt::format("{} cannot be written: {}", path, std::strerror(written ? errno : cause))});
    auto const slash = path.rfind('/');
    int const folder = ::open(slash == std::string::npos ? "." : path.substr(0, slash + 1).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        fsync(folder);
        ::close(folder);
    }
}

/// The secret of a store in memory lasts as long as the program.
std::string const& passing_secret()
{
    static std::string const secret = [] {
        Key key;
        randombytes_buf(key.data(), key.size());
        return hex_of(key);
    }();
    return secret;
}

/// Keys that were lent, by store, operation and vault.
struct Lent {
    std::mutex lock;
    std::map<std::string, std::string> keys;
};
Lent& lent()
{
    static Lent one;
    return one;
}

std::string_view name_of(Vault vault) { return vault == Vault::severe ? "severe" : "usual"; }

std::string lent_name(std::string_view url, std::string_view operation, Vault vault) { return fmt::format("{}\n{}\n{}", url, operation, name_of(vault)); }

Key key_in_file(std::string const& path, bool make)
{
    auto text = contents_of(path);
    if (text.empty() and make) {
        make_file(path);
        text = contents_of(path);
    }
    if (text.empty()) refuse("store.no_key", {fmt::format("there is no file {}", path)});
    return key_of(text, path);
}

/// `sealed`: something was sealed with it, so that no new one is made. What is severe says so where its key is not here.
Key secret_of(Db const& db, Vault vault, std::string const& operation, bool make, bool sealed)
try {
    if (vault == Vault::severe) {
        if (auto const said = setting("MUSTER_SEVERE_KEY"); not said.empty()) return key_of(said, "MUSTER_SEVERE_KEY");
        if (auto const named = setting("MUSTER_SEVERE_KEY_FILE"); not named.empty()) return key_in_file(named, make);
    }
    if (auto const said = setting("MUSTER_KEY"); not said.empty()) return key_of(said, "MUSTER_KEY");
    if (db.url() == ":memory:") return key_of(passing_secret(), "memory");
    auto const named = setting("MUSTER_KEY_FILE");
    if (named.empty() and db.engine() == Engine::postgres) refuse("store.no_key", {"neither MUSTER_KEY nor MUSTER_KEY_FILE is given"});
    return key_in_file(named.empty() ? db.url() + ".key" : named, make);
}
catch (base::Refusal const& refusal) {
    if (vault != Vault::severe or not sealed or refusal.code() != "store.no_key") throw;
    refuse("store.severe_key", {operation});
}

/// The file of the keys that were taken over; "" where the house's own secret stands in no file.
std::string file_of_taken(Db const& db)
{
    auto const named = setting("MUSTER_KEY_FILE");
    if (not named.empty()) return named + ".operations";
    return db.engine() == Engine::postgres or db.url() == ":memory:" ? "" : db.url() + ".key.operations";
}

/// The key of an operation that was lent or taken over; nothing where it is the house's own.
std::optional<Key> taken_key(Db const& db, std::string_view operation, Vault vault)
{
    {
        std::lock_guard const guard(lent().lock);
        if (auto const at = lent().keys.find(lent_name(db.url(), operation, vault)); at != lent().keys.end()) return key_of(at->second, "lent");
    }
    auto const path = file_of_taken(db);
    struct stat about{};
    if (path.empty() or stat(path.c_str(), &about) != 0) return std::nullopt;
    if ((about.st_mode & 077) != 0) refuse("store.open_key", {path});
    std::ifstream in(path);
    auto const begin = fmt::format("{} {} ", operation, name_of(vault));
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(begin)) return key_of(std::string_view(line).substr(begin.size()), path);
    return std::nullopt;
}

Key key_for(Key const& secret, Vault vault, std::string_view operation)
{
    auto const about = (vault == Vault::severe ? "muster severe key 1\n" : "muster operation key 1\n") + std::string(operation);
    Key key;
    crypto_generichash(key.data(), key.size(), bytes_of(about), about.size(), secret.data(), secret.size());
    return key;
}

std::string mark_of(Key const& key)
{
    constexpr std::string_view about = "muster key mark 1";
    std::array<unsigned char, crypto_generichash_BYTES_MIN> digest;
    crypto_generichash(digest.data(), digest.size(), bytes_of(about), about.size(), key.data(), key.size());
    std::array<char, 2 * crypto_generichash_BYTES_MIN + 1> hex;
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

std::string proven(std::string_view operation, std::string_view belongs) { return fmt::format("{}\n{}\n{}", begins, operation, belongs); }

Key key_from(std::string_view secret)
{
    constexpr std::string_view about = "muster given key 1";
    Key key;
    crypto_generichash_state state;
    crypto_generichash_init(&state, bytes_of(about), about.size(), key.size());
    crypto_generichash_update(&state, bytes_of(secret), secret.size());
    crypto_generichash_final(&state, key.data(), key.size());
    return key;
}

std::vector<unsigned char> encrypted(Key const& key, std::string const& about, std::string_view text)
{
    std::vector<unsigned char> sealed(nonce_bytes + text.size() + tag_bytes);
    randombytes_buf(sealed.data(), nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, bytes_of(text), text.size(), bytes_of(about), about.size(), nullptr,
                                               sealed.data(), key.data());
    return sealed;
}

/// Nothing where it was not sealed so.
std::optional<std::string> decrypted(Key const& key, std::string const& about, std::span<unsigned char const> sealed)
{
    if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
    std::string out(sealed.size() - nonce_bytes - tag_bytes, '\0');
    auto const opened = crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(out.data()), nullptr, nullptr, sealed.data() + nonce_bytes,
                                                                   sealed.size() - nonce_bytes, bytes_of(about), about.size(), sealed.data(), key.data());
    if (opened != 0) return std::nullopt;
    return out;
}

std::string sealed_under(Key const& key, std::string const& about, std::string_view text)
{
    auto const sealed = encrypted(key, about, text);
    std::string out(sodium_base64_encoded_len(sealed.size(), base64), '\0');
    sodium_bin2base64(out.data(), out.size(), sealed.data(), sealed.size(), base64);
    out.pop_back();  // the zero at its end
    return std::string(begins) + out;
}

/// The text begins as sealed ones do; nothing where the rest was not sealed so.
std::optional<std::string> opened_under(Key const& key, std::string const& about, std::string_view sealed)
{
    auto const text = sealed.substr(begins.size());
    std::vector<unsigned char> bytes(text.size());
    std::size_t length = 0;
    bool const read = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr, base64) == 0;
    if (not read) return std::nullopt;
    return decrypted(key, about, std::span(bytes).first(length));
}

}

std::string key_of_operation(Db& db, std::string const& operation, Vault vault)
{
    Seal seal(db, operation, vault);
    seal.need_key(Seal::Missing::refuse);
    return hex_of(seal.key_);
}

std::vector<Locked> locked_in(Db& db)
{
    // A store that an older program set up, and nobody has brought up to date yet.
    constexpr Query there{"store/is_severe_key_there", "select count(*) from sqlite_schema where name = 'severe_key'",
                          "select count(*) from pg_tables where schemaname = 'muster' and tablename = 'severe_key'"};
    std::vector<Locked> all;
    if (db.number(there) == 0) return all;
    auto const look = [&](Query const& marks, Vault vault) {
        std::vector<std::string> operations;
        db.each(marks, {}, [&](Row const& row) { operations.push_back(row.string(0)); });
        for (auto const& operation : operations) {
            try {
                Seal(db, operation, vault).need_key(Seal::Missing::refuse);
            }
            catch (base::Refusal const& refusal) {
                all.push_back({operation, vault, refusal.finding().sentence});
            }
        }
    };
    look(sql::seal_marks, Vault::usual);
    look(sql::severe_marks, Vault::severe);
    return all;
}

void take_key(Db& db, std::string const& operation, Vault vault, std::string const& key)
{
    auto const path = file_of_taken(db);
    if (path.empty()) refuse("store.no_key", {"the key of an operation that is taken over is kept beside the file of MUSTER_KEY_FILE, and none is named"});
    (void)key_of(key, "the key that was handed over");
    auto const line = fmt::format("{} {} {}\n", operation, name_of(vault), std::string_view(key).substr(0, 2 * sizeof(Key)));
    int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    bool const written = file >= 0 and write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) and fsync(file) == 0;
    auto const cause = errno;
    if (file >= 0) ::close(file);
    if (not written) refuse("store.no_key", {fmt::format("{} cannot be written: {}", path, std::strerror(cause))});
}

LentKey::LentKey(std::string url, std::string const& operation, Vault vault, std::string key) : name_(lent_name(url, operation, vault))
{
    std::lock_guard const guard(lent().lock);
    lent().keys[name_] = std::move(key);
}

LentKey::~LentKey()
{
    std::lock_guard const guard(lent().lock);
    lent().keys.erase(name_);
}

std::string belongs_to(std::string_view table, std::string_view submission, std::int64_t row, std::int64_t part)
{
    return fmt::format("{}/{}/{}/{}", table, submission, row, part);
}

void clear_log(Db& db)
{
    ENSURE(not db.in_transaction());
    if (db.engine() == Engine::sqlite and db.url() != ":memory:") db.execute("pragma wal_checkpoint(truncate)");
}

Seal::~Seal()
{
    sodium_memzero(key_.data(), key_.size());
    sodium_memzero(blind_key_.data(), blind_key_.size());
}

std::optional<std::string> Seal::known()
{
    return db_.text(vault_ == Vault::severe ? sql::severe_mark : sql::seal_mark, {std::string_view(operation_)});
}

bool Seal::used() { return marked_ or known().has_value(); }

bool Seal::can_open()
{
    if (ready_) return true;
    try {
        need_key(Missing::refuse);
    }
    catch (base::Refusal const& refusal) {
        if (refusal.code() != "store.no_key" and refusal.code() != "store.other_key" and refusal.code() != "store.severe_key") throw;
    }
    return ready_;
}

void Seal::need_key(Missing missing)
{
    if (ready_) return;
    ENSURE(sodium_init() >= 0);
    auto const there = known();
    // Where something was sealed already a new key would be a wrong one.
    if (auto taken = taken_key(db_, operation_, vault_)) {
        key_ = *taken;
        sodium_memzero(taken->data(), taken->size());
    }
    else {
        auto secret = secret_of(db_, vault_, operation_, missing == Missing::make and not there, there.has_value());
        key_ = key_for(secret, vault_, operation_);
        sodium_memzero(secret.data(), secret.size());
    }
    if (there and *there != mark_of(key_)) refuse(vault_ == Vault::severe ? "store.severe_key" : "store.other_key", {operation_});
    constexpr std::string_view about = "muster blind key 1";
    crypto_generichash(blind_key_.data(), blind_key_.size(), bytes_of(about), about.size(), key_.data(), key_.size());
    marked_ = there.has_value();
    ready_ = true;
}

/// The store learns which key it is, before anything is sealed with it.
void Seal::mark()
{
    need_key(Missing::make);
    if (marked_) return;
    auto const mark = mark_of(key_);
    db_.run(vault_ == Vault::severe ? sql::add_severe_mark : sql::add_seal_mark, {std::string_view(operation_), std::string_view(mark)});
    // Another program may have been first, with another key.
    if (known() != mark) refuse(vault_ == Vault::severe ? "store.severe_key" : "store.other_key", {operation_});
    marked_ = true;
}

std::string Seal::close(std::string_view belongs, std::string_view text)
{
    if (text.empty()) return "";
    mark();
    return sealed_under(key_, proven(operation_, belongs), text);
}

std::string Seal::close_bytes(std::string_view belongs, std::string_view bytes)
{
    if (bytes.empty()) return "";
    mark();
    auto const sealed = encrypted(key_, proven(operation_, belongs), bytes);
    return std::string(begins_bytes).append(reinterpret_cast<char const*>(sealed.data()), sealed.size());
}

std::string Seal::open_bytes(std::string_view belongs, std::string_view sealed)
{
    if (sealed.empty()) return "";
    if (not sealed.starts_with(begins_bytes)) refuse("store.broken_seal", {std::string(belongs)});
    need_key(Missing::refuse);
    sealed.remove_prefix(begins_bytes.size());
    auto bytes = decrypted(key_, proven(operation_, belongs), {bytes_of(sealed), sealed.size()});
    if (not bytes) refuse("store.broken_seal", {std::string(belongs)});
    return std::move(*bytes);
}

bool Seal::is_sealed(std::string_view text_or_bytes) { return text_or_bytes.starts_with(begins) or text_or_bytes.starts_with(begins_bytes); }

std::string Seal::blind(std::string_view what, std::string_view text)
{
    mark();
    std::array<unsigned char, crypto_generichash_BYTES_MIN> digest;
    crypto_generichash_state state;
    crypto_generichash_init(&state, blind_key_.data(), blind_key_.size(), digest.size());
    crypto_generichash_update(&state, bytes_of(what), what.size());
    crypto_generichash_update(&state, bytes_of("\n"), 1);
    crypto_generichash_update(&state, bytes_of(text), text.size());
    crypto_generichash_final(&state, digest.data(), digest.size());
    std::array<char, 2 * crypto_generichash_BYTES_MIN + 1> hex;
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

std::string Seal::open(std::string_view belongs, std::string_view sealed)
{
    if (sealed.empty()) return "";
    if (not sealed.starts_with(begins)) refuse("store.broken_seal", {std::string(belongs)});
    need_key(Missing::refuse);
    auto text = opened_under(key_, proven(operation_, belongs), sealed);
    if (not text) refuse("store.broken_seal", {std::string(belongs)});
    return std::move(*text);
}

std::string sealed_with(std::string_view secret, std::string_view belongs, std::string_view text)
{
    ENSURE(sodium_init() >= 0);
    return sealed_under(key_from(secret), proven("", belongs), text);
}

std::optional<std::string> opened_with(std::string_view secret, std::string_view belongs, std::string_view sealed)
{
    ENSURE(sodium_init() >= 0);
    if (not sealed.starts_with(begins)) return std::nullopt;
    return opened_under(key_from(secret), proven("", belongs), sealed);
}

}
