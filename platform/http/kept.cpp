#include "assets.hpp"
#include "kept.hpp"

namespace muster::http {

void mark_kept(Answer& answer, std::string const& etag)
{
    answer.set("etag", etag);
    answer.set("cache-control", "private, no-cache");
    answer.set("vary", "accept-encoding, accept-language, authorization, cookie");
}

Answer answer_with(KeptAnswer const& kept, Request const& request)
{
    Answer answer{.status = 200, .type = kept.type};
    mark_kept(answer, kept.etag);
    if (names_tag(request.header("if-none-match"), kept.etag)) {
        answer.status = 304;
        return answer;
    }
    answer.set("content-language", kept.language);
    if (not kept.classification.empty()) answer.set("x-muster-classification", kept.classification);
    if (not kept.outcome.empty()) answer.set("x-muster-outcome", kept.outcome);
    bool const packed = kept.gzip != nullptr and takes_coding(request.header("accept-encoding"), "gzip");
    if (packed) answer.set("content-encoding", "gzip");
    answer.kept = packed ? kept.gzip : kept.plain;
    return answer;
}

std::shared_ptr<KeptAnswer const> Kept::find(std::string const& key)
{
    std::lock_guard const lock(guard_);
    auto const at = by_key_.find(key);
    return at == by_key_.end() ? nullptr : at->second;
}

void Kept::keep(std::string const& key, std::shared_ptr<KeptAnswer const> answer)
{
    std::lock_guard const lock(guard_);
    if (answer->size() > most_ / 4) return;
    // Keys hold the number of the journal, so most of what is here is old when the room is used up.
    if (bytes_ + answer->size() > most_) by_key_.clear(), bytes_ = 0;
    auto& place = by_key_[key];
    if (place) bytes_ -= place->size();
    bytes_ += answer->size();
    place = std::move(answer);
}

std::optional<Kept::Quick> Kept::quick(std::string const& words)
{
    std::lock_guard const lock(quick_guard_);
    auto const at = by_words_.find(words);
    if (at == by_words_.end() or std::chrono::steady_clock::now() > at->second.until) return {};
    return at->second;
}

void Kept::keep_quick(std::string const& words, Quick quick)
{
    constexpr std::size_t most = 4096;
    std::lock_guard const lock(quick_guard_);
    if (by_words_.size() >= most) by_words_.clear();
    by_words_[words] = std::move(quick);
}

void Kept::forget_quick()
{
    std::lock_guard const lock(quick_guard_);
    by_words_.clear();
}

std::size_t Kept::bytes() const
{
    std::lock_guard const lock(guard_);
    return bytes_;
}

std::string words_of(Request const& request)
{
    std::string words;
    for (auto const name : {"authorization", "cookie", "accept-language"}) words.append(request.header(name)).append("\n");
    return words.append(request.secure ? "s " : "p ").append(request.target);
}

}
