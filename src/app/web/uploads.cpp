#include "app/web/edge.hpp"

#include "app/desk.hpp"
#include "modules/identity/api.hpp"
#include "platform/files/files.hpp"
#include "platform/json/json.hpp"

// PUT /api/files keeps the body and gives its digest; GET /api/files/{digest} gives it back as a download. A file is
// found only by who knows its digest: 256 bits that appear on pages which the reader may see.
namespace qiyue::app::web {

namespace {

constexpr std::int64_t upload_max = std::int64_t{200} << 20;

}  // namespace

http::Response Edge::files(http::Request& request) {
    auto const context = world_.context({});
    auto const cookie = request.cookies.find("qiyue_session");
    auto const current = cookie == request.cookies.end()
                             ? std::nullopt
                             : world_.database().read<std::optional<identity::Session>>(
                                   [&](db::Tx& tx) { return identity::session(tx, context.now, cookie->second); });
    if (request.method == http::Method::put && request.path == "/api/files") {
        if (!current || !crypto::equal_constant_time(current->csrf, request.header("x-csrf-token"))) {
            return refuse(Refusal(Reason::unauthenticated, Finding{.code = "unauthenticated",
                                                                   .field = {},
                                                                   .cites = {},
                                                                   .says = {"请先登录再上传", "sign in before uploading"},
                                                                   .remedy = {},
                                                                   .why = {}}));
        }
        if (request.body_size > upload_max) {
            return refuse(Refusal(Reason::too_large, Finding{.code = "file_too_large",
                                                             .field = {},
                                                             .cites = {},
                                                             .says = {"文件超过 200 MB", "the file is over 200 MB"},
                                                             .remedy = {"请拆分或压缩后再传", "split or compress it"},
                                                             .why = {}}));
        }
        auto const spooled = !request.body_path.empty();
        auto const start = spooled ? qiyue::files::read(request.body_path).value_or("").substr(0, 4096) : request.body;
        auto const digest = spooled ? world_.files().adopt(request.body_path) : world_.files().put(request.body);
        http::Response response;
        response.body = json::write(Value::object()
                                        .set("digest", digest)
                                        .set("size", request.body_size)
                                        .set("type", qiyue::files::sniff(start)));
        return response;
    }
    auto const digest = request.path.size() > 11 ? request.path.substr(11) : std::string();
    if (request.method != http::Method::get || !world_.files().has(digest)) {
        return refuse(api::not_found({"没有这个文件", "there is no such file"}));
    }
    http::Response response;
    auto const path = world_.files().path(digest);
    if (path) {
        response.file_path = *path;
    } else {
        response.body = world_.files().get(digest).value_or("");
    }
    // Never shown inside a page of ours: always a download, never sniffed.
    response.content_type = "application/octet-stream";
    response.with("Content-Disposition", "attachment; filename=\"" + digest.substr(0, 16) + "\"").with("Cache-Control", "private, max-age=3600");
    return response;
}

}  // namespace qiyue::app::web
