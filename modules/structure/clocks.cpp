#include "clocks.hpp"

#include <algorithm>

namespace muster::structure {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

base::Instant start_of(base::Day day) { return {std::int64_t{day.count} * day_ms}; }

struct Maker {
    std::string const& body;
    Position const& at;
    Moment const& moment;
    Papers const& papers;
    std::vector<Clock> all;

    void add(std::string_view clock, base::Instant from, base::Instant due, std::optional<base::Instant> done, std::string_view source)
    {
        bool const late = done ? *done > due : moment.at() > due;
        all.push_back({std::string(clock), from, due, done, done ? late ? "kept_late" : "kept" : late ? "late" : "running", std::string(source)});
    }

    /// The first or the last decision of a kind about the body, as far as it still stands.
    [[nodiscard]] Decision const* decision(std::string_view kind, bool last) const
    {
        Decision const* found = nullptr;
        for (auto const& record : papers.ledger) {
            auto const& made = record.decision;
            if (made.body != body or made.kind != kind or made.since > moment.at() or (made.taken_back_at and *made.taken_back_at <= moment.at())) continue;
            if (found == nullptr or last) found = &made;
        }
        return found;
    }

    [[nodiscard]] static std::optional<base::Instant> since(Decision const* made)
    {
        return made == nullptr ? std::nullopt : std::optional(made->since);
    }

    /// "Within a few days" of the onset the proposal goes out (FAQ).
    void proposal(Onset const& onset)
    {
        auto const* proposed = decision("propose", false);
        if (not onset or proposed == nullptr or proposed->action != "activate" or proposed->since.day() < *onset) return;
        add("proposal", start_of(*onset), end_of(onset->plus(papers.policy.proposal_days)), since(decision("submit", false)), "FAQ");
    }

    void reply()
    {
        auto const* sent = decision("transmit", true);
        auto const clock = moment.find(body, "clock", "reply");
        if (sent == nullptr or not clock) return;
        auto const due = instant_of(clock.fact->due);
        if (not due) return;
        bool const answered = clock.fact->value != "running";
        add("reply", sent->since, *due, answered ? std::optional(clock.decision->since) : std::nullopt, "S3; S38");
    }

    /// When the body last came to work.
    [[nodiscard]] Decision const* begun() const
    {
        Decision const* last = nullptr;
        for (auto const* kind : {"activate", "reactivate", "merge"})
            if (auto const* made = decision(kind, true); made != nullptr and (last == nullptr or made->id > last->id)) last = made;
        if (last == nullptr and is_at_work(at.state)) last = moment.find(body, "state").decision;
        return last;
    }

    void outline()
    {
        auto const* from = begun();
        if (from == nullptr or at.governance != "cluster") return;
        auto const due = end_of(from->since.day().plus(papers.policy.outline_days));
        std::optional<base::Instant> done;
        // The outline stands once it has a function, a capacity and a benchmark: with the first of the last kind.
        for (auto const* kind : {"function.", "capacity.", "benchmark."}) {
            std::optional<base::Instant> first;
            for (auto const& record : papers.ledger)
                for (auto const& fact : record.facts)
                    if (fact.body == body and fact.aspect == "plan" and fact.name.starts_with(kind) and record.decision.id > from->id and
                        record.decision.since <= moment.at() and (not first or record.decision.since < *first))
                        first = record.decision.since;
            if (not first) {
                done.reset();
                break;
            }
            done = done ? std::max(*done, *first) : *first;
        }
        add("outline", from->since, due, done, "S6");
    }

    void review()
    {
        auto const* from = begun();
        if (from == nullptr or not is_at_work(at.state) or at.governance == "group") return;
        auto const* last = decision("conclude", true);
        bool const first = last == nullptr or last->id < from->id;
        int const months = first and papers.policy.situation == "sudden_onset" ? papers.policy.first_review_months : papers.policy.review_months;
        auto const start = first ? from->since : last->since;
        auto due = end_of(months_later(start.day(), months));
        if (not first) {
            auto const said = moment.find(body, "review", "concluded");
            if (auto const day = said ? base::Day::parse(said.fact->due) : std::nullopt) due = end_of(*day);
            auto const before = kept_review(*last, *from);
            add("review_done", before.first, before.second, last->since, "S6; S55");
        }
        add("review", start, due, std::nullopt, "S6; S55");
    }

    /// When the last review had begun to run and was due.
    [[nodiscard]] std::pair<base::Instant, base::Instant> kept_review(Decision const& last, Decision const& from) const
    {
        Decision const* earlier = nullptr;
        for (auto const& record : papers.ledger)
            if (auto const& made = record.decision; made.body == body and made.kind == "conclude" and made.id < last.id and made.id > from.id) earlier = &made;
        bool const first = earlier == nullptr;
        int const months = first and papers.policy.situation == "sudden_onset" ? papers.policy.first_review_months : papers.policy.review_months;
        auto const start = first ? from.since : earlier->since;
        return {start, end_of(months_later(start.day(), months))};
    }

    void memoranda()
    {
        for (auto const& one : moment.all(body, "lead"))
            if (auto const due = base::Day::parse(one.fact->due)) add("memorandum", one.decision->since, end_of(*due), std::nullopt, "S42");
    }
};

}

base::Day months_later(base::Day day, int months)
{
    auto const whole = day.year() * 12 + day.month() - 1 + months;
    for (int last = day.day(); last > 27; --last)
        if (auto const found = base::Day::of(whole / 12, whole % 12 + 1, last)) return *found;
    return *base::Day::of(whole / 12, whole % 12 + 1, std::min(day.day(), 27));
}

std::vector<Clock> clocks_of(std::string const& body, Position const& at, Moment const& moment, Papers const& papers, Onset const& onset)
{
    Maker maker{body, at, moment, papers, {}};
    maker.proposal(onset);
    maker.reply();
    maker.outline();
    maker.review();
    maker.memoranda();
    return std::move(maker.all);
}

}
