#include "search.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <bit>
#include <set>
#include <standards/standards.hpp>
#include <text/fold.hpp>

namespace muster::analysis {

namespace {

using std::size_t;

/// For each code whether it passes; empty where all do.
using Passing = std::vector<char>;

bool passes(Passing const& passing, int code) { return passing.empty() or (size_t(code) < passing.size() and passing[size_t(code)]); }

Passing passing_of(std::vector<int> const& codes, int all)
{
    Passing passing;
    if (codes.empty()) return passing;
    passing.assign(size_t(all), 0);
    for (int const code : codes) passing[size_t(code)] = 1;
    return passing;
}

bool holds(std::string const& folded, std::string const& part) { return folded.find(part) != std::string::npos; }

std::string month_of(base::Period const& period) { return period.first.text().substr(0, 7); }

/// One pass over all lines: what a line fails decides in which counts it stands.
class Pass {
public:
    Pass(Picture const& picture, Sought const& wanted) : picture_(picture), wanted_(wanted), words_(picture.engine->words())
    {
        bodies_ = passing_of(wanted.bodies, words_.bodies.size());
        partners_ = passing_of(wanted.partners, words_.partners.size());
        groups_ = passing_of(wanted.groups, words_.groups.size());
        for (size_t code = 0; wanted.period and code < words_.periods.size(); ++code) periods_.push_back(code != 0 and wanted.period->overlaps(words_.periods[code]));
        for (int i = 0; i <= int(standards::Status::cancelled); ++i) status_.push_back(among(wanted.statuses, standards::name_of(standards::Status(i))));
        for (int i = 0; i <= int(standards::Modality::mixed); ++i) modality_.push_back(among(wanted.modalities, standards::name_of(standards::Modality(i))));
        find_activities();
        find_places();
        find_text();
        for (auto& counts : counts_) counts.clear();
        counts_[size_t(Facet::body)].resize(size_t(words_.bodies.size()));
        counts_[size_t(Facet::partner)].resize(size_t(words_.partners.size()));
        counts_[size_t(Facet::activity)].resize(activity_names_.size());
        counts_[size_t(Facet::place)].resize(size_t(picture.engine->tree().size()) + 1);
        counts_[size_t(Facet::period)].resize(words_.periods.size());
        counts_[size_t(Facet::group)].resize(size_t(words_.groups.size()));
        counts_[size_t(Facet::modality)].resize(modality_.size());
        counts_[size_t(Facet::status)].resize(status_.size());
        fits_.resize(picture.details.size());
        partners_met_.resize(size_t(words_.partners.size()));
        fit_periods_.resize(words_.periods.size());
    }

    Hits run()
    {
        auto const& tree = picture_.engine->tree();
        std::vector<char> places(size_t(tree.size()));
        for (int place = 0; place < tree.size(); ++place)
            for (auto const& block : picture_.engine->ground(place).blocks())
                for (int row = 0; row < block.size(); ++row) {
                    if (not take(place, block.keys()[row], block.marks()[row], block.ids()[row])) continue;
                    places[size_t(place)] = 1;
                }
        found_.places = std::ranges::count(places, 1);
        found_.partners = std::ranges::count_if(partners_met_, [](char met) { return met != 0; });
        for (auto id = fits_.size(); id-- > 0;)
            if (fits_[id]) found_.lines.push_back(std::uint32_t(id));
        name_counts();
        return std::move(found_);
    }

private:
    static bool among(std::vector<std::string> const& wanted, std::string_view name) { return wanted.empty() or std::ranges::count(wanted, name) > 0; }

    /// Activities of several sectors that are written alike are one.
    void find_activities()
    {
        std::map<std::string, int> known;
        std::set<std::string> wanted;
        for (auto const& one : wanted_.activities) wanted.insert(text::fold(one));
        for (auto const& names : picture_.activity_words) {
            auto& codes = activity_of_.emplace_back();
            for (auto const& name : names) {
                auto const folded = text::fold(name);
                auto const [at, fresh] = known.try_emplace(folded, int(activity_names_.size()));
                if (fresh) {
                    activity_names_.push_back(name);
                    activity_folded_.push_back(folded);
                    activities_.push_back(wanted.empty() or wanted.contains(folded));
                }
                codes.push_back(at->second);
            }
        }
    }
    /// By place: the part of what is asked in which it lies; the tree's size where it lies in none, -1 outside.
    void find_places()
    {
        auto const& tree = picture_.engine->tree();
        int const whole = wanted_.place < 0 ? tree.root() : wanted_.place;
        // One country under the whole operation is no part to choose: its provinces are.
        int const only = wanted_.place < 0 and tree.children(whole).size() == 1 ? tree.children(whole).front() : whole;
        part_of_.assign(size_t(tree.size()), -1);
        for (int place = 0; place < tree.size(); ++place) {
            if (not tree.lies_in(place, whole)) continue;
            int below = place;
            auto const is_whole = [&](int at) { return at == whole or at == only; };
            while (not is_whole(below) and not is_whole(tree.parent(below))) below = tree.parent(below);
            part_of_[size_t(place)] = is_whole(below) ? tree.size() : below;
        }
    }
    void find_text()
    {
        auto const part = text::fold(wanted_.text);
        if (part.empty()) return;
        for (int code = 0; code < words_.partners.size(); ++code) {
            auto const known = picture_.partners->by_id(words_.partners.word(code));
            auto const name = known < 0 ? words_.partners.word(code) : picture_.partners->at(known).name + " " + picture_.partners->at(known).acronym;
            text_partners_.push_back(holds(text::fold(name), part));
        }
        for (auto const& folded : activity_folded_) text_activities_.push_back(holds(folded, part));
        auto const& tree = picture_.engine->tree();
        for (int place = 0; place < tree.size(); ++place)
            text_places_.push_back(place != tree.root() and (holds(text::fold(picture_.place_name(place)), part) or holds(text::fold(picture_.place_code(place)), part)));
    }

