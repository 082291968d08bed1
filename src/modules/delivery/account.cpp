#include "modules/delivery/fields.hpp"
#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// LP-199 承接主体建立项目台账: the account of one project, which its provider keeps: income and expenditure by kind of cost, each
// with its voucher, beside the budget of the scheme in force.
namespace qiyue::delivery {

namespace {

using workflow::StepRun;

std::optional<Money> line_of(Value const& scheme, std::string const& cost) {
    std::optional<Money> found;
    for (auto const& line : scheme["budget"].is_list() ? scheme["budget"].items() : Value::List{}) {
        if (line["cost"] == Value(cost)) {
            found = found.value_or(Money()) + Money::fen(line["amount"].integer());
        }
    }
    return found;
}

Money spent_of(std::vector<Entry> const& entries, std::string const& cost) {
    Money sum;
    for (auto const& one : entries) {
        sum += !one.income && one.cost == cost ? one.effect() : Money();
    }
    return sum;
}

// DGF-5-3-2 对项目资金进行财务管理和会计核算: one voucher is one project's, or split among them.
void judge_voucher(StepRun& run, Entry const& entry) {
    // CDP-20b 规范购买服务项目资金的财务管理和会计核算
    require_given(run, {clause::LP_199, clause::CDP_20b}, "voucher", {"凭证号", "voucher"});
    require_given(run, {clause::LP_199}, "proof", {"凭证附件", "file of the voucher"});
    if (entry.voucher.empty()) {
        return;
    }
    auto const mine = store::entries(run.tx, entry.delivery);
    auto const again = std::ranges::any_of(mine, [&](Entry const& one) {
        return !one.cancelled() && one.voucher == entry.voucher && one.income == entry.income && one.cost == entry.cost;
    });
    run.judge.require(clause::LP_199, law::Facts().with("voucher_number", entry.voucher).with("entered_before", again),
                      !again, "delivery.voucher_twice", "voucher",
                      {"凭证“" + entry.voucher + "”的这一类费用已经入账",
                       "this cost of the voucher stands in the account already: " + entry.voucher},
                      {"请核对凭证号；一张凭证含几类费用的，按类别分别入账",
                       "look at its number; a voucher of several kinds of cost is entered kind by kind"});
    auto others = store::of_voucher(run.tx, entry.provider, entry.voucher, entry.delivery);
    std::erase_if(others, [](Entry const& one) { return one.cancelled(); });
    auto const split = entry.split && std::ranges::all_of(others, &Entry::split);
    run.judge.require(clause::DGF_5_3_2,
                      law::Facts()
                          .with("voucher_number", entry.voucher)
                          .with("other_projects", std::ssize(others))
                          .with("voucher_split", split),
                      others.empty() || split, "delivery.voucher_elsewhere", "voucher",
                      {"凭证“" + entry.voucher + "”已记入其他项目",
                       "this voucher stands in another project's account: " + entry.voucher},
                      {"由几个项目分摊的，各项目均须注明分摊", "where projects share it, each of them says so"});
}

// PF-process-20 ……资金监管机制, DG-11-2: budget against actual, kind by kind. Marks what went beyond.
void judge_line(StepRun& run, Value const& scheme, Entry& entry) {
    auto const line = line_of(scheme, entry.cost);
    if (!line) {
        // PF-law-17 允许……用于支付员工劳务费: pay of the provider's own people is never money misused.
        auto const labour = entry.cost == "labour" && run.judge.applies(clause::PF_law_17);
        entry.body.set("outside", scheme["budget"].is_list() && !labour);
        return;
    }
    auto const before = run.judge.warnings().size();
    for (auto const rule : {clause::PF_process_20, clause::DG_11_2}) {
        run.judge.ask(
            rule,
            law::Facts()
                .with("cost_line", cost_label(entry.cost).zh)
                .with("cost_budget", *line)
                .with("spent_of_line", spent_of(store::entries(run.tx, entry.delivery), entry.cost) + entry.amount));
    }
    entry.body.set("over", run.judge.warnings().size() > before);
}

}  // namespace

std::vector<Option> const& cost_options() {
    static std::vector<Option> const all{
        {"labour", {"员工劳务费", "pay of staff"}},
        {"activity", {"活动费", "activities"}},
        {"venue", {"场地费", "venue"}},
        {"material", {"物资材料费", "materials"}},
        {"transport", {"交通费", "transport"}},
        {"training", {"培训费", "training"}},
        {"audit", {"审计评估费", "audit"}},
        {"tax", {"税费", "taxes"}},
        {"management", {"管理费", "management"}},
        {"other", {"其他", "other"}},
    };
    return all;
}

Text cost_label(std::string const& cost) {
    auto const found = std::ranges::find(cost_options(), cost, &Option::value);
    return found == cost_options().end() ? Text{cost, cost} : found->label;
}

Account account_of(std::vector<Entry> const& entries, Value const& scheme) {
    Account account;
    for (auto const& one : entries) {
        (one.income ? account.income : account.spent) += one.effect();
    }
    for (auto const& option : cost_options()) {
        auto const line = line_of(scheme, option.value);
        auto const spent = spent_of(entries, option.value);
        if (line || spent > Money()) {
            account.lines.push(Value::object()
                                   .set("cost", option.value)
                                   .set("budget", line.value_or(Money()).in_fen())
                                   .set("spent", spent.in_fen())
                                   .set("over", line && spent > *line));
        }
    }
    return account;
}

Result<void> enter(StepRun& run) {
    auto const paper = stored(run);
    Entry entry{.id = run.ports().ids.next(),
                .delivery = paper.id,
                .provider = run.object.party,
                .income = run.form.text("direction") == "income",
                .cost = run.form.text("cost"),
                .amount = run.form.money("amount"),
                .day = run.form.day("day"),
                .voucher = run.form.text("voucher"),
                .split = run.form.yes("split")};
    if (!entry.income && entry.cost.empty()) {
        return api::invalid("delivery.no_cost", "cost",
                            {"支出须填写成本类别", "an expenditure says of what kind it is"},
                            {"请选择成本类别", "choose the kind of cost"});
    }
    if (entry.day > run.today()) {
        return api::invalid("delivery.entry_in_future", "day", {"记账日不能晚于今天", "it cannot lie in the future"},
                            {"请填写实际收支之日", "give the day of the receipt or payment"});
    }
    for (auto const* key : {"note", "proof"}) {
        if (run.form.given(key)) {
            entry.body.set(key, run.form.text(key));
        }
    }
    judge_voucher(run, entry);
    if (!entry.income) {
        judge_line(run, scheme_in_force(run.tx, run.engine, paper.id), entry);
    }
    TRY(run.judge.verdict());
    store::insert(run.tx, entry);
    auto const entries = store::entries(run.tx, paper.id);
    auto const account = account_of(entries, {});
    run.answer.set("entry", std::ssize(entries))
        .set("balance", (account.income - account.spent).in_fen())
        .set("over", entry.body["over"].boolean_or(false))
        .set("outside", entry.body["outside"].boolean_or(false));
    return {};
}

namespace {

// Lines are numbered as they stand in the account, from 1; nothing where the account has no such line.
std::optional<Entry> numbered(StepRun& run) {
    auto const entries = store::entries(run.tx, run.object.id);
    auto const number = run.form.integer("entry");
    return number > std::ssize(entries) ? std::nullopt : std::optional(entries[static_cast<std::size_t>(number - 1)]);
}

}  // namespace

// A wrong line is never changed or taken out: another one takes it back, and both stay with the reason.
Result<void> reverse(StepRun& run) {
    auto entry = numbered(run);
    if (!entry || entry->cancelled()) {
        return api::invalid("delivery.nothing_to_reverse", "entry",
                            {"没有这笔账目，或已经冲销", "there is no such line, or it was taken back already"},
                            {"请填写尚未冲销的账目编号", "take the number of a line that still stands"});
    }
    auto counter = *entry;
    counter.id = run.ports().ids.next();
    counter.day = run.today();
    counter.body = Value::object().set("reverses", run.form.integer("entry")).set("note", run.form.text("reason"));
    store::insert(run.tx, counter);
    entry->body.set("reversed_by", std::ssize(store::entries(run.tx, run.object.id)));
    entry->body.erase("over");
    store::update(run.tx, *entry);
    auto const account = account_of(store::entries(run.tx, run.object.id), {});
    run.answer.set("entry", entry->body["reversed_by"]).set("balance", (account.income - account.spent).in_fen());
    return {};
}

Result<void> consent(StepRun& run) {
    if (auto found = numbered(run)) {
        auto& entry = *found;
        if (entry.body["over"].boolean_or(false)) {
            entry.body.set("consent",
                           run.context.caller.person_name + " " + run.today().iso() + "：" + run.form.text("opinion"));
            store::update(run.tx, entry);
            return {};
        }
    }
    return api::invalid("delivery.nothing_to_consent", "entry",
                        {"没有这笔超预算支出", "there is no such cost over its budget"},
                        {"请填写标为超预算的账目编号", "take the number of an entry that is marked so"});
}

}  // namespace qiyue::delivery
