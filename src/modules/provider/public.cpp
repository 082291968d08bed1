#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/registry.hpp"

#include "base/both.hpp"

#include <algorithm>

// What everybody may ask: the joined directory of a year, and the whole record of one provider, which is also what
// registration authorities take for inspection, grading and enforcement. CDP-18, SH-3.2-6, SY-4.2.3-a, LA-V.2.6-a.
namespace qiyue::provider {

namespace {

Value day_or_none(std::optional<Day> const& day) {
    return day ? Value(day->iso()) : Value();
}

Fields const& directory_query() {
    static Fields const fields{field::integer("year", {"年度", "year"}).between(2000, 2100).maybe(),
                               field::choice("legal_type", {"类型", "legal form"}, legal_types()).maybe(),
                               field::choice("field", {"服务领域", "field"}, service_fields()).maybe(),
                               field::text("region", {"区域", "region"}).maybe(),
                               field::text("q", {"名称", "name"}).maybe()};
    return fields;
}

Value told(Entry const& entry) {
    Value fields = Value::list(), sources = Value::list();
    for (auto const& one : entry.fields) {
        fields.push(one);
    }
    for (auto const& one : entry.sources) {
        sources.push(one);
    }
    return Value::object()
        .set("provider", entry.provider)
        .set("name", entry.name)
        .set("credit_code", entry.credit_code)
        .set("region", entry.region)
        .set("legal_type", entry.legal_type)
        .set("fields", fields)
        .set("introduction", entry.introduction)
        .set("sources", sources);
}

Result<Value> read_directory(api::Call& call) {
    auto const years = directory_years(call.tx);
    auto const year = call.query_number("year", years.empty() ? call.context.today().year() : years.front());
    auto const all = directory(call.tx, year);
    // LA-I.3-d 承接主体由“社会组织”扩大到“社会力量”: the kinds add up to the whole
    Value by_type = Value::list();
    for (auto const& type : legal_types()) {
        auto const count = std::ranges::count(all, type.value, &Entry::legal_type);
        if (count > 0) {
            by_type.push(Value::object()
                             .set("legal_type", type.value)
                             .set("label", both(type.label))
                             .set("count", static_cast<std::int64_t>(count)));
        }
    }
    // LA-6.1.10 各部门的名录; PF-platform-16 本年度具有资质……的名录
    auto const kept = call.context.off(clause::LA_6_1_10) || call.context.off(clause::PF_platform_16);
    Value entries = Value::list();
    for (auto const& entry : narrowed(kept ? std::vector<Entry>() : all,
                                      {.legal_type = call.query_or("legal_type", {}),
                                      .field = call.query_or("field", {}),
                                      .region = call.query_or("region", {}),
                                      .words = call.query_or("q", {})})) {
        entries.push(told(entry));
    }
    auto answer = Value::object();
    answer.set("year", year).set("total", static_cast<std::int64_t>(all.size())).set("entries", entries);
    if (!call.context.off(clause::LA_I_3_d)) {
        answer.set("by_type", by_type);
    }
    return answer;
}

Value told(Contract const& one) {
    return Value::object()
        .set("contract", one.contract)
        .set("number", one.number)
        .set("title", one.title)
        .set("buyer", one.buyer_name)
        .set("region", one.region)
        .set("signed_on", one.signed_on)
        .set("state", both(one.state));
}

Value told(Outcome const& one) {
    return Value::object()
        .set("contract", one.contract)
        .set("number", one.number)
        .set("what", both(one.what))
        .set("passed", one.passed)
        .set("on", one.on.iso());
}

Value told(Line const& one) {
    return Value::object()
        .set("kind", both(one.kind))
        .set("what", both(one.what))
        .set("authority", one.authority)
        .set("document", one.document)
        .set("year", one.year == 0 ? Value() : Value(one.year))
        .set("on", one.on.iso())
        .set("lifted_on", day_or_none(one.lifted_on));
}

Value told(Violation const& one) {
    return Value::object()
        .set("ground", both(one.ground))
        .set("measure", both(one.measure))
        .set("decision", one.decision)
        .set("from", one.from.iso())
        .set("until", one.until.iso())
        .set("active", one.active);
}

Value told(Card const& card) {
    Value formerly = Value::list();
    for (auto const& one : card.formerly) {
        formerly.push(Value::object()
                          .set("legal_type", both(one.legal_type))
                          .set("until", one.until)
                          .set("name", one.name)
                          .set("budget_support", one.budget_support));
    }
    return Value::object()
        .set("standing", card.standing)
        .set("legal_type", both(card.legal_type))
        .set("kind", both(card.kind))
        .set("registrar", card.registrar)
        .set("number", card.number)
        .set("supervisor", card.supervisor)
        .set("registered_on", card.registered_on.iso())
        .set("valid_until", day_or_none(card.valid_until))
        .set("grade", card.grade)
        .set("tax", card.tax)
        .set("formerly", formerly);
}

bool of_year(std::string const& day, std::int64_t year) {
    return year == 0 || day.starts_with(std::to_string(year));
}

template <class All> Value rows(All const& all, std::int64_t year, auto day_of) {
    Value list = Value::list();
    for (auto const& one : all) {
        if (of_year(day_of(one), year)) {
            list.push(told(one));
        }
    }
    return list;
}

Result<Value> read_record(workflow::Engine& engine, api::Call& call) {
    auto const id = TRY(call.number("id"));
    auto const organisation = identity::organisation(call.tx, id);
    if (!organisation || organisation->kind != "provider") {
        return api::not_found({"没有这个承接主体", "there is no such provider"});
    }
    auto const record = TRY(whole_record(call.tx, engine, call.context, id));
    auto const year = call.query_number("year", 0);
    auto const contracts = rows(record.contracts, year, [](Contract const& one) { return one.signed_on; });
    auto const results = rows(record.results, year, [](Outcome const& one) { return one.on.iso(); });
    std::int64_t passed = 0, across = 0;
    for (auto const& one : results.items()) {
        passed += one["passed"].boolean() ? 1 : 0;
    }
    for (auto const& one : contracts.items()) {
        across += one["region"].text() == organisation->region ? 0 : 1;
    }
    constexpr std::int64_t whole = 10'000;
    auto const count = static_cast<std::int64_t>(results.size());
    auto answer = Value::object();
    answer.set("name", organisation->name)
        .set("credit_code", organisation->credit_code)
        .set("registration", record.card ? told(*record.card) : Value())
        .set("contracts", contracts)
        .set("contract_count", static_cast<std::int64_t>(contracts.size()))
        .set("across_regions", across);
    // SY-4.4 积极支持社会组织的培育和发展: listed for each, apart from contracts
    auto supports = Value::list();
    for (auto const& one : store::supports(call.tx, id)) {
        supports.push(one);
    }
    answer.set("supports", supports);
    auto const off = [&](Clause one) { return call.context.off(one); };
    // CDP-18, SH-3.2-6: what authorities wrote back, with source and day
    if (!off(clause::CDP_18) && !off(clause::SH_3_2_6)) {
        answer.set("findings", rows(record.findings, year, [](Line const& one) { return one.on.iso(); }));
    }
    // SY-3.2-j 评价结果作为社会组织资质管理……的重要参考依据: each once, however often it is taken
    if (!off(clause::SY_3_2_j)) {
        answer.set("results", results);
    }
    // SY-4.2.3-a: …and what they take from here
    if (!off(clause::SY_4_2_3_a)) {
        answer.set("violations", rows(record.violations, year, [](Violation const& one) { return one.from.iso(); }));
    }
    // LA-V.2.6-a 数量、合同履行情况: how many of its results were passed, in hundredths of a percent
    if (count > 0 && !call.context.off(clause::LA_V_2_6_a)) {
        answer.set("fulfilment", passed * whole / count);
    }
    return answer;
}

Fields const& record_query() {
    static Fields const fields{field::integer("year", {"年度", "year"}).between(2000, 2100).maybe()};
    return fields;
}

}  // namespace

std::vector<Entry> narrowed(std::vector<Entry> entries, Narrow const& by) {
    std::erase_if(entries, [&](Entry const& one) {
        return (!by.legal_type.empty() && one.legal_type != by.legal_type) ||
            (!by.region.empty() && one.region != by.region) ||
            (!by.words.empty() && one.name.find(by.words) == std::string::npos) ||
            (!by.field.empty() && std::ranges::find(one.fields, by.field) == one.fields.end());
    });
    return entries;
}

Result<Record> whole_record(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::int64_t provider) {
    Record record{.card = card(tx, provider, context.today())};
    auto const contracts = std::make_shared<std::vector<Contract>>();
    auto const violations = std::make_shared<std::vector<Violation>>();
    for (auto const id : with_predecessors(tx, provider)) {
        TRY(engine.ports().bus.raise(tx, context, ContractsAsked{.provider = id, .found = contracts}));
        TRY(engine.ports().bus.raise(tx, context, ViolationsAsked{.provider = id, .found = violations}));
        std::ranges::move(results(tx, id), std::back_inserter(record.results));
        std::ranges::move(findings(tx, id), std::back_inserter(record.findings));
    }
    record.contracts = *contracts;
    record.violations = *violations;
    return record;
}

std::vector<api::Operation> operations(workflow::Engine& engine) {
    return {
        api::reading("provider.directory", "/api/directory", {"承接主体名录", "directory of providers"},
                     api::Access::everyone, {clause::LA_6_1_10, clause::LA_I_3_d, clause::PF_platform_16},
                     read_directory)
            .asks(directory_query()),
        api::reading("provider.record", "/api/providers/{id}/record",
                     {"承接主体全部公开记录", "a provider's whole record"}, api::Access::everyone,
                     {clause::CDP_18, clause::SH_3_2_6, clause::SY_1_2_1_e, clause::SY_4_2_3_a, clause::LA_V_2_6_a},
                     [&engine](api::Call& call) { return read_record(engine, call); })
            .asks(record_query()),
    };
}

}  // namespace qiyue::provider
