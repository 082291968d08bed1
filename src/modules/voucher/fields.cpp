#include "modules/voucher/fields.hpp"

#include "law/clauses.gen.hpp"

// What a scheme says, its register, and what its page shows.
namespace qiyue::voucher {

namespace {

constexpr std::int64_t most_units = 1'000, most_vouchers = 100, most_suppliers = 100'000;
constexpr std::int64_t highest = 1'000'000'000;     // fen of one unit
constexpr std::int64_t longest_register = 200'000;  // characters pasted at once
constexpr std::int64_t first_day = 1, last_day = 31;

Fields terms() {
    return {
        field::text("name", {"方案名称", "name"}),
        field::prose("market", {"市场竞争情况", "state of the market"})
            .by({clause::CD_19_1})
            .says({"说明为何市场竞争较为充分", "why the market is sufficiently competitive"}),
        field::integer("competitors_known", {"能够提供该服务的供应商数", "suppliers who can provide it"})
            .by({clause::CD_19_1})
            .between(0, most_suppliers),
        field::prose("conditions", {"服务对象应符合的条件", "conditions of the service objects"}).by({clause::CD_19_4}),
        field::text("unit", {"计量单位", "unit"}),
        field::money("unit_cap", {"单价上限", "highest unit price"}).between(1, highest),
        field::integer("units_each", {"每张最多数量", "most units of one voucher"}).between(1, most_units),
        field::integer("vouchers_each", {"每人最多张数", "most vouchers of one person"}).between(1, most_vouchers),
        field::money("budget", {"凭单预算", "budget of the vouchers"})
            .at_least(1)
            .says({"发放总额不超过此数", "no more is issued than this"}),
        field::day("starts", {"开始使用日", "first day of use"}),
        field::day("ends", {"最后使用日", "last day of use"}),
        field::integer("claim_from", {"每月申请兑现起始日", "claims from day of the month"})
            .by({clause::CD_30_1})
            .between(first_day, last_day),
        field::integer("claim_to", {"每月申请兑现截止日", "claims to day of the month"})
            .by({clause::CD_30_1})
            .between(first_day, last_day),
        field::day("claims_until", {"申请兑现总截止日", "last day for claims"}).by({clause::CD_30_1}),
    };
}

Fields sources() {
    return {
        field::reference("framework", {"框架协议采购", "framework agreement"}, "framework")
            .maybe()
            .says({"承接主体经框架协议确定的填写", "where it chose the providers"}),
        field::list("contracts", {"承接主体的合同", "contracts of the providers"},
                    {field::reference("contract", {"合同", "contract"}, "contract")})
            .maybe()
            .says({"经各项目采购活动签订的合同", "made by purchases of several projects"}),
    };
}

}  // namespace

Fields const& programme_fields() {
    static Fields const fields = [] {
        Fields all{field::reference("project", {"项目", "project"}, "project")};
        for (auto const& part : {terms(), sources()}) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }();
    return fields;
}

Fields const& register_fields() {
    static Fields const fields{
        field::prose("rows", {"名册", "register"})
            .by({clause::CD_19_6})
            .between(1, longest_register)
            .says(
                {"从表格粘贴，每行：姓名，身份证件号码，是否符合条件（是或否），证明材料。身份证件号码只留存不可还原的摘要",
                 "pasted from a table, a line each: name, identity number, whether the conditions are met (yes or no), "
                 "proof. Of identity numbers only a keyed digest is kept"})
            .confidential()};
    return fields;
}

Fields const& programme_shown() {
    static Fields const fields = [] {
        auto all = terms();
        Fields const found{
            field::text("project_name", {"项目", "project"}),
            field::text("framework_name", {"框架协议采购", "framework agreement"}),
            field::list("providers", {"可选的承接主体", "providers to choose from"},
                        {field::text("provider_name", {"承接主体", "provider"}),
                         field::money("unit_price", {"单价不高于", "unit price at most"})}),
            field::integer("issued", {"已发放张数", "vouchers issued"}),
            field::integer("used", {"已使用张数", "vouchers used"}),
            field::money("held", {"在服务对象手中的金额", "in the hands of beneficiaries"}),
            field::integer("persons", {"名册人数", "persons on the register"}),
            field::list("register", {"服务对象名册", "register of service objects"},
                        {field::integer("number", {"序号", "number"}), field::text("name", {"姓名", "name"}),
                         field::yes_no("meets", {"符合条件", "meets the conditions"}),
                         field::text("proof", {"证明材料", "proof"}),
                         field::integer("vouchers", {"已领张数", "vouchers given"})}),
        };
        all.insert(all.end(), found.begin(), found.end());
        return all;
    }();
    return fields;
}

}  // namespace qiyue::voucher
