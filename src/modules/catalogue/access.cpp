#include "modules/catalogue/access.hpp"

#include "law/clauses.gen.hpp"
#include "modules/catalogue/store.hpp"

#include <algorithm>

// 市场准入负面清单: what the State's list keeps from everybody, or from providers of some kinds, tied to the items of the catalogue
// that it concerns. An entry is in force 有效, and ended 已失效 when a new edition of the list drops it.
namespace qiyue::catalogue {

namespace {

using workflow::Relation;
using workflow::StepRun;

Fields const& entry_fields() {
    static Fields const fields{
        field::text("name", {"清单事项", "entry"}),
        field::text("number", {"清单版本及序号", "edition and number"}),
        field::list("items", {"所涉目录事项", "items of the catalogue"},
                    {field::reference("item", {"目录事项", "item"}, "catalogue_item")})
            .at_least(1),
        field::list("legal_types", {"不得承接的主体类型", "kinds of provider kept out"},
                    {field::choice("legal_type", {"类型", "kind"},
                                   {{"enterprise", {"企业", "enterprise"}},
                                    {"sole_trader", {"个体工商户", "sole trader"}},
                                    {"social_organisation", {"社会组织", "social organisation"}},
                                    {"institution_class_2", {"公益二类事业单位", "institution of class two"}},
                                    {"agency", {"其他机构", "agency"}}})})
            .maybe()
            .says({"不填即禁止任何主体", "left out: nobody may"}),
        field::day("from", {"自何日起", "from"}),
        field::day("until", {"至何日止", "until"}).maybe(),
        field::digest("paper", {"清单文件", "the list"}).maybe(),
    };
    return fields;
}

Fields const& end_fields() {
    static Fields const fields{field::day("last_day", {"最后有效日", "last day"}),
                               field::prose("reason", {"失效依据", "why"})};
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = [] {
        auto all = entry_fields();
        all.insert(all.end(), end_fields().begin(), end_fields().end());
        return all;
    }();
    return fields;
}

Result<void> enter(StepRun& run) {
    for (auto const& line : run.form.list("items")) {
        if (!store::find(run.tx, line.integer("item"))) {
            return api::invalid("catalogue.no_such_item", "items",
                                {"目录中没有这个事项", "the catalogue has no such item"},
                                {"请从目录事项中选择", "choose an item of the catalogue"});
        }
    }
    store::insert_access(run.tx, run.object.id, run.form.day("from"),
                         run.form.given("until") ? std::optional(run.form.day("until")) : std::nullopt,
                         run.form.value());
    run.object.title = run.form.text("name") + "（" + run.form.text("number") + "）";
    return {};
}

Result<void> end(StepRun& run) {
    auto body = store::access(run.tx, run.object.id);
    for (auto const& [name, value] : run.form.value().members()) {
        body.set(name, value);
    }
    store::end_access(run.tx, run.object.id, run.form.day("last_day"), body);
    return {};
}

bool names(Value const& list, char const* member, Value const& wanted) {
    return list.is_list() && std::ranges::any_of(list.items(), [&](Value const& one) { return one[member] == wanted; });
}

}  // namespace

// SH-2.2-2 落实国家出台的市场准入负面清单
std::optional<NotAdmitted> not_admitted(db::Tx& tx, std::int64_t item, std::string_view legal_type, Day day) {
    for (auto const& entry : store::access_in_force(tx, day)) {
        auto const& types = entry["legal_types"];
        auto const everybody = !types.is_list() || types.size() == 0;
        if (names(entry["items"], "item", Value(item)) &&
            (everybody || names(types, "legal_type", Value(std::string(legal_type))))) {
            return NotAdmitted{.name = entry["name"].text(), .number = entry["number"].text()};
        }
    }
    return std::nullopt;
}

workflow::Procedure access_procedure() {
    std::vector<workflow::Actor> const keeper{{"finance.catalogue", Relation::city}};
    return {
        .kind = "access_entry",
        .plural = "access-entries",
        .title = {"市场准入负面清单", "negative list of market access"},
        .states = {{"in_force", {"有效", "in force"}}, {"ended", {"已失效", "ended"}, /*final=*/true}},
        .steps = {{.name = "enter",
                   .title = {"登记清单事项", "enter an entry"},
                   .from = {},
                   .to = "in_force",
                   .who = keeper,
                   .input = &entry_fields(),
                   .clauses = {clause::SH_2_2_2},
                   .apply = enter,
                   .shown_publicly = true},
                  {.name = "end",
                   .title = {"登记失效", "end it"},
                   .from = {"in_force"},
                   .to = "ended",
                   .who = keeper,
                   .input = &end_fields(),
                   .clauses = {clause::SH_2_2_2},
                   .apply = end,
                   .shown_publicly = true,
                   .expected = false}},
        .shows = &shown_fields(),
        .view = [](db::Tx& tx, workflow::Object const& object, Context const&) { return store::access(tx, object.id); },
        .public_in = {"in_force", "ended"}};
}

}  // namespace qiyue::catalogue
