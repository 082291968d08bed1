#include "modules/invitation/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/provider/api.hpp"

// What is entered and shown of a list of suppliers, and of the letters to those invited.
namespace qiyue::invitation {

namespace {

constexpr std::int64_t most_invited = 30;

Field seats() {
    return field::integer("invite", {"随机邀请的家数", "how many are drawn"}).between(1, most_invited);
}

Field witnesses() {
    return field::list("witnesses", {"在场监督人员", "witnesses of the draw"},
                       {field::reference("person", {"人员", "person"}, "person")})
        .maybe()
        .says({"邀请招标的抽取须有本单位人员在场监督",
               "the draw of an invited tender is witnessed by the buyer's own people"});
}

Field suppliers(std::string name, Text label) {
    return field::list(std::move(name), std::move(label),
                       {field::reference("supplier", {"供应商", "supplier"}, "organisation:provider"),
                        field::prose("reason", {"推荐理由", "why"})});
}

Field named(std::string name, Text label) {
    return field::list(std::move(name), std::move(label),
                       {field::reference("supplier", {"供应商", "supplier"}, "organisation:provider"),
                        field::text("supplier_name", {"名称", "name"})});
}

void add(Fields& to, std::vector<Field> more) {
    for (auto& one : more) {
        to.push_back(std::move(one));
    }
}

Fields commitments() {
    Fields all;
    for (auto const& [side, label] :
         {std::pair{"buyer", Text{"购买主体", "buyer"}}, std::pair{"supervisor", Text{"监督人", "supervisor"}},
          std::pair{"platform", Text{"平台", "platform"}}}) {
        all.push_back(field::text(std::string(side) + "_commitment",
                                  {label.zh + "的承诺（摘要）", "commitment of the " + label.en}));
        all.push_back(field::text(std::string(side) + "_contribution",
                                  {label.zh + "的随机文本", "contribution of the " + label.en}));
    }
    return all;
}

}  // namespace

Fields const& draw_fields() {
    static Fields const fields{
        field::reference("tender", {"采购活动", "purchase"}, "tender"),
        seats(),
        field::choice("service_field", {"限于名录中的服务领域", "of this field in the directory"},
                      provider::service_fields())
            .maybe()
            .says({"从供应商库抽取的选填：不填的，全部登记的承接主体均在其列",
                   "of a draw from the pool: left out, every registered provider is among them"}),
        witnesses(),
    };
    return fields;
}

Fields const& drawn_from_recommended_fields() {
    static Fields const fields{seats(), witnesses()};
    return fields;
}

Fields const& contribution_fields() {
    static Fields const fields{field::text("contribution", {"随机文本", "words of your own"})
                                   .says({"随意写一句话：与封存的名单和平台的承诺一起决定抽取结果",
                                          "any sentence: with the sealed list and the platform's commitment it "
                                          "decides who is drawn"})};
    return fields;
}

Fields const& ask_fields() {
    static Fields const fields{
        field::reference("tender", {"采购活动", "purchase"}, "tender"),
        field::list("experts", {"请其推荐的评审专家", "experts asked to recommend"},
                    {field::reference("expert", {"专家", "expert"}, "person")
                         .says({"按本人登录名查找", "found by the name he signs in with"})})
            .maybe()
            .says({"谈判、磋商须填：采购人和评审专家分别推荐", "asked of talks: buyer and experts recommend apart"}),
    };
    return fields;
}

Fields const& recommend_fields() {
    static Fields const fields{suppliers("suppliers", {"推荐的供应商", "suppliers recommended"}).at_least(1)};
    return fields;
}

Fields const& list_shown() {
    static Fields const fields = [] {
        Fields all{field::reference("tender", {"采购活动", "purchase"}, "tender"),
                   field::choice("way", {"产生方式", "found by"},
                                 {{"prequalification", {"资格预审公告征集", "a prequalification notice"}},
                                  {"pool", {"供应商库随机抽取", "a draw from the pool of suppliers"}},
                                  {"recommendation", {"书面推荐", "written recommendations"}}}),
                   seats(), witnesses()};
        add(all,
            {field::integer("drawn_from", {"备选供应商数", "suppliers drawn from"}),
             field::list("candidates", {"备选供应商", "suppliers drawn from"},
                         {field::text("supplier_name", {"名称", "name"})}),
             field::list("left_out", {"不列入备选的", "left out"},
                         {field::text("supplier_name", {"名称", "name"}), field::prose("says", {"原因", "why"})}),
             field::integer("experts_asked", {"请其推荐的专家人数", "experts asked"}),
             field::integer("experts_answered", {"已推荐的专家人数", "experts who recommended"}),
             suppliers("by_buyer", {"采购人推荐", "recommended by the buyer"}),
             suppliers("by_experts", {"评审专家推荐", "recommended by experts"}),
             suppliers("own", {"我的推荐", "your recommendation"}),
             field::text("lots_digest", {"备选名单的摘要", "digest of the list"})});
        add(all, commitments());
        add(all,
            {field::text("seed", {"抽取种子", "seed"}), named("invited", {"受邀供应商", "suppliers invited"}),
             field::integer("invited_count", {"受邀家数", "how many are invited"}),
             field::yes_no("agrees", {"按公开记录重算一致", "done again from its record it agrees"}),
             field::prose("void_reason", {"作废理由", "why it is void"})});
        return all;
    }();
    return fields;
}

Fields const& letter_fields() {
    static Fields const fields{
        field::reference("invitation", {"供应商名单", "list"}, "invitation"),
        field::reference("supplier", {"受邀供应商", "supplier"}, "organisation:provider"),
        field::prose("words", {"邀请内容", "what it says"}),
        field::day("reply_by", {"请于此日前回复", "asked to reply by"}).maybe(),
    };
    return fields;
}

Fields const& letter_shown() {
    static Fields const fields = [] {
        auto all = letter_fields();
        all.push_back(field::text("supplier_name", {"受邀供应商", "supplier"}));
        all.push_back(field::text("project_name", {"项目", "project"}));
        all.push_back(field::reference("tender", {"采购活动", "purchase"}, "tender"));
        all.push_back(field::day("sent_on", {"发出日", "sent on"}));
        all.push_back(field::prose("opinion", {"回复", "reply"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::invitation
