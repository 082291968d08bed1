#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The register of service objects 服务对象名册 as it is pasted from a table: 姓名, 身份证件号码, 是否符合条件, 证明材料. Pure.
namespace qiyue::voucher {

struct Row {
    std::int64_t line = 0;  // 1, 2, … as the buyer counts them, without the heading
    std::string name, identity_number;
    bool meets = false;
    std::string proof;
    bool complete = false;  // four columns, a name, and 是 or 否
};

// Columns end at a comma or a tab; a heading is passed over, as are empty lines.
std::vector<Row> rows_of(std::string_view table);
// Eighteen characters with a right check (GB 11643).
bool is_identity_number(std::string_view text);
// 张*华, 李*: what others than the buyer see of a name.
std::string masked(std::string_view name);

}  // namespace qiyue::voucher
