#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>

// What may be bought: the guiding catalogue (指导性目录) in three classes, each item with its days in force.
namespace qiyue::catalogue {

struct Item {
    std::int64_t id = 0;
    std::string region;  // whose catalogue it stands in; "" of items older than this distinction
    std::string code;    // "C0203": of the catalogue, not of the platform
    std::string name;
    int service_class = 0;  // 1 政府自身运转 · 2 履职辅助 · 3 公共服务 (CD-3-3)
    bool central = false;   // in the central procurement catalogue 集中采购目录
    bool barred = false;    // must be provided directly or is unsuitable: on the negative list (CD-3-2)
    Day in_force_from;
    std::optional<Day> adopted;  // nothing while it is only proposed
    std::optional<Day> in_force_until;

    // A buyer's catalogue is the one of his own jurisdiction, and his city's.
    bool covers(std::string_view buyers_region) const;

    bool in_force(Day day) const {
        return adopted && day >= in_force_from && (!in_force_until || day <= *in_force_until);
    }
};

std::optional<Item> item(db::Tx& tx, std::int64_t id);
// By class and code.
std::vector<Item> items_in_force(db::Tx& tx, Day day);

// 市场准入负面清单: an entry in force on that day that keeps this item from everybody, or from providers of this legal type;
// with "" only what is kept from everybody. {name, number}, or nothing.
struct NotAdmitted {
    std::string name, number;
};
std::optional<NotAdmitted> not_admitted(db::Tx& tx, std::int64_t item, std::string_view legal_type, Day day);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::catalogue
