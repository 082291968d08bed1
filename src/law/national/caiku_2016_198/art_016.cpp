#include "law/national/reviewing.hpp"

#include <string>

namespace qiyue::law::national {

namespace {

Text said_of(std::string const& kind) {
    if (kind == "employment") {
        return {"与参加本项目的供应商存在劳动关系，或结束未满规定年限",
                "is or was within the years of the rule employed by a supplier of this purchase"};
    }
    if (kind == "directorship") {
        return {"担任参加本项目的供应商的董事、监事，或卸任未满规定年限",
                "is or was within the years of the rule director or supervisor of a supplier of this purchase"};
    }
    if (kind == "holding") {
        return {"是参加本项目的供应商的控股股东或实际控制人，或结束未满规定年限",
                "holds or held within the years of the rule a controlling share of a supplier of this purchase"};
    }
    if (kind == "kin") {
        return {"与参加本项目的供应商的负责人有亲属关系", "is kin of the head of a supplier of this purchase"};
    }
    return {"与参加本项目的供应商有可能影响公正的其他关系", "has another tie with a supplier of this purchase"};
}

}  // namespace

// LP-119 三年内劳动关系、董事监事、控股股东或实际控制人;夫妻、直系血亲、三代以内旁系血亲、近姻亲;其他可能影响公正的关系
// `relations`: those with suppliers of this purchase, [{kind, until}], until blank while it lasts. The look-back
// includes the anniversary of the last day: who left on 2023-04-22 is free from 2026-04-23. Kinship does not end.
void expert_recusal(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const on = facts.day("on");
    auto const years = numbers.count("recusal_lookback");
    for (auto const& relation : facts.list("relations")) {
        auto const& kind = relation.text("kind");
        auto const passes = kind == "employment" || kind == "directorship" || kind == "holding";
        if (passes && relation.given("until") && relation.day("until").plus_years(years) < on) {
            continue;
        }
        findings.refuse("recusal." + kind, "", said_of(kind),
                        {"应当回避，请另行抽取或补抽", "the expert must stand aside; draw another"});
    }
}

}  // namespace qiyue::law::national
