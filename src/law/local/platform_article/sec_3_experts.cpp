#include "law/local/platform_article/experts.hpp"

#include <array>
#include <string>

namespace qiyue::law::platform_article {

namespace {

struct ExpertField {
    char const* name;
    Text label;
};

std::array<ExpertField, 4> const& expert_fields() {
    static std::array<ExpertField, 4> const all{
        ExpertField{"business", {"业务", "business"}}, ExpertField{"finance", {"财务", "finance"}},
        ExpertField{"management", {"管理", "management"}}, ExpertField{"law", {"法律", "law"}}};
    return all;
}

Text said_of(std::string const& kind) {
    if (kind == "employment") {
        return {"任职于申报单位或购买主体", "works for one who applies, or for the buyer"};
    }
    if (kind == "adviser") {
        return {"担任申报单位或购买主体的顾问", "advises one who applies, or the buyer"};
    }
    if (kind == "directorship" || kind == "holding") {
        return {"在申报单位或购买主体任董事、监事，或持有其股份",
                "sits on the board of one who applies or of the buyer, or holds its shares"};
    }
    if (kind == "kin") {
        return {"是申报单位或购买主体负责人的亲属", "is kin of the head of one who applies, or of the buyer"};
    }
    return {"与申报单位或购买主体有其他关系", "has another tie with one who applies, or with the buyer"};
}

}  // namespace

// PF-process-35 业务、财务、管理、法律等专家
void committee_of_four_fields(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const least = numbers.count("committee_experts_of_each_field");
    for (auto const& one : expert_fields()) {
        if (facts.integer(one.name) < least) {
            auto const n = std::to_string(least);
            findings.refuse("committee.field_missing", one.name,
                            {"评审委员会缺少" + one.label.zh + "领域的专家，至少 " + n + " 人",
                             "the committee has no expert in " + one.label.en + "; it needs at least " + n},
                            {"请增加该领域的专家", "ask for experts of that field"});
        }
    }
}

// PF-process-36 随机抽选: who is bound to one side is no lot. Kinship does not end; the other ties end with their look-back.
void expert_free_of_parties(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const on = facts.day("on");
    auto const years = numbers.count("party_tie_lookback");
    for (auto const& relation : facts.list("relations")) {
        auto const& kind = relation.text("kind");
        auto const ends = kind != "kin" && kind != "other";
        if (ends && relation.given("until") && relation.day("until").plus_years(years) < on) {
            continue;
        }
        findings.refuse("recusal.party", "", said_of(kind), {"应当回避，请另行抽取", "he stands aside; draw another"});
    }
}

}  // namespace qiyue::law::platform_article
