#include "modules/disclosure/publish.hpp"

#include "modules/disclosure/figures.hpp"

#include "law/clauses.gen.hpp"
#include "modules/disclosure/findable.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"
#include "modules/review/api.hpp"

#include <algorithm>

namespace qiyue::disclosure {

namespace {

bool suspended(Context const& context, Rule const& rule) {
    return context.off(clause::CD_34_1) || std::ranges::any_of(rule.clauses, [&](Clause clause) {
               return clause != clause::CD_34_4 && context.off(clause);
           });
}

// What the section calls its field.
Text called(Value const& section, std::string const& name) {
    for (auto const& field : section["fields"].items()) {
        if (field["name"] == Value(name)) {
            return {field["label"]["zh"].text(), field["label"]["en"].text()};
        }
    }
    return {"本公告以外的内容", "something outside this notice"};
}

// By its name in this notice; nothing where the notice does not say it.
std::string kept_back(Making const& making, store::Exemption const& exemption) {
    for (auto const& [field, value] : making.section["values"].members()) {
        if (keeps_back(exemption, making.object.kind, field)) {
            return field;
        }
    }
    return {};
}

// CD-34-2 涉及国家秘密、商业秘密和个人隐私的信息除外
Result<void> all_decided(db::Tx& tx, workflow::Engine const& engine, Context const& context, Making const& making) {
    auto judge = engine.judge(context, making.object.rules);
    for (auto const& waiting : store::exemptions(tx, making.project, "proposed")) {
        auto const field = kept_back(making, waiting);
        auto const concerned = !field.empty();
        auto const title = called(making.section, field);
        judge.require(
            clause::CD_34_2, law::Facts().with("exemption_of", law::words(title)).with("exemption_here", concerned),
            !concerned, "disclosure.exemption_undecided", waiting.field,
            {"“" + title.zh + "”申请不公开，尚未审批", "it is not decided yet whether this is withheld: " + title.en},
            {"请单位负责人先审批", "the head decides first"});
    }
    return judge.verdict();
}

std::vector<std::string> clauses_of(Rule const& rule) {
    std::vector<std::string> all{std::string(clause::CD_34_1.id)};
    for (auto const& clause : rule.clauses) {
        all.emplace_back(clause.id);
    }
    return all;
}

}  // namespace

std::string duty_of(Rule const& rule) {
    return "publication." + rule.name;
}

Fields const& budget_fields() {
    static Fields const fields{
        field::integer("year", {"预算年度", "budget year"}),
        field::integer("version", {"版本", "version"}),
        field::money("amount", {"批复金额", "released amount"}),
        field::day("released_on", {"批复日期", "released on"}),
    };
    return fields;
}

Fields const& award_void_fields() {
    static Fields const fields{field::text("provider_name", {"原中标(成交)供应商", "whose award is void"}),
                               field::prose("because", {"事由", "why"}), field::day("void_on", {"日期", "on"})};
    return fields;
}

Fields const& award_fields() {
    static Fields const fields{
        field::text("buyer_name", {"采购人", "buyer"}),
        field::text("provider_name", {"中标(成交)供应商", "winner"}),
        field::money("price", {"中标(成交)金额(每年)", "award price of a year"}),
        field::text("term", {"服务期限", "term"}),
        field::prose("subject", {"标的", "subject"}),
        field::prose("scope", {"服务范围", "scope"}),
        field::text("quantity", {"数量", "quantity"}),
        field::prose("quality", {"服务要求", "quality"}),
        field::list("experts", {"评审专家名单", "experts"},
                    {field::text("name", {"姓名", "name"}),
                     field::choice("role", {"身份", "role"},
                                   {{"representative", {"采购人代表", "the buyer's representative"}},
                                    {"expert", {"评审专家", "expert"}}})}),
        field::day("letter_day", {"中标(成交)通知书日期", "award letter"}),
        field::day("notice_until", {"公告期限至", "notice until"}),
        field::day("query_until", {"对结果提出质疑至", "the result may be queried until"}),
        review::passed_over_field(),
        field::text("record_digest", {"评审记录摘要(SHA-256)", "digest of the award record (SHA-256)"}),
        field::text("record_address", {"评审记录地址", "where the award record is"}),
    };
    return fields;
}

Value section_of_view(db::Tx& tx, workflow::Engine const& engine, Context const& context,
                      workflow::Object const& object, Rule const& rule) {
    auto const& procedure = engine.procedure(object.kind);
    static Fields const none;
    Context visitor{.caller = {}, .now = context.now, .request = context.request, .suspended = context.suspended};
    auto const values = procedure.view ? procedure.view(tx, object, visitor) : Value::object();
    return section(procedure.shows == nullptr ? none : *procedure.shows, values, rule.fields);
}

Result<std::int64_t> publish(db::Tx& tx, workflow::Engine const& engine, Context const& context, Making const& making) {
    if (suspended(context, making.rule)) {
        return std::int64_t{0};
    }
    TRY(all_decided(tx, engine, context, making));
    auto const project = project::find(tx, making.project);
    auto const owner = identity::organisation(tx, making.object.owner);
    Notice made;
    made.id = engine.ports().ids.next();
    made.rule = making.rule.name;
    made.stage = making.rule.stage;
    made.project = making.project;
    made.object = making.object.id;
    made.object_kind = making.object.kind;
    made.title = (project ? project->name : making.object.title) + " " + making.rule.kind.zh;
    made.organisation = making.object.owner;
    made.organisation_name = owner ? owner->name : std::string();
    made.region = making.object.region;
    made.at = context.now;
    made.section = making.section;
    made.clauses = clauses_of(making.rule);
    store::insert(tx, made, context.caller.person);
    index(tx, made);
    if (project) {
        auto const region = engine.find(tx, project->id)->region;
        store::count_notice(tx,
                            {.id = project->id,
                             .number = project->number,
                             .name = project->name,
                             .year = project->fiscal_year,
                             .buyer = project->buyer,
                             .region = region,
                             .changed = context.now});
    }
    count_figures(tx, engine, made);
    for (auto const& row : store::open_of_object(tx, making.object.id, making.rule.name)) {
        if (row.due.project == making.project) {
            store::fulfil(tx, row.due.id, made.id);
        }
    }
    return made.id;
}

void owe(db::Tx& tx, workflow::Engine const& engine, Context const& context, Rule const& rule,
         workflow::Object const& object, std::int64_t project, Value body) {
    if (suspended(context, rule)) {
        return;
    }
    store::DueRow row;
    row.due.id = engine.ports().ids.next();
    row.due.rule = rule.name;
    row.due.project = project;
    row.due.object = object.id;
    row.due.holder = object.owner;
    row.due.opened = context.today();
    row.body = std::move(body);
    // A place whose rules hold no such number owes it all the same, only without a day.
    auto const* number = engine.book().deadline(rule.deadline, object.rules, context.today());
    if (number != nullptr) {
        auto const deadline = engine.judge(context, object.rules).deadline(rule.deadline, context.today());
        row.due.clause = std::string(deadline.clause.id);
        if (!context.off(deadline.clause)) {
            row.due.due = deadline.due;
            if (rule.by_hand) {
                engine.open_duty(tx, context, object,
                                 {.duty = duty_of(rule),
                                  .title = {"公开" + rule.kind.zh, "publish: " + rule.kind.en},
                                  .deadline = rule.deadline,
                                  .clause = deadline.clause,
                                  .holder = {rule.holder, workflow::Relation::owner}},
                                 context.today());
            }
        }
    }
    store::insert(tx, row);
}

}  // namespace qiyue::disclosure
