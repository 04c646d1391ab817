#include "rules.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <cstdlib>
#include <operations/operations.hpp>
#include <operations/sql.hpp>
#include <store/journal.hpp>

namespace muster::operations {

namespace {

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

bool is_small_letter(char c)
{
    return c >= 'a' and c <= 'z';
}

void check_id(std::string const& id)
{
    bool const shaped =
        id.size() >= 2 and id.size() <= 40 and is_small_letter(id[0]) and
        std::ranges::all_of(id, [](char c) { return is_small_letter(c) or (c >= '0' and c <= '9') or c == '-'; });
    if (not shaped) throw base::Refusal(rule("operation.bad_id"), {id});
}

void check_language(std::string const& language)
{
    if ((language.size() != 2 and language.size() != 3) or not std::ranges::all_of(language, is_small_letter))
        throw base::Refusal(rule("operation.bad_language"), {language});
}

Operation of_row(store::Row const& row)
{
    Operation made{row.string(0), row.string(1), row.string(2), row.string(3), base::Day::parse(row.text(4)), {}};
    auto languages = row.text(5);
    while (not languages.empty()) {
        auto const end = std::min(languages.find(' '), languages.size());
        if (end > 0) made.languages.emplace_back(languages.substr(0, end));
        languages.remove_prefix(std::min(end + 1, languages.size()));
    }
    return made;
}

} // namespace

Operation declare(store::Db& db, base::Clock const& clock, std::string const& actor, Operation const& wanted)
{
    check_id(wanted.id);
    if (not is_country(wanted.iso3)) throw base::Refusal(rule("operation.unknown_country"), {wanted.iso3});
    std::ranges::for_each(wanted.languages, check_language);
    auto made = wanted;
    if (made.iso2.empty()) made.iso2 = iso2_of(made.iso3);
    if (made.name.empty()) made.name = country_name(made.iso3);
    if (made.name.empty()) made.name = made.id;

    store::Transaction all(db);
    if (db.one(sql::get, {std::string_view(made.id)}, [](store::Row const&) {}))
        throw base::Refusal(rule("operation.exists"), {made.id});
    auto const onset = made.onset ? made.onset->text() : std::string();
    auto const languages = joined(made.languages);
    auto const at = clock.now();
    db.run(sql::add, {std::string_view(made.id), std::string_view(made.name), std::string_view(made.iso3),
                      std::string_view(made.iso2), store::text_or_null(onset), std::string_view(languages), at.ms});
    std::string body;
    base::JsonWriter json(body);
    json.object().member("name", made.name).member("iso3", made.iso3).member("iso2", made.iso2);
    json.member("onset", onset).member("languages", made.languages).end();
    store::record(db, clock, {made.id, store::Nature::decided, "operations.declared", made.id, body, actor, ""});
    all.commit();
    return made;
}

Operation get(store::Db& db, std::string const& id)
{
    Operation found;
    if (not db.one(sql::get, {std::string_view(id)}, [&](store::Row const& row) { found = of_row(row); }))
        throw base::Refusal(rule("operation.unknown"), {id});
    return found;
}

std::vector<Operation> list(store::Db& db)
{
    std::vector<Operation> all;
    db.each(sql::list_all, {}, [&](store::Row const& row) { all.push_back(of_row(row)); });
    return all;
}

std::string setting(store::Db& db, std::string const& operation, std::string_view name, std::string_view otherwise)
{
    return db.text(sql::setting_get, {std::string_view(operation), name}).value_or(std::string(otherwise));
}

namespace {

bool is_number(std::string_view text)
{
    if (text.starts_with('-')) text.remove_prefix(1);
    bool const digits = std::ranges::any_of(text, [](char c) { return c >= '0' and c <= '9'; });
    bool const plain = std::ranges::all_of(text, [](char c) { return (c >= '0' and c <= '9') or c == '.'; });
    return digits and plain and std::ranges::count(text, '.') <= 1;
}

void check_setting(Setting const& wanted)
{
    auto const fits = [](char c) { return is_small_letter(c) or (c >= '0' and c <= '9') or c == '.' or c == '_'; };
    if (wanted.name.empty() or wanted.name.size() > 80 or not std::ranges::all_of(wanted.name, fits))
        throw base::Refusal(rule("setting.bad_name"), {wanted.name});
    for (auto const& known : known_settings()) {
        if (known.name == wanted.name and known.kind == "number" and not is_number(wanted.value))
            throw base::Refusal(rule("setting.not_a_number"), {wanted.name, wanted.value});
    }
}

} // namespace

void set_setting(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                 Setting const& wanted)
{
    check_setting(wanted);
    store::Transaction all(db);
    get(db, operation);
    if (db.text(sql::setting_get, {std::string_view(operation), std::string_view(wanted.name)}) == wanted.value) return;
    db.run(sql::setting_set, {std::string_view(operation), std::string_view(wanted.name),
                              std::string_view(wanted.value), clock.now().ms});
    std::string body;
    base::JsonWriter(body).object().member("name", wanted.name).member("value", wanted.value).end();
    store::record(db, clock, {operation, store::Nature::kept, "operations.setting", wanted.name, body, actor, ""});
    all.commit();
}

} // namespace muster::operations
