#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-157 提交最后报价的供应商不得少于3家
Value enough_negotiation_quotes(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const least = numbers.get("final_quotes_min");
    steps.note("quotes", facts.integer("quotes"));
    return Value::object().set("enough", facts.integer("quotes") >= least).set("minimum", least);
}

// LP-170 符合竞争要求的供应商或报价未超预算的供应商不足3家的应终止并公告
// Asked of those who quoted, and of those whose quotes stay within.
Value enough_within_budget(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const least = numbers.get("nontender_terminate_below");
    steps.note("quotes", facts.integer("quotes"));
    return Value::object().set("enough", facts.integer("quotes") >= least).set("minimum", least);
}

}  // namespace qiyue::law::national
