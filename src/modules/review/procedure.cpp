#include "modules/review/collusion.hpp"
#include "modules/review/fields.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/documents/api.hpp"

#include <algorithm>

// The life of a review: 资格审查通过 qualified -> 评审委员会已组成 formed -> 打分完毕 scored -> 已排序 ranked -> 报告已送达
// reported -> 已定标 awarded -> 结果已公告 published; or 失败 failed. Where the method has talks they stand before formed:
// 谈判、磋商中 talking -> 最后报价中 quoting.
namespace qiyue::review {

namespace {

using workflow::Actor;
using workflow::Relation;

// Who assists may ask to score, and is told why he may not.
std::vector<Actor> with_assistants(std::vector<Actor> actors) {
    actors.push_back({"assessor.member", Relation::participant});
    return actors;
}

std::vector<workflow::Step> scoring_steps() {
    std::vector<Actor> const opener{{"buyer.opener", Relation::owner}};
    return {
        {.name = "qualify",
         .title = {"资格审查", "qualify the bids"},
         .from = {},
         .to = "qualified",
         .who = opener,
         .input = &qualify_fields(),
         .clauses = {clause::CDP_7_7, clause::DG_7_5, clause::CD_18_8, clause::LP_089, clause::LP_093, clause::LP_105,
                     clause::LP_149, clause::LP_150, clause::LP_309},
         .apply = qualify,
         .parent = "tender",
         .parent_kind = "tender",
         .activity = tender::purchasing},
        {.name = "form",
         .title = {"组成评审委员会", "form the committee"},
         .from = {"qualified"},
         .to = "formed",
         .who = opener,
         .input = &form_fields(),
         .clauses = {clause::CD_18_4, clause::LP_116, clause::PF_process_34},
         .apply = form,
         .activity = tender::purchasing},
        {.name = "name_assistant",
         .title = {"引入第三方机构协助评审", "let a third party assist"},
         .from = {"qualified", "talking", "formed"},
         .who = opener,
         .input = &assistant_fields(),
         .clauses = {clause::PF_process_31},
         .apply = name_assistant,
         .expected = false},
        {.name = "assist",
         .title = {"提出协助评审意见", "say what you checked"},
         .from = {"qualified", "talking", "formed"},
         .who = {{"assessor.member", Relation::participant}},
         .input = &assist_fields(),
         .clauses = {clause::PF_process_31},
         .apply = assist},
        {.name = "declare",
         .title = {"申明无利害关系", "declare no interest"},
         .from = {"talking", "formed"},
         .who = judges(),
         .input = &declare_fields(),
         .clauses = {clause::CD_14_4, clause::LP_120},
         .apply = declare},
        {.name = "withdraw",
         .title = {"回避", "withdraw"},
         .from = {"talking", "formed"},
         .to = "qualified",
         .who = judges(),
         .input = &reason_fields(),
         .clauses = {clause::CD_14_4},
         .apply = withdraw,
         .expected = false},
        {.name = "score",
         .title = {"打分", "score"},
         .from = {"formed"},
         .who = with_assistants(judges()),
         .input = &score_fields(),
         .clauses = {clause::CD_18_4, clause::PF_process_31, clause::CD_21_3, clause::CD_21_5, clause::CD_21_8,
                     clause::LP_134},
         .apply = score,
         .activity = tender::purchasing},
        {.name = "sign",
         .title = {"签署评分表", "sign the sheet"},
         .from = {"formed"},
         .who = judges(),
         .clauses = {clause::CD_18_4},
         .apply = sign,
         .activity = tender::purchasing},
        {.name = "take_chair",
         .title = {"担任评审组长", "take the chair"},
         .from = {"formed"},
         .who = judges(),
         .clauses = {clause::LP_114},
         .apply = take_chair,
         .expected = false},
        {.name = "ask_low_price",
         .title = {"要求说明报价", "ask for an explanation of a price"},
         .from = {"formed", "scored"},
         .who = opener,
         .input = &ask_low_price_fields(),
         .clauses = {clause::LP_143, clause::LP_148},
         .apply = ask_low_price,
         .expected = false},
        {.name = "low_price",
         .title = {"登记低价说明", "record a low price's explanation"},
         .from = {"formed", "scored"},
         .who = opener,
         .input = &low_price_fields(),
         .clauses = {clause::LP_143, clause::LP_144, clause::LP_145, clause::LP_146, clause::LP_148},
         .apply = low_price,
         .expected = false},
        {.name = "rank",
         .title = {"计算排序", "rank"},
         .from = {"scored"},
         .to = "ranked",
         .who = opener,
         .clauses = {clause::CD_21_5, clause::CD_21_7, clause::CD_21_8, clause::LP_135, clause::LP_138, clause::LP_139,
                     clause::LP_142, clause::LP_150, clause::LP_177, clause::LP_266, clause::LP_271, clause::LP_268,
                     clause::LP_269, clause::LP_274, clause::PF_platform_7},
         .opens = {{"report.delivery",
                    {"送交评审报告", "deliver the report"},
                    "report_delivery",
                    clause::LP_177,
                    {"buyer.opener", Relation::owner}}},
         .apply = rank,
         .closed_by = clause::PF_platform_7,  // the list comes of all marks, none earlier
         .activity = tender::purchasing},
    };
}

std::vector<workflow::Step> talk_steps() {
    std::vector<Actor> const opener{{"buyer.opener", Relation::owner}};
    return {
        {.name = "talk",
         .title = {"登记谈判、磋商、协商", "record a talk"},
         .from = {"talking"},
         .who = opener,
         .input = &talk_fields(),
         .clauses = {clause::CD_11_3, clause::LP_155, clause::LP_175},
         .apply = talk,
         .activity = tender::purchasing},
        {.name = "change_terms",
         .title = {"变动需求并告知全部供应商", "change terms and tell all"},
         .from = {"talking"},
         .who = opener,
         .input = &change_fields(),
         .clauses = {clause::CD_20_5, clause::LP_156},
         .apply = change_terms,
         .expected = false,
         .activity = tender::purchasing},
        {.name = "ask_quotes",
         .title = {"要求最后报价", "ask for the final quotes"},
         .from = {"talking"},
         .to = "quoting",
         .who = opener,
         .input = &ask_quotes_fields(),
         .clauses = {clause::CD_11_3, clause::LP_155, clause::LP_175},
         .apply = ask_quotes,
         .activity = tender::purchasing},
    };
}

// Who scores a bid reads what was attached to it: from the same moment on as its text, and of the valid ones only.
bool shown_to_member(db::Tx& tx, workflow::Engine const& engine, Context const& context, documents::File const& file) {
    auto const bid = file.kind == "bid" ? engine.find(tx, file.object) : std::nullopt;
    auto const opened = bid ? bidding::opened_bid(tx, bid->id) : std::nullopt;
    if (!opened) {
        return false;
    }
    auto const& files = opened->content["files"];
    auto const attached = files.is_list() &&
        std::ranges::any_of(files.items(), [&](Value const& one) { return one["sealed"].text_or({}) == file.digest; });
    return attached && std::ranges::any_of(store::of_tender(tx, bid->parent), [&](Review const& review) {
               auto const mine = member(store::members(tx, review.id), context.caller.person);
               auto const bids = store::bids(tx, review.id);
               auto const judged = std::ranges::find(bids, bid->id, &ReviewedBid::bid);
               return mine && mine->declared && judged != bids.end() && judged->valid();
           });
}

// What a step of the review means for the tender and the draw it belongs to.
void listen(workflow::Engine& engine) {
    listen_to_frameworks(engine);
    auto& bus = engine.ports().bus;
    bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            if (done.object.kind == "review" && done.object.state == "failed" &&
                (done.step == "qualify" || done.step == "low_price" || done.step == "conclude_sign")) {
                return tender::fail(tx, context, engine, done.object.parent, "too_few_valid_bids",
                                    "合格投标人不足，不得评审");
            }
            if (done.object.kind == "review" && (done.step == "withdraw" || done.step == "void_opinion") &&
                done.answer["draw"].is_integer()) {
                engine.move(tx, context, done.answer["draw"].integer(), "drawn", done.step);
            }
            return {};
        });
    bus.on<bidding::BidsOpened>([&engine](db::Tx& tx, Context const& context,
                                          bidding::BidsOpened const& event) -> Result<void> {
        return event.round == tender::quotes_round ? take_quotes(tx, context, engine, event.tender) : Result<void>();
    });
    bus.on<ResultPublished>(
        [&engine](db::Tx& tx, Context const& context, ResultPublished const& event) -> Result<void> {
            engine.move(tx, context, event.award.tender, "awarded", "notify");
            publish_draws(tx, context, engine, event.award.tender);
            return {};
        });
    bus.on<documents::WhoShows>(
        [&engine](db::Tx& tx, Context const& context, documents::WhoShows const& asked) -> Result<void> {
            asked.shown = asked.shown || shown_to_member(tx, engine, context, asked.file);
            return {};
        });
    bus.on<tender::FailureAsked>(
        [&engine](db::Tx& tx, Context const&, tender::FailureAsked const& asked) -> Result<void> {
            for (auto const& review : engine.children(tx, asked.tender, "review")) {
                auto const bids = store::bids(tx, review.id);
                asked.facts->valid_bids = std::ranges::count_if(bids, &ReviewedBid::valid);
            }
            return {};
        });
    bus.on<tender::TenderFailed>(
        [&engine](db::Tx& tx, Context const& context, tender::TenderFailed const& failed) -> Result<void> {
            for (auto const& review : engine.children(tx, failed.tender, "review")) {
                if (review.state != "failed" && review.state != "published") {
                    close_award_duties(tx, context, engine, review.id);
                    engine.move(tx, context, review.id, "failed", "fail");
                }
            }
            return {};
        });
}

}  // namespace

