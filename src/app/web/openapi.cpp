#include "app/web/openapi.hpp"

#include <algorithm>
#include <array>

namespace qiyue::app::web {

namespace {

constexpr std::int64_t fen_most = (std::int64_t{1} << 53) - 1;

using Completeness = Form::Completeness;

Value schema_of(Fields const& fields, Completeness completeness);

// The least and the most that the form reader takes.
void set_limits(Value& schema, Field const& field, Completeness completeness) {
    switch (field.kind) {
    case Kind::integer:
    case Kind::share:
    case Kind::score:
        if (field.minimum != INT64_MIN) {
            schema.set("minimum", field.minimum);
        }
        if (field.maximum != INT64_MAX) {
            schema.set("maximum", field.maximum);
        }
        return;
    case Kind::money:
        schema.set("minimum", field.minimum == INT64_MIN ? 0 : field.minimum)
            .set("maximum", std::min(field.maximum, fen_most));
        return;
    case Kind::reference: schema.set("minimum", 1); return;
    case Kind::list:
        schema.set("maxItems", most_of(field));
        if (field.minimum > 0 && completeness == Completeness::whole) {
            schema.set("minItems", field.minimum);
        }
        return;
    case Kind::text:
    case Kind::prose:
    case Kind::secret:
        schema.set("maxLength", most_of(field));
        if (field.minimum > 0) {
            schema.set("minLength", field.minimum);
        }
        return;
    case Kind::sealed: schema.set("maxLength", most_of(field)); return;
    case Kind::day:
    case Kind::instant:
    case Kind::yes_no:
    case Kind::choice:
    case Kind::digest:
    case Kind::group: return;
    }
}

Value schema_of(Field const& field, Completeness completeness) {
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
        schema.set("type", Value::list().push("integer").push("string"));
        schema.set("description", field.label.en + ", in whole fen; or as text in yuan, \"1,234.50\"");
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
        auto const inside = schema_of(field.fields, completeness);
        for (auto const& [key, value] : inside.members()) {
            schema.set(key, value);
        }
        break;
    }
    case Kind::list:
        typed("array");
        schema.set("items", schema_of(field.fields, completeness));
        break;
    case Kind::text:
    case Kind::prose: typed("string"); break;
    }
    set_limits(schema, field, completeness);
    for (auto const& clause : field.required_by) {
        Value clauses = schema["x-clauses"];
        schema.set("x-clauses", clauses.push(clause.id));
    }
    return schema;
}

