#pragma once

#include "base/day.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::http {

// A HEAD request reaches the handler as `get`; the server leaves the body out.
enum class Method { get, post, put, patch, del, head, other };
std::string_view name_of(Method method);

struct Request {
    Method method = Method::get;
    std::string path;                                         // decoded, without the query: "/api/needs/7"
    std::string target;                                       // as sent
    std::map<std::string, std::string> query;                 // decoded; the last of equal names wins
    std::map<std::string, std::string, std::less<>> headers;  // names in lower case; equal names joined by ", "
    std::map<std::string, std::string> cookies;               // as sent; the first of equal names wins
    std::string body;                                         // up to Options::body_memory_max
    std::string body_path;                                    // a larger body, spooled to this temporary file, which
                                                              // goes away after the answer unless it was moved
    std::int64_t body_size = 0;
    std::string remote;                               // peer address
    std::string header(std::string_view name) const;  // "" when absent
};

struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body;
    std::string file_path;  // sent instead of body when not empty
    std::vector<std::pair<std::string, std::string>> headers;
    Response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

struct Options {
    std::string address = "127.0.0.1";
    int port = 8080;   // 0: any free one
    int workers = 16;  // threads that run the handler
    std::size_t body_memory_max = 1 << 20;
    std::int64_t body_max = std::int64_t{2} << 30;  // 413 above
    // Asked when the headers are in: may this request send a body larger than body_memory_max? Not set: every one may.
    std::function<bool(Request const&)> may_spool;
    std::string spool_folder;  // for large bodies; none: 413 above body_memory_max
    int idle_seconds = 30;     // without a byte; a drip slower than 8 kB/s ends soon after
    int connections_max = 1000;
    int connections_per_address_max = 500;  // behind a proxy: as many as connections_max
    int queue_max = 256;                    // requests waiting for a worker; 503 above
};

// Serves until stop(). The handler runs on worker threads and may block; what it throws is answered with 500 (503
// for a Fault) and an incident number that also stands in the log, and is never shown. Bodies, headers and
// connections are bounded; slow peers time out. Texts over 1 kB are compressed when the peer takes gzip.
class Server {
public:
    virtual ~Server() = default;
    virtual int port() const = 0;
    virtual void stop() = 0;  // finishes what runs, then returns; never from a handler
};
// Throws Fault when the address can't be had.
std::unique_ptr<Server> serve(Options options, std::function<Response(Request&)> handler);

}  // namespace qiyue::http
