#include "modules/disclosure/ocds_map.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::disclosure;

TEST_CASE("amounts are yuan; left-over fen are not lost") {
    CHECK(ocds_amount(Money::yuan(450'000)) == Value::object().set("amount", 450'000).set("currency", "CNY"));
    auto const odd = ocds_amount(Money::fen(12'345'678));
    CHECK(odd["amount"] == Value(123'457));
    CHECK(odd["x_amountFen"] == Value(12'345'678));
}

TEST_CASE("methods and documents find their codes") {
    CHECK(ocds_method("open") == "open");
    CHECK(ocds_method("competitive_consultation") == "limited");
    CHECK(ocds_document_type("award_notice") == "awardNotice");
    CHECK(ocds_document_type("evaluation").empty());
    CHECK(ocds_contract_status("published") == "active");
}
