#include "support/articles.hpp"

namespace qiyue::support {

namespace {

void add(law::SourceFile& file, char const* list, Value row) {
    auto rows = file.content.has(list) ? file.content[list] : Value::list();
    rows.push(std::move(row));
    file.content.set(list, std::move(rows));
}

}  // namespace

law::SourceFile statute_file(std::string const& id, std::string const& place, std::string const& rank,
                             std::string const& from) {
    Value content = Value::object();
    content.set("id", id).set("place", place).set("prefix", "T").set("title", "规程" + id).set("number", id + "号");
    content.set("rank", rank).set("in_force_from", from).set("legal_basis", Value::list());
    return {id + "/statute.toml", std::move(content)};
}

law::SourceFile article_file(std::string const& statute, std::string const& label,
                             std::vector<std::string> const& clauses) {
    Value rows = Value::list();
    for (auto const& id : clauses) {
        rows.push(Value::object()
                      .set("id", id)
                      .set("area", "contract")
                      .set("kind", "rule")
                      .set("quote", "原文" + id)
                      .set("requirement", "what it asks")
                      .set("effect", "enforced"));
    }
    return {statute + "/art_" + label + ".toml",
            Value::object().set("article", label).set("text", "原文").set("clause", std::move(rows))};
}

void add_number(law::SourceFile& file, std::string const& key, std::string const& clause, std::string const& from,
                std::int64_t value, std::string const& status) {
    add(file, "number",
        Value::object()
            .set("key", key)
            .set("clause", clause)
            .set("from", from)
            .set("value", value)
            .set("unit", "count")
            .set("status", status));
}

void add_deadline(law::SourceFile& file, std::string const& key, std::string const& clause, std::string const& from,
                  std::int64_t working_days) {
    add(file, "deadline",
        Value::object()
            .set("key", key)
            .set("clause", clause)
            .set("from", from)
            .set("value", working_days)
            .set("unit", "working_days")
            .set("roll", "none")
            .set("status", "source"));
}

void add_case(law::SourceFile& file, Value one) {
    add(file, "case", std::move(one));
}

}  // namespace qiyue::support
