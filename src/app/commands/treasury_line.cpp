#include "app/commands/treasury_line.hpp"

#include "platform/files/files.hpp"
#include "platform/log/log.hpp"

#include "base/failure.hpp"

#include <algorithm>

namespace qiyue::app::commands {

namespace {

constexpr std::size_t region_digits = 6;

std::string token_in(std::string const& file) {
    if (file.empty()) {
        return {};
    }
    auto token = files::read(file);
    if (!token) {
        throw Fault("there is no file " + file + " with the treasury's token");
    }
    token->erase(std::find_if(token->begin(), token->end(), [](char c) { return c == '\n' || c == '\r'; }),
                 token->end());
    return *token;
}

}  // namespace

TreasuryLines::TreasuryLines(std::vector<std::string> const& named, std::string const& token_file) {
    auto const token = token_in(token_file);
    for (auto const& one : named) {
        auto const region = one.substr(0, one.find('='));
        auto const address = one.substr(std::min(one.size(), region.size() + 1));
        auto const digits = std::ranges::all_of(region, [](char c) { return c >= '0' && c <= '9'; });
        if (region.size() != region_digits || !digits ||
            !(address.starts_with("https://") || address.starts_with("http://"))) {
            throw Fault("--treasury takes a region and an address: 510104=https://…");
        }
        all_.push_back({.region = region, .link = treasury::link_by(treasury::over_http(address, token))});
    }
}

void TreasuryLines::work(World& world) {
    for (auto& one : all_) {
        auto const done =
            treasury::exchange(world.database(), world.context({}), world.engine(), one.region, *one.link);
        auto const facts = Value::object()
                               .set("region", one.region)
                               .set("sent", done.sent)
                               .set("heard", done.heard)
                               .set("booked", done.booked);
        if (!done.failure.empty() && !one.failing) {
            log::warning("the treasury's line fails", Value(facts).set("why", done.failure));
        } else if (done.sent > 0 || done.booked > 0) {
            log::info("the treasury was asked", facts);
        }
        one.failing = !done.failure.empty();
    }
}

}  // namespace qiyue::app::commands
