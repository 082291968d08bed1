#include "modules/need/fields.hpp"
#include "modules/need/judgement.hpp"
#include "modules/need/kinds.hpp"

#include "law/clauses.gen.hpp"
#include "modules/participation/api.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <set>

// Review by somebody else than who drafted it, approval, freezing, and the way back for a new version.
namespace qiyue::need {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

store::Need kept(StepRun const& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

std::vector<Value> items_of(Value const& list) {
    return list.is_list() ? list.items() : std::vector<Value>{};
}

void keep_record(StepRun& run, std::string const& kind) {
    auto body = run.form.value();
    body.set("at", run.context.now.iso()).set("by", run.context.caller.person_name);
    store::insert_record(run.tx, run.ports().ids.next(), run.object.id, kind, body);
}

// CD-17-1 明确相关岗位的职责和权限: only who stands in the buyer's own chain.
void judge_chain(StepRun& run, std::string const& act) {
    auto const holders = holders_in_chain(run.tx, run.object.owner, act);
    auto const named = std::ranges::find(holders, run.context.caller.person) != holders.end();
    run.judge.require(
        clause::CD_17_1, law::Facts().with("chain_holders", std::ssize(holders)).with("in_chain", named), named,
        "need.not_in_chain", {},
        {"本单位的内部控制没有授权您办理这一环节", "your organisation's internal control does not give you this act"},
        {"请由审批链上的人员办理，或由负责人调整内部控制",
         "have a person of the chain do it, or have the chain changed"});
}

Result<void> send_back(StepRun& run) {
    judge_chain(run, "need.review");
    keep_record(run, "return");
    return {};
}

// CD-12-1 购买需求描述应当含义准确、表述规范、清楚明晰: each warning is answered for by the reviewer.
void judge_wording(StepRun& run, store::Need const& need) {
    std::set<std::int64_t> cleared;
    for (auto const& line : items_of(run.form.value()["cleared"])) {
        cleared.insert(line["warning"].integer());
    }
    for (auto const& warning : items_of(need.warnings)) {
        auto const number = warning["number"].integer();
        auto const vague = warning["clause"] != Value(clause::CD_11_2.id);
        run.judge.require(vague ? clause::CD_12_1 : clause::CD_11_2,
                          law::Facts()
                              .with("warned_word", warning["word"].text())
                              .with("excerpt", warning["excerpt"].text())
                              .with("warning_cleared", cleared.contains(number)),
                          cleared.contains(number), "need.warning_not_cleared", "cleared",
                          {"第 " + std::to_string(number) + " 条提示未处理：“" + warning["word"].text() + "”(" +
                               warning["excerpt"].text() + ")",
                           "warning " + std::to_string(number) + " is not cleared: " + warning["word"].text()},
                          {"请退回修改，或说明可以保留的理由", "send it back, or say why the wording may stand"});
    }
}

// 财库〔2021〕22号 第三十一条 to 第三十三条: who reviews, and what.
void judge_review(StepRun& run, store::Need const& need, project::Project const& project) {
    // 政府采购需求管理办法: other purchases are reviewed by their buyer's own rules.
    if (need.body["procurement"] == Value("other")) {
        return;
    }
    auto const body = run.form.value();
    auto barred = run.engine.actors_of(run.tx, need.project, "need.draft");
    auto const advisers = participation::advisers(run.tx, run.engine, need.project);
    barred.insert(barred.end(), advisers.begin(), advisers.end());
    Value members = Value::list();
    for (auto const& member : items_of(body["members"])) {
        auto const person = member["person"].integer_or(0);
        auto fact = Value::object();
        fact.set("unit", member["unit"].text_or({}))
            .set("took_part", std::ranges::find(barred, person) != barred.end());
        members.push(fact);
    }
    run.judge.ask(clause::LP_055, law::Facts().with("members", members));
    if (!of_article_11(run, need.body, project)) {
        return;
    }
    Value items = Value::list();
    auto failed = false;
    for (auto const& line : items_of(body["key_items"])) {
        items.push(Value::object().set("item", line["item"]));
        failed = failed || !line["passed"].boolean_or(false);
    }
    // LP-053 第十一条项目应当重点审查;不通过须修改重审
    run.judge.require(clause::LP_053, law::Facts().with("key_items", std::ssize(items.items())), items.size() > 0,
                      "need.key_review_missing", "key_items",
                      {"本项目应当开展重点审查", "this project needs a key review"},
                      {"请逐项填写重点审查意见", "fill in the key review"});
    run.judge.require(clause::LP_053,
                      law::Facts().with("key_items", std::ssize(items.items())).with("key_items_failed", failed),
                      !failed, "need.key_review_failed", "key_items",
                      {"重点审查有事项不通过，不能批准", "an item of the key review failed"},
                      {"请退回修改后重新审查", "send it back and review it again"});
    run.judge.ask(clause::LP_054, law::Facts().with("items", items));
}

Result<void> approve(StepRun& run) {
    auto const need = kept(run);
    auto const project = project::find(run.tx, need.project);
    ENSURE(project.has_value());
    judge_chain(run, "need.review");
    judge_wording(run, need);
    judge_review(run, need, *project);
    keep_record(run, "review");
    return {};
}

Result<void> freeze(StepRun& run) {
    auto const need = kept(run);
    judge_chain(run, "need.freeze");
    auto const before = store::newest_version(run.tx, need.id);
    store::Version version;
    version.need = need.id;
    version.version = before ? before->version + 1 : 1;
    version.content = content_of(run.tx, need, run.context, run.today());
    version.digest = crypto::sha256_hex(json::write(version.content));
    version.frozen = run.context.now;
    store::insert(run.tx, version);
    keep_record(run, "freeze");
    run.answer.set("version", version.version).set("digest", version.digest);
    run.raise(
        NeedFrozen{.need = need.id, .project = need.project, .version = version.version, .digest = version.digest});
    return {};
}

Result<void> revise(StepRun& run) {
    auto const frozen_before = store::newest_version(run.tx, run.object.id);
    ENSURE(frozen_before.has_value());
    keep_record(run, "revise");
    run.raise(NeedReopened{.need = run.object.id, .project = run.object.project, .version = frozen_before->version});
    return {};
}

}  // namespace

std::vector<workflow::Step> review_steps() {
    std::vector<Actor> const reviewer{{"buyer.need_reviewer", Relation::owner}};
    return {
        {.name = "return",
         .title = {"退回修改", "return"},
         .from = {"submitted"},
         .to = "draft",
         .who = reviewer,
         .act = "need.review",
         .input = &return_fields(),
         .clauses = {clause::CD_17_2, clause::LP_053},
         .apply = send_back},
        {.name = "approve",
         .title = {"审核通过", "approve"},
         .from = {"submitted"},
         .to = "approved",
         .who = reviewer,
         .act = "need.review",
         .input = &review_fields(),
         .clauses = {clause::CD_12_1, clause::CD_17_2, clause::LP_053, clause::LP_054, clause::LP_055},
         .apply = approve},
        {.name = "freeze",
         .title = {"批准定稿", "freeze"},
         .from = {"approved"},
         .to = "frozen",
         .who = {{"buyer.head", Relation::owner}},
         .input = &freeze_fields(),
         .clauses = {clause::CD_11_1, clause::CD_17_1},
         .apply = freeze,
         .shown_publicly = true},
        {.name = "revise",
         .title = {"修订", "revise"},
         .from = {"frozen"},
         .to = "draft",
         .who = {{"buyer.need_drafter", Relation::owner}},
         .act = "need.draft",
         .input = &revise_fields(),
         .clauses = {clause::CD_11_1},
         .apply = revise,
         .shown_publicly = true,
         .expected = false},
    };
}

}  // namespace qiyue::need
