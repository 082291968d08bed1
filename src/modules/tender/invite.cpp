#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>

// Whom an invited tender invites: so many of the suppliers named, in an order that a random seed fixes. The seed is kept
// with the choice, so that anybody can do the draw again.
namespace qiyue::tender {

// LP-069 提交资格预审申请文件时间自公告起不少于5个工作日; LP-070 影响资格预审申请文件编制的澄清至少3日前通知
void judge_prequalification(workflow::StepRun& run) {
    auto const& form = run.form;
    if (!form.given("invited_from") || form.text("invited_from") != "prequalification") {
        return;
    }
    auto const known = form.given("prequal_on") && form.given("prequal_until");
    run.judge.require(clause::LP_069, law::Facts().with("prequal_days_given", known), known,
                      "method.prequalification_unknown", form.given("prequal_on") ? "prequal_until" : "prequal_on",
                      {"名单来自资格预审的，须写明公告日和申请截止日",
                       "a list from a prequalification names the day of its notice and the last day to apply"},
                      {"请填写两个日期", "give both days"});
    if (!known) {
        return;
    }
    auto const until = form.day("prequal_until");
    auto const ask = [&](Clause clause, char const* key, Day from) {
        if (run.judge.applies(clause)) {
            run.judge.ask(
                clause, law::Facts().with("prequal_until", until).with("earliest", run.judge.deadline(key, from).due));
        }
    };
    ask(clause::LP_069, "prequal_submission_min", form.day("prequal_on"));
    if (form.given("prequal_cleared_on")) {
        ask(clause::LP_070, "prequal_clarification_lead_min", form.day("prequal_cleared_on"));
    }
}

// LP-072 随机方式选择三家以上供应商并发出投标邀请书
void draw_invited(workflow::StepRun& run, Value& choice) {
    auto const& form = run.form;
    std::vector<std::int64_t> candidates;
    for (auto const& line : form.given("suppliers") ? form.list("suppliers") : std::vector<Form>()) {
        candidates.push_back(line.integer("supplier"));
    }
    auto const invited = form.given("invite") ? form.integer("invite") : 0;
    auto const witnesses = form.given("witnesses") ? form.list("witnesses").size() : 0;
    auto const facts =
        law::Facts()
            .with("invited", invited)
            .with("drawn_from", static_cast<std::int64_t>(candidates.size()))
            .with("invited_from", form.given("invited_from") ? form.text("invited_from") : "recommendation")
            .with("witnesses", static_cast<std::int64_t>(witnesses));
    judge_prequalification(run);
    run.judge.ask(clause::LP_072, facts);
    run.judge.ask(clause::LP_073, facts);
    run.judge.ask(clause::LP_074, facts);
    constexpr std::size_t seed_bytes = 32;
    auto const seed = crypto::to_hex(run.ports().random.bytes(seed_bytes));
    // In the order of the digests of seed and number: nobody who names the suppliers knows it.
    std::ranges::sort(candidates, {},
                      [&](std::int64_t supplier) { return crypto::sha256_hex(seed + ":" + std::to_string(supplier)); });
    candidates.resize(std::min(candidates.size(), static_cast<std::size_t>(invited)));
    Value drawn = Value::list();
    for (auto const supplier : candidates) {
        drawn.push(Value::object().set("supplier", supplier));
    }
    choice.set("candidates", choice["suppliers"]).set("suppliers", drawn).set("invitation_seed", seed);
    run.answer.set("invited", drawn).set("invitation_seed", seed);
}

}  // namespace qiyue::tender
