#include "modules/contract/drafts.hpp"
#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/contract/contents.hpp"
#include "modules/contract/signature.hpp"
#include "modules/identity/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>
#include <set>

namespace qiyue::contract {

namespace {

Value list_of(std::vector<Value> const& values) {
    Value list = Value::list();
    for (auto const& value : values) {
        list.push(value);
    }
    return list;
}

void set_day(Value& page, db::Tx& tx, std::int64_t contract, char const* kind, char const* name) {
    auto const records = store::records(tx, contract, kind);
    if (!records.empty()) {
        page.set(name, records.back()["day"]);
    }
}

Stage stage_of(workflow::Object const& object) {
    if (over(object)) {
        return Stage::ended;
    }
    return object.state == "signed" || object.state == "published" || object.state == "suspended"
        ? Stage::signed_by_both
        : Stage::drafting;
}

// Beside the text: what it stands on and what was done with it.
void add_history(Value& page, db::Tx& tx, Contract const& contract, Context const& context) {
    page.set("signatures", list_of(store::records(tx, contract.id, "signature")))
        .set("counsel", list_of(store::records(tx, contract.id, "counsel")))
        .set("supplements", list_of(store::records(tx, contract.id, "supplement")));
    if (auto const supplements = store::records(tx, contract.id, "supplement"); !supplements.empty()) {
        page.set("changes", changes_by_supplements(contract, supplements));
    }
    for (auto const& [kind, name] : {std::pair{"exit_asked", "exits_asked"}, std::pair{"exit", "exits"},
                                     std::pair{"handed_over", "hand_overs"}, std::pair{"suspension", "suspensions"},
                                     std::pair{"force_majeure", "force_majeure"}, std::pair{"financing", "financing"},
                                     std::pair{"tax_certificate", "tax_certificates"}, std::pair{"drop", "dropped"}}) {
        if (auto const all = store::records(tx, contract.id, kind); !all.empty()) {
            page.set(name, list_of(all));
        }
    }
    if (auto const drafts = versions_of(store::records(tx, contract.id, "version")); drafts.size() > 0) {
        page.set("versions", drafts);
    }
    // CD-22-4: differences from the draft that was published are listed.
    if (!context.off(clause::CD_22_4)) {
        page.set("differences", differences(contract));
    }
}

// Inside, or a department of the city that reads what its districts do.
bool overseen(workflow::Object const& object, Context const& context) {
    auto const& caller = context.caller;
    auto const of_city = caller.organisation_kind == "finance" && caller.region.ends_with("00") &&
        caller.region.substr(0, 4) == object.region.substr(0, 4);
    return inside(object, context) || (caller.signed_in() && of_city);
}

// LP-188, LA-3.1.4: complete when finance and each other department that it went to has acknowledged the last filing.
char const* filing_of(db::Tx& tx, std::int64_t contract) {
    auto const filings = store::records(tx, contract, "filing");
    if (filings.empty()) {
        return "not_filed";
    }
    auto const& departments = filings.back()["departments"];
    std::size_t const wanted = 1 + (departments.is_list() ? departments.size() : 0);
    std::set<std::int64_t> have;
    for (auto const& one : store::records(tx, contract, "acknowledgement")) {
        if (one["filing"].integer_or(1) == static_cast<std::int64_t>(filings.size())) {
            have.insert(one["organisation"].integer_or(0));
        }
    }
    return have.size() >= wanted ? "complete" : "partly";
}

// What the signing page needs of whoever looks at it: as which side, and by which key.
void add_signer(Value& page, db::Tx& tx, workflow::Engine const& engine, Contract const& contract,
                workflow::Object const& object, Context const& context) {
    auto const& caller = context.caller;
    if (!caller.signed_in() || (object.state != "ready" && object.state != "half_signed")) {
        return;
    }
    page.set("my_side", side_of(contract, object, caller));
    if (auto const key = key_in_force(tx, engine, caller.person, caller.organisation)) {
        page.set("my_key", key->public_key);
    }
}

// The third party's signer reads all of what he signs.
bool signs_as_third(Contract const& contract, workflow::Object const& object, Context const& context) {
    return context.caller.signed_in() && side_of(contract, object, context.caller) == "third";
}

}  // namespace

bool inside(workflow::Object const& object, Context const& context) {
    auto const& caller = context.caller;
    return caller.signed_in() &&
        (caller.organisation == object.owner || caller.organisation == object.party ||
         caller.organisation_kind == "audit" ||
         (caller.organisation_kind == "finance" && caller.region == object.region));
}

Result<Contract> parent_of(workflow::StepRun& run) {
    auto contract = store::find(run.tx, run.object.parent);
    ENSURE(contract.has_value());
    return *contract;
}

Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context) {
    auto const contract = store::find(tx, object.id);
    if (!contract) {
        return Value::object();
    }
    auto const publications = store::records(tx, contract->id, "publication");
    // What ended before it was published: nobody decided what of it is secret, and the end publishes nothing.
    if (publications.empty() && stage_of(object) == Stage::ended && !overseen(object, context)) {
        return Value::object().set("number", contract->number);
    }
    auto page = contract->body;
    if (auto const provider = identity::organisation(tx, object.party)) {
        page.set("provider_name", provider->name);
    }
    page.set("number", contract->number)
        .set("ordinal", contract->ordinal)
        .set("year", contract->year)
        .set("award_price", contract->award_price.in_fen())
        .set("total", price_of(contract->body, store::records(tx, contract->id, "supplement")).in_fen())
        .set("text_digest", contract->text_digest)
        .set("need_digest", contract->need_digest)
        .set("bands", contract->bands);
    if (auto const lot = tender::lot(tx, contract->tender)) {
        page.set("lot_number", lot->number).set("lot_name", lot->name);
    }
    set_day(page, tx, contract->id, "publication", "published_on");
    set_day(page, tx, contract->id, "filing", "filed_on");
    set_day(page, tx, contract->id, "acknowledgement", "filing_acknowledged_on");
    for (auto const& one : store::records(tx, contract->id, "acknowledgement")) {
        if (one["number"].is_text()) {
            page.set("filing_number", one["number"]);
        }
    }
    if (stage_of(object) != Stage::drafting) {
        page.set("filing", filing_of(tx, contract->id));
    }
    if (auto const ends = store::records(tx, contract->id, "end"); !ends.empty() && ends.back()["ended_on"].is_text()) {
        page.set("ended_on", ends.back()["ended_on"]);
    }
    auto const signatures = store::records(tx, contract->id, "signature");
    page.set("standing", name_of(standing_of(*contract, signatures)));
    add_signer(page, tx, engine, *contract, object, context);
    // LP-202 合同书自均签名盖章或按指印时成立: with the last of the signatures, not before.
    if (stage_of(object) != Stage::drafting && !signatures.empty() && !context.off(clause::LP_202)) {
        page.set("formed_at", signatures.back()["at"]);
    }
    auto const withheld = publications.empty() ? Value() : publications.back()["withheld"];
    if (auto const from = store::records(tx, contract->id, "template"); !from.empty()) {
        page.set("template_name", from.back()["name"]).set("template_version", from.back()["version"]);
    }
    if (inside(object, context) && object.state == "draft") {
        page.set("missing", wanting(engine.judge(context, object.rules), contract->body));
    }
    if (inside(object, context) || signs_as_third(*contract, object, context)) {
        add_history(page, tx, *contract, context);
    } else if (withheld.is_list()) {
        for (auto const& secret : withheld.items()) {
            page.erase(secret["field"].text());
        }
    }
    page.set("withheld", withheld.is_list() ? withheld : Value::list());
    return page;
}

