#include "platform/http/workers.hpp"

namespace qiyue::http {

Workers::Workers(int threads, int waiting_max) : places_free_(threads + waiting_max) {
    for (int i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { work(); });
    }
}

Workers::~Workers() {
    close();
}

bool Workers::reserve() {
    std::scoped_lock const lock(mutex_);
    if (closing_ || places_free_ == 0) {
        return false;
    }
    --places_free_;
    ++places_taken_;
    return true;
}

void Workers::run(std::function<void()> job) {
    {
        std::scoped_lock const lock(mutex_);
        waiting_.push_back(std::move(job));
    }
    came_.notify_one();
}

void Workers::close() {
    {
        std::unique_lock lock(mutex_);
        closing_ = true;
        went_.wait(lock, [this] { return places_taken_ == 0; });
    }
    came_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

void Workers::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        came_.wait(lock, [this] { return !waiting_.empty() || (closing_ && places_taken_ == 0); });
        if (waiting_.empty()) {
            return;
        }
        auto const job = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        job();
        lock.lock();
        ++places_free_;
        --places_taken_;
        if (places_taken_ == 0) {
            went_.notify_all();
        }
    }
}

}  // namespace qiyue::http
