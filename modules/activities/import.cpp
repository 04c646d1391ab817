#include "key_table.hpp"
#include "submission.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <array>
#include <base/id.hpp>
#include <fmt/core.h>
#include <zstd.h>

namespace muster::activities {

namespace {

std::string packed_file(std::string const& path)
{
    auto const bytes = file_bytes(path);
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    auto const size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 1);
    ENSURE(not ZSTD_isError(size));
    packed.resize(size);
    return packed;
}

store::Value number_or_null(std::int32_t number) { return number < 0 ? store::Value{} : store::Value{std::int64_t{number}}; }
store::Value told_or_null(base::Told const& told) { return told.is_told() ? store::Value{told.value()} : store::Value{}; }

/// The texts of one line that must live until it is stored.
struct LineTexts {
    std::string line, content, starts, ends, first_day, last_day;
};

using T = store::Bulk::Type;
constexpr std::size_t activity_columns = 34;

/// One line as a row of `activity`, in the order of activity_bulk().
std::array<store::Value, activity_columns> row_of(Line const& line, Reading const& reading, World const& world, std::string const& submission, LineTexts& texts)
{
    auto const& pool = reading.pool;
    texts = {line.line.text(), line.content.text(), day_text(line.starts), day_text(line.ends), day_text(line.first_day), day_text(line.last_day)};
    auto const partner = [&](std::int32_t which) { return which < 0 ? store::Value{} : store::Value{std::string_view(world.partners->at(which).id)}; };
    auto const placed = line.place >= 0;
    return {std::string_view(world.operation), std::string_view(submission), std::int64_t{line.row}, std::int64_t{line.part},
            std::string_view(texts.line), std::string_view(texts.content), partner(line.partner), partner(line.programme),
            store::text_or_null(pool.at(line.donor)),
            line.body < 0 ? store::Value{} : store::Value{std::string_view(world.bodies->at(line.body).code)},
            store::text_or_null(pool.at(line.activity)),
            placed ? store::Value{std::string_view(world.places->at(line.place).pcode)} : store::Value{},
            placed ? store::Value{std::int64_t{world.places->at(line.place).level}} : store::Value{},
            geography::name_of(line.place_step), std::string_view(reading.groups[line.group]), standards::name_of(line.status),
            standards::name_of(line.modality), standards::name_of(line.unit), store::text_or_null(texts.starts), store::text_or_null(texts.ends),
            store::text_or_null(texts.first_day), store::text_or_null(texts.last_day), base::name_of(line.reached.saying()), told_or_null(line.reached),
            told_or_null(line.targeted), number_or_null(line.cells.girls), number_or_null(line.cells.boys), number_or_null(line.cells.women),
            number_or_null(line.cells.men),
            number_or_null(line.cells.elder_women), number_or_null(line.cells.elder_men), number_or_null(line.cells.female),
            number_or_null(line.cells.male), number_or_null(line.disabled)};
}

std::unique_ptr<store::Bulk> activity_bulk(store::Db& db)
{
    return db.bulk("activity", {{"operation", T::text}, {"submission", T::text}, {"row_no", T::integer}, {"part", T::integer}, {"line", T::text},
                                {"content", T::text}, {"partner", T::text}, {"programme", T::text}, {"donor", T::text}, {"body", T::text},
                                {"activity", T::text}, {"place", T::text}, {"level", T::integer}, {"place_step", T::text}, {"grp", T::text},
                                {"status", T::text}, {"modality", T::text}, {"unit", T::text}, {"starts", T::text}, {"ends", T::text},
                                {"first_day", T::text}, {"last_day", T::text}, {"reached_said", T::text}, {"reached", T::integer},
                                {"targeted", T::integer}, {"girls", T::integer}, {"boys", T::integer}, {"women", T::integer}, {"men", T::integer},
                                {"elder_women", T::integer}, {"elder_men", T::integer}, {"female", T::integer}, {"male", T::integer}, {"disabled", T::integer}});
}

/// The digest of a row as it is stored, for the journal and its witness.
void add_to_digest(base::StrongHash& hash, std::span<store::Value const> values)
{
    std::string row;
    for (auto const& value : values) {
        if (auto const* number = std::get_if<std::int64_t>(&value)) row += fmt::format("{}", *number);
        else if (auto const* text = std::get_if<std::string_view>(&value)) row += *text;
        row += '\x1f';
    }
    hash.add(row);
    hash.add("\n");
}

std::string store_lines(store::Db& db, World const& world, Reading const& reading, Diff const& diff, std::string const& submission)
{
    base::StrongHash hash;
    auto const bulk = activity_bulk(db);
    LineTexts texts;
    for (std::size_t i = 0; i < reading.lines.size(); ++i) {
        if (diff.of_line[i] != 1 and diff.of_line[i] != 2) continue;
        auto const row = row_of(reading.lines[i], reading, world, submission, texts);
        bulk->add(row);
        add_to_digest(hash, row);
    }
    bulk->done();
    return hash.done();
}

/// The first finding that holds or condemns each row.
std::map<std::pair<std::uint32_t, std::uint16_t>, Mark const*> deciding_marks(Reading const& reading)
{
    std::map<std::pair<std::uint32_t, std::uint16_t>, Mark const*> deciding;
    for (auto const& mark : reading.marks.list()) {
        if (mark.rule->severity < base::Severity::hold) continue;
        auto& held = deciding[{mark.row, 0}];
        if (not held or mark.rule->severity > held->rule->severity) held = &mark;
    }
    return deciding;
}

std::int64_t store_held(store::Db& db, World const& world, Checked const& checked, std::string const& submission)
{
    auto const& reading = *checked.reading;
    auto const deciding = deciding_marks(reading);
    for (auto const& line : reading.lines)
        if (line.state == RowState::held or line.state == RowState::wrong)
            db.run(sql::held_replace, {std::string_view(world.operation), std::string_view(line.line.text())});
    auto const bulk = db.bulk("held_row", {{"operation", T::text}, {"submission", T::text}, {"row_no", T::integer}, {"part", T::integer}, {"severity", T::text},
                                           {"code", T::text}, {"at", T::text}, {"alike", T::text}, {"words", T::text}, {"candidates", T::text},
                                           {"state", T::text}, {"line", T::text}, {"reached", T::integer}, {"body", T::text}, {"place", T::text},
                                           {"partner", T::text}, {"first_day", T::text}, {"last_day", T::text}, {"args", T::text}});
    std::int64_t rows = 0;
    std::uint32_t last = 0;
    LineTexts texts;
    for (auto const& line : reading.lines) {
        if (line.state != RowState::held and line.state != RowState::wrong) continue;
        auto const at = deciding.find({line.row, 0});
        if (at == deciding.end()) continue;
        auto const& mark = *at->second;
        auto const& words = reading.pool.at(mark.args);
        bool const about_place = mark.rule->code.starts_with("place.");
        auto const& kept_words = about_place and line.place_words != 0 ? reading.pool.at(line.place_words) : words;
        auto const at_cell = formats::place_name(checked.layout.sheet_name, mark.row, mark.column);
        auto const english = base::english_of(*mark.rule, args_of(reading, mark));
        // Where nothing is written there is nothing alike but the file.
        auto const alike = alike_key(mark.rule->code, words.empty() ? submission : words);
        auto const row = row_of(line, reading, world, submission, texts);
        std::array<store::Value, 19> const values{row[0], row[1], row[2], row[3], base::name_of(mark.rule->severity), mark.rule->code,
                                                  std::string_view(at_cell), std::string_view(alike), std::string_view(kept_words),
                                                  std::string_view(english), std::string_view("waiting"), row[4], row[23], row[9], row[11], row[6], row[20], row[21], std::string_view(words)};
        bulk->add(values);
        if (line.row != last) ++rows;
        last = line.row;
    }
    bulk->done();
    return rows;
}

/// The mapping as it was used, with what was said beside it, so that the file can be read the same way again.
std::string mapping_json(Mapping const& mapping, World const& world)
{
    std::string out;
    base::JsonWriter json(out);
    json.object();
    for (auto const& column : mapping.columns)
        if (column.weight > 0 and not column.unfold.any()) json.member("column " + formats::column_name(column.index), column.meaning.text());
    if (world.given_partner >= 0) json.member("--partner", world.partners->at(world.given_partner).id);
    if (world.given_body >= 0) json.member("--body", world.bodies->at(world.given_body).code);
    if (world.given_period) json.member("--period", world.given_period->text());
    if (world.only_partner >= 0) json.member("--only-partner", world.partners->at(world.only_partner).id);
    if (not world.only_place.empty()) json.member("--place", world.only_place);
    if (not world.hold_file.empty()) json.member("--hold", "yes");
    json.end();
    return out;
}

std::string counts_json(Checked const& checked, Diff const& diff)
{
    auto const& r = *checked.reading;
    std::string out;
    base::JsonWriter json(out);
    json.object().member("rows_read", r.rows_read).member("accepted", r.accepted).member("held", r.held).member("wrong", r.wrong).member("repeats", r.repeats);
    json.member("new", diff.fresh).member("changed", diff.changed).member("same", diff.same).member("with_place", r.with_place).end();
    return out;
}

/// Rows of this reading that are held and did not wait already with the same words.
bool anything_newly_held(store::Db& db, World const& world, Reading const& reading)
{
    for (auto const& line : reading.lines)
        if ((line.state == RowState::held or line.state == RowState::wrong) and
            db.number(sql::held_waiting_line, {std::string_view(world.operation), std::string_view(line.line.text())}).value_or(0) == 0)
            return true;
    return false;
}

void write_submission(store::Db& db, base::Clock const& clock, std::string const& actor, World const& world, Checked const& checked, Diff const& diff,
                      std::string const& submission, std::string const& digest, std::string const& packed, std::string const& rows_digest, std::string const& origin)
{
    auto const mapping = mapping_json(checked.mapping, world);
    auto const counts = counts_json(checked, diff);
    db.run(sql::submission_add, {std::string_view(world.operation), std::string_view(submission), clock.now().ms, std::string_view(actor), std::string_view(checked.file),
                                 std::string_view(checked.sheet), std::string_view(digest), store::Bytes{packed}, std::string_view(mapping), std::string_view(counts),
                                 std::string_view(rows_digest), store::text_or_null(origin)});
    std::string body;
    base::JsonWriter json(body);
    json.object().member("file", checked.file).member("sheet", checked.sheet).member("digest", digest).member("rows_digest", rows_digest);
    json.key("counts").raw(counts).key("mapping").raw(mapping).end();
    store::record(db, clock, {world.operation, store::Nature::received, "activities.submission", submission, body, actor, origin});
}

}

