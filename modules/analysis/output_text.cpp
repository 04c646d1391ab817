#include "output.hpp"
#include <fmt/core.h>

namespace muster::analysis {

std::string mark_of(base::Told told)
{
    using enum base::Saying;
    if (told.is_told()) return cli::grouped(told.value());
    return told.saying() == not_reported or told.saying() == nil ? "–" : "·";
}

std::string shortened(std::string const& text, std::size_t letters)
{
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        bool const begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        if (begins and letters-- == 0) return text.substr(0, at) + "…";
    }
    return text;
}

std::string headline(Picture const& picture, Asked const& asked, std::string_view what, std::optional<base::Period> period)
{
    std::string bodies;
    for (int const body : asked.bodies) bodies += (bodies.empty() ? "" : ", ") + picture.body_name(body);
    std::string text = (bodies.empty() ? "All sectors" : bodies) + fmt::format(" · {} · ", what);
    if (asked.group != 0) text += picture.engine->words().groups.word(asked.group) + " · ";
    text += not period ? "no period told" : asked.period ? period->text() : fmt::format("{} to {}", period->first.text(), period->last.text());
    return text + fmt::format(" · profile {} · journal {}\n", asked.profile->name, picture.journal);
}

namespace {

std::string remark(Figure const& figure)
{
    using enum base::Saying;
    std::string text;
    auto const add = [&](std::string const& words) { text += (text.empty() ? "" : "; ") + words; };
    if (figure.only_whole) add("for the whole of it, not placed below");
    if (figure.reached.saying() == nil) add("nil report");
    else if (figure.reached.saying() == not_reported) add(figure.presence.rows > 0 ? "present, no number told" : "no report");
    else if (figure.reached.saying() == not_applicable) add("counts no people");
    if (not figure.in_need.is_told() and not figure.only_whole) add("not assessed");
    if (figure.above_target) add("above the target");
    if (figure.at_population) add("held to the population");
    if (figure.held > 0) add(fmt::format("{} held", figure.held));
    return text;
}

/// Nothing counted, though rows wait for a person: that is neither a zero nor a silence.
std::string reached_mark(Figure const& figure)
{
    if (not figure.reached.is_told() and figure.presence.rows == 0 and figure.held > 0) return "?";
    return figure.hides(Figure::total_bit) ? "<" : mark_of(figure.reached);
}

std::string between_text(Figure const& figure)
{
    if (not figure.reached.is_told() or figure.hides(Figure::total_bit)) return "";
    return cli::grouped(figure.between.at_least.value) + " – " + cli::grouped(figure.between.at_most.value);
}

}

std::string figures_text(Picture const& picture, Figures const& figures, std::span<Figure const> shown)
{
    auto const& words = picture.engine->words();
    bool const one_body = figures.asked.bodies.size() == 1;
    std::vector<std::string> header{"place"};
    std::vector<bool> right{false};
    auto const column = [&](std::string const& name, bool number) {
        header.push_back(name);
        right.push_back(number);
    };
    if (not one_body) column("sector", false);
    if (figures.asked.each_group) column("group", false);
    for (auto const* name : {"in need", "targeted", "reached", "at least – at most", "of target", "of need", "partners", "reports"}) column(name, true);
    column("", false);
    cli::TextTable table(header, right);
    for (auto const& figure : shown) {
        std::vector<std::string> cells{picture.place_code(figure.place) + " " + picture.place_name(figure.place)};
        if (not one_body) cells.push_back(words.bodies.word(figure.body).empty() ? "(none given)" : words.bodies.word(figure.body));
        if (figures.asked.each_group) cells.push_back(figure.group == everybody ? "everybody" : words.groups.word(figure.group));
        for (auto& cell : {figure.hides(Figure::need_bit) ? "<" : mark_of(figure.in_need), figure.hides(Figure::target_bit) ? "<" : mark_of(figure.targeted), reached_mark(figure), between_text(figure),
                           percent_of(figure.of_target()), percent_of(figure.of_need()), std::to_string(figure.presence.partners().size()),
                           cli::grouped(figure.presence.rows), remark(figure)})
            cells.push_back(cell);
        table.row(cells);
    }
    return table.text();
}

std::string notes_text(Picture const& picture, Figures const& figures)
{
    std::string text = fmt::format("rows held out of these figures: {}\n", cli::grouped(figures.held));
    auto const say = [&](std::int64_t count, std::string_view what) {
        if (count > 0) text += fmt::format("{} {}\n", cli::grouped(count), what);
    };
    auto const& notes = picture.notes;
    say(notes.no_place, "lines name no place: counted for the whole operation only");
    say(notes.no_body, "lines name no sector");
    say(figures.without_period, "lines say no period, so they are in none that is asked for");
    say(figures.sticking_out, "lines reach beyond the period asked for and are counted whole");
    say(notes.not_people, "lines count something else than people");
    say(notes.households, "lines count households: set household.size to count their people");
    say(notes.beyond, "lines tell more people than live in any country: not counted");
    say(notes.needs_unplaced, "figures of need lie in places that the gazetteer does not know");
    say(figures.unknown_places, "places of this level have neither need nor report: --all lists them");
    return text + "0 zero reported   – not reported   · not assessed or does not apply   ? only held rows\n";
}

std::string source_text(Picture const& picture, std::uint32_t fact)
{
    auto const& source = picture.sources[fact];
    return fmt::format("{} row {}{}", picture.submissions[source.submission], source.row,
                       source.part > 0 ? fmt::format(" part {}", source.part) : "");
}

std::string how_text(Picture const& picture, How const& how)
{
    auto const& words = picture.engine->words();
    cli::TextTable table({"step", "place", "sector", "group", "activity", "partner", "reached", "at least – at most", "rows", "rule"},
                         {false, false, false, false, false, false, true, true, true, false});
    for (auto const& step : how.steps)
        table.row({base::say(step.step), picture.place_code(step.place), words.bodies.word(step.body), words.groups.word(step.group),
                   step.activity < 0 ? "" : shortened(picture.activity_words[std::size_t(step.body)][std::size_t(step.activity)], 48),
                   step.partner < 0 ? "" : picture.partner_name(step.partner),
                   step.told > 0 ? cli::grouped(step.people.chosen.value) : "–",
                   step.told > 0 ? cli::grouped(step.people.at_least.value) + " – " + cli::grouped(step.people.at_most.value) : "",
                   cli::grouped(step.rows), step.rule});
    auto text = table.text();
    if (how.steps_more > 0) text += fmt::format("… and {} more steps\n", cli::grouped(how.steps_more));
    text += "rows counted:\n";
    for (auto const row : how.rows) text += "  " + source_text(picture, row) + "\n";
    if (how.rows_more > 0) text += fmt::format("  … and {} more\n", cli::grouped(how.rows_more));
    if (not how.silent.empty()) text += "rows that tell no number:\n";
    for (auto const row : how.silent) text += "  " + source_text(picture, row) + "\n";
    if (not how.left_out.empty()) text += "rows left out:\n";
    for (auto const& [row, why] : how.left_out) text += "  " + source_text(picture, row) + ": " + why + "\n";
    return text;
}

}
