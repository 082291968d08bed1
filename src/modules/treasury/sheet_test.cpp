#include "modules/treasury/sheet.hpp"

#include "platform/crypto/crypto.hpp"

#include <doctest/doctest.h>

namespace qiyue::treasury {

namespace {

Sheet two_answers() {
    return {.number = "HZ-1",
            .region = "510104",
            .day = Day(2026, 7, 14),
            .lines = {{"7", "paid", "88000000", "6200", "V-1", "2026-07-14", ""},
                      {"8", "returned", "100", "6201", "", "2026-07-14", "户名不符(演示)"}}};
}

std::string code_of(std::string_view text) {
    auto const found = read(answers_layout, text);
    return found.ok() ? "" : found.refusal().findings().front().code;
}

// With an end that agrees, so that only what was changed is wrong.
std::string sealed(std::string const& before, std::string const& count, std::string const& sum) {
    return before + "END\t" + count + "\t" + sum + "\t" + crypto::sha256_hex(before) + "\n";
}

constexpr char const* head = "QIYUE-ANSWERS\t1\tHZ-1\t510104\t2026-07-14\n";

}  // namespace

TEST_CASE("treasury file: what was written is read again") {
    auto const sheet = two_answers();
    auto const again = read(answers_layout, write(answers_layout, sheet));
    REQUIRE(again.ok());
    CHECK(again.value().number == "HZ-1");
    CHECK(again.value().region == "510104");
    CHECK(again.value().lines == sheet.lines);
}

TEST_CASE("treasury file: cut, changed, miscounted and other files are refused") {
    auto const whole = write(answers_layout, two_answers());
    CHECK(code_of("") == "treasury.other_file");
    CHECK(code_of(
              write(instructions_layout, {.number = "1", .region = "510104", .day = Day(2026, 7, 14), .lines = {}})) ==
          "treasury.other_file");
    CHECK(code_of(whole.substr(0, whole.size() - 1)) == "treasury.changed");
    CHECK(code_of(whole.substr(0, whole.find("8\treturned"))) == "treasury.changed");
    auto other = whole;
    other.replace(other.find("88000000"), 8, "88000001");
    CHECK(code_of(other) == "treasury.changed");
    CHECK(code_of(sealed(head, "0", "0")).empty());
    CHECK(code_of(sealed(head, "1", "0")) == "treasury.control_sum");
    CHECK(code_of(sealed(std::string(head) + "7\tpaid\t100\t6200\tV\t2026-07-14\n", "1", "100")) ==
          "treasury.wrong_line");
}

TEST_CASE("treasury file: a sum beyond what money can hold is refused at the line that passes it") {
    std::string const most = "7\tpaid\t9007199254740991\t6200\tV\t2026-07-14\t\n";
    CHECK(code_of(sealed(head + most, "1", "9007199254740991")).empty());
    CHECK(code_of(sealed(head + most + most, "2", "18014398509481982")) == "treasury.wrong_line");
    CHECK(code_of(sealed(std::string(head) + "7\tpaid\t9007199254740992\t6200\tV\t2026-07-14\t\n", "1",
                         "9007199254740992")) == "treasury.wrong_line");
}

TEST_CASE("treasury file: an amount is a positive whole number of fen") {
    CHECK(amount_in("1") == Money::fen(1));
    for (auto const* cell :
         {"", "0", "-100", "+100", "1.5", "100.00", " 100", "1e3", "一", "9007199254740993", "99999999999999999999"}) {
        CAPTURE(cell);
        CHECK_FALSE(amount_in(cell).has_value());
        auto const line = "7\tpaid\t" + std::string(cell) + "\t6200\tV\t2026-07-14\t\n";
        CHECK(code_of(sealed(head + line, "1", cell)) == "treasury.wrong_line");
    }
}

}  // namespace qiyue::treasury
