#include "modules/policy/parts.hpp"
#include "modules/policy/store.hpp"

// The life of an extension 延期: 起草 drafted -> 已发布 published. A rule that says how long it holds is kept in force past
// that day by a document alone. One officer of the city's finance department enters it, its head publishes it; who starts
// a project from then on goes by the rule until the new day, and what was started keeps its rules as always.
namespace qiyue::policy {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Fields const& draft_fields() {
    static Fields const fields{
        field::text("document", {"规则文件", "rule document"})
            .says({"文件在规则登记簿中的编号", "its id in the register"}),
        field::day("until", {"延长至", "extended until"}).says({"含当日", "that day included"}),
        field::text("number", {"延期文件文号", "number of the extending document"}),
        field::text("issuer", {"发文机关", "issued by"}),
        field::day("issued_on", {"印发日期", "issued on"}),
        field::digest("paper", {"延期文件", "the document"}),
    };
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = [] {
        auto all = draft_fields();
        all.push_back(field::day("published_on", {"发布日", "published"}));
        return all;
    }();
    return fields;
}

Result<void> draft(StepRun& run) {
    auto const* statute = run.engine.book().statute(run.form.text("document"));
    if (statute == nullptr || statute->place != run.engine.place()) {
        return api::invalid("policy.no_such_document", "document",
                            {"本地登记簿中没有这份文件", "the register of this place has no such document"},
                            {"请从规则文件登记簿中选择本地文件", "choose a document of this place from the register"});
    }
    if (!statute->in_force_until) {
        return api::invalid(
            "policy.has_no_end", "document",
            {"《" + statute->title + "》没有规定有效期，无须延期", "that document has no end and needs no extension"},
            {"请核对文件", "look at the document again"});
    }
    if (run.form.day("until") <= *statute->in_force_until || run.form.day("until") < run.today()) {
        auto const end = statute->in_force_until->iso();
        return api::invalid("policy.extends_nothing", "until",
                            {"《" + statute->title + "》有效期本来至 " + end + "，延期须晚于该日和今日",
                             "that document holds until " + end + "; an extension ends later than that and than today"},
                            {"请按延期文件填写", "enter the day that the extending document says"});
    }
    store::insert_extension(run.tx, run.object.id, statute->id, run.form.day("until"), run.form.value());
    run.object.title = "《" + statute->title + "》延长至 " + run.form.day("until").iso();
    return {};
}

Result<void> publish(StepRun& run) {
    store::publish_extension(run.tx, run.object.id, run.today());
    run.answer.set("published_on", run.today().iso());
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    return store::extension(tx, object.id);
}

}  // namespace

workflow::Procedure extension_procedure() {
    return {.kind = "rule_extension",
            .plural = "rule-extensions",
            .title = {"规则延期", "extension of a rule"},
            .states = {{"drafted", {"待发布", "drafted"}}, {"published", {"已发布", "published"}, /*final=*/true}},
            .steps = {{.name = "draft",
                       .title = {"登记延期文件", "enter an extending document"},
                       .from = {},
                       .to = "drafted",
                       .who = {{"finance.procurement", Relation::city}},
                       .input = &draft_fields(),
                       .apply = draft},
                      {.name = "publish",
                       .title = {"发布延期", "publish"},
                       .from = {"drafted"},
                       .to = "published",
                       .who = {{"finance.head", Relation::owner}},
                       .apply = publish,
                       .shown_publicly = true}},
            .shows = &shown_fields(),
            .view = view,
            .public_reading = true};
}

std::map<std::string, Day> extended(db::Tx& tx, Day on) {
    return store::extended(tx, on);
}

}  // namespace qiyue::policy
