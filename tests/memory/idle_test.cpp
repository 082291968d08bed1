#include "support/browser.hpp"

#include <doctest/doctest.h>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

// What the program itself holds with the demonstration city, at its start and after it was used: a small server is enough.
namespace qiyue {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t bar_kilobytes = 60'000;
constexpr std::int64_t room_kilobytes = 1'500;

// The program that stands beside this one, serving the demonstration city out of a folder of its own.
class Program {
public:
    Program() {
        fs::create_directories(data_);
        int ends[2] = {};
        REQUIRE(::pipe(ends) == 0);
        process_ = ::fork();
        if (process_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            auto const program = fs::read_symlink("/proc/self/exe").parent_path() / "qiyue";
            ::execl(program.c_str(), "qiyue", "serve", "--port", "0", "--data", data_.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        from_ = ends[0];
    }

    ~Program() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        ::close(from_);
        fs::remove_all(data_);
    }

    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    // Waits until it says where it serves; 0 when it ended before.
    int port() {
        std::string said;
        std::array<char, 1024> part{};
        while (said.find("workbench\n") == std::string::npos) {
            auto const count = ::read(from_, part.data(), part.size());
            if (count <= 0) {
                return 0;
            }
            said.append(part.data(), static_cast<std::size_t>(count));
        }
        auto const line = said.find("/            portal");
        auto const colon = said.rfind(':', line);
        return std::stoi(said.substr(colon + 1, line - colon - 1));
    }

    std::int64_t resident_kilobytes() const {
        std::ifstream status("/proc/" + std::to_string(process_) + "/status");
        for (std::string word; status >> word;) {
            if (word == "VmRSS:") {
                std::int64_t kilobytes = 0;
                status >> kilobytes;
                return kilobytes;
            }
        }
        return 0;
    }

private:
    std::string data_ = (fs::temp_directory_path() / ("qiyue_memory_" + std::to_string(::getpid()))).string();
    pid_t process_ = 0;
    int from_ = -1;
};

}  // namespace

// The sanitizers keep shadows of all memory: what is measured then is theirs.
#ifndef __SANITIZE_ADDRESS__

TEST_CASE("memory: the program idles under 60 MB, at its start and after a hundred mixed requests") {
    Program program;
    auto const port = program.port();
    REQUIRE(port > 0);
    auto const at_start = program.resident_kilobytes();
    CHECK(at_start > 0);
    CHECK(at_start < bar_kilobytes);
    support::Browser const nobody(port);
    support::Browser planner(port);
    REQUIRE(planner.sign_in("planner").status == 200);
    constexpr int several = 8;
    std::vector<std::jthread> visitors;
    visitors.reserve(several);
    for (int i = 0; i < several; ++i) {
        visitors.emplace_back([&] {
            for (auto const* path : {"/", "/notices", "/projects", "/catalogue", "/rules", "/results", "/statistics",
                                     "/search?q=%E5%85%BB%E8%80%81", "/api/meta", "/api/openapi.json",
                                     "/api/public/notices", "/api/public/projects", "/api/rules", "/health"}) {
                CHECK(nobody.get(path).status == 200);
            }
            for (auto const* path : {"/api/projects", "/api/inbox", "/api/needs"}) {
                CHECK(planner.get(path).status == 200);
            }
            CHECK(planner.post("/api/projects", Value::object()).status == 400);
        });
    }
    visitors.clear();
    // Eight answers at once are in the air a moment ago: how much of that is given back by now is chance.
    auto const used = program.resident_kilobytes();
    CHECK(used < bar_kilobytes + 20'000);
    // What the rush needed is given back within seconds; the room below the bar is for what differs from run to run.
    auto idle = used;
    for (int i = 0; i < 150 && idle >= bar_kilobytes - room_kilobytes; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        idle = program.resident_kilobytes();
    }
    MESSAGE("resident: " << at_start << " kB at the start, " << used << " kB after " << 8 * 18 << " requests at once, "
                         << idle << " kB when idle");
    CHECK(idle < bar_kilobytes - room_kilobytes);
}

#endif

}  // namespace qiyue
