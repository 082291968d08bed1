#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// After the evaluation: the buyer records how each expert did his duty 履职记录, by his seat, since before the result
// notice the buyer does not know the names; and each expert says how the buyer did its own.
namespace qiyue::review {

namespace {

std::vector<Seat> seats_of(StepRun& run, Review const& review) {
    if (!review.body["draw"].is_integer()) {
        return {};  // nobody was drawn
    }
    auto seats = store::seats(run.tx, review.body["draw"].integer());
    std::erase_if(seats, [](Seat const& seat) { return seat.outcome != "accepted"; });
    return seats;
}

Value numbers_of(std::vector<Seat> const& seats) {
    Value list = Value::list();
    for (auto const& seat : seats) {
        list.push(seat.position);
    }
    return list;
}

// LP-125 评审结束后5个工作日内在信用评价系统记录职责履行情况: of every expert, once.
Result<void> judge_complete(StepRun& run, std::vector<Seat> const& seats) {
    Value given = Value::list();
    for (auto const& line : run.form.list("experts")) {
        given.push(line.integer("seat"));
    }
    auto sorted = given.items();
    std::ranges::sort(sorted, {}, [](Value const& one) { return one.integer(); });
    auto const wanted = numbers_of(seats);
    run.judge.require(
        clause::LP_125, law::Facts().with("seats_recorded", given).with("seats_of_experts", wanted),
        Value(Value::List(sorted)) == wanted, "review.seats_not_recorded", "experts",
        {"须逐一记录每位评审专家，且每个席位只记一次", "each expert is recorded, each seat once"},
        {"席位号见专家抽取页“邀请”一栏中接受邀请的各行", "the seats are those that accepted, on the page of the draw"});
    std::size_t place = 0;
    for (auto const& line : run.form.list("experts")) {
        auto const bad =
            line.text("rating") == "poor" || line.text("presence") == "left" || line.text("presence") == "absent";
        run.judge.require(clause::LP_125, law::Facts().with("note_needed", bad).with("note_given", line.given("note")),
                          !bad || line.given("note"), "review.note_missing",
                          "experts." + std::to_string(place++) + ".note",
                          {"评价为差、中途离场或缺席的，须写明情况",
                           "say what happened where somebody left, was absent or did poorly"},
                          {"请填写说明", "fill in the note"});
    }
    return run.judge.verdict();
}

}  // namespace

void open_record_of_duties(StepRun& run, Review const& review) {
    if (seats_of(run, review).empty()) {
        return;
    }
    workflow::Opens const duty{.duty = "experts.record",
                               .title = {"记录专家履职情况", "record the experts' duty"},
                               .deadline = "expert_record_due",
                               .clause = clause::LP_125,
                               .holder = {"buyer.opener", workflow::Relation::owner}};
    run.engine.open_duty(run.tx, run.context, run.object, duty, run.today());
}

Result<void> record_duties(StepRun& run) {
    auto review = stored(run);
    auto const seats = seats_of(run, review);
    if (seats.empty()) {
        return api::conflict(
            "review.no_experts",
            {"本次评审没有抽取专家，无需记录", "no expert was drawn for it; there is nothing to record"},
            {"无需办理", "nothing is left to do"});
    }
    TRY(judge_complete(run, seats));
    auto const about = run.engine.find(run.tx, review.tender);
    ENSURE(about.has_value());
    // A review that was ranked before this was kept is taken as held today.
    auto const ranked = review.body["ranked_on"].is_text();
    auto const held = ranked ? Day::parse(review.body["ranked_on"].text()).value() : run.today();
    auto const standard = expert::standard_on(run.tx, held);
    Value paid = Value::list();
    Money total;
    for (auto const& line : run.form.list("experts")) {
        auto const seat = std::ranges::find(seats, line.integer("seat"), &Seat::position);
        expert::Sitting sitting{.entry = seat->expert,
                                .review = review.id,
                                .title = about->title,
                                .on = held,
                                .presence = line.text("presence"),
                                .minutes = line.integer("minutes"),
                                .rating = line.text("rating"),
                                .note = line.given("note") ? line.text("note") : std::string(),
                                .fee = {},
                                .fee_sum = {},
                                .explanation = {}};
        auto row = Value::object()
                       .set("seat", seat->position)
                       .set("presence", sitting.presence)
                       .set("minutes", sitting.minutes)
                       .set("rating", sitting.rating);
        if (standard) {
            auto const fee = expert::fee_of(*standard, sitting.presence, sitting.minutes);
            sitting.fee = fee.amount;
            sitting.fee_sum = fee.sum;
            total += fee.amount;
            row.set("fee", fee.amount.in_fen()).set("fee_sum", fee.sum);
        }
        expert::keep_sitting(run.tx, sitting);
        paid.push(std::move(row));
    }
    review.body.set("duties", paid).set("fees", total.in_fen());
    store::update(run.tx, review);
    run.answer.set("duties", paid).set("fees", total.in_fen()).set("standard", standard.has_value());
    return {};
}

Result<void> rate_buyer(StepRun& run) {
    auto review = stored(run);
    auto const mine = member(store::members(run.tx, review.id), run.context.caller.person);
    if (!mine || mine->role != "expert") {
        return api::forbidden({"只有参加本次评审的专家可以评价", "only an expert of this evaluation says so"});
    }
    Value all = Value::list();
    for (auto const& one :
         review.body["buyer_ratings"].is_list() ? review.body["buyer_ratings"].items() : Value::List{}) {
        if (one["person"].integer() != mine->person) {
            all.push(one);
        }
    }
    all.push(Value::object()
                 .set("person", mine->person)
                 .set("rating", run.form.text("rating"))
                 .set("note", run.form.given("note") ? run.form.text("note") : std::string()));
    review.body.set("buyer_ratings", all);
    store::update(run.tx, review);
    return {};
}

}  // namespace qiyue::review