namespace {

/// The lines that count now, by their lasting key.
struct Standing {
    struct There {
        base::Key128 content;
        std::uint32_t submission = 0;
        std::int64_t row = 0, part = 0;
    };
    KeyTable<There> lines;
    std::vector<std::string> submissions;

    void add(base::Key128 const& line, store::Row const& row, int first)
    {
        if (submissions.empty() or submissions.back() != row.text(first + 1)) submissions.push_back(row.string(first + 1));
        lines.emplace(line, There{base::Key128::parse(row.text(first)), static_cast<std::uint32_t>(submissions.size() - 1), row.integer(first + 2), row.integer(first + 3)});
    }
};

/// Of all lines, or where the sheet is small only of its own: an operation has many more.
Standing standing_lines(store::Db& db, std::string const& operation, Reading const& reading)
{
    constexpr std::size_t small = 5'000;
    Standing there;
    if (reading.lines.size() > small) {
        db.each(sql::current_lines, {std::string_view(operation)}, [&](store::Row const& row) { there.add(base::Key128::parse(row.text(0)), row, 1); });
        return there;
    }
    for (auto const& line : reading.lines) {
        if (line.state != RowState::accepted) continue;
        auto const key = line.line.text();
        db.each(sql::current_line, {std::string_view(operation), std::string_view(key)}, [&](store::Row const& row) { there.add(line.line, row, 0); });
    }
    return there;
}

}

