#include "modules/tender/methods.hpp"
#include "modules/tender/store.hpp"

#include "law/clauses.gen.hpp"

// How many bids are enough, read off the method's row: what article 18 asks of every purchase, what the method's own rule
// asks at this moment, and the clause that lets fewer go on.
namespace qiyue::tender {

namespace {

struct Asked {
    law::Judge& judge;
    Count& count;

    void under(Clause clause, law::Facts const& facts) const {
        auto const computed = judge.compute(clause, facts);
        if (!computed["enough"].boolean_or(true)) {
            count.failed_under.push_back({.clause = clause, .minimum = computed["minimum"].integer_or(0)});
        }
    }
};

std::vector<Counted> own_counts(Method const& method, Counting at) {
    switch (at) {
    case Counting::closing: return method.at_closing;
    case Counting::opening: return {};
    case Counting::review: return method.at_review;
    case Counting::quotes_received:
    case Counting::quotes_opened: return method.at_quotes;
    }
    ENSURE(false);
}

law::Facts with_ground(law::Facts facts, Tender const& t) {
    if (t.choice["ground"].is_text()) {
        facts.with("ground", t.choice["ground"]);
    }
    return facts;
}

// LP-163 政府购买服务项目……供应商只有2家的可继续; LP-158 公开招标过程中只有2家……经财政部门批准可与该2家谈判
// LP-043 ……紧急采购……竞争方式供应商两家甚至一家时可继续
bool may_in_emergency(law::Judge& judge, Tender const& t, Method const& method, std::int64_t counted) {
    auto const called_upon = t.purchase_class == PurchaseClass::procurement && t.choice["emergency"].is_text();
    return called_upon && method.competitive && judge.applies(clause::LP_043) &&
        judge.compute(clause::LP_043, law::Facts().with("suppliers", counted))["may_go_on"].boolean();
}

bool may_go_on(db::Tx& tx, law::Judge& judge, Tender const& t, Method const& method, std::int64_t counted) {
    if (method.fewer_under.id.empty()) {
        return false;
    }
    auto const facts = law::Facts()
                           .with("suppliers", counted)
                           .with("repeats_tender", repeats_tender(tx, t))
                           .with("approved", t.choice["sanctioned_on"].is_text());
    return judge.compute(method.fewer_under, facts)["may_go_on"].boolean_or(false);
}

}  // namespace

bool repeats_tender(db::Tx& tx, Tender const& t) {
    auto const failed = t.repeats == 0 ? std::nullopt : store::find(tx, t.repeats);
    return failed && find_method(failed->method)->tendering;
}

Count count(db::Tx& tx, law::Judge& judge, std::int64_t tender, Counting at, std::int64_t counted,
            std::optional<Money> lowest) {
    auto const t = store::find(tx, tender);
    ENSURE(t.has_value());
    auto const& method = *find_method(t->method);
    Count count;
    Asked const asked{judge, count};
    if (t->purchase_class == PurchaseClass::procurement) {
        for (auto const& own : own_counts(method, at)) {
            asked.under(own.clause, with_ground(law::Facts().with(own.figure, counted), *t));
        }
        // LP-176 报价超过采购预算的应终止
        if (at == Counting::quotes_opened && !method.budget_under.id.empty()) {
            auto facts = law::Facts().with("budget", t->budget);
            if (lowest) {
                facts.with("lowest_quote", lowest->in_fen());
            }
            asked.under(method.budget_under, facts);
        }
    }
    asked.under(clause::CD_18_8, law::Facts().with("valid_bids", counted).with("least", method.least_bids));
    // XN-2.1.2-b 实现“多中选好、好中选优”: too few to choose from.
    if (judge.applies(clause::XN_2_1_2_b)) {
        asked.under(clause::XN_2_1_2_b, law::Facts().with("valid_bids", counted).with("least", method.least_bids));
    }
    if (!count.failed_under.empty() && may_go_on(tx, judge, *t, method, counted)) {
        count.failed_under.clear();
        count.went_on_under = method.fewer_under;
    }
    if (!count.failed_under.empty() && may_in_emergency(judge, *t, method, counted)) {
        count.failed_under.clear();
        count.went_on_under = clause::LP_043;
    }
    return count;
}

}  // namespace qiyue::tender
