#include "modules/framework/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"
#include "modules/provider/api.hpp"
#include "modules/sealing/api.hpp"

#include <algorithm>

// What a supplier does to be admitted, and what is decided of it. Until the deadline nobody but he reads his offer.
namespace qiyue::framework {

using workflow::StepRun;

namespace {

Framework parent_of(StepRun& run) {
    auto found = store::find(run.tx, run.object.parent);
    ENSURE(found.has_value());
    return *found;
}

// LP-089 单位负责人为同一人或直接控股、管理关系的不同供应商不得参加同一合同项下采购
void judge_supplier(StepRun& run, std::int64_t framework, std::int64_t provider) {
    credit::judge_taking_part(run.tx, run.judge, provider, run.today(), credit::Purchase::procurement);
    Value others = Value::list();
    auto const offers = store::offers(run.tx, framework);
    for (auto const& other : provider::related(run.tx, provider)) {
        if (std::ranges::find(offers, other.provider, &Offer::provider) != offers.end()) {
            auto const controls = other.how == provider::Relation::controls;
            others.push(Value::object().set("relation", controls ? "controls" : "same_head"));
        }
    }
    run.judge.ask(clause::LP_089, law::Facts().with("others", others));
}

Result<void> in_time(StepRun& run, Framework const& f) {
    auto const deadline = deadline_of(f);
    if (run.context.now > deadline) {
        return api::conflict("framework.offers_closed",
                             {"提交截止时间 " + deadline.iso() + " 已过", "offers were taken until " + deadline.iso()},
                             {"本次征集不再接受响应文件", "this call takes no more offers"});
    }
    return {};
}

// One offer a round; who has an agreement in force needs no second one.
Result<void> nothing_live(StepRun& run, Framework const& f, std::int64_t provider) {
    static std::vector<std::string> const over{"unreadable", "unresponsive", "eliminated", "declined",
                                               "returned",   "rejected",     "left",       "removed"};
    for (auto const& offer : store::offers(run.tx, f.id)) {
        auto const object = run.engine.find(run.tx, offer.id);
        auto const live = object && std::ranges::find(over, object->state) == over.end();
        if (offer.provider == provider && live && (offer.round == f.round || object->state == "signed")) {
            return api::conflict("framework.already_offered",
                                 {"你单位在本次征集中已有响应文件或框架协议", "you have an offer or an agreement here"},
                                 {"请在原有的响应文件上办理", "go on with the one you have"});
        }
    }
    return {};
}

Offer start(StepRun& run, Framework const& f) {
    run.object.party = run.context.caller.organisation;
    // Who it is stands first: of the offers of one call nothing else differs, and a list cuts off what is long.
    run.object.title = run.context.caller.organisation_name + " · " + f.plan["name"].text_or({});
    return {.id = run.object.id,
            .framework = f.id,
            .provider = run.object.party,
            .round = f.round,
            .received = run.context.now};
}

// Sealed for the key of this round, kept unread; the receipt is its digest, and where it stands in the journal.
Result<void> receive(StepRun& run, Framework const& f) {
    auto const key = sealing::opening_key(run.tx, {f.id, f.round});
    ENSURE(key.has_value());  // nothing is called for without
    auto const& envelope = run.form.text("envelope");
    if (!sealing::is_envelope(envelope, crypto::from_base64(key->public_key).value())) {
        return api::invalid("framework.not_sealed", "envelope",
                            {"不是用本次征集的开启公钥密封的文件", "this is not sealed for the key of this call"},
                            {"请在响应页面加密后提交", "seal it on the page of the offer"});
    }
    Envelope const kept{.offer = run.object.id, .envelope = envelope, .digest = crypto::sha256_hex(envelope)};
    store::keep(run.tx, kept);
    run.answer.set("received_at", run.context.now.iso()).set("digest", kept.digest);
    return {};
}

Offer own(StepRun& run) {
    auto found = store::offer(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

Result<void> called_in_state(StepRun& run, char const* state) {
    auto const parent = run.engine.find(run.tx, run.object.parent);
    if (!parent || parent->state != state) {
        return api::conflict("framework.not_called",
                             {"该框架协议现不接受响应或申请", "this agreement is not open to you now"},
                             {"请查看征集公告的时间安排", "look at the dates of its call"});
    }
    return {};
}

}  // namespace

Result<void> submit(StepRun& run) {
    TRY(called_in_state(run, "called"));
    auto const f = parent_of(run);
    TRY(in_time(run, f));
    TRY(nothing_live(run, f, run.context.caller.organisation));
    judge_supplier(run, f.id, run.context.caller.organisation);
    store::insert(run.tx, start(run, f));
    return receive(run, f);
}

Result<void> replace(StepRun& run) {
    auto const f = parent_of(run);
    auto offer = own(run);
    TRY(in_time(run, f));
    offer.received = run.context.now;
    store::update(run.tx, offer);
    return receive(run, f);
}

Result<void> withdraw(StepRun& run) {
    return in_time(run, parent_of(run));
}

// LP-282 严禁突破最高限制单价: nobody could see it while it was sealed, so it is found out here.
Result<void> assess(StepRun& run) {
    auto const f = parent_of(run);
    auto offer = own(run);
    auto const responsive = run.form.yes("responsive");
    // LP-116 评审专家应从评审专家库随机抽取: marks for quality are a committee's, as in the open tender whose rules a closed
    // agreement follows; what is told by price alone whoever runs it may find himself.
    auto const by_marks = judged_by_quality(f);
    run.judge.require(
        clause::LP_116, law::Facts().with("draw_required", by_marks).with("draw_named", has_committee(f)), !by_marks,
        "framework.committee_assesses", {},
        {"质量优先法由从专家库抽取的评审委员会评审", "quality-first is assessed by a committee drawn from the pool"},
        {"请先抽取专家、组成框架协议评审委员会", "draw the experts and form the committee"});
    if (has_committee(f)) {
        return api::conflict("framework.committee_formed",
                             {"本轮已组成评审委员会，由其评审", "a committee was formed for this round, and assesses"},
                             {"请待评审委员会形成结论", "wait for what it concludes"});
    }
    auto const cap = Money::fen(f.call["unit_price_cap"].integer_or(0));
    run.judge.require(clause::LP_282, law::Facts().with("offer_price", offer.price).with("price_cap", cap),
                      !responsive || offer.price <= cap, "framework.price_above_cap", "responsive",
                      {"单价报价 " + offer.price.in_yuan() + " 元，高于最高限制单价 " + cap.in_yuan() + " 元",
                       "the unit price of " + offer.price.in_yuan() + " yuan is above the cap of " + cap.in_yuan()},
                      {"请评为不满足要求", "it does not meet what the call asks for"});
    if (responsive && f.call["stage_one"].text_or({}) == "quality_first" && !run.form.given("quality_score")) {
        return api::invalid("framework.no_marks", "quality_score",
                            {"质量优先法须给出质量得分", "quality-first needs marks for quality"},
                            {"请填写质量得分", "give the marks"});
    }
    offer.body.set("reason", run.form.text("reason"));
    if (run.form.given("quality_score")) {
        offer.body.set("quality_score", run.form.integer("quality_score"));
    }
    store::update(run.tx, offer);
    run.to = responsive ? "responsive" : "unresponsive";
    return {};
}

// LP-297 入围通知书发出之日起30日内签订框架协议
Result<void> sign(StepRun& run) {
    auto const f = parent_of(run);
    auto offer = own(run);
    auto const last = run.judge.deadline("framework_sign_due", *f.announced).due;
    run.judge.require(
        clause::LP_297, law::Facts().with("sign_until", last).with("today", run.today()), run.today() <= last,
        "framework.sign_late", {},
        {"签订框架协议的期限 " + last.iso() + " 已过", "the agreement had to be signed until " + last.iso()},
        {"可在补充征集时重新响应", "answer the next call"});
    credit::judge_taking_part(run.tx, run.judge, offer.provider, run.today(), credit::Purchase::procurement);
    if (!run.form.yes("agreed")) {
        return api::invalid("framework.not_agreed", "agreed", {"没有确认同意", "it is not agreed to"},
                            {"同意的请确认；不签订的请办理放弃", "confirm it, or decline"});
    }
    offer.body.set("signed_on", run.today().iso());
    store::update(run.tx, offer);
    return {};
}

// The open kind: who accepts the terms at the fee that is set for all applies at any time.
Result<void> apply(StepRun& run) {
    TRY(called_in_state(run, "receiving"));
    auto const f = parent_of(run);
    TRY(nothing_live(run, f, run.context.caller.organisation));
    judge_supplier(run, f.id, run.context.caller.organisation);
    if (!run.form.yes("accepts_terms")) {
        return api::invalid("framework.terms_not_accepted", "accepts_terms",
                            {"没有接受征集公告的条件", "the terms are not accepted"},
                            {"接受全部条件的方可申请", "who applies accepts all of them"});
    }
    auto offer = start(run, f);
    offer.price = Money::fen(f.call["unit_price_cap"].integer_or(0));
    offer.body = run.form.value();
    offer.body.erase("framework");
    store::insert(run.tx, offer);
    owe(run, "framework_offer.review", {"审核申请并书面通知", "review the application and tell the applicant"},
        "open_framework_review_due", clause::LP_291);
    return {};
}

Result<void> review(StepRun& run) {
    auto offer = own(run);
    offer.body.set("reason", run.form.text("reason"));
    if (run.form.yes("admits")) {
        offer.body.set("admitted", true).set("signed_on", run.today().iso());
        owe(run, "framework_offer.publish", {"公告入围信息", "publish the admission"}, "open_framework_publish_due",
            clause::LP_291);
    } else {
        run.to = "rejected";
    }
    store::update(run.tx, offer);
    return {};
}

Result<void> give_reason(StepRun& run) {
    auto offer = own(run);
    auto const given = run.form.value();
    for (auto const& [key, value] : given.members()) {
        offer.body.set(key, value);
    }
    store::update(run.tx, offer);
    return {};
}

}  // namespace qiyue::framework
