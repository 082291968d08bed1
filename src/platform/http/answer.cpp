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
#include <array>

namespace qiyue::http {

namespace {

constexpr std::size_t compress_from_bytes = 1024;
constexpr int busy = -503;  // no status of HTTP: a 503 of which nothing is broken

struct DestroyResponse {
    void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};
using Packed = std::unique_ptr<MHD_Response, DestroyResponse>;

struct Words {
    int status;
    std::string_view phrase, code, zh, en, remedy_zh, remedy_en;
};

constexpr std::array<Words, 7> all_words{{
    {400, "Bad Request", "http.unreadable", "请求无法读懂", "the request can't be read",
     "请检查地址与请求头的写法后再发", "check how the address and the headers are written, then send it again"},
    {413, "Content Too Large", "http.too_large", "内容过大", "the content is too large",
     "请拆分内容；文件请登录后另行上传", "split it; files are uploaded apart, by who is signed in"},
    {414, "URI Too Long", "http.address_too_long", "地址过长", "the address is too long", "请缩短查询条件",
     "shorten what stands behind the question mark"},
    {431, "Request Header Fields Too Large", "http.headers_too_large", "请求头过大", "the headers are too large",
     "请清除本站的浏览器数据后再试", "clear what the browser keeps of this site, then try again"},
    {503, "Service Unavailable", "http.unavailable", "系统暂时不能办理", "this can't be done for the moment",
     "请稍后再试；仍不成时请凭编号联系管理员",
     "try again later; if it fails again, quote the number to the administrator"},
    {busy, "Service Unavailable", "http.busy", "系统繁忙", "too busy for the moment", "请稍后再试", "try again later"},
    {500, "Internal Server Error", "http.incident", "系统出错", "something went wrong here", "请凭编号联系管理员",
     "quote the number to the administrator"},
}};

Words const& words_of(int status) {
    auto const found = std::ranges::find(all_words, status, &Words::status);
    return found == all_words.end() ? all_words.back() : *found;
}

Value both(std::string_view zh, std::string_view en) {
    return Value::object().set("zh", zh).set("en", en);
}

// The same members that a refusal of an operation has, so that a caller reads all of them one way.
Response problem_with(Words const& words, std::string const& incident_number) {
    auto const status = words.status == busy ? 503 : words.status;
    auto finding = Value::object();
    finding.set("code", words.code)
        .set("field", "")
        .set("says", both(words.zh, words.en))
        .set("remedy", both(words.remedy_zh, words.remedy_en))
        .set("cites", Value::list());
    auto body = Value::object();
    body.set("type", "about:blank")
        .set("title", words.zh)
        .set("status", status)
        .set("reason", status < 500 ? "invalid" : "unavailable")
        .set("code", words.code)
        .set("detail", words.en)
        .set("findings", Value::list().push(finding));
    if (!incident_number.empty()) {
        body.set("incident", incident_number);
    }
    Response response;
    response.status = status;
    response.content_type = "application/problem+json; charset=utf-8";
    response.body = json::write(body);
    response.with("Cache-Control", "no-store")
        .with("Content-Security-Policy",
              "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin");
    if (status == 503) {
        response.with("Retry-After", "1");
    }
    return response;
}

std::string new_incident() {
    return crypto::to_base32(crypto::SystemRandom().bytes(5));
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
    return problem_with(words_of(status), "");
}

Response too_busy(Request const& request) {
    auto const number = new_incident();
    log::warning(
        "a request was turned away: every worker is busy and the queue is full",
        Value::object().set("incident", number).set("method", name_of(request.method)).set("path", request.path));
    return problem_with(words_of(busy), number);
}

std::string wire(Response const& response) {
    auto const& words = words_of(response.status);
    auto text = "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(words.phrase) + "\r\n";
    text += "Content-Type: " + response.content_type + "\r\n";
    for (auto const& [name, value] : response.headers) {
        text += name + ": " + value + "\r\n";
    }
    return text + "Content-Length: " + std::to_string(response.body.size()) + "\r\n\r\n" + response.body;
}

Response incident(std::exception_ptr const& failure, Request const& request) {
    auto const number = new_incident();
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
    return problem_with(words_of(status), number);
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
