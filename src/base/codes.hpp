#pragma once

#include "base/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace qiyue {

// 统一社会信用代码, GB 32100-2015: registrar, kind, six digits of region, nine of the organisation, a check character.
class CreditCode {
public:
    // 18 characters with a right check; small letters are taken as capitals. Refuses everything else
    // ("credit_code.malformed", "credit_code.check").
    static Result<CreditCode> parse(std::string_view text);
    // The code whose first 17 characters these are. For demonstration data; ENSUREs that they can be ones.
    static CreditCode complete(std::string_view first_17);

    std::string const& text() const { return text_; }
    // Registrar and kind ("51" 社会团体, "52" 民办非企业单位, "91" 企业, …).
    std::string_view kind() const { return std::string_view(text_).substr(0, 2); }
    std::string_view region() const { return std::string_view(text_).substr(2, 6); }
    friend auto operator<=>(CreditCode const&, CreditCode const&) = default;

private:
    explicit CreditCode(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// Six digits that can be a code of GB/T 2260: a province, then city and county, none below nothing ("510100",
// not "510001"). Whether there is such a place is asked of the region table.
bool valid_region(std::string_view text);

}  // namespace qiyue
