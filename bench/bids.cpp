// The last minute before a deadline: many bidders hand in at once, each a sealed attachment and the sealed envelope that
// names it, over HTTP, into a city that keeps its data on disk.
//
//   qiyue-bench-bids [--bids N] [--kilobytes N] [--connections N] [--folder DIR] [--database postgresql://…]
//
// Told are the rate, the times until the receipt, and how the rate compares with writing the same bytes to plain files
// with an fsync each, in the same run and folder. It fails when a bid is not answered with its receipt, or when the
// register does not hold afterwards exactly what was receipted.
#include "city.hpp"
#include "support/browser.hpp"

#include "app/web/edge.hpp"
#include "modules/sealing/envelope.hpp"
#include "modules/identity/api.hpp"
#include "modules/tender/api.hpp"
#include "modules/workflow/store.hpp"
#include "platform/files/files.hpp"
#include "platform/http/http.hpp"
#include "platform/json/json.hpp"

#include "base/failure.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace qiyue::bench {

namespace {

struct Options {
    int bids = 2000, kilobytes = 1024, connections = 200;
    std::string folder = (std::filesystem::temp_directory_path() / "qiyue_bench_bids").string();
    std::string database;
};

std::int64_t tender_of(app::World& world) {
    return world.database().read<std::int64_t>([](db::Tx& tx) {
        return workflow::store::list(tx, {.kind = "tender", .state = {}, .text = {}, .limit = 1}).at(0).id;
    });
}

// A unified social credit code of an invented provider (GB 32100): the check character is computed.
std::string credit_code(int number) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    auto code = fmt::format("91510100BE{:07}", number);
    int sum = 0, weight = 1;
    for (char const c : code) {
        sum += static_cast<int>(alphabet.find(c)) * weight;
        weight = weight * 3 % 31;
    }
    return code + alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

struct Bidder {
    support::Browser browser;
    std::int64_t provider = 0, bid = 0;
    std::string envelope, attachment;
    std::string digest;  // of the receipt
    double seconds = 0;  // until it came
    int status = 0;
    std::string wrong;
};

std::int64_t register_provider(app::World& world, int number) {
    auto const made = world.database().write<std::int64_t>([&](db::Tx& tx) -> Result<std::int64_t> {
        auto const context = world.context({});
        auto judge = world.engine().judge(context, {.place = world.engine().place(), .pinned = context.today()});
        auto const organisation = TRY(identity::register_organisation(
            tx, context, world.ports(), judge,
            {.name = fmt::format("基准测试{}号服务公司(演示)", number),
             .kind = "provider",
             .region = "510104",
             .credit_code = credit_code(number),
             .attributes = Value::object().set("legal_representative", fmt::format("负责人{}", number))}));
        auto const person = TRY(identity::register_person(tx, context, world.ports(),
                                                          {.name = fmt::format("投标人{}", number),
                                                           .login = fmt::format("bench{}", number),
                                                           .password = "qiyue-demo-2026",
                                                           .attributes = {}}));
        TRY(identity::appoint(tx, context, world.ports(), person, organisation, "provider.manager"));
        return organisation;
    });
    if (!made.ok()) {
        throw Fault("no provider: " + made.refusal().findings().front().says.en);
    }
    return made.value();
}

void sign_in(Bidder& bidder, int number) {
    if (bidder.browser.sign_in(fmt::format("bench{}", number)).status != 200) {
        throw Fault("a bidder can't sign in");
    }
}

// Takes part and seals; nothing of this is timed.
void prepare(Bidder& bidder, int number, Options const& options, tender::Terms const& terms) {
    sign_in(bidder, number);
    auto const registered =
        bidder.browser.post("/api/bids", Value::object().set("tender", terms.tender).set("contact", "投标联系人"));
    bidder.bid = registered.json()["id"].integer_or(0);
    if (bidder.bid == 0) {
        throw Fault("a bidder can't take part: " + registered.body);
    }
    crypto::SystemRandom random;
    bidder.attachment =
        sealing::seal_attachment(random.bytes(32), random.bytes(static_cast<std::size_t>(options.kilobytes) * 1024));
    auto const content = json::write(Value::object().set("price", 48'000'000 + number).set("term", "一年"));
    bidder.envelope = sealing::seal_envelope(terms.opening_key, {.object = terms.tender, .provider = bidder.provider},
                                             content, random);
}

void hand_in(Bidder& bidder) {
    auto const start = Steady::now();
    auto const kept = bidder.browser.ask("PUT", "/api/files", bidder.attachment);
    auto const file = kept.json()["digest"].text_or({});
    auto const answer =
        bidder.browser.post("/api/bids/" + std::to_string(bidder.bid) + "/submit",
                            Value::object()
                                .set("envelope", bidder.envelope)
                                .set("attachments", Value::list().push(Value::object().set("file", file))));
    bidder.seconds = seconds_since(start);
    bidder.status = file.empty() ? kept.status : answer.status;
    bidder.digest = answer.json()["digest"].text_or({});
    if (bidder.digest.empty()) {
        bidder.wrong = file.empty() ? kept.body : answer.body;
    }
}

// As many hands as there are connections; each takes the next bidder.
double all_hand_in(std::vector<Bidder>& bidders, int connections) {
    std::atomic<std::size_t> next = 0;
    auto const start = Steady::now();
    std::vector<std::thread> hands;
    hands.reserve(static_cast<std::size_t>(connections));
    for (int i = 0; i < connections; ++i) {
        hands.emplace_back([&] {
            for (auto at = next++; at < bidders.size(); at = next++) {
                hand_in(bidders[at]);
            }
        });
    }
    for (auto& hand : hands) {
        hand.join();
    }
    return seconds_since(start);
}

// The same bytes as plain files, each forced to disk, one after another.
double write_plainly(std::vector<Bidder> const& bidders, std::string const& folder) {
    std::filesystem::create_directories(folder);
    auto const start = Steady::now();
    for (std::size_t i = 0; i < bidders.size(); ++i) {
        auto const path = folder + "/" + std::to_string(i);
        auto const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        for (auto const* part : {&bidders[i].attachment, &bidders[i].envelope}) {
            if (::write(file, part->data(), part->size()) != static_cast<ssize_t>(part->size())) {
                throw Fault("the disk is full");
            }
        }
        ::fsync(file);
        ::close(file);
    }
    return seconds_since(start);
}

double at_share(std::vector<double> const& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

// How many bids have no receipt, or another envelope in the register than the one receipted.
int faults(app::World& world, std::vector<Bidder> const& bidders, std::int64_t tender) {
    std::map<std::int64_t, std::string> kept;
    auto const received =
        world.database().read<std::vector<tender::Received>>([&](db::Tx& tx) { return tender::received(tx, tender); });
    for (auto const& one : received) {
        kept[one.bid] = one.digest;
    }
    int wrong = received.size() == bidders.size() ? 0 : 1;
    for (auto const& bidder : bidders) {
        if (bidder.digest.empty() || kept[bidder.bid] != bidder.digest ||
            bidder.digest != crypto::sha256_hex(bidder.envelope)) {
            if (++wrong <= 3) {
                fmt::print("not receipted: {} {}\n", bidder.status, bidder.wrong.substr(0, 300));
            }
        }
    }
    return wrong;
}

int run(Options const& options) {
    crypto::start();
    std::filesystem::remove_all(options.folder);
    std::filesystem::create_directories(options.folder + "/spool");
    auto city = open_city(
        options.folder,
        db::open({.url = options.database.empty() ? "sqlite:" + options.folder + "/qiyue.db" : options.database}),
        "chengdu/stages/40_tender@published");
    auto& world = *city.world;
    auto const tender = tender_of(world);
    auto const terms =
        *world.database().read<std::optional<tender::Terms>>([&](db::Tx& tx) { return tender::terms(tx, tender); });
    app::web::Edge edge(world, app::home(), [](http::Request const&, Context const&) { return http::Response{}; });
    auto const server = http::serve({.port = 0, .spool_folder = options.folder + "/spool"},
                                    [&](http::Request& request) { return edge.answer(request); });
    std::vector<Bidder> bidders(static_cast<std::size_t>(options.bids),
                                Bidder{.browser = support::Browser(server->port())});
    for (int i = 0; i < options.bids; ++i) {
        auto& bidder = bidders[static_cast<std::size_t>(i)];
        bidder.provider = register_provider(world, i);
        prepare(bidder, i, options, terms);
    }
    // Days have passed: who was signed in is so no more.
    city.clock->set(terms.bid_deadline.plus_seconds(-30));
    for (int i = 0; i < options.bids; ++i) {
        sign_in(bidders[static_cast<std::size_t>(i)], i);
    }
    fmt::print("{} bids of {} kB, {} connections, {} on {} cores\n", options.bids, options.kilobytes,
               options.connections, options.database.empty() ? "SQLite" : "PostgreSQL",
               std::thread::hardware_concurrency());
    auto const before = processor_seconds();
    auto const took = all_hand_in(bidders, options.connections);
    auto const worked = processor_seconds() - before;
    server->stop();
    auto const plain = write_plainly(bidders, options.folder + "/plain");
    std::vector<double> times;
    double megabytes = 0;
    for (auto const& bidder : bidders) {
        times.push_back(bidder.seconds);
        megabytes += static_cast<double>(bidder.attachment.size() + bidder.envelope.size()) / (1024 * 1024);
    }
    std::ranges::sort(times);
    auto const wrong = faults(world, bidders, tender);
    fmt::print("all in {:.1f} s: {:.0f} bids and {:.0f} MB a second\n", took, options.bids / took, megabytes / took);
    fmt::print("processor time of a bid, its bidder's side included: {:.1f} ms\n", worked * 1000 / options.bids);
    fmt::print("until the receipt: half within {:.3f} s, 99 of 100 within {:.3f} s, the last {:.3f} s\n",
               at_share(times, 0.5), at_share(times, 0.99), times.back());
    fmt::print("plain files with fsync: {:.1f} s, {:.0f} MB a second; ratio {:.2f}\n", plain, megabytes / plain,
               plain / took);
    fmt::print("{} lost or without its receipt\n", wrong);
    std::filesystem::remove_all(options.folder);
    return wrong == 0 ? 0 : 1;
}

}  // namespace

}  // namespace qiyue::bench

int main(int count, char** words) {
    qiyue::bench::Options options;
    for (int i = 1; i + 1 < count; i += 2) {
        std::string const word = words[i], value = words[i + 1];
        if (word == "--folder") {
            options.folder = value;
        } else if (word == "--database") {
            options.database = value;
        } else {
            auto& number = word == "--bids" ? options.bids
                : word == "--kilobytes"     ? options.kilobytes
                                            : options.connections;
            number = std::stoi(value);
        }
    }
    try {
        return qiyue::bench::run(options);
    } catch (std::exception const& failed) {
        fmt::print(stderr, "{}\n", failed.what());
        return 1;
    }
}
