#include "modules/contract/fields.hpp"

// A template 合同范本: the terms that contracts of a class of services begin with.
namespace qiyue::contract {

Fields const& template_fields() {
    static Fields const fields{
        field::text("name", {"范本名称", "name"}),
        field::text("service_class", {"适用的服务类别", "class of services"}),
        field::prose("goals", {"绩效目标", "goals"}).maybe(),
        field::prose("place_and_manner", {"履行地点和方式", "place and manner"}).maybe(),
        field::text("payment_method", {"资金支付方式", "how it is paid"}).maybe(),
        field::prose("acceptance", {"验收方式和标准、考核标准", "how it is accepted, by which standards"}).maybe(),
        field::prose("rights_and_duties", {"双方权利义务", "rights and duties"}),
        field::prose("liability", {"违约责任", "liability for breach"}),
        field::prose("disputes", {"解决争议的方法", "how disputes are settled"}),
        field::prose("bond_return", {"履约保证金的退还方式、时间、条件和逾期责任", "how the bond is given back"})
            .maybe(),
        field::prose("other", {"其他约定", "other terms"}).maybe(),
    };
    return fields;
}

Fields const& template_page_fields() {
    static Fields const fields = [] {
        auto all = template_fields();
        all.push_back(field::integer("version", {"版本", "version"}));
        all.push_back(field::day("since", {"本版自", "this version since"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::contract
