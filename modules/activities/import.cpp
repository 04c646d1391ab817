#include "kept.hpp"
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
/// The columns of a line, and whether it is sealed.
constexpr std::size_t written_columns = activity_columns.size() + 1;

/// One line as a row of `activity`, in the order of activity_bulk().
std::array<store::Value, written_columns> row_of(Line const& line, Reading const& reading, World const& world, std::string const& submission, LineTexts& texts)
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
            number_or_null(line.cells.male), number_or_null(line.disabled), store::Value{}};
}

/// How each line of a reading is kept. A row of which no body is known is kept as the most sensitive row of its file.
struct Keeping {
    Keeping(store::Db& db, base::Clock const& clock, World const& world, Reading const& reading, Diff const& diff, std::string const& origin)
        : vaults(db, world.operation)
    {
        Guard const guard(db, world.operation, clock.today());
        of_line.assign(reading.lines.size(), Kept::open);
        if (not origin.empty()) file = kept_of_file(db, world.operation, origin);
        if (not guard.any() and diff.sealed.empty() and file == Kept::open) return;
        for (std::size_t i = 0; i < reading.lines.size(); ++i) {
            auto const& line = reading.lines[i];
            auto const body = line.body < 0 ? std::string_view() : std::string_view(world.bodies->at(line.body).code);
            auto const place = line.place < 0 ? std::string_view() : std::string_view(world.places->at(line.place).pcode);
            of_line[i] = guard.of(body, place);
            auto const points = guard.of_points(place);
            if (line.state == RowState::held or line.state == RowState::wrong) of_line[i] = std::max(of_line[i], points);
            file = std::max(file, points);
            // A line that was sealed once stays so, whatever the classes are now.
            if (auto const before = diff.sealed.find(i); before != diff.sealed.end()) of_line[i] = std::max(of_line[i], before->second);
            file = std::max(file, of_line[i]);
        }
        // Where all rows wait for who hands them in, what is said of each names the file.
        for (std::size_t i = 0; i < reading.lines.size(); ++i)
            if (reading.lines[i].body < 0 or not world.hold_file.empty()) of_line[i] = std::max(of_line[i], file);
    }
    [[nodiscard]] bool any() const { return file != Kept::open; }

    Vaults vaults;
    std::vector<Kept> of_line;
    Kept file = Kept::open;
};

std::string field_at(std::span<store::Value const> row, std::size_t column) { return field_of(row[column]); }

/// The row with what tells taken out of it, sealed. `closed` must live until it is stored.
void close(Vaults& vaults, Kept kept, Line const& line, std::string const& submission, std::span<store::Value> row, Closed& closed)
{
    std::vector<std::string> fields;
    for (std::size_t i = 4; i < activity_columns.size(); ++i)
        if (i != body_column) fields.push_back(field_at(row, i));
    closed = close_line(vaults, kept, {submission, line.row, line.part}, fields);
    for (std::size_t i = 6; i < activity_columns.size(); ++i) {
        constexpr std::array<std::string_view, 6> never_null{"place_step", "grp", "status", "modality", "unit", "reached_said"};
        if (i != body_column) row[i] = std::ranges::find(never_null, activity_columns[i]) == never_null.end() ? store::Value{} : store::Value{std::string_view()};
    }
    row[4] = std::string_view(closed.line), row[5] = std::string_view(closed.content), row[activity_columns.size()] = std::string_view(closed.sealed);
}

