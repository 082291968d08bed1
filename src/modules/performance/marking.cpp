#include "modules/need/api.hpp"
#include "modules/performance/score.hpp"
#include "modules/performance/steps.hpp"

#include "law/clauses.gen.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::performance {

using workflow::StepRun;

Assessment stored(StepRun& run) {
    auto found = store::assessment(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

Result<contract::Terms> contract_in_force(StepRun& run) {
    auto const terms = contract::terms(run.tx, run.engine, run.object.parent);
    ENSURE(terms.has_value());
    if (terms->stage != contract::Stage::signed_by_both) {
        return api::conflict("performance.contract_not_in_force",
                             {"合同尚未签订或已终止，不能考核或验收", "the contract is not signed, or ended"},
                             {"请先签订合同", "sign it first"});
    }
    return *terms;
}

// CD-25-1 服务项目的履约验收、考核评价工作应当由购买主体或其委托的第三方机构组织实施。
void judge_organiser(StepRun& run, std::int64_t contract) {
    auto const& caller = run.context.caller;
    auto const mandated = store::mandate_of(run.tx, contract, caller.organisation, run.today()).has_value();
    auto const allowed = caller.organisation == run.object.owner || mandated;
    run.judge.require(
        clause::CD_25_1,
        law::Facts().with("caller_is_buyer", caller.organisation == run.object.owner).with("has_mandate", mandated),
        allowed, "performance.no_mandate", {},
        {"贵单位没有购买主体就该合同的有效委托", "your organisation has no mandate of the buyer for this contract"},
        {"请由购买主体先登记委托", "the buyer records a mandate first"});
}

Result<std::int64_t> mark(StepRun& run, contract::Terms const& terms, std::vector<Form> const& items,
                          std::string const& field) {
    auto const need = need::frozen(run.tx, run.engine, terms.project);
    auto const indicators = need && need->content["indicators"].is_list() ? need->content["indicators"] : Value::list();
    if (indicators.size() == 0) {
        return api::conflict("performance.no_indicators",
                             {"服务需求没有考核指标", "the need has no indicators to be marked"},
                             {"一次性交付的服务请办理验收", "a service delivered once is accepted instead"});
    }
    std::vector<Mark> marks;
    for (auto const& indicator : indicators.items()) {
        auto const& name = indicator["name"].text();
        auto const weight = indicator["weight"].integer_or(0);
        auto const fits = [&](Form const& item) { return item.text("indicator") == name; };
        auto const found = std::ranges::find_if(items, fits);
        if (std::ranges::count_if(items, fits) != 1) {
            return api::invalid("performance.indicator_unmarked", field,
                                {"指标“" + name + "”须打分一次", "the indicator \"" + name + "\" must be marked once"},
                                {"请按服务需求的考核指标逐项打分", "mark each indicator of the need"});
        }
        if (found->integer("mark") > weight) {
            return api::invalid(
                "performance.mark_over_weight", field,
                {"指标“" + name + "”的得分超过其分值", "the mark for \"" + name + "\" is more than it is worth"},
                {"最高 " + Money::fen(weight).in_yuan() + " 分", "at most " + Money::fen(weight).in_yuan()});
        }
        marks.push_back({weight, found->integer("mark")});
    }
    if (items.size() != indicators.size()) {
        return api::invalid("performance.unknown_indicator", field,
                            {"含有服务需求以外的指标", "there are marks for indicators that the need does not have"},
                            {"请按服务需求的考核指标打分", "mark the indicators of the need"});
    }
    return score_of(marks);
}

Value issue_bulletin(StepRun& run, Assessment& assessment, std::string const& summary) {
    Value bulletins = Value::list();
    auto const& before = assessment.body["bulletins"];
    for (std::size_t i = 0; before.is_list() && i < before.size(); ++i) {
        auto earlier = before.items()[i];
        earlier.set("superseded", true);
        bulletins.push(earlier);
    }
    auto bulletin = Value::object();
    bulletin.set("number", static_cast<std::int64_t>(bulletins.size()) + 1)
        .set("day", run.today().iso())
        .set("signer", run.context.caller.person_name)
        .set("score", assessment.score)
        .set("items", assessment.body["items"])
        .set("summary", summary);
    bulletin.set("digest", crypto::sha256_hex(json::write(bulletin))).set("superseded", false);
    bulletins.push(bulletin);
    assessment.body.set("bulletins", bulletins);
    return bulletin;
}

std::optional<Day> objection_until(workflow::Engine const& engine, Context const& context, law::RuleSet const& rules,
                                   Assessment const& assessment) {
    auto const& received = assessment.body["received_on"];
    if (!received.is_text()) {
        return std::nullopt;
    }
    return engine.judge(context, rules).deadline("objection_filing", Day::parse(received.text()).value()).due;
}

Value extended(Value body, Value const& given) {
    for (auto const& [name, value] : given.members()) {
        body.set(name, value);
    }
    return body;
}

}  // namespace qiyue::performance