Diff diff_with_store(store::Db& db, std::string const& operation, Reading const& reading)
{
    Diff diff;
    diff.of_line.assign(reading.lines.size(), 0);
    auto const there = standing_lines(db, operation, reading);
    for (std::size_t i = 0; i < reading.lines.size(); ++i) {
        auto const& line = reading.lines[i];
        if (line.state != RowState::accepted) continue;
        auto const* at = there.lines.find(line.line);
        if (at == nullptr) diff.of_line[i] = 1, ++diff.fresh;
        else if (at->content == line.content) diff.of_line[i] = 3, ++diff.same;
        else {
            diff.of_line[i] = 2;
            ++diff.changed;
            diff.replaced.push_back({there.submissions[at->submission], {at->row, at->part}});
        }
    }
    return diff;
}

std::string earlier_submission(store::Db& db, World const& world, Checked const& checked)
{
    return db.text(sql::submission_by_digest, {std::string_view(world.operation), std::string_view(checked.digest), std::string_view(mapping_json(checked.mapping, world))}).value_or("");
}

void Diff::settle_as_same(Reading const& reading, std::string const& submission)
{
    earlier = submission;
    replaced.clear();
    fresh = changed = same = 0;
    for (std::size_t i = 0; i < reading.lines.size(); ++i)
        if (reading.lines[i].state == RowState::accepted) of_line[i] = 3, ++same;
}

