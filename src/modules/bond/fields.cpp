#include "modules/bond/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::bond {

namespace {

Field form() {
    return field::choice("form", {"提交形式", "form"},
                         {{"guarantee", {"保函", "guarantee"}},
                          {"transfer", {"银行转账", "bank transfer"}},
                          {"cheque", {"支票", "cheque"}},
                          {"draft", {"汇票", "draft"}},
                          {"note", {"本票", "promissory note"}},
                          {"cash", {"现金", "cash"}}})
        .says({"不得以现金提交", "never in cash"});
}

Field grounds_to_keep() {
    return field::choice(
        "ground", {"不予退还的情形", "ground"},
        {{"withdrew_late", {"投标截止后撤销投标文件", "withdrew the bid after the deadline"}},
         {"refused_to_sign",
          {"中标(成交)后无正当理由拒绝签订合同", "refused to sign after the award, without good reason"}},
         {"false_material", {"提供虚假材料谋取中标(成交)", "false material to win the award"}},
         {"document", {"购买文件规定的其他情形", "another ground of the purchase document"}}});
}

Fields given() {
    return {form(),
            field::money("amount", {"金额", "amount"}).at_least(1),
            field::text("issuer", {"出具或付款机构", "bank or guarantor"}),
            field::text("number", {"票据、保函或转账凭证号", "number of the bill, guarantee or transfer"}),
            field::day("valid_until", {"保函有效期至", "guarantee valid until"})
                .maybe()
                .says({"保函须填写", "needed for a guarantee"}),
            field::digest("copy", {"凭证扫描件", "copy of it"}).maybe()};
}

}  // namespace

Fields const& lodge_fields() {
    static Fields const fields = [] {
        Fields all{field::reference("bid", {"投标", "bid"}, "bid")};
        for (auto& one : given()) {
            all.push_back(std::move(one));
        }
        return all;
    }();
    return fields;
}

Fields const& replace_fields() {
    static Fields const fields = given();
    return fields;
}

Fields const& check_fields() {
    static Fields const fields{
        field::money("received", {"实际收到的金额", "amount received"})
            .at_least(0)
            .says({"保函填写担保金额；未收到的填 0", "of a guarantee the sum it guarantees; 0 when nothing came"}),
        field::instant("received_at", {"收到时间", "received at"}).maybe().says({"收到的须填写", "needed if it came"}),
        field::yes_no("genuine", {"核验属实", "verified as genuine"}),
        field::text("from_account", {"转出账户账号", "account it came from"})
            .maybe()
            .says({"转账的填写，用于核查是否从同一账户转出", "of a transfer: compared with the others"}),
        field::prose("remark", {"核对说明", "remark"}).maybe()};
    return fields;
}

Fields const& give_back_fields() {
    static Fields const fields{field::text("voucher", {"退还凭证号", "number of the voucher"}),
                               field::prose("remark", {"说明", "remark"}).maybe()};
    return fields;
}

Fields const& keep_fields() {
    static Fields const fields{grounds_to_keep(), field::prose("reason", {"事实和理由", "facts and reasons"}),
                               field::digest("decision", {"决定文书", "the decision"}).maybe()};
    return fields;
}

Fields const& forfeit_fields() {
    static Fields const fields{
        field::text("decision_number", {"处罚决定文号", "number of the decision"}).by({clause::LA_3_2_4}),
        field::prose("reason", {"违法事实和处罚依据", "facts and legal basis"}).by({clause::LA_3_2_4}),
        field::digest("decision", {"决定文书", "the decision"}).maybe()};
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = [] {
        Fields all{field::money("asked", {"购买文件要求的金额", "asked for by the purchase document"})};
        for (auto& one : given()) {
            all.push_back(std::move(one));
        }
        Fields later{field::money("received", {"实际收到的金额", "amount received"}),
                     field::instant("received_at", {"收到时间", "received at"}),
                     field::yes_no("genuine", {"核验属实", "verified as genuine"}),
                     field::yes_no("in_order", {"符合购买文件要求", "as the document asks"}),
                     field::choice("fault", {"不符合之处", "what is wrong"},
                                   {{"not_received", {"未收到", "not received"}},
                                    {"short", {"金额不足", "too little"}},
                                    {"late", {"截止时间之后收到", "received after the deadline"}},
                                    {"not_genuine", {"核验不实", "not genuine"}}}),
                     field::choice("because", {"退还事由", "why it is given back"},
                                   {{"not_awarded", {"未中标(未成交)", "not awarded"}},
                                    {"contract_signed", {"合同已签订", "the contract is signed"}},
                                    {"bid_withdrawn", {"撤回投标", "the bid was taken back"}},
                                    {"purchase_ended", {"采购活动终止", "the purchase ended"}}}),
                     field::text("voucher", {"退还凭证号", "number of the voucher"}),
                     field::integer("days_late", {"逾期日数", "days late"}),
                     field::money("fee", {"资金占用费", "fee for the use of the money"}),
                     grounds_to_keep(),
                     field::prose("reason", {"事实和理由", "facts and reasons"}),
                     field::text("decision_number", {"处罚决定文号", "number of the decision"}),
                     field::day("forfeited_on", {"没收日", "forfeited on"}),
                     field::digest("decision", {"决定文书", "the decision"}),
                     field::prose("remark", {"说明", "remark"})};
        for (auto& one : later) {
            all.push_back(std::move(one));
        }
        return all;
    }();
    return fields;
}

}  // namespace qiyue::bond
