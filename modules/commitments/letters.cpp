#include "letters.hpp"
#include "commands.hpp"
#include "ladder.hpp"
#include "rules.hpp"
#include <access/exports.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <cli/file.hpp>
#include <commitments/lists.hpp>
#include <commitments/sql.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>
#include <text/phrases.hpp>

namespace muster::commitments {

namespace {

/// What was tried until now, in order of time.
std::vector<std::string> tried(cli::Call& call, std::int64_t gap, Resort const* resort, LetterWords const& words, Names const& names, base::Instant at)
{
    std::vector<std::pair<std::int64_t, std::string>> all;
    auto const operation = call.operation();
    call.db().each(sql::calls_all, {std::string_view(operation)}, [&](store::Row const& row) {
        if (row.integer(1) != gap or row.integer(4) > at.ms) return;
        all.emplace_back(row.integer(4), words.say("called", {base::Instant{row.integer(4)}.day().text(), names.partner(row.string(6)), row.string(2),
                                                              words.say("answer." + (row.is_null(7) ? "silent" : row.string(8)))}));
    });
    for (auto const& one : climbs(call.db(), operation, gap, at)) {
        auto const day = one.at.day().text(), step = words.say("step." + one.step);
        all.emplace_back(one.at.ms, one.what == "raised" ? words.say("raised", {day, step, one.reason}) : words.say("answered", {day, step, words.say("outcome." + one.outcome), one.reason}));
    }
    if (resort != nullptr)
        for (auto const& one : resort->judgements)
            all.emplace_back(one.at.ms, words.say("judged", {one.on.text(), words.say(one.condition), words.say(one.holds ? "holds" : "not_holds")}));
    std::ranges::stable_sort(all, {}, [](auto const& one) { return one.first; });
    std::vector<std::string> lines;
    for (auto& [when, line] : all) lines.push_back(std::move(line));
    return lines;
}

/// Which letter: of the step that the gap is at, or that the case is blocked.
struct Wanted {
    std::string kind, ask;  // "country_team"; what fills its request
};

Wanted letter_wanted(cli::Call& call, std::int64_t gap, Resort const* resort, LetterWords const& words, Moment const& moment)
{
    if (resort != nullptr and resort->now().state == ResortState::blocked) {
        std::string by;
        for (auto const condition : conditions)
            if (resort->now().blocked_by.find(condition) != std::string::npos) by += (by.empty() ? "" : ", ") + words.say(std::string(condition));
        return {"blocked", by};
    }
    auto const all = climbs(call.db(), call.operation(), gap, moment.at);
    auto const ladder = ladder_on(moment.day);
    for (auto at = all.rbegin(); at != all.rend(); ++at) {
        auto const rung = std::ranges::find(ladder, at->step, &Rung::step);
        if (at->what == "raised" and rung != ladder.end() and not rung->letter.empty()) return {rung->letter, at->due ? at->due->text() : ""};
    }
    refuse("letter.none", {std::to_string(gap)});
}

paper::Letter letter_of(cli::Call& call, GapStanding const& gap, Resort const* resort, LetterWords const& words, Moment const& moment)
{
    auto const& record = *gap.record;
    auto const wanted = letter_wanted(call, record.number, resort, words, moment);
    auto const operation = operations::get(call.db(), call.operation());
    Names const names(call.db(), operation.id);
    auto const bodies = structure::Bodies::load(call.db(), operation.id, moment.day);
    auto const at = bodies->by_code(record.body);
    auto const body = at < 0 ? record.body : structure::body_in_words(record.body, bodies->at(at).name);
    paper::Letter letter;
    letter.language = std::string(words.language());
    letter.sender = {operation.name, body};
    letter.day_line = moment.day.text();
    letter.day = moment.day;
    letter.reference = words.say("reference", {operation.id + "/" + std::to_string(record.number)});
    letter.addressee = {words.say(wanted.kind + ".to", {resort != nullptr ? names.partner(resort->partner) : ""})};
    letter.title = words.say(wanted.kind + ".title", {std::to_string(record.number)});
    letter.blocks.emplace_back(paper::Paragraph{words.say("facts", {names.place(record.place), record.place, text_of(gap.figures.missing), text_of(gap.figures.in_need),
                                                                    body, record.period.text(), record.why})});
    letter.blocks.emplace_back(paper::Paragraph{words.say("promised", {text_of(gap.left), text_of(gap.uncovered())})});
    auto lines = tried(call, record.number, resort, words, names, moment.at);
    if (not lines.empty()) {
        letter.blocks.emplace_back(paper::Heading{words.say("tried")});
        letter.blocks.emplace_back(paper::List{std::move(lines)});
    }
    letter.blocks.emplace_back(paper::Paragraph{words.say(wanted.kind + ".ask", {wanted.ask}), true});
    letter.foot = words.say("foot", {std::to_string(store::journal_head(call.db()))});
    if (auto const notice = call.text(access::notice_parameter); not notice.empty()) letter.foot += " " + notice;
    return letter;
}

}

LetterWords::LetterWords(std::string_view language)
{
    auto at = std::size_t(std::ranges::find(base::languages, language) - base::languages.begin());
    if (at == base::languages.size()) at = 0;
    language_ = base::languages[at];
    text::each_line(lists::letters_csv, [&](std::span<std::string_view const> fields) {
        ENSURE(fields.size() == base::languages.size() + 1);
        words_[std::string(fields[0])] = fields[at + 1];
    });
}

std::string LetterWords::say(std::string const& key, std::vector<std::string> const& args) const
{
    auto const found = words_.find(key);
    ENSURE(found != words_.end());
    std::string out;
    auto const& text = found->second;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '{' or i + 2 >= text.size() or text[i + 2] != '}') {
            out += text[i];
            continue;
        }
        auto const which = std::size_t(text[i + 1] - '0');
        if (which < args.size()) out += args[which];
        i += 2;
    }
    return out;
}

