#include "modules/tender/conditions.hpp"

#include "law/clauses.gen.hpp"
#include "modules/journal/api.hpp"

// The list of patterns: everybody may see it, the platform's administrator keeps it.
namespace qiyue::tender {

namespace {

Fields const& put_fields() {
    static Fields const fields{
        field::text("name", {"名称", "name"}).says({"小写字母和下划线，用于增改和删除", "to change or remove it by"}),
        field::choice("kind", {"类别", "kind"}, pattern_kinds()),
        field::text("words", {"用语", "words"}).says({"任一出现即提示；以空格分开", "any of them; parted by blanks"}),
        field::text("together", {"同时出现的用语", "with one of"})
            .maybe()
            .says({"填写的，须与其中之一同时出现", "if given, one of these must be there too"}),
        field::text("harmless", {"不提示的词", "harmless words"}).maybe(),
    };
    return fields;
}

Fields const& remove_fields() {
    static Fields const fields{field::text("name", {"名称", "name"})};
    return fields;
}

Value rows(db::Tx& tx) {
    Value items = Value::list();
    for (auto const& pattern : store::patterns(tx)) {
        items.push(Value::object()
                       .set("name", pattern.name)
                       .set("kind", pattern.kind)
                       .set("words", joined(pattern.words))
                       .set("together", joined(pattern.together))
                       .set("harmless", joined(pattern.harmless)));
    }
    return items;
}

void keep(db::Tx& tx, Form const& form) {
    auto const said = [&](char const* field) {
        return form.given(field) ? parted(form.text(field)) : std::vector<std::string>();
    };
    store::put(tx,
               {.name = form.text("name"),
                .kind = form.text("kind"),
                .words = said("words"),
                .together = said("together"),
                .harmless = said("harmless")});
}

}  // namespace

std::vector<api::Operation> pattern_operations(api::Ports& ports) {
    return journal::kept_list(ports,
                              {.name = "condition_pattern",
                               .path = "/api/condition-patterns",
                               .key = "name",
                               .title = {"不合理条件提示表", "patterns of discriminatory conditions"},
                               .put_title = {"增改提示条件", "add or change a pattern"},
                               .remove_title = {"删除提示条件", "remove a pattern"},
                               .put = &put_fields(),
                               .remove = &remove_fields(),
                               .clause = clause::LP_085,
                               .rows = rows,
                               .keep = keep,
                               .drop = store::remove_pattern});
}

}  // namespace qiyue::tender
