#pragma once

#include "modules/tender/api.hpp"

#include "base/clause.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "base/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Every way to find a provider, as a table: what is asked of a purchase follows from its row.
namespace qiyue::tender {

enum class Suppliers { anyone, invited, one };  // 面向所有供应商 · 书面邀请数家 · 定向一家

struct Method {
    std::string name;
    Text label;
    bool procurement = false, other = false;  // lawful for government procurement; for other purchases (CD-41-1)
    bool competitive = true;
    bool carried = false;  // this platform carries it out
    Suppliers suppliers = Suppliers::anyone;
    bool tendering = false;        // 招标: the times and the least numbers of the tender rules
    bool drawn_committee = false;  // 评审委员会 by the procurement law
    bool approved = false;         // the choice is approved by another person
    std::string least_bids;        // key: how many valid bids it needs at least
    std::string least_invited;     // key: how many suppliers are invited at least; "" none
    std::vector<Clause> cites;
    Text because;  // when it may be used
};
std::vector<Method> const& methods();
Method const* find_method(std::string_view name);

// What decides which methods stand open for a purchase of services.
struct MethodFacts {
    bool procurement = true;  // government procurement, or another purchase of services (CD-41-1)
    Money budget;
    std::optional<Money> open_tender_threshold;  // nothing when the rules of the place hold none
};

struct MethodOption {
    Method const* method = nullptr;
    bool open = false;  // may be chosen here
    Text because;
};

// Every method of the table, each with the reason why it is open here or not.
std::vector<MethodOption> method_options(MethodFacts const& facts);
Value value_of(std::vector<MethodOption> const& options);

}  // namespace qiyue::tender
