#pragma once

#include "base/clause.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "base/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace qiyue::tender {

// What decides which methods stand open for a purchase of services.
struct MethodFacts {
    bool procurement = true;                 // government procurement, or another purchase of services (CD-41-1)
    Money budget;
    std::optional<Money> open_tender_threshold;   // nothing when the rules of the place hold none
    bool complex = false;                    // the requirements cannot be fixed beforehand
};

struct MethodOption {
    std::string method;
    Text label;
    bool open = false;       // may be chosen here
    std::vector<Clause> cites;
    Text because;
};

// Every method the law knows, each with the reason why it is open here or not.
std::vector<MethodOption> method_options(MethodFacts const& facts);
Value value_of(std::vector<MethodOption> const& options);

}  // namespace qiyue::tender
