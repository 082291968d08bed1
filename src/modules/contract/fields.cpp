#include "modules/contract/drafts.hpp"
#include "modules/contract/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/contract/contents.hpp"
#include "modules/contract/signature.hpp"
#include "modules/credit/api.hpp"

#include "base/page_digest.hpp"

namespace qiyue::contract {

namespace {

std::vector<Option> const kinds{{"assessment", {"考核评价", "assessment"}}, {"acceptance", {"履约验收", "acceptance"}}};

Fields instalment_fields() {
    return {
        field::text("name", {"期次", "instalment"}),
        field::money("amount", {"金额", "amount"}).at_least(1),
        field::choice("kind", {"挂钩方式", "depends on"}, kinds),
        field::prose("condition", {"挂钩的验收标准或考核办法", "standard of acceptance or method of assessment"})
            .maybe(),
        field::integer("pay_within_days", {"支付期限(自收到付款申请之日起，日)", "paid within so many days"})
            .at_least(1)
            .maybe()
            .says({"承接主体为中小企业的，不填即按法定期限",
                   "left out, a small or medium enterprise is paid in the days of the law"}),
    };
}

// XN-1-a 根据服务数量和质量向其支付费用
Fields unit_fields() {
    constexpr std::int64_t most_units = 100'000'000;
    return {
        field::text("item", {"服务项目", "service"}),
        field::text("unit", {"计价单位", "unit"}),
        field::money("unit_price", {"单价", "unit price"}).at_least(1),
        field::integer("planned", {"计划数量", "planned quantity"}).between(1, most_units),
        field::money("ceiling", {"金额上限", "ceiling"})
            .at_least(1)
            .maybe()
            .says({"不填即计划数量 × 单价", "left out: planned quantity × unit price"}),
    };
}

// DG-3-1 明晰政府、公益服务类社会组织、服务对象三方的责、权、利
Fields party_fields() {
    return {
        field::choice("party", {"一方", "party"},
                      {{"buyer", {"购买主体(政府)", "government"}},
                       {"provider", {"承接主体", "provider"}},
                       {"served", {"服务对象", "those served"}}}),
        field::prose("duties", {"责", "duties"}).maybe(),
        field::prose("powers", {"权", "powers"}).maybe(),
        field::prose("benefits", {"利", "benefits"}).maybe(),
    };
}

Fields multi_year_fields() {
    return {
        field::yes_no("fixed", {"需求具有相对固定性", "the need is relatively fixed"}).maybe(),
        field::yes_no("continuous", {"需求具有延续性", "the need goes on"}).maybe(),
        field::yes_no("small_price_change", {"价格变化幅度小", "the price changes little"}).maybe(),
        field::yes_no("stable_funding", {"经费来源稳定", "its money comes steadily"}).maybe(),
        field::prose("grounds", {"依据", "grounds"}).maybe(),
    };
}

std::vector<Option> content_options() {
    std::vector<Option> all;
    for (auto const& content : contents()) {
        all.push_back({content.field, content.name});
    }
    return all;
}

Fields with(Fields first, Fields const& more) {
    first.insert(first.end(), more.begin(), more.end());
    return first;
}

}  // namespace

// What of it has to be written is asked by contents.cpp, under the rules of the place.
Fields const& text_fields() {
    static Fields const fields{
        field::prose("scope", {"服务范围", "scope"}).maybe(),
        field::prose("subject", {"标的(服务内容、任务)", "subject"}).maybe(),
        field::text("quantity", {"数量", "quantity"}).maybe(),
        field::prose("quality", {"质量(服务要求)", "quality"}).maybe(),
        field::prose("goals", {"绩效目标", "goals"}).maybe(),
        field::day("term_from", {"服务期限自", "term from"}),
        field::day("term_to", {"服务期限至", "term to"}),
        field::prose("place_and_manner", {"履行地点和方式", "place and manner"}).maybe(),
        field::money("price", {"合同价", "price"}).at_least(1),
        field::text("payment_method", {"资金支付方式", "how it is paid"}).maybe(),
        field::choice("settlement", {"结算方式", "how it is settled"},
                      {{"fixed", {"按期定额，与考核挂钩", "fixed instalments, by the result"}},
                       {"quantity", {"按数量和质量", "by quantity and quality"}}})
            .maybe()
            .says({"不填即按期定额；按数量结算的，各期金额为该期上限",
                   "left out: fixed; by quantity, an instalment's amount is its ceiling"}),
        field::list("priced_units", {"计价项目", "services priced by unit"}, unit_fields())
            .maybe()
            .when("settlement", {"quantity"})
            .says({"合计不超过合同价", "within the price"}),
        field::list("instalments", {"分期付款", "instalments"}, instalment_fields())
            .maybe()
            .says({"各期合计等于合同价", "they add up to the price"}),
        field::prose("acceptance", {"验收方式和标准、考核标准", "how it is accepted, by which standards"}).maybe(),
        field::prose("rights_and_duties", {"双方权利义务", "rights and duties"}).maybe(),
        field::list("three_parties", {"三方责、权、利", "duties, powers and benefits of the three"}, party_fields())
            .maybe(),
        field::prose("liability", {"违约责任", "liability for breach"}).maybe(),
        field::prose("disputes", {"解决争议的方法", "how disputes are settled"}).maybe(),
        field::share("daily_damages", {"逾期违约金(每日，占涉及金额的比例)", "damages for each day of delay"})
            .between(0, 1'000)
            .maybe(),
        field::share("damages_max",
                     {"违约金上限(占合同总价的比例)", "most that delay may cost, as a share of the price"})
            .between(1, 10'000)
            .maybe()
            .says({"不填的，以合同总价为限", "the whole price when left out"}),
        field::group("multi_year", {"期限超过一年的条件", "conditions of more than a year"}, multi_year_fields())
            .maybe(),
        field::money("performance_bond", {"履约保证金", "performance bond"}).maybe(),
        field::choice("bond_form", {"履约保证金形式", "form of the bond"},
                      {{"guarantee", {"保函", "guarantee"}},
                       {"cheque", {"支票", "cheque"}},
                       {"draft", {"汇票", "draft"}},
                       {"note", {"本票", "note"}},
                       {"cash", {"现金", "cash"}}})
            .maybe(),
        field::prose("bond_return",
                     {"履约保证金的退还方式、时间、条件和逾期责任",
                      "how, when and on what conditions the bond is given back, and liability for delay"})
            .maybe(),
        field::prose("other", {"其他约定", "other terms"}).maybe(),
        field::integer("accept_within_days", {"验收期限(服务期满后日数)", "accepted within so many days of the end"})
            .between(1, 365)
            .maybe()
            .says({"验收拖延的，付款期限自约定验收期满起算",
                   "where the acceptance is delayed, the days to pay count from the end of this time"}),
        field::reference("third_party", {"第三方(具体用人单位)", "third party"}, "organisation")
            .maybe()
            .says({"三方合同填写", "of a contract of three parties"}),
        field::reference("third_signer", {"第三方签订人", "who signs for the third party"}, "person").maybe(),
    };
    return fields;
}

Fields const& draft_fields() {
    static Fields const fields =
        with({field::reference("project", {"项目", "project"}, "project"),
              field::reference("order", {"框架协议订单", "order of a framework agreement"}, "framework_order")
                  .maybe()
                  .says({"据框架协议订单订立的，选择该订单；招标采购的不填",
                         "of a contract about an order; left out where it comes of a purchase"}),
              field::reference("lot", {"采购包", "lot"}, "tender")
                  .maybe()
                  .says({"分包采购的，选择本合同对应的包", "of a purchase in lots: the one that this contract is for"}),
              field::reference("template", {"合同范本", "template"}, "contract_template")
                  .maybe()
                  .says({"选用后，成交内容和范本条款自动填入；已填写的不变",
                         "fills in what was awarded and the terms of the template; what you write stays"})},
             text_fields());
    return fields;
}

Fields const& renew_fields() {
    static Fields const fields{
        field::reference("previous", {"上一年度合同", "contract of the year before"}, "contract"),
        field::prose("reason", {"续签说明", "why it is renewed"}).maybe(),
    };
    return fields;
}

Fields const& counsel_fields() {
    static Fields const fields{
        field::text("counsel", {"法律顾问", "legal counsel"}),
        field::page_digest("text_digest", {"审定文本的摘要", "digest of the text reviewed"}),
        field::yes_no("passed", {"审定通过", "passed"}),
        field::prose("opinion", {"审定意见", "opinion"}),
    };
    return fields;
}

Fields const& sign_fields() {
    static Fields const fields{
        field::page_digest("text_digest", {"所签文本的摘要", "digest of the text signed"})
            .says({"与页面所示文本一致方可签订", "must be the digest of the text shown"}),
        field::sealed("signature", {"签名", "signature"})
            .maybe()
            .says({"已登记签名密钥的，须用它对文本摘要签署", "by whoever has enrolled a signing key"}),
    };
    return fields;
}

Fields const& publish_fields() {
    static Fields const fields{
        field::list("withheld", {"不予公开的内容", "what is not published"},
                    {field::choice("field", {"内容", "field"},
                                   {{"scope", {"服务范围", "scope"}},
                                    {"quality", {"质量", "quality"}},
                                    {"rights_and_duties", {"双方权利义务", "rights and duties"}},
                                    {"other", {"其他约定", "other terms"}}}),
                     field::choice("ground", {"依据", "ground"},
                                   {{"state_secret", {"国家秘密", "state secret"}},
                                    {"business_secret", {"商业秘密", "business secret"}}}),
                     field::prose("reason", {"说明", "reason"})})
            .maybe(),
    };
    return fields;
}

Fields const& note_fields() {
    static Fields const fields{field::prose("note", {"说明", "note"}).maybe()};
    return fields;
}

Fields const& acknowledge_fields() {
    static Fields const fields{field::text("number", {"备案号", "filing number"}).maybe(),
                               field::prose("note", {"说明", "note"}).maybe()};
    return fields;
}

Fields const& supplement_fields() {
    static Fields const fields{
        field::text("name", {"补充合同", "supplement"}),
        field::yes_no("same_subject", {"标的与原合同相同，不改变其他条款", "the same service, no other term changed"}),
        field::text("quantity", {"追加数量", "added quantity"}),
        field::money("amount", {"追加金额", "added amount"}).at_least(1),
        field::choice("kind", {"挂钩方式", "depends on"}, kinds),
        field::prose("condition", {"挂钩的验收标准或考核办法", "standard of acceptance or method of assessment"}),
        field::integer("pay_within_days", {"支付期限(日)", "paid within so many days"}).at_least(1),
        field::digest("document", {"双方签订的补充合同", "the supplement signed by both"}),
    };
    return fields;
}

Fields const& exit_fields() {
    static Fields const fields{
        field::choice("fate", {"处理", "what becomes of it"}, credit::fates()),
        field::prose("reason", {"理由；与处理决定不一致的，说明原因", "reason, and why it departs from the decision"}),
        field::text("successor", {"移交给", "handed over to"}).maybe(),
        field::prose("handed_over", {"移交说明", "what is handed over"}).maybe(),
        field::list("items", {"移交清单", "things to hand over"}, {field::text("item", {"事项", "thing"})})
            .maybe()
            .says({"服务对象名单、档案、在途服务等逐项列出", "lists of users, files, services under way, one by one"}),
    };
    return fields;
}

namespace {

std::vector<Option> exit_grounds() {
    return {{"withdrawal", {"承接主体申请退出", "the provider asks to leave"}},
            {"repeated_failure", {"多次履约不合格", "failed again and again"}}};
}

}  // namespace

Fields const& ask_exit_fields() {
    static Fields const fields{
        field::choice("ground", {"退出情形", "ground"}, exit_grounds()),
        field::prose("reason", {"理由", "reason"}),
        field::digest("evidence", {"材料", "evidence"}).maybe(),
    };
    return fields;
}

Fields const& hand_over_fields() {
    static Fields const fields{
        field::list("received", {"移交清单核对", "what was received"},
                    {field::text("item", {"事项", "thing"}), field::yes_no("received", {"已移交", "received"}),
                     field::text("note", {"说明", "note"}).maybe()})
            .at_least(1),
    };
    return fields;
}

Fields const& page_fields() {
    static Fields const fields = with(
        text_fields(),
        {field::text("provider_name", {"承接主体", "provider"}),
         field::text("number", {"合同编号", "number"}),
         field::integer("lot_number", {"包号", "lot"}),
         field::text("lot_name", {"采购包", "name of the lot"}),
         field::integer("ordinal", {"第几年度合同", "year of the series"}),
         field::integer("year", {"预算年度", "budget year"}),
         field::money("award_price", {"成交价(每年)", "award (a year)"}),
         field::money("total", {"合同总价(含补充)", "price with supplements"}),
         field::list("missing", {"尚缺的必备内容", "what is still missing"},
                     {field::choice("content", {"内容", "content"}, content_options()),
                      field::text("articles", {"依据", "under"})}),
         field::text("template_name", {"所用范本", "template"}),
         field::integer("template_version", {"范本版本", "version of the template"}),
         field::page_digest("text_digest", {"文本摘要", "digest of the text"}),
         field::page_digest("need_digest", {"服务需求版本摘要", "digest of the need"}),
         field::list("bands", {"考核结果与支付的衔接", "how the result changes the payment"},
                     {field::score("from", {"分数自", "marks from"}), field::score("to", {"分数至", "marks to"}),
                      field::share("ratio", {"支付比例", "share paid"}), field::text("grade", {"等次", "grade"})}),
         field::list("differences", {"与公开草案的差异", "differences from the published draft"},
                     {field::text("field", {"内容", "field"}), field::prose("published", {"公开草案", "published"}),
                      field::prose("contract", {"合同", "contract"})}),
         field::choice("standing", {"签名核验", "signatures"}, standings()),
         field::instant("formed_at", {"合同成立", "formed at"}),
         field::list("signatures", {"签订记录", "signatures"},
                     {field::choice("side", {"方", "side"},
                                    {{"buyer", {"购买主体", "buyer"}},
                                     {"provider", {"承接主体", "provider"}},
                                     {"third", {"第三方", "third party"}}}),
                      field::text("organisation_name", {"单位", "organisation"}),
                      field::text("person", {"签订人", "signed by"}), field::instant("at", {"时间", "at"}),
                      field::choice("suite", {"签名算法", "kind of signature"},
                                    {{"ed25519", {"Ed25519", "Ed25519"}}, {"sm2", {"SM2", "SM2"}}})}),
         field::list("counsel", {"法律顾问审定", "legal counsel"}, counsel_fields()),
         field::list("supplements", {"补充合同", "supplements"}, supplement_fields()),
         field::list("changes", {"补充合同前后对照", "before and after each supplement"},
                     {field::text("supplement", {"补充合同", "supplement"}), field::day("day", {"日期", "on"}),
                      field::choice("field", {"内容", "what"},
                                    {{"price", {"合同总价(元)", "price, yuan"}},
                                     {"quantity", {"数量", "quantity"}},
                                     {"instalments", {"分期数", "instalments"}}}),
                      field::prose("before", {"原约定", "before"}), field::prose("after", {"现约定", "after"})}),
         field::list("exits_asked", {"退出情形与处理意见", "why its provider leaves, and what a sanction says of it"},
                     {field::day("day", {"日期", "on"}),
                      field::choice("ground", {"退出情形", "ground"}, exit_grounds()).maybe(),
                      field::choice("fate", {"处理", "fate"}, credit::fates()).maybe(),
                      field::text("reason", {"理由", "reason"})}),
         field::list("hand_overs", {"移交核对", "what was received"}, hand_over_fields()),
         field::list(
             "versions", {"送签文本的历次改动", "how the text changed before it was signed"},
             {field::integer("version", {"第几稿", "draft"}), field::day("day", {"日期", "on"}),
              field::page_digest("text_digest", {"文本摘要", "digest"}),
              field::list("changed", {"与上一稿的差异", "what changed"},
                          {field::choice("field", {"内容", "what"}, version_options()),
                           field::prose("before", {"上一稿", "before"}), field::prose("after", {"本稿", "after"})})}),
         field::list("exits", {"购买主体的落实情况", "what the buyer decided"}, exit_fields()),
         field::list("withheld", {"不予公开的内容", "what is not published"}, publish_fields().front().fields),
         field::list("suspensions", {"中止履行", "suspended"}, suspend_fields()),
         field::list("force_majeure", {"不可抗力通知", "notices of force majeure"}, force_majeure_fields()),
         field::list("dropped", {"放弃订立", "given up unsigned"}, drop_fields()),
         field::list("financing", {"合同融资确认", "financing confirmed"}, financing_fields()),
         field::list("tax_certificates", {"免税证明", "tax certificates"},
                     {field::day("day", {"出具日", "issued on"}), field::text("ground", {"依据", "ground"})}),
         field::choice("filing", {"备案情况", "filing"},
                       {{"not_filed", {"尚未报送", "not filed"}},
                        {"partly", {"已报送，尚缺回执", "filed, receipts still missing"}},
                        {"complete", {"已报送，回执齐全", "filed, every receipt is here"}}}),
         field::day("ended_on", {"合同解除之日", "ended on"}),
         field::day("published_on", {"公开日", "published on"}),
         field::day("filed_on", {"报备案日", "filed on"}),
         field::day("filing_acknowledged_on", {"备案回执日", "filing acknowledged on"})});
    return fields;
}

}  // namespace qiyue::contract
