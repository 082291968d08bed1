#include "law/clauses.gen.hpp"

#include "modules/identity/change.hpp"
#include "modules/identity/operations.hpp"
#include "modules/identity/paging.hpp"
#include "modules/identity/views.hpp"

namespace qiyue::identity {

namespace {

std::vector<Option> kind_options() {
    std::vector<Option> options;
    for (auto const& kind : kinds()) {
        options.push_back({kind.name, kind.label});
    }
    return options;
}

std::vector<Option> legal_type_options() {
    return {
        {"administrative_organ", {"行政机关", "Administrative organ"}},
        {"administrative_institution", {"具有行政管理职能的事业单位", "Institution with administrative functions"}},
        {"party_organ", {"党的机关", "Party organ"}},
        {"mass_organisation", {"群团组织", "Mass organisation"}},
        {"institution_class_1", {"公益一类事业单位", "Public-welfare institution, class I"}},
        {"institution_class_2", {"公益二类事业单位", "Public-welfare institution, class II"}},
        {"institution_business", {"生产经营类事业单位", "Institution of business nature"}},
        {"social_organisation", {"社会组织", "Social organisation"}},
        {"enterprise", {"企业", "Enterprise"}},
        {"rural_collective", {"农村集体经济组织", "Rural collective"}},
        {"grassroots_committee", {"基层群众性自治组织", "Residents' or villagers' committee"}},
        {"sole_trader", {"个体工商户", "Sole trader"}},
        {"natural_person", {"具备条件的个人", "Natural person"}},
        {"other", {"其他", "Other"}},
    };
}

// What the rules look at, beyond what every organisation has.
Fields attribute_fields() {
    return {
        field::choice("legal_type", {"单位性质", "Legal type"}, legal_type_options()).maybe(),
        field::yes_no("admin_staffing", {"纳入行政编制管理", "Administrative staffing"}).maybe(),
        field::yes_no("institutional_staffing", {"使用事业编制", "Institutional staffing"}).maybe(),
        field::yes_no("budget_funded", {"经费由财政负担", "Funded by the budget"}).maybe(),
        field::text("legal_representative", {"法定代表人", "Legal representative"}).maybe(),
        field::yes_no("small", {"中小企业", "Small or medium enterprise"}).maybe(),
        field::text("superior", {"主管预算单位（信用代码）", "Superior budget unit (its credit code)"}).maybe(),
    };
}

Fields const& register_fields() {
    static Fields const fields{
        field::text("name", {"名称", "Name"}),
        field::choice("kind", {"机构类别", "Kind"}, kind_options()),
        field::text("region", {"行政区划代码", "Region code"}),
        field::text("credit_code", {"统一社会信用代码", "Unified social credit code"}).maybe(),
        field::group("attributes", {"性质", "Attributes"}, attribute_fields()).maybe(),
    };
    return fields;
}

Fields const& change_fields() {
    static Fields const fields{
        field::text("name", {"名称", "Name"}).maybe(),
        field::text("region", {"行政区划代码", "Region code"}).maybe(),
        field::yes_no("active", {"启用", "Active"}).maybe(),
        field::group("attributes", {"性质", "Attributes"}, attribute_fields()).maybe(),
    };
    return fields;
}

law::Judge judge_of(Rules const& rules, Context const& context) {
    return {rules.book, rules.calendar, context, {.place = rules.place, .pinned = context.today()}};
}

Value attributes_in(Form const& form) {
    return form.given("attributes") ? form.group("attributes").value() : Value::object();
}

Result<Value> run_list(api::Call& call) {
    auto asked = asked_by(call);
    asked.kind = call.query_or("kind", {});
    asked.region = call.query_or("region", {});
    auto page = page_of(store::list_organisations(call.tx, asked), asked,
                        [](Organisation const& organisation) { return view_of(organisation); });
    return page.set("fields", describe(register_fields()));
}

// With everybody who holds a post there, so that one sees which posts nobody has.
Result<Value> run_read(api::Call& call) {
    auto const found = organisation(call.tx, TRY(call.number("id")));
    if (!found) {
        return api::not_found({"没有这个机构", "there is no such organisation"});
    }
    auto people = Value::list();
    for (auto const& holder : store::holders(call.tx, found->id, {})) {
        people.push(Value::object({{"id", holder.id},
                                   {"name", holder.name},
                                   {"login", holder.login},
                                   {"posts", view_of_posts(store::posts_of(call.tx, holder.id, found->id))}}));
    }
    auto view = view_of(*found);
    view.set("people", std::move(people));
    view.set("fields", describe(change_fields()));
    return view;
}

Result<Value> run_register(api::Call& call, api::Ports& ports, Rules const& rules) {
    auto judge = judge_of(rules, call.context);
    auto const id = TRY(register_organisation(call.tx, call.context, ports, judge,
                                              {.name = call.form.text("name"),
                                               .kind = call.form.text("kind"),
                                               .region = call.form.text("region"),
                                               .credit_code = call.form.text("credit_code"),
                                               .attributes = attributes_in(call.form)}));
    return view_of(*organisation(call.tx, id));
}

Result<Value> run_change(api::Call& call, api::Ports& ports, Rules const& rules) {
    auto const id = TRY(call.number("id"));
    auto judge = judge_of(rules, call.context);
    OrganisationChange change;
    if (call.form.given("name")) {
        change.name = call.form.text("name");
    }
    if (call.form.given("region")) {
        change.region = call.form.text("region");
    }
    if (call.form.given("active")) {
        change.active = call.form.yes("active");
    }
    change.attributes = attributes_in(call.form);
    auto const changed = TRY(change_organisation(call.tx, call.context, ports, judge, id, call.revision, change));
    return view_of(changed);
}

}  // namespace

std::vector<api::Operation> organisation_operations(api::Ports& ports, Rules const& rules) {
    return {
        {.id = "organisation.list",
         .method = http::Method::get,
         .path = "/api/organisations",
         .title = {"机构列表", "Organisations"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .query = &organisations_query(),
         .run = run_list},
        {.id = "organisation.read",
         .method = http::Method::get,
         .path = "/api/organisations/{id}",
         .title = {"机构", "An organisation"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .run = run_read},
        {.id = "organisation.register",
         .method = http::Method::post,
         .path = "/api/organisations",
         .title = {"登记机构", "Register an organisation"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .input = &register_fields(),
         .clauses = {clause::CD_2_1, clause::CD_2_2, clause::LP_005},
         .run = [&ports, rules](api::Call& call) { return run_register(call, ports, rules); }},
        {.id = "organisation.change",
         .method = http::Method::patch,
         .path = "/api/organisations/{id}",
         .title = {"变更机构", "Change an organisation"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .input = &change_fields(),
         .clauses = {clause::CD_2_1, clause::CD_2_2, clause::LP_005},
         .compares_revision = true,
         .run = [&ports, rules](api::Call& call) { return run_change(call, ports, rules); }},
    };
}

}  // namespace qiyue::identity