    [[nodiscard]] int activity_of(Key key) const
    {
        auto const body = size_t(key.body()), code = size_t(key.activity());
        return body < activity_of_.size() and code < activity_of_[body].size() ? activity_of_[body][code] : -1;
    }

    bool take(int place, Key key, Marks marks, std::uint32_t id)
    {
        auto const activity = activity_of(key);
        auto const modality = picture_.details[id].modality;
        auto const status = size_t(marks.status());
        unsigned failed = 0;
        auto const need = [&](Facet facet, bool fits) { failed |= unsigned(not fits) << unsigned(facet); };
        need(Facet::body, passes(bodies_, key.body()));
        need(Facet::partner, passes(partners_, key.partner()));
        need(Facet::activity, wanted_.activities.empty() or (activity >= 0 and activities_[size_t(activity)]));
        need(Facet::place, part_of_[size_t(place)] >= 0);
        need(Facet::period, passes(periods_, key.period()));
        need(Facet::group, passes(groups_, key.group()));
        need(Facet::modality, modality_[modality]);
        need(Facet::status, status_[status]);
        // What is severe is found by no words, and suggests no partner, activity or place (reliability.md, 5.4).
        bool const severe = picture_.any_severe and picture_.lines[id].severe;
        need(Facet::words, text_places_.empty() or (not severe and (text_places_[size_t(place)] or passes_text(key, activity))));
        if ((failed & (failed - 1)) != 0) return false;  // fails two: it stands in no count
        std::array<int, facet_count> const codes{key.body(), key.partner(), activity, part_of_[size_t(place)], key.period(), key.group(), modality, int(status)};
        auto const count = [&](size_t facet) {
            if (severe and (Facet(facet) == Facet::partner or Facet(facet) == Facet::activity or Facet(facet) == Facet::place)) return;
            if (codes[facet] >= 0) ++counts_[facet][size_t(codes[facet])];
        };
        if (failed != 0) {
            if (auto const facet = size_t(std::countr_zero(failed)); facet < facet_count) count(facet);
            return false;
        }
        for (size_t facet = 0; facet < facet_count; ++facet) count(facet);
        fits_[id] = 1;
        partners_met_[size_t(key.partner())] = key.partner() != 0;
        ++fit_periods_[size_t(key.period())];
        return true;
    }
    [[nodiscard]] bool passes_text(Key key, int activity) const
    {
        return text_partners_[size_t(key.partner())] or (activity >= 0 and text_activities_[size_t(activity)]);
    }

    [[nodiscard]] std::string value_of(Facet facet, size_t code) const
    {
        switch (facet) {
        case Facet::body: return words_.bodies.word(int(code));
        case Facet::partner: return words_.partners.word(int(code));
        case Facet::activity: return activity_names_[code];
        case Facet::place: return code == size_t(picture_.engine->tree().size()) ? "" : picture_.place_code(int(code));
        case Facet::period: return code == 0 ? "" : month_of(words_.periods[code]);
        case Facet::group: return words_.groups.word(int(code));
        case Facet::modality: return std::string(standards::name_of(standards::Modality(code)));
        case Facet::status: return std::string(standards::name_of(standards::Status(code)));
        case Facet::words: break;
        }
        return "";
    }
    void name_counts()
    {
        for (size_t facet = 0; facet < size_t(facet_count); ++facet) {
            std::map<std::string, std::int64_t> by_value;
            for (size_t code = 0; code < counts_[facet].size(); ++code)
                if (counts_[facet][code] > 0) by_value[value_of(Facet(facet), code)] += counts_[facet][code];
            auto& counted = found_.facets[facet];
            counted.assign(by_value.begin(), by_value.end());
            if (Facet(facet) != Facet::period) std::ranges::stable_sort(counted, std::greater<>(), [](auto const& one) { return one.second; });
        }
        for (size_t period = 1; period < fit_periods_.size(); ++period)
            if (fit_periods_[period] > 0) found_.months[month_of(words_.periods[period])] += fit_periods_[period];
    }

    Picture const& picture_;
    Sought const& wanted_;
    Words const& words_;
    Passing bodies_, partners_, groups_, periods_, status_, modality_, activities_, text_partners_, text_activities_, text_places_, partners_met_;
    std::vector<std::vector<int>> activity_of_;  // by body and code
    std::vector<std::string> activity_names_, activity_folded_;
    std::vector<int> part_of_;
    std::array<std::vector<std::int64_t>, facet_count> counts_;
    std::vector<char> fits_;                     // by fact id
    std::vector<std::int64_t> fit_periods_;
    Hits found_;
};

}

Hits search(Picture const& picture, Sought const& wanted)
{
    ENSURE(picture.details.size() == picture.sources.size());
    return Pass(picture, wanted).run();
}

}
