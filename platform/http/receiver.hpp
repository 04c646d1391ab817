#pragma once
#include "desk.hpp"
#include <cstdio>

namespace muster::http {

/// Where the bytes of a body go: into memory, or into a file.
class Receiver {
public:
    Receiver(Exchange& exchange, std::string const& folder) : exchange_(exchange)
    {
        if (exchange.route->brings != Brings::file) return;
        exchange.request.file = folder + "/" + exchange.request.id + ".in";
        file_ = std::fopen(exchange.request.file.c_str(), "wb");
        failed_ = file_ == nullptr;
    }
    Receiver(Receiver const&) = delete;
    Receiver& operator=(Receiver const&) = delete;
    ~Receiver()
    {
        if (file_ != nullptr) std::fclose(file_);
    }
    bool add(std::string_view bytes)
    {
        exchange_.request.bytes += static_cast<std::int64_t>(bytes.size());
        if (exchange_.route->brings != Brings::file) exchange_.request.body += bytes;
        else failed_ = failed_ or std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size();
        return not failed_;
    }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    Exchange& exchange_;
    std::FILE* file_ = nullptr;
    bool failed_ = false;
};

}
