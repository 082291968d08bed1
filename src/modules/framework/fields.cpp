#include "modules/framework/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/sealing/api.hpp"

#include "base/page_digest.hpp"

// What is filled in of the agreement itself: its plan, its call, its end.
namespace qiyue::framework {

namespace {

constexpr std::int64_t whole = 10'000;  // basis points
// Fen of one unit: with the most units of an order it is still an amount that the house can count.
constexpr std::int64_t highest = 10'000'000'000;

Fields asked_fields() {
    return {field::text("name", {"单位名称", "name"}), field::prose("findings", {"调查情况", "findings"})};
}

Fields term_fields() {
    return {field::day("term_from", {"有效期自", "in force from"}),
            field::day("term_to", {"有效期至", "in force until"}),
            field::day("notice_until", {"公告期限至", "notice until"})};
}

Fields with(Fields all, Fields const& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

// LP-294 应有明确采购标的和定价机制; LP-296 征集文件确定最高限制单价
Fields subject_fields() {
    return {
        field::prose("subject", {"采购标的", "what is bought"}).by({clause::LP_294}),
        field::prose("pricing", {"定价机制", "how prices are made"}).by({clause::LP_294}),
        field::text("unit", {"计价单位", "unit"}),
        field::money("unit_price_cap", {"最高限制单价", "cap of the unit price"})
            .by({clause::LP_296})
            .between(1, highest),
        field::prose("quality", {"服务要求", "quality asked for"}),
    };
}

Fields deadline_fields() {
    return {field::instant("bid_deadline", {"提交响应文件截止时间", "offers until"})};
}

}  // namespace

std::vector<Option> const& stage_two_options() {
    static std::vector<Option> const options{{"direct", {"直接选定", "direct choice"}},
                                             {"competition", {"二次竞价", "second competition"}},
                                             {"rotation", {"顺序轮候", "rotation"}}};
    return options;
}

Fields const& plan_fields() {
    static Fields const fields{
        field::text("name", {"名称", "name"}),
        field::reference("catalogue_item", {"目录事项", "catalogue item"}, "catalogue_item"),
        field::choice("kind", {"框架协议种类", "kind"},
                      {{"closed_kind", {"封闭式", "closed"}}, {"open_kind", {"开放式", "open"}}})
            .by({clause::LP_276}),
        field::choice(
            "open_ground", {"开放式的适用情形", "ground of the open kind"},
            {{"limited_suppliers",
              {"因政策或许可等限制，供应商在三家以下且不宜淘汰", "few suppliers by policy or licence"}},
             {"user_choice_uniform_fee",
              {"服务对象自主选择，统一付费标准，接纳所有愿意接受条件的供应商", "users choose at a uniform fee"}}})
            .maybe()
            .says({"封闭式不填", "not for the closed kind"}),
        field::choice("scope", {"适用情形", "ground"},
                      {{"petty_catalogue", {"集中采购目录内的小额零星采购", "petty purchases, in the catalogue"}},
                       {"petty_consulting", {"目录外鉴证咨询服务的小额零星采购", "petty consulting, outside it"}},
                       {"outside_users",
                        {"为本部门以外的服务对象提供服务，由其自主选择", "services to users outside who choose"}},
                       {"other_ground", {"财政部规定的其他情形", "another ground set by the ministry"}}})
            .by({clause::LP_277}),
        field::prose("basis", {"其他情形的依据", "basis of another ground"}).maybe(),
        field::integer("suppliers_possible", {"可参加的供应商数", "suppliers there are"}).between(0, 100'000),
        field::money("yearly_amount", {"预计年采购额", "expected in a year"}).at_least(1),
        field::integer("orders_a_year", {"预计年采购笔数", "orders expected in a year"}).between(1, 1'000'000),
        field::yes_no("frequent", {"是否多频次采购", "bought often"}),
        field::yes_no("consulting", {"是否法律、评估、会计、审计等鉴证咨询服务", "attesting or consulting services"}),
        field::yes_no("for_outside_users", {"是否为本部门以外的服务对象提供服务", "serves users outside"}),
        field::yes_no("users_choose", {"是否由服务对象自主选择供应商", "the users choose the supplier"}),
        field::yes_no("uniform_fee", {"是否有统一付费标准", "there is a uniform fee"}),
        field::yes_no("elimination_fits", {"是否适宜淘汰供应商", "eliminating suppliers fits"}),
        field::list("buyers_asked", {"调查的采购人", "buyers asked"}, asked_fields()),
        field::list("suppliers_asked", {"调查的供应商", "suppliers asked"}, asked_fields()),
        field::yes_no("takes_over_list",
                      {"是否沿用原协议供货、定点采购的供应商名单", "takes over an old list of designated suppliers"})
            .by({clause::LP_279}),
    };
    return fields;
}

Fields const& opinion_fields() {
    static Fields const fields{field::prose("opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& holders_fields() {
    static Fields const fields{sealing::key_holders_field(), sealing::key_threshold_field(),
                               sealing::key_suite_field()};
    return fields;
}

Fields const& call_fields() {
    static Fields const fields = with(
        with(
            with(
                subject_fields(),
                {field::choice("stage_one", {"第一阶段评审方法", "method of stage one"},
                               {{"price_first", {"价格优先法", "price-first"}},
                                {"quality_first", {"质量优先法", "quality-first"}}})
                     .by({clause::LP_284}),
                 field::yes_no("government_priced", {"是否执行政府定价、政府指导价", "priced by government"}),
                 field::yes_no("special_instruments",
                               {"是否有特别质量要求的检测、实验等仪器设备", "instruments of special quality"}),
                 field::share("elimination", {"淘汰比例", "share to eliminate"}).by({clause::LP_285}).between(0, whole),
                 field::share("small_deduction", {"对小微企业报价的扣除比例", "deduction for small enterprises"})
                     .between(0, whole)
                     .says({"只在第一阶段评审中使用，第二阶段不再扣除", "used in stage one alone"}),
                 field::choice("stage_two", {"第二阶段成交方式", "how orders are made"}, stage_two_options())
                     .by({clause::LP_288})}),
            term_fields()),
        deadline_fields());
    return fields;
}

Fields const& call_open_fields() {
    static Fields const fields =
        with(with(subject_fields(),
                  {field::choice("settlement", {"结算方式", "how it is settled"},
                                 {{"voucher", {"凭单", "by voucher"}}, {"order", {"订单", "by order"}}})
                       .by({clause::LP_300})}),
             term_fields());
    return fields;
}

Fields const& supplement_fields() {
    static Fields const fields =
        with({field::yes_no("execution_suffers", {"剩余入围供应商不足是否影响执行", "execution suffers"}),
              field::prose("reason", {"说明", "reason"}), field::day("notice_until", {"公告期限至", "notice until"})},
             deadline_fields());
    return fields;
}

Fields const& fail_fields() {
    static Fields const fields{field::prose("reason", {"征集失败的原因", "why the call failed"})};
    return fields;
}

Fields const& filing_fields() {
    static Fields const fields{field::digest("copy", {"框架协议副本", "copy of the agreements"})};
    return fields;
}

Fields const& framework_shown() {
    static Fields const fields = [] {
        // Called and decided first; what it was planned on stands below.
        auto const& plan = plan_fields();
        auto all = with({plan[0], plan[2]}, call_fields());
        all.push_back(call_open_fields()[5]);
        Field result[] = {
            field::list("opening", {"开启记录", "opening record"},
                        {field::page_digest("digest", {"密封摘要", "digest of the envelope"}),
                         field::instant("received_at", {"收到时间", "received"}),
                         field::yes_no("readable", {"能够读取", "could be read"})}),
            field::integer("responsive", {"满足要求的供应商数", "responsive suppliers"}),
            field::integer("eliminated", {"淘汰家数", "eliminated"}),
            field::list("admitted", {"入围供应商", "admitted suppliers"},
                        {field::integer("rank", {"名次", "rank"}), field::text("provider_name", {"供应商", "supplier"}),
                         field::money("price", {"协议单价", "agreed unit price"})}),
            field::list("agreements", {"已签订的框架协议", "agreements signed"},
                        {field::text("provider_name", {"供应商", "supplier"}),
                         field::money("price", {"协议单价", "agreed unit price"}),
                         field::text("status", {"状态", "state"})}),
            field::day("informed_on", {"告知采购人、服务对象", "told to buyers and users"}).maybe(),
            field::day("filed_on", {"备案日期", "filed on"}).maybe(),
            field::digest("copy", {"框架协议副本", "copy of the agreements"}).maybe(),
            field::integer("orders_made", {"成交笔数", "orders made"}),
            field::money("orders_settled", {"结算金额", "sum settled"}),
            field::list("by_supplier", {"各供应商成交情况", "orders of each supplier"},
                        {field::text("provider_name", {"供应商", "supplier"}),
                         field::integer("orders", {"成交笔数", "orders"}),
                         field::money("settled", {"结算金额", "sum settled"})}),
            field::prose("opinion", {"财政部门意见", "opinion of the finance department"}).maybe(),
            field::prose("reason", {"原因", "reason"}).maybe(),
        };
        all.insert(all.end(), std::begin(result), std::end(result));
        all = with(std::move(all), sealing::shown_key_fields());
        for (auto const& field : plan) {
            if (field.name != plan[0].name && field.name != plan[2].name) {
                all.push_back(field);
            }
        }
        return all;
    }();
    return fields;
}

}  // namespace qiyue::framework
