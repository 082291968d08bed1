#include "modules/tender/steps.hpp"

#include "modules/identity/api.hpp"
#include "modules/tender/fields.hpp"

// What others decide of a purchase while its document is drawn up: which agency carries it out, and a weight of the price
// out of its range.
namespace qiyue::tender {

using workflow::StepRun;

Fields const& agency_fields() {
    static Fields const fields{
        field::reference("agency", {"委托的代理机构", "agency entrusted"}, "organisation:agency"),
        field::prose("agency_chosen_for", {"选择该机构的理由", "why this agency"}),
        field::digest("agency_agreement", {"委托代理协议", "agreement with it"}).maybe(),
    };
    return fields;
}

Fields const& weight_fields() {
    static Fields const fields{
        field::share("weight_consented", {"同意的价格权值", "weight consented to"}).between(1, 10'000),
        field::text("weight_consent_number", {"同意价格权值的文号", "number of the consent"}),
        field::prose("weight_consent_opinion", {"审核意见", "opinion"}),
    };
    return fields;
}

// LP-316 采购人自行选择代理机构,不得指定: the step is the buyer's own head's; who stands elsewhere is refused with that clause.
Result<void> entrust(StepRun& run) {
    auto t = stored(run);
    auto const agency = identity::organisation(run.tx, run.form.integer("agency"));
    if (!agency || agency->kind != "agency" || !agency->active) {
        return api::invalid("tender.no_agency", "agency", {"不是登记的代理机构", "no registered agency"},
                            {"请从登记的代理机构中选择", "choose one that is registered"});
    }
    for (auto const& [key, value] : run.form.value().members()) {
        t.choice.set(key, value);
    }
    store::keep_choice(run.tx, t.id, t.choice);
    return {};
}

// LP-167 特殊情况超出范围须经本级财政部门审核同意: the department of the buyer's own level enters it itself.
Result<void> consent_to_weight(StepRun& run) {
    auto t = stored(run);
    for (auto const& [key, value] : run.form.value().members()) {
        t.choice.set(key, value);
    }
    store::keep_choice(run.tx, t.id, t.choice);
    return {};
}

}  // namespace qiyue::tender
