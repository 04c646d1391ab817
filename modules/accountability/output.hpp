// Boards as documents, tables and reports.
#pragma once
#include <accountability/accountability.hpp>
#include <base/json.hpp>
#include <paper/paper.hpp>

namespace muster::accountability {

void write(base::JsonWriter& json, Board const& board);
void write(base::JsonWriter& json, Standing const& standing);
/// Months side by side: what each duty's state was at the end of each.
void write_history(base::JsonWriter& json, std::vector<Board> const& boards);
std::string table_of(Board const& board, bool one_body);
std::string table_of(std::vector<Board> const& boards);

/// What a report says beside the board.
struct Cover {
    std::string operation_name, body_name, lead, place_line, foot;
    base::Day on;
    bool yearly = false;  // the Humanitarian Coordinator's report to the Emergency Relief Coordinator
};
/// `before` is the board at the beginning of the stretch that is reported on.
paper::Letter report_of(Board const& board, Board const& before, Cover const& cover);

}
