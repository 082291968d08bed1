#pragma once

#include "app/desk.hpp"
#include "app/web/log_files.hpp"
#include "app/web/measures.hpp"
#include "app/web/router.hpp"
#include "app/world.hpp"
#include "platform/http/http.hpp"
#include "platform/http/proxies.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace qiyue::app::web {

// What stands between the network and the operations: sessions, CSRF, idempotency, errors as problem+json, static
// files, security headers. One for a serving process; called from many threads.
class Edge {
public:
    // `portal` answers every path that is neither API nor static; `folder` is the product's home.
    Edge(World& world, std::string folder, std::function<http::Response(http::Request const&, Context const&)> portal);
    http::Response answer(http::Request& request);
    // From now on the public log is served below /log/.
    void serve_log(LogFiles log) { log_.emplace(std::move(log)); }
    // The proxies whose word about a visitor's address counts.
    void trust(http::Proxies proxies) { proxies_ = std::move(proxies); }
    // Only who is signed in may send a large body, and only as a file.
    bool may_send_large(http::Request const& request) const;

private:
    // `what` becomes the operation's id, or the part of the edge that answered.
    http::Response answer(http::Request& request, std::string& what);
    http::Response api(http::Request& request, std::string& what);
    http::Response measures(std::string_view peer, http::Request const& request) const;
    // Whom a trusted proxy speaks for; what others say of that is dropped.
    void know_visitor(http::Request& request) const;
    // Nobody exists yet: every page leads to the one where the first administrator is made.
    bool nobody_yet();
    http::Response asked_of_world(Asked const& asked);
    // What the edge itself has a row for.
    http::Response own(http::Request& request, api::Operation const& operation);
    http::Response session(http::Request& request, std::string_view operation);
    http::Response files(http::Request& request, std::string_view operation);
    // The session's context for an upload; without one, what to answer.
    Result<Context> uploader(http::Request const& request) const;
    http::Response keep(http::Request& request, Context const& context);
    http::Response pieces(http::Request& request, std::string_view operation);
    http::Response begin_pieces(http::Request const& request, Context const& context);
    http::Response add_piece(http::Request& request, Context const& context, documents::Begun const& begun);
    // 409: the piece does not follow what has come.
    http::Response elsewhere(std::int64_t come) const;
    // The last piece came.
    Result<void> whole(Context const& context, documents::Begun const& begun);
    http::Response send(std::string const& digest, Context const& context) const;
    http::Response refuse(Refusal const& refusal) const;

    World& world_;
    std::string folder_;
    std::function<http::Response(http::Request const&, Context const&)> portal_;
    std::optional<LogFiles> log_;
    http::Proxies proxies_;
    Router router_;
    Measures measures_;
    std::string openapi_;
    std::map<api::Operation const*, http::Response> constants_;  // what never changes while the program runs
    std::atomic<bool> somebody_{false};
};

}  // namespace qiyue::app::web
