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

api::Operation operation(std::string id, http::Method method, std::string path, Text title, Fields const* input,
                         std::function<Result<Value>(api::Call&)> run) {
    api::Operation made;
    made.id = std::move(id);
    made.method = method;
    made.path = std::move(path);
    made.title = std::move(title);
    made.access = method == http::Method::get ? api::Access::everyone : api::Access::posts;
    if (method != http::Method::get) {
        made.posts = {"platform.admin"};
    }
    made.input = input;
    made.clauses = {clause::LP_085};
    made.run = std::move(run);
    return made;
}

Result<Value> list(api::Call& call) {
    Value items = Value::list();
    for (auto const& pattern : store::patterns(call.tx)) {
        items.push(Value::object()
                       .set("name", pattern.name)
                       .set("kind", pattern.kind)
                       .set("words", joined(pattern.words))
                       .set("together", joined(pattern.together))
                       .set("harmless", joined(pattern.harmless)));
    }
    return Value::object().set("items", items);
}

void record(api::Call& call, api::Ports& ports, std::string const& operation_id) {
    journal::append(call.tx, call.context, ports,
                    journal::Entry{.operation = operation_id, .kind = {}, .body = call.form.value()});
}

}  // namespace

std::vector<api::Operation> pattern_operations(api::Ports& ports) {
    return {
        operation("condition_pattern.list", http::Method::get, "/api/condition-patterns",
                  {"不合理条件提示表", "patterns of discriminatory conditions"}, nullptr, list),
        operation("condition_pattern.put", http::Method::post, "/api/condition-patterns",
                  {"增改提示条件", "add or change a pattern"}, &put_fields(),
                  [&ports](api::Call& call) -> Result<Value> {
                      auto const said = [&](char const* field) {
                          return call.form.given(field) ? parted(call.form.text(field)) : std::vector<std::string>();
                      };
                      store::put(call.tx,
                                 {.name = call.form.text("name"),
                                  .kind = call.form.text("kind"),
                                  .words = said("words"),
                                  .together = said("together"),
                                  .harmless = said("harmless")});
                      record(call, ports, "condition_pattern.put");
                      return Value::object().set("name", call.form.text("name"));
                  }),
        operation("condition_pattern.remove", http::Method::post, "/api/condition-patterns/remove",
                  {"删除提示条件", "remove a pattern"}, &remove_fields(), [&ports](api::Call& call) -> Result<Value> {
                      store::remove_pattern(call.tx, call.form.text("name"));
                      record(call, ports, "condition_pattern.remove");
                      return Value::object().set("name", call.form.text("name"));
                  })};
}

}  // namespace qiyue::tender
