#include "modules/bidding/fields.hpp"

#include "modules/bidding/consortium.hpp"

#include "modules/provider/api.hpp"
#include "modules/sealing/api.hpp"

namespace qiyue::bidding {

namespace {

// A number that counts the rows of a list of the purchase document: a page shows the row.
Field row_of(std::string name, Text label, std::string list) {
    auto field = field::integer(std::move(name), std::move(label))
                     .at_least(1)
                     .says({"在采购文件中的序号", "its number in the purchase document"});
    field.of = "tender." + std::move(list);
    return field;
}

}  // namespace

Fields const& register_fields() {
    static Fields const fields{
        field::reference("tender", {"采购活动", "purchase"}, "tender"),
        field::text("contact", {"联系人及方式", "contact"}).confidential(),
        consortium_field(),
        agreement_field(),
        liability_field(),
        field::integer("grade", {"牵头人的同类资质等级", "the leader's grade"})
            .at_least(1)
            .maybe()
            .says({"联合体按较低等级确定资质", "a consortium counts with its lowest grade"}),
    };
    return fields;
}

Fields const& ask_fields() {
    static Fields const fields{
        field::prose("question", {"对购买文件的疑问", "question about the document"})
            .says({"购买主体以澄清答复，向所有供应商同时公布，不写提问人",
                   "the buyer answers by a clarification that all suppliers see at once, without who asked"})};
    return fields;
}

Fields const& submit_fields() {
    static Fields const fields{
        field::sealed("envelope", {"密封的投标文件", "sealed bid"})
            .says({"在本机用开标公钥加密，开标前任何人不能读取",
                   "encrypted on your own computer with the opening key; nobody can read it before the opening"}),
        sealing::attachments_field(),
    };
    return fields;
}

Fields const& quote_fields() {
    static Fields const fields{field::sealed("envelope", {"密封的最后报价", "sealed final quote"})
                                   .says({"用最后报价的公钥在本机加密，开启前任何人不能读取",
                                          "encrypted on your own computer with the key of the final quotes; nobody can "
                                          "read it before the opening"})};
    return fields;
}

Fields const& withdraw_fields() {
    static Fields const fields{field::prose("reason", {"撤回理由", "reason"}).maybe()};
    return fields;
}

Fields const& renounce_fields() {
    static Fields const fields{
        field::choice("ground", {"情形", "ground"},
                      {{"withdrew", {"放弃中标(成交)资格", "gives it up"}},
                       {"force_majeure", {"因不可抗力不能履行", "cannot perform by force majeure"}}}),
        field::prose("statement", {"声明", "statement"}),
        field::digest("letter", {"盖章的声明函", "signed letter"}),
    };
    return fields;
}

Fields const& content_fields() {
    static Fields const fields{
        field::money("price", {"报价(每年)", "price of a year"}).at_least(1),
        field::text("term", {"服务期限", "term"}).maybe(),
        field::list("answers", {"对评审因素的响应", "answers to the factors"},
                    {row_of("factor", {"评审因素", "factor"}, "factors"),
                     field::integer("value", {"指标值", "value"}).maybe(),
                     field::prose("text", {"说明", "text"}).maybe()})
            .maybe(),
        field::list("qualification", {"资格证明", "proof of qualification"},
                    {row_of("condition", {"资格条件", "condition"}, "qualifications"),
                     field::prose("text", {"说明", "text"}).maybe(),
                     field::digest("file", {"证明文件", "file"}).maybe()})
            .maybe(),
        field::list("quality", {"对最低质量要求的响应", "answers to the minimum of quality"},
                    {row_of("requirement", {"要求", "requirement"}, "minimum_quality"),
                     field::yes_no("met", {"满足", "met"}), field::prose("text", {"说明", "text"}).maybe()})
            .maybe(),
        field::choice("enterprise_size", {"中小企业声明", "declared size of the enterprise"}, provider::size_options())
            .maybe()
            .says(
                {"小型、微型企业按购买文件的比例享受价格扣除，须与登记的规模一致；不是企业的不填",
                 "small and micro enterprises have the document's deduction if it is what they registered; left out by "
                 "who is no enterprise"}),
        field::yes_no(
            "staff_under_contract",
            {"提供服务的人员均为本企业依法订立劳动合同的从业人员", "whoever serves is on its labour contracts"})
            .maybe()
            .says({"声明为中小企业的填写", "of who declares to be small or medium"}),
        field::yes_no("disabled_welfare", {"残疾人福利性单位", "a disabled-welfare unit"})
            .maybe()
            .says({"视同小微企业，不重复享受扣除；须附声明函",
                   "counts as a small enterprise, once; with its declaration"}),
        field::prose("disabled_declaration", {"残疾人福利性单位声明函", "declaration of a disabled-welfare unit"})
            .maybe()
            .when("disabled_welfare", {"yes"})
            .says({"声明函全文，随中标结果公告；没有声明函的不享受扣除",
                   "its full text, published with the result; without it nothing is taken off"}),
        field::share("small_share", {"小微企业合同份额", "share of small and micro enterprises"})
            .maybe()
            .says(
                {"联合体或分包中由小型、微型企业承担的份额", "what small and micro members or subcontractors take on"}),
        field::share("domestic_share", {"本国产品成本占比", "share of domestic products"})
            .maybe()
            .says({"服务涉及货物的，本国产品占全部产品成本的比例",
                   "where goods belong to the service: domestic products' share of the cost of all"}),
        sealing::files_field(),
    };
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = [] {
        auto all = content_fields();
        all.push_back(field::text("contact", {"联系人及方式", "contact"}));
        all.push_back(consortium_field());
        all.push_back(agreement_field());
        all.push_back(field::integer("consortium_grade", {"联合体资质等级", "grade of the consortium"}).maybe());
        all.push_back(field::instant("open_until", {"提交截止时间", "to be handed in until"}).maybe());
        all.push_back(field::money("bond_asked", {"要求的投标保证金", "bid bond asked for"}).maybe());
        all.push_back(
            field::yes_no("bond_missing", {"尚未提交投标保证金", "the bid bond is still to be handed over"}).maybe());
        all.push_back(field::prose("bond_account", {"保证金账户及提交方式", "where the bond goes"}).maybe());
        all.push_back(field::instant("received_at", {"收到时间", "received"}));
        all.push_back(field::text("digest", {"密封摘要", "digest of the envelope"}));
        all.push_back(field::instant("quote_received_at", {"最后报价收到时间", "final quote received"}));
        all.push_back(field::text("quote_digest", {"最后报价密封摘要", "digest of the final quote"}));
        all.push_back(field::text("renounced", {"已放弃中标(成交)资格", "candidacy given up"}));
        all.push_back(field::prose("renounced_because", {"放弃声明", "statement"}));
        all.push_back(field::text("fault", {"不能读取的原因", "why it could not be read"}));
        all.push_back(field::yes_no("over_ceiling", {"超过最高限价", "above the ceiling"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::bidding
