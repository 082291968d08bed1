#pragma once

#include <string>
#include <vector>

// Asks another server. The only user of libcurl.
namespace qiyue::client {

struct Answer {
    int status = 0;
    std::string body;
};

// GET. Throws Fault when there is no answer, or one larger than 64 MiB.
Answer get(std::string const& url);

struct Post {
    std::string body;                  // JSON
    std::vector<std::string> headers;  // "Idempotency-Key: 7"
    long seconds_max = 60;             // for the whole of it
};

// POST, likewise. When it throws, what was asked may have been done all the same.
Answer post(std::string const& url, Post const& what);

}  // namespace qiyue::client
