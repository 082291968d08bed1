#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-157 提交最后报价的供应商不得少于3家
Value enough_negotiation_quotes(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const least = numbers.get("final_quotes_min");
    steps.note("quotes", facts.integer("quotes"));
    return Value::object().set("enough", facts.integer("quotes") >= least).set("minimum", least);
}

}  // namespace qiyue::law::national
