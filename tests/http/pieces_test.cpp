#include "http/served.hpp"

#include "platform/crypto/crypto.hpp"

// A file that comes in pieces: what is lost on the line is asked for and sent again, and nothing else gets in.
namespace qiyue::app::web {

namespace {

using Headers = std::map<std::string, std::string>;

std::string announced(support::Browser const& browser, std::size_t size) {
    auto const page = browser.ask("POST", "/api/uploads", {},
                                  {{"Upload-Length", std::to_string(size)},
                                   {"Upload-Metadata", "filetype dGV4dC9wbGFpbg==, filename 5pa55qGILnR4dA=="}});
    REQUIRE(page.status == 201);
    CHECK(page.header("tus-resumable") == "1.0.0");
    return page.header("location");
}

auto piece(support::Browser const& browser, std::string const& where, std::size_t at, std::string const& bytes) {
    return browser.ask("PATCH", where, bytes,
                       {{"Upload-Offset", std::to_string(at)}, {"Content-Type", "application/offset+octet-stream"}});
}

}  // namespace

TEST_CASE("pieces: a file goes on where the line broke, and is like one that came at once") {
    auto const planner = served().member("planner");
    std::string const text = "上门照护服务方案，分三段送到。";
    auto const where = announced(planner, text.size());
    CHECK(piece(planner, where, 0, text.substr(0, 10)).status == 204);

    auto const far = planner.ask("HEAD", where);
    CHECK(far.status == 200);
    CHECK(far.header("upload-offset") == "10");
    CHECK(far.header("upload-length") == std::to_string(text.size()));
    CHECK(planner.get(where).json()["digest"].is_null());

    // Sent again, because the answer was lost; and one that leaves a gap.
    auto const again = piece(planner, where, 0, text.substr(0, 10));
    check_problem(again, 409, "upload.other_offset");
    CHECK(again.header("upload-offset") == "10");
    check_problem(piece(planner, where, 12, text.substr(12)), 409, "upload.other_offset");

    CHECK(piece(planner, where, 10, text.substr(10, 5)).header("upload-offset") == "15");
    CHECK(piece(planner, where, 15, text.substr(15)).status == 204);
    auto const whole = planner.get(where).json();
    CHECK(whole["digest"] == Value(crypto::sha256_hex(text)));
    CHECK(whole["offset"].integer() == static_cast<std::int64_t>(text.size()));
    auto const got = planner.get("/api/files/" + whole["digest"].text());
    CHECK(got.body == text);
    CHECK(got.header("content-disposition").find("%E6%96%B9%E6%A1%88.txt") != std::string::npos);
    // Its last piece once more: it is there.
    check_problem(piece(planner, where, 15, text.substr(15)), 409, "upload.other_offset");
}

TEST_CASE("pieces: nobody else adds to it, reads of it or gives it up") {
    auto const planner = served().member("planner");
    auto const where = announced(planner, 100);
    for (auto const& other : {served().member("anxin"), served().member("head")}) {
        check_problem(piece(other, where, 0, "x"), 404, "not_found");
        check_problem(other.get(where), 404, "not_found");
        check_problem(other.ask("DELETE", where), 404, "not_found");
    }
    check_problem(piece(served().nobody(), where, 0, "x"), 401, "unauthenticated");
    check_problem(served().nobody().ask("POST", "/api/uploads", {}, {{"Upload-Length", "1"}}), 401, "unauthenticated");
    auto unguarded = planner;
    unguarded.headers["X-CSRF-Token"] = "wrong";
    check_problem(piece(unguarded, where, 0, "x"), 401, "unauthenticated");
    CHECK(planner.ask("DELETE", where).status == 204);
    check_problem(planner.get(where), 404, "not_found");
}

TEST_CASE("pieces: more than was announced, no offset, no length and too much are refused") {
    auto const planner = served().member("planner");
    auto const where = announced(planner, 4);
    check_problem(piece(planner, where, 0, "12345"), 413, "file_too_large");
    check_problem(planner.ask("PATCH", where, "1234", {{"Content-Type", "application/offset+octet-stream"}}), 400,
                  "upload.no_offset");
    check_problem(planner.ask("PATCH", where, "1234", {{"Upload-Offset", "0"}, {"Content-Type", "text/plain"}}), 400,
                  "upload.no_offset");
    for (auto const* odd : {"", "-1", "1e3", "4 ", "99999999999999999999"}) {
        check_problem(planner.ask("POST", "/api/uploads", {}, {{"Upload-Length", odd}}), 400, "upload.no_length");
        check_problem(planner.ask("PATCH", where, "1",
                                  {{"Upload-Offset", odd}, {"Content-Type", "application/offset+octet-stream"}}),
                      400, "upload.no_offset");
    }
    check_problem(planner.ask("POST", "/api/uploads", {}, {{"Upload-Length", std::to_string((200 << 20) + 1)}}), 413,
                  "file_too_large");
    // Two gigabytes are announced in vain, and what is announced fills the day like what has come.
    auto const vain = planner.ask("POST", "/api/uploads", {}, {{"Upload-Length", "2147483648"}});
    check_problem(vain, 413, "file_too_large");
    CHECK(vain.body.find("每个不超过 200 MB，每人每天合计不超过 2048 MB") !=
          std::string::npos);  // the rule, with the refusal
    auto const other = served().member("planner_qy");
    for (int count = 0; count < 10; ++count) {
        (void)announced(other, 200 << 20);
    }
    check_problem(other.ask("POST", "/api/uploads", {}, {{"Upload-Length", std::to_string(200 << 20)}}), 429,
                  "file.day_full");
    check_problem(planner.get("/api/uploads/999999999999999999999999"), 404, "not_found");
    CHECK(planner.get("/api/uploads/..%2f..%2fetc").status == 400);
    CHECK(piece(planner, where, 0, "1234").status == 204);
    // Who never finished them is not kept out for ever.
    served().house.clock().set(served().house.clock().now().plus_seconds(2 * 86'400));
    auto again = served().member("planner_qy");
    CHECK(again.ask("POST", "/api/uploads", {}, {{"Upload-Length", std::to_string(200 << 20)}}).status == 201);
}

TEST_CASE("pieces: a file without bytes is whole at once") {
    auto const planner = served().member("planner");
    auto const where = announced(planner, 0);
    CHECK(planner.get(where).json()["digest"] == Value(crypto::sha256_hex("")));
}

}  // namespace qiyue::app::web
