#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/payment/steps.hpp"
#include "modules/provider/api.hpp"

#include <array>

// 及时支付: what the receipt of an invoice begins, and for which reasons nobody lets a provider wait.
namespace qiyue::payment {

namespace {

struct Prompt {
    char const* duty;
    Text title;
    char const* deadline;
    Clause clause;
};

std::array<Prompt, 2> const& prompts() {
    static std::array<Prompt, 2> const all{{
        // LP-226 原则上自收到发票后10个工作日内支付
        {"payment.invoice_target",
         {"收到发票后支付（原则期限）", "pay the invoice, as a rule"},
         "invoice_payment_target",
         clause::LP_226},
        // LP-225 自收到发票后30日内支付
        {"payment.invoice",
         {"收到发票后支付（最迟）", "pay the invoice at the latest"},
         "invoice_payment_due",
         clause::LP_225},
    }};
    return all;
}

// From the day on which the invoice came, whenever it was entered.
Result<void> on_step(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                     workflow::StepDone const& done) {
    if (done.object.kind != "payment") {
        return {};
    }
    if (done.step == "prepare" && done.input.has("invoice")) {
        auto const came = Day::parse(done.input["claimed_on"].text()).value();
        for (auto const& prompt : prompts()) {
            engine.open_duty(tx, context, done.object,
                             {.duty = prompt.duty,
                              .title = prompt.title,
                              .deadline = prompt.deadline,
                              .clause = prompt.clause,
                              .holder = {"buyer.payer", workflow::Relation::owner}},
                             came);
        }
    }
    return done.step == "withdraw" ? close_prompts(engine, tx, context, done.object.id) : Result<void>();
}

}  // namespace

bool small_or_medium(db::Tx& tx, std::int64_t provider) {
    auto const size = provider::size(tx, provider);
    return size == "micro" || size == "small" || size == "medium";
}

Result<void> close_prompts(workflow::Engine const& engine, db::Tx& tx, Context const& context, std::int64_t payment) {
    for (auto const& prompt : prompts()) {
        engine.close_duty(tx, context, payment, prompt.duty);
    }
    return {};
}

// LP-224 不得以负责人变更、内部付款流程等为由拒付或迟延
Result<void> send_back(workflow::StepRun& run) {
    auto const& ground = run.form.text("ground");
    auto const excuse = ground == "head_changed" || ground == "internal_process";
    auto const protected_size = small_or_medium(run.tx, run.object.party);
    run.judge.require(clause::LP_224,
                      law::Facts()
                          .with("sent_back_because", law::words(run.form.chosen("ground")))
                          .with("small_or_medium", protected_size),
                      !excuse || !protected_size, "payment.no_excuse", "ground",
                      {"不得以负责人变更、内部付款流程等为由拖延向中小企业付款",
                       "a change of head or internal process is no reason to let a small or medium enterprise wait"},
                      {"请同意支付，或写明申请本身的问题", "approve it, or say what is wrong with the request itself"});
    return {};
}

void listen_for_prompts(workflow::Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<workflow::StepDone>([&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) {
        return on_step(engine, tx, context, done);
    });
    bus.on<PaymentMade>([&engine](db::Tx& tx, Context const& context, PaymentMade const& made) {
        return close_prompts(engine, tx, context, made.payment);
    });
}

}  // namespace qiyue::payment
