#include "modules/disclosure/table.hpp"

#include "base/ensure.hpp"
#include "law/clauses.gen.hpp"

#include <algorithm>

namespace qiyue::disclosure {

namespace {

std::vector<Rule> planning() {
    return {
        {.name = "need_survey",
         .kind = {"需求调研", "need survey"},
         .stage = "plan",
         .made_by = {{"project", "record_survey"}},
         .source = Source::input,
         .fields = {"method", "from", "to", "respondents", "findings"},
         .clauses = {clause::CD_5_4}},
        {.name = "plan_line",
         .kind = {"购买服务规划", "plan line"},
         .stage = "plan",
         .made_by = {{"project", "approve_plan"}},
         .clauses = {clause::CD_5_4}},
        {.name = "budget",
         .kind = {"购买服务预算", "budget of the purchase"},
         .stage = "plan",
         .made_by = {{"budget_package", "publish"}},
         .deadline = "budget_disclosure",
         .holder = "buyer.planner",
         .source = Source::event,
         .clauses = {clause::CD_34_4}},
        {.name = "intention",
         .kind = {"采购意向", "intention to buy"},
         .stage = "plan",
         .made_by = {{"procurement_plan", "publish_intention"}}},
        {.name = "need_consultation",
         .kind = {"需求公开征求意见", "consultation on the need"},
         .stage = "need",
         .made_by = {{"consultation", "open"}},
         .clauses = {clause::CD_15_1}},
        {.name = "need_consultation_result",
         .kind = {"意见采纳情况", "what became of the comments"},
         .stage = "need",
         .made_by = {{"consultation", "publish"}},
         .clauses = {clause::CD_15_3}},
        {.name = "need_document",
         .kind = {"采购需求", "need document"},
         .stage = "need",
         .made_by = {{"need", "freeze"}},
         .clauses = {clause::CD_11_1}},
    };
}

std::vector<Rule> purchase() {
    return {
        {.name = "entrustment_notice",
         .kind = {"委托采购公告", "purchase entrusted"},
         .stage = "tender",
         .made_by = {{"entrustment", "accept"}},
         .fields = {"organiser", "scope", "receipt", "contact", "in_central_catalogue", "accept_on"},
         .clauses = {clause::LA_2_3_2, clause::DGF_3_1d}},
        {.name = "guide_notice",
         .kind = {"项目申报指南", "guide for applications"},
         .stage = "plan",
         .made_by = {{"project_guide", "publish"}}},
        {.name = "selection_notice",
         .kind = {"立项评审结果公示", "result of the selection"},
         .stage = "award",
         .made_by = {{"project_guide", "give_notice"}},
         .fields = {"ranking", "notice_until", "experts", "seed", "contact", "objections"},
         .clauses = {clause::PF_process_10}},
        {.name = "selection_objection",
         .kind = {"公示异议处理结果", "decision on an objection"},
         .stage = "award",
         .made_by = {{"selection_objection", "decide"}},
         .fields = {"objection", "upheld", "answer", "effect", "decided_on"},
         .clauses = {clause::PF_process_10}},
        {.name = "selection_concluded",
         .kind = {"立项结果公告", "selection approved"},
         .stage = "award",
         .made_by = {{"project_guide", "conclude"}},
         .fields = {"ranking", "objections", "opinion"}},
        {.name = "prequalification_notice",
         .kind = {"资格预审公告", "prequalification notice"},
         .stage = "tender",
         .made_by = {{"prequalification", "announce"}},
         .fields = {"conditions", "standard", "notice_until", "apply_until", "contact", "file"},
         .clauses = {clause::LP_073}},
        {.name = "tender_notice",
         .kind = {"采购公告", "tender notice"},
         .stage = "tender",
         .made_by = {{"tender", "publish"}}},
        {.name = "clarification",
         .kind = {"澄清或修改公告", "clarification"},
         .stage = "tender",
         .made_by = {{"tender", "clarify"}},
         .source = Source::input},
        {.name = "opening_record",
         .kind = {"开标记录", "opening record"},
         .stage = "tender",
         .fields = {"opened_at", "bidders", "opening", "key_threshold", "key_holders"}},
        {.name = "tender_failed",
         .kind = {"废标公告", "failed tender"},
         .stage = "tender",
         .made_by = {{"tender", "cancel"}}},
        {.name = "award_notice",
         .kind = {"中标(成交)结果公告", "award notice"},
         .stage = "award",
         .made_by = {},
         .owed_by = {{"review", "confirm"}},
         .deadline = "result_notice_due",
         .holder = "buyer.opener",
         .source = Source::event},
        {.name = "complaint_decision",
         .kind = {"投诉处理决定公告", "decision on a complaint"},
         .stage = "award",
         .made_by = {{"complaint", "decide"}, {"framework_complaint", "decide"}},
         .fields = {"supplier", "buyer", "about", "decision", "way", "answer", "decided_on", "review_until",
                    "suit_until"},
         .clauses = {clause::LP_248}},
        {.name = "award_void",
         .kind = {"中标(成交)结果无效公告", "award declared void"},
         .stage = "award",
         .made_by = {},
         .source = Source::event,
         .clauses = {clause::LP_313}},
        {.name = "contract_notice",
         .kind = {"合同公告", "contract notice"},
         .stage = "contract",
         .made_by = {{"contract", "publish"}},
         .deadline = "contract_publish_due",
         .holder = "buyer.contract_signer"},
        {.name = "contract_supplement",
         .kind = {"补充合同", "supplement to the contract"},
         .stage = "contract",
         .made_by = {},
         .owed_by = {{"contract", "supplement"}},
         .deadline = "contract_change_publish",
         .holder = "buyer.contract_signer",
         .by_hand = true},
    };
}

// Framework agreements belong to no project; each order under one does.
std::vector<Rule> frameworks() {
    std::vector<std::string> const terms{"subject",   "pricing",     "unit",         "unit_price_cap",  "quality",
                                         "stage_one", "elimination", "stage_two",    "small_deduction", "settlement",
                                         "term_from", "term_to",     "notice_until", "bid_deadline",    "kind"};
    return {
        {.name = "framework_call",
         .kind = {"框架协议征集公告", "call for a framework agreement"},
         .stage = "tender",
         .made_by = {{"framework", "call"}, {"framework", "call_open"}, {"framework", "supplement"}},
         .fields = terms,
         .clauses = {clause::LP_296}},
        {.name = "framework_admitted",
         .kind = {"框架协议入围结果公告", "admitted to a framework agreement"},
         .stage = "award",
         .made_by = {{"framework", "announce"}},
         .fields = {"responsive", "eliminated", "admitted"},
         .clauses = {clause::LP_286}},
        {.name = "framework_failed",
         .kind = {"框架协议征集失败公告", "failed call for a framework agreement"},
         .stage = "tender",
         .made_by = {{"framework", "fail"}},
         .fields = {"reason"}},
        {.name = "framework_agreements",
         .kind = {"框架协议入围信息", "framework agreements in force"},
         .stage = "contract",
         .made_by = {{"framework", "inform"}},
         .owed_by = {{"framework", "conclude"}},
         .deadline = "framework_inform_due",
         .fields = {"agreements", "stage_two", "unit", "term_from", "term_to"},
         .clauses = {clause::LP_298}},
        {.name = "framework_admission",
         .kind = {"开放式框架协议入围公告", "admission to an open framework agreement"},
         .stage = "award",
         .made_by = {{"framework_offer", "publish"}},
         .owed_by = {{"framework_offer", "review"}},
         .deadline = "open_framework_publish_due",
         .fields = {"framework_name", "provider_name", "price"},
         .clauses = {clause::LP_291}},
        {.name = "framework_result",
         .kind = {"框架协议成交结果公告", "order under a framework agreement"},
         .stage = "award",
         .made_by = {{"framework_order", "publish"}},
         .owed_by = {{"framework_order", "take_turn"}, {"framework_order", "decide"}},
         .deadline = "framework_result_due",
         .holder = "buyer.document_drafter",
         .fields = {"framework_name", "way", "provider_name", "quantity", "unit_price", "amount", "turn", "round",
                    "quotes"},
         .clauses = {clause::LP_299}},
        {.name = "framework_summary",
         .kind = {"框架协议成交结果汇总公告", "summary of orders under a framework agreement"},
         .stage = "award",
         .made_by = {{"framework", "summarise"}},
         .owed_by = {{"framework", "expire"}},
         .deadline = "framework_result_summary_due",
         .fields = {"orders_made", "orders_settled", "by_supplier"},
         .clauses = {clause::LP_299}},
    };
}

std::vector<Rule> delivery() {
    return {
        {.name = "assessment_bulletin", .kind = {"考核通报", "assessment bulletin"}, .stage = "performance"},
        {.name = "assessment_corrected", .kind = {"考核结果更正", "corrected assessment"}, .stage = "performance"},
        {.name = "acceptance",
         .kind = {"履约验收结果", "acceptance"},
         .stage = "performance",
         .made_by = {{"acceptance", "publish"}},
         .deadline = "acceptance_publish_due",
         .holder = "buyer.acceptor"},
        {.name = "completion",
         .kind = {"履行完毕情况", "completion"},
         .stage = "performance",
         .made_by = {},
         .owed_by = {{"contract", "complete"}},
         .deadline = "information_disclosure",
         .holder = "buyer.contract_signer",
         .clauses = {clause::CD_34_4},
         .by_hand = true},
        {.name = "payment",
         .kind = {"资金支付", "payment"},
         .stage = "payment",
         .made_by = {},
         .fields = {"instalment", "instalment_name", "score", "instalment_amount", "ratio", "earned", "deducted",
                    "payable", "recomputations", "paid_on"},
         .clauses = {clause::CD_28_1}},
        {.name = "evaluation",
         .kind = {"绩效评价结果", "result of the evaluation"},
         .stage = "evaluation",
         .clauses = {clause::CD_33_1}},
    };
}

}  // namespace

std::vector<Rule> const& table() {
    static std::vector<Rule> const all = [] {
        auto rows = planning();
        for (auto&& more : {purchase(), frameworks(), delivery()}) {
            rows.insert(rows.end(), more.begin(), more.end());
        }
        return rows;
    }();
    return all;
}

Rule const& rule_named(std::string_view name) {
    auto const found = std::ranges::find(table(), name, &Rule::name);
    ENSURE(found != table().end());
    return *found;
}

std::vector<Stage> const& stages() {
    static std::vector<Stage> const all{
        {"plan", {"规划与预算", "plan and budget"}}, {"need", {"采购需求", "need"}},
        {"tender", {"采购活动", "purchase"}},        {"award", {"采购结果", "award"}},
        {"contract", {"合同", "contract"}},          {"performance", {"考核验收", "performance"}},
        {"payment", {"资金支付", "payment"}},        {"evaluation", {"绩效评价", "evaluation"}},
    };
    return all;
}

std::vector<Ground> const& grounds() {
    static std::vector<Ground> const all{
        {"state_secret", {"国家秘密", "state secret"}},
        {"trade_secret", {"商业秘密", "trade secret"}},
        {"privacy", {"个人隐私", "personal privacy"}},
    };
    return all;
}

Text label_of_ground(std::string_view name) {
    auto const found = std::ranges::find(grounds(), name, &Ground::name);
    ENSURE(found != grounds().end());
    return found->label;
}

}  // namespace qiyue::disclosure
