#include "platform/http/listen.hpp"

#include "base/failure.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"
#include "platform/json/json.hpp"

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

// A real server on a free port, and a client of bare sockets that sends exactly what a case is about.

namespace http = qiyue::http;
using http::Request;
using http::Response;
using namespace std::chrono_literals;

namespace {

struct Folder {
    Folder() {
        auto name = (std::filesystem::temp_directory_path() / "qiyue_http_XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string path;
};

struct Answer {
    int status = 0;
    std::string head;  // with the status line
    std::string body;
    std::string header(std::string const& name) const {
        auto const at = head.find("\r\n" + name + ": ");
        return at == std::string::npos
            ? ""
            : head.substr(at + name.size() + 4, head.find("\r\n", at + 2) - at - name.size() - 4);
    }
};

class Client {
public:
    explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in where = {};
        where.sin_family = AF_INET;
        where.sin_port = htons(static_cast<std::uint16_t>(port));
        ::inet_pton(AF_INET, "127.0.0.1", &where.sin_addr);
        timeval const patience{20, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    bool connected() const { return connected_; }
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    // Status 0 when the connection ended before an answer was complete.
    Answer receive(bool with_body = true) {
        while (held_.find("\r\n\r\n") == std::string::npos) {
            if (!more()) {
                return {};
            }
        }
        Answer answer;
        auto const end = held_.find("\r\n\r\n");
        answer.head = held_.substr(0, end + 2);
        held_.erase(0, end + 4);
        auto const length = answer.header("Content-Length");
        auto const size = with_body && !length.empty() ? std::stoul(length) : 0;
        while (held_.size() < size) {
            if (!more()) {
                return {};
            }
        }
        answer.body = held_.substr(0, size);
        held_.erase(0, size);
        answer.status = std::stoi(answer.head.substr(9, 3));
        return answer;
    }
    Answer ask(std::string const& request, bool with_body = true) {
        send(request);
        return receive(with_body);
    }
    // Reads on until the server ends the connection.
    bool ended() {
        for (;;) {
            char piece[4096];
            auto const count = ::recv(socket_, piece, sizeof piece, 0);
            if (count <= 0) {
                return count == 0 || errno == ECONNRESET;
            }
        }
    }

private:
    bool more() {
        char piece[65536];
        auto const count = ::recv(socket_, piece, sizeof piece, 0);
        if (count <= 0) {
            return false;
        }
        held_.append(piece, static_cast<std::size_t>(count));
        return true;
    }

    int socket_;
    bool connected_ = false;
    std::string held_;
};

std::string get(std::string const& target, std::string const& more = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
}

std::string post(std::string const& target, std::string const& body, std::string const& more = "") {
    return "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more +
        "\r\n" + body;
}

// Says what it was asked.
Response echo(Request& request) {
    auto said = qiyue::Value::object();
    said.set("method", http::name_of(request.method));
    said.set("path", request.path);
    for (auto const& [name, value] : request.query) {
        said.set("query " + name, value);
    }
    for (auto const& [name, value] : request.cookies) {
        said.set("cookie " + name, value);
    }
    said.set("x-test", request.header("x-test"));
    said.set("remote", request.remote);
    said.set("size", request.body_size);
    said.set("body", request.body.size() < 100 ? request.body : "");
    said.set("spooled", !request.body_path.empty());
    auto const whole = request.body_path.empty() ? request.body : qiyue::files::read(request.body_path).value_or("");
    said.set("sha256", qiyue::crypto::sha256_hex(whole));
    Response response;
    response.body = qiyue::json::write(said);
    return response;
}

http::Options on_free_port() {
    http::Options options;
    options.port = 0;
    options.workers = 4;
    options.idle_seconds = 5;
    return options;
}

qiyue::Value said_by(Answer const& answer) {
    auto value = qiyue::json::parse(answer.body);
    return value.ok() ? std::move(value).value() : qiyue::Value();
}

// What fails below any handler is told as a refusal of an operation is: code, findings in both languages with a remedy,
// and nothing that a browser could take for a page.
void check_problem(Answer const& answer, int status, std::string const& code) {
    CAPTURE(answer.head);
    CAPTURE(answer.body);
    CHECK(answer.status == status);
    CHECK(answer.header("Content-Type") == "application/problem+json; charset=utf-8");
    CHECK(answer.header("Content-Security-Policy").starts_with("default-src 'none'"));
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    CHECK(answer.header("Referrer-Policy") == "same-origin");
    CHECK(answer.header("Cache-Control") == "no-store");
    auto const said = said_by(answer);
    CHECK(said["type"] == qiyue::Value("about:blank"));
    CHECK(said["status"] == qiyue::Value(status));
    CHECK(said["code"] == qiyue::Value(code));
    REQUIRE(said["findings"].size() == 1);
    auto const& finding = said["findings"].items().front();
    CHECK(finding["code"] == said["code"]);
    for (auto const* part : {"says.zh", "says.en", "remedy.zh", "remedy.en"}) {
        CHECK_FALSE(finding.at_path(part).text_or({}).empty());
    }
}

// Keeps what is written to standard error while it lives.
class StandardError {
public:
    explicit StandardError(std::string path) : path_(std::move(path)), before_(::dup(STDERR_FILENO)) {
        auto const file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(file, STDERR_FILENO);
        ::close(file);
    }
    ~StandardError() { restore(); }
    std::string restore() {
        if (before_ >= 0) {
            ::dup2(before_, STDERR_FILENO);
            ::close(before_);
            before_ = -1;
        }
        return qiyue::files::read(path_).value_or("");
    }

private:
    std::string path_;
    int before_;
};

}  // namespace

TEST_CASE("http: a request arrives whole, and so does its answer") {
    auto const server = http::serve(on_free_port(), echo);
    Client client(server->port());
    auto const answer = client.ask(
        post("/api/%E5%85%BB?a=1&b=%20+", "{\"x\":1}", "X-Test: 1\r\nx-test: 2\r\nCookie: sid=abc; lang=zh\r\n"));
    CHECK(answer.status == 200);
    CHECK(answer.header("Content-Type") == "application/json; charset=utf-8");
    CHECK(answer.header("Content-Length") == std::to_string(answer.body.size()));
    CHECK(answer.header("Date").ends_with("GMT"));
    auto const said = said_by(answer);
    CHECK(said["method"].text() == "POST");
    CHECK(said["path"].text() == "/api/养");
    CHECK(said["query b"].text() == "  ");
    CHECK(said["x-test"].text() == "1, 2");
    CHECK(said["cookie sid"].text() == "abc");
    CHECK(said["remote"].text() == "127.0.0.1");
    CHECK(said["body"].text() == "{\"x\":1}");
    CHECK(said["size"].integer() == 7);

    // The connection stays for the next ones, also sent at once.
    CHECK(said_by(client.ask(get("/second")))["path"].text() == "/second");
    client.send(get("/third") + "DELETE /fourth HTTP/1.1\r\nHost: x\r\n\r\n" + "LOCK / HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(said_by(client.receive())["path"].text() == "/third");
    CHECK(said_by(client.receive())["method"].text() == "DELETE");
    CHECK(said_by(client.receive())["method"].text() == "OTHER");
}

TEST_CASE("http: HEAD is GET without the body") {
    auto const server = http::serve(on_free_port(), echo);
    Client client(server->port());
    auto const full = client.ask(get("/a"));
    auto const head = client.ask("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n", false);
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == std::to_string(full.body.size()));
    CHECK(said_by(client.ask(get("/next")))["path"].text() == "/next");
}

TEST_CASE("http: large bodies are spooled, and gone after the answer") {
    Folder const folder;
    auto options = on_free_port();
    options.body_memory_max = 10'000;
    options.body_max = 8 << 20;
    options.spool_folder = folder.path;
    auto const server = http::serve(options, echo);
    Client client(server->port());
    CHECK(!said_by(client.ask(post("/", std::string(10'000, 'x'))))["spooled"].boolean());
    CHECK(said_by(client.ask(post("/", std::string(10'001, 'x'))))["spooled"].boolean());
    std::string large;
    for (int i = 0; large.size() < (5U << 20U); ++i) {
        large += std::to_string(i);
    }
    auto const said = said_by(client.ask(post("/", large)));
    CHECK(said["spooled"].boolean());
    CHECK(said["size"].integer() == static_cast<std::int64_t>(large.size()));
    CHECK(said["sha256"].text() == qiyue::crypto::sha256_hex(large));
    auto const chunked = said_by(client.ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                            "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
    CHECK(chunked["body"].text() == "abcde");
    server->stop();
    CHECK(std::filesystem::is_empty(folder.path));
}

TEST_CASE("http: too large is 413 before the body is read") {
    auto options = on_free_port();
    options.body_memory_max = 1000;
    options.body_max = 5000;
    std::atomic<int> handled{0};
    Folder const folder;
    options.spool_folder = folder.path;
    auto const server = http::serve(options, [&](Request& request) {
        ++handled;
        return echo(request);
    });
    Client client(server->port());
    auto const answer = client.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5001\r\n\r\n");
    check_problem(answer, 413, "http.too_large");
    CHECK(client.ended());
    Client beyond(server->port());
    CHECK(beyond.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n").status == 413);
    CHECK(beyond.ended());
    Client chunked(server->port());
    chunked.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1389\r\n" + std::string(5001, 'x'));
    check_problem(chunked.receive(), 413, "http.too_large");
    CHECK(chunked.ended());
    CHECK(handled == 0);
    CHECK(Client(server->port()).ask(post("/", std::string(5000, 'x'))).status == 200);
    options.spool_folder.clear();
    auto const without_spool = http::serve(options, echo);
    CHECK(Client(without_spool->port()).ask(post("/", std::string(1001, 'x'))).status == 413);
}

TEST_CASE("http: what can't be read is 400 and ends the connection") {
    std::atomic<int> handled{0};
    auto const server = http::serve(on_free_port(), [&](Request& request) {
        ++handled;
        return echo(request);
    });
    for (auto const& bad : {
             get("/%zz"),
             get("/a/../b"),
             get("/a/%2e%2e/b"),
             get("/?q=%ff"),
             get("/%00"),
             get("nowhere"),
             std::string("GET / HTTP/1.1\r\n\r\n"),
             get("/", "Host: y\r\n"),
             get("/", "Content-Length: 1\r\nContent-Length: 2\r\n") + "xx",
             get("/", "Content-Length: -1\r\n"),
             get("/", "Content-Length: 1x\r\n") + "x",
             get("/", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
             get("/", "Transfer-Encoding: gzip, chunked\r\n") + "0\r\n\r\n",
         }) {
        CAPTURE(bad);
        Client client(server->port());
        CHECK(client.ask(bad).status == 400);
        CHECK(client.ended());
    }
    for (auto const* bad : {"/%zz", "/%00", "/a/%2e%2e/b", "/?q=%ff"}) {
        check_problem(Client(server->port()).ask(get(bad)), 400, "http.unreadable");
    }
    check_problem(Client(server->port()).ask(get("/", "X-Long: " + std::string(40'000, 'x') + "\r\n")), 431,
                  "http.headers_too_large");
    check_problem(Client(server->port()).ask(get("/" + std::string(20'000, 'x'))), 414, "http.address_too_long");
    // What is far too much ends the connection in the library's own words.
    auto const status = Client(server->port()).ask(get("/", "X-Long: " + std::string(100'000, 'x') + "\r\n")).status;
    CHECK((status == 431 || status == 413 || status == 0));
    auto const target_status = Client(server->port()).ask(get("/" + std::string(100'000, 'x'))).status;
    CHECK((target_status == 414 || target_status == 0));
    CHECK(handled == 0);
    CHECK(Client(server->port()).ask(get("/" + std::string(15'000, 'x'))).status == 200);
    CHECK(Client(server->port()).ask(get("/", "X-Long: " + std::string(30'000, 'x') + "\r\n")).status == 200);
}

TEST_CASE("http: slow peers are cut off") {
    auto options = on_free_port();
    options.idle_seconds = 1;
    std::atomic<int> handled{0};
    auto const server = http::serve(options, [&](Request& request) {
        ++handled;
        std::this_thread::sleep_for(1500ms);  // a slow handler is not a slow peer
        return echo(request);
    });
    auto const begin = std::chrono::steady_clock::now();
    Client silent(server->port());
    Client half_head(server->port());
    half_head.send("GET / HT");
    Client half_body(server->port());
    half_body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    Client drip_head(server->port());
    drip_head.send("GET / HTTP/1.1\r\nX: ");
    Client drip_body(server->port());
    drip_body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    Client fine(server->port());
    std::jthread const dripping([&] {
        for (int i = 0; i < 100 && drip_head.send("x") && drip_body.send("x"); ++i) {
            std::this_thread::sleep_for(100ms);
        }
    });
    CHECK(fine.ask(get("/")).status == 200);
    CHECK(fine.ended());  // idle after its answer
    CHECK(silent.ended());
    CHECK(half_head.receive().status != 200);
    CHECK(half_body.receive().status != 200);
    CHECK(drip_head.receive().status != 200);
    CHECK(drip_body.receive().status != 200);
    CHECK(handled == 1);
    CHECK(std::chrono::steady_clock::now() - begin < 10s);
}

TEST_CASE("http: two hundred at once") {
    auto options = on_free_port();
    auto const server = http::serve(options, [](Request& request) {
        std::this_thread::sleep_for(2ms);
        return echo(request);
    });
    std::atomic<int> right{0};
    {
        constexpr int many = 200;
        std::vector<std::jthread> clients;
        clients.reserve(many);
        for (int i = 0; i < many; ++i) {
            clients.emplace_back([&, i] {
                Client client(server->port());
                for (int round = 0; round < 3; ++round) {
                    auto const path = "/" + std::to_string(i) + "/" + std::to_string(round);
                    auto const answer = client.ask(post(path, "x"));
                    right += answer.status == 200 && said_by(answer)["path"].text_or("") == path;
                }
            });
        }
    }
    CHECK(right == 600);
}

TEST_CASE("http: more than can wait is told to come again") {
    auto options = on_free_port();
    options.workers = 1;
    options.queue_max = 1;
    std::mutex mutex;
    std::condition_variable opened;
    bool open = false;
    std::atomic<int> running{0};
    auto const server = http::serve(options, [&](Request& request) {
        ++running;
        std::unique_lock lock(mutex);
        opened.wait(lock, [&] { return open; });
        return echo(request);
    });
    Client first(server->port());
    first.send(get("/"));
    while (running == 0) {
        std::this_thread::sleep_for(1ms);
    }
    // One runs. Of three more, one may wait and two are turned away while nothing moves.
    Folder const folder;
    StandardError log(folder.path + "/log");
    std::atomic<int> refused{0};
    std::atomic<int> served{0};
    std::vector<Answer> turned_away;
    {
        std::vector<std::jthread> three;
        three.reserve(3);
        for (int i = 0; i < 3; ++i) {
            three.emplace_back([&] {
                auto const answer = Client(server->port()).ask(get("/"));
                served += answer.status == 200;
                if (answer.status == 503) {
                    std::scoped_lock const lock(mutex);
                    turned_away.push_back(answer);
                    refused += 1;
                }
            });
        }
        for (int i = 0; i < 5000 && refused < 2; ++i) {
            std::this_thread::sleep_for(1ms);
        }
        {
            std::scoped_lock const lock(mutex);
            open = true;
        }
        opened.notify_all();
    }
    CHECK(first.receive().status == 200);
    CHECK(refused == 2);
    CHECK(served == 1);
    auto const logged = log.restore();
    for (auto const& answer : turned_away) {
        check_problem(answer, 503, "http.busy");
        CHECK(answer.header("Retry-After") == "1");
        auto const incident = said_by(answer)["incident"].text_or({});
        CHECK(incident.size() == 8);
        CHECK(logged.find(incident) != std::string::npos);
    }
}

TEST_CASE("http: who leaves early harms nobody") {
    auto const server = http::serve(on_free_port(), [](Request& request) {
        std::this_thread::sleep_for(5ms);
        return echo(request);
    });
    for (int i = 0; i < 50; ++i) {
        Client(server->port()).send(get("/"));
        Client(server->port()).send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
        Client(server->port()).send("GET /");
    }
    CHECK(Client(server->port()).ask(get("/")).status == 200);
}

TEST_CASE("http: what a handler throws is an incident, told only to the log") {
    Folder const folder;
    StandardError log(folder.path + "/log");
    auto const server = http::serve(on_free_port(), [](Request& request) -> Response {
        if (request.path == "/fault") {
            throw qiyue::Fault("disk sda1 is full");
        }
        if (request.path == "/odd") {
            throw 7;
        }
        if (request.path == "/header") {
            return Response{}.with("X-Bad", "a\r\nSet-Cookie: b");
        }
        if (request.path == "/file") {
            Response response;
            response.file_path = "/nonexistent";
            return response;
        }
        throw std::runtime_error("secret of the house");
    });
    Client client(server->port());
    for (auto const& asked : std::initializer_list<std::pair<char const*, int>>{
             {"/bug?token=hidden", 500}, {"/fault", 503}, {"/odd", 500}, {"/header", 500}, {"/file", 503}}) {
        auto const* path = asked.first;
        auto const status = asked.second;
        CAPTURE(path);
        auto const answer = client.ask(get(path));
        CHECK(answer.status == status);
        CHECK(answer.header("Content-Type") == "application/problem+json; charset=utf-8");
        CHECK(answer.body.find("secret") == std::string::npos);
        CHECK(answer.body.find("sda1") == std::string::npos);
        check_problem(answer, status, status == 503 ? "http.unavailable" : "http.incident");
        CHECK(said_by(answer)["incident"].text().size() == 8);
    }
    auto const last = said_by(client.ask(get("/bug")))["incident"].text();
    auto const logged = log.restore();
    CHECK(logged.find("secret of the house") != std::string::npos);
    CHECK(logged.find("disk sda1 is full") != std::string::npos);
    CHECK(logged.find(last) != std::string::npos);
    CHECK(logged.find("hidden") == std::string::npos);
}

TEST_CASE("http: files are sent as they are") {
    Folder const folder;
    auto const path = folder.path + "/report.pdf";
    std::string content;
    for (int i = 0; content.size() < (3U << 20U); ++i) {
        content += std::to_string(i);
    }
    std::ofstream(path, std::ios::binary) << content;
    auto const server = http::serve(on_free_port(), [&](Request&) {
        Response response;
        response.content_type = "application/pdf";
        response.file_path = path;
        return response.with("Content-Disposition", "attachment");
    });
    Client client(server->port());
    auto const answer = client.ask(get("/", "Accept-Encoding: gzip\r\n"));
    CHECK(answer.status == 200);
    CHECK(answer.header("Content-Disposition") == "attachment");
    CHECK(answer.header("Content-Encoding").empty());
    CHECK((answer.body == content));
    CHECK(client.ask("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", false).header("Content-Length") ==
          std::to_string(content.size()));
}

TEST_CASE("http: long texts are compressed for who takes it") {
    auto const server = http::serve(on_free_port(), [](Request& request) {
        Response response;
        response.content_type = request.path == "/png" ? "image/png" : "text/html; charset=utf-8";
        response.body = std::string(request.path == "/short" ? 1024 : 5000, 'x');
        return response;
    });
    Client client(server->port());
    auto const packed = client.ask(get("/", "Accept-Encoding: gzip, br\r\n"));
    CHECK(packed.header("Content-Encoding") == "gzip");
    CHECK(packed.header("Vary") == "Accept-Encoding");
    CHECK(packed.body.size() < 100);
    CHECK(client.ask(get("/")).body.size() == 5000);
    CHECK(client.ask(get("/")).header("Vary") == "Accept-Encoding");
    CHECK(client.ask(get("/png", "Accept-Encoding: gzip\r\n")).header("Content-Encoding").empty());
    CHECK(client.ask(get("/short", "Accept-Encoding: gzip\r\n")).header("Content-Encoding").empty());
}

TEST_CASE("http: stopping finishes what runs") {
    std::atomic<bool> running{false};
    auto const server = http::serve(on_free_port(), [&](Request&) {
        running = true;
        std::this_thread::sleep_for(300ms);
        return Response{.status = 204, .content_type = "", .body = "", .file_path = "", .headers = {}};
    });
    Client client(server->port());
    Client idle(server->port());
    client.send(get("/"));
    while (!running) {
        std::this_thread::sleep_for(1ms);
    }
    server->stop();
    auto const answer = client.receive();
    CHECK(answer.status == 204);
    CHECK(client.ended());
    CHECK(idle.ended());
    Client late(server->port());
    CHECK((!late.connected() || late.ask(get("/")).status == 0));
    server->stop();
}

TEST_CASE("http: an address is taken before anything is made, and who comes early waits") {
    http::Listener at("127.0.0.1", 0);
    CHECK_THROWS_AS(http::Listener("127.0.0.1", at.port()), qiyue::Fault);
    Client early(at.port());
    early.send(get("/early"));
    auto const server = http::serve(on_free_port(), at, echo);
    CHECK(server->port() == at.port());
    CHECK(said_by(early.receive())["path"].text() == "/early");
}

TEST_CASE("http: an address that can't be had is a fault") {
    auto const server = http::serve(on_free_port(), echo);
    auto options = on_free_port();
    options.port = server->port();
    CHECK_THROWS_AS(http::serve(options, echo), qiyue::Fault);
    options.port = 99'999;
    CHECK_THROWS_AS(http::serve(options, echo), qiyue::Fault);
    options.address = "localhost";
    CHECK_THROWS_AS(http::serve(options, echo), qiyue::Fault);
}
