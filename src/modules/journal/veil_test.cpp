#include "modules/journal/veil.hpp"

#include "modules/journal/leaf.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <doctest/doctest.h>

namespace qiyue::journal {

namespace {

Fields const& fields() {
    static Fields const all{
        field::text("contact", {"联系方式", "contact"}).confidential(),
        field::sealed("envelope", {"密封件", "envelope"}),
        field::prose("opinion", {"意见", "opinion"}),
        field::group("sender", {"寄件人", "sender"}, {field::text("phone", {"电话", "phone"}).confidential()}),
        field::list("marks", {"评分", "marks"}, {field::score("score", {"得分", "score"})}).confidential(),
        field::list("people", {"人员", "people"},
                    {field::text("phone", {"电话", "phone"}).confidential(), field::text("role", {"分工", "role"})}),
    };
    return all;
}

Value input() {
    auto const person = Value::object().set("phone", "028-00000002").set("role", "代表");
    return Value::object()
        .set("contact", "028-00000001")
        .set("envelope", "QUJD")
        .set("opinion", "请早些上门")
        .set("sender", Value::object().set("phone", "028-00000003"))
        .set("marks", Value::list().push(Value::object().set("score", 1'234)))
        .set("people", Value::list().push(person));
}

constexpr auto salt = "00112233445566778899aabbccddeeff";
constexpr auto other_salt = "ffeeddccbbaa99887766554433221100";

}  // namespace

TEST_CASE("journal: what is confidential is kept as a digest, at every depth") {
    auto const kept = veiled(fields(), input(), salt);
    CHECK(json::write(kept).find("028-") == std::string::npos);
    CHECK(json::write(kept).find("\"score\"") == std::string::npos);
    CHECK(kept["contact"]["digest"].text() == digest_of(salt, "\"028-00000001\""));
    CHECK(kept["marks"]["digest"].is_text());
    CHECK(kept["sender"]["phone"]["digest"].is_text());
    CHECK(kept["people"].items()[0]["phone"]["digest"].is_text());
    CHECK(kept["people"].items()[0]["role"].text() == "代表");
    CHECK(kept["opinion"].text() == "请早些上门");
}

TEST_CASE("journal: an envelope is kept as the digest of its receipt, what is confidential under a salt") {
    auto const kept = veiled(fields(), input(), salt);
    CHECK(kept["envelope"]["sha256"].text() == crypto::sha256_hex("QUJD"));
    CHECK(kept["contact"]["digest"].text() != veiled(fields(), input(), other_salt)["contact"]["digest"].text());
}

TEST_CASE("journal: what was not given stays away") {
    CHECK(json::write(veiled(fields(), Value::object(), salt)) == "{}");
}

}  // namespace qiyue::journal
