#include "modules/contract/fields.hpp"

#include "law/clauses.gen.hpp"

// The fields of what goes wrong with a contract: deviations and breaches.
namespace qiyue::contract {

namespace {

std::vector<Option> const& terms_of_text() {
    static std::vector<Option> const all{
        {"scope", {"服务范围", "scope"}},
        {"subject", {"标的(服务内容、任务)", "subject"}},
        {"quantity", {"数量", "quantity"}},
        {"quality", {"质量(服务要求)", "quality"}},
        {"goals", {"绩效目标", "goals"}},
        {"place_and_manner", {"履行地点和方式", "place and manner"}},
        {"acceptance", {"验收方式和标准、考核标准", "how it is accepted"}},
        {"rights_and_duties", {"双方权利义务", "rights and duties"}},
        {"other", {"其他约定", "other terms"}},
    };
    return all;
}

}  // namespace

Fields const& find_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::text("title", {"偏离事项", "deviation"}),
        field::prose("description", {"未按约定实施或偏离目标的情况", "what was not done as agreed"}),
        field::day("seen", {"发现日", "found on"}),
        field::choice("rests_on", {"所依据的合同条款", "term that it rests on"}, terms_of_text())
            .maybe()
            .says({"纠正要求以合同条款为据", "a correction rests on a term of the contract"}),
        field::list("evidence", {"证据", "evidence"}, {field::digest("file", {"证据材料", "file"})}).at_least(1),
    };
    return fields;
}

Fields const& order_fields() {
    static Fields const fields{field::prose("order", {"纠正要求", "what has to be corrected"})};
    return fields;
}

Fields const& correct_fields() {
    static Fields const fields{
        field::prose("correction", {"纠正情况", "how it was corrected"}),
        field::list("proof", {"纠正证明", "proof"}, {field::digest("file", {"证明材料", "file"})}).at_least(1),
    };
    return fields;
}

Fields const& check_fields() {
    static Fields const fields{field::prose("finding", {"复核意见", "finding"})};
    return fields;
}

Fields const& claim_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::text("title", {"违约事项", "breach"}),
        field::prose("description", {"违约情况", "what was breached"}),
        field::money("base", {"涉及金额", "amount concerned"}).at_least(1),
        field::integer("days", {"逾期日数", "days of delay"}).between(0, 3'650),
        field::list("remedies", {"请求的责任方式", "what is asked for"},
                    {field::choice("remedy", {"方式", "remedy"},
                                   {{"perform", {"继续履行", "performance"}},
                                    {"remedy", {"采取补救措施", "to be set right"}},
                                    {"damages", {"赔偿损失", "damages"}},
                                    {"price_reduction", {"减少价款或报酬", "a lower price"}}}),
                     field::prose("what", {"具体要求", "what exactly"}).maybe()})
            .maybe(),
        field::money("reduction", {"请求减少的价款", "by how much the price is to be lowered"})
            .at_least(1)
            .maybe()
            .says({"质量不符合约定的填写，不超过涉及金额",
                   "where the quality was not as agreed; no more than what it concerns"}),
        field::list("evidence", {"证据", "evidence"}, {field::digest("file", {"证据材料", "file"})}).at_least(1),
    };
    return fields;
}

Fields const& answer_fields() {
    static Fields const fields{
        field::yes_no("accepted", {"承认", "accepted"}),
        field::prose("answer", {"答复", "answer"}),
    };
    return fields;
}

Fields const& settle_fields() {
    static Fields const fields{
        field::choice("route", {"解决途径", "route"},
                      {{"negotiation", {"协商", "negotiation"}},
                       {"mediation", {"调解", "mediation"}},
                       {"arbitration", {"仲裁", "arbitration"}},
                       {"court", {"诉讼", "court"}}})
            .by({clause::CD_38_3}),
        field::prose("outcome", {"处理结果", "outcome"}).by({clause::CD_38_3}),
        field::money("decided", {"裁决或商定的金额(与计算不同时填写)", "amount decided, when it is another"})
            .at_least(0)
            .maybe(),
        field::money("loss", {"实际损失", "loss"})
            .at_least(0)
            .maybe()
            .says({"违约金过分高于损失的，对方可以请求减少", "damages far above it may be reduced"}),
        field::digest("document", {"协议、裁决或判决", "agreement, award or judgment"}).maybe(),
    };
    return fields;
}

Fields const& collect_fields() {
    static Fields const fields{
        field::money("amount", {"收回金额", "amount collected"}).at_least(1),
        field::text("voucher", {"缴款凭证号", "voucher"}),
        field::digest("document", {"缴款凭证", "voucher file"}).maybe(),
    };
    return fields;
}

Fields const& breach_fields() {
    static Fields const fields = [] {
        auto all = claim_fields();
        for (auto const& group : {answer_fields(), settle_fields()}) {
            all.insert(all.end(), group.begin(), group.end());
        }
        all.push_back(field::share("rate", {"约定的每日比例", "agreed rate of a day"}));
        all.push_back(field::money("damages", {"违约金", "damages"}));
        all.push_back(field::money("cap", {"违约金上限", "most that may be claimed"}));
        all.push_back(field::money("recovered", {"已抵扣或收回", "taken off or collected"}));
        all.push_back(field::money("outstanding", {"尚欠", "still owed"}));
        all.push_back(
            field::list("collected", {"收回记录", "collected"},
                        {field::money("amount", {"金额", "amount"}), field::text("voucher", {"凭证号", "voucher"}),
                         field::day("on", {"日期", "on"}), field::digest("document", {"凭证", "file"})}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::contract
