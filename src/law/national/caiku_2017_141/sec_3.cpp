#include "law/national/evaluating.hpp"

namespace qiyue::law::national {

// LP-273 残疾人福利性单位视同小微,不重复享受
// Whatever its own size is, it counts once; it counts by its declaration 声明函.
Value disabled_welfare_as_small(Facts const& facts, Numbers const&, Steps& steps) {
    auto const size =
        facts.yes("disabled_welfare") && facts.yes("disabled_declared") ? std::string("small") : facts.text("size");
    steps.note("size", size);
    return Value::object().set("size", size);
}

}  // namespace qiyue::law::national