Imported import(store::Db& db, base::Clock const& clock, std::string const& actor, World& world, Checked const& checked, Diff const& diff, std::string const& path, std::string const& origin)
{
    Imported imported;
    imported.earlier = diff.earlier;
    // The very same file, read the same way, says nothing new, whatever has been learned since.
    if (origin.empty() and not diff.earlier.empty()) return imported;
    bool const newly_held = anything_newly_held(db, world, *checked.reading);
    if (diff.fresh + diff.changed == 0 and not newly_held) return imported;
    // What the review desk makes of a file that is kept already keeps none of its own.
    auto const packed = origin.empty() ? packed_file(path) : std::string{};
    auto const digest = origin.empty() ? checked.digest : std::string{};
    store::Transaction transaction(db);
    auto const submission = base::new_ulid(clock.now());
    world.partners->save(db, clock, actor, world.operation);
    auto const rows_digest = store_lines(db, world, *checked.reading, diff, submission);
    std::size_t next = 0;
    for (auto const kind : diff.of_line) {
        if (kind != 2) continue;
        auto const& [old, row] = diff.replaced[next++];
        db.run(sql::activity_supersede, {std::string_view(world.operation), std::string_view(old), row.first, row.second, std::string_view(submission)});
    }
    if (origin.empty()) imported.held_rows = store_held(db, world, checked, submission);
    write_submission(db, clock, actor, world, checked, diff, submission, digest, packed, rows_digest, origin);
    transaction.commit();
    imported.submission = submission;
    return imported;
}

std::int64_t undo(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& submission, std::string const& reason)
{
    store::Transaction transaction(db);
    auto const state = db.text(sql::submission_state, {std::string_view(operation), std::string_view(submission)});
    if (not state) throw base::Refusal(rule::no_such_submission, {submission});
    if (*state == "undone") throw base::Refusal(rule::already_undone, {submission});
    std::int64_t built = 0;
    std::string later;
    db.each(sql::built_upon, {std::string_view(operation), std::string_view(submission)}, [&](store::Row const& row) {
        built += row.integer(1);
        later += (later.empty() ? "" : ", ") + row.string(0);
    });
    if (built > 0) throw base::Refusal(rule::built_upon, {submission, fmt::format("{}", built), later});
    auto const lines = db.run(sql::undo_lines, {std::string_view(operation), std::string_view(submission)});
    db.run(sql::undo_superseded, {std::string_view(operation), std::string_view(submission)});
    db.run(sql::undo_held, {std::string_view(operation), std::string_view(submission)});
    db.run(sql::undo_submission, {std::string_view(operation), std::string_view(submission)});
    store::record(db, clock, {operation, store::Nature::decided, "activities.undo", submission, fmt::format("{{\"lines\":{}}}", lines), actor, reason});
    transaction.commit();
    return lines;
}

std::int64_t lines_elsewhere(store::Db& db, std::string const& operation, std::string const& submission, std::string const& body, std::string const& place)
{
    return db.number(sql::lines_elsewhere, {std::string_view(operation), std::string_view(submission), std::string_view(body), std::string_view(place)}).value_or(0);
}

std::int64_t lines_of_others(store::Db& db, std::string const& operation, std::string const& submission, std::string const& partner)
{
    return db.number(sql::lines_of_others, {std::string_view(operation), std::string_view(submission), std::string_view(partner)}).value_or(0);
}

std::string submission_differs(store::Db& db, store::Past const& past)
{
    auto const written = db.text(sql::submission_rows_digest, {std::string_view(past.entry.operation), std::string_view(past.entry.subject)});
    if (not written) return "submission " + past.entry.subject + " is gone from its table";
    if (past.entry.body.find(*written) == std::string::npos) return "the digest of submission " + past.entry.subject + " was changed";
    base::StrongHash hash;
    std::vector<store::Value> values;
    std::vector<std::string> texts(activity_columns);
    db.each(sql::submission_rows, {std::string_view(past.entry.operation), std::string_view(past.entry.subject)}, [&](store::Row const& row) {
        values.clear();
        for (int i = 0; i < static_cast<int>(activity_columns); ++i) {
            texts[static_cast<std::size_t>(i)] = row.string(i);
            values.push_back(std::string_view(texts[static_cast<std::size_t>(i)]));
        }
        add_to_digest(hash, values);
    });
    return hash.done() == *written ? "" : "rows of submission " + past.entry.subject + " were changed, added or taken away";
}

}
