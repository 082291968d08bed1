#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>
#include <array>

// 评审委员会: the experts drawn and, at most a third, representatives of the buyer. Each declares that he has no interest
// before he may score; who has one withdraws, and the next is drawn.
namespace qiyue::review {

namespace {

constexpr std::array<std::string_view, 4> posts_of_representatives{"buyer.planner", "buyer.need_drafter",
                                                                   "buyer.evaluator", "buyer.acceptor"};

Result<Member> representative(StepRun& run, std::int64_t person, std::string const& field) {
    for (auto const post : posts_of_representatives) {
        for (auto const& holder : identity::holders(run.tx, run.object.owner, post)) {
            if (holder.id == person) {
                return Member{.person = person,
                              .organisation = run.object.owner,
                              .name = holder.name,
                              .role = "representative",
                              .signature = {}};
            }
        }
    }
    return api::invalid(
        "committee.not_a_representative", field,
        {"购买主体代表应是本单位规划、需求编制、考核验收或绩效岗人员",
         "a representative holds one of the buyer's posts for planning, needs, acceptance or evaluation"},
        {"请另选代表", "choose another"});
}

// `draw` 0: no expert was drawn, the buyer's own people evaluate.
Result<std::vector<Member>> members_of(StepRun& run, std::int64_t draw) {
    std::vector<Member> all;
    for (auto const& seat : draw == 0 ? std::vector<Seat>() : store::seats(run.tx, draw)) {
        if (seat.outcome == "accepted") {
            auto const found = expert::find(run.tx, seat.expert);
            ENSURE(found.has_value());
            all.push_back({.person = seat.person, .name = found->name, .role = "expert", .signature = {}});
        }
    }
    std::size_t place = 0;
    for (auto const& line : run.form.list("representatives")) {
        all.push_back(TRY(representative(run, line.integer("person"), "representatives." + std::to_string(place++))));
    }
    std::ranges::sort(all, {}, &Member::person);
    if (std::ranges::adjacent_find(all, {}, &Member::person) != all.end()) {
        return api::invalid("committee.twice", "representatives", {"同一人列了两次", "one person is listed twice"},
                            {"请只保留一次", "leave one of the two"});
    }
    return all;
}

void judge_size(StepRun& run, tender::Document const& document, Draw const& draw, std::vector<Member> const& all) {
    if (!document.drawn_committee) {
        return;  // article 18 refers procurement alone to the procurement law
    }
    auto const experts = std::int64_t{std::ranges::count(all, "expert", &Member::role)};
    auto const facts = law::Facts()
                           .with("experts", experts)
                           .with("drawn", experts)
                           .with("representatives", static_cast<std::int64_t>(all.size()) - experts)
                           .with("budget", document.budget)
                           .with("panel", document.panel)
                           .with("threshold", Money::fen(run.judge.number("open_tender_threshold")))
                           .with("complex", draw.body["complex"].boolean_or(false))
                           .with("large", large_by_budget(run, document));
    run.judge.ask(clause::CD_18_4, facts);
}

// The completed draw that the form names; a purchase that needs no drawn committee may do without.
Result<std::optional<Draw>> draw_for(StepRun& run, Review const& review, tender::Document const& document) {
    if (!run.form.given("draw")) {
        // PF-process-34 随机抽选业务、财务、管理、法律等专家: whatever the method.
        run.judge.require(clause::PF_process_34, law::Facts().with("draw_named", run.form.given("draw")), false,
                          "committee.not_by_lot", "draw",
                          {"评审专家须随机抽选，不得自行指定", "the experts are drawn by lot, nobody names them"},
                          {"请先抽取专家", "draw the experts first"});
        // CD-18-4 应按照政府采购法律制度规定: the committee of a procurement is drawn.
        run.judge.require(
            clause::CD_18_4,
            law::Facts().with("draw_required", document.drawn_committee).with("draw_named", run.form.given("draw")),
            !document.drawn_committee, "committee.not_drawn", "draw",
            {"政府采购项目的评审委员会须随机抽取专家组成", "the committee of a procurement is drawn at random"},
            {"请先抽取专家", "draw the experts first"});
        // LP-116 除财政部规定情形外,应从评审专家库随机抽取
        run.judge.require(
            clause::LP_116,
            law::Facts().with("draw_required", document.drawn_committee).with("draw_named", run.form.given("draw")),
            !document.drawn_committee, "committee.not_from_pool", "draw",
            {"评审专家须从评审专家库中随机抽取", "the experts are drawn at random from the pool"},
            {"请先抽取专家", "draw the experts first"});
        TRY(run.judge.verdict());
        return std::optional<Draw>();
    }
    auto const about = TRY(run.engine.get(run.tx, run.form.integer("draw"), "expert_draw"));
    if (!draws_for(run.tx, about.parent, review.tender) || about.state != "complete") {
        return api::invalid("committee.draw_not_complete", "draw",
                            {"须引用本项目已到齐的专家抽取", "name the completed draw of this purchase"},
                            {"请待被抽取专家全部答复", "wait until all drawn experts have accepted"});
    }
    auto const draw = store::draw(run.tx, about.id);
    ENSURE(draw.has_value());
    return draw;
}

}  // namespace

Result<void> form(StepRun& run) {
    auto review = stored(run);
    auto const document = document_of(run.tx, review.tender);
    auto const draw = TRY(draw_for(run, review, document));
    auto const all = TRY(members_of(run, draw ? draw->id : 0));
    if (all.empty()) {
        return api::invalid("committee.empty", "representatives", {"评审人员不能为空", "somebody has to evaluate"},
                            {"请至少列出一人", "name at least one person"});
    }
    if (draw) {
        judge_size(run, document, *draw, all);
    }
    TRY(run.judge.verdict());
    store::dissolve(run.tx, review.id);
    for (auto const& one : all) {
        store::insert(run.tx, review.id, one);
        run.new_participants.push_back({.person = one.person, .organisation = one.organisation, .role = "judge"});
    }
    if (draw) {
        review.body.set("draw", draw->id);
    }
    store::update(run.tx, review);
    // A group that had to be formed again after the final quotes goes on from there.
    auto const talks_first = document.talks && tender::round_of(run.tx, review.tender) == tender::bids_round;
    run.to = talks_first ? "talking" : "formed";
    if (talks_first) {
        run.afterwards.emplace_back(
            [&run, tender = review.tender] { return tender::begin_talks(run.tx, run.context, run.engine, tender); });
    }
    run.answer.set("members", static_cast<std::int64_t>(all.size()));
    return {};
}

Result<void> declare(StepRun& run) {
    auto mine = member(store::members(run.tx, run.object.id), run.context.caller.person);
    if (!mine) {
        return api::forbidden({"您不是现任评委", "you are not a member of this committee"});
    }
    // CD-14-4: who has an interest takes no part in review or scoring.
    run.judge.require(
        clause::CD_14_4, law::Facts().with("no_interest", run.form.yes("no_interest")), run.form.yes("no_interest"),
        "committee.interest", "no_interest",
        {"与投标人有利害关系的，不得参加评审", "who has an interest in a bidder takes no part in the review"},
        {"请办理“回避”，将另行补抽", "withdraw; another expert will be drawn"});
    // LP-120 采购人员及相关人员与供应商五类利害关系应当回避
    run.judge.require(
        clause::LP_120, law::Facts().with("no_interest", run.form.yes("no_interest")), run.form.yes("no_interest"),
        "committee.interest_of_staff", "no_interest",
        {"三年内有劳动关系、任董事监事、是控股股东或实际控制人，与其负责人有亲属关系，或有其他可能影响公正的关系的，应当回避",
         "employment, a seat on the board or a controlling share within three years, kinship with its head or another "
         "tie that bears on fairness: who has one stands aside"},
        {"请办理“回避”，由本单位另派代表或补抽专家", "withdraw; another takes your place"});
    mine->declared = run.form.yes("no_interest");
    store::update(run.tx, run.object.id, *mine);
    return {};
}

// The members choose among themselves; who takes the chair says so, so that nobody outside has to know a name.
Result<void> take_chair(StepRun& run) {
    auto review = stored(run);
    auto const mine = member(store::members(run.tx, review.id), run.context.caller.person);
    if (!mine) {
        return api::forbidden({"您不是现任评委", "you are not a member of this committee"});
    }
    // LP-114 采购人代表不得担任评标组长
    auto const representative = mine->role == "representative";
    run.judge.require(clause::LP_114, law::Facts().with("buyers_representative", representative), !representative,
                      "committee.representative_chairs", {},
                      {"采购人代表不得担任评审组长", "the buyer's representative may not take the chair"},
                      {"请由评审专家担任", "let one of the experts take it"});
    TRY(run.judge.verdict());
    if (review.body["chair"].is_integer()) {
        return api::conflict("committee.chair_taken", {"已有评审组长", "there is a chair already"},
                             {"无需重复办理", "nothing is left to do"});
    }
    review.body.set("chair", mine->person);
    store::update(run.tx, review);
    return {};
}

// The seat of a member who goes is given to the next of the draw, which then goes on (procedure.cpp). Nothing without a
// draw: the buyer forms the committee again.
void redraw(StepRun& run, Review& review, std::int64_t person, std::string const& reason) {
    if (!review.body["draw"].is_integer()) {
        return;
    }
    auto const draw = store::draw(run.tx, review.body["draw"].integer());
    ENSURE(draw.has_value());
    auto seats = store::seats(run.tx, draw->id);
    auto const seat = std::ranges::find(seats, person, &Seat::person);
    if (seat == seats.end()) {
        return;  // a representative: the draw stays complete, the buyer sends another
    }
    seat->outcome = "declined";
    seat->reason = reason;
    store::update(run.tx, *seat);
    std::vector<workflow::Participant> invited;
    run.answer.set("redrawn", invite_next(run.engine, run.tx, *draw, seat->field, invited));
    for (auto const& one : invited) {
        run.engine.name_participant(run.tx, draw->id, one);
    }
    run.answer.set("draw", draw->id);
    review.body.erase("draw");
}

// The whole committee is formed again, so that no mark of a dissolved one counts.
Result<void> withdraw(StepRun& run) {
    auto review = stored(run);
    auto const mine = member(store::members(run.tx, review.id), run.context.caller.person);
    if (!mine) {
        return api::forbidden({"您不是现任评委", "you are not a member of this committee"});
    }
    store::dissolve(run.tx, review.id);
    review.body.erase("chair");
    redraw(run, review, mine->person, run.form.text("reason"));
    store::update(run.tx, review);
    return {};
}

}  // namespace qiyue::review
