#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>
#include <set>

// Experts chosen by hand 自行选定: where the matter is so complex that a draw would hardly find the right ones, and the
// superior budget unit consents (LP-118). From there on as if they were drawn: invited, they accept or decline.
namespace qiyue::review {

namespace {

struct Chosen {
    expert::Expert expert;
    std::string field;
};

Result<std::vector<Chosen>> chosen_of(StepRun& run) {
    std::vector<Chosen> all;
    std::set<std::int64_t> seen;
    std::size_t place = 0;
    for (auto const& line : run.form.list("experts")) {
        auto const at = "experts." + std::to_string(place++) + ".expert";
        auto const found = expert::of_person(run.tx, line.integer("expert"));
        if (!found || found->resting || !found->in_term(run.today()) || !seen.insert(found->id).second) {
            return api::invalid(
                "draw.not_to_be_chosen", at,
                {"不是在库且在聘期内的专家，或重复选择", "no expert of the pool within his term, or chosen twice"},
                {"请另选专家，每人一次", "choose another, each once"});
        }
        if (std::ranges::find(found->fields, line.text("field")) == found->fields.end()) {
            return api::invalid("draw.not_his_field", "experts." + std::to_string(place - 1) + ".field",
                                {"该专家不属于这一领域", "that is not his field"}, {"请更正领域", "correct the field"});
        }
        all.push_back({.expert = *found, .field = line.text("field")});
    }
    return all;
}

std::vector<expert::Lot> lots_of_chosen(std::vector<Chosen> const& chosen) {
    std::vector<expert::Lot> all;
    for (auto const& option : expert::field_options()) {
        expert::Lot lot{.field = option.value, .seats = 0, .eligible = {}};
        for (auto const& one : chosen) {
            if (one.field == option.value) {
                lot.eligible.push_back(one.expert.id);
                lot.seats += 1;
            }
        }
        all.push_back(std::move(lot));
    }
    return all;
}

}  // namespace

Result<void> choose(StepRun& run) {
    auto const about = TRY(run.engine.get(run.tx, run.object.parent, "tender"));
    if (about.state != "opened") {
        return api::conflict("draw.not_opened",
                             {"开标后才能确定评审专家", "experts are settled after the bids are opened"},
                             {"请先开标", "open the bids first"});
    }
    TRY(only_running_draw(run));
    auto const chosen = TRY(chosen_of(run));
    // PF-process-34 随机抽选
    run.judge.require(clause::PF_process_34, law::Facts().with("draw_named", false), false, "draw.chosen_by_hand",
                      "experts",
                      {"评审专家须随机抽选，不得自行指定", "the experts are drawn by lot, nobody names them"},
                      {"请“申请抽取专家”", "ask for a draw"});
    // LP-118 技术复杂、专业性强,随机难以确定的
    auto const complex = run.form.yes("complex");
    run.judge.require(clause::LP_118, law::Facts().with("complex", complex), complex, "draw.not_complex", "complex",
                      {"只有技术复杂、专业性强的项目才能自行选定专家",
                       "only for what is complex and specialised may experts be chosen"},
                      {"请随机抽取专家", "draw them instead"});
    for (auto const& one : chosen) {
        judge_interest(run.judge, one.expert, parties(run.tx, run.engine, about.id), run.object.owner,
                       /*adviser=*/false, run.today());
        expert::judge_fitness(run.judge, run.tx, one.expert, run.today());
    }
    auto const all = lots_of_chosen(chosen);
    judge_fields(run, all);
    judge_committee(run, document_of(run.tx, about.id), all);
    TRY(run.judge.verdict());
    Draw draw{.id = run.object.id, .tender = about.id, .body = Value::object()};
    for (auto const& lot : all) {
        draw.body.set(lot.field, lot.seats);
    }
    draw.body.set("lots", expert::as_value(all))
        .set("representatives", run.form.integer("representatives"))
        .set("complex", complex)
        .set("choice_reason", run.form.text("reason"))
        .set("chosen_by", run.context.caller.person);
    store::insert(run.tx, draw);
    std::int64_t position = 0;
    for (auto const& one : chosen) {
        store::insert(run.tx,
                      Seat{.draw = draw.id,
                           .position = ++position,
                           .field = one.field,
                           .expert = one.expert.id,
                           .person = one.expert.person,
                           .reason = {}});
    }
    run.object.title = about.title + " · 自行选定专家";
    run.answer.set("chosen", position);
    return {};
}

namespace {

// LP-118 ……经主管预算单位同意: the buyer's own superior, not any department.
void judge_superior(StepRun& run) {
    auto const buyer = identity::organisation(run.tx, run.object.owner);
    auto const caller = identity::organisation(run.tx, run.context.caller.organisation);
    auto const superior = buyer ? buyer->attributes["superior"].text_or({}) : std::string();
    auto const is_superior = caller && !superior.empty() && caller->credit_code == superior;
    run.judge.require(
        clause::LP_118, law::Facts().with("superior_known", !superior.empty()).with("by_superior", is_superior),
        is_superior, "draw.not_the_superior", {},
        {"自行选定专家由购买主体的主管预算单位同意，你单位不是",
         "the buyer's superior budget unit consents, and yours is not it"},
        superior.empty() ? Text{"请管理员登记购买主体的主管预算单位", "let the administrator enter which it is"}
                         : Text{"请由该主管预算单位办理", "let that unit decide"});
}

}  // namespace

Result<void> consent(StepRun& run) {
    auto draw = store::draw(run.tx, run.object.id);
    ENSURE(draw.has_value());
    judge_superior(run);
    TRY(run.judge.verdict());
    draw->body.set("consent", run.form.text("opinion"))
        .set("consent_by", run.context.caller.person_name)
        .set("consent_on", run.today().iso());
    store::update(run.tx, *draw);
    if (!run.form.yes("agreed")) {
        run.to = "void";
        return {};
    }
    for (auto const& seat : store::seats(run.tx, draw->id)) {
        run.new_participants.push_back({.person = seat.person, .organisation = 0, .role = "invited"});
    }
    return {};
}

}  // namespace qiyue::review
