#include "modules/delivery/steps.hpp"

#include <algorithm>

namespace qiyue::delivery {

using workflow::Relation;
using workflow::StepRun;

Paper stored(StepRun& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

Result<Under> running_delivery(StepRun& run) {
    auto const object = TRY(run.engine.get(run.tx, run.object.parent, "delivery"));
    auto const delivery = store::find(run.tx, object.id);
    ENSURE(delivery.has_value());
    if (object.state == "closed") {
        return api::conflict("delivery.closed", {"项目实施跟踪已经结束", "the follow-up has ended"},
                             {"合同已经履行完毕或终止，不再登记", "its contract was completed or ended"});
    }
    auto const terms = contract::terms(run.tx, run.engine, delivery->contract);
    ENSURE(terms.has_value());
    return Under{*delivery, *terms};
}

Result<Under> of_the_provider(StepRun& run) {
    auto under = TRY(running_delivery(run));
    if (run.context.caller.organisation != under.terms.provider) {
        return api::forbidden({"由合同的承接主体办理", "it is for the contract's own provider"});
    }
    return under;
}

void keep(StepRun& run, Under const& under, std::string const& kind, std::string title, Value body) {
    run.object.party = under.terms.provider;
    run.object.title = std::move(title);
    store::insert(run.tx,
                  Paper{.id = run.object.id,
                        .delivery = under.delivery.id,
                        .contract = under.terms.contract,
                        .kind = kind,
                        .body = std::move(body)});
}

Value extend(StepRun& run, Value const& given) {
    auto body = stored(run).body;
    for (auto const& [name, value] : given.members()) {
        body.set(name, value);
    }
    store::update(run.tx, run.object.id, body);
    return body;
}

Value with_line(StepRun& run, Value body, std::string const& list, Value line) {
    auto lines = body[list].is_list() ? body[list] : Value::list();
    line.set("at", run.context.now.iso()).set("by", run.context.caller.person_name);
    lines.push(std::move(line));
    return body.set(list, lines);
}

void require_given(StepRun& run, std::vector<Clause> const& clauses, std::string const& field, Text const& label) {
    for (auto const clause : clauses) {
        auto const given = run.form.given(field);
        run.judge.require(clause, law::Facts().with("missing_part", law::words(label)).with("part_given", given), given,
                          "delivery.part_missing", field, {"缺少“" + label.zh + "”", "this is missing: " + label.en},
                          {"请填写“" + label.zh + "”", "give it"});
    }
}

Clause governing(law::Judge const& judge, std::vector<Clause> const& clauses) {
    auto const found = std::ranges::find_if(clauses, [&](Clause clause) { return judge.applies(clause); });
    return found == clauses.end() ? Clause{} : *found;
}

std::vector<workflow::Actor> watchers() {
    return {{"buyer.acceptor", Relation::owner},
            {"buyer.contract_signer", Relation::owner},
            {"buyer.supervisor", Relation::owner}};
}

Value shown_paper(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const paper = store::find(tx, object.id);
    return paper ? paper->body : Value::object();
}

}  // namespace qiyue::delivery
