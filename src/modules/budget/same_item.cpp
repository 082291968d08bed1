#include "modules/budget/store.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// 同一预算项目下同一品目: what one year's released table holds of one budget line and one catalogue item.
namespace qiyue::budget {

std::vector<SameItem> of_same_item(db::Tx& tx, std::int64_t project, int year) {
    auto const own = project::find(tx, project);
    auto const versions = store::versions(tx, project, year);
    std::vector<SameItem> all;
    if (!own || versions.empty()) {
        return all;
    }
    for (auto const& row : store::rows_of_line(tx, versions.back().line, year)) {
        auto const other = project::find(tx, row.project);
        if (other && other->catalogue_item == own->catalogue_item) {
            all.push_back({.project = row.project,
                           .amount = row.amount,
                           .adjusted = std::max(row.amount - row.first_amount, Money())});
        }
    }
    return all;
}

}  // namespace qiyue::budget
