#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <thread>

namespace qiyue::http {

// One connection, and until when its present step must be over; the server's idle timeout sees only silence, this
// also sees a drip of bytes that never ends.
class Peer {
public:
    explicit Peer(int socket) : socket_(socket) {}

    void begin(std::int64_t milliseconds);   // a step begins now and has so long
    void extend(std::int64_t milliseconds);  // since its beginning it may take so long
    void may_take_its_time();                // while the handler has it

private:
    friend class Peers;
    int socket_;
    std::int64_t began_ = 0;
    std::atomic<std::int64_t> deadline_{0};  // 0: none
};

// Cuts those off that are late.
class Peers {
public:
    explicit Peers(std::int64_t look_every_milliseconds);
    ~Peers();
    Peer* welcome(int socket);
    void forget(Peer* peer);  // before its socket is closed

private:
    void watch();

    std::int64_t look_every_;
    std::mutex mutex_;
    std::condition_variable closing_came_;
    bool closing_ = false;
    std::set<Peer*> all_;
    std::thread thread_;
};

}  // namespace qiyue::http
