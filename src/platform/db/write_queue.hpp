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
    struct Job {
        Command command;
        std::function<void(Session&)> between_groups;
        bool done = false;
        std::condition_variable finished;
    };

    void pass(Job& job);
    void work();
    bool take(std::vector<Job*>& jobs);
    void serve(std::vector<Job*>& jobs);
    Command* join(std::vector<Job*>& jobs);
    void let_go(std::vector<Job*> const& jobs);

    std::unique_ptr<Session> session_;  // the thread's own
    std::size_t const queue_max_;
    std::size_t const group_max_;

    metrics::Histogram group_sizes_{{1, 2, 5, 10, 20, 50, 100}};

    std::mutex mutex_;  // guards what follows, and `done` of each job
    std::condition_variable filled_;
    std::condition_variable left_;
    std::deque<Job*> waiting_;
    std::size_t callers_ = 0;
    bool closing_ = false;

    std::thread thread_;  // last: starts when all the rest is there
};

}  // namespace qiyue::db
