#include "platform/http/peers.hpp"

#include <sys/socket.h>

#include <chrono>

namespace qiyue::http {

namespace {

std::int64_t now_milliseconds() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

void Peer::begin(std::int64_t milliseconds) {
    began_ = now_milliseconds();
    extend(milliseconds);
}

void Peer::extend(std::int64_t milliseconds) {
    deadline_ = began_ + milliseconds;
}

void Peer::may_take_its_time() {
    deadline_ = 0;
}

Peers::Peers(std::int64_t look_every_milliseconds)
    : look_every_(look_every_milliseconds), thread_([this] { watch(); }) {}

Peers::~Peers() {
    {
        std::scoped_lock const lock(mutex_);
        closing_ = true;
    }
    closing_came_.notify_all();
    thread_.join();
    for (auto* peer : all_) {
        delete peer;
    }
}

Peer* Peers::welcome(int socket) {
    std::scoped_lock const lock(mutex_);
    return *all_.insert(new Peer(socket)).first;
}

void Peers::forget(Peer* peer) {
    std::scoped_lock const lock(mutex_);
    all_.erase(peer);
    delete peer;
}

void Peers::watch() {
    std::unique_lock lock(mutex_);
    while (!closing_came_.wait_for(lock, std::chrono::milliseconds(look_every_), [this] { return closing_; })) {
        auto const now = now_milliseconds();
        for (auto* peer : all_) {
            auto const deadline = peer->deadline_.load();
            if (deadline != 0 && deadline < now) {
                ::shutdown(peer->socket_, SHUT_RDWR);
            }
        }
    }
}

}  // namespace qiyue::http
