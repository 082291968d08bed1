#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/forms.hpp"
#include "modules/provider/registry.hpp"

#include <algorithm>

// What stands of one provider: its registration, what authorities found, the results of its services; with what its
// predecessors left, since a conversion takes nothing away. SH-2.1-6, SY-1.2.1-e, LA-V.2.5-a.
namespace qiyue::provider {

namespace {

std::string name_of(db::Tx& tx, std::int64_t organisation) {
    auto const found = organisation == 0 ? std::nullopt : identity::organisation(tx, organisation);
    return found ? found->name : std::string();
}

Text what_of(Noted const& one) {
    if (one.kind == "annual_inspection" || one.kind == "assessment") {
        return label_in(finding_results(), one.body["result"].text_or({}));
    }
    if (one.kind == "grade") {
        auto const by = label_in(graders(), one.body["graded_by"].text_or({}));
        auto const grade = std::to_string(one.body["grade"].integer_or(0)) + "A";
        return {grade + "（" + by.zh + "评定）", grade + ", " + by.en};
    }
    return {};
}

}  // namespace

std::optional<Card> card(db::Tx& tx, std::int64_t provider, Day day) {
    auto const found = store::registration_of(tx, provider);
    if (!found || !found->checked()) {
        return std::nullopt;
    }
    auto const& body = found->body;
    Card card{.registration = found->id,
              .standing = found->standing,
              .legal_type = label_in(legal_types(), legal_type_on(body, day)),
              .kind = body["subtype"].is_text() ? label_in(subtypes(), body["subtype"].text()) : Text{},
              .registrar = name_of(tx, found->registrar),
              .number = body["identified_by"].text_or({}) == "licence" ? body["licence_number"].text_or({})
                                                                       : body["number"].text_or({}),
              .supervisor = name_of(tx, body["supervisor"].integer_or(0)),
              .registered_on = *found->registered_on,
              .valid_until = found->valid_until,
              .grade = grade_on(tx, provider, day),
              .tax = {},
              .formerly = {}};
    if (auto const until = Day::parse(body["tax_until"].text_or({})); until.ok()) {
        card.tax = day <= until.value() ? "in_force" : "expired";
    }
    for (auto const& one : body["formerly"].is_list() ? body["formerly"].items() : Value::List()) {
        card.formerly.push_back({.legal_type = label_in(legal_types(), one["legal_type"].text_or({})),
                                 .until = one["until"].text_or({}),
                                 .name = name_of(tx, one["organisation"].integer_or(0)),
                                 .budget_support = one["budget_support"].text_or({}),
                                 .organisation = one["organisation"].integer_or(0)});
    }
    return card;
}

std::vector<std::int64_t> with_predecessors(db::Tx& tx, std::int64_t provider) {
    std::vector<std::int64_t> all{provider};
    for (std::size_t at = 0; at < all.size(); ++at) {
        auto const found = store::registration_of(tx, all.at(at));
        auto const former = found && found->checked() && found->body["formerly"].is_list()
            ? found->body["formerly"].items()
            : Value::List();
        for (auto const& one : former) {
            auto const id = one["organisation"].integer_or(0);
            if (id != 0 && std::ranges::find(all, id) == all.end()) {
                all.push_back(id);
            }
        }
    }
    return all;
}

std::vector<Line> findings(db::Tx& tx, std::int64_t provider) {
    std::vector<Line> all;
    for (auto const& one : store::findings(tx, provider)) {
        all.push_back({.kind = label_in(finding_kinds(), one.kind),
                       .what = what_of(one),
                       .authority = name_of(tx, one.registrar),
                       .document = one.body["document"].text_or({}),
                       .year = one.body["year"].integer_or(0),
                       .on = one.on,
                       .lifted_on = one.lifted_on});
    }
    return all;
}

void note_result(db::Tx& tx, Outcome const& o) {
    store::keep_result(tx, o.object, o.provider,
                       Value::object()
                           .set("object", o.object)
                           .set("contract", o.contract)
                           .set("number", o.number)
                           .set("zh", o.what.zh)
                           .set("en", o.what.en)
                           .set("passed", o.passed)
                           .set("excellent", o.excellent)
                           .set("on", o.on.iso()));
}

std::vector<Outcome> results(db::Tx& tx, std::int64_t provider) {
    std::vector<Outcome> all;
    for (auto const& body : store::results(tx, provider)) {
        all.push_back({.object = body["object"].integer_or(0),
                       .provider = provider,
                       .contract = body["contract"].integer_or(0),
                       .number = body["number"].text_or({}),
                       .what = {body["zh"].text_or({}), body["en"].text_or({})},
                       .passed = body["passed"].boolean_or(false),
                       .excellent = body["excellent"].boolean_or(false),
                       .on = Day::parse(body["on"].text_or({})).value()});
    }
    std::ranges::stable_sort(all, {}, &Outcome::on);
    return all;
}

// SY-1.2.1-d 推动公办事业单位与主管部门理顺关系和去行政化; SH-2.2-5 推动行业协会商会与行政机构脱钩: who decides sees it.
void warn_of_affiliation(db::Tx& tx, law::Judge& judge, std::int64_t provider, std::int64_t buyer) {
    auto const found = store::registration_of(tx, provider);
    if (!found || !found->checked()) {
        return;
    }
    auto const supervised = found->body["supervisor"].integer_or(0) == buyer;
    auto const tied = found->body["decoupled"] == Value(false);
    auto const facts = law::Facts()
                           .with("supplier_name", name_of(tx, provider))
                           .with("supervised_by_buyer", supervised)
                           .with("not_decoupled", tied);
    judge.ask(clause::SY_1_2_1_d, facts);
    judge.ask(clause::SH_2_2_5, facts);
}

}  // namespace qiyue::provider
