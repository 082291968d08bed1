#include "law/national/remedies.hpp"

#include <algorithm>

namespace qiyue::law::national {

// LP-231 文件:收到文件或公告期限届满;过程:环节结束;结果:结果公告期限届满. Where the document both came to a supplier and stood
// in a notice, the later of the two counts: of two readings the one that takes nobody's right away.
Value query_start(Facts const& facts, Numbers const&, Steps& steps) {
    auto const& about = facts.text("about");
    auto start = Day{};
    if (about == "document") {
        start = facts.day("notice_end");
        if (facts.given("document_received")) {
            start = std::max(start, facts.day("document_received"));
        }
    } else {
        start = facts.day(about == "result" ? "result_notice_end" : "stage_end");
    }
    steps.note("query_start", start.iso());
    return Value::object().set("start", start.iso());
}

}  // namespace qiyue::law::national
