#include "app/web/openapi.hpp"

#include <array>

namespace qiyue::app::web {

namespace {

Value schema_of(Fields const& fields);

Value schema_of(Field const& field) {
    auto schema = Value::object();
    schema.set("title", field.label.zh)
        .set("description", field.label.en + (field.hint.en.empty() ? "" : ". " + field.hint.en));
    auto const typed = [&](char const* type) { schema.set("type", type); };
    switch (field.kind) {
    case Kind::integer:
    case Kind::share:
    case Kind::score:
    case Kind::reference: typed("integer"); break;
    case Kind::money:
        typed("integer");
        schema.set("description", field.label.en + ", in fen");
        break;
    case Kind::yes_no: typed("boolean"); break;
    case Kind::day:
        typed("string");
        schema.set("format", "date");
        break;
    case Kind::instant:
        typed("string");
        schema.set("format", "date-time");
        break;
    case Kind::secret:
        typed("string");
        schema.set("format", "password");
        break;
    case Kind::sealed:
        typed("string");
        schema.set("contentEncoding", "base64");
        break;
    case Kind::digest:
        typed("string");
        schema.set("pattern", "^[0-9a-f]{64}$");
        break;
    case Kind::choice: {
        typed("string");
        Value options = Value::list();
        for (auto const& option : field.options) {
            options.push(option.value);
        }
        schema.set("enum", options);
        break;
    }
    case Kind::group: {
        auto const inside = schema_of(field.fields);
        for (auto const& [key, value] : inside.members()) {
            schema.set(key, value);
        }
        break;
    }
    case Kind::list:
        typed("array");
        schema.set("items", schema_of(field.fields));
        break;
    case Kind::text:
    case Kind::prose: typed("string"); break;
    }
    auto const countable = field.kind == Kind::integer || field.kind == Kind::share || field.kind == Kind::score ||
        field.kind == Kind::money;
    if (countable && field.minimum != INT64_MIN) {
        schema.set("minimum", field.minimum);
    }
    if (countable && field.maximum != INT64_MAX) {
        schema.set("maximum", field.maximum);
    }
    for (auto const& clause : field.required_by) {
        Value clauses = schema["x-clauses"];
        schema.set("x-clauses", clauses.push(clause.id));
    }
    return schema;
}

Value schema_of(Fields const& fields) {
    auto properties = Value::object();
    Value required = Value::list();
    for (auto const& field : fields) {
        properties.set(field.name, schema_of(field));
        if (!field.optional) {
            required.push(field.name);
        }
    }
    auto schema = Value::object();
    schema.set("type", "object").set("properties", properties).set("additionalProperties", false);
    if (required.size() > 0) {
        schema.set("required", required);
    }
    return schema;
}

Value parameters_of(api::Operation const& operation) {
    Value parameters = Value::list();
    std::string_view path = operation.path;
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
        auto const name = path.substr(open + 1, path.find('}', open) - open - 1);
        parameters.push(Value::object()
                            .set("name", name)
                            .set("in", "path")
                            .set("required", true)
                            .set("schema", Value::object().set("type", name == "id" ? "integer" : "string")));
    }
    if (operation.writes()) {
        auto const header = [&](char const* name, char const* says) {
            parameters.push(Value::object()
                                .set("name", name)
                                .set("in", "header")
                                .set("description", says)
                                .set("schema", Value::object().set("type", "string")));
        };
        header("X-CSRF-Token", "the session's token; needed with a session cookie");
        header("Idempotency-Key", "the same key and body give the same answer and are done once");
        header("If-Match", "the revision that was read; 412 when somebody changed it meanwhile");
    }
    return parameters;
}

Value problem_answer(char const* says) {
    return Value::object()
        .set("description", says)
        .set("content",
             Value::object().set(
                 "application/problem+json",
                 Value::object().set("schema", Value::object().set("$ref", "#/components/schemas/Problem"))));
}

Value operation_value(api::Operation const& operation, law::Rulebook const& rules) {
    auto value = Value::object();
    auto const dot = operation.id.find('.');
    value.set("operationId", operation.id)
        .set("summary", operation.title.zh)
        .set("tags", Value::list().push(operation.id.substr(0, dot)))
        .set("parameters", parameters_of(operation));
    std::string text = operation.title.en;
    for (auto const& clause : operation.clauses) {
        text += "\n\n" + std::string(clause.id) + " " + rules.citation(clause);
    }
    value.set("description", text);
    if (operation.access != api::Access::everyone) {
        value.set("security", Value::list().push(Value::object().set("session", Value::list())));
        Value posts = Value::list();
        for (auto const& post : operation.posts) {
            posts.push(post);
        }
        value.set("x-posts", posts);
    }
    if (operation.input != nullptr && !operation.input->empty()) {
        auto schema = schema_of(*operation.input);
        if (operation.completeness == Form::Completeness::draft) {
            schema.erase("required");
        }
        value.set("requestBody",
                  Value::object()
                      .set("required", operation.completeness == Form::Completeness::whole)
                      .set("content", Value::object().set("application/json", Value::object().set("schema", schema))));
    }
    auto answers = Value::object();
    answers.set("200",
                Value::object()
                    .set("description", "done")
                    .set("content",
                         Value::object().set("application/json",
                                             Value::object().set("schema", Value::object().set("type", "object")))));
    answers.set("400", problem_answer("the input can't be read"));
    if (operation.access != api::Access::everyone) {
        answers.set("401", problem_answer("not signed in")).set("403", problem_answer("not this post or organisation"));
    }
    if (operation.writes()) {
        answers.set("409", problem_answer("not in this state"))
            .set("412", problem_answer("changed meanwhile"))
            .set("422", problem_answer("a rule says no; its clauses are cited"));
    }
    value.set("responses", answers);
    return value;
}

Value problem_schema() {
    auto const text = [] { return Value::object().set("type", "string"); };
    auto properties = Value::object();
    for (auto const* name : {"type", "title", "reason", "code", "detail"}) {
        properties.set(name, text());
    }
    properties.set("status", Value::object().set("type", "integer"));
    properties.set("findings",
                   Value::object().set("type", "array").set("items", Value::object().set("type", "object")));
    return Value::object().set("type", "object").set("properties", properties);
}

}  // namespace

