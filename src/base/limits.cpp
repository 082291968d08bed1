#include "base/limits.hpp"

#include "base/ensure.hpp"

namespace qiyue {

std::int64_t most_of(Field const& field) {
    constexpr std::int64_t line = 200;
    constexpr std::int64_t pages = 20'000;
    constexpr std::int64_t items = 500;
    constexpr std::int64_t ciphertext = 4'000'000;
    switch (field.kind) {
    case Kind::text:
    case Kind::secret: return field.maximum != INT64_MAX ? field.maximum : line;
    case Kind::prose: return field.maximum != INT64_MAX ? field.maximum : pages;
    case Kind::list: return field.maximum != INT64_MAX ? field.maximum : items;
    case Kind::sealed: return ciphertext;
    case Kind::integer:
    case Kind::money:
    case Kind::share:
    case Kind::score:
    case Kind::day:
    case Kind::instant:
    case Kind::yes_no:
    case Kind::choice:
    case Kind::reference:
    case Kind::digest:
    case Kind::group: break;
    }
    return INT64_MAX;
}

// What is asked for, said to who wrote something else.
Text asked_for(Field const& field) {
    auto const most = std::to_string(most_of(field));
    switch (field.kind) {
    case Kind::text:
        return {"请填写一行文字，不超过 " + most + " 字", "give one line of at most " + most + " characters"};
    case Kind::prose: return {"请填写文字，不超过 " + most + " 字", "give text of at most " + most + " characters"};
    case Kind::integer: return {"请填写整数，例如 12", "give a whole number, such as 12"};
    case Kind::money: return {"请填写金额，例如 1234.50", "give an amount in yuan, such as 1234.50"};
    case Kind::share: return {"请填写万分之几的整数，例如 1250 表示 12.5%", "give basis points: 1250 is 12.5%"};
    case Kind::score:
        return {"请填写百分之一分的整数，例如 8850 表示 88.5 分", "give hundredths of a point: 8850 is 88.5"};
    case Kind::day: return {"请填写日期，例如 2026-09-30", "give a day, such as 2026-09-30"};
    case Kind::instant:
        return {"请填写时间，例如 2026-09-30T18:00:00+08:00", "give a moment, such as 2026-09-30T18:00:00+08:00"};
    case Kind::yes_no: return {"请填写 true 或 false", "give true or false"};
    case Kind::choice: {
        std::string values;
        for (auto const& option : field.options) {
            values += (values.empty() ? "" : ", ") + option.value;
        }
        return {"可选：" + values, "one of " + values};
    }
    case Kind::reference: return {"请填写所指对象的编号", "give the number of what it names"};
    case Kind::digest:
        return {"请先上传文件，再填写所得的摘要", "upload the file first, then give the digest that came back"};
    case Kind::sealed: return {"请填写 Base64 密文", "give the ciphertext in base64"};
    case Kind::secret:
        return {"请填写一行，不超过 " + most + " 字", "give one line of at most " + most + " characters"};
    case Kind::group: return {"请按字段逐项填写", "give its fields one by one"};
    case Kind::list: return {"请填写列表，不超过 " + most + " 项", "give a list of at most " + most};
    }
    ENSURE(false);
}

Text known_names(Fields const& fields) {
    std::string names;
    for (auto const& field : fields) {
        names += (names.empty() ? "" : ", ") + field.name;
    }
    return names.empty() ? Text{"请去掉它", "leave it out"}
                         : Text{"请去掉它；可用的有：" + names, "leave it out; there are " + names};
}

}  // namespace qiyue
