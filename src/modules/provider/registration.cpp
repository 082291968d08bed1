#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/fields.hpp"
#include "modules/provider/forms.hpp"
#include "modules/provider/registry.hpp"

#include <algorithm>
#include <array>

// The life of a registration: 待核验 filed -> 已登记 registered, or 退回补正 returned; a change 变更或续期 waits as `changing`
// beside what was checked before. An inspection may find it 不符合资格 unqualified; 已注销 withdrawn ends it.
namespace qiyue::provider {

namespace {

using workflow::Actor;
using workflow::StepRun;

Registration stored(StepRun& run) {
    auto found = store::registration(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

// The authority that registers such a form: civil affairs for social organisations, the market's for enterprises.
bool right_authority(identity::Organisation const& registrar, std::string const& type) {
    auto const authority = registrar.attributes["authority"].text_or({});
    auto const wants = type == "social_organisation" ? "civil_affairs"
        : type == "enterprise"                       ? "market"
        : type == "agency"                           ? "industry"
                                                     : "";
    return authority.empty() || *wants == '\0' || authority == wants;
}

Result<identity::Organisation> registrar_of(StepRun& run, Value const& body) {
    auto const found = identity::organisation(run.tx, body["registrar"].integer_or(0));
    if (!found || found->kind != "registrar") {
        return api::invalid("provider.no_such_registrar", "registrar",
                            {"没有这个登记管理机关", "there is no such authority"},
                            {"请从登记管理机关中选择", "choose a registration authority"});
    }
    if (!right_authority(*found, body["legal_type"].text_or({}))) {
        return api::invalid(
            "provider.other_registrar", "registrar",
            {"这一类单位不由“" + found->name + "”登记", "“" + found->name + "” does not register this form"},
            {"社会组织选择民政部门，企业选择市场监督管理部门，机构选择行业主管部门",
             "civil affairs for social organisations, the market authority for enterprises, the line "
             "department for licensed agencies"});
    }
    return *found;
}

bool is_a(db::Tx& tx, Value const& id, std::string_view kind) {
    auto const found = identity::organisation(tx, id.integer_or(0));
    return found && found->kind == kind;
}

// Whom it names exists: its supervisor buys, its predecessor provided.
Result<void> known_others(StepRun& run, Value const& body) {
    if (body.has("supervisor") && !is_a(run.tx, body["supervisor"], "buyer")) {
        return api::invalid("provider.no_such_supervisor", "supervisor",
                            {"没有这个主管单位", "there is no such department"},
                            {"请从列出的单位中选择，没有的不填", "choose one that is listed, or leave it out"});
    }
    for (auto const& one : body["formerly"].is_list() ? body["formerly"].items() : Value::List()) {
        auto const itself = one["organisation"].integer_or(0) == run.context.caller.organisation;
        if (one.has("organisation") && (itself || !is_a(run.tx, one["organisation"], "provider"))) {
            return api::invalid(
                "provider.no_such_predecessor", "formerly",
                {"没有这个原单位，或填写了本单位", "there is no such former organisation, or it is itself"},
                {"同一单位变更类型的，原单位不填", "left out when the organisation is the same"});
        }
    }
    return {};
}

// The first of its papers to end; nothing when none has an end.
std::optional<Day> first_to_end(Value const& body) {
    std::optional<Day> first;
    auto const look = [&](Value const& text) {
        auto const day = Day::parse(text.text_or({}));
        if (day.ok() && (!first || day.value() < *first)) {
            first = day.value();
        }
    };
    look(body["certificate_until"]);
    if (body["proofs"].is_list()) {
        for (auto const& one : body["proofs"].items()) {
            look(one["valid_until"]);
        }
    }
    return first;
}

Result<void> propose(StepRun& run, Registration& r) {
    r.pending = run.form.value();
    // SH-2.1-6, SY-1.2.1-e, LA-V.2.5-a: what it was before stands with it
    for (auto const clause : {clause::SH_2_1_6, clause::SY_1_2_1_e, clause::LA_V_2_5_a}) {
        if (run.context.off(clause)) {
            r.pending.erase("formerly");
        }
    }
    auto const registrar = TRY(registrar_of(run, r.pending));
    TRY(known_others(run, r.pending));
    judge_registration(run.tx, run.judge, r.pending, run.today());
    r.registrar = registrar.id;
    run.object.party = registrar.id;
    return {};
}

Result<void> file(StepRun& run) {
    auto const before = store::registration_of(run.tx, run.context.caller.organisation);
    // SH-2.2-6 跨区域承接: registered in one district is registered in all, so nobody is made to do it twice
    run.judge.require(
        clause::SH_2_2_6, law::Facts().with("registered_before", before.has_value()), !before,
        "provider.registered_already", {},
        {"已有登记，在全市各区县有效，不必再次登记", "it is registered already, and so in every district"},
        {"请直接参加；有变化的在原登记上变更", "take part with it; change that one if need be"});
    TRY(run.judge.verdict());
    if (before) {
        return api::conflict("provider.registered_already",
                             {"本单位已有登记", "your organisation has a registration already"},
                             {"请在原登记上变更或续期；在任一区县登记的全市有效，不必再次登记",
                              "change or renew that one; registered in one district is registered in all"});
    }
    Registration r{.id = run.object.id, .provider = run.context.caller.organisation, .standing = "filed"};
    TRY(propose(run, r));
    store::insert(run.tx, r);
    run.object.title = run.context.caller.organisation_name;
    return {};
}

Result<void> amend(StepRun& run) {
    auto r = stored(run);
    TRY(propose(run, r));
    store::update(run.tx, r);
    return {};
}

// CDP-7-1, SY-2.2.1: what has an end is renewed before it; the duty stands in the provider's inbox until it is.
void open_renewal(StepRun& run, Registration const& r) {
    static constexpr std::array under{clause::SY_2_2_1, clause::CDP_7_1, clause::DG_7_2, clause::LP_088};
    auto const here = std::ranges::find_if(under, [&](Clause one) { return run.judge.applies(one); });
    if (r.valid_until && here != under.end()) {
        run.engine.open_duty_until(
            run.tx, run.context, run.object,
            {.duty = "provider_registration.renew",
             .title = {"登记材料到期前续期", "renew the papers of the registration before they end"},
             .deadline = {},
             .clause = *here,
             .holder = {"provider.manager", workflow::Relation::owner}},
            *r.valid_until, r.provider);
    }
}

Result<void> confirm(StepRun& run) {
    auto r = stored(run);
    judge_registration(run.tx, run.judge, r.pending, run.today());
    TRY(run.judge.verdict());
    r.body = r.pending;
    r.pending = Value();
    r.standing = "registered";
    r.registered_on = run.today();
    r.valid_until = first_to_end(r.body);
    store::update(run.tx, r);
    run.answer.set("valid_until", r.valid_until ? Value(r.valid_until->iso()) : Value());
    run.afterwards.emplace_back([&run, r]() -> Result<void> {
        run.engine.close_duty(run.tx, run.context, run.object.id, "provider_registration.renew");
        open_renewal(run, r);
        return {};
    });
    return {};
}

// SY-1.2.1-f 放开市场准入; LP-007 不得以不合理条件差别或歧视待遇: beyond the list of the law, and conditions that an authority
// entered with their policy, nothing can be asked for.
void judge_points(StepRun& run) {
    for (auto const& point : run.form.list("points")) {
        auto const condition =
            point.given("condition") ? store::condition(run.tx, point.integer("condition")) : std::nullopt;
        auto const grounded = point.text("of") == "statutory" || (point.text("of") == "condition" && condition);
        for (auto const clause : {clause::SY_1_2_1_f, clause::LP_007}) {
            run.judge.require(clause,
                              law::Facts().with("asked_for", point.text("says")).with("legal_basis_given", grounded),
                              grounded, "provider.beyond_the_list", "points",
                              {"“" + point.text("says") + "”没有法定依据，不能作为登记条件",
                               "“" + point.text("says") + "” rests on no rule and cannot be asked for"},
                              {"请删去；确有政策依据的，先登记为“其他条件”再引用",
                               "leave it out, or enter the condition with its policy first"});
        }
    }
}

Result<void> send_back(StepRun& run) {
    judge_points(run);
    TRY(run.judge.verdict());
    auto r = stored(run);
    std::string asked;
    for (auto const& point : run.form.list("points")) {
        asked += (asked.empty() ? "" : "；") + point.text("says");
    }
    r.pending.set("asked_to_mend", asked);
    store::update(run.tx, r);
    run.to = r.checked() ? "registered" : "returned";
    return {};
}

// LA-5.2.1 对社会力量参与政府的资格进行监督和检查: the outcome holds at once, wherever it is taking part.
Result<void> inspect(StepRun& run) {
    if (run.form.day("inspected_on") > run.today()) {
        return api::invalid("provider.not_yet", "inspected_on", {"检查日期晚于今天", "it is of a day to come"},
                            {"请在检查后登记", "record it when it was done"});
    }
    auto r = stored(run);
    r.standing = run.form.text("outcome") == "unqualified" ? "unqualified" : "registered";
    store::update(run.tx, r);
    run.to = r.standing;
    return {};
}

Result<void> withdraw(StepRun& run) {
    auto r = stored(run);
    r.standing = "withdrawn";
    store::update(run.tx, r);
    return {};
}

// What everybody may read of it; its proofs and people are between it, its authority and who supervises.
constexpr std::array open_to_all{
    "legal_type",         "subtype",        "association_kind", "foundation_kind", "field_of_work",
    "identified_by",      "number",         "licence_type",     "licence_number",  "established_on",
    "certificate_until",  "business_scope", "supervisor",       "decoupled",       "formerly",
    "financing_platform", "tax_status",     "tax_ground",       "tax_until",       "registrar"};

Value view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const r = store::registration(tx, object.id);
    if (!r) {
        return Value::object();
    }
    auto const& caller = context.caller;
    auto const inside = caller.signed_in() &&
        (caller.organisation == object.owner || caller.organisation == object.party ||
         caller.organisation_kind == "audit" || caller.organisation_kind == "registrar");
    auto const& said = inside && !r->pending.is_null() ? r->pending : r->body;
    auto page = Value::object();
    if (inside) {
        page = said;
    } else if (said.is_object()) {
        for (auto const* name : open_to_all) {
            if (said.has(name)) {
                page.set(name, said[name]);
            }
        }
    }
    if (r->registered_on) {
        page.set("registered_on", r->registered_on->iso());
    }
    if (r->valid_until) {
        page.set("valid_until", r->valid_until->iso());
    }
    // PF-law-20 从事其他公益类服务免税或减税: with its ground, until its day
    auto const until = Day::parse(said["tax_until"].text_or({}));
    if (until.ok() && !context.off(clause::PF_law_20)) {
        page.set("tax_standing", context.today() <= until.value() ? "in_force" : "expired");
    }
    // SY-2.2.5-b: an expired grade is none
    if (auto const grade = grade_on(tx, r->provider, context.today()); grade > 0 && !context.off(clause::SY_2_2_5_b)) {
        page.set("grade_today", std::to_string(grade) + "A");
    }
    return page;
}

std::vector<workflow::Step> filing() {
    std::vector<Actor> const itself{{"provider.manager", workflow::Relation::owner},
                                    {"provider.signer", workflow::Relation::owner}};
    std::vector<Clause> const list{clause::LP_006,   clause::LP_088,     clause::CDP_6a,    clause::CDP_7_1,
                                   clause::SH_2_2_1, clause::SY_1_2_1_f, clause::SY_2_2_a,  clause::SY_2_2_b,
                                   clause::SY_2_2_c, clause::LA_II_4_a,  clause::LA_II_4_b, clause::LA_II_4_g};
    return {
        {.name = "file",
         .title = {"申请承接主体登记", "file a registration"},
         .from = {},
         .to = "filed",
         .who = {{"provider.manager", workflow::Relation::anyone}, {"provider.signer", workflow::Relation::anyone}},
         .input = &registration_fields(),
         .clauses = list,
         .apply = file,
         .expected = false},
        {.name = "amend",
         .title = {"补正后重新提交", "mend it and file again"},
         .from = {"returned"},
         .to = "filed",
         .who = itself,
         .input = &registration_fields(),
         .clauses = list,
         .apply = amend},
        {.name = "change",
         .title = {"变更或续期", "change or renew"},
         .from = {"registered", "unqualified"},
         .to = "changing",
         .who = itself,
         .input = &registration_fields(),
         .clauses = list,
         .apply = amend,
         .expected = false},
        {.name = "withdraw",
         .title = {"注销登记", "withdraw"},
         .from = {"filed", "returned", "registered", "unqualified"},
         .to = "withdrawn",
         .who = itself,
         .input = &leave_fields(),
         .closes = {"provider_registration.renew"},
         .apply = withdraw,
         .shown_publicly = true,
         .expected = false},
    };
}

std::vector<workflow::Step> checking() {
    std::vector<Actor> const registrar{{"registrar.officer", workflow::Relation::party}};
    return {
        {.name = "confirm",
         .title = {"核验并登记", "check and register"},
         .from = {"filed", "changing"},
         .to = "registered",
         .who = registrar,
         .clauses = {clause::LP_006, clause::LP_088, clause::SY_2_2_6, clause::LA_V_4_b},
         .apply = confirm,
         .shown_publicly = true},
        {.name = "send_back",
         .title = {"退回补正", "send back"},
         .from = {"filed", "changing"},
         .to = "returned",
         .who = registrar,
         .input = &send_back_fields(),
         .clauses = {clause::SY_1_2_1_f, clause::LP_007},
         .apply = send_back},
        {.name = "inspect",
         .title = {"登记资格检查结果", "record an inspection"},
         .from = {"registered", "unqualified"},
         .to = "registered",
         .who = registrar,
         .input = &inspect_fields(),
         .clauses = {clause::LA_5_2_1},
         .apply = inspect,
         .shown_publicly = true,
         .expected = false},
    };
}

}  // namespace

workflow::Procedure registration_procedure() {
    auto steps = filing();
    for (auto& one : checking()) {
        steps.push_back(std::move(one));
    }
    return {.kind = "provider_registration",
            .plural = "provider-registrations",
            .title = {"承接主体登记", "registration of a provider"},
            .states = {{"filed", {"待核验", "filed"}},
                       {"returned", {"退回补正", "sent back"}},
                       {"registered", {"已登记", "registered"}},
                       {"changing", {"变更待核验", "registered, a change is filed"}},
                       {"unqualified", {"不符合资格", "not qualified"}},
                       {"withdrawn", {"已注销", "withdrawn"}, /*final=*/true}},
            .steps = std::move(steps),
            .shows = &registration_shown(),
            .view = view,
            // SY-4.2.3-a: every registration authority reads it, whoever checked it
            .readable = [](workflow::Object const&,
                           Context const& context) { return context.caller.organisation_kind == "registrar"; },
            .public_in = {"registered", "changing", "unqualified"}};
}

}  // namespace qiyue::provider
