#include "modules/tender/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/sealing/api.hpp"
#include "modules/tender/conditions.hpp"
#include "modules/tender/preferences.hpp"

#include "base/page_digest.hpp"

namespace qiyue::tender {

namespace {

Fields band_fields() {
    return {field::integer("from", {"自(含)", "from"}), field::integer("to", {"至(不含)", "up to"}),
            field::score("score", {"分值", "score"}).at_least(0)};
}

// CD-21-6 履约能力因素的评审内容可从服务质量控制、服务进度控制、应急保障措施等方面进行设置。
// Weights and items are for the buyer to set.
Value capability_template() {
    Value rows = Value::list();
    for (auto const* name : {"服务质量控制", "服务进度控制", "应急保障措施"}) {
        rows.push(Value::object().set("name", name).set("category", "capability"));
    }
    return rows;
}

Fields factor_fields() {
    return {
        field::text("name", {"评审因素", "factor"}),
        field::choice("category", {"类别", "category"},
                      {{"price", {"报价", "price"}},
                       {"service", {"服务水平", "level of service"}},
                       {"capability", {"履约能力", "capability to perform"}}}),
        field::score("weight", {"分值", "weight"}).at_least(1),
        field::list("links", {"对应的商务条件或需求指标", "conditions and need indicators it answers to"},
                    {field::text("name", {"条件或指标", "condition or indicator"})})
            .maybe(),
        field::list("rules", {"评分细项", "items with fixed points"},
                    {field::text("text", {"细项", "item"}), field::score("points", {"分值", "points"}).at_least(0)})
            .maybe(),
        field::yes_no("interval", {"指标有区间规定", "its indicator is an interval"}).maybe(),
        field::integer("from", {"区间下限", "lower end"}).maybe(),
        field::integer("to", {"区间上限", "upper end"}).maybe(),
        field::text("unit", {"计量单位", "unit"}).maybe(),
        field::list("bands", {"各区间分值", "score of each band"}, band_fields()).maybe(),
        field::integer("qualification", {"取自资格条件(序号)", "taken from the qualification (its number)"}).maybe(),
    };
}

// 第二十二条: what a contract makes clear; its draft stands in the purchase document.
Fields contract_fields() {
    std::vector<Clause> const whole{clause::CD_20_4};
    return {
        field::prose("scope", {"服务范围", "scope"}).by(whole),
        field::prose("subject", {"标的", "subject"}).by(whole),
        field::text("quantity", {"数量", "quantity"}).by(whole),
        field::prose("quality", {"质量", "quality"}).by(whole),
        field::day("term_from", {"服务期限自", "term from"}).by(whole),
        field::day("term_to", {"服务期限至", "term to"}).by(whole),
        field::text("payment_method", {"资金支付方式", "how it is paid"}).by(whole),
        field::list("instalments", {"分期付款", "instalments"},
                    {field::text("name", {"期次", "instalment"}),
                     field::share("share", {"比例", "share"}).between(1, 10'000),
                     field::prose("condition", {"挂钩的验收标准或考核办法", "acceptance or assessment it depends on"})
                         .by(whole)})
            .by(whole),
        field::prose("rights_and_duties", {"双方权利义务", "rights and duties"}).by(whole),
        field::prose("liability", {"违约责任", "liability for breach"}).by(whole),
        field::prose("disputes", {"解决争议的方法", "how disputes are settled"}).by(whole),
    };
}

Fields received_fields() {
    return {field::reference("bid", {"投标", "bid"}, "bid"),
            field::integer("lot_number", {"包号", "lot"}).maybe(),
            field::text("provider_name", {"投标人", "bidder"}),
            field::instant("received_at", {"收到时间", "received"}),
            field::text("digest", {"密封摘要", "digest"}),
            field::choice("outcome", {"开启结果", "outcome"},
                          {{"opened", {"已开启", "opened"}}, {"unreadable", {"不能解密", "could not be read"}}}),
            field::money("price", {"报价", "price"}).maybe(),
            field::text("term", {"服务期限", "term"}).maybe()};
}

Fields clarification_fields() {
    return {field::prose("question", {"疑问", "question"}).maybe(),
            field::prose("text", {"澄清内容", "clarification"}),
            field::instant("at", {"时间", "at"}),
            field::yes_no("affects_bids", {"可能影响投标文件编制", "may affect the bids"}),
            field::instant("bid_deadline_before", {"原截止时间", "deadline before"}),
            field::instant("bid_deadline_after", {"现截止时间", "deadline after"}),
            field::digest("file", {"附件", "file"}).maybe()};
}

}  // namespace

Field condition_field() {
    return field::prose("condition", {"所在条件", "the condition"})
        .maybe()
        .says({"同一用语见于几处条件的，逐条抄录", "copied here, where the word stands in several"});
}

Fields const& document_fields() {
    static Fields const fields{
        field::list("qualifications", {"承接主体资格要求", "qualification requirements"},
                    {field::prose("text", {"资格条件", "condition"}),
                     field::choice("about", {"条件所涉", "what it is about"}, condition_subjects())
                         .maybe()
                         .says({"属于规模、年限、所有制、所在地等的如实选择：平台不只看用语",
                                "say so where it is about size, years, ownership or seat: not the words alone count"}),
                     field::integer("similar_contracts", {"要求的同类业绩（个）", "similar contracts asked for"})
                         .at_least(0)
                         .maybe()
                         .says({"以业绩为条件的填写个数", "their number, where past contracts are a condition"}),
                     field::yes_no("with_proof", {"项目另设条件，须附证明", "of this project alone, with its proof"})
                         .maybe()
                         .says({"承接主体在投标文件中逐条附证明", "each bid encloses the proof for it"})})
            .by({clause::CD_20_1}),
        field::list("justified", {"条件的依据", "grounds of conditions"},
                    {field::text("word", {"用语", "word"}).says({"提示中引号内的用语", "as quoted in the notice"}),
                     condition_field(),
                     field::prose("ground", {"依据的法律、法规及条款", "law or regulation, and article"}),
                     field::prose("reason", {"理由", "reason"})})
            .maybe()
            .says({"仅在提示某一条件限制供应商时填写；由复核岗作公平竞争审查",
                   "only for conditions that were noticed; the checker reviews them for fair competition"}),
        field::list("involved", {"曾为本项目提供前期服务的供应商", "suppliers who served this project before"},
                    {field::reference("supplier", {"供应商", "supplier"}, "organisation:provider"),
                     field::choice("service", {"服务", "service"},
                                   {{"design", {"整体设计", "overall design"}},
                                    {"specification", {"规范编制", "specification"}},
                                    {"management", {"项目管理", "project management"}},
                                    {"supervision", {"监理", "supervision"}},
                                    {"testing", {"检测", "testing"}}})})
            .maybe()
            .says({"除单一来源外，不得再参加本项目采购", "they take no part, except in a single source"}),
        field::yes_no("consortium_allowed", {"接受联合体", "consortiums may take part"}).maybe(),
        field::reference("need", {"服务需求", "service need"}, "need").by({clause::CD_20_2}),
        field::page_digest("need_digest", {"服务需求版本摘要", "digest of the need's frozen version"})
            .by({clause::CD_20_2})
            .says({"取自已冻结的服务需求，不得改动", "taken from the frozen need, unchanged"}),
        field::choice("evaluation", {"评审方法", "method of evaluation"}, evaluations()).by({clause::CD_20_3}),
        field::prose("standard", {"评审标准", "standard of evaluation"}).by({clause::CD_20_3}),
        field::list("factors", {"评审因素", "scoring factors"}, factor_fields())
            .maybe()
            .offers({"套用履约能力因素模板", "start from the template for capability"}, capability_template()),
        field::list("tie_rule", {"得分相同时的排序", "order of equal totals"},
                    {field::choice("by", {"先后依据", "by"}, tie_options())})
            .maybe()
            .says({"优先事项只在公告前写明的才适用，排在法定次序之后", "a preference counts only as announced here"}),
        field::choice("service_field", {"服务领域", "field of the service"}, service_fields()).maybe(),
        field::yes_no("past_results",
                      {"评审时向评委提供投标人以往绩效评价结果", "judges are shown bidders' past evaluations"})
            .maybe()
            .says({"写明的，评委在投标内容旁看到历次结果，只作参考", "only where it is announced here; for reference"}),
        field::list("minimum_quality", {"最低质量要求", "minimum requirements of quality"},
                    {field::prose("text", {"要求", "requirement"}),
                     field::yes_no("substantive", {"实质性要求", "substantive"})})
            .maybe(),
        field::list("changeable", {"谈判、磋商中可能实质性变动的内容", "what the talks may change in substance"},
                    {field::choice("kind", {"类别", "kind"},
                                   {{"technical", {"技术要求", "technical requirement"}},
                                    {"service", {"服务要求", "service requirement"}},
                                    {"draft_terms", {"合同草案条款", "terms of the draft contract"}}}),
                     field::text("text", {"内容", "content"})})
            .maybe()
            .says({"竞争性谈判、竞争性磋商须填", "asked of a negotiation and a consultation"}),
        field::group("draft_contract", {"合同文本(草案)", "draft contract"}, contract_fields()).by({clause::CD_20_4}),
        field::money("ceiling", {"最高限价(每年)", "ceiling of a year"}).at_least(1),
        field::integer("lots_bid_for", {"一家供应商最多可投几个采购包", "most lots one supplier may bid for"})
            .at_least(1)
            .maybe()
            .says({"分包采购时填写；不填的，各包均可投", "where it is bought in lots; left out, for all of them"}),
        field::integer("lots_won", {"一家供应商最多可中几个采购包", "most lots one supplier may win"})
            .at_least(1)
            .maybe()
            .says({"按包号先后定标；达到数量的，后面的包依次由下一候选承接，没有其他候选的除外",
                   "awards go by the numbers of the lots; who has won so many is passed over while another is left"}),
        field::yes_no("to_others", {"新增项目另授", "a new project goes to others"})
            .maybe()
            .says({"同类项目的现承接主体排在其他候选之后；限于理由已公布的新增项目",
                   "who serves the same item already comes after all others; only of a new project, for a published "
                   "reason"}),
        field::yes_no("yearly", {"合同一年一签", "the contract is signed year by year"}),
        field::prose("annual_standard", {"每年度合同履行完毕的考核管理标准", "standard of the annual assessment"})
            .maybe(),
        field::prose("remedy_channel", {"供应商权益受到损害的救济渠道", "channel of remedy for suppliers"}).maybe(),
        field::text("remedy_body", {"受理供应商诉求的责任机构", "body responsible for suppliers' claims"}).maybe(),
        field::text("remedy_contact", {"责任机构联系方式", "how to reach that body"}).maybe(),
        field::choice("remedy_post", {"责任机构的受理岗位", "post that takes claims in"},
                      {{"buyer.supervisor", {"内部监督岗", "internal supervisor"}}, {"buyer.head", {"负责人", "head"}}})
            .maybe(),
        field::yes_no("one_query_at_once",
                      {"供应商须在法定质疑期内一次性提出同一环节的质疑", "suppliers query each stage once"})
            .maybe(),
        field::money("bid_bond", {"投标保证金", "bid bond"}).maybe(),
        field::prose("bond_account", {"保证金账户及提交方式", "where the bond goes"})
            .maybe()
            .says({"收取保证金的，写明户名、开户行、账号和保函的提交方式",
                   "where a bond is asked for: account, bank, number, and how a guarantee is handed over"}),
        field::group("low_price_ratios", {"异常低价比例(高于规定的)", "raised ratios of abnormally low prices"},
                     {field::share("average", {"低于平均报价的", "below so much of the mean"}).maybe(),
                      field::share("second", {"低于次低报价的", "below so much of the second lowest"}).maybe(),
                      field::share("ceiling", {"低于最高限价的", "below so much of the ceiling"}).maybe()})
            .maybe(),
        field::yes_no("fixed_price", {"执行统一定价标准或固定价格", "the price is fixed"})
            .maybe()
            .says({"选是的，价格不列为评审因素", "if so, the price is no factor of the scoring"}),
        field::yes_no("reserved", {"专门面向中小企业采购", "reserved for small and medium enterprises"}).maybe(),
        field::yes_no("sme_suitable", {"适宜由中小企业提供", "suitable for small and medium enterprises"}).maybe(),
        field::yes_no("non_enterprise",
                      {"应面向事业单位、社会组织等非企业主体采购", "meant for institutions or social organisations"})
            .maybe()
            .says({"符合的可不专门面向中小企业", "then nothing need be reserved"}),
        field::money("reserved_amount", {"预留给中小企业的金额", "amount reserved for them"}).at_least(0).maybe(),
        field::money("reserved_small", {"其中预留给小微企业的金额", "of it for small and micro ones"})
            .at_least(0)
            .maybe(),
        field::share("small_deduction", {"小微企业价格扣除比例", "deduction for small and micro enterprises"})
            .maybe()
            .says({"只用于评审，合同价仍为报价", "for the evaluation alone: the contract's price stays the bid"}),
        field::share("consortium_deduction",
                     {"联合体或分包的价格扣除比例", "deduction for small ones' share in a consortium"})
            .maybe(),
        field::yes_no("domestic_preference",
                      {"服务涉及货物，适用本国产品价格扣除", "goods belong to it: domestic products"})
            .maybe(),
        sealing::key_holders_field(),
        sealing::key_threshold_field(),
        sealing::key_suite_field(),
        field::prose("other", {"其他内容", "other contents"}).maybe(),
    };
    return fields;
}

Fields const& opinion_fields() {
    static Fields const fields{field::prose("opinion", {"复核意见", "opinion"})};
    return fields;
}

// LP-172 公示含项目、说明、原因、唯一供应商、专业人员论证意见及姓名单位职称、期限、联系方式
Fields const& publicity_fields() {
    std::vector<Clause> const shown{clause::LP_172};
    static Fields const fields{
        field::prose("subject", {"采购内容说明", "what is bought"}).by(shown),
        field::prose("only_reason", {"只能从唯一供应商采购的原因", "why there is one supplier only"}).by(shown),
        field::list("professionals", {"专业人员论证意见", "opinions of professionals"},
                    {field::text("name", {"姓名", "name"}).by(shown),
                     field::text("organisation", {"工作单位", "organisation"}).by(shown),
                     field::text("title", {"职称", "title"}).by(shown),
                     field::prose("opinion", {"论证意见", "opinion"}).by(shown)})
            .by(shown),
        field::day("publicity_until", {"公示截止日", "last day of the publicity"}).by(shown),
        field::text("publicity_contact", {"联系人及方式", "contact"}).by(shown),
    };
    return fields;
}

Fields const& objection_fields() {
    static Fields const fields{field::prose("objection", {"异议及理由", "objection and its reason"})};
    return fields;
}

Fields const& reargue_fields() {
    static Fields const fields{
        field::prose("argument", {"补充论证意见", "the argument"}).says({"将告知异议人", "who objected is told"}),
        field::yes_no("founded", {"异议成立", "the objection is founded"})
            .says({"成立的，应改用其他方式", "if it is, another method has to be taken"}),
    };
    return fields;
}

Fields const& refer_fields() {
    static Fields const fields{
        field::prose("report", {"报批说明", "report to the finance department"}),
        field::prose("superior_consent", {"主管预算单位意见", "consent of the superior budget unit"}).maybe(),
    };
    return fields;
}

Fields const& sanction_fields() {
    static Fields const fields{field::prose("opinion", {"批准意见", "opinion"}),
                               field::text("number", {"批准文号", "number of the approval"})};
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = [] {
        auto all = method_fields();
        for (auto const& group : {document_fields(), publish_fields()}) {
            for (auto const& one : group) {
                if (one.name != "evaluation" && one.name != "bid_deadline" && !one.name.starts_with("key_")) {
                    all.push_back(one);
                }
            }
        }
        for (auto const& one : sealing::shown_key_fields()) {
            all.push_back(one);
        }
        all.push_back(field::instant("bid_deadline", {"投标截止时间", "bid deadline"}));
        all.push_back(field::choice("purchase_class", {"项目类别", "class of the purchase"},
                                    {{"procurement", {"政府采购项目", "government procurement"}},
                                     {"other", {"其他政府购买服务项目", "other purchase of services"}}}));
        all.push_back(field::money("budget", {"预算金额", "budget"}));
        all.push_back(field::text("procedure_of", {"程序依据", "procedure under"}));
        for (auto const& group : {agency_fields(), weight_fields()}) {
            for (auto const& one : group) {
                all.push_back(one);
            }
        }
        all.push_back(field::instant("opening_at", {"开标时间", "bids are opened at"}));
        for (auto const& one : recordings_fields()) {
            all.push_back(one);
        }
        all.push_back(
            field::list("recordings_missing", {"尚未登记的录音录像", "recordings not filed yet"},
                        {field::choice("part", {"环节", "part"},
                                       {{"opening", {"开标", "opening"}}, {"evaluation", {"评标", "evaluation"}}})}));
        all.push_back(field::integer("opening_late", {"开标迟于截止时间（分钟）", "opened late by minutes"}));
        all.push_back(field::reference("invitation", {"供应商名单", "list of suppliers"}, "invitation"));
        all.push_back(field::integer("known_providers", {"该领域已知承接主体数", "providers known in this field"}));
        all.push_back(field::instant("open_until", {"投标截止时间", "open for bids until"}).maybe());
        all.push_back(field::list("hits", {"可能限制供应商的条件", "conditions that may shut suppliers out"},
                                  {field::prose("text", {"条件", "condition"}), field::text("word", {"用语", "word"}),
                                   field::choice("kind", {"类别", "kind"}, pattern_kinds()),
                                   field::prose("ground", {"依据", "ground"}).maybe()}));
        all.push_back(field::list(
            "questions", {"供应商的疑问", "questions of suppliers"},
            {field::integer("number", {"序号", "number"}), field::prose("question", {"疑问", "question"}),
             field::instant("asked_at", {"提出时间", "asked"}), field::yes_no("answered", {"已答复", "answered"})}));
        all.push_back(field::list("clarifications", {"澄清", "clarifications"}, clarification_fields()));
        all.push_back(field::day("approved_on", {"方式批准日", "form approved on"}));
        all.push_back(field::prose("approval", {"方式审批意见", "opinion on the form"}));
        all.push_back(
            field::group("excepted_by", {"所依据的国家规定", "superior rule relied on"},
                         {field::text("document", {"文件", "document"}), field::text("number", {"文号", "number"}),
                          field::text("article", {"条款", "article"}), field::prose("words", {"原文", "words"})}));
        all.push_back(field::share("capability_share", {"履约能力因素占比", "share of capability to perform"}));
        for (auto& one : lots_shown()) {
            all.push_back(std::move(one));
        }
        all.push_back(field::integer("bidders", {"投标人数", "bidders"}));
        all.push_back(field::list("opening", {"开标记录", "opening record"}, received_fields()));
        all.push_back(field::instant("quote_deadline", {"最后报价截止时间", "deadline of the final quotes"}));
        all.push_back(field::list("quotes", {"最后报价记录", "record of the final quotes"}, received_fields()));
        for (auto const& one : publicity_fields()) {
            all.push_back(one);
        }
        all.push_back(
            field::list("objections", {"公示期间的异议", "objections to the publicity"},
                        {field::text("by", {"异议人", "who objected"}),
                         field::prose("objection", {"异议及理由", "objection and its reason"}),
                         field::instant("at", {"时间", "at"}), field::prose("answer", {"补充论证意见", "the argument"}),
                         field::day("answered_on", {"答复日", "answered on"})}));
        all.push_back(
            field::list("bought", {"本年度同一预算项目、同一品目的其他采购", "others of this year, line and item"},
                        {field::text("purchase", {"项目", "project"}),
                         field::choice("method", {"采购方式", "method"}, method_choices()),
                         field::money("amount", {"预算金额", "budget"}),
                         field::money("adjusted", {"其中预算调整增加", "of it added by adjustments"}),
                         field::yes_no("approved", {"已经或须经财政部门批准", "approved by finance, or to be"})}));
        all.push_back(field::text("original_number", {"原合同编号", "number of the original contract"}));
        all.push_back(field::money("original_price", {"原合同采购金额", "price of the original contract"}));
        all.push_back(field::money("added_before", {"此前已添购", "added before"}));
        all.push_back(field::money("year_sum", {"公开招标以外方式本年度累计", "the year's sum by other ways"}));
        all.push_back(field::text("sanctioned_by", {"批准机关", "approved by"}));
        all.push_back(field::day("sanctioned_on", {"批准日", "approved on"}));
        all.push_back(field::text("sanction_number", {"批准文号", "number of the approval"}));
        all.push_back(field::prose("sanction", {"批准意见", "opinion of the approval"}));
        all.push_back(field::prose("end_reason", {"终止理由", "why it ended"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::tender
