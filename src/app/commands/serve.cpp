#include "app/commands/apart.hpp"
#include "app/commands/commands.hpp"
#include "app/commands/treasury_line.hpp"
#include "app/commands/worlds.hpp"
#include "app/demo/demo.hpp"
#include "app/portal/portal.hpp"
#include "app/web/edge.hpp"
#include "modules/disclosure/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/identity/entrance.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"
#include "platform/http/listen.hpp"
#include "platform/http/proxies.hpp"
#include "platform/metrics/memory.hpp"

#include "base/failure.hpp"

#include <csignal>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <set>

namespace qiyue::app::commands {

namespace {

namespace fs = std::filesystem;

// A line per phase with the time since the start.
class Phases {
public:
    void done(std::string const& what) {
        auto const millis =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began_).count();
        std::cout << "  " << millis << " ms  " << what << std::endl;
    }

private:
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

http::Proxies proxies_of(Serve const& options) {
    auto const proxies = http::Proxies::parse(options.trusted_proxies);
    if (!proxies) {
        throw Fault("--trust-proxy takes an address (127.0.0.1) or a network (10.0.0.0/8)");
    }
    return *proxies;
}

// A place of which no rule is known is a slip of the pen; the demonstration city stands where it stands.
void check_place(law::Rulebook const& rules, Serve const& options) {
    std::set<std::string> places;
    for (auto const& statute : rules.statutes()) {
        if (!statute.national()) {
            places.insert(statute.place);
        }
    }
    if (!places.contains(options.place)) {
        std::string known;
        for (auto const& place : places) {
            known += (known.empty() ? "" : ", ") + place;
        }
        throw Fault("--place takes a city with rules of its own: " + known);
    }
    if (!options.empty && options.place != Serve().place) {
        throw Fault("--place " + options.place + " goes with --empty: the demonstration city is in " + Serve().place);
    }
}

// LP-323 网络日志留存不少于六个月: what is older goes, at each start and once an hour.
void tidy_up(World& world) {
    auto const context = world.context({});
    auto const kept = world.engine()
                          .judge(context, {.place = world.engine().place(), .pinned = context.today()})
                          .number("log_retention");
    auto const done = world.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
        identity::forget_old(tx, context.now, static_cast<int>(kept));
        return true;
    });
    ENSURE(done.ok());
}

// Until the process is told to end.
void work_until_told(World& world, TreasuryLines& treasuries) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    timespec const a_while{.tv_sec = 10, .tv_nsec = 0};
    constexpr int whiles_an_hour = 360;
    int passed = 0;
    do {
        if (passed++ % whiles_an_hour == 0) {
            tidy_up(world);
        }
        treasuries.work(world);
        metrics::give_back_memory();  // what a rush of visitors needed is not kept for the next
    } while (sigtimedwait(&signals, nullptr, &a_while) == -1);
}

// While nobody exists, who types this code becomes the first administrator.
void tell_setup_code(World& world) {
    auto const code = identity::issue_setup_code(world.database(), world.context({}), world.ports());
    if (!code.empty()) {
        std::cout
            << "  Nobody exists yet. Open the address above and make the first administrator with this set-up code:\n"
            << "  首次启动：请打开上面的地址，用此安装码创建首位管理员：\n\n      " << code << "\n"
            << std::endl;
    }
}

// The pages of the workbench are built apart from the program.
void tell_whether_built(std::string const& home) {
    auto const page = home + "/web/workbench/dist/index.html";
    if (!fs::exists(page)) {
        std::cout << "\n  The workbench is not built: there is no " << page << ". The portal and the API are served,\n"
                  << "  /workbench/ is not. ./do build makes it, also while this runs.\n"
                  << "  工作台页面尚未构建：缺少上述文件。门户和接口照常提供，/workbench/ 暂不可用；\n"
                  << "  运行 ./do build 即可构建，无须停止本程序。\n"
                  << std::endl;
    }
}

// Threads made later inherit this: only work_until_told() sees the signals.
void block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

std::int64_t take_away_unused(World& world, std::string const& data) {
    auto const context = world.context({});
    return world.database()
        .write<std::int64_t>([&](db::Tx& tx) -> Result<std::int64_t> {
            return documents::sweep(tx, context, world.ports(), world.file_limits()) +
                documents::sweep_unknown(tx, context, world.ports(), data + "/files");
        })
        .value();
}

// An older installation has notices whose figures nobody took out yet.
void count_published(World& world) {
    world.database()
        .write<bool>([&](db::Tx& tx) -> Result<bool> {
            disclosure::count_published(tx, world.engine());
            return true;
        })
        .value();
}

// Deadlines follow the calendars that this version of the data brings.
std::string count_deadlines_again(World& world) {
    auto const recount =
        world.database().write<workflow::Recount>([&](db::Tx& tx) { return world.apply_calendars(tx); }).value();
    count_published(world);
    if (recount.years.empty()) {
        return {};
    }
    return "calendars: " + std::to_string(recount.years.size()) + " new; of " + std::to_string(recount.looked_at) +
        " open deadlines " + std::to_string(recount.moved) + " moved, " + std::to_string(recount.settled) +
        " no longer provisional";
}

