#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/remedy/api.hpp"

#include <algorithm>

// What keeps a purchase from going on: a suspension by the finance department, and a document that is to be mended first.
namespace qiyue::remedy {

namespace {

// LP-237 对文件:澄清修改……后继续
workflow::Stay to_be_corrected(workflow::Engine const& engine, workflow::Object const& query) {
    return {
        .clause = clause::LP_237,
        .code = "remedy.document_to_be_mended",
        .says = {"对购买文件的质疑成立，尚未澄清或修改", "a query about the document was upheld and is not mended yet"},
        .remedy = {"请先澄清或修改购买文件", "clarify or change the document first"},
        .facts = law::Facts().with("query_state", law::words(engine.state_of(query)))};
}

// A suspension stays the purchase that was complained of: once that has ended, not the one begun anew.
bool running(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& complaint) {
    auto const purchase = engine.find(tx, complaint.parent);
    auto const open = complaint.state == "accepted" || complaint.state == "paused";
    return open && purchase && purchase->state != "failed";
}

// What is said of one lot keeps that lot from going on and no other.
bool concerns(workflow::Engine const& engine, db::Tx& tx, Context const& context, workflow::Object const& remedy,
              workflow::Object const& object) {
    if (!tender::lot(tx, remedy.parent)) {
        return true;
    }
    auto const tender = std::make_shared<std::int64_t>(tender::purchase_of(tx, engine, object));
    ENSURE(engine.ports().bus.raise(tx, context, PurchaseAsked{.object = object.id, .tender = tender}).ok());
    return *tender == 0 || *tender == remedy.parent;
}

}  // namespace

// LP-246 暂停采购活动最长不得超过30日: while it lasts no step that carries the purchase on is done.
std::optional<workflow::Stay> suspension(db::Tx& tx, workflow::Object const& complaint, Context const& context) {
    auto const one = store::find(tx, complaint.id);
    auto const until = Day::parse(one ? one->body["suspended_until"].text_or({}) : std::string());
    if (!until.ok() || context.today() > until.value()) {
        return std::nullopt;
    }
    auto const day = until.value().iso();
    return workflow::Stay{
        .clause = clause::LP_246,
        .code = "remedy.purchase_suspended",
        .says = {"因投诉暂停采购活动至 " + day, "the purchase is suspended for a complaint until " + day},
        .remedy = {"请待暂停期满、恢复采购活动通知或投诉处理决定作出后办理",
                   "wait for the decision, for the notice to go on, or for the end of the suspension"},
        .facts = law::Facts()
                     .with("suspended_on", one->body["suspended_on"])
                     .with("suspended_until", day)
                     .with("today", context.today())};
}

std::vector<workflow::Stay> stays(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object,
                                  Context const& context) {
    std::vector<workflow::Stay> all;
    for (auto const& complaint : engine.of_project(tx, object.project, "complaint")) {
        auto const here = running(engine, tx, complaint) && concerns(engine, tx, context, complaint, object);
        auto stay = here ? suspension(tx, complaint, context) : std::nullopt;
        if (stay) {
            all.push_back(std::move(*stay));
        }
    }
    for (auto const& query : engine.of_project(tx, object.project, "query")) {
        if (query.state == "upheld" && concerns(engine, tx, context, query, object)) {
            all.push_back(to_be_corrected(engine, query));
        }
    }
    return all;
}

bool upheld(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender) {
    auto const said = [&](workflow::Object const& object) {
        auto const one = store::find(tx, object.id);
        return one && (one->body["upheld"].boolean_or(false) || one->body["decision"] == Value("upheld"));
    };
    return std::ranges::any_of(engine.children(tx, tender, "query"), said) ||
        std::ranges::any_of(engine.children(tx, tender, "complaint"), said);
}

}  // namespace qiyue::remedy
