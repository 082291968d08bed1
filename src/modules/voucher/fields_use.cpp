#include "modules/voucher/fields.hpp"

#include "law/clauses.gen.hpp"

// What is filled in of a voucher, of its use and of a claim.
namespace qiyue::voucher {

namespace {

constexpr std::int64_t most_units = 1'000, highest = 1'000'000'000, tail = 4;
constexpr std::int64_t most_lines = 500, most_at_once = 500;

Field programme() {
    return field::reference("programme", {"凭单方案", "voucher scheme"}, "voucher_programme");
}

Field serial() {
    return field::text("serial", {"凭单编号", "serial number"});
}

Field units() {
    return field::integer("units", {"数量", "units"}).between(1, most_units);
}

Field code() {
    return field::secret("code", {"短码", "short code"})
        .says({"凭单上只给领受者本人的那一组字母和数字", "the letters and digits for the holder's eyes alone"});
}

Field reason() {
    return field::prose("reason", {"理由", "reason"});
}

}  // namespace

Fields const& issue_fields() {
    static Fields const fields{
        programme(),
        field::integer("person", {"服务对象（名册序号）", "service object (number in the register)"})
            .by({clause::CD_19_4})
            .at_least(1)
            .confidential(),
        units(),
        field::day("expires", {"有效期至", "valid until"}).by({clause::CD_19_4}),
    };
    return fields;
}

Fields const& issue_many_fields() {
    static Fields const fields{
        units(),
        field::day("expires", {"有效期至", "valid until"}).by({clause::CD_19_4}),
        field::integer("most", {"本次最多发放人数", "at most so many people now"})
            .between(1, most_at_once)
            .says(
                {"按名册顺序发给符合条件而没有凭单的人；余下的再次办理",
                 "in the register's order, to those who meet the conditions and have none; do it again for the rest"}),
    };
    return fields;
}

Fields const& sign_fields() {
    static Fields const fields{code(), field::reference("provider", {"承接主体", "provider"}, "organisation"), units(),
                               field::money("unit_price", {"单价", "unit price"}).between(1, highest)};
    return fields;
}

Fields const& choose_fields() {
    static Fields const fields{
        code(),
        field::reference("provider", {"承接主体", "provider"}, "organisation")
            .maybe()
            .says({"不填即不预先选定", "left out: none is chosen beforehand"}),
    };
    return fields;
}

Fields const& reason_fields() {
    static Fields const fields{reason()};
    return fields;
}

Fields const& voucher_shown() {
    static Fields const fields{
        field::text("programme_name", {"凭单方案", "voucher scheme"}),
        serial(),
        field::text("holder", {"领受者", "holder"}),
        units(),
        field::text("unit", {"计量单位", "unit"}),
        field::money("value", {"面值", "value"}),
        field::money("returned", {"已退回预算", "back in the budget"}),
        field::day("expires", {"有效期至", "valid until"}),
        field::text("chosen_name", {"领受者选定的承接主体", "provider the holder chose"}),
        field::text("code", {"短码", "short code"}),
        field::text("link", {"领受者的页面（打印后交给本人）", "the holder's page, to be printed and handed over"}),
        field::prose("reason", {"理由", "reason"}),
    };
    return fields;
}

Fields const& present_fields() {
    static Fields const fields{
        programme(),
        serial(),
        field::text("holder_tail", {"来者身份证件号码后四位", "last four of the identity number of who came"})
            .by({clause::CD_19_4})
            .between(tail, tail)
            .confidential(),
        units(),
        field::money("unit_price", {"单价", "unit price"}).by({clause::CD_19_5}).between(-highest, highest),
        field::day("served_on", {"服务日期", "day of the service"}),
        field::digest("record", {"服务记录", "record of the service"}).by({clause::CD_30_1}),
    };
    return fields;
}

Fields const& settle_fields() {
    static Fields const fields = [] {
        auto all = present_fields();
        all.push_back(
            field::text("confirmation", {"离线确认码", "signed code"})
                .by({clause::CD_19_5})
                .says({"领受者事先为本次服务开具、接受服务后交给您的那一组字母和数字",
                       "the letters and digits that the holder signed for this service and gave you after it"}));
        return all;
    }();
    return fields;
}

Fields const& confirm_fields() {
    static Fields const fields{code()};
    return fields;
}

Fields const& decline_fields() {
    static Fields const fields{code(), field::prose("reason", {"情况说明", "what happened"}).maybe().confidential()};
    return fields;
}

Fields const& use_shown() {
    static Fields const fields{
        field::text("programme_name", {"凭单方案", "voucher scheme"}),
        serial(),
        field::text("provider_name", {"承接主体", "provider"}),
        units(),
        field::money("unit_price", {"单价", "unit price"}),
        field::money("amount", {"金额", "amount"}),
        field::day("served_on", {"服务日期", "day of the service"}),
        field::digest("record", {"服务记录", "record of the service"}),
        field::instant("presented", {"申报时间", "presented at"}),
        field::instant("confirmed", {"领受者确认时间", "confirmed by the holder at"}),
        field::text("signals", {"值得核对", "worth a look"}),
    };
    return fields;
}

Fields const& claim_fields() {
    static Fields const fields{
        programme(),
        field::list("lines", {"申请兑现的凭单", "vouchers claimed"}, {serial()})
            .by({clause::CD_30_1})
            .between(1, most_lines),
        field::digest("invoice", {"发票及服务清单", "invoice and list of services"}).by({clause::CD_30_1}),
        field::prose("remark", {"说明", "remark"}).maybe(),
    };
    return fields;
}

Fields const& paid_fields() {
    static Fields const fields{field::text("receipt", {"支付凭证号", "number of the payment"})};
    return fields;
}

Fields const& claim_shown() {
    static Fields const fields{
        field::text("programme_name", {"凭单方案", "voucher scheme"}),
        field::text("provider_name", {"承接主体", "provider"}),
        field::money("amount", {"兑现金额", "sum redeemed"}),
        field::list("lines", {"可以兑现的凭单", "vouchers redeemed"},
                    {serial(), field::integer("units", {"数量", "units"}),
                     field::money("unit_price", {"单价", "unit price"}), field::money("amount", {"金额", "amount"}),
                     field::day("served_on", {"服务日期", "day of the service"}),
                     field::text("signals", {"值得核对", "worth a look"})}),
        field::list("left_out", {"不予兑现的凭单", "vouchers not redeemed"},
                    {serial(), field::text("because", {"原因", "why"})}),
        field::digest("invoice", {"发票及服务清单", "invoice and list of services"}),
        field::prose("remark", {"说明", "remark"}),
        field::text("receipt", {"支付凭证号", "number of the payment"}),
        field::prose("reason", {"理由", "reason"}),
    };
    return fields;
}

}  // namespace qiyue::voucher
