#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace qiyue::http {

// Threads that run jobs, with room for a bounded number waiting. A place is reserved first and filled after, so
// that a request is known to have one before its connection is put to sleep.
class Workers {
public:
    Workers(int threads, int waiting_max);
    ~Workers();

    bool reserve();                       // false when full or closing
    void run(std::function<void()> job);  // fills a reserved place; the job must not throw
    void close();                         // no more places; returns when all jobs are done

private:
    void work();

    std::mutex mutex_;
    std::condition_variable came_;
    std::condition_variable went_;
    std::deque<std::function<void()>> waiting_;
    int places_free_;
    int places_taken_ = 0;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace qiyue::http
