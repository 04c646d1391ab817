// One thread and its connections. No network type stands here; the handle of a socket is a number.
#pragma once
#include "loops.hpp"

namespace muster::http {

struct Tls;
/// Refuses with http.bad_certificate.
std::shared_ptr<Tls> read_certificate(Settings const& settings);

class Loop {
public:
    Loop(Settings const& settings, Front& front, unsigned number);
    ~Loop();
    /// Until stop() and the last connection. `left` hears the address of each connection that ends.
    void run(std::shared_ptr<Tls> tls, std::function<void(std::string const&)> left);
    /// The others may be called from any thread.
    void adopt(int handle, bool six, std::string from);
    void stop();
    /// Open streams look for new events.
    void wake();

    struct Inside;

private:
    std::unique_ptr<Inside> in_;
};

}
