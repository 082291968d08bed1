#include "modules/participation/fields.hpp"
#include "modules/participation/kinds.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// The life of asking for advice: 征询中 open -> 已结束 closed. Invited people with an account reply themselves and are from
// then on marked as advisers of the project; others' replies are entered as received. Each opinion gets its answer.
namespace qiyue::participation {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Result<void> ask(StepRun& run) {
    auto const need = TRY(run.engine.get(run.tx, run.object.parent, "need"));
    if (need.state != "draft" && need.state != "consulting") {
        return api::conflict("participation.need_not_open",
                             {"需求已提交或已定稿，不再征询意见", "the need is no longer a draft"},
                             {"请在需求修改期间征询意见", "ask for advice while the need is a draft"});
    }
    auto const invitees = run.form.value()["invitees"];
    for (std::size_t i = 0; invitees.is_list() && i < invitees.size(); ++i) {
        auto const person = invitees.items()[i]["person"].integer_or(0);
        if (person == 0) {
            continue;
        }
        if (!identity::person(run.tx, person)) {
            return api::invalid("participation.no_such_person", "invitees." + std::to_string(i) + ".person",
                                {"没有这个账号", "there is no such account"},
                                {"请留空或另选", "leave it empty or choose another"});
        }
        workflow::Participant const named{.person = person, .organisation = 0, .role = adviser};
        run.new_participants.push_back(named);
        // An adviser has to read what he is asked about.
        run.engine.name_participant(run.tx, need.id, named);
    }
    run.object.title = need.title + " 征询意见";
    store::insert(run.tx, store::Advice{.id = run.object.id, .about = need.id, .body = run.form.value()});
    return {};
}

void keep_opinion(StepRun& run, Value body, std::int64_t person) {
    store::Opinion opinion;
    opinion.id = run.ports().ids.next();
    opinion.advice = run.object.id;
    opinion.number = static_cast<std::int64_t>(store::opinions_of(run.tx, run.object.id).size()) + 1;
    opinion.person = person;
    opinion.body = std::move(body);
    store::insert(run.tx, opinion);
    run.answer.set("number", opinion.number);
}

Result<void> reply(StepRun& run) {
    auto body = run.form.value();
    auto const supplier = run.context.caller.organisation_kind == "provider";
    body.set("invited_as", supplier ? "supplier" : "expert").set("name", run.context.caller.person_name);
    keep_opinion(run, std::move(body), run.context.caller.person);
    return {};
}

Result<void> record_reply(StepRun& run) {
    keep_opinion(run, run.form.value(), 0);
    return {};
}

Result<void> answer(StepRun& run) {
    auto const opinions = store::opinions_of(run.tx, run.object.id);
    auto const found = std::ranges::find(opinions, run.form.integer("number"), &store::Opinion::number);
    if (found == opinions.end()) {
        return api::invalid("participation.no_such_opinion", "number",
                            {"没有这个序号的意见", "no opinion has this number"}, {});
    }
    auto answered = *found;
    answered.disposition = run.form.text("disposition");
    answered.reason = run.form.text("reason");
    run.judge.require(
        clause::CD_14_1,
        law::Facts()
            .with("disposition", law::words(run.form.chosen("disposition")))
            .with("reason_given", run.form.given("reason")),
        answered.disposition == "adopted" || run.form.given("reason"), "participation.no_reason", "reason",
        {"未采纳或部分采纳的意见须说明理由", "an opinion that is not, or only partly, adopted needs a reason"},
        {"请填写理由", "give the reason"});
    store::answer(run.tx, answered);
    return {};
}

Result<void> close(StepRun& run) {
    for (auto const& opinion : store::opinions_of(run.tx, run.object.id)) {
        // CD-14-1 征求相关供应商、专家的意见
        run.judge.require(
            clause::CD_14_1,
            law::Facts().with("opinion_number", opinion.number).with("opinion_answered", !opinion.disposition.empty()),
            !opinion.disposition.empty(), "participation.opinion_open",
            "opinions." + std::to_string(opinion.number - 1),
            {"第 " + std::to_string(opinion.number) + " 条意见尚未说明是否采纳",
             "opinion " + std::to_string(opinion.number) + " has no answer yet"},
            {"请先“答复意见”", "answer it first"});
    }
    return {};
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const drafter{{"buyer.need_drafter", Relation::owner}};
    return {
        {.name = "ask",
         .title = {"征询供应商、专家意见", "ask suppliers and experts"},
         .from = {},
         .to = "open",
         .who = drafter,
         .input = &ask_fields(),
         .clauses = {clause::CD_14_1},
         .apply = ask,
         .parent = "need",
         .parent_kind = "need"},
        {.name = "reply",
         .title = {"答复征询", "reply"},
         .from = {"open"},
         .who = {{"experts.member", Relation::participant}, {"provider.manager", Relation::participant}},
         .input = &reply_fields(),
         .clauses = {clause::CD_14_1},
         .apply = reply},
        {.name = "record_reply",
         .title = {"登记书面意见", "enter a reply received"},
         .from = {"open"},
         .who = drafter,
         .input = &received_reply_fields(),
         .clauses = {clause::CD_14_1},
         .apply = record_reply,
         .expected = false},
        {.name = "answer",
         .title = {"答复意见", "answer an opinion"},
         .from = {"open"},
         .who = drafter,
         .input = &opinion_answer_fields(),
         .clauses = {clause::CD_14_1},
         .apply = answer,
         .expected = false},
        {.name = "close",
         .title = {"结束征询", "close"},
         .from = {"open"},
         .to = "closed",
         .who = drafter,
         .clauses = {clause::CD_14_1},
         .apply = close},
    };
}

}  // namespace

Value advice_page(db::Tx& tx, std::int64_t id) {
    auto const advice = store::advice(tx, id);
    if (!advice) {
        return Value::object();
    }
    auto value = advice->body;
    Value opinions = Value::list();
    for (auto const& opinion : store::opinions_of(tx, id)) {
        auto line = opinion.body;
        line.set("number", opinion.number);
        if (!opinion.disposition.empty()) {
            line.set("disposition", opinion.disposition).set("reason", opinion.reason);
        }
        opinions.push(line);
    }
    value.set("opinions", opinions);
    return value;
}

workflow::Procedure advice_procedure() {
    return {
        .kind = "advice",
        .plural = "advices",
        .title = {"征询意见", "advice"},
        .states = {{"open", {"征询中", "open"}}, {"closed", {"已结束", "closed"}, /*final=*/true}},
        .steps = steps(),
        .shows = &advice_fields(),
        .view = [](db::Tx& tx, workflow::Object const& object, Context const&) { return advice_page(tx, object.id); },
        .public_reading = false};
}

}  // namespace qiyue::participation
