#include "law/local/chengdu_guicheng_2017/articles.hpp"
#include "law/national/bid_time.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-18-5 对于政府采购项目,购买主体应按照政府采购法律制度规定……选择适合的采购方式
// The article gives no number of its own: the law's art. 35 and its regulations' art. 31 are judged. Asked for open and
// invited tenders.
void time_by_procurement_law(Facts const& facts, Numbers const& numbers, Findings& findings) {
    national::bid_time_at_least(facts, numbers, findings);
    national::documents_available_at_least(facts, numbers, findings);
}

}  // namespace qiyue::law::chengdu_guicheng_2017
