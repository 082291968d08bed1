#include "modules/policy/parts.hpp"
#include "modules/policy/store.hpp"

// How often a clause said no. A refused command changes nothing, so this is counted beside it, without a name.
namespace qiyue::policy {

Day lately_from(Day today) {
    return today.plus_years(-1).plus_days(1);
}

std::set<std::string_view> cited_by(Refusal const& refusal) {
    std::set<std::string_view> cited;
    for (auto const& finding : refusal.findings()) {
        for (auto const& clause : finding.cites) {
            cited.insert(clause.id);
        }
    }
    return cited;
}

void count_refusal(db::Tx& tx, Day on, std::string_view operation, Refusal const& refusal) {
    for (auto const& clause : cited_by(refusal)) {
        store::add_refusal(tx, clause, on, operation);
    }
}

std::map<std::string, Refused> refused(db::Tx& tx, Day today) {
    return store::refused(tx, lately_from(today));
}

std::vector<RefusedStep> refused_steps(db::Tx& tx, std::string_view clause) {
    return store::refused_steps(tx, clause);
}

api::Operation refusals_operation(law::Rulebook const& book) {
    return api::reading("rule.refusals", "/api/rule-refusals", {"各条款拒绝次数", "how often each clause refused"},
                        api::Access::everyone, {}, [&book](api::Call& call) -> Result<Value> {
                            Value items = Value::list();
                            auto const today = call.context.today();
                            auto const counts = refused(call.tx, today);
                            for (auto const& clause : book.clauses()) {
                                auto const found = counts.find(clause.id);
                                if (found != counts.end()) {
                                    items.push(book.cite(Clause{clause.id})
                                                   .set("times", found->second.times)
                                                   .set("lately", found->second.lately));
                                }
                            }
                            return Value::object().set("lately_from", lately_from(today).iso()).set("items", items);
                        });
}

}  // namespace qiyue::policy
