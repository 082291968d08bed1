#include "law/clauses.gen.hpp"
#include "modules/disclosure/fields.hpp"
#include "modules/disclosure/procedures.hpp"
#include "platform/crypto/crypto.hpp"

// 监督意见: 已收到 received -> 已交办 assigned -> 已答复 answered. Nobody needs an account; the receipt is the only key to what
// became of it.
namespace qiyue::disclosure {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<void> submit(StepRun& run) {
    auto const notice = store::notice(run.tx, run.form.integer("notice"));
    if (!notice || notice->project != run.object.project) {
        return api::invalid("disclosure.no_such_notice", "notice",
                            {"该项目没有这条公开信息", "this project has no such notice"},
                            {"请从该项目已公开的信息中选择", "choose one of the project's notices"});
    }
    store::Remark remark;
    remark.id = run.object.id;
    // Eighty random bits in 16 letters and digits: nobody guesses another's.
    remark.receipt = crypto::to_base32(run.ports().random.bytes(10));
    remark.project = run.object.project;
    remark.notice = notice->id;
    remark.kind = run.form.text("kind");
    remark.content = run.form.text("content");
    remark.contact = run.form.text("contact");
    remark.received = run.context.now;
    run.object.title = "监督意见 " + remark.receipt;
    // CD-34-3 自觉接受社会监督: the receipt is what lets its sender follow it.
    if (run.judge.applies(clause::CD_34_3)) {
        run.answer.set("receipt", remark.receipt);
    }
    store::insert(run.tx, remark);
    return {};
}

Result<void> assign(StepRun& run) {
    auto remark = store::remark(run.tx, run.object.id);
    ENSURE(remark.has_value());
    remark->handler = run.form.text("handler");
    remark->assigned = run.context.now;
    store::update(run.tx, *remark);
    return {};
}

Result<void> answer(StepRun& run) {
    auto remark = store::remark(run.tx, run.object.id);
    ENSURE(remark.has_value());
    remark->answer = run.form.text("answer");
    remark->answered = run.context.now;
    store::update(run.tx, *remark);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const r = store::remark(tx, object.id);
    if (!r) {
        return Value::object();
    }
    auto value = Value::object();
    value.set("project", r->project)
        .set("notice", r->notice)
        .set("kind", r->kind)
        .set("content", r->content)
        .set("receipt", r->receipt)
        .set("handler", r->handler)
        .set("answer", r->answer);
    // Who complains of an office must not be found by it: only who handles remarks may write back.
    if (context.caller.organisation == object.owner && context.caller.holds("buyer.supervisor")) {
        value.set("contact", r->contact);
    }
    return value;
}

}  // namespace

workflow::Procedure remark_procedure() {
    std::vector<workflow::Actor> const supervisor{{"buyer.supervisor", Relation::owner}};
    return {.kind = "remark",
            .plural = "remarks",
            .title = {"监督意见", "remark"},
            .states = {{"received", {"已收到", "received"}},
                       {"assigned", {"已交办", "assigned"}},
                       {"answered", {"已答复", "answered"}, /*final=*/true}},
            .steps = {{.name = "submit",
                       .title = {"提出监督意见", "send a remark"},
                       .from = {},
                       .to = "received",
                       .who = {{"public", Relation::anyone}},
                       .input = &remark_fields(),
                       .clauses = {clause::CD_34_3},
                       .apply = submit,
                       .parent = "project",
                       .parent_kind = "project"},
                      {.name = "assign",
                       .title = {"交办", "assign"},
                       .from = {"received"},
                       .to = "assigned",
                       .who = supervisor,
                       .input = &assignment_fields(),
                       .clauses = {clause::CD_34_3},
                       .apply = assign},
                      {.name = "answer",
                       .title = {"答复", "answer"},
                       .from = {"assigned"},
                       .to = "answered",
                       .who = supervisor,
                       .input = &answer_fields(),
                       .clauses = {clause::CD_34_3},
                       .apply = answer}},
            .shows = &remark_page_fields(),
            .view = view,
            .public_reading = false};
}

std::optional<Value> remark(db::Tx& tx, workflow::Engine const& engine, std::string_view receipt) {
    auto const r = store::remark_by_receipt(tx, receipt);
    if (!r) {
        return std::nullopt;
    }
    auto const object = engine.find(tx, r->id);
    ENSURE(object.has_value());
    auto value = Value::object();
    value.set("receipt", r->receipt).set("state", object->state);
    for (auto const& state : engine.procedure("remark").states) {
        if (state.name == object->state) {
            value.set("state_label", Value::object().set("zh", state.label.zh).set("en", state.label.en));
        }
    }
    value.set("kind", r->kind).set("notice", r->notice).set("project", r->project).set("received", r->received.iso());
    if (r->assigned) {
        value.set("assigned", r->assigned->iso());
    }
    if (r->answered) {
        value.set("answered", r->answered->iso()).set("answer", r->answer);
    }
    return value;
}

}  // namespace qiyue::disclosure
