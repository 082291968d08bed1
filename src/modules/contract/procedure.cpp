#include "modules/contract/fields.hpp"
#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>
#include <iterator>

// The life of a contract: 拟订中 draft -> 待签订 ready -> 一方已签 half_signed -> 已签订 signed -> 履行中 published (⇄ 中止履行 suspended) ->
// 已完成 completed, or 已终止 terminated; 已撤销 revoked when its award falls, 已放弃 dropped where it is never signed. Filing with finance goes beside it.
namespace qiyue::contract {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::Step;

std::vector<Actor> drafters() {
    return {{"buyer.contract_signer", Relation::owner}, {"buyer.document_drafter", Relation::owner}};
}

std::vector<Step> before_signing() {
    std::vector<Clause> const contents{
        clause::CD_22_1,  clause::CD_22_2,   clause::CD_22_3, clause::CD_22_4,   clause::CD_23_1,    clause::CD_23_2,
        clause::CD_23_3,  clause::LP_099,    clause::LP_101,  clause::LP_185,    clause::LP_196,     clause::LP_198,
        clause::LP_219,   clause::LP_236,    clause::LP_246,  clause::LP_309,    clause::SY_3_1_5_b, clause::SY_3_1_5_c,
        clause::LA_3_1_2, clause::LA_II_5_c, clause::XN_1_a,  clause::PF_law_15, clause::DG_2_2,     clause::LA_II_0};
    return {
        {.name = "draft",
         .title = {"拟订合同", "draft the contract"},
         .from = {},
         .to = "draft",
         .who = drafters(),
         .input = &draft_fields(),
         .clauses = {clause::CD_22_1, clause::CD_23_1, clause::LP_309, clause::PF_law_6, clause::PF_process_11,
                     clause::DG_8_4b},
         .apply = draft,
         .completeness = Form::Completeness::draft,
         .parent = "project",
         .parent_kind = "project"},
        {.name = "renew",
         .title = {"续签下一年度合同", "renew for the next year"},
         .from = {},
         .to = "draft",
         .who = drafters(),
         .input = &renew_fields(),
         .clauses = {clause::CD_23_4, clause::CD_23_6, clause::CD_23_3, clause::LP_309},
         .apply = renew,
         .parent = "previous",
         .parent_kind = "contract",
         .expected = false},
        {.name = "edit",
         .title = {"修改文本", "edit the text"},
         .from = {"draft"},
         .who = drafters(),
         .input = &text_fields(),
         .clauses = {clause::CD_23_1, clause::LP_191},
         .apply = edit,
         .completeness = Form::Completeness::draft,
         .expected = false,
         .closed_by = clause::LP_191},
        {.name = "submit",
         .title = {"送签", "send to be signed"},
         .from = {"draft"},
         .to = "ready",
         .who = drafters(),
         .clauses = contents,
         .apply = submit,
         .activity = tender::purchasing},
        {.name = "take_back",
         .title = {"退回修改", "take back"},
         .from = {"ready", "half_signed"},
         .to = "draft",
         .who = drafters(),
         .input = &note_fields(),
         .apply = take_back,
         .expected = false},
        {.name = "drop",
         .title = {"放弃订立", "give the draft up"},
         .from = {"draft"},
         .to = "dropped",
         .who = {{"buyer.contract_signer", Relation::owner}},
         .input = &drop_fields(),
         .apply = drop,
         .expected = false},
        {.name = "counsel",
         .title = {"登记法律顾问审定", "record counsel's review"},
         .from = {"ready"},
         .who = drafters(),
         .input = &counsel_fields(),
         .clauses = {clause::LP_051},
         .apply = counsel},
        {.name = "sign",
         .title = {"签订合同", "sign"},
         .from = {"ready", "half_signed"},
         .who = {{"buyer.contract_signer", Relation::owner},
                 {"provider.signer", Relation::party},
                 {"buyer.contract_signer", Relation::participant}},
         .act = "contract.sign",
         .input = &sign_fields(),
         .clauses = {clause::CD_18_7, clause::CD_22_4, clause::CD_23_3, clause::DG_8_5a, clause::LP_051, clause::LP_184,
                     clause::LP_189, clause::LP_202, clause::LP_236, clause::LP_246, clause::LP_309, clause::LP_318},
         .apply = sign,
         .activity = tender::purchasing},
    };
}

std::vector<Step> after_signing() {
    std::vector<Actor> const signer{{"buyer.contract_signer", Relation::owner}};
    return {
        {.name = "publish",
         .title = {"公告合同", "publish"},
         .from = {"signed"},
         .to = "published",
         .who = signer,
         .input = &publish_fields(),
         .clauses = {clause::CD_18_7, clause::LP_187},
         .closes = {"contract.publish"},
         .apply = publish,
         .shown_publicly = true},
        {.name = "file",
         .title = {"报送备案", "file with finance"},
         .from = {"signed", "published"},
         .who = signer,
         .input = &file_fields(),
         .clauses = {clause::CD_18_7, clause::LP_188, clause::CDP_11_4b, clause::LA_3_1_3, clause::LA_3_1_4,
                     clause::LA_3_1_5},
         .closes = {"contract.file", "contract.file_again"},
         .apply = file,
         .shown_publicly = true},
        {.name = "acknowledge_filing",
         .title = {"备案回执", "acknowledge the filing"},
         .from = {"signed", "published"},
         .who = {{"finance.procurement", Relation::finance}, {"line.officer", Relation::anyone}},
         .input = &acknowledge_fields(),
         .clauses = {clause::LP_188, clause::CDP_11_4b, clause::LA_3_1_4},
         .apply = acknowledge_filing},
        {.name = "supplement",
         .title = {"登记补充合同", "record a supplement"},
         .from = {"signed", "published"},
         .who = signer,
         .input = &supplement_fields(),
         .clauses = {clause::LP_190, clause::LP_309, clause::LA_3_1_5},
         .apply = supplement,
         .shown_publicly = true,
         .expected = false},
        {.name = "settle_exit",
         .title = {"落实退出处理", "settle what becomes of it"},
         .from = {"signed", "published"},
         .who = {{"buyer.head", Relation::owner}},
         .input = &exit_fields(),
         .clauses = {clause::CD_38_2, clause::SH_2_5_13, clause::SY_4_5_i},
         .closes = {"contract.settle_exit"},
         .apply = settle_exit,
         .shown_publicly = true,
         .expected = false},
        {.name = "ask_exit",
         .title = {"提出退出", "ask for an exit"},
         .from = {"signed", "published"},
         .who = {{"provider.signer", Relation::party}, {"buyer.contract_signer", Relation::owner}},
         .input = &ask_exit_fields(),
         .clauses = {clause::SH_2_5_13},
         .apply = ask_exit,
         .expected = false},
        {.name = "confirm_hand_over",
         .title = {"核对移交", "confirm the hand-over"},
         .from = {"signed", "published", "suspended", "terminated"},
         .who = {{"buyer.contract_signer", Relation::owner}},
         .input = &hand_over_fields(),
         .clauses = {clause::SH_2_5_13},
         .closes = {"contract.hand_over"},
         .apply = confirm_hand_over,
         .expected = false},
        {.name = "complete",
         .title = {"履行完毕", "complete"},
         .from = {"published"},
         .to = "completed",
         .who = signer,
         .input = &note_fields(),
         .apply = complete,
         .shown_publicly = true,
         .expected = false},
        {.name = "terminate",
         .title = {"终止合同", "terminate"},
         .from = {"signed", "published", "suspended"},
         .to = "terminated",
         .who = {{"buyer.head", Relation::owner}},
         .input = &end_fields(),
         .clauses = {clause::CD_38_3, clause::LP_191, clause::LP_205},
         .closes = {"contract.publish", "contract.file", "contract.file_again"},
         .apply = terminate,
         .shown_publicly = true,
         .expected = false},
    };
}

// What interrupts it, and what its parties have confirmed beside it.
std::vector<Step> beside() {
    std::vector<Actor> const head{{"buyer.head", Relation::owner}};
    std::vector<Actor> const signer{{"buyer.contract_signer", Relation::owner}};
    std::vector<Actor> const either{{"buyer.contract_signer", Relation::owner}, {"provider.manager", Relation::party}};
    return {
        {.name = "suspend",
         .title = {"中止履行", "suspend"},
         .from = {"published"},
         .to = "suspended",
         .who = head,
         .input = &suspend_fields(),
         .clauses = {clause::LP_191},
         .apply = suspend,
         .shown_publicly = true,
         .expected = false},
        {.name = "resume",
         .title = {"恢复履行", "resume"},
         .from = {"suspended"},
         .to = "published",
         .who = head,
         .input = &note_fields(),
         .clauses = {clause::LP_191, clause::LP_236},
         .apply = resume,
         .shown_publicly = true},
        {.name = "report_force_majeure",
         .title = {"通知不可抗力", "report force majeure"},
         .from = {"signed", "published"},
         .who = either,
         .input = &force_majeure_fields(),
         .clauses = {clause::LP_208},
         .apply = report_force_majeure,
         .expected = false},
        {.name = "prove_force_majeure",
         .title = {"提供不可抗力证明", "prove force majeure"},
         .from = {"signed", "published", "suspended"},
         .who = either,
         .input = &proof_fields(),
         .clauses = {clause::LP_208},
         .closes = {"contract.prove_force_majeure"},
         .apply = prove_force_majeure,
         .expected = false},
        {.name = "confirm_financing",
         .title = {"确认合同融资", "confirm financing on the contract"},
         .from = {"signed", "published"},
         .who = signer,
         .input = &financing_fields(),
         .clauses = {clause::LP_200},
         .apply = confirm_financing,
         .expected = false},
        {.name = "certify_tax",
         .title = {"出具免税证明", "certify the exemption from tax"},
         .from = {"signed", "published", "completed"},
         .who = signer,
         .input = &note_fields(),
         .clauses = {clause::PF_law_19},
         .apply = certify_tax,
         .expected = false},
    };
}

std::vector<Step> steps() {
    auto all = before_signing();
    for (auto part : {after_signing(), beside()}) {
        std::ranges::move(part, std::back_inserter(all));
    }
    return all;
}

}  // namespace

workflow::Procedure contract_procedure(workflow::Engine& engine) {
    return {.kind = "contract",
            .plural = "contracts",
            .title = {"购买合同", "contract"},
            .states = {{"draft", {"拟订中", "draft"}},
                       {"ready", {"待签订", "ready to be signed"}},
                       {"half_signed", {"一方已签", "signed by one side"}},
                       {"signed", {"已签订", "signed"}},
                       {"published", {"履行中", "published, being performed"}},
                       {"suspended", {"中止履行", "suspended"}},
                       {"completed", {"已完成", "completed"}, /*final=*/true},
                       {"terminated", {"已终止", "terminated"}, /*final=*/true},
                       {"revoked", {"已撤销", "revoked"}, /*final=*/true},
                       {"dropped", {"已放弃订立", "given up unsigned"}, /*final=*/true}},
            .steps = steps(),
            .shows = &page_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(tx, engine, object, context); },
            .public_in = {"published", "suspended", "completed", "terminated", "revoked"}};
}

}  // namespace qiyue::contract
