#include "law/factors.hpp"

#include "law/bands.hpp"
#include "law/words.hpp"

namespace qiyue::law {

bool PriceShare::below(std::int64_t basis_points) const {
    return price * full_marks < basis_points * total;
}

bool PriceShare::above(std::int64_t basis_points) const {
    return price * full_marks > basis_points * total;
}

PriceShare price_share(Facts const& facts) {
    PriceShare share;
    for (auto const& factor : facts.list("factors")) {
        auto const weight = factor.integer("weight");
        share.total += weight;
        share.price += factor.text("category") == "price" ? weight : 0;
    }
    return share;
}

// Compared by id (`qualification`, when the drafter took the condition from the list) and by what the texts say.
void refuse_scored_qualifications(Facts const& facts, Findings& findings) {
    std::size_t place = 0;
    for (auto const& factor : facts.list("factors")) {
        auto const field = "factors." + std::to_string(place++);
        auto const& name = factor.text("name");
        for (auto const& condition : facts.list("qualifications")) {
            auto const& text = condition.text("text");
            auto const meant = plain(text);
            auto const said = plain(name);
            auto const same_id = factor.given("qualification") && condition.given("id") &&
                factor.value()["qualification"] == condition.value()["id"];
            Text const both{"评审因素“" + name + "”与资格条件“" + text + "”",
                            "the factor “" + name + "” and the qualification “" + text + "”"};
            if (same_id || said == meant) {
                findings.refuse(
                    "scoring.qualification_scored", field, {both.zh + "相同", both.en + " are the same"},
                    {"请删除该因素，或不作为资格条件", "drop the factor, or do not ask it as a qualification"});
            } else if (!meant.empty() && said.find(meant) != std::string::npos) {
                findings.warn(
                    "scoring.qualification_echoed", field, {both.zh + "相近", both.en + " are close to each other"},
                    {"请确认加分的是资格条件以外的内容", "make sure that it scores more than the qualification"});
            }
        }
    }
}

}  // namespace qiyue::law
