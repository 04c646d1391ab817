// Rows that stand sealed in the store, as they were reported.
//
// `activity`, `held_row` and `submission` hold of a sealed row what counts and groups (body, severity, code, state) and blanks
// where it tells who, where, when and how many; all that is one sealed text (0009_sealed.sql). A statement that reads such
// rows names `submission`, `row_no`, `part` and the column `sealed` (of waiting rows AS sealed_wait, of submissions
// AS sealed_file), and is run by each_line() or one_line(): its rows are then as if nothing were sealed.
#pragma once
#include <activities/activities.hpp>
#include <array>
#include <map>
#include <memory>
#include <store/seal.hpp>

namespace muster::activities {

/// The columns that are sealed, in the order in which a sealed text holds them.
inline constexpr std::array<std::string_view, 29> line_fields{
    "line", "content", "partner", "programme", "donor", "activity", "place", "level", "place_step", "grp", "status", "modality", "unit", "starts", "ends",
    "first_day", "last_day", "reached_said", "reached", "targeted", "girls", "boys", "women", "men", "elder_women", "elder_men", "female", "male", "disabled"};
inline constexpr std::array<std::string_view, 10> wait_fields{"at", "words", "candidates", "line", "reached", "place", "partner", "first_day", "last_day", "args"};
inline constexpr std::array<std::string_view, 4> file_fields{"file", "sheet", "mapping", "digest"};

/// What `sealed` holds of a row whose sealed text stands among the severe ones.
inline constexpr std::string_view severe_mark = "severe";

/// Texts as one, each with its length before it, filled up so that its length tells little; and back. What is no such text
/// is a bug (ENSUREd): only an opened seal is read.
std::string joined(std::span<std::string const> fields);
std::vector<std::string> parted(std::string_view text);

/// A number or a text as a field; "" where it is nothing.
std::string field_of(store::Value const& value);

/// Both vaults of an operation, and what stands in them.
class Vaults {
public:
    Vaults(store::Db& db, std::string operation)
        : db_(db), operation_(std::move(operation)), high_(db, operation_), severe_(db, operation_, store::Vault::severe)
    {
    }
    [[nodiscard]] store::Seal& of(bool severe) { return severe ? severe_ : high_; }
    /// Whether any row of the operation was ever sealed.
    [[nodiscard]] bool used() { return high_.used(); }
    [[nodiscard]] std::string blind_line(std::string_view key) { return high_.blind("line", key); }
    [[nodiscard]] std::string blind_content(std::string_view key) { return high_.blind("content", key); }

private:
    store::Db& db_;
    std::string operation_;
    store::Seal high_, severe_;
};

/// As each_line(), for few rows: a severe text is looked up where one is met.
void each_line_met(store::Db& db, store::Query const& query, std::initializer_list<store::Value> values, std::function<void(store::Row const&)> const& row);

}
