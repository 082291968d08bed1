#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-162 提交最后报价的供应商不得少于3家;第三条第四项(科研、成果转化)可为2家
Value enough_consultation_quotes(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const research = facts.given("ground") && facts.text("ground") == "research";
    auto const least =
        numbers.get(research ? "consultation_final_quotes_min_research" : "consultation_final_quotes_min");
    steps.note("quotes", facts.integer("quotes"));
    return Value::object().set("enough", facts.integer("quotes") >= least).set("minimum", least);
}

}  // namespace qiyue::law::national
