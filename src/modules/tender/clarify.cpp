#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/lots.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/sources.hpp"

#include <algorithm>
#include <array>

// What may still be said and moved once the notice is out: clarifications, answers to suppliers' questions, and a longer
// offer of the documents.
namespace qiyue::tender {

namespace {

using workflow::StepRun;

constexpr std::int64_t seconds_a_day = 86'400;

// The day that the calendar gives for the lead of a clarification made today.
Day earliest_after(StepRun const& run, Method const& method) {
    return run.judge.deadline(method.clarification_lead, run.today()).due;
}

constexpr std::array subject_words{"采购标的", "采购内容", "采购数量", "服务数量"};
constexpr std::array qualification_words{"资格条件", "资格要求"};
constexpr std::array change_words{"调整", "修改", "改为", "变更", "增加", "减少", "取消", "提高", "降低"};

template <std::size_t count> bool says_one(std::string const& text, std::array<char const*, count> const& words) {
    return std::ranges::any_of(words, [&](char const* word) { return text.find(word) != std::string::npos; });
}

// LP-068 澄清修改不得改变采购标的和资格条件,并在原发布媒体发布澄清公告
void judge_clarified(StepRun& run, Tender const& t) {
    if (t.purchase_class != PurchaseClass::procurement || !find_method(t.method)->tendering) {
        return;
    }
    auto const& text = run.form.text("text");
    auto const about = [&](char const* content) {
        auto const rows = run.form.given("concerns") ? run.form.list("concerns") : std::vector<Form>();
        return std::ranges::any_of(rows, [&](Form const& row) { return row.text("content") == content; });
    };
    // What it is about is declared, whatever its words are.
    auto const declared = !run.form.yes("affects_bids") || run.form.given("concerns");
    run.judge.require(
        clause::LP_068, law::Facts().with("concerns_declared", declared), declared, "tender.clarification_of_what",
        "concerns",
        {"可能影响投标文件编制的澄清或修改，须写明涉及哪些内容", "what may affect the bids says what it is about"},
        {"请选择涉及的内容", "say what it concerns"});
    auto const changed = says_one(text, change_words);
    auto const subject = about("subject") || (changed && says_one(text, subject_words));
    auto const qualification = about("qualification") || (changed && says_one(text, qualification_words));
    run.judge.require(clause::LP_068,
                      law::Facts().with("changes_subject", subject).with("changes_qualification", qualification),
                      !subject && !qualification, "tender.clarification_changes", "text",
                      {"澄清或修改不得改变采购标的和资格条件",
                       "a clarification changes neither the subject matter nor the qualification"},
                      {"确须改变的，终止本次采购，修改购买文件后重新采购",
                       "if that must change, end this purchase and begin anew with another document"});
}

Result<std::optional<Question>> question_answered(StepRun& run, Tender const& t) {
    if (!run.form.given("question")) {
        return std::optional<Question>();
    }
    auto const all = store::questions(run.tx, t.id);
    auto const found = std::ranges::find(all, run.form.integer("question"), &Question::number);
    if (found == all.end()) {
        return api::invalid("tender.no_such_question", "question", {"没有这一序号的疑问", "there is no such question"},
                            {"请填写疑问列表中的序号", "give a number of the list of questions"});
    }
    return std::optional(*found);
}

}  // namespace

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
    judge_clarified(run, t);
    auto const question = TRY(question_answered(run, t));
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
    move_lots(run, t.id, after);
    auto body = run.form.value();
    body.set("at", run.context.now.iso())
        .set("bid_deadline_before", before.iso())
        .set("bid_deadline_after", after.iso());
    if (question) {
        body.set("question_number", question->number).set("question", question->question);
    } else {
        body.erase("question");
    }
    store::insert_clarification(run.tx, run.ports().ids.next(), t.id, body);
    run.answer.set("bid_deadline", after.iso()).set("moved", after != before);
    run.raise(Clarified{.tender = t.id, .project = t.project, .bid_deadline = after});
    return {};
}

// LP-065 期满获取文件者不足3家可顺延并公告
Result<void> extend_documents(StepRun& run) {
    auto t = stored(run);
    auto const taken = std::make_shared<std::int64_t>(0);
    TRY(run.ports().bus.raise(run.tx, run.context, DocumentsTakenAsked{.tender = t.id, .taken = taken}));
    run.judge.ask(clause::LP_065,
                  law::Facts()
                      .with("documents_until", *t.documents_until)
                      .with("today", run.today())
                      .with("documents_taken_by", *taken));
    TRY(run.judge.verdict());
    auto const until = run.form.day("documents_until");
    auto const before = *t.bid_deadline;
    auto const after = run.form.given("bid_deadline") ? run.form.instant("bid_deadline") : before;
    if (until < run.today() || until > after.day() || after < before || run.context.now > before) {
        return api::invalid("tender.extension_of_no_use", "documents_until",
                            {"顺延后的日期须在今日之后、投标截止时间之前，投标截止时间不得提前",
                             "the new day lies between today and the bid deadline, which does not come nearer"},
                            {"请另定日期", "set another day"});
    }
    t.documents_until = until;
    t.bid_deadline = after;
    t.published.set("documents_until", until.iso());
    store::keep_publication(run.tx, t);
    for (auto const& lot : store::lots(run.tx, t.id)) {
        auto part = *store::find(run.tx, lot.tender);
        part.documents_until = until;
        part.published.set("documents_until", until.iso());
        store::keep_publication(run.tx, part);
    }
    move_lots(run, t.id, after);
    store::insert_clarification(
        run.tx, run.ports().ids.next(), t.id,
        Value::object()
            .set("text", "购买文件提供期限顺延至 " + until.iso() + "。" + run.form.text("reason"))
            .set("affects_bids", false)
            .set("at", run.context.now.iso())
            .set("bid_deadline_before", before.iso())
            .set("bid_deadline_after", after.iso()));
    run.answer.set("documents_until", until.iso()).set("bid_deadline", after.iso());
    run.raise(Clarified{.tender = t.id, .project = t.project, .bid_deadline = after});
    return {};
}

std::int64_t ask_question(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t tender,
                          std::string const& question) {
    auto const whole = whole_of(tx, tender);
    store::insert_question(tx, ports.ids.next(), whole, question, context.now);
    return static_cast<std::int64_t>(store::questions(tx, whole).size());
}

}  // namespace qiyue::tender
