// Overlaps, presence and equity.
#include "commands.hpp"
#include "equity.hpp"
#include "output.hpp"
#include "overlaps.hpp"
#include "shelf.hpp"
#include "suppress.hpp"
#include "windows.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace muster::analysis {

namespace {

std::string names(Picture const& picture, std::vector<int> const& partners)
{
    std::string text;
    for (int const partner : partners) text += (text.empty() ? "" : ", ") + picture.partner_name(partner);
    return text;
}

std::string activity_words(Picture const& picture, Overlap const& overlap)
{
    return picture.activity_words[std::size_t(overlap.body)][std::size_t(overlap.activity)];
}

void told(base::JsonWriter& json, std::string_view name, std::int64_t value)
{
    json.key(name).value(value >= 0 ? std::optional(value) : std::nullopt);
}

/// Below `k` people the numbers are kept back, and the words and rows that tell them; all of them from whoever sees totals only,
/// because what some partners did, taken from what all did, is what the others did.
void write_overlap(base::JsonWriter& json, Picture const& picture, Overlap const& overlap, std::int64_t k, bool totals_only)
{
    auto const is_small = [&](std::int64_t count) { return count > 0 and count < k; };
    bool const hidden = totals_only or is_small(overlap.reached) or is_small(overlap.targeted) or is_small(overlap.in_need) or is_small(overlap.area_target);
    auto const& words = picture.engine->words();
    json.object();
    write_place(json, picture, overlap.place);
    json.member("body", words.bodies.word(overlap.body)).member("activity", activity_words(picture, overlap));
    json.member("group", words.groups.word(overlap.group)).key("period");
    if (overlap.period) json.text(overlap.period->text());
    else json.null();
    write_partners(json.key("partners"), picture, overlap.partners);
    json.member("class", name_of(overlap.kind)).member("why", hidden ? base::say("gaps.hidden") : overlap.why).member("times", overlap.stretches);
    told(json, "reached", hidden ? -1 : overlap.reached);
    told(json, "planned", hidden ? -1 : overlap.targeted);
    told(json, "in_need", hidden ? -1 : overlap.in_need);
    told(json, "targeted", hidden ? -1 : overlap.area_target);
    json.member("suppressed", hidden);
    write_rows(json.key("rows"), picture, k > 0 ? std::vector<std::uint32_t>{} : overlap.rows);
    json.end();
}

cli::Exit overlaps_from(cli::Call& call, Picture const& picture)
{
    auto const asked = asked_by(call, picture, -1);
    auto all = overlaps(picture, asked);
    auto const kind = call.text("class");
    if (not kind.empty()) std::erase_if(all, [&](Overlap const& one) { return name_of(one.kind) != kind; });
    auto const shown = top_of(call, all.size());
    std::map<std::string_view, std::int64_t> by_kind;
    for (auto const& one : all) ++by_kind[name_of(one.kind)];
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        json.object();
        write_method(json, picture, asked, asked.period ? asked.period : picture.told_period());
        json.key("overlaps").list();
        for (std::size_t i = 0; i < shown; ++i) write_overlap(json, picture, all[i], suppress_below(call), sees_totals_only(call));
        json.end().member("all_overlaps", all.size()).key("by_class").object();
        for (auto const name : overlap_names) json.member(name, by_kind[name]);
        json.end().end();
        call.document(out);
        return cli::Exit::done;
    }
    call.say(headline(picture, asked, "overlaps", asked.period ? asked.period : picture.told_period()));
    call.line();
    cli::TextTable table({"place", "sector", "activity", "group", "period", "partners", "class", "why"});
    for (std::size_t i = 0; i < shown; ++i) {
        auto const& one = all[i];
        table.row({picture.place_code(one.place) + " " + picture.place_name(one.place), picture.engine->words().bodies.word(one.body),
                   shortened(activity_words(picture, one), 48), picture.engine->words().groups.word(one.group),
                   one.period ? one.period->text() : "·", shortened(names(picture, one.partners), 60), std::string(name_of(one.kind)), one.why});
    }
    call.say(table.text());
    call.line();
    auto line = fmt::format("{} overlaps", cli::grouped(std::int64_t(all.size())));
    for (auto const name : overlap_names) line += fmt::format("{} {} {}", name == overlap_names.front() ? ":" : ",", cli::grouped(by_kind[name]), name);
    call.line(line);
    return cli::Exit::done;
}

