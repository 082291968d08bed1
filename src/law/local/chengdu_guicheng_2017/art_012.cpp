#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-12-2 能够通过客观指标量化的应当量化。
void indicators_quantified(Facts const& facts, Numbers const&, Findings& findings) {
    std::size_t place = 0;
    for (auto const& indicator : facts.list("indicators")) {
        auto const& name = indicator.text("name");
        auto const field = "indicators." + std::to_string(place++);
        if (indicator.yes("quantifiable")) {
            if (!indicator.given("operator") || !indicator.given("value") || !indicator.given("unit")) {
                findings.refuse("need.indicator_not_quantified", field,
                                {"指标“" + name + "”没有量化", "the indicator “" + name + "” is not quantified"},
                                {"请填写比较方式、数值和单位；确实不能量化的，请说明理由",
                                 "give an operator, a value and a unit, or mark it not quantifiable with a reason"});
            }
        } else if (!indicator.given("reason")) {
            findings.refuse("need.indicator_without_reason", field + ".reason",
                            {"指标“" + name + "”不能量化，但没有说明理由",
                             "the indicator “" + name + "” is marked not quantifiable without a reason"},
                            {"请说明不能量化的理由", "say why it can't be quantified"});
        }
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
