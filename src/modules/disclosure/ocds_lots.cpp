#include "modules/disclosure/ocds_lots.hpp"

#include "modules/disclosure/ocds_map.hpp"
#include "modules/tender/api.hpp"

#include <map>

namespace qiyue::disclosure {

namespace {

std::string_view status_of(workflow::Object const& lot) {
    if (lot.state == "awarded") {
        return "complete";
    }
    return lot.state == "failed" ? "unsuccessful" : "active";
}

}  // namespace

Value ocds_lots(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender) {
    Value all = Value::list();
    for (auto const& lot : tender::lots(tx, tender)) {
        auto const object = engine.find(tx, lot.tender);
        ENSURE(object.has_value());
        all.push(Value::object()
                     .set("id", std::to_string(lot.tender))
                     .set("title", lot.name)
                     .set("status", status_of(*object))
                     .set("value", ocds_amount(lot.ceiling)));
    }
    return all;
}

std::int64_t lot_of_review(db::Tx& tx, workflow::Engine const& engine, std::int64_t review) {
    auto const object = engine.find(tx, review);
    return object && tender::lot(tx, object->parent) ? object->parent : 0;
}

std::vector<Notice> latest_by_lot(db::Tx& tx, workflow::Engine const& engine, std::vector<Notice> const& notices,
                                  std::string_view rule) {
    std::map<std::int64_t, Notice> latest;
    for (auto const& notice : notices) {
        if (notice.rule == rule) {
            latest.insert_or_assign(lot_of_review(tx, engine, notice.object), notice);
        }
    }
    std::vector<Notice> all;
    for (auto& [lot, notice] : latest) {
        all.push_back(std::move(notice));
    }
    return all;
}

void relate(Value& award, std::int64_t lot) {
    if (lot != 0) {
        Value lots = Value::list();
        award.set("relatedLots", lots.push(std::to_string(lot)));
    }
}

}  // namespace qiyue::disclosure