std::optional<Terms> terms(db::Tx& tx, workflow::Engine const& engine, std::int64_t id) {
    auto const contract = store::find(tx, id);
    auto const object = contract ? engine.find(tx, id) : std::nullopt;
    if (!object) {
        return std::nullopt;
    }
    auto const supplements = store::records(tx, id, "supplement");
    auto const day = [&](char const* name) {
        auto const parsed = Day::parse(contract->body[name].text_or({}));
        return parsed.ok() ? parsed.value() : Day();
    };
    auto const accept_within = contract->body["accept_within_days"];
    return Terms{.contract = id,
                 .project = contract->project,
                 .tender = contract->tender,
                 .order = contract->order,
                 .number = contract->number,
                 .buyer = object->owner,
                 .provider = contract->provider,
                 .year = contract->year,
                 .account = contract->account,
                 .price = price_of(contract->body, supplements),
                 .instalments = instalments_of(contract->body, supplements),
                 .bands = need::bands_of(contract->bands),
                 .by_quantity = contract->body["settlement"] == Value("quantity"),
                 .units = units_of(contract->body),
                 .from = day("term_from"),
                 .to = day("term_to"),
                 .accept_by = accept_within.is_integer()
                     ? std::optional(day("term_to").plus_days(static_cast<int>(accept_within.integer())))
                     : std::nullopt,
                 .procurement = contract->procurement,
                 .public_service = contract->public_service,
                 .continuing = contract->continuing,
                 .performance_bond = Money::fen(contract->body["performance_bond"].integer_or(0)),
                 .bond_form = contract->body["bond_form"].text_or({}),
                 .stage = stage_of(*object)};
}

std::vector<std::int64_t> running(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    std::vector<std::int64_t> all;
    for (auto const id : store::of_project(tx, project)) {
        auto const object = engine.find(tx, id);
        if (object && stage_of(*object) == Stage::signed_by_both) {
            all.push_back(id);
        }
    }
    return all;
}

}  // namespace qiyue::contract
