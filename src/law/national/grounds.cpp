#include "law/national/grounds.hpp"

#include <algorithm>

namespace qiyue::law::national {

void on_ground(Facts const& facts, std::span<std::string_view const> grounds, Findings& findings) {
    if (!facts.given("ground")) {
        findings.refuse("method.no_ground", "ground",
                        {"采用这一方式须有法定情形", "this method needs one of the grounds of the law"},
                        {"请选择所依据的情形；公开招标无须另有理由", "name the ground; the open tender needs none"});
    } else if (std::ranges::find(grounds, facts.text("ground")) == grounds.end()) {
        findings.refuse(
            "method.ground_not_of_method", "ground",
            {"所选情形不是采用这一方式的法定情形", "that is no ground for this method"},
            {"请改选与方式相应的情形，或改用公开招标", "choose a ground of the method, or the open tender"});
    }
}

}  // namespace qiyue::law::national
