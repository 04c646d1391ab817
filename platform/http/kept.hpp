// Answers that are kept, so that an unchanged figure costs no second thought: by the number of the journal, the day, what
// the caller is shown, and what was asked. Whoever writes makes all of them old at once.
#pragma once
#include <chrono>
#include <http/message.hpp>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace muster::http {

struct KeptAnswer {
    std::string type, etag, outcome, language, classification;
    std::shared_ptr<std::string const> plain, gzip;  // gzip is null where it was not tried, or is no smaller
    bool tried = false;
    [[nodiscard]] std::size_t size() const { return plain->size() + (gzip ? gzip->size() : 0) + 512; }
};

/// What a kept answer looks like to this request: 304, packed or plain.
Answer answer_with(KeptAnswer const& kept, Request const& request);
/// Headers of an answer that may be asked for again with its tag.
void mark_kept(Answer& answer, std::string const& etag);

class Kept {
public:
    explicit Kept(std::size_t most) : most_(most) {}
    std::shared_ptr<KeptAnswer const> find(std::string const& key);
    void keep(std::string const& key, std::shared_ptr<KeptAnswer const> answer);

    /// Without asking who it is: what the same words from the same sender were answered, less than a second ago. The answer is
    /// there as long as it is kept; this keeps none.
    struct Quick {
        std::int64_t head = 0;
        std::string account, subject;
        std::weak_ptr<KeptAnswer const> answer;
        std::chrono::steady_clock::time_point until;
    };
    std::optional<Quick> quick(std::string const& words);
    void keep_quick(std::string const& words, Quick quick);
    /// After a write: who may what can be another now.
    void forget_quick();
    [[nodiscard]] std::size_t bytes() const;

private:
    std::size_t const most_;
    mutable std::mutex guard_;
    std::unordered_map<std::string, std::shared_ptr<KeptAnswer const>> by_key_;
    std::size_t bytes_ = 0;
    std::mutex quick_guard_;
    std::unordered_map<std::string, Quick> by_words_;
};

/// What stands in a request that decides its answer, beside the journal.
std::string words_of(Request const& request);

}
