// Organisations: who they are, what they are called, and finding the one that somebody means.
#pragma once
#include <base/finding.hpp>
#include <cli/command.hpp>
#include <memory>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::partners {

/// domain.md 12.1, OrgType.
enum class Kind { unknown, government, un, ingo, nngo, rcrc, donor, pooled_fund, academic, private_sector, affected_cso, other };
std::string_view name_of(Kind kind);
/// From what people write in five languages: "ONG internationale", "National NGO", "UN Agency", "Red Cross" …
Kind kind_of(std::string_view words);

struct Partner {
    std::string id;        // short and readable where it can be: "acf"; unique in the operation
    std::string name;
    std::string acronym;
    Kind kind = Kind::unknown;
    std::string merged_into;  // id of the partner that it was found to be; "" otherwise
    bool provisional = false; // made from a sheet, not yet confirmed by a person
};

enum class Step { none, exact, acronym, alias, decided, likeness, several, made };
std::string_view name_of(Step step);

struct Found {
    int partner = -1;
    Step step = Step::none;
    std::vector<std::pair<int, double>> candidates;
};

/// All partners of one operation in memory. find() is pure; make() adds a provisional one in memory (and in the store
/// when save() is called inside the importing transaction).
class Registry {
public:
    static std::unique_ptr<Registry> load(store::Db& db, std::string const& operation);
    Registry();
    ~Registry();
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Partner const& at(int partner) const;
    [[nodiscard]] int by_id(std::string_view id) const;
    /// By name, acronym or both, as written. `exact`, `acronym`, `alias`, `decided` are sure; `likeness` names what it is
    /// probably (score in candidates); acronyms shared by several different names are `several` unless the name decides.
    [[nodiscard]] Found find(std::string_view name, std::string_view acronym) const;
    /// Words of an organisation that works in many countries (lists/known.csv) make that one, under its lasting id, with
    /// its names in other languages; others become provisional. Returns the one there is where it was made before.
    int make(std::string_view name, std::string_view acronym, Kind kind);
    /// Writes the partners made since load; call inside a Transaction. A registry whose transaction did not commit is to
    /// be thrown away.
    void save(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation);

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

/// Several partners in one cell: "Imam Sader Foundation + WVL + DCA", "A / B", "A; B", "A & B" only where both sides are
/// known. One name where the text is one.
std::vector<std::string> split_cell(std::string_view cell, Registry const& known);

void settle_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& partner, std::string const& reason);
/// These words mean nothing settled any more.
void forget_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& reason);
/// Refuses partner.unknown, partner.merge_circle.
void merge(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
           std::string const& from, std::string const& into, std::string const& reason);
/// Refuses partner.not_merged.
void undo_merge(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                std::string const& from, std::string const& reason);
/// A partner that a person adds: confirmed from the start. Refuses partner.exists, partner.no_name. The id is made.
Partner add(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Partner const& wanted);
/// A person has looked at a partner made from a sheet: it is no longer provisional. What is not empty is changed.
Partner confirm(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Partner const& wanted,
                std::string const& reason);
/// Merged ones too. Published view: partners_named(operation, partner, counts_as, name, acronym, kind, provisional), where
/// `counts_as` is the partner after all merges.
std::vector<Partner> list(store::Db& db, std::string const& operation);

cli::Module const& module();

}
