#include "modules/review/steps.hpp"

#include "platform/crypto/crypto.hpp"

#include <algorithm>

// The draw 评审专家抽取 up to the first invitations. What is drawn from is fixed and published as a digest before anybody
// can know the seed: buyer, supervisor and platform commit to random texts first and reveal them afterwards, so that
// none of the three can steer the outcome.
namespace qiyue::review {

namespace {

Refusal wrong_contribution() {
    return api::invalid("draw.not_as_committed", "contribution",
                        {"随机文本与先前的承诺不符", "this text does not have the digest that was committed to"},
                        {"请提交承诺时保存的原文", "reveal the text saved when you committed"});
}

// Both sides revealed: now, and only now, everybody's order is fixed.
Result<void> draw_when_complete(StepRun& run, Draw& draw) {
    if (!draw.body["buyer_contribution"].is_text() || !draw.body["supervisor_contribution"].is_text()) {
        return {};
    }
    auto const seed =
        expert::seed_of(draw.body["lots_digest"].text(), draw.body["buyer_contribution"].text(),
                        draw.body["supervisor_contribution"].text(), draw.body["platform_contribution"].text());
    draw.body.set("seed", crypto::to_hex(seed));
    run.to = "drawn";
    std::int64_t invited = 0;
    for (auto const& lot : lots_of(draw.body)) {
        for (std::int64_t seat = 0; seat < lot.seats; ++seat) {
            // An expert of two fields may have taken a seat of the other: then somebody is missing here.
            if (!invite_next(run.engine, run.tx, draw, lot.field, run.new_participants)) {
                return api::conflict("draw.exhausted",
                                     {"可抽取的专家不足以坐满各席", "the eligible experts do not fill all seats"},
                                     {"请作废后调整人数再抽取", "void this draw and ask for other numbers"});
            }
            invited += 1;
        }
    }
    run.answer.set("invited", invited).set("seed", draw.body["seed"]);
    return {};
}

Draw stored_draw(StepRun& run) {
    auto draw = store::draw(run.tx, run.object.id);
    ENSURE(draw.has_value());
    return *draw;
}

Result<void> reveal(StepRun& run, std::string const& side) {
    auto draw = stored_draw(run);
    if (draw.body[side + "_contribution"].is_text()) {
        return api::conflict("draw.already_revealed", {"本方已公开随机文本", "this side has revealed its text"});
    }
    if (crypto::sha256_hex(run.form.text("contribution")) != draw.body[side + "_commitment"].text()) {
        return wrong_contribution();
    }
    draw.body.set(side + "_contribution", run.form.text("contribution"));
    TRY(draw_when_complete(run, draw));
    store::update(run.tx, draw);
    return {};
}

}  // namespace

std::vector<expert::Lot> lots_of(Value const& body) {
    return expert::lots_in(body["lots"]);
}

std::string lots_digest(std::vector<expert::Lot> const& all) {
    return crypto::sha256_hex(expert::canonical(all));
}

Result<void> demand(StepRun& run) {
    auto const about = TRY(run.engine.get(run.tx, run.object.parent, "tender"));
    if (about.state != "opened" && !tender::opened_in_lots(about)) {
        return api::conflict("draw.not_opened",
                             {"开标后才能抽取评审专家", "experts are drawn after the bids are opened"},
                             {"请先开标", "open the bids first"});
    }
    TRY(only_running_draw(run));
    auto const document = document_of(run.tx, about.id);
    auto const pool = avoid(run, parties(run.tx, run.engine, about.id), item_of_project(run));
    auto const all = lots(run.form, pool.eligible);
    judge_time(run, document);
    judge_fields(run, all);
    judge_committee(run, document, all);
    TRY(run.judge.verdict());
    TRY(enough_in_each_field(all));
    run.object.title = about.title + " · 专家抽取";
    commit_to_list(run, {.id = run.object.id, .tender = about.id, .body = run.form.value()}, pool, all);
    return {};
}

Result<void> commit(StepRun& run) {
    auto draw = stored_draw(run);
    if (draw.body["buyer_person"].integer() == run.context.caller.person) {
        return api::conflict("draw.same_person",
                             {"提出抽取的人不能同时代表监督方", "who asked for the draw can't also supervise it"},
                             {"请由监督岗另一人员办理", "let another person of the supervision do it"});
    }
    draw.body.set("supervisor_commitment", run.form.text("commitment"))
        .set("supervisor_person", run.context.caller.person);
    store::update(run.tx, draw);
    return {};
}

Result<void> reveal_buyer(StepRun& run) {
    return reveal(run, "buyer");
}

Result<void> reveal_supervisor(StepRun& run) {
    return reveal(run, "supervisor");
}

Result<void> void_draw(StepRun& run) {
    auto const used = store::closing_of_draw(run.tx, run.object.id);
    auto const begun = used ? run.engine.find(run.tx, used->id) : std::nullopt;
    if (begun && begun->state != "void") {
        return api::conflict("draw.in_use", {"评审已据此开始，不能作废", "a review began with it"},
                             {"请办理该结项评审", "go on with that review"});
    }
    for (auto const& review : reviews_with_draws_of(run.tx, run.object.parent)) {
        if (review.body["draw"].integer_or(0) == run.object.id) {
            return api::conflict("draw.in_use", {"评审委员会已据此组成，不能作废", "the committee was formed from it"},
                                 {"个别专家应当回避的，由其申请回避后补抽",
                                  "an expert with an interest withdraws and another is drawn"});
        }
    }
    return {};
}

}  // namespace qiyue::review
