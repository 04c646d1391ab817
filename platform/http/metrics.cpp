#include "metrics.hpp"
#include <fmt/core.h>

namespace muster::http {

void Metrics::answered(std::string const& verb, std::string const& route, int status, std::int64_t microseconds, std::int64_t bytes)
{
    auto label = fmt::format("verb=\"{}\",route=\"{}\",status=\"{}\"", verb, route, status);
    std::size_t which = 0;
    while (which < bounds_.size() and static_cast<double>(microseconds) > bounds_[which] * 1e6) ++which;
    std::lock_guard const lock(guard_);
    ++by_label_[std::move(label)];
    ++by_time_[which];
    ++all_;
    microseconds_ += microseconds;
    bytes_ += bytes;
}

std::string Metrics::text(std::initializer_list<Gauge> others) const
{
    std::string out;
    std::lock_guard const lock(guard_);
    out += "# HELP muster_http_requests_total Requests that were answered.\n# TYPE muster_http_requests_total counter\n";
    for (auto const& [label, count] : by_label_) out += fmt::format("muster_http_requests_total{{{}}} {}\n", label, count);
    out += "# HELP muster_http_request_seconds From the end of the request to the end of the answer.\n# TYPE muster_http_request_seconds histogram\n";
    std::int64_t below = 0;
    for (std::size_t i = 0; i < bounds_.size(); ++i) out += fmt::format("muster_http_request_seconds_bucket{{le=\"{}\"}} {}\n", bounds_[i], below += by_time_[i]);
    out += fmt::format("muster_http_request_seconds_bucket{{le=\"+Inf\"}} {}\nmuster_http_request_seconds_sum {}\nmuster_http_request_seconds_count {}\n", all_, static_cast<double>(microseconds_) / 1e6, all_);
    auto const counter = [&](std::string_view name, std::string_view help, std::int64_t value) { out += fmt::format("# HELP {0} {1}\n# TYPE {0} counter\n{0} {2}\n", name, help, value); };
    counter("muster_http_sent_bytes_total", "Bytes of answers.", bytes_);
    counter("muster_http_kept_answers_total", "Answers that were made of kept bytes.", kept);
    counter("muster_http_unchanged_total", "Answers that only said that nothing changed.", unchanged);
    counter("muster_http_turned_away_total", "Requests that were told to come back, because too many waited.", turned_away);
    for (auto const& one : others) out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", one.name, one.help, one.value);
    return out;
}

}
