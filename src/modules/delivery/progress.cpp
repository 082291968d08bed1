#include "modules/delivery/fields.hpp"
#include "modules/delivery/geotag.hpp"
#include "modules/delivery/periods.hpp"
#include "modules/delivery/quantities.hpp"
#include "modules/delivery/targets.hpp"

#include "law/clauses.gen.hpp"

// The life of a report 进展报告: 待确认 filed -> 已确认 confirmed, and public from then on; or 退回补充 returned and filed again. One kind
// for the periodic report, the news and the provider's check of itself.
namespace qiyue::delivery {

namespace {

using workflow::Engine;
using workflow::Relation;
using workflow::StepRun;

Result<void> check_photos(Form const& form) {
    constexpr int latitude_max = 90;
    constexpr int longitude_max = 180;
    for (auto const& photo : form.list("photos")) {
        auto const north = photo.text("latitude");
        auto const east = photo.text("longitude");
        auto const placed = photo.given("latitude") || photo.given("longitude");
        if (placed && !(is_degrees(north, latitude_max) && is_degrees(east, longitude_max))) {
            return api::invalid("progress.bad_place", "photos",
                                {"经纬度须同时填写十进制度数，小数不超过六位",
                                 "latitude and longitude go together, in decimal degrees with up to six decimals"},
                                {"如 30.657400 与 104.065735；没有定位的照片两项都不填",
                                 "30.657400 and 104.065735; leave out both where the photo has no place"});
        }
    }
    return {};
}

void judge_contents(StepRun& run) {
    if (run.form.text("sort") != "report") {
        return;
    }
    require_given(run, {clause::PF_platform_8}, "done_share", {"累计完成比例", "share done so far"});
    // CDP-20a 确保提供服务的数量和质量达到预期目标: what was delivered is said against what was promised.
    require_given(run, {clause::SY_3_1_6_f, clause::CDP_20a}, "actuals",
                  {"本期完成量", "what was delivered in the period"});
    require_given(run, {clause::LA_3_2_1}, "fulfilment", {"合同条款履行情况", "how each term was fulfilled"});
}

// Closes the duty when the period is covered, and asks for the next. Gives whether it came late.
Result<bool> account_for(StepRun& run, std::int64_t delivery) {
    auto const sort = run.form.text("sort");
    auto const object = TRY(run.engine.get(run.tx, delivery, "delivery"));
    auto const duty = sort == "news" ? std::nullopt : open_period(run.tx, run.engine, object, sort);
    if (!duty || run.form.day("to") < duty->opened) {
        return false;
    }
    run.afterwards.emplace_back([&run, object, sort, end = duty->opened]() -> Result<void> {
        ask_next(run.tx, run.context, run.engine, object, sort, end);
        return {};
    });
    return run.today() > duty->due;
}

Result<void> file(StepRun& run) {
    auto const under = TRY(of_the_provider(run));
    TRY(period_is_over(run));
    TRY(check_photos(run.form));
    judge_contents(run);
    TRY(judge_quantities(run, under.terms, run.object.id));
    auto body = run.form.value();
    body.set("filed_on", run.today().iso()).set("late", TRY(account_for(run, under.delivery.id)));
    keep(run, under, "progress", run.form.text("title"), body);
    return {};
}

Result<void> amend(StepRun& run) {
    TRY(period_is_over(run));
    TRY(check_photos(run.form));
    judge_contents(run);
    auto const paper = stored(run);
    TRY(judge_quantities(run, *contract::terms(run.tx, run.engine, paper.contract), paper.id));
    // What was written before and is left out now is gone: quantities are those of the report as it stands.
    auto body = paper.body;
    for (auto const* part : {"quantities", "instalment"}) {
        body.erase(part);
    }
    store::update(run.tx, run.object.id, body);
    extend(run, run.form.value());
    return {};
}

// SY-3.2-f 项目实施过程中,要对项目实时绩效跟踪: what was to be done by now, and is not, is told at once.
Result<void> confirm(StepRun& run) {
    auto const paper = stored(run);
    auto given = run.form.value();
    given.erase("accepted");
    if (auto const accepted = TRY(accept_quantities(run, paper)); accepted.size() > 0) {
        given.set("accepted", accepted);
    }
    extend(run, given);
    auto const until = Day::parse(paper.body["to"].text()).value();
    auto const scheme = scheme_in_force(run.tx, run.engine, paper.delivery);
    auto reports = confirmed_reports(run.tx, run.engine, paper.delivery);
    reports.push_back(paper.body);
    Value shortfalls = Value::list();
    for (auto const& target : targets_of(scheme, reports, until)) {
        run.judge.ask(
            clause::SY_3_2_f,
            law::Facts().with("indicator", target.indicator).with("target", target.due).with("actual", target.actual));
        shortfalls.push(Value::object()
                            .set("indicator", target.indicator)
                            .set("target", target.total)
                            .set("actual", target.actual)
                            .set("shortfall", std::max<std::int64_t>(0, target.total - target.actual)));
    }
    extend(run, Value::object().set("shortfalls", shortfalls));
    return {};
}

Result<void> send_back(StepRun& run) {
    extend(run, run.form.value());
    return {};
}

// PF-process-14 进展动态: the public reads what was confirmed, without what the two sides wrote to each other.
Value view(Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto value = shown_paper(tx, object, context);
    if (engine.concerned(tx, object, context)) {
        return value;
    }
    auto const paper = store::find(tx, object.id);
    auto const contract = paper ? engine.find(tx, paper->contract) : std::nullopt;
    auto const published = contract && contract->state != "signed" && engine.readable(tx, *contract, context);
    if (!published || context.off(clause::PF_process_14)) {
        return Value::object();
    }
    auto shown = Value::object();
    for (auto const* key : {"delivery", "sort", "title", "from", "to", "summary", "done_share"}) {
        if (value.has(key)) {
            shown.set(key, value[key]);
        }
    }
    // Pictures are public; where exactly they were taken can be somebody's home.
    if (value["photos"].is_list()) {
        Value photos = Value::list();
        for (auto photo : value["photos"].items()) {
            photo.erase("latitude");
            photo.erase("longitude");
            photos.push(photo);
        }
        shown.set("photos", photos);
    }
    return shown;
}

std::vector<workflow::Step> steps() {
    return {
        {.name = "file",
         .title = {"报送进展", "report progress"},
         .from = {},
         .to = "filed",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &progress_fields(),
         .clauses = {clause::SY_3_1_6_f, clause::PF_platform_8, clause::LA_3_2_1, clause::LP_228, clause::XN_1_a,
                     clause::PF_law_15, clause::DG_2_2, clause::LA_II_0, clause::CDP_20a, clause::DG_8_6b,
                     clause::DG_11_3},
         .apply = file,
         .parent = "delivery",
         .parent_kind = "delivery"},
        {.name = "confirm",
         .title = {"确认并公开", "confirm, and make public"},
         .from = {"filed"},
         .to = "confirmed",
         .who = watchers(),
         .input = &confirm_progress_fields(),
         .clauses = {clause::PF_process_14, clause::SY_3_2_f, clause::LP_203, clause::XN_1_a},
         .apply = confirm,
         .shown_publicly = true},
        {.name = "send_back",
         .title = {"退回补充", "send back"},
         .from = {"filed"},
         .to = "returned",
         .who = watchers(),
         .input = &opinion_fields(),
         .apply = send_back,
         .expected = false},
        {.name = "amend",
         .title = {"补充后再报", "report again"},
         .from = {"returned"},
         .to = "filed",
         .who = {{"provider.manager", Relation::party}},
         .input = &amend_progress_fields(),
         .apply = amend},
    };
}

}  // namespace

std::vector<Value> confirmed_reports(db::Tx& tx, Engine const& engine, std::int64_t delivery) {
    std::vector<Value> all;
    for (auto const& one : engine.children(tx, delivery, "progress")) {
        if (one.state == "confirmed") {
            all.push_back(store::find(tx, one.id)->body);
        }
    }
    return all;
}

workflow::Procedure progress_procedure(Engine const& engine) {
    return {.kind = "progress",
            .plural = "progress-reports",
            .title = {"进展报告", "progress report"},
            .states = {{"filed", {"待确认", "to be confirmed"}},
                       {"returned", {"退回补充", "sent back"}},
                       {"confirmed", {"已确认", "confirmed"}, /*final=*/true}},
            .steps = steps(),
            .shows = &progress_page_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .public_in = {"confirmed"}};
}

}  // namespace qiyue::delivery
