#include "modules/voucher/providers.hpp"
#include "modules/voucher/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/contract/api.hpp"
#include "modules/framework/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// A scheme of vouchers: set up, opened once several providers have contracts, closed when nothing is outstanding.
namespace qiyue::voucher {

using workflow::StepRun;

namespace {

Programme stored(StepRun& run) {
    auto found = store::programme(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *std::move(found);
}

// CD-19-1 对市场竞争较为充分的公共服务项目
void judge_market(StepRun& run, project::Project const& about) {
    auto const public_service = about.nature == project::Nature::public_service;
    constexpr int third_class = 3;
    run.judge.require(clause::CD_19_1, law::Facts().with("service_class", about.service_class),
                      public_service && about.service_class == third_class, "voucher.not_public_service", "project",
                      {"凭单制只用于第三类公共服务项目", "vouchers are for public services (class 3) alone"},
                      {"请选择公共服务项目", "choose a project of public services"});
    auto const known = run.form.integer("competitors_known");
    auto const least = run.judge.number("voucher_providers_min");
    run.judge.require(clause::CD_19_1,
                      law::Facts().with("competitors_known", known).with("voucher_providers_min", least),
                      known >= least, "voucher.no_competition", "competitors_known",
                      {"能够提供该服务的供应商只有 " + std::to_string(known) + " 家，市场竞争不充分",
                       "only " + std::to_string(known) + " suppliers can provide it: there is no competition"},
                      {"请改用其他方式购买", "buy it in another way"});
}

Result<void> check_days(StepRun& run) {
    auto const& form = run.form;
    if (form.day("ends") < form.day("starts") || form.day("claims_until") < form.day("ends")) {
        return api::invalid("voucher.days_out_of_order", "ends",
                            {"日期先后不符：开始使用日、最后使用日、申请兑现总截止日应当依次在后",
                             "the days are out of order: first use, last use, last claim"},
                            {"请改正日期", "correct them"});
    }
    if (form.integer("claim_to") < form.integer("claim_from")) {
        return api::invalid("voucher.claim_days_out_of_order", "claim_to",
                            {"每月申请兑现的截止日早于开始日", "claims would end before they begin"},
                            {"请改正日期", "correct the days"});
    }
    return {};
}

// The agreement is about the same item, the contracts are the buyer's own.
Result<void> check_sources(StepRun& run, project::Project const& about) {
    if (run.form.given("framework")) {
        auto const agreement = framework::in_force(run.tx, run.engine, run.form.integer("framework"), run.today());
        if (!agreement || agreement->catalogue_item != about.catalogue_item) {
            return api::invalid("voucher.other_framework", "framework",
                                {"该框架协议不在有效期内，或者目录事项与项目不同",
                                 "this agreement is not in force, or about another item"},
                                {"请选用同一目录事项的有效框架协议", "choose one in force about the same item"});
        }
    }
    for (auto const& row : run.form.list("contracts")) {
        auto const terms = contract::terms(run.tx, run.engine, row.integer("contract"));
        if (!terms || terms->buyer != run.object.owner) {
            return api::invalid("voucher.other_contract", "contracts",
                                {"所列合同不是本单位的合同", "a contract is not your organisation's"},
                                {"请只列本单位签订的合同", "name only contracts of your own"});
        }
    }
    return {};
}

Result<Programme> judged(StepRun& run, std::int64_t project) {
    auto const about = project::find(run.tx, project);
    ENSURE(about.has_value());
    judge_market(run, *about);
    TRY(check_days(run));
    TRY(check_sources(run, *about));
    auto body = run.form.value();
    body.erase("project");
    return Programme{.id = run.object.id, .project = project, .year = about->fiscal_year, .body = std::move(body)};
}

}  // namespace

Result<void> set_up(StepRun& run) {
    auto const programme = TRY(judged(run, run.object.project));
    run.object.title = run.form.text("name");
    store::insert(run.tx, programme);
    return {};
}

Result<void> change(StepRun& run) {
    if (run.form.integer("project") != run.object.project) {
        return api::invalid("voucher.other_project", "project", {"不能改换项目", "the project cannot be changed"},
                            {"请另立方案", "set up another scheme"});
    }
    auto const programme = TRY(judged(run, run.object.project));
    run.object.title = run.form.text("name");
    store::update(run.tx, programme);
    return {};
}

Result<void> open(StepRun& run) {
    judge_providers(run, stored(run));
    return {};
}

// What nobody used in time: its money is the project's again.
Result<void> return_expired(StepRun& run) {
    auto const programme = stored(run);
    std::int64_t count = 0;
    Money back;
    for (auto& voucher : store::vouchers(run.tx, programme.id)) {
        auto const object = run.engine.find(run.tx, voucher.id);
        if (!object || object->state != "issued" || run.today() <= voucher.expires) {
            continue;
        }
        back += voucher.value;
        count += 1;
        TRY(put_back(run, programme, voucher, voucher.value));
        run.afterwards.push_back([&run, id = voucher.id]() -> Result<void> {
            run.engine.move(run.tx, run.context, id, "expired", run.step.name);
            return {};
        });
    }
    if (count == 0) {
        return api::conflict("voucher.nothing_expired", {"没有过期未用的凭单", "no unused voucher has expired"},
                             {"请待有效期过后办理", "come back when one has"});
    }
    run.answer.set("expired", count).set("returned", back.in_fen());
    return {};
}

Result<void> close(StepRun& run) {
    static std::vector<std::string> const over{"redeemed", "expired", "revoked"};
    auto const vouchers = store::vouchers(run.tx, run.object.id);
    auto const open = std::ranges::count_if(vouchers, [&](Voucher const& voucher) {
        auto const object = run.engine.find(run.tx, voucher.id);
        return object && std::ranges::find(over, object->state) == over.end();
    });
    if (open > 0) {
        auto const number = std::to_string(open);
        return api::conflict("voucher.still_outstanding",
                             {"还有 " + number + " 张凭单尚未兑现、过期或撤销", number + " vouchers are outstanding"},
                             {"请待其兑现，或者退回过期凭单后办理", "wait until they are redeemed or have expired"});
    }
    return {};
}

}  // namespace qiyue::voucher
