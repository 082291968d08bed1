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
        std::scoped_lock const lock(mutex_);
        closing_ = true;
        filled_.notify_one();
    }
    thread_.join();
}

void WriteQueue::write(std::function<Keep(Tx&)> command) {
    auto const job = std::make_shared<Job>();
    job->command.body = std::move(command);
    pass(job);
}

void WriteQueue::between_groups(std::function<void(Session&)> work) {
    auto const job = std::make_shared<Job>();
    job->between_groups = std::move(work);
    pass(job);
}

void WriteQueue::pass(std::shared_ptr<Job> const& job) {
    {
        std::scoped_lock const lock(mutex_);
        if (closing_) {
            throw Fault("the database is closing");
        }
        if (waiting_.size() >= queue_max_) {
            throw Fault("busy: too many commands are waiting");
        }
        waiting_.push_back(job);
        filled_.notify_one();
    }
    {
        std::unique_lock lock(job->mutex);
        job->finished.wait(lock, [&job] { return job->done; });
    }
    if (job->command.failure != nullptr) {
        std::rethrow_exception(job->command.failure);
    }
}

std::size_t WriteQueue::waiting() {
    std::scoped_lock const lock(mutex_);
    return waiting_.size();
}

void WriteQueue::work() {
    Jobs jobs;
    jobs.reserve(group_max_);
    while (take(jobs)) {
        serve(jobs);
        let_go(jobs);
    }
}

// Waits for work; false when there will be none.
bool WriteQueue::take(Jobs& jobs) {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !waiting_.empty() || closing_; });
    while (!waiting_.empty() && jobs.size() < group_max_) {
        bool const alone = waiting_.front()->between_groups != nullptr;
        if (alone && !jobs.empty()) {
            break;
        }
        jobs.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
        if (alone) {
            break;
        }
    }
    return !jobs.empty();
}

void WriteQueue::serve(Jobs& jobs) {
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
    for (auto const& job : jobs) {
        group.push_back(&job->command);
    }
    commit_group(*session_, group, [&] { return join(jobs); });
    group_sizes_.observe(static_cast<std::int64_t>(group.size()));
}

Command* WriteQueue::join(Jobs& jobs) {
    std::scoped_lock const lock(mutex_);
    if (waiting_.empty() || jobs.size() >= group_max_ || waiting_.front()->between_groups != nullptr) {
        return nullptr;
    }
    jobs.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
    return &jobs.back()->command;
}

void WriteQueue::let_go(Jobs& jobs) {
    for (auto const& job : jobs) {
        {
            std::scoped_lock const lock(job->mutex);
            job->done = true;
        }
        job->finished.notify_one();
    }
    jobs.clear();
}

}  // namespace qiyue::db
