#pragma once

#include "platform/db/session.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace qiyue::db {

// Connections that only read, lent to one caller at a time.
class ReadPool {
public:
    explicit ReadPool(std::vector<std::unique_ptr<Session>> sessions);
    // Waits for a free connection; the query sees one snapshot.
    void read(std::function<void(Tx&)> const& query);

private:
    std::unique_ptr<Session> borrow();
    void give_back(std::unique_ptr<Session> session);

    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Session>> idle_;
};

// Runs a query on a session in a transaction of its own that changes nothing.
void read_on(Session& session, std::function<void(Tx&)> const& query);

}  // namespace qiyue::db
