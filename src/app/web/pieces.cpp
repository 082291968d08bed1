#include "app/web/edge.hpp"
#include "app/web/uploads.hpp"

#include "app/desk.hpp"
#include "platform/files/files.hpp"
#include "platform/files/forget.hpp"
#include "platform/json/json.hpp"

#include <charconv>

// A file in pieces, by the protocol tus 1.0.0 (core, creation, termination): POST announces it, PATCH adds at its end,
// HEAD says how far it is, DELETE gives it up. Whoever lost the line asks how much came and goes on from there. After the
// last piece GET tells the digest, and the file is like one that came at once.
namespace qiyue::app::web {

namespace {

constexpr char const* version = "1.0.0";
constexpr std::int64_t piece_max = std::int64_t{16} << 20;
constexpr std::string_view folder = "/api/uploads/";

Refusal invalid_header(std::string code, std::string header, Text says, Text remedy) {
    return {
        Reason::invalid,
        Finding{
            .code = std::move(code), .field = std::move(header), .says = std::move(says), .remedy = std::move(remedy)}};
}

// A length or an offset: digits alone.
std::optional<std::int64_t> number_in(std::string const& text) {
    std::int64_t number = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    auto const whole = !text.empty() && fault == std::errc() && end == text.data() + text.size() && number >= 0;
    return whole ? std::optional(number) : std::nullopt;
}

// "filename 5paH5Lu2LnBkZg==,filetype …": names, each with its value in base64.
std::string file_name_in(std::string const& metadata) {
    constexpr std::string_view key = "filename ";
    for (std::size_t at = 0; at < metadata.size();) {
        auto const end = std::min(metadata.find(',', at), metadata.size());
        auto const pair = std::string_view(metadata).substr(at, end - at);
        if (pair.starts_with(key)) {
            return crypto::from_base64(pair.substr(key.size())).value_or("");
        }
        at = end + 1;
        at = std::min(metadata.find_first_not_of(' ', at), metadata.size());
    }
    return {};
}

Refusal no_such_upload() {
    return api::not_found({"没有这个上传，或已经过期", "there is no such upload, or it has expired"});
}

http::Response told(int status) {
    http::Response response;
    response.status = status;
    return response.with("Tus-Resumable", version).with("Cache-Control", "no-store");
}

http::Response state_of(documents::Begun const& begun, std::int64_t offset) {
    auto response = told(200);
    auto body = Value::object().set("offset", offset).set("size", begun.size);
    if (!begun.digest.empty()) {
        body.set("digest", begun.digest);
    }
    response.body = json::write(body);
    return response.with("Upload-Offset", std::to_string(offset)).with("Upload-Length", std::to_string(begun.size));
}

}  // namespace

http::Response Edge::pieces(http::Request& request, std::string_view operation) {
    auto const context = uploader(request);
    if (!context.ok()) {
        return refuse(context.refusal());
    }
    if (operation == "uploads.begin") {
        return begin_pieces(request, context.value());
    }
    auto const id = number_in(request.path.substr(folder.size()));
    auto const begun = world_.database().read<std::optional<documents::Begun>>(
        [&](db::Tx& tx) { return id ? documents::begun(tx, context.value(), *id) : std::nullopt; });
    if (!begun) {
        return refuse(no_such_upload());
    }
    auto const come = [&] { return begun->digest.empty() ? world_.files().begun(begun->pieces()) : begun->size; };
    if (operation == "uploads.read") {
        return state_of(*begun, come());
    }
    if (operation == "uploads.give_up") {
        (void)world_.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
            documents::give_up(tx, begun->id);
            return true;
        });
        world_.files().drop(begun->pieces());
        return told(204);
    }
    ENSURE(operation == "uploads.add");
    return add_piece(request, context.value(), *begun);
}

http::Response Edge::begin_pieces(http::Request const& request, Context const& context) {
    auto const size = number_in(request.header("upload-length"));
    if (!size) {
        return refuse(invalid_header("upload.no_length", "Upload-Length",
                                     {"请在 Upload-Length 中写明文件的字节数", "say the file's bytes in Upload-Length"},
                                     {"须为不带符号的整数", "a whole number without a sign"}));
    }
    if (*size > upload_max) {
        return refuse(upload_too_large(world_.file_limits().bytes_a_day));
    }
    auto const begun = world_.database().write<documents::Begun>([&](db::Tx& tx) {
        return documents::begin(tx, context, world_.ports(), file_name_in(request.header("upload-metadata")), *size,
                                world_.file_limits());
    });
    if (!begun.ok()) {
        return refuse(begun.refusal());
    }
    if (*size == 0) {
        if (auto const kept = whole(context, begun.value()); !kept.ok()) {
            return refuse(kept.refusal());
        }
    }
    return told(201).with("Location", std::string(folder) + begun.value().pieces()).with("Upload-Offset", "0");
}

http::Response Edge::add_piece(http::Request& request, Context const& context, documents::Begun const& begun) {
    auto const at = number_in(request.header("upload-offset"));
    if (!at || request.header("content-type") != "application/offset+octet-stream") {
        return refuse(
            invalid_header("upload.no_offset", "Upload-Offset",
                           {"一段内容须写明 Upload-Offset，类型为 application/offset+octet-stream",
                            "a piece names its Upload-Offset, and its type is application/offset+octet-stream"},
                           {"先以 HEAD 询问已收到多少字节", "ask by HEAD how many bytes have come"}));
    }
    if (request.body_size > piece_max || *at > begun.size - request.body_size) {
        return refuse(upload_too_large(world_.file_limits().bytes_a_day));
    }
    auto const bytes =
        request.body_path.empty() ? std::move(request.body) : qiyue::files::read(request.body_path).value_or("");
    auto const before = begun.digest.empty() ? world_.files().begun(begun.pieces()) : begun.size;
    if (before != *at) {
        return elsewhere(before);
    }
    auto const come = begun.digest.empty() ? world_.files().append(begun.pieces(), *at, bytes) : begun.size;
    if (come != *at + static_cast<std::int64_t>(bytes.size())) {
        return elsewhere(come);
    }
    if (come == begun.size && begun.digest.empty()) {
        if (auto const kept = whole(context, begun); !kept.ok()) {
            return refuse(kept.refusal());
        }
    }
    return told(204).with("Upload-Offset", std::to_string(come));
}

http::Response Edge::elsewhere(std::int64_t come) const {
    auto response = refuse(api::conflict("upload.other_offset",
                                         {"已收到 " + std::to_string(come) + " 字节，这一段不在其后",
                                          std::to_string(come) + " bytes have come; this piece does not follow them"},
                                         {"请从已收到的字节之后续传", "go on after what has come"}));
    return response.with("Tus-Resumable", version).with("Upload-Offset", std::to_string(come));
}

Result<void> Edge::whole(Context const& context, documents::Begun const& begun) {
    documents::Upload upload{
        .digest = world_.files().complete(begun.pieces()), .name = begun.name, .type = {}, .size = begun.size};
    auto const path = world_.files().path(upload.digest);
    upload.type =
        qiyue::files::sniff(path ? qiyue::files::read_start(*path) : world_.files().get(upload.digest).value_or(""));
    auto const kept = world_.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
        TRY(documents::finish(tx, context, world_.ports(), begun, upload, world_.file_limits()));
        return true;
    });
    return kept.ok() ? Result<void>() : Result<void>(kept.refusal());
}

}  // namespace qiyue::app::web
