#include "platform/db/write_queue.hpp"

#include "base/ensure.hpp"

namespace qiyue::db {

WriteQueue::WriteQueue(std::unique_ptr<Session> session, std::size_t queue_max, std::size_t group_max)
    : session_(std::move(session)), queue_max_(queue_max), group_max_(group_max) {
    ENSURE(queue_max_ > 0 && group_max_ > 0);
    thread_ = std::thread([this] { work(); });
}

WriteQueue::~WriteQueue() {
    {
        std::unique_lock lock(mutex_);
        closing_ = true;
        filled_.notify_one();
        left_.wait(lock, [this] { return callers_ == 0; });
    }
    thread_.join();
}

void WriteQueue::write(std::function<Keep(Tx&)> command) {
    Job job;
    job.command.body = std::move(command);
    pass(job);
}

void WriteQueue::between_groups(std::function<void(Session&)> work) {
    Job job;
    job.between_groups = std::move(work);
    pass(job);
}

void WriteQueue::pass(Job& job) {
    {
        std::unique_lock lock(mutex_);
        if (closing_) {
            throw Fault("the database is closing");
        }
        if (waiting_.size() >= queue_max_) {
            throw Fault("busy: too many commands are waiting");
        }
        waiting_.push_back(&job);
        ++callers_;
        filled_.notify_one();
        job.finished.wait(lock, [&job] { return job.done; });
        --callers_;
        if (closing_ && callers_ == 0) {
            left_.notify_all();
        }
    }
    if (job.command.failure != nullptr) {
        std::rethrow_exception(job.command.failure);
    }
}

std::size_t WriteQueue::waiting() {
    std::scoped_lock const lock(mutex_);
    return waiting_.size();
}

void WriteQueue::work() {
    std::vector<Job*> jobs;
    jobs.reserve(group_max_);
    while (take(jobs)) {
        serve(jobs);
        let_go(jobs);
    }
}

// Waits for work; false when there will be none.
bool WriteQueue::take(std::vector<Job*>& jobs) {
    jobs.clear();
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !waiting_.empty() || closing_; });
    while (!waiting_.empty() && jobs.size() < group_max_) {
        Job* const next = waiting_.front();
        bool const alone = next->between_groups != nullptr;
        if (alone && !jobs.empty()) {
            break;
        }
        jobs.push_back(next);
        waiting_.pop_front();
        if (alone) {
            break;
        }
    }
    return !jobs.empty();
}

void WriteQueue::serve(std::vector<Job*>& jobs) {
    if (Job& first = *jobs.front(); first.between_groups != nullptr) {
        try {
            first.between_groups(*session_);
        } catch (...) {
            first.command.failure = std::current_exception();
        }
        return;
    }
    Group group;
    group.reserve(group_max_);
    for (Job* job : jobs) {
        group.push_back(&job->command);
    }
    commit_group(*session_, group, [&] { return join(jobs); });
    group_sizes_.observe(static_cast<std::int64_t>(group.size()));
}

Command* WriteQueue::join(std::vector<Job*>& jobs) {
    std::unique_lock const lock(mutex_);
    if (waiting_.empty() || jobs.size() >= group_max_ || waiting_.front()->between_groups != nullptr) {
        return nullptr;
    }
    jobs.push_back(waiting_.front());
    waiting_.pop_front();
    return &jobs.back()->command;
}

// A job lives on its caller's stack: it is not touched any more once the lock is given back.
void WriteQueue::let_go(std::vector<Job*> const& jobs) {
    std::unique_lock const lock(mutex_);
    for (Job* job : jobs) {
        job->done = true;
        job->finished.notify_one();
    }
}

}  // namespace qiyue::db
