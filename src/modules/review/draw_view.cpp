#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/framework/api.hpp"
#include "modules/review/fields.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>

// What may be seen of a draw, and its record by which anybody can do it again once it is public.
namespace qiyue::review {

namespace {

Value seat_line(db::Tx& tx, Seat const& seat, bool with_name) {
    auto line = Value::object().set("position", seat.position).set("field", seat.field).set("outcome", seat.outcome);
    if (with_name) {
        auto const found = expert::find(tx, seat.expert);
        line.set("expert", seat.expert)
            .set("person", seat.person)
            .set("name", found ? found->name : std::string())
            .set("reason", seat.reason)
            .set("adviser", seat.adviser);
    }
    return line;
}

// LP-118: who chose them by hand and who is asked for consent know whom.
bool knows_choice(Draw const& draw, workflow::Object const& object, Context const& context) {
    return draw.body["chosen_by"].is_integer() &&
        (draw.body["chosen_by"].integer() == context.caller.person ||
         (object.state == "proposed" && context.caller.holds("line.officer")));
}

}  // namespace

std::string committee_of(Draw const& draw) {
    return draw.body["committee"].text_or("approval");
}

bool names_shown(law::Judge const& judge, std::string const& state, Context const& context) {
    // LP-115 评标委员会名单在评标结果公告前保密
    return state == "published" || !judge.applies(clause::LP_115) || context.caller.organisation_kind == "audit" ||
        context.caller.holds("experts.keeper");
}

Value draw_view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const draw = store::draw(tx, object.id);
    auto value = Value::object();
    if (!draw) {
        return value;
    }
    auto const seats = store::seats(tx, object.id);
    auto const shown =
        names_shown(engine.judge(context, object.rules), object.state, context) || knows_choice(*draw, object, context);
    value.set("committee", committee_of(*draw));
    for (auto const* key : {"business", "finance", "management", "law", "representatives", "complex", "evaluation_on",
                            "remote", "eligible", "lots_digest", "buyer_commitment", "supervisor_commitment",
                            "platform_commitment", "choice_reason", "consent"}) {
        value.set(key, draw->body[key]);
    }
    value.set("accepted", std::int64_t{std::ranges::count(seats, "accepted", &Seat::outcome)})
        .set("declined", std::int64_t{std::ranges::count(seats, "declined", &Seat::outcome)});
    Value invited = Value::list();
    for (auto const& seat : seats) {
        auto const mine = context.caller.signed_in() && seat.person == context.caller.person;
        invited.push(seat_line(tx, seat, shown || mine));
    }
    value.set("invited", invited);
    if (context.caller.organisation_kind == "audit" || context.caller.holds("experts.keeper")) {
        value.set("excluded", draw->body["excluded"]);
    }
    return value;
}

Result<Value> draw_record(workflow::Engine const& engine, api::Call& call) {
    auto const object = TRY(engine.get(call.tx, TRY(call.number("id")), "expert_draw"));
    auto judge = engine.judge(call.context, object.rules);
    auto const shown = names_shown(judge, object.state, call.context);
    judge.require(clause::LP_115, law::Facts().with("names_shown", shown), shown, "draw.names_secret", {},
                  {"评审专家名单在结果公告前保密", "the experts' names are secret until the result notice"},
                  {"结果公告后可查阅并重算", "come back after the result notice"});
    TRY(judge.verdict());
    auto const draw = store::draw(call.tx, object.id);
    ENSURE(draw.has_value());
    auto const seats = store::seats(call.tx, object.id);
    if (!draw->body["seed"].is_text()) {
        return api::conflict("draw.not_drawn", {"尚未抽取", "nothing is drawn yet"});
    }
    Value drawn = Value::list();
    for (auto const& seat : seats) {
        drawn.push(seat_line(call.tx, seat, /*with_name=*/true));
    }
    auto record = Value::object();
    record.set("algorithm", "qiyue expert draw 1").set("lots", draw->body["lots"]);
    for (auto const* key : {"lots_digest", "buyer_commitment", "supervisor_commitment", "platform_commitment",
                            "buyer_contribution", "supervisor_contribution", "platform_contribution", "seed"}) {
        record.set(key, draw->body[key]);
    }
    record.set("canonical", expert::canonical(lots_of(draw->body))).set("drawn", drawn);
    return record.set("repeats", expert::verify_draw(record).problem.empty());
}

