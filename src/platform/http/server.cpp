#include "platform/http/answer.hpp"
#include "platform/http/http.hpp"
#include "platform/http/listen.hpp"
#include "platform/http/peers.hpp"
#include "platform/http/target.hpp"
#include "platform/http/upload.hpp"
#include "platform/http/workers.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "platform/log/log.hpp"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <system_error>

// libmicrohttpd reads and writes on two threads of its own; the handler runs on workers. A request whose body is
// complete puts its connection to sleep, a worker makes the answer and wakes it up.
namespace qiyue::http {

namespace {

constexpr unsigned network_threads = 2;
constexpr std::size_t header_bytes_max = std::size_t{32} << 10U;
constexpr std::size_t target_bytes_max = std::size_t{16} << 10U;
// What the library holds of a connection. Twice of what is allowed, so that whoever sends a little too much is told so
// by us, with a problem; above that the library ends the connection in its own words.
constexpr std::size_t connection_memory = 2 * header_bytes_max;
constexpr std::int64_t slowest_bytes_per_second = 8 << 10;

// One request and its answer; lives from its first line until the library says it is over.
struct Exchange {
    Exchange(Options const& options, std::string sent_target, std::atomic<int>& counter)
        : upload(options.body_memory_max, options.body_max, options.spool_folder), active(counter) {
        request.target = std::move(sent_target);
        ++active;
    }
    ~Exchange() {
        if (ready != nullptr) {
            MHD_destroy_response(ready);
        }
        --active;
    }
    Exchange(Exchange const&) = delete;
    Exchange& operator=(Exchange const&) = delete;

    Request request;
    Upload upload;
    bool begun = false;
    bool answered = false;
    MHD_Response* ready = nullptr;
    unsigned status = 0;
    std::int64_t size = 0;
    std::atomic<int>& active;
};

Method method_of(std::string_view name) {
    if (name == "HEAD") {
        return Method::get;
    }
    for (auto const method : {Method::get, Method::post, Method::put, Method::patch, Method::del}) {
        if (name == name_of(method)) {
            return method;
        }
    }
    return Method::other;
}

struct HeaderReading {
    Request& request;
    bool bad = false;
    std::size_t bytes = 0;
};

MHD_Result read_header(void* given, MHD_ValueKind, char const* key, std::size_t key_size, char const* value,
                       std::size_t value_size) {
    auto& reading = *static_cast<HeaderReading*>(given);
    reading.bytes += key_size + value_size;
    std::string name(key, key_size);
    std::ranges::transform(name, name.begin(),
                           [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    std::string_view const text(value == nullptr ? "" : value, value == nullptr ? 0 : value_size);
    // A space before the colon is how a length is read by one server and passed over by the next (RFC 9112, 5.1).
    reading.bad =
        reading.bad || text.find('\0') != std::string_view::npos || name.find_first_of(" \t") != std::string::npos;
    auto const [at, is_new] = reading.request.headers.try_emplace(name, text);
    if (!is_new) {
        // Two lengths or two hosts are how a request means one thing to a proxy and another to us.
        reading.bad = reading.bad || name == "content-length" || name == "host" || name == "transfer-encoding";
        at->second += name == "cookie" ? "; " : ", ";
        at->second += text;
    }
    return MHD_YES;
}

std::string address_of(MHD_Connection* connection) {
    auto const* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info == nullptr || info->client_addr == nullptr) {
        return "";
    }
    char text[INET6_ADDRSTRLEN] = {};
    auto const* address = info->client_addr;
    if (address->sa_family == AF_INET) {
        ::inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in const*>(address)->sin_addr, text, sizeof text);
    } else if (address->sa_family == AF_INET6) {
        ::inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6 const*>(address)->sin6_addr, text, sizeof text);
    }
    return text;
}

Peer& peer_of(MHD_Connection* connection) {
    return *static_cast<Peer*>(MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context);
}

class MicrohttpdServer final : public Server {
public:
    MicrohttpdServer(Options options, Listener& at, std::function<Response(Request&)> handler)
        : options_(std::move(options)),
          handler_(std::move(handler)),
          workers_(options_.workers, options_.queue_max),
          peers_(std::min(1000, options_.idle_seconds * 250)) {
        ENSURE(options_.workers > 0 && options_.idle_seconds > 0 && options_.connections_max > 0);
        port_ = at.port();
        auto const listener = at.take();
        daemon_ = MHD_start_daemon(
            MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr, on_request, this,
            MHD_OPTION_LISTEN_SOCKET, listener,            //
            MHD_OPTION_THREAD_POOL_SIZE, network_threads,  //
            MHD_OPTION_CONNECTION_LIMIT, std::max(static_cast<unsigned>(options_.connections_max), network_threads),
            MHD_OPTION_PER_IP_CONNECTION_LIMIT, static_cast<unsigned>(options_.connections_per_address_max),  //
            MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(options_.idle_seconds),                      //
            MHD_OPTION_CONNECTION_MEMORY_LIMIT, connection_memory,                                            //
            MHD_OPTION_STRICT_FOR_CLIENT, 1,                                                                  //
            MHD_OPTION_URI_LOG_CALLBACK, on_first_line, this,                                                 //
            MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, nullptr,                                             //
            MHD_OPTION_NOTIFY_COMPLETED, on_completed, this,                                                  //
            MHD_OPTION_NOTIFY_CONNECTION, on_connection, this,                                                //
            MHD_OPTION_END);
        if (daemon_ == nullptr) {
            auto const reason = std::generic_category().message(errno);
            ::close(listener);
            throw Fault("the HTTP server can't start: " + reason);
        }
    }
    ~MicrohttpdServer() override { MicrohttpdServer::stop(); }

