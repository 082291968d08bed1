#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>

// Whom an invited tender invites: so many of the suppliers named, in an order that a random seed fixes. The seed is kept
// with the choice, so that anybody can do the draw again.
namespace qiyue::tender {

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