std::string language_of(cli::Call& call, operations::Operation const& operation)
{
    return call.text("language", operation.languages.empty() ? "en" : operation.languages.front());
}

cli::Exit write_out(cli::Call& call, paper::Letter const& letter, std::string const& name, std::function<void(base::JsonWriter&)> const& about)
{
    auto const form = paper::form_named(call.text("as", "text"));
    if (not form) refuse("letter.bad_form", {call.text("as")});
    bool const plain = *form == paper::Form::text;
    auto const made = paper::written(letter, *form);
    std::string out;
    base::JsonWriter json(out);
    json.object();
    about(json);
    json.member("title", letter.title).member("language", letter.language).member("name", name + "." + std::string(paper::ending(*form)));
    if (plain) json.member("text", made);
    json.end();
    if (call.has("out")) cli::write_file(call.text("out"), made);
    else if (not plain) refuse("letter.where");
    else if (not call.json) call.say(made);
    call.document(out);
    return cli::Exit::done;
}

cli::Exit run_letter(cli::Call& call)
{
    auto const moment = moment_asked(call);
    auto const number = number_asked(call, "GAP", "gap.unknown");
    auto const standing = stand(call, moment, number);
    auto const& gap = standing->gap(number);
    expect_within(call, *gap.record);
    auto const operation = operations::get(call.db(), call.operation());
    LetterWords const words(language_of(call, operation));
    base::Speaking const speaking({words.language(), base::reader().on_screen});
    std::optional<Resort> resort;
    for (auto& one : resorts(call.db(), operation.id, moment.at))
        if (one.gap == number and (not resort or is_open(one.now().state))) resort = std::move(one);
    auto const letter = letter_of(call, gap, resort ? &*resort : nullptr, words, moment);
    return write_out(call, letter, "gap-" + std::to_string(number), [&](base::JsonWriter& json) { json.member("gap", number); });
}

}
