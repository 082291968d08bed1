#include "app/portal/why.hpp"

#include "app/portal/words.hpp"

namespace qiyue::app::portal {

Value why_node(Value const& told, Language language) {
    auto const quote = told["quote"].text_or({});
    Value nodes = Value::list();
    if (told["nodes"].is_list()) {
        for (auto const& under : told["nodes"].items()) {
            nodes.push(why_node(under, language));
        }
    }
    return Value::object()
        .set("label", in(language, told["label"]))
        .set("value", told["value"].is_null() ? Value(false) : Value(in(language, told["value"])))
        .set("quote", quote.empty() ? Value(false) : Value(quote))
        .set("has_nodes", nodes.size() > 0)
        .set("nodes", nodes);
}

Value whys_of(Value const& told, Language language) {
    Value all = Value::list();
    for (auto const& why : told["whys"].items()) {
        all.push(Value::object()
                     .set("title", in(language, why["title"]))
                     .set("tree", Value::list().push(why_node(why["tree"], language))));
    }
    return all;
}

}  // namespace qiyue::app::portal
