#pragma once

#include <string>

// Asks another server. The only user of libcurl.
namespace qiyue::client {

struct Answer {
    int status = 0;
    std::string body;
};

// GET. Throws Fault when there is no answer, or one larger than 64 MiB.
Answer get(std::string const& url);

}  // namespace qiyue::client