cli::Exit presence_from(cli::Call& call, Picture const& picture)
{
    auto const asked = asked_by(call, picture, usual_level(picture));
    auto const kept = figures_kept(picture, asked);
    auto const& all = *kept;
    auto const& words = picture.engine->words();
    std::string out;
    base::JsonWriter json(out);
    json.object();
    write_method(json, picture, asked, all.period);
    json.key("presence").list();
    cli::TextTable table({"place", "sector", "partners", "reports", "who"}, {false, false, true, true, false});
    auto left = top_of(call, all.lines.size());
    for (auto const& figure : all.lines) {
        auto const partners = figure.presence.partners();
        if (figure.presence.rows == 0 and figure.presence.planned == 0 and not asked.every_place) continue;
        if (left-- == 0) break;
        json.object();
        write_place(json, picture, figure.place);
        json.member("body", words.bodies.word(figure.body)).member("group", words.groups.word(std::max(figure.group, 0)));
        json.member("count", partners.size()).key("partners");
        write_partners(json, picture, partners);
        json.member("rows", figure.presence.rows).member("planned_rows", figure.presence.planned);
        json.member("state", base::name_of(figure.reached.saying())).member("unplaced_below", figure.only_whole).end();
        table.row({picture.place_code(figure.place) + " " + picture.place_name(figure.place),
                   words.bodies.word(figure.body).empty() ? "(none given)" : words.bodies.word(figure.body), std::to_string(partners.size()),
                   cli::grouped(figure.presence.rows),
                   shortened(names(picture, partners), 90) + (figure.only_whole ? " (for the whole of it)" : "")});
    }
    json.end();
    write_notes(json, picture, all);
    json.end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    call.say(headline(picture, asked, "who is where", all.period));
    call.line();
    call.say(table.text());
    call.line();
    call.say(notes_text(picture, all));
    return cli::Exit::done;
}

cli::Exit equity_from(cli::Call& call, Picture const& picture)
{
    auto const asked = asked_by(call, picture, usual_level(picture));
    auto const below = GapRules{}.equity_below;
    auto lines = equity(picture, asked, below);
    auto const all_lines = lines.size();
    if (auto const k = suppress_below(call); k > 0) {
        auto const hidden = hidden_parts(lines, k);
        auto const anywhere = kept_back_anywhere(call, picture, asked);
        std::vector<EquityLine> told;
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (not hidden[i] and not anywhere.contains({lines[i].place, lines[i].body})) told.push_back(lines[i]);
        lines = std::move(told);
    }
    auto const kept_back = all_lines - lines.size();
    // Who is furthest behind comes first.
    std::ranges::stable_sort(lines, {}, &EquityLine::index);
    lines.resize(top_of(call, lines.size()));
    auto const& words = picture.engine->words();
    std::string out;
    base::JsonWriter json(out);
    json.object();
    write_method(json, picture, asked, asked.period ? asked.period : picture.told_period());
    json.member("behind_below", below).key("equity").list();
    cli::TextTable table({"place", "sector", "by", "part", "of the need", "of the reached", "index", ""}, {false, false, false, false, true, true, true, false});
    for (auto const& line : lines) {
        json.object();
        write_place(json, picture, line.place);
        json.member("body", words.bodies.word(line.body)).member("dimension", line.dimension).member("part", line.part);
        json.member("in_need", line.in_need).member("all_in_need", line.all_in_need).member("reached", line.reached);
        json.member("all_reached", line.all_reached).member("index", line.index).member("behind", line.behind).end();
        table.row({picture.place_code(line.place) + " " + picture.place_name(line.place), words.bodies.word(line.body), line.dimension, line.part,
                   percent_of({line.in_need, line.all_in_need}), percent_of({line.reached, line.all_reached}), fmt::format("{:.2f}", line.index),
                   line.behind ? "behind" : ""});
    }
    json.end().member("suppressed_parts", kept_back).end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    call.say(headline(picture, asked, "equity", asked.period ? asked.period : picture.told_period()));
    call.line();
    call.say(table.text());
    call.line(fmt::format("index: share of those reached over share of the need; behind below {}", below));
    return cli::Exit::done;
}

}

cli::Exit run_overlaps(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return overlaps_from(call, picture); }, true, true);
}

cli::Exit run_presence(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return presence_from(call, picture); }, false, true);
}

cli::Exit run_equity(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return equity_from(call, picture); });
}

}
