#include "modules/contract/api.hpp"
#include "modules/disclosure/api.hpp"
#include "modules/disclosure/ocds_lots.hpp"
#include "modules/disclosure/ocds_map.hpp"
#include "modules/identity/api.hpp"
#include "modules/payment/api.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>
#include <map>

// One compiled release of a project after OCDS 1.1.5, made of what was published and of nothing else.
namespace qiyue::disclosure {

namespace {

std::string id_text(std::int64_t id) {
    return std::to_string(id);
}

class Parties {
public:
    explicit Parties(db::Tx& tx) : tx_(tx) {}

    // Notes the role and gives the reference {id, name}.
    Value reference(std::int64_t organisation, std::string const& role) {
        auto& roles = roles_[organisation];
        if (std::ranges::find(roles, role) == roles.end()) {
            roles.push_back(role);
        }
        return Value::object().set("id", id_text(organisation)).set("name", name_of(organisation));
    }

    Value list() const {
        Value all = Value::list();
        for (auto const& [id, roles] : roles_) {
            Value names = Value::list();
            for (auto const& role : roles) {
                names.push(role);
            }
            auto party = Value::object();
            party.set("id", id_text(id)).set("name", name_of(id)).set("roles", names);
            auto const found = identity::organisation(tx_, id);
            if (found && !found->credit_code.empty()) {
                party.set("identifier", Value::object().set("id", found->credit_code).set("legalName", found->name));
            }
            all.push(party);
        }
        return all;
    }

private:
    std::string name_of(std::int64_t id) const {
        auto const found = identity::organisation(tx_, id);
        return found ? found->name : std::string();
    }

    db::Tx& tx_;
    std::map<std::int64_t, std::vector<std::string>> roles_;
};

struct Release {
    db::Tx& tx;
    workflow::Engine const& engine;
    project::Project project;
    std::vector<Notice> notices;  // the oldest first
    Parties parties;

    Notice const* latest(std::string_view rule) const {
        Notice const* found = nullptr;
        for (auto const& notice : notices) {
            if (notice.rule == rule) {
                found = &notice;
            }
        }
        return found;
    }

