#include "law/clauses.gen.hpp"
#include "modules/budget/procedures.hpp"

// CD-41-1: the thresholds are the city's, by year and by tier: dated numbers of article 41.
namespace qiyue::budget {

Class class_named(std::string_view name) {
    return name == "other" ? Class::other : Class::procurement;
}

Money procurement_threshold(law::Judge const& judge, std::string_view region) {
    auto const city = region.ends_with("00");
    return Money::fen(judge.number(city ? "procurement_threshold" : "procurement_threshold_district"));
}

Money open_tender_threshold(law::Judge const& judge) {
    return Money::fen(judge.number("open_tender_threshold"));
}

Value classification(law::Judge& judge, bool central, Money amount, std::string_view region) {
    return judge.compute(clause::CD_41_1,
                         law::Facts()
                             .with("in_central_catalogue", central)
                             .with("amount", amount)
                             .with("threshold", procurement_threshold(judge, region)));
}

Class classify(law::Judge& judge, catalogue::Item const& item, Money amount, std::string_view region) {
    return class_named(classification(judge, item.central, amount, region)["class"].text());
}

}  // namespace qiyue::budget
