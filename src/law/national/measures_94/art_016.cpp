#include "law/national/remedies.hpp"

namespace qiyue::law::national {

// LP-237 对文件:澄清修改或重新采购;对过程结果:合格供应商够数可另定,否则重新开展. Asked once a query was found true and to bear
// on the result. `qualified_enough`: as many valid bids are left as the method needs.
Value way_after_query(Facts const& facts, Numbers const&, Steps& steps) {
    if (facts.text("about") == "document") {
        auto const curable = facts.yes("curable") && facts.yes("bidding_open");
        steps.note("curable", curable);
        return Value::object().set("way", curable ? "clarify" : "restart");
    }
    auto const another = facts.yes("qualified_enough") && facts.integer("candidates_left") > 0;
    steps.note("another_candidate", another);
    return Value::object().set("way", another ? "next_candidate" : "restart");
}

}  // namespace qiyue::law::national
