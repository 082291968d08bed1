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

// A computation {enough, minimum} that is asked about a figure under this name.
struct Counted {
    Clause clause;
    std::string figure;
};

// The first day that the rules allow for a field of the notice: the key of its deadline.
struct Earliest {
    std::string field, key;
};

struct Method {
    std::string name;
    Text label;
    bool procurement = false, other = false;  // lawful for government procurement; for other purchases (CD-41-1)
    bool competitive = true;
    bool carried = false;  // this platform carries it out
    Suppliers suppliers = Suppliers::anyone;
    bool tendering = false;        // 招标: the least numbers of the tender rules
    bool talks = false;            // 谈判、磋商、协商: talks with each supplier, then sealed final quotes
    bool drawn_committee = false;  // 评审委员会 or 小组 by the procurement law
    bool approved = false;         // the choice is approved by another person
    std::string least_bids;        // key: how many valid bids it needs at least
    std::string least_invited;     // key: how many suppliers the choice names at least; "" none
    std::vector<Clause> cites;
    Text because;  // when it may be used

    // What is asked of a purchase under it; a clause left out asks for nothing.
    Clause ground_under = {};     // judges the ground
    Clause approval_under = {};   // whether the finance department approves it beforehand
    Clause publicity_under = {};  // whether the choice is made public before it is approved
    // By which ways its suppliers are found once it is chosen, the first where none is stated; and the clause that says so.
    // Empty: it turns to all, or the choice itself names them.
    std::vector<std::string> invited_from = {};
    Clause invited_under = {};
    std::vector<Clause> times = {};  // how long notice, documents and responses run
    std::vector<Earliest> earliest = {};
    Clause clarified_under = {};  // whether a clarification moves the deadline, and its key
    std::string clarification_lead = {};
    Clause price_share_under = {};  // what the price may count for
    Clause bond_under = {};         // how much a bond may be at most
    Clause evaluation_under = {};   // why no other evaluation than this
    Evaluation evaluation = Evaluation::comprehensive;
    // How prices are scored and bids ordered, beside CD-21-7 and CD-21-8; blank: by those alone.
    Clause scored_under = {}, ordered_under = {};
    Clause changeable_under = {};  // the document lists what talks may change
    Clause met_under = {};         // the whole group meets each supplier
    Clause talked_under = {};      // no final quotes before each supplier was talked to
    std::string panel = "tender";  // whose composition CD-18-4 asks for
    std::vector<Clause> committee_under = {};
    std::vector<Counted> at_closing = {}, at_review = {}, at_quotes = {};
    Clause fewer_under = {};   // lets fewer go on
    Clause budget_under = {};  // ends it when the quote is above the budget
};
// 公开招标: a tender that turns to everybody.
bool open_to_all(Method const& method);
// The way by which its suppliers are found, of those it has; "" where it has none.
std::string way_of(Method const& method, Value const& choice);
inline constexpr char const* by_notice = "notice";  // 公告: it turns to everybody
std::vector<Method> const& methods();
Method const* find_method(std::string_view name);

// What decides which methods stand open for a purchase of services.
struct MethodFacts {
    bool procurement = true;  // government procurement, or another purchase of services (CD-41-1)
    Money budget;
    std::optional<Money> open_tender_threshold;  // nothing when the rules of the place hold none
    bool freely_chosen = false;                  // in an emergency (LP-043)
};

struct MethodOption {
    Method const* method = nullptr;
    bool open = false;  // may be chosen here
    Text because;
};

// Every method of the table, each with the reason why it is open here or not.
std::vector<MethodOption> method_options(MethodFacts const& facts);
Value value_of(std::vector<MethodOption> const& options);
// The fields of method_fields() that this method asks for beyond those of every purchase: [name], for its form.
Value fields_of(Method const& method);

}  // namespace qiyue::tender
