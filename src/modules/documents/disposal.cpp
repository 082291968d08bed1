#include "modules/documents/disposal.hpp"

#include "law/clauses.gen.hpp"
#include "modules/documents/store.hpp"

#include <algorithm>

// The end of a project's files 销毁: proposed by the buyer's internal supervisor, approved by its head, once the law no
// longer wants them kept. What they were called and their digests stay, and so does the journal: nothing of the record is
// ever overwritten. The bytes go with the next sweep.
namespace qiyue::documents {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Fields const propose_fields{
    field::reference("project", {"项目", "project"}, "project").by({clause::CD_37_3}),
    field::prose("reason", {"销毁理由", "why they are disposed of"}),
};

Fields const reject_fields{field::prose("opinion", {"意见", "opinion"})};

Fields const& shown_fields() {
    static Fields const fields{
        field::prose("reason", {"销毁理由", "why they are disposed of"}),
        field::day("ended", {"采购结束之日", "end of the purchase"}),
        field::integer("files", {"文件数", "files"}),
        field::day("disposed", {"销毁之日", "disposed of on"}),
    };
    return fields;
}

// The day on which anything was last recorded of the project: the purchase had not ended before it.
Day ended(StepRun const& run) {
    auto last = run.object.created.day();
    bool first = true;
    for (auto const& object : run.engine.of_project(run.tx, run.object.project)) {
        if (object.kind != run.object.kind) {
            last = first ? object.changed.day() : std::max(last, object.changed.day());
            first = false;
        }
    }
    return last;
}

// CD-37-3 对政府购买服务程序及资金使用情况进行审计监督; 采购文件从采购结束之日起至少保存十五年
Day judged_end(StepRun& run) {
    auto const end = ended(run);
    run.judge.ask(clause::CD_37_3, law::Facts().with("ended", end).with("today", run.today()));
    return end;
}

Result<void> propose(StepRun& run) {
    auto const end = judged_end(run);
    store::put(run.tx,
               {.id = run.object.id,
                .reason = run.form.text("reason"),
                .ended = end.iso(),
                .files = store::count_of_project(run.tx, run.object.project),
                .disposed = {}});
    return {};
}

Result<void> approve(StepRun& run) {
    auto const end = judged_end(run);
    auto const files = store::count_of_project(run.tx, run.object.project);
    store::dispose(run.tx, run.object.project, run.object.id);
    store::put(run.tx,
               {.id = run.object.id, .reason = {}, .ended = end.iso(), .files = files, .disposed = run.today().iso()});
    run.answer.set("files", files);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const found = store::disposal(tx, object.id);
    if (!found) {
        return Value::object();
    }
    auto value = Value::object().set("reason", found->reason).set("ended", found->ended).set("files", found->files);
    if (!found->disposed.empty()) {
        value.set("disposed", found->disposed);
    }
    return value;
}

}  // namespace

workflow::Procedure disposal_procedure() {
    std::vector<Actor> const supervisor{{"buyer.supervisor", Relation::owner}};
    std::vector<Actor> const head{{"buyer.head", Relation::owner}};
    return {.kind = "disposal",
            .plural = "disposals",
            .title = {"档案销毁", "disposal of files"},
            .states = {{"proposed", {"待审批", "proposed"}},
                       {"disposed", {"已销毁", "disposed of"}, /*final=*/true},
                       {"rejected", {"已驳回", "rejected"}, /*final=*/true}},
            .steps = {{.name = "propose",
                       .title = {"申请销毁项目文件", "propose to dispose of a project's files"},
                       .from = {},
                       .to = "proposed",
                       .who = supervisor,
                       .input = &propose_fields,
                       .clauses = {clause::CD_37_3},
                       .apply = propose,
                       .parent = "project",
                       .parent_kind = "project"},
                      {.name = "approve",
                       .title = {"批准销毁", "approve the disposal"},
                       .from = {"proposed"},
                       .to = "disposed",
                       .who = head,
                       .clauses = {clause::CD_37_3},
                       .apply = approve},
                      {.name = "reject",
                       .title = {"驳回", "reject"},
                       .from = {"proposed"},
                       .to = "rejected",
                       .who = head,
                       .input = &reject_fields,
                       .apply = [](StepRun&) -> Result<void> { return {}; }}},
            .shows = &shown_fields(),
            .view = view};
}

}  // namespace qiyue::documents
