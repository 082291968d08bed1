#include "app/web/download.hpp"
#include "app/web/edge.hpp"
#include "app/web/uploads.hpp"

#include "app/desk.hpp"
#include "modules/identity/api.hpp"
#include "platform/files/forget.hpp"
#include "platform/json/json.hpp"

// PUT /api/files keeps the body and gives its digest; GET /api/files/{digest} gives it back as a download, to whom the
// register of files allows it (documents::find). To everybody else the file is not there.
namespace qiyue::app::web {

namespace {

constexpr std::string_view folder = "/api/files/";

Finding finding(std::string code, Text says, Text remedy = {}) {
    return {.code = std::move(code), .says = std::move(says), .remedy = std::move(remedy)};
}

// The page sends the name percent-encoded: headers are ASCII.
std::string decoded(std::string const& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = text[i] == '%' ? crypto::from_hex(text.substr(i + 1, 2)) : std::nullopt;
        if (byte && byte->size() == 1) {
            plain += *byte;
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

std::optional<identity::Session> session_of(World& world, http::Request const& request) {
    auto const cookie = request.cookies.find("qiyue_session");
    if (cookie == request.cookies.end()) {
        return std::nullopt;
    }
    return world.database().read<std::optional<identity::Session>>(
        [&](db::Tx& tx) { return identity::session(tx, world.clock().now(), cookie->second); });
}

}  // namespace

Refusal upload_too_large(std::int64_t bytes_a_day) {
    auto const megabytes = std::to_string(upload_max >> 20U) + " MB";
    auto const day = std::to_string(bytes_a_day >> 20U) + " MB";
    return {Reason::too_large,
            finding("file_too_large", {"文件超过 " + megabytes, "the file is over " + megabytes},
                    {"请拆成多个附件或压缩后再传：每个不超过 " + megabytes + "，每人每天合计不超过 " + day,
                     "split it into several files, or compress it: each up to " + megabytes + ", and up to " + day +
                         " a person and day"})};
}

Result<Context> Edge::uploader(http::Request const& request) const {
    auto const current = session_of(world_, request);
    if (!current || !crypto::equal_constant_time(current->csrf, request.header("x-csrf-token"))) {
        return Refusal(Reason::unauthenticated,
                       finding("unauthenticated", {"请先登录再上传", "sign in before uploading"},
                               {"请登录后重试", "sign in, then send it again"}));
    }
    return world_.context(current->caller);
}

http::Response Edge::files(http::Request& request, std::string_view operation) {
    if (operation == "files.keep") {
        auto const context = uploader(request);
        return context.ok() ? keep(request, context.value()) : refuse(context.refusal());
    }
    ENSURE(operation == "files.give");
    auto const current = session_of(world_, request);
    return send(request.path.substr(folder.size()), world_.context(current ? current->caller : Caller{}));
}

http::Response Edge::keep(http::Request& request, Context const& context) {
    if (request.body_size > upload_max) {
        return refuse(upload_too_large(world_.file_limits().bytes_a_day));
    }
    auto const& limits = world_.file_limits();
    auto const room = world_.database().read<Result<void>>(
        [&](db::Tx& tx) { return documents::within_quota(tx, context, request.body_size, limits); });
    if (!room.ok()) {
        return refuse(room.refusal());
    }
    auto const spooled = !request.body_path.empty();
    auto const start = spooled ? qiyue::files::read_start(request.body_path) : request.body;
    documents::Upload upload;
    upload.type = qiyue::files::sniff(start);
    upload.digest = spooled ? world_.files().adopt(request.body_path) : world_.files().put(request.body);
    upload.name = decoded(request.header("x-file-name"));
    upload.size = request.body_size;
    auto const kept = world_.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
        TRY(documents::receive(tx, context, world_.ports(), upload, limits));
        return true;
    });
    if (!kept.ok()) {
        return refuse(kept.refusal());
    }
    http::Response response;
    response.body =
        json::write(Value::object().set("digest", upload.digest).set("size", upload.size).set("type", upload.type));
    return response.with("Cache-Control", "no-store");
}

http::Response Edge::send(std::string const& digest, Context const& context) const {
    auto const found = world_.database().read<std::optional<documents::Found>>(
        [&](db::Tx& tx) { return documents::find(tx, world_.engine(), context, digest); });
    if (!found || !world_.files().has(digest)) {
        return refuse(
            api::not_found({"没有这个文件，或您无权下载", "there is no such file, or it is not yours to have"}));
    }
    http::Response response;
    if (auto const path = world_.files().path(digest)) {
        response.file_path = *path;
    } else {
        response.body = world_.files().get(digest).value_or("");
    }
    as_download(response, found->name, found->type);
    // Rights may change: asked again every time.
    return response.with("Cache-Control", "private, no-cache");
}

}  // namespace qiyue::app::web