std::unique_ptr<store::Bulk> activity_bulk(store::Db& db)
{
    return db.bulk("activity", {{"operation", T::text}, {"submission", T::text}, {"row_no", T::integer}, {"part", T::integer}, {"line", T::text},
                                {"content", T::text}, {"partner", T::text}, {"programme", T::text}, {"donor", T::text}, {"body", T::text},
                                {"activity", T::text}, {"place", T::text}, {"level", T::integer}, {"place_step", T::text}, {"grp", T::text},
                                {"status", T::text}, {"modality", T::text}, {"unit", T::text}, {"starts", T::text}, {"ends", T::text},
                                {"first_day", T::text}, {"last_day", T::text}, {"reached_said", T::text}, {"reached", T::integer},
                                {"targeted", T::integer}, {"girls", T::integer}, {"boys", T::integer}, {"women", T::integer}, {"men", T::integer},
                                {"elder_women", T::integer}, {"elder_men", T::integer}, {"female", T::integer}, {"male", T::integer}, {"disabled", T::integer}, {"sealed", T::text}});
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

std::string store_lines(store::Db& db, World const& world, Reading const& reading, Diff const& diff, std::string const& submission, Keeping& keeping)
{
    base::StrongHash hash;
    LineTexts texts;
    Closed closed;
    std::vector<std::pair<RowAt, std::string>> severe;
    std::map<std::string, Kept> sealed;
    auto const write = [&](store::Bulk& bulk, std::size_t i) {
        auto const& line = reading.lines[i];
        auto row = row_of(line, reading, world, submission, texts);
        add_to_digest(hash, std::span(row).first(activity_columns.size()));
        if (keeping.of_line[i] != Kept::open) {
            sealed[texts.line] = std::max(sealed[texts.line], keeping.of_line[i]);
            close(keeping.vaults, keeping.of_line[i], line, submission, row, closed);
            if (not closed.severe.empty()) severe.emplace_back(RowAt{submission, line.row, line.part}, closed.severe);
        }
        bulk.add(row);
    };
    // The key is looked for before rows are on their way: nothing else may use the connection then.
    for (auto const vault : {false, true})
        if (keeping.file == Kept::severe or (keeping.any() and not vault)) (void)keeping.vaults.of(vault).blind("", "");
    auto const bulk = activity_bulk(db);
    for (std::size_t i = 0; i < reading.lines.size(); ++i)
        if (diff.of_line[i] == 1 or diff.of_line[i] == 2) write(*bulk, i);
    bulk->done();
    add_severe(db, "severe_line", world.operation, severe);
    seal_versions(db, world.operation, sealed);
    return sealed.empty() ? hash.done() : closed_rows_digest(keeping.vaults, submission, hash.done());
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

/// What the review desk keeps of one row that waits.
struct HeldTexts {
    std::string at, alike, words, english, args;
};

HeldTexts held_texts(Checked const& checked, Line const& line, Mark const& mark, std::string const& submission, bool names_sheet)
{
    auto const& reading = *checked.reading;
    auto const& args = reading.pool.at(mark.args);
    bool const about_place = mark.rule->code.starts_with("place.");
    // Where nothing is written there is nothing alike but the file.
    return {formats::place_name(names_sheet ? checked.layout.sheet_name : std::string(), mark.row, mark.column), alike_key(mark.rule->code, args.empty() ? submission : args),
            about_place and line.place_words != 0 ? reading.pool.at(line.place_words) : args, base::english_of(*mark.rule, args_of(reading, mark)), args};
}

/// Whatever waits of these lines waits no more: the newer row does.
void replace_held(store::Db& db, World const& world, Reading const& reading, Vaults& vaults)
{
    bool const used = vaults.used();
    for (auto const& line : reading.lines) {
        if (line.state != RowState::held and line.state != RowState::wrong) continue;
        auto const key = line.line.text();
        db.run(sql::held_replace, {std::string_view(world.operation), std::string_view(key)});
        if (used) db.run(sql::held_replace, {std::string_view(world.operation), std::string_view(vaults.blind_line(key))});
    }
}

std::int64_t store_held(store::Db& db, World const& world, Checked const& checked, std::string const& submission, Keeping& keeping)
{
    auto const& reading = *checked.reading;
    auto const deciding = deciding_marks(reading);
    replace_held(db, world, reading, keeping.vaults);
    auto const bulk = db.bulk("held_row", {{"operation", T::text}, {"submission", T::text}, {"row_no", T::integer}, {"part", T::integer}, {"severity", T::text},
                                           {"code", T::text}, {"at", T::text}, {"alike", T::text}, {"words", T::text}, {"candidates", T::text},
                                           {"state", T::text}, {"line", T::text}, {"reached", T::integer}, {"body", T::text}, {"place", T::text},
                                           {"partner", T::text}, {"first_day", T::text}, {"last_day", T::text}, {"args", T::text}, {"sealed", T::text}});
    std::int64_t rows = 0;
    std::uint32_t last = 0;
    LineTexts texts;
    std::vector<std::pair<RowAt, std::string>> severe;
    for (std::size_t i = 0; i < reading.lines.size(); ++i) {
        auto const& line = reading.lines[i];
        if (line.state != RowState::held and line.state != RowState::wrong) continue;
        auto const at = deciding.find({line.row, 0});
        if (at == deciding.end()) continue;
        auto const& mark = *at->second;
        auto const told = held_texts(checked, line, mark, submission, keeping.of_line[i] != Kept::open or not keeping.any());
        auto const row = row_of(line, reading, world, submission, texts);
        std::array<store::Value, 20> values{row[0], row[1], row[2], row[3], base::name_of(mark.rule->severity), mark.rule->code,
                                            std::string_view(told.at), std::string_view(told.alike), std::string_view(told.words),
                                            std::string_view(told.english), std::string_view("waiting"), row[4], row[23], row[9], row[11], row[6], row[20], row[21], std::string_view(told.args), store::Value{}};
        Closed closed;
        if (auto const kept = keeping.of_line[i]; kept != Kept::open) {
            std::array const fields{told.at, told.words, told.english, field_at(row, 4), field_at(row, 23), field_at(row, 11), field_at(row, 6), field_at(row, 20), field_at(row, 21), told.args};
            closed = close_wait(keeping.vaults, kept, {submission, line.row, line.part}, fields, told.alike);
            if (not closed.severe.empty()) severe.emplace_back(RowAt{submission, line.row, line.part}, closed.severe);
            values = {row[0], row[1], row[2], row[3], values[4], values[5], std::string_view(), std::string_view(closed.alike), std::string_view(), std::string_view(), values[10],
                      std::string_view(closed.line), store::Value{}, row[9], store::Value{}, store::Value{}, store::Value{}, store::Value{}, std::string_view(), std::string_view(closed.sealed)};
        }
        bulk->add(values);
        if (line.row != last) ++rows;
        last = line.row;
    }
    bulk->done();
    add_severe(db, "severe_wait", world.operation, severe);
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
    Vaults vaults(db, world.operation);
    bool const used = vaults.used();
    auto const waits = [&](std::string_view key) { return db.number(sql::held_waiting_line, {std::string_view(world.operation), key}).value_or(0) > 0; };
    return std::ranges::any_of(reading.lines, [&](Line const& line) {
        if (line.state != RowState::held and line.state != RowState::wrong) return false;
        auto const key = line.line.text();
        return not waits(key) and not(used and waits(vaults.blind_line(key)));
    });
}

/// What is written of the submission itself; where rows of it are sealed, its file and what it was called are too.
struct FileTexts {
    std::string file, sheet, mapping, digest, packed;
};

void write_submission(store::Db& db, base::Clock const& clock, std::string const& actor, World const& world, Checked const& checked, Diff const& diff,
                      std::string const& submission, FileTexts told, std::string const& rows_digest, std::string const& origin, Keeping& keeping)
{
    auto const counts = counts_json(checked, diff);
    ClosedFile closed;
    if (keeping.any()) {
        std::array const fields{told.file, told.sheet, told.mapping, told.digest};
        closed = close_file(keeping.vaults, keeping.file, submission, fields, told.packed);
        told = {"", "", "{}", closed.digest, closed.bytes};
    }
    db.run(sql::submission_add, {std::string_view(world.operation), std::string_view(submission), clock.now().ms, std::string_view(actor), std::string_view(told.file),
                                 std::string_view(told.sheet), std::string_view(told.digest), store::Bytes{told.packed}, std::string_view(told.mapping), std::string_view(counts),
                                 std::string_view(rows_digest), store::text_or_null(origin), store::text_or_null(closed.sealed)});
    if (not closed.severe.empty())
        db.run(sql::severe_file_add, {std::string_view(world.operation), std::string_view(submission), std::string_view(closed.severe), store::Bytes{closed.severe_bytes}});
    std::string body;
    base::JsonWriter json(body);
    json.object();
    // The journal is never edited, so it tells nothing of a file that is sealed but that it came.
    if (not keeping.any()) json.member("file", told.file).member("sheet", told.sheet);
    json.member("digest", told.digest).member("rows_digest", rows_digest).key("counts").raw(counts);
    if (not keeping.any()) json.key("mapping").raw(told.mapping);
    json.end();
    store::record(db, clock, {world.operation, store::Nature::received, "activities.submission", submission, body, actor, origin});
}

}

namespace {

/// The lines that count now, by their lasting key: keyed where they are sealed.
struct Standing {
    struct There {
        base::Key128 content;
        std::uint32_t submission = 0;
        std::int64_t row = 0, part = 0;
        Kept kept = Kept::open;
    };
    KeyTable<There> lines;
    std::vector<std::string> submissions;

    void add(base::Key128 const& line, store::Row const& row, int first)
    {
        if (submissions.empty() or submissions.back() != row.text(first + 1)) submissions.push_back(row.string(first + 1));
        auto const kept = row.is_null(first + 4) ? Kept::open : row.text(first + 4) == severe_mark ? Kept::severe : Kept::high;
        lines.emplace(line, There{base::Key128::parse(row.text(first)), static_cast<std::uint32_t>(submissions.size() - 1), row.integer(first + 2), row.integer(first + 3), kept});
    }
};

/// Of all lines, or where the sheet is small only of its own: an operation has many more.
Standing standing_lines(store::Db& db, std::string const& operation, Reading const& reading, Vaults* vaults)
{
    constexpr std::size_t small = 5'000;
    Standing there;
    if (reading.lines.size() > small) {
        db.each(sql::current_lines, {std::string_view(operation)}, [&](store::Row const& row) { there.add(base::Key128::parse(row.text(0)), row, 1); });
        return there;
    }
    auto const find = [&](std::string const& key) {
        db.each(sql::current_line, {std::string_view(operation), std::string_view(key)}, [&](store::Row const& row) { there.add(base::Key128::parse(key), row, 0); });
    };
    for (auto const& line : reading.lines) {
        if (line.state != RowState::accepted) continue;
        find(line.line.text());
        if (vaults != nullptr) find(vaults->blind_line(line.line.text()));
    }
    return there;
}

}

Diff diff_with_store(store::Db& db, std::string const& operation, Reading const& reading)
{
    Diff diff;
    diff.of_line.assign(reading.lines.size(), 0);
    Vaults vaults(db, operation);
    auto* const used = vaults.used() ? &vaults : nullptr;
    auto const there = standing_lines(db, operation, reading, used);
    for (std::size_t i = 0; i < reading.lines.size(); ++i) {
        auto const& line = reading.lines[i];
        if (line.state != RowState::accepted) continue;
        auto const* at = there.lines.find(line.line);
        auto content = line.content;
        if (at == nullptr and used != nullptr) at = there.lines.find(base::Key128::parse(used->blind_line(line.line.text())));
        if (at != nullptr and at->kept != Kept::open) {
            content = base::Key128::parse(vaults.blind_content(line.content.text()));
            diff.sealed[i] = at->kept;
        }
        if (at == nullptr) diff.of_line[i] = 1, ++diff.fresh;
        else if (at->content == content) diff.of_line[i] = 3, ++diff.same;
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
    auto const mapping = mapping_json(checked.mapping, world);
    auto const find = [&](std::string_view digest, std::string_view with) {
        return db.text(sql::submission_by_digest, {std::string_view(world.operation), digest, with}).value_or("");
    };
    auto const open = find(checked.digest, mapping);
    Vaults vaults(db, world.operation);
    if (not open.empty() or not vaults.used()) return open;
    return find(closed_digest(vaults, checked.digest, mapping), "{}");
}

void Diff::settle_as_same(Reading const& reading, std::string const& submission)
{
    earlier = submission;
    replaced.clear();
    fresh = changed = same = 0;
    for (std::size_t i = 0; i < reading.lines.size(); ++i)
        if (reading.lines[i].state == RowState::accepted) of_line[i] = 3, ++same;
}

namespace {

/// The rows that came in and are sealed: what waited of them at the review desk is from now on too.
std::map<std::int64_t, Kept> rows_kept(Reading const& reading, Diff const& diff, Keeping const& keeping)
{
    std::map<std::int64_t, Kept> rows;
    for (std::size_t i = 0; i < reading.lines.size(); ++i) {
        if ((diff.of_line[i] != 1 and diff.of_line[i] != 2) or keeping.of_line[i] == Kept::open) continue;
        auto& kept = rows[reading.lines[i].row];
        kept = std::max(kept, keeping.of_line[i]);
    }
    return rows;
}

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
    FileTexts told{checked.file, checked.sheet, mapping_json(checked.mapping, world), "", ""};
    if (origin.empty()) told.packed = packed_file(path), told.digest = checked.digest;
    store::Transaction transaction(db);
    auto const submission = base::new_ulid(clock.now());
    world.partners->save(db, clock, actor, world.operation);
    Keeping keeping(db, clock, world, *checked.reading, diff, origin);
    auto const rows_digest = store_lines(db, world, *checked.reading, diff, submission, keeping);
    std::size_t next = 0;
    for (auto const kind : diff.of_line) {
        if (kind != 2) continue;
        auto const& [old, row] = diff.replaced[next++];
        db.run(sql::activity_supersede, {std::string_view(world.operation), std::string_view(old), row.first, row.second, std::string_view(submission)});
    }
    if (origin.empty()) imported.held_rows = store_held(db, world, checked, submission, keeping);
    write_submission(db, clock, actor, world, checked, diff, submission, std::move(told), rows_digest, origin, keeping);
    if (not origin.empty() and keeping.any()) seal_origin(db, world.operation, origin, rows_kept(*checked.reading, diff, keeping));
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

namespace {

/// The sealed lines and waiting rows of a submission for which `counts` holds: partner, programme, body, place.
std::int64_t count_sealed(store::Db& db, std::string const& operation, std::string const& submission,
                          std::function<bool(std::string_view, std::string_view, std::string_view, std::string_view)> const& counts)
{
    std::int64_t count = 0;
    each_line_met(db, sql::lines_sealed_of, {std::string_view(operation), std::string_view(submission)}, [&](store::Row const& row) {
        count += counts(row.text(4), row.text(5), row.text(6), row.text(7));
    });
    each_line_met(db, sql::held_sealed_of, {std::string_view(operation), std::string_view(submission)}, [&](store::Row const& row) {
        count += counts(row.text(4), row.text(4), row.text(5), row.text(6));
    });
    return count;
}

}

std::int64_t lines_elsewhere(store::Db& db, std::string const& operation, std::string const& submission, std::string const& body, std::string const& place)
{
    return db.number(sql::lines_elsewhere, {std::string_view(operation), std::string_view(submission), std::string_view(body), std::string_view(place)}).value_or(0) +
           count_sealed(db, operation, submission, [&](std::string_view, std::string_view, std::string_view of, std::string_view in) {
               return (not body.empty() and of != body) or not in.starts_with(place);
           });
}

std::int64_t lines_of_others(store::Db& db, std::string const& operation, std::string const& submission, std::string const& partner)
{
    return db.number(sql::lines_of_others, {std::string_view(operation), std::string_view(submission), std::string_view(partner)}).value_or(0) +
           count_sealed(db, operation, submission, [&](std::string_view who, std::string_view answers, std::string_view, std::string_view) {
               return who != partner and answers != partner;
           });
}

std::string submission_differs(store::Db& db, store::Past const& past)
{
    auto const& operation = past.entry.operation;
    auto const written = db.text(sql::submission_rows_digest, {std::string_view(operation), std::string_view(past.entry.subject)});
    if (not written) return "submission " + past.entry.subject + " is gone from its table";
    if (past.entry.body.find(*written) == std::string::npos) return "the digest of submission " + past.entry.subject + " was changed";
    base::StrongHash hash;
    std::vector<store::Value> values;
    std::vector<std::string> texts(activity_columns.size());
    std::array<store::Value, 2> const of{std::string_view(operation), std::string_view(past.entry.subject)};
    auto const shut = each_open_line(db, sql::submission_rows, of, [&](store::Row const& row) {
        values.clear();
        for (std::size_t i = 0; i < activity_columns.size(); ++i) {
            texts[i] = row.string(static_cast<int>(i));
            values.push_back(std::string_view(texts[i]));
        }
        add_to_digest(hash, values);
    });
    // Rows whose key is kept elsewhere are compared where it is.
    if (not shut.rows.empty()) return "";
    auto found = hash.done();
    if (written->starts_with("k1.")) {
        Vaults vaults(db, operation);
        found = closed_rows_digest(vaults, past.entry.subject, found);
    }
    return found == *written ? "" : "rows of submission " + past.entry.subject + " were changed, added or taken away";
}

}
