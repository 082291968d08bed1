#include "modules/review/collusion.hpp"

#include "law/clauses.gen.hpp"

// What is entered of signs of collusion, and by whom.
namespace qiyue::review {

namespace {

std::vector<Option> const& signs() {
    static std::vector<Option> const all{{"same_author", {"投标文件由同一人编制", "written by the same person"}},
                                         {"same_handler", {"由同一人办理投标事宜", "handed in by the same person"}},
                                         {"same_contact", {"联系人为同一人", "the same contact"}},
                                         {"alike", {"投标文件异常一致", "alike word for word"}},
                                         {"patterned_prices", {"报价呈规律性差异", "prices in a pattern"}},
                                         {"mixed", {"投标文件相互混装", "files of one in the bid of another"}},
                                         {"same_account", {"保证金从同一账户转出", "bonds from the same account"}}};
    return all;
}

// LP-151 七种恶意串通情形
std::vector<Option> const& kinds() {
    static std::vector<Option> const all{
        {"informed",
         {"从采购人处获得其他供应商情况并修改文件", "knew of the others from the buyer, and changed its bid"}},
        {"replaced", {"按采购人授意撤换、修改文件", "changed its bid as the buyer suggested"}},
        {"agreed_substance", {"协商报价、技术方案等实质性内容", "agreed on prices or solutions"}},
        {"one_group", {"同一集团、协会、商会成员按要求协同参加", "members of one group acted as it told them"}},
        {"agreed_winner", {"事先约定由某一供应商中标", "agreed who should win"}},
        {"agreed_withdrawal", {"商定部分供应商放弃参加或放弃中标", "agreed who should withdraw"}},
        {"other", {"其他串通行为", "another"}}};
    return all;
}

}  // namespace

Fields const& conclude_sign_fields() {
    static Fields const fields{
        field::integer("number", {"迹象（序号）", "sign (its number)"}).at_least(1),
        field::yes_no("deemed", {"评审委员会认定为视同串通投标", "the committee deems it collusion"})
            .says({"认定的，所涉投标均无效", "if so, the bids concerned are invalid"}),
        field::prose("reason", {"理由", "reason"}).by({clause::LP_150})};
    return fields;
}

Fields const& decide_collusion_fields() {
    static Fields const fields{field::integer("number", {"迹象（序号）", "sign (its number)"}).at_least(1),
                               field::yes_no("found", {"恶意串通成立", "collusion is found"}),
                               field::choice("kind", {"情形", "kind"}, kinds())
                                   .by({clause::LP_151})
                                   .says({"七种情形之一；不成立的，填所调查的情形",
                                          "one of the seven; the one looked into, where none is found"}),
                               field::prose("opinion", {"认定意见", "opinion"})};
    return fields;
}

Field shown_signs_field() {
    return field::list("signs", {"串通投标迹象", "signs of collusion"},
                       {field::integer("number", {"序号", "number"}), field::choice("sign", {"迹象", "sign"}, signs()),
                        field::text("bidders", {"所涉投标人", "bidders"}),
                        field::yes_no("deemed", {"视同串通", "deemed collusion"}).maybe(),
                        field::prose("reason", {"评审委员会的理由", "the committee's reason"}).maybe(),
                        field::choice("kind", {"财政部门认定的情形", "kind that finance found"}, kinds()).maybe(),
                        field::prose("decision", {"认定意见", "opinion"}).maybe()});
}

std::vector<workflow::Step> collusion_steps() {
    return {{.name = "conclude_sign",
             .title = {"登记对串通迹象的结论", "conclude on a sign of collusion"},
             .from = {"qualified", "talking", "formed", "scored"},
             .who = {{"buyer.opener", workflow::Relation::owner}},
             .input = &conclude_sign_fields(),
             .clauses = {clause::LP_150},
             .apply = conclude_sign,
             .expected = false},
            {.name = "decide_collusion",
             .title = {"认定串通投标", "decide on collusion"},
             .from = {"qualified", "talking", "quoting", "formed", "scored", "ranked", "reported", "awarded",
                      "published", "failed"},
             .who = {{"finance.procurement", workflow::Relation::finance}},
             .input = &decide_collusion_fields(),
             .clauses = {clause::LP_151},
             .apply = decide_collusion,
             .expected = false}};
}

}  // namespace qiyue::review
