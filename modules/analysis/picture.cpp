#include "picture.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/finding.hpp>
#include <base/words.hpp>
#include <span>
#include <standards/standards.hpp>
#include <text/fold.hpp>

namespace muster::analysis {

namespace {

/// Known to the operation, though no line or figure speaks of it yet.
int code_of(Codes& codes, std::string_view word, Unheard::Of of, bool shared)
{
    auto const known = codes.find(word);
    if (known < 0 and shared) throw Unheard{of, std::string(word)};
    return known < 0 ? codes.of(word) : known;
}

}

std::uint32_t Picture::submission_of(std::string_view id)
{
    if (not submissions.empty() and submissions.back() == id) return static_cast<std::uint32_t>(submissions.size() - 1);
    auto const [at, fresh] = by_submission_.try_emplace(std::string(id), static_cast<std::uint32_t>(submissions.size()));
    if (fresh) submissions.emplace_back(id);
    return at->second;
}

std::optional<std::uint32_t> Picture::line_at(std::string_view submission, std::int32_t row, std::int32_t part) const
{
    auto const known = by_submission_.find(submission);
    if (known == by_submission_.end() or known->second >= spans_.size()) return {};
    auto const [first, end] = spans_[known->second];
    auto const of = std::span(sources).subspan(first, end - first);
    auto const at = std::ranges::lower_bound(of, std::pair(row, part), {}, [](Source const& one) { return std::pair(one.row, one.part); });
    if (at == of.end() or at->row != row or at->part != part) return {};
    return static_cast<std::uint32_t>(first + (at - of.begin()));
}

void Picture::add_line(Source const& source, bool opens, bool severe)
{
    auto const id = static_cast<std::uint32_t>(sources.size());
    if (spans_.size() <= source.submission) spans_.resize(std::size_t(source.submission) + 1);
    auto& span = spans_[source.submission];
    if (span.second == 0) span.first = id;
    span.second = id + 1;
    sources.push_back(source);
    lines.push_back({true, opens, severe});
    any_severe = any_severe or severe;
}

std::unique_ptr<Picture> Picture::copy() const
{
    auto made = std::make_unique<Picture>();
    made->operation = operation;
    made->hidden = hidden;
    made->shared = shared;
    made->places = places;
    made->bodies = bodies;
    made->sources = sources;
    made->submissions = submissions;
    made->lines = lines;
    made->activity_words = activity_words;
    made->rule_sources = rule_sources;
    made->held = held;
    made->nil = nil;
    made->parts = parts;
    made->has_needs = has_needs;
    made->details = details;
    made->donors = donors;
    made->needs_sources = needs_sources;
    made->notes = notes;
    made->journal = journal;
    made->last_entry = last_entry;
    made->at = at;
    made->of_lines = of_lines;
    made->any_severe = any_severe;
    made->activities_met = activities_met;
    made->by_submission_ = by_submission_;
    made->spans_ = spans_;
    made->engine = engine->copy();
    return made;
}

std::string Picture::place_code(int place) const
{
    return static_cast<std::size_t>(place) < places->size() ? places->at(place).pcode : operation;
}

std::string Picture::place_name(int place) const
{
    return static_cast<std::size_t>(place) < places->size() ? places->at(place).name : base::say("place.whole_operation");
}

std::string Picture::partner_name(int partner) const
{
    auto const& id = engine->words().partners.word(partner);
    auto const known = partners->by_id(id);
    if (known < 0) return id;
    auto const& one = partners->at(known);
    return one.acronym.empty() ? one.name : one.acronym;
}

std::string Picture::body_name(int body) const
{
    auto const& code = engine->words().bodies.word(body);
    if (code.empty()) return "no sector given";
    auto const known = bodies->by_code(code);
    return known < 0 ? code == "intersectoral" ? "All sectors together" : code : bodies->at(known).name;
}

int Picture::place_meant(std::string_view words) const
{
    if (auto const exact = places->by_code(words); exact >= 0) return exact;
    if (words == operation) return engine->tree().root();
    geography::Asked asked;
    asked.any_code = words;
    auto found = places->find(asked);
    if (found.place < 0) {
        asked.any_code = {};
        asked.any_name = words;
        found = places->find(asked);
    }
    if (found.place < 0 or found.step == geography::Step::likeness) throw base::Refusal(rule("figures.unknown_place"), {std::string(words)});
    return found.place;
}

int Picture::body_meant(std::string_view words) const
{
    auto const& codes = engine->words().bodies;
    if (auto const exact = codes.find(words); exact >= 0) return exact;
    auto const found = bodies->find(words);
    if (found.size() != 1) throw base::Refusal(rule("figures.unknown_body"), {std::string(words)});
    return code_of(engine->words().bodies, bodies->at(found.front()).code, Unheard::Of::body, shared);
}

int Picture::partner_meant(std::string_view words) const
{
    auto known = partners->by_id(words);
    if (known < 0) known = partners->find(words, words).partner;
    if (known < 0) throw base::Refusal(rule("figures.unknown_partner"), {std::string(words)});
    return code_of(engine->words().partners, partners->at(known).id, Unheard::Of::partner, shared);
}

int Picture::group_meant(std::string_view words) const
{
    auto const& codes = engine->words().groups;
    if (auto const exact = codes.find(words); exact >= 0) return exact;
    auto const code = standards::group_of(words);
    if (code.empty()) throw base::Refusal(rule("figures.unknown_group"), {std::string(words)});
    return code_of(engine->words().groups, code, Unheard::Of::group, shared);
}

int Picture::finest_level() const
{
    for (int level = static_cast<int>(has_needs.size()) - 1; level >= 0; --level)
        if (has_needs[static_cast<std::size_t>(level)]) return level;
    int finest = 0;
    for (int place = 0; place < engine->tree().size(); ++place)
        if (engine->ground(place).rows() > 0) finest = std::max(finest, std::min(engine->tree().level(place), 5));
    return finest;
}

std::optional<base::Period> Picture::told_period() const
{
    std::optional<base::Period> all;
    auto const& periods = engine->words().periods;
    for (std::size_t code = 1; code < periods.size(); ++code) {
        if (not all) all = periods[code];
        all->first = std::min(all->first, periods[code].first);
        all->last = std::max(all->last, periods[code].last);
    }
    return all;
}

std::vector<Fact> facts_of(Engine const& engine)
{
    std::vector<Fact> facts;
    facts.reserve(engine.rows());
    for (int place = 0; place < engine.tree().size(); ++place)
        for (auto const& block : engine.ground(place).blocks())
            for (int row = 0; row < block.size(); ++row) facts.push_back(block.at(place, row));
    return facts;
}

}
