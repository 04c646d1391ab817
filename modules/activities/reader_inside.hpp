// The working parts of SheetReader, shared by reader_*.cpp only.
#pragma once
#include "key_table.hpp"
#include "reader.hpp"
#include <array>
#include <base/ensure.hpp>
#include <optional>

namespace muster::activities {

/// Answers remembered by the words asked: a list value, a date, a place is read once, not once a row.
template <typename Answer>
class Memo {
public:
    template <typename Make>
    Answer const& of(std::string_view words, Make const& make)
    {
        if (auto const at = answers_.find(words); at != answers_.end()) return at->second;
        return answers_.emplace(std::string(words), make()).first->second;
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return base::quick_hash(text); }
    };
    std::unordered_map<std::string, Answer, Hash, std::equal_to<>> answers_;
};

/// A finding that goes with an answer, each time it is used.
struct Said {
    base::Rule const* rule = nullptr;
    std::int32_t args = 0;
};

struct PartnerAnswer {
    std::vector<std::int32_t> partners;
    Said said;
};
struct PlaceAnswer {
    std::int32_t place = -1;
    geography::Step step = geography::Step::none;
    std::array<Said, 3> said;
    std::int32_t words = 0;      // what was asked, in the pool
};
struct BodyAnswer {
    std::vector<int> bodies;
};
struct DayAnswer {
    std::int32_t first = no_day, last = no_day;
    bool is_period = false, without_year = false;
    Said said;
};
struct NumberAnswer {
    base::Told told;
    Said said;
};

/// A row that was read but for its partners: they are settled when the whole sheet has been seen.
struct OpenRow {
    std::uint32_t row = 0;
    std::uint32_t first_line = 0, lines = 0;  // in Inside::open_lines
    std::uint32_t marks_end = 0;              // of the marks made while it was read
    std::array<std::int32_t, 4> sides{-1, -1, -1, -1};  // into Inside::sides, who does the work first
    std::array<Column const*, 4> columns{};
    base::Key128 own_id;                      // zero where the sheet gives none
    base::Key128 work;                        // sub-activity, indicator and site
    std::int32_t project = 0;                 // text pool
};

/// The figures of one line: of a plain table one set, of a wide one a set for each sector, month or group.
struct FigureSet {
    Unfold unfold;
    std::vector<Column const*> reached, targeted, households, either, quantity, disabled;
    struct Cell {
        Column const* column;
        std::int32_t SexAge::*cell;  // null where the sex is not known
        std::uint16_t band;
    };
    std::vector<Cell> parts;
    std::uint16_t best_band = 0;
    bool two_bands = false;
};

struct SheetReader::Inside {
    Inside(Layout const& layout, Mapping const& mapping, World& world, std::string const& file_name);

    // reader.cpp
    void take(formats::SheetRow const& row);
    enum class Look { data, blank, total, title };
    Look look(formats::SheetRow const& row);
    void read_row();
    void close_rows();
    void close_row(OpenRow const& open, std::vector<Line>& lines);
    void expand(OpenRow const& open, std::vector<std::int32_t> const& who, std::int32_t programme, std::vector<Line>& lines);
    void count_row(std::size_t first_line);
    void add_running();
    void mark(base::Rule const& rule, Column const* column, std::vector<std::string> const& args);
    void say(Said const& said, Column const* column);
    [[nodiscard]] formats::Cell const& cell(Column const* column) const;
    [[nodiscard]] std::string_view words(Column const* column);
    [[nodiscard]] std::string_view first_words(std::vector<Column const*> const& columns, Column const** used = nullptr);
    Said make_said(base::Rule const& rule, std::vector<std::string> const& args);

    // reader_who.cpp
    void read_sides(OpenRow& open, Line& line);
    struct Side {
        std::string_view name, acronym, type;
        Column const* column = nullptr;
        [[nodiscard]] bool nobody() const { return name.empty() and acronym.empty(); }
    };
    Side side_of(Role role);
    void settle_sides();
    PartnerAnswer partner_answer(std::string_view name, std::string_view acronym, std::string_view type);
    std::vector<std::int32_t> const& partners_of(OpenRow const& open, std::int32_t& programme);
    std::vector<int> read_bodies();
    void read_lists(Line& line);

    // reader_where.cpp
    void read_place(Line& line);
    PlaceAnswer find_place(geography::Asked const& asked);  // scratch holds the question
    [[nodiscard]] std::string asked_words(geography::Asked const& asked) const;

    // reader_when.cpp
    void read_dates(Line& line);
    DayAnswer const& day_of(Column const* column);
    void read_period(Line& line);
    void find_context(std::string const& file_name);

    // reader_figures.cpp
    void build_figures();
    bool read_figures(Line& line, FigureSet const& set);
    base::Told number_of(Column const* column, bool report);
    base::Told first_number(std::vector<Column const*> const& columns);
    void check_population(Line& line, FigureSet const& set);

    // reader_twins.cpp
    bool is_repeat();
    void key_row();
    void key_work(OpenRow& open);
    void key_line(OpenRow const& open, Line& line);
    void find_twins(OpenRow const& open, std::size_t first_line);
    void find_double(OpenRow const& open, std::size_t first_line);

    Layout const& layout;
    Mapping const& mapping;
    World& world;
    std::unique_ptr<Reading> reading = std::make_unique<Reading>();

    // The row being read.
    formats::SheetRow const* row = nullptr;
    std::uint32_t row_number = 0;
    std::uint16_t part = 0;
    std::vector<bool> error_told;  // per cell of the row: a spreadsheet error was marked already

    // Columns by what they mean, surest first.
    struct OrgColumns {
        std::vector<Column const*> name, acronym, type;
        [[nodiscard]] bool any() const { return not name.empty() or not acronym.empty(); }
    };
    std::array<OrgColumns, 5> orgs;  // by Role
    std::vector<Column const*> sectors, subsectors, groups, statuses, modalities, units, activities, sub_activities, indicators,
        projects, starts, ends, periods, years, quarters, reporteds, sites, ids;
    std::array<std::array<std::vector<Column const*>, 2>, 16> places;  // by level, name 0 or code 1
    Column const* lat = nullptr;
    Column const* lon = nullptr;
    std::vector<FigureSet> figures;
    std::size_t mapped_columns = 0;

    std::optional<int> context_year;
    std::optional<base::Period> context_period;  // where no column tells one
    bool context_year_told = false, missing_year_told = false, context_period_told = false;
    std::uint32_t last_row = 0;
    std::map<Column const*, double> running, since_total;

    /// An organisation as the sheet words it, and how often.
    struct Worded {
        std::string name, acronym, type;
        std::int64_t times = 0;
        PartnerAnswer answer;
    };
    std::vector<Worded> sides;
    Memo<std::int32_t> side_memo;
    std::vector<std::int32_t> given_partners;    // who is taken where the row names nobody
    std::vector<OpenRow> open_rows;
    std::vector<Line> open_lines;
    std::span<Mark const> row_marks;           // of the row that is being closed, made while it was read
    Memo<PlaceAnswer> place_memo;
    Memo<BodyAnswer> body_memo;
    Memo<standards::Status> status_memo;
    Memo<standards::Modality> modality_memo;
    Memo<standards::Unit> unit_memo;
    Memo<std::string> group_memo;
    std::vector<Memo<DayAnswer>> day_memo;       // by column index
    std::vector<Memo<NumberAnswer>> number_memo;

    base::Key128 row_key;
    KeyTable<std::uint32_t> rows_seen, doubles, times_of_line;
    KeyTable<std::pair<std::uint32_t, std::uint32_t>> lines_of_id;
    std::string scratch, scratch2;
};

}
