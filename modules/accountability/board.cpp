// The board: every duty of every body on a day, out of facts read once.
#include "facts.hpp"
#include "lists.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/words.hpp>

namespace muster::accountability {
namespace {

constexpr std::size_t most_evidence = 12;

base::Day months_later(base::Day day, int months)
{
    int const zero_based = day.month() - 1 + months;
    int const year = day.year() + zero_based / 12, month = zero_based % 12 + 1;
    // 31 January and a month is the last day of February.
    for (int d = day.day(); d > 28; --d)
        if (auto made = base::Day::of(year, month, d)) return *made;
    auto made = base::Day::of(year, month, std::min(day.day(), 28));
    ENSURE(made.has_value());
    return *made;
}

bool is_realistic(std::string_view global_code)
{
    return global_code.starts_with("PRO") or global_code == "ERY" or global_code == "CCM" or global_code == "SLSC";
}

bool has(std::vector<std::string> const& list, std::string_view what) { return std::ranges::find(list, what) != list.end(); }

/// Why a duty is not asked of a body; "" where it is.
std::string why_not(Duty const& duty, std::string_view kind, std::string_view global_code)
{
    bool const of_cluster = kind != "sector";
    if (has(duty.applies_to, "realistic")) {
        if (not of_cluster) return why("no_last_resort");
        return is_realistic(global_code) ? "" : why("not_realistic");
    }
    if (has(duty.applies_to, kind)) return {};
    if (duty.id == "F4d" or duty.id.starts_with("T13")) return why("no_last_resort");
    return why("no_endorsement");
}

/// Whether a body of structure has a board, and of which kind; "" where it has none.
std::string kind_of(structure::BodyOnDay const& body)
{
    constexpr std::string_view over[] = {"deactivated", "dormant", "merged", "declined", "handed_over", "none"};
    if (std::ranges::find(over, body.state) != std::end(over)) return {};
    if (body.type == "national_cluster") return "cluster";
    if (body.type == "aor") return "aor";
    return body.type == "sector_gov" ? "sector" : "";
}

/// Everything of one day.
class Day {
public:
    Day(store::Db& db, Facts const& facts, base::Day on) : facts_(facts), on_(on), stood_(structure::on(db, facts.operation, on))
    {
        board_.operation = facts.operation;
        board_.on = on;
    }

    Board made(std::string const& wanted)
    {
        for (auto const& body : facts_.bodies)
            if (not body.code.empty() and (wanted.empty() or body.code == wanted)) shown(body, not wanted.empty());
        // A body of which nothing is known but that it was decided on.
        for (auto const& stood : stood_)
            if ((wanted.empty() or stood.code == wanted) and
                std::ranges::none_of(facts_.bodies, [&](auto const& body) { return body.code == stood.code; }))
                shown({stood.code, stood.name, {}, {}, {}, {}}, not wanted.empty());
        auto const whole = std::ranges::find(facts_.bodies, "", &BodyFacts::code);
        ENSURE(whole != facts_.bodies.end());
        for (auto const& duty : duties())
            if (duty.applies_to.front() == "country" or duty.applies_to.front() == "global")
                board_.standings.push_back(stand(duty, *whole, nullptr, ""));
        return std::move(board_);
    }

private:
    void shown(BodyFacts const& body, bool wanted)
    {
        auto const at = std::ranges::find(stood_, body.code, &structure::BodyOnDay::code);
        structure::BodyOnDay const* stood = at == stood_.end() ? nullptr : &*at;
        auto const kind = stood ? kind_of(*stood) : body.kind;
        if (kind != "cluster" and kind != "aor" and kind != "sector") return;
        if (not stood and not wanted and not is_alive(body)) return;
        BodyShown line{body.code, stood ? stood->name : body.name, kind, stood ? stood->state : "not_established", {}, {}, {}, {}};
        if (stood) {
            for (auto const& lead : stood->leads)
                if (lead.accountable) {
                    auto const known = facts_.names.find(lead.partner);
                    line.lead += (line.lead.empty() ? "" : ", ") + lead.partner;
                    line.lead_name += (line.lead_name.empty() ? "" : ", ") + (known == facts_.names.end() ? lead.partner : known->second);
                }
            line.accountable_to = stood->accountable_to;
        }
        for (auto const& duty : duties()) {
            if (duty.applies_to.front() == "country" or duty.applies_to.front() == "global" or on_ < duty.valid_from) continue;
            board_.standings.push_back(stand(duty, body, stood, kind));
            ++line.counts[board_.standings.back().state];
        }
        board_.bodies.push_back(std::move(line));
    }

    /// Nothing was decided about it, but people work there: reports or figures of need in the last year.
    bool is_alive(BodyFacts const& body) const
    {
        auto const year_ago = on_.plus(-365);
        return std::ranges::any_of(body.reports, [&](auto const& one) { return one.holds(on_) and year_ago <= one.period.last; }) or
               std::ranges::any_of(body.facts,
                                   [&](auto const& one) { return one.kind == Kind::needs and one.since <= on_ and year_ago <= one.since; });
    }