workflow::Procedure draw_procedure(workflow::Engine& engine) {
    using workflow::Actor;
    using workflow::Relation;
    std::vector<Actor> const opener{{"buyer.opener", Relation::owner}};
    auto const agents = framework::agents(Relation::owner);
    auto reveals = opener;
    reveals.insert(reveals.end(), agents.begin(), agents.end());
    auto voids = agents;
    voids.push_back({"buyer.head", Relation::owner});
    std::vector<Actor> const supervision{{"buyer.supervisor", Relation::owner}, {"audit.supervisor", Relation::anyone}};
    std::vector<Actor> const invited{{"experts.member", Relation::participant}};
    std::vector<Actor> const superior{{"line.officer", Relation::anyone, clause::LP_118}};
    return {
        .kind = "expert_draw",
        .plural = "expert_draws",
        .title = {"专家抽取", "draw of experts"},
        .states = {{"proposed", {"自行选定，待同意", "chosen, awaiting consent"}},
                   {"demanded", {"名单已封存", "list committed"}},
                   {"committed", {"待公开随机文本", "committed"}},
                   {"drawn", {"已抽取，邀请中", "drawn, inviting"}},
                   {"complete", {"专家已到齐", "complete"}},
                   {"published", {"已公开", "public"}, /*final=*/true},
                   {"void", {"已作废", "void"}, /*final=*/true}},
        .steps = {{.name = "demand",
                   .title = {"申请抽取专家", "ask for a draw"},
                   .from = {},
                   .to = "demanded",
                   .who = opener,
                   .input = &demand_fields(),
                   .clauses = {clause::CD_14_4, clause::CD_18_4, clause::LP_109, clause::LP_110, clause::LP_112,
                               clause::LP_111, clause::LP_113, clause::LP_117, clause::LP_119, clause::LP_121,
                               clause::LP_123, clause::LP_124, clause::LP_127, clause::LP_131, clause::PF_process_33,
                               clause::PF_process_35, clause::PF_process_36},
                   .apply = demand,
                   .parent = "tender",
                   .parent_kind = "tender",
                   .shown_publicly = true,
                   .activity = tender::purchasing},
                  {.name = "demand_closing",
                   .title = {"申请抽取结项专家", "ask for a draw for the closing"},
                   .from = {},
                   .to = "demanded",
                   .who = opener,
                   .input = &closing_demand_fields(),
                   .clauses = {clause::PF_process_34, clause::PF_process_35, clause::PF_process_36,
                               clause::PF_process_37, clause::CD_14_4, clause::LP_119},
                   .apply = demand_closing,
                   .parent = "project",
                   .parent_kind = "project",
                   .shown_publicly = true,
                   .expected = false},
                  {.name = "demand_framework",
                   .title = {"为框架协议评审申请抽取专家", "ask for a draw for a framework agreement"},
                   .from = {},
                   .to = "demanded",
                   .who = agents,
                   .input = &framework_demand_fields(),
                   .clauses = {clause::LP_109, clause::LP_116, clause::CD_14_4, clause::CD_18_4, clause::LP_119,
                               clause::PF_process_35},
                   .apply = demand_framework,
                   .parent = "framework",
                   .parent_kind = "framework",
                   .shown_publicly = true,
                   .expected = false},
                  {.name = "choose",
                   .title = {"自行选定专家", "choose experts"},
                   .from = {},
                   .to = "proposed",
                   .who = opener,
                   .input = &choose_fields(),
                   .clauses = {clause::LP_118, clause::PF_process_34, clause::CD_14_4, clause::LP_113, clause::LP_119},
                   .apply = choose,
                   .parent = "tender",
                   .parent_kind = "tender",
                   .expected = false,
                   .activity = tender::purchasing},
                  {.name = "consent",
                   .title = {"对自行选定专家的意见", "consent to the choice"},
                   .from = {"proposed"},
                   .to = "drawn",
                   .who = superior,
                   .input = &consent_fields(),
                   .clauses = {clause::LP_118},
                   .apply = consent,
                   .activity = tender::purchasing},
                  {.name = "commit",
                   .title = {"监督方承诺", "the supervisor commits"},
                   .from = {"demanded"},
                   .to = "committed",
                   .who = supervision,
                   .input = &commit_fields(),
                   .clauses = {clause::CD_18_4},
                   .apply = commit,
                   .activity = tender::purchasing},
                  {.name = "reveal_buyer",
                   .title = {"购买主体公开随机文本", "the buyer reveals"},
                   .from = {"committed"},
                   .who = reveals,
                   .input = &reveal_fields(),
                   .clauses = {clause::CD_18_4},
                   .apply = reveal_buyer,
                   .activity = tender::purchasing},
                  {.name = "reveal_supervisor",
                   .title = {"监督方公开随机文本", "the supervisor reveals"},
                   .from = {"committed"},
                   .who = supervision,
                   .input = &reveal_fields(),
                   .clauses = {clause::CD_18_4},
                   .apply = reveal_supervisor,
                   .activity = tender::purchasing},
                  {.name = "accept",
                   .title = {"接受邀请", "accept"},
                   .from = {"drawn"},
                   .who = invited,
                   .clauses = {clause::CD_14_4},
                   .apply = accept},
                  {.name = "decline",
                   .title = {"谢绝或回避", "decline"},
                   .from = {"drawn"},
                   .who = invited,
                   .input = &reason_fields(),
                   .clauses = {clause::CD_14_4},
                   .apply = decline},
                  {.name = "void",
                   .title = {"作废", "void"},
                   .from = {"proposed", "demanded", "committed", "drawn", "complete"},
                   .to = "void",
                   .who = voids,
                   .input = &reason_fields(),
                   .apply = void_draw,
                   .shown_publicly = true,
                   .expected = false}},
        .shows = &draw_shown(),
        .view = [&engine](db::Tx& tx, workflow::Object const& object,
                          Context const& context) { return draw_view(engine, tx, object, context); },
        .readable =
            [](workflow::Object const& object, Context const& context) {
                return context.caller.holds("experts.keeper") ||
                    (object.state == "proposed" && context.caller.holds("line.officer"));
            },
        .public_in = {"published"},
        .names_secret =
            [&engine](workflow::Object const& object, Context const& context) {
                return !names_shown(engine.judge(context, object.rules), object.state, context);
            },
    };
}

}  // namespace qiyue::review
