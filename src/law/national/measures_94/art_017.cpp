#include "law/national/remedies.hpp"

namespace qiyue::law::national {

// LP-239 15个工作日自答复期满起算(非答复之日): an early answer shortens nobody's time.
Value complaint_start(Facts const& facts, Numbers const&, Steps& steps) {
    steps.note("reply_due", facts.day("reply_due").iso());
    return Value::object().set("start", facts.day("reply_due").iso());
}

}  // namespace qiyue::law::national
