#include "modules/tender/method_choice.hpp"
#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/conditions.hpp"
#include "modules/tender/exception.hpp"
#include "modules/tender/fields.hpp"
#include "modules/sealing/api.hpp"
#include "modules/tender/lots.hpp"

// The life of a purchase: 已定采购方式 method_chosen -> 待复核 drafted -> 已复核 checked -> 投标中 published -> 已截止 closed
// -> 已开标 opened -> 已定标 awarded, as the review decides; or 失败 failed, or 取消 cancelled before it was published.
// Before the choice stands: without competition 待审批 method_proposed; at the threshold 待财政批准 method_referred, a single
// source after 待公示 publicity_due and 公示中 publicised. A lot goes beside its whole: lots.hpp. After talks: 最后报价中 quoting, and again closed and opened.
namespace qiyue::tender {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Result<void> nothing_more(StepRun&) {
    return {};
}

Result<void> hand_over(StepRun& run) {
    run.object.party = organiser_of(run);
    if (run.object.party == 0) {
        return api::conflict("tender.not_entrusted", {"没有已受理的委托", "nobody has taken a commission for it"},
                             {"请先“委托采购”，待受托机构受理", "entrust it, and wait until it is accepted"});
    }
    return {};
}

std::vector<workflow::State> states() {
    return {{"method_chosen", {"已定采购方式", "method chosen"}},
            {"method_proposed", {"采购方式待审批", "form awaits approval"}},
            {"publicity_due", {"单一来源待公示", "publicity due"}},
            {"publicised", {"单一来源公示中", "made public"}},
            {"method_referred", {"采购方式待财政部门批准", "awaits the finance department"}},
            {"drafted", {"购买文件待复核", "document drafted"}},
            {"checked", {"购买文件已复核", "document checked"}},
            {"published", {"投标中", "open for bids"}},
            {"lot_drafted", {"采购包待公布", "lot to be published"}},
            {"lot_open", {"采购包投标中", "lot open for bids"}},
            {"lot_closed", {"采购包已截止", "lot closed"}},
            {"closed", {"已截止", "closed"}},
            {"opened", {"已开标", "opened"}},
            {"in_lots", {"已开标，按包办理", "opened, goes on lot by lot"}, /*final=*/true},
            {"talking", {"谈判、磋商中", "talks"}},
            {"quoting", {"最后报价中", "open for final quotes"}},
            {"awarded", {"已定标", "awarded"}, /*final=*/true},
            {"failed", {"采购失败", "failed"}, /*final=*/true},
            {"cancelled", {"已取消", "cancelled"}, /*final=*/true}};
}

// Between the choice and the work on the document: approval.cpp.
std::vector<workflow::Step> approving() {
    std::vector<Actor> const drafter{{"buyer.document_drafter", Relation::owner}};
    std::vector<Actor> const finance{{"finance.procurement", Relation::city, clause::LP_041}};
    return {
        {.name = "publicise",
         .title = {"公示单一来源", "make the single source public"},
         .from = {"publicity_due"},
         .to = "publicised",
         .who = drafter,
         .input = &publicity_fields(),
         .clauses = {clause::LP_171, clause::LP_172, clause::LP_174},
         .apply = publicise,
         .shown_publicly = true},
        {.name = "raise_objection",
         .title = {"对单一来源提出异议", "object to the single source"},
         .from = {"publicised"},
         .who = {{"provider.manager", Relation::anyone}},
         .input = &objection_fields(),
         .clauses = {clause::LP_173},
         .apply = raise_objection,
         .shown_publicly = true,
         .expected = false},
        {.name = "reargue",
         .title = {"补充论证", "argue it again"},
         .from = {"publicised"},
         .who = drafter,
         .input = &reargue_fields(),
         .clauses = {clause::LP_173},
         .closes = {"publicity.reargue"},
         .apply = reargue,
         .shown_publicly = true,
         .expected = false},
        {.name = "refer_method",
         .title = {"报财政部门批准", "refer the method to finance"},
         .from = {"publicised"},
         .to = "method_referred",
         .who = drafter,
         .input = &refer_fields(),
         .clauses = {clause::LP_171, clause::LP_173},
         .apply = refer_method},
        {.name = "sanction_method",
         .title = {"批准采购方式(财政)", "approve the method (finance)"},
         .from = {"method_referred"},
         .to = "method_chosen",
         .who = finance,
         .input = &sanction_fields(),
         .clauses = {clause::LP_028, clause::LP_033, clause::LP_041, clause::LP_108},
         .apply = sanction_method,
         .shown_publicly = true},
        {.name = "decline_method",
         .title = {"不予批准采购方式", "decline the method"},
         .from = {"method_referred"},
         .to = "cancelled",
         .who = finance,
         .input = &opinion_fields(),
         .clauses = {clause::LP_028, clause::LP_041},
         .apply = decline_method,
         .expected = false},
    };
}

std::vector<workflow::Step> preparing() {
    std::vector<Actor> const drafter{{"buyer.document_drafter", Relation::owner}};
    std::vector<Actor> const checker{{"buyer.document_checker", Relation::owner}};
    return {
        {.name = "choose_method",
         .title = {"选择采购方式", "choose the method"},
         .from = {},
         .to = "method_chosen",
         .who = drafter,
         .act = "method.choose",
         .input = &method_fields(),
         .clauses = {clause::CD_9_3,      clause::CD_11_4,     clause::CD_18_1,    clause::CD_18_2,
                     clause::CD_18_3,     clause::CD_18_8,     clause::CD_41_1,    clause::LP_032,
                     clause::LP_033,      clause::LP_034,      clause::LP_035,     clause::LP_036,
                     clause::LP_037,      clause::LP_038,      clause::LP_039,     clause::LP_040,
                     clause::LP_042,      clause::LP_043,      clause::LP_041,     clause::LP_027,
                     clause::LP_073,      clause::LP_075,      clause::LP_076,     clause::LP_108,
                     clause::LP_107,      clause::SH_2_4_6,    clause::SH_2_4_7,   clause::SH_2_4_2,
                     clause::SY_3_1_4_d,  clause::LA_II_3_1_d, clause::LP_133,     clause::SY_1_2_3_c,
                     clause::SY_2_2_d,    clause::SY_3_1_4_1,  clause::SY_3_1_4_2, clause::LA_II_3_1_a,
                     clause::LA_II_3_1_b, clause::LA_F_7},
         .apply = choose_method,
         .parent = "project",
         .parent_kind = "project"},
        {.name = "approve_method",
         .title = {"批准采购方式", "approve the form"},
         .from = {"method_proposed"},
         .to = "method_chosen",
         .who = {{"buyer.head", Relation::owner}},
         .act = "method.approve",
         .input = &opinion_fields(),
         .clauses = {clause::CD_18_2},
         .apply = approve_method},
        {.name = "draft_document",
         .title = {"编制购买文件", "draft the purchase document"},
         .from = {"method_chosen", "drafted"},
         .to = "drafted",
         .who = drafter,
         .act = "document.draft",
         .input = &document_fields(),
         .clauses = {clause::CD_9_3,  clause::CD_11_3, clause::CD_20_1,  clause::CD_20_2,    clause::CD_20_3,
                     clause::CD_20_4, clause::LP_037,  clause::CD_21_1,  clause::CD_21_2,    clause::CD_21_4,
                     clause::CD_21_5, clause::CD_21_7, clause::CD_23_5,  clause::CD_39_3,    clause::LP_094,
                     clause::LP_137,  clause::CD_20_5, clause::LP_159,   clause::LP_164,     clause::LP_165,
                     clause::LP_049,  clause::LP_050,  clause::LP_062,   clause::LP_083,     clause::LP_084,
                     clause::LP_085,  clause::LP_086,  clause::SH_2_2_3, clause::SY_1_2_3_b, clause::LP_167,
                     clause::LP_263,  clause::LP_264,  clause::LP_265,   clause::LA_2_1_1,   clause::LA_II_3_1_f},
         .apply = draft_document},
        {.name = "entrust",
         .title = {"委托采购代理机构", "entrust an agency"},
         .from = {"method_chosen", "drafted"},
         .who = {{"buyer.head", Relation::owner, clause::LP_316}},
         .input = &agency_fields(),
         .clauses = {clause::LP_316},
         .apply = entrust,
         .shown_publicly = true,
         .expected = false},
        {.name = "consent_to_weight",
         .title = {"同意价格权值", "consent to a weight of the price"},
         .from = {"method_chosen", "drafted"},
         .who = {{"finance.procurement", Relation::finance, clause::LP_167}},
         .input = &weight_fields(),
         .clauses = {clause::LP_167},
         .apply = consent_to_weight,
         .expected = false},
        {.name = "check",
         .title = {"复核购买文件", "check the document"},
         .from = {"drafted"},
         .to = "checked",
         .who = checker,
         .act = "document.check",
         .input = &check_fields(),
         .clauses = {clause::CD_17_3, clause::LP_085, clause::LP_086, clause::SH_2_2_3, clause::SY_1_2_3_b,
                     clause::SY_3_1_4_3_a, clause::SY_3_1_4_3_b, clause::SY_3_1_4_3_c},
         .apply = check},
        {.name = "give_share_key",
         .title = {"交存份额公钥", "give the public key for your share"},
         .from = {"drafted", "checked"},
         .who = sealing::holder_actors(),
         .input = &sealing::share_key_fields(),
         .apply = give_share_key},
        {.name = "split_key",
         .title = {"生成并分存开标密钥", "make and split the opening key"},
         .from = {"drafted", "checked", "talking"},
         .who = {{"buyer.opener", Relation::owner}},
         .input = &sealing::split_fields(),
         .apply = split_key},
        {.name = "hand_over",
         .title = {"移交受托机构办理", "hand it to its organiser"},
         .from = {"method_chosen", "drafted", "checked", "published"},
         .who = drafter,
         .clauses = {clause::LA_2_3_2},
         .apply = hand_over,
         .expected = false},
        {.name = "return_document",
         .title = {"退回修改", "return the document"},
         .from = {"drafted", "checked"},
         .to = "method_chosen",
         .who = checker,
         .input = &opinion_fields(),
         .apply = nothing_more,
         .expected = false},
        {.name = "cancel",
         .title = {"取消采购", "cancel"},
         .from = {"method_proposed", "publicity_due", "publicised", "method_referred", "method_chosen", "drafted",
                  "checked"},
         .to = "cancelled",
         .who = {{"buyer.head", Relation::owner}},
         .input = &cancel_fields(),
         .apply = cancel,
         .expected = false},
    };
}

// The buyer's own, and whoever organises the purchase for him (`mode` says whose turn it is, LA-2.3.2).
std::vector<Actor> or_organiser(std::string post) {
    return {{std::move(post), Relation::owner}, {"central.agent", Relation::party}, {"agency.agent", Relation::party}};
}

std::vector<workflow::Step> running() {
    auto const drafter = or_organiser("buyer.document_drafter");
    auto const opener = or_organiser("buyer.opener");
    return {
        {.name = "publish",
         .title = {"发布采购公告", "publish"},
         .from = {"checked"},
         .to = "published",
         .who = drafter,
         .input = &publish_fields(),
         .clauses = {clause::CD_9_3, clause::CD_18_5, clause::CD_20_2, clause::LP_061, clause::LP_063, clause::LP_064,
                     clause::CD_39_3, clause::LP_066, clause::LP_071, clause::LP_077, clause::LP_080, clause::LP_081,
                     clause::LP_072, clause::LP_075, clause::LP_076, clause::LP_103, clause::LA_2_1_1,
                     clause::LA_II_3_1_f},
         .apply = publish,
         .shown_publicly = true,
         .activity = purchasing},
        {.name = "clarify",
         .title = {"澄清或修改", "clarify"},
         .from = {"published"},
         .who = drafter,
         .input = &clarify_fields(),
         .clauses = {clause::LP_067, clause::LP_068, clause::LP_078, clause::LP_082, clause::SH_1_2_3a,
                     clause::XN_2_1_5_b},
         .apply = clarify,
         .shown_publicly = true,
         .expected = false},
        {.name = "extend_documents",
         .title = {"顺延购买文件提供期限", "offer the documents longer"},
         .from = {"published"},
         .who = drafter,
         .input = &extend_fields(),
         .clauses = {clause::LP_065},
         .apply = extend_documents,
         .shown_publicly = true,
         .expected = false},
        {.name = "close",
         .title = {"截止投标(响应)", "close"},
         .from = {"published", "quoting"},
         .to = "closed",
         .who = opener,
         .clauses = {clause::CD_18_8, clause::LP_104, clause::LP_157, clause::LP_158, clause::LP_162, clause::LP_163,
                     clause::LP_043},
         .apply = close,
         .shown_publicly = true,
         .activity = purchasing},
        {.name = "give_share",
         .title = {"交出密钥份额", "give your share of the key"},
         .from = {"published", "quoting", "closed"},
         .who = sealing::holder_actors(),
         .input = &sealing::share_fields(),
         .apply = give_share,
         .shown_publicly = true,
         .activity = purchasing},
        {.name = "open",
         .title = {"开标(开启)", "open the bids"},
         .from = {"closed"},
         .to = "opened",
         .who = opener,
         .input = &open_fields(),
         .clauses = {clause::CD_18_8, clause::LP_157, clause::LP_158, clause::LP_162, clause::LP_163, clause::LP_176,
                     clause::LP_043},
         .apply = open,
         .shown_publicly = true,
         .activity = purchasing},
        {.name = "keep_recordings",
         .title = {"登记开标评标录音录像", "file the recordings"},
         .from = {"opened", "in_lots", "awarded"},
         .who = opener,
         .input = &recordings_fields(),
         .clauses = {clause::LP_103},
         .apply = keep_recordings,
         .expected = false},
        {.name = "fail",
         .title = {"废标", "end without award"},
         .from = {"published", "closed", "lot_open", "lot_closed", "opened", "talking", "quoting"},
         .to = "failed",
         .who = {{"buyer.head", Relation::owner}},
         .input = &fail_fields(),
         .clauses = {clause::LP_106},
         .apply = fail_on_ground,
         .shown_publicly = true,
         .expected = false},
    };
}

std::vector<workflow::Step> steps() {
    auto all = preparing();
    for (auto const& group : {approving(), lot_steps(), running()}) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

std::vector<api::Operation> operations(workflow::Engine& engine) {
    auto all = pattern_operations(engine.ports());
    all.push_back(advice_operation(engine));
    all.push_back(advice_of_project_operation(engine));
    return all;
}

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            if (done.object.kind == "tender" && done.step == "choose_method") {
                project::reach(tx, context, engine, done.object.project, project::Stage::purchasing);
            }
            return {};
        });
    return {.name = "tender",
            .migrations = migrations(),
            .procedures = {exception_procedure(),
                           {.kind = "tender",
                            .plural = "tenders",
                            .title = {"采购活动", "purchase"},
                            .states = states(),
                            .steps = steps(),
                            .shows = &shown_fields(),
                            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                                              Context const& context) { return view(tx, engine, object, context); },
                            .public_in = {"publicised", "published", "closed", "opened", "talking", "quoting",
                                          "awarded", "failed", "lot_open", "lot_closed", "in_lots"}}},
            .operations = operations(engine),
            .incompatible = {{clause::CD_17_3, "document.draft", "document.check"}}};
}

}  // namespace qiyue::tender