Value schema_of(Fields const& fields, Completeness completeness) {
    auto properties = Value::object();
    Value required = Value::list();
    for (auto const& field : fields) {
        auto schema = schema_of(field, completeness);
        if (auto const when = asked_when(field, fields); !when.zh.empty()) {
            schema.set("x-asked-when", when.zh + " · " + when.en);
        }
        properties.set(field.name, schema);
        if (!field.optional && field.depends_on.empty() && completeness == Completeness::whole) {
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

Value text_schema() {
    return Value::object().set("type", "string");
}

Value header_parameter(char const* name, char const* says) {
    return Value::object().set("name", name).set("in", "header").set("description", says).set("schema", text_schema());
}

Value parameters_of(api::Operation const& operation) {
    Value parameters = Value::list();
    std::string_view path = operation.path;
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
        auto const name = path.substr(open + 1, path.find('}', open) - open - 1);
        auto const is_word = std::ranges::find(operation.words, name) != operation.words.end();
        parameters.push(
            Value::object()
                .set("name", name)
                .set("in", "path")
                .set("required", true)
                .set("schema", is_word ? text_schema() : Value::object().set("type", "integer").set("minimum", 0)));
    }
    if (operation.query != nullptr) {
        for (auto const& field : *operation.query) {
            parameters.push(Value::object()
                                .set("name", field.name)
                                .set("in", "query")
                                .set("description", field.label.zh + " · " + field.label.en)
                                .set("schema", schema_of(field, Completeness::draft)));
        }
    }
    if (operation.writes()) {
        parameters.push(header_parameter("X-CSRF-Token", "the session's token; needed with a session cookie"));
    }
    if (operation.writes() && operation.asked_once()) {
        parameters.push(
            header_parameter("Idempotency-Key", "the same key and body give the same answer and are done once"));
    }
    if (operation.compares_revision) {
        parameters.push(
            header_parameter("If-Match", "the revision that was read; 412 when somebody changed it meanwhile"));
    }
    if (operation.id == "uploads.begin") {
        parameters.push(header_parameter("Upload-Length", "how many bytes the file has"));
        parameters.push(header_parameter("Upload-Metadata", "filename and its name in base64"));
    }
    if (operation.id == "uploads.add") {
        parameters.push(header_parameter("Upload-Offset", "after how many bytes this piece comes"));
    }
    if (operation.id == "files.keep") {
        parameters.push(header_parameter("X-File-Name", "the file's name, percent-encoded"));
    }
    return parameters;
}

struct Outcome {
    int status;
    char const* name;
    char const* says;
};

// What can be answered besides 200, each once, by name: most operations share them.
constexpr std::array<Outcome, 10> outcomes{{
    {400, "Unreadable", "the path, query, headers or input can't be read as what is asked for; the field is named"},
    {401, "Unauthenticated", "not signed in, or the session whose token was sent has ended"},
    {403, "Forbidden", "not this post or organisation, no anti-forgery token, or a page of another site sent it"},
    {404, "NotFound", "there is none, or it is not the caller's to see"},
    {405, "MethodNotAllowed", "the address has no such method; Allow names those it has"},
    {409, "Conflict", "not in this state, or the Idempotency-Key belongs to another asking"},
    {412, "Stale", "changed meanwhile: If-Match names another revision"},
    {413, "TooLarge", "the body is too large"},
    {422, "Unlawful", "a rule says no; its clauses are cited"},
    {429, "Throttled", "asked or failed too often; Retry-After says for how many seconds"},
}};

Value reference_to(char const* where, std::string const& name) {
    return Value::object().set("$ref", "#/components/" + std::string(where) + "/" + name);
}

bool may_answer(api::Operation const& operation, int status) {
    auto const names_something = operation.path.find('{') != std::string::npos;
    switch (status) {
    case 403: return operation.writes() || operation.access != api::Access::everyone || names_something;
    case 404: return operation.writes() || names_something;
    case 409:
    case 422: return operation.writes();
    case 412: return operation.compares_revision;
    case 413: return operation.writes();
    case 429: return operation.throttles || (operation.writes() && operation.access == api::Access::everyone);
    default: return true;
    }
}

Value done_answer(api::Operation const& operation) {
    auto content = Value::object();
    if (operation.gives == "application/json") {
        content.set("schema",
                    operation.answer == nullptr ? Value::object().set("type", "object")
                                                : schema_of(*operation.answer, Completeness::whole));
    }
    return Value::object().set("description", "done").set("content", Value::object().set(operation.gives, content));
}

// A file in pieces is sent by a protocol that has its own way to say that it is done.
Value add_done(Value answers, api::Operation const& operation) {
    if (operation.id == "uploads.begin") {
        return answers.set("201", Value::object().set("description", "announced; Location says where its pieces go"));
    }
    if (operation.id == "uploads.add" || operation.id == "uploads.give_up") {
        return answers.set("204", Value::object().set("description", "done; Upload-Offset says how much has come"));
    }
    return answers.set("200", done_answer(operation));
}

Value answers_of(api::Operation const& operation) {
    auto answers = add_done(Value::object(), operation);
    for (auto const& outcome : outcomes) {
        if (may_answer(operation, outcome.status)) {
            answers.set(std::to_string(outcome.status), reference_to("responses", outcome.name));
        }
    }
    return answers.set("default", reference_to("responses", "Failed"));
}

Value body_of(api::Operation const& operation) {
    auto content = Value::object();
    if (operation.input != nullptr) {
        content.set("schema", schema_of(*operation.input, operation.completeness));
    }
    auto const whole = operation.completeness == Completeness::whole;
    return Value::object().set("required", whole).set("content", Value::object().set(operation.takes, content));
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
    if ((operation.input != nullptr && !operation.input->empty()) || operation.takes != "application/json") {
        value.set("requestBody", body_of(operation));
    }
    return value.set("responses", answers_of(operation));
}

Value object_schema(Value properties, std::vector<char const*> const& always) {
    Value required = Value::list();
    for (auto const* name : always) {
        required.push(name);
    }
    return Value::object().set("type", "object").set("properties", std::move(properties)).set("required", required);
}

Value list_schema(Value items) {
    return Value::object().set("type", "array").set("items", std::move(items));
}

Value problem_schema() {
    auto const words = object_schema(Value::object().set("zh", text_schema()).set("en", text_schema()), {"zh", "en"});
    auto const finding = object_schema(Value::object()
                                           .set("code", text_schema())
                                           .set("field", text_schema())
                                           .set("says", words)
                                           .set("remedy", words)
                                           .set("cites", list_schema(Value::object().set("type", "object"))),
                                       {"code", "field", "says", "cites"});
    auto properties = Value::object();
    for (auto const* name : {"type", "title", "reason", "code", "detail"}) {
        properties.set(name, text_schema());
    }
    properties.set("status", Value::object().set("type", "integer"))
        .set("findings", list_schema(finding).set("minItems", 1))
        .set("incident", text_schema());
    return object_schema(properties, {"type", "title", "status", "reason", "code", "detail", "findings"});
}

Value problem_answer(char const* says) {
    auto const problem = Value::object().set("schema", reference_to("schemas", "Problem"));
    return Value::object()
        .set("description", says)
        .set("content", Value::object().set("application/problem+json", problem));
}

Value header_of(char const* name, char const* says) {
    return Value::object().set(name, Value::object().set("description", says).set("schema", text_schema()));
}

Value shared_answers() {
    auto answers = Value::object();
    for (auto const& outcome : outcomes) {
        auto answer = problem_answer(outcome.says);
        if (outcome.status == 405) {
            answer.set("headers", header_of("Allow", "the methods that the address has"));
        }
        if (outcome.status == 429) {
            answer.set("headers", header_of("Retry-After", "seconds"));
        }
        answers.set(outcome.name, answer);
    }
    return answers.set(
        "Failed",
        problem_answer("something failed here, or everybody is busy (503, with Retry-After); the incident "
                       "number stands in the log"));
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

Value openapi(std::vector<api::Operation> const& operations, std::vector<api::Operation> const& own,
              law::Rulebook const& rules) {
    auto paths = Value::object();
    for (auto const* rows : {&operations, &own}) {
        for (auto const& operation : *rows) {
            auto path = paths[operation.path].is_null() ? Value::object() : paths[operation.path];
            path.set(method_name(operation.method), operation_value(operation, rules));
            paths.set(operation.path, path);
        }
    }
    auto const info =
        Value::object()
            .set("title", "契约 Qiyue")
            .set("version", "1")
            .set("license", Value::object().set("name", "Apache-2.0").set("identifier", "Apache-2.0"))
            .set(
                "description",
                "政府购买服务平台的开放接口。金额为整数分；日期为中国法定日历日；被拒绝的请求以 application/problem+json 说明理由与条款。");
    auto const cookie = Value::object().set("type", "apiKey").set("in", "cookie").set("name", "qiyue_session");
    return Value::object()
        .set("openapi", "3.1.0")
        .set("info", info)
        .set("servers", Value::list().push(Value::object().set("url", "/")))
        .set("paths", paths)
        .set("components",
             Value::object()
                 .set("schemas", Value::object().set("Problem", problem_schema()))
                 .set("responses", shared_answers())
                 .set("securitySchemes", Value::object().set("session", cookie)));
}

}  // namespace qiyue::app::web
