#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/fields.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/sources.hpp"
#include "modules/tender/store_key.hpp"

namespace qiyue::tender {

namespace {

using workflow::StepRun;

constexpr std::int64_t seconds_a_day = 86'400;

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

// The day that the calendar gives for the lead of a clarification made today.
Day earliest_after(StepRun const& run, Method const& method) {
    return run.judge.deadline(method.clarification_lead, run.today()).due;
}

}  // namespace

Result<void> publish(StepRun& run) {
    auto t = stored(run);
    auto const document = TRY(run.whole(document_fields(), t.document));
    judge_sources(run, t, document);

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
    TRY(judge_holders(run, document));
    auto const key = store::opening_key(run.tx, t.id, bids_round);
    ENSURE(key.has_value());
    TRY(judge_key_ready(run, *key));
    t.reservation = TRY(sources::set_aside(run, t.project, document.money("ceiling")));
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

// LP-067 可能影响投标文件编制的澄清或修改应在截止至少15日前书面通知,不足15日顺延截止时间
// LP-082 澄清修改至少5日前通知,不足顺延; LP-078 影响响应的澄清修改应在截止3个工作日前通知,不足顺延
Result<void> clarify(StepRun& run) {
    auto const t = stored(run);
    auto const before = *t.bid_deadline;
    if (run.context.now > before) {
        return api::conflict(
            "tender.deadline_passed", {"投标截止时间已过，不能再澄清", "the bid deadline has passed"},
            {"请另定投标截止时间；已开标的不能再改", "set a later deadline; after the opening nothing changes"});
    }
    auto after = before;
    auto const& method = *find_method(t.method);
    if (t.purchase_class == PurchaseClass::procurement && !method.clarified_under.id.empty()) {
        auto const computed = run.judge.compute(method.clarified_under,
                                                law::Facts()
                                                    .with("clarified", run.today())
                                                    .with("earliest", earliest_after(run, method))
                                                    .with("bid_deadline", before.day())
                                                    .with("affects_bids", run.form.yes("affects_bids")));
        if (computed["moved"].boolean_or(false)) {
            auto const day = Day::parse(computed["bid_deadline"].text()).value();
            after = before.plus_seconds(std::int64_t{before.day().days_until(day)} * seconds_a_day);
        }
    }
    store::move_deadline(run.tx, t.id, after);
    auto body = run.form.value();
    body.set("at", run.context.now.iso())
        .set("bid_deadline_before", before.iso())
        .set("bid_deadline_after", after.iso());
    store::insert_clarification(run.tx, run.ports().ids.next(), t.id, body);
    run.answer.set("bid_deadline", after.iso()).set("moved", after != before);
    run.raise(Clarified{.tender = t.id, .project = t.project, .bid_deadline = after});
    return {};
}

}  // namespace qiyue::tender
