#include "modules/payment/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::payment {

// There is no field for the amount: it is computed (CD-28-1), and a typed one is refused as an unknown field.
Fields const& prepare_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::integer("instalment", {"期次", "instalment"}).between(1, 200),
        field::reference("record", {"考核或验收记录", "record of assessment or acceptance"}, "assessment|acceptance")
            .by({clause::CD_28_2})
            .says({"须为本合同本期的记录", "the record of this contract and this instalment"}),
        field::day("claimed_on", {"收到付款申请或发票之日", "day the claim or invoice was received"}),
        field::digest("invoice", {"发票", "invoice"}).maybe(),
    };
    return fields;
}

Fields const& opinion_fields() {
    static Fields const fields{field::prose("opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& send_back_fields() {
    static Fields const fields{
        field::choice("ground", {"退回原因", "ground"},
                      {{"papers", {"申请材料不齐或有误", "papers are missing or wrong"}},
                       {"account", {"收款账户有误", "the account is wrong"}},
                       {"result", {"所依据的考核验收结果有问题", "the result it goes by is doubtful"}},
                       {"head_changed", {"负责人变更", "the head has changed"}},
                       {"internal_process", {"内部付款流程未走完", "internal process of payment"}}})
            .by({clause::LP_224}),
        field::prose("opinion", {"意见", "opinion"}),
    };
    return fields;
}

Fields const& receipt_fields() {
    static Fields const fields{
        field::text("voucher", {"国库支付凭证号", "treasury voucher number"}).by({clause::CD_29_1}),
    };
    return fields;
}

Fields const& correction_fields() {
    static Fields const fields{
        field::prose("remark", {"说明", "remark"}).maybe(),
    };
    return fields;
}

Fields const& payee_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::text("name", {"户名", "account name"}).says({"须与承接主体名称一致", "the provider's registered name"}),
        field::text("bank", {"开户银行", "bank"}),
        field::text("number", {"账号", "account number"}).between(6, 40).confidential(),
        field::digest("proof", {"开户证明", "proof of the account"}),
        field::prose("reason", {"变更理由", "why it changes"})
            .maybe()
            .says({"首次登记可不填", "left out for the first"}),
    };
    return fields;
}

Fields const& reject_payee_fields() {
    static Fields const fields{field::prose("rejected_because", {"不予确认的理由", "why it is not confirmed"})};
    return fields;
}

Fields const& payee_page_fields() {
    static Fields const fields = [] {
        auto all = payee_fields();
        all.push_back(field::prose("rejected_because", {"不予确认的理由", "why it is not confirmed"}));
        return all;
    }();
    return fields;
}

Fields const& page_fields() {
    static Fields const fields{
        field::integer("instalment", {"期次", "instalment"}),
        field::text("instalment_name", {"期次名称", "name of the instalment"}),
        field::reference("record", {"考核或验收记录", "record of assessment or acceptance"}, "assessment|acceptance"),
        field::score("score", {"考核得分", "marks"}),
        field::money("instalment_amount", {"本期合同金额", "amount of the instalment"}),
        field::share("ratio", {"支付比例", "share paid"}),
        field::list("lines", {"按数量计价", "by quantity"},
                    {field::text("item", {"服务项目", "service"}), field::integer("quantity", {"确认数量", "accepted"}),
                     field::text("unit", {"单位", "unit"}), field::money("unit_price", {"单价", "unit price"}),
                     field::money("counted", {"金额", "amount"}), field::share("quality", {"质量系数", "quality"}),
                     field::text("report_title", {"进展报告", "report"}), field::day("from", {"期间自", "from"}),
                     field::day("to", {"期间至", "to"})}),
        field::money("earned", {"按考核应付", "earned by the result"}),
        field::money("deducted", {"违约金抵扣", "damages taken off"}),
        field::money("payable", {"应支付金额", "amount payable"}),
        field::money("unrecovered", {"尚未抵扣的违约金", "damages still to be recovered"}),
        field::list(
            "recomputations", {"重新计算", "computed anew"},
            {field::instant("at", {"时间", "at"}), field::score("score_before", {"原得分", "marks before"}),
             field::score("score_now", {"更正后得分", "marks now"}),
             field::money("payable_before", {"原金额", "amount before"}),
             field::money("payable_now", {"重新计算后金额", "amount now"}),
             field::choice(
                 "because", {"原因", "because"},
                 {{"objection_upheld", {"异议成立，考核结果更正", "an objection was upheld and the result corrected"}},
                  {"damages_settled",
                   {"违约金已确定，在本次付款中抵扣", "damages were settled and are taken off this payment"}}})}),
        field::day("claimed_on", {"收到付款申请或发票之日", "day the claim was received"}),
        field::day("due", {"最迟支付日", "to be paid by"}),
        field::day("paid_on", {"支付日", "paid on"}),
        field::money("interest", {"应付逾期利息", "interest owed for paying late"}),
        field::money("interest_open", {"其中尚未支付的利息", "of it not paid yet"}),
        field::text("interest_voucher", {"利息支付凭证号", "voucher number of the interest"}),
        field::day("interest_paid_on", {"利息支付日", "interest paid on"}),
        field::text("voucher", {"国库支付凭证号", "treasury voucher number"}),
        field::text("payee_account", {"收款账户", "payee account"}),
        field::list("came_back", {"退汇记录", "what came back after it was paid"},
                    {field::day("paid_on", {"原支付日", "paid on"}),
                     field::text("voucher", {"原支付凭证号", "voucher"}), field::money("amount", {"金额", "amount"}),
                     field::day("back_on", {"退汇日", "came back on"}),
                     field::text("back_voucher", {"退汇凭证号", "voucher of its return"}),
                     field::prose("because", {"退汇原因", "why it came back"})}),
        field::text("returned_because", {"国库退回原因", "why the treasury returned it"}),
    };
    return fields;
}

}  // namespace qiyue::payment
