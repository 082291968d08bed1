#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/sealing/api.hpp"
#include "modules/tender/conditions.hpp"
#include "modules/tender/fields.hpp"
#include "modules/tender/lots.hpp"
#include "modules/tender/measures.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/sources.hpp"

namespace qiyue::tender {

namespace {

using workflow::StepRun;

// How long notice, documents and responses run: each clause of the method's row reads what it is about.
void judge_times(StepRun& run, Method const& method, Day notice_until, Day documents_until, Day deadline) {
    auto const& calendar = run.engine.calendar();
    auto const working = [&](Day until) { return std::int64_t{calendar.working_days_between(run.today(), until)}; };
    auto const facts = law::Facts()
                           .with("issued", run.today())
                           .with("bid_deadline", deadline)
                           .with("notice_working_days", working(notice_until))
                           .with("document_working_days", working(documents_until))
                           .with("response_working_days", working(deadline));
    for (auto const clause : method.times) {
        run.judge.ask(clause, facts);
    }
}

// The first days that the rules allow, each with its sum.
Value earliest(StepRun const& run, Method const& method) {
    auto all = Value::object();
    for (auto const& one : method.earliest) {
        all.set(one.field, run.judge.deadline(one.key, run.today()).sum);
    }
    return all;
}

}  // namespace

Result<void> publish(StepRun& run) {
    auto t = stored(run);
    auto const document = TRY(run.whole(document_fields(), t.document));
    judge_sources(run, t, document);
    judge_conditions(run, t, t.document);
    TRY(judge_to_others(run, t.project, t.document["to_others"].boolean_or(false)));
    judge_choice_again(run, t, sources::budget_of(run.tx, t.project).amount);
    judge_invited_yet(run, t);
    TRY(judge_lots(run, t));

    auto const notice_until = run.form.day("notice_until");
    auto const documents_until = run.form.day("documents_until");
    auto const deadline = run.form.instant("bid_deadline");
    if (deadline <= run.context.now) {
        return api::invalid(
            "tender.deadline_passed", "bid_deadline", {"投标截止时间已过", "the bid deadline lies in the past"},
            {"请另定投标截止时间；已开标的不能再改", "set a later deadline; after the opening nothing changes"});
    }
    if (documents_until > deadline.day()) {
        return api::invalid("tender.documents_after_deadline", "documents_until",
                            {"购买文件提供截止日晚于投标截止时间", "the documents are offered beyond the bid deadline"},
                            {"请提前购买文件提供截止日", "let the offer of documents end earlier"});
    }
    auto const procurement = t.purchase_class == PurchaseClass::procurement;
    if (!procurement) {
        judge_remedy(run, document);
    } else {
        auto const& method = *find_method(t.method);
        judge_times(run, method, notice_until, documents_until, deadline.day());
        run.answer.set("earliest", earliest(run, method));
    }
    t.published = run.form.value();
    t.published_on = run.today();
    t.documents_until = documents_until;
    t.bid_deadline = deadline;
    // Budget's own judgement stops here with everything found so far, so nothing is set aside for a refused notice.
    TRY(run.judge.verdict());
    // Somebody may have left his post since the document named him.
    TRY(sealing::judge_holders(run, document));
    auto const key = sealing::opening_key(run.tx, {t.id, bids_round});
    ENSURE(key.has_value());
    TRY(sealing::judge_key_ready(run, *key));
    if (auto const lots = store::lots(run.tx, t.id); lots.empty()) {
        t.reservation = TRY(sources::set_aside(run, t.id, t.project, document.money("ceiling")));
    } else {
        TRY(publish_lots(run, t, *key));
    }
    store::keep_publication(run.tx, t);
    run.answer.set("published_on", run.today().iso())
        .set("notice_until", notice_until.iso())
        .set("documents_until", documents_until.iso())
        .set("bid_deadline", deadline.iso())
        .set("opening_key", key->public_key);
    run.raise(
        TenderPublished{.tender = t.id, .project = t.project, .notice_until = notice_until, .bid_deadline = deadline});
    return {};
}

}  // namespace qiyue::tender
