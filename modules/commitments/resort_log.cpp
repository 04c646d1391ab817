// The log of last resort for the Humanitarian Coordinator and the Emergency Relief Coordinator: every case with its three
// conditions, what became of it and how long it took (domain.md 10.6).
#include "commands.hpp"
#include "counters.hpp"
#include "ladder.hpp"
#include "letters.hpp"
#include "output.hpp"
#include <access/exports.hpp>
#include <algorithm>
#include <base/words.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>

namespace muster::commitments {

namespace {

/// "holds (2026-03-07)"; who judged and by what evidence is in no log.
std::string judged(Judgement const* one, LetterWords const& words)
{
    if (one == nullptr) return words.say("log.not_judged");
    return words.say(one->holds ? "holds" : "not_holds") + " (" + one->on.text() + ")";
}

struct Scene {
    Ledger const& ledger;
    Names const& names;
    LetterWords const& words;
    structure::Bodies const& bodies;
    Moment const& moment;
};

std::vector<std::string> row_of(Resort const& one, Scene const& scene)
{
    auto const& gap = *scene.ledger.gap(one.gap);
    auto const at = scene.bodies.by_code(one.body);
    auto const body = at < 0 ? one.body : structure::body_in_words(one.body, scene.bodies.at(at).name);
    std::vector<std::string> row{std::to_string(one.number), scene.words.say("log.gap_is", {std::to_string(one.gap), scene.names.place(gap.place), body}),
                                 scene.names.partner(one.partner), one.at.day().text()};
    for (auto const condition : conditions) row.push_back(judged(one.of(condition), scene.words));
    row.push_back(scene.words.say("state." + std::string(name_of(one.now().state))));
    row.push_back(std::to_string(base::days_between(one.now().at.day(), scene.moment.day)));
    return row;
}

paper::Letter log_of(operations::Operation const& operation, std::vector<Resort> const& cases, Scene const& scene, std::int64_t head)
{
    auto const& words = scene.words;
    Counters sum;
    paper::Table table{.header = {words.say("log.case"), words.say("log.gap"), words.say("log.lead"), words.say("log.asked")}, .rows = {}, .figures = {}};
    for (auto const condition : conditions) table.header.push_back(words.say(std::string(condition)));
    table.header.push_back(words.say("log.state"));
    table.header.push_back(words.say("log.days"));
    table.figures = {true, false, false, false, false, false, false, false, true};
    for (auto const& one : cases) {
        table.rows.push_back(row_of(one, scene));
        count_case(sum, one, scene.moment.day);
    }
    paper::Letter letter;
    letter.language = std::string(words.language());
    letter.sender = {operation.name};
    letter.day_line = scene.moment.day.text();
    letter.day = scene.moment.day;
    letter.addressee = {words.say("blocked.to")};
    letter.title = words.say("log.title", {scene.moment.day.text()});
    letter.wide = true;
    if (cases.empty()) letter.blocks.emplace_back(paper::Paragraph{words.say("log.none")});
    else {
        letter.blocks.emplace_back(paper::Paragraph{words.say("log.sum", {std::to_string(sum.invoked), std::to_string(sum.open), std::to_string(sum.blocked),
                                                                          std::to_string(sum.delivered), std::to_string(sum.resolved)})});
        letter.blocks.emplace_back(std::move(table));
    }
    letter.foot = words.say("foot", {std::to_string(head)});
    return letter;
}

}

cli::Exit run_log(cli::Call& call)
{
    auto const moment = moment_asked(call);
    auto const operation = operations::get(call.db(), call.operation());
    auto const ledger = load_ledger(call, moment.at);
    LetterWords const words(language_of(call, operation));
    base::Speaking const speaking({words.language(), base::reader().on_screen});
    std::vector<Resort> cases;
    for (auto& one : resorts(call.db(), operation.id, moment.at))
        if (ledger.gap(one.gap) != nullptr and (not call.has("body") or std::ranges::count(call.all("body"), one.body) > 0)) cases.push_back(std::move(one));
    Names const names(call.db(), operation.id);
    auto const bodies = structure::Bodies::load(call.db(), operation.id, moment.day);
    auto letter = log_of(operation, cases, {ledger, names, words, *bodies, moment}, store::journal_head(call.db()));
    if (auto const notice = call.text(access::notice_parameter); not notice.empty()) letter.foot += " " + notice;
    return write_out(call, letter, "last-resort-" + moment.day.text(), [&](base::JsonWriter& json) { json.member("cases", cases.size()); });
}

}
