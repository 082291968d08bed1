#include "modules/treasury/api.hpp"

#include <doctest/doctest.h>

namespace qiyue::treasury {

namespace {

constexpr Day today(2026, 7, 14);

Instruction sent() {
    return {.id = 7, .account = "6200", .amount = Money::fen(100), .made_on = Day(2026, 7, 10), .stage = "sent"};
}

Answer paid() {
    return {
        .instruction = 7, .paid = true, .amount = Money::fen(100), .account = "6200", .voucher = "V-1", .day = today};
}

Answer returned() {
    auto answer = paid();
    answer.paid = false;
    answer.voucher = "";
    answer.reason = "户名不符";
    return answer;
}

Instruction booked(Answer const& answer) {
    auto instruction = sent();
    instruction.stage = answer.paid ? "paid" : "returned";
    instruction.voucher = answer.voucher;
    instruction.answered_on = answer.day;
    return instruction;
}

template <class Change> Outcome after(Answer answer, Change change) {
    change(answer);
    return outcome_of(answer, sent(), today, false);
}

}  // namespace

TEST_CASE("treasury answer: of what was sent, once") {
    CHECK(outcome_of(paid(), sent(), today, false) == Outcome::booked);
    CHECK(outcome_of(returned(), sent(), today, false) == Outcome::booked);
    CHECK(outcome_of(paid(), std::nullopt, today, false) == Outcome::unknown);
}

TEST_CASE("treasury answer: another amount, another payee, another day, or not whole") {
    CHECK(after(paid(), [](Answer& a) { a.amount = Money::fen(101); }) == Outcome::other_amount);
    CHECK(after(paid(), [](Answer& a) { a.account = "6201"; }) == Outcome::other_payee);
    CHECK(after(paid(), [](Answer& a) { a.day = today.plus_days(1); }) == Outcome::wrong_day);
    CHECK(after(paid(), [](Answer& a) { a.day = Day(2026, 7, 9); }) == Outcome::wrong_day);
    CHECK(after(paid(), [](Answer& a) { a.day = Day(2026, 7, 10); }) == Outcome::booked);
    CHECK(after(paid(), [](Answer& a) { a.voucher = ""; }) == Outcome::incomplete);
    CHECK(after(returned(), [](Answer& a) { a.reason = ""; }) == Outcome::incomplete);
}

TEST_CASE("treasury answer: the same again is passed over, another is contradictory") {
    CHECK(outcome_of(paid(), booked(paid()), today, false) == Outcome::repeated);
    CHECK(outcome_of(returned(), booked(returned()), today, false) == Outcome::repeated);
    CHECK(outcome_of(returned(), booked(paid()), today, false) == Outcome::contradictory);
    CHECK(outcome_of(paid(), booked(returned()), today, false) == Outcome::contradictory);
    auto other = paid();
    other.voucher = "V-2";
    CHECK(outcome_of(other, booked(paid()), today, false) == Outcome::contradictory);
}

TEST_CASE("treasury answer: paid in a closed time waits until it is opened again") {
    CHECK(outcome_of(paid(), sent(), today, true) == Outcome::time_closed);
    CHECK(outcome_of(returned(), sent(), today, true) == Outcome::booked);
    CHECK(outcome_of(paid(), booked(paid()), today, true) == Outcome::repeated);
}

TEST_CASE("treasury answer: of what never left, or was taken back") {
    auto instruction = sent();
    instruction.stage = "waiting";
    CHECK(outcome_of(paid(), instruction, today, false) == Outcome::never_left);
    instruction.stage = "recalled";
    CHECK(outcome_of(paid(), instruction, today, false) == Outcome::recalled);
}

}  // namespace qiyue::treasury
