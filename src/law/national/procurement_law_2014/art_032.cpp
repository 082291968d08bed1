#include "law/national/tendering.hpp"

namespace qiyue::law::national {

// LP-039 规格标准统一、现货充足、价格变化小的货物
// 询价 is for goods only: services have no stock.
void inquiry_for_goods_only(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.text("method") == "inquiry" && facts.text("category") != "goods") {
        findings.refuse("method.inquiry_for_services", "method",
                        {"询价只适用于规格标准统一、现货充足、价格变化小的货物，不适用于服务",
                         "an inquiry is for goods of uniform standard, in stock and of stable price, not for services"},
                        {"请改用公开招标", "choose the open tender"});
    }
}

}  // namespace qiyue::law::national
