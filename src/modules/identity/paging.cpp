#include "modules/identity/paging.hpp"

namespace qiyue::identity {

Fields const& list_query() {
    static Fields const fields{
        field::text("name", {"名称的一部分", "part of the name"}),
        field::integer("after", {"上一页最后的编号", "the last id of the page before"}).at_least(0),
        field::integer("limit", {"每页条数", "how many a page"}).between(1, page_max),
    };
    return fields;
}

Fields const& organisations_query() {
    static Fields const fields = [] {
        auto all = list_query();
        all.push_back(field::text("kind", {"机构类别", "kind of organisation"}));
        all.push_back(field::text("region", {"行政区划代码", "region code"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::identity