// Notices that this version cuts into words another way, or that are older than the index.
int index_missing(World& world) {
    int all = 0;
    for (int some = 1; some > 0; all += some) {
        some = world.database()
                   .write<int>([](db::Tx& tx) -> Result<int> { return disclosure::index_missing(tx); })
                   .value();
    }
    return all;
}

void make_city(Shared const& shared, Serve const& options, std::string const& url, Phases& phases) {
    if (!options.empty && apart([&] {
            return demo::make_if_new(shared, options.data, url, SystemClock().now(),
                                     [&](std::string const& told) { phases.done(told); });
        })) {
        phases.done("demonstration city made");
    }
}

// What an earlier version, or an earlier day, left to be done.
void bring_up_to_date(World& world, std::string const& data, Phases& phases) {
    if (auto const count = take_away_unused(world, data); count > 0) {
        phases.done("unused uploads taken away: " + std::to_string(count));
    }
    if (auto const told = count_deadlines_again(world); !told.empty()) {
        phases.done(told);
    }
    if (auto const count = index_missing(world); count > 0) {
        phases.done("notices indexed: " + std::to_string(count));
    }
}

// The addresses come last, where somebody who waited looks first.
void tell_where(World& world, Serve const& options, int port, bool demonstration) {
    if (demonstration) {
        std::cout << "\n" << demo::accounts(home());
    }
    std::cout << "\n  http://" << options.address << ":" << port << "/            portal\n"
              << "  http://" << options.address << ":" << port << "/workbench/  workbench\n"
              << std::endl;
    if (!demonstration) {
        tell_setup_code(world);
    }
}

}  // namespace

int demo(std::string const& data, std::string const& database) {
    fs::create_directories(data);
    auto const told = [](std::string const& what) { std::cout << "  " << what << "\n"; };
    if (!demo::make_if_new(load_shared(), data, database_url(data, database), SystemClock().now(), told)) {
        std::cerr << "qiyue: there is somebody already in " << data << ": a demonstration city wants an empty place\n";
        return 1;
    }
    std::cout << "\n" << demo::accounts(home());
    return 0;
}

int migrate(std::string const& data, std::string const& database) {
    auto const world = served_world(load_shared(), data, database_url(data, database));
    auto const told = count_deadlines_again(*world);
    index_missing(*world);
    std::cout << "the schema is up to date\n" << (told.empty() ? "" : told + "\n");
    return 0;
}

int sweep(std::string const& data, std::string const& database, int unused_days) {
    auto const world =
        served_world(load_shared(), data, database_url(data, database), {.file_limits = {.unused_days = unused_days}});
    std::cout << take_away_unused(*world, data) << " unused uploads taken away\n";
    return 0;
}

int serve(Serve const& options) {
    block_signals();
    metrics::share_memory_pools();
    Phases phases;
    auto const proxies = proxies_of(options);
    TreasuryLines treasuries(options.treasuries, options.treasury_token);
    http::Listener at(options.address, options.port);  // before anything is made
    auto const shared = load_shared();
    check_place(*shared.rules, options);
    tell_whether_built(home());
    phases.done("rules: " + std::to_string(shared.rules->clauses().size()) + " clauses, calendars of " +
                std::to_string(shared.calendar->years().size()) + " years");
    auto const url = database_url(options.data, options.database);
    fs::create_directories(options.data);
    make_city(shared, options, url, phases);
    auto const address = options.public_address.empty() ? "http://" + options.address + ":" + std::to_string(at.port())
                                                        : options.public_address;
    auto const limits = documents::Limits{.bytes_a_day = std::int64_t{options.upload_megabytes} << 20U,
                                          .unused_days = options.unused_days};
    auto const world =
        served_world(shared, options.data, url,
                     {.place = options.place, .node = options.node, .address = address, .file_limits = limits});
    phases.done("database " + (options.database.empty() ? options.data + "/qiyue.sqlite" : options.database));
    bring_up_to_date(*world, options.data, phases);
    fs::create_directories(options.data + "/spool");
    auto const demonstration = demo::is_demo(options.data);
    portal::Portal portal(*world, home(), demonstration ? portal::Site::demonstration : portal::Site::plain);
    web::Edge edge(*world, home(), [&](http::Request const& request, Context const& context) {
        return portal.answer(request, context);
    });
    crypto::SystemRandom chance;
    web::LogFiles const log(*world, web::log_signer(options.data + "/log.key", options.log_origin, chance));
    edge.trust(proxies);
    edge.serve_log(log);
    phases.done("log " + log.signer().origin);
    auto const server =
        http::serve({.body_max = std::int64_t{200} << 20,  // the largest file of uploads.cpp
                     .may_spool = [&](http::Request const& request) { return edge.may_send_large(request); },
                     .spool_folder = options.data + "/spool",
                     // Behind a proxy all visitors come from one address.
                     .connections_per_address_max = proxies.none() ? 500 : 1000},
                    at, [&](http::Request& request) { return edge.answer(request); });
    metrics::give_back_memory();  // what the start needed, making a city above all
    phases.done("serving");
    tell_where(*world, options, server->port(), demonstration);
    work_until_told(*world, treasuries);
    server->stop();
    return 0;
}

}  // namespace qiyue::app::commands