std::string method_name(http::Method method) {
    switch (method) {
    case http::Method::get: return "get";
    case http::Method::post: return "post";
    case http::Method::put: return "put";
    case http::Method::patch: return "patch";
    case http::Method::del: return "delete";
    case http::Method::head: return "head";
    case http::Method::other: break;
    }
    ENSURE(false);
}

Value openapi(std::vector<api::Operation> const& operations, law::Rulebook const& rules) {
    auto paths = Value::object();
    for (auto const& operation : operations) {
        auto path = paths[operation.path].is_null() ? Value::object() : paths[operation.path];
        path.set(method_name(operation.method), operation_value(operation, rules));
        paths.set(operation.path, path);
    }
    auto const info =
        Value::object()
            .set("title", "契约 Qiyue")
            .set("version", "1")
            .set("license", Value::object().set("name", "Apache-2.0").set("identifier", "Apache-2.0"))
            .set(
                "description",
                "政府购买服务平台的开放接口。金额为整数分;日期为中国法定日历日;被拒绝的请求以 application/problem+json 说明理由与条款。");
    auto const cookie = Value::object().set("type", "apiKey").set("in", "cookie").set("name", "qiyue_session");
    return Value::object()
        .set("openapi", "3.1.0")
        .set("info", info)
        .set("servers", Value::list().push(Value::object().set("url", "/")))
        .set("paths", paths)
        .set("components",
             Value::object()
                 .set("schemas", Value::object().set("Problem", problem_schema()))
                 .set("securitySchemes", Value::object().set("session", cookie)));
}

}  // namespace qiyue::app::web
