#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-6-1 综合物价、工资、税费等因素,合理测算政府购买服务项目所需经费
// Each item is quantity times unit price; the tax is taken once, on their sum.
Value cost_estimate(Facts const& facts, Numbers const&, Steps& steps) {
    Money net;
    Value items = Value::list();
    for (auto const& item : facts.list("items")) {
        auto const amount = item.money("unit_price") * item.integer("quantity");
        net += amount;
        items.push(Value::object().set("name", item.text("name")).set("amount", amount.in_fen()));
    }
    steps.note("amounts", items);
    auto const tax = net.share(BasisPoints{facts.integer("tax_rate")}, Rounding::half_up);
    steps.note("tax_of_sum", tax.in_fen());
    return Value::object()
        .set("items", std::move(items))
        .set("net", net.in_fen())
        .set("tax", tax.in_fen())
        .set("total", (net + tax).in_fen());
}

}  // namespace qiyue::law::chengdu_guicheng_2017
