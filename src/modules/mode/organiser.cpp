#include "law/clauses.gen.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/mode/api.hpp"
#include "modules/mode/steps.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>
#include <array>

// What follows from an entrustment for the purchase itself: whether it may be announced without one, and whose hands it is in.
namespace qiyue::mode {

namespace {

// What an organiser does for the buyer once the purchase is announced.
constexpr std::array organised{"publish", "clarify", "extend_documents", "close", "open"};

// A special matter that is listed is bought directly (DGF-3-1e), and is announced by its form and way.
bool commissioned(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    return std::ranges::any_of(engine.of_project(tx, project, "purchase_mode"), [&](workflow::Object const& one) {
        return one.state == "published" && store::mode(tx, one.id)["way"].text_or({}) == "commission";
    });
}

// LA-2.3.1 应当由集中采购机构 · DGF-3-1d 通过政府采购中心向社会公布,以招标的方式确定服务供应方
void judge_announcement(law::Judge& judge, db::Tx& tx, workflow::Engine const& engine, workflow::Object const& purchase,
                        std::optional<Organiser> const& organiser) {
    auto const centre = organiser && organiser->kind == "central";
    auto const central = in_central_catalogue(tx, purchase.project);
    judge.require(clause::LA_2_3_1, law::Facts().with("in_central_catalogue", central).with("taken_by_centre", centre),
                  !central || centre, "entrustment.centre_missing", {},
                  {"本项目列入集中采购目录，须由集中采购机构受理委托后组织采购",
                   "this item stands in the central catalogue: a central body must have taken the commission"},
                  {"请先“委托采购”，由集中采购机构受理", "entrust it, and have the central body accept"});
    if (commissioned(tx, engine, purchase.project)) {
        return;
    }
    auto const document = tender::document(tx, purchase.id);
    auto const tendering = document && document->tendering;
    auto const facts = law::Facts().with("taken_by_centre", centre).with("by_tender", tendering);
    judge.require(clause::DGF_3_1d, facts, centre, "entrustment.not_through_centre", {},
                  {"须通过政府采购中心向社会公布：政府采购中心尚未受理",
                   "it is announced through the procurement centre, which has not taken it yet"},
                  {"请先“委托采购”，由政府采购中心受理", "entrust it to the centre, and have it accept"});
    judge.require(
        clause::DGF_3_1d, facts, tendering, "entrustment.not_by_tender", {},
        {"社会工作服务的供应方应当以招标的方式确定", "the provider is found by a tender"},
        {"请改为招标；所列特殊事项另行公布途径", "tender it; a listed special matter declares its way first"});
}

Result<void> follow(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                    workflow::StepDone const& done) {
    if (done.object.kind != "tender") {
        return {};
    }
    auto const taken = organiser(tx, engine, done.object.project);
    if (std::ranges::find(organised, done.step) == organised.end()) {
        return {};
    }
    auto const own = context.caller.organisation == (taken ? taken->id : 0);
    if (!own && context.caller.organisation != done.object.owner) {
        return api::forbidden(
            {"委托已经终止，您的单位不再办理", "the entrustment has ended: this is no longer yours to do"});
    }
    auto judge = engine.judge(context, done.object.rules);
    if (done.step == "publish") {
        judge_announcement(judge, tx, engine, done.object, taken);
    }
    // LA-2.3.2 严格按照政府采购法规定的程序组织购买: what was entrusted is the organiser's to do.
    judge.require(clause::LA_2_3_2, law::Facts().with("entrusted", taken.has_value()).with("by_organiser", own),
                  !taken || own, "entrustment.organiser_acts", {},
                  {"本项目已委托“" + (taken ? taken->name : std::string()) + "”组织采购，由其办理",
                   "the purchase is entrusted: " + (taken ? taken->name : std::string()) + " does this"},
                  {"请由受托机构办理；购买主体确认结果", "leave it to the organiser; the buyer confirms the result"});
    return judge.verdict();
}

}  // namespace

std::string name_of(db::Tx& tx, std::int64_t organisation) {
    auto const found = identity::organisation(tx, organisation);
    return found ? found->name : std::string();
}

bool in_central_catalogue(db::Tx& tx, std::int64_t project) {
    auto const about = project::find(tx, project);
    auto const item = about ? catalogue::item(tx, about->catalogue_item) : std::nullopt;
    return item && item->central;
}

std::optional<Organiser> organiser(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    for (auto const& one : engine.of_project(tx, project, "entrustment")) {
        if (one.state == "accepted" || one.state == "handed_back") {
            auto const found = identity::organisation(tx, one.party);
            ENSURE(found.has_value());
            return Organiser{.id = found->id, .name = found->name, .kind = found->kind};
        }
    }
    return std::nullopt;
}

void listen_to_purchases(workflow::Engine& engine) {
    engine.ports().bus.on<tender::OrganiserAsked>(
        [&engine](db::Tx& tx, Context const&, tender::OrganiserAsked const& asked) -> Result<void> {
            auto const found = organiser(tx, engine, asked.project);
            *asked.organiser = found ? found->id : 0;
            return {};
        });
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) {
            return follow(engine, tx, context, done);
        });
}

}  // namespace qiyue::mode
