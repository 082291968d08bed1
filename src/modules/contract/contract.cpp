#include "modules/contract/contract.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::contract {

namespace {

constexpr int months_of_a_year = 12;

Money money_in(Value const& value) {
    return Money::fen(value.integer_or(0));
}

Instalment instalment_of(Value const& line, int number) {
    return {.number = number,
            .name = line["name"].text_or({}),
            .amount = money_in(line["amount"]),
            .kind = line["kind"] == Value("acceptance") ? Condition::acceptance : Condition::assessment,
            .condition = line["condition"].text_or({}),
            .pay_within_days = static_cast<int>(line["pay_within_days"].integer_or(0))};
}

}  // namespace

int months_begun(Day from, Day to) {
    int months = 0;
    while (from.plus_months(months).plus_days(-1) < to) {
        ++months;
    }
    return months;
}

Day same_length(Day from, Day to, Day start) {
    auto const months = months_begun(from, to);
    if (from.plus_months(months).plus_days(-1) == to) {
        return start.plus_months(months).plus_days(-1);
    }
    return start.plus_days(from.days_until(to));
}

Money price_for(Money of_a_year, int months) {
    return months <= months_of_a_year ? of_a_year : of_a_year.times(months, months_of_a_year, Rounding::half_up);
}

Money agreed_price(Contract const& contract, int months) {
    auto const whole = contract.yearly || contract.order != 0;
    return whole ? contract.award_price : price_for(contract.award_price, months);
}

Day agreed_end(Contract const& contract, Day start) {
    if (!contract.yearly) {
        return same_length(contract.series_from, contract.series_to, start);
    }
    return std::min(start.plus_years(1).plus_days(-1), contract.series_to);
}

Value signed_text(Contract const& contract) {
    auto text = Value::object();
    text.set("number", contract.number)
        .set("provider", contract.provider)
        .set("need_digest", contract.need_digest)
        .set("bands", contract.bands)
        .set("text", contract.body);
    return text;
}

std::string digest_of(Contract const& contract) {
    return crypto::sha256_hex(json::write(signed_text(contract)));
}

std::vector<Instalment> instalments_of(Value const& body, std::vector<Value> const& supplements) {
    std::vector<Instalment> all;
    auto const& lines = body["instalments"];
    for (std::size_t i = 0; lines.is_list() && i < lines.size(); ++i) {
        all.push_back(instalment_of(lines.items()[i], static_cast<int>(all.size()) + 1));
    }
    for (auto const& supplement : supplements) {
        all.push_back(instalment_of(supplement, static_cast<int>(all.size()) + 1));
    }
    return all;
}

Money price_of(Value const& body, std::vector<Value> const& supplements) {
    auto price = money_in(body["price"]);
    for (auto const& supplement : supplements) {
        price += money_in(supplement["amount"]);
    }
    return price;
}

namespace {

// The draft's last day is the series'; of a yearly contract the day that follows from it was agreed.
Value published(Contract const& contract, std::string const& field) {
    auto const& start = contract.body["term_from"];
    auto const from = start.is_text() ? Day::parse(start.text()) : Result<Day>(contract.series_from);
    return field == "term_to" && from.ok() ? Value(agreed_end(contract, from.value()).iso()) : contract.draft[field];
}

}  // namespace

Value differences(Contract const& contract) {
    Value list = Value::list();
    for (auto const* field : {"scope", "subject", "quantity", "quality", "term_from", "term_to", "payment_method",
                              "rights_and_duties", "liability", "disputes"}) {
        auto const agreed = published(contract, field);
        if (agreed != contract.body[field]) {
            list.push(
                Value::object().set("field", field).set("published", agreed).set("contract", contract.body[field]));
        }
    }
    return list;
}

}  // namespace qiyue::contract
