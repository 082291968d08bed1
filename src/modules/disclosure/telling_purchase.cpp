#include "modules/disclosure/teller.hpp"

#include "law/clauses.gen.hpp"

#include <array>

// The purchase: notice, opening, award, contract.
namespace qiyue::disclosure {

namespace {

void prequalification_notice(Telling& t) {
    if (t.knows({"conditions", "apply_until"})) {
        auto const conditions = std::to_string(items(t.value("conditions")).size());
        auto const until = t.word("apply_until");
        t.say("征集受邀供应商：须满足 " + conditions + " 项资格条件，申请截止时间 " + until.zh + "。",
              "Suppliers to be invited are looked for: " + conditions + " conditions, applications until " + until.en +
                  ".");
    }
}

void tender_notice(Telling& t) {
    auto const method = t.word("method");
    auto const evaluation = t.word("evaluation");
    auto const limited = t.value("ceiling").is_integer();
    auto const ceiling = money(t.value("ceiling"));
    if (t.knows({"method", "evaluation"})) {
        t.say("采购方式：" + method.zh + "；" + evaluation.zh + (limited ? "；最高限价 " + ceiling.zh : std::string()) +
                  "。",
              "Method: " + method.en + "; " + evaluation.en +
                  (limited ? "; price ceiling " + ceiling.en : std::string()) + ".");
    }
    std::string zh, en;
    for (auto const& factor : items(t.value("factors"))) {
        auto const one = factor["name"].text_or({}) + " " + points(factor["weight"]);
        zh += (zh.empty() ? "" : "、") + one + " 分";
        en += (en.empty() ? "" : ", ") + one;
    }
    if (!zh.empty()) {
        t.say("事先公布的评分项：" + zh + "。", "Announced beforehand, in points: " + en + ".");
    }
}

void clarification(Telling& t) {
    t.say("发布了澄清或修改。", "A clarification was published.");
}

void opening_record(Telling& t) {
    if (t.knows({"bidders"})) {
        t.say("开标时共有 " + t.number("bidders") + " 家投标。",
              "At the opening there were " + t.number("bidders") + " bids.");
    }
    std::string gave;
    for (auto const& holder : items(t.value("key_holders"))) {
        if (holder["given_at"].is_text()) {
            gave += (gave.empty() ? "" : "、") + holder["organisation_name"].text_or({});
        }
    }
    if (!gave.empty()) {
        auto const held = std::to_string(items(t.value("key_holders")).size());
        auto const needed = t.number("key_threshold");
        t.say("开标密钥由 " + held + " 个岗位分持，须 " + needed + " 份合成；交出份额的有：" + gave + "。",
              "The opening key was held in " + held + " shares, of which " + needed + " open; given by: " + gave + ".");
    }
}

void tender_failed(Telling& t) {
    t.say("采购活动终止或失败，理由见公告。", "The purchase ended without a result; the notice says why.");
}

void award_void(Telling& t) {
    auto const winner = t.text("provider_name");
    t.say((winner.empty() ? std::string("原") : winner + "的") + "中标(成交)结果无效。" + t.text("because"),
          (winner.empty() ? std::string("The award") : "The award to " + winner) + " is void. " + t.text("because"));
}

void complaint_decision(Telling& t) {
    auto const word = t.word("decision");
    t.say("财政部门对投诉作出处理决定：" + word.zh + "。",
          "The finance department decided on a complaint: " + word.en + ".");
    if (t.knows({"way"})) {
        auto const way = t.word("way");
        t.say("随后：" + way.zh + "。", "What follows: " + way.en + ".");
    }
    // LP-251 60日内申请复议;六个月内起诉
    if (t.knows({"review_until", "suit_until"})) {
        t.say("不服的，可以在 " + t.text("review_until") + " 前申请行政复议，或者在 " + t.text("suit_until") +
                  " 前提起行政诉讼。",
              "Who disagrees may ask for a review until " + t.text("review_until") + " or go to court until " +
                  t.text("suit_until") + ".");
    }
}

void award_notice(Telling& t) {
    auto const price = money(t.value("price"));
    auto const winner = t.text("provider_name");
    if (t.knows({"provider_name", "price", "term"})) {
        t.say(winner + "中标(成交)，每年 " + price.zh + "，" + t.text("term") + "。",
              winner + " was chosen at " + price.en + " a year, “" + t.text("term") + "”.");
    } else if (!winner.empty()) {
        t.say(winner + "中标(成交)。", winner + " was chosen.");
    }
    auto const experts = items(t.value("experts")).size();
    if (experts > 0) {
        t.say("由 " + std::to_string(experts) + " 人组成的评审小组评定，名单随公告公开。",
              "A committee of " + std::to_string(experts) + " decided; the notice names them.");
    }
    // LP-183 告知未通过资格审查原因;……告知未中标人本人得分与排序: the reasons to each bidder alone. What the ranking was
    // computed from is public where there is a record of it; a notice from before has none.
    auto const ground = t.ground(clause::LP_183);
    if (t.value("record_digest").is_text()) {
        t.say(
            "排序由公开的评审记录算出，任何人都可以重算；未中标人另行收到本人的得分与排序(" + ground + ")。",
            "The ranking is computed from a public record, by anybody again; each bidder is told his own scores and rank "
            "besides (" +
                ground + ").");
    } else {
        t.say("各投标人的得分和名次只告知其本人，不向社会公开(" + ground + ")。",
              "Scores and ranks are told to each bidder alone, not to the public (" + ground + ").");
    }
    if (t.knows({"query_until"})) {
        auto const until = t.text("query_until");
        t.say("参加本项目的供应商对结果有异议的，可以在 " + until + "（含当日）以前向采购人提出质疑(" +
                  t.ground(clause::LP_230) + ")。",
              "A supplier that took part may query the result with the buyer until " + until + ", that day included (" +
                  t.ground(clause::LP_230) + ").");
    }
}

void contract_notice(Telling& t) {
    auto const price = money(t.value("price"));
    auto const parts = std::to_string(items(t.value("instalments")).size());
    if (t.knows({"number", "term_from", "term_to", "price"})) {
        t.say("合同 " + t.text("number") + "：" + t.text("term_from") + " 至 " + t.text("term_to") + "，总价 " +
                  price.zh + "，分 " + parts + " 期付款。",
              "Contract " + t.text("number") + ": " + t.text("term_from") + " to " + t.text("term_to") + ", " +
                  price.en + " in " + parts + " instalments.");
    }
    std::string zh, en;
    for (auto const& band : items(t.value("bands"))) {
        auto const span = points(band["from"]) + "–" + points(band["to"]);
        auto const ratio = percent(band["ratio"].integer_or(0));
        zh += (zh.empty() ? "" : ",") + span + " 分付 " + ratio;
        en += (en.empty() ? "" : ", ") + ratio + " at " + span + " points";
    }
    if (!zh.empty()) {
        t.say("付款与考核得分挂钩：" + zh + "。", "What is paid hangs on the marks: " + en + ".");
    }
}

void contract_supplement(Telling& t) {
    if (t.knows({"text"})) {
        t.say("补充合同：" + t.text("text"), "Supplement: “" + t.text("text") + "”");
    }
}

}  // namespace

std::span<Teller const> purchase_tellers() {
    static constexpr std::array<Teller, 10> all{{
        {"prequalification_notice", prequalification_notice},
        {"tender_notice", tender_notice},
        {"clarification", clarification},
        {"opening_record", opening_record},
        {"tender_failed", tender_failed},
        {"award_notice", award_notice},
        {"award_void", award_void},
        {"complaint_decision", complaint_decision},
        {"contract_notice", contract_notice},
        {"contract_supplement", contract_supplement},
    }};
    return all;
}

}  // namespace qiyue::disclosure
