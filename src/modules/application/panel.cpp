#include "modules/application/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/expert/api.hpp"
#include "modules/project/api.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <array>
#include <set>

// The panel: drawn at random from the pool once the applications are closed, so that nobody can apply to a panel he knows. The seed
// is made from a text of the platform and the applications' own digest, and stands in the record with the lists.
namespace qiyue::application {

namespace {

using workflow::StepRun;

constexpr std::array fields_of_experts{"business", "finance", "management", "law"};
constexpr std::size_t seed_bytes = 32;

std::vector<std::int64_t> concerned(StepRun& run, std::vector<Application> const& all) {
    std::vector<std::int64_t> sides{run.object.owner};
    for (auto const& one : all) {
        sides.push_back(one.provider);
    }
    return sides;
}

// PF-process-36 随机抽选: who is bound to one side is not among those drawn from.
bool free_of(StepRun& run, expert::Expert const& one, std::vector<std::int64_t> const& sides) {
    auto judge = run.engine.judge(run.context, run.object.rules);
    auto const facts = expert::interest(one, sides, /*adviser=*/false, run.today());
    judge.ask(clause::PF_process_36,
              law::Facts().with("on", run.today()).with("relations", facts.value()["relations"]));
    expert::judge_fitness(judge, run.tx, one, run.today());
    return judge.verdict().ok() && one.in_term(run.today()) && expert::serves_region(one, run.object.region);
}

std::vector<expert::Lot> lots_of(StepRun& run, std::vector<std::int64_t> const& sides) {
    std::vector<expert::Lot> all;
    for (auto const* field : fields_of_experts) {
        expert::Lot lot{.field = field, .seats = run.form.integer(field)};
        for (auto const& one : expert::in_pool(run.tx)) {
            if (std::ranges::find(one.fields, field) != one.fields.end() && free_of(run, one, sides)) {
                lot.eligible.push_back(one.id);
            }
        }
        all.push_back(std::move(lot));
    }
    return all;
}

std::vector<std::int64_t> gone_of(Value const& draw) {
    std::vector<std::int64_t> all;
    for (auto const& one : draw["members"].items()) {
        all.push_back(one["expert"].integer());
    }
    return all;
}

// Takes the next of the field into the draw; he reads the applications from now on.
Result<void> invite(StepRun& run, Value& draw, expert::Lot const& lot) {
    auto const next = expert::next_invited(crypto::from_hex(draw["seed"].text()).value_or(""), lot, gone_of(draw));
    if (!next) {
        return api::conflict("application.no_expert_left",
                             {"专家库中没有可抽取的专家：" + lot.field, "the pool has nobody left for " + lot.field},
                             {"请补充专家库，或减少人数", "enlarge the pool, or ask for fewer"});
    }
    auto const one = expert::find(run.tx, *next);
    ENSURE(one.has_value());
    auto members = draw["members"];
    members.push(Value::object()
                     .set("expert", one->id)
                     .set("person", one->person)
                     .set("field", lot.field)
                     .set("recused", false));
    draw.set("members", members);
    run.new_participants.push_back({.person = one->person, .organisation = 0, .role = "judge"});
    for (auto const& application : store::applications(run.tx, run.object.id)) {
        run.engine.name_participant(run.tx, application.id,
                                    {.person = one->person, .organisation = 0, .role = "judge"});
    }
    return {};
}

bool sits(StepRun const& run, Value const& guide) {
    auto const all = panel(guide);
    return std::ranges::find(all, run.context.caller.person) != all.end();
}

std::string digest_of(std::vector<Application> const& all) {
    std::string text;
    for (auto const& one : all) {
        text += std::to_string(one.id) + " " + crypto::sha256_hex(json::write(one.body)) + "\n";
    }
    return crypto::sha256_hex(text);
}

}  // namespace

std::vector<std::int64_t> panel(Value const& guide) {
    std::vector<std::int64_t> people;
    for (auto const& one : guide["draw"].is_object() ? guide["draw"]["members"].items() : Value::List{}) {
        if (!one["recused"].boolean()) {
            people.push_back(one["person"].integer());
        }
    }
    return people;
}

Result<void> draw_experts(StepRun& run) {
    auto guide = store::guide(run.tx, run.object.id);
    auto const until = Day::parse(guide["apply_until"].text()).value();
    if (run.today() <= until) {
        return api::conflict("application.still_open",
                             {"申报至 " + until.iso() + " 截止，截止前不得抽取评审专家",
                              "applications are taken until " + until.iso() + ": no panel is drawn before"},
                             {"请在截止后抽取", "draw it after that day"});
    }
    auto const applications = store::applications(run.tx, run.object.id);
    if (applications.empty()) {
        return api::conflict("application.nobody_applied", {"没有单位申报", "nobody applied"},
                             {"请终止本次申报，或另发指南", "stop it, or announce another guide"});
    }
    law::Facts seats;
    for (auto const* field : fields_of_experts) {
        seats.with(field, run.form.integer(field));
    }
    run.judge.ask(clause::PF_process_35, seats);
    TRY(run.judge.verdict());
    auto const lots = lots_of(run, concerned(run, applications));
    auto const platform = crypto::to_hex(run.ports().random.bytes(seed_bytes));
    auto const seed =
        crypto::sha256_hex("qiyue application draw 1\n" + platform + "\n" + digest_of(applications) + "\n");
    auto draw = Value::object()
                    .set("platform", platform)
                    .set("applications", digest_of(applications))
                    .set("seed", seed)
                    .set("lots", expert::as_value(lots))
                    .set("members", Value::list());
    for (auto const& lot : lots) {
        for (std::int64_t seat = 0; seat < lot.seats; ++seat) {
            TRY(invite(run, draw, lot));
        }
    }
    store::update_guide(run.tx, run.object.id, guide.set("draw", draw));
    run.answer.set("experts", static_cast<std::int64_t>(draw["members"].size()));
    return {};
}

Result<void> recuse(StepRun& run) {
    auto guide = store::guide(run.tx, run.object.id);
    if (!sits(run, guide)) {
        return api::forbidden({"您不是本次评审的专家", "you are no member of this panel"});
    }
    auto draw = guide["draw"];
    Value members = Value::list();
    std::string field;
    for (auto one : draw["members"].items()) {
        if (one["person"].integer() == run.context.caller.person) {
            field = one["field"].text();
            one.set("recused", true);
        }
        members.push(std::move(one));
    }
    draw.set("members", members);
    auto const lots = expert::lots_in(draw["lots"]);
    TRY(invite(run, draw, *std::ranges::find(lots, field, &expert::Lot::field)));
    store::update_guide(run.tx, run.object.id, guide.set("draw", draw));
    return {};
}

// Each part of each application once, and no more points than it is worth.
Result<void> judge_rows(Value const& guide, std::vector<Application> const& all, std::vector<Form> const& scores) {
    std::set<std::pair<std::int64_t, std::string>> seen;
    std::size_t place = 0;
    for (auto const& row : scores) {
        auto const at = "scores." + std::to_string(place++);
        auto const one = std::ranges::find(all, row.integer("bid"), &Application::id);
        auto const& parts = guide["factors"].items();
        auto const part =
            std::ranges::find_if(parts, [&](Value const& each) { return each["name"] == Value(row.text("factor")); });
        if (one == all.end() || part == parts.end() || !seen.insert({one->id, row.text("factor")}).second) {
            return api::invalid("application.no_such_part", at,
                                {"没有这份申报或这项内容，或重复打分", "no such application or part, or marked twice"},
                                {"每份申报的每项内容打分一次", "mark each part of each application once"});
        }
        if (row.integer("score") > (*part)["weight"].integer()) {
            auto const name = one->body["name"].text();
            return api::invalid("application.above_points", at + ".score",
                                {"“" + name + "”的“" + row.text("factor") + "”得分超过该项分值",
                                 "more than the part is worth: " + name + ", " + row.text("factor")},
                                {"请更正", "correct it"});
        }
    }
    return {};
}

Result<void> score(StepRun& run) {
    auto const guide = store::guide(run.tx, run.object.id);
    if (!sits(run, guide)) {
        return api::forbidden({"您不是本次评审的专家", "you are no member of this panel"});
    }
    auto const scores = run.form.list("scores");
    auto const opinions = run.form.list("opinions");
    auto const all = store::applications(run.tx, run.object.id);
    TRY(judge_rows(guide, all, scores));
    Value parts = Value::list();
    for (auto const& one : all) {
        auto const name = one.body["name"].text();
        for (auto const& part : guide["factors"].items()) {
            auto const marked = std::ranges::any_of(scores, [&](Form const& row) {
                return row.integer("bid") == one.id && row.text("factor") == part["name"].text();
            });
            parts.push(Value::object().set("name", name + " · " + part["name"].text()).set("marked", marked));
        }
        // PF-process-40 专家评审意见和得分高低: in writing, of each.
        auto const written =
            std::ranges::any_of(opinions, [&](Form const& row) { return row.integer("bid") == one.id; });
        run.judge.require(clause::PF_process_40,
                          law::Facts().with("application_name", name).with("opinion_written", written), written,
                          "application.no_opinion", "opinions",
                          {"对“" + name + "”没有书面评审意见", "no written opinion of " + name},
                          {"请对每份申报写明意见", "write one for each"});
    }
    run.judge.ask(clause::PF_process_39, law::Facts().with("application_parts", parts).with("field", "scores"));
    TRY(run.judge.verdict());
    store::keep_sheet(run.tx, run.object.id, {.person = run.context.caller.person, .body = run.form.value()});
    return {};
}

}  // namespace qiyue::application
