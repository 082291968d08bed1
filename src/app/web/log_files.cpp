#include "app/web/log_files.hpp"

#include "base/failure.hpp"

#include "platform/files/files.hpp"

#include <charconv>

namespace qiyue::app::web {

namespace {

constexpr std::string_view folder = "/log/";
constexpr std::string_view proof = "proof/";
constexpr std::string_view tile = "tile/";

std::optional<std::int64_t> position_in(std::string_view text) {
    std::int64_t position = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
    bool const whole = error == std::errc{} && end == text.data() + text.size() && position >= 0;
    return whole ? std::optional(position) : std::nullopt;
}

std::string first_line(std::string const& text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

journal::Signer log_signer(std::string const& path, std::string const& origin, crypto::Random& random) {
    if (auto const kept = files::read(path)) {
        auto const signer = journal::parse_signer_key(first_line(*kept));
        if (!signer) {
            throw Fault(path + " is not the key of a log; put the right one back, or remove it to begin another log");
        }
        if (!origin.empty() && origin != signer->origin) {
            throw Fault("the log is called " + signer->origin + " for ever, not " + origin);
        }
        return *signer;
    }
    auto const name = origin.empty() ? "qiyue-" + crypto::to_hex(random.bytes(4)) + "/log" : origin;
    if (!journal::good_origin(name)) {
        throw Fault("a log can't be called \"" + name + "\": no space, no plus");
    }
    journal::Signer made{.origin = name, .key = crypto::make_signing_key(random)};
    files::write_secret(path, journal::signer_key(made) + "\n");
    return made;
}

std::optional<std::string> LogFiles::content(std::string_view inside) const {
    using Text = std::optional<std::string>;
    if (inside == "key") {
        return journal::verifier_key(signer_.origin, signer_.key.public_key) + "\n";
    }
    if (inside == "checkpoint") {
        return world_.database().read<std::string>(
            [&](db::Tx& tx) { return journal::checkpoint(tx, signer_.key, signer_.origin); });
    }
    if (inside.starts_with(proof)) {
        auto const position = position_in(inside.substr(proof.size()));
        return position
            ? world_.database().read<Text>([&](db::Tx& tx) { return journal::receipt(tx, signer_, *position); })
            : std::nullopt;
    }
    auto const named = journal::parse_tile_path(inside);
    return named ? world_.database().read<Text>([&](db::Tx& tx) { return journal::tile(tx, *named); }) : std::nullopt;
}

std::optional<http::Response> LogFiles::answer(std::string_view path) const {
    if (!path.starts_with(folder)) {
        return std::nullopt;
    }
    auto const inside = path.substr(folder.size());
    auto body = content(inside);
    if (!body) {
        return std::nullopt;
    }
    http::Response response;
    response.body = std::move(*body);
    auto const bytes = inside.starts_with(tile);
    response.content_type = bytes ? "application/octet-stream" : "text/plain; charset=utf-8";
    // A tile of a given name never changes; what is about now does.
    response.with("Cache-Control", bytes ? "public, max-age=31536000, immutable" : "no-cache");
    if (inside.starts_with(proof)) {
        response.with("Content-Disposition",
                      "attachment; filename=\"" + std::string(inside.substr(proof.size())) + ".tlog-proof\"");
    }
    // Anybody's tool may read it, a witness's page in a browser too.
    response.with("Access-Control-Allow-Origin", "*");
    return response;
}

}  // namespace qiyue::app::web
