// Walks JSON piece by piece: each value is told once, nothing is kept.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace muster::formats {

class JsonHandler {
public:
    virtual ~JsonHandler() = default;
    virtual void open(bool list) = 0;  // [ or {
    virtual void close(bool list) = 0;
    virtual void key(std::string_view name) = 0;
    virtual void text(std::string_view value) = 0;
    virtual void number(std::string_view digits) = 0;
    virtual void boolean(bool value) = 0;
    virtual void null() = 0;
};

class JsonWalk {
public:
    /// A text longer than `text_bytes` is refused with file.too_large, naming `file`.
    JsonWalk(JsonHandler& handler, std::uint32_t max_depth, std::uint64_t text_bytes, std::string file);
    ~JsonWalk();
    JsonWalk(JsonWalk const&) = delete;
    JsonWalk& operator=(JsonWalk const&) = delete;

    /// Refuses with json.unreadable naming line and column, and with json.too_deep. False once it has been stopped.
    bool feed(std::string_view bytes);
    void finish();
    /// From inside the handler: no more.
    void stop();

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}
