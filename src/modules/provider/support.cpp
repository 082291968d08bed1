#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/registry.hpp"

#include <algorithm>

// What helps social organisations grow: support 扶持 by policy, money and training, listed for each and kept apart from what it
// earns by contracts (SY-4.4); courses with places, a waiting list and a record of who came (PF-project-12).
namespace qiyue::provider {

namespace {

using workflow::StepRun;

std::vector<Option> const kinds_of_support{
    {"policy", {"政策支持", "policy"}}, {"money", {"资金扶持", "money"}}, {"training", {"人才培养", "training"}}};

Fields const support_fields{
    field::reference("provider", {"社会组织", "social organisation"}, "organisation:provider"),
    field::choice("support", {"方式", "kind"}, kinds_of_support),
    field::money("amount", {"金额", "amount"})
        .maybe()
        .says({"资金扶持的填写；不计入合同收入", "of money; it is no income of a contract"}),
    field::day("given_on", {"日期", "given on"}),
    field::text("basis", {"依据文件", "document"}),
};

Result<void> give(StepRun& run) {
    auto const provider = identity::organisation(run.tx, run.form.integer("provider"));
    if (!provider || provider->kind != "provider") {
        return api::invalid("provider.no_such_provider", "provider", {"没有这个承接主体", "there is no such provider"},
                            {"请从列出的单位中选择", "choose one that is listed"});
    }
    auto const social = provider->attributes["legal_type"].text_or({}) == "social_organisation";
    auto const money = run.form.text("support") == "money";
    run.judge.require(clause::SY_4_4, law::Facts().with("legal_type", provider->attributes["legal_type"].text_or({})),
                      social, "provider.support_of_others", "provider",
                      {"扶持培育的对象是社会组织", "this support is for social organisations"},
                      {"请选择社会组织", "choose a social organisation"});
    run.judge.require(clause::SY_4_4, law::Facts().with("amount_given", run.form.given("amount")),
                      money == run.form.given("amount"), "provider.support_amount", "amount",
                      {"资金扶持须写明金额，其他方式没有金额", "money has its amount, anything else has none"},
                      {"请更正金额", "correct the amount"});
    TRY(run.judge.verdict());
    store::insert_support(run.tx, run.object.id, provider->id, run.form.value());
    run.object.party = provider->id;
    run.object.title = provider->name + " · " + run.form.chosen("support").zh;
    return {};
}

Value view_support(db::Tx& tx, workflow::Object const& object, Context const&) {
    return store::support(tx, object.id);
}

Fields const course_fields{field::text("name", {"课程", "course"}), field::prose("content", {"内容", "content"}),
                           field::day("held_on", {"举办日期", "held on"}),
                           field::integer("places", {"名额", "places"}).between(1, 10'000)};

Fields const attendance_fields{
    field::list("attended", {"到课单位", "who came"},
                {field::reference("provider", {"承接主体", "provider"}, "organisation:provider")})};

Fields const course_shown{
    field::text("name", {"课程", "course"}),
    field::prose("content", {"内容", "content"}),
    field::day("held_on", {"举办日期", "held on"}),
    field::integer("places", {"名额", "places"}),
    field::integer("left", {"剩余名额", "places left"}),
    field::list("enrolled", {"报名", "enrolled"},
                {field::text("name", {"单位", "organisation"}), field::yes_no("waiting", {"候补", "waiting"}),
                 field::yes_no("attended", {"到课", "came"})})};

Result<void> offer(StepRun& run) {
    store::insert_course(run.tx, run.object.id, run.form.integer("places"), run.form.value());
    run.object.title = run.form.text("name");
    return {};
}

// Whoever comes when all places are taken waits, and moves up when one leaves.
std::size_t seats(db::Tx& tx, std::int64_t course) {
    return static_cast<std::size_t>(store::course(tx, course)["places"].integer());
}

Result<void> enrol(StepRun& run) {
    auto const self = run.context.caller.organisation;
    auto const before = store::enrolled(run.tx, run.object.id);
    if (std::ranges::find(before, self, &Enrolment::provider) != before.end()) {
        return api::conflict("provider.enrolled_already", {"本单位已经报名", "your organisation is enrolled already"},
                             {"无须重复报名", "there is nothing to do"});
    }
    store::enrol(run.tx, run.ports().ids.next(), run.object.id, self);
    auto const waits = before.size() >= seats(run.tx, run.object.id) && !run.context.off(clause::PF_project_12);
    run.answer.set("waiting", waits);
    return {};
}

Result<void> leave(StepRun& run) {
    store::leave(run.tx, run.object.id, run.context.caller.organisation);
    return {};
}

Result<void> record_attendance(StepRun& run) {
    auto const all = store::enrolled(run.tx, run.object.id);
    for (auto const& row : run.form.list("attended")) {
        auto const provider = row.integer("provider");
        if (std::ranges::find(all, provider, &Enrolment::provider) == all.end()) {
            return api::invalid("provider.not_enrolled", "attended",
                                {"所列单位没有报名", "one of them is not enrolled"},
                                {"请只列报名的单位", "name only those enrolled"});
        }
        store::attend(run.tx, run.object.id, provider);
    }
    return {};
}

Value view_course(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto page = store::course(tx, object.id);
    auto const all = store::enrolled(tx, object.id);
    auto const places = seats(tx, object.id);
    Value rows = Value::list();
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const one = identity::organisation(tx, all.at(i).provider);
        rows.push(Value::object()
                      .set("name", one ? one->name : std::string())
                      .set("waiting", i >= places)
                      .set("attended", all.at(i).attended));
    }
    return page.set("enrolled", rows)
        .set("left", static_cast<std::int64_t>(places > all.size() ? places - all.size() : 0));
}

}  // namespace

workflow::Procedure support_procedure() {
    return {.kind = "provider_support",
            .plural = "provider-supports",
            .title = {"社会组织扶持", "support of social organisations"},
            .states = {{"given", {"已登记", "recorded"}}},
            .steps = {{.name = "give",
                       .title = {"登记扶持措施", "record a support"},
                       .from = {},
                       .to = "given",
                       .who = {{"finance.procurement", workflow::Relation::anyone},
                               {"registrar.officer", workflow::Relation::anyone}},
                       .input = &support_fields,
                       .clauses = {clause::SY_4_4},
                       .apply = give,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &support_fields,
            .view = view_support,
            .public_in = {"given"}};
}

workflow::Procedure course_procedure() {
    return {.kind = "provider_course",
            .plural = "provider-courses",
            .title = {"承接主体培训", "training for providers"},
            .states = {{"open", {"报名中", "open"}}, {"held", {"已举办", "held"}, /*final=*/true}},
            .steps = {{.name = "offer",
                       .title = {"发布培训", "offer a course"},
                       .from = {},
                       .to = "open",
                       .who = {{"finance.procurement", workflow::Relation::anyone},
                               {"registrar.officer", workflow::Relation::anyone}},
                       .input = &course_fields,
                       .clauses = {clause::PF_project_12, clause::SY_4_4},
                       .apply = offer,
                       .shown_publicly = true,
                       .expected = false},
                      {.name = "enrol",
                       .title = {"报名", "enrol"},
                       .from = {"open"},
                       .who = {{"provider.manager", workflow::Relation::anyone}},
                       .clauses = {clause::PF_project_12},
                       .apply = enrol,
                       .expected = false},
                      {.name = "leave",
                       .title = {"取消报名", "leave"},
                       .from = {"open"},
                       .who = {{"provider.manager", workflow::Relation::anyone}},
                       .apply = leave,
                       .expected = false},
                      {.name = "record_attendance",
                       .title = {"登记到课", "record who came"},
                       .from = {"open"},
                       .to = "held",
                       .who = {{"finance.procurement", workflow::Relation::owner},
                               {"registrar.officer", workflow::Relation::owner}},
                       .input = &attendance_fields,
                       .clauses = {clause::PF_project_12},
                       .apply = record_attendance,
                       .expected = false}},
            .shows = &course_shown,
            .view = view_course,
            .public_in = {"open", "held"}};
}

}  // namespace qiyue::provider