    Standing stand(Duty const& duty, BodyFacts const& body, structure::BodyOnDay const* stood, std::string const& kind) const
    {
        Standing made;
        made.duty = &duty;
        made.body = body.code;
        Question question{duty, facts_, body, stood, kind, on_, {}};
        if (auto reason = kind.empty() ? std::string() : why_not(duty, kind, body.global_code); not reason.empty()) {
            made.state = State::not_applicable;
            made.why = std::move(reason);
            return made;
        }
        question.clock = clock_of(question);
        auto verdict = judge(question);
        made.state = verdict.state;
        made.why = std::move(verdict.why);
        made.clock = question.clock;
        made.evidence = std::move(verdict.evidence);
        take_words(made);
        std::ranges::stable_sort(made.evidence, [](auto const& left, auto const& right) { return right.on < left.on; });
        made.evidence_count = static_cast<std::int64_t>(made.evidence.size());
        if (made.evidence.size() > most_evidence) made.evidence.resize(most_evidence);
        return made;
    }

    /// What people added or contested, in the order in which they said it.
    void take_words(Standing& made) const
    {
        for (auto const& said : facts_.words) {
            if (said.duty != made.duty->id or said.body != made.body) continue;
            if (on_ < said.since or (said.until and *said.until <= on_)) continue;
            if (said.kind == "evidence") {
                if (said.valid_to and *said.valid_to < on_) continue;
                made.evidence.push_back({said.what, said.since, said.document.empty() ? "" : "muster document get " + said.document,
                                         said.document.empty() ? "" : "/operations/" + facts_.operation + "/documents/" + said.document,
                                         said.actor, said.document});
                // Without a source of evidence nothing is ever wholly fulfilled.
                bool const waits = made.duty->rule == "none";
                auto const reaches = said.says == State::fulfilled and not waits ? State::fulfilled : State::partly;
                if (reaches < made.state) {
                    made.state = reaches;
                    made.why = why("shown", {said.actor, said.what}) + " " + (waits ? why("no_source_yet") : why("by_itself", {made.why}));
                }
                continue;
            }
            auto const computed = made.contest ? made.contest->computed : made.state;
            made.contest = Contest{said.id, said.actor, said.reason, said.document, said.since, computed};
            made.state = said.says;
            made.why = why("contested", {said.actor, said.reason}) + " " + why("by_itself", {word("duty.state.", name_of(computed)) + "."});
        }
    }

    std::optional<ClockOnDay> clock_of(Question const& question) const
    {
        if (question.duty.clock.empty()) return {};
        auto const& all = clocks();
        auto const line = std::ranges::find(all, question.duty.clock, &ClockLine::clock);
        ENSURE(line != all.end());
        ClockOnDay made{line->clock, base::say("duty.clock." + line->clock), {}, {}, "not_started"};
        if (line->keeper == "structure") return of_structure(question, *line, std::move(made));
        if (line->starts == "cycle") {
            if (auto const* cycle = question.cycle()) run(made, cycle->period.last, cycle->due);
            return made;
        }
        auto start = line->starts == "onset" ? facts_.onset : facts_.first_activation;
        if (not start or on_ < *start) return made;
        // Each document of its kind begins the next stretch.
        auto months = line->first_months;
        auto kinds = question.list("kinds");
        if (kinds.empty()) kinds = question.list("document");
        if (auto const done = kinds.empty() ? std::vector<Fact const*>{} : question.facts(Kind::document, kinds); not done.empty()) {
            start = done.front()->since;
            months = line->every_months;
        }
        run(made, *start, months_later(*start, months));
        return made;
    }

    void run(ClockOnDay& clock, base::Day start, base::Day due) const
    {
        clock.starts = start;
        clock.due = due;
        clock.state = due < on_ ? "late" : "running";
    }

    static ClockOnDay of_structure(Question const& question, ClockLine const& line, ClockOnDay made)
    {
        if (not question.stood) return made;
        for (auto const& clock : question.stood->clocks)
            if (clock.clock == line.starts) {
                made.starts = clock.from.day();
                made.due = clock.due.day();
                made.state = clock.state;
            }
        return made;
    }

    Facts const& facts_;
    base::Day on_;
    std::vector<structure::BodyOnDay> stood_;
    Board board_;
};

}

std::vector<Board> boards(store::Db& db, std::string const& operation, std::vector<base::Day> const& days, std::string const& body)
{
    ENSURE(not days.empty());
    auto const last = *std::ranges::max_element(days);
    auto wanted = body;
    if (not body.empty()) {
        auto const known = structure::Bodies::load(db, operation, last);
        auto const at = known->by_code(body);
        if (at < 0) throw base::Refusal(no_body, {body, last.text()});
        wanted = known->at(at).code;
    }
    auto facts = gather(db, operation, *std::ranges::min_element(days), last, wanted);
    if (not wanted.empty() and std::ranges::none_of(facts.bodies, [&](auto const& one) { return one.code == wanted; })) {
        auto const known = structure::Bodies::load(db, operation, last);
        auto const& named = known->at(known->by_code(wanted));
        facts.bodies.push_back({named.code, named.name, named.global_code, named.kind, {}, {}});
    }
    std::vector<Board> all;
    for (auto const day : days) all.push_back(Day(db, facts, day).made(wanted));
    return all;
}

Board board(store::Db& db, std::string const& operation, base::Day on, std::string const& body)
{
    auto made = std::move(boards(db, operation, {on}, body).front());
    if (not body.empty() and made.bodies.empty()) throw base::Refusal(no_body, {body, on.text()});
    return made;
}

}