std::vector<workflow::Actor> judges() {
    return {{"experts.member", Relation::participant},
            {"buyer.planner", Relation::participant},
            {"buyer.need_drafter", Relation::participant},
            {"buyer.evaluator", Relation::participant},
            {"buyer.acceptor", Relation::participant}};
}

Review stored(StepRun& run) {
    auto review = store::review(run.tx, run.object.id);
    ENSURE(review.has_value());
    return *review;
}

std::optional<Member> member(std::vector<Member> const& members, std::int64_t person) {
    auto const found = std::ranges::find(members, person, &Member::person);
    return person == 0 || found == members.end() ? std::nullopt : std::optional(*found);
}

tender::Document document_of(db::Tx& tx, std::int64_t tender) {
    auto document = tender::document(tx, tender);
    ENSURE(document.has_value());
    return *document;
}

workflow::Procedure review_procedure(workflow::Engine& engine) {
    auto steps = scoring_steps();
    for (auto const& group : {talk_steps(), collusion_steps(), award_steps(engine)}) {
        steps.insert(steps.end(), group.begin(), group.end());
    }
    return {.kind = "review",
            .plural = "reviews",
            .title = {"评审", "review"},
            .states = {{"qualified", {"资格审查通过", "qualified"}},
                       {"talking", {"谈判、磋商中", "talks"}},
                       {"quoting", {"最后报价中", "open for final quotes"}},
                       {"formed", {"评审委员会已组成", "committee formed"}},
                       {"scored", {"打分完毕", "scored"}},
                       {"ranked", {"已排序", "ranked"}},
                       {"reported", {"评审报告已送达", "reported"}},
                       {"awarded", {"已定标", "awarded"}},
                       {"published", {"结果已公告", "published"}, /*final=*/true},
                       {"failed", {"失败", "failed"}, /*final=*/true}},
            .steps = std::move(steps),
            .shows = &review_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return review_view(engine, tx, object, context); },
            .public_in = {"published"},
            .names_secret =
                [&engine](workflow::Object const& object, Context const& context) {
                    return !names_shown(engine.judge(context, object.rules), object.state, context);
                }};
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    return {.name = "review",
            .migrations = migrations(),
            .procedures = {draw_procedure(engine), review_procedure(engine), closing_procedure(engine),
                           framework_review(engine)},
            .operations = operations(engine)};
}

}  // namespace qiyue::review
