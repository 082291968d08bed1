#include "modules/review/award_record.hpp"

#include <algorithm>
#include <string_view>

// Is it a record at all? What comes from outside may be anything, and no sum over it may leave its bounds.
namespace qiyue::review {

namespace {

constexpr std::size_t most_lines = 10'000;
constexpr std::int64_t fen_bound = std::int64_t{1} << 50;
constexpr std::int64_t points_bound = 1'000'000'000;

std::int64_t bound_of(std::string_view key) {
    return key == "price" || key == "compared" ? fen_bound : points_bound;
}

bool number_of_row(std::string_view key) {
    return key == "bid" || key == "factor";
}

bool within(Value const& line, std::string_view key) {
    auto const& value = line[key];
    return value.is_integer() &&
        (number_of_row(key) || (value.integer() <= bound_of(key) && value.integer() >= -bound_of(key)));
}

bool whole(Value const& line, std::vector<std::string_view> const& numbers) {
    return std::ranges::all_of(numbers, [&](std::string_view key) { return within(line, key); });
}

bool lines(Value const& list, std::vector<std::string_view> const& numbers) {
    return list.is_list() && list.size() <= most_lines &&
        std::ranges::all_of(list.items(), [&](Value const& line) { return whole(line, numbers); });
}

bool bids(Value const& record) {
    return lines(record["bids"], {"bid", "price"}) && std::ranges::all_of(record["bids"].items(), [](Value const& bid) {
               return whole(bid["deductions"], {"small", "consortium", "domestic"}) &&
                   lines(bid["values"], {"factor", "value"});
           });
}

bool factors(Value const& record) {
    return lines(record["factors"], {"factor", "weight"}) &&
        std::ranges::all_of(record["factors"].items(), [](Value const& factor) {
               return factor["scored_by"] != Value("bands") ||
                   (whole(factor, {"from", "to"}) && lines(factor["bands"], {"from", "to", "score"}));
           });
}

bool all(Value const& list, bool (Value::*kind)() const) {
    return list.is_list() && list.size() <= most_lines && std::ranges::all_of(list.items(), kind);
}

}  // namespace

bool by_lot(Value const& order) {
    return order.is_list() && std::ranges::find(order.items(), Value("lot")) != order.items().end();
}

bool is_award_record(Value const& record) {
    return record["algorithm"] == Value(award_algorithm) && record["evaluation"].is_text() &&
        all(record["order"], &Value::is_text) &&
        (!by_lot(record["order"]) || all(record["envelopes"], &Value::is_text)) && factors(record) &&
        whole(record, {"seats"}) && bids(record) && lines(record["marks"], {"seat", "bid", "factor", "score"}) &&
        lines(record["result"]["ranking"], {"bid", "rank", "compared"}) && all(record["dropped"], &Value::is_integer) &&
        whole(record["award"], {"bid", "price"});
}

}  // namespace qiyue::review
