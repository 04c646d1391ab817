// The lines of one operation on their way from the published views into a picture.
#pragma once
#include "picture.hpp"
#include <activities/activities.hpp>
#include <standards/standards.hpp>

namespace muster::analysis {

class Lines {
public:
    Lines(store::Db& db, Picture& picture, bool details);
    /// Every line that counts now, into an engine that has none.
    void read();
    /// Lines that share their key with one of the submission: into the engine or out of it, as they stand now. False where
    /// another order of lines, words or codes than after read() would come of it: then all has to be read.
    [[nodiscard]] bool follow(std::string_view submission);
    /// Every version of the lines of one body; none of them goes into the engine.
    void each_version(std::string_view body, VersionSink const& sink);

private:
    enum Column {
        submission, row_no, part, partner, body, activity, place, grp, status, unit, first_day, last_day, reached_said, reached,
        targeted, girls, programme = int(girls) + lane_count - 1, donor, modality, starts, ends, counts, known_from = counts, known_until
    };
    Fact fact_of(store::Row const& row, int sign);
    void take(store::Row const& row);
    [[nodiscard]] bool hides(store::Row const& row) const { return picture_.hidden.line(row.text(body), row.text(place), row.text(partner)); }
    bool put(store::Row const& row);
    bool drop(store::Row const& row, std::uint32_t id);
    void take_detail(store::Row const& row);
    void take_figures(store::Row const& row, Fact& fact, int sign);
    [[nodiscard]] std::size_t words_met() const;
    int place_of(std::string_view code);
    int partner_of(std::string_view id);
    int activity_of(int of_body, std::string_view written);
    int new_activity(int of_body, std::string_view written);

    store::Db& db_;
    Picture& picture_;
    Engine& engine_;
    bool details_;
    standards::CountingRules rules_;
    std::int64_t household_ = 0;
    std::vector<Fact> facts_;
    struct Written : Codes {
        Written() : Codes("") {}
    };
    std::vector<Written> written_;                  // by body: activities as written
    std::vector<std::vector<int>> activity_codes_;  // of those
    Written met_partners_;
    std::vector<int> partner_codes_;
    int sealed_at_ = 0;                             // where the statement that runs says how the line is kept
    std::string last_place_words_;
    int last_place_ = 0;
};

/// The days between which a line lies; nothing where neither is told.
std::optional<base::Period> period_between(std::string_view first, std::string_view last);

}
