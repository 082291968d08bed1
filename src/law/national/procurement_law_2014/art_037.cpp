#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-108 废标后除任务取消外应重新招标;采取其他方式须事前批准
Value approval_after_failure(Facts const& facts, Numbers const&, Steps& steps) {
    steps.note("repeats_tender", facts.yes("repeats_tender"));
    return Value::object().set("approval", facts.yes("repeats_tender") && !facts.yes("tendering"));
}

}  // namespace qiyue::law::national
