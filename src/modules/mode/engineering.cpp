#include "law/clauses.gen.hpp"
#include "modules/mode/steps.hpp"
#include "modules/project/api.hpp"

// 工程建设部分 of a project whose field says so: bought under the Tendering and Bidding Law, on the trading platform of public
// resources and not here. What stands here is the link: which part, by which method, under which number, with which outcome.
namespace qiyue::mode {

namespace {

using workflow::Relation;
using workflow::StepRun;

Fields const& register_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::text("part", {"部分名称", "part"}),
        field::choice("sort", {"类别", "sort"},
                      {{"construction", {"工程建设", "construction"}},
                       {"goods", {"与工程有关的货物", "goods that belong to it"}},
                       {"services", {"与工程有关的服务", "services that belong to it"}}}),
        field::choice("tendered_by", {"招标方式", "tendered by"},
                      {{"open", {"公开招标", "open tender"}},
                       {"invited", {"邀请招标", "invited tender"}},
                       {"negotiation", {"竞争性谈判", "competitive negotiation"}},
                       {"consultation", {"竞争性磋商", "competitive consultation"}},
                       {"single_source", {"单一来源", "single source"}}}),
        field::money("amount", {"估算金额", "estimate"}).between(1, INT64_C(1'000'000'000'000)),
    };
    return fields;
}

Fields const& announce_fields() {
    static Fields const fields{field::text("notice_number", {"招标公告编号", "number of its notice"}),
                               field::text("platform", {"交易平台", "platform it is tendered on"})};
    return fields;
}

Fields const& outcome_fields() {
    static Fields const fields{field::text("winner", {"中标人", "winner"}),
                               field::money("price", {"中标金额", "price"}).between(1, INT64_C(1'000'000'000'000))};
    return fields;
}

Fields const& shown() {
    static Fields const fields = [] {
        Fields all;
        for (auto const* group : {&register_fields(), &announce_fields(), &outcome_fields()}) {
            all.insert(all.end(), group->begin(), group->end());
        }
        return all;
    }();
    return fields;
}

// CDP-11-3b 对工程建设及其有关的货物、服务进行采购的,按照《招标投标法》: which knows the open and the invited tender alone.
Result<void> enter(StepRun& run) {
    if (!run.judge.applies(clause::CDP_11_3b)) {
        return api::conflict("engineering.not_here",
                             {"本项目适用的规则没有工程建设部分", "the rules of this project know no such part"},
                             {"请按政府采购的方式办理", "buy it by the methods of procurement"});
    }
    auto const& by = run.form.text("tendered_by");
    auto const lawful = by == "open" || by == "invited";
    run.judge.require(
        clause::CDP_11_3b, law::Facts().with("method", by).with("of_tendering_law", lawful), lawful,
        "engineering.not_of_tendering_law", "tendered_by",
        {"工程建设及其有关的货物、服务按照《招标投标法》采购，只有公开招标和邀请招标",
         "construction and what belongs to it goes by the Tendering and Bidding Law: open or invited tender"},
        {"请选择公开招标或邀请招标", "choose one of the two"});
    store::insert(run.tx, run.object.id, run.form.value());
    auto const about = project::find(run.tx, run.object.project);
    run.object.title = (about ? about->name : std::string()) + " · " + run.form.text("part");
    return {};
}

Result<void> add(StepRun& run) {
    auto body = store::mode(run.tx, run.object.id);
    for (auto const& [key, value] : run.form.value().members()) {
        body.set(key, value);
    }
    store::update(run.tx, run.object.id, body);
    return {};
}

}  // namespace

workflow::Procedure engineering_procedure() {
    std::vector<workflow::Actor> const planner{{"buyer.planner", Relation::owner}};
    return {
        .kind = "engineering_part",
        .plural = "engineering-parts",
        .title = {"工程建设部分（依招标投标法）", "engineering part (Tendering and Bidding Law)"},
        .states = {{"entered", {"待招标", "to be tendered"}},
                   {"announced", {"招标中", "tendered"}},
                   {"decided", {"已定标", "decided"}, /*final=*/true}},
        .steps = {{.name = "enter",
                   .title = {"登记工程建设部分", "enter an engineering part"},
                   .from = {},
                   .to = "entered",
                   .who = planner,
                   .input = &register_fields(),
                   .clauses = {clause::CDP_11_3b},
                   .apply = enter,
                   .parent = "project",
                   .parent_kind = "project",
                   .shown_publicly = true,
                   .expected = false},
                  {.name = "announce",
                   .title = {"登记招标公告", "enter its notice"},
                   .from = {"entered"},
                   .to = "announced",
                   .who = planner,
                   .input = &announce_fields(),
                   .clauses = {clause::CDP_11_3b},
                   .apply = add,
                   .shown_publicly = true},
                  {.name = "decide",
                   .title = {"登记招标结果", "enter its outcome"},
                   .from = {"announced"},
                   .to = "decided",
                   .who = planner,
                   .input = &outcome_fields(),
                   .clauses = {clause::CDP_11_3b},
                   .apply = add,
                   .shown_publicly = true}},
        .shows = &shown(),
        .view = [](db::Tx& tx, workflow::Object const& object, Context const&) { return store::mode(tx, object.id); },
        .public_in = {"entered", "announced", "decided"}};
}

}  // namespace qiyue::mode
