#include "platform/db/read_pool.hpp"

#include "base/ensure.hpp"

namespace qiyue::db {

ReadPool::ReadPool(std::vector<std::unique_ptr<Session>> sessions) : idle_(std::move(sessions)) {
    ENSURE(!idle_.empty());
}

void ReadPool::read(std::function<void(Tx&)> const& query) {
    auto session = borrow();
    try {
        read_on(*session, query);
    } catch (...) {
        give_back(std::move(session));
        throw;
    }
    give_back(std::move(session));
}

// The last one given back is the first to be lent: its pages and plans are warm.
std::unique_ptr<Session> ReadPool::borrow() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return !idle_.empty(); });
    auto session = std::move(idle_.back());
    idle_.pop_back();
    return session;
}

void ReadPool::give_back(std::unique_ptr<Session> session) {
    std::unique_lock const lock(mutex_);
    idle_.push_back(std::move(session));
    returned_.notify_one();
}

void read_on(Session& session, std::function<void(Tx&)> const& query) {
    session.begin(Mode::reading);
    try {
        query(session);
    } catch (...) {
        session.rollback();
        throw;
    }
    session.rollback();
}

}  // namespace qiyue::db
