#include "modules/review/fields.hpp"

// What is entered of talks, and shown of them.
namespace qiyue::review {

namespace {

Field item_of_document() {
    auto field = field::integer("item", {"可变动内容", "what may change"})
                     .at_least(1)
                     .says({"在购买文件可变动内容中的序号", "its number in the document's list"});
    field.of = "tender.changeable";
    return field;
}

}  // namespace

Fields const& talk_fields() {
    static Fields const fields{
        field::reference("bid", {"供应商的响应", "response"}, "bid"),
        field::day("held_on", {"日期", "held on"}),
        field::text("place", {"地点", "place"}),
        field::text("present", {"参加人员", "who was present"}),
        field::yes_no("whole_group", {"小组全体成员参加", "the whole group took part"}),
        field::prose("record", {"谈判、磋商、协商情况", "what was said"}),
        field::prose("price_grounds", {"价格依据及商定情况", "what the price rests on"})
            .maybe()
            .says({"单一来源写明成本、同类价格和商定的合同主要条款",
                   "of a single source: costs, prices of the like, and the terms agreed"}),
        field::digest("file", {"签字的记录", "signed record"}).maybe(),
    };
    return fields;
}

Fields const& change_fields() {
    static Fields const fields{
        field::list("items", {"变动内容", "changes"},
                    {item_of_document(), field::prose("text", {"变动后的内容", "as changed"})}),
        field::reference("confirmed_by", {"确认的采购人代表", "representative who confirmed it"}, "person").maybe(),
    };
    return fields;
}

Fields const& ask_quotes_fields() {
    static Fields const fields{
        field::yes_no("need_final", {"需求已经明确，变动已同时告知全部供应商", "the need is final, and all were told"}),
        field::instant("quote_deadline", {"最后报价截止时间", "deadline of the final quotes"}),
    };
    return fields;
}

Fields const& talks_shown() {
    static Fields const fields{
        field::list("talks", {"谈判、磋商、协商记录", "talks"},
                    {field::text("provider_name", {"供应商", "supplier"}), field::day("held_on", {"日期", "held on"}),
                     field::text("place", {"地点", "place"}), field::text("present", {"参加人员", "who was present"}),
                     field::prose("record", {"情况", "what was said"}),
                     field::prose("price_grounds", {"价格依据及商定情况", "what the price rests on"}),
                     field::digest("file", {"签字的记录", "signed record"})}),
        field::list("changes", {"已告知全部供应商的变动", "changes told to all"},
                    {field::instant("at", {"时间", "at"}),
                     field::list("items", {"变动内容", "changes"},
                                 {field::integer("item", {"可变动内容", "what may change"}),
                                  field::prose("text", {"变动后的内容", "as changed"})})}),
    };
    return fields;
}

}  // namespace qiyue::review
