#pragma once

#include "platform/db/group.hpp"
#include "platform/metrics/metrics.hpp"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace qiyue::db {

// The one writer: a thread that takes what is waiting, commits it as a group and then lets the callers go.
// Who comes while a group runs joins it; while it commits, the next one gathers. So groups grow with the load and a lone
// command waits for nobody.
class WriteQueue {
public:
    WriteQueue(std::unique_ptr<Session> session, std::size_t queue_max, std::size_t group_max);
    // Finishes what is queued.
    ~WriteQueue();
    WriteQueue(WriteQueue const&) = delete;
    WriteQueue& operator=(WriteQueue const&) = delete;

    // Gives back when the command is committed or undone; throws what it threw, or Fault.
    void write(std::function<Keep(Tx&)> command);
    // Runs the work between two groups, with the whole connection.
    void between_groups(std::function<void(Session&)> work);

    std::size_t waiting();  // commands not yet taken
    metrics::Histogram const& group_sizes() const { return group_sizes_; }

private:
    // The caller's and the writer's: neither has to wait for the other to be through with it, and a caller that is let go
    // looks at nothing else, so a hundred of them do not queue for the queue.
    struct Job {
        Command command = {};
        std::function<void(Session&)> between_groups = {};
        std::mutex mutex = {};  // guards `done`
        std::condition_variable finished = {};
        bool done = false;
    };
    using Jobs = std::vector<std::shared_ptr<Job>>;

    void pass(std::shared_ptr<Job> const& job);
    void work();
    bool take(Jobs& jobs);
    void serve(Jobs& jobs);
    Command* join(Jobs& jobs);
    static void let_go(Jobs& jobs);

    std::unique_ptr<Session> session_;  // the thread's own
    std::size_t const queue_max_;
    std::size_t const group_max_;

    metrics::Histogram group_sizes_{{1, 2, 5, 10, 20, 50, 100}};

    std::mutex mutex_;  // guards what follows
    std::condition_variable filled_;
    std::deque<std::shared_ptr<Job>> waiting_;
    bool closing_ = false;

    std::thread thread_;  // last: starts when all the rest is there
};

}  // namespace qiyue::db
