#include "platform/http/answer.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/http/gzip.hpp"
#include "platform/json/json.hpp"
#include "platform/log/log.hpp"

#include <fcntl.h>
#include <microhttpd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace qiyue::http {

namespace {

constexpr std::size_t compress_from_bytes = 1024;

struct DestroyResponse {
    void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};
using Packed = std::unique_ptr<MHD_Response, DestroyResponse>;

std::string_view title_of(int status) {
    switch (status) {
    case 400: return "请求无法读懂 · The request can't be read";
    case 413: return "内容过大 · The content is too large";
    case 503: return "系统繁忙，请稍后再试 · Busy, please try again";
    default: return "系统出错，请凭编号联系管理员 · Something went wrong here; quote the number to the administrator";
    }
}

Response problem_with(int status, std::string const& incident_number) {
    auto body = Value::object();
    body.set("type", "about:blank");
    body.set("title", title_of(status));
    body.set("status", status);
    if (!incident_number.empty()) {
        body.set("incident", incident_number);
    }
    Response response;
    response.status = status;
    response.content_type = "application/problem+json; charset=utf-8";
    response.body = json::write(body);
    response.with("Cache-Control", "no-store");
    if (status == 503) {
        response.with("Retry-After", "1");
    }
    return response;
}

bool has_header(Response const& response, std::string_view lower_name) {
    return std::ranges::any_of(response.headers, [&](auto const& header) {
        return std::ranges::equal(header.first, lower_name,
                                  [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
    });
}

Packed packed_file(std::string const& path, std::int64_t& size) {
    auto const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about = {};
    if (file < 0 || ::fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        if (file >= 0) {
            ::close(file);
        }
        throw Fault("a file to send can't be opened: " + path);
    }
    size = about.st_size;
    Packed packed(MHD_create_response_from_fd64(static_cast<std::uint64_t>(about.st_size), file));
    if (!packed) {
        ::close(file);
    }
    return packed;
}

Packed packed_body(std::string body) {
    auto kept = std::make_unique<std::string>(std::move(body));
    Packed packed(MHD_create_response_from_buffer_with_free_callback_cls(
        kept->size(), kept->data(), [](void* given) { delete static_cast<std::string*>(given); }, kept.get()));
    if (packed) {
        (void)kept.release();  // the callback's now
    }
    return packed;
}

void add(MHD_Response* packed, std::string const& name, std::string const& value) {
    // The library refuses line breaks, so a header can't be smuggled in.
    ENSURE(MHD_add_response_header(packed, name.c_str(), value.c_str()) == MHD_YES);
}

}  // namespace

Response problem(int status) {
    return problem_with(status, "");
}

Response incident(std::exception_ptr const& failure, Request const& request) {
    auto const number = crypto::to_base32(crypto::SystemRandom().bytes(5));
    int status = 500;
    std::string what = "unknown exception";
    try {
        std::rethrow_exception(failure);
    } catch (Fault const& fault) {
        status = 503;
        what = fault.what();
    } catch (std::exception const& exception) {
        what = exception.what();
    } catch (...) {
    }
    auto facts = Value::object();
    facts.set("incident", number);
    facts.set("status", status);
    facts.set("method", name_of(request.method));
    facts.set("path", request.path);  // not the target: a query may hold a secret
    facts.set("failure", what);
    log::error("a request failed", facts);
    return problem_with(status, number);
}

MHD_Response* pack(Response response, Request const& request, std::int64_t& size) {
    ENSURE(response.status >= 200 && response.status <= 599);
    bool const from_file = !response.file_path.empty();
    if (!from_file && response.body.size() > compress_from_bytes && compressible(response.content_type) &&
        !has_header(response, "content-encoding")) {
        response.with("Vary", "Accept-Encoding");
        if (takes_gzip(request.header("accept-encoding"))) {
            response.body = gzip(response.body);
            response.with("Content-Encoding", "gzip");
        }
    }
    size = static_cast<std::int64_t>(response.body.size());
    auto const empty = !from_file && response.body.empty();
    auto packed = from_file ? packed_file(response.file_path, size) : packed_body(std::move(response.body));
    if (!packed) {
        throw Fault("not enough memory to answer");
    }
    if (!empty && !response.content_type.empty()) {
        add(packed.get(), "Content-Type", response.content_type);
    }
    for (auto const& [name, value] : response.headers) {
        add(packed.get(), name, value);
    }
    return packed.release();
}

}  // namespace qiyue::http