    int port() const override { return port_; }

    void stop() override {
        std::scoped_lock const lock(stop_mutex_);
        if (daemon_ == nullptr) {
            return;
        }
        stopping_ = true;
        auto const listener = MHD_quiesce_daemon(daemon_);
        workers_.close();
        // Answers on their way out, and uploads that will be told 503, get a moment.
        auto const patience = std::chrono::seconds(std::min(options_.idle_seconds, 10));
        auto const until = std::chrono::steady_clock::now() + patience;
        while (active_ > 0 && std::chrono::steady_clock::now() < until) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        MHD_stop_daemon(daemon_);
        daemon_ = nullptr;
        if (listener != MHD_INVALID_SOCKET) {
            ::close(listener);
        }
    }

private:
    static std::size_t leave_escaped(void*, MHD_Connection*, char* text) { return std::strlen(text); }

    static void on_connection(void* self, MHD_Connection* connection, void** context,
                              MHD_ConnectionNotificationCode what) {
        auto& server = *static_cast<MicrohttpdServer*>(self);
        if (what == MHD_CONNECTION_NOTIFY_STARTED) {
            auto const* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
            auto* const peer = server.peers_.welcome(info->connect_fd);
            peer->begin(server.grace());
            *context = peer;
        } else {
            server.peers_.forget(static_cast<Peer*>(*context));
        }
    }

    static void* on_first_line(void* self, char const* target, MHD_Connection*) {
        auto& server = *static_cast<MicrohttpdServer*>(self);
        return new Exchange(server.options_, target, server.active_);
    }

    static void on_completed(void* self, MHD_Connection* connection, void** context, MHD_RequestTerminationCode) {
        auto const& server = *static_cast<MicrohttpdServer*>(self);
        peer_of(connection).begin(server.grace());  // the next request's headers
        delete static_cast<Exchange*>(*context);
        *context = nullptr;
    }

    static MHD_Result on_request(void* self, MHD_Connection* connection, char const*, char const* method, char const*,
                                 char const* bytes, std::size_t* count, void** context) {
        auto& server = *static_cast<MicrohttpdServer*>(self);
        auto& exchange = *static_cast<Exchange*>(*context);
        try {
            if (!exchange.begun) {
                exchange.begun = true;
                return server.begin(connection, exchange, method);
            }
            if (*count > 0) {
                return server.take(connection, exchange, bytes, *count);
            }
            return server.finish(connection, exchange);
        } catch (std::exception const& exception) {
            auto facts = Value::object();
            facts.set("failure", exception.what());
            log::error("a connection was dropped", facts);
            return MHD_NO;
        }
    }