    Value documents(std::vector<std::string> const& stages) const {
        Value all = Value::list();
        for (auto const& notice : notices) {
            if (std::ranges::find(stages, notice.stage) == stages.end()) {
                continue;
            }
            auto document = Value::object();
            document.set("id", id_text(notice.id))
                .set("title", notice.title)
                .set("datePublished", notice.at.iso())
                .set("language", "zh");
            if (auto const type = ocds_document_type(notice.rule); !type.empty()) {
                document.set("documentType", type);
            }
            all.push(document);
        }
        return all;
    }
};

Value planning(Release const& release) {
    auto value = Value::object();
    auto budget = Value::object();
    budget.set("project", release.project.name).set("projectID", release.project.number);
    if (auto const* notice = release.latest("budget")) {
        budget.set("amount", ocds_amount(Money::fen(notice->section.at_path("values.amount").integer_or(0))));
    }
    value.set("rationale", release.project.body["deployment"].text_or({})).set("budget", budget);
    value.set("documents", release.documents({"plan", "need"}));
    return value;
}

std::string_view tender_status(Release const& release) {
    if (release.latest("tender_failed") != nullptr) {
        return "unsuccessful";
    }
    return release.latest("award_notice") != nullptr ? "complete" : "active";
}

std::optional<Value> tender(Release& release) {
    auto const* notice = release.latest("tender_notice");
    if (notice == nullptr) {
        return std::nullopt;
    }
    auto const& values = notice->section["values"];
    auto const method = values["method"].text_or({});
    auto value = Value::object();
    value.set("id", id_text(notice->object))
        .set("title", notice->title)
        .set("status", tender_status(release))
        .set("procuringEntity", release.parties.reference(release.project.buyer, "procuringEntity"))
        .set("procurementMethod", ocds_method(method))
        .set("procurementMethodDetails", method)
        .set("mainProcurementCategory", "services");
    if (values["ceiling"].is_integer()) {
        value.set("value", ocds_amount(Money::fen(values["ceiling"].integer())));
    }
    if (values["bid_deadline"].is_text()) {
        value.set("tenderPeriod",
                  Value::object().set("startDate", notice->at.iso()).set("endDate", values["bid_deadline"]));
    }
    if (auto const lots = ocds_lots(release.tx, release.engine, notice->object); lots.size() > 0) {
        value.set("lots", lots);
    }
    Value submission = Value::list();
    value.set("submissionMethod", submission.push("electronicSubmission"));
    value.set("documents", release.documents({"tender"}));
    return value;
}

// The contract of the lot, or of the purchase as a whole.
std::optional<std::int64_t> provider_of(Release const& release, std::int64_t lot) {
    std::optional<std::int64_t> provider;
    for (auto const& notice : release.notices) {
        auto const terms = notice.rule != "contract_notice"
            ? std::nullopt
            : contract::terms(release.tx, release.engine, notice.object);
        if (terms && (lot == 0 || terms->tender == lot)) {
            provider = terms->provider;
        }
    }
    return provider;
}

// An award that fell stands as it was published, cancelled; the notice of the next one comes after it.
std::string_view award_status(Release const& release, Notice const& award) {
    auto const fell = std::ranges::any_of(release.notices, [&](Notice const& notice) {
        return notice.rule == "award_void" && notice.id > award.id && notice.object == award.object;
    });
    return fell ? "cancelled" : "active";
}

Value awards(Release& release) {
    Value all = Value::list();
    for (auto const& notice : latest_by_lot(release.tx, release.engine, release.notices, "award_notice")) {
        auto const lot = lot_of_review(release.tx, release.engine, notice.object);
        auto const& values = notice.section["values"];
        auto award = Value::object();
        award.set("id", id_text(notice.object))
            .set("title", notice.title)
            .set("status", award_status(release, notice))
            .set("date", notice.at.iso());
        if (values["price"].is_integer()) {
            award.set("value", ocds_amount(Money::fen(values["price"].integer())));
        }
        // The notice names the winner; the contract that followed knows the organisation.
        if (auto const provider = provider_of(release, lot)) {
            Value suppliers = Value::list();
            award.set("suppliers", suppliers.push(release.parties.reference(*provider, "supplier")));
        }
        relate(award, lot);
        all.push(award.set("documents", release.documents({"award"})));
    }
    return all;
}

Value transactions(Release& release, contract::Terms const& terms) {
    Value all = Value::list();
    // What came back is a transaction of its own, the other way.
    for (auto const& one : payment::movements(release.tx, terms.contract)) {
        auto const buyer = release.parties.reference(terms.buyer, one.back ? "payee" : "payer");
        auto const provider = release.parties.reference(terms.provider, one.back ? "payer" : "payee");
        all.push(Value::object()
                     .set("id", id_text(one.id) + (one.back ? "-returned" : ""))
                     .set("date", Instant::at(one.day, 0).iso())
                     .set("value", ocds_amount(one.amount))
                     .set("payer", one.back ? provider : buyer)
                     .set("payee", one.back ? buyer : provider));
    }
    return all;
}

Value contract_value(Release& release, Notice const& notice, contract::Terms const& terms) {
    auto const object = release.engine.find(release.tx, terms.contract);
    ENSURE(object.has_value());
    auto value = Value::object();
    value.set("id", id_text(terms.contract));
    auto const lot = tender::lot(release.tx, terms.tender) ? terms.tender : 0;
    for (auto const& award : latest_by_lot(release.tx, release.engine, release.notices, "award_notice")) {
        if (lot_of_review(release.tx, release.engine, award.object) == lot) {
            value.set("awardID", id_text(award.object));
        }
    }
    return value.set("title", notice.title)
        .set("status", ocds_contract_status(object->state))
        .set("period",
             Value::object()
                 .set("startDate", Instant::at(terms.from, 0).iso())
                 .set("endDate", Instant::at(terms.to, 23, 59, 59).iso()))
        .set("value", ocds_amount(terms.price))
        .set("documents", release.documents({"contract"}))
        .set("implementation",
             Value::object()
                 .set("transactions", transactions(release, terms))
                 .set("documents", release.documents({"performance", "payment", "evaluation"})));
}

Value contracts(Release& release) {
    Value all = Value::list();
    for (auto const& notice : release.notices) {
        if (notice.rule == "contract_notice") {
            if (auto const terms = contract::terms(release.tx, release.engine, notice.object)) {
                all.push(contract_value(release, notice, *terms));
            }
        }
    }
    return all;
}

}  // namespace

std::optional<Value> ocds(db::Tx& tx, workflow::Engine const& engine, std::int64_t id, Instant now) {
    auto project = project::find(tx, id);
    auto published = notices(tx, {.project = id, .limit = 500});
    if (!project || published.empty()) {
        return std::nullopt;
    }
    std::ranges::reverse(published);
    auto const changed = published.back().at;
    Release release{tx, engine, *project, std::move(published), Parties(tx)};
    auto value = Value::object();
    Value tags = Value::list();
    value.set("ocid", "ocds-000000-" + project->number)
        .set("id", project->number + "-" + std::to_string(release.notices.size()))
        .set("date", changed.iso())
        .set("tag", tags.push("compiled"))
        .set("initiationType", "tender")
        .set("language", "zh")
        .set("buyer", release.parties.reference(project->buyer, "buyer"))
        .set("planning", planning(release));
    if (auto const one = tender(release)) {
        value.set("tender", *one);
    }
    value.set("awards", awards(release)).set("contracts", contracts(release));
    value.set("parties", release.parties.list());
    Value releases = Value::list();
    return Value::object()
        .set("uri", "urn:qiyue:project:" + id_text(id))
        .set("version", "1.1")
        .set("publishedDate", now.iso())
        .set("publisher", Value::object().set("name", "契约 Qiyue"))
        .set("releases", releases.push(value));
}

}  // namespace qiyue::disclosure
