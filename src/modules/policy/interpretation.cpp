#include "modules/policy/store.hpp"

#include "law/clauses.gen.hpp"
#include "modules/policy/parts.hpp"

// The life of an interpretation 解释: 起草 drafted -> 已发布 published -> 已废止 withdrawn. One officer of the city's
// interpreting authority drafts it, its head publishes it; from then on whoever reads the article reads it too.
namespace qiyue::policy {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Fields const draft_fields{
    field::text("document", {"规则文件", "rule document"}).says({"文件在规则登记簿中的编号", "its id in the register"}),
    field::text("article", {"条", "article"}).says({"如“第二十三条”", "as in 第二十三条"}),
    field::text("number", {"解释文号", "number"}).maybe(),
    field::text("title", {"标题", "title"}),
    field::prose("text", {"解释内容", "interpretation"}),
};

Fields const& shown_fields() {
    static Fields const fields = [] {
        auto all = draft_fields;
        all.push_back(field::text("authority", {"解释机关", "authority"}));
        all.push_back(field::day("published_on", {"发布日", "published"}));
        all.push_back(field::day("withdrawn_on", {"废止日", "withdrawn"}));
        return all;
    }();
    return fields;
}

Fields const withdraw_fields{field::prose("reason", {"废止理由", "reason"})};

Result<void> draft(StepRun& run) {
    auto const& book = run.engine.book();
    auto const* statute = book.statute(run.form.text("document"));
    if (statute == nullptr) {
        return api::invalid("policy.no_such_document", "document",
                            {"登记簿中没有这份文件", "the register has no such document"},
                            {"请从规则文件登记簿中选择", "choose a document of the register"});
    }
    auto const* article = book.article(statute->id, run.form.text("article"));
    if (article == nullptr) {
        return api::invalid("policy.no_such_article", "article",
                            {"《" + statute->title + "》没有这一条", "that document has no such article"},
                            {"请按“第二十三条”填写", "write it as the document does"});
    }
    // CD-42-1 本规程由成都市财政局负责解释: of its own document, and of no other.
    run.judge.require(
        clause::CD_42_1,
        statute->interpreter == run.context.caller.organisation_kind && statute->place == run.engine.place(),
        "policy.not_its_interpreter", "document",
        {"《" + statute->title + "》" +
             (statute->interpreted_by.empty() ? "没有载明由本机关解释" : "由" + statute->interpreted_by + "负责解释"),
         statute->interpreted_by.empty() ? "that document names nobody here as its interpreter"
                                         : "that document is interpreted by " + statute->interpreted_by},
        {"请提请负责解释的机关作出", "ask the authority that interprets it"});
    store::insert(run.tx,
                  {.id = run.object.id,
                   .statute = statute->id,
                   .article = article->label,
                   .number = run.form.text("number"),
                   .title = run.form.text("title"),
                   .text = run.form.text("text")});
    run.object.title = "《" + statute->title + "》" + article->label + " · " + run.form.text("title");
    return {};
}

Result<void> publish(StepRun& run) {
    store::publish(run.tx, run.object.id, run.context.caller.organisation_name, run.today());
    run.answer.set("published_on", run.today().iso());
    return {};
}

Result<void> withdraw(StepRun& run) {
    store::withdraw(run.tx, run.object.id, run.today());
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    return store::fields(tx, object.id);
}

}  // namespace

workflow::Procedure interpretation_procedure() {
    // CD-42-1 本规程由成都市财政局负责解释: the city's department, not a district's.
    std::vector<Actor> const drafter{{"finance.procurement", Relation::city, clause::CD_42_1}};
    std::vector<Actor> const head{{"finance.head", Relation::owner}};
    return {.kind = "interpretation",
            .plural = "interpretations",
            .title = {"规则解释", "interpretation"},
            .states = {{"drafted", {"待发布", "drafted"}},
                       {"published", {"已发布", "published"}},
                       {"withdrawn", {"已废止", "withdrawn"}, /*final=*/true}},
            .steps = {{.name = "draft",
                       .title = {"起草解释", "draft an interpretation"},
                       .from = {},
                       .to = "drafted",
                       .who = drafter,
                       .input = &draft_fields,
                       .clauses = {clause::CD_42_1},
                       .apply = draft},
                      {.name = "publish",
                       .title = {"发布解释", "publish"},
                       .from = {"drafted"},
                       .to = "published",
                       .who = head,
                       .clauses = {clause::CD_42_1},
                       .apply = publish,
                       .shown_publicly = true},
                      {.name = "withdraw",
                       .title = {"废止解释", "withdraw"},
                       .from = {"published"},
                       .to = "withdrawn",
                       .who = head,
                       .input = &withdraw_fields,
                       .clauses = {clause::CD_42_1},
                       .apply = withdraw,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &shown_fields(),
            .view = view,
            .public_reading = true};
}

std::vector<Interpretation> interpretations(db::Tx& tx, std::string_view statute, std::string_view article) {
    return store::published(tx, statute, article);
}

}  // namespace qiyue::policy