    // The headers are there.
    MHD_Result begin(MHD_Connection* connection, Exchange& exchange, char const* method) {
        auto& request = exchange.request;
        request.method = method_of(method);
        request.remote = address_of(connection);
        HeaderReading reading{request};
        MHD_get_connection_values_n(connection, MHD_HEADER_KIND, read_header, &reading);
        if (request.target.size() > target_bytes_max) {
            return refuse(connection, exchange, problem(414));
        }
        if (reading.bytes > header_bytes_max) {
            return refuse(connection, exchange, problem(431));
        }
        auto target = read_target(request.target);
        auto const length = request.header("content-length");
        auto const coding = request.header("transfer-encoding");
        if (!target || reading.bad || (!coding.empty() && (!length.empty() || coding != "chunked"))) {
            return refuse(connection, exchange, problem(400));
        }
        request.path = std::move(target->path);
        request.query = std::move(target->query);
        request.cookies = read_cookies(request.header("cookie"));
        if (options_.may_spool && !options_.may_spool(request)) {
            exchange.upload.keep_in_memory();
        }
        if (!length.empty()) {
            std::int64_t announced = 0;
            auto const [end, error] = std::from_chars(length.data(), length.data() + length.size(), announced);
            if (end != length.data() + length.size() || announced < 0 ||
                (error != std::errc{} && error != std::errc::result_out_of_range)) {
                return refuse(connection, exchange, problem(400));
            }
            if (error == std::errc::result_out_of_range || announced > exchange.upload.size_allowed()) {
                return refuse(connection, exchange, problem(413));
            }
        }
        peer_of(connection).begin(grace());
        return MHD_YES;
    }

    // A piece of the body. The library can't answer here: who has to be cut off is answered past it.
    MHD_Result take(MHD_Connection* connection, Exchange& exchange, char const* bytes, std::size_t& count) {
        auto const taken = exchange.upload.add({bytes, count});
        if (taken == Upload::Taken::too_large) {
            auto const words = wire(problem(413).with("Connection", "close"));
            auto const* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
            (void)!::send(info->connect_fd, words.data(), words.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            return MHD_NO;
        }
        peer_of(connection).extend(time_for(exchange.upload.size()));
        count = 0;
        return MHD_YES;
    }

    // The body is complete; called again when a worker has made the answer.
    MHD_Result finish(MHD_Connection* connection, Exchange& exchange) {
        if (exchange.answered) {
            return exchange.ready == nullptr ? MHD_NO : send(connection, exchange);
        }
        if (!workers_.reserve()) {
            return refuse(connection, exchange, too_busy(exchange.request));
        }
        exchange.upload.end();
        exchange.request.body_size = exchange.upload.size();
        exchange.request.body = std::move(exchange.upload.memory());
        exchange.request.body_path = exchange.upload.path();
        peer_of(connection).may_take_its_time();
        MHD_suspend_connection(connection);
        workers_.run([this, connection, &exchange] {
            answer(exchange);
            MHD_resume_connection(connection);  // the exchange may be gone from here on
        });
        return MHD_YES;
    }

    // On a worker. Once only, whatever fails: a command must not run twice.
    void answer(Exchange& exchange) noexcept {
        exchange.answered = true;
        try {
            try {
                prepare(exchange, handler_(exchange.request));
            } catch (...) {
                prepare(exchange, incident(std::current_exception(), exchange.request));
            }
        } catch (...) {
            // No memory even for the apology: the connection will be dropped.
        }
    }

    void prepare(Exchange& exchange, Response response) {
        if (stopping_) {
            response.with("Connection", "close");
        }
        exchange.status = static_cast<unsigned>(response.status);
        exchange.ready = pack(std::move(response), exchange.request, exchange.size);
    }

    // The connection ends after it: what follows on it can't be trusted, or can't be served.
    MHD_Result refuse(MHD_Connection* connection, Exchange& exchange, Response refusal) {
        prepare(exchange, std::move(refusal.with("Connection", "close")));
        return send(connection, exchange);
    }

    MHD_Result send(MHD_Connection* connection, Exchange& exchange) {
        peer_of(connection).begin(time_for(exchange.size));
        return MHD_queue_response(connection, exchange.status, exchange.ready);
    }

    std::int64_t grace() const { return std::int64_t{2000} * options_.idle_seconds; }
    // For so many bytes at the slowest speed we put up with.
    std::int64_t time_for(std::int64_t bytes) const { return grace() + bytes * 1000 / slowest_bytes_per_second; }

    Options options_;
    std::function<Response(Request&)> handler_;
    std::atomic<int> active_{0};
    std::atomic<bool> stopping_{false};
    Workers workers_;
    Peers peers_;
    int port_ = 0;
    MHD_Daemon* daemon_ = nullptr;
    std::mutex stop_mutex_;
};

}  // namespace

std::unique_ptr<Server> serve(Options options, Listener& at, std::function<Response(Request&)> handler) {
    return std::make_unique<MicrohttpdServer>(std::move(options), at, std::move(handler));
}

std::unique_ptr<Server> serve(Options options, std::function<Response(Request&)> handler) {
    Listener at(options.address, options.port);
    return serve(std::move(options), at, std::move(handler));
}

}  // namespace qiyue::http
