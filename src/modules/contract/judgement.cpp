#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/contract/contents.hpp"
#include "modules/contract/sources.hpp"
#include "modules/credit/api.hpp"
#include "modules/provider/api.hpp"
#include "modules/remedy/api.hpp"

namespace qiyue::contract {

namespace {

Value instalment_facts(Form const& text) {
    Value all = Value::list();
    if (!text.given("instalments")) {
        return all;
    }
    for (auto const& instalment : text.list("instalments")) {
        all.push(
            Value::object()
                .set("amount", instalment.money("amount").in_fen())
                .set("payment_days", instalment.given("pay_within_days") ? instalment.integer("pay_within_days") : 0)
                .set("conditions", instalment.given("condition") ? 1 : 0));
    }
    return all;
}

// CD-23-2 asks of the whole term: that of the series when the contract is signed year by year.
int months_of(Contract const& contract, Form const& text) {
    return contract.yearly ? months_begun(contract.series_from, contract.series_to)
                           : months_begun(text.day("term_from"), text.day("term_to"));
}

void judge_award(workflow::StepRun& run, Contract const& contract, Form const& text) {
    auto const from = text.day("term_from");
    auto const to = text.day("term_to");
    // An order names no term: the contract does.
    auto const agreed_to = contract.order != 0 ? to : agreed_end(contract, from);
    // A year's contract of a series costs what was awarded for a year; one contract for longer costs in proportion.
    auto const price = agreed_price(contract, months_begun(from, agreed_to));
    auto facts = law::Facts()
                     .with("price", text.money("price"))
                     .with("award_price", price)
                     .with("term", to)
                     .with("agreed_term", agreed_to);
    for (auto const* term : {"quantity", "quality"}) {
        if (contract.draft.has(term) && text.given(term)) {
            facts.with(term, text.text(term)).with(std::string("agreed_") + term, contract.draft[term]);
        }
    }
    run.judge.ask(clause::CD_22_4, facts);
    // LP-185 合同不得对招标文件确定的事项和投标文件作实质性修改
    auto same = text.money("price") == price && to == agreed_to;
    for (auto const* term : {"quantity", "quality"}) {
        same = same && (!facts.has(term) || facts.value()[term] == facts.value()[std::string("agreed_") + term]);
    }
    // SY-3.1.5-d 标的、数量、质量、价格: as awarded, whatever kind of purchase it was.
    for (auto const clause : {clause::LP_185, clause::SY_3_1_5_d}) {
        if (contract.procurement || clause != clause::LP_185) {
            run.judge.require(
                clause, facts, same, "contract.changed_in_substance", {},
                {"合同对采购文件和投标文件作了实质性修改",
                 "the contract changes in substance what was published and bid"},
                {"价款、期限、数量、质量应与成交的一致", "price, term, quantity and quality are those awarded"});
        }
    }
    // LA-II.5-c 在办法和合同中注明如何付款: the purchase document says how, and the contract says the same; an
    // order of a framework has none of its own.
    auto const& agreed = contract.draft["payment_method"];
    auto const written = text.given("payment_method") ? Value(text.text("payment_method")) : Value();
    run.judge.require(
        clause::LA_II_5_c, law::Facts().with("payment_published", agreed).with("payment_written", written),
        contract.order != 0 || (!agreed.is_null() && agreed == written), "contract.payment_differs", "payment_method",
        {"合同的付款方式与购买文件不一致", "the way of payment is not that of the purchase document"},
        {"购买文件约定为：" + agreed.text_or("（未写明）"),
         "the purchase document says: " + agreed.text_or("nothing")});
    // CD-22-4 …and with the frozen need: a contract on a need that was changed since would not be what was awarded.
    auto const digest = sources::need_digest(run.tx, run.engine, contract.project);
    run.judge.require(
        clause::CD_22_4,
        law::Facts().with("need_awarded", contract.need_digest.substr(0, 16)).with("need_now", digest.substr(0, 16)),
        digest == contract.need_digest, "contract.need_changed", {},
        {"服务需求在成交后已被修订，与购买文件不一致", "the need was changed after the award"},
        {"请按成交时的需求版本恢复，或重新采购", "restore the version awarded, or purchase anew"});
}

}  // namespace

void judge_term(workflow::StepRun& run, Contract const& contract, Form const& text) {
    if (!text.given("term_from") || !text.given("term_to")) {
        return;
    }
    // CD-23-1 签订不超过三年履行期限的服务合同: of the whole series, when it is signed year by year.
    auto const from = contract.yearly ? std::min(contract.series_from, text.day("term_from")) : text.day("term_from");
    run.judge.ask(clause::CD_23_1, law::Facts().with("start", from).with("end", text.day("term_to")));
}

namespace {

// What a term of more than a year rests on; the reasons say why.
law::Facts term_facts(Form const& text) {
    auto const reasons = text.given("multi_year") ? text.group("multi_year") : Form();
    auto facts = law::Facts().with("start", text.day("term_from")).with("end", text.day("term_to"));
    for (auto const* condition : {"fixed", "continuous", "small_price_change", "stable_funding"}) {
        facts.with(condition, text.given("multi_year") && reasons.yes(condition) && reasons.given("grounds"));
    }
    return facts;
}

}  // namespace

void add_payment_days(workflow::StepRun& run, Contract& contract) {
    auto const& given = contract.body["instalments"];
    if (!given.is_list()) {
        return;
    }
    auto const size = provider::size(run.tx, contract.provider);
    auto const days = run.judge.applies(clause::LP_218)
        ? run.judge.compute(clause::LP_218, law::Facts().with("size", size))["payment_days"].integer_or(0)
        : 0;
    Value instalments = Value::list();
    for (auto line : given.items()) {
        if (days > 0 && !line.has("pay_within_days")) {
            line.set("pay_within_days", days);
        }
        instalments.push(line);
    }
    contract.body.set("instalments", instalments);
}

void judge_text(workflow::StepRun& run, Contract const& contract, Form const& text) {
    if (text.day("term_to") < text.day("term_from")) {
        judge_term(run, contract, text);  // says so; the rest can't be counted
        return;
    }
    judge_contents(run.judge, contract.body);
    auto const instalments = instalment_facts(text);
    run.judge.ask(clause::CD_22_2,
                  law::Facts()
                      .with("price", text.money("price"))
                      .with("instalments", instalments)
                      .with("contents", contents_of(clause::CD_22_2, contract.body)));
    Money planned;
    for (auto const& instalment : instalments_of(text.value(), {})) {
        planned += instalment.amount;
    }
    // SY-3.1.7-b 并根据合同约定……办理资金支付: the plan of payment is the whole price, stage by stage
    run.judge.require(
        clause::SY_3_1_7_b, law::Facts().with("price", text.money("price")).with("instalments", instalments),
        planned == text.money("price"), "contract.instalments_total", "instalments",
        {"各期合计 " + planned.in_yuan() + " 元，合同价 " + text.money("price").in_yuan() + " 元",
         "the instalments add up to " + planned.in_yuan() + " yuan, the price is " + text.money("price").in_yuan()},
        {"请使各期合计等于合同价", "let them add up to the price"});
    run.judge.ask(
        clause::LP_219,
        law::Facts().with("size", provider::size(run.tx, contract.provider)).with("instalments", instalments));
    judge_award(run, contract, text);
    judge_term(run, contract, text);
    auto const term = term_facts(text);
    run.judge.ask(clause::CD_23_2,
                  law::Facts()
                      .with("months", std::int64_t{months_of(contract, text)})
                      .with("fixed", term.yes("fixed"))
                      .with("continuous", term.yes("continuous"))
                      .with("small_price_change", term.yes("small_price_change")));
    for (auto const clause : {clause::LP_195, clause::LP_196, clause::LP_197, clause::SH_2_4_9}) {
        run.judge.ask(clause, term);
    }
    if (text.given("performance_bond") && contract.procurement) {
        run.judge.ask(clause::LP_099,
                      law::Facts()
                          .with("price", text.money("price"))
                          .with("bond", text.money("performance_bond"))
                          .with("form", text.given("bond_form") ? text.text("bond_form") : ""));
    }
    // LP-101 采购文件须明确履约保证金退还方式、时间、条件和逾期责任
    auto const bond = text.given("performance_bond") && !text.money("performance_bond").is_zero();
    run.judge.require(clause::LP_101,
                      law::Facts()
                          .with("bond", bond ? text.money("performance_bond") : Money())
                          .with("return_agreed", text.given("bond_return")),
                      !bond || text.given("bond_return"), "contract.bond_without_return", "bond_return",
                      {"收取履约保证金的，须写明退还的方式、时间、条件和逾期责任",
                       "where a bond is taken, how, when and on what conditions it is given back is written"},
                      {"请补写退还条款，或不收取保证金", "write it, or take no bond"});
    // CD-26-1: what is assessed in rounds is paid by rounds; an instalment on a one-off acceptance alone is not enough.
    auto const by_rounds = [&] {
        for (auto const& instalment : instalments_of(text.value(), {})) {
            if (instalment.kind == Condition::assessment) {
                return true;
            }
        }
        return false;
    }();
    run.judge.require(clause::CD_26_1,
                      law::Facts()
                          .with("public_service", contract.public_service)
                          .with("continuous", contract.continuing)
                          .with("paid_by_rounds", by_rounds),
                      !contract.public_service || !contract.continuing || by_rounds, "contract.no_assessment",
                      "instalments",
                      {"具有延续性的公共服务应采用考核评价方式，付款须与考核挂钩",
                       "a continuing public service is assessed in rounds; payment must depend on them"},
                      {"请至少将一期付款与考核评价挂钩", "tie at least one instalment to an assessment"});
}

void judge_budget(workflow::StepRun& run, Contract const& contract) {
    auto const budget = sources::year_budget(run.tx, run.engine, contract);
    auto const first = Day::parse(contract.body["term_from"].text_or({}));
    auto const last = Day::parse(contract.body["term_to"].text_or({}));
    auto const whole = price_of(contract.body, {});
    // Of a contract for several years the first year's part: the later ones are confirmed by the rows to come.
    constexpr int months_of_a_year = 12;
    auto const months = first.ok() && last.ok() ? months_begun(first.value(), last.value()) : months_of_a_year;
    auto const first_year =
        months <= months_of_a_year ? whole : whole.times(months_of_a_year, months, Rounding::half_up);
    run.judge.ask(clause::CD_23_3,
                  law::Facts()
                      .with("year", std::int64_t{contract.year})
                      .with("released", budget.released)
                      .with("left", budget.left)
                      .with("price", first_year));
}

void judge_provider(workflow::StepRun& run, Contract const& contract) {
    credit::judge_taking_part(run.tx, run.judge, contract.provider, run.today(),
                              contract.procurement ? credit::Purchase::procurement : credit::Purchase::other);
}

// LP-236 质疑事项可能影响结果的,应暂停签订合同,已签的中止履行: until it is answered or withdrawn.
void judge_remedies(workflow::StepRun& run, Contract const& contract) {
    for (auto const& block :
         remedy::signing_blocks(run.tx, run.engine, contract.order != 0 ? contract.order : contract.tender)) {
        run.judge.require(block.clause, block.facts, false, "contract.query_open", {}, block.says,
                          {"请先答复质疑，再送签或签订", "answer the query first"});
    }
}

}  // namespace qiyue::contract
